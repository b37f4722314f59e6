"""Each line of the table of states, by the smallest plan and log that it applies to."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from workplan.core.calendar import Every, Span, period_of
from workplan.core.figures import printed_points
from workplan.core.plan import (
    Checkpoint,
    Hold,
    Kind,
    MonthGoal,
    Plan,
    ProfilePoint,
    Reporting,
    Rule,
    Shape,
    Target,
    Thresholds,
)
from workplan.core.status import status_of
from workplan.core.verdict import TABLE, Cause, Light, State, Verdict

from .plans import entries, entry, plan, target


def verdict(subject: Target, as_of: str, *reports: str, of: Plan | None = None) -> Verdict:
    """The verdict on a target as of a day of 2022 (or a full date)."""
    day = date.fromisoformat(as_of if len(as_of) > 5 else f"2022-{as_of}")
    return status_of(of or plan(subject), "plan.yaml", entries(subject.id, *reports), day).of_target(
        subject.id
    )


def said(found: Verdict) -> tuple[State, Cause]:
    return found.state, found.cause


COUNT = target("count", at_least=52)
CAP = target("cap", at_most=10)
LEVEL = target("level", Kind.LEVEL, at_least=50)
LIMIT = target("limit", Kind.LEVEL, at_most=732)
KEPT = target("kept", Kind.LEVEL, at_least=90, keep=True)
RATE = target("rate", Kind.RATE, at_least=15)
MONTHLY = target("monthly", Kind.RECURRING, every=Every.MONTH)
QUARTERLY = target("quarterly", Kind.RECURRING, every=Every.QUARTER)
MILESTONE = target("milestone", Kind.MILESTONE)
POINT = (Checkpoint(date(2022, 3, 31), Decimal(40)),)
BRIDGE = target("bridge", Kind.MILESTONE, checkpoints=POINT)
HALL = target("hall", Kind.MILESTONE, pace=Shape.END, checkpoints=POINT)
TENDER, OPENING = (
    Checkpoint(date(2022, 3, 31), None, "tender"),
    Checkpoint(date(2022, 6, 30), None, "opening"),
)
STAGED = target("staged", Kind.MILESTONE, checkpoints=(TENDER, OPENING))
TWINS = target("twins", Kind.MILESTONE, checkpoints=(Checkpoint(OPENING.by, None, "works"), OPENING))
STEPPED = target("stepped", Kind.RATE, at_least=8, checkpoints=(Checkpoint(date(2022, 6, 30), Decimal(5)),))
FALLING = target("falling", Kind.RATE, at_most=3, checkpoints=(Checkpoint(date(2022, 6, 30), Decimal(5)),))
AUGUST = MonthGoal(period_of(date(2022, 8, 1), Every.MONTH), Decimal(10))
SEPTEMBER = MonthGoal(period_of(date(2022, 9, 1), Every.MONTH), Decimal(2))
BY_MONTH = target("by-month", at_least=52, monthly=(AUGUST, SEPTEMBER))
SPRING = target("spring", at_least=52, window=Span(date(2022, 3, 1), date(2022, 5, 31)))
DUTY = target("duty", Kind.DUTY)
SILENT = target("silent", at_least=52, reporting=Reporting(Every.MONTH, 5, never=True))


@pytest.mark.parametrize(
    ("subject", "as_of", "reports", "state", "cause"),
    [
        # breached: a count at any time, others with the final figure; a level that is to be kept, too
        (CAP, "06-30", ["05-31 +11"], State.BREACHED, Cause.ABOVE_LIMIT),
        (LIMIT, "12-31", ["12-31 =733"], State.BREACHED, Cause.FINAL_OUTSIDE),
        (KEPT, "12-31", ["12-31 =89"], State.BREACHED, Cause.FINAL_OUTSIDE),
        # met: goals on any day, recurring as soon as every period is, rates and limits with the final figure
        (COUNT, "06-30", ["05-31 =52"], State.MET, Cause.GOAL_REACHED),
        (LEVEL, "06-30", ["05-31 =50"], State.MET, Cause.GOAL_REACHED),
        (MILESTONE, "06-30", ["05-31 done"], State.MET, Cause.DONE),
        (QUARTERLY, "10-02", ["02-01 +1", "05-01 +1", "08-01 +1", "10-01 +1"], State.MET, Cause.EVERY_PERIOD_MET),
        (RATE, "12-31", ["12-31 =15"], State.MET, Cause.FINAL_KEPT),
        (KEPT, "12-31", ["12-31 =90"], State.MET, Cause.FINAL_KEPT),
        (CAP, "2023-01-06", ["03-31 +4", "12-01 words"], State.MET, Cause.COUNT_KEPT),
        # the final figure: the first day of the grace that has one, else the last of December, else the first after
        (RATE, "2023-02-01", ["12-30 =14", "2023-01-05 =15", "2023-01-06 =9"], State.MET, Cause.FINAL_KEPT),
        (RATE, "2023-02-01", ["11-30 =14", "12-01 =15", "2023-01-06 =9"], State.MET, Cause.FINAL_KEPT),
        (RATE, "2023-02-01", ["11-30 =14", "2023-01-06 =15", "2023-01-20 =9"], State.MET, Cause.FINAL_KEPT),
        # a limited total is judged by the end of due, lacking any until then by the first value after it
        (CAP, "2023-01-06", ["12-31 +10", "2023-01-01 +1"], State.MET, Cause.COUNT_KEPT),
        (CAP, "2023-02-01", ["2023-01-20 +3", "2023-01-21 =9", "2023-01-22 +9"], State.MET, Cause.COUNT_KEPT),
        # a level that stands at its goal at the end of due, or later, is met for good; a count never closes
        (LEVEL, "2023-02-01", ["12-31 =50", "2023-01-20 =49"], State.MET, Cause.GOAL_REACHED),
        (COUNT, "2023-02-01", ["12-31 =52", "2023-01-20 =49"], State.OVERDUE, Cause.LATE),
        # overdue: only when late
        (LEVEL, "2023-01-05", ["12-31 =49"], State.DUE_SOON, Cause.DUE_SOON),
        (LEVEL, "2023-01-06", ["12-31 =49"], State.OVERDUE, Cause.LATE),
        (COUNT, "2023-01-06", [], State.OVERDUE, Cause.LATE),
        (LIMIT, "2023-01-06", [], State.OVERDUE, Cause.LATE),
        # at risk
        (COUNT, "10-31", ["09-30 +5"], State.AT_RISK, Cause.PACE_RED),
        (COUNT, "12-10", ["11-30 +41"], State.AT_RISK, Cause.PACE_DUE_SOON),
        (RATE, "06-30", ["05-31 =9.9"], State.AT_RISK, Cause.RATE_RED),
        (target("low", Kind.RATE, at_least=2), "06-30", ["05-31 =-0.1"], State.AT_RISK, Cause.RATE_NEGATIVE),
        (MONTHLY, "03-06", [], State.AT_RISK, Cause.TWO_PERIODS_MISSED),
        (HALL, "12-06", ["11-30 =30"], State.AT_RISK, Cause.CHECKPOINT_DUE_SOON),
        # behind
        (BRIDGE, "04-06", ["03-31 =39"], State.BEHIND, Cause.CHECKPOINT_MISSED),
        (BRIDGE, "04-06", [], State.BEHIND, Cause.CHECKPOINT_MISSED),
        (COUNT, "06-30", ["06-30 +18"], State.BEHIND, Cause.PACE_YELLOW),
        (RATE, "06-30", ["05-31 =14.9"], State.BEHIND, Cause.BELOW_RATE),
        (MONTHLY, "03-06", ["01-15 +0", "02-15 +1"], State.BEHIND, Cause.PERIOD_MISSED),
        (LEVEL, "06-30", ["02-28 =50", "05-31 =49"], State.BEHIND, Cause.FELL_BACK),
        (LEVEL, "06-30", ["05-11 =50", "05-12 =49"], State.IN_PROGRESS, Cause.AT_THE_END),
        # stages: reached by name, a later one with those before it
        (STAGED, "04-06", ["03-31 words"], State.BEHIND, Cause.CHECKPOINT_MISSED),
        (STAGED, "07-06", ["03-31 reached tender"], State.BEHIND, Cause.CHECKPOINT_MISSED),
        (STAGED, "07-06", ["06-30 reached opening"], State.IN_PROGRESS, Cause.AT_THE_END),
        (TWINS, "07-06", ["06-30 reached works"], State.BEHIND, Cause.CHECKPOINT_MISSED),
        (TWINS, "07-06", ["06-30 reached opening"], State.IN_PROGRESS, Cause.AT_THE_END),
        # a rate is held to its checkpoint until that day, then to its own bound
        (STEPPED, "07-05", ["05-31 =5"], State.ON_TRACK, Cause.ON_PACE),
        (STEPPED, "07-31", ["07-31 =5"], State.BEHIND, Cause.BELOW_RATE),
        (FALLING, "07-05", ["05-31 =5"], State.ON_TRACK, Cause.ON_PACE),
        (FALLING, "07-31", ["07-31 =5"], State.OUTSIDE, Cause.OUTSIDE_LIMIT),
        # a month's goal decides in place of even pace, and is missed until later months make up for it
        (BY_MONTH, "08-31", ["07-31 +25", "08-31 +10"], State.ON_TRACK, Cause.ON_PACE),
        (BY_MONTH, "08-31", ["07-31 +25", "08-31 +4"], State.BEHIND, Cause.PACE_YELLOW),
        (BY_MONTH, "09-30", ["07-31 +35", "08-31 +9", "09-30 +2"], State.BEHIND, Cause.CHECKPOINT_MISSED),
        (BY_MONTH, "09-30", ["07-31 +35", "08-31 +9", "09-30 +3"], State.ON_TRACK, Cause.ON_PACE),
        (BY_MONTH, "08-31", ["07-31 +5", "08-31 +10"], State.AT_RISK, Cause.PACE_RED),
        # outside
        (LIMIT, "06-30", ["05-31 =733"], State.OUTSIDE, Cause.OUTSIDE_LIMIT),
        (KEPT, "06-30", ["05-31 =89"], State.OUTSIDE, Cause.OUTSIDE_LIMIT),
        # due soon: at most a third of the window
        (MILESTONE, "12-01", ["11-30 =50"], State.DUE_SOON, Cause.DUE_SOON),
        (SPRING, "04-30", ["04-30 words"], State.NO_FIGURE, Cause.WORDS_ONLY),
        (SPRING, "05-01", ["04-30 words"], State.DUE_SOON, Cause.DUE_SOON),
        (target("June", window=Span(date(2022, 6, 1), date(2022, 6, 30)), at_least=52), "06-19", ["06-10 words"],
         State.NO_FIGURE, Cause.WORDS_ONLY),
        (target("June", window=Span(date(2022, 6, 1), date(2022, 6, 30)), at_least=52), "06-20", ["06-10 words"],
         State.DUE_SOON, Cause.DUE_SOON),
        # no report due yet, words where a figure is due, nothing, or lately nothing, or no final figure
        (COUNT, "02-05", [], State.NOT_DUE, Cause.NO_REPORT_DUE),
        (COUNT, "02-06", [], State.NO_DATA, Cause.NO_ENTRY),
        (SILENT, "06-30", [], State.NOT_DUE, Cause.NO_REPORT_DUE),
        (COUNT, "06-30", ["05-31 words"], State.NO_FIGURE, Cause.WORDS_ONLY),
        (BRIDGE, "03-31", ["02-28 words"], State.NO_FIGURE, Cause.WORDS_ONLY),
        (DUTY, "02-05", [], State.NOT_DUE, Cause.NO_REPORT_DUE),
        (DUTY, "04-06", ["02-28 words"], State.NO_DATA, Cause.NO_ENTRY),
        (RATE, "2023-01-06", ["11-30 =16"], State.NO_DATA, Cause.NOT_FINAL),
        (CAP, "2023-01-06", ["11-30 +4"], State.NO_DATA, Cause.NOT_FINAL),
        # in progress
        (MILESTONE, "06-30", ["05-31 words"], State.IN_PROGRESS, Cause.AT_THE_END),
        # on track
        (BRIDGE, "04-05", ["03-31 =39"], State.ON_TRACK, Cause.ON_PACE),
        (DUTY, "04-06", ["03-31 words"], State.ON_TRACK, Cause.ON_PACE),
    ],
)  # fmt: skip
def test_the_first_clause_decides(
    subject: Target, as_of: str, reports: list[str], state: State, cause: Cause
) -> None:
    assert said(verdict(subject, as_of, *reports)) == (state, cause)


@pytest.mark.parametrize(
    ("reports", "state", "own_light"),
    [
        (["05-31 =52 yellow"], State.BEHIND, True),
        (["05-31 =52 red"], State.AT_RISK, True),
        (["05-31 =52 green"], State.MET, False),
        (["05-30 =52 red", "05-31 =53"], State.AT_RISK, True),  # a correction of the same month ends nothing
        (["05-30 =52 red", "06-01 =53"], State.MET, False),
        (["05-30 =52 red", "06-01 words"], State.AT_RISK, True),
        (["05-30 =52 red", "05-31 words green"], State.MET, False),
        (["06-30 =18 yellow"], State.BEHIND, False),  # behind by the figures
        (["06-30 =18 red"], State.AT_RISK, True),
    ],
)
def test_a_reporters_own_light_lowers_until_another_or_a_later_figure(
    reports: list[str], state: State, own_light: bool
) -> None:
    found = verdict(COUNT, "06-30", *reports)
    assert (found.state, found.rests_on_own_light) == (state, own_light)


def test_an_own_light_after_what_closed_the_target_only_ends_the_one_before() -> None:
    assert verdict(RATE, "2023-02-01", "12-31 =15 red").state is State.AT_RISK
    assert verdict(RATE, "2023-02-01", "12-31 =15 red", "2023-01-10 words yellow").state is State.MET


def test_by_the_rule_of_ratios_a_gap_under_five_points_is_on_pace() -> None:
    limits = Thresholds(Rule.RATIO, Decimal(90), Decimal(70), Decimal(5))
    of = plan(COUNT, thresholds=limits)
    assert verdict(COUNT, "02-05", "01-31 +2", of=of).state is State.ON_TRACK  # 3.8 of 8.3 %
    assert verdict(COUNT, "02-28", "02-28 +5", of=of).state is State.AT_RISK  # 9.6 of 16.7 %


@pytest.mark.parametrize(
    ("subject", "as_of", "reports", "missing"),
    [
        (COUNT, "06-30", ["06-30 +18"], "8"),  # to the pace, 26
        (BRIDGE, "04-06", ["03-31 =39"], None),
        (BY_MONTH, "09-30", ["07-31 +38", "08-31 +5", "09-30 +2"], "5"),
        (target("exact", at_least=13), "2023-01-02", ["12-30 =9.6"], "3.4"),
        (target("rough", at_least=Decimal("13.00")), "06-30", ["06-30 =4"], "2.50"),
        (LEVEL, "06-30", ["02-28 =50", "05-31 =49"], "1"),
        (STEPPED, "05-31", ["05-31 =4.9"], "0.1"),
        (LIMIT, "06-30", ["05-31 =733"], None),
        (COUNT, "06-30", [], None),
        (LEVEL, "06-30", ["05-31 =30"], "0"),
    ],
)
def test_what_is_missing_by_now(subject: Target, as_of: str, reports: list[str], missing: str | None) -> None:
    found = verdict(subject, as_of, *reports).missing
    assert found == (None if missing is None else Fraction(missing))


def test_a_printed_gap_is_that_of_the_printed_shares() -> None:
    found = verdict(target("count", at_least=Decimal("33.3")), "04-30", "04-30 =7.06").facts
    assert (points(found.completion), points(found.expected), found.gap) == (
        "21.2",
        "33.3",
        Fraction("-12.1"),
    )
    almost = verdict(target("count", at_least=10000), "12-31", "12-31 =9999").facts
    assert (points(almost.completion), almost.gap) == ("99.9", Fraction("-0.1"))


def points(share: Fraction | None) -> str:
    assert share is not None
    return str(printed_points(share))


def test_a_profile_bends_even_pace() -> None:
    profile = (ProfilePoint(date(2022, 6, 30), Decimal(60)),)
    found = verdict(target("count", at_least=52, profile=profile), "03-31", "03-31 +1").facts
    assert found.expected == Fraction(3, 10)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"hold": Hold.CANCELLED}, State.CANCELLED),
        ({"hold": Hold.SUSPENDED}, State.SUSPENDED),
        ({"window": Span(date(2022, 8, 1), date(2022, 12, 31))}, State.NOT_STARTED),
    ],
)
def test_the_plan_itself_gives_a_state(fields: dict[str, Any], state: State) -> None:
    found = verdict(target("held", at_least=52, **fields), "06-30")
    assert (found.state, found.light, found.unreported) == (state, Light.GREY, None)


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.LEVEL, Kind.RATE])
def test_a_figure_without_a_bound_is_shown_and_not_judged(kind: Kind) -> None:
    found = verdict(target("open", kind), "06-30", "05-31 =7")
    assert (*said(found), found.facts.value, found.facts.gap) == (
        State.NO_TARGET, Cause.NO_BOUND, Fraction(7), None,
    )  # fmt: skip


def test_what_was_met_after_it_was_late_is_known_to_be_late() -> None:
    late = [entry("milestone", "2023-01-20", "done")]
    found = status_of(plan(MILESTONE), "p", late, date(2023, 1, 31)).of_target("milestone")
    assert (found.state, found.is_met_late) == (State.MET, True)
    assert not verdict(MILESTONE, "12-31", "12-31 done").is_met_late
    assert not verdict(COUNT, "12-31", "11-30 =52", "12-01 -1", "12-02 +1").is_met_late
    assert not verdict(MONTHLY, "12-31").is_met_late


def test_every_state_is_asked_for() -> None:
    assert {*dict(TABLE), State.ON_TRACK} == {*State}
