"""Each line of the table of states, by the smallest plan and log that it applies to."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from workplan.core.calendar import Every, Span
from workplan.core.plan import Checkpoint, Hold, Kind, Plan, Shape, Target
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
POINT = (Checkpoint(date(2022, 3, 31), Decimal(40)),)
BRIDGE = target("bridge", Kind.MILESTONE, checkpoints=POINT)
HALL = target("hall", Kind.MILESTONE, pace=Shape.END, checkpoints=POINT)


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
        (BRIDGE, "12-06", ["03-31 =39", "11-30 =39"], State.AT_RISK, Cause.PACE_RED),
        (HALL, "12-06", ["11-30 =30"], State.AT_RISK, Cause.CHECKPOINT_DUE_SOON),
        # behind
        (BRIDGE, "04-06", ["03-31 =39"], State.BEHIND, Cause.CHECKPOINT_MISSED),
        (BRIDGE, "04-06", [], State.BEHIND, Cause.CHECKPOINT_MISSED),
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
        (BRIDGE, "04-05", ["03-31 =39"], State.ON_TRACK, Cause.ON_PACE),
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
def test_the_first_clause_decides(
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


def test_what_was_met_after_it_was_late_is_known_to_be_late() -> None:
    late = [entry("milestone", "2023-01-20", "done")]
    found = status_of(plan(MILESTONE), "p", late, date(2023, 1, 31)).of_target("milestone")
    assert (found.state, found.is_met_late) == (State.MET, True)
    assert not verdict(MILESTONE, "12-31", "12-31 done").is_met_late
    assert not verdict(COUNT, "12-31", "11-30 =52", "12-01 -1", "12-02 +1").is_met_late
    assert not verdict(MONTHLY, "12-31").is_met_late
