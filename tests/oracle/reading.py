"""Targets as they stand on one day: defaults filled, reports gathered and put in order."""

import calendar
import datetime as dt
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from .periods import Period, period_holding

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
    stage: str | None
    problem: str | None
    next: str | None

    @property
    def is_figure(self) -> bool:
        """2 "figure: the number an entry gives"; `done` is one too, words and stages are none."""
        return not (self.add is None and self.value is None and self.done is None)


@dataclass(frozen=True)
class Checkpoint:
    """3.1 "checkpoints: [{by: 2022-06, value: 26, name: …}]"; without a value it is a stage."""

    by: dt.date
    value: Fraction | None
    name: str | None

    @property
    def asked(self) -> Fraction:
        return self.value or Fraction(0)


@dataclass(frozen=True, eq=False)  # each is itself alone, so that what was found of it can be kept
class Target:
    """One target on one day, with all that its verdict needs."""

    raw: Data
    section: str
    task: str | None
    owners: list[str]
    start: dt.date
    due: dt.date
    first_month: int
    reporting_every: str
    grace: int
    never: bool
    profile: list[tuple[dt.date, Fraction]]
    excused: set[str]
    settings: Data
    due_soon: int
    as_of: dt.date
    reports: list[Report] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.raw["id"])

    @property
    def ids(self) -> list[str]:
        """3.1 "`formerly: [id]` (old ids, which stay valid in logs, revisions …)"."""
        return [self.raw["id"], *self.raw.get("formerly", [])]

    @property
    def kind(self) -> str:
        return str(self.raw["kind"])

    @property
    def weight(self) -> Fraction:
        return number(self.raw.get("weight", "1"))

    @cached_property
    def checkpoints(self) -> list[Checkpoint]:
        """Those with values."""
        return [each for each in self.all_checkpoints if each.value is not None]

    @cached_property
    def stages(self) -> list[Checkpoint]:
        return [each for each in self.all_checkpoints if each.value is None]

    @cached_property
    def all_checkpoints(self) -> list[Checkpoint]:
        found = [
            Checkpoint(last_day(c["by"]), number(c["value"]) if "value" in c else None, c.get("name"))
            for c in self.raw.get("checkpoints", [])
        ]
        return sorted(found, key=lambda c: c.by)

    @cached_property
    def monthly(self) -> dict[Period, Fraction]:
        """3.1 "`monthly: {2022-08: 30, 2022-09: 40}` …: what is to be added in that month alone"."""
        found = {last_day(month): number(text) for month, text in self.raw.get("monthly", {}).items()}
        return {period_holding(last, "month", 1): found[last] for last in sorted(found)}

    @cached_property
    def told(self) -> list[Report]:
        """The reports with a figure."""
        return [r for r in self.reports if r.is_figure]

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


# --- entries --------------------------------------------------------------------------------------------


def counted(entries: list[Data], as_of: dt.date) -> list[Data]:
    """4 "Entries after the as-of date are left out", "One `id` with one content counts once, wherever in the
    plan's logs it stands again …; its place in its month's own file is the one that counts, else the first
    by path"."""
    kept: list[Data] = []
    seen: set[str] = set()
    for entry in sorted(entries, key=place):
        if dt.date.fromisoformat(entry["date"]) <= as_of and entry.get("id") not in seen:
            kept.append(entry)
        if "id" in entry:
            seen.add(entry["id"])
    return kept


def place(entry: Data) -> tuple[str, bool, str, int]:
    """4 "Order: by date, then file (its month's own first, then by path), then line"."""
    own = entry["file"].split("/", 2)[-1] == f"{entry['date'][:7]}.yaml"
    return entry["date"], not own, entry["file"], entry["line"]


def report(entry: Data) -> Report:
    add, value = (number(entry[key]) if key in entry else None for key in ("add", "value"))
    done = entry["done"] == "true" if "done" in entry else None
    return Report(
        dt.date.fromisoformat(entry["date"]), entry["file"], entry["line"], add, value, done,
        *(entry.get(key) for key in ("light", "reached", "problem", "next")),
    )  # fmt: skip


def reports_of(raw: Data, task: Data | None, entries: list[Data]) -> list[Report]:
    """4 "a task's entry is a report of its duties"."""
    ids = [raw["id"], *raw.get("formerly", [])]
    found = []
    for entry in entries:
        of_duty = raw["kind"] == "duty" and task is not None and entry.get("task") == task["id"]
        if entry.get("target") in ids or of_duty:
            found.append(report(entry))
    return found


# --- the plan -------------------------------------------------------------------------------------------


def reporting(levels: list[Any]) -> tuple[str, int, bool]:
    """3.1 "`reporting` (its own, or `never`; tasks take it too)"; 3.2 "`reporting: never` takes periods and
    grace from the next level above", "What a `reporting` leaves out is taken from the level above". `levels`
    run from the plan down to the target.

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
    "`rule: ratio` … (`yellow: 90`, `red: 70` by default)"."""
    own = plan.get("pace", {})
    rule = own.get("rule", "points")
    yellow, red = ("90", "70") if rule == "ratio" else ("10", "30")
    defaults = {"yellow": yellow, "red": red, "rate_red": "5"}
    return {"rule": rule} | {key: number(own.get(key, text)) for key, text in defaults.items()}


def _profile(plan: Data, task: Data | None, raw: Data) -> list[tuple[dt.date, Fraction]]:
    """5.2 "a `profile` … of the plan's `pace` or of a task (60 % by June), for the targets below whose start
    and due are the plan's and that have no checkpoints with values"."""
    period = plan["period"]
    same = raw.get("start", period["start"]) == period["start"]
    same = same and last_day(raw.get("due", period["end"])) == last_day(period["end"])
    if not same or any("value" in each for each in raw.get("checkpoints", [])):
        return []
    points = (task or {}).get("profile") or plan.get("pace", {}).get("profile", [])
    return sorted((last_day(each["by"]), number(each["share"]) / 100) for each in points)


def _owners(raw: Data, task: Data | None) -> list[str]:
    """3.1 "`owner` (one or a list; default: the task's leads)"."""
    if "owner" not in raw:
        return list(task["lead"]) if task else []
    return [raw["owner"]] if isinstance(raw["owner"], str) else list(raw["owner"])


def _excused(plan: Data, raw: Data) -> set[str]:
    """5.1 "`excused: [2022-W05]`, named as in 3.2; of a target named, one of its periods; without `targets`,
    of all recurring ones"."""
    ids = {raw["id"], *raw.get("formerly", [])}
    found: set[str] = set()
    for revision in plan.get("revisions", []):
        if "targets" not in revision or ids & set(revision["targets"]):
            found |= set(revision.get("excused", []))
    return found


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
            reports = reports_of(raw, task_or_none, logged)
            found.append(replace(one, section=section["id"], reports=reports))
    return found


def _target(plan: Data, task: Data | None, raw: Data, as_of: dt.date) -> Target:
    """3.1 "`start` and `due` (… default: the plan's period; a `due` of `2022-06` means its last day)"."""
    period = plan["period"]
    every, grace, never = reporting(
        [plan.get("reporting"), task.get("reporting") if task else None, raw.get("reporting")]
    )
    return Target(
        raw=raw, section="", task=task["id"] if task else None, owners=_owners(raw, task),
        start=dt.date.fromisoformat(raw.get("start", period["start"])),
        due=last_day(raw.get("due", period["end"])), first_month=int(period["start"][5:7]),
        reporting_every=every, grace=grace, never=never, profile=_profile(plan, task, raw),
        excused=_excused(plan, raw), settings=settings_of(plan), due_soon=int(plan.get("due_soon", "30")),
        as_of=as_of,
    )  # fmt: skip
