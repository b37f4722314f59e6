"""Checks that depend on several entries or revisions, where a folder of broken files would hide the point."""

from datetime import date

import pytest

from workplan.core.calendar import Span
from workplan.core.check_log import LogContext, check_log
from workplan.core.check_plan import PlanContext, check_plan
from workplan.core.log import Entry, logs_of
from workplan.core.plan import DueChange, Kind, Plan, Revision
from workplan.core.problems import Address

from .plans import entry, plan, target

TODAY = date(2022, 12, 31)


def found_in_log(of: Plan, *entries: Entry) -> list[tuple[str, int | str]]:
    """The code and the index of each problem of some entries."""
    problems = check_log(LogContext(logs_of(of, entries), TODAY))
    return [(p.code, p.at.path[0]) for p in problems if isinstance(p.at, Address)]


def found_in_plan(of: Plan) -> list[str]:
    return [problem.code for problem in check_plan(PlanContext(of, "plan.yaml"))]


@pytest.mark.parametrize(
    ("said", "codes"), [("=100", []), ("=101", ["out-of-range"]), ("=-1", ["out-of-range"])]
)
def test_a_milestone_stands_between_nothing_and_done(said: str, codes: list[str]) -> None:
    hall = plan(target("hall", Kind.MILESTONE))
    assert [code for code, _ in found_in_log(hall, entry("hall", "2022-06-30", said))] == codes


def test_a_total_is_compared_with_what_stood_before_its_day() -> None:
    counted = plan(target("lifts", at_least=5))
    right = entry("lifts", "2022-06-30", "+2", value=3, item=1)
    wrong = entry("lifts", "2022-06-30", "+1", value=3, item=2)
    first = entry("lifts", "2022-05-31", "+1", item=0)
    assert found_in_log(counted, first, right) == []
    assert found_in_log(counted, wrong, first) == [("total-mismatch", 2)]


def test_a_later_value_of_the_same_day_is_a_warning_only_when_it_differs() -> None:
    firms = plan(target("firms", Kind.LEVEL, at_least=5))
    reports = [
        entry("firms", "2022-06-30", said, item=i, id=f"e{i}") for i, said in enumerate(("=3", "=3", "=4"))
    ]
    assert found_in_log(firms, *reports) == [("value-superseded", 1)]


def test_an_id_counts_once_in_one_file_and_twice_in_two() -> None:
    lifts = plan(target("lifts", at_least=5))
    one = entry("lifts", "2022-06-30", "+1", id="x", item=0)
    assert found_in_log(lifts, one, one._replace(item=1)) == [("entry-repeated", 1)]
    assert found_in_log(lifts, one, one._replace(item=1, words=', note: "more"')) == [("id-conflict", 1)]
    assert found_in_log(lifts, one, one._replace(item=1, file="other.yaml")) == []


def test_entries_of_a_target_that_could_not_be_read_whole_are_not_held_against_it() -> None:
    vague = plan(target("lifts", Kind.DUTY))
    context = LogContext(
        logs_of(vague, [entry("lifts", "2022-06-30", "+1")]), TODAY, vague=frozenset({"lifts"})
    )
    assert check_log(context) == ()
    lost = LogContext(
        logs_of(vague, [entry("lfits", "2022-06-30"), entry("wrk", "2022-06-30", is_task=True)]),
        TODAY,
        lost=frozenset({"tasks", "targets"}),
    )
    assert check_log(lost) == ()


def extended(due: str, *moves: tuple[str, str, str]) -> Plan:
    """A target due on a day, with revisions (recorded, from, to)."""
    day = date.fromisoformat
    revisions = tuple(
        Revision(day(on), "why", targets=("hall",), due=DueChange(day(a), day(b))) for on, a, b in moves
    )
    window = Span(date(2022, 1, 1), day(due))
    return plan(
        target("hall", Kind.MILESTONE, window=window), target("other", Kind.DUTY), revisions=revisions
    )


@pytest.mark.parametrize(
    ("of", "codes"),
    [
        (extended("2022-06-30"), []),
        (extended("2022-09-30", ("2022-05-01", "2022-06-30", "2022-09-30")), []),
        (extended("2022-11-30", ("2022-08-01", "2022-09-30", "2022-11-30"), ("2022-05-01", "2022-06-30", "2022-09-30")), []),
        (
            extended(
                "2022-11-30",
                ("2022-05-01", "2022-06-30", "2022-08-31"),
                ("2022-08-01", "2022-09-30", "2022-11-30"),
            ),
            ["due-chain-broken"],
        ),
        (extended("2022-10-31", ("2022-05-01", "2022-06-30", "2022-09-30")), ["due-chain-broken"]),
        (extended("2022-09-30", ("2022-07-01", "2022-06-30", "2022-09-30")), ["due-moved-late"]),
    ],
)  # fmt: skip
def test_extensions_lead_from_the_first_due_date_to_the_one_of_today(of: Plan, codes: list[str]) -> None:
    assert found_in_plan(of) == codes


def test_an_extension_without_targets_says_nothing_of_whose() -> None:
    revision = Revision(date(2022, 5, 1), "why", due=DueChange(date(2022, 6, 30), date(2022, 9, 30)))
    assert found_in_plan(plan(target("hall", Kind.DUTY), revisions=(revision,))) == ["missing-key"]
