"""The layout of a table on a terminal: which columns stand, and how wide each of them is."""

from dataclasses import dataclass

from workplan.views.cells import cells, widest_piece
from workplan.views.page import Page
from workplan.views.tables.table import Cell, Column, Table

GAP = 2
INDENT = 2
_ASCII = str.maketrans({"█": "#", "░": "-"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A column that stands: its index in the table, its head, its width in cells."""

    index: int
    column: Column
    head: str
    width: int


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs at least, what it takes to break no word, and what to wrap nothing."""

    index: int
    column: Column
    head: str
    least: int
    whole: int
    full: int


def placed(table: Table, page: Page) -> list[Placed]:
    """The columns that fit on `page`, the least needed dropped first, and the room divided among them."""
    needs = [
        _need(table, index, page) for index in range(len(table.columns)) if _says_something(table, index)
    ]
    while _total([need.least for need in needs]) > page.room and _droppable(needs):
        needs.remove(max(_droppable(needs), key=lambda need: need.column.drop))
    widths = _widths(needs, page.room - GAP * (len(needs) - 1))
    return [Placed(n.index, n.column, n.head, w) for n, w in zip(needs, widths, strict=True)]


def _says_something(table: Table, index: int) -> bool:
    """Whether a column that could be dropped has anything in it."""
    return not table.columns[index].drop or any(row[index].text for row in table.rows)


def _droppable(needs: list[_Need]) -> list[_Need]:
    return [need for need in needs if need.column.drop]


def _total(widths: list[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _need(table: Table, index: int, page: Page) -> _Need:
    column = table.columns[index]
    head = column.short or column.head
    head_width = cells(head, page.wide_ambiguous)
    body = max((_full(column, row[index], page) for row in table.rows), default=0)
    full = max(head_width, body)
    least = full if column.least is None else min(full, max(column.least, head_width))
    whole = max((_whole(column, row[index], page) for row in table.rows), default=0)
    return _Need(index, column, head, least, min(full, max(least, whole)), full)


def shown(column: Column, cell: Cell, page: Page) -> str:
    """The text of a cell as `page` draws it: where block characters would be wide, bars are in ASCII."""
    return cell.text.translate(_ASCII) if column.is_drawing and page.wide_ambiguous else cell.text


def _full(column: Column, cell: Cell, page: Page) -> int:
    return INDENT * cell.indent + cells(shown(column, cell, page), page.wide_ambiguous)


def _whole(column: Column, cell: Cell, page: Page) -> int:
    text = shown(column, cell, page)
    return INDENT * cell.indent + widest_piece(text, page.wide_ambiguous, in_phrases=column.is_list)


def _widths(needs: list[_Need], room: int) -> list[int]:
    """Each column's least; of what is left, first what breaks no word, then what wraps nothing."""
    widths = _raised([need.least for need in needs], [need.whole for need in needs], room)
    return _raised(widths, [need.full for need in needs], room)


def _raised(widths: list[int], wished: list[int], room: int) -> list[int]:
    """`widths` raised towards `wished`, evenly, as far as `room` allows."""
    widths = list(widths)
    spare = room - sum(widths)
    while spare > 0 and (hungry := [i for i, width in enumerate(widths) if width < wished[i]]):
        share = max(1, spare // len(hungry))
        for index in hungry[:spare]:
            more = min(share, wished[index] - widths[index])
            widths[index] += more
            spare -= more
    return widths
