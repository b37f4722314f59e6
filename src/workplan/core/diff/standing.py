"""What a target counts for and who answers for it: state, weight, place, owners and words."""

from collections.abc import Iterator
from decimal import Decimal

from workplan.core.diff.direction import rising
from workplan.core.diff.pair import Pair
from workplan.core.diff.record import Effect, Step, Value
from workplan.core.target import Hold, Target

_HOLDS = (None, Hold.SUSPENDED, Hold.CANCELLED)
_WORDS = ("name", "detail", "size", "department", "support")


def state(pair: Pair) -> Iterator[Step]:
    """A target that is suspended or cancelled is eased; one taken up again is tightened."""
    old, new = pair.old.hold, pair.new.hold
    if old is not new:
        effect = rising(_HOLDS.index(old), _HOLDS.index(new))
        yield Step("state", old and old.value, new and new.value, effect)


def weight(pair: Pair) -> Iterator[Step]:
    """A weight of 0 is easier; other weights ease nothing."""
    yield from weight_steps(pair.old.weight, pair.new.weight)


def weight_steps(old: Decimal, new: Decimal) -> Iterator[Step]:
    """What changed in the weight of a target, task or section."""
    if old != new:
        yield Step("weight", figure_text(old), figure_text(new), rising(int(old == 0), int(new == 0)))


def figure_text(figure: Decimal) -> str:
    """A setting as it is written in the plan."""
    return f"{figure.normalize():f}"


def part_of(pair: Pair) -> Iterator[Step]:
    """A target that becomes part of another is no longer scored, which is easier."""
    old, new = pair.old.part_of, pair.new.part_of
    if old != new and (old is None or new is None):
        yield Step("part_of", old, new, rising(int(old is not None), int(new is not None)))
    elif old != new and pair.after.plan.ids().get(old or "") != new:
        yield Step("part_of", old, new)


def group(pair: Pair) -> Iterator[Step]:
    """Moving, alone or with its task, is no change, but for a group that weighs nothing."""
    old, new = pair.old, pair.new
    before, after = pair.before.is_weighed(old), pair.after.is_weighed(new)
    if before != after and (old.task, old.section) != (new.task, new.section):
        places = (old.section, new.section) if old.task == new.task else (_place(old), _place(new))
        yield Step("task", *places, Effect.EASED if before else Effect.TIGHTENED)


def _place(target: Target) -> str:
    return target.task or target.section


def owner(pair: Pair) -> Iterator[Step]:
    """Other owners; leads that change with the task are the task's change."""
    old, new = pair.old, pair.new
    follows = old.task == new.task and not (old.has_own_owner or new.has_own_owner)
    if old.owners != new.owners and not follows:
        yield Step("owner", old.owners, new.owners)


def formerly(pair: Pair) -> Iterator[Step]:
    """An old id that is named no more: entries and revisions that name it are lost."""
    old, new = pair.old, pair.new
    if not {*old.formerly} <= {new.id, *new.formerly}:
        yield Step("formerly", old.formerly, new.formerly)


def words(pair: Pair) -> Iterator[Step]:
    """Names, details, and who does the work."""
    for field in _WORDS:
        yield from changed(field, getattr(pair.old, field), getattr(pair.new, field))


def changed(field: str, old: Value, new: Value, effect: Effect = Effect.NEUTRAL) -> Iterator[Step]:
    """The step from `old` to `new` when they differ."""
    if old != new:
        yield Step(field, old, new, effect)
