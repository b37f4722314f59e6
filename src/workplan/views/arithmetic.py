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
from workplan.views.words.causes import EXPLAIN
from workplan.views.words.language import Language, say

MONTH_PLACES = 2


def completion_line(verdict: Verdict, language: Language) -> str | None:
    """18 ÷ 52 = 34.6%; None where there is no completion."""
    facts, target = verdict.facts, verdict.target
    if facts.completion is None or facts.value is None:
        return None
    share = percent(facts.completion)
    if target.part_of is not None:
        share = say(EXPLAIN["not-scored"], language, share=share, whole=safe(target.part_of))
    return _completion(verdict, share, language)


def pace_line(verdict: Verdict, language: Language) -> str | None:
    """The day judged, and the share of the way from start to due that it stands for; None without pace."""
    facts, target = verdict.facts, verdict.target
    if facts.shape is None:
        return None
    if facts.judged_on is None:
        key = "before-start" if facts.shape is Shape.EVEN else "end.none"
        return say(EXPLAIN[key], language)
    formula = _formula(target, facts.shape, facts.judged_on, facts.expected, language)
    return say(EXPLAIN["judged"], language, day=day(facts.judged_on), formula=formula)


def gap_line(verdict: Verdict, language: Language) -> str | None:
    """Completion − pace, or a rate's distance to its bound; None where there is no gap."""
    facts = verdict.facts
    if facts.gap is None:
        return None
    if verdict.target.kind is Kind.RATE:
        return _rate_gap(verdict.target.bound, facts.value or Fraction(0), facts.gap, language)
    parts = {"completion": percent(facts.completion), "expected": percent(facts.expected)}
    return say(EXPLAIN["difference"], language, **parts, gap=signed(facts.gap))


def _completion(verdict: Verdict, share: str, language: Language) -> str:
    facts, bound = verdict.facts, verdict.target.bound
    if verdict.target.kind is Kind.RECURRING:
        met, total = sum(o.is_met for o in facts.occurrences), len(facts.occurrences)
        return say(EXPLAIN["periods-met"], language, met=met, all=total, share=share)
    if verdict.target.kind is Kind.MILESTONE:
        return say(EXPLAIN["per-cent"], language, share=share)
    numbers = {"value": figure(facts.value or 0), "goal": figure(bound.goal or 0), "share": share}
    if bound.baseline is None:
        return say(EXPLAIN["division"], language, **numbers)
    return say(EXPLAIN["baseline"], language, **numbers, baseline=figure(bound.baseline))


def _formula(target: Target, shape: Shape, judged: date, share: Fraction | None, language: Language) -> str:
    if judged >= target.due:
        return say(EXPLAIN["at-due"], language)
    if shape is Shape.END:
        key = "end.none" if share is None else "end.checkpoint"
        return say(EXPLAIN[key], language, share=percent(share))
    return _even(target, judged, share, language)


def _even(target: Target, judged: date, share: Fraction | None, language: Language) -> str:
    """Months gone ÷ months in all; between checkpoints, those of the stretch that holds the day."""
    (first, low), (last, high) = _stretch(target, judged)
    gone, total = position(judged) - position(first), position(last) - position(first)
    numbers = {"gone": _months(gone), "all": _months(total), "share": percent(share)}
    if not any(checkpoint.by < target.due for checkpoint in target.checkpoints):
        return say(EXPLAIN["even"], language, **numbers)
    days = {"first": day(first), "last": day(last)}
    return say(EXPLAIN["segment"], language, low=percent(low), rise=percent(high - low), **numbers, **days)


def _stretch(target: Target, judged: date) -> tuple[tuple[date, Fraction], tuple[date, Fraction]]:
    """The points of the pace before and after the day judged."""
    way = points_of_pace(target)
    after = next(index for index, point in enumerate(way) if judged <= point[0])
    return way[max(0, after - 1)], way[max(1, after)]


def _months(count: Fraction) -> str:
    return figure(rounded(count, MONTH_PLACES))


def _rate_gap(bound: Bound, value: Fraction, gap: Fraction, language: Language) -> str:
    numbers = {"value": figure(value), "gap": signed(gap)}
    if bound.at_least is not None:
        return say(EXPLAIN["rate-at-least"], language, **numbers, bound=figure(bound.at_least))
    if bound.at_most is not None:
        return say(EXPLAIN["rate-at-most"], language, **numbers, bound=figure(bound.at_most))
    low, high = bound.between or (0, 0)
    return say(EXPLAIN["rate-between"], language, bound=f"{figure(low)}–{figure(high)}", gap=points(gap))
