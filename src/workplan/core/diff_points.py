"""The way to a goal as a diff sees it: checkpoints, goals of months, profiles, and what revisions excuse.

What is lower, later or dropped is easier.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from workplan.core.effects import Effect, FieldChange, Pair, Quantity, Waypoint, cap, floor, more, together
from workplan.core.facts import bound_on, paced_on, share_of
from workplan.core.plan import Checkpoint, Kind, Plan, ProfilePoint, Revision, Shape, Target, Task

# By what two of them are the same, by turns.
_VALUES = (("by", "name", "reach"), ("by",), ("name",), ("reach",))
_SHARES = (("by", "reach"), ("by",), ("reach",))
_NAMED = (("name",),)


def is_comparable(pair: Pair[Target]) -> bool:
    """Whether figures before and after count the same: growth, how often in a period, or else what stands."""
    own = (Kind.RATE, Kind.RECURRING)
    measures = {target.kind if target.kind in own else None for target in pair.both}
    return pair.old.unit == pair.new.unit and len(measures) == 1


# Checkpoints: values, which are the same by day, name or value, and stages, which entries name.


def checkpoints(target: Target) -> tuple[Waypoint, ...]:
    """The checkpoints of a target in the order of their days, as they are told."""
    return tuple(_waypoint(target, each) for each in target.passing)


def _waypoint(target: Target, checkpoint: Checkpoint) -> Waypoint:
    value = checkpoint.value
    reach = None if value is None else Quantity(value, target.figure_unit)
    return Waypoint(checkpoint.by, reach, checkpoint.name)


def checkpoint_changes(pair: Pair[Target]) -> Iterator[FieldChange]:
    """What changed of the checkpoints; values that cannot be compared are eased."""
    sides = [[_waypoint(target, each) for each in target.checkpoints] for target in pair.both]
    values = [[each for each in side if each.reach is not None] for side in sides]
    stages = [[each for each in side if each.reach is None] for side in sides]
    is_reduction = pair.new.bound.at_least is None and pair.new.bound.at_most is not None

    def moved(before: Waypoint, after: Waypoint) -> Effect:
        return _moved(before, after, cap if is_reduction else floor) if is_comparable(pair) else Effect.EASED

    of_values = _Rules("checkpoints", _VALUES, moved, lambda each: _added_value(pair, each))
    of_stages = _Rules("checkpoints", _NAMED, _moved, lambda _: Effect.TIGHTENED)
    yield from of_values.changes(*values)
    yield from of_stages.changes(*stages)


def _added_value(pair: Pair[Target], new: Waypoint) -> Effect:
    """One more is harder, unless it lies below what was asked until then: by even pace, or of a rate."""
    figure = _figure(new)
    if {target.kind for target in pair.both} == {Kind.RATE}:
        low, high = bound_on(pair.old, new.by).edges
        effect = floor(low, figure) if pair.new.bound.at_least is not None else cap(high, figure)
        return effect if effect is Effect.EASED else Effect.TIGHTENED
    ways = (t.has_pace and t.bound.goal != (t.bound.baseline or 0) for t in pair.both)
    if pair.old.shape is not Shape.EVEN or not all(ways):  # `history` meets goals that `check` refuses
        return Effect.TIGHTENED
    asked = paced_on(pair.old, Shape.EVEN, new.by)
    return Effect.EASED if asked is not None and share_of(pair.new, figure) < asked else Effect.TIGHTENED


# Goals of months: to issue one more asks for nothing more in all.


def months(target: Target) -> tuple[Waypoint, ...]:
    """The goals of months of a target, as they are told."""
    unit = target.figure_unit
    return tuple(Waypoint(each.by, Quantity(each.value, unit), each.month.name) for each in target.monthly)


def month_changes(pair: Pair[Target]) -> Iterator[FieldChange]:
    """What changed of the goals of months; what cannot be compared is eased."""

    def moved(before: Waypoint, after: Waypoint) -> Effect:
        return _moved(before, after) if is_comparable(pair) else Effect.EASED

    return _Rules("monthly", _NAMED, moved, lambda _: Effect.NEUTRAL).changes(*map(months, pair.both))


# Profiles of the plan and of its tasks, which are told there and not of each target.


def shares(profile: Iterable[ProfilePoint]) -> tuple[Waypoint, ...]:
    """The points of a profile, as they are told."""
    return tuple(Waypoint(each.by, Quantity(each.share, "%")) for each in profile)


def profile_of_plan(pair: Pair[Plan]) -> Iterator[FieldChange]:
    """What changed of the profile of a plan."""
    return _profile_changes("pace.profile", pair.old.profile, pair.new.profile, _line(pair.before))


def profile_of_task(pair: Pair[Task]) -> Iterator[FieldChange]:
    """What changed of the profile of a task, which stands in the place of the plan's."""
    before = _line(pair.before, pair.old.profile or pair.before.profile)
    return _profile_changes("profile", pair.old.profile, pair.new.profile, before)


def _line(plan: Plan, profile: Sequence[ProfilePoint] | None = None) -> Target:
    """A target that is paced by a profile, and by nothing else."""
    points = tuple(sorted(plan.profile if profile is None else profile, key=attrgetter("by")))
    return Target("", "", Kind.MILESTONE, "", None, (), plan.period, plan.reporting, profile=points)


def _profile_changes(
    field: str, old: Iterable[ProfilePoint], new: Iterable[ProfilePoint], before: Target
) -> Iterator[FieldChange]:
    def added(each: Waypoint) -> Effect:
        """One more is harder, unless it lies below what was expected until then."""
        asked = paced_on(before, Shape.EVEN, each.by)
        is_below = asked is not None and Fraction(_figure(each)) < 100 * asked
        return Effect.EASED if is_below else Effect.TIGHTENED

    return _Rules(field, _SHARES, _moved, added).changes(shares(old), shares(new))


# What they have in common.


@dataclass(frozen=True, slots=True)
class _Rules:
    """What makes two points the same, by turns, and what it does to the plan to move one, or to add one."""

    field: str
    ways: tuple[tuple[str, ...], ...]
    moved: Callable[[Waypoint, Waypoint], Effect]
    added: Callable[[Waypoint], Effect]

    def changes(self, old: Iterable[Waypoint], new: Iterable[Waypoint]) -> Iterator[FieldChange]:
        """What moved, then what was dropped, which is always easier, then what was added."""
        gone, come = list(old), list(new)
        for before, after in _same(gone, come, self.ways):
            if before != after:
                yield FieldChange(self.field, before, after, self.moved(before, after))
        for each in gone:
            yield FieldChange(self.field, each, None, Effect.EASED)
        for each in come:
            yield FieldChange(self.field, None, each, self.added(each))


def _same(
    old: list[Waypoint], new: list[Waypoint], ways: Iterable[tuple[str, ...]]
) -> list[tuple[Waypoint, Waypoint]]:
    """Those that are the same thing before and after, taken out of both lists."""
    found = []
    for names in ways:
        key: Callable[[Waypoint], object] = attrgetter(*names)
        for before in tuple(old):
            same = (each for each in new if key(before) not in (None, "") and key(each) == key(before))
            if (after := next(same, None)) is not None:
                found.append((before, after))
                old.remove(before)
                new.remove(after)
    return found


def _moved(
    old: Waypoint, new: Waypoint, way: Callable[[Decimal | None, Decimal | None], Effect] = floor
) -> Effect:
    """Lower is easier, in a reduction higher."""
    return together(more(old.by, new.by), way(_figure(old), _figure(new)))


def _figure(waypoint: Waypoint) -> Decimal:
    return waypoint.reach.figure if waypoint.reach is not None else Decimal(0)


# Periods that revisions excuse: of the targets that they name, else of all recurring ones.


def excused_changes(old: Iterable[Revision], new: Iterable[Revision]) -> Iterator[FieldChange]:
    """To excuse a period is easier."""
    before, after = (tuple(dict.fromkeys(n for each in found for n in each.excused)) for found in (old, new))
    if {*before} != {*after}:
        effect = Effect.EASED if {*after} - {*before} else Effect.TIGHTENED
        yield FieldChange("excused", before, after, effect)
