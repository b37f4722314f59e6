"""The day judged, what is expected on it, and the gap (docs/verdicts.md)."""

import datetime as dt
from fractions import Fraction

from .figures import bound_of, completion, figures, has_completion, is_bounded, reached, standing
from .periods import DAY, Period, linear, periods_from_to, position
from .reading import Target


def has_pace(t: Target) -> bool:
    """3.1 "where there is a completion other than recurring"; 5.2 "Limits and rates have no pace"."""
    return has_completion(t) and t.kind != "recurring"


def pace(t: Target) -> str:
    """5.2 "It is the default where half of the thing cannot be had: a milestone without checkpoints, a
    level without baseline, a count with a whole bound under 5 whose figures so far are whole. `pace:
    even` overrides it"."""
    if "pace" in t.raw:
        return str(t.raw["pace"])
    if t.kind == "milestone":
        return "even" if t.checkpoints else "end"
    if t.kind == "level":
        return "even" if "baseline" in t.raw else "end"
    # Choice: the figures as reported (each add and value up to the day, superseded ones too), not the totals.
    told = [bound_of(t), *(x for r in figures(t) for x in (r.add, r.value) if x is not None)]
    return "end" if bound_of(t) < 5 and all(x.denominator == 1 for x in told) else "even"


def reporting_periods(t: Target) -> list[Period]:
    """5.2 "Reporting periods run from the one that holds the target's start to the one that holds the
    plan's end"."""
    return periods_from_to(t.start, t.plan_end, t.every)


def periods_over(t: Target) -> list[Period]:
    """5.2 "the last reporting period whose grace days are over": over is the day after the last grace
    day."""
    return [each for each in reporting_periods(t) if t.as_of > each[1] + t.grace * DAY]


def judged_on(t: Target) -> dt.date | None:
    """5.2 "the later of: the end of the last reporting period (or the due date) on or before the date
    of the target's last figure, and the end of the last reporting period whose grace days are over;
    before both, the day before start"; "`reporting: never` … only a figure moves its day judged"."""
    # Choice: words of a milestone are no figure here; the day may lie beyond due (expected stays at 1).
    if not has_pace(t):
        return None
    days = [t.start - DAY]
    if figures(t):
        marks = [t.due, *(last for _, last in reporting_periods(t))]
        days += [day for day in marks if day <= figures(t)[-1].date]
    if not t.never:
        days += [last for _, last in periods_over(t)]
    return max(days)


def expected(t: Target) -> Fraction | None:
    """5.2 even and end pace; null without a pace."""
    day = judged_on(t)
    if day is None:
        return None
    return expected_even(t, day) if pace(t) == "even" else expected_at_end(t, day)


def expected_even(t: Target, day: dt.date) -> Fraction:
    """5.2 "Even pace is linear in months from start to due"; "Checkpoints make it piecewise linear
    through their points"."""
    if not t.checkpoints or day >= t.due:
        return linear(day, t.start, t.due)
    points = [
        (t.start - DAY, Fraction(0)),
        *((c.by, reached(t, c.value)) for c in t.checkpoints),
        (t.due, Fraction(1)),
    ]
    earlier = [p for p in points if p[0] <= day]
    (before, low), (after, high) = earlier[-1], points[len(earlier)]
    way = (position(day) - position(before)) / (position(after) - position(before))
    return min(Fraction(1), max(Fraction(0), low + way * (high - low)))


def expected_at_end(t: Target, day: dt.date) -> Fraction | None:
    """5.2 "nothing is expected (null …) before the first checkpoint, then the last checkpoint passed,
    and 100 % from due on"."""
    if day >= t.due:
        return Fraction(1)
    passed = [reached(t, c.value) for c in t.checkpoints if c.by <= day]
    return passed[-1] if passed else None


def gap_points(t: Target) -> Fraction | None:
    """5.2 "The gap is completion − expected, in percentage points. For a `rate` it is, on every day,
    value − bound (`at_most`: bound − value; `between`: minus the distance outside it)"."""
    if t.kind == "rate":
        return _rate_gap(t)
    done, due = completion(t), expected(t)
    return None if done is None or due is None else (done - due) * 100


def _rate_gap(t: Target) -> Fraction | None:
    value = standing(t)
    if value is None or not is_bounded(t):
        return None
    if t.between:
        return -max(Fraction(0), t.between[0] - value, value - t.between[1])
    return value - bound_of(t) if "at_least" in t.raw else bound_of(t) - value
