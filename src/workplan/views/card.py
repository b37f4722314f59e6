"""The card: a title, labelled fields and headed parts, drawn for a terminal or written as CSV or Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.views.explain import labelled_lines
from workplan.views.page import BLANK, Ink, Line, Page, Span, line
from workplan.views.tables.markdown import (
    escaped_markdown,
    heading_markdown,
    line_markdown,
    markdown_text,
)
from workplan.views.tables.sheet import csv_text
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.tables.terminal import table_lines
from workplan.views.text import wrapped
from workplan.views.words import Words

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under a heading: labelled rows (a label may be empty), or a table."""

    heading: str
    rows: Rows = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """All about one thing; `conclusion` is its light and state, in `ink`."""

    title: str
    fields: Rows
    parts: tuple[Part, ...] = ()
    conclusion: str = ""
    ink: Ink = Ink.PLAIN


def card_lines(card: Card, page: Page) -> Iterator[Line]:
    """The card on a terminal; parts with nothing in them are left out."""
    for row in wrapped(card.title, page.room, page.wide_ambiguous):
        yield line(Span(row, Ink.BOLD))
    if card.conclusion:
        yield line(Span(card.conclusion, card.ink))
    yield from labelled_lines([(k, v) for k, v in card.fields if v], page)
    for part in _filled(card):
        yield BLANK
        yield line(Span(part.heading, Ink.BOLD))
        yield from labelled_lines(part.rows, page) if part.table is None else table_lines(part.table, page)


def card_markdown(card: Card) -> str:
    """The card as Markdown: headings, lists and tables."""
    head = [heading_markdown(1, card.title)]
    head += [f"{line_markdown(card.conclusion)}\n"] if card.conclusion else []
    parts = [f"{heading_markdown(2, p.heading)}\n{_markdown_of(p)}" for p in _filled(card)]
    fields = _list_of(tuple((k, v) for k, v in card.fields if v))
    return "\n".join(text for text in [*head, fields, *parts] if text)


def card_csv(card: Card, words: Words) -> str:
    """The card's table as CSV; one without a table, the rows of its parts behind their headings."""
    tables = [part.table for part in card.parts if part.table is not None]
    if tables:
        return csv_text(tables[0])
    heads = tuple(Column(words.of("head", key)) for key in ("part", "id", "message"))
    rows = ((part.heading, label.removesuffix("."), text) for part in card.parts for label, text in part.rows)
    return csv_text(Table(heads, tuple(tuple(map(Cell, row)) for row in rows)))


def _filled(card: Card) -> tuple[Part, ...]:
    return tuple(part for part in card.parts if part.rows or (part.table is not None and part.table.rows))


def _markdown_of(part: Part) -> str:
    return _list_of(part.rows) if part.table is None else markdown_text(part.table)


def _list_of(rows: Rows) -> str:
    return "".join(f"{_item(label, text)}\n" for label, text in rows)


def _item(label: str, text: str) -> str:
    """A row as an item of a list; one behind a number, of a numbered one."""
    if label.removesuffix(".").isdecimal() and label.endswith("."):
        return f"{label} {line_markdown(text)}"
    return f"- {line_markdown(label)}: {escaped_markdown(text)}" if label else f"- {line_markdown(text)}"
