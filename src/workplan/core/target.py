"""A target: what is to be verified, held against which bound, by whom and until when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import inf

from workplan.core.days import Every, Span


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


_TAKES = {
    Kind.COUNT: ("add", "value"),
    Kind.LEVEL: ("value",),
    Kind.RATE: ("value",),
    Kind.RECURRING: ("add",),
    Kind.MILESTONE: ("done", "value"),
    Kind.DUTY: (),
}


_HALVABLE_FROM = 5


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
class Bound:
    """The figures that a target is held against, in its unit; all None when none was set."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    between: tuple[Decimal, Decimal] | None = None
    baseline: Decimal | None = None
    stretch: Decimal | None = None

    @property
    def is_set(self) -> bool:
        """Whether there is anything to be held against."""
        return not (self.at_least is None and self.at_most is None and self.between is None)

    @property
    def edges(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest figure that keep it; None where there is no such edge."""
        return self.between or (self.at_least, self.at_most)

    @property
    def goal(self) -> Decimal | None:
        """The figure to be reached: `at_least`, or an `at_most` below its baseline; None for a limit."""
        if self.at_least is not None:
            return self.at_least
        return self.at_most if self.baseline is not None else None

    @property
    def is_limit(self) -> bool:
        """Whether the bound is to be kept rather than reached."""
        return self.is_set and self.goal is None

    def reached(self, value: Fraction) -> bool:
        """Whether `value` reaches the goal or keeps the limit; without a bound, always."""
        return self.outside_by(value) == 0

    def outside_by(self, value: Fraction) -> Fraction:
        """How far `value` lies from where the bound wants it, in the unit; 0 when it is there."""
        low, high = self.edges
        below = Fraction(low) - value if low is not None else Fraction(0)
        above = value - Fraction(high) if high is not None else Fraction(0)
        return max(below, above, Fraction(0))


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A cumulative value, in the target's unit, to be reached by a day."""

    by: date
    value: Decimal
    name: str | None = None


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
    bound: Bound = Bound()
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

    @property
    def start(self) -> date:
        """The first day of the target's window."""
        return self.window.start

    @property
    def due(self) -> date:
        """The last day of the target's window."""
        return self.window.end

    @property
    def passing(self) -> tuple[Checkpoint, ...]:
        """The checkpoints in the order of their days."""
        return tuple(sorted(self.checkpoints, key=lambda checkpoint: checkpoint.by))

    @property
    def goal(self) -> Decimal | None:
        """The figure to be reached by a count, level or rate; None where there is none."""
        return self.bound.goal if self.kind in (Kind.COUNT, Kind.LEVEL, Kind.RATE) else None

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
        return self.kind in (Kind.COUNT, Kind.LEVEL, Kind.RATE) and self.bound.is_limit

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

    @property
    def is_verifiable(self) -> bool:
        """Whether something definite is asked for: a bound, a thing done, a thing done in every period."""
        return self.kind in (Kind.MILESTONE, Kind.RECURRING) or self.bound.is_set

    @property
    def shape(self) -> Shape | None:
        """How it is paced: as the plan says, else at the end where half of the thing cannot be had.

        That is a milestone without checkpoints, a level without baseline, and a count with a whole bound
        under 5, unless a figure that is not whole was reported of it (`facts`). None where there is no pace.
        """
        if not self.has_pace:
            return None
        if self.kind is Kind.MILESTONE:
            cannot_be_halved = not self.checkpoints
        elif self.kind is Kind.LEVEL:
            cannot_be_halved = self.bound.baseline is None
        else:
            cannot_be_halved = self.goal is not None and self.goal < _HALVABLE_FROM and self.goal % 1 == 0
        return self.pace or (Shape.END if cannot_be_halved else Shape.EVEN)

    @property
    def in_points(self) -> bool:
        """Whether its figures are percentages in points."""
        return self.unit == "%" or self.kind in (Kind.RATE, Kind.MILESTONE)

    @property
    def figure_unit(self) -> str | None:
        """The unit that its figures are printed in: a per cent sign where they are in points."""
        return "%" if self.in_points else self.unit
