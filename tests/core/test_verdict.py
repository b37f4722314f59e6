"""Each line of the table of states, by the smallest plan and log that it applies to."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from workplan.core.calendar import Every, Span
from workplan.core.log import Entry
from workplan.core.plan import Checkpoint, Hold, Kind, Plan, Reporting, Rule, Shape, Target, Thresholds
from workplan.core.status import status_of
from workplan.core.verdict import Cause, Light, State, Verdict

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
FEW = target("few", at_least=2)
CAP = target("cap", at_most=10)
LEVEL = target("level", Kind.LEVEL, at_least=50)
LIMIT = target("limit", Kind.LEVEL, at_most=732)
RANGE = target("range", Kind.LEVEL, between=(12, 15))
REDUCTION = target("reduction", Kind.LEVEL, at_most=80, baseline=100)
RATE = target("rate", Kind.RATE, at_least=15)
RATE_CAP = target("rate-cap", Kind.RATE, at_most=3)
MONTHLY = target("monthly", Kind.RECURRING, every=Every.MONTH)
MILESTONE = target("milestone", Kind.MILESTONE)
DUTY = target("duty", Kind.DUTY)


@pytest.mark.parametrize(
    ("subject", "as_of", "reports", "state", "cause"),
    [
        # met
        (COUNT, "06-30", ["05-31 =52"], State.MET, Cause.GOAL_REACHED),
        (REDUCTION, "06-30", ["05-31 =80"], State.MET, Cause.GOAL_REACHED),
        (MILESTONE, "06-30", ["05-31 done"], State.MET, Cause.DONE),
        (MILESTONE, "06-30", ["05-31 =100"], State.MET, Cause.DONE),
        (RATE, "12-31", ["12-31 =15"], State.MET, Cause.FINAL_KEPT),
        (RATE, "2023-01-06", ["12-01 =15"], State.MET, Cause.FINAL_KEPT),
        (LIMIT, "12-31", ["12-31 =732"], State.MET, Cause.FINAL_KEPT),
        (CAP, "2023-01-06", ["03-31 +4"], State.MET, Cause.COUNT_KEPT),
        # breached
        (CAP, "06-30", ["05-31 +11"], State.BREACHED, Cause.ABOVE_LIMIT),
        (LIMIT, "12-31", ["12-31 =733"], State.BREACHED, Cause.FINAL_OUTSIDE),
        (RANGE, "2023-01-06", ["12-30 =16"], State.BREACHED, Cause.FINAL_OUTSIDE),
        (RATE_CAP, "12-31", ["12-31 =3.1"], State.BREACHED, Cause.FINAL_OUTSIDE),
        # overdue
        (COUNT, "2023-01-06", [], State.OVERDUE, Cause.LATE),
        (LEVEL, "2023-01-01", ["12-31 =49"], State.OVERDUE, Cause.FINAL_SHORT),
        (RATE, "2023-01-01", ["12-31 =14"], State.OVERDUE, Cause.FINAL_SHORT),
        (COUNT, "2023-01-01", ["12-31 =51"], State.OVERDUE, Cause.FINAL_SHORT),
        (MILESTONE, "2023-01-01", ["12-31 =90"], State.OVERDUE, Cause.FINAL_SHORT),
        (LIMIT, "2023-01-06", [], State.OVERDUE, Cause.LATE),
        (LIMIT, "2023-01-06", ["11-30 =740"], State.OVERDUE, Cause.LATE),
        (RATE, "2023-01-06", ["11-30 =14"], State.OVERDUE, Cause.LATE),
        (MONTHLY, "2023-01-06", ["12-15 +1"], State.OVERDUE, Cause.LATE),
        # at risk
        (COUNT, "10-31", ["09-30 +5"], State.AT_RISK, Cause.PACE_RED),
        (COUNT, "12-10", ["11-30 +41"], State.AT_RISK, Cause.PACE_DUE_SOON),
        (RATE, "06-30", ["05-31 =9.9"], State.AT_RISK, Cause.RATE_RED),
        (target("low", Kind.RATE, at_least=2), "06-30", ["05-31 =-0.1"], State.AT_RISK, Cause.RATE_NEGATIVE),
        (MONTHLY, "03-06", [], State.AT_RISK, Cause.TWO_PERIODS_MISSED),
        # behind
        (COUNT, "06-30", ["06-30 +18"], State.BEHIND, Cause.PACE_YELLOW),
        (RATE, "06-30", ["05-31 =14.9"], State.BEHIND, Cause.BELOW_RATE),
        (MONTHLY, "03-06", ["01-15 +0", "02-15 +1"], State.BEHIND, Cause.PERIOD_MISSED),
        (MONTHLY, "03-06", ["02-15 +1", "02-16 +1"], State.BEHIND, Cause.PERIOD_MISSED),
        # outside
        (LIMIT, "06-30", ["05-31 =733"], State.OUTSIDE, Cause.OUTSIDE_LIMIT),
        (RANGE, "06-30", ["05-31 =11"], State.OUTSIDE, Cause.OUTSIDE_LIMIT),
        (RATE_CAP, "06-30", ["05-31 =4"], State.OUTSIDE, Cause.OUTSIDE_LIMIT),
        # due soon
        (MILESTONE, "12-01", ["11-30 =50"], State.DUE_SOON, Cause.DUE_SOON),
        (LEVEL, "12-01", ["11-30 =49"], State.DUE_SOON, Cause.DUE_SOON),
        (COUNT, "2023-01-05", [], State.DUE_SOON, Cause.DUE_SOON),
        # no data
        (COUNT, "06-30", [], State.NO_DATA, Cause.NO_FIGURE),
        (COUNT, "06-30", ["05-31 words"], State.NO_DATA, Cause.WORDS_ONLY),
        (MONTHLY, "01-20", [], State.NO_DATA, Cause.NO_FIGURE),
        (DUTY, "06-30", ["04-30 words"], State.NO_DATA, Cause.NO_FIGURE),
        (DUTY, "01-03", [], State.NO_DATA, Cause.NO_FIGURE),
        (RATE, "2023-01-06", ["11-30 =16"], State.NO_DATA, Cause.NOT_FINAL),
        (LIMIT, "2023-01-06", ["11-30 =700"], State.NO_DATA, Cause.NOT_FINAL),
        # in progress
        (MILESTONE, "06-30", ["05-31 words"], State.IN_PROGRESS, Cause.AT_THE_END),
        (LEVEL, "06-30", ["05-31 =1"], State.IN_PROGRESS, Cause.AT_THE_END),
        (FEW, "06-30", ["05-31 +1"], State.IN_PROGRESS, Cause.AT_THE_END),
        # on track
        (COUNT, "06-30", ["06-30 +26"], State.ON_TRACK, Cause.ON_PACE),
        (COUNT, "07-02", ["05-31 +20"], State.ON_TRACK, Cause.ON_PACE),
        (LIMIT, "06-30", ["05-31 =700"], State.ON_TRACK, Cause.ON_PACE),
        (RATE, "06-30", ["05-31 =15"], State.ON_TRACK, Cause.ON_PACE),
        (MONTHLY, "03-06", ["01-15 +1", "02-15 +1"], State.ON_TRACK, Cause.ON_PACE),
        (MONTHLY, "01-20", ["01-15 words"], State.ON_TRACK, Cause.ON_PACE),
        (DUTY, "06-30", ["05-01 words"], State.ON_TRACK, Cause.ON_PACE),
        (DUTY, "2023-03-01", ["12-15 words"], State.ON_TRACK, Cause.ON_PACE),
    ],
)
def test_the_first_clause_that_applies_decides(
    subject: Target, as_of: str, reports: list[str], state: State, cause: Cause
) -> None:
    assert said(verdict(subject, as_of, *reports)) == (state, cause)


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


def test_a_missed_checkpoint_is_late_when_its_reporting_period_is() -> None:
    bridge = target("bridge", Kind.MILESTONE, checkpoints=(Checkpoint(date(2022, 3, 31), Decimal(40)),))
    days = {day: said(verdict(bridge, day, "03-31 =39")) for day in ("04-05", "04-06")}
    assert days["04-05"] == (State.ON_TRACK, Cause.ON_PACE)
    assert days["04-06"] == (State.BEHIND, Cause.CHECKPOINT_MISSED)
    assert said(verdict(bridge, "04-06")) == (State.BEHIND, Cause.CHECKPOINT_MISSED)
    assert said(verdict(bridge, "12-06", "03-31 =39", "11-30 =39")) == (State.AT_RISK, Cause.PACE_RED)


def test_a_missed_checkpoint_of_what_cannot_be_halved_is_a_risk_when_due_soon() -> None:
    hall = target(
        "hall", Kind.MILESTONE, pace=Shape.END, checkpoints=(Checkpoint(date(2022, 3, 31), Decimal(40)),)
    )
    assert said(verdict(hall, "12-06", "11-30 =30")) == (State.AT_RISK, Cause.CHECKPOINT_DUE_SOON)


def test_the_ratio_rule_compares_completion_with_what_is_expected() -> None:
    limits = plan().thresholds
    ratio = Thresholds(Rule.RATIO, *(type(limits.yellow)(n) for n in (90, 70, 5)))
    goal = target("goal", at_least=100)
    states = [
        verdict(goal, "06-30", f"06-30 +{n}", of=plan(goal, thresholds=ratio)).state for n in (45, 44, 34)
    ]
    assert states == [State.ON_TRACK, State.BEHIND, State.AT_RISK]
    assert verdict(goal, "01-10", "01-05 +0", of=plan(goal, thresholds=ratio)).state is State.ON_TRACK


def test_a_figure_on_or_after_due_closes_a_level() -> None:
    found = verdict(LEVEL, "2023-01-20", "12-31 =49")
    later = [*entries("level", "12-31 =49"), entry("level", "2023-01-10", "=51")]
    still = status_of(plan(LEVEL), "plan.yaml", later, date(2023, 1, 20)).of_target("level")
    assert (found.state, still.state, still.facts.value) == (State.OVERDUE, State.OVERDUE, Fraction(49))


def test_a_total_that_fell_short_after_due_is_overdue_until_the_goal_is_reached() -> None:
    reports = [entry("count", "2022-12-31", "=51"), entry("count", "2023-01-02", "+1")]
    days = [status_of(plan(COUNT), "p", reports, date(2023, 1, n)).of_target("count").state for n in (1, 2)]
    assert days == [State.OVERDUE, State.MET]


def test_what_was_met_after_it_was_late_is_known_to_be_late() -> None:
    late = [entry("milestone", "2023-01-20", "done")]
    found = status_of(plan(MILESTONE), "p", late, date(2023, 1, 31)).of_target("milestone")
    assert (found.state, found.is_met_late) == (State.MET, True)
    assert not verdict(MILESTONE, "12-31", "12-31 done").is_met_late
    assert not verdict(COUNT, "12-31", "11-30 =52", "12-01 -1", "12-02 +1").is_met_late
    assert not verdict(MONTHLY, "12-31").is_met_late


@pytest.mark.parametrize(
    ("light", "reports", "state"),
    [
        ("yellow", "06-30 +26", State.BEHIND),
        ("red", "06-30 +26", State.AT_RISK),
        ("red", "06-30 +18", State.AT_RISK),
        ("yellow", "06-30 +18", State.BEHIND),
        ("green", "06-30 +18", State.BEHIND),
        ("red", "06-30 +52", State.AT_RISK),
    ],
)
def test_the_reporters_own_light_lowers_and_never_raises(light: str, reports: str, state: State) -> None:
    day, figure = reports.split()
    report = entry("count", f"2022-{day}", figure, light=light)
    assert status_of(plan(COUNT), "p", [report], date(2022, 6, 30)).of_target("count").state is state


def test_the_reporters_own_light_holds_until_the_next_entry_and_not_before_the_start() -> None:
    reports = [entry("count", "2022-06-30", "+26", light="red"), entry("count", "2022-07-01")]
    assert status_of(plan(COUNT), "p", reports, date(2022, 7, 1)).of_target("count").state is State.ON_TRACK
    later = target("later", at_least=5, window=Span(date(2022, 8, 1), date(2022, 12, 31)))
    early = [entry("later", "2022-06-30", light="red")]
    assert status_of(plan(later), "p", early, date(2022, 7, 1)).of_target("later").state is State.NOT_STARTED


def test_a_milestone_that_is_undone_returns_to_its_last_per_cent_below_a_hundred() -> None:
    assert verdict(MILESTONE, "06-30", "03-31 =60", "04-30 done", "05-31 undone").facts.value == 60
    assert verdict(MILESTONE, "06-30", "04-30 done", "05-31 undone").facts.value == 0


def test_a_report_of_a_task_is_a_report_of_its_duties_only() -> None:
    both = plan(DUTY, MILESTONE)
    report: list[Entry] = [entry("work", "2022-06-15", is_task=True)]
    status = status_of(both, "p", report, date(2022, 6, 30))
    assert [v.state for v in status.verdicts] == [State.ON_TRACK, State.NO_DATA]


def test_growth_is_compared_with_its_bound_on_every_day_and_never_scaled_by_time() -> None:
    growth = target("growth", Kind.RATE, at_least=5)
    gaps = [verdict(growth, day, "01-31 =3.2").facts.gap for day in ("02-01", "06-30", "11-30")]
    assert [str(float(gap or 0)) for gap in gaps] == ["-1.8", "-1.8", "-1.8"]


def test_nobody_escapes_by_not_reporting_and_no_early_report_makes_a_light_worse() -> None:
    days = {day: verdict(COUNT, day, "03-31 +13").facts.judged_on for day in ("04-30", "05-05", "05-06")}
    assert days == {
        "04-30": date(2022, 3, 31), "05-05": date(2022, 3, 31), "05-06": date(2022, 4, 30),
    }  # fmt: skip
    assert verdict(COUNT, "04-20", "03-31 +13", "04-19 +0").facts.judged_on == date(2022, 3, 31)


def test_what_is_never_reported_is_judged_by_its_figures_alone() -> None:
    quiet = target("quiet", at_least=52, reporting=Reporting(Every.MONTH, 5, never=True))
    found = verdict(quiet, "10-31", "03-31 +13")
    assert (found.facts.judged_on, found.state, found.unreported) == (date(2022, 3, 31), State.ON_TRACK, None)
