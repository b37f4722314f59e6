"""The layout of a table on a terminal: which columns stand, and how wide each of them is."""

from dataclasses import dataclass

from workplan.views.page import Page
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.text import cells, widest_piece

GAP = 2
INDENT = 2
LUXURY = 6  # columns that drop from here on are given up for the ease of others, not only for want of room
_LONGEST_WORD = 20  # for a longer one, no column is given up
_SPARSE = 20  # nearly empty is a column with no more than one text in so many rows
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
    """The widths of a column: at the tightest, without broken words, at ease, with whole items, unwrapped."""

    index: int
    column: Column
    head: str
    tight: int
    least: int
    ease: int
    whole: int
    full: int


def placed(table: Table, page: Page) -> list[Placed]:
    """The columns that fit on `page`, the least needed dropped first, and the room divided among them."""
    needs = [
        _need(table, index, page) for index in range(len(table.columns)) if _says_something(table, index)
    ]
    if _total([need.full for need in needs]) > page.room:
        needs = [need for need in needs if not (need.column.drop and _is_sparse(table, need.index))]
    needs = _kept(needs, [need.ease for need in needs], page.room, LUXURY)
    needs = _kept(needs, [need.least for need in needs], page.room, 1)
    widths = _widths(needs, page.room - GAP * (len(needs) - 1))
    return [Placed(n.index, n.column, n.head, w) for n, w in zip(needs, widths, strict=True)]


def _kept(needs: list[_Need], widths: list[int], room: int, lowest: int) -> list[_Need]:
    """`needs` without those that drop from `lowest` on, the highest first, as far as `widths` lack room."""
    wished = dict(zip(needs, widths, strict=True))
    while _total([*wished.values()]) > room and max(need.column.drop for need in wished) >= lowest:
        del wished[max(wished, key=lambda need: need.column.drop)]
    return [*wished]


def _says_something(table: Table, index: int) -> bool:
    """Whether a column that could be dropped, or only marks, has anything in it."""
    column = table.columns[index]
    return not (column.drop or column.is_mark) or any(row[index].text for row in table.rows)


def _is_sparse(table: Table, index: int) -> bool:
    """Whether a column of a long table is nearly empty."""
    texts = sum(bool(row[index].text) for row in table.rows)
    return texts * _SPARSE <= len(table.rows)


def _total(widths: list[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _need(table: Table, index: int, page: Page) -> _Need:
    column = table.columns[index]
    head = column.short or column.head
    head_width = cells(head, page.wide_ambiguous)
    body = max((_full(column, row[index], page) for row in table.rows), default=0)
    full = max(head_width, body)
    tight = full if column.least is None else min(full, max(column.least, head_width))
    least = min(full, max(tight, min(_LONGEST_WORD, _widest(table, index, page, in_phrases=False))))
    ease = min(full, max(least, column.ease))
    whole = min(full, max(least, _widest(table, index, page, in_phrases=column.is_list)))
    return _Need(index, column, head, tight, least, ease, whole, full)


def shown(column: Column, cell: Cell, page: Page) -> str:
    """The text of a cell as `page` draws it: where block characters would be wide, bars are in ASCII."""
    return cell.text.translate(_ASCII) if column.is_drawing and page.wide_ambiguous else cell.text


def _full(column: Column, cell: Cell, page: Page) -> int:
    return INDENT * cell.indent + cells(shown(column, cell, page), page.wide_ambiguous)


def _widest(table: Table, index: int, page: Page, *, in_phrases: bool) -> int:
    """The widest part of a column's texts that is better not broken."""
    found = (row[index] for row in table.rows)
    wide = page.wide_ambiguous
    widths = (INDENT * c.indent + widest_piece(c.text, wide, in_phrases=in_phrases) for c in found)
    return max(widths, default=0)


def _widths(needs: list[_Need], room: int) -> list[int]:
    """Each column's least; then its ease, from left to right; then whole items; then what wraps nothing."""
    widths = [need.least for need in needs]
    widths = widths if sum(widths) <= room else [need.tight for need in needs]
    for index, need in enumerate(needs):
        widths = _raised(widths, [*widths[:index], need.ease, *widths[index + 1 :]], room)
    widths = _raised(widths, [need.whole for need in needs], room)
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
