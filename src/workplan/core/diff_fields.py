"""The fields of a plan as a diff sees them: what each says, and what a change of it does to the plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, Generic, TypeAlias, TypeVar

from workplan.core import diff_points
from workplan.core.diff_points import is_comparable
from workplan.core.effects import (
    Effect,
    FieldChange,
    Pair,
    Quantity,
    Range,
    Value,
    cap,
    floor,
    more,
    together,
)
from workplan.core.figures import plain
from workplan.core.lookup import name_of
from workplan.core.plan import (
    Definition,
    Hold,
    Owner,
    Plan,
    Reporting,
    Rule,
    Section,
    Shape,
    Target,
    Task,
    Waived,
)

T = TypeVar("T")
Thing: TypeAlias = Plan | Section | Task | Target | Owner | Definition


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """What the plan says of a thing under one key, and what it means when that changes.

    `value` is what is compared and shown. What a change does to the plan follows from `ease`, a rank: the
    higher, the easier (None cannot be ranked); or from `effect`, where more must be known; without either it
    is neutral. Where `follows` is true, the change is that of something else and is not told again. What a
    target is held to `is_value`: that alone `history` tells. Where a key holds several things, `each` tells
    their changes in the place of all the others, and `parts` what they are.
    """

    name: str
    value: Callable[[T], Value] = lambda _: None
    ease: Callable[[T], Any] | None = None
    effect: Callable[[Pair[T]], Effect] | None = None
    follows: Callable[[Pair[T]], bool] | None = None
    each: Callable[[Pair[T]], Iterator[FieldChange]] | None = None
    parts: Callable[[T], Iterable[Value]] | None = None
    is_value: bool = False

    def changes(self, pair: Pair[T]) -> Iterator[FieldChange]:
        """The change of this field, if it changed."""
        if self.each is not None:
            yield from self.each(pair)
            return
        old, new = self.value(pair.old), self.value(pair.new)
        if old == new or (self.follows is not None and self.follows(pair)):
            return
        effect = Effect.NEUTRAL
        if self.effect is not None:
            effect = self.effect(pair)
        elif self.ease is not None:
            effect = more(self.ease(pair.old), self.ease(pair.new))
        yield FieldChange(self.name, old, new, effect)


def changes_of(pair: Pair[Any]) -> Iterator[FieldChange]:
    """Everything in which a thing differs, in the order of its fields."""
    return (change for each in _FIELDS[type(pair.new)] for change in each.changes(pair))


def first_values(target: Target) -> Iterator[tuple[str, Value]]:
    """What a new target is held to from its first day: bound, due date, owners, its way, its state if any."""
    for field in (_OF_TARGET[name] for name in _FIRST):
        parts = (field.value(target),) if field.parts is None else field.parts(target)
        yield from ((field.name, part) for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class Said:
    """A thing of the plan: its name, its id if it has one, and what is said of it, by field."""

    name: str
    id: str | None
    fields: tuple[tuple[str, Value], ...]


def account(plan: Plan) -> Iterator[Said]:
    """The plan itself, owners, sections with tasks and targets, terms, in the order of the plan.

    Nothing is said of what a thing takes from above, nor of the weight that all have.
    """
    placed = (thing for _, thing in plan.things())
    things: tuple[Thing, ...] = (plan, *plan.owners.values(), *placed, *plan.definitions.values())
    for thing in things:
        name = thing.title if isinstance(thing, Plan) else name_of(thing)
        id_ = thing.id if isinstance(thing, Section | Task | Target) else None
        given = (each for each in _said(thing, plan) if each[1] not in (None, ()) and each != ("weight", "1"))
        yield Said(name, id_, tuple(given))


def _said(thing: Thing, plan: Plan) -> Iterator[tuple[str, Value]]:
    for each in _written(thing, plan) if isinstance(thing, Target) else _FIELDS[type(thing)]:
        if each.parts is not None:
            yield from ((each.name, part) for part in each.parts(thing))
        elif isinstance(thing, Plan | Task | Target) and each.name == "reporting":
            if thing.reporting is not None:
                yield "reporting.every", thing.reporting.often
                yield "reporting.grace", thing.reporting.grace
        elif isinstance(thing, Owner) and each.name == "title":
            yield "owner.title", thing.title
        elif each.name != "title":
            yield each.name, each.value(thing)


def _written(target: Target, plan: Plan) -> Iterator[Field[Any]]:
    """The fields of a target but those that it takes from above."""
    taken = {
        "start": target.start == plan.period.start,
        "due": target.due == plan.period.end,
        "reporting": target.reporting == plan.reporting_above(target),
        "owner": not target.has_own_owner,
    }
    return (_OF_TARGET[name] for name in _WRITTEN if not taken.get(name))


# What is asked of a target: its kind, its unit, and the figures it is held against.


def _another(pair: Pair[Target]) -> Effect:
    """To verify something else makes another target of it, which is easier."""
    if pair.old.is_verifiable:
        return Effect.EASED
    return Effect.TIGHTENED if pair.new.is_verifiable else Effect.NEUTRAL


def _another_unit(pair: Pair[Target]) -> Effect:
    """The same, where a figure is held to. A recurring target may have left its unit out, which is none."""
    was_left_out = pair.old.unit is None and pair.old.kind is pair.new.kind
    is_held = any(target.edges != (None, None) for target in pair.both)
    return _another(pair) if is_held and not was_left_out else Effect.NEUTRAL


def _figure(
    name: str,
    of: Callable[[Target], Decimal | tuple[Decimal, Decimal] | None],
    effect: Callable[[Pair[Target]], Effect],
) -> Field[Target]:
    """A figure in the unit of its target; one that cannot be compared with the one before is eased."""

    def value(target: Target) -> Value:
        figure = of(target)
        if isinstance(figure, tuple):
            return Range(*figure, target.figure_unit)
        return None if figure is None else Quantity(figure, target.figure_unit)

    def judged(pair: Pair[Target]) -> Effect:
        if is_comparable(pair):
            return effect(pair)
        return Effect.TIGHTENED if of(pair.old) is None else Effect.EASED

    return Field(name, value, effect=judged, is_value=True)


def _lower(pair: Pair[Target]) -> Effect:
    return floor(pair.old.edges[0], pair.new.edges[0])


def _higher(pair: Pair[Target]) -> Effect:
    return cap(pair.old.edges[1], pair.new.edges[1])


def _another_baseline(pair: Pair[Target]) -> Effect:
    """What lies away from the goal raises completion; and a level without a baseline is paced at the end."""
    by_pace = _another_shape(pair) if pair.old.pace is pair.new.pace else Effect.NEUTRAL
    old, new = pair.old.bound, pair.new.bound
    if new.at_least is not None or old.at_least is not None:
        by_figure = more(new.baseline or 0, old.baseline or 0)
    elif old.baseline is None or new.baseline is None:  # a cap alone is a limit, which asks for no progress
        by_figure = floor(old.baseline, new.baseline)
    else:
        by_figure = more(old.baseline, new.baseline)
    return together(by_figure, by_pace)


def _another_stretch(pair: Pair[Target]) -> Effect:
    """A stretch that is dropped, or lies nearer, is easier."""
    is_downward = any(target.bound.at_most is not None for target in pair.both)
    return (cap if is_downward else floor)(pair.old.bound.stretch, pair.new.bound.stretch)


def _another_shape(pair: Pair[Target]) -> Effect:
    """Pace at the end is easier than even pace."""
    order = (Shape.EVEN, Shape.END)
    ranks = [None if target.shape is None else order.index(target.shape) for target in pair.both]
    return more(*ranks)


# How often is reported, and how long after: rarer reports and more grace are easier.


def _reporting(
    own: tuple[Reporting, Reporting], above: tuple[Reporting, Reporting] | None = None
) -> Iterator[FieldChange]:
    """What changed in the same way on the level `above` is that level's change."""
    often, rarity, grace = map(attrgetter, ("often", "rarity", "grace"))
    for name, of, ease in (("reporting.every", often, rarity), ("reporting.grace", grace, grace)):
        old, new = map(of, own)
        if old != new and (above is None or (old, new) != tuple(map(of, above))):
            yield FieldChange(name, old, new, more(*map(ease, own)))


def _task_reporting(pair: Pair[Task]) -> Iterator[FieldChange]:
    above = pair.before.reporting, pair.after.reporting
    return _reporting((pair.old.reporting or above[0], pair.new.reporting or above[1]), above)


def _target_reporting(pair: Pair[Target]) -> Iterator[FieldChange]:
    """Beside what its task asks for; of a target that was moved to another task, what the plan does."""
    above = pair.before.reporting, pair.after.reporting
    if pair.old.task == pair.new.task:
        above = pair.before.reporting_above(pair.old), pair.after.reporting_above(pair.new)
    return _reporting((pair.old.reporting, pair.new.reporting), above)


# Where a target stands.


def _moved(pair: Pair[Target]) -> Iterator[FieldChange]:
    """To move, alone or with its task, is no change, but to or from a group that weighs nothing."""
    old, new = pair.both
    if (old.task, old.section) != (new.task, new.section):
        places = old.task or old.section, new.task or new.section
        if old.task == new.task:
            places = old.section, new.section
        effect = more(not pair.before.is_weighed(old), not pair.after.is_weighed(new))
        if effect is not Effect.NEUTRAL:
            yield FieldChange("task", *places, effect)


def _is_same_whole(pair: Pair[Target]) -> bool:
    old, new = pair.old.part_of, pair.new.part_of
    return old is not None and new is not None and pair.after.ids().get(old) == new


def _are_leads_of_task(pair: Pair[Target]) -> bool:
    return pair.old.task == pair.new.task and not any(target.has_own_owner for target in pair.both)


def _waived(plan: Plan) -> tuple[Waived, ...]:
    return plan.source.waived if plan.source else ()


def _plain(*names: str) -> tuple[Field[Any], ...]:
    """Fields that ease nothing, called as in the core."""
    return tuple(Field(name, attrgetter(name)) for name in names)


def _day(name: str, of_period: str, *, is_value: bool = False) -> Field[Target]:
    """A day of a target: later is easier; one that moves with the plan's period is the plan's change."""
    of, of_plan = attrgetter(name), attrgetter(f"period.{of_period}")

    def follows(pair: Pair[Target]) -> bool:
        return (of(pair.old), of(pair.new)) == (of_plan(pair.before), of_plan(pair.after))

    return Field(name, of, of, follows=follows, is_value=is_value)


def _line(key: str) -> Field[Plan]:
    """Where a light turns: by points a higher line is wider, as a ratio a lower one; across rules neither."""

    def effect(pair: Pair[Plan]) -> Effect:
        old, new = (plan.thresholds for plan in pair.both)
        figures = getattr(old, key), getattr(new, key)
        if old.rule is not new.rule:
            return Effect.NEUTRAL
        return (floor if new.rule is Rule.RATIO else cap)(*figures)

    return Field(f"pace.{key}", lambda plan: plain(getattr(plan.thresholds, key)), effect=effect)


def _named(texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Texts of one's own with their names before them."""
    return tuple(f"{name}: {text}" for name, text in texts)


def _of_source(key: str) -> Field[Plan]:
    return Field(f"source.{key}", lambda plan: getattr(plan.source, key, None))


_WEIGHT: Field[Any] = Field("weight", lambda thing: plain(thing.weight), lambda thing: thing.weight == 0)
_META: Field[Any] = Field("meta", lambda thing: _named(thing.meta))
_OWN = (*_plain("tags"), _META, *_plain("source"))  # of sections, tasks and targets alike
_HOLDS = (None, Hold.SUSPENDED, Hold.CANCELLED)
_TARGET: tuple[Field[Target], ...] = (
    Field("kind", lambda t: t.kind.value, effect=_another, is_value=True),
    Field("unit", lambda t: t.unit, effect=_another_unit, is_value=True),
    Field("every", lambda t: t.every and t.every.value, lambda t: t.every and t.every.months, is_value=True),
    _figure("at_least", lambda t: t.at_least, _lower),
    _figure("at_most", lambda t: t.bound.at_most, _higher),
    Field("keep", lambda t: t.bound.keep or None, lambda t: not t.bound.keep, is_value=True),
    Field("goal", lambda t: t.goal_words, is_value=True),
    _figure("between", lambda t: t.bound.between, lambda pair: together(_lower(pair), _higher(pair))),
    _figure("baseline", lambda t: t.bound.baseline, _another_baseline),
    _figure("stretch", lambda t: t.bound.stretch, _another_stretch),
    _day("start", "start"),
    _day("due", "end", is_value=True),
    Field("pace", lambda t: t.pace and t.pace.value, effect=_another_shape),
    Field("checkpoints", each=diff_points.checkpoint_changes, parts=diff_points.checkpoints, is_value=True),
    Field("monthly", each=diff_points.month_changes, parts=diff_points.months, is_value=True),
    Field("reporting", each=_target_reporting),
    Field("state", lambda t: t.hold and t.hold.value, lambda t: _HOLDS.index(t.hold), is_value=True),
    _WEIGHT,
    Field("part_of", lambda t: t.part_of, lambda t: t.part_of is not None, follows=_is_same_whole),
    Field("task", each=_moved),
    Field("owner", lambda t: t.owners, follows=_are_leads_of_task, is_value=True),
    Field("formerly", lambda t: t.formerly, follows=lambda pair: {*pair.old.formerly} <= pair.new.ids),
    *_plain("name", "number", "detail", "size", "department", "support"),
    *_OWN,
)
_FIELDS: Mapping[type, tuple[Field[Any], ...]] = {
    Target: _TARGET,
    Task: (
        *_plain("title", "lead", "department", "support", "detail"),
        *_OWN,
        _WEIGHT,
        Field("profile", each=diff_points.profile_of_task, parts=lambda t: diff_points.shares(t.profile)),
        Field("reporting", each=_task_reporting),
    ),
    Section: (*_plain("title", "aim", "detail"), *_OWN, _WEIGHT),
    Owner: _plain("title", "under", "contact"),
    Definition: _plain("text", "items", "source"),
    Plan: (
        *_plain("title", "organization", "language"),
        Field("labels", lambda plan: _named(plan.labels.items())),
        *_plain("detail", "tags"),
        _META,
        Field("period.start", attrgetter("period.start"), attrgetter("period.start")),
        Field("period.end", attrgetter("period.end"), attrgetter("period.end")),
        Field("reporting", each=lambda pair: _reporting((pair.old.reporting, pair.new.reporting))),
        Field("pace.rule", lambda plan: plan.thresholds.rule.value, effect=lambda _: Effect.EASED),
        _line("yellow"),
        _line("red"),
        Field(
            "pace.rate_red",
            lambda plan: plain(plan.thresholds.rate_red),
            attrgetter("thresholds.rate_red"),
        ),
        Field(
            "pace.profile",
            each=diff_points.profile_of_plan,
            parts=lambda plan: diff_points.shares(plan.profile),
        ),
        Field("due_soon", attrgetter("due_soon"), lambda plan: -plan.due_soon),
        _of_source("file"),
        _of_source("sha256"),
        Field("source.waived", lambda plan: _named((w.quote, w.reason) for w in _waived(plan))),
    ),
}

VALUES = frozenset(each.name for each in _TARGET if each.is_value)
_OF_TARGET = {each.name: each for each in _TARGET}
_BOUND = ("between", "at_least", "at_most", "keep", "goal", "baseline", "stretch")
_FIRST = (*_BOUND, "checkpoints", "monthly", "due", "owner", "state")
_WRITTEN = (
    *("number", "kind", "unit", "every", *_BOUND, "monthly", "start", "due", "pace", "checkpoints"),
    *("reporting", "state", "weight", "owner", "part_of", "department", "support", "size", "detail"),
    *("tags", "meta", "source"),
)
