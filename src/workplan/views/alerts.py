"""Alerts for people: a list by kind on a terminal, and a table for spreadsheets and Markdown."""

from collections.abc import Iterable
from itertools import groupby

from workplan.core.alerts import Alert, AlertKind
from workplan.core.status import Status
from workplan.core.verdict import Light
from workplan.views.after_period import after_period_lines
from workplan.views.messages import alert_message, alert_word
from workplan.views.page import BLANK, Ink, Line, Page, Span, drawn, ink_of, line
from workplan.views.phrases import SHAPES, leads_of_target
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Table
from workplan.views.text import prose, safe
from workplan.views.words import Words

_RED = (AlertKind.OVERDUE, AlertKind.BREACHED, AlertKind.AT_RISK)


def alerts_text(status: Status, form: str, page: Page) -> str:
    """All alerts of a status in a format: table (a list by kind), json, csv or markdown."""
    match form:
        case "json":
            from workplan.views.machine.alerts import alerts_json  # noqa: PLC0415  # few ask for it
            from workplan.views.machine.text import json_text  # noqa: PLC0415

            return json_text(alerts_json(status.alerts, page.words))
        case "csv":
            from workplan.views.tables.sheet import csv_text  # noqa: PLC0415  # as above

            return csv_text(alert_table(status.alerts, page.words))
        case "markdown":
            return alerts_markdown(status.alerts, page.words)
        case _:
            return alerts_page(status, page)


def alerts_markdown(alerts: Iterable[Alert], words: Words) -> str:
    """The alerts as a table in Markdown."""
    from workplan.views.tables.markdown import markdown_text  # noqa: PLC0415  # as above

    return markdown_text(alert_table(alerts, words))


def alerts_page(status: Status, page: Page) -> str:
    """All alerts by kind, gravest first, each with the place of its last report."""
    lines = after_period_lines(status, page)
    for kind, group in groupby(status.alerts, key=lambda alert: alert.kind):
        lines += [*_of_one_kind(kind, list(group), page), BLANK]
    number = len(status.alerts)
    none = page.words("label.alerts-none")
    total = page.words("label.alerts-total", number=number) if number else none
    return drawn([*lines, line(total)], page)


def alert_lines(alert: Alert, page: Page) -> list[Line]:
    """One alert as a list shows it: its shape, its message wrapped, the lines after the first indented."""
    shape = SHAPES[light_of(alert.kind)]
    indent = len(shape) + 1 + int(page.wide_ambiguous)
    parts = prose(alert_message(alert, page.words), page.room - indent, page.wide_ambiguous)
    first = line(Span(shape, ink_of(light_of(alert.kind))), " ", parts[0])
    return [first, *(line(" " * indent, part) for part in parts[1:])]


def alert_table(alerts: Iterable[Alert], words: Words) -> Table:
    """One row an alert: kind, target, leads, days, what is missing, message, place of the last report."""
    heads = (
        columns.fixed("kind", words),
        columns.fixed("id", words),
        columns.words("target", words, least=14),
        columns.words("lead", words, least=8),
        columns.number("days", words),
        columns.number("missing", words),
        columns.words("message", words, least=20),
        columns.fixed("last-report", words),
    )
    return Table(heads, tuple(_row(alert, words) for alert in alerts))


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


def _row(alert: Alert, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(alert_word(alert, words), ink_of(light_of(alert.kind))),
        columns.text_cell(alert.target.id),
        columns.text_cell(alert.target.name),
        Cell(leads_of_target(alert.target, words)),
        Cell(str(alert.days)),
        columns.missing_cell(alert.verdict, words),
        Cell(alert_message(alert, words)),
        Cell(last_place(alert)),
    )
