"""Goals in words: what the plan asks of a target, as ≥52台, 12–15%, 每月≥1次."""

from decimal import Decimal

from workplan.core.target import Bound, Kind, Target
from workplan.views.figures import figure, quantity
from workplan.views.words.kinds import EVERY, GOALS
from workplan.views.words.language import Language, say


def goal_words(target: Target, language: Language) -> str:
    """What is asked of `target` by its end, with its unit, and with the stretch where there is one."""
    if target.kind in (Kind.MILESTONE, Kind.DUTY):
        return say(GOALS[target.kind], language)
    if target.kind is Kind.RECURRING:
        return _recurring(target, language)
    return _with_stretch(target, bound_words(target, language), language)


def bound_words(target: Target, language: Language) -> str:
    """The bound alone: ≥52台, ≤732人, 12–15%."""
    bound = target.bound
    if bound.between is not None:
        low, high = bound.between
        return say(GOALS["between"], language, low=figure(low), high=quantity(target, high, language))
    if bound.at_least is not None:
        return say(GOALS["at-least"], language, bound=quantity(target, bound.at_least, language))
    if bound.at_most is not None:
        return say(GOALS["at-most"], language, bound=quantity(target, bound.at_most, language))
    return say(GOALS["none"], language)


def asked_per_period(bound: Bound) -> Decimal:
    """How much a recurring target asks for in each period."""
    return Decimal(1) if bound.at_least is None else bound.at_least


def _recurring(target: Target, language: Language) -> str:
    assert target.every is not None
    asked = quantity(target, asked_per_period(target.bound), language)
    return say(GOALS["recurring"], language, every=say(EVERY[target.every], language), bound=asked)


def _with_stretch(target: Target, goal: str, language: Language) -> str:
    bound = target.bound
    if bound.baseline is not None:
        goal = say(
            GOALS["baseline"], language, goal=goal, baseline=quantity(target, bound.baseline, language)
        )
    if bound.stretch is not None:
        goal = say(GOALS["stretch"], language, goal=goal, stretch=quantity(target, bound.stretch, language))
    return goal
