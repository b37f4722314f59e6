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
from workplan.views.words.alerts import ALERT_KINDS, ALERT_VARIANTS, CLAUSES, MESSAGE, TAIL
from workplan.views.words.language import Language, clauses, count, grouped, listed, say

PERIODS_NAMED = 3
Clause = Callable[[Alert, Language], str]


def alert_message(alert: Alert, language: Language) -> str:
    """The whole message in one line: kind, target, what is the matter, who leads, how old the figures are."""
    name, parts = safe(alert.target.name), [alert_matter(alert, language), _lead(alert, language)]
    body = grouped([*parts, alert_age(alert, language)], language)
    return say(MESSAGE, language, kind=alert_word(alert, language), name=name, body=body)


def alert_matter(alert: Alert, language: Language) -> str:
    """What is the matter, without the kind, the target and who leads it."""
    return clauses((clause(alert, language) for clause in _clauses_of(alert)), language)


def alert_word(alert: Alert, language: Language) -> str:
    """The word for the kind of an alert, in the variant that its target asks for."""
    variant = ALERT_VARIANTS.get(f"{alert.kind}.{state_variant(alert.verdict)}")
    return say(variant or ALERT_KINDS[alert.kind], language)


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


def _standing(alert: Alert, language: Language) -> str:
    value, kind = alert.verdict.facts.value, alert.target.kind
    if kind is Kind.DUTY:
        return ""
    if value is None:
        return say(CLAUSES["no-figure"], language)
    return say(CLAUSES[f"standing.{kind}"], language, value=quantity(alert.target, value, language))


def _wanted(alert: Alert, language: Language) -> str:
    target, expected = alert.target, alert.verdict.facts.expected
    if not expected or not target.has_pace:
        return ""
    if target.kind is Kind.MILESTONE:
        figure = f"{points(100 * expected)}%"
    else:
        figure = quantity(target, wanted(target, expected), language)
    return say(CLAUSES[_reducing("wanted", target)], language, wanted=figure)


def _missing(alert: Alert, language: Language) -> str:
    if not alert.missing or alert.target.kind is Kind.RATE:
        return ""
    missing = quantity(alert.target, alert.missing, language)
    return say(CLAUSES[_reducing("missing", alert.target)], language, missing=missing)


def _remaining(alert: Alert, language: Language) -> str:
    """What lacks to the goal, unless that is what was called missing."""
    return "" if alert.verdict.remaining == alert.missing else _to_goal(alert, language)


def _to_goal(alert: Alert, language: Language) -> str:
    remaining = alert.verdict.remaining
    if not remaining or alert.target.kind is Kind.RATE:
        return ""
    return say(CLAUSES["remaining"], language, remaining=quantity(alert.target, remaining, language))


def _behind_pace(alert: Alert, language: Language) -> str:
    gap = alert.verdict.facts.gap
    if gap is None or gap >= 0 or alert.target.kind is Kind.RATE:
        return ""
    return say(CLAUSES["slower"], language, gap=points(-gap))


def _below_rate(alert: Alert, language: Language) -> str:
    gap, target = alert.verdict.facts.gap, alert.target
    if gap is None or gap >= 0 or target.kind is not Kind.RATE or target.bound.at_least is None:
        return ""
    return say(CLAUSES["below-rate"], language, gap=points(-gap))


def _goal(alert: Alert, language: Language) -> str:
    target = alert.target
    if not target.bound.is_set or target.kind is Kind.RECURRING:
        return ""
    is_cap = target.is_limit and target.bound.at_most is not None
    key = "range" if target.bound.between else "limit" if is_cap else "goal"
    return say(CLAUSES[key], language, goal=bound_words(target, language))


def _outside(alert: Alert, language: Language) -> str:
    target, value = alert.target, alert.verdict.facts.value
    if value is None or not target.is_limit or target.bound.reached(value):
        return ""
    low = target.bound.between[0] if target.bound.between else target.bound.at_least
    key = "below" if low is not None and value < low else "above"
    outside = quantity(target, target.bound.outside_by(value), language)
    return say(CLAUSES[key], language, outside=outside)


def _checkpoint(alert: Alert, language: Language) -> str:
    if (missed := alert.checkpoint) is None:
        return ""
    key = "checkpoint.named" if missed.name else "checkpoint"
    figure = quantity(alert.target, missed.value, language)
    template = CLAUSES[_reducing(key, alert.target)]
    return say(template, language, day=day(missed.by), wanted=figure, name=safe(missed.name or ""))


def _periods(alert: Alert, language: Language) -> str:
    missed = alert.verdict.facts.missed_occurrences
    if not missed:
        return ""
    named = listed((period(o.span, language) for o in missed[-PERIODS_NAMED:]), language)
    key = "periods.dated" if alert.target.every in (Every.WEEK, Every.MONTH) else "periods.named"
    return count(CLAUSES, key, len(missed), language, periods=named)


def _overdue(alert: Alert, language: Language) -> str:
    return count(CLAUSES, "due", alert.days, language, due=day(alert.target.due))


def _left(alert: Alert, language: Language) -> str:
    due = alert.target.due
    days = (due - alert.verdict.facts.as_of).days
    if not alert.verdict.facts.is_due_soon:
        return ""
    if days == 0:
        return say(CLAUSES["left.today"], language, due=day(due))
    return count(CLAUSES, "left" if days > 0 else "past", abs(days), language, due=day(due))


def _unreported(alert: Alert, language: Language) -> str:
    since = alert.verdict.unreported
    if since is None:
        return ""
    key = "unreported" if alert.last_entry else "never-reported"
    words = {"period": period(since.period, language), "due": day(since.due)}
    return count(CLAUSES, key, alert.days, language, **words)


def _own_light(alert: Alert, language: Language) -> str:
    last = alert.last_entry
    if last is None or last.light is None:
        return ""
    return say(CLAUSES["own-light"], language, light=light_name(last.light, language))


def _reducing(key: str, target: Target) -> str:
    is_reduction = target.has_goal and target.bound.at_least is None
    return f"{key}.reduction" if is_reduction else key


def _lead(alert: Alert, language: Language) -> str:
    if not alert.target.owners:
        return ""
    return say(TAIL["lead"], language, owners=names(alert.target.owners, language))


def alert_age(alert: Alert, language: Language) -> str:
    """How old the figures are; of what was not reported, when it last was."""
    last, on = alert.last_entry, alert.verdict.facts.figure_on
    if alert.kind is AlertKind.UNREPORTED:
        return say(TAIL["last-report"], language, day=day(last.date)) if last else ""
    return "" if on is None else say(TAIL["figure-on"], language, day=day(on))


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
