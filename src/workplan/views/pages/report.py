"""The report as text: a ledger in CSV, what the bulletin says in Markdown, and JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from workplan.core.alerts import AlertKind
from workplan.core.lookup import definitions_for
from workplan.core.report import Report, last_words
from workplan.core.status import SectionStatus, Status, TaskStatus
from workplan.core.verdict import Verdict
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
    ledger_columns,
    meta_columns,
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
    return json_text(report_json(report, page.in_format("json").words)).encode()


def csv_bytes(report: Report, page: Page) -> bytes:
    """The ledger (台账) in UTF-8 with a BOM, lines ended as RFC 4180 has it."""
    keys, rows = LEDGER if report.baseline is None else f"{LEDGER} {THEN}", report.targets.values()
    columns = (*ledger_columns(rows, page.words, keys), *meta_columns(rows))
    ledger = table_of(columns, rows, page.in_format("csv").words, is_alone=True)
    return (_BOM + csv_text(ledger, "\r\n")).encode()


def markdown_bytes(report: Report, page: Page) -> bytes:
    """Markdown with tables, in UTF-8; no text of a file is taken for markup."""
    return "\n".join(part for part in _parts(report, page.words) if part).encode()


def _parts(report: Report, words: Words) -> Iterator[str]:
    status, baseline = report.status, report.baseline
    lagging = table_of(chosen(TARGETS, LAGGING), report.lagging, words)
    owners = status_table(status, StatusRows.OWNER, words, baseline)
    yield heading_markdown(1, report.status.plan.title)
    plan = status.plan
    yield list_markdown(
        [safe(plan.organization), *words.meta(plan.meta), *heading_texts(status, words, baseline)]
    )
    yield from _part("lagging", _filled(lagging), words)
    yield from _part("outline", markdown_text(status_table(status, StatusRows.PLAN, words, baseline)), words)
    yield heading_markdown(_PART, words("heading.targets"))
    for section in status.sections:
        yield from _section(report, section, words)
    yield from _part("owners", _filled(owners), words)
    yield from _part("unreported", _filled(table_of(_SILENT, _silent(status), words)), words)
    yield from _part("alerts", _filled(alert_table(report.status.alerts, words)), words)
    if baseline is not None:
        difference = change_table(report.changes, words)
        yield from _part("changes", f"{summary(report.changes, words)}\n\n{_filled(difference)}", words)
    revisions = table_of(REVISIONS, revision_rows(report.status.plan, report.revisions), words)
    yield from _part("revisions", _filled(revisions), words)
    sections, tasks = (each.section for each in status.sections), (each.task for each in status.tasks)
    targets = (verdict.target for verdict in status.verdicts)
    things = (status.plan, *sections, *tasks, *targets, *report.revisions)
    if terms := term_rows(definitions_for(things, status.plan)):
        yield from _part("terms", list_markdown(f"{mark} {text}" for mark, text in terms), words)
    logs = {entry.file for verdict in status.verdicts for entry in verdict.facts.trail.entries}
    source = words("report.source", plan=safe(status.file), logs=len(logs), day=status.as_of)
    yield f"{line_markdown(source)}\n"


def _part(key: str, body: str, words: Words) -> Iterator[str]:
    """A heading and what stands below it, or that there is nothing."""
    yield heading_markdown(_PART, words.of("report-heading", key))
    yield body or f"{words('report.none')}\n"


def _filled(table: Table) -> str:
    return markdown_text(table) if table.rows else ""


def _section(report: Report, found: SectionStatus, words: Words) -> Iterator[str]:
    """A section: what it aims at, how it stands, its targets, and the last words on them."""
    section, group = found.section, found.group
    tasks = [each for each in report.status.tasks if each.task.section == section.id]
    yield heading_markdown(_SECTION, words.titled(section.number, section.title))
    texts = [section.aim, section.detail, *words.meta(section.meta)]
    for task in (each.task for each in tasks):
        name = words.titled(task.number, task.title)
        told = words.groups([task.detail or "", *words.meta(task.meta)])
        texts.append(told and words("report.detail", title=name, text=told))
    lights = words("label.lights", lights=words.lights(group.lights))
    yield list_markdown([*filter(None, texts), words.completion(group), lights])
    headline = [verdict for verdict in found.verdicts if verdict.target.task is None]
    listed = (headline, *(task.verdicts for task in tasks))
    parts = [report.targets[each.target.id] for verdicts in listed for each in verdicts]
    columns = (*target_columns(beside=report.baseline is not None), *meta_columns(parts))
    yield markdown_text(table_of(columns, parts, words))
    yield _filled(table_of(chosen(ENTRIES, "what date words place"), _said(headline, tasks), words))


def _said(headline: Iterable[Verdict], tasks: Iterable[TaskStatus]) -> Iterator[EntryRow]:
    """The last words on each target and task; a task's report stands with it, not again with its duties."""
    yield from _said_of(headline)
    for task in tasks:
        if (said := last_words(task.entries)) is not None:
            yield EntryRow(said, what=task.task.title)
        yield from _said_of(task.verdicts)


def _said_of(verdicts: Iterable[Verdict]) -> Iterator[EntryRow]:
    for verdict in verdicts:
        said = last_words(verdict.facts.trail.entries)
        if said is not None and not said.is_task:
            yield EntryRow(said, what=verdict.target.name)


class _Silent(NamedTuple):
    """What an owner has not reported, or what nobody leads."""

    owner: str
    verdicts: Sequence[Verdict]


def _silent(status: Status) -> list[_Silent]:
    """Who has not reported what; at the end what nobody leads."""
    alerts = (each for each in status.alerts if each.kind is AlertKind.UNREPORTED)
    nobodys = [each.verdict for each in alerts if not each.target.owners]
    led = ((owner.name, [each for each in owner.verdicts if each.unreported]) for owner in status.owners)
    return [_Silent(name, found) for name, found in (*led, (NOTHING, nobodys)) if found]


def _since(row: _Silent, words: Words) -> str:
    """The targets, each with the first period that was not reported."""
    spans = ((verdict.target.name, verdict.unreported) for verdict in row.verdicts)
    return words.list(
        words("report.since", name=safe(name), period=words.period(missing.period))
        for name, missing in spans
        if missing is not None
    )


_SILENT: tuple[Column[_Silent], ...] = (
    Column("owner", TEXT, lambda row, _: row.owner, head="lead"),
    Column("targets", COUNT, lambda row, _: len(row.verdicts)),
    Column("silent", LIST, _since),
)
