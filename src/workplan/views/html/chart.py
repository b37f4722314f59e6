"""The chart of a target in pixels: reports against pace and bounds, bars of periods, or days of reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from workplan.core.calendar import Span, day_after, day_before, period_of, position
from workplan.core.facts import Facts, is_passed
from workplan.core.log import ZERO
from workplan.core.plan import Kind, Target
from workplan.core.report import Curve, Point, curve_of
from workplan.views.phrases import Words

_LEFT, _RIGHT, _TOP, _BOTTOM = 6, 274, 14, 76
_ROOM_ABOVE = 1.06  # of the way up, so that a line at the top is not cut
_ROOM_BELOW = 1 / 4  # of what is shown, where the scale need not begin at 0
_LABEL_ROOM, _LABEL_RISE = 60, 5
_ASKED_AT = 0.55  # how far up the bar of a period stands that did just what was asked
_GAP, _MARK = 1.0, 3.5


class Shape(NamedTuple):
    """An element of SVG: its tag, its attributes, and the text in it."""

    tag: str
    attributes: Mapping[str, str]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """The shapes from the back to the front; `days` is on how many days the target was reported."""

    begin: date
    end: date
    days: int
    shapes: tuple[Shape, ...]


def chart_of(facts: Facts, words: Words) -> Chart:
    """The chart of a target: a curve, of a recurring target bars, of a duty dots."""
    target, curve = facts.target, curve_of(facts)
    days = dict.fromkeys(entry.date for entry in facts.trail.entries)
    scale = _scale(curve, target)
    shapes: list[Shape] = []
    if facts.as_of in curve.span:
        shapes.append(_path("now", f"M{pixels(scale.x(facts.as_of))} 10V80"))
    if target.kind is Kind.RECURRING:
        shapes += _periods(facts, scale)
    elif target.kind is not Kind.DUTY:
        shapes += _curve(facts, curve, scale, words)
    elif days:
        shapes.append(_dots("dots", ((scale.x(day), (_TOP + _BOTTOM) / 2) for day in days)))
    return Chart(min((target.start, *days)), curve.span.end, len(days), tuple(shapes))


@dataclass(frozen=True, slots=True)
class Scale:
    """Days go from left to right by months, figures upwards from `low` to `high`."""

    span: Span
    low: float
    high: float

    def x(self, day: date) -> float:
        """The pixels from the left at the end of `day`, never outside the frame."""
        first, last = _months(self.span.start), _months(self.span.end)
        share = (_months(day) - first) / (last - first) if last > first else 1.0
        return _LEFT + max(0.0, min(1.0, share)) * (_RIGHT - _LEFT)

    def y(self, figure: Fraction | Decimal | int) -> float:
        """The pixels from the top at `figure`."""
        share = (float(figure) - self.low) / (self.high - self.low)
        return _BOTTOM - share * (_BOTTOM - _TOP)

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point of the curve stands."""
        return self.x(point.day), self.y(point.value)


def _scale(curve: Curve, target: Target) -> Scale:
    """From 0, but for levels that are to be kept or moved from a baseline: these show how they move."""
    is_held = target.kind is Kind.LEVEL and (target.bound.is_limit or target.bound.baseline is not None)
    figures = [*curve.bounds, *(point.value for point in (*curve.reports, *curve.pace))]
    if not is_held:
        figures += (ZERO, *(Fraction(value) for _, value in target.values))
    low, high = float(min(figures)), float(max(figures))
    if is_held:
        low -= (high - low) * _ROOM_BELOW
    if high <= low:
        low, high = low - 1, high + 1
    return Scale(curve.span, low, low + (high - low) * _ROOM_ABOVE)


def _curve(facts: Facts, curve: Curve, scale: Scale, words: Words) -> Iterator[Shape]:
    """The figures against pace, bounds and checkpoints; of a day, where it stood at its end."""
    points = {point.day: point for point in curve.reports}.values()
    used = [point for point in points if facts.figure_on is not None and point.day <= facts.figure_on]
    later = [scale.at(point) for point in points if facts.figure_on is None or point.day > facts.figure_on]
    if scale.low < 0 < scale.high:
        yield _level("zero", scale.y(0))
    if not facts.target.has_pace:
        yield from (_level("bound", scale.y(bound)) for bound in curve.bounds)
    if curve.pace:
        yield _line("pace", map(scale.at, curve.pace))
    yield from _reports([*_origin(facts.target, used), *used], facts.target, scale)
    yield from _waymarks(facts, scale)
    if used:
        yield _dots("dots", map(scale.at, used))
    if later:
        yield from (_dots(name, later) for name in ("later", "later-hole"))
    yield from _labels(facts.target, curve, scale, used, words)


def _reports(points: Sequence[Point], target: Target, scale: Scale) -> Iterator[Shape]:
    """From figure to figure; dashed where a whole reporting period between them has none."""
    every, ways = target.reporting.every, {"reports": "", "reports silent": ""}
    for one, other in pairwise(points):
        last = period_of(one.day, every, target.first_month)
        is_silent = period_of(other.day, every, target.first_month).start > day_after(last.end)
        way = "reports silent" if is_silent else "reports"
        at, to = (" ".join(map(pixels, scale.at(point))) for point in (one, other))
        ways[way] += f"L{to}" if ways[way].endswith(f"L{at}") else f"M{at}L{to}"
    yield from (_path(name, strokes) for name, strokes in ways.items() if strokes)


def _origin(target: Target, used: Sequence[Point]) -> Sequence[Point]:
    """Where the curve begins: at nothing, or at the baseline, before the start; of other kinds nowhere."""
    begin, base = day_before(target.start), target.bound.baseline
    begins = target.kind in (Kind.COUNT, Kind.MILESTONE) or base is not None
    if not begins or not used or used[0].day <= begin:
        return ()
    return (Point(begin, Fraction(base or 0)),)


def _waymarks(facts: Facts, scale: Scale) -> Iterator[Shape]:
    """The checkpoints, those filled that are reached; stages, which have no value, at the foot."""
    target, value = facts.target, facts.value
    for checkpoint in target.passing:
        reached = is_passed(target, facts.trail, value, checkpoint)
        height = _BOTTOM if checkpoint.value is None else scale.y(checkpoint.value)
        at = f"M{pixels(scale.x(checkpoint.by))} {pixels(height)}"
        yield _path("waymark reached" if reached else "waymark", f"{at}m0-4.5l4.5 4.5-4.5 4.5-4.5-4.5z")


def _labels(
    target: Target, curve: Curve, scale: Scale, used: Sequence[Point], words: Words
) -> Iterator[Shape]:
    """The goal at the end of its way, other bounds at the left, and the last figure beside its dot."""
    x, anchor = (_RIGHT, "end") if target.has_pace else (_LEFT, "start")
    for bound in curve.bounds:
        yield _label(x, scale.y(bound), anchor, words.quantity(target, bound))
    if used and used[-1].value not in curve.bounds:
        at, y = scale.x(used[-1].day), min(scale.y(used[-1].value) + _LABEL_RISE, _BOTTOM)
        shift, anchor = (-_LABEL_RISE, "end") if at > _RIGHT - _LABEL_ROOM else (_LABEL_RISE, "start")
        yield _label(at + shift, y, anchor, words.quantity(target, used[-1].value))


def _label(x: float, y: float, anchor: str, text: str) -> Shape:
    where = {"x": pixels(x), "y": pixels(y - _LABEL_RISE), "text-anchor": anchor}
    return Shape("text", where, text)


def _periods(facts: Facts, scale: Scale) -> Iterator[Shape]:
    """A bar for each period, a cross on those missed, and the height of what each asks for."""
    asked = Fraction(facts.target.at_least or Decimal(0))
    for each in facts.occurrences:
        left, right = scale.x(day_before(each.span.start)), scale.x(each.span.end)
        width = max(1.0, right - left - 2 * _GAP)
        top = _height(max(0.0, float(each.done / asked)))
        mark = "met" if each.is_met else "missed" if each.is_missed else "open"
        sides = {"x": left + _GAP, "y": top, "width": width, "height": _BOTTOM - top}
        yield Shape("rect", {"class": mark, **{name: pixels(side) for name, side in sides.items()}})
        if mark == "missed":
            yield _cross((left + right) / 2, min(_MARK, width / 2))
    yield _level("bound", _height(1.0))


def _cross(x: float, arm: float) -> Shape:
    """Two strokes that cross above the line."""
    y, size = _BOTTOM - 2 * _MARK - arm, pixels(2 * arm)
    return _path("cross", f"M{pixels(x - arm)} {pixels(y)}l{size} {size}m0 -{size}l-{size} {size}")


def _height(share: float) -> float:
    return _BOTTOM - min(1.0, share * _ASKED_AT) * (_BOTTOM - _TOP)


def _level(name: str, y: float) -> Shape:
    return _path(name, f"M{_LEFT} {pixels(y)}H{_RIGHT}")


def _line(name: str, points: Iterable[tuple[float, float]]) -> Shape:
    return _path(name, "M" + "L".join(f"{pixels(x)} {pixels(y)}" for x, y in points))


def _dots(name: str, points: Iterable[tuple[float, float]]) -> Shape:
    """Strokes without length, which round ends make dots."""
    return _path(name, "".join(f"M{pixels(x)} {pixels(y)}h0" for x, y in points))


def _path(name: str, strokes: str) -> Shape:
    return Shape("path", {"class": name, "d": strokes})


@lru_cache(maxsize=4096)
def _months(day: date) -> float:
    """Where `day` ends on the line of months; a pixel needs no fraction."""
    return float(position(day))


def pixels(value: float) -> str:
    """A number of pixels with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
