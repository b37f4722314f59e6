"""A table, and its lines on a terminal: which columns stand, how wide each is, long words wrapped."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from workplan.views.columns import Column, Row
from workplan.views.page import BLANK, Ink, Line, Page, Span
from workplan.views.phrases import Words
from workplan.views.text import cells, filled, prose, widest_piece, wrapped

_GAP = 2
_INDENT = 2
_LUXURY = 6  # columns that drop from here on are given up for the ease of others, not only for want of room
_LONGEST_WORD = 20  # for a longer one, no column is given up
_SPARSE = 20  # nearly empty is a column with no more than one text in so many rows
_ASCII = str.maketrans({"█": "#", "░": "-"})


class Cell(NamedTuple):
    """What stands in one column of one row, safe already; `indent` is in levels."""

    text: str
    ink: Ink = Ink.PLAIN
    indent: int = 0


class Table(NamedTuple):
    """Columns with their heads, shorter ones for terminals, and rows with a cell for each column."""

    columns: tuple[Column[Any], ...]
    heads: tuple[str, ...]
    shorts: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
    words: Words,
    *,
    is_alone: bool = False,
) -> Table:
    """What columns say of each row; `is_alone` is beside a column of units."""

    def cell(column: Column[Row], row: Row) -> Cell:
        return Cell(column.written(row, words, is_alone=is_alone), column.ink(row), column.level(row))

    return Table(
        tuple(columns),
        tuple(column.heading(words) for column in columns),
        tuple(column.heading(words, is_short=True) for column in columns),
        tuple(tuple(cell(column, row) for column in columns) for row in rows),
    )


def table_lines(table: Table, page: Page) -> list[Line]:
    """The lines of `table` on `page`: heads, hyphens, rows; only heads when there are no rows."""
    columns = _placed(table, page)
    heads = [_fitted(Cell(each.head, Ink.BOLD), each, page) for each in columns]
    rule = [[Span("-" * each.width, Ink.FAINT)] for each in columns]
    lines = [*_side_by_side(heads, columns), *_side_by_side(rule, columns)]
    for row in table.rows:
        lines += _side_by_side([_fitted(row[each.at], each, page) for each in columns], columns)
    return lines


class _Placed(NamedTuple):
    """A column that stands: its place in the table, its head, its width in cells."""

    at: int
    column: Column[Any]
    head: str
    width: int


def _fitted(cell: Cell, place: _Placed, page: Page) -> list[Span]:
    """The lines of a cell, each filled up to the column's width."""
    kind, wide, indent = place.column.kind, page.wide_ambiguous, " " * (_INDENT * cell.indent)
    text, room = _shown(place.column, cell, page), max(2, place.width - len(indent))
    lines = wrapped(text, room, wide, in_phrases=True) if kind.is_list else prose(text, room, wide)
    return [Span(filled(indent + part, place.width, wide, right=kind.is_right), cell.ink) for part in lines]


def _side_by_side(stacks: list[list[Span]], columns: list[_Placed]) -> list[Line]:
    empty = [Span(" " * column.width) for column in columns]
    lines = []
    for level in zip_longest(*stacks):
        spans = [span or blank for span, blank in zip(level, empty, strict=True)]
        lines.append(tuple(part for span in spans for part in (span, Span(" " * _GAP)))[:-1])
    return lines or [BLANK]


class _Need(NamedTuple):
    """The widths of a column: at the tightest, without broken words, at ease, with whole items, unwrapped."""

    at: int
    drop: int
    tight: int
    least: int
    ease: int
    whole: int
    full: int


def _placed(table: Table, page: Page) -> list[_Placed]:
    """The columns that fit on `page`, the least needed dropped first, and the room divided among them."""
    needs = [_need(table, i, page) for i in range(len(table.columns)) if _says_something(table, i)]
    if _total([need.full for need in needs]) > page.room:
        needs = [need for need in needs if not (need.drop and _is_sparse(table, need.at))]
    needs = _kept(needs, [need.ease for need in needs], page.room, _LUXURY)
    needs = _kept(needs, [need.least for need in needs], page.room, 1)
    widths = _widths(needs, page.room - _GAP * (len(needs) - 1))
    return [
        _Placed(need.at, table.columns[need.at], table.shorts[need.at], width)
        for need, width in zip(needs, widths, strict=True)
    ]


def _kept(needs: list[_Need], widths: list[int], room: int, lowest: int) -> list[_Need]:
    """`needs` without those that drop from `lowest` on, the highest first, as far as `widths` lack room."""
    wished = dict(zip(needs, widths, strict=True))
    while _total([*wished.values()]) > room and max(need.drop for need in wished) >= lowest:
        del wished[max(wished, key=lambda need: need.drop)]
    return [*wished]


def _says_something(table: Table, index: int) -> bool:
    """Whether a column that could be dropped, or only marks, has anything in it."""
    fit = table.columns[index].fit
    return not (fit.drop or fit.is_mark) or any(row[index].text for row in table.rows)


def _is_sparse(table: Table, index: int) -> bool:
    """Whether a column of a long table is nearly empty."""
    return sum(bool(row[index].text) for row in table.rows) * _SPARSE <= len(table.rows)


def _total(widths: list[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _need(table: Table, index: int, page: Page) -> _Need:
    column, wide = table.columns[index], page.wide_ambiguous
    head, own = cells(table.shorts[index], wide), [row[index] for row in table.rows]
    full = max([head, *(_INDENT * cell.indent + cells(_shown(column, cell, page), wide) for cell in own)])
    word, item = (
        max((_INDENT * c.indent + widest_piece(c.text, wide, in_phrases=phrases) for c in own), default=0)
        for phrases in (False, column.kind.is_list)
    )
    tight = full if column.fit.least is None else min(full, max(column.fit.least, head))
    least = min(full, max(tight, min(_LONGEST_WORD, word)))
    ease, whole = min(full, max(least, column.fit.ease)), min(full, max(least, item))
    return _Need(index, column.fit.drop, tight, least, ease, whole, full)


def _shown(column: Column[Any], cell: Cell, page: Page) -> str:
    """The text of a cell as `page` draws it: where block characters would be wide, bars are in ASCII."""
    return cell.text.translate(_ASCII) if column.kind.is_drawing and page.wide_ambiguous else cell.text


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
