"""Days, calendar periods, and the position of a day as offices count it: in months."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

FIRST_YEAR = 1900
LAST_YEAR = 2999
_DAY = timedelta(days=1)
_MONTHS = 12
_WRITTEN_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_WRITTEN_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)


class Every(StrEnum):
    """The length of a calendar period, shortest first."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months the period has; 0 for a week."""
        return {"week": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@lru_cache(maxsize=4096)  # a log has thousands of entries, of a few hundred days
def parse_day(text: str) -> date | None:
    """The day that `text` writes as YYYY-MM-DD, or None when there is no such day."""
    match = _WRITTEN_DAY.fullmatch(text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def parse_last_day(text: str) -> date | None:
    """As `parse_day`, and a month such as `2022-06` means its last day."""
    match = _WRITTEN_MONTH.fullmatch(text)
    if match is None:
        return parse_day(text)
    first = _day(int(match[1]), int(match[2]), 1)
    return last_of_month(first) if first else None


def _day(year: int, month: int, day: int) -> date | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= _MONTHS and 1 <= day <= _length(year, month)):
        return None
    return date(year, month, day)


def _length(year: int, month: int) -> int:
    """The days of a month; the library's `calendar` would load all that it knows of locales for it."""
    after = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (after - date(year, month, 1)).days


def day_before(day: date) -> date:
    """The day before `day`."""
    return day - _DAY


def day_after(day: date) -> date:
    """The day after `day`."""
    return day + _DAY


def last_of_month(day: date) -> date:
    """The last day of the month that holds `day`."""
    return day.replace(day=_length(day.year, day.month))


def period_of(day: date, every: Every) -> Span:
    """The calendar period of length `every` that holds `day`; weeks begin on Monday."""
    if every is Every.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6))
    first = (day.month - 1) // every.months * every.months + 1
    start = date(day.year, first, 1)
    return Span(start, last_of_month(date(day.year, first + every.months - 1, 1)))


@lru_cache(maxsize=1024)  # thousands of targets ask for the same few
def periods(every: Every, first: date, last: date) -> tuple[Span, ...]:
    """The calendar periods from the one that holds `first` to the one that holds `last`."""
    found = [period_of(first, every)]
    while found[-1].end < last:
        found.append(period_of(day_after(found[-1].end), every))
    return tuple(period for period in found if period.start <= last)


def position(day: date) -> Fraction:
    """Where `day` ends on the line of months: 12 · year + month + day ÷ days in that month."""
    return 12 * day.year + day.month + Fraction(day.day, _length(day.year, day.month))


def elapsed(span: Span, day: date) -> Fraction:
    """The share of `span` that is over at the end of `day`, by months, between 0 and 1."""
    begin = position(day_before(span.start))
    return max(Fraction(0), min(Fraction(1), (position(day) - begin) / (position(span.end) - begin)))
