"""Alerts for people: the message of each, a list by kind on a terminal, and a table.

A message says what a busy official needs to know, without the clauses that do not apply.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from workplan.core.alerts import Alert, AlertKind
from workplan.core.calendar import Every
from workplan.core.facts import value_at
from workplan.core.figures import decimals, rounded_up
from workplan.core.plan import Kind, Target
from workplan.core.verdict import Cause, Light
from workplan.views.columns import Column, chosen, lacking
from workplan.views.explain import asked
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.phrases import SHAPES, Words, day, percent, place_of, points, state_variant
from workplan.views.table import Table, table_of
from workplan.views.text import prose, safe
from workplan.views.values import COUNT, DAY, LACK, LIGHT, PLACE, STATED, TEXT

_RED = (AlertKind.OVERDUE, AlertKind.BREACHED, AlertKind.AT_RISK)
_PERIODS_NAMED = 3
_STANDING: Mapping[Kind, str] = {
    Kind.COUNT: "message.so-far",
    Kind.RECURRING: "message.so-far",
    Kind.LEVEL: "message.now",
    Kind.RATE: "message.now",
    Kind.MILESTONE: "message.done",
}
# Which clauses an alert is made of, by its kind, else by the cause of the verdict.
_PACE = "standing wanted missing remaining slower"
_BOUND = "standing goal below-rate outside"
_GOAL = "standing goal missing"
_CHECKPOINT = "standing checkpoint missing remaining"
_BY_KIND: Mapping[AlertKind, str] = {
    AlertKind.OVERDUE: "standing goal periods missing below-rate outside overdue",
    AlertKind.BREACHED: _BOUND,
    AlertKind.MISSED_PERIOD: "standing periods",
    AlertKind.MISSED_CHECKPOINT: _CHECKPOINT,
    AlertKind.OUTSIDE: _BOUND,
    AlertKind.DUE_SOON: "standing goal to-goal left",
    AlertKind.UNREPORTED: "unreported",
}
_BY_CAUSE: Mapping[Cause, str] = {
    Cause.PACE_DUE_SOON: f"{_PACE} left",
    Cause.CHECKPOINT_DUE_SOON: f"{_CHECKPOINT} left",
    Cause.TWO_PERIODS_MISSED: "standing periods",
    Cause.RATE_RED: _BOUND,
    Cause.RATE_NEGATIVE: _BOUND,
    Cause.BELOW_RATE: _BOUND,
    Cause.FELL_BACK: "standing fell-back goal missing",
    Cause.OWN_LIGHT: "own-light standing goal",
}


class AlertRow(NamedTuple):
    """An alert, and its number in the list."""

    alert: Alert
    number: int = 0


def alerts_lines(alerts: Sequence[Alert], page: Page) -> list[Line]:
    """All alerts by kind, gravest first, each with the place of its last report, and how many there are."""
    lines, words = list[Line](), page.words
    for kind, group in groupby(alerts, key=lambda alert: alert.kind):
        light, found = light_of(kind), list(group)
        lines.append(line(Span(f"{SHAPES[light]} {words.of('alert', kind)} {len(found)}", ink_of(light))))
        for alert in found:
            message = prose(alert_message(alert, words), page.room - 2, page.wide_ambiguous)
            lines += [line("  ", part) for part in message]
            if alert.last_entry is not None:
                lines.append(line("  ", Span(place_of(alert.last_entry), Ink.FAINT)))
        lines.append(BLANK)
    total = words("label.alerts-total", number=len(alerts))
    return [*lines, line(total if alerts else words("label.alerts-none"))]


def alert_lines(alert: Alert, page: Page) -> list[Line]:
    """One alert as a list shows it: its shape, its message wrapped, the lines after the first indented."""
    shape = SHAPES[light_of(alert.kind)]
    indent = len(shape) + 1 + int(page.wide_ambiguous)
    parts = prose(alert_message(alert, page.words), page.room - indent, page.wide_ambiguous)
    first = line(Span(shape, ink_of(light_of(alert.kind))), " ", parts[0])
    return [first, *(line(" " * indent, part) for part in parts[1:])]


def alert_table(alerts: Iterable[Alert], words: Words) -> Table:
    """One row an alert: what it is, of which target, who leads that, and where its last report stands."""
    columns = chosen(ALERTS, "kind id target lead days missing message place")
    return table_of(columns, map(AlertRow, alerts), words)


def light_of(kind: AlertKind) -> Light:
    """The colour in which a kind of alert is listed."""
    return Light.RED if kind in _RED else Light.YELLOW


ALERTS: tuple[Column[AlertRow], ...] = (
    Column("number", COUNT, lambda row, _: row.number),
    Column("kind", TEXT, lambda row, words: alert_word(row.alert, words), head="alert"),
    Column("light", LIGHT, lambda r, _: light_of(r.alert.kind), ink=lambda r: ink_of(light_of(r.alert.kind))),
    Column("id", TEXT, lambda row, _: row.alert.target.id),
    Column("target", TEXT, lambda row, _: row.alert.target.name),
    Column("lead", STATED, lambda row, words: words.leads(row.alert.target)),
    Column("days", COUNT, lambda row, _: row.alert.days),
    Column("missing", LACK, lambda row, _: lacking(row.alert)),
    Column("unit", TEXT, lambda row, _: row.alert.target.figure_unit if lacking(row.alert) else None),
    Column("message", TEXT, lambda row, words: alert_message(row.alert, words), head="matter"),
    Column("matter", TEXT, lambda row, words: alert_matter(row.alert, words)),
    Column("problem", TEXT, lambda row, _: row.alert.problem),
    Column("next", TEXT, lambda row, _: row.alert.next),
    Column("last-report", DAY, lambda row, _: row.alert.last_entry and row.alert.last_entry.date),
    Column("place", PLACE, lambda row, _: row.alert.last_entry),
)


# The message.


def alert_message(alert: Alert, words: Words) -> str:
    """The whole message in one line: kind, target, what is the matter, who leads, how old the figures are.

    Behind that stand the last problem and the next step, where they are of this period or since.
    """
    leads = words.names(alert.target.owners)
    lead = words("message.lead", owners=leads) if leads else ""
    told = {"page.problem": alert.problem, "page.next": alert.next}
    said = (words(key, text=safe(text)) for key, text in told.items() if text)
    body = words.groups([alert_matter(alert, words), lead, alert_age(alert, words), *said])
    return words("message.whole", kind=alert_word(alert, words), name=safe(alert.target.name), body=body)


def alert_matter(alert: Alert, words: Words) -> str:
    """What is the matter, without the kind, the target and who leads it."""
    is_by_goal = alert.verdict.facts.as_of >= alert.target.due
    by_pace = _GOAL if is_by_goal else _PACE
    told = _BY_KIND.get(alert.kind) or _BY_CAUSE.get(alert.verdict.cause, by_pace)
    if is_by_goal and alert.verdict.cause is Cause.PACE_DUE_SOON:
        told = f"{_GOAL} left"
    said = {**_of_figures(alert, words), **_of_pace(alert, words), **_of_days(alert, words)}
    return words.clauses(said.get(clause, "") for clause in told.split())


def alert_age(alert: Alert, words: Words) -> str:
    """How old the figures are; of what was not reported, when it last was."""
    last, on = alert.last_entry, alert.verdict.facts.figure_on
    if alert.kind is AlertKind.UNREPORTED:
        return words("message.last-report", day=day(last.date)) if last else ""
    return words("message.figure-on", day=day(on)) if on else ""


def alert_word(alert: Alert, words: Words) -> str:
    """The word for the kind of an alert, in the variant that its target asks for."""
    variant = f"{alert.kind}.{state_variant(alert.verdict)}"
    return words.of("alert", variant if f"alert.{variant}" in words else alert.kind)


def _of_figures(alert: Alert, words: Words) -> dict[str, str]:
    """The clauses that apply of where the target stands, and how far that is from what is asked."""
    target, value, said = alert.target, alert.verdict.facts.value, dict[str, str]()
    bound = alert.verdict.facts.bound
    if target.kind is not Kind.DUTY:
        key, figure = _STANDING[target.kind], "" if value is None else words.quantity(target, value)
        said["standing"] = words(key, value=figure) if figure else words("message.no-figure")
    if alert.missing and target.kind is not Kind.RATE:
        key = "message.missing.reduction" if _is_reduced(target) else "message.missing"
        said["missing"] = words(key, missing=words.lack(target, alert.missing))
    if (remaining := alert.verdict.remaining) and target.kind is not Kind.RATE:
        said["to-goal"] = words("message.remaining", remaining=words.lack(target, remaining))
        said["remaining"] = said["to-goal"] if remaining != alert.verdict.missing else ""
    if target.bound.is_set and target.kind is not Kind.RECURRING:
        is_cap = target.is_limit and bound.at_most is not None
        key = "message.range" if bound.between else "message.limit" if is_cap else "message.goal"
        key = key if bound == target.bound else "message.goal.now"
        said["goal"] = words(key, goal=words.bound(replace(target, bound=bound)))
    if value is not None and target.is_limit and not bound.reached(value):
        low, _ = bound.edges
        key = "message.below-kept" if bound.keep else "message.above"
        key = "message.below" if bound.between and low is not None and value < low else key
        said["outside"] = words(key, outside=words.lack(target, bound.outside_by(value)))
    return said


def _of_pace(alert: Alert, words: Words) -> dict[str, str]:
    """The clauses that apply of what should stand by now: by pace, at a checkpoint, in the periods."""
    target, facts, said = alert.target, alert.verdict.facts, {}
    if facts.expected and target.has_pace:
        key = "message.wanted.reduction" if _is_reduced(target) else "message.wanted"
        said["wanted"] = words(key, wanted=_expected(target, facts.expected, words))
    if facts.gap is not None and facts.gap < 0:
        if target.kind is not Kind.RATE:
            said["slower"] = words("message.slower", gap=points(-facts.gap))
        elif facts.bound.at_least is not None:
            said["below-rate"] = words("message.below-rate", gap=points(-facts.gap))
    if alert.checkpoint is not None:
        missed, more = asked(target, alert.checkpoint, words), len(facts.missed) - 1
        said["checkpoint"] = words(
            "message.checkpoints" if more else "message.checkpoint", missed=missed, more=more
        )
    if periods := facts.missed_occurrences:
        named = words.list(words.period(each.span) for each in periods[-_PERIODS_NAMED:])
        is_dated = target.every is Every.MONTH
        key = "message.periods.dated" if is_dated else "message.periods.named"
        said["periods"] = words(key, number=len(periods), periods=named)
    return said


def _of_days(alert: Alert, words: Words) -> dict[str, str]:
    """The clauses that apply of due dates and reports."""
    due, facts, last = alert.target.due, alert.verdict.facts, alert.last_entry
    key = "message.past" if alert.target.kind is Kind.RATE else "message.due"
    said, left = {"overdue": words(key, number=alert.days, due=day(due))}, (due - facts.as_of).days
    if facts.is_due_soon:
        key = "message.left" if left > 0 else "message.past" if left else "message.left.today"
        said["left"] = words(key, number=abs(left), due=day(due))
    if (since := alert.verdict.unreported) is not None:
        key = "message.unreported" if last else "message.never-reported"
        wanted = {"period": words.period(since.period), "due": day(since.due)}
        said["unreported"] = words(key, number=alert.days, **wanted)
    if facts.own_light is not None:
        said["own-light"] = words("message.own-light", light=words.light_name(facts.own_light))
    if alert.verdict.cause is Cause.FELL_BACK:
        said["fell-back"] = words("message.fell-back")
    return said


def _expected(target: Target, share: Fraction, words: Words) -> str:
    """The figure that completion `share` means, as far towards the goal as the goal's decimals show."""
    if target.kind is Kind.MILESTONE:
        return percent(share)
    goal, value = target.bound.goal, value_at(target, share)
    assert goal is not None
    if target.bound.at_least is None:
        return words.quantity(target, -rounded_up(-value, decimals(goal)))
    return words.quantity(target, rounded_up(value, decimals(goal)))


def _is_reduced(target: Target) -> bool:
    """Whether its figure is to come down to the goal."""
    return target.has_goal and target.bound.at_least is None
