"""Alerts for people: a list by kind on a terminal, and a table for spreadsheets and Markdown."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from workplan.core.alerts import Alert, AlertKind
from workplan.core.entries import Entry
from workplan.core.verdict import Light
from workplan.views.columns import Column, chosen, lacking, unit_of
from workplan.views.messages import alert_matter, alert_message, alert_word
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.phrases import SHAPES, leads_of_target
from workplan.views.table import Table, table_of
from workplan.views.text import prose, safe
from workplan.views.values import COUNT, DAY, FIGURE, LIGHT, PLACE, STATED, TEXT
from workplan.views.words import Words

_RED = (AlertKind.OVERDUE, AlertKind.BREACHED, AlertKind.AT_RISK)


class AlertRow(NamedTuple):
    """An alert, its number in the list, and the entry that had the last words on its target."""

    alert: Alert
    number: int = 0
    said: Entry | None = None


def alerts_lines(alerts: Sequence[Alert], page: Page) -> list[Line]:
    """All alerts by kind, gravest first, each with the place of its last report, and how many there are."""
    lines: list[Line] = []
    for kind, group in groupby(alerts, key=lambda alert: alert.kind):
        lines += [*_of_one_kind(kind, list(group), page), BLANK]
    none, words = page.words("label.alerts-none"), page.words
    return [*lines, line(words("label.alerts-total", number=len(alerts)) if alerts else none)]


def alert_lines(alert: Alert, page: Page) -> list[Line]:
    """One alert as a list shows it: its shape, its message wrapped, the lines after the first indented."""
    shape = SHAPES[light_of(alert.kind)]
    indent = len(shape) + 1 + int(page.wide_ambiguous)
    parts = prose(alert_message(alert, page.words), page.room - indent, page.wide_ambiguous)
    first = line(Span(shape, ink_of(light_of(alert.kind))), " ", parts[0])
    return [first, *(line(" " * indent, part) for part in parts[1:])]


def alert_table(alerts: Iterable[Alert], words: Words) -> Table:
    """One row an alert: what it is, of which target, who leads that, and where its last report stands."""
    columns = chosen(ALERTS, "kind id target lead days missing message last-report")
    return table_of(columns, map(AlertRow, alerts), words)


def light_of(kind: AlertKind) -> Light:
    """The colour in which a kind of alert is listed."""
    return Light.RED if kind in _RED else Light.YELLOW


def last_place(alert: Alert) -> str:
    """Where the last report of the target stands, as file:line; empty when there is none."""
    last = alert.last_entry
    return "" if last is None else f"{safe(last.file)}:{last.line}"


def _of_one_kind(kind: AlertKind, alerts: list[Alert], page: Page) -> list[Line]:
    ink = ink_of(light_of(kind))
    head = f"{page.words.of('alert', kind)} {len(alerts)}"
    lines = [line(Span(f"{SHAPES[light_of(kind)]} {head}", ink))]
    for alert in alerts:
        message = prose(alert_message(alert, page.words), page.room - 2, page.wide_ambiguous)
        lines += [line("  ", part) for part in message]
        if place := last_place(alert):
            lines.append(line("  ", Span(place, Ink.FAINT)))
    return lines


def _unit(row: AlertRow) -> str | None:
    return None if lacking(row.alert.verdict) is None else unit_of(row.alert.target)


ALERTS: tuple[Column[AlertRow], ...] = (
    Column("number", COUNT, lambda row, _: row.number),
    Column("kind", TEXT, lambda row, words: alert_word(row.alert, words)),
    Column("light", LIGHT, lambda row, _: light_of(row.alert.kind)),
    Column("id", TEXT, lambda row, _: row.alert.target.id),
    Column("target", TEXT, lambda row, _: row.alert.target.name),
    Column("lead", STATED, lambda row, words: leads_of_target(row.alert.target, words)),
    Column("days", COUNT, lambda row, _: row.alert.days),
    Column("missing", FIGURE, lambda row, _: lacking(row.alert.verdict)),
    Column("unit", TEXT, lambda row, _: _unit(row)),
    Column("message", TEXT, lambda row, words: alert_message(row.alert, words)),
    Column("matter", TEXT, lambda row, words: alert_matter(row.alert, words), head="message"),
    Column("problem", TEXT, lambda row, _: row.said and row.said.problem),
    Column("next", TEXT, lambda row, _: row.said and row.said.next),
    Column("reported-on", DAY, lambda row, _: row.alert.last_entry and row.alert.last_entry.date),
    Column("last-report", PLACE, lambda row, _: row.alert.last_entry),
    Column("place", PLACE, lambda row, _: row.alert.last_entry),
)
