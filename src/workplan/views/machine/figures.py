"""Figures, days and shares as the machine format writes them: strings in decimal, or null."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from workplan.core.entries import Entry
from workplan.core.figures import plain
from workplan.views.phrases import points

Json = dict[str, object]


def figure(value: Fraction | Decimal | None) -> str | None:
    """A figure as "6.33"; one that does not end has two decimals."""
    return None if value is None else plain(Fraction(value))


def share(value: Fraction | None) -> str | None:
    """A share (1 is 100 %) as "34.6"."""
    return None if value is None else points(100 * value)


def gap(value: Fraction | None) -> str | None:
    """Percentage points as "-15.4"."""
    return None if value is None else points(value)


def day(value: date | None) -> str | None:
    """A day as "2022-06-30"."""
    return None if value is None else value.isoformat()


def place(entry: Entry | None) -> Json | None:
    """Where a report stands, and its day."""
    return None if entry is None else {"date": day(entry.date), "file": entry.file, "line": entry.line}
