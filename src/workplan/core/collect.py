"""Collection: what each unit is asked to report for a period, and what its reply says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from unicodedata import normalize

from workplan.core.calendar import Period, Span, day_before
from workplan.core.facts import paced_on, value_at
from workplan.core.figures import Figure, decimals, rounded_up
from workplan.core.log import Entry, Logs, Trail
from workplan.core.periods import schedule_of
from workplan.core.plan import Kind, Plan, Target, Task
from workplan.core.problems import Problem
from workplan.core.typed import fold
from workplan.core.verdict import schedule_asked

GREY = ("number", "task", "target", "unit", "goal", "period-goal", "before")  # filled in, and locked
# To fill in.
WHITE = ("added", "total", "unchanged", "progress", "note", "problem", "next", "light", "evidence")
FOOT = ("by", "phone", "checked-by", "as-of")
CHOICES = ("unchanged.yes", "progress.done", "light.green", "light.yellow", "light.red")
# The words by which a sheet that came back is read, and those that all sheets are written with besides: its
# name, the foot of its pages, and what a spreadsheet says of cells (`ask`) and of doubtful ones (`wrong`).
READ = (*GREY, *WHITE, "id", *FOOT, *CHOICES, "divided", "issued", "remedy")
SHEET_WORDS = (
    *(*READ, "sheet", "pages", "ask.added", "ask.total", "ask.share", "ask.unchanged", "ask.progress"),
    *("ask.light", "wrong.figure", "wrong.share", "wrong.choice"),
)
UNCHANGED = ("无变化", "unchanged")  # what words alone say where there is no figure to say it
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')  # in names of files, on one system or another
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)))
)
_LONGEST_NAME = 60  # characters, of three bytes each


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What a sheet asks of one target: its grey cells by their keys, figures in decimal, empty for nothing.

    `takes` are the white cells that it may fill in, `progress` the choices of the one for progress (of a
    milestone `done` and its stages), and `is_share` says that its figures are percentages.
    """

    id: str
    kind: Kind
    grey: Mapping[str, str]
    takes: tuple[str, ...]
    progress: tuple[str, ...] = ()
    is_share: bool = False
    is_divided: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one unit is asked for a period; `due` is the last day to reply."""

    plan: str  # the stem of its file
    title: str
    unit: str
    period: str  # its name: 2022-09
    span: Span
    due: date
    rows: tuple[AskedRow, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What hands typed in one cell, as text, and its place as a spreadsheet calls it: `F7`.

    `trouble` is the code of what makes the cell unreadable, such as a formula without a value. `is_percent`
    says that a spreadsheet shows the number as a percentage; the text is in points then.
    """

    text: str
    place: str
    trouble: str | None = None
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """The row of one target in a reply: its cells by their keys, grey and white, and where its id stands."""

    id: str
    cells: Mapping[str, Cell]
    place: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A sheet as it came back: what was issued, what stands in it, and what is wrong with the file itself.

    `issued` are the grey cells by target and key as they went out, `title` is what stands above the heads.
    """

    file: str
    plan: str
    unit: str
    period: str
    issued: Mapping[str, Mapping[str, str]]
    rows: tuple[ReplyRow, ...]
    foot: Mapping[str, Cell] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    title: Cell | None = None


def file_name(text: str) -> str:
    """`text` as the name of a file on every system, without its ending."""
    name = _UNFIT.sub("_", normalize("NFC", text)).strip(" .")[:_LONGEST_NAME].rstrip(" .")
    return f"{name}_" if name.casefold() in _RESERVED or not name else name


# What is asked: the targets whose report of a period is due, and of which units.


class By(StrEnum):
    """Who gets a sheet."""

    OWNER = "owner"
    DEPARTMENT = "department"


_TAKES = {Kind.COUNT: ("added", "total"), Kind.RECURRING: ("added",), Kind.DUTY: ()}
_WORDS = ("note", "problem", "next", "light", "evidence")


@dataclass(frozen=True, slots=True)
class Asked:
    """A target whose report is due: `span` is its own reporting period that ends in the wished one.

    `due` is the last day on which the report is not late, `trail` all that was reported of the target.
    """

    target: Target
    task: Task | None
    span: Period
    due: date
    trail: Trail

    @property
    def takes(self) -> tuple[str, ...]:
        """The white cells that it may fill in."""
        stages = ("progress",) if self.progress else ()
        return (*_TAKES.get(self.target.kind, ("total",)), "unchanged", *stages, *_WORDS)

    @property
    def progress(self) -> tuple[str, ...]:
        """The choices for how far it is: its stages, and of a milestone that it is done."""
        done = ("done",) if self.target.kind is Kind.MILESTONE else ()
        return (*done, *(stage.name or "" for stage in self.target.stages))

    @property
    def before(self) -> Figure | None:
        """The standing figure before the period; of what is added up 0 where there is none."""
        count = self.trail.count_before(self.span.start)
        figure = self.trail.figures[count - 1] if count else None
        return 0 if figure is None and self.target.kind in (Kind.COUNT, Kind.RECURRING) else figure

    @property
    def goal(self) -> Fraction | None:
        """What is to be added in the period: what its months or its periods ask for, else what pace does."""
        target, last = self.target, min(self.span.end, self.target.due)
        months = [goal.value for goal in target.monthly if goal.by in self.span]
        if months:
            return Fraction(sum(months))
        share = paced_on(target, target.shape, last) if target.has_goal and target.shape else None
        if share is None or target.bound.goal is None:
            return None
        wanted = value_at(target, share) - (self.before or 0)
        return rounded_up(max(wanted, Fraction(0)), decimals(target.bound.goal))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The reports of the period."""
        trail = self.trail
        return tuple(trail.entries[trail.count_before(self.span.start) : trail.count_until(self.span.end)])

    @property
    def is_unchanged(self) -> bool:
        """Whether all that was reported in the period says that nothing has changed."""
        trail, end = self.trail, self.trail.count_until(self.span.end)
        given = [entry.given for entry in self.entries]
        says_it = all(each.is_figure and each.reached is None for each in given) or self._says_no_more
        stands = trail.figures[end - 1] if end else None
        return bool(given) and says_it and (stands or 0) == (self.before or 0)

    @property
    def _says_no_more(self) -> bool:
        return all(fold(entry.note or "") in UNCHANGED and not entry.problem for entry in self.entries)


def period_names(plan: Plan) -> dict[str, Period]:
    """The reporting periods of a plan by their names, as they end."""
    found = {span for target in plan.targets for span in schedule_of(plan, target).reports}
    return {span.name: span for span in sorted(found, key=lambda span: (span.end, span.start))}


def asked_in(logs: Logs, span: Span) -> tuple[Asked, ...]:
    """The targets whose report is due for a reporting period of their own that ends in `span`."""
    tasks = {task.id: task for task in logs.plan.tasks}
    found = (_asked(logs, target, tasks.get(target.task or ""), span) for target in logs.plan.targets)
    return tuple(each for each in found if each is not None)


def _asked(logs: Logs, target: Target, task: Task | None, span: Span) -> Asked | None:
    """The report of the last period that ends in `span`, if it is due by what was reported before it."""
    plan, trail = logs.plan, logs.trails[target.id]
    possible = schedule_of(plan, target).extended_to(span.end).reports
    own = next((each for each in reversed(possible) if each.end in span), None)
    if own is None:
        return None
    schedule = schedule_asked(plan, target, trail.until(day_before(own.start)), own.end)
    if schedule is None or own not in schedule.reports:
        return None
    return Asked(target, task, own, schedule.due(own), trail)


def units_of(asked: Asked, by: By) -> tuple[str, ...]:
    """The units that are to report a target; none where the plan names none."""
    return asked.target.owners if by is By.OWNER else asked.target.department_in(asked.task)


def by_unit(asked: Sequence[Asked], by: By) -> dict[str, tuple[Asked, ...]]:
    """What each unit is asked, in the order of the plan."""
    found: dict[str, list[Asked]] = {}
    for each in asked:
        for unit in units_of(each, by):
            found.setdefault(unit, []).append(each)
    return {unit: tuple(its) for unit, its in found.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the reports of one unit stand on a day; `days` are those left, negative once it is late."""

    unit: str
    contact: str | None
    asked: tuple[Asked, ...]
    due: date
    days: int

    @property
    def missing(self) -> tuple[Asked, ...]:
        """What the unit owes."""
        return tuple(each for each in self.asked if not each.entries)

    @property
    def reported(self) -> int:
        """How many reports the unit has made."""
        return len(self.asked) - len(self.missing)

    @property
    def unchanged(self) -> int:
        """How many of its reports say that nothing has changed."""
        return sum(each.is_unchanged for each in self.asked)


def standings(logs: Logs, span: Span, by: By, as_of: date) -> tuple[Standing, ...]:
    """Where the reports of each unit stand, those that owe most first."""
    found = []
    for unit, asked in by_unit(asked_in(logs, span), by).items():
        owner, due = logs.plan.owners.get(unit), min(each.due for each in asked)
        known = tuple(replace(each, trail=each.trail.until(as_of)) for each in asked)
        found.append(Standing(unit, owner.contact if owner else None, known, due, (due - as_of).days))
    return tuple(sorted(found, key=lambda each: -len(each.missing)))
