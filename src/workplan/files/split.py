"""Tables as text: their cells set apart by commas, semicolons or TABs, as spreadsheets save them."""

import csv
from io import StringIO

SEPARATORS = (",", ";", "\t", "，", "；")
_LONGEST = 2**31 - 1  # as much as the C long of any system holds


def split(
    text: str, separator: str | None = None, *, is_strict: bool = False
) -> tuple[list[tuple[int, list[str]]], int | None]:
    """The rows, each behind the line where it ends; by default the first line has most of the separator.

    If it `is_strict`, a quote too few or too many ends the rows, and its line is given, too.
    """
    if separator is None:
        separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    usual = csv.field_size_limit(_LONGEST)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=is_strict)
    rows = list[tuple[int, list[str]]]()
    try:
        rows += ((reader.line_num, cells) for cells in reader)
    except csv.Error:
        return rows, rows[-1][0] + 1 if rows else 1
    finally:
        csv.field_size_limit(usual)  # it holds for all that is read
    return rows, None
