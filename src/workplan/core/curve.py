"""The curve of a target: the figures that were reported, those expected day by day, and what bounds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from workplan.core.calendar import Span, day_before
from workplan.core.facts import Facts
from workplan.core.pace import points_of_pace, value_at
from workplan.core.plan import Checkpoint, Kind, Shape, Target
from workplan.core.trail import DONE, ZERO


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a day."""

    day: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Curve:
    """What a chart of a target shows, in the target's unit (of a milestone in per cent).

    `span` holds every day of it; its first is the day before the start. `reports` are the figures where each
    entry left the target, in order. `pace` is the broken line of what is expected by a day, straight where
    days are set out by months (`days.position`), empty where nothing is. `bounds` are the goal, the limit, or
    the two edges of a range. The periods of a recurring target are `facts.occurrences`.
    """

    span: Span
    reports: tuple[Point, ...]
    pace: tuple[Point, ...]
    checkpoints: tuple[Checkpoint, ...]
    bounds: tuple[Fraction, ...]

    @property
    def lowest(self) -> Fraction:
        """The least of all figures in it and 0."""
        return min(self._values(), default=ZERO)

    @property
    def highest(self) -> Fraction:
        """The greatest of all figures in it and 0."""
        return max(self._values(), default=ZERO)

    def _values(self) -> list[Fraction]:
        figures = [point.value for point in (*self.reports, *self.pace)]
        return [ZERO, *figures, *(Fraction(each.value) for each in self.checkpoints), *self.bounds]


def curve_of(facts: Facts) -> Curve:
    """The curve of a target up to its due date, the day judged or the last report, whichever is the last."""
    target, steps = facts.target, facts.trail.steps
    reports = tuple(Point(step.entry.date, step.after) for step in steps if step.after is not None)
    days = [day_before(target.start), target.due, facts.as_of, *(point.day for point in reports)]
    span = Span(min(days), max(days))
    pace = _pace(target, facts.shape, span) if facts.shape else ()
    return Curve(span, reports, pace, target.passing, _bounds(target))


def _pace(target: Target, shape: Shape, span: Span) -> tuple[Point, ...]:
    """Straight from turn to turn, or level until each of them, and level after due."""
    points = [Point(day, _figure(target, share)) for day, share in points_of_pace(target)]
    if shape is Shape.END:
        points = [*_steps(points)]
    beyond = (Point(span.end, points[-1].value),) if span.end > target.due else ()
    return *points, *beyond


def _steps(points: Sequence[Point]) -> Iterator[Point]:
    """Between each two points one on the day before the later, as high as the earlier."""
    yield points[0]
    for before, point in pairwise(points):
        eve = day_before(point.day)
        if eve > before.day:
            yield Point(eve, before.value)
        yield point


def _figure(target: Target, share: Fraction) -> Fraction:
    return DONE * share if target.kind is Kind.MILESTONE else value_at(target, share)


def _bounds(target: Target) -> tuple[Fraction, ...]:
    """In rising order; a milestone's is to be done, and a recurring target's stand for single periods."""
    if target.kind is Kind.MILESTONE:
        return (DONE,)
    if target.kind not in (Kind.COUNT, Kind.LEVEL, Kind.RATE):
        return ()
    bound = target.bound
    known = bound.between or (bound.at_least, bound.at_most)
    return tuple(Fraction(each) for each in known if each is not None)
