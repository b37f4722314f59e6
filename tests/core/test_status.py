"""What a status knows beside its verdicts."""

from datetime import date

import pytest

from workplan.core.alerts import AlertKind
from workplan.core.calendar import Every, Span
from workplan.core.plan import DueChange, Hold, Kind, Reporting, Revision, Target
from workplan.core.status import Choice, Group, status_of
from workplan.core.verdict import Light, State

from .plans import entries, entry, owners, plan, target

LIFTS, CARE = target("lifts", unit="lifts", at_least=52), target("care")
LEVEL = target("level", Kind.LEVEL, at_least=50)
REPORTS = (
    entry("lifts", "2022-05-31", "+3", id="a"), entry("lifts", "2022-05-31", "+3", id="a", item=1),
    entry("care", "2022-05-31", "+1", item=2), entry("lifts", "2022-06-30", "+4", item=3),
    entry("lifts", "2022-08-31", "+5", item=4),
)  # fmt: skip


def test_the_entries_of_a_target_are_those_up_to_the_day_even_one_that_counts_once() -> None:
    status = status_of(plan(LIFTS, CARE), "plan.yaml", REPORTS, date(2022, 7, 31))
    trail = status.of_target("lifts").facts.trail
    assert (*trail.entries, *trail.repeated) == (REPORTS[0], REPORTS[3], REPORTS[1])


@pytest.mark.parametrize(
    ("day", "ends_half"),
    [("05-31", False), ("06-01", True), ("06-30", True), ("07-31", True), ("08-01", False)],
)
def test_half_time_is_the_month_that_ends_the_first_half_and_the_one_after(day: str, ends_half: bool) -> None:
    status = status_of(plan(LIFTS), "plan.yaml", (), date.fromisoformat(f"2022-{day}"))
    assert status.is_half_time is ends_half


def test_only_a_period_of_twelve_months_has_a_half_time() -> None:
    fiscal, short = Span(date(2022, 4, 1), date(2023, 3, 31)), Span(date(2022, 1, 1), date(2022, 6, 30))
    days = {fiscal: date(2022, 9, 1), short: date(2022, 3, 31)}
    found = [status_of(plan(LIFTS, period=each), "p", (), day).is_half_time for each, day in days.items()]
    assert found == [True, False]


def rolled(*targets: Target, of: str = "06-30", **reports: tuple[str, ...]) -> Group:
    """The roll-up of targets as of a day of 2022, by the reports of each."""
    found = [each for name, said in reports.items() for each in entries(name, *said)]
    return status_of(plan(*targets), "plan.yaml", found, date.fromisoformat(f"2022-{of}")).group


def test_beside_the_mean_stands_how_many_are_on_pace_and_have_no_figure() -> None:
    found = rolled(LIFTS, CARE, target("hall", Kind.MILESTONE), lifts=("06-30 +26",), hall=("06-30 words",))
    assert (found.scored, found.reported, found.on_pace, found.unreported) == (2, 2, 2, 1)
    behind = rolled(LIFTS, target("trees", at_least=52), lifts=("06-30 +18",), trees=("06-30 words",))
    assert (behind.scored, behind.reported, behind.on_pace) == (2, 1, 0)


def test_what_has_no_entry_is_not_scored_until_a_report_was_due() -> None:
    early = rolled(LIFTS, target("trees", at_least=52), of="02-05", lifts=("01-31 +5",))
    late = rolled(LIFTS, target("trees", at_least=52), of="02-06", lifts=("01-31 +5",))
    assert (early.scored, early.states[State.NOT_DUE], late.scored) == (1, 1, 2)


def test_a_part_is_scored_where_nothing_that_contains_it_is() -> None:
    whole, part = target("whole", at_least=52), target("part", at_least=9, part_of="whole")
    inner, held = (
        target("inner", at_least=5, part_of="part"),
        target("whole", at_least=52, hold=Hold.CANCELLED),
    )
    assert rolled(whole, part, inner).scored == 1
    assert rolled(held, part, inner).scored == 1
    circle = target("whole", at_least=52, part_of="part", hold=Hold.CANCELLED)
    assert rolled(circle, part).scored == 1


def test_the_light_of_a_group_is_the_worst_of_all_its_targets_and_no_green_hides_that_figures_lack() -> None:
    part = target("part", at_least=9, part_of="lifts")
    assert rolled(LIFTS, part, lifts=("06-30 +26",), part=("06-30 +1",)).light is Light.RED
    silent = target("silent", at_least=52, reporting=Reporting(Every.MONTH, 5, never=True))
    good, words, kept = ("06-30 +26",), ("06-30 words",), ("06-30 =50",)
    assert rolled(LIFTS, silent, lifts=good, silent=words).light is Light.GREY  # half have no figure
    assert rolled(LIFTS, silent, LEVEL, lifts=good, silent=words, level=kept).light is Light.GREEN
    assert rolled(LIFTS, of="07-31", lifts=("05-31 +52",)).light is Light.GREEN
    unreported = rolled(LEVEL, of="07-31", level=("05-31 =50",))
    assert (unreported.light, unreported.unreported) == (Light.YELLOW, 1)


@pytest.mark.parametrize(("day", "after"), [("2022-12-31", False), ("2023-01-01", True)])
def test_after_the_period_is_from_the_day_after_its_end(day: str, after: bool) -> None:
    status = status_of(plan(LIFTS), "plan.yaml", (), date.fromisoformat(day))
    assert status.is_after_period is after


def test_under_an_owner_count_its_own_targets_and_those_of_owners_below() -> None:
    people = owners("Ann<Bob", "Bob", "Cid")
    whole = plan(target("a", owners=("Ann",)), target("b", owners=("Cid",)), owners=people)
    status = status_of(whole, "plan.yaml", (), date(2022, 7, 31))
    found = {name: [v.target.id for v in status.of_owner(name).verdicts] for name in people}
    assert found == {"Ann": ["a"], "Bob": ["a"], "Cid": ["b"]}


def test_the_due_date_of_a_target_was_moved_by_the_revisions_that_name_it_now_or_formerly() -> None:
    june, july, august = (date(2022, month, 30) for month in (6, 7, 8))
    moved = target("lifts", formerly=("old",))
    revisions = (
        Revision(june, "rain", targets=("care", "old"), due=DueChange(june, july)),
        Revision(june, "words", targets=("lifts",)),
        Revision(june, "other", targets=("care",), due=DueChange(june, july)),
        Revision(july, "strike", targets=("lifts",), due=DueChange(july, august)),
    )
    found = plan(moved, revisions=revisions).due_changes(moved)
    assert list(found) == [(each, each.due) for each in (revisions[0], revisions[3])]


def test_only_the_targets_in_a_state_are_left_and_counted_under_their_owners_and_tags_too() -> None:
    behind = target("trees", at_least=52, tags=("green",))
    status = status_of(plan(LIFTS, behind), "p", entries("lifts", "06-30 +52"), date(2022, 6, 30))
    found = Choice(states=(State.MET,)).of(status)
    assert [v.target.id for v in found.of_owner("Ann").verdicts] == ["lifts"]
    assert (found.tags, found.group.total, found.alerts) == ((), 1, ())


def test_states_and_lights_have_one_order_the_worst_first() -> None:
    lights = [state.light for state in State]
    assert lights == sorted(lights, key=list(Light).index)
    alerted = [state for kind in AlertKind for state in State if state.replace("_", "-") == kind]
    assert alerted == list(State)[: len(alerted)]
