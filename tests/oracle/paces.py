"""What is expected on the day judged, by even pace, by months and at the end (docs/verdicts.md, Pace)."""

import datetime as dt
from fractions import Fraction

from .figures import bound_of, day_judged, has_completion, share_of, total_until
from .periods import DAY, Period, linear, period_holding, position
from .reading import Target

Point = tuple[dt.date, Fraction]


def has_pace(t: Target) -> bool:
    """3.1 "where there is a completion other than recurring"; 5.2 "Limits and rates have no pace"."""
    return has_completion(t) and t.kind != "recurring"


def pace(t: Target) -> str:
    """5.2 "It is the default where half of the thing cannot be had: a milestone without checkpoints that have
    values, a level without baseline, a count with a whole bound under 5. `pace: even` overrides it"; 3.1
    `monthly` "makes its count even"."""
    if "pace" in t.raw:
        return str(t.raw["pace"])
    if t.kind == "milestone":
        return "even" if t.checkpoints else "end"
    if t.kind == "level":
        return "even" if "baseline" in t.raw else "end"
    is_small = bound_of(t) < 5 and bound_of(t).denominator == 1
    return "end" if is_small and not t.monthly else "even"


def judged_on(t: Target) -> dt.date | None:
    """6.1 "`judged_on` is null without pace"."""
    return day_judged(t) if has_pace(t) else None


def expected_by_pace(t: Target) -> Fraction | None:
    """What even pace or end pace expects, whatever was asked for in single months."""
    day = judged_on(t)
    if day is None:
        return None
    return _even(t, day) if pace(t) == "even" else _at_end(t, day)


def _even(t: Target, day: dt.date) -> Fraction:
    """5.2 "Even pace is linear in months from start to due"; "Checkpoints make it piecewise linear through
    their points; so does a `profile`"; from due on everything is expected."""
    inner = [(c.by, share_of(t, c.asked)) for c in t.checkpoints] or t.profile
    if not inner or day >= t.due:
        return linear(day, t.start, t.due)
    points: list[Point] = [(t.start - DAY, Fraction(0)), *inner, (t.due, Fraction(1))]
    earlier = [p for p in points if p[0] <= day]
    (before, low), (after, high) = earlier[-1], points[len(earlier)]
    way = (position(day) - position(before)) / (position(after) - position(before))
    return _clipped(low + way * (high - low))


def _at_end(t: Target, day: dt.date) -> Fraction | None:
    """5.2 "nothing is expected (null …) before the first checkpoint, then the last checkpoint passed,
    and 100 % from due on"."""
    if day >= t.due:
        return Fraction(1)
    passed = [share_of(t, c.asked) for c in t.checkpoints if c.by <= day]
    return passed[-1] if passed else None


def expected_by_month(t: Target) -> Fraction | None:
    """5.2 "In a month that has a monthly goal, expected is (the total at the end of the month before + that
    goal × the share of the month that has passed) ÷ bound …; from due on 100 % is expected"."""
    # Choice: as even pace, between 0 and 1.
    day = judged_on(t)
    if day is None or day >= t.due:
        return None
    month = _month(day)
    if month not in t.monthly:
        return None
    passed = Fraction(day.day, month[1].day)
    return _clipped((total_until(t, month[0] - DAY) + t.monthly[month] * passed) / bound_of(t))


def lack_of_month(t: Target, month: Period) -> Fraction:
    """5.2 "a month whose goal was not added is a missed checkpoint until later months have added that much
    beyond their own goals": the least that lacked at the end of it, or of any month since."""
    lacking, least = Fraction(0), []
    while month[0] <= t.as_of:
        asked = t.monthly.get(month, Fraction(0))
        lacking += asked - (total_until(t, month[1]) - total_until(t, month[0] - DAY))
        least.append(lacking)
        month = _month(month[1] + DAY)
    return max(Fraction(0), min(least))


def _month(day: dt.date) -> Period:
    return period_holding(day, "month", 1)


def _clipped(share: Fraction) -> Fraction:
    return min(Fraction(1), max(Fraction(0), share))
