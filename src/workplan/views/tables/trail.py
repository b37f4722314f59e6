"""The table of a target's entries: day, what was reported, where that left the figure, words, and place."""

from collections.abc import Iterable

from workplan.core.entries import Entry
from workplan.core.facts import judging_steps
from workplan.core.recorded import NOTHING_TOLD, Provenance
from workplan.core.target import Target
from workplan.core.trail import Step
from workplan.core.verdict import Verdict
from workplan.views.entries import entry_figure, place_of, remarks
from workplan.views.figures import standing
from workplan.views.recorded import record_marks, recorded_by
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Table
from workplan.views.words.causes import EXPLAIN
from workplan.views.words.language import Language, grouped, say


def trail_table(verdict: Verdict, language: Language, told: Provenance = NOTHING_TOLD) -> Table:
    """One row an entry, in order; those that do not count come with the reason."""
    heads = (
        columns.fixed("date", language),
        columns.number("change", language),
        columns.number("after", language),
        columns.words("words", language, least=12),
        columns.fixed("place", language),
        *((columns.listing("recorded", language, least=16, drop=1),) if told else ()),
    )
    trail = verdict.facts.trail
    used = judging_steps(verdict.target, trail)
    remarked = [(step, _remark(step, used, language)) for step in trail.steps]
    repeated = say(EXPLAIN["not-counted"], language)
    remarked += [(Step(entry, None, None), repeated) for entry in trail.repeated]
    rows = []
    for step, remark in remarked:
        marks = _marks(step.entry, verdict.target, told, language)
        own = (Cell(recorded_by(step.entry, told, language)),) if told else ()
        rows.append((*_row(verdict.target, step, [remark, *marks], language), *own))
    return Table(heads, tuple(rows))


def _marks(entry: Entry, target: Target, told: Provenance, language: Language) -> list[str]:
    found = told.get((entry.file, entry.index))
    return [] if found is None else record_marks(found, target, language)


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


def _row(target: Target, step: Step, more: list[str], language: Language) -> tuple[Cell, ...]:
    entry = step.entry
    return (
        columns.day_cell(entry.date),
        Cell(entry_figure(entry, language)),
        Cell(standing(target, step.after, language)),
        Cell(grouped([*remarks(entry, language), *more], language)),
        Cell(place_of(entry)),
    )
