"""What stands in the cells of a workbook: real numbers and days, and texts that are never formulas."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from workplan.core.figures import decimals, plain
from workplan.views.phrases import points

SHARE = "0.0%"
GAP = "+0.0;-0.0;0.0"
WHOLE = "0"
_DIGITS_KEPT = 15  # a spreadsheet keeps no more digits of a number


class Number(NamedTuple):
    """A number with the pattern that shows it; `text` stands for it where the cell cannot hold it."""

    value: Decimal
    pattern: str
    text: str

    @property
    def is_kept(self) -> bool:
        """Whether a spreadsheet keeps all of its digits."""
        return len(self.value.normalize().as_tuple().digits) <= _DIGITS_KEPT


class Label(NamedTuple):
    """A text that leads to the sheet called `sheet`, is indented to `level`, or else is strong."""

    text: str
    sheet: str | None = None
    level: int = 0


Value: TypeAlias = str | date | Number | Label | None


def figure_value(value: Fraction | Decimal | None, before: str = "", behind: str = "") -> Number | None:
    """A figure with the decimals that it is printed with, between two texts that are only shown."""
    if value is None:
        return None
    shown = Decimal(plain(Fraction(value)))
    digits = f"{shown:f}"
    pattern = f"{_shown(before)}{digits_pattern(decimals(shown))}{_shown(behind)}"
    return Number(shown, pattern, f"{before}{digits}{behind}")


def share_value(share: Fraction | None) -> Number | None:
    """A share (1 is 100 %), rounded as it is printed."""
    if share is None:
        return None
    shown = points(100 * share)
    return Number(Decimal(shown) / 100, SHARE, f"{shown}%")


def gap_value(gap: Fraction | None) -> Number | None:
    """Percentage points, rounded as they are printed."""
    return None if gap is None else Number(Decimal(points(gap)), GAP, points(gap))


def count_value(number: int) -> Number:
    """How many things."""
    return Number(Decimal(number), WHOLE, str(number))


def digits_pattern(places: int) -> str:
    """The pattern of a number with so many decimals."""
    return WHOLE if places == 0 else f"0.{'0' * places}"


def _shown(text: str) -> str:
    return f'"{text}"' if text else ""
