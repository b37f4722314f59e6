"""A table of targets, `.csv` or `.xlsx`, as rows of a document."""

import warnings
from datetime import datetime
from io import BytesIO

from workplan.core.source import Block, Document, Form
from workplan.files.source.rows import rows_of
from workplan.files.split import split

_MOST_ROWS, _MOST_COLUMNS = 20_000, 60


def read_csv(text: str) -> Document:
    """The rows of a text with cells between commas, semicolons or TABs, whichever its first line has most."""
    return _document("", [cells for _, cells in split(text)[0]], [])


def read_xlsx(data: bytes) -> Document:
    """The rows of all sheets that are seen, with the values of formulas as they were last reckoned."""
    from openpyxl import load_workbook  # noqa: PLC0415  # a text needs it not

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells what it leaves out
        book = load_workbook(BytesIO(data), data_only=True)
    blocks = list[Block]()
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        last, width = min(sheet.max_row, _MOST_ROWS), min(sheet.max_column, _MOST_COLUMNS)
        found = sheet.iter_rows(max_row=last, max_col=width)
        rows = [[_text(cell.value, cell.number_format) for cell in row] for row in found]
        again = [set[int]() for _ in rows]
        for merged in sheet.merged_cells.ranges:
            for row in range(merged.min_row, min(merged.max_row, len(rows)) + 1):
                if row > merged.min_row:
                    rows[row - 1][merged.min_col - 1] = rows[merged.min_row - 1][merged.min_col - 1]
                    again[row - 1].add(merged.min_col - 1)
        blocks += _document(sheet.title, rows, [frozenset(each) for each in again]).blocks
    return Document(tuple(blocks))


def _document(title: str, rows: list[list[str]], again: list[frozenset[int]]) -> Document:
    """A table whose first rows may be its title: a row with one cell alone, above the headings."""
    filled = [(i, row) for i, row in enumerate(rows) if any(cell.strip() for cell in row)]
    blocks = list[Block]()
    while filled and sum(bool(cell.strip()) for cell in filled[0][1]) == 1 and len(filled) > 1:
        at, row = filled.pop(0)
        blocks.append(Block(Form.HEADING, "".join(row).strip(), at + 1, level=1))
    if title and not blocks:
        blocks.append(Block(Form.HEADING, title, 1, level=1))
    if filled:
        first = filled[0][0]
        kept = [rows[i] for i in range(first, len(rows))]
        blocks += rows_of(kept, first + 1, again[first:])
    return Document(tuple(blocks))


def _text(value: object, number_format: str) -> str:
    """A cell as it is read: a share as a percentage, a day without its hour."""
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, int | float):
        is_share = "%" in number_format
        shown = f"{100 * value if is_share else value:.10f}".rstrip("0").rstrip(".")
        return shown + ("%" if is_share else "")
    return value.date().isoformat() if isinstance(value, datetime) else str(value)
