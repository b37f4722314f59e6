"""The periods of a recurring target as bars, and the reports of a duty as dots on a line."""

from dataclasses import dataclass
from fractions import Fraction

from workplan.core.calendar import day_before
from workplan.core.recurrence import Occurrence
from workplan.core.report_parts import TargetReport
from workplan.views.dashboard.scale import BOTTOM, TOP, Frame, Scale, frame_of, pixels
from workplan.views.goals import asked_per_period

_ASKED_AT = 0.55  # how far up the bar of a period stands that did just what was asked
_GAP, _MARK = 1.0, 3.5


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: its bar, whether it was met, missed or is open, and the cross of a missed one."""

    x: str
    y: str
    width: str
    height: str
    mark: str
    cross: str


@dataclass(frozen=True, slots=True)
class Periods:
    """A bar for each period; `asked` is the height of what each asks for."""

    frame: Frame
    asked: str
    bars: tuple[Bar, ...]
    form: str = "periods"


@dataclass(frozen=True, slots=True)
class Days:
    """A dot for each day with a report."""

    frame: Frame
    dots: str
    form: str = "days"


def periods_of(part: TargetReport) -> Periods:
    """The periods of a recurring target."""
    scale = _scale(part)
    asked = Fraction(asked_per_period(part.target.bound))
    bars = tuple(_bar(each, asked, scale) for each in part.facts.occurrences)
    return Periods(frame_of(part, scale), asked=pixels(_height(1.0)), bars=bars)


def days_of(part: TargetReport) -> Days:
    """The days on which a duty was reported."""
    scale = _scale(part)
    days = dict.fromkeys(step.entry.date for step in part.facts.trail.steps)
    middle = pixels((TOP + BOTTOM) / 2)
    dots = "".join(f"M{pixels(scale.x(day))} {middle}h0" for day in days)
    return Days(frame_of(part, scale), dots=dots)


def _scale(part: TargetReport) -> Scale:
    return Scale.of(part.curve().span, 0, 1)


def _height(share: float) -> float:
    return BOTTOM - min(1.0, share * _ASKED_AT) * (BOTTOM - TOP)


def _bar(occurrence: Occurrence, asked: Fraction, scale: Scale) -> Bar:
    left, right = scale.x(day_before(occurrence.span.start)), scale.x(occurrence.span.end)
    width = max(1.0, right - left - 2 * _GAP)
    top = _height(max(0.0, float(occurrence.done / asked)))
    mark = "met" if occurrence.is_met else "missed" if occurrence.is_missed else "open"
    return Bar(
        x=pixels(left + _GAP),
        y=pixels(top),
        width=pixels(width),
        height=pixels(BOTTOM - top),
        mark=mark,
        cross=_cross((left + right) / 2, min(_MARK, width / 2)) if mark == "missed" else "",
    )


def _cross(x: float, arm: float) -> str:
    """Two strokes that cross above the line."""
    y, size = BOTTOM - 2 * _MARK - arm, pixels(2 * arm)
    return f"M{pixels(x - arm)} {pixels(y)}l{size} {size}m0 -{size}l-{size} {size}"
