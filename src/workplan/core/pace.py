"""Completion, and the completion expected on a day (docs/verdicts.md)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from workplan.core.calendar import day_before, position
from workplan.core.figures import is_whole
from workplan.core.log import DONE, ZERO, Trail
from workplan.core.plan import Kind, Shape, Target
from workplan.core.recurrence import Occurrence

ONE = Fraction(1)
HALVABLE_FROM = 5


def completion(
    target: Target, value: Fraction | None, trail: Trail, occurrences: tuple[Occurrence, ...]
) -> Fraction | None:
    """The share of the target that is reached, 0 or more; None where it has none or nothing was reported."""
    if target.kind is Kind.RECURRING:
        return Fraction(sum(o.is_met for o in occurrences), len(occurrences)) if trail.entries else None
    return share_of(target, value) if target.has_pace and value is not None else None


def share_of(target: Target, value: Fraction | Decimal) -> Fraction:
    """The completion `value` means: v ÷ bound, (v − baseline) ÷ (bound − baseline), or per cent ÷ 100."""
    if target.kind is Kind.MILESTONE:
        return Fraction(value) / DONE
    goal, base = _goal_and_base(target)
    return max(ZERO, (Fraction(value) - base) / (goal - base))


def reaches(target: Target, value: Fraction) -> bool:
    """Whether `value` is what the target asks for: done, at its goal, or within its limit."""
    return value >= DONE if target.kind is Kind.MILESTONE else target.bound.reached(value)


def value_at(target: Target, share: Fraction) -> Fraction:
    """The figure of a target with a goal that means completion `share`."""
    goal, base = _goal_and_base(target)
    return base + share * (goal - base)


def _goal_and_base(target: Target) -> tuple[Fraction, Fraction]:
    assert target.bound.goal is not None
    return Fraction(target.bound.goal), Fraction(target.bound.baseline or 0)


def shape_of(target: Target, trail: Trail) -> Shape | None:
    """Even pace or pace at the end; None where nothing is expected by a day."""
    if not target.has_pace:
        return None
    return target.pace or (Shape.END if _cannot_be_halved(target, trail) else Shape.EVEN)


def _cannot_be_halved(target: Target, trail: Trail) -> bool:
    if target.kind is Kind.MILESTONE:
        return not target.checkpoints
    if target.kind is Kind.LEVEL:
        return target.bound.baseline is None
    goal = target.bound.goal
    assert goal is not None
    figures = (f for e in trail.entries for f in (e.given.add, e.given.value) if f is not None)
    return goal < HALVABLE_FROM and is_whole(goal) and all(is_whole(figure) for figure in figures)


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
    points = [(position(by), share) for by, share in points_of_pace(target)]
    return max(ZERO, min(ONE, _between(points, position(day))))


def points_of_pace(target: Target) -> tuple[tuple[date, Fraction], ...]:
    """Where even pace runs through: the day before start at 0, the checkpoints before due, and due at 1."""
    passed = ((c.by, share_of(target, c.value)) for c in target.passing if c.by < target.due)
    return (day_before(target.start), ZERO), *passed, (target.due, ONE)


def _between(points: list[tuple[Fraction, Fraction]], at: Fraction) -> Fraction:
    if at <= points[0][0]:
        return points[0][1]
    after = next(i for i, point in enumerate(points) if at <= point[0])
    (x0, y0), (x1, y1) = points[after - 1], points[after]
    return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
