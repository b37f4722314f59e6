"""Figures: decimal numbers as people type them, exact arithmetic on them, and rounding for print."""

import re
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

Figure: TypeAlias = int | Fraction  # exact; an int where it is whole, which adds up ten times as fast
WHOLE_DIGITS = 18
DECIMALS = 12
_ENDLESS = 2  # decimals of a figure that does not end
_EXACT = Context(prec=10_000)  # the default one rounds to 28 digits, of which figures alone have 30
_TENFOLD = 10
_ALMOST = Decimal("99.9")
_FIGURE = re.compile(rf"[+-]?[0-9]{{1,{WHOLE_DIGITS}}}(?:\.[0-9]{{1,{DECIMALS}}})?", re.ASCII)
_SHARE = re.compile(rf"([0-9]{{1,{WHOLE_DIGITS}}})/([0-9]{{1,{WHOLE_DIGITS}}})", re.ASCII)


def parse_figure(text: str) -> Decimal | None:
    """The decimal number that `text` writes in ASCII digits without exponent, or None when it writes none."""
    return Decimal(text) if _FIGURE.fullmatch(text) else None


def parse_points(text: str) -> Decimal | None:
    """A percentage in points: `15` and `15%` are both fifteen; None when `text` is neither."""
    return parse_figure(text.removesuffix("%"))


def parse_share(text: str) -> Fraction | None:
    """A share such as `27/38`, in points (71.05…); None when `text` is no share or divides by zero."""
    match = _SHARE.fullmatch(text)
    if match is None or int(match[2]) == 0:
        return None
    return Fraction(100 * int(match[1]), int(match[2]))


@lru_cache(maxsize=4096)  # the same few figures stand in most entries
def exact_figure(text: str) -> Figure | None:
    """The number, percentage in points or share that an entry writes as `text`; None when it is none."""
    figure = parse_share(text) if "/" in text else parse_points(text)
    if figure is None:
        return None
    numerator, denominator = figure.as_integer_ratio()
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def is_in_points(*texts: object) -> bool:
    """Whether any text writes a figure as a share, or with a per cent sign."""
    return any(isinstance(text, str) and parse_figure(text) is None for text in texts)


def is_tenfold(figure: Figure, of: Figure) -> bool:
    """Whether a figure is ten times another or more, as when a decimal point is missed; by size."""
    return abs(figure.numerator) * of.denominator >= _TENFOLD * abs(of.numerator) * figure.denominator


def decimals(figure: Decimal) -> int:
    """How many digits `figure` was written with after its point."""
    exponent = figure.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def rounded(figure: Fraction, places: int) -> Decimal:
    """`figure` rounded half up (away from zero), in decimal, to `places` digits after the point."""
    doubled = 2 * abs(figure.numerator) * 10**places
    units = (doubled + figure.denominator) // (2 * figure.denominator)
    return Decimal(-units if figure < 0 else units).scaleb(-places, _EXACT)


def rounded_up(figure: Fraction, places: int) -> Fraction:
    """The least number of `places` decimals that is not below `figure`."""
    scale = 10**places
    return Fraction(-(-figure.numerator * scale // figure.denominator), scale)


def printed_points(share: Fraction) -> Decimal:
    """A share in per cent with one decimal; what has not reached 100 % is at most 99.9."""
    points = rounded(100 * share, 1)
    return min(points, _ALMOST) if share < 1 else points


def places(figure: Figure) -> int:
    """How many decimals `figure` is printed with: as many as it needs; 2 where it does not end."""
    ending = _ending_places(figure.denominator)
    return _ENDLESS if ending is None else ending


def plain(figure: Figure | Decimal) -> str:
    """`figure` in decimal without exponent or trailing zeros; one that does not end has two decimals."""
    exact = Fraction(figure) if isinstance(figure, Decimal) else figure
    if exact.denominator == 1:
        return str(exact.numerator)
    shown = rounded(Fraction(exact), places(exact))
    return f"{shown.copy_abs() if shown == 0 else shown:f}"


def _ending_places(denominator: int) -> int | None:
    """How many decimals a fraction over `denominator` needs; None when no number of them is enough."""
    places = 0
    while (10**places) % denominator:
        places += 1
        if places > 2 * DECIMALS + WHOLE_DIGITS:
            return None
    return places
