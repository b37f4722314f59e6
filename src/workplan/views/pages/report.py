"""The report as text: a ledger in CSV, what the bulletin says in Markdown, and JSON."""

from collections.abc import Iterator, Sequence

from workplan.core.lookup import definitions_for
from workplan.core.report import Report, SectionReport, TargetReport
from workplan.views.alerts import alert_table
from workplan.views.answer import (
    csv_text,
    heading_markdown,
    json_text,
    line_markdown,
    list_markdown,
    markdown_text,
)
from workplan.views.columns import (
    ENTRIES,
    LAGGING,
    LEDGER,
    REVISIONS,
    TARGETS,
    THEN,
    Column,
    EntryRow,
    chosen,
    revision_rows,
    target_columns,
)
from workplan.views.json import report_json
from workplan.views.page import Page
from workplan.views.pages.changes import change_table, summary
from workplan.views.pages.status import StatusRows, heading_texts, status_table
from workplan.views.phrases import NOTHING, Words, term_rows
from workplan.views.table import Table, table_of
from workplan.views.text import safe
from workplan.views.values import COUNT, LIST, TEXT

_BOM = "\ufeff"  # by which Excel knows UTF-8
_PART, _SECTION = 2, 3  # the levels of headings


def json_bytes(report: Report, page: Page) -> bytes:
    """JSON in UTF-8 (docs/json.md)."""
    return json_text(report_json(report, page.words)).encode()


def csv_bytes(report: Report, page: Page) -> bytes:
    """The ledger (台账) in UTF-8 with a BOM, lines ended as RFC 4180 has it."""
    keys = LEDGER if report.baseline is None else f"{LEDGER} {THEN}"
    columns, words = chosen(TARGETS, keys), page.words
    ledger = table_of(columns, report.targets, words, family="ledger-head", is_alone=True)
    return (_BOM + csv_text(ledger, "\r\n")).encode()


def markdown_bytes(report: Report, page: Page) -> bytes:
    """Markdown with tables, in UTF-8; no text of a file is taken for markup."""
    return "\n".join(part for part in _parts(report, page.words) if part).encode()


def _parts(report: Report, words: Words) -> Iterator[str]:
    status, baseline = report.status, report.baseline
    lagging = table_of(chosen(TARGETS, LAGGING), report.lagging, words)
    owners = status_table(status, StatusRows.OWNER, words, baseline)
    yield heading_markdown(1, report.status.plan.title)
    about = words.clauses([safe(report.status.plan.organization), scope_words(report, words)])
    yield list_markdown([about, *heading_texts(status, words, baseline)])
    yield from _part("lagging", _filled(lagging), words)
    yield from _part("outline", markdown_text(status_table(status, StatusRows.PLAN, words, baseline)), words)
    yield heading_markdown(_PART, words("report-heading.targets"))
    for section in report.sections:
        yield from _section(report, section, words)
    yield from _part("owners", _filled(owners), words)
    yield from _part("unreported", _filled(table_of(_SILENT, _silent(report), words)), words)
    yield from _part("alerts", _filled(alert_table(report.status.alerts, words)), words)
    if baseline is not None:
        difference = change_table(report.changes, words)
        yield from _part("changes", f"{summary(report.changes, words)}\n\n{_filled(difference)}", words)
    revisions = table_of(REVISIONS, revision_rows(report.status.plan, report.revisions), words)
    yield from _part("revisions", _filled(revisions), words)
    sections = (each.status.section for each in report.sections)
    tasks = (each.status.task for section in report.sections for each in section.tasks)
    targets = (each.target for each in report.targets)
    things = (report.status.plan, *sections, *tasks, *targets, *report.revisions)
    if terms := term_rows(definitions_for(things, report.status.plan)):
        yield from _part("terms", list_markdown(f"{mark} {text}" for mark, text in terms), words)
    logs = {entry.file for part in report.targets for entry in part.facts.trail.entries}
    source = words("report.source", plan=safe(report.status.file), logs=len(logs), day=report.status.as_of)
    yield f"{line_markdown(source)}\n"


def _part(key: str, body: str, words: Words) -> Iterator[str]:
    """A heading and what stands below it, or that there is nothing."""
    yield heading_markdown(_PART, words.of("report-heading", key))
    yield body or f"{words('report.none')}\n"


def _filled(table: Table) -> str:
    return markdown_text(table) if table.rows else ""


def scope_words(report: Report, words: Words) -> str:
    """Whose targets and which section a report is about; empty where it is about the whole plan."""
    owner, section = report.choice.owner, report.section
    parts = [words("scope.owner", name=safe(owner))] if owner is not None else []
    if section is not None:
        parts.append(words("scope.section", title=safe(section.title)))
    return words.groups(parts)


def _section(report: Report, found: SectionReport, words: Words) -> Iterator[str]:
    """A section: what it aims at, how it stands, its targets, and the last words on them."""
    section, group = found.status.section, found.status.group
    yield heading_markdown(_SECTION, words.titled(section.number, section.title))
    texts = [section.aim, section.detail]
    for task in (each.status.task for each in found.tasks):
        name = words.titled(task.number, task.title)
        texts.append(task.detail and words("report.detail", title=name, text=task.detail))
    lights = words("label.lights", lights=words.lights(group.lights))
    yield list_markdown([*filter(None, texts), words.completion(group), lights])
    parts = [*found.headline, *(part for task in found.tasks for part in task.targets)]
    yield markdown_text(table_of(target_columns(beside=report.baseline is not None), parts, words))
    yield _filled(table_of(chosen(ENTRIES, "what date words place"), _said(found), words))


def _said(section: SectionReport) -> Iterator[EntryRow]:
    """The last words on each target and task; a task's report stands with it, not again with its duties."""
    for part in section.headline:
        if part.last_words is not None:
            yield EntryRow(part.last_words, what=part.target.name)
    for task in section.tasks:
        if task.last_words is not None:
            yield EntryRow(task.last_words, what=task.status.task.title)
        for part in task.targets:
            if part.last_words is not None and not part.last_words.is_task:
                yield EntryRow(part.last_words, what=part.target.name)


def _silent(report: Report) -> list[tuple[str, Sequence[TargetReport]]]:
    """Who has not reported which targets; at the end what nobody leads."""
    nobodys = [part for part in report.unreported if not part.target.owners]
    rows = [(owner.status.name, owner.unreported) for owner in report.owners if owner.unreported]
    return [*rows, (NOTHING, nobodys)] if nobodys else [*rows]


def _since(row: tuple[str, Sequence[TargetReport]], words: Words) -> str:
    """The targets, each with the first period that was not reported."""
    spans = ((part.target.name, part.verdict.unreported) for part in row[1])
    return words.list(
        words("report.since", name=safe(name), period=words.period(missing.period))
        for name, missing in spans
        if missing is not None
    )


_SILENT: tuple[Column[tuple[str, Sequence[TargetReport]]], ...] = (
    Column("owner", TEXT, lambda row, _: row[0]),
    Column("targets", COUNT, lambda row, _: len(row[1])),
    Column("silent", LIST, _since),
)
