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


@dataclass(frozen=True, slots=True, order=True)
class Period(Span):
    """A week, month, quarter, half or year, or several in a row; quarters are counted from `first_month`."""

    first_month: int = 1

    @property
    def every(self) -> Every | None:
        """What it is one of; None where it is several, or is cut."""
        one_of = {each: period_of(self.start, each, self.first_month) for each in Every}
        ours = self.start, self.end
        return next((each for each, its in one_of.items() if (its.start, its.end) == ours), None)

    @property
    def name(self) -> str:
        """What it is called, the same in every language.

        `2022-W05`, `2022-06`, `2022-Q2`, `2022-H1` or `2022`; where quarters are not counted from January, or
        it is several periods, by its first and last month or week (`2022-04/2022-06`); else by its days.
        """
        every, year, month = self.every, self.start.year, self.start.month
        if every in (Every.WEEK, Every.MONTH) or (every is not None and self.first_month == 1):
            names = {Every.QUARTER: f"{year}-Q{month // 3 + 1}", Every.HALF: f"{year}-H{month // 6 + 1}"}
            names |= {Every.WEEK: _week(self.start), Every.MONTH: _month(self.start), Every.YEAR: f"{year}"}
            return names[every]
        if self.start.day == 1 and self.end == last_of_month(self.end):
            return f"{_month(self.start)}/{_month(self.end)}"
        if self.start.weekday() == 0 and day_after(self.end).weekday() == 0:
            return f"{_week(self.start)}/{_week(self.end)}"
        return f"{self.start}/{self.end}"


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


@lru_cache(maxsize=4096)  # a log has thousands of entries, of a few hundred days
def parse_day(text: str) -> date | None:
    """The day that `text` writes as YYYY-MM-DD, or None when there is no such day."""
    match = _WRITTEN_DAY.fullmatch(text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def parse_month(text: str) -> date | None:
    """The last day of the month that `text` writes as YYYY-MM, or None when there is no such month."""
    match = _WRITTEN_MONTH.fullmatch(text)
    first = _day(int(match[1]), int(match[2]), 1) if match else None
    return last_of_month(first) if first else None


def parse_last_day(text: str) -> date | None:
    """As `parse_day`, and a month such as `2022-06` means its last day."""
    return parse_month(text) or parse_day(text)


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


def period_of(day: date, every: Every, first_month: int = 1) -> Period:
    """The period of length `every` that holds `day`.

    Weeks begin on Monday; quarters, halves and years are counted from `first_month` (1 to 12).
    """
    if every is Every.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    start = _first_of(day.year, day.month - (day.month - first_month) % every.months)
    return Period(start, last_of_month(_first_of(start.year, start.month + every.months - 1)), first_month)


def _first_of(year: int, month: int) -> date:
    """The first day of a month, counted from January of `year`: 0 is December of the year before."""
    return date(year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1, 1)


@lru_cache(maxsize=1024)  # thousands of targets ask for the same few
def periods(every: Every, first: date, last: date, first_month: int = 1) -> tuple[Period, ...]:
    """The periods from the one that holds `first` to the one that holds `last`."""
    found = [period_of(first, every, first_month)]
    while found[-1].end < last:
        found.append(period_of(day_after(found[-1].end), every, first_month))
    return tuple(period for period in found if period.start <= last)


def position(day: date) -> Fraction:
    """Where `day` ends on the line of months: 12 · year + month + day ÷ days in that month."""
    return 12 * day.year + day.month + Fraction(day.day, _length(day.year, day.month))


def elapsed(span: Span, day: date) -> Fraction:
    """The share of `span` that is over at the end of `day`, by months, between 0 and 1."""
    begin = position(day_before(span.start))
    return max(Fraction(0), min(Fraction(1), (position(day) - begin) / (position(span.end) - begin)))
