"""The tables that only a report has: what lags, last words, who is silent, and the plan's own records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workplan.core.entries import Entry
from workplan.core.plan import Revision
from workplan.core.report import Report, SectionReport, TargetReport
from workplan.views.phrases import (
    IN_TABLES,
    NOTHING,
    day,
    goal_words,
    leads_of_target,
    period,
    place_of,
    remarks,
    standing,
)
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Table
from workplan.views.text import safe
from workplan.views.words import Words

Row = tuple[Cell, ...]


def lagging_table(targets: Iterable[TargetReport], words: Words) -> Table:
    """One row a target that lags: who leads it, by how much it is behind, and the reason that was given."""
    heads = (
        columns.words("target", words, least=12),
        columns.listing("lead", words, least=8),
        columns.words("goal", words, least=8),
        columns.number("value", words),
        columns.number("completion", words),
        columns.number("expected", words),
        columns.number("gap", words),
        columns.number("missing", words),
        columns.fixed("light", words),
        columns.fixed("state", words),
        columns.words("problem", words, least=12),
        columns.words("next", words, least=12),
        columns.fixed("place", words),
    )
    return Table(heads, tuple(_lagging(each, words) for each in targets))


def _lagging(part: TargetReport, words: Words) -> Row:
    target, facts, params, verdict = part.target, part.facts, part.last_words, part.verdict
    said = params or part.last_entry
    return (
        columns.text_cell(target.name),
        Cell(leads_of_target(target, words, IN_TABLES)),
        Cell(goal_words(target, words)),
        Cell(standing(target, facts.value, words)),
        columns.share_cell(facts.completion),
        columns.share_cell(facts.expected),
        columns.gap_cell(facts.gap, verdict.light),
        columns.missing_cell(verdict, words),
        columns.light_cell(verdict.light, words),
        columns.state_cell(verdict, words),
        columns.text_cell(params.problem if params else None),
        columns.text_cell(params.next if params else None),
        Cell("" if said is None else place_of(said)),
    )


def words_table(section: SectionReport, words: Words) -> Table:
    """The last words on each target and each task of a section, with their day and their place."""
    heads = (
        columns.words("what", words, least=12),
        columns.fixed("date", words),
        columns.words("words", words, least=20),
        columns.fixed("place", words),
    )
    rows = (_said(name, entry, words) for name, entry in _speakers(section) if entry is not None)
    return Table(heads, tuple(rows))


def _speakers(section: SectionReport) -> Iterator[tuple[str, Entry | None]]:
    """What was spoken of; a report of a task stands with the task, not again with its duties."""
    yield from ((part.target.name, part.last_words) for part in section.headline)
    for task in section.tasks:
        yield task.status.task.title, task.last_words
        for part in task.targets:
            if part.last_words is not None and not part.last_words.is_task:
                yield part.target.name, part.last_words


def _said(name: str, entry: Entry, words: Words) -> Row:
    params = words.groups(remarks(entry, words))
    return columns.text_cell(name), columns.day_cell(entry.date), Cell(params), Cell(place_of(entry))


def silent_table(report: Report, words: Words) -> Table:
    """Who has not reported what, and since when; at the end what nobody leads."""
    heads = (
        columns.words("owner", words, least=8),
        columns.number("targets", words),
        columns.listing("silent", words, least=20),
    )
    nobodys = [part for part in report.unreported if not part.target.owners]
    rows = [
        _silent(owner.status.name, owner.unreported, words) for owner in report.owners if owner.unreported
    ]
    return Table(heads, tuple([*rows, _silent(None, nobodys, words)] if nobodys else rows))


def _silent(name: str | None, parts: Sequence[TargetReport], words: Words) -> Row:
    missing = words.list(_since(part, words) for part in parts)
    return columns.text_cell(NOTHING if name is None else name), Cell(str(len(parts))), Cell(missing)


def _since(part: TargetReport, words: Words) -> str:
    unreported = part.verdict.unreported
    assert unreported is not None
    since, name = period(unreported.period, words), safe(part.target.name)
    return words("report.since", name=name, period=since)


def revision_table(report: Report, words: Words) -> Table:
    """The plan's own records of its changes: what was changed, who decided it, and why."""
    heads = (
        columns.fixed("date", words),
        columns.listing("what", words, least=12),
        columns.words("by", words, least=8),
        columns.fixed("due", words),
        columns.words("reason", words, least=20),
    )
    names = {target.id: target.name for target in report.plan.targets}
    known = {old: names[now] for old, now in report.plan.ids().items()}
    return Table(heads, tuple(_revision(each, known, words) for each in report.revisions))


def _revision(revision: Revision, names: Mapping[str, str], words: Words) -> Row:
    what = words.list(safe(names.get(name, name)) for name in revision.targets)
    due = revision.due
    moved = due and words("page.due-changed", old=day(due.old), new=day(due.new))
    return (
        columns.day_cell(revision.date),
        Cell(what or words("report.whole-plan")),
        columns.text_cell(revision.by),
        Cell(moved or ""),
        columns.text_cell(revision.reason),
    )
