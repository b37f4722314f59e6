"""Goals in words: what the plan asks of a target, as ≥52台, 12–15%, 每月≥1次."""

from decimal import Decimal

from workplan.core.target import Bound, Kind, Target
from workplan.views.figures import figure, quantity
from workplan.views.words import Words


def goal_words(target: Target, words: Words) -> str:
    """What is asked of `target` by its end, with its unit, and with the stretch where there is one."""
    if target.kind in (Kind.MILESTONE, Kind.DUTY):
        return words.of("goal", target.kind)
    if target.kind is Kind.RECURRING:
        return _recurring(target, words)
    return _with_stretch(target, bound_words(target, words), words)


def bound_words(target: Target, words: Words) -> str:
    """The bound alone: ≥52台, ≤732人, 12–15%."""
    bound = target.bound
    if bound.between is not None:
        low, high = bound.between
        return words("goal.between", low=figure(low), high=quantity(target, high, words))
    if bound.at_least is not None:
        return words("goal.at-least", bound=quantity(target, bound.at_least, words))
    if bound.at_most is not None:
        return words("goal.at-most", bound=quantity(target, bound.at_most, words))
    return words("goal.none")


def asked_per_period(bound: Bound) -> Decimal:
    """How much a recurring target asks for in each period."""
    return Decimal(1) if bound.at_least is None else bound.at_least


def _recurring(target: Target, words: Words) -> str:
    assert target.every is not None
    asked = quantity(target, asked_per_period(target.bound), words)
    return words("goal.recurring", every=words.of("every", target.every), bound=asked)


def _with_stretch(target: Target, goal: str, words: Words) -> str:
    bound = target.bound
    if bound.baseline is not None:
        goal = words("goal.baseline", goal=goal, baseline=quantity(target, bound.baseline, words))
    if bound.stretch is not None:
        goal = words("goal.stretch", goal=goal, stretch=quantity(target, bound.stretch, words))
    return goal
