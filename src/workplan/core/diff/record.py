"""A change of a plan: of what, from which value to which, whether it eased the plan, and why."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from workplan.core.plan import Revision


class ChangeKind(StrEnum):
    """What happened to a thing of the plan."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


class SubjectKind(StrEnum):
    """What a change is of."""

    PLAN = "plan"
    SECTION = "section"
    TASK = "task"
    TARGET = "target"
    OWNER = "owner"
    DEFINITION = "definition"


class Effect(StrEnum):
    """Whether a change makes the plan easier to fulfil, harder, or neither."""

    EASED = "eased"
    TIGHTENED = "tightened"
    NEUTRAL = "neutral"

    @property
    def reverse(self) -> "Effect":
        """The effect of the change back."""
        return {Effect.EASED: Effect.TIGHTENED, Effect.TIGHTENED: Effect.EASED}.get(self, self)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit."""

    figure: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest figure, with their unit."""

    low: Decimal
    high: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A checkpoint: a quantity to be reached by a day."""

    by: date
    reach: Quantity
    name: str | None = None


Value: TypeAlias = str | int | date | Quantity | Range | Waypoint | Revision | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Step:
    """The change of one field; the field is called as in the plan file, inner ones behind a dot."""

    field: str
    old: Value
    new: Value
    effect: Effect = Effect.NEUTRAL


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One change of a plan.

    `id` is the current id, of an owner or a term its name, None for the plan itself; `within` are the ids of
    the section and the task that it belongs to, or belonged to. Of what was added, removed or renamed `field`
    is None, and `old` and `new` are the names, or the ids of a renaming.
    """

    kind: ChangeKind
    subject: SubjectKind
    id: str | None
    name: str
    field: str | None = None
    old: Value = None
    new: Value = None
    effect: Effect = Effect.NEUTRAL
    reason: str | None = None
    within: tuple[str, ...] = ()

    @property
    def is_unexplained(self) -> bool:
        """Whether it eases the plan and nobody has said why."""
        return self.effect is Effect.EASED and self.reason is None
