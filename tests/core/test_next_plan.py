"""Periods and titles that move on; random plans are followed in tests/oracle/test_next_plans.py."""

from datetime import date

import pytest

from workplan.core.calendar import Span
from workplan.core.next_plan import Move, next_move, titled


def span(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-12-31")),
        (("2022-04-01", "2023-03-31"), ("2023-04-01", "2024-03-31")),
        (("2022-02-10", "2023-02-09"), ("2023-02-10", "2024-02-09")),
        (("2022-01-01", "2022-06-30"), ("2022-07-01", "2022-12-31")),
        (("2022-01-01", "2022-03-31"), ("2022-04-01", "2022-06-30")),
        (("2019-01-01", "2023-12-31"), ("2024-01-01", "2028-12-31")),
        (("2022-03-15", "2022-12-31"), ("2023-03-15", "2023-12-31")),  # not whole months: a year on
        (("2021-03-15", "2022-12-31"), ("2023-03-15", "2024-12-31")),
        (("2022-05-16", "2022-06-02"), ("2023-05-16", "2023-06-02")),
    ],
)
def test_the_period_that_follows_is_as_long(old: tuple[str, str], new: tuple[str, str]) -> None:
    move = next_move(span(*old))
    assert (move.new, move.is_onward) == (span(*new), True)


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        ("2022-02-28", 12, "2023-02-28"),
        ("2023-02-28", 12, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2022-06-30", 1, "2022-07-31"),
        ("2022-08-30", 6, "2023-02-28"),
        ("2022-12-15", 1, "2023-01-15"),
    ],
)
def test_the_last_day_of_a_month_stays_the_last(day: str, months: int, moved: str) -> None:
    move = Move(span("2022-01-01", "2022-12-31"), months)
    assert move.day(date.fromisoformat(day)) == date.fromisoformat(moved)


@pytest.mark.parametrize(
    ("old", "title", "moved"),
    [
        (("2022-01-01", "2022-12-31"), "街道2022年工作要点", "街道2023年工作要点"),
        (("2022-01-01", "2022-12-31"), "Plan 2022, after that of 2021", "Plan 2023, after that of 2021"),
        (("2022-01-01", "2022-12-31"), "No. 120221, 2022-2022", "No. 120221, 2023-2023"),
        (("2022-04-01", "2023-03-31"), "Plan 2022/23", "Plan 2023/24"),
        (("2022-04-01", "2023-03-31"), "Plan 2022-2023", "Plan 2023-2024"),
        (("1998-04-01", "1999-03-31"), "Plan 1998–99", "Plan 1999–00"),
        (("2019-01-01", "2023-12-31"), "Strategy 2019-2023", "Strategy 2024-2028"),
        (("2022-01-01", "2022-12-31"), "As of 2022-06", "As of 2023-06"),
        (("2022-01-01", "2022-06-30"), "2022年上半年", "2022年上半年"),
    ],
)
def test_the_years_of_a_title_move_with_the_period(old: tuple[str, str], title: str, moved: str) -> None:
    assert titled(title, next_move(span(*old))) == moved
