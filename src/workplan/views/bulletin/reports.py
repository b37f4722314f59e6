"""The chapter of reports: who has not reported in time."""

from collections.abc import Iterator, Sequence

from workplan.core.alerts import Alert, AlertKind
from workplan.core.status import Status
from workplan.views.bulletin.manuscript import Manuscript
from workplan.views.bulletin.table import Cell, Column
from workplan.views.figures import NOTHING, day
from workplan.views.messages import alert_matter
from workplan.views.owners import leads_of_target, names
from workplan.views.words.bulletin import CAPTIONS, CHAPTERS, HEADS, SENTENCES
from workplan.views.words.language import Language, count, say


def add_reports(manuscript: Manuscript, status: Status) -> None:
    """The targets that were not reported in time, the longest silent first, with those who lead them."""
    language = manuscript.language
    manuscript.heading(say(CHAPTERS["reports"], language))
    silent = [alert for alert in status.alerts if alert.kind is AlertKind.UNREPORTED]
    if not silent:
        manuscript.paragraph([say(SENTENCES["all-reported"], language)])
        return
    manuscript.paragraph(_sentences(silent, manuscript.next_table, language))
    columns = (
        Column(say(HEADS["number"], language), 11, "center"),
        Column(say(HEADS["lead"], language), 34),
        Column(say(HEADS["target"], language), 42),
        Column(say(HEADS["what"], language), 47),
        Column(say(HEADS["last-report"], language), 24, "center"),
    )
    rows = (_row(number, alert, language) for number, alert in enumerate(silent, start=1))
    manuscript.table(say(CAPTIONS["reports"], language), columns, rows)


def _sentences(silent: Sequence[Alert], table: int, language: Language) -> Iterator[str]:
    yield count(SENTENCES, "unreported", len(silent), language, table=table)
    leads = dict.fromkeys(owner for alert in silent for owner in alert.target.owners)
    if leads:
        yield say(SENTENCES["unreported-leads"], language, owners=names(leads, language))


def _row(number: int, alert: Alert, language: Language) -> tuple[Cell, ...]:
    last = alert.last_entry
    return (
        Cell(str(number)),
        Cell(leads_of_target(alert.target, language) or NOTHING),
        Cell(alert.target.name),
        Cell(alert_matter(alert, language)),
        Cell(day(None if last is None else last.date)),
    )
