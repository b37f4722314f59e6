"""What sums come to where no plan on the disk leads: limits, ranges, what is to be kept, and nothing at all."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from workplan.core.calendar import Every, Span
from workplan.core.plan import Reporting, Rule, Thresholds
from workplan.core.rollup import Aggregate, Body, Indicator, Part, Rollup
from workplan.core.rollup_status import Cell, rollup_status
from workplan.core.rollup_sums import Answers, Sums

JULY = date(2022, 7, 10)
NOTHING: dict[str, Any] = dict.fromkeys(Sums._fields) | dict.fromkeys(
    ("used", "targets", "asked", "figures", "unreported", "bounded", "paced", "completions",
     "red", "yellow", "green", "grey", "bodies_asked", "bodies"), 0,
)  # fmt: skip


def whole(aggregate: str, *sums: dict[str, Any], unit: str | None = None, as_of: date = JULY) -> Cell:
    """What one indicator comes to in all bodies."""
    lists: dict[str, Any] = {"of": (Part("a"),), "to": (Part("b"),)} if aggregate == "ratio" else {"parts": (Part("a"),)}
    indicator = Indicator("x", "X", Aggregate(aggregate), unit, **lists)
    bodies = tuple(Body(name, name, ".", None, None, Decimal(1), None) for name in "pq")
    rollup = Rollup(
        "All", "All", Span(date(2022, 1, 1), date(2022, 12, 31)), "en", bodies, (indicator,),
        Reporting(Every.MONTH, 5), Thresholds(Rule.POINTS, Decimal(10), Decimal(30), Decimal(5)), 30,
    )  # fmt: skip
    totals = [Sums(**{**NOTHING, "indicator": "x", "role": "parts", "body": "", "kind": "count", "unit": "t",
                      "state": "on_track", "used": 1, "green": 2, **each}) for each in sums]  # fmt: skip
    return rollup_status(rollup, "r.yaml", as_of, Answers(totals=totals)).wholes["x"]


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
