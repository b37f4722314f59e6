"""The whole answer of `status --format json` (docs/json.md), without `plan.file` and the alerts' `message`."""

import datetime as dt

from .alerting import alerts
from .periods import linear
from .reading import Data, last_day, targets_of
from .rollup import Group, group_json, plan_parts, scored_ids, section_json, task_json
from .shown import share, target_json


def status(plan: Data, entries: list[Data], as_of: dt.date) -> Data:
    """6.1, the object in its order."""
    targets = targets_of(plan, entries, as_of)
    start, end = dt.date.fromisoformat(plan["period"]["start"]), last_day(plan["period"]["end"])
    group = Group(targets, scored_ids(targets))
    return {
        "version": 2,
        "plan": {"title": plan["title"], "period": {"start": start.isoformat(), "end": end.isoformat()}},
        "as_of": as_of.isoformat(),
        "elapsed": share(linear(as_of, start, end)),
        **group_json(plan_parts(plan, group), group),
        "sections": [section_json(section, group) for section in plan["sections"]],
        "tasks": [
            task_json(section["id"], task, group)
            for section in plan["sections"]
            for task in section.get("tasks", [])
        ],
        "targets": [target_json(t) for t in targets],
        "alerts": alerts(targets),
    }
