"""Figures as they are printed: points, percentages, gaps, quantities, periods and bars."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from workplan.core.days import Every, Span, period_of
from workplan.core.figures import plain, rounded
from workplan.core.target import Kind, Target
from workplan.views.safety import safe
from workplan.views.words import Words

BAR = 10
NOTHING = "—"


def points(value: Fraction) -> str:
    """Percentage points with one decimal, rounded half up: 34.6."""
    return f"{rounded(value, 1):f}"


def percent(share: Fraction | None) -> str:
    """A share (1 is 100 %) as 34.6%; a dash when it is unknown."""
    return NOTHING if share is None else f"{points(100 * share)}%"


def signed(gap: Fraction | None) -> str:
    """Percentage points with their sign: -15.4, +3.0; a dash when they are unknown."""
    if gap is None:
        return NOTHING
    return f"+{points(gap)}" if rounded(gap, 1) > 0 else points(gap)


def figure(value: Fraction | Decimal | int) -> str:
    """A figure in decimal without exponent: 6.33."""
    return plain(value if isinstance(value, Fraction) else Fraction(value))


def quantity(target: Target, value: Fraction | Decimal, words: Words) -> str:
    """A figure of `target` with its unit: 18台, 15%."""
    if target.in_points:
        return words("quantity.points", figure=figure(value))
    if not target.unit:
        return words("quantity.bare", figure=figure(value))
    key = "quantity.latin-unit" if target.unit[0].isascii() else "quantity.unit"
    return words(key, figure=figure(value), unit=safe(target.unit))


def standing(target: Target, value: Fraction | None, words: Words) -> str:
    """The figure where `target` stands, with its unit; a dash when there is none, or none by kind."""
    return NOTHING if value is None or target.kind is Kind.DUTY else quantity(target, value, words)


def day(value: date | None) -> str:
    """A day as 2022-06-30; a dash when there is none."""
    return NOTHING if value is None else value.isoformat()


def period(span: Span, words: Words) -> str:
    """A period by its name in the calendar (2022-06, 2022年第2季度), else from day to day."""
    every = next((every for every in Every if period_of(span.start, every) == span), None)
    return words.of("period", _period_key(span, every), **_period_parts(span))


def _period_key(span: Span, every: Every | None) -> str:
    if every is None:
        return "span"
    if every in (Every.QUARTER, Every.HALF):
        return f"{every}.{(span.start.month - 1) // every.months + 1}"
    return every.value


def _period_parts(span: Span) -> dict[str, str]:
    return {
        "start": span.start.isoformat(),
        "end": span.end.isoformat(),
        "year": str(span.start.year),
        "month": f"{span.start.month:02}",
    }


def bar(done: Fraction | None, wanted: Fraction | None) -> str:
    """A bar of ten cells for the completion, with a stroke where the pace is; empty when unknown."""
    if done is None:
        return ""
    full = _tenths(done)
    blocks = "█" * full + "░" * (BAR - full)
    mark = None if wanted is None else _tenths(wanted)
    return blocks if mark is None else f"{blocks[:mark]}|{blocks[mark:]}"


def _tenths(share: Fraction) -> int:
    """Of ten cells, how many `share` fills: none only for nothing, all only for everything."""
    if share <= 0 or share >= 1:
        return 0 if share <= 0 else BAR
    return max(1, min(BAR - 1, int(rounded(BAR * share, 0))))
