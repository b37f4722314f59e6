"""The table of a target's entries: day, what was reported, where that left the figure, words, and place."""

from collections.abc import Iterable

from workplan.core.entries import Entry
from workplan.core.facts import judging_steps
from workplan.core.target import Target
from workplan.core.trail import Step
from workplan.core.verdict import Verdict
from workplan.views.entries import entry_figure, place_of, remarks
from workplan.views.figures import standing
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Table
from workplan.views.words.causes import EXPLAIN
from workplan.views.words.language import Language, grouped, say


def trail_table(verdict: Verdict, language: Language) -> Table:
    """One row an entry, in order; those that do not count come with the reason."""
    heads = (
        columns.fixed("date", language),
        columns.number("change", language),
        columns.number("after", language),
        columns.words("words", language, least=12),
        columns.fixed("place", language),
    )
    trail = verdict.facts.trail
    used = judging_steps(verdict.target, trail)
    rows = [_row(verdict.target, step, _remark(step, used, language), language) for step in trail.steps]
    repeated = say(EXPLAIN["not-counted"], language)
    rows += [_row(verdict.target, Step(entry, None, None), repeated, language) for entry in trail.repeated]
    return Table(heads, tuple(rows))


def report_table(entries: Iterable[Entry], language: Language) -> Table:
    """One row a report in words, in order."""
    heads = (
        columns.fixed("date", language),
        columns.words("words", language, least=12),
        columns.fixed("place", language),
    )
    rows = [
        (columns.day_cell(e.date), Cell(grouped(remarks(e, language), language)), Cell(place_of(e)))
        for e in entries
    ]
    return Table(heads, tuple(rows))


def _remark(step: Step, used: tuple[Step, ...], language: Language) -> str:
    is_closed = step.entry.gives_figure and step not in used
    return say(EXPLAIN["after-closing"], language) if is_closed else ""


def _row(target: Target, step: Step, remark: str, language: Language) -> tuple[Cell, ...]:
    entry = step.entry
    return (
        columns.day_cell(entry.date),
        Cell(entry_figure(entry, language)),
        Cell(standing(target, step.after, language)),
        Cell(grouped([*remarks(entry, language), remark], language)),
        Cell(place_of(entry)),
    )
