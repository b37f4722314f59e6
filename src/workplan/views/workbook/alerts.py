"""The sheet of alerts: its columns, and what each alert has in them."""

from typing import NamedTuple

from workplan.core.alerts import Alert
from workplan.core.plan import Kind
from workplan.core.report import TargetReport
from workplan.views.alerts import last_place, light_of
from workplan.views.messages import alert_matter, alert_word
from workplan.views.phrases import leads_of_target, light_word
from workplan.views.words import Words
from workplan.views.workbook.grid import Column
from workplan.views.workbook.values import Number, Value, count_value, figure_value


class AlertRow(NamedTuple):
    """An alert with its number in the list, and the target that it is about."""

    number: int
    alert: Alert
    about: TargetReport


def alert_columns(words: Words) -> tuple[Column[AlertRow], ...]:
    """The columns of the sheet of alerts, gravest first; the last ones on the screen only."""

    def light(row: AlertRow) -> Value:
        return light_word(light_of(row.alert.kind), words)

    return (
        Column(_head("number", words), lambda row: count_value(row.number), 5, 6, align="center"),
        _kind_column(words),
        Column(_head("light", words), light, 9, align="center", is_light=True),
        Column(_head("target", words), lambda row: row.alert.target.name, 12, 28),
        Column(_head("lead", words), lambda row: leads_of_target(row.alert.target, words), 8, 14),
        Column(_head("days", words), lambda row: count_value(row.alert.days)),
        Column(_head("missing", words), _missing, 8),
        Column(_head("unit", words), _unit, 6, 8, align="center"),
        Column(_head("message", words), lambda row: alert_matter(row.alert, words), 20, 52),
        Column(_head("problem", words), _problem, 10, 30),
        Column(_head("next", words), _next, 10, 26),
        Column(_head("reported-on", words), _last_report),
        Column(_head("id", words), lambda row: row.alert.target.id, 8, 24, printed=False),
        Column(_head("place", words), lambda row: last_place(row.alert) or None, 10, 36, printed=False),
    )


def _kind_column(words: Words) -> Column[AlertRow]:
    """The word for the kind, in the colour of its light."""

    def word(row: AlertRow) -> Value:
        return alert_word(row.alert, words)

    return Column(_head("kind", words), word, 12, 16, align="center", is_state=True)


def _head(key: str, words: Words) -> str:
    return words.of("sheet-head", key)


def _missing(row: AlertRow) -> Number | None:
    """What lacks; a rate's distance to its bound is exact, not rounded up."""
    is_rate = row.alert.target.kind is Kind.RATE
    return figure_value(row.alert.verdict.remaining if is_rate else row.alert.missing)


def _unit(row: AlertRow) -> Value:
    target = row.alert.target
    if _missing(row) is None:
        return None
    return "%" if target.in_points else target.unit


def _problem(row: AlertRow) -> Value:
    words = row.about.last_words
    return words.problem if words else None


def _next(row: AlertRow) -> Value:
    words = row.about.last_words
    return words.next if words else None


def _last_report(row: AlertRow) -> Value:
    last = row.alert.last_entry
    return None if last is None else last.date
