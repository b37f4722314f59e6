"""A workbook as openpyxl reads it: its cells as text, and what is doubtful about them."""

import math
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from workplan.core.collect import Cell
from workplan.files.sheets.heads import NOTED, Table, cleaned, figure_text, place

# Days in the formats that spreadsheets of East Asia have by number, which openpyxl takes for plain numbers.
_DAY_FORMATS = frozenset((*range(27, 37), *range(50, 59)))
_AS_IT_IS = re.compile(r'"[^"]*(?:"|$)|\\.|\[[^\]]*(?:\]|$)')  # what a format has as it is
_EPOCH, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 61, 2_958_465  # 1900-03-01 and 9999-12-31


def load(data: bytes, *, values: bool = False) -> Workbook | None:
    """The workbook with its formulas, or with their `values`; None where openpyxl cannot make sense of it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells what it leaves out
            return load_workbook(BytesIO(data), data_only=values)
    except Exception:  # noqa: BLE001  # it raises whatever the parts of a damaged file lead it to
        return None


def save(book: Workbook) -> bytes | None:
    """The content of its file; None where openpyxl cannot write again what it read."""
    stream = BytesIO()
    try:
        book.save(stream)
    except Exception:  # noqa: BLE001  # what it read was written by others
        return None
    return stream.getvalue()


def tables_of(data: bytes) -> tuple[Table, ...] | None:
    """The sheets; None for a file that cannot be read."""
    book = load(data)
    if book is None:
        return None
    has_formulas = any(cell.data_type == "f" for sheet in book.worksheets for cell in _cells(sheet))
    reckoned = load(data, values=True) if has_formulas else book
    if reckoned is None:
        return None
    tables = tuple(_table(sheet, reckoned[sheet.title]) for sheet in book.worksheets)
    for sheet in (*book.worksheets, *reckoned.worksheets):
        sheet._cells.clear()  # noqa: SLF001  # cells and sheet hold each other, and a thousand replies add up
    return tables


def _cells(sheet: Worksheet) -> Iterator[BookCell]:
    """The cells that are there; by its rows the sheet would make all those between, too."""
    return (cell for cell in sheet._cells.values() if isinstance(cell, BookCell))  # noqa: SLF001


def _table(sheet: Worksheet, reckoned: Worksheet) -> Table:
    """The cells of a sheet with their values; of what is merged only the first, with its trouble."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in _cells(reckoned):
        found = _cell(cell)
        formula = sheet.cell(cell.row, cell.column)
        if formula.data_type == "f" and not found.text:
            written = formula.value
            found = Cell(str(getattr(written, "text", written)), found.place, "sheet-formula")
        if found.text:
            rows.setdefault(cell.row, {})[cell.column] = found
    merged = tuple((each.min_row, each.max_row, each.min_col) for each in sheet.merged_cells.ranges)
    for row, _, column in merged:
        if (first := rows.get(row, {}).get(column)) is not None:
            rows[row][column] = replace(first, trouble="sheet-merged")
    notes = tuple(
        Cell(cleaned(cell.comment.text), place(cell.row, cell.column))
        for cell in _cells(sheet)
        if cell.comment is not None and not cell.comment.text.startswith(NOTED)
    )
    return Table(sheet.title, rows, notes, sheet.sheet_state == "visible", merged)


def _cell(cell: BookCell) -> Cell:
    """A cell as text; what is not there has none."""
    at, value, is_percent = place(cell.row, cell.column), cell.value, False
    trouble: str | None = None
    if cell.data_type == "e" or (isinstance(value, float) and not math.isfinite(value)):
        trouble, text = "sheet-error", str(value)
    elif isinstance(value, bool):
        text = str(value).upper()
    elif isinstance(value, int | float) and _format_number(cell) in _DAY_FORMATS:
        trouble, text = "sheet-date", _day(value)
    elif isinstance(value, int | float):
        is_percent = "%" in _AS_IT_IS.sub("", cell.number_format)
        text = figure_text(value, is_percent=is_percent)
    elif isinstance(value, datetime):
        is_day = value.time() == time()
        trouble, text = "sheet-date", value.date().isoformat() if is_day else value.isoformat(" ")
    elif isinstance(value, date | time | timedelta):
        trouble, text = "sheet-date", str(value)
    else:
        pairs = unescape(str(value or "")).encode("utf-16", "surrogatepass")
        text = cleaned(pairs.decode("utf-16", "replace"))
    if trouble is None and text and _is_struck(cell):
        trouble = "sheet-struck"
    return Cell(text, at, trouble, is_percent)


def _format_number(cell: BookCell) -> int:
    number: int = cell._style.numFmtId  # type: ignore[attr-defined]  # noqa: SLF001  # openpyxl tells no other way
    return number


def _is_struck(cell: BookCell) -> bool:
    """Whether a line goes through what stands there; by the cell's own `font` it takes long."""
    return bool(cell.parent.parent._fonts[cell._style.fontId].strike)  # type: ignore[attr-defined, union-attr]  # noqa: SLF001


def _day(serial: float) -> str:
    """The day that a spreadsheet counts so."""
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        return figure_text(serial)
    return (_EPOCH + timedelta(days=int(serial))).isoformat()
