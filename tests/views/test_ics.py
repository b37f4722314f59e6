"""The report as a calendar: read by another library than wrote it, and against the rules of RFC 5545."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from icalendar import Calendar

from views.office import FILE, entry, plan, status, status_with, target
from views.pages import page
from workplan.core.calendar import Every, Span
from workplan.core.plan import Checkpoint, Hold, Kind, Plan, Revision
from workplan.core.report import Report, report_of
from workplan.core.status import Choice, Status, status_of
from workplan.views.ics import content, render, text
from workplan.views.words import Language

QUARTER = Span(date(2022, 4, 1), date(2022, 8, 31))


def report(of: Status) -> Report:
    return report_of(of, Choice(), {})


def calendar(of: Status, language: Language = Language.ZH) -> Any:
    """What another library reads; it finds no fault."""
    read: Any = Calendar.from_ical(render(report(of), page(language)))
    assert [read.errors, *(event.errors for event in read.events)] == [[], *([] for _ in read.events)]
    return read


def events(of: Status) -> list[Any]:
    return list(calendar(of).events)


def alarms(event: Any) -> list[str]:
    """The moments at which the alarms of an all-day event go off."""
    midnight = datetime.combine(event.start, datetime.min.time())
    return [f"{midnight + alarm['TRIGGER'].dt:%m-%d %H:%M}" for alarm in event.walk("VALARM")]


def test_every_event_has_what_a_calendar_needs() -> None:
    read = calendar(status())
    assert (read["VERSION"], read["METHOD"], read["X-WR-CALNAME"]) == (
        "2.0", "PUBLISH", "友谊路街道2022年工作要点：到期与节点",
    )  # fmt: skip
    read.add_missing_timezones()
    assert read.get("VTIMEZONE") is None, "all events are of whole days, which have no time zone"
    for event in read.events:
        assert event.end - event.start == timedelta(days=1)
        assert event["DTSTAMP"].dt == datetime(2022, 6, 30, tzinfo=UTC)
        assert {"UID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "SEQUENCE"} <= set(event)
        assert all(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] for alarm in event.walk("VALARM"))
    uids = [str(event["UID"]) for event in read.events]
    assert len(uids) == len(set(uids))


def test_alarms_go_off_in_the_morning_ahead_of_what_is_open() -> None:
    points = (Checkpoint(date(2022, 5, 31), Decimal(20)), Checkpoint(date(2022, 7, 31), Decimal(30)))
    lifts = target("lifts", "加梯", at_least="52", window=QUARTER, checkpoints=points)
    found = events(status_with(lifts, day="2022-06-30"))
    assert [(event.start.isoformat(), alarms(event)) for event in found] == [
        ("2022-05-31", []),
        ("2022-07-31", ["07-24 09:00", "07-30 09:00"]),
        ("2022-08-31", ["08-01 09:00", "08-30 09:00"]),
    ]
    near = events(status_with(lifts, day="2022-08-20"))
    assert alarms(near[-1]) == ["08-30 09:00"], "the alarm of 30 days before has gone by"
    today = events(status_with(lifts, day="2022-08-31"))
    assert alarms(today[-1]) == []


@pytest.mark.parametrize(
    ("every", "first"), [(Every.WEEK, ["07-09 09:00"]), (Every.MONTH, ["07-24 09:00", "07-30 09:00"])]
)
def test_a_week_has_one_alarm_and_a_longer_period_two(every: Every, first: list[str]) -> None:
    talks = target("talks", "沙龙", Kind.RECURRING, "次", every=every, window=QUARTER)
    found = [event for event in events(status_with(talks, day="2022-07-04")) if alarms(event)]
    assert alarms(found[0]) == first


def test_where_nothing_is_said_ahead_the_alarm_is_on_the_day() -> None:
    of = status_of(plan(target("lifts", "加梯", at_least="52"), due_soon=0), FILE, (), date(2022, 6, 30))
    event = events(of)[0]
    assert alarms(event) == ["12-31 09:00"]
    assert event.walk("VALARM")[0]["DESCRIPTION"] == "今天：【到期】加梯 ≥52台"


@pytest.mark.parametrize(
    ("fields", "said", "summary", "state"),
    [
        ({}, "3", "【到期】加梯 ≥52台", "CONFIRMED"),
        ({}, "52", "【已完成】加梯 ≥52台", "CONFIRMED"),
        ({"hold": Hold.CANCELLED}, "3", "【已取消】加梯 ≥52台", "CANCELLED"),
        ({"hold": Hold.SUSPENDED}, "3", "【已暂停】加梯 ≥52台", "TENTATIVE"),
        ({"window": Span(date(2022, 1, 1), date(2022, 3, 31))}, "3", "【逾期未完成】加梯 ≥52台", "CONFIRMED"),
    ],
)
def test_what_became_of_a_target_is_said_and_what_is_settled_alarms_nobody(
    fields: dict[str, Any], said: str, summary: str, state: str
) -> None:
    reports = (entry("lifts", "06-30", value=said),)
    event = events(status_with(target("lifts", "加梯", at_least="52", **fields), entries=reports))[0]
    assert (event["SUMMARY"], event["STATUS"]) == (summary, state)
    assert bool(alarms(event)) == (summary == "【到期】加梯 ≥52台")


def uids(of: Plan, day: str = "2022-06-30") -> dict[str, str]:
    found = events(status_of(of, FILE, (), date.fromisoformat(day)))
    return {str(event["SUMMARY"]): str(event["UID"]) for event in found}


def test_an_event_keeps_its_identity_through_other_names_figures_days_and_ids() -> None:
    point = Checkpoint(date(2022, 4, 30), Decimal(20), "封顶")
    moved = Checkpoint(date(2022, 5, 31), Decimal(25), "封顶")
    late = Span(date(2022, 1, 1), date(2022, 11, 30))
    first = target("lifts", "加梯", at_least="52", checkpoints=(point,))
    then = target(
        "new-lifts", "新加梯", at_least="40", checkpoints=(moved,), window=late, formerly=("lifts",)
    )
    assert [*uids(plan(first)).values()] == [*uids(plan(then, title="另一个名称"), "2022-07-31").values()]


def test_two_offices_and_two_years_have_events_of_their_own() -> None:
    lifts = target("lifts", "加梯", at_least="52")
    following = Span(date(2023, 1, 1), date(2023, 12, 31))
    of = [plan(lifts), plan(lifts, organization="另一个街道"), plan(lifts, period=following)]
    assert len({uid for each in of for uid in uids(each).values()}) == 3


def test_each_recorded_change_makes_the_event_newer() -> None:
    lifts = target("lifts", "加梯", at_least="52", formerly=("old",))
    revisions = (
        Revision(date(2022, 3, 1), "x", targets=("old",)),
        Revision(date(2022, 4, 1), "x", targets=("lifts",)),
        Revision(date(2022, 4, 1), "x", targets=("other",)),
    )
    of = status_of(plan(lifts, revisions=revisions), FILE, (), date(2022, 6, 30))
    assert events(of)[0]["SEQUENCE"] == 2


HOSTILE = (
    "a,b;c\\d\nBEGIN:VALARM\r\nEND:VEVENT", "x\u2028ATTACH:http://evil", "\x1b[2J\u202egnp", "长" * 500,
    "👨‍👩‍👧‍👦" * 60, "é" * 37 + "e\u0301" * 80, "\\n\\,", "",
)  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_breaks_a_line_or_is_lost(hostile: str) -> None:
    lifts = target("lifts", hostile, unit=hostile or None, at_least="52", owners=(hostile,))
    reports = (entry("lifts", "06-30", value="3", note=hostile, problem=hostile, next=hostile, by=hostile),)
    of = status_with(lifts, entries=reports)
    written = render(report(of), page())
    assert written.count(b"BEGIN:VEVENT") == 1
    for line in written.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert re.match(rb"[A-Z]|[ ]", line)
        assert not re.search(rb"[\x00-\x1f]", line)
        line.decode()
    event = events(of)[0]
    assert event["STATUS"] == "CONFIRMED"
    if hostile == "长" * 500:
        assert str(event["SUMMARY"]).count("长") == 1000  # the name and the unit


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("x" * 67, b"SUMMARY:" + b"x" * 67),
        ("x" * 68, b"SUMMARY:" + b"x" * 67 + b"\r\n x"),
        ("x" * 142, b"SUMMARY:" + b"x" * 67 + b"\r\n " + b"x" * 74 + b"\r\n x"),
        ("x" * 66 + "长", b"SUMMARY:" + b"x" * 66 + b"\r\n " + "长".encode()),
    ],
)
def test_a_line_of_over_75_octets_is_folded_between_characters(said: str, written: bytes) -> None:
    assert content([text("SUMMARY", said)]) == written + b"\r\n"


@pytest.mark.parametrize(("day", "said"), [("2022-09-01", "突破控制数"), ("2022-10-01", "突破控制数")])
def test_a_limit_that_is_breached_is_so_called_when_it_is_due(day: str, said: str) -> None:
    cars = target("cars", "用车", at_most="5", window=QUARTER)
    (event,) = events(status_with(cars, entries=(entry("cars", "05-01", value="9"),), day=day))
    assert str(event["SUMMARY"]).startswith(f"【{said}】")
