"""Bounds, standing figures and completion of one target (docs/format.md, 4, 5.1)."""

import datetime as dt
from fractions import Fraction

from .periods import DAY, Period, asked_periods, period_holding
from .reading import Report, Target


def is_bounded(t: Target) -> bool:
    """3.1 "A count, level or rate may lack its bound"."""
    return any(key in t.raw for key in ("at_least", "at_most", "between"))


def has_goal(t: Target) -> bool:
    """2 "a **goal** is to be reached (`at_least`; `at_most` with a higher `baseline`)", for a count,
    level or rate."""
    reduction = "at_most" in t.raw and "baseline" in t.raw
    return t.kind in ("count", "level", "rate") and ("at_least" in t.raw or reduction)


def is_limit(t: Target) -> bool:
    """2 "a **limit** is to be kept (`at_most`, `between`)"."""
    return t.kind in ("count", "level", "rate") and is_bounded(t) and not has_goal(t)


def within(t: Target, value: Fraction) -> bool:
    """Whether a figure satisfies the bound, whichever form that has; a figure on the bound does."""
    if t.between:
        return t.between[0] <= value <= t.between[1]
    low, high = t.figure("at_least"), t.figure("at_most")
    return (low is None or value >= low) and (high is None or value <= high)


def bound_of(t: Target) -> Fraction:
    """The one figure of a goal, 100 for a milestone."""
    goal = t.figure("at_least") if "at_least" in t.raw else t.figure("at_most")
    return Fraction(100) if t.kind == "milestone" or goal is None else goal


def figures(t: Target) -> list[Report]:
    """5.3 "A figure on or after due closes a level or rate: figures of later days stand in the trail
    and judge nothing"; several of the closing day itself supersede one another as always."""
    found = [r for r in t.reports if r.is_figure]
    closing = [r.date for r in found if r.date >= t.due]
    if t.kind in ("level", "rate") and closing:
        found = [r for r in found if r.date <= min(closing)]
    return found


def total(reports: list[Report]) -> Fraction:
    """4 "A later `value` of the same day supersedes an earlier one", "An `add` dated before a later
    `value` is contained in that `value`", "`add` and `value` together assert the total: … the value
    stands"."""
    # Choice: within one day the order of file and line decides whether an add is contained or comes on top.
    standing = Fraction(0)
    for each in reports:
        standing = each.value if each.value is not None else standing + (each.add or 0)
    return standing


def per_cent(reports: list[Report]) -> Fraction:
    """3.1 "`done: true`, or `value` in per cent (100 is done); `done: false` returns to the last per
    cent below 100, else 0"; 5.1 "0 by words alone"."""
    standing = below = Fraction(0)
    for each in reports:
        if each.done is not None:
            standing = Fraction(100) if each.done else below
        elif each.value is not None:
            standing = each.value
            below = standing if standing < 100 else below
    return standing


def standing(t: Target) -> Fraction | None:
    """The figure that is judged, None when unknown: 5.3 "no figure yet (milestone, recurring: no entry
    …)"."""
    if t.kind == "duty" or not has_data(t):
        return None
    if t.kind == "milestone":
        return per_cent(figures(t))
    if t.kind in ("count", "recurring"):
        return total(figures(t))
    return figures(t)[-1].value


def has_data(t: Target) -> bool:
    """5.3 "no figure yet (milestone, recurring: no entry …)": for these two words alone are data."""
    return bool(t.reports) if t.kind in ("milestone", "recurring") else bool(figures(t))


def is_late(t: Target) -> bool:
    """5.3 "*Late* is after due plus the grace days"."""
    return t.as_of > t.due + t.grace * DAY


def is_due_soon(t: Target) -> bool:
    """5.3 "*Due soon* is from `due_soon` days before due, and stays so"."""
    return t.as_of >= t.due - t.due_soon * DAY


def has_final_figure(t: Target) -> bool:
    """5.3 "A *final* figure is one of the first day on or after due that has one or, once late and
    lacking such a one, in the last month of the reporting period that holds due"."""
    # Choice: the last month is the calendar month of the period's last day, cut to the period; a week is
    # shorter than a month and counts whole.
    if any(r.date >= t.due for r in figures(t)):
        return True
    first, last = period_holding(t.due, t.every)
    if t.every != "week":
        first = period_holding(last, "month")[0]
    return is_late(t) and any(first <= r.date <= last for r in figures(t))


def reached(t: Target, value: Fraction) -> Fraction:
    """5.1 "v ÷ bound; with a baseline b: (v − b) ÷ (bound − b), which also serves a reduction"."""
    base = t.figure("baseline") or Fraction(0)
    return (value - base) / (bound_of(t) - base)


def completion(t: Target) -> Fraction | None:
    """5.1 "never below 0", "None for `rate`, `duty` and limits"."""
    value = standing(t)
    if value is None or not has_completion(t):
        return None
    if t.kind == "recurring":
        asked = recurring_periods(t)
        return Fraction(sum(is_period_met(t, each) for each in asked), len(asked))
    return max(Fraction(0), reached(t, value))


def has_completion(t: Target) -> bool:
    """5.4 "Scored are recurring, milestone, and count and level with a goal"."""
    return t.kind in ("recurring", "milestone") or (t.kind in ("count", "level") and has_goal(t))


def recurring_periods(t: Target) -> list[Period]:
    """5.1 "periods of the window"."""
    return asked_periods(t.start, t.due, t.raw["every"])


def is_period_met(t: Target, period: Period) -> bool:
    """3.1 "`at_least` per period (default 1)"; 5.3 "met in time; later extras do not repair it": what
    counts is what is dated in the period."""
    inside = [r for r in t.reports if r.is_figure and period[0] <= r.date <= period[1]]
    return total(inside) >= (t.figure("at_least") or 1)


def is_day_late(t: Target, last: dt.date) -> bool:
    """5.3 "a recurring period or a checkpoint is late when the grace of the reporting period that holds
    its last day is over"."""
    return t.as_of > period_holding(last, t.every)[1] + t.grace * DAY


def late_periods(t: Target) -> list[Period]:
    return [each for each in recurring_periods(t) if is_day_late(t, each[1])] if t.kind == "recurring" else []


def missed_periods(t: Target) -> list[Period]:
    """5.3 "a period missed (late, and not met in time; later extras do not repair it)"."""
    return [each for each in late_periods(t) if not is_period_met(t, each)]
