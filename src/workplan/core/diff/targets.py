"""The changes of one target: every way in which it may differ, each a small function of its own."""

from collections.abc import Callable, Iterator

from workplan.core.diff import bounds, standing, timing
from workplan.core.diff.pair import Pair
from workplan.core.diff.record import Step
from workplan.core.target import Target

_WAYS: tuple[Callable[[Pair], Iterator[Step]], ...] = (
    bounds.kind,
    bounds.unit,
    bounds.every,
    bounds.at_least,
    bounds.at_most,
    bounds.between,
    bounds.baseline,
    bounds.stretch,
    timing.start,
    timing.due,
    timing.pace,
    timing.checkpoints,
    timing.reporting,
    standing.state,
    standing.weight,
    standing.part_of,
    standing.group,
    standing.owner,
    standing.formerly,
    standing.words,
)


def target_steps(pair: Pair) -> Iterator[Step]:
    """Everything in which a target differs; where it stands in the plan is no difference."""
    return (step for way in _WAYS for step in way(pair))


def first_steps(target: Target) -> Iterator[Step]:
    """What a new target is held to from its first day: bound, due date, owners, and its state if any."""
    yield from bounds.first_bound(target)
    yield Step("due", None, target.due)
    yield Step("owner", None, target.owners)
    if target.hold is not None:
        yield Step("state", None, target.hold.value)
