"""Calendar periods and positions in months, found by stepping through days."""

import calendar
import datetime as dt
from fractions import Fraction
from functools import cache

EVERY = ("week", "month", "quarter", "half", "year")
DAY = dt.timedelta(days=1)

Period = tuple[dt.date, dt.date]


def _name(day: dt.date, every: str) -> tuple[int, int]:
    """5.1 "periods are calendar ones (weeks from Monday)": two days of one period have one name."""
    if every == "week":
        return day.isocalendar()[:2]
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[every]
    return day.year, (day.month - 1) // months


@cache
def period_holding(day: dt.date, every: str) -> Period:
    """5.1 "periods are calendar ones (weeks from Monday)"."""
    first = last = day
    while _name(first - DAY, every) == _name(day, every):
        first -= DAY
    while _name(last + DAY, every) == _name(day, every):
        last += DAY
    return first, last


def periods_from_to(first: dt.date, last: dt.date, every: str) -> list[Period]:
    """5.2 "Reporting periods run from the one that holds the target's start to the one that holds the
    plan's end"."""
    found = [period_holding(first, every)]
    while found[-1][1] < last:
        found.append(period_holding(found[-1][1] + DAY, every))
    return found


def asked_periods(start: dt.date, due: dt.date, every: str) -> list[Period]:
    """5.1 "one cut by start or due is not asked for; where none is whole, start to due is the one period"."""
    whole = [(a, b) for a, b in periods_from_to(start, due, every) if start <= a and b <= due]
    return whole or [(start, due)]


def position(day: dt.date) -> Fraction:
    """5.2 "the position of a day d is `12·year + month + d ÷ days in that month`"."""
    return 12 * day.year + day.month + Fraction(day.day, calendar.monthrange(day.year, day.month)[1])


def linear(day: dt.date, start: dt.date, due: dt.date) -> Fraction:
    """5.2 "expected = (position of the day judged − position of the day before start) ÷ (position of due −
    position of the day before start), between 0 and 1"."""
    zero = position(start - DAY)
    return min(Fraction(1), max(Fraction(0), (position(day) - zero) / (position(due) - zero)))
