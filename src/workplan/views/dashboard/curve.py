"""The curve of a target with figures, drawn: its reports, the pace line, the checkpoints and the bound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workplan.core.calendar import day_before
from workplan.core.curve import Curve, Point
from workplan.core.figures import plain
from workplan.core.pace import share_of
from workplan.core.plan import Kind, Target
from workplan.core.report_parts import TargetReport
from workplan.views.dashboard.scale import BOTTOM, LEFT, RIGHT, Frame, Scale, frame_of, pixels

_LABEL_ROOM, _LABEL_RISE = 60, 5
_ROOM_BELOW = 4  # of a quarter of what is shown, where the scale need not begin at 0


@dataclass(frozen=True, slots=True)
class Waymark:
    """A checkpoint in the chart; `is_reached` by the standing figure."""

    x: str
    y: str
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A figure written into the chart; `anchor` is the end of the text that stands at `x`."""

    x: str
    y: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths in pixels, empty where there is nothing to draw; `bounds` are heights of limits and rates."""

    frame: Frame
    zero: str
    pace: str
    reports: str
    dots: str
    later_dots: str
    bounds: tuple[str, ...]
    waymarks: tuple[Waymark, ...]
    labels: tuple[Label, ...]
    form: str = "curve"


def drawing_of(part: TargetReport) -> Drawing:
    """The curve of a count, level, rate or milestone; of a day, where it stood at its end."""
    curve, facts, target = part.curve(), part.facts, part.target
    points = {point.day: point for point in curve.reports}.values()
    used = [point for point in points if facts.figure_on is not None and point.day <= facts.figure_on]
    scale = _scale(curve, target)
    reports = [*_origin(target, used), *used]
    bounds = [] if target.has_pace else curve.bounds
    return Drawing(
        frame=frame_of(part, scale),
        zero=pixels(scale.y(0)) if scale.low < 0 < scale.high else "",
        pace=_path(scale, curve.pace),
        reports=_path(scale, reports) if len(reports) > 1 else "",
        dots=_dots(scale, used),
        later_dots=_dots(scale, [point for point in points if point not in used]),
        bounds=tuple(pixels(scale.y(bound)) for bound in bounds),
        waymarks=tuple(_waymarks(part, scale)),
        labels=tuple(_labels(target, curve, scale, used)),
    )


def _scale(curve: Curve, target: Target) -> Scale:
    """From 0, but for levels that are to be kept or moved from a baseline: these show how they move."""
    is_held = target.kind is Kind.LEVEL and (target.bound.is_limit or target.bound.baseline is not None)
    if not is_held:
        return Scale.of(curve.span, float(curve.lowest), float(curve.highest))
    figures = [*curve.bounds, *(point.value for point in (*curve.reports, *curve.pace))]
    low, high = float(min(figures)), float(max(figures))
    return Scale.of(curve.span, low - (high - low) / _ROOM_BELOW, high)


def _origin(target: Target, used: Sequence[Point]) -> Sequence[Point]:
    """Where the curve begins: at nothing, or at the baseline, before the start; of other kinds nowhere."""
    begin, base = day_before(target.start), target.bound.baseline
    begins = target.kind in (Kind.COUNT, Kind.MILESTONE) or base is not None
    if not begins or not used or used[0].day <= begin:
        return ()
    return (Point(begin, Fraction(base or 0)),)


def _waymarks(part: TargetReport, scale: Scale) -> Iterator[Waymark]:
    target, value = part.target, part.facts.value
    for checkpoint in target.passing:
        reached = value is not None and share_of(target, value) >= share_of(target, checkpoint.value)
        yield Waymark(pixels(scale.x(checkpoint.by)), pixels(scale.y(checkpoint.value)), reached)


def _labels(target: Target, curve: Curve, scale: Scale, used: Sequence[Point]) -> Iterator[Label]:
    """The goal at the end of its way, other bounds at the left, and the last figure beside its dot."""
    for bound in curve.bounds:
        yield (
            _label(RIGHT, scale.y(bound), "end", bound)
            if target.has_pace
            else _label(LEFT, scale.y(bound), "start", bound)
        )
    if used and used[-1].value not in curve.bounds:
        x, y = scale.x(used[-1].day), min(scale.y(used[-1].value) + _LABEL_RISE, BOTTOM)
        is_at_right = x > RIGHT - _LABEL_ROOM
        shift, anchor = (-_LABEL_RISE, "end") if is_at_right else (_LABEL_RISE, "start")
        yield _label(x + shift, y, anchor, used[-1].value)


def _label(x: float, y: float, anchor: str, value: Fraction) -> Label:
    return Label(pixels(x), pixels(y - _LABEL_RISE), anchor, plain(value))


def _path(scale: Scale, points: Sequence[Point]) -> str:
    return "M" + "L".join(scale.at(point.day, point.value) for point in points) if points else ""


def _dots(scale: Scale, points: Sequence[Point]) -> str:
    """Strokes without length, which round ends make dots."""
    return "".join(f"M{scale.at(point.day, point.value)}h0" for point in points)
