"""The tables that only a report has: what lags, last words, who is silent, and the plan's own records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workplan.core.entries import Entry
from workplan.core.plan import Revision
from workplan.core.report import Report
from workplan.core.report_parts import SectionReport, TargetReport
from workplan.views.entries import place_of, remarks
from workplan.views.figures import NOTHING, day, period, standing
from workplan.views.goals import goal_words
from workplan.views.owners import IN_TABLES, leads_of_target
from workplan.views.safety import safe
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Table
from workplan.views.words.language import Language, grouped, listed, say
from workplan.views.words.pages import PAGES
from workplan.views.words.reports import REPORT_LINES

Row = tuple[Cell, ...]


def lagging_table(targets: Iterable[TargetReport], language: Language) -> Table:
    """One row a target that lags: who leads it, by how much it is behind, and the reason that was given."""
    heads = (
        columns.words("target", language, least=12),
        columns.listing("lead", language, least=8),
        columns.words("goal", language, least=8),
        columns.number("value", language),
        columns.number("completion", language),
        columns.number("expected", language),
        columns.number("gap", language),
        columns.number("missing", language),
        columns.fixed("light", language),
        columns.fixed("state", language),
        columns.words("problem", language, least=12),
        columns.words("next", language, least=12),
        columns.fixed("place", language),
    )
    return Table(heads, tuple(_lagging(each, language) for each in targets))


def _lagging(part: TargetReport, language: Language) -> Row:
    target, facts, words, verdict = part.target, part.facts, part.last_words, part.verdict
    said = words or part.last_entry
    return (
        columns.text_cell(target.name),
        Cell(leads_of_target(target, language, IN_TABLES)),
        Cell(goal_words(target, language)),
        Cell(standing(target, facts.value, language)),
        columns.share_cell(facts.completion),
        columns.share_cell(facts.expected),
        columns.gap_cell(facts.gap, verdict.light),
        columns.missing_cell(verdict, language),
        columns.light_cell(verdict.light, language),
        columns.state_cell(verdict, language),
        columns.text_cell(words.problem if words else None),
        columns.text_cell(words.next if words else None),
        Cell("" if said is None else place_of(said)),
    )


def words_table(section: SectionReport, language: Language) -> Table:
    """The last words on each target and each task of a section, with their day and their place."""
    heads = (
        columns.words("what", language, least=12),
        columns.fixed("date", language),
        columns.words("words", language, least=20),
        columns.fixed("place", language),
    )
    rows = (_said(name, entry, language) for name, entry in _speakers(section) if entry is not None)
    return Table(heads, tuple(rows))


def _speakers(section: SectionReport) -> Iterator[tuple[str, Entry | None]]:
    """What was spoken of; a report of a task stands with the task, not again with its duties."""
    yield from ((part.target.name, part.last_words) for part in section.headline)
    for task in section.tasks:
        yield task.task.title, task.last_words
        for part in task.targets:
            if part.last_words is not None and not part.last_words.is_task:
                yield part.target.name, part.last_words


def _said(name: str, entry: Entry, language: Language) -> Row:
    words = grouped(remarks(entry, language), language)
    return columns.text_cell(name), columns.day_cell(entry.date), Cell(words), Cell(place_of(entry))


def silent_table(report: Report, language: Language) -> Table:
    """Who has not reported what, and since when; at the end what nobody leads."""
    heads = (
        columns.words("owner", language, least=8),
        columns.number("targets", language),
        columns.listing("silent", language, least=20),
    )
    nobodys = [part for part in report.unreported if not part.target.owners]
    rows = [_silent(owner.name, owner.unreported, language) for owner in report.owners if owner.unreported]
    return Table(heads, tuple([*rows, _silent(None, nobodys, language)] if nobodys else rows))


def _silent(name: str | None, parts: Sequence[TargetReport], language: Language) -> Row:
    missing = listed((_since(part, language) for part in parts), language)
    return columns.text_cell(NOTHING if name is None else name), Cell(str(len(parts))), Cell(missing)


def _since(part: TargetReport, language: Language) -> str:
    unreported = part.verdict.unreported
    assert unreported is not None
    since, name = period(unreported.period, language), safe(part.target.name)
    return say(REPORT_LINES["since"], language, name=name, period=since)


def revision_table(report: Report, language: Language) -> Table:
    """The plan's own records of its changes: what was changed, who decided it, and why."""
    heads = (
        columns.fixed("date", language),
        columns.listing("what", language, least=12),
        columns.words("by", language, least=8),
        columns.fixed("due", language),
        columns.words("reason", language, least=20),
    )
    names = {target.id: target.name for target in report.plan.targets}
    known = {old: names[now] for old, now in report.plan.ids().items()}
    return Table(heads, tuple(_revision(each, known, language) for each in report.revisions))


def _revision(revision: Revision, names: Mapping[str, str], language: Language) -> Row:
    what = listed((safe(names.get(name, name)) for name in revision.targets), language)
    due = revision.due
    moved = due and say(PAGES["due-changed"], language, old=day(due.old), new=day(due.new))
    return (
        columns.day_cell(revision.date),
        Cell(what or say(REPORT_LINES["whole-plan"], language)),
        columns.text_cell(revision.by),
        Cell(moved or ""),
        columns.text_cell(revision.reason),
    )
