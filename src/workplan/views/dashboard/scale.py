"""The scale of a chart: which day and which figure stands where, in pixels; and the frame around it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from workplan.core.calendar import Span, position
from workplan.core.report_parts import TargetReport

LEFT, RIGHT, TOP, BOTTOM = 6, 274, 14, 76
_ROOM_ABOVE = 1.06  # of the way up, so that a line at the top is not cut


@dataclass(frozen=True, slots=True)
class Scale:
    """Days go from left to right by months, figures upwards."""

    span: Span
    low: float
    high: float

    @classmethod
    def of(cls, span: Span, low: float, high: float) -> "Scale":
        """A scale of the figures from `low` to `high`, or around them where these are one."""
        if high <= low:
            low, high = low - 1, high + 1
        return cls(span, low, low + (high - low) * _ROOM_ABOVE)

    def x(self, day: date) -> float:
        """The pixels from the left at the end of `day`, never outside the frame."""
        first, last = _months(self.span.start), _months(self.span.end)
        share = (_months(day) - first) / (last - first) if last > first else 1.0
        return LEFT + max(0.0, min(1.0, share)) * (RIGHT - LEFT)

    def y(self, figure: Fraction | Decimal | int) -> float:
        """The pixels from the top at `figure`."""
        share = (float(figure) - self.low) / (self.high - self.low)
        return BOTTOM - share * (BOTTOM - TOP)

    def at(self, day: date, figure: Fraction) -> str:
        """A point of a path."""
        return f"{pixels(self.x(day))} {pixels(self.y(figure))}"


@dataclass(frozen=True, slots=True)
class Frame:
    """The first and the last day of a chart, where the as-of day stands, and how many days have a report."""

    begin: str
    end: str
    now: str
    days: int


def frame_of(part: TargetReport, scale: Scale) -> Frame:
    """The frame of a target's chart."""
    days = {step.entry.date for step in part.facts.trail.steps}
    as_of, begin = part.facts.as_of, min({part.target.start, *days})
    now = pixels(scale.x(as_of)) if as_of in scale.span else ""
    return Frame(begin.isoformat(), scale.span.end.isoformat(), now, len(days))


@lru_cache(maxsize=4096)
def _months(day: date) -> float:
    """Where `day` ends on the line of months; a pixel needs no fraction."""
    return float(position(day))


def pixels(value: float) -> str:
    """A number of pixels with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
