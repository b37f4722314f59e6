"""A table, and its lines on a terminal: which columns stand, how wide each is, long words wrapped."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import count, zip_longest
from typing import Any, NamedTuple, TypeVar

from workplan.views.columns import Column, Row
from workplan.views.page import BLANK, Ink, Line, Page, Span
from workplan.views.phrases import Words
from workplan.views.text import cells, filled, prose, widest_piece, wrapped

T = TypeVar("T")

_GAP = 2
_INDENT = 2
_LUXURY = 4  # columns that drop from here on stand nowhere where something is wrapped
_LONGEST_WORD = 20  # for a longer one, no column is given up
_ASCII = str.maketrans({"█": "#", "░": "-"})


class Cell(NamedTuple):
    """What stands in one column of one row, safe already; `indent` is in levels."""

    text: str
    ink: Ink = Ink.PLAIN
    indent: int = 0


class Table(NamedTuple):
    """Columns with their heads, shorter ones for terminals, and rows with a cell for each column.

    `apart` are the rows that a terminal sets apart from those before them.
    """

    columns: tuple[Column[Any], ...]
    heads: tuple[str, ...]
    shorts: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    apart: frozenset[int] = frozenset()


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
    for index, row in enumerate(_drawn(table, columns, page)):
        lines += [BLANK, *row] if index in table.apart else row
    return lines


def divided(table: Table, page: Page, first: int, named: int) -> list[Table]:
    """`table` alone where it finds room on `page`; else tables to stand one below the other.

    The first `first` columns stand in the first of them, and the first `named` in all others; the rest are
    shared among as few as can be, evenly.
    """
    needs = [_need(table, index, page) for index in range(len(table.columns))]

    def is_wide(part: Iterable[int]) -> bool:
        return sum(needs[index].least + _GAP for index in part) - _GAP > page.room

    if not is_wide(need.at for need in needs if not need.drop):
        return [table]

    def parts(most: int) -> list[list[int]]:
        found = [[*range(first)]]
        for index in range(first, len(needs)):
            if is_wide([*found[-1], index]) or len(found[-1]) == most + (named if found[1:] else first):
                found.append([*range(named)])
            found[-1].append(index)
        return found

    fewest = len(parts(len(needs)))
    evenly = next(shared for most in count(1) if len(shared := parts(most)) == fewest)
    return [_of_columns(table, part) for part in evenly]


def _of_columns(table: Table, part: Sequence[int]) -> Table:
    """The columns at these places."""

    def chosen(texts: Sequence[T]) -> tuple[T, ...]:
        return tuple(texts[index] for index in part)

    rows = tuple(map(chosen, table.rows))
    return Table(chosen(table.columns), chosen(table.heads), chosen(table.shorts), rows, table.apart)


def row_lines(table: Table, page: Page) -> list[list[Line]]:
    """The lines of each row, as of a table without heads."""
    bare = table._replace(shorts=("",) * len(table.columns))
    return _drawn(bare, _placed(bare, page), page)


def _drawn(table: Table, columns: "list[_Placed]", page: Page) -> list[list[Line]]:
    """The lines of each row, and below them, indented, what stands below."""
    below = [index for index, column in enumerate(table.columns) if column.fit.is_below]
    blocks = []
    for row in table.rows:
        lines = _side_by_side([_fitted(row[each.at], each, page) for each in columns], columns)
        for cell in (row[index] for index in below if row[index].text):
            texts = prose(cell.text, page.room - _INDENT, page.wide_ambiguous)
            lines += [(Span(" " * _INDENT + text, cell.ink),) for text in texts]
        blocks.append(lines)
    return blocks


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
    """The widths of a column: at the tightest, without broken words, with whole items, and of its texts."""

    at: int
    drop: int
    tight: int
    least: int
    whole: int
    texts: tuple[int, ...]  # sorted

    @property
    def full(self) -> int:
        """The width at which nothing is wrapped."""
        return self.texts[-1]

    def wraps_at(self, width: int) -> int:
        """How many of its texts are wider."""
        return len(self.texts) - bisect_right(self.texts, width)


def _placed(table: Table, page: Page) -> list[_Placed]:
    """The columns that stand on `page`, and the room divided among them.

    Those that could be dropped stand as far as nothing is wrapped; where something is wrapped without them
    too, as far as no word breaks, but then luxuries do not.
    """
    needs = [
        _need(table, index, page) for index in range(len(table.columns)) if _says_something(table, index)
    ]
    kept = _kept(needs, {need: need.full for need in needs}, page.room)
    if sum(need.full + _GAP for need in kept) - _GAP > page.room:
        plain = [need for need in needs if need.drop < _LUXURY]
        kept = _kept(plain, {need: need.least for need in plain}, page.room)
    widths = _widths(kept, page.room - _GAP * (len(kept) - 1))
    return [
        _Placed(need.at, table.columns[need.at], table.shorts[need.at], width)
        for need, width in zip(kept, widths, strict=True)
    ]


def _kept(needs: list[_Need], widths: dict[_Need, int], room: int) -> list[_Need]:
    """Those of `needs` that are never dropped, and the others that find room, the most needed first."""
    kept = {need for need in needs if not need.drop}
    for need in sorted(needs, key=lambda need: need.drop):
        if sum(widths[each] + _GAP for each in kept | {need}) - _GAP <= room:
            kept.add(need)
    return [need for need in needs if need in kept]


def _says_something(table: Table, index: int) -> bool:
    """Whether a column stands in the rows; one that could be dropped, or only marks, with anything in it."""
    fit = table.columns[index].fit
    if fit.is_below:
        return False
    return not (fit.drop or fit.is_mark) or any(row[index].text for row in table.rows)


def _need(table: Table, index: int, page: Page) -> _Need:
    column, wide = table.columns[index], page.wide_ambiguous
    head, own = cells(table.shorts[index], wide), [row[index] for row in table.rows]
    head_least = min(head, column.fit.head or head)
    texts = sorted([head, *(_INDENT * cell.indent + cells(_shown(column, cell, page), wide) for cell in own)])
    full = texts[-1]
    word, item = (
        max((_INDENT * c.indent + widest_piece(c.text, wide, in_phrases=phrases) for c in own), default=0)
        for phrases in (False, column.kind.is_list)
    )
    tight = full if column.fit.least is None else min(full, max(column.fit.least, head_least))
    least = min(full, max(tight, min(_LONGEST_WORD, word)))
    return _Need(index, column.fit.drop, tight, least, min(full, max(least, item)), tuple(texts))


def _shown(column: Column[Any], cell: Cell, page: Page) -> str:
    """The text of a cell as `page` draws it: where block characters would be wide, bars are in ASCII."""
    return cell.text.translate(_ASCII) if column.kind.is_drawing and page.wide_ambiguous else cell.text


def _widths(needs: list[_Need], room: int) -> list[int]:
    """Each column's least, then whole items, then cell by cell to the column that wraps the most rows."""
    widths = [need.least for need in needs]
    widths = widths if sum(widths) <= room else [need.tight for need in needs]
    widths = _raised(widths, [need.whole for need in needs], room)
    for _ in range(room - sum(widths)):
        wraps = [need.wraps_at(width) for need, width in zip(needs, widths, strict=True)]
        if any(wraps):
            widths[wraps.index(max(wraps))] += 1
    return widths


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
