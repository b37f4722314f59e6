"""Directions: which way a value must move to ease a plan."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

from workplan.core.diff.record import Effect

Ordered = TypeVar("Ordered", int, Decimal, date)


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
    if old is None or new is None:
        return _asking(old is not None, new is not None)
    return falling(old, new)


def cap(old: Decimal | None, new: Decimal | None) -> Effect:
    """The effect of another highest figure; None forbids nothing."""
    if old is None or new is None:
        return _asking(old is not None, new is not None)
    return rising(old, new)


def _asking(before: bool, after: bool) -> Effect:
    if before == after:
        return Effect.NEUTRAL
    return Effect.EASED if before else Effect.TIGHTENED


def together(*effects: Effect) -> Effect:
    """The effect of a change that has several: what eases the plan in any way eases it."""
    ordered = (Effect.EASED, Effect.TIGHTENED)
    return next((effect for effect in ordered if effect in effects), Effect.NEUTRAL)
