"""The history of one thing: a table, JSON, CSV or Markdown, and a word on versions that could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from workplan.core.history import Author, Version
from workplan.core.history import Event as Entry
from workplan.views.diff import value_cells
from workplan.views.machine.changes import change_json
from workplan.views.machine.figures import Json
from workplan.views.machine.figures import day as day_json
from workplan.views.machine.text import json_text
from workplan.views.page import Page, drawn, line
from workplan.views.phrases import day
from workplan.views.plan_words import effect_ink, effect_word
from workplan.views.tables import columns
from workplan.views.tables.markdown import markdown_text
from workplan.views.tables.sheet import csv_text
from workplan.views.tables.table import Cell, Table
from workplan.views.tables.terminal import table_lines
from workplan.views.text import safe
from workplan.views.words import Words

_SHORT = 10
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Told:
    """The history of the thing that is called `id` (None for the plan in `file`), and what was skipped."""

    file: str
    id: str | None
    entries: Sequence[Entry]
    unread: Sequence[Version]


def history_text(told: Told, form: str, page: Page) -> str:
    """A history in a format: table, json, csv or markdown."""
    match form:
        case "json":
            return json_text(_json(told))
        case "csv":
            return csv_text(history_table(told, page.words))
        case "markdown":
            return markdown_text(history_table(told, page.words))
        case _ if not told.entries:
            nothing = page.words("change-line.nothing-of", id=safe(told.id or told.file))
            return drawn([line(nothing)], page)
        case _:
            return drawn(table_lines(history_table(told, page.words), page), page)


def history_table(told: Told, words: Words) -> Table:
    """One row a change; whose change it is, only where there are several things."""
    heads = (
        columns.fixed("date", words),
        columns.fixed("commit", words),
        columns.words("author", words, least=8, drop=3),
        columns.fixed("effect", words),
        columns.words("id", words, least=8, drop=1),
        columns.words("field", words, least=8),
        columns.words("old", words, least=8),
        columns.words("new", words, least=8),
        columns.words("reason", words, least=10),
    )
    return Table(heads, tuple(_row(entry, words) for entry in told.entries))


def _row(entry: Entry, words: Words) -> tuple[Cell, ...]:
    author, change = entry.author, entry.change
    return (
        Cell(day(author.day)),
        Cell(author.commit[:_SHORT]),
        columns.text_cell(author.name),
        Cell(effect_word(change.effect, words), effect_ink(change)),
        columns.text_cell(change.id),
        *value_cells(change, words),
    )


def skipped_words(version: Version, words: Words) -> str:
    """What to say of a version that could not be read."""
    author = version.author
    made = {"commit": author.commit[:_SHORT], "day": day(author.day), "author": safe(author.name)}
    return words("change-line.skipped", file=safe(version.file), **made)


def _json(told: Told) -> Json:
    return {
        "version": _VERSION,
        "file": told.file,
        "id": told.id,
        "changes": [{**_author(each.author), **change_json(each.change)} for each in told.entries],
        "unreadable": [{**_author(each.author), "file": each.file} for each in told.unread],
    }


def _author(author: Author) -> Json:
    return {"commit": author.commit, "day": day_json(author.day), "author": author.name}
