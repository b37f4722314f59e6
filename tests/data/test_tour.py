"""The tour: a small plan in English that shows what the plan of the street has no need of."""

import hashlib
import re
from functools import cache

import pytest

from data.repository import PLAN_FILE, TOUR, Prints, kinds_of_alerts, loaded, plan_of, problems_of, status_on
from workplan.core.alerts import AlertKind
from workplan.core.verdict import Cause, State
from workplan.files.schema.entry import ENTRY_KEYS
from workplan.files.schema.plan import RECORDS
from workplan.reading import Loaded


@cache
def tour() -> Loaded:
    return loaded(TOUR)


def test_there_is_no_error_and_no_warning(prints: Prints) -> None:
    assert prints(TOUR, "check", "--strict") == ""
    assert problems_of(tour()) == ()
    assert prints(TOUR, "fmt", "--check") != ""


def test_every_key_of_a_plan_and_of_a_log_is_used() -> None:
    files = [TOUR / PLAN_FILE, *(TOUR / "progress").rglob("*.yaml")]
    used = {key for file in files for key in re.findall(r"(\w+):", file.read_text(encoding="utf-8"))}
    fields = [(name, field) for model in RECORDS.values() for name, field in model.model_fields.items()]
    assert {field.alias or name for name, field in fields} | set(ENTRY_KEYS) <= used


def test_the_document_that_it_was_made_from_has_the_sum_and_the_words_that_the_plan_says() -> None:
    source = plan_of(tour()).source
    assert source is not None
    document = (TOUR / source.file).read_bytes()
    quotes = [words for target in plan_of(tour()).targets for words in target.source]
    quotes += [waived.quote for waived in source.waived]
    assert hashlib.sha256(document).hexdigest() == source.sha256
    assert len(quotes) == 3
    assert [words for words in quotes if words not in document.decode()] == []


STATES = {
    "2022-01-31": "bypass-study cancelled, playgrounds suspended, visitors no_target, gritting-ready not_started, "
                  "placed-share not_due",
    "2022-02-06": "placed-share no_data",
    "2022-03-31": "unemployed outside, letters no_figure, retail-growth on_track",
    "2022-06-30": "plots outside, letters outside, placed-share met, resurfacing at_risk, retail-growth behind, "
                  "satisfaction not_due, library-roof in_progress, open-complaints on_track, stays-growth no_target, "
                  "gullies behind, school-kitchen in_progress, streetlights on_track, open-evenings on_track",
    "2022-07-06": "library-roof due_soon, school-kitchen behind",
    "2022-08-06": "library-roof overdue",
    "2022-09-30": "placed-share behind, school-kitchen in_progress",
    "2022-10-30": "overtime on_track",
    "2022-10-31": "overtime breached",
    "2023-01-31": "overtime breached, school-kitchen due_soon",
    "2023-02-17": "school-kitchen met",
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


@pytest.mark.parametrize(
    ("day", "missed"),
    [
        ("2022-05-06", {"mill-bridge": "piers"}),
        ("2022-06-30", {"mill-bridge": "piers", "gullies": "2022-05"}),
        ("2022-07-06", {"mill-bridge": "piers", "gullies": "2022-05", "school-kitchen": "shell"}),
    ],
)
def test_a_missed_checkpoint_month_or_stage_is_named(day: str, missed: dict[str, str]) -> None:
    alerts = status_on(tour(), day).alerts
    named = {a.target.id: a.checkpoint.name for a in alerts if a.checkpoint is not None}
    assert named == missed


def test_a_level_that_reached_its_goal_and_lost_it_fell_back() -> None:
    verdict = status_on(tour(), "2022-09-30").of_target("placed-share")
    assert (verdict.cause, verdict.is_beyond) == (Cause.FELL_BACK, False)
    assert status_on(tour(), "2022-06-30").of_target("placed-share").is_beyond


def test_an_excused_period_is_not_asked_for(prints: Prints) -> None:
    shown = prints(TOUR, "show", "open-evenings", "--as-of", "2022-07-11")
    assert "5 met ÷ 11 periods = 45.5%" in shown


def test_what_was_done_after_it_was_late_is_met_late(prints: Prints) -> None:
    days = {day: status_on(tour(), f"2022-11-{day}").of_target("gritting-ready") for day in (21, 23, 24)}
    assert [(v.state, v.is_met_late) for v in days.values()] == [
        (State.OVERDUE, False), (State.OVERDUE, False), (State.MET, True),
    ]  # fmt: skip
    asked = ("show", "gritting-ready", "--as-of", "2022-11-30")
    assert prints(TOUR, *asked).splitlines()[1] == "● met late"
    assert prints(TOUR, *asked, "--lang", "zh").splitlines()[1] == "● 逾期完成"


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
    assert len(prints(TOUR, *asked, "--owner", "Tom Ashby").splitlines()) == 1 + 9
