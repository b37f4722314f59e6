"""A table as CSV for spreadsheets: no cell of it is ever taken for a formula."""

import csv
import re
from io import StringIO

from workplan.views.phrases import NOTHING
from workplan.views.tables.table import Table
from workplan.views.text import safe

_FORMULA = "=+-@＝＋－＠"
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?", re.ASCII)


def csv_text(table: Table) -> str:
    """The heads and rows of `table`, drawings left out; lines end in a newline, text is UTF-8."""
    kept = [index for index, column in enumerate(table.columns) if not column.is_drawing]
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([table.columns[index].head for index in kept])
    writer.writerows([harmless(row[index].text) for index in kept] for row in table.rows)
    return stream.getvalue()


def harmless(text: str) -> str:
    """`text` behind an apostrophe when a spreadsheet would reckon it; numbers stay, a dash is empty."""
    clean = "" if text == NOTHING else safe(text)
    is_formula = clean.lstrip()[:1] in tuple(_FORMULA) and not _NUMBER.fullmatch(clean)
    return f"'{clean}" if is_formula or text[:1] in ("\t", "\r", "\n") else clean
