"""The tour: a small plan in English that shows what the plan of the street has no need of."""

from functools import cache

import pytest

from data.repository import TOUR, Prints, kinds_of_alerts, loaded, plan_of, problems_of, status_on
from workplan.cli.office import Loaded
from workplan.core.alerts import AlertKind
from workplan.core.verdict import State


@cache
def tour() -> Loaded:
    return loaded(TOUR)


def test_there_is_no_error_and_no_warning(prints: Prints) -> None:
    assert prints(TOUR, "check", "--strict") == ""
    assert problems_of(tour()) == ()
    assert prints(TOUR, "fmt", "--check") != ""


STATES = {
    "2022-01-31": "bypass-study cancelled, playgrounds suspended, visitors no_target, gritting-ready not_started",
    "2022-03-31": "unemployed outside",
    "2022-06-30": "plots outside, placed-share met, resurfacing at_risk, retail-growth behind, satisfaction no_data, "
                  "library-roof in_progress, open-complaints on_track",
    "2022-07-06": "library-roof due_soon",
    "2022-08-06": "library-roof overdue",
    "2022-10-30": "overtime on_track",
    "2022-10-31": "overtime breached",
    "2023-01-31": "overtime breached",
}  # fmt: skip
ALERTS = {
    "2022-05-06": "missed-checkpoint", "2022-06-30": "at-risk behind outside", "2022-07-06": "due-soon",
    "2022-08-06": "overdue unreported", "2022-10-31": "breached missed-period",
}  # fmt: skip


@pytest.mark.parametrize("day", STATES)
def test_every_state_occurs(day: str) -> None:
    for each in STATES[day].split(", "):
        target, state = each.split()
        assert status_on(tour(), day).of_target(target).state is State(state), target


@pytest.mark.parametrize("day", ALERTS)
def test_every_kind_of_alert_occurs(day: str) -> None:
    assert {AlertKind(kind) for kind in ALERTS[day].split()} <= set(kinds_of_alerts(status_on(tour(), day)))


def test_a_missed_checkpoint_is_named() -> None:
    alerts = status_on(tour(), "2022-05-06").alerts
    missed = [alert for alert in alerts if alert.kind is AlertKind.MISSED_CHECKPOINT]
    assert [(a.target.id, a.checkpoint and a.checkpoint.name) for a in missed] == [("mill-bridge", "piers")]


def test_what_was_done_after_it_was_late_is_met_late(prints: Prints) -> None:
    days = {day: status_on(tour(), f"2022-11-{day}").of_target("gritting-ready") for day in (21, 23, 24)}
    assert [(v.state, v.is_met_late) for v in days.values()] == [
        (State.OVERDUE, False), (State.OVERDUE, False), (State.MET, True),
    ]  # fmt: skip
    asked = ("show", "gritting-ready", "--as-of", "2022-11-30")
    assert prints(TOUR, *asked).splitlines()[1] == "● green met late"
    assert prints(TOUR, *asked, "--lang", "zh").splitlines()[1] == "● 绿灯 逾期完成"


def test_an_extension_is_shown_with_the_first_due_date_and_its_reason(prints: Prints) -> None:
    asked = ("show", "resurfacing", "--as-of", "2022-06-30")
    english = prints(TOUR, *asked)
    assert "  Window     2022-01-01 to 2022-10-31, extended (was 2022-08-31)\n" in english
    assert "  2022-06-20  Town council: asphalt delivered late; due 2022-08-31 → 2022-10-31\n" in english
    assert "延期（原 2022-08-31）" in prints(TOUR, *asked, "--lang", "zh")


def test_an_upper_owner_takes_in_those_under_it(prints: Prints) -> None:
    asked = ("status", "--by", "target", "--as-of", "2022-06-30", "--width", "160", "--format", "csv")
    assert len(prints(TOUR, *asked, "--owner", "Margaret Hale").splitlines()) == 1 + len(
        plan_of(tour()).targets
    )
    assert len(prints(TOUR, *asked, "--owner", "Tom Ashby").splitlines()) == 1 + 8
