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


@pytest.mark.parametrize(
    ("day", "target", "state"),
    [
        ("2022-01-31", "bypass-study", State.CANCELLED),
        ("2022-01-31", "playgrounds", State.SUSPENDED),
        ("2022-01-31", "visitors", State.NO_TARGET),
        ("2022-01-31", "gritting-ready", State.NOT_STARTED),
        ("2022-03-31", "unemployed", State.OUTSIDE),
        ("2022-06-30", "plots", State.OUTSIDE),
        ("2022-06-30", "placed-share", State.MET),
        ("2022-06-30", "resurfacing", State.AT_RISK),
        ("2022-06-30", "retail-growth", State.BEHIND),
        ("2022-06-30", "satisfaction", State.NO_DATA),
        ("2022-06-30", "library-roof", State.IN_PROGRESS),
        ("2022-06-30", "open-complaints", State.ON_TRACK),
        ("2022-07-06", "library-roof", State.DUE_SOON),
        ("2022-08-06", "library-roof", State.OVERDUE),
        ("2022-10-30", "overtime", State.ON_TRACK),
        ("2022-10-31", "overtime", State.BREACHED),
        ("2023-01-31", "overtime", State.BREACHED),
    ],
)
def test_every_state_occurs(day: str, target: str, state: State) -> None:
    assert status_on(tour(), day).of_target(target).state is state


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2022-05-06", AlertKind.MISSED_CHECKPOINT),
        ("2022-06-30", AlertKind.AT_RISK),
        ("2022-06-30", AlertKind.BEHIND),
        ("2022-06-30", AlertKind.OUTSIDE),
        ("2022-07-06", AlertKind.DUE_SOON),
        ("2022-08-06", AlertKind.OVERDUE),
        ("2022-08-06", AlertKind.UNREPORTED),
        ("2022-10-31", AlertKind.BREACHED),
        ("2022-10-31", AlertKind.MISSED_PERIOD),
    ],
)
def test_every_kind_of_alert_occurs(day: str, kind: AlertKind) -> None:
    assert kinds_of_alerts(status_on(tour(), day))[kind]


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
