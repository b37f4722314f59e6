"""When a target is due and how it is paced: window, pace, checkpoints, reporting."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from workplan.core.days import Every
from workplan.core.diff.bounds import quantity_of
from workplan.core.diff.direction import cap, floor, rising, together
from workplan.core.diff.pair import Pair, planned_shape
from workplan.core.diff.record import Effect, Step, Waypoint
from workplan.core.diff.standing import changed
from workplan.core.pace import expected, share_of
from workplan.core.target import Checkpoint, Reporting, Shape, Target

NEVER = "never"
_LENGTHS = tuple(Every)

T = TypeVar("T")
_Reportings: TypeAlias = tuple[Reporting, Reporting]  # before and after


def start(pair: Pair) -> Iterator[Step]:
    """A later start is easier; one that moves with the plan's period is the plan's change."""
    old, new = pair.old.start, pair.new.start
    follows = old == pair.before.plan.period.start and new == pair.after.plan.period.start
    if old != new and not follows:
        yield Step("start", old, new, rising(old, new))


def due(pair: Pair) -> Iterator[Step]:
    """A later due date is easier; one that moves with the plan's period is the plan's change."""
    old, new = pair.old.due, pair.new.due
    follows = old == pair.before.plan.period.end and new == pair.after.plan.period.end
    if old != new and not follows:
        yield Step("due", old, new, rising(old, new))


def pace(pair: Pair) -> Iterator[Step]:
    """Pace at the end is easier than even pace."""
    old, new = pair.old.pace, pair.new.pace
    if old is not new:
        yield Step("pace", old and old.value, new and new.value, pair.effect_of_shape)


def checkpoints(pair: Pair) -> Iterator[Step]:
    """A checkpoint that is lower, later or dropped is easier."""
    old, new = list(pair.old.checkpoints), list(pair.new.checkpoints)
    for before, after in _same_checkpoints(old, new):
        if before != after:
            effect = _checkpoint_effect(pair, before, after)
            yield Step("checkpoints", _waypoint(pair.old, before), _waypoint(pair.new, after), effect)
    for dropped in old:
        yield Step("checkpoints", _waypoint(pair.old, dropped), None, Effect.EASED)
    for added in new:
        yield Step("checkpoints", None, _waypoint(pair.new, added), _added_effect(pair, added))


def _same_checkpoints(old: list[Checkpoint], new: list[Checkpoint]) -> list[tuple[Checkpoint, Checkpoint]]:
    """Those that are the same thing before and after, taken out of both lists: by day, name, or value."""
    found = []
    for key in (_whole, _day, _name, _value):
        for before in tuple(old):
            after = next((each for each in new if key(before) and key(each) == key(before)), None)
            if after is not None:
                found.append((before, after))
                old.remove(before)
                new.remove(after)
    return found


def _added_effect(pair: Pair, added: Checkpoint) -> Effect:
    """One more checkpoint is harder, unless it lies below the even pace that was asked for until then."""
    if planned_shape(pair.old) is not Shape.EVEN or not (_has_way(pair.old) and _has_way(pair.new)):
        return Effect.TIGHTENED
    asked = expected(pair.old, Shape.EVEN, added.by)
    is_below = asked is not None and share_of(pair.new, added.value) < asked
    return Effect.EASED if is_below else Effect.TIGHTENED


def _has_way(target: Target) -> bool:
    """Whether its goal lies anywhere but at its baseline; history also meets plans that `check` refuses."""
    return target.has_pace and target.bound.goal != (target.bound.baseline or 0)


def _whole(checkpoint: Checkpoint) -> Sequence[object]:
    return (checkpoint,)


def _day(checkpoint: Checkpoint) -> Sequence[object]:
    return (checkpoint.by,)


def _name(checkpoint: Checkpoint) -> Sequence[object]:
    return (checkpoint.name,) if checkpoint.name else ()


def _value(checkpoint: Checkpoint) -> Sequence[object]:
    return (checkpoint.value,)


def _checkpoint_effect(pair: Pair, old: Checkpoint, new: Checkpoint) -> Effect:
    """Lower is easier, in a reduction higher; values that cannot be compared are eased."""
    if not pair.is_comparable:
        return Effect.EASED
    bound = pair.new.bound
    is_reduction = bound.at_least is None and bound.at_most is not None
    of_values = cap if is_reduction else floor
    return together(rising(old.by, new.by), of_values(old.value, new.value))


def _waypoint(target: Target, checkpoint: Checkpoint) -> Waypoint:
    reach = quantity_of(target, checkpoint.value)
    assert reach is not None
    return Waypoint(checkpoint.by, reach, checkpoint.name)


def reporting(pair: Pair) -> Iterator[Step]:
    """Rarer reports and more grace are easier, also those of the task that the target was moved to."""
    above = pair.before.plan.reporting, pair.after.plan.reporting
    if pair.old.task == pair.new.task:
        above = pair.before.reporting_above(pair.old), pair.after.reporting_above(pair.new)
    yield from reporting_steps((pair.old.reporting, pair.new.reporting), above)


def reporting_steps(own: _Reportings, above: _Reportings | None = None) -> Iterator[Step]:
    """What changed in how often reports are due, and how long after.

    What changed in the same way on the level `above` is that level's change.
    """
    often, grace = _both(_how_often, own), _both(_grace, own)
    if above is None or often != _both(_how_often, above):
        yield from changed("reporting.every", *often, rising(*_both(_rarity, own)))
    if above is None or grace != _both(_grace, above):
        yield from changed("reporting.grace", *grace, rising(*grace))


def _both(of: Callable[[Reporting], T], reportings: _Reportings) -> tuple[T, T]:
    return of(reportings[0]), of(reportings[1])


def _grace(reporting: Reporting) -> int:
    return reporting.grace


def _how_often(reporting: Reporting) -> str:
    return NEVER if reporting.never else reporting.every.value


def _rarity(reporting: Reporting) -> int:
    return len(_LENGTHS) if reporting.never else _LENGTHS.index(reporting.every)
