"""What sums come to where no plan on the disk leads: limits, ranges, what is to be kept, and nothing at all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from workplan.core.calendar import Every, Span
from workplan.core.plan import Kind, Reporting, Rule, Thresholds
from workplan.core.rollup import Aggregate, Body, Indicator, Part, Rollup
from workplan.core.rollup_report import Called, status_in
from workplan.core.rollup_status import Cell, rollup_status
from workplan.core.rollup_sums import Answers, Contained, Lacking, Standing, Sums, sums_problems
from workplan.core.verdict import Cause, State

JULY = date(2022, 7, 10)
NOTHING: dict[str, Any] = dict.fromkeys(Sums._fields) | dict.fromkeys(
    ("used", "targets", "asked", "figures", "unreported", "bounded", "paced", "completions",
     "red", "yellow", "green", "grey", "bodies_asked", "bodies"), 0,
)  # fmt: skip
ROLLUP = Rollup(
    "All", "All", Span(date(2022, 1, 1), date(2022, 12, 31)), "en",
    tuple(Body(name, name, ".", None, None, Decimal(1), None) for name in "pq"), (),
    Reporting(Every.MONTH, 5), Thresholds(Rule.POINTS, Decimal(10), Decimal(30), Decimal(5)), 30,
)  # fmt: skip


def whole(aggregate: str, *sums: dict[str, Any], unit: str | None = None, as_of: date = JULY) -> Cell:
    """What one indicator comes to in all bodies."""
    lists: dict[str, Any] = (
        {"of": (Part("a"),), "to": (Part("b"),)} if aggregate == "ratio" else {"parts": (Part("a"),)}
    )
    indicator = Indicator("x", "X", Aggregate(aggregate), unit, **lists)
    rollup = replace(ROLLUP, indicators=(indicator,))
    totals = [sums_of(each) for each in sums]
    return rollup_status(rollup, "r.yaml", as_of, Answers(totals=totals)).wholes["x"]


def sums_of(given: dict[str, Any]) -> Sums:
    """Sums of counts of which two targets are green, but for what is given."""
    usual = {"indicator": "x", "role": "parts", "body": "", "kind": "count", "unit": "t", "state": "on_track",
             "used": 1, "green": 2}  # fmt: skip
    return Sums(**{**NOTHING, **usual, **given})


def two(value: str | None = "30", **more: Any) -> dict[str, Any]:
    """Two bodies with a figure each."""
    figure = None if value is None else Decimal(value)
    last = date(2022, 6, 30)
    return {"targets": 2, "asked": 2, "figures": 2, "bounded": 2, "bodies": 2, "bodies_asked": 2,
            "value": figure, "reported_on": last, **more}  # fmt: skip


@pytest.mark.parametrize(
    ("sums", "light", "completion"),
    [
        (two("101", direction="at_most", at_most=Decimal(100)), "red", None),
        (two("100", direction="at_most", at_most=Decimal(100)), "green", None),
        (two("70", kind="level", direction="between", at_least=Decimal(60), at_most=Decimal(80)), "green", None),
        (two("90", kind="level", direction="between", at_least=Decimal(60), at_most=Decimal(80)), "yellow", None),
        (two("59", kind="level", direction="keep", at_least=Decimal(60)), "yellow", None),
        (two("70", kind="level", direction="reduce", at_most=Decimal(60), baseline=Decimal(80),
             expected_value=Decimal(70), paced=2), "green", Fraction(1, 2)),
        (two("30", direction="at_least", at_least=Decimal(78), expected_value=Decimal(39), paced=2), "yellow", Fraction(5, 13)),
        (two("3", direction="at_least", at_least=Decimal(78), expected_value=Decimal(39), paced=2), "red", Fraction(1, 26)),
        (two("78", direction="at_least", at_least=Decimal(78)), "green", Fraction(1)),
        (two("30", direction="at_least", at_least=Decimal(52), bounded=1), "grey", None),
        (two("78", direction="at_least", at_least=Decimal(78), unreported=1), "yellow", Fraction(1)),
        (two("78", direction="at_least", at_least=Decimal(78), asked=4), "grey", Fraction(1)),
        (two(None, figures=0, bounded=0, bodies=0, reported_on=None), "grey", None),
    ],
)  # fmt: skip
def test_sums_are_judged_as_one_target_is(
    sums: dict[str, Any], light: str, completion: Fraction | None
) -> None:
    found = whole("sum", sums)
    assert (found.light, found.completion) == (light, completion)


@pytest.mark.parametrize(
    ("of", "to", "unit", "value", "bound"),
    [
        (two("430", direction="at_least", at_least=Decimal(900)), two("480", direction="at_least", at_least=Decimal(1000)), "%",
         Fraction(1075, 12), (Decimal(90), None)),
        (two("430", direction="at_most", at_most=Decimal(900)), two("480", direction="at_least", at_least=Decimal(1000)), None,
         Fraction(1075, 12), (None, Decimal(90))),
        (two("430", unit="yuan", direction="at_least", at_least=Decimal(900)), two("200", direction="at_least", at_least=Decimal(300)), None,
         Fraction(43, 20), (Decimal(3), None)),
        (two("430", direction="at_least", at_least=Decimal(900)), two("480", bounded=1), "%", Fraction(1075, 12), (None, None)),
        (two("430"), two("0"), "%", None, (None, None)),
        (two("430", used=0), two("480", used=0), "%", None, (None, None)),
    ],
)  # fmt: skip
def test_a_ratio_is_of_sums_and_never_a_mean(
    of: Any, to: Any, unit: str | None, value: Any, bound: Any
) -> None:
    found = whole("ratio", {**of, "role": "of"}, {**to, "role": "to"}, unit=unit)
    assert (found.value, found.target.bound.edges) == (value, bound)


@pytest.mark.parametrize(
    ("value", "key", "edge", "light"),
    [
        ("2", "at_least", "66.666666666666", "green"), ("1", "at_most", "33.333333333334", "green"),
        ("2", "at_most", "66.666666666667", "green"), ("2.00001", "at_most", "66.666666666666", "yellow"),
        ("0.99999", "at_least", "33.333333333334", "green"), ("1.5", "at_least", "66.67", "yellow"),
        ("3", "at_least", "66.67", "green"), ("3", "at_most", "66.67", "yellow"),
    ],
)  # fmt: skip
def test_a_ratio_is_held_against_its_very_goal(value: str, key: str, edge: str, light: str) -> None:
    goal = Decimal(1 if edge.startswith("3") else 2)
    of = {**two(value, direction=key, expected_value=goal, paced=2, **{key: goal}), "role": "of"}
    to = two("3", direction="at_least", at_least=Decimal(3), expected_value=Decimal(2), paced=2)
    found = whole("ratio", of, {**to, "role": "to"}, unit="%")
    assert (found.light, found.target.bound.edges[key == "at_most"]) == (light, Decimal(edge))
    assert found.completion == (Fraction(value) / Fraction(goal) if key == "at_least" else None)


def test_a_ratio_that_is_all_but_nothing_has_a_goal() -> None:
    of, to = (two(n, direction="at_least", at_least=Decimal(n)) for n in ("1", "30000"))
    found = whole("ratio", {**of, "role": "of"}, {**to, "role": "to"}, unit="%")
    assert (found.completion, found.light) == (Fraction(1), "green")


def test_a_ratio_of_which_no_body_has_the_one_side_is_not_known() -> None:
    assert whole("ratio", {**two(), "role": "to"}, unit="%").value is None


def test_a_ratio_of_two_units_is_of_the_one_per_the_other() -> None:
    found = whole("ratio", {**two("430", unit="yuan"), "role": "of"}, {**two("2"), "role": "to"})
    assert (found.target.figure_unit, found.value) == ("yuan/t", Fraction(215))


def test_a_figure_that_was_cut_at_its_last_decimal_is_the_simple_one_near_it() -> None:
    assert whole("sum", two("71.052631578947")).figure == Fraction(1350, 19)
    assert whole("sum", two("71.25")).figure == Fraction(285, 4)


def test_after_the_period_a_sum_that_is_not_reached_is_overdue() -> None:
    sums = two("30", direction="at_least", at_least=Decimal(78))
    assert whole("sum", sums, as_of=date(2023, 1, 6)).state == "overdue"


@pytest.mark.parametrize(
    ("sums", "light"),
    [(two("3", red=1, green=1), "red"), (two("3", green=1, grey=1), "green"), (two("3"), "green")],
)
def test_the_worst_light_is_that_of_the_whole(sums: dict[str, Any], light: str) -> None:
    found = whole("worst", sums)
    assert (found.light, found.completion, found.value) == (light, None, None)


@pytest.mark.parametrize(("aggregate", "code"), [("sum", ["part-contained"]), ("worst", [])])
def test_a_part_beside_what_contains_it_would_count_twice(aggregate: str, code: list[str]) -> None:
    indicator = Indicator("x", "X", Aggregate(aggregate), None, (Part("a"), Part("b")))
    rollup = replace(ROLLUP, indicators=(indicator,))
    answers = Answers(contained=[Contained("x", "parts", "p", "a", "b")])
    assert [each.code for each in sums_problems(rollup, "r.yaml", answers, ())] == code


@pytest.mark.parametrize("failed", [(), ("p",)])
def test_of_bodies_that_failed_nobody_says_what_they_lack(failed: tuple[str, ...]) -> None:
    rollup = replace(
        ROLLUP, indicators=(Indicator("x", "X", Aggregate.SUM, None, (Part("a"), Part("b", "p"))),)
    )
    answers = Answers(lacking=[Lacking("x", "parts", "a", None), Lacking("x", "parts", "b", "p")])
    found = sums_problems(rollup, "r.yaml", answers, failed)
    assert len(found) == (0 if failed else 2)


def test_in_a_report_a_recurring_target_is_told_by_the_share_of_its_periods() -> None:
    indicator = Indicator("x", "X", Aggregate.MEAN, None, (Part("a"),))
    half = {
        **two("3", kind="recurring", unit="times", completions=1, completion=Decimal("0.5")),
        "targets": 1,
        "asked": 1,
    }
    cell = sums_of({**half, "figures": 1, "body": "p", "green": 0, "yellow": 1, "state": "behind"})
    answers = Answers(
        cells=[cell], standings=[Standing("p", None, None, "yellow", 1, 1, 1, 0, 0, 0, 1, 0, 0)]
    )
    status = status_in(
        rollup_status(replace(ROLLUP, indicators=(indicator,)), "r.yaml", JULY, answers), Called()
    )
    [verdict] = status.verdicts
    assert (verdict.target.id, verdict.target.kind, verdict.facts.value) == (
        "p:x",
        Kind.MILESTONE,
        Fraction(50),
    )
    assert (verdict.state, verdict.cause) == (State.BEHIND, Cause.ROLLED_UP)
