"""A sheet of the workbook: a title, facts, and tables with their widths, colours, filters and paper."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache, partial
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from workplan.core.verdict import Light
from workplan.views.columns import Column, Row
from workplan.views.page import Ink
from workplan.views.phrases import SHAPES, Words
from workplan.views.text import cell_text, cells, linked, quoted, shortened, utf16_units, wrapped, xml_safe
from workplan.views.values import Held, Number
from workplan.views.xlsx.looks import Looks

_DAY_WIDTH = 11
_ROOM = 2  # beside the text, for the edge of the cell and the button of the filter
_LINE, _LEADING, _HIGHEST, _TITLE_HEIGHT = 13.5, 3.0, 409.0, 26  # points
# Sheets of paper that lie across: their numbers, and how wide they are, in points.
_PAPERS = {9: 842, 8: 1191}
FONT_SIZE, LEAST_SIZE = 10, 8  # of the text of a table, as it is written, and at least as it is printed
_FOOT, _FOOT_TITLE = 255, 120  # how long all of a footer may be, and the title in it
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.7}
_LINK = {"font_color": "#0563C1", "underline": 1}
_LONGEST_NAME = 31
_LONGEST_URL, _MOST_URLS = 2079, 65_530  # that a spreadsheet takes, and on one sheet
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

    Only what is printed comes on paper. A label stands as far to the right and as bold as its column says,
    and leads to the sheet of the same name.
    """

    least: int = 6
    most: int = 12
    is_centred: bool = False
    is_printed: bool = True
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
    """A table: heads, rooms and lines, the places of lights, what stands above it, and if it is empty."""

    heads: tuple[str, ...]
    rooms: tuple[Room, ...]
    lines: tuple[Line, ...]
    lights: tuple[int, ...]
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
        lights=tuple(index for index, column in enumerate(columns) if column.kind.is_light),
    )


def write_list(looks: Looks, heading: Heading, grid: Grid, kept: int) -> None:
    """A sheet of one table with filters, whose heads and first `kept` columns stay in sight."""
    sheet, head = _begun(looks, heading), len(heading.facts) + 1
    wide, printed = _set_widths(sheet, [grid]), sum(room.is_printed for room in grid.rooms)
    last = _Writer(looks, sheet, wide).write(grid, head) - 1
    _set_paper(sheet, wide[:printed])
    sheet.freeze_panes(head + 1, kept)
    if grid.lines:
        sheet.autofilter(head, 0, last, len(grid.heads) - 1)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, max(last, head + 1), printed - 1)


def write_lists(looks: Looks, heading: Heading, grids: Sequence[Grid]) -> None:
    """A sheet of several tables below one another, which share the widths of their columns."""
    sheet, line = _begun(looks, heading), len(heading.facts) + 2
    writer = _Writer(looks, sheet, wide := _set_widths(sheet, grids))
    _set_paper(sheet, wide)
    for grid in grids:
        sheet.write_string(line, 0, cell_text(grid.title), looks.of("part"))
        line = writer.write(grid, line + 1) + 1


def _begun(looks: Looks, heading: Heading) -> Worksheet:
    """A sheet with its title and facts, across, no wider than the page."""
    sheet = looks.book.add_worksheet(heading.name)
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


def _set_paper(sheet: Worksheet, wide: Iterable[int]) -> None:
    """A4, or A3 where the columns would be smaller on A4 than people can read."""
    printed = partial(printed_size, [*wide])
    sheet.set_paper(next((paper for paper in _PAPERS if printed(paper) >= LEAST_SIZE), [*_PAPERS][-1]))


def printed_size(wide: Iterable[float], paper: int) -> float:
    """The size in points of text in columns of these widths, when they are as wide as a paper of that number.

    A column is 7 pixels wide for each character, and 5 more; where our fonts lack, a fifth wider.
    """
    room = _PAPERS[paper] - 72 * (_MARGINS["left"] + _MARGINS["right"])
    return FONT_SIZE * min(1, room / sum((8.5 * each + 5) * 0.75 for each in wide))


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
        case str(text):
            return cells(text)
        case Number():
            return (
                cells(value.text) + (len(f"{value.value.copy_abs():f}".partition(".")[0]) - 1) // 3
            )  # with its separators
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
        for light in grid.lights:
            self._colour(light, head + 1, below - 1)
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
                look = looks.text(text, indent=level, **_LINK)
                sheet.write_url(at, index, f"internal:'{to}'!A1", look, text)
            case str():
                look = looks.text(value, align=align)
                to = next((quoted(address) for _, address in linked(value) if address), "")
                if to and len(to) <= _LONGEST_URL and sheet.hlink_count < _MOST_URLS:
                    sheet.write_url(at, index, to, looks.text(value, align=align, **_LINK), value)
                else:
                    sheet.write_string(at, index, value, look)
            case date():
                sheet.write_datetime(at, index, datetime.combine(value, time()), looks.of("day"))

    def _colour(self, light: int, first: int, last: int) -> None:
        """Colour the cells of a column by the shape of the light in each, however they are sorted later."""
        for each in Light:
            rule = f'=LEFT({xl_col_to_name(light)}{first + 1})="{SHAPES[each]}"'
            settings = {"type": "formula", "criteria": rule, "format": self.looks.light(each)}
            self.sheet.conditional_format(first, light, last, light, settings)


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
