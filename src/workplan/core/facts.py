"""What is known of one target on a day before any verdict: figure, completion, pace, what is missed."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from workplan.core.calendar import Every, Span, day_before, period_of, position
from workplan.core.figures import Figure
from workplan.core.log import DONE, ZERO, Trail
from workplan.core.periods import Occurrence, is_late, is_reported, judged_day, occurrences
from workplan.core.plan import Checkpoint, Kind, Plan, Shape, Target, Thresholds

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Facts:
    """The arithmetic of one target as of a day.

    `value` is the standing figure in the unit (a milestone's in per cent), `figure_on` the day it stands for;
    a milestone or a recurring target has one with its first entry.
    `completion` and `expected` are shares (1 is 100 %); None is unknown or not asked for. `judged_on` is None
    where there is no pace. `missed` is the last late checkpoint when it is not reached.
    """

    target: Target
    thresholds: Thresholds
    as_of: date
    trail: Trail
    value: Fraction | None
    figure_on: date | None
    is_final: bool
    fell_short: bool
    is_late: bool
    is_due_soon: bool
    is_reported: bool
    shape: Shape | None
    judged_on: date | None
    completion: Fraction | None
    expected: Fraction | None
    missed: Checkpoint | None
    occurrences: tuple[Occurrence, ...]

    @property
    def gap(self) -> Fraction | None:
        """In percentage points: completion − expected; a rate's distance to its bound."""
        if self.target.kind is Kind.RATE:
            return self._rate_gap()
        if self.completion is None or self.expected is None:
            return None
        return 100 * (self.completion - self.expected)

    def _rate_gap(self) -> Fraction | None:
        bound, value = self.target.bound, self.value
        if value is None or not bound.is_set:
            return None
        if bound.at_least is not None:
            return value - Fraction(bound.at_least)
        return Fraction(bound.at_most) - value if bound.at_most is not None else -bound.outside_by(value)

    @property
    def month(self) -> Fraction | None:
        """What was added in the as-of month, for a count or recurring target with a figure."""
        if self.value is None or self.target.kind not in (Kind.COUNT, Kind.RECURRING):
            return None
        before = self.trail.count_before(self.as_of.replace(day=1))
        return self.value - ((self.trail.figures[before - 1] if before else None) or ZERO)

    @property
    def missed_occurrences(self) -> tuple[Occurrence, ...]:
        """The periods of a recurring target that were missed, oldest first."""
        return tuple(o for o in self.occurrences if o.is_missed)


def facts_of(plan: Plan, target: Target, trail: Trail, as_of: date) -> Facts:
    """All that the verdict on `target` follows from; `trail` ends on `as_of`."""
    late = as_of > target.late_after
    closing, end = _closing(target, trail)
    last = trail.last_figure_place(end)
    figure_on = None if last is None else trail.entries[last].date
    value = _value(target, trail, last)
    shape = shape_of(target, trail)
    judged_on = judged_day(plan, target, figure_on, as_of) if shape else None
    periods = occurrences(target, trail, as_of)
    return Facts(
        target=target,
        thresholds=plan.thresholds,
        as_of=as_of,
        trail=trail,
        value=value,
        figure_on=figure_on,
        is_final=closing is not None or (late and figure_on is not None and figure_on in _last_month(target)),
        fell_short=_fell_short(target, trail, end),
        is_late=late,
        is_due_soon=as_of >= target.due - timedelta(days=plan.due_soon),
        is_reported=is_reported(plan, target, trail, as_of),
        shape=shape,
        judged_on=judged_on,
        completion=completion(target, value, trail, periods),
        expected=expected(target, shape, judged_on) if shape and judged_on else None,
        missed=_missed_checkpoint(target, value, as_of),
        occurrences=periods,
    )


def count_judged(target: Target, trail: Trail) -> int:
    """How many entries of the trail count: all but those after the day that closed a level or rate."""
    return _closing(target, trail)[1]


def _closing(target: Target, trail: Trail) -> tuple[int | None, int]:
    """The place of the first figure on or after due, which closes a level or rate; how many entries count."""
    every = len(trail.entries)
    places = range(trail.count_before(target.due), every)
    closing = next((i for i in places if trail.entries[i].given.is_figure), None)
    if closing is None or target.kind not in (Kind.LEVEL, Kind.RATE):
        return closing, every
    return closing, trail.count_until(trail.entries[closing].date)


def _last_month(target: Target) -> Span:
    """The last month of the reporting period that holds due; a week, which is shorter, whole."""
    every = target.reported_every
    period = period_of(target.due, every)
    return period if every is Every.WEEK else period_of(period.end, Every.MONTH)


def _value(target: Target, trail: Trail, last: int | None) -> Fraction | None:
    """The standing figure; a milestone or recurring target has one from its first entry on."""
    if target.kind in (Kind.MILESTONE, Kind.RECURRING) and trail.entries:
        last = -1
    figure = None if last is None else trail.figures[last]
    return None if figure is None else Fraction(figure)


def _fell_short(target: Target, trail: Trail, end: int) -> bool:
    """Whether a total dated on or after due fell short, and the goal was not reached since."""
    short = False
    for i in range(trail.count_before(target.due), end):
        figure, said = trail.figures[i], trail.entries[i].given
        if figure is not None and said.is_figure:
            short = not reaches(target, figure) and (short or said.value is not None)
    return short


def _missed_checkpoint(target: Target, value: Fraction | None, as_of: date) -> Checkpoint | None:
    late = [each for each in target.passing if is_late(target, each.by, as_of)]
    return late[-1] if late and not is_passed(target, value, late[-1]) else None


# Completion, and the completion expected on a day (docs/verdicts.md).


def completion(
    target: Target, value: Fraction | None, trail: Trail, periods: tuple[Occurrence, ...]
) -> Fraction | None:
    """The share of the target that is reached, 0 or more; None where it has none or nothing was reported."""
    if target.kind is Kind.RECURRING:
        return Fraction(sum(o.is_met for o in periods), len(periods)) if trail.entries else None
    return share_of(target, value) if target.has_pace and value is not None else None


def share_of(target: Target, value: Fraction | Decimal) -> Fraction:
    """The completion `value` means: v ÷ bound, (v − baseline) ÷ (bound − baseline), or per cent ÷ 100."""
    if target.kind is Kind.MILESTONE:
        return Fraction(value) / DONE
    goal, base = _goal_and_base(target)
    return max(ZERO, (Fraction(value) - base) / (goal - base))


def reaches(target: Target, value: Figure) -> bool:
    """Whether `value` is what the target asks for: done, at its goal, or within its limit."""
    return value >= DONE if target.kind is Kind.MILESTONE else target.bound.reached(value)


def is_passed(target: Target, value: Fraction | None, checkpoint: Checkpoint) -> bool:
    """Whether `value` reaches the checkpoint."""
    return value is not None and share_of(target, value) >= share_of(target, checkpoint.value)


def value_at(target: Target, share: Fraction) -> Fraction:
    """The figure of a target with a goal that means completion `share`."""
    goal, base = _goal_and_base(target)
    return base + share * (goal - base)


def _goal_and_base(target: Target) -> tuple[Fraction, Fraction]:
    assert target.bound.goal is not None
    return Fraction(target.bound.goal), Fraction(target.bound.baseline or 0)


def shape_of(target: Target, trail: Trail) -> Shape | None:
    """How it is paced; a small count can be had by halves once a figure that is not whole was reported."""
    figures = (figure for each in trail.entries for figure in (each.given.add, each.given.value))
    if target.kind is Kind.COUNT and target.pace is None and any(figure and figure % 1 for figure in figures):
        return target.shape and Shape.EVEN
    return target.shape


def expected(target: Target, shape: Shape, day: date) -> Fraction | None:
    """The completion expected on the day judged; None where nothing is expected yet."""
    if day >= target.due:
        return ONE
    return _even(target, day) if shape is Shape.EVEN else _at_the_end(target, day)


def _at_the_end(target: Target, day: date) -> Fraction | None:
    passed = [c for c in target.passing if c.by <= day]
    return min(ONE, share_of(target, passed[-1].value)) if passed else None


def _even(target: Target, day: date) -> Fraction:
    """Linear in months between the points of the pace."""
    points, at = [(position(by), share) for by, share in points_of_pace(target)], position(day)
    if at <= points[0][0]:
        return ZERO
    (x0, y0), (x1, y1) = next(stretch for stretch in pairwise(points) if at <= stretch[1][0])
    return max(ZERO, min(ONE, y0 + (y1 - y0) * (at - x0) / (x1 - x0)))


def points_of_pace(target: Target) -> tuple[tuple[date, Fraction], ...]:
    """Where even pace runs through: the day before start at 0, the checkpoints before due, and due at 1."""
    passed = ((c.by, share_of(target, c.value)) for c in target.passing if c.by < target.due)
    return (day_before(target.start), ZERO), *passed, (target.due, ONE)
