"""When a target is due and how it is paced: window, pace, checkpoints, reporting."""

from collections.abc import Iterator, Sequence

from workplan.core.days import Every
from workplan.core.diff.bounds import quantity_of
from workplan.core.diff.direction import cap, floor, rising, together
from workplan.core.diff.pair import Pair
from workplan.core.diff.record import Effect, Step, Waypoint
from workplan.core.figures import is_whole
from workplan.core.pace import HALVABLE_FROM, expected, share_of
from workplan.core.target import Checkpoint, Kind, Reporting, Shape, Target

NEVER = "never"
_LENGTHS = tuple(Every)


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
        yield Step("pace", old and old.value, new and new.value, _pace_effect(pair))


def _pace_effect(pair: Pair) -> Effect:
    shapes = _planned_shape(pair.old), _planned_shape(pair.new)
    if shapes == (Shape.EVEN, Shape.END):
        return Effect.EASED
    return Effect.TIGHTENED if shapes == (Shape.END, Shape.EVEN) else Effect.NEUTRAL


def _planned_shape(target: Target) -> Shape | None:
    """How a target is paced, as far as the plan decides that (DESIGN 5.2)."""
    if not target.has_pace:
        return None
    return target.pace or (Shape.END if _cannot_be_halved(target) else Shape.EVEN)


def _cannot_be_halved(target: Target) -> bool:
    if target.kind is Kind.MILESTONE:
        return not target.checkpoints
    if target.kind is Kind.LEVEL:
        return target.bound.baseline is None
    goal = target.bound.goal
    return goal is not None and goal < HALVABLE_FROM and is_whole(goal)


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
    if _planned_shape(pair.old) is not Shape.EVEN or not pair.new.has_pace:
        return Effect.TIGHTENED
    asked = expected(pair.old, Shape.EVEN, added.by)
    is_below = asked is not None and share_of(pair.new, added.value) < asked
    return Effect.EASED if is_below else Effect.TIGHTENED


def _whole(checkpoint: Checkpoint) -> Sequence[object]:
    return (checkpoint,)


def _day(checkpoint: Checkpoint) -> Sequence[object]:
    return (checkpoint.by,)


def _name(checkpoint: Checkpoint) -> Sequence[object]:
    return (checkpoint.name,) if checkpoint.name else ()


def _value(checkpoint: Checkpoint) -> Sequence[object]:
    return (checkpoint.value,)


def _checkpoint_effect(pair: Pair, old: Checkpoint, new: Checkpoint) -> Effect:
    bound = pair.new.bound
    is_reduction = bound.at_least is None and bound.at_most is not None
    of_values = cap if is_reduction else floor
    return together(rising(old.by, new.by), of_values(old.value, new.value))


def _waypoint(target: Target, checkpoint: Checkpoint) -> Waypoint:
    reach = quantity_of(target, checkpoint.value)
    assert reach is not None
    return Waypoint(checkpoint.by, reach, checkpoint.name)


def reporting(pair: Pair) -> Iterator[Step]:
    """Rarer reports and more grace are easier; what follows the level above is that level's change."""
    above = pair.before.reporting_above(pair.old), pair.after.reporting_above(pair.new)
    own = pair.old.reporting, pair.new.reporting
    if own != above:
        yield from reporting_steps(*own)


def reporting_steps(old: Reporting, new: Reporting) -> Iterator[Step]:
    """What changed in how often reports are due, and how long after."""
    if (old.every, old.never) != (new.every, new.never):
        yield Step("reporting.every", _how_often(old), _how_often(new), rising(_rarity(old), _rarity(new)))
    if old.grace != new.grace:
        yield Step("reporting.grace", old.grace, new.grace, rising(old.grace, new.grace))


def _how_often(reporting: Reporting) -> str:
    return NEVER if reporting.never else reporting.every.value


def _rarity(reporting: Reporting) -> int:
    return len(_LENGTHS) if reporting.never else _LENGTHS.index(reporting.every)
