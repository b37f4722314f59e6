"""Checks of bounds: what a target is held against makes sense by itself and beside its whole."""

from collections.abc import Iterator
from decimal import Decimal

from workplan.core.checks.context import PlanContext
from workplan.core.plan import Bound, Kind, Target
from workplan.core.problems import Path, Problem, Suggestions

_BOUNDS = ("at_least", "at_most", "between")


def bound_contradictory(context: PlanContext) -> Iterator[Problem]:
    """A target has one of `at_least`, `at_most` and `between`; `between` has no baseline and no stretch."""
    for path, target in context.clear_targets():
        given = _given(target.bound, *_BOUNDS)
        if target.bound.between is not None:
            given = _given(target.bound, *_BOUNDS, "baseline", "stretch")
        if len(given) > 1:
            yield context.problem("bound-contradictory", *path, given[-1], keys=given)


def bound_missing(context: PlanContext) -> Iterator[Problem]:
    """A baseline or a stretch goes with a bound."""
    for path, target in context.clear_targets(*_BOUNDS):
        if not target.bound.is_set:
            for key in _given(target.bound, "baseline", "stretch"):
                yield context.problem("bound-missing", *path, key, key=key)


def between_backwards(context: PlanContext) -> Iterator[Problem]:
    """`between` gives the lower figure first."""
    for path, target in context.clear_targets():
        low, high = target.bound.between or (Decimal(0), Decimal(0))
        if low > high:
            yield context.problem("between-backwards", *path, "between", low=str(low), high=str(high))


def baseline_side(context: PlanContext) -> Iterator[Problem]:
    """A baseline lies below `at_least`, or above `at_most`."""
    for path, target in context.clear_targets():
        base, low, high = target.bound.baseline, target.bound.at_least, target.bound.at_most
        bound = low if low is not None else high
        if base is None or bound is None:
            continue
        if base == bound or (base > bound) is (low is not None):
            yield context.problem("baseline-side", *path, "baseline", baseline=str(base), bound=str(bound))


def stretch_below_bound(context: PlanContext) -> Iterator[Problem]:
    """A stretch asks for more than the bound: above `at_least`, below `at_most`."""
    for path, target in context.clear_targets():
        stretch, low, high = target.bound.stretch, target.bound.at_least, target.bound.at_most
        bound = low if low is not None else high
        if stretch is None or bound is None:
            continue
        if stretch != bound and (stretch < bound) is (low is not None):
            yield context.problem(
                "stretch-below-bound", *path, "stretch", stretch=str(stretch), bound=str(bound)
            )


def no_completion(context: PlanContext) -> Iterator[Problem]:
    """`pace` and `checkpoints` are for what has a completion by a day: goals and milestones."""
    for path, target in context.clear_targets(*_BOUNDS, "baseline"):
        if target.has_pace:
            continue
        if target.pace is not None:
            yield context.problem("no-completion", *path, "pace", key="pace")
        if target.checkpoints:
            yield context.problem("no-completion", *path, "checkpoints", key="checkpoints")


def looks_like_share(context: PlanContext) -> Iterator[Problem]:
    """Fifteen per cent is written 15 or 15%, so a bound between 0 and 1 is probably a share."""
    for path, target in context.clear_targets("unit"):
        for place, figure in _percentages(target):
            if 0 < abs(figure) < 1:
                points = f"{(100 * figure).normalize():f}"
                yield context.problem("looks-like-share", *path, *place, text=str(figure), points=points)


def _percentages(target: Target) -> Iterator[tuple[Path, Decimal]]:
    if not target.in_points:
        return
    bound = target.bound
    for key, figure in (("at_least", bound.at_least), ("at_most", bound.at_most), ("stretch", bound.stretch)):
        if figure is not None:
            yield (key,), figure
    yield from ((("between", i), figure) for i, figure in enumerate(bound.between or ()))


def unknown_part(context: PlanContext) -> Iterator[Problem]:
    """`part_of` names a target of the plan."""
    ids = context.plan.ids()
    suggestions = Suggestions(ids)
    for path, target in context.targets():
        whole = target.part_of
        if whole and whole not in ids and "targets" not in context.lost:
            yield context.problem(
                "unknown-part", *path, "part_of", id=whole, suggestion=suggestions.closest(whole)
            )


def part_not_count(context: PlanContext) -> Iterator[Problem]:
    """A part and its whole are both counts."""
    for path, _, whole in _parts(context):
        if whole.kind is not Kind.COUNT:
            yield context.problem("part-not-count", *path, "part_of", id=whole.id)


def part_of_itself(context: PlanContext) -> Iterator[Problem]:
    """No target is contained in itself, through however many others."""
    wholes = {part.id: whole.id for _, part, whole in _parts(context)}
    for path, part, _ in _parts(context):
        above, passed = wholes.get(part.id), set[str]()
        while above is not None and above != part.id and above not in passed:
            passed.add(above)
            above = wholes.get(above)
        if above == part.id:
            yield context.problem("part-of-itself", *path, "part_of", id=part.id)


def part_above_whole(context: PlanContext) -> Iterator[Problem]:
    """A part asks for no more than the whole that contains it."""
    for path, part, whole in _parts(context):
        asked, contains = part.bound.at_least, whole.bound.at_least
        if asked is None or contains is None or part.unit != whole.unit:
            continue
        if asked > contains:
            figures = {"asked": str(asked), "whole": str(contains)}
            yield context.problem("part-above-whole", *path, "at_least", id=whole.id, **figures)


def _parts(context: PlanContext) -> Iterator[tuple[Path, Target, Target]]:
    """Each part that names a known whole, with its path."""
    clear = {target.id: target for _, target in context.clear_targets()}
    ids = context.plan.ids()
    for path, target in context.clear_targets():
        whole = clear.get(ids.get(target.part_of, "")) if target.part_of else None
        if whole is not None:
            yield path, target, whole


def _given(bound: Bound, *keys: str) -> tuple[str, ...]:
    return tuple(key for key in keys if getattr(bound, key) is not None)
