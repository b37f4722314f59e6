"""The difference of plans: a table with a summary, JSON, CSV, Markdown, and warnings about idle revisions."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from workplan.core.diff import FileDifference, Idle, PlanChange, in_order
from workplan.core.diff_fields import Effect
from workplan.core.plan import Plan
from workplan.views.change_words import effect_ink, effect_word, field_words, value_words
from workplan.views.figures import day
from workplan.views.ink import BLANK, Ink, Line, Span, drawn, line
from workplan.views.machine.changes import difference_json
from workplan.views.machine.text import json_text
from workplan.views.page import Page
from workplan.views.safety import safe
from workplan.views.tables import columns
from workplan.views.tables.markdown import markdown_text
from workplan.views.tables.sheet import csv_text
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.tables.terminal import table_lines
from workplan.views.words.changes import CHANGE_LINES
from workplan.views.words.language import Language, say


def diff_text(found: Sequence[FileDifference], form: str, page: Page) -> str:
    """All changes in a format: table (with a summary), json, csv or markdown."""
    language = page.language
    match form:
        case "json":
            return json_text(list(chain.from_iterable(difference_json(each) for each in found)))
        case "csv":
            return csv_text(diff_table(found, language))
        case "markdown":
            return f"{markdown_text(diff_table(found, language))}\n{summary(changes_of(found), language)}\n"
        case _:
            return drawn(_lines(found, page), page)


def _lines(found: Sequence[FileDifference], page: Page) -> Iterator[Line]:
    changes = changes_of(found)
    if not changes:
        yield line(say(CHANGE_LINES["nothing"], page.language))
        return
    for each in found:
        if each.difference.changes:
            if len(found) > 1:
                yield line(Span(safe(each.file), Ink.BOLD))
            yield from table_lines(diff_table([each], page.language), page)
            yield BLANK
    yield line(summary(changes, page.language))


def changes_of(found: Sequence[FileDifference]) -> tuple[PlanChange, ...]:
    """The changes of all plans, eased without a reason first."""
    return in_order(change for each in found for change in each.difference.changes)


def summary(changes: Sequence[PlanChange], language: Language) -> str:
    """How many changes of each effect, and how many have no reason though they should."""
    effects = [change.effect for change in changes]
    numbers = {effect.value: effects.count(effect) for effect in Effect}
    unexplained = sum(change.is_unexplained for change in changes)
    key = "summary.unexplained" if unexplained else "summary"
    return say(CHANGE_LINES[key], language, **numbers, unexplained=unexplained)


def diff_table(found: Sequence[FileDifference], language: Language) -> Table:
    """One row a change; where there are several plans, its plan's file stands first in each row."""
    if len(found) == 1:
        return change_table(found[0].difference.changes, language)
    rows = [
        (columns.text_cell(each.file), *change_cells(change, language))
        for each in found
        for change in each.difference.changes
    ]
    heads = (columns.fixed("plan", language),) if found else ()
    return Table((*heads, *_columns(language)), tuple(rows))


def change_table(changes: Iterable[PlanChange], language: Language) -> Table:
    """One row a change of one plan."""
    return Table(_columns(language), tuple(change_cells(change, language) for change in changes))


def _columns(language: Language) -> tuple[Column, ...]:
    return (
        columns.fixed("effect", language),
        columns.words("what", language, least=14),
        columns.words("id", language, least=8, drop=2),
        columns.words("field", language, least=8),
        columns.words("old", language, least=10),
        columns.words("new", language, least=10),
        columns.words("reason", language, least=12),
    )


def change_cells(change: PlanChange, language: Language) -> tuple[Cell, ...]:
    """The cells of one change, from its effect to its reason."""
    return (
        Cell(effect_word(change.effect, language), effect_ink(change)),
        columns.text_cell(change.name),
        columns.text_cell(change.id),
        *value_cells(change, language),
    )


def value_cells(change: PlanChange, language: Language) -> tuple[Cell, ...]:
    """What was changed, from what, to what, and why."""
    return (
        Cell(field_words(change, language)),
        Cell(value_words(change.field, change.old, language)),
        Cell(value_words(change.field, change.new, language)),
        reason_cell(change, language),
    )


def reason_cell(change: PlanChange, language: Language) -> Cell:
    """Why; where a reason is wanted and missing, that."""
    if change.is_unexplained:
        return Cell(say(CHANGE_LINES["no-reason"], language), Ink.RED)
    return columns.text_cell(change.reason)


def idle_words(idle: Idle, plan: Plan, file: str, language: Language) -> str:
    """What to say of a new revision that names what did not change."""
    on = day(plan.revisions[idle.index].date)
    return say(CHANGE_LINES["idle"], language, file=safe(file), date=on, id=safe(idle.name))
