"""The periods that a target is reported in, and those that a recurring one is asked for."""

from datetime import date

import pytest

from workplan.core.calendar import Every, Span
from workplan.core.periods import schedule_of
from workplan.core.plan import Kind, Reporting, Revision, Target

from .plans import YEAR, plan, target


def days(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end))


def reports(subject: Target, *revisions: Revision) -> list[str]:
    """The names of its reporting periods."""
    return [period.name for period in schedule_of(plan(subject, revisions=revisions), subject).reports]


def every(often: Every, window: Span = YEAR, *, asked: Every | None = None, first_month: int = 1) -> Target:
    """A target that is reported so often, and asked for so often where it recurs."""
    kind = Kind.COUNT if asked is None else Kind.RECURRING
    rhythm = {"window": window, "reporting": Reporting(often, 5), "every": asked, "first_month": first_month}
    return target("talks", kind, **rhythm)


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        (every(Every.MONTH, days("2022-03-15", "2022-05-20")), ["2022-03", "2022-04", "2022-05"]),
        (every(Every.HALF, days("2022-04-01", "2023-03-31"), first_month=4),
         ["2022-04/2022-09", "2022-10/2023-03"]),
        (every(Every.QUARTER, days("2022-02-01", "2023-01-31"), first_month=2),
         ["2022-02/2022-04", "2022-05/2022-07", "2022-08/2022-10", "2022-11/2023-01"]),
        # no year and no quarter ends from start to due: months do
        (every(Every.YEAR, days("2022-03-15", "2022-05-20")), ["2022-03", "2022-04", "2022-05"]),
        # the months of a quarterly one are joined; those after its last quarter are nobody's
        (every(Every.MONTH, days("2022-01-01", "2022-11-15"), asked=Every.QUARTER),
         ["2022-Q1", "2022-Q2", "2022-Q3"]),
        (every(Every.MONTH, days("2022-02-01", "2022-09-30"), asked=Every.QUARTER), ["2022-02/2022-06", "2022-Q3"]),
        (every(Every.HALF, asked=Every.MONTH), ["2022-H1", "2022-H2"]),
        (every(Every.QUARTER, asked=Every.HALF), ["2022-H1", "2022-H2"]),
        (every(Every.WEEK, days("2022-01-01", "2022-02-28"), asked=Every.MONTH),
         ["2021-W52/2022-W05", "2022-W06/2022-W09"]),
        # none is whole: from start to due is the one period
        (every(Every.MONTH, days("2022-02-10", "2022-03-20"), asked=Every.QUARTER), ["2022-02/2022-03"]),
    ],
)  # fmt: skip
def test_reporting_periods_run_from_start_to_due(subject: Target, names: list[str]) -> None:
    assert reports(subject) == names


def test_what_a_revision_excuses_is_not_asked_for() -> None:
    quarterly = every(Every.MONTH, asked=Every.QUARTER)
    strike = Revision(date(2022, 3, 1), "strike", targets=("talks",), excused=("2022-Q1",))
    flood = Revision(date(2022, 7, 1), "flood", excused=("2022-Q2",))
    assert reports(quarterly, strike, flood) == ["2022-01/2022-09", "2022-Q4"]
    other = Revision(date(2022, 3, 1), "strike", targets=("others",), excused=("2022-Q1",))
    assert reports(quarterly, other) == ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"]


def test_after_due_the_periods_go_on_for_what_can_still_be_met() -> None:
    schedule = schedule_of(plan(), every(Every.QUARTER))
    assert [period.name for period in schedule.extended_to(date(2023, 4, 1)).reports[-2:]] == [
        "2023-Q1",
        "2023-Q2",
    ]
    assert schedule.extended_to(date(2022, 12, 31)) is schedule
    assert schedule.current(date(2022, 6, 29)).name == "2022-Q1"
    assert schedule.current(date(2022, 6, 30)).name == "2022-Q2"
    assert schedule.current(date(2022, 1, 1)).name == "2022-Q1"
