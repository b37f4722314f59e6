"""Bounds, the figure that is judged, and completion of one target (docs/format.md, docs/verdicts.md)."""

import datetime as dt
from fractions import Fraction

from .periods import DAY, Period, period_holding
from .reading import Report, Target
from .rhythm import asked_periods, is_day_late, is_late, kept, reporting_periods

# --- bounds ---------------------------------------------------------------------------------------------


def is_bounded(t: Target) -> bool:
    """3.1 "A count, level or rate may lack its bound …, and a `stretch` may stand alone"."""
    return any(key in t.raw for key in ("at_least", "at_most", "between"))


def has_goal(t: Target) -> bool:
    """2 "a **goal** is to be reached (`at_least`; `at_most` with a higher `baseline`)", for a count, level or
    rate; "a level's `at_least` with `keep: true`" is a limit."""
    reduction = "at_most" in t.raw and "baseline" in t.raw
    reached = "at_least" in t.raw and t.raw.get("keep") != "true"
    return t.kind in ("count", "level", "rate") and (reached or reduction)


def is_limit(t: Target) -> bool:
    """2 "a **limit** is to be kept (`at_most`, `between`; a level's `at_least` with `keep: true`)"."""
    return t.kind in ("count", "level", "rate") and is_bounded(t) and not has_goal(t)


def bound_of(t: Target) -> Fraction:
    """The one figure of a goal or limit, 100 for a milestone."""
    bound = t.figure("at_least") if "at_least" in t.raw else t.figure("at_most")
    return Fraction(100) if t.kind == "milestone" or bound is None else bound


def bound_in_force(t: Target) -> Fraction:
    """3.1 of a rate: a checkpoint's "value is the bound until its day, then the next one's, then the target's
    own; gap and lack are to the bound in force on the day judged, from due on too"."""
    # Choice: until its day takes that day in; its state too is decided by the bound in force.
    ahead = [c.asked for c in t.checkpoints if t.kind == "rate" and c.by >= day_judged(t)]
    return ahead[0] if ahead else bound_of(t)


def within(t: Target, value: Fraction) -> bool:
    """Whether a figure satisfies the bound, whichever form that has; a figure on the bound does."""
    if t.between:
        return t.between[0] <= value <= t.between[1]
    return value >= bound_in_force(t) if "at_least" in t.raw else value <= bound_in_force(t)


# --- what was reported ----------------------------------------------------------------------------------


def total(reports: list[Report]) -> Fraction:
    """4 "A later `value` of the same day supersedes an earlier one", "An `add` dated before a later
    `value` is contained in that `value`", "`add` and `value` together assert the total: … the value
    stands"."""
    # Choice: within one day the order of file and line decides whether an add is contained or comes on top.
    standing = Fraction(0)
    for each in reports:
        standing = each.value if each.value is not None else standing + (each.add or 0)
    return standing


def total_until(t: Target, day: dt.date) -> Fraction:
    return total([r for r in t.told if r.date <= day])


def added_in(t: Target, period: Period) -> Fraction:
    return total_until(t, period[1]) - total_until(t, period[0] - DAY)


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


def needs_figure(t: Target) -> bool:
    """5.3 "where a figure is due: count, level, rate; a milestone whose checkpoints have values or whose pace
    is even"."""
    of_milestone = bool(t.checkpoints) or t.raw.get("pace") == "even"
    return t.kind in ("count", "level", "rate") or (t.kind == "milestone" and of_milestone)


def lacks_figure(t: Target) -> bool:
    """5.4 "Without a figure is a scored target without entry, or with words only where a figure is due"."""
    return not t.told if needs_figure(t) else not t.reports


# --- the figure that is judged --------------------------------------------------------------------------


@kept
def closing_day(t: Target) -> dt.date | None:
    """5.3 the day whose figure "closes the target: figures of later days stand in the trail and judge
    nothing"."""
    if t.kind == "level" and has_goal(t):
        return _day_at_goal(t)
    if t.kind == "count" and is_limit(t):
        return _day_of_total(t)
    final = final_figure(t)
    return final.date if final else None


def _day_at_goal(t: Target) -> dt.date | None:
    """5.3 "A level that stands at its goal at the end of due, or of a later day, is met, and later figures
    judge nothing"."""
    for day in [t.due, *(r.date for r in t.told if r.date > t.due)]:
        until = [r.value for r in t.told if r.date <= day]
        if until and t.as_of >= day and until[-1] is not None and within(t, until[-1]):
            return day
    return None


def _day_of_total(t: Target) -> dt.date | None:
    """5.3 "A count's limit is judged by its total at the end of due, or lacking any until then by the first
    `value` after it"."""
    if t.as_of < t.due:
        return None
    if any(r.date <= t.due for r in t.told):
        return t.due
    return next((r.date for r in t.told if r.value is not None), None)


def final_figure(t: Target) -> Report | None:
    """5.3 "A *final* figure, of a rate or a limit, is that of the first day from due to the end of its grace
    that has one; else, once late, the last before due in the month (week, where reports are weekly) that
    holds due; else that of the first day after"."""
    if t.kind not in ("level", "rate") or not is_bounded(t) or (t.kind == "level" and has_goal(t)):
        return None
    end = t.due + t.grace * DAY
    first = period_holding(t.due, "week" if t.reporting_every == "week" else "month", 1)[0]
    in_grace = [r for r in t.told if t.due <= r.date <= end]
    before = [r for r in t.told if first <= r.date < t.due]
    after = [r for r in t.told if r.date > end]
    if in_grace or not is_late(t):
        return _last_of_first_day(in_grace)
    return before[-1] if before else _last_of_first_day(after)


def _last_of_first_day(reports: list[Report]) -> Report | None:
    """4 "A later `value` of the same day supersedes an earlier one"."""
    return [r for r in reports if r.date == reports[0].date][-1] if reports else None


def has_final_figure(t: Target) -> bool:
    """5.3 of a count's limit: "once late, by a total with an entry in that month or later", "words count as an
    entry"; of a level or rate as above."""
    if t.kind != "count":
        return final_figure(t) is not None
    first = period_holding(t.due, "week" if t.reporting_every == "week" else "month", 1)[0]
    return is_late(t) and standing(t) is not None and any(r.date >= first for r in t.reports)


def judged_figures(t: Target) -> list[Report]:
    """5.3 "`value`, completion and gap are of the figure judged"."""
    # Choice: additions alone, all after due, tell a count's limit nothing.
    closed = closing_day(t)
    if t.kind == "count" and is_limit(t) and t.as_of >= t.due and not any(r.date <= t.due for r in t.told):
        return [r for r in t.told if r.date == closed and r.value is not None]
    return [r for r in t.told if closed is None or r.date <= closed]


@kept
def standing(t: Target) -> Fraction | None:
    """The figure that is judged, None when unknown; 6.1 "a recurring target's `value` is its sum, "0" by words
    alone, null without an entry"; 5.1 of a milestone "0 by words alone"."""
    found = judged_figures(t)
    if t.kind == "duty" or not (t.reports if t.kind in ("milestone", "recurring") else found):
        return None
    if t.kind == "milestone":
        return per_cent(found)
    return total(found) if t.kind in ("count", "recurring") else found[-1].value


def day_judged(t: Target) -> dt.date:
    """5.2 "the latest of: the end of the last reporting period (or the due date) on or before the date of the
    target's last figure; the end of the last reporting period whose grace days are over; once late, due;
    never after due. Before all of them it is the day before start"; 3.2 "`reporting: never` …; only a figure,
    and due once late, then moves the day judged"."""
    # Choice: a figure that judges nothing does not move it.
    days, ends = [t.start - DAY], [last for _, last in reporting_periods(t)]
    if judged_figures(t):
        days += [day for day in (t.due, *ends) if day <= judged_figures(t)[-1].date]
    if not t.never:
        days += [last for last in ends if t.as_of > last + t.grace * DAY]
    if is_late(t):
        days.append(t.due)
    return min(t.due, max(days))


# --- completion -----------------------------------------------------------------------------------------


def has_completion(t: Target) -> bool:
    """5.1 "None for `rate`, `duty` and limits"."""
    return t.kind in ("recurring", "milestone") or (t.kind in ("count", "level") and has_goal(t))


def share_of(t: Target, value: Fraction) -> Fraction:
    """5.1 "v ÷ bound; with a baseline b: (v − b) ÷ (bound − b), which also serves a reduction"."""
    base = t.figure("baseline") or Fraction(0)
    return (value - base) / (bound_of(t) - base)


def value_at(t: Target, share: Fraction) -> Fraction:
    """The figure in units at which that share is reached."""
    base = t.figure("baseline") or Fraction(0)
    return base + share * (bound_of(t) - base)


def lack(t: Target, wanted: Fraction, value: Fraction) -> Fraction:
    """How many units lack to a goal."""
    return max(Fraction(0), wanted - value if "at_least" in t.raw else value - wanted)


@kept
def completion(t: Target) -> Fraction | None:
    """5.1 "never below 0"; of a recurring target "periods met ÷ periods of the window, null without any
    entry"."""
    value = standing(t)
    if value is None or not has_completion(t):
        return None
    if t.kind == "recurring":
        asked = asked_periods(t)
        return Fraction(sum(is_period_met(t, each) for each in asked), len(asked))
    return max(Fraction(0), share_of(t, value))


def is_period_met(t: Target, period: Period) -> bool:
    """3.1 "`at_least` per period (default 1)"; 5.3 "met in time; later extras do not repair it": what
    counts is what is dated in the period."""
    inside = [r for r in t.told if period[0] <= r.date <= period[1]]
    return total(inside) >= (t.figure("at_least") or 1)


def late_periods(t: Target) -> list[Period]:
    return [each for each in asked_periods(t) if is_day_late(t, each[1])] if t.kind == "recurring" else []


def missed_periods(t: Target) -> list[Period]:
    """5.3 "a period missed (late, and not met in time; later extras do not repair it)"."""
    return [each for each in late_periods(t) if not is_period_met(t, each)]
