"""A sheet as a workbook: locked grey cells, white ones that check what is typed, and a hidden origin."""

from collections.abc import Mapping
from datetime import datetime, time
from io import BytesIO
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workplan.core.collect import FOOT, GREY, READ, AskedRow, Sheet
from workplan.core.plan import Kind
from workplan.files.sheets.heads import BACK, COLUMNS, FIGURES, figure_text, fitting

_WIDTHS: Mapping[str, float] = {
    "number": 6, "task": 18, "target": 24, "unit": 7, "goal": 10, "period-goal": 10, "before": 10,
    "added": 10, "total": 10, "unchanged": 9, "progress": 12, "note": 30, "problem": 20, "next": 20,
    "light": 9, "evidence": 16, "id": 12,
}  # fmt: skip
_HEAD = 2  # the line of the heads, below title and explanation
_KEPT = 3  # columns that stay in sight
_A4 = 9
_LINE, _LEADING, _HIGHEST = 14.0, 4.0, 409.0  # points
_LONGEST = 255  # what a spreadsheet says about a cell, and a footer
_EDGE = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "text_wrap": True}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "valign": "vcenter"},
    "about": {"valign": "vcenter"},
    "label": {"align": "right", "valign": "vcenter"},
    "head": {**_EDGE, "bold": True, "align": "center", "bg_color": "#D9E1F2"},
    "grey": {**_EDGE, "bg_color": "#EDEDED"},
    "id": {"font_size": 8, "font_color": "#A6A6A6", "valign": "vcenter"},
    "figure": {**_EDGE, "locked": False, "align": "right"},
    "choice": {**_EDGE, "locked": False, "align": "center"},
    # Text by format, so that `1-2` stays what was typed, and nothing that begins with `-` or `=` is reckoned.
    "text": {**_EDGE, "locked": False, "num_format": "@"},
    "day": {**_EDGE, "locked": False, "num_format": "yyyy-mm-dd", "align": "left"},
}
_WHITE_LOOKS = {
    "added": "figure", "total": "figure", "unchanged": "choice", "progress": "choice", "light": "choice",
}  # fmt: skip
_ALLOWED = {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True}


class _Rule(NamedTuple):
    """What a cell says and allows: a choice from the cells `source`, or a number between its limits."""

    ask: str
    wrong: str
    source: str = ""
    least: int = -(10**15)
    most: int = 10**15


class _Desk(NamedTuple):
    """What the parts of a workbook are written with."""

    sheet: Sheet
    heads: Mapping[str, str]
    looks: Mapping[str, Format]
    front: Worksheet
    back: Worksheet


def sheet_bytes(sheet: Sheet, heads: Mapping[str, str]) -> bytes:
    """The content of the `.xlsx` for one unit, the same for the same sheet; `heads` has all its words."""
    stream = BytesIO()
    font = {"font_name": heads["font"], "font_size": 10}
    book = Workbook(stream, {"in_memory": True, "default_format_properties": font})
    created = datetime.combine(sheet.span.end, time())
    book.set_properties({"title": fitting(heads["title"]), "created": created})
    looks = {name: book.add_format({**look}) for name, look in _LOOKS.items()}
    desk = _Desk(sheet, heads, looks, book.add_worksheet(heads["sheet"]), book.add_worksheet(BACK))
    origin = _write_back(desk)
    _set_page(desk)
    for line, row in enumerate(sheet.rows, start=_HEAD + 1):
        _write_row(desk, line, row)
    _write_checks(desk, origin)
    _write_foot(desk, _HEAD + len(sheet.rows) + 2)
    book.close()
    return stream.getvalue()


def _write_back(desk: _Desk) -> Mapping[str, str]:
    """The hidden sheet: what was issued and in which words; gives the cells of the choices by key or id."""
    sheet, heads, back = desk.sheet, desk.heads, desk.back
    back.very_hidden()
    lines = [
        *(["is", key, getattr(sheet, key)] for key in ("plan", "period", "unit")),
        *(["word", key, heads[key]] for key in READ),
        *(["row", row.id, *(row.grey.get(key, "") for key in GREY)] for row in sheet.rows),
    ]
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            back.write_string(number, column, fitting(text))
    at, behind = {line[1]: number for number, line in enumerate(lines)}, 2 + len(GREY)
    origin = {
        "unchanged": xl_range_abs(at["unchanged.yes"], 2, at["unchanged.yes"], 2),
        "light": xl_range_abs(at["light.green"], 2, at["light.red"], 2),
    }
    for row in sheet.rows:
        choices = [heads["progress.done"] if each == "done" else each for each in row.progress]
        for column, text in enumerate(choices, start=behind):
            back.write_string(at[row.id], column, fitting(text))
        if choices:
            origin[row.id] = xl_range_abs(at[row.id], behind, at[row.id], behind + len(choices) - 1)
    return {key: f"={BACK}!{cells}" for key, cells in origin.items()}


def _set_page(desk: _Desk) -> None:
    """Title, heads, what stays in sight, filters, protection, and the paper: A4 across, one page wide."""
    front, heads, looks = desk.front, desk.heads, desk.looks
    front.set_row(0, 26)
    front.write_string(0, 0, fitting(heads["title"]), looks["title"])
    front.write_string(1, 0, fitting(heads["about"]), looks["about"])
    front.set_row(_HEAD, 2 * _LINE + _LEADING)
    for column, key in enumerate(COLUMNS):
        front.set_column(column, column, _WIDTHS[key])
        front.write_string(_HEAD, column, fitting(heads[key]), looks["id" if key == "id" else "head"])
    front.freeze_panes(_HEAD + 1, _KEPT)
    front.autofilter(_HEAD, 0, _HEAD + max(1, len(desk.sheet.rows)), len(COLUMNS) - 1)
    front.protect("", _ALLOWED)
    front.set_paper(_A4)
    front.set_landscape()
    front.fit_to_pages(1, 0)
    front.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    front.repeat_rows(_HEAD)
    front.print_area(0, 0, _HEAD + len(desk.sheet.rows) + 1 + len(FOOT), len(COLUMNS) - 2)
    pages = f"&R&8{heads['pages']}"
    title = fitting(heads["title"])[: (_LONGEST - len(pages)) // 2 - 8].replace("&", "&&")
    front.set_footer(f"&L&8 {title}{pages}")  # a blank, or a digit of the title would be taken for the size


def _write_row(desk: _Desk, line: int, row: AskedRow) -> None:
    """One target: its grey cells, the white ones that it takes, the others grey too, and its id."""
    front, heads, looks = desk.front, desk.heads, desk.looks
    texts = {key: fitting(row.grey.get(key, "")) for key in GREY}
    if row.is_divided:
        texts["target"] += heads["divided"]
    lines = max(_lines(text, _WIDTHS[key]) for key, text in texts.items())
    if lines > 1:  # one that is set does not grow with what is typed
        front.set_row(line, min(_HIGHEST, _LINE * lines + _LEADING))
    for column, key in enumerate(COLUMNS):
        text = texts.get(key, "")
        if key == "id":
            front.write_string(line, column, fitting(row.id), looks["id"])
        elif key in FIGURES and _is_number(text):
            front.write_number(line, column, float(text), looks["grey"])
        elif text:
            front.write_string(line, column, text, looks["grey"])
        elif key not in row.takes:
            front.write_blank(line, column, None, looks["grey"])
        else:
            front.write_blank(line, column, None, looks[_WHITE_LOOKS.get(key, "text")])


def _write_checks(desk: _Desk, origin: Mapping[str, str]) -> None:
    """What cells say when they are entered, and what they doubt; hands may type `3个` all the same."""
    found: dict[_Rule, list[tuple[int, int, int, int]]] = {}
    for column, key in enumerate(COLUMNS):
        for line, row in enumerate(desk.sheet.rows, start=_HEAD + 1):
            rule = _rule(key, row, origin)
            if rule is not None:
                ranges = found.setdefault(rule, [])
                is_next = bool(ranges) and ranges[-1][1:3] == (column, line - 1)
                first = ranges.pop()[0] if is_next else line
                ranges.append((first, column, line, column))
    for rule, (one, *others) in found.items():
        limits = {"criteria": "between", "minimum": rule.least, "maximum": rule.most}
        check = (
            {"validate": "list", "source": rule.source} if rule.source else {"validate": "decimal", **limits}
        )
        options = {
            **check,
            "input_message": desk.heads[rule.ask][:_LONGEST],
            "error_message": desk.heads[rule.wrong][:_LONGEST],
            "error_type": "warning",
        }
        desk.front.data_validation(*one, {**options, "other_cells": others})


def _rule(key: str, row: AskedRow, origin: Mapping[str, str]) -> _Rule | None:
    """What a white cell of a row checks; None where it takes any text."""
    source = origin.get(row.id if key == "progress" else key)
    if key not in row.takes:
        return None
    if source is not None:
        return _Rule(f"ask.{key}", "wrong.choice", source)
    if key not in FIGURES:
        return None
    if row.is_share and row.kind is not Kind.RATE:
        return _Rule("ask.share", "wrong.share", "", 0, 100)
    return _Rule("ask.share" if row.is_share else f"ask.{key}", "wrong.figure")


def _write_foot(desk: _Desk, line: int) -> None:
    """Below the table: who reports, who checked, and of which day the figures are."""
    for at, key in enumerate(FOOT, start=line):
        desk.front.write_string(at, 1, fitting(desk.heads[key]), desk.looks["label"])
        desk.front.write_blank(at, 2, None, desk.looks["day" if key == "as-of" else "text"])


def _is_number(text: str) -> bool:
    """Whether a spreadsheet keeps the figure as it is written."""
    try:
        return figure_text(float(text)) == text
    except ValueError:
        return False


def _lines(text: str, width: float) -> int:
    """In how many lines a text stands in a column: spreadsheets do not find heights when a file is opened."""
    cells = sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
    return max(1, -(-cells // int(width - 1)))
