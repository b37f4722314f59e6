"""The plan as it is meant: names resolved, defaults filled, days computed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from workplan.core.days import Span
from workplan.core.target import Reporting, Target


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


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnoted term, explained by a text, by items, or both."""

    term: str
    text: str | None = None
    items: tuple[str, ...] = ()


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
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()

    @property
    def all_targets(self) -> tuple[Target, ...]:
        """The headline targets, then those of the tasks, as the plan lists them."""
        return self.targets + tuple(target for task in self.tasks for target in task.targets)


@dataclass(frozen=True, slots=True)
class DueChange:
    """A due date that a revision moved."""

    old: date
    new: date


@dataclass(frozen=True, slots=True)
class Revision:
    """A recorded change of the plan, with its reason; `targets` are current or former ids."""

    date: date
    reason: str
    by: str | None = None
    targets: tuple[str, ...] = ()
    due: DueChange | None = None


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

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks, as the plan lists them."""
        return tuple(task for section in self.sections for task in section.tasks)

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, as the plan lists them."""
        return tuple(target for section in self.sections for target in section.all_targets)

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

    def due_changes(self, target: Target) -> Iterator[tuple[Revision, DueChange]]:
        """The revisions that moved the due date of `target`, as recorded."""
        known = {target.id, *target.formerly}
        for revision in self.revisions:
            if revision.due is not None and known & set(revision.targets):
                yield revision, revision.due
