"""A table on a terminal: aligned by cells, long words wrapped, a line of hyphens under the heads."""

from itertools import zip_longest

from workplan.views.page import BLANK, Ink, Line, Page, Span
from workplan.views.tables.layout import GAP, INDENT, Placed, placed, shown
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.text import filled, prose, wrapped


def table_lines(table: Table, page: Page) -> list[Line]:
    """The lines of `table` on `page`: heads, hyphens, rows; only heads when there are no rows."""
    columns = placed(table, page)
    heads = [_fitted(Cell(c.head, Ink.BOLD), c, page) for c in columns]
    rule = [[Span("-" * c.width, Ink.FAINT)] for c in columns]
    lines = [*_side_by_side(heads, columns), *_side_by_side(rule, columns)]
    for row in table.rows:
        lines += _side_by_side([_fitted(row[c.index], c, page) for c in columns], columns)
    return lines


def _fitted(cell: Cell, at: Placed, page: Page) -> list[Span]:
    """The lines of a cell, each filled up to the column's width."""
    text = shown(at.column, cell, page)
    indent = " " * (INDENT * cell.indent)
    room = max(2, at.width - len(indent))
    lines = _wrapped(text, room, at.column, page)
    right = at.column.is_right
    return [
        Span(filled(indent + part, at.width, page.wide_ambiguous, right=right), cell.ink) for part in lines
    ]


def _wrapped(text: str, room: int, column: Column, page: Page) -> list[str]:
    if column.is_list:
        return wrapped(text, room, page.wide_ambiguous, in_phrases=True)
    return prose(text, room, page.wide_ambiguous)


def _side_by_side(stacks: list[list[Span]], columns: list[Placed]) -> list[Line]:
    empty = [Span(" " * column.width) for column in columns]
    lines = []
    for level in zip_longest(*stacks):
        spans = [span or blank for span, blank in zip(level, empty, strict=True)]
        lines.append(tuple(part for span in spans for part in (span, Span(" " * GAP)))[:-1])
    return lines or [BLANK]
