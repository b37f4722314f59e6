"""The message of an alert: what a busy official needs to know, without the parts that do not apply."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from workplan.core.alerts import Alert, AlertKind
from workplan.core.days import Every
from workplan.core.figures import decimals, rounded_up
from workplan.core.pace import value_at
from workplan.core.state import Cause
from workplan.core.target import Kind, Target
from workplan.views.figures import day, period, points, quantity
from workplan.views.goals import bound_words
from workplan.views.owners import names
from workplan.views.safety import safe
from workplan.views.verdicts import light_name, state_variant
from workplan.views.words import Words

PERIODS_NAMED = 3
Clause = Callable[[Alert, Words], str]


def alert_message(alert: Alert, words: Words) -> str:
    """The whole message in one line: kind, target, what is the matter, who leads, how old the figures are."""
    name, parts = safe(alert.target.name), [alert_matter(alert, words), _lead(alert, words)]
    body = words.groups([*parts, alert_age(alert, words)])
    return words("message.whole", kind=alert_word(alert, words), name=name, body=body)


def alert_matter(alert: Alert, words: Words) -> str:
    """What is the matter, without the kind, the target and who leads it."""
    return words.clauses(clause(alert, words) for clause in _clauses_of(alert))


def alert_word(alert: Alert, words: Words) -> str:
    """The word for the kind of an alert, in the variant that its target asks for."""
    variant = f"{alert.kind}.{state_variant(alert.verdict)}"
    return words.of("alert", variant if f"alert.{variant}" in words else alert.kind)


def wanted(target: Target, expected: Fraction) -> Fraction:
    """The figure that completion `expected` means, as far towards the goal as the goal's decimals show."""
    if target.kind is Kind.MILESTONE:
        return 100 * expected
    goal, value = target.bound.goal, value_at(target, expected)
    assert goal is not None
    if target.bound.at_least is None:
        return -rounded_up(-value, decimals(goal))
    return rounded_up(value, decimals(goal))


def _clauses_of(alert: Alert) -> tuple[Clause, ...]:
    if alert.kind in _BY_KIND:
        return _BY_KIND[alert.kind]
    return _BY_CAUSE.get(alert.verdict.cause, _PACE)


def _standing(alert: Alert, words: Words) -> str:
    value, kind = alert.verdict.facts.value, alert.target.kind
    if kind is Kind.DUTY:
        return ""
    if value is None:
        return words("message.no-figure")
    return words.of("message.standing", kind, value=quantity(alert.target, value, words))


def _wanted(alert: Alert, words: Words) -> str:
    target, expected = alert.target, alert.verdict.facts.expected
    if not expected or not target.has_pace:
        return ""
    if target.kind is Kind.MILESTONE:
        figure = f"{points(100 * expected)}%"
    else:
        figure = quantity(target, wanted(target, expected), words)
    return words.of("message", _reducing("wanted", target), wanted=figure)


def _missing(alert: Alert, words: Words) -> str:
    if not alert.missing or alert.target.kind is Kind.RATE:
        return ""
    missing = quantity(alert.target, alert.missing, words)
    return words.of("message", _reducing("missing", alert.target), missing=missing)


def _remaining(alert: Alert, words: Words) -> str:
    """What lacks to the goal, unless that is what was called missing."""
    return "" if alert.verdict.remaining == alert.missing else _to_goal(alert, words)


def _to_goal(alert: Alert, words: Words) -> str:
    remaining = alert.verdict.remaining
    if not remaining or alert.target.kind is Kind.RATE:
        return ""
    return words("message.remaining", remaining=quantity(alert.target, remaining, words))


def _behind_pace(alert: Alert, words: Words) -> str:
    gap = alert.verdict.facts.gap
    if gap is None or gap >= 0 or alert.target.kind is Kind.RATE:
        return ""
    return words("message.slower", gap=points(-gap))


def _below_rate(alert: Alert, words: Words) -> str:
    gap, target = alert.verdict.facts.gap, alert.target
    if gap is None or gap >= 0 or target.kind is not Kind.RATE or target.bound.at_least is None:
        return ""
    return words("message.below-rate", gap=points(-gap))


def _goal(alert: Alert, words: Words) -> str:
    target = alert.target
    if not target.bound.is_set or target.kind is Kind.RECURRING:
        return ""
    is_cap = target.is_limit and target.bound.at_most is not None
    key = "message.range" if target.bound.between else "message.limit" if is_cap else "message.goal"
    return words(key, goal=bound_words(target, words))


def _outside(alert: Alert, words: Words) -> str:
    target, value = alert.target, alert.verdict.facts.value
    if value is None or not target.is_limit or target.bound.reached(value):
        return ""
    low = target.bound.between[0] if target.bound.between else target.bound.at_least
    key = "message.below" if low is not None and value < low else "message.above"
    outside = quantity(target, target.bound.outside_by(value), words)
    return words(key, outside=outside)


def _checkpoint(alert: Alert, words: Words) -> str:
    if (missed := alert.checkpoint) is None:
        return ""
    key = "checkpoint.named" if missed.name else "checkpoint"
    figure = quantity(alert.target, missed.value, words)
    key = _reducing(key, alert.target)
    return words.of("message", key, day=day(missed.by), wanted=figure, name=safe(missed.name or ""))


def _periods(alert: Alert, words: Words) -> str:
    missed = alert.verdict.facts.missed_occurrences
    if not missed:
        return ""
    named = words.list(period(o.span, words) for o in missed[-PERIODS_NAMED:])
    key = (
        "message.periods.dated"
        if alert.target.every in (Every.WEEK, Every.MONTH)
        else "message.periods.named"
    )
    return words.count(key, len(missed), periods=named)


def _overdue(alert: Alert, words: Words) -> str:
    return words.count("message.due", alert.days, due=day(alert.target.due))


def _left(alert: Alert, words: Words) -> str:
    due = alert.target.due
    days = (due - alert.verdict.facts.as_of).days
    if not alert.verdict.facts.is_due_soon:
        return ""
    if days == 0:
        return words("message.left.today", due=day(due))
    return words.count("message.left" if days > 0 else "message.past", abs(days), due=day(due))


def _unreported(alert: Alert, words: Words) -> str:
    since = alert.verdict.unreported
    if since is None:
        return ""
    key = "message.unreported" if alert.last_entry else "message.never-reported"
    params = {"period": period(since.period, words), "due": day(since.due)}
    return words.count(key, alert.days, **params)


def _own_light(alert: Alert, words: Words) -> str:
    last = alert.last_entry
    if last is None or last.light is None:
        return ""
    return words("message.own-light", light=light_name(last.light, words))


def _reducing(key: str, target: Target) -> str:
    is_reduction = target.has_goal and target.bound.at_least is None
    return f"{key}.reduction" if is_reduction else key


def _lead(alert: Alert, words: Words) -> str:
    if not alert.target.owners:
        return ""
    return words("message.lead", owners=names(alert.target.owners, words))


def alert_age(alert: Alert, words: Words) -> str:
    """How old the figures are; of what was not reported, when it last was."""
    last, on = alert.last_entry, alert.verdict.facts.figure_on
    if alert.kind is AlertKind.UNREPORTED:
        return words("message.last-report", day=day(last.date)) if last else ""
    return "" if on is None else words("message.figure-on", day=day(on))


_PACE: tuple[Clause, ...] = (_standing, _wanted, _missing, _remaining, _behind_pace)
_BOUND: tuple[Clause, ...] = (_standing, _goal, _below_rate, _outside)
_RECURRING: tuple[Clause, ...] = (_standing, _periods)
_CHECKPOINT: tuple[Clause, ...] = (_standing, _checkpoint, _missing, _remaining)

_BY_KIND: Mapping[AlertKind, tuple[Clause, ...]] = {
    AlertKind.OVERDUE: (_standing, _goal, _periods, _missing, _below_rate, _outside, _overdue),
    AlertKind.BREACHED: _BOUND,
    AlertKind.MISSED_PERIOD: _RECURRING,
    AlertKind.MISSED_CHECKPOINT: _CHECKPOINT,
    AlertKind.OUTSIDE: _BOUND,
    AlertKind.DUE_SOON: (_standing, _goal, _to_goal, _left),
    AlertKind.UNREPORTED: (_unreported,),
}
_BY_CAUSE: Mapping[Cause, tuple[Clause, ...]] = {
    Cause.PACE_DUE_SOON: (*_PACE, _left),
    Cause.CHECKPOINT_DUE_SOON: (*_CHECKPOINT, _left),
    Cause.TWO_PERIODS_MISSED: _RECURRING,
    Cause.RATE_RED: _BOUND,
    Cause.RATE_NEGATIVE: _BOUND,
    Cause.BELOW_RATE: _BOUND,
    Cause.OWN_LIGHT: (_own_light, *_PACE, _below_rate),
}
