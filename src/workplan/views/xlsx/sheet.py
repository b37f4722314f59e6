"""A sheet of the workbook: a title, facts, and tables with their widths, colours, filters and paper."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from workplan.core.verdict import Light
from workplan.views.columns import Column, Row
from workplan.views.page import Ink
from workplan.views.phrases import Words
from workplan.views.text import cell_text, cells, shortened, utf16_units, wrapped, xml_safe
from workplan.views.values import Held, Number
from workplan.views.xlsx.looks import Looks

_DAY_WIDTH = 11
_ROOM = 2  # beside the text, for the edge of the cell and the button of the filter
_LINE, _LEADING, _HIGHEST, _TITLE_HEIGHT = 13.5, 3.0, 409.0, 26  # points
_A4 = 9
_FOOT, _FOOT_TITLE = 255, 120  # how long all of a footer may be, and the title in it
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.7}
_LONGEST_NAME = 31
_REPLACED = str.maketrans(
    {"[": "［", "]": "］", ":": "：", "*": "＊", "?": "？", "/": "／", "\\": "＼", "'": "’"}
)
_RESERVED = {"history", "历史记录"}  # names that spreadsheets keep for a sheet of their own


class Heading(NamedTuple):
    """What a sheet is called, its title, and the lines of facts below it."""

    name: str
    title: str
    facts: Sequence[str]


class Room(NamedTuple):
    """The cells between which a column's width lies, and how it stands there.

    Only what is printed comes on paper, and what is lit has the colour of the row's light. A label stands as
    far to the right and as bold as its column says, and leads to the sheet of the same name.
    """

    least: int = 6
    most: int = 12
    is_centred: bool = False
    is_printed: bool = True
    is_lit: bool = False
    is_label: bool = False


class Label(NamedTuple):
    """A text that leads to the sheet called `sheet`, if there is one, and is indented to `level`."""

    text: str
    sheet: str | None
    level: int
    is_bold: bool


Value: TypeAlias = Held | Label
Line: TypeAlias = tuple[Value, ...]


class Grid(NamedTuple):
    """A table: heads, rooms and lines, the place of its lights, what stands above it, and if it is empty."""

    heads: tuple[str, ...]
    rooms: tuple[Room, ...]
    lines: tuple[Line, ...]
    light: int | None
    title: str = ""
    empty: str = ""


def grid_of(
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
    words: Words,
    rooms: Mapping[str, Room],
    sheets: Mapping[str, str] | None = None,
) -> Grid:
    """What the columns hold of each row, each in the room of its key; labels lead to `sheets` by name."""

    def value(column: Column[Row], row: Row) -> Value:
        held = column.kind.held(column.get(row, words), words)
        if not isinstance(held, str):
            return held
        text, is_label = cell_text(held), rooms.get(column.key, Room()).is_label
        is_bold = column.ink(row) is Ink.BOLD
        return Label(text, (sheets or {}).get(held), column.level(row), is_bold) if is_label else text

    return Grid(
        heads=tuple(cell_text(column.heading(words)) for column in columns),
        rooms=tuple(rooms.get(column.key, Room()) for column in columns),
        lines=tuple(tuple(value(column, row) for column in columns) for row in rows),
        light=next((index for index, column in enumerate(columns) if column.kind.is_light), None),
    )


def write_list(looks: Looks, heading: Heading, grid: Grid, kept: int) -> None:
    """A sheet of one table with filters, whose heads and first `kept` columns stay in sight."""
    sheet, head = _begun(looks, heading), len(heading.facts) + 1
    last = _Writer(looks, sheet, _set_widths(sheet, [grid])).write(grid, head) - 1
    sheet.freeze_panes(head + 1, kept)
    if grid.lines:
        sheet.autofilter(head, 0, last, len(grid.heads) - 1)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, max(last, head + 1), sum(room.is_printed for room in grid.rooms) - 1)


def write_lists(looks: Looks, heading: Heading, grids: Sequence[Grid]) -> None:
    """A sheet of several tables below one another, which share the widths of their columns."""
    sheet, line = _begun(looks, heading), len(heading.facts) + 2
    writer = _Writer(looks, sheet, _set_widths(sheet, grids))
    for grid in grids:
        sheet.write_string(line, 0, cell_text(grid.title), looks.of("part"))
        line = writer.write(grid, line + 1) + 1


def _begun(looks: Looks, heading: Heading) -> Worksheet:
    """A sheet with its title and facts, on A4 across, no wider than the page."""
    sheet = looks.book.add_worksheet(heading.name)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**_MARGINS)
    sheet.center_horizontally()
    # A blank stands behind the size, or a digit of the title would be taken for part of it.
    title = f"&L&8 {shortened(xml_safe(heading.title), _FOOT_TITLE).replace('&', '&&')}"
    pages = f"&R&8{looks.words('workbook.pages')}"
    sheet.set_footer(shortened(title, _FOOT - len(pages)) + pages)
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.write_string(0, 0, cell_text(heading.title), looks.of("title"))
    for line, fact in enumerate(heading.facts, start=1):
        sheet.write_string(line, 0, cell_text(fact), looks.of("remark"))
    return sheet


def _set_widths(sheet: Worksheet, grids: Iterable[Grid]) -> list[int]:
    """The widest of each column of the tables; not every program finds widths by itself."""
    wide = [max(same) for same in zip_longest(*map(_widths, grids), fillvalue=0)]
    for index, width in enumerate(wide):
        sheet.set_column(index, index, width)
    return wide


def _widths(grid: Grid) -> list[int]:
    """That of the widest value or head, within limits; a number, which would be hidden, has its room."""
    found = []
    for index, (head, room) in enumerate(zip(grid.heads, grid.rooms, strict=True)):
        values = [line[index] for line in grid.lines]
        numbers = max((_cells(value) for value in values if isinstance(value, Number)), default=0)
        half = max(cells(head) // 2, min(cells(head), 8)) + 1  # a long head wraps into two lines
        widest = max([half, *map(_cells, values)])
        found.append(max(room.least, min(room.most, widest + _ROOM), numbers + _ROOM if numbers else 0))
    return found


def _cells(value: Value) -> int:
    match value:
        case None:
            return 0
        case str(text) | Number(text=text):
            return cells(text)
        case Label(text, _, level):
            return cells(text) + 2 * level
        case _:
            return _DAY_WIDTH


class _Writer(NamedTuple):
    """Writes tables on a sheet whose columns are `wide`."""

    looks: Looks
    sheet: Worksheet
    wide: Sequence[int]

    def write(self, grid: Grid, head: int) -> int:
        """Write heads on the line `head`, and lines, or that there are none; gives the line below."""
        sheet, looks = self.sheet, self.looks
        sheet.set_row(head, self._height(grid.heads))
        for index, text in enumerate(grid.heads):
            sheet.write_string(head, index, text, looks.of("head"))
        for at, line in enumerate(grid.lines, start=head + 1):
            sheet.set_row(at, self._height(line))
            for index, (room, value) in enumerate(zip(grid.rooms, line, strict=True)):
                self._put(at, index, value, "center" if room.is_centred else "")
        below = head + len(grid.lines) + 1
        if not grid.lines:
            sheet.write_string(below, 0, grid.empty, looks.of("remark"))
            return below + 1
        area = xl_range(head, 0, below - 1, len(grid.heads) - 1)
        sheet.ignore_errors({"number_stored_as_text": area})
        if grid.light is not None:
            self._colour(grid, grid.light, head + 1, below - 1)
        return below

    def _height(self, line: Iterable[Value]) -> float:
        """The height that a line takes, in points: not every program finds it by itself."""
        texts = (value.text if isinstance(value, Label) else value for value in line)
        most = max(
            _broken(text, width) if isinstance(text, str) else 1
            for text, width in zip(texts, self.wide, strict=False)
        )
        return min(_HIGHEST, _LINE * most + _LEADING)

    def _put(self, at: int, index: int, value: Value, align: str) -> None:
        """Write a value as what it is; no text becomes a formula, a number or a link to elsewhere."""
        sheet, looks = self.sheet, self.looks
        match value:
            case None:
                sheet.write_blank(at, index, None, looks.text(""))
            case Number():
                look = looks.number(value.pattern, align or "right") if value.is_kept else None
                if look is None:
                    sheet.write_string(at, index, value.text, looks.of("figure-as-text"))
                else:
                    sheet.write_number(at, index, float(value.value), look)
            case Label(text, None, level, is_bold):
                sheet.write_string(at, index, text, looks.text(text, bold=is_bold, indent=level))
            case Label(text, to, level):
                look = looks.text(text, font_color="#0563C1", underline=1, indent=level)
                sheet.write_url(at, index, f"internal:'{to}'!A1", look, text)
            case str():
                sheet.write_string(at, index, value, looks.text(value, align=align))
            case date():
                sheet.write_datetime(at, index, datetime.combine(value, time()), looks.of("day"))

    def _colour(self, grid: Grid, light: int, first: int, last: int) -> None:
        """Colour what is lit by the word of the light, however the rows are sorted later."""
        cell = f"${xl_col_to_name(light)}{first + 1}"
        for index, room in enumerate(grid.rooms):
            if index == light or room.is_lit:
                for each in Light:
                    rule = f'={cell}="{self.looks.words.light(each)}"'
                    settings = {"type": "formula", "criteria": rule, "format": self.looks.light(each)}
                    self.sheet.conditional_format(first, index, last, index, settings)


@lru_cache(maxsize=16_384)
def _broken(text: str, width: int) -> int:
    """In how many lines a text stands in a column of that width."""
    if cells(text, wide_ambiguous=True) < width:
        return 1
    return len(wrapped(text, width - 1, wide_ambiguous=True))


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """A name for each of the `wanted` that a spreadsheet allows, as near as may be, each another one."""
    taken, names = set(_RESERVED), []
    for text in wanted:
        name = shortened(xml_safe(text).translate(_REPLACED).strip() or "_", _LONGEST_NAME)
        found, number = name, 1
        while _compared(found) in taken:
            number += 1
            mark = f" ({number})"
            found = shortened(name, _LONGEST_NAME - utf16_units(mark)) + mark
        taken.add(_compared(found))
        names.append(found)
    return names


def _compared(name: str) -> str:
    """How spreadsheets compare names: whatever their case and width."""
    return unicodedata.normalize("NFKC", name).casefold()
