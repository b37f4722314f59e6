"""What changed in one field of a thing: its values before and after, and whether that eased the plan."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

from workplan.core.plan import Plan, Revision

T = TypeVar("T")


class Effect(StrEnum):
    """Whether a change makes the plan easier to fulfil, harder, or neither."""

    EASED = "eased"
    TIGHTENED = "tightened"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure; its unit is for print, and makes no difference: a changed unit is a change of its own."""

    figure: Decimal
    unit: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest figure, with the unit they are printed in."""

    low: Decimal
    high: Decimal
    unit: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A quantity to be reached by a day: of a checkpoint, of a month, by whose name it goes, or of a profile.

    Without a quantity it is a stage.
    """

    by: date
    reach: Quantity | None
    name: str | None = None


Value: TypeAlias = str | int | date | Quantity | Range | Waypoint | Revision | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """The same thing in two plans."""

    old: T
    new: T
    before: Plan
    after: Plan

    @property
    def both(self) -> tuple[T, T]:
        """It before and after."""
        return self.old, self.new


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The change of one field; the field is called as in the plan file, inner ones behind a dot."""

    field: str
    old: Value
    new: Value
    effect: Effect = Effect.NEUTRAL


# Which way a value must move to ease a plan.


def more(old: Any, new: Any) -> Effect:  # noqa: ANN401  # whatever can be ordered
    """The effect where more is easier; what is None cannot be compared."""
    if old is None or new is None or old == new:
        return Effect.NEUTRAL
    return Effect.EASED if new > old else Effect.TIGHTENED


def floor(old: Decimal | None, new: Decimal | None) -> Effect:
    """The effect of another least figure; None asks for nothing."""
    return more(*(Decimal("-Infinity") if figure is None else figure for figure in (new, old)))


def cap(old: Decimal | None, new: Decimal | None) -> Effect:
    """The effect of another highest figure; None forbids nothing."""
    return more(*(Decimal("Infinity") if figure is None else figure for figure in (old, new)))


def together(*effects: Effect) -> Effect:
    """The effect of a change that has several: what eases the plan in any way eases it."""
    return min(effects, key=tuple(Effect).index)
