"""The checks of a plan: every rule that more than one of its values decides; one check, one code."""

from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from workplan.core import check_days
from workplan.core.bound import Bound
from workplan.core.figures import plain
from workplan.core.lookup import TEXT_KEYS, terms_of, texts_of
from workplan.core.plan import Kind, Section, Shape, Target, Task
from workplan.core.plan_context import BOUNDS, PlanContext
from workplan.core.problems import Address, Path, Problem, unknown

_OWNER_KEYS = frozenset({"lead", "owner", "under", "department", "support"})


def check_plan(context: PlanContext) -> tuple[Problem, ...]:
    """All that is wrong with a plan, check by check."""
    return tuple(problem for check in PLAN_CHECKS for problem in check(context))


# Names: ids are unique, and every owner, term and target that is named exists and is used.


def duplicate_id(context: PlanContext) -> Iterator[Problem]:
    """An id, current or former, stands for one section, task or target only."""
    named: list[tuple[Path, str]] = [((*path, "id"), thing.id) for path, thing in context.plan.things()]
    for path, target in context.every(Target):
        named += (((*path, "formerly", i), old) for i, old in enumerate(target.formerly))
    seen: set[str] = set()
    for path, name in named:
        if name and name in seen:
            yield context.problem("duplicate-id", *path, id=name)
        seen.add(name)


def unknown_owner(context: PlanContext) -> Iterator[Problem]:
    """Every lead, `owner` and `under` is listed under `owners`."""
    if "owners" not in context.lost:
        named = ((Address(path), name) for path, name in _named_owners(context))
        yield from _unknown(context, "unknown-owner", named, context.plan.owners, key="name")


def _named_owners(context: PlanContext) -> Iterator[tuple[Path, str]]:
    for name, owner in context.plan.owners.items():
        if owner.under is not None:
            yield ("owners", name, "under"), owner.under
    for path, task in context.every(Task):
        yield from (((*path, "lead", i), name) for i, name in enumerate(task.lead))
    for path, target in context.every(Target):
        if target.has_own_owner:
            yield from (((*path, "owner", i), name) for i, name in enumerate(target.owners))


def owner_circle(context: PlanContext) -> Iterator[Problem]:
    """Nobody is under himself, through however many levels."""
    for name, owner in context.plan.owners.items():
        if owner.under is not None and name in context.plan.above(owner.under):
            yield context.problem("owner-circle", "owners", name, "under", name=name)


def unreferenced_owner(context: PlanContext) -> Iterator[Problem]:
    """An owner leads or helps somewhere, or has owners under it."""
    if context.lost or context.any_vague(_OWNER_KEYS):
        return
    named = {name for _, name in _named_owners(context)}
    for _, thing in context.plan.things():
        if not isinstance(thing, Section):
            named.update(thing.department, thing.support)
    for name in context.plan.owners:
        if name not in named:
            yield context.problem_of_key("unreferenced-owner", "owners", name, name=name)


def unknown_term(context: PlanContext) -> Iterator[Problem]:
    """Every `[^term]` in a text is defined under `definitions`."""
    texts = _texts(context) if "definitions" not in context.lost else ()
    named = ((Address(path, part=f"[^{term}]"), term) for path, text in texts for term in terms_of(text))
    yield from _unknown(context, "unknown-term", named, context.plan.definitions, key="term")


def unused_definition(context: PlanContext) -> Iterator[Problem]:
    """A definition is referred to by some text other than its own."""
    if context.lost or context.any_vague(TEXT_KEYS):
        return
    used = {(term, path[:2]) for path, text in _texts(context) for term in terms_of(text)}
    named = {term for term, place in used if place != ("definitions", term)}
    for term in context.plan.definitions:
        if term not in named:
            yield context.problem_of_key("unused-definition", "definitions", term, term=term)


def unknown_revised(context: PlanContext) -> Iterator[Problem]:
    """A revision names sections, tasks or targets of the plan; one removed since may still be named."""
    ids = {thing.id for _, thing in context.plan.things()} | set(context.plan.ids())
    named = (
        (Address(("revisions", i, "targets", j)), name)
        for i, revision in enumerate(context.plan.revisions)
        for j, name in enumerate(revision.targets)
    )
    if not context.lost & {"tasks", "targets"}:
        yield from _unknown(context, "unknown-revised", named, ids)


def _texts(context: PlanContext) -> Iterator[tuple[Path, str]]:
    """Every text of the plan in which a term may stand."""
    plan = context.plan
    holders: list[tuple[Path, object]] = [((), plan)]
    holders += ((("definitions", term), each) for term, each in plan.definitions.items())
    holders += plan.things()
    holders += ((("revisions", i), revision) for i, revision in enumerate(plan.revisions))
    return (((*path, *keys), text) for path, holder in holders for keys, text in texts_of(holder))


def _unknown(
    context: PlanContext,
    code: str,
    named: Iterable[tuple[Address, str]],
    known: Collection[str],
    *,
    key: str = "id",
) -> Iterator[Problem]:
    """The names that are not `known`, each as the parameter `key`, with the one that was probably meant."""
    for at, name, suggestion in unknown((each for each in named if each[1]), known):
        yield Problem(code, context.file, at, {key: name, "suggestion": suggestion})


# Bounds: what a target is held against makes sense by itself and beside its whole.


def bound_contradictory(context: PlanContext) -> Iterator[Problem]:
    """A target has one of `at_least`, `at_most`, `between` and `goal`; `between` has nothing beside it.

    What is to be kept has no baseline. Goals of months make the pace, so there are no others.
    """
    for path, target in context.clear_targets():
        for keys in _exclusions(target):
            if len(keys) > 1:
                yield context.problem("bound-contradictory", *path, keys[-1], keys=keys)


def _exclusions(target: Target) -> Iterator[tuple[str, ...]]:
    """The keys of a target of which there may be one; the last one is a key as it is written."""
    bound = target.bound
    more = () if bound.between is None else ("baseline", "stretch")
    yield (*_given(bound, *BOUNDS, *more), *(("goal",) if target.goal_words else ()))
    if bound.keep:
        yield (*_given(bound, "baseline"), "keep")
    if target.monthly:
        yield (*(("pace: end",) if target.pace is Shape.END else ()), "monthly")
        yield (*(("checkpoints: value",) if target.values else ()), "monthly")


def bound_missing(context: PlanContext) -> Iterator[Problem]:
    """A baseline goes with a bound; what is to be kept, and goals of months, go with `at_least`."""
    for path, target in context.clear_targets(*BOUNDS):
        if not target.bound.is_set and target.bound.baseline is not None:
            yield context.problem("bound-missing", *path, "baseline", key="baseline")
        for key, is_given in (("keep", target.bound.keep), ("monthly", bool(target.monthly))):
            if is_given and target.bound.at_least is None:
                yield context.problem_of_key("bound-missing", *path, key, key=key, bound="at_least")


def _given(bound: Bound, *keys: str) -> tuple[str, ...]:
    return tuple(key for key in keys if getattr(bound, key) is not None)


def between_backwards(context: PlanContext) -> Iterator[Problem]:
    """`between` gives the lower figure first."""
    for path, target in context.clear_targets():
        low, high = target.bound.between or (Decimal(0), Decimal(0))
        if low > high:
            yield context.problem("between-backwards", *path, "between", low=plain(low), high=plain(high))


def baseline_side(context: PlanContext) -> Iterator[Problem]:
    """A baseline lies below `at_least`, or above `at_most`."""
    for path, target, base, bound in _beside_bound(context, "baseline"):
        if base == bound or (base > bound) is (target.bound.at_least is not None):
            figures = {"baseline": plain(base), "bound": plain(bound)}
            yield context.problem("baseline-side", *path, "baseline", **figures)


def stretch_below_bound(context: PlanContext) -> Iterator[Problem]:
    """A stretch asks for more than the bound: above `at_least`, below `at_most`."""
    for path, target, stretch, bound in _beside_bound(context, "stretch"):
        if stretch != bound and (stretch < bound) is (target.bound.at_least is not None):
            figures = {"stretch": plain(stretch), "bound": plain(bound)}
            yield context.problem("stretch-below-bound", *path, "stretch", **figures)


def _beside_bound(context: PlanContext, key: str) -> Iterator[tuple[Path, Target, Decimal, Decimal]]:
    """The targets with the figure `key` beside `at_least`, else `at_most`, and both figures."""
    for path, target in context.clear_targets():
        figure, low, high = attrgetter(key, "at_least", "at_most")(target.bound)
        bound = high if low is None else low
        if figure is not None and bound is not None:
            yield path, target, figure, bound


def no_completion(context: PlanContext) -> Iterator[Problem]:
    """`pace` and `checkpoints` are for what has a completion by a day: goals and milestones.

    The bound of a rate, if it is one figure, may go by checkpoints too.
    """
    for path, target in context.clear_targets(*BOUNDS, "baseline", "keep"):
        is_stepped = target.kind is Kind.RATE and target.bound.edges.count(None) == 1
        for key in ("pace", "checkpoints"):
            if getattr(target, key) and not target.has_pace and not is_stepped:
                yield context.problem("no-completion", *path, key, key=key)


def looks_like_share(context: PlanContext) -> Iterator[Problem]:
    """Fifteen per cent is written 15 or 15%, so a percentage between 0 and 1 is probably a share."""
    figures = [
        ((*path, *place), figure)
        for path, target in context.clear_targets("unit")
        for place, figure in (_figures(target) if target.in_points else ())
    ]
    for path, profile in context.profiles():
        figures += (((*path, i, "share"), point.share) for i, point in enumerate(profile))
    for path, figure in figures:
        if 0 < figure.copy_abs() < 1:
            points = plain(100 * Fraction(figure))
            yield context.problem("looks-like-share", *path, text=plain(figure), points=points)


def _figures(target: Target) -> Iterator[tuple[Path, Decimal]]:
    bound = target.bound
    yield from (((key,), getattr(bound, key)) for key in _given(bound, "at_least", "at_most", "stretch"))
    yield from ((("between", i), figure) for i, figure in enumerate(bound.between or ()))
    yield from ((("monthly", goal.month.name), goal.value) for goal in target.monthly)
    for i, checkpoint in enumerate(target.checkpoints):
        if checkpoint.value is not None:
            yield ("checkpoints", i, "value"), checkpoint.value


def months_above_bound(context: PlanContext) -> Iterator[Problem]:
    """The goals of all months together ask for no more than the bound."""
    for path, target in context.clear_targets("at_least", "monthly"):
        total, bound = sum(Fraction(goal.value) for goal in target.monthly), target.bound.at_least
        if target.monthly and bound is not None and total > bound:
            figures = {"total": plain(total), "bound": plain(bound)}
            yield context.problem_of_key("months-above-bound", *path, "monthly", **figures)


def unknown_part(context: PlanContext) -> Iterator[Problem]:
    """`part_of` names a target of the plan."""
    if "targets" not in context.lost:
        parts = ((path, target.part_of or "") for path, target in context.every(Target))
        named = ((Address((*path, "part_of")), whole) for path, whole in parts)
        yield from _unknown(context, "unknown-part", named, context.plan.ids())


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
        asked, low, high = part.bound.at_least, whole.bound.at_least, whole.bound.at_most
        contains = high if low is None else low
        if asked is not None and contains is not None and asked > contains and part.unit == whole.unit:
            figures = {"asked": plain(asked), "whole": plain(contains)}
            yield context.problem("part-above-whole", *path, "at_least", id=whole.id, **figures)


def _parts(context: PlanContext) -> Iterator[tuple[Path, Target, Target]]:
    """Each part that names a known whole, with its path."""
    clear = {target.id: target for _, target in context.clear_targets()}
    ids = context.plan.ids()
    for path, target in context.clear_targets():
        whole = clear.get(ids.get(target.part_of, "")) if target.part_of else None
        if whole is not None:
            yield path, target, whole


_OF_NAMES = (
    *(duplicate_id, unknown_owner, owner_circle, unreferenced_owner, unknown_term, unused_definition),
    unknown_revised,
)
_OF_BOUNDS = (bound_contradictory, bound_missing, between_backwards, baseline_side, stretch_below_bound)
_OF_FIGURES = (no_completion, looks_like_share, months_above_bound)
_OF_PARTS = (unknown_part, part_not_count, part_of_itself, part_above_whole)
PLAN_CHECKS: tuple[Callable[[PlanContext], Iterator[Problem]], ...]
PLAN_CHECKS = (*_OF_NAMES, *_OF_BOUNDS, *_OF_FIGURES, *_OF_PARTS, *check_days.CHECKS)
