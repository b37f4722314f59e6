"""The workbook itself: its sheets in their order, and the bytes of the file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter.workbook import Workbook

from workplan.core.report import Report
from workplan.core.status import Group, OwnerStatus, Status
from workplan.core.verdict import Verdict
from workplan.views.diff import summary
from workplan.views.phrases import completion_text, day
from workplan.views.status import heading_texts
from workplan.views.tables.owners import owners_by_level
from workplan.views.words import Words
from workplan.views.workbook.alerts import AlertRow, alert_columns
from workplan.views.workbook.changes import change_columns
from workplan.views.workbook.grid import Column, Line, Row, lines_of
from workplan.views.workbook.leaf import Heading, Kit, Part, write_list, write_lists
from workplan.views.workbook.ledger import ledger_columns
from workplan.views.workbook.looks import FONTS, Looks
from workplan.views.workbook.rollups import (
    group_columns,
    outline_rows,
    owner_rows,
    state_columns,
    state_rows,
)
from workplan.views.workbook.sheet_names import sheet_names
from workplan.views.xml_text import xml_safe

_KEPT = 4  # columns that stay in sight: number, section, task, target; number, kind, light, target
_FONT_SIZE = 10
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(report: Report, words: Words) -> bytes:
    """The file: overview, ledger, alerts, changes of the plan where they are asked for, each owner's."""
    stream = BytesIO()
    font = {"font_name": FONTS[words.language], "font_size": _FONT_SIZE}
    book = Workbook(stream, {**_SAFE, "in_memory": True, "default_format_properties": font})
    book.set_properties(_properties(report))
    kit = Kit(book, Looks(book), words)
    kinds = [
        kind
        for kind in ("overview", "ledger", "alerts", "changes")
        if kind != "changes" or report.baseline is not None
    ]
    owners = [owner for owner, _ in owners_by_level(report.status)]
    names = sheet_names([*(words.of("sheet", kind) for kind in kinds), *(o.name for o in owners)])
    own = dict(zip((owner.name for owner in owners), names[len(kinds) :], strict=True))
    _write_overview(kit, names[0], report, own)
    ledger = _Ledger.of(kit, report)
    ledger.write_all(names[1])
    _write_alerts(kit, names[2], report)
    if report.baseline is not None:
        _write_changes(kit, names[3], report)
    for owner in owners:
        ledger.write_of(owner, own[owner.name])
    book.close()
    return stream.getvalue()


def _properties(report: Report) -> dict[str, object]:
    """Whose it is, and the day it answers for, whenever it was made."""
    organization = xml_safe(report.plan.organization)
    return {
        "title": xml_safe(report.plan.title),
        "author": organization,
        "company": organization,
        "created": datetime.combine(report.as_of, time()),
    }


def _write_overview(kit: Kit, name: str, report: Report, own: Mapping[str, str]) -> None:
    facts = heading_texts(report.status, kit.words, report.baseline)
    parts = _rollups(report.status, own, kit.words)
    write_lists(kit, Heading(name, titled_report(report, kit.words), facts), parts)


def _rollups(status: Status, own: Mapping[str, str], words: Words) -> list[Part]:
    """The tables of the overview; that of owners only where there are some."""

    def part(key: str, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Part:
        return Part(columns, lines_of(columns, rows), words(key))

    parts = (
        part("head.states", state_columns(words), state_rows(status.group, words)),
        part("dashboard.outline", group_columns("outline", "lead", words), outline_rows(status, words)),
        part("dashboard.owners", group_columns("owner", "title", words), owner_rows(status, own)),
    )
    return [each for each in parts if each.lines]


@dataclass(frozen=True, slots=True)
class _Ledger:
    """The sheets of targets, whose lines are made once; `lines` are by the ids of the targets."""

    kit: Kit
    report: Report
    columns: Sequence[Column[Any]]
    lines: Mapping[str, Line]

    @classmethod
    def of(cls, kit: Kit, report: Report) -> "_Ledger":
        columns = ledger_columns(report, kit.words)
        ids = (each.target.id for each in report.targets)
        return cls(kit, report, columns, dict(zip(ids, lines_of(columns, report.targets), strict=True)))

    def write_all(self, name: str) -> None:
        title = self.kit.words("workbook.ledger", title=titled_report(self.report, self.kit.words))
        self._write(name, title, self.report.group, self.report.status.verdicts)

    def write_of(self, owner: OwnerStatus, name: str) -> None:
        words = {"title": self.report.plan.title, "owner": owner.name}
        title = self.kit.words("workbook.owner", **words)
        self._write(name, title, owner.group, owner.verdicts)

    def _write(self, name: str, title: str, group: Group, verdicts: Iterable[Verdict]) -> None:
        words = self.kit.words
        facts = [_as_of(self.report, completion_text(group, words), words)]
        lines = [self.lines[verdict.target.id] for verdict in verdicts]
        part = Part(self.columns, lines, empty=words("label.empty"))
        write_list(self.kit, Heading(name, title, facts), part, _KEPT)


def _write_alerts(kit: Kit, name: str, report: Report) -> None:
    words = kit.words
    about = {each.target.id: each for each in report.targets}
    rows = [AlertRow(n, alert, about[alert.target.id]) for n, alert in enumerate(report.alerts, start=1)]
    none = words("label.alerts-none")
    total = words("label.alerts-total", number=len(rows)) if rows else none
    columns = alert_columns(words)
    title = words("workbook.alerts", title=titled_report(report, words))
    heading = Heading(name, title, [_as_of(report, total, words)])
    write_list(kit, heading, Part(columns, lines_of(columns, rows), empty=none), _KEPT)


def _write_changes(kit: Kit, name: str, report: Report) -> None:
    words, changes = kit.words, report.changes
    nothing = words("change-line.nothing")
    facts = [summary(changes, words) if changes else nothing]
    columns = change_columns(words)
    title = words("workbook.changes", title=titled_report(report, words))
    part = Part(columns, lines_of(columns, enumerate(changes, start=1)), empty=nothing)
    write_list(kit, Heading(name, title, facts), part, 0)


def titled_report(report: Report, words: Words) -> str:
    """The title of the plan, and to whom or what the report is narrowed."""
    names = [report.choice.owner, report.section.title if report.section else None]
    narrowed = words.list(name for name in names if name)
    title = report.plan.title
    return words("workbook.narrowed", title=title, names=narrowed) if narrowed else title


def _as_of(report: Report, fact: str, words: Words) -> str:
    return words.clauses([words("label.as-of", as_of=day(report.as_of)), fact])
