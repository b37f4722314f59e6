"""The chapter of reports: who has not reported in time."""

from collections.abc import Iterator, Sequence

from workplan.core.alerts import Alert, AlertKind
from workplan.core.status import Status
from workplan.views.bulletin.table import Cell, Column
from workplan.views.docx.manuscript import Manuscript
from workplan.views.messages import alert_matter
from workplan.views.phrases import NOTHING, day, leads_of_target, names
from workplan.views.words import Words


def add_reports(manuscript: Manuscript, status: Status) -> None:
    """The targets that were not reported in time, the longest silent first, with those who lead them."""
    words = manuscript.words
    manuscript.heading(words("chapter.reports"))
    silent = [alert for alert in status.alerts if alert.kind is AlertKind.UNREPORTED]
    if not silent:
        manuscript.paragraph([words("sentence.all-reported")])
        return
    manuscript.paragraph(_sentences(silent, manuscript.next_table, words))
    columns = (
        Column(words("head.number"), 11, "center"),
        Column(words("head.lead"), 34),
        Column(words("ledger-head.target"), 42),
        Column(words("sheet-head.message"), 47),
        Column(words("ledger-head.reported-on"), 24, "center"),
    )
    rows = (_row(number, alert, words) for number, alert in enumerate(silent, start=1))
    manuscript.table(words("caption.reports"), columns, rows)


def _sentences(silent: Sequence[Alert], table: int, words: Words) -> Iterator[str]:
    yield words("sentence.unreported", number=len(silent), table=table)
    leads = dict.fromkeys(owner for alert in silent for owner in alert.target.owners)
    if leads:
        yield words("sentence.unreported-leads", owners=names(leads, words))


def _row(number: int, alert: Alert, words: Words) -> tuple[Cell, ...]:
    last = alert.last_entry
    return (
        Cell(str(number)),
        Cell(leads_of_target(alert.target, words) or NOTHING),
        Cell(alert.target.name),
        Cell(alert_matter(alert, words)),
        Cell(day(None if last is None else last.date)),
    )
