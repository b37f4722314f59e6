"""The table of a target's entries: day, what was reported, where that left the figure, words, and place."""

from collections.abc import Iterable

from workplan.core.entries import Entry
from workplan.core.facts import judging_steps
from workplan.core.plan import Target
from workplan.core.provenance import NOTHING_TOLD, Provenance
from workplan.core.trail import Step
from workplan.core.verdict import Verdict
from workplan.views.phrases import entry_figure, place_of, remarks, standing
from workplan.views.recorded import record_marks, recorded_by
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Table
from workplan.views.words import Words


def trail_table(verdict: Verdict, words: Words, told: Provenance = NOTHING_TOLD) -> Table:
    """One row an entry, in order; those that do not count come with the reason."""
    heads = (
        columns.fixed("date", words),
        columns.number("change", words),
        columns.number("after", words),
        columns.words("words", words, least=12),
        columns.fixed("place", words),
        *((columns.listing("recorded", words, least=16, drop=1),) if told else ()),
    )
    trail = verdict.facts.trail
    used = judging_steps(verdict.target, trail)
    remarked = [(step, _remark(step, used, words)) for step in trail.steps]
    repeated = words("explain.not-counted")
    remarked += [(Step(entry, None, None), repeated) for entry in trail.repeated]
    rows = []
    for step, remark in remarked:
        marks = _marks(step.entry, verdict.target, told, words)
        own = (Cell(recorded_by(step.entry, told, words)),) if told else ()
        rows.append((*_row(verdict.target, step, [remark, *marks], words), *own))
    return Table(heads, tuple(rows))


def _marks(entry: Entry, target: Target, told: Provenance, words: Words) -> list[str]:
    found = told.get((entry.file, entry.index))
    return [] if found is None else record_marks(found, target, words)


def report_table(entries: Iterable[Entry], words: Words) -> Table:
    """One row a report in words, in order."""
    heads = (
        columns.fixed("date", words),
        columns.words("words", words, least=12),
        columns.fixed("place", words),
    )
    rows = [
        (columns.day_cell(e.date), Cell(words.groups(remarks(e, words))), Cell(place_of(e))) for e in entries
    ]
    return Table(heads, tuple(rows))


def _remark(step: Step, used: tuple[Step, ...], words: Words) -> str:
    is_closed = step.entry.gives_figure and step not in used
    return words("explain.after-closing") if is_closed else ""


def _row(target: Target, step: Step, more: list[str], words: Words) -> tuple[Cell, ...]:
    entry = step.entry
    return (
        columns.day_cell(entry.date),
        Cell(entry_figure(entry, words)),
        Cell(standing(target, step.after, words)),
        Cell(words.groups([*remarks(entry, words), *more])),
        Cell(place_of(entry)),
    )
