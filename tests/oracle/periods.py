"""Calendar periods and positions in months, found by stepping through days."""

import calendar
import datetime as dt
from fractions import Fraction
from functools import cache

EVERY = ("week", "month", "quarter", "half", "year")
DAY = dt.timedelta(days=1)

Period = tuple[dt.date, dt.date]


def _mark(day: dt.date, every: str, first_month: int) -> tuple[int, int]:
    """3.2 "A month and a week (from Monday) are the calendar's. A quarter, half and year are 3, 6 and 12
    months, counted from the first month of the plan's period": two days of one period have one mark."""
    if every == "week":
        return day.isocalendar()[:2]
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[every]
    return (12 * day.year + day.month - first_month) // months, 0


@cache
def period_holding(day: dt.date, every: str, first_month: int) -> Period:
    first = last = day
    while _mark(first - DAY, every, first_month) == _mark(day, every, first_month):
        first -= DAY
    while _mark(last + DAY, every, first_month) == _mark(day, every, first_month):
        last += DAY
    return first, last


@cache
def periods_from_to(first: dt.date, last: dt.date, every: str, first_month: int) -> list[Period]:
    """3.2 "from the one that holds the target's start to the one that holds its due date"."""
    found = [period_holding(first, every, first_month)]
    while found[-1][1] < last:
        found.append(period_holding(found[-1][1] + DAY, every, first_month))
    return found


@cache
def name_of(period: Period, first_month: int) -> str:
    """3.2 "Where the period begins in January they are called `2022-Q2`, `2022-H1`, `2022` …, else by their
    months (`2022-04/2022-06`)"; of joined ones "called by its first and last month, 2022-07/2022-12, or as
    the quarter, half or year that it is"; weeks are `2022-W05` (5.1)."""
    # Choice: joined weeks are called by their first and last week; what is cut, by its days.
    first, last = period
    every = next((each for each in EVERY if period_holding(first, each, first_month) == period), None)
    if every == "month":
        return f"{first:%Y-%m}"
    if every == "week":
        return _week(first)
    if every and first_month == 1:
        place = {"quarter": f"-Q{(first.month + 2) // 3}", "half": f"-H{(first.month + 5) // 6}"}
        return f"{first.year}{place.get(every, '')}"
    if first.day == 1 and (last + DAY).day == 1:
        return f"{first:%Y-%m}/{last:%Y-%m}"
    if first.isoweekday() == 1 and last.isoweekday() == 7:
        return f"{_week(first)}/{_week(last)}"
    return f"{first}/{last}"


def _week(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def position(day: dt.date) -> Fraction:
    """5.2 "the position of a day d is `12·year + month + d ÷ days in that month`"."""
    return 12 * day.year + day.month + Fraction(day.day, calendar.monthrange(day.year, day.month)[1])


@cache
def linear(day: dt.date, start: dt.date, due: dt.date) -> Fraction:
    """5.2 "expected = (position of the day judged − position of the day before start) ÷ (position of due −
    position of the day before start), between 0 and 1"."""
    zero = position(start - DAY)
    return min(Fraction(1), max(Fraction(0), (position(day) - zero) / (position(due) - zero)))
