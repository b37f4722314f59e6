"""The report in Markdown: what the bulletin says, for pages, mails and repositories."""

from collections.abc import Iterable, Iterator

from workplan.core.diff import Difference, FileDifference
from workplan.core.report import Report, SectionReport
from workplan.views.alerts import alerts_markdown
from workplan.views.diff import diff_table, summary
from workplan.views.page import Page
from workplan.views.phrases import completion_text, light_counts
from workplan.views.reports.report_tables import lagging_table, revision_table, silent_table, words_table
from workplan.views.reports.scope import scope_words
from workplan.views.status import heading_texts
from workplan.views.tables.markdown import heading_markdown, line_markdown, list_markdown, markdown_text
from workplan.views.tables.outline import outline_table, titled
from workplan.views.tables.owners import owner_table
from workplan.views.tables.table import Table
from workplan.views.tables.targets import target_table
from workplan.views.terms import term_rows, terms_in, texts_of
from workplan.views.text import safe
from workplan.views.words import Words

_PART, _SECTION = 2, 3  # the levels of headings


def render(report: Report, page: Page) -> bytes:
    """Markdown with tables, in UTF-8; no text of a file is taken for markup."""
    return "\n".join(part for part in _parts(report, page.words) if part).encode()


def _parts(report: Report, words: Words) -> Iterator[str]:
    yield heading_markdown(1, report.plan.title)
    yield list_markdown(_facts(report, words))
    yield from _part("lagging", _table(lagging_table(report.lagging, words)), words)
    yield from _part("outline", markdown_text(outline_table(report.status, words, report.baseline)), words)
    yield heading_markdown(_PART, words("report-heading.targets"))
    for section in report.sections:
        yield from _section(report, section, words)
    yield from _part("owners", _table(owner_table(report.status, words, report.baseline)), words)
    yield from _part("unreported", _table(silent_table(report, words)), words)
    yield from _part("alerts", alerts_markdown(report.alerts, words) if report.alerts else "", words)
    yield from _changes(report, words)
    yield from _terms(report, words)
    yield f"{line_markdown(_source(report, words))}\n"


def _part(key: str, body: str, words: Words) -> Iterator[str]:
    """A heading and what stands below it, or that there is nothing."""
    yield heading_markdown(_PART, words.of("report-heading", key))
    yield body or f"{words('report.none')}\n"


def _table(table: Table) -> str:
    return markdown_text(table) if table.rows else ""


def _facts(report: Report, words: Words) -> list[str]:
    """What it is about and how it stands, before anything else."""
    plan, scope = report.plan, scope_words(report, words)
    head = words.clauses([safe(plan.organization), scope])
    return [head, *heading_texts(report.status, words, report.baseline)]


def _section(report: Report, found: SectionReport, words: Words) -> Iterator[str]:
    """A section: what it aims at, how it stands, its targets, and the last words on them."""
    section, group = found.status.section, found.status.group
    yield heading_markdown(_SECTION, titled(section.number, section.title, words))
    lights = words("label.lights", lights=light_counts(group.lights, words))
    tasks = (
        (each.status.task.number, each.status.task.title, each.status.task.detail) for each in found.tasks
    )
    details = [
        words("report.detail", title=titled(number, title, words), text=text)
        for number, title, text in tasks
        if text
    ]
    texts = [section.aim or "", section.detail or "", *details]
    yield list_markdown([*filter(None, texts), completion_text(group, words), lights])
    verdicts = found.status.verdicts
    yield markdown_text(target_table(report.plan, verdicts, words, report.baseline))
    yield _table(words_table(found, words))


def _changes(report: Report, words: Words) -> Iterator[str]:
    """What changed since the baseline, and what the plan itself records."""
    if report.baseline is not None:
        found = FileDifference(report.file, Difference(report.changes))
        body = f"{summary(report.changes, words)}\n\n{_table(diff_table([found], words))}"
        yield from _part("changes", body, words)
    yield from _part("revisions", _table(revision_table(report, words)), words)


def _terms(report: Report, words: Words) -> Iterator[str]:
    """The terms that the texts of the report refer to, explained."""
    found = term_rows(terms_in(_texts(report), report.plan))
    if found:
        yield from _part("terms", list_markdown(f"{mark} {text}" for mark, text in found), words)


def _texts(report: Report) -> Iterable[str | None]:
    yield from (report.plan.title, report.plan.detail)
    for section in report.sections:
        yield from texts_of(section.status.section)
    for task in report.tasks:
        yield from texts_of(task.status.task)
    for part in report.targets:
        yield from texts_of(part.target)
    yield from (revision.reason for revision in report.revisions)


def _source(report: Report, words: Words) -> str:
    """From which files and for which day it was made."""
    logs = sorted({step.entry.file for part in report.targets for step in part.facts.trail.steps})
    return words("report.source", plan=safe(report.file), logs=len(logs), day=report.as_of)
