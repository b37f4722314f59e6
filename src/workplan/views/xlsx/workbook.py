"""The report as a workbook: which sheets it has, and what stands on each."""

from collections.abc import Mapping
from datetime import datetime, time
from io import BytesIO
from itertools import count
from operator import attrgetter

from xlsxwriter.workbook import Workbook

from workplan.core.report import Report
from workplan.core.status import Status
from workplan.core.verdict import Light
from workplan.views.alerts import ALERTS, AlertRow
from workplan.views.columns import (
    GROUPS,
    STATES,
    TARGETS,
    THEN,
    Column,
    GroupRow,
    chosen,
    group_name,
    ledger_columns,
    meta_columns,
    outline_rows,
    owner_keys,
    owner_rows,
    state_rows,
)
from workplan.views.page import Page
from workplan.views.pages.changes import CHANGES, ChangeRow, summary
from workplan.views.pages.status import heading_texts, narrowed_title
from workplan.views.phrases import Words, day, first_due
from workplan.views.text import xml_safe
from workplan.views.values import DAY, TEXT
from workplan.views.xlsx.looks import Looks
from workplan.views.xlsx.sheet import (
    FONT_SIZE,
    Grid,
    Heading,
    Room,
    grid_of,
    sheet_names,
    write_list,
    write_lists,
)

_KEPT = 4  # columns that stay in sight: number, section, task, target; number, kind, light, target
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# The rooms of columns by their keys; for another one, that of Room().
_TARGETS = {
    "number": Room(5, 6, is_centred=True),
    "section": Room(6, 8),
    "lead": Room(8, 12),
    "task": Room(10, 12),
    "target": Room(12, 18),
    "unit": Room(5, 6, is_centred=True),
    "goal": Room(8, 12, is_centred=True),
    "support": Room(5, 9),
    "value": Room(8, 14),
    "added": Room(8),
    **dict.fromkeys(("completion", "expected", "gap"), Room(8)),
    "shown-state": Room(10, 14, is_centred=True),
    "note": Room(8, 14),
    "problem": Room(8, 16),
    "next": Room(8, 14),
    "due": Room(11, 11),
    "reported-on": Room(11, 11, is_printed=False),
    "department": Room(8, 14, is_printed=False),
    "id": Room(8, 24, is_printed=False),
    **dict.fromkeys(("place", "figure-place"), Room(10, 36, is_printed=False)),
    "asked-at": Room(10, 26, is_printed=False),
    **dict.fromkeys(("figure-on", "old-due"), Room(is_printed=False)),
    **dict.fromkeys(("then-completion", "then-gap"), Room(8, is_printed=False)),
    "then-state": Room(10, 14, is_centred=True, is_printed=False),
    "meta": Room(8, 26, is_printed=False),
}
_GROUPS = {
    "meta": Room(8, 20),
    **dict.fromkeys(("outline", "owner"), Room(20, 26, is_label=True)),
    **dict.fromkeys(("lead", "title"), Room(12, 16)),
    **dict.fromkeys(("completion", "expected", "gap"), Room(9)),
    "light": Room(9, 10, is_centred=True),
    "targets": Room(8),
    **dict.fromkeys(Light, Room(7)),
    **dict.fromkeys(("reported", "scored"), Room(9)),
}
_OF_GROUP = f"targets completion expected gap light {' '.join(Light)} reported scored"
_STATES = {"state": Room(is_label=True)}
_ALERTS = {
    "number": Room(5, 6, is_centred=True),
    "shown-kind": Room(12, 18, is_centred=True),
    "target": Room(12, 28),
    "lead": Room(8, 14),
    "days": Room(),
    "missing": Room(8),
    "unit": Room(6, 8, is_centred=True),
    "matter": Room(20, 52),
    "problem": Room(10, 30),
    "next": Room(10, 26),
    "last-report": Room(),
    "id": Room(8, 24, is_printed=False),
    "place": Room(10, 36, is_printed=False),
}
_CHANGES = {
    "number": Room(5, 6, is_centred=True),
    "effect": Room(is_centred=True),
    "what": Room(14, 36),
    "field": Room(10, 20),
    "old": Room(12, 36),
    "new": Room(12, 36),
    "reason": Room(14, 40),
    "id": Room(8, 24, is_printed=False),
}


def render(report: Report, page: Page) -> bytes:
    """The file: overview, ledger, alerts, changes of the plan where they are asked for, each owner's."""
    stream, words = BytesIO(), page.words
    font = {"font_name": words("label.font"), "font_size": FONT_SIZE}
    book = Workbook(stream, {**_SAFE, "in_memory": True, "default_format_properties": font})
    title, office = xml_safe(report.status.plan.title), xml_safe(report.status.plan.organization)
    created = datetime.combine(report.status.as_of, time())
    book.set_properties({"title": title, "author": office, "company": office, "created": created})
    _write_sheets(report, Looks(book, words))
    book.close()
    return stream.getvalue()


def _write_sheets(report: Report, looks: Looks) -> None:
    words, status, title = looks.words, report.status, narrowed_title(report.status, looks.words)
    ledger, alerts = _ledger(report, words), _alerts(report, words)
    standing = words.completion(status.group)
    number = alerts.empty or words("label.alerts-total", number=len(alerts.lines))
    lists = [
        ("ledger", ledger, _as_of(report, standing, words), _KEPT),
        ("alerts", alerts, _as_of(report, number, words), _KEPT),
    ]
    if report.baseline is not None:
        changes = _changes(report, words)
        lists.append(("changes", changes, changes.empty or summary(report.changes, words), 0))
    owners = [group_name(row, words) for row in owner_rows(status)]
    kinds = ["overview", *(kind for kind, *_ in lists)]
    names = sheet_names([*(words.of("sheet", kind) for kind in kinds), *owners])
    own = dict(zip(owners, names[len(kinds) :], strict=True))
    facts = [*words.meta(status.plan.meta), *heading_texts(status, words, report.baseline)]
    write_lists(looks, Heading(names[0], title, facts), _overview(status, own, words))
    for name, (kind, grid, fact, kept) in zip(names[1:], lists, strict=False):
        write_list(looks, Heading(name, words.of("workbook", kind, title=title), [fact]), grid, kept)
    lines = dict(zip(report.targets, ledger.lines, strict=True))
    for name, sheet in own.items():
        owner = status.of_owner(name)
        title = words("workbook.owner", title=status.plan.title, owner=name)
        fact = _as_of(report, words.completion(owner.group), words)
        found = tuple(lines[verdict.target.id] for verdict in owner.verdicts)
        write_list(looks, Heading(sheet, title, [fact]), ledger._replace(lines=found), _KEPT)


def _as_of(report: Report, fact: str, words: Words) -> str:
    return words.clauses([words("label.as-of", as_of=day(report.status.as_of)), fact])


def _overview(status: Status, own: Mapping[str, str], words: Words) -> list[Grid]:
    """The states that occur, and the roll-ups; the names of owners lead to their `own` sheets."""
    whole, owners = GroupRow(None, status.group), owner_rows(status)
    states = grid_of(STATES, state_rows(status.group), words, _STATES)
    parts = [whole, *outline_rows(status)]
    own_fields = meta_columns(parts, attrgetter("subject"))
    outline = grid_of([*chosen(GROUPS, f"outline lead {_OF_GROUP}"), *own_fields], parts, words, _GROUPS)
    led = grid_of(chosen(GROUPS, f"{owner_keys(owners)} {_OF_GROUP}"), owners, words, _GROUPS, own)
    grids = [
        states._replace(title=words("head.states")),
        outline._replace(title=words("report-heading.outline")),
        led._replace(title=words("report-heading.owners")),
    ]
    return grids if owners else grids[:-1]


def _ledger(report: Report, words: Words) -> Grid:
    """The targets, with what the office prints of them, and beside it what traces each figure."""
    plan, file, rows = report.status.plan, report.status.file, report.targets.values()
    trace = (
        *chosen(TARGETS, "figure-on figure-place"),
        Column("asked-at", TEXT, lambda part, _: None if part.line is None else f"{file}:{part.line}"),
        Column("old-due", DAY, lambda part, _: first_due(plan, part.verdict.target)),
    )
    then = chosen(TARGETS, "" if report.baseline is None else THEN)
    columns = [*ledger_columns(rows, words), *trace, *then, *meta_columns(rows)]
    return grid_of(columns, rows, words, _TARGETS)._replace(empty=words("label.empty"))


def _alerts(report: Report, words: Words) -> Grid:
    alerts = report.status.alerts
    rows = [*map(AlertRow, alerts, count(1))]
    grid = grid_of(chosen(ALERTS, " ".join(_ALERTS)), rows, words, _ALERTS)
    return grid if rows else grid._replace(empty=words("label.alerts-none"))


def _changes(report: Report, words: Words) -> Grid:
    rows = [*map(ChangeRow, report.changes, count(1))]
    grid = grid_of(chosen(CHANGES, " ".join(_CHANGES)), rows, words, _CHANGES)
    return grid if rows else grid._replace(empty=words("change-line.nothing"))
