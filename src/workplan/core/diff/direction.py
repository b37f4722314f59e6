"""Directions: which way a value must move to ease a plan."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

from workplan.core.diff.record import Effect

Ordered = TypeVar("Ordered", int, Decimal, date)

_NO_FLOOR, _NO_CAP = Decimal("-Infinity"), Decimal("Infinity")


def rising(old: Ordered, new: Ordered) -> Effect:
    """The effect where more is easier: a later day, more days of grace."""
    if old == new:
        return Effect.NEUTRAL
    return Effect.EASED if new > old else Effect.TIGHTENED


def falling(old: Ordered, new: Ordered) -> Effect:
    """The effect where less is easier."""
    return rising(new, old)


def floor(old: Decimal | None, new: Decimal | None) -> Effect:
    """The effect of another least figure; None asks for nothing."""
    return falling(_NO_FLOOR if old is None else old, _NO_FLOOR if new is None else new)


def cap(old: Decimal | None, new: Decimal | None) -> Effect:
    """The effect of another highest figure; None forbids nothing."""
    return rising(_NO_CAP if old is None else old, _NO_CAP if new is None else new)


def together(*effects: Effect) -> Effect:
    """The effect of a change that has several: what eases the plan in any way eases it."""
    ordered = (Effect.EASED, Effect.TIGHTENED)
    return next((effect for effect in ordered if effect in effects), Effect.NEUTRAL)
