"""The rule that decided a verdict, in words with its numbers."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from workplan.core.figures import rounded
from workplan.core.plan import Plan, Revision, Rule
from workplan.core.state import Cause
from workplan.core.target import Hold, Kind
from workplan.core.verdict import Verdict
from workplan.views.figures import day, figure, percent, period, points, quantity
from workplan.views.goals import bound_words
from workplan.views.safety import safe
from workplan.views.verdicts import light_name
from workplan.views.words import Words

_BY_PACE = (Cause.PACE_RED, Cause.PACE_DUE_SOON, Cause.PACE_YELLOW)


def cause_words(plan: Plan, verdict: Verdict, words: Words) -> str:
    """The clause that decided `verdict`, its thresholds and figures filled in."""
    return words.of("cause", _key(verdict), **_numbers(verdict, words), **_words(plan, verdict, words))


def _key(verdict: Verdict) -> str:
    facts, cause = verdict.facts, verdict.cause
    is_ratio = facts.thresholds.rule is Rule.RATIO and bool(facts.expected)
    if cause in _BY_PACE:
        return f"{cause}.ratio" if is_ratio else cause
    if cause is Cause.ON_PACE and facts.gap is not None and verdict.target.kind is not Kind.RATE:
        return "on-pace.ratio" if is_ratio else _on_pace(facts.gap)
    if cause is Cause.OUTSIDE_LIMIT and _is_below(verdict):
        return "outside-limit.below"
    is_duty = verdict.target.kind is Kind.DUTY and cause is Cause.NO_FIGURE
    return f"{cause}.duty" if is_duty else cause


def _on_pace(gap: Fraction) -> str:
    """As far as the decimals show that are printed."""
    if rounded(gap, 1) == 0:
        return "on-pace.level"
    return "on-pace.ahead" if gap > 0 else "on-pace.within"


def _is_below(verdict: Verdict) -> bool:
    """Whether the figure lies below the lower edge of its range."""
    low, _ = verdict.target.bound.between or (None, None)
    return low is not None and (verdict.facts.value or Fraction(0)) < low


def _edge(verdict: Verdict) -> Decimal | None:
    """The edge of the range, or the limit, that the figure lies beyond."""
    bound = verdict.target.bound
    low, high = bound.between or (bound.at_least, bound.at_most)
    return low if _is_below(verdict) else high


def _numbers(verdict: Verdict, words: Words) -> dict[str, str]:
    facts, target = verdict.facts, verdict.target
    expected = facts.expected or Fraction(0)
    ratio = None if facts.completion is None or not expected else facts.completion / expected
    limits = facts.thresholds
    return {
        "yellow": figure(limits.yellow),
        "red": figure(limits.red),
        "rate_red": figure(limits.rate_red),
        "behind": points(-(facts.gap or Fraction(0))),
        "ahead": points(facts.gap or Fraction(0)),
        "ratio": percent(ratio),
        "value": _quantity(verdict, facts.value, words),
        "edge": _quantity(verdict, _edge(verdict), words),
        "limit": bound_words(target, words),
        "goal": bound_words(target, words),
    }


def _words(plan: Plan, verdict: Verdict, words: Words) -> dict[str, str]:
    target, facts = verdict.target, verdict.facts
    last = facts.trail.last_entry
    own = light_name(last.light, words) if last is not None and last.light else ""
    missed = (period(o.span, words) for o in facts.missed_occurrences)
    return {
        "due": day(target.due),
        "start": day(target.start),
        "grace_end": day(target.due + timedelta(days=target.reporting.grace)),
        "checkpoint": _checkpoint(verdict, words),
        "periods": words.list(missed),
        "light": own,
        "hold": "" if target.hold is None else words.of("hold", target.hold),
        "reason": _reason(plan, verdict, words),
    }


def _quantity(verdict: Verdict, value: Fraction | Decimal | None, words: Words) -> str:
    return "" if value is None else quantity(verdict.target, value, words)


def _checkpoint(verdict: Verdict, words: Words) -> str:
    missed = verdict.facts.missed
    return "" if missed is None else f"{day(missed.by)} {_quantity(verdict, missed.value, words)}"


def _reason(plan: Plan, verdict: Verdict, words: Words) -> str:
    """The last revision that names a held target, which says why it is held."""
    target = verdict.target
    known = {target.id, *target.formerly}
    named = [revision for revision in plan.revisions if known & set(revision.targets)]
    held = isinstance(target.hold, Hold) and named
    return _revision(max(named, key=lambda revision: revision.date), words) if held else ""


def _revision(revision: Revision, words: Words) -> str:
    by = words("explain.reason-by", by=safe(revision.by)) if revision.by else ""
    return words("explain.reason", date=day(revision.date), by=by, reason=safe(revision.reason))
