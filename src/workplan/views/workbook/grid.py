"""The grid: a table on a sheet, with its heads, widths, filter, colours and what it looks like on paper."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Generic, TypeAlias, TypeVar

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from workplan.core.verdict import Light
from workplan.views.phrases import light_word
from workplan.views.text import cells, wrapped
from workplan.views.words import Words
from workplan.views.workbook.looks import Looks
from workplan.views.workbook.values import Label, Number, Value
from workplan.views.xml_text import cell_text

Row = TypeVar("Row")
Line: TypeAlias = tuple[Value, ...]
_DAY_WIDTH = 11
_ROOM = 2  # beside the text, for the edge of the cell and the button of the filter
_LINE, _LEADING, _HIGHEST = 13.5, 3.0, 409.0  # points


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its head, what a row has in it, and the cells between which its width lies.

    Only columns that are `printed` come on paper; without an `align` texts stand left and numbers right.
    """

    head: str
    value: Callable[[Row], Value]
    least: int = 6
    most: int = 12
    printed: bool = True
    align: str = ""
    is_light: bool = False
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: its sheet, and the line of its heads."""

    sheet: Worksheet
    line: int


def lines_of(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> list[Line]:
    """What stands in each row, in the order of the columns, as a cell may hold it."""
    return [tuple(_held(column.value(row)) for column in columns) for row in rows]


def _held(value: Value) -> Value:
    if isinstance(value, Label):
        return value._replace(text=cell_text(value.text))
    return cell_text(value) if isinstance(value, str) else value


def write_table(
    place: Place, columns: Sequence[Column[Any]], lines: Iterable[Line], dress: tuple[Looks, Sequence[int]]
) -> int:
    """Write heads and lines in the looks and widths of `dress`; gives the line below the last one."""
    sheet, at, (looks, wide) = place.sheet, place.line, dress
    sheet.set_row(at, _height((column.head for column in columns), wide))
    for index, column in enumerate(columns):
        sheet.write_string(at, index, column.head, looks.head)
    for at, line in enumerate(lines, start=place.line + 1):
        sheet.set_row(at, _height(line, wide))
        for index, (column, value) in enumerate(zip(columns, line, strict=True)):
            put(Place(sheet, at), index, value, looks, align=column.align)
    return at + 1


def _height(line: Iterable[Value], wide: Iterable[int]) -> float:
    """The height that a line takes, in points: not every program finds it by itself."""
    return min(_HIGHEST, _LINE * max(map(_wrapped, line, wide)) + _LEADING)


def _wrapped(value: Value, width: int) -> int:
    """In how many lines a value stands in a column of that width."""
    text = value.text if isinstance(value, Label) else value
    return _broken(text, width) if isinstance(text, str) else 1


@lru_cache(maxsize=16_384)
def _broken(text: str, width: int) -> int:
    if cells(text, wide_ambiguous=True) < width:
        return 1
    return len(wrapped(text, width - 1, wide_ambiguous=True))


def put(place: Place, index: int, value: Value, looks: Looks, *, align: str = "") -> None:
    """Write a value as what it is; no text becomes a formula, a number or a link to elsewhere."""
    sheet, line = place.sheet, place.line
    match value:
        case None:
            sheet.write_blank(line, index, None, looks.text(""))
        case Number():
            _put_number(place, index, value, looks, align=align or "right")
        case Label():
            _put_words(place, index, value, looks)
        case date():
            sheet.write_datetime(line, index, datetime.combine(value, time()), looks.day)
        case _:
            sheet.write_string(line, index, value, looks.text(value, align=align))


def _put_words(place: Place, index: int, words: Label, looks: Looks) -> None:
    sheet, line, text = place.sheet, place.line, words.text
    if words.sheet is None:
        look = looks.text(text, strong=words.level == 0, indent=words.level)
        sheet.write_string(line, index, text, look)
    else:
        sheet.write_url(line, index, f"internal:'{words.sheet}'!A1", looks.link(text, words.level), text)


def _put_number(place: Place, index: int, number: Number, looks: Looks, *, align: str) -> None:
    look = looks.number(number.pattern, align) if number.is_kept else None
    if look is None:
        place.sheet.write_string(place.line, index, number.text, looks.figure_as_text())
    else:
        place.sheet.write_number(place.line, index, float(number.value), look)


def widths(columns: Sequence[Column[Any]], lines: Sequence[Line]) -> list[int]:
    """The width of each column: that of its widest value or of its head, within its limits."""
    return [_width(column, [line[index] for line in lines]) for index, column in enumerate(columns)]


def _width(column: Column[Any], values: Sequence[Value]) -> int:
    """Beyond its limit only as far as a number needs, which does not wrap and would be hidden."""
    numbers = max((_cells(value) for value in values if isinstance(value, Number)), default=0)
    widest = max(*map(_cells, values), _head_cells(column.head), 0)
    return max(column.least, min(column.most, widest + _ROOM), numbers + _ROOM if numbers else 0)


def _head_cells(head: str) -> int:
    """Half of a long head, which wraps into two lines."""
    return max(cells(head) // 2, min(cells(head), 8)) + 1


def _cells(value: Value) -> int:
    match value:
        case None:
            return 0
        case Number():
            return cells(value.text)
        case Label():
            return cells(value.text) + 2 * value.level
        case date():
            return _DAY_WIDTH
        case _:
            return cells(value)


def colour_lights(place: Place, columns: Sequence[Column[Any]], last: int, kit: tuple[Looks, Words]) -> None:
    """Colour the cells of lights and states by the word of the light, however the rows are sorted later."""
    light = next(index for index, column in enumerate(columns) if column.is_light)
    first, (looks, words) = place.line + 1, kit
    cell = f"${xl_col_to_name(light)}{first + 1}"
    for index, column in enumerate(columns):
        if column.is_light or column.is_state:
            for each in Light:
                rule = f'={cell}="{light_word(each, words)}"'
                settings = {"type": "formula", "criteria": rule, "format": looks.light(each)}
                place.sheet.conditional_format(first, index, last, index, settings)
