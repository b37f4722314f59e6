"""The forecast: figures computed by hand, and the range by a second way that shares no code with it."""

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest

from workplan.core.calendar import Every, Span
from workplan.core.forecast import (
    LEVEL,
    Forecast,
    Outlook,
    Point,
    Record,
    Why,
    forecast_of,
    forecasts_of,
    reach_at,
    record_of,
    walks_of,
)
from workplan.core.plan import Checkpoint, Hold, Kind, Reporting, Shape, Target
from workplan.core.status import Status, status_of

from .plans import entries, plan, target

LIFTS = target("lifts", at_least=52)
CASES = target("cases", Kind.LEVEL, at_most=40, baseline=120)
BRIDGE = target("bridge", Kind.MILESTONE)
SIX = ("01-31 +3", "02-28 +1", "03-31 +4", "04-30 +2", "05-31 +5", "06-30 +3")


def status(subject: Target, as_of: str, *reports: str) -> Status:
    day = date.fromisoformat(f"2022-{as_of}")
    return status_of(plan(subject), "plan.yaml", entries(subject.id, *reports), day)


def forecast(subject: Target, as_of: str, *reports: str) -> Forecast:
    return forecast_of(status(subject, as_of, *reports).of_target(subject.id))


def reached(found: Forecast) -> tuple[str, ...]:
    """At due, the least and the most."""
    assert found.reach is not None
    return tuple(map(str, found.reach))


def test_eighteen_lifts_in_six_months_are_thirty_six_in_twelve() -> None:
    # Off the drift of 3 by 0, -2, 1, -1, 2, 0: 10 ÷ 5 = 2. √(2 × 6 × (1 + 6 ÷ 6)) = 4.899, × 1.476 = 7.23.
    found = forecast(LIFTS, "07-03", *SIX)
    assert reached(found) == ("36", "29", "43")
    assert (found.figures, found.outlook, found.why) == (6, Outlook.UNLIKELY, None)
    assert found.walk is not None
    assert tuple(map(float, (found.walk.drift, found.walk.scatter, found.walk.freedom))) == (3, 2, 5)
    assert found.need == (Fraction(34, 6), Fraction(34, 18))


def test_a_step_of_three_months_weighs_as_three_of_one() -> None:
    # 6 in three months, 4 in one, 2 in two: drift 2. 0² ÷ 3 + 2² ÷ 1 + 2² ÷ 2 = 6, ÷ 2 = 3.
    # √(3 × 6 × (1 + 6 ÷ 6)) = 6, × 1.886 = 11.316.
    found = forecast(LIFTS, "06-30", "03-31 +6", "04-30 +4", "06-30 +2")
    assert reached(found) == ("24", "13", "35")


def test_a_level_that_is_to_fall_needs_a_negative_pace() -> None:
    # From 120 by -8, -8, -2: drift -6, 4 + 4 + 16 = 24, ÷ 2 = 12. √(12 × 9 × (1 + 9 ÷ 3)) = 20.785, × 1.886 = 39.2.
    found = forecast(CASES, "03-31", "01-31 =112", "02-28 =104", "03-31 =102")
    assert reached(found) == ("48", "9", "87")
    assert found.outlook is Outlook.OPEN
    assert found.need == (Fraction(-62, 9), Fraction(62, 54))


def test_a_milestone_in_per_cent_is_all_done_at_most() -> None:
    found = forecast(BRIDGE, "03-31", "01-31 =30", "02-28 =50", "03-31 =90")
    assert (reached(found), found.outlook) == (("100", "100", "100"), Outlook.LIKELY)


def test_a_count_that_never_fell_is_not_foretold_to_fall_and_one_that_fell_not_below_nothing() -> None:
    # 9 + 9 + 36 = 54, ÷ 2 = 27; √(27 × 9 × (1 + 9 ÷ 3)) = 31.18, × 1.886 = 58.8.
    assert reached(forecast(LIFTS, "03-31", "01-31 +0", "02-28 +0", "03-31 +9")) == ("36", "9", "95")
    # 1 + 36 + 25 = 62, ÷ 2 = 31; √(31 × 36) = 33.41, × 1.886 = 63.0.
    assert reached(forecast(LIFTS, "03-31", "01-31 +2", "02-28 +9", "03-31 -2")) == ("36", "0", "99")


def test_a_level_that_was_below_nothing_may_be_so_again() -> None:
    saldo = target("saldo", Kind.LEVEL, at_least=9, baseline=-9)
    assert reached(forecast(saldo, "03-31", "01-31 =-8", "02-28 =-8", "03-31 =-6")) == ("3", "-8", "14")


def test_figures_have_the_decimals_of_the_goal_or_of_the_reports() -> None:
    roads = target("roads", at_least="12.5")
    assert reached(forecast(roads, "03-31", "01-31 +1", "02-28 +1", "03-31 +1")) == ("12.0", "12.0", "12.0")
    # Off the drift of 7 ÷ 6 by 1, -2 and 1 twelfths: 6 ÷ 144, ÷ 2; √(3 ÷ 144 × 36) = 0.866, × 1.886 = 1.633.
    found = forecast(LIFTS, "03-31", "01-31 +1.25", "02-28 +1", "03-31 +1.25")
    assert reached(found) == ("14.00", "12.37", "15.63")


def test_what_does_not_move_towards_its_goal_has_no_times() -> None:
    found = forecast(LIFTS, "03-31", "01-31 +0", "02-28 +0", "03-31 +0")
    assert (reached(found), found.need) == (("0", "0", "0"), (Fraction(52, 9), None))


def test_what_is_needed_counts_from_the_day_judged_and_goes_on_from_the_last_figure() -> None:
    found = forecast(LIFTS, "10-06", *SIX)
    assert found.need == (Fraction(34, 3), Fraction(34, 9))
    assert reached(found) == ("36", "29", "43")


def test_of_one_period_the_last_figure_counts_and_of_two_close_by_the_later() -> None:
    often = ("01-10 +1", "01-31 +2", "02-28 +1", "03-15 +4", "03-31 +0", "04-02 +2", "05-31 +5", "06-30 +3")
    assert forecast(LIFTS, "06-30", *often).figures == 5
    assert reached(forecast(LIFTS, "06-30", *often))[0] == "36"


def test_a_first_figure_in_the_first_days_is_where_the_course_begins() -> None:
    found = forecast(LIFTS, "03-31", "01-02 =10", "02-28 +1", "03-31 +1")
    assert found.figures == 3
    assert found.walk is not None
    assert (int(found.walk.first.value), found.walk.freedom) == (10, 1)


def test_what_was_reported_before_the_start_is_where_the_course_begins() -> None:
    late = target("late", at_least=52, window=Span(date(2022, 4, 1), date(2022, 12, 31)))
    found = forecast(late, "06-30", "03-10 +4", "04-30 +2", "05-31 +2", "06-30 +2")
    assert found.walk is not None
    assert (int(found.walk.first.value), int(found.walk.drift)) == (4, 2)
    assert reached(found) == ("22", "22", "22")


@pytest.mark.parametrize(
    ("subject", "as_of", "reports", "why"),
    [
        (target("growth", Kind.RATE, at_least=5), "06-30", (), Why.KIND),
        (target("talks", Kind.RECURRING, every=Every.MONTH), "06-30", (), Why.KIND),
        (target("care", Kind.DUTY), "06-30", (), Why.KIND),
        (target("limit", at_most=9), "06-30", SIX, Why.LIMIT),
        (target("open"), "06-30", SIX, Why.NO_GOAL),
        (target("level", Kind.LEVEL, at_least=50), "06-30", (), Why.NO_BASELINE),
        (target("kiosks", at_least=2), "06-30", (), Why.AT_END),
        (target("hall", Kind.MILESTONE, pace=Shape.END), "06-30", (), Why.AT_END),
        (target("held", at_least=52, hold=Hold.SUSPENDED), "06-30", SIX, Why.HELD),
        (target("next", at_least=52, window=Span(date(2022, 9, 1), date(2022, 12, 31))), "06-30", (), Why.NOT_STARTED),
        (LIFTS, "06-30", ("05-31 =52",), Why.MET),
        (target("june", at_least=52, window=Span(date(2022, 1, 1), date(2022, 6, 30))), "06-30", SIX, Why.OVER),
        (LIFTS, "06-30", SIX[:2], Why.FEW),
        (LIFTS, "06-30", (), Why.FEW),
        (BRIDGE, "06-30", ("03-31 words", "04-30 words", "05-31 words"), Why.FEW),
    ],
)  # fmt: skip
def test_what_has_no_forecast_says_why(
    subject: Target, as_of: str, reports: tuple[str, ...], why: Why
) -> None:
    found = forecast(subject, as_of, *reports)
    assert (found.why, found.reach, found.walk, found.need, found.outlook) == (why, None, None, None, None)


def test_checkpoints_with_values_do_not_bend_a_forecast() -> None:
    points = (Checkpoint(date(2022, 6, 30), Decimal(10)),)
    bent = target("bent", at_least=52, checkpoints=points)
    assert forecast(bent, "06-30", *SIX).reach == forecast(LIFTS, "06-30", *SIX).reach


@pytest.mark.parametrize(
    ("reports", "record"),
    [
        (SIX[:3], Record(0, 0)),
        (("01-31 +2", "02-28 +2", "03-31 +2", "04-30 +2"), Record(1, 1)),
        (("01-31 +2", "02-28 +2", "03-31 +2", "04-30 +3"), Record(0, 1)),
        # From March 8 and 10 were foretold, without scatter. From April 9 + 9 ÷ 4 = 11.25; its scatter is
        # 4 + 4 + 4 + 9 − 81 ÷ 4 = 0.75, ÷ 3; √(0.25 × (1 + 1 ÷ 4)) × 1.638 = 0.92: from 10 to 12, and it was 11.
        (("01-31 +2", "02-28 +2", "03-31 +2", "04-30 +3", "05-31 +2"), Record(1, 3)),
        # Met in April: what was reported after that was not asked for any more.
        (("01-31 +2", "02-28 +2", "03-31 +2", "04-30 =52", "05-31 +0"), Record(0, 2)),
    ],
)  # fmt: skip
def test_each_earlier_reporting_day_is_held_against_each_later_report(
    reports: tuple[str, ...], record: Record
) -> None:
    assert forecast(LIFTS, "06-30", *reports).record == record


def test_records_add_up_over_a_status() -> None:
    found = forecasts_of(status(LIFTS, "06-30", *SIX))
    assert [*found] == ["lifts"]
    assert record_of([*found.values(), *found.values()]) == Record(12, 12)


# The second way: by the textbook, in floating point, step by step; its quantiles by integration.


def _density(x: float, freedom: int) -> float:
    gammas = math.gamma((freedom + 1) / 2) / math.gamma(freedom / 2)
    return gammas / math.sqrt(freedom * math.pi) / math.pow(1 + x * x / freedom, (freedom + 1) / 2)


def _below(x: float, freedom: int, steps: int = 400) -> float:
    """The probability below `x`, by Simpson's rule from 0."""
    width = x / steps
    weights = (1 if i in (0, steps) else 4 if i % 2 else 2 for i in range(steps + 1))
    return 0.5 + width / 3 * sum(w * _density(i * width, freedom) for i, w in enumerate(weights))


def _quantile(freedom: int) -> float:
    low, high = 0.0, 10.0
    while high - low > 1e-7:
        middle = (low + high) / 2
        low, high = (middle, high) if _below(middle, freedom) < (1 + LEVEL / 100) / 2 else (low, middle)
    return low


def _interval(points: list[tuple[float, float]], time: float, quantile: float) -> tuple[float, float, float]:
    months = [b[0] - a[0] for a, b in pairwise(points)]
    steps = [b[1] - a[1] for a, b in pairwise(points)]
    drift = sum(steps) / sum(months)
    residuals = [(step - drift * month) / math.sqrt(month) for step, month in zip(steps, months, strict=True)]
    sigma = math.sqrt(sum(r * r for r in residuals) / (len(steps) - 1))
    ahead = time - points[-1][0]
    # Hyndman and Athanasopoulos: σ √(h (1 + h ÷ (T − 1))), where T − 1 is how many steps there are.
    half = quantile * sigma * math.sqrt(ahead * (1 + ahead / sum(months)))
    middle = points[-1][1] + drift * ahead
    return middle, middle - half, middle + half


def _walk_of(*values: int) -> list[Point]:
    return [Point(Fraction(at), Fraction(value)) for at, value in enumerate(values)]


@pytest.mark.parametrize("freedom", range(1, 31))
def test_the_quantiles_are_those_of_students_t(freedom: int) -> None:
    *_, walk = walks_of(_walk_of(*range(freedom + 2)), LIFTS)
    assert walk.freedom == freedom
    assert float(walk.quantile) == pytest.approx(_quantile(freedom), abs=6e-4)


def test_above_thirty_degrees_of_freedom_the_quantile_is_a_little_too_wide() -> None:
    *_, walk = walks_of(_walk_of(*range(60)), LIFTS)
    assert _quantile(58) < float(walk.quantile) < _quantile(58) + 0.02


@pytest.mark.parametrize("seed", range(40))
def test_the_range_is_that_of_a_second_computation(seed: int) -> None:
    rng = Random(seed)
    subject = target("walk", Kind.LEVEL, at_least=10**6, baseline=-(10**6))
    points = [Point(Fraction(0), Fraction(rng.randrange(-500, 500)))]
    for _ in range(rng.randrange(2, 40)):
        step = Fraction(rng.randrange(10, 200), 62)
        points.append(Point(points[-1].at + step, points[-1].value + rng.randrange(-300, 301)))
    points[0] = points[0]._replace(value=Fraction(-500))  # below nothing, so that no floor is put in
    time = points[-1].at + Fraction(rng.randrange(1, 600), 62)
    *_, walk = walks_of(points, subject)
    expected = _interval(
        [(float(at), float(value)) for at, value in points], float(time), float(walk.quantile)
    )
    reach = reach_at(walk, subject, time, 6)
    assert [float(each) for each in reach] == pytest.approx(expected, rel=1e-9, abs=1e-5)


def test_weekly_reports_count_each() -> None:
    weekly = target("weekly", at_least=52, reporting=Reporting(Every.WEEK, 2))
    days = ("01-09", "01-16", "01-23", "01-30", "02-06")
    assert forecast(weekly, "02-06", *(f"{day} +1" for day in days)).figures == 5
