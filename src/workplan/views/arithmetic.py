"""The arithmetic of a verdict in lines: completion, pace and gap with their numbers."""

from datetime import date
from fractions import Fraction

from workplan.core.days import position
from workplan.core.figures import rounded
from workplan.core.pace import points_of_pace
from workplan.core.target import Bound, Kind, Shape, Target
from workplan.core.verdict import Verdict
from workplan.views.figures import day, figure, percent, points, signed
from workplan.views.safety import safe
from workplan.views.words import Words

MONTH_PLACES = 2


def completion_line(verdict: Verdict, words: Words) -> str | None:
    """18 ÷ 52 = 34.6%; None where there is no completion."""
    facts, target = verdict.facts, verdict.target
    if facts.completion is None or facts.value is None:
        return None
    share = percent(facts.completion)
    if target.part_of is not None:
        share = words("explain.not-scored", share=share, whole=safe(target.part_of))
    return _completion(verdict, share, words)


def pace_line(verdict: Verdict, words: Words) -> str | None:
    """The day judged, and the share of the way from start to due that it stands for; None without pace."""
    facts, target = verdict.facts, verdict.target
    if facts.shape is None:
        return None
    if facts.judged_on is None:
        key = "explain.before-start" if facts.shape is Shape.EVEN else "explain.end.none"
        return words(key)
    formula = _formula(target, facts.shape, facts.judged_on, facts.expected, words)
    return words("explain.judged", day=day(facts.judged_on), formula=formula)


def gap_line(verdict: Verdict, words: Words) -> str | None:
    """Completion − pace, or a rate's distance to its bound; None where there is no gap."""
    facts = verdict.facts
    if facts.gap is None:
        return None
    if verdict.target.kind is Kind.RATE:
        return _rate_gap(verdict.target.bound, facts.value or Fraction(0), facts.gap, words)
    parts = {"completion": percent(facts.completion), "expected": percent(facts.expected)}
    return words("explain.difference", **parts, gap=signed(facts.gap))


def _completion(verdict: Verdict, share: str, words: Words) -> str:
    facts, bound = verdict.facts, verdict.target.bound
    if verdict.target.kind is Kind.RECURRING:
        met, total = sum(o.is_met for o in facts.occurrences), len(facts.occurrences)
        return words("explain.periods-met", met=met, all=total, share=share)
    if verdict.target.kind is Kind.MILESTONE:
        return words("explain.per-cent", share=share)
    numbers = {"value": figure(facts.value or 0), "goal": figure(bound.goal or 0), "share": share}
    if bound.baseline is None:
        return words("explain.division", **numbers)
    return words("explain.baseline", **numbers, baseline=figure(bound.baseline))


def _formula(target: Target, shape: Shape, judged: date, share: Fraction | None, words: Words) -> str:
    if judged >= target.due:
        return words("explain.at-due")
    if shape is Shape.END:
        key = "explain.end.none" if share is None else "explain.end.checkpoint"
        return words(key, share=percent(share))
    return _even(target, judged, share, words)


def _even(target: Target, judged: date, share: Fraction | None, words: Words) -> str:
    """Months gone ÷ months in all; between checkpoints, those of the stretch that holds the day."""
    (first, low), (last, high) = _stretch(target, judged)
    gone, total = position(judged) - position(first), position(last) - position(first)
    numbers = {"gone": _months(gone), "all": _months(total), "share": percent(share)}
    if not any(checkpoint.by < target.due for checkpoint in target.checkpoints):
        return words("explain.even", **numbers)
    days = {"first": day(first), "last": day(last)}
    return words("explain.segment", low=percent(low), rise=percent(high - low), **numbers, **days)


def _stretch(target: Target, judged: date) -> tuple[tuple[date, Fraction], tuple[date, Fraction]]:
    """The points of the pace before and after the day judged."""
    way = points_of_pace(target)
    after = next(index for index, point in enumerate(way) if judged <= point[0])
    return way[max(0, after - 1)], way[max(1, after)]


def _months(count: Fraction) -> str:
    return figure(rounded(count, MONTH_PLACES))


def _rate_gap(bound: Bound, value: Fraction, gap: Fraction, words: Words) -> str:
    numbers = {"value": figure(value), "gap": signed(gap)}
    if bound.at_least is not None:
        return words("explain.rate-at-least", **numbers, bound=figure(bound.at_least))
    if bound.at_most is not None:
        return words("explain.rate-at-most", **numbers, bound=figure(bound.at_most))
    low, high = bound.between or (0, 0)
    return words("explain.rate-between", bound=f"{figure(low)}–{figure(high)}", gap=points(gap))
