"""The whole answer of `status --format json` (docs/json.md), without `plan.file` and the alerts' `message`."""

import datetime as dt

from .alerting import alerts
from .figures import has_data
from .periods import linear
from .reading import Data, last_day, targets_of
from .rollup import counts, group_light, is_scored, mean, mean_json, plan_parts, section_json, task_json
from .shown import share, target_json


def status(plan: Data, entries: list[Data], as_of: dt.date) -> Data:
    """6.1, the object in its order."""
    targets = targets_of(plan, entries, as_of)
    start, end = dt.date.fromisoformat(plan["period"]["start"]), last_day(plan["period"]["end"])
    scored = [t for t in targets if is_scored(t)]
    return {
        "version": 1,
        "plan": {"title": plan["title"], "period": {"start": start.isoformat(), "end": end.isoformat()}},
        "as_of": as_of.isoformat(),
        "elapsed": share(linear(as_of, start, end)),
        **mean_json(mean(plan_parts(plan, targets))),
        "light": group_light(targets),
        "reported": sum(has_data(t) for t in scored),
        "scored": len(scored),
        "counts": counts(targets),
        "sections": [section_json(section, targets) for section in plan["sections"]],
        "tasks": [
            task_json(section["id"], task, targets)
            for section in plan["sections"]
            for task in section.get("tasks", [])
        ],
        "targets": [target_json(t) for t in targets],
        "alerts": alerts(targets),
    }
