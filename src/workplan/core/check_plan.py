"""The checks of a plan: every rule that more than one of its values decides; one check, one code."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from workplan.core.facts import share_of
from workplan.core.lookup import TEXT_KEYS, terms_of, texts_of
from workplan.core.plan import Bound, Kind, Plan, Section, Target, Task
from workplan.core.problems import Address, Param, Path, Problem, unknown

T = TypeVar("T", Section, Task, Target)
_BOUNDS = ("at_least", "at_most", "between")
_OWNER_KEYS = frozenset({"lead", "owner", "under", "department", "support"})


@dataclass(frozen=True, slots=True)
class PlanContext:
    """A plan to be checked, and the addresses of its things.

    `vague` are the paths of keys that are broken, missing or misspelt: what follows from their absence is not
    asked. `lost` says which names may stand in lines that could not be read ("owners", "definitions",
    "tasks", "targets"): that such a name is unknown, or not used there, means nothing then.
    """

    plan: Plan
    file: str
    vague: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()

    def problem(self, code: str, *path: str | int, **params: Param) -> Problem:
        """A problem of the value at `path`."""
        return Problem(code, self.file, Address(path), params)

    def problem_of_key(self, code: str, *path: str | int, **params: Param) -> Problem:
        """A problem of the key at `path` itself."""
        return Problem(code, self.file, Address(path, on_key=True), params)

    def every(self, kind: type[T]) -> Iterator[tuple[Path, T]]:
        """Every section, task or target with its path, as the plan lists them."""
        return ((path, thing) for path, thing in self.plan.things() if isinstance(thing, kind))

    def clear_targets(self, *keys: str) -> Iterator[tuple[Path, Target]]:
        """The targets of which the kind and `keys` could be read, or are rightly absent."""
        for path, target in self.every(Target):
            if not any(self.is_vague((*path, key)) for key in ("kind", *keys)):
                yield path, target

    def is_vague(self, path: Path) -> bool:
        """Whether the value at `path`, something in it or all around it could not be read."""
        return any(path[: len(broken)] == broken or broken[: len(path)] == path for broken in self.vague)

    def any_vague(self, keys: Collection[str]) -> bool:
        """Whether a value of one of `keys`, anywhere in the plan, could not be read."""
        return any(step in keys for path in self.vague for step in path)


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
    """A target has one of `at_least`, `at_most` and `between`; `between` has no baseline and no stretch."""
    for path, target in context.clear_targets():
        more = () if target.bound.between is None else ("baseline", "stretch")
        given = _given(target.bound, *_BOUNDS, *more)
        if len(given) > 1:
            yield context.problem("bound-contradictory", *path, given[-1], keys=given)


def bound_missing(context: PlanContext) -> Iterator[Problem]:
    """A baseline or a stretch goes with a bound."""
    for path, target in context.clear_targets(*_BOUNDS):
        if not target.bound.is_set:
            for key in _given(target.bound, "baseline", "stretch"):
                yield context.problem("bound-missing", *path, key, key=key)


def _given(bound: Bound, *keys: str) -> tuple[str, ...]:
    return tuple(key for key in keys if getattr(bound, key) is not None)


def between_backwards(context: PlanContext) -> Iterator[Problem]:
    """`between` gives the lower figure first."""
    for path, target in context.clear_targets():
        low, high = target.bound.between or (Decimal(0), Decimal(0))
        if low > high:
            yield context.problem("between-backwards", *path, "between", low=str(low), high=str(high))


def baseline_side(context: PlanContext) -> Iterator[Problem]:
    """A baseline lies below `at_least`, or above `at_most`."""
    for path, target, base, bound in _beside_bound(context, "baseline"):
        if base == bound or (base > bound) is (target.bound.at_least is not None):
            yield context.problem("baseline-side", *path, "baseline", baseline=str(base), bound=str(bound))


def stretch_below_bound(context: PlanContext) -> Iterator[Problem]:
    """A stretch asks for more than the bound: above `at_least`, below `at_most`."""
    for path, target, stretch, bound in _beside_bound(context, "stretch"):
        if stretch != bound and (stretch < bound) is (target.bound.at_least is not None):
            figures = {"stretch": str(stretch), "bound": str(bound)}
            yield context.problem("stretch-below-bound", *path, "stretch", **figures)


def _beside_bound(context: PlanContext, key: str) -> Iterator[tuple[Path, Target, Decimal, Decimal]]:
    """The targets with the figure `key` beside `at_least`, else `at_most`, and both figures."""
    for path, target in context.clear_targets():
        figure, low, high = attrgetter(key, "at_least", "at_most")(target.bound)
        bound = high if low is None else low
        if figure is not None and bound is not None:
            yield path, target, figure, bound


def no_completion(context: PlanContext) -> Iterator[Problem]:
    """`pace` and `checkpoints` are for what has a completion by a day: goals and milestones."""
    for path, target in context.clear_targets(*_BOUNDS, "baseline"):
        for key in ("pace", "checkpoints"):
            if getattr(target, key) and not target.has_pace:
                yield context.problem("no-completion", *path, key, key=key)


def looks_like_share(context: PlanContext) -> Iterator[Problem]:
    """Fifteen per cent is written 15 or 15%, so a bound between 0 and 1 is probably a share."""
    for path, target in context.clear_targets("unit"):
        for place, figure in _figures(target.bound) if target.in_points else ():
            if 0 < abs(figure) < 1:
                points = f"{(100 * figure).normalize():f}"
                yield context.problem("looks-like-share", *path, *place, text=str(figure), points=points)


def _figures(bound: Bound) -> Iterator[tuple[Path, Decimal]]:
    yield from (((key,), getattr(bound, key)) for key in _given(bound, "at_least", "at_most", "stretch"))
    yield from ((("between", i), figure) for i, figure in enumerate(bound.between or ()))


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
        asked, contains = part.bound.at_least, whole.bound.at_least
        if asked is not None and contains is not None and asked > contains and part.unit == whole.unit:
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


# Days: the period, the windows of targets, and their checkpoints.


def period_backwards(context: PlanContext) -> Iterator[Problem]:
    """The period ends after it starts."""
    period = context.plan.period
    if period.end < period.start:
        yield context.problem("period-backwards", "period", "end", start=period.start, end=period.end)


def outside_period(context: PlanContext) -> Iterator[Problem]:
    """A target starts and falls due within the plan's period."""
    period = context.plan.period
    days: dict[str, Param] = {"start": period.start, "end": period.end}
    for path, target in context.every(Target) if period.start <= period.end else ():
        for key, day in (("start", target.start), ("due", target.due)):
            if day not in period:
                yield context.problem("outside-period", *path, key, day=day, **days)


def due_before_start(context: PlanContext) -> Iterator[Problem]:
    """A target falls due on or after its start; one that takes over the plan's days is not asked."""
    for path, target in context.clear_targets("start", "due"):
        if target.due < target.start and target.window != context.plan.period:
            yield context.problem("due-before-start", *path, "due", due=target.due, start=target.start)


def checkpoint_outside(context: PlanContext) -> Iterator[Problem]:
    """A checkpoint lies between the target's start and its due date."""
    for path, target in context.clear_targets("start", "due", "checkpoints"):
        days: dict[str, Param] = {"start": target.start, "due": target.due}
        for i, checkpoint in enumerate(target.checkpoints if target.start <= target.due else ()):
            if checkpoint.by not in target.window:
                place = (*path, "checkpoints", i, "by")
                yield context.problem("checkpoint-outside", *place, day=checkpoint.by, **days)


def checkpoint_falling(context: PlanContext) -> Iterator[Problem]:
    """Checkpoints are cumulative: a later one never asks for less."""
    for path, target in context.clear_targets(*_BOUNDS, "baseline", "checkpoints"):
        for before, after in pairwise(target.passing if target.has_pace else ()):
            if share_of(target, after.value) < share_of(target, before.value):
                place = (*path, "checkpoints", target.checkpoints.index(after), "value")
                figures = {"value": str(after.value), "before": str(before.value)}
                yield context.problem("checkpoint-falling", *place, **figures)


# Revisions: they name what the plan has, explain what is held, and lead to the dues of today.


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


def due_without_targets(context: PlanContext) -> Iterator[Problem]:
    """A revision that moves a due date says whose."""
    for i, revision in enumerate(context.plan.revisions):
        is_vague = context.is_vague(("revisions", i, "targets"))
        if revision.due is not None and not revision.targets and not is_vague:
            yield context.problem("missing-key", "revisions", i, key="targets")


def state_without_revision(context: PlanContext) -> Iterator[Problem]:
    """A target that is suspended or cancelled has a revision that gives the reason."""
    for path, target in context.every(Target):
        if target.hold is not None and not context.plan.revisions_of(target):
            what = {"id": target.id, "state": target.hold.value}
            yield context.problem("state-without-revision", *path, "state", **what)


def due_chain_broken(context: PlanContext) -> Iterator[Problem]:
    """Each due date moved `from` is the `to` before it, and the last `to` is the target's due."""
    for _, target in context.clear_targets("due"):
        chain = sorted(
            (revision.date, i, revision.due)
            for i, revision in enumerate(context.plan.revisions)
            if revision.due is not None and not target.ids.isdisjoint(revision.targets)
        )
        days = [(i, "from", after.old, before.new) for (_, _, before), (_, i, after) in pairwise(chain)]
        days += [(i, "to", due.new, target.due) for _, i, due in chain[-1:]]
        for i, key, written, expected in days:
            if written != expected:
                place = "revisions", i, "due", key
                yield context.problem("due-chain-broken", *place, written=written, expected=expected)


def due_moved_late(context: PlanContext) -> Iterator[Problem]:
    """An extension is recorded before the due date that it moves."""
    for i, revision in enumerate(context.plan.revisions):
        if revision.due is not None and revision.date > revision.due.old:
            days = {"day": revision.date, "old": revision.due.old}
            yield context.problem("due-moved-late", "revisions", i, "due", "from", **days)


_OF_NAMES = (duplicate_id, unknown_owner, owner_circle, unreferenced_owner, unknown_term, unused_definition)
_OF_BOUNDS = (bound_contradictory, bound_missing, between_backwards, baseline_side, stretch_below_bound)
_OF_FIGURES = (no_completion, looks_like_share)
_OF_PARTS = (unknown_part, part_not_count, part_of_itself, part_above_whole)
_OF_DAYS = (period_backwards, outside_period, due_before_start, checkpoint_outside, checkpoint_falling)
_OF_RECORDS = (unknown_revised, due_without_targets, state_without_revision, due_chain_broken, due_moved_late)
PLAN_CHECKS: tuple[Callable[[PlanContext], Iterator[Problem]], ...]
PLAN_CHECKS = (*_OF_NAMES, *_OF_BOUNDS, *_OF_FIGURES, *_OF_PARTS, *_OF_DAYS, *_OF_RECORDS)
