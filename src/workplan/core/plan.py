"""The plan as it is meant: names resolved, defaults filled, days computed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from math import inf
from types import MappingProxyType
from typing import TypeAlias

from workplan.core.bound import NO_BOUND, Bound
from workplan.core.calendar import Every, Period, Span

_HALVABLE_FROM = 5  # a whole number of things below it has no half worth expecting


class Kind(StrEnum):
    """What an entry of a target gives, and how it is judged (docs/format.md)."""

    COUNT = "count"
    LEVEL = "level"
    RATE = "rate"
    RECURRING = "recurring"
    MILESTONE = "milestone"
    DUTY = "duty"

    @property
    def takes(self) -> tuple[str, ...]:
        """The keys by which an entry gives the figure; none for words only."""
        return _TAKES[self]

    @property
    def is_bounded(self) -> bool:
        """Whether its figures are held against a bound: those of a count, a level and a rate."""
        return self in (Kind.COUNT, Kind.LEVEL, Kind.RATE)


_TAKES = {
    Kind.COUNT: ("add", "value"),
    Kind.LEVEL: ("value",),
    Kind.RATE: ("value",),
    Kind.RECURRING: ("add",),
    Kind.MILESTONE: ("done", "value"),
    Kind.DUTY: (),
}


class Shape(StrEnum):
    """How the expected completion grows: evenly by months, or all of it at the end."""

    EVEN = "even"
    END = "end"


class Hold(StrEnum):
    """A state that the plan itself gives a target."""

    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Reporting:
    """How often a target is reported, how many days after the period's end, and whether it need be at all."""

    every: Every
    grace: int
    never: bool = False

    @property
    def often(self) -> str:
        """How often, as the plan writes it."""
        return "never" if self.never else self.every.value

    @property
    def rarity(self) -> float:
        """The months from one report to the next, 0 of a week."""
        return inf if self.never else self.every.months


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A cumulative value, in the target's unit, to be reached by a day; without one a stage, by its name."""

    by: date
    value: Decimal | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class MonthGoal:
    """What is to be added to a count in one month alone, in its unit."""

    month: Period
    value: Decimal

    @property
    def by(self) -> date:
        """The last day of the month."""
        return self.month.end

    @property
    def name(self) -> str:
        """The month, as it is called in every language."""
        return self.month.name


@dataclass(frozen=True, slots=True)
class ProfilePoint:
    """The share, in per cent, that even pace expects at the end of a day."""

    by: date
    share: Decimal


Meta: TypeAlias = tuple[tuple[str, str], ...]  # fields of the office's own: their names and texts


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be verified; belongs to a task, or to a section when `task` is None."""

    id: str
    name: str
    kind: Kind
    section: str
    task: str | None
    owners: tuple[str, ...]
    window: Span
    reporting: Reporting
    unit: str | None = None
    bound: Bound = NO_BOUND
    every: Every | None = None
    has_own_owner: bool = False
    department: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    weight: Decimal = Decimal(1)
    hold: Hold | None = None
    pace: Shape | None = None
    checkpoints: tuple[Checkpoint, ...] = ()
    part_of: str | None = None
    formerly: tuple[str, ...] = ()
    size: str | None = None
    detail: str | None = None
    number: str | None = None
    goal_words: str | None = None  # the goal in words, where there is no figure
    monthly: tuple[MonthGoal, ...] = ()
    profile: tuple[ProfilePoint, ...] = ()  # that of its task or plan, where it holds for this target
    tags: tuple[str, ...] = ()
    meta: Meta = ()
    source: tuple[str, ...] = ()
    first_month: int = 1  # of the plan's period, from which quarters, halves and years are counted

    @property
    def ids(self) -> frozenset[str]:
        """Its id, and those that it had before."""
        return frozenset({self.id, *self.formerly})

    @property
    def start(self) -> date:
        """The first day of the target's window."""
        return self.window.start

    @property
    def due(self) -> date:
        """The last day of the target's window."""
        return self.window.end

    @property
    def late_after(self) -> date:
        """The last day on which it is not late: its due date and the days of grace."""
        return self.due + timedelta(days=self.reporting.grace)

    @property
    def passing(self) -> tuple[Checkpoint, ...]:
        """The checkpoints in the order of their days."""
        return tuple(sorted(self.checkpoints, key=lambda checkpoint: checkpoint.by))

    @property
    def values(self) -> tuple[tuple[date, Decimal], ...]:
        """The days and values of the checkpoints that have one, in order."""
        return tuple((each.by, each.value) for each in self.passing if each.value is not None)

    @property
    def stages(self) -> tuple[Checkpoint, ...]:
        """The checkpoints that are reached by name, in order."""
        return tuple(each for each in self.passing if each.value is None)

    @property
    def goal(self) -> Decimal | None:
        """The figure to be reached by a count, level or rate; None where there is none."""
        return self.bound.goal if self.kind.is_bounded else None

    @property
    def has_goal(self) -> bool:
        """Whether a figure is to be reached: a count or level with a goal."""
        return self.kind in (Kind.COUNT, Kind.LEVEL) and self.bound.goal is not None

    @property
    def has_pace(self) -> bool:
        """Whether a completion is expected of it on a day: what has a goal, and milestones."""
        return self.has_goal or self.kind is Kind.MILESTONE

    @property
    def is_limit(self) -> bool:
        """Whether it is a count, level or rate whose bound is to be kept."""
        return self.kind.is_bounded and self.bound.is_limit

    @property
    def is_kept(self) -> bool:
        """Whether a final figure judges it: its bound is to be kept to the end, as a limit's and a rate's."""
        return self.is_limit or (self.kind is Kind.RATE and self.bound.is_set)

    @property
    def is_divided(self) -> bool:
        """Whether several leads share it by division of labour (按分工)."""
        return len(self.owners) > 1 and not self.has_own_owner

    @property
    def at_least(self) -> Decimal | None:
        """What is asked for at least; of a recurring target in each period, 1 where the plan does not say."""
        least = self.bound.at_least
        return Decimal(1) if least is None and self.kind is Kind.RECURRING else least

    @property
    def edges(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest figure that it is held against."""
        return self.bound.between or (self.at_least, self.bound.at_most)

    def department_in(self, task: "Task | None") -> tuple[str, ...]:
        """Who does the work: its own department, else that of its task."""
        return self.department or (task.department if task else ())

    def support_in(self, task: "Task | None") -> tuple[str, ...]:
        """Who helps: those of its own, else those of its task."""
        return self.support or (task.support if task else ())

    def tags_in(self, section: "Section", task: "Task | None") -> tuple[str, ...]:
        """The tags of its section and of its task, and its own."""
        return tuple(dict.fromkeys((*section.tags, *(task.tags if task else ()), *self.tags)))

    @property
    def is_verifiable(self) -> bool:
        """Whether something definite is asked for: a bound, a thing done, a thing done in every period."""
        return self.kind in (Kind.MILESTONE, Kind.RECURRING) or self.bound.is_set

    @property
    def shape(self) -> Shape | None:
        """How it is paced: as the plan says, else at the end where half of the thing cannot be had.

        That is a milestone without checkpoints that have values, a level without baseline, and a count with
        a whole bound under 5. Goals of months make a count's pace even. None where there is no pace.
        """
        if not self.has_pace:
            return None
        if self.kind is Kind.MILESTONE:
            cannot_be_halved = not self.values
        elif self.kind is Kind.LEVEL:
            cannot_be_halved = self.bound.baseline is None
        else:
            is_small = self.goal is not None and self.goal < _HALVABLE_FROM and self.goal % 1 == 0
            cannot_be_halved = is_small and not self.monthly
        return self.pace or (Shape.END if cannot_be_halved else Shape.EVEN)

    @property
    def in_points(self) -> bool:
        """Whether its figures are percentages in points."""
        return self.unit == "%" or self.kind in (Kind.RATE, Kind.MILESTONE)

    @property
    def figure_unit(self) -> str | None:
        """The unit that its figures are printed in: a per cent sign where they are in points."""
        return "%" if self.in_points else self.unit


@dataclass(frozen=True, slots=True)
class Task:
    """A part of a section that has lead owners; `reporting` is None where it is the plan's."""

    id: str
    title: str
    section: str
    lead: tuple[str, ...]
    number: str | None = None
    department: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    detail: str | None = None
    weight: Decimal = Decimal(1)
    reporting: Reporting | None = None
    profile: tuple[ProfilePoint, ...] = ()
    tags: tuple[str, ...] = ()
    meta: Meta = ()
    source: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan: its headline targets and its tasks."""

    id: str
    title: str
    number: str | None = None
    aim: str | None = None
    detail: str | None = None
    weight: Decimal = Decimal(1)
    tags: tuple[str, ...] = ()
    meta: Meta = ()
    source: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()

    @property
    def all_targets(self) -> tuple[Target, ...]:
        """The headline targets, then those of the tasks, as the plan lists them."""
        return self.targets + tuple(target for task in self.tasks for target in task.targets)


class Rule(StrEnum):
    """How completion is compared with pace: by percentage points, or as completion ÷ expected."""

    POINTS = "points"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a gap is yellow or red: in percentage points, or in per cent of the expected (rule ratio)."""

    rule: Rule
    yellow: Decimal
    red: Decimal
    rate_red: Decimal


@dataclass(frozen=True, slots=True)
class Owner:
    """A responsible person or unit; `under` names the owner one level up."""

    name: str
    title: str | None = None
    under: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnoted term, explained by a text, by items, or both."""

    term: str
    text: str | None = None
    items: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DueChange:
    """A due date that a revision moved."""

    old: date
    new: date


@dataclass(frozen=True, slots=True)
class Revision:
    """A recorded change of the plan, with its reason.

    `targets` are current or former ids, `excused` the names of periods that recurring ones are not asked for.
    """

    date: date
    reason: str
    by: str | None = None
    targets: tuple[str, ...] = ()
    due: DueChange | None = None
    excused: tuple[str, ...] = ()

    def is_of(self, target: Target) -> bool:
        """Whether it is of `target`: it names it, or no target at all."""
        return not self.targets or not target.ids.isdisjoint(self.targets)


@dataclass(frozen=True, slots=True)
class Waived:
    """Words of the document that no target answers for, and why."""

    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a plan was made from: its file below the root, and the sum of its bytes."""

    file: str
    sha256: str | None = None
    waived: tuple[Waived, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One work plan for one period."""

    title: str
    organization: str
    period: Span
    language: str
    reporting: Reporting
    thresholds: Thresholds
    due_soon: int
    owners: Mapping[str, Owner]
    definitions: Mapping[str, Definition]
    sections: tuple[Section, ...]
    revisions: tuple[Revision, ...] = ()
    detail: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)  # the office's words for columns, by their keys
    profile: tuple[ProfilePoint, ...] = ()
    tags: tuple[str, ...] = ()
    meta: Meta = ()
    source: Source | None = None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks, as the plan lists them."""
        return tuple(task for section in self.sections for task in section.tasks)

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, as the plan lists them."""
        return tuple(target for section in self.sections for target in section.all_targets)

    def things(self) -> Iterator[tuple[tuple[str | int, ...], Section | Task | Target]]:
        """Every section, task and target with its path into the data of the file, as the plan lists them."""
        for i, section in enumerate(self.sections):
            path = "sections", i
            yield path, section
            yield from (((*path, "targets", j), target) for j, target in enumerate(section.targets))
            for j, task in enumerate(section.tasks):
                inner = *path, "tasks", j
                yield inner, task
                yield from (((*inner, "targets", k), target) for k, target in enumerate(task.targets))

    def ids(self) -> Mapping[str, str]:
        """Every id under which a target may be named, current or former, to its current id."""
        current = {target.id: target.id for target in self.targets}
        former = {old: target.id for target in self.targets for old in target.formerly}
        return MappingProxyType(former | current)

    def task_of(self, target: Target) -> Task | None:
        """The task that `target` belongs to; None for a headline target."""
        return next((task for task in self.tasks if task.id == target.task), None)

    def reporting_above(self, target: Target) -> Reporting:
        """How `target` is reported when it says nothing of its own."""
        task = self.task_of(target)
        return self.reporting if task is None or task.reporting is None else task.reporting

    def is_weighed(self, target: Target) -> bool:
        """Whether the groups that hold `target` count for anything."""
        groups = [section for section in self.sections if section.id == target.section]
        return all(group.weight > 0 for group in (*groups, self.task_of(target)) if group is not None)

    def above(self, name: str) -> frozenset[str]:
        """`name` and every owner it is under, at any level."""
        found: set[str] = set()
        above: str | None = name
        while above is not None and above not in found:
            found.add(above)
            above = self.owners[above].under if above in self.owners else None
        return frozenset(found)

    def under(self, name: str) -> frozenset[str]:
        """`name` and every owner below it, at any depth."""
        found = {name}
        while more := {o.name for o in self.owners.values() if o.under in found} - found:
            found |= more
        return frozenset(found)

    def tags_of(self, target: Target) -> tuple[str, ...]:
        """The tags of a target: those of its section, of its task, and its own."""
        section = next(each for each in self.sections if each.id == target.section)
        return target.tags_in(section, self.task_of(target))

    def revisions_of(self, target: Target) -> tuple[Revision, ...]:
        """The revisions that name `target`, as recorded."""
        return tuple(each for each in self.revisions if not target.ids.isdisjoint(each.targets))

    def revisions_about(self, target: Target) -> tuple[Revision, ...]:
        """The revisions that name `target`, and those that excuse a period of every recurring one."""
        excusing = [each for each in self.revisions if each.excused and not each.targets and target.every]
        return tuple(each for each in self.revisions if each in (*self.revisions_of(target), *excusing))

    def excused(self, target: Target) -> frozenset[str]:
        """The names of the periods that revisions of `target`, or of all recurring targets, excuse."""
        return frozenset(name for each in self.revisions if each.is_of(target) for name in each.excused)

    def due_changes(self, target: Target) -> Iterator[tuple[Revision, DueChange]]:
        """The revisions that moved the due date of `target`, as recorded."""
        return ((each, each.due) for each in self.revisions_of(target) if each.due is not None)
