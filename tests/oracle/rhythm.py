"""When a target is reported, what is late, and the day judged (docs/verdicts.md)."""

import datetime as dt
from functools import lru_cache

from .periods import DAY, Period, name_of, period_holding, periods_from_to
from .reading import Target

kept = lru_cache(maxsize=1000)  # of the last targets asked for


@kept
def asked_periods(t: Target) -> list[Period]:
    """5.1 "one cut by start or due, or excused by a revision …, is not asked for; where none is whole,
    start to due is the one period"."""
    found = periods_from_to(t.start, t.due, t.raw["every"], t.first_month)
    whole = [(first, last) for first, last in found if t.start <= first and last <= t.due]
    asked = [each for each in whole if name_of(each, t.first_month) not in t.excused]
    return asked if whole else [(t.start, t.due)]


@kept
def every_of(t: Target) -> str:
    """5.2 "Where no reporting period ends from start to due, months do, also for when a recurring period or a
    checkpoint is late"."""
    # Choice: asked of the joined periods of a recurring target, as those are its reporting periods.
    ends = [last for _, last in _periods(t, t.reporting_every)]
    return t.reporting_every if any(t.start <= last <= t.due for last in ends) else "month"


def reporting_periods(t: Target) -> list[Period]:
    return _periods(t, every_of(t))


@kept
def _periods(t: Target, every: str) -> list[Period]:
    """3.2 "Reporting periods run from the one that holds the target's start to the one that holds its due
    date. A recurring target's reporting periods are those in which one of the periods it is asked for ends,
    each joined with those before it in which none does"."""
    plain = periods_from_to(t.start, t.due, every, t.first_month)
    if t.kind != "recurring":
        return plain
    joined: list[Period] = []
    first, ends = plain[0][0], [last for _, last in asked_periods(t)]
    for begin, last in plain:
        if any(begin <= end <= last for end in ends):
            joined.append((first, last))
            first = last + DAY
    return joined


def further_periods(t: Target) -> list[Period]:
    """3.2 "Only what is overdue and can still be met has further reporting periods after the period that
    holds its due date": those up to the day asked for."""
    last = reporting_periods(t)[-1][1]
    found = periods_from_to(last + DAY, t.as_of, every_of(t), t.first_month) if t.as_of > last else []
    return [each for each in found if each[0] <= t.as_of]


def is_over(t: Target, period: Period) -> bool:
    """5.2 "reporting period whose grace days are over": over is the day after the last grace day."""
    return t.as_of > period[1] + t.grace * DAY


def is_late(t: Target) -> bool:
    """5.3 "*Late* is after due plus the grace days"."""
    return t.as_of > t.due + t.grace * DAY


def is_day_late(t: Target, day: dt.date) -> bool:
    """5.3 "a recurring period or a checkpoint is late when the grace of the reporting period that holds its
    last day is over"."""
    return any(first <= day <= last and is_over(t, (first, last)) for first, last in reporting_periods(t))


def is_due_soon(t: Target) -> bool:
    """5.3 "*Due soon* is from `due_soon` days before due (at most a third of the days from start to due, both
    counted), and stays so"."""
    left, all_days = (t.due - t.as_of).days, (t.due - t.start).days + 1
    return left <= t.due_soon and 3 * left <= all_days


def has_report_due(t: Target) -> bool:
    """5.3 "no report has been due"."""
    # Choice: a report has been due once its grace is over, and never where none is asked for.
    return not t.never and is_over(t, reporting_periods(t)[0])


def end_of_rhythm(t: Target, day: dt.date) -> dt.date:
    """5.3 "a later period of its reporting rhythm": the last day of the period that holds the day."""
    # Choice: before the first one and after the last one the plain ones go on.
    held = [last for first, last in reporting_periods(t) if first <= day <= last]
    return held[0] if held else period_holding(day, every_of(t), t.first_month)[1]
