"""The difference of plans: a table with a summary, JSON, CSV, Markdown, and warnings about idle revisions."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from workplan.core.diff import FileDifference, Idle, PlanChange, in_order
from workplan.core.diff_fields import Effect
from workplan.core.plan import Plan
from workplan.views.machine.changes import difference_json
from workplan.views.machine.text import json_text
from workplan.views.page import BLANK, Ink, Line, Page, Span, drawn, line
from workplan.views.phrases import day
from workplan.views.plan_words import effect_ink, effect_word, field_words, value_words
from workplan.views.tables import columns
from workplan.views.tables.markdown import markdown_text
from workplan.views.tables.sheet import csv_text
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.tables.terminal import table_lines
from workplan.views.text import safe
from workplan.views.words import Words


def diff_text(found: Sequence[FileDifference], form: str, page: Page) -> str:
    """All changes in a format: table (with a summary), json, csv or markdown."""
    words = page.words
    match form:
        case "json":
            return json_text(list(chain.from_iterable(difference_json(each) for each in found)))
        case "csv":
            return csv_text(diff_table(found, words))
        case "markdown":
            return f"{markdown_text(diff_table(found, words))}\n{summary(changes_of(found), words)}\n"
        case _:
            return drawn(_lines(found, page), page)


def _lines(found: Sequence[FileDifference], page: Page) -> Iterator[Line]:
    changes = changes_of(found)
    if not changes:
        yield line(page.words("change-line.nothing"))
        return
    for each in found:
        if each.difference.changes:
            if len(found) > 1:
                yield line(Span(safe(each.file), Ink.BOLD))
            yield from table_lines(diff_table([each], page.words), page)
            yield BLANK
    yield line(summary(changes, page.words))


def changes_of(found: Sequence[FileDifference]) -> tuple[PlanChange, ...]:
    """The changes of all plans, eased without a reason first."""
    return in_order(change for each in found for change in each.difference.changes)


def summary(changes: Sequence[PlanChange], words: Words) -> str:
    """How many changes of each effect, and how many have no reason though they should."""
    effects = [change.effect for change in changes]
    numbers = {effect.value: effects.count(effect) for effect in Effect}
    unexplained = sum(change.is_unexplained for change in changes)
    key = "change-line.summary.unexplained" if unexplained else "change-line.summary"
    return words(key, **numbers, unexplained=unexplained)


def diff_table(found: Sequence[FileDifference], words: Words) -> Table:
    """One row a change; where there are several plans, its plan's file stands first in each row."""
    if len(found) == 1:
        return change_table(found[0].difference.changes, words)
    rows = [
        (columns.text_cell(each.file), *change_cells(change, words))
        for each in found
        for change in each.difference.changes
    ]
    heads = (columns.fixed("plan", words),) if found else ()
    return Table((*heads, *_columns(words)), tuple(rows))


def change_table(changes: Iterable[PlanChange], words: Words) -> Table:
    """One row a change of one plan."""
    return Table(_columns(words), tuple(change_cells(change, words) for change in changes))


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        columns.fixed("effect", words),
        columns.words("what", words, least=14),
        columns.words("id", words, least=8, drop=2),
        columns.words("field", words, least=8),
        columns.words("old", words, least=10),
        columns.words("new", words, least=10),
        columns.words("reason", words, least=12),
    )


def change_cells(change: PlanChange, words: Words) -> tuple[Cell, ...]:
    """The cells of one change, from its effect to its reason."""
    return (
        Cell(effect_word(change.effect, words), effect_ink(change)),
        columns.text_cell(change.name),
        columns.text_cell(change.id),
        *value_cells(change, words),
    )


def value_cells(change: PlanChange, words: Words) -> tuple[Cell, ...]:
    """What was changed, from what, to what, and why."""
    return (
        Cell(field_words(change, words)),
        Cell(value_words(change.field, change.old, words)),
        Cell(value_words(change.field, change.new, words)),
        reason_cell(change, words),
    )


def reason_cell(change: PlanChange, words: Words) -> Cell:
    """Why; where a reason is wanted and missing, that."""
    if change.is_unexplained:
        return Cell(words("change-line.no-reason"), Ink.RED)
    return columns.text_cell(change.reason)


def idle_words(idle: Idle, plan: Plan, file: str, words: Words) -> str:
    """What to say of a new revision that names what did not change."""
    on = day(plan.revisions[idle.index].date)
    return words("change-line.idle", file=safe(file), date=on, id=safe(idle.name))
