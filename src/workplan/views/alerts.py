"""Alerts for people: the message of each, a list by kind on a terminal, and a table.

A message says what a busy official needs to know, without the clauses that do not apply.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from workplan.views.columns import BELOW, Column, Fit, chosen, lacking
from workplan.views.explain import asked
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.phrases import (
    NOTHING,
    SHAPES,
    Words,
    day,
    percent,
    place_of,
    points,
    signed,
    state_variant,
)
from workplan.views.table import Table, row_lines, table_of
from workplan.views.text import safe
from workplan.views.values import COUNT, DAY, LACK, LIST, LIT, PLACE, STATED, TEXT
from workplan.views.values import Kind as ColumnKind

_IN_LINE = ("standing", "goal", "slower", "below-rate")  # of the clauses, what the line of an alert shows
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
    """All alerts by kind, gravest first: a line each, below it in faint ink what there is more to say."""
    lines, words = list[Line](), page.words
    rows = iter(row_lines(_short_table(alerts, "marked-target", words, "rest"), page))
    for kind, group in groupby(alerts, key=lambda alert: alert.kind):
        light, found = light_of(kind), list(group)
        lines += [BLANK, line(Span(f"{SHAPES[light]} {words.of('alert', kind)} {len(found)}", Ink.BOLD))]
        lines += [each for _ in found for each in next(rows)]
    return lines


def urgent_lines(alerts: Sequence[Alert], page: Page) -> list[Line]:
    """Alerts in a line each, behind their kinds."""
    rows = row_lines(_short_table(alerts, "shown-kind target", page.words), page)
    return [each for row in rows for each in row]


def _short_table(alerts: Iterable[Alert], first: str, words: Words, below: str = "") -> Table:
    """Where each target stands, how far behind or late it is, who leads it."""
    return table_of(chosen(ALERTS, f"{first} standing measure leads {below}"), map(AlertRow, alerts), words)


def _rest(alert: Alert, words: Words) -> str:
    """What the line of an alert leaves out: the other clauses, problem and next step, and the place."""
    place = place_of(alert.last_entry) if alert.last_entry else ""
    matter = alert_matter(alert, words, without=_IN_LINE)
    return words.groups(filter(None, [matter, alert_age(alert, words), *_told(alert, words), place]))


def alert_table(alerts: Iterable[Alert], words: Words) -> Table:
    """One row an alert: what it is, of which target, who leads that, and where its last report stands."""
    columns = chosen(ALERTS, "kind id target lead days missing message place")
    return table_of(columns, map(AlertRow, alerts), words)


def light_of(kind: AlertKind) -> Light:
    """The colour in which a kind of alert is listed."""
    return Light.RED if kind in _RED else Light.YELLOW


def _ink(row: AlertRow) -> Ink:
    return ink_of(light_of(row.alert.kind))


def _shape(row: AlertRow) -> str:
    return SHAPES[light_of(row.alert.kind)]


def _standing(alert: Alert, words: Words) -> str:
    """Where a target stands and what is asked of it: 18/52台, 9.3%（≥12%）, 6次（每月≥1次）."""
    target, value, bound = alert.target, alert.verdict.facts.value, alert.verdict.facts.bound
    standing = words.standing(target, value)
    if target.kind in (Kind.MILESTONE, Kind.DUTY):
        return standing
    if target.kind is not Kind.RATE and target.has_goal and bound.at_least is not None and not target.every:
        if value is None:
            return f"{NOTHING}/{words.quantity(target, bound.at_least)}"
        shown = f"{words.figure(value)}/{words.figure(bound.at_least)}"
        return words.with_unit(shown, target.figure_unit)
    asked = words.goal(target) if target.every else words.bound(replace(target, bound=bound))
    return words("label.of-goal", value=standing, goal=asked)


def _measure(alert: Alert, words: Words) -> str:
    """How far behind or late it is: the gap in points, else periods or days."""
    facts = alert.verdict.facts
    if alert.kind in (AlertKind.OVERDUE, AlertKind.UNREPORTED):
        return words("label.late", number=alert.days)
    if alert.kind is AlertKind.DUE_SOON:
        return (
            words("label.left", number=alert.days)
            if alert.days >= 0
            else words("label.late", number=-alert.days)
        )
    if facts.missed_occurrences:
        return words("state.overdue.recurring", number=len(facts.missed_occurrences))
    return signed(facts.gap)


_MEASURE: ColumnKind[str] = replace(TEXT, is_right=True)
ALERTS: tuple[Column[AlertRow], ...] = (
    Column("number", COUNT, lambda row, _: row.number),
    Column("kind", TEXT, lambda row, words: alert_word(row.alert, words), head="alert"),
    Column("id", TEXT, lambda row, _: row.alert.target.id),
    Column("target", TEXT, lambda row, _: row.alert.target.name, Fit(10)),
    Column(
        "marked-target", TEXT, lambda r, _: f"{_shape(r)} {r.alert.target.name}", Fit(12), _ink, head="target"
    ),
    Column(
        "shown-kind",
        LIT,
        lambda r, words: f"{_shape(r)} {alert_word(r.alert, words)}",
        Fit(8),
        _ink,
        head="alert",
    ),
    Column("standing", TEXT, lambda row, words: _standing(row.alert, words), Fit(10), head="value"),
    Column("measure", _MEASURE, lambda row, words: _measure(row.alert, words), head="gap"),
    Column("lead", STATED, lambda row, words: words.leads(row.alert.target)),
    Column("leads", LIST, lambda r, words: words.names(r.alert.target.owners), Fit(8), head="lead"),
    Column(
        "rest", TEXT, lambda row, words: _rest(row.alert, words), BELOW, lambda _: Ink.FAINT, head="matter"
    ),
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
    body = words.groups([alert_matter(alert, words), lead, alert_age(alert, words), *_told(alert, words)])
    return words("message.whole", kind=alert_word(alert, words), name=safe(alert.target.name), body=body)


def _told(alert: Alert, words: Words) -> Iterator[str]:
    """The last problem and the next step, where they are of this period or since."""
    told = {"page.problem": alert.problem, "page.next": alert.next}
    return (words(key, text=safe(text)) for key, text in told.items() if text)


def alert_matter(alert: Alert, words: Words, *, without: Collection[str] = ()) -> str:
    """What is the matter, without the kind, the target and who leads it, nor the clauses left out."""
    is_by_goal = alert.verdict.facts.as_of >= alert.target.due
    by_pace = _GOAL if is_by_goal else _PACE
    told = _BY_KIND.get(alert.kind) or _BY_CAUSE.get(alert.verdict.cause, by_pace)
    if is_by_goal and alert.verdict.cause is Cause.PACE_DUE_SOON:
        told = f"{_GOAL} left"
    said = {**_of_figures(alert, words), **_of_pace(alert, words), **_of_days(alert, words)}
    return words.clauses(said.get(clause, "") for clause in told.split() if clause not in without)


def alert_age(alert: Alert, words: Words) -> str:
    """How old the figures are, if not of the day; of what was not reported, when it last was."""
    last, facts = alert.last_entry, alert.verdict.facts
    if alert.kind is AlertKind.UNREPORTED:
        return words("message.last-report", day=day(last.date)) if last else ""
    on = facts.figure_on
    return words("message.figure-on", day=day(on)) if on and on != facts.as_of else ""


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
