"""Random valid plans with logs and a day, most of them on a boundary: `random_case(seed)`."""

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

from .drawing import chance, pick
from .periods import DAY, position
from .planning import random_plan
from .reading import Target, targets_of
from .reports import random_logs
from .rhythm import reporting_periods
from .writing import log_yaml, to_yaml

__all__ = ["Case", "log_yaml", "random_case", "to_yaml"]


@dataclass(frozen=True)
class Case:
    """A plan and its logs as text scalars, and the day that is asked for."""

    plan: dict[str, Any]
    logs: dict[str, list[dict[str, Any]]]
    as_of: dt.date

    def entries(self, folder: str = "progress/2022") -> list[dict[str, Any]]:
        """The entries with `file` and `line`, as they stand when each log is written by `log_yaml` alone."""
        return [
            {**entry, "file": f"{folder}/{name}", "line": line}
            for name, log in self.logs.items()
            for line, entry in enumerate(log, 1)
        ]


def random_case(seed: int) -> Case:
    """One seed, one case, on every machine."""
    rng = random.Random(seed)
    plan = random_plan(rng)
    targets = targets_of(plan, [], dt.date.fromisoformat(plan["period"]["end"]))
    as_of = _as_of(rng, plan, targets)
    start = dt.date.fromisoformat(plan["period"]["start"])  # no entry is dated before it
    shared = plan_marks(plan)
    marks = {t.id: [d for d in (*target_marks(t), *shared) if d >= start] for t in targets}
    return Case(plan, random_logs(rng, targets, marks, as_of), as_of)


def _as_of(rng: random.Random, plan: dict[str, Any], targets: list[Target]) -> dt.date:
    start, end = (dt.date.fromisoformat(plan["period"][key]) for key in ("start", "end"))
    if chance(rng, 15):
        return start + rng.randint(-1, (end - start).days + pick(rng, (90, 400))) * DAY
    if chance(rng, 10):
        return pick(rng, plan_marks(plan))
    return pick(rng, target_marks(pick(rng, targets)))


def plan_marks(plan: dict[str, Any]) -> list[dt.date]:
    """Around the ends and the middle of the plan's period, and up to a year after it."""
    start, end = (dt.date.fromisoformat(plan["period"][key]) for key in ("start", "end"))
    middle = (position(start - DAY) + position(end)) / 2
    half = next(start + n * DAY for n in range(1800) if position(start + n * DAY) >= middle)
    found = [start - DAY, start, half - DAY, half, half + DAY, half + 31 * DAY, half + 32 * DAY]
    return [*found, *(end + n * DAY for n in (-1, 0, 1, 31, 60, 90, 200, 365))]


def target_marks(t: Target) -> list[dt.date]:
    """The days on which something changes for this target, and their neighbours; due and its grace twice."""
    ends = [last for _, last in reporting_periods(t)]
    third = (t.due - t.start + DAY) // 3
    soon, last_grace = t.due - min(t.due_soon * DAY, third), t.due + t.grace * DAY
    found = [t.start - DAY, t.start, soon - DAY, soon]
    found += 2 * [t.due - DAY, t.due, t.due + DAY, last_grace, last_grace + DAY]
    found += [t.due + n * DAY for n in (-20, 20, 45, 120)]
    on_the_way = [*(c.by for c in (*t.checkpoints, *t.stages)), *(last for _, last in t.monthly)]
    edges = [*ends, ends[-1], *on_the_way, *_ends_holding(ends, [t.due, *on_the_way])]
    for edge in edges if len(edges) < 24 else edges[::5]:
        found += [edge - DAY, edge, edge + DAY, edge + t.grace * DAY, edge + (t.grace + 1) * DAY]
    return found


def _ends_holding(ends: list[dt.date], days: list[dt.date]) -> list[dt.date]:
    """The ends of the reporting periods that hold those days."""
    return [min((end for end in ends if end >= day), default=ends[-1]) for day in days]
