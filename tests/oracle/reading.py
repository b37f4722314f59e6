"""Targets as they stand on one day: defaults filled, reports gathered and put in order."""

import calendar
import datetime as dt
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from .periods import EVERY

Data = dict[str, Any]


@dataclass(frozen=True)
class Report:
    """One entry that counts."""

    date: dt.date
    file: str
    line: int
    add: Fraction | None
    value: Fraction | None
    done: bool | None
    light: str | None

    @property
    def is_figure(self) -> bool:
        """2 "figure: the number an entry gives"; `done` is one too, words are none."""
        return not (self.add is None and self.value is None and self.done is None)


@dataclass(frozen=True)
class Checkpoint:
    """3.1 "checkpoints: [{by: 2022-06, value: 26, name: …}]"."""

    by: dt.date
    value: Fraction
    name: str | None


@dataclass(frozen=True)
class Target:
    """One target on one day, with all that its verdict needs."""

    raw: Data
    section: str
    task: str | None
    owners: list[str]
    start: dt.date
    due: dt.date
    plan_end: dt.date
    every: str
    grace: int
    never: bool
    settings: Data
    due_soon: int
    as_of: dt.date
    reports: list[Report] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.raw["id"])

    @property
    def kind(self) -> str:
        return str(self.raw["kind"])

    @property
    def weight(self) -> Fraction:
        return number(self.raw.get("weight", "1"))

    @property
    def checkpoints(self) -> list[Checkpoint]:
        found = [
            Checkpoint(last_day(c["by"]), number(c["value"]), c.get("name"))
            for c in self.raw.get("checkpoints", [])
        ]
        return sorted(found, key=lambda c: c.by)

    def figure(self, key: str) -> Fraction | None:
        """A figure of the plan by its key: at_least, at_most, baseline."""
        return number(self.raw[key]) if key in self.raw else None

    @property
    def between(self) -> list[Fraction] | None:
        return [number(each) for each in self.raw["between"]] if "between" in self.raw else None


def number(text: str) -> Fraction:
    """2 "percentages are written as points (`15` or `15%` is fifteen per cent)"; 3.1 "a share also as
    `27/38`", which is 71.05 points."""
    if "/" in text:
        return Fraction(text) * 100
    return Fraction(text.removesuffix("%"))


def last_day(text: str) -> dt.date:
    """2 "`2022-06` means its last day"."""
    if len(text) == len("2022-06"):
        year, month = int(text[:4]), int(text[5:])
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date.fromisoformat(text)


def counted(entries: list[Data], as_of: dt.date) -> list[Data]:
    """4 "Entries after the as-of date are left out", "Order: by date, then file, then line", "One `id` with
    one content counts once", "ids are compared within one file"."""
    # Choice: of two copies the first in file order counts; it decides line and order within the day.
    kept, seen = [], set()
    for entry in sorted(entries, key=lambda e: (e["date"], e["file"], e["line"])):
        mark = (entry["file"], entry.get("id"))
        if dt.date.fromisoformat(entry["date"]) <= as_of and mark not in seen:
            kept.append(entry)
        if "id" in entry:
            seen.add(mark)
    return kept


def report(entry: Data) -> Report:
    add, value = ([number(entry[key])] if key in entry else [None] for key in ("add", "value"))
    done = entry["done"] == "true" if "done" in entry else None
    return Report(
        dt.date.fromisoformat(entry["date"]), entry["file"], entry["line"], add[0], value[0], done,
        entry.get("light"),
    )  # fmt: skip


def reports_of(raw: Data, task: str | None, entries: list[Data]) -> list[Report]:
    """3.1 "`formerly: [id]` (old ids, which stay valid in logs)"; 4 "a task's entry is a report of its
    duties"."""
    ids = [raw["id"], *raw.get("formerly", [])]
    found = []
    for entry in entries:
        of_duty = raw["kind"] == "duty" and task is not None and entry.get("task") == task
        if entry.get("target") in ids or of_duty:
            found.append(report(entry))
    return found


def reporting(levels: list[Any]) -> tuple[str, int, bool]:
    """3.1 "`reporting` (its own, or `never`; tasks take it too)"; 5.2 "`reporting: never` takes periods and
    grace from the next level above". `levels` run from the plan down to the target.

    Choice: a map below a `never` task reports again (its own wins), with what it lacks from the plan."""
    every, grace, never = "month", 5, False
    for level in levels:
        if level == "never":
            never = True
        elif level is not None:
            never = False
            every, grace = level.get("every", every), int(level.get("grace", grace))
    return every, grace, never


def settings_of(plan: Data) -> Data:
    """3 "pace: {rule: points, yellow: 10, red: 30, rate_red: 5} … every setting has this default"; 5.3
    "`rule: ratio` … (`yellow: 90`, `red: 70` by default …)"."""
    own = plan.get("pace", {})
    rule = own.get("rule", "points")
    yellow, red = ("90", "70") if rule == "ratio" else ("10", "30")
    figures = {"yellow": yellow, "red": red, "rate_red": "5"} | {k: v for k, v in own.items() if k != "rule"}
    return {"rule": rule} | {key: number(text) for key, text in figures.items()}


def _owners(raw: Data, task: Data | None) -> list[str]:
    """3.1 "`owner` (one or a list; default: the task's leads)"."""
    if "owner" not in raw:
        return list(task["lead"]) if task else []
    return [raw["owner"]] if isinstance(raw["owner"], str) else list(raw["owner"])


def _frequency(plan: Data, task: Data | None, raw: Data) -> tuple[str, int, bool]:
    """5.2 "those of a recurring target are never shorter than its own `every`"."""
    every, grace, never = reporting(
        [plan.get("reporting"), task.get("reporting") if task else None, raw.get("reporting")]
    )
    if raw["kind"] == "recurring":
        every = max(every, raw["every"], key=EVERY.index)
    return every, grace, never


def targets_of(plan: Data, entries: list[Data], as_of: dt.date) -> list[Target]:
    """All targets, a section's headline targets before those of its tasks (choice: the order of the keys in
    section 3's example)."""
    logged, found = counted(entries, as_of), []
    for section in plan["sections"]:
        places: list[tuple[Data | None, Data]] = [(None, raw) for raw in section.get("targets", [])]
        for task in section.get("tasks", []):
            places += [(task, raw) for raw in task.get("targets", [])]
        for task_or_none, raw in places:
            one = _target(plan, task_or_none, raw, as_of)
            reports = reports_of(raw, one.task, logged)
            found.append(replace(one, section=section["id"], reports=reports))
    return found


def _target(plan: Data, task: Data | None, raw: Data, as_of: dt.date) -> Target:
    """3.1 "`start` and `due` (default: the plan's period …)"."""
    period, task_id = plan["period"], (task["id"] if task else None)
    every, grace, never = _frequency(plan, task, raw)
    return Target(
        raw=raw, section="", task=task_id, owners=_owners(raw, task),
        start=dt.date.fromisoformat(raw.get("start", period["start"])),
        due=last_day(raw.get("due", period["end"])), plan_end=last_day(period["end"]), every=every,
        grace=grace, never=never, settings=settings_of(plan), due_soon=int(plan.get("due_soon", "30")),
        as_of=as_of,
    )  # fmt: skip
