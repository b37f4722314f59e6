"""The forecast: where a goal stands at due if it goes on as it went, and how often such a range has held.

The method is the random walk with drift, its prediction interval that of R. J. Hyndman and G. Athanasopoulos,
"Forecasting: Principles and Practice", 3rd edition (OTexts, 2021), 5.2 (drift method) and 5.5 (prediction
intervals), with the quantiles of Student's t for the few steps that a plan has, where the book takes those of
the normal distribution. The steps are those from one report to the next; as they are not equally long, each
deviation from the drift is divided by the root of its months, and months count in place of steps.
It is exact but for the root, which has twelve decimals. No verdict depends on it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from typing import NamedTuple

from workplan.core.calendar import day_before, position
from workplan.core.facts import Facts, reaches
from workplan.core.figures import places, rounded
from workplan.core.log import DONE, ZERO
from workplan.core.plan import Kind, Shape, Target
from workplan.core.status import Status
from workplan.core.verdict import State, Verdict

LEVEL = 80  # per cent: as many ranges should hold what comes
FEWEST = 3  # figures
_ROOT = 10**12
_WEEK = Fraction(1, 4)  # of a month, about
# The 90 % quantiles of Student's t in thousandths, by degrees of freedom from 1 on; above 30 the last, which
# is a little too wide.
_STUDENT = (
    3078, 1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372, 1363, 1356, 1350, 1345, 1341,
    1337, 1333, 1330, 1328, 1325, 1323, 1321, 1319, 1318, 1316, 1315, 1314, 1313, 1311, 1310,
)  # fmt: skip


class Why(StrEnum):
    """Why a target has no forecast, the first that applies."""

    KIND = "kind"
    LIMIT = "limit"
    NO_GOAL = "no_goal"
    NO_BASELINE = "no_baseline"
    AT_END = "at_end"
    HELD = "held"
    NOT_STARTED = "not_started"
    MET = "met"
    OVER = "over"
    FEW = "few"


class Outlook(StrEnum):
    """Whether the whole range reaches the goal, a part of it, or none."""

    LIKELY = "likely"
    OPEN = "open"
    UNLIKELY = "unlikely"


class Point(NamedTuple):
    """The standing figure, in the unit, at a time in months (`calendar.position`)."""

    at: Fraction
    value: Fraction


@dataclass(frozen=True, slots=True)
class Walk:
    """A random walk with drift, as the points until `last` show it.

    `drift` is per month, `scatter` the variance per month, `span` in months, `freedom` how many steps there
    are less one. The range goes below `floor` only where figures have, None is anywhere.
    """

    first: Point
    last: Point
    span: Fraction
    drift: Fraction
    scatter: Fraction
    freedom: int
    floor: Fraction | None

    @property
    def quantile(self) -> Fraction:
        """The one of Student's t that leaves a tenth on either side."""
        return Fraction(_STUDENT[min(self.freedom, len(_STUDENT)) - 1], 1000)

    def at(self, time: Fraction) -> tuple[Fraction, Fraction]:
        """What it comes to at a time not before `last`, and half the width of the range."""
        ahead = time - self.last.at
        variance = self.scatter * ahead * (1 + ahead / self.span)
        return self.last.value + self.drift * ahead, self.quantile * root(variance)


class Reach(NamedTuple):
    """A forecast for one day, in the unit and with the decimals that are printed."""

    value: Decimal
    low: Decimal
    high: Decimal

    def holds(self, value: Fraction) -> bool:
        """Whether `value` lies within the range as it is printed."""
        return self.low <= value <= self.high


class Record(NamedTuple):
    """Of `tests` later reports, those that the range of an earlier reporting day `held`."""

    held: int = 0
    tests: int = 0


class Need(NamedTuple):
    """The pace from now on that leads to the goal at due: in the unit per month, and times that so far.

    `times` is None where the figure has not moved towards the goal.
    """

    pace: Fraction
    times: Fraction | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the past of one target says of its due date; `why` it has none, else all the rest.

    `digits` are the decimals of figure and goal, whichever has more; `figures` is how many reports count.
    """

    target: Target
    why: Why | None
    figures: int
    record: Record
    digits: int = 0
    walk: Walk | None = None
    reach: Reach | None = None
    need: Need | None = None
    outlook: Outlook | None = None


def forecasts_of(status: Status) -> Mapping[str, Forecast]:
    """The forecast of each target of a status, by id."""
    return {verdict.target.id: forecast_of(verdict) for verdict in status.verdicts}


def record_of(forecasts: Iterable[Forecast]) -> Record:
    """The record of several forecasts together."""
    records = [each.record for each in forecasts]
    return Record(sum(each.held for each in records), sum(each.tests for each in records))


def forecast_of(verdict: Verdict) -> Forecast:
    """The forecast of a target on the day of its verdict."""
    facts, target = verdict.facts, verdict.target
    if (never := _why_never(target)) is not None:
        return Forecast(target, never, 0, Record())
    points, figures = course_of(facts)
    digits = max(places(figure) for figure in (_goal(target), *(point.value for point in points)))
    walks = tuple(walks_of(points, target))[len(points) - figures :]  # of FEWEST reports or more
    record = _record(target, points, walks, digits)
    if (why := _why_now(verdict, figures)) is not None:
        return Forecast(target, why, figures, record)
    walk, due = walks[-1], position(target.due)
    reach = reach_at(walk, target, due, digits)
    pace = (_goal(target) - walk.last.value) / (due - position(_now(facts)))
    times = pace / walk.drift if pace * walk.drift > 0 else None
    outlook = _outlook(target, reach)
    return Forecast(target, None, figures, record, digits, walk, reach, Need(pace, times), outlook)


def _why_never(target: Target) -> Why | None:
    """Why a target of this sort has no forecast; None where it may have one.

    A milestone is at the end only where the plan says so: one that is reported in per cent has a course.
    """
    shape = target.pace if target.kind is Kind.MILESTONE else target.shape
    reasons = {
        Why.KIND: target.kind not in (Kind.COUNT, Kind.LEVEL, Kind.MILESTONE),
        Why.LIMIT: target.is_limit,
        Why.NO_GOAL: not target.has_pace,
        Why.NO_BASELINE: target.kind is Kind.LEVEL and target.bound.baseline is None,
        Why.AT_END: shape is Shape.END,
    }
    return next((why for why, applies in reasons.items() if applies), None)


def _why_now(verdict: Verdict, figures: int) -> Why | None:
    """Why a target that may have a forecast has none on this day."""
    reasons = {
        Why.HELD: verdict.target.hold is not None,
        Why.NOT_STARTED: verdict.state is State.NOT_STARTED,
        Why.MET: verdict.state is State.MET,
        Why.OVER: _now(verdict.facts) >= verdict.target.due,
        Why.FEW: figures < FEWEST,
    }
    return next((why for why, applies in reasons.items() if applies), None)


def _goal(target: Target) -> Fraction:
    return DONE if target.goal is None else Fraction(target.goal)


def _now(facts: Facts) -> date:
    """From when on something can still be done: the day of the last figure, or the day judged if later."""
    return max(day for day in (facts.figure_on, facts.judged_on) if day is not None)


def _outlook(target: Target, reach: Reach) -> Outlook:
    reached = {reaches(target, Fraction(end)) for end in (reach.low, reach.high)}
    return Outlook.OPEN if len(reached) > 1 else Outlook.LIKELY if True in reached else Outlook.UNLIKELY


# The course so far, the walk that it shows, and how such walks have foretold what came.


def course_of(facts: Facts) -> tuple[tuple[Point, ...], int]:
    """The points of a target's course, and how many of them are reports.

    It begins the day before start, at the baseline or at 0, and goes on with the last figure of each
    reporting period. Of two that are nearer than half a period the later counts.
    """
    target, trail, schedule = facts.target, facts.trail, facts.schedule
    start = position(day_before(target.start))
    nearest = (Fraction(schedule.every.months) or _WEEK) / 2
    last: dict[date, Point] = {}
    for entry, figure in zip(trail.entries, trail.figures, strict=True):
        if entry.given.is_figure and figure is not None:
            period = schedule.holding(entry.date)
            last[period.end] = Point(max(start, position(entry.date)), Fraction(figure))
    begin = Point(start, Fraction(target.bound.baseline or 0))
    points = [begin]
    for point in last.values():
        if point.at - points[-1].at < nearest:
            points.pop()
        points.append(point)
    return tuple(points), len(points) - (points[0] is begin)


def walks_of(points: Sequence[Point], target: Target) -> Iterator[Walk]:
    """The walk that is known at each point, from the third on."""
    first, squares, rising, lowest = points[0], ZERO, True, points[0].value
    is_added = target.kind in (Kind.COUNT, Kind.MILESTONE)
    for steps, (one, other) in enumerate(pairwise(points), start=1):
        squares += (other.value - one.value) ** 2 / (other.at - one.at)
        rising, lowest = rising and other.value >= one.value, min(lowest, other.value)
        if steps > 1:
            span, rise = other.at - first.at, other.value - first.value
            # The sum of (step − drift × months)² ÷ months, as it is made from sums.
            scatter = (squares - rise**2 / span) / (steps - 1)
            floor = other.value if rising and is_added else ZERO if lowest >= 0 else None
            yield Walk(first, other, span, rise / span, scatter, steps - 1, floor)


def reach_at(walk: Walk, target: Target, time: Fraction, digits: int) -> Reach:
    """The forecast for a time, rounded half up; what is added up and never fell does not; 100 % is all."""
    value, half = walk.at(time)

    def printed(figure: Fraction) -> Decimal:
        high = min(figure, DONE) if target.kind is Kind.MILESTONE else figure
        return rounded(high if walk.floor is None else max(high, walk.floor), digits)

    return Reach(printed(value), printed(value - half), printed(value + half))


def _record(target: Target, points: Sequence[Point], walks: Sequence[Walk], digits: int) -> Record:
    """Of each earlier reporting day with an open goal, the range for the day of each later report."""
    held = tests = 0
    later = len(points) - len(walks)
    for number, walk in enumerate(walks, start=1):
        if not reaches(target, walk.last.value):
            for point in points[later + number :]:
                held += reach_at(walk, target, point.at, digits).holds(point.value)
                tests += 1
    return Record(held, tests)


def root(value: Fraction) -> Fraction:
    """The square root, cut off behind its twelfth decimal."""
    return Fraction(isqrt(value.numerator * _ROOT**2 // value.denominator), _ROOT)
