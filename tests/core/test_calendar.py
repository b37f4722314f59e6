from datetime import date
from fractions import Fraction

import pytest

from workplan.core.calendar import (
    Every,
    Period,
    Span,
    elapsed,
    parse_day,
    parse_last_day,
    period_of,
    periods,
    position,
)

YEAR = Span(date(2022, 1, 1), date(2022, 12, 31))


def test_a_day_is_written_as_year_month_day() -> None:
    assert parse_day("2022-06-30") == date(2022, 6, 30)


@pytest.mark.parametrize(
    "text",
    ["2022-02-30", "2022-13-01", "2022-6-3", "2022/06/30", "２０２２-06-30", "2022-06-31", "0001-01-01", ""],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text) is None


def test_a_month_means_its_last_day() -> None:
    months = ("2022-06", "2024-02", "2022-13", "2022-06-30")
    assert [parse_last_day(text) for text in months] == [
        date(2022, 6, 30), date(2024, 2, 29), None, date(2022, 6, 30),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("every", "start", "end"),
    [
        (Every.WEEK, date(2022, 5, 16), date(2022, 5, 22)),
        (Every.MONTH, date(2022, 5, 1), date(2022, 5, 31)),
        (Every.QUARTER, date(2022, 4, 1), date(2022, 6, 30)),
        (Every.HALF, date(2022, 1, 1), date(2022, 6, 30)), (Every.YEAR, date(2022, 1, 1), date(2022, 12, 31)),
    ],
)  # fmt: skip
def test_the_calendar_period_that_holds_a_day(every: Every, start: date, end: date) -> None:
    assert period_of(date(2022, 5, 18), every) == Period(start, end)


def test_weeks_begin_on_monday_and_cross_years() -> None:
    assert period_of(date(2022, 1, 1), Every.WEEK) == Period(date(2021, 12, 27), date(2022, 1, 2))


@pytest.mark.parametrize(
    ("day", "every", "first_month", "start", "end"),
    [
        (date(2022, 5, 3), Every.QUARTER, 2, date(2022, 5, 1), date(2022, 7, 31)),
        (date(2023, 1, 3), Every.QUARTER, 2, date(2022, 11, 1), date(2023, 1, 31)),
        (date(2023, 2, 28), Every.HALF, 4, date(2022, 10, 1), date(2023, 3, 31)),
        (date(2022, 3, 31), Every.YEAR, 4, date(2021, 4, 1), date(2022, 3, 31)),
        (date(2022, 3, 31), Every.MONTH, 4, date(2022, 3, 1), date(2022, 3, 31)),
    ],
)
def test_quarters_halves_and_years_are_counted_from_the_first_month(
    day: date, every: Every, first_month: int, start: date, end: date
) -> None:
    assert period_of(day, every, first_month) == Period(start, end, first_month)


def test_periods_run_from_the_one_that_holds_the_first_day_to_the_one_that_holds_the_last() -> None:
    quarters = list(periods(Every.QUARTER, date(2022, 2, 10), date(2022, 7, 1)))
    assert [(span.start.month, span.end.month) for span in quarters] == [(1, 3), (4, 6), (7, 9)]


def test_offices_count_a_year_in_months_whatever_their_length() -> None:
    ends = [date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30), date(2022, 10, 31), date(2022, 12, 31)]
    shares = [elapsed(YEAR, day) for day in ends]
    assert shares == [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(5, 6), 1]


def test_within_a_month_days_count() -> None:
    assert position(date(2022, 2, 14)) - position(date(2022, 1, 31)) == Fraction(1, 2)


def test_before_and_after_the_period_nothing_and_all_of_it_is_over() -> None:
    assert (elapsed(YEAR, date(2021, 5, 1)), elapsed(YEAR, date(2023, 5, 1))) == (Fraction(0), Fraction(1))
