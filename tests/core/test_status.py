"""What a status knows beside its verdicts."""

from datetime import date

import pytest

from workplan.core.calendar import Span
from workplan.core.plan import DueChange, Revision
from workplan.core.status import status_of

from .plans import entry, owners, plan, target

LIFTS, CARE = target("lifts", unit="lifts", at_least=52), target("care")
REPORTS = (
    entry("lifts", "2022-05-31", "+3", id="a"), entry("lifts", "2022-05-31", "+3", id="a", item=1),
    entry("care", "2022-05-31", "+1", item=2), entry("lifts", "2022-06-30", "+4", item=3),
    entry("lifts", "2022-08-31", "+5", item=4),
)  # fmt: skip


def test_the_entries_of_a_target_are_those_up_to_the_day_even_one_that_counts_once() -> None:
    status = status_of(plan(LIFTS, CARE), "plan.yaml", REPORTS, date(2022, 7, 31))
    trail = status.of_target("lifts").facts.trail
    assert (*trail.entries, *trail.repeated) == (REPORTS[0], REPORTS[3], REPORTS[1])


@pytest.mark.parametrize(
    ("day", "ends_half"),
    [("05-31", False), ("06-01", True), ("06-30", True), ("07-31", True), ("08-01", False)],
)
def test_half_time_is_the_month_that_ends_the_first_half_and_the_one_after(day: str, ends_half: bool) -> None:
    status = status_of(plan(LIFTS), "plan.yaml", (), date.fromisoformat(f"2022-{day}"))
    assert status.is_half_time is ends_half


@pytest.mark.parametrize(
    ("day", "ends_half"), [("02-28", False), ("03-31", True), ("04-30", True), ("05-01", False)]
)
def test_the_first_half_of_an_odd_number_of_months_has_the_middle_one(day: str, ends_half: bool) -> None:
    period = Span(date(2022, 1, 1), date(2022, 5, 31))
    status = status_of(plan(LIFTS, period=period), "plan.yaml", (), date.fromisoformat(f"2022-{day}"))
    assert status.is_half_time is ends_half


@pytest.mark.parametrize(("day", "after"), [("2022-12-31", False), ("2023-01-01", True)])
def test_after_the_period_is_from_the_day_after_its_end(day: str, after: bool) -> None:
    status = status_of(plan(LIFTS), "plan.yaml", (), date.fromisoformat(day))
    assert status.is_after_period is after


def test_under_an_owner_count_its_own_targets_and_those_of_owners_below() -> None:
    people = owners("Ann<Bob", "Bob", "Cid")
    whole = plan(target("a", owners=("Ann",)), target("b", owners=("Cid",)), owners=people)
    status = status_of(whole, "plan.yaml", (), date(2022, 7, 31))
    found = {name: [v.target.id for v in status.of_owner(name).verdicts] for name in people}
    assert found == {"Ann": ["a"], "Bob": ["a"], "Cid": ["b"]}


def test_the_due_date_of_a_target_was_moved_by_the_revisions_that_name_it_now_or_formerly() -> None:
    june, july, august = (date(2022, month, 30) for month in (6, 7, 8))
    moved = target("lifts", formerly=("old",))
    revisions = (
        Revision(june, "rain", targets=("care", "old"), due=DueChange(june, july)),
        Revision(june, "words", targets=("lifts",)),
        Revision(june, "other", targets=("care",), due=DueChange(june, july)),
        Revision(july, "strike", targets=("lifts",), due=DueChange(july, august)),
    )
    found = plan(moved, revisions=revisions).due_changes(moved)
    assert list(found) == [(each, each.due) for each in (revisions[0], revisions[3])]
