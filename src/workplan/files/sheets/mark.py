"""A reply given back: its wrong cells red, and beside them what to do."""

import csv
from collections.abc import Mapping
from io import StringIO

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workplan.files.sheets.book import load, save
from workplan.files.sheets.gate import ZIP, refusal
from workplan.files.sheets.heads import COLUMNS, NOTED, fitting
from workplan.files.sheets.read import fronts_of
from workplan.files.split import split
from workplan.files.yaml.decode import decode

_RED, _GREY, _WHITE = PatternFill("solid", "FFFF9999"), PatternFill("solid", "FFEDEDED"), PatternFill()
_CHARACTERS = 50  # the width of the column of remedies
_HEIGHT, _WIDTH = 120, 240  # of a note, in points
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def marked(data: bytes, name: str, wrong: Mapping[str, str], *heads: Mapping[str, str]) -> bytes:
    """The reply with its `wrong` cells red, each by its place with what to do about it, else as it came.

    What was marked in it before is taken back. A file without a sheet of ours comes back as it is.
    """
    found = "" if refusal(data, name) else fronts_of(data, name, heads)
    if isinstance(found, str) or len(found[0]) != 1:
        return data
    front = found[0][0]
    said: dict[int, list[str]] = {}
    for at, remedy in wrong.items():
        said.setdefault(max(int(at.lstrip(_LETTERS)), front.head + 1), []).append(f"{at}: {remedy}")
    remedies = {row: fitting("\n".join(lines)) for row, lines in said.items()}
    remedies[front.head] = next(words["remedy"] for words in front.said if "remedy" in words)
    widest = max(len(COLUMNS), *(column for cells in front.table.rows.values() for column in cells))
    column = front.columns.get("remedy", widest + 1)
    if data.startswith(ZIP):
        return _marked_book(data, front.table.name, wrong, (column, remedies)) or data
    return _marked_text(data, name, front.table.name, (column, remedies))


def _marked_book(
    data: bytes, title: str, wrong: Mapping[str, str], beside: tuple[int, Mapping[int, str]]
) -> bytes | None:
    book, (column, remedies) = load(data), beside
    assert book is not None  # it was read a moment ago
    sheet: Worksheet = book[title]
    _take_back(sheet, column)
    for at, remedy in wrong.items():
        merged = next((each for each in sheet.merged_cells.ranges if at in each), None)
        cell = sheet.cell(merged.min_row, merged.min_col) if merged else sheet[at]
        cell.fill = _RED
        if cell.comment is None:  # one of the person's own stays
            cell.comment = Comment(NOTED + fitting(remedy), "workplan", height=_HEIGHT, width=_WIDTH)
    for row, text in remedies.items():
        cell = sheet.cell(row, column)
        cell.value, cell.data_type = text, "s"
        cell.font, cell.alignment = Font(color="FFC00000"), Alignment(wrap_text=True, vertical="center")
    sheet.column_dimensions[get_column_letter(column)].width = _CHARACTERS
    return save(book)


def _take_back(sheet: Worksheet, column: int) -> None:
    """Remove what was marked before, so that only what is wrong now is red."""
    for cell in [*sheet._cells.values()]:  # noqa: SLF001  # its rows would make all cells between, too
        if isinstance(cell, MergedCell):
            continue
        if cell.comment is not None and cell.comment.text.startswith(NOTED):
            cell.comment = None
            cell.fill = _GREY if cell.protection.locked else _WHITE
        if cell.column == column:
            cell.value = None


def _marked_text(data: bytes, name: str, separator: str, beside: tuple[int, Mapping[int, str]]) -> bytes:
    text, (column, remedies) = decode(data, name)[0] or "", beside
    stream = StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    for row, (_, cells) in enumerate(split(text, separator)[0], start=1):
        kept = cells[: column - 1]
        room = [""] * (column - 1 - len(kept))
        writer.writerow([*kept, *room, remedies.get(row, ""), *cells[column:]])
    return stream.getvalue().encode("utf-8-sig")
