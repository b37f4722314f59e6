"""What sheets ask of each unit, and what their replies come to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.plans import MONTHLY, YEAR, owners, plan, target
from entries import entry_of
from workplan.core.calendar import Every, Span, period_of
from workplan.core.collect import (
    Asked,
    By,
    Cell,
    Reply,
    ReplyRow,
    asked_in,
    by_unit,
    file_name,
    period_names,
    standings,
)
from workplan.core.log import Entry, logs_of
from workplan.core.plan import Checkpoint, Hold, Kind, MonthGoal, Plan, Reporting, Target
from workplan.core.reply import Desk, Outcome, Reported, read_rows

SEPTEMBER = period_of(date(2022, 9, 1), Every.MONTH)
AFTER = date(2022, 10, 3)
COLUMNS = {
    "target": "C", "unit": "D", "goal": "E", "before": "G", "added": "H", "total": "I", "unchanged": "J",
    "progress": "K", "note": "L", "problem": "M", "next": "N", "light": "O", "evidence": "P",
}  # fmt: skip
LIFTS = target("lifts", at_least=52, unit="台")
MANY = target("many", at_least=1500, unit="台")
RATE = target("rate", Kind.RATE, at_least=8)
SHARE = target("share", Kind.LEVEL, at_least=70, unit="%")
HALL = target("hall", Kind.MILESTONE, checkpoints=(Checkpoint(date(2022, 6, 30), None, "招标"),))
TALKS = target("talks", Kind.RECURRING, every=Every.MONTH, unit="次")
CARE = target("care", Kind.DUTY)


def asked(*entries: Entry, of: Target = LIFTS, whole: Plan | None = None) -> Asked:
    (found,) = asked_in(logs_of(whole or plan(of), entries), SEPTEMBER)
    return found


def asks(*targets: Target, entries: tuple[Entry, ...] = (), span: Any = SEPTEMBER) -> list[str]:
    return [each.target.id for each in asked_in(logs_of(plan(*targets), entries), span)]


# What is asked.


def test_a_target_is_asked_for_the_period_of_its_own_that_ends_in_the_wished_one() -> None:
    quarterly, weekly = Reporting(Every.QUARTER, 10), Reporting(Every.WEEK, 3)
    targets = LIFTS, replace(RATE, reporting=quarterly), replace(CARE, reporting=weekly)
    found = asked_in(logs_of(plan(*targets), ()), SEPTEMBER)
    assert [(each.span.name, each.due.isoformat()) for each in found] == [
        ("2022-09", "2022-10-05"),
        ("2022-Q3", "2022-10-10"),
        ("2022-W38", "2022-09-28"),
    ]
    assert asks(*targets, span=period_of(date(2022, 8, 1), Every.MONTH)) == ["lifts", "care"]


def test_what_is_held_never_reported_not_started_or_done_is_not_asked() -> None:
    assert asks(replace(LIFTS, hold=Hold.SUSPENDED)) == []
    assert asks(replace(LIFTS, reporting=Reporting(Every.MONTH, 5, never=True))) == []
    assert asks(replace(LIFTS, window=Span(date(2022, 10, 1), YEAR.end))) == []
    assert asks(LIFTS, entries=(entry_of("2022-08-31", "lifts", value=52),)) == []
    assert asks(LIFTS, entries=(entry_of("2022-09-02", "lifts", value=52),)) == ["lifts"]


def test_what_is_overdue_and_open_is_asked_on() -> None:
    due_in_june = replace(LIFTS, window=Span(YEAR.start, date(2022, 6, 30)))
    assert asks(due_in_june) == ["lifts"]
    assert asks(replace(RATE, window=due_in_june.window)) == ["rate"]
    assert asks(replace(TALKS, window=due_in_june.window)) == []


@pytest.mark.parametrize(
    ("of", "entries", "goal", "before"),
    [
        (LIFTS, [entry_of("2022-08-31", "lifts", value=30)], 9, 30),
        (LIFTS, [entry_of("2022-09-01", "lifts", add=30)], 39, 0),
        (LIFTS, [entry_of("2022-08-31", "lifts", value=45)], 0, 45),
        (replace(LIFTS, monthly=(MonthGoal(SEPTEMBER, Decimal(7)),)), [], 7, 0),
        (target("few", at_least=2), [], None, 0),
        (RATE, [], None, None),
        (target("open"), [], None, 0),
        (TALKS, [], None, 0),
        (HALL, [], None, None),
    ],
)
def test_the_goal_of_the_period_is_the_month_s_or_what_pace_expects_beyond_what_is_there(
    of: Target, entries: list[Entry], goal: int | None, before: int | None
) -> None:
    found = asked(*entries, of=of)
    assert (found.goal, found.before) == (goal, before)


def test_each_kind_fills_in_cells_of_its_own() -> None:
    taken = {of.id: asked(of=of).takes[:3] for of in (LIFTS, RATE, HALL, TALKS, CARE)}
    assert taken == {
        "lifts": ("added", "total", "unchanged"),
        "rate": ("total", "unchanged", "note"),
        "hall": ("total", "unchanged", "progress"),
        "talks": ("added", "unchanged", "note"),
        "care": ("unchanged", "note", "problem"),
    }
    assert asked(of=HALL).progress == ("done", "招标")


def test_the_units_are_the_owners_or_the_departments() -> None:
    ours, nobody = replace(LIFTS, owners=("Ann", "Bob"), department=("Works",)), replace(RATE, owners=())
    found = asked_in(logs_of(plan(ours, nobody), ()), SEPTEMBER)
    names = {
        by: {unit: [each.target.id for each in its] for unit, its in by_unit(found, by).items()} for by in By
    }
    assert names == {By.OWNER: {"Ann": ["lifts"], "Bob": ["lifts"]}, By.DEPARTMENT: {"Works": ["lifts"]}}


def test_periods_are_known_by_their_names_as_they_end() -> None:
    names = list(period_names(plan(LIFTS, replace(RATE, reporting=Reporting(Every.QUARTER, 5)))))
    assert names[:4] == ["2022-01", "2022-02", "2022-Q1", "2022-03"]


def test_a_name_of_a_unit_is_made_fit_for_every_system() -> None:
    names = ["区房管局", "a/b:c", "CON", "", " x. ", "é", "2022-07/2022-12", "长" * 90]
    assert list(map(file_name, names)) == [
        "区房管局",
        "a_b_c",
        "CON_",
        "_",
        "x",
        "é",
        "2022-07_2022-12",
        "长" * 60,
    ]


# Who owes.


def test_a_unit_owes_what_has_no_entry_in_its_period() -> None:
    everyone = owners("Ann", "Bob")
    shared = replace(RATE, owners=("Ann", "Bob"))
    entries = (
        entry_of("2022-08-31", "lifts", value=30),
        entry_of("2022-09-30", "lifts", add=0),
        entry_of("2022-09-30", "care", note="无变化"),
        entry_of("2022-10-02", "rate", value=3),
    )
    logs = logs_of(plan(LIFTS, shared, CARE, owners=everyone), entries)
    found = standings(logs, SEPTEMBER, By.OWNER, date(2022, 10, 1))
    assert [(each.unit, len(each.asked), each.unchanged, len(each.missing), each.days) for each in found] == [
        ("Ann", 3, 2, 1, 4),
        ("Bob", 1, 0, 1, 4),
    ]
    assert [len(each.missing) for each in standings(logs, SEPTEMBER, By.OWNER, date(2022, 9, 1))] == [3, 1]


@pytest.mark.parametrize(
    ("entries", "is_unchanged"),
    [
        ([], False),
        ([{"add": 1}], False),
        ([{"add": 0}], True),
        ([{"value": 30}], True),
        ([{"add": 1}, {"add": -1}], True),
        ([{"note": "开工"}], False),
        ([{"note": "Unchanged"}], True),
        ([{"note": "无变化", "problem": "雨"}], False),
        ([{"add": 0, "reached": "招标"}], False),
    ],
)
def test_a_report_that_changes_nothing_is_counted(entries: list[dict[str, Any]], is_unchanged: bool) -> None:
    before = entry_of("2022-08-31", "lifts", value=30)
    assert (
        asked(before, *(entry_of("2022-09-30", "lifts", **each) for each in entries)).is_unchanged
        == is_unchanged
    )


# Replies.


def reply_of(rows: Mapping[str, Mapping[str, str | Cell]], **fields: Any) -> Reply:
    """A reply whose rows stand from line 4 on, each cell in its column."""
    found = []
    for line, (name, cells) in enumerate(rows.items(), start=4):
        places = {key: f"{COLUMNS[key]}{line}" for key in cells}
        made = {
            key: replace(cell, place=places[key]) if isinstance(cell, Cell) else Cell(cell, places[key])
            for key, cell in cells.items()
        }
        found.append(ReplyRow(name, made, f"Q{line}"))
    foot = {"by": Cell("王芳", "C9")}
    settings: dict[str, Any] = {"issued": {}, "foot": foot, "unit": "Ann"}
    return Reply("a.xlsx", plan="2022", period="2022-09", rows=tuple(found), **{**settings, **fields})


def read(
    cells: Mapping[str, str | Cell],
    *entries: Entry,
    of: Target = LIFTS,
    today: date = AFTER,
    issued: Mapping[str, Any] | None = None,
    **fields: Any,
) -> tuple[Reported, list[str]]:
    """What one row comes to, and what is told of it."""
    whole = plan(of)
    desk = Desk(whole, "2022", "2022-09", {of.id: asked(*entries, of=of, whole=whole)}, issued or {}, today)
    rows, problems = read_rows(reply_of({of.id: cells}, **fields), desk)
    return rows[0], [
        f"{each.file.removeprefix('a.xlsx!')} {each.code}" for each in problems if each.code != "reply-lags"
    ]


def given(report: Reported) -> dict[str, Any]:
    """What an entry says besides who reports what and when."""
    return {
        key: text for key, text in report.fields.items() if key not in ("date", "target", "by", "unit", "id")
    }


@pytest.mark.parametrize(
    ("of", "cells", "written"),
    [
        (LIFTS, {"added": "3"}, {"add": "3"}),
        (MANY, {"added": "１,２00台"}, {"add": "1200"}),
        (LIFTS, {"added": "0"}, {"add": "0"}),
        (MANY, {"total": "0.12万"}, {"value": "1200"}),
        (LIFTS, {"added": "2", "total": "2"}, {"add": "2"}),
        (LIFTS, {"unchanged": "yes"}, {"add": "0"}),
        (LIFTS, {"unchanged": "无变化", "added": "0"}, {"add": "0"}),
        (LIFTS, {"added": "3", "note": " 开工 \n 两处 "}, {"add": "3", "note": "开工 两处"}),
        (LIFTS, {"problem": "无", "note": "—", "next": "招标", "evidence": "a.pdf；b.pdf"},
         {"next": "招标", "evidence": ("a.pdf", "b.pdf")}),
        (LIFTS, {"added": "3", "light": "滞后", "problem": "雨"}, {"add": "3", "light": "yellow", "problem": "雨"}),
        (LIFTS, {"added": "3", "unchanged": "否", "light": "无", "progress": "/"}, {"add": "3"}),
        (RATE, {"total": "-0.6"}, {"value": "-0.6"}),
        (RATE, {"total": "5.5%"}, {"value": "5.5%"}),
        (RATE, {"total": "0.5%"}, {"value": "0.5%"}),
        (RATE, {"total": Cell("5.5", "", is_percent=True)}, {"value": "5.5%"}),
        (SHARE, {"total": "27/38"}, {"value": "27/38"}),
        (TALKS, {"added": "2次"}, {"add": "2"}),
        (TALKS, {"unchanged": "√"}, {"add": "0"}),
        (HALL, {"progress": "done"}, {"done": "true"}),
        (HALL, {"progress": "已办结", "total": "100"}, {"done": "true"}),
        (HALL, {"progress": "招标"}, {"reached": "招标"}),
        (HALL, {"progress": "招标", "total": "40"}, {"value": "40", "reached": "招标"}),
        (HALL, {"progress": "60%"}, {"value": "60%"}),
        (HALL, {"unchanged": "是"}, {"note": "无变化"}),
        (CARE, {"unchanged": "是"}, {"note": "无变化"}),
        (CARE, {"unchanged": "是", "note": "照常巡查"}, {"note": "照常巡查"}),
        (RATE, {"unchanged": "是"}, {"note": "无变化"}),
    ],
)  # fmt: skip
def test_a_row_is_written_as_it_means(of: Target, cells: dict[str, Any], written: dict[str, Any]) -> None:
    report, problems = read(cells, of=of)
    assert (given(report), problems) == (written, [])
    assert [report.fields[key] for key in ("date", "target", "by", "unit")] == [
        "2022-09-30",
        of.id,
        "王芳",
        "Ann",
    ]


def test_unchanged_is_the_last_figure_again() -> None:
    assert given(read({"unchanged": "是"}, entry_of("2022-08-31", "rate", value=3), of=RATE)[0]) == {
        "value": "3"
    }
    share = entry_of("2022-08-31", "share", value=exact("27/38"))
    assert given(read({"unchanged": "是"}, share, of=SHARE)[0]) == {"value": "27/38"}
    report, _ = read({"unchanged": "是", "total": "40"}, entry_of("2022-08-31", "hall", value=40), of=HALL)
    assert (given(report), report.outcome) == ({"value": "40"}, Outcome.UNCHANGED)


def exact(text: str) -> Any:
    from workplan.core.figures import exact_figure  # noqa: PLC0415

    return exact_figure(text)


@pytest.mark.parametrize(
    "cells", [{}, {"added": "—"}, {"note": "无"}, {"unchanged": "否"}, {"target": "Lifts"}]
)
def test_a_row_that_says_nothing_writes_nothing(cells: dict[str, str]) -> None:
    report, problems = read(cells)
    assert (report.outcome, report.fields, problems) == (Outcome.BLANK, {}, [])


@pytest.mark.parametrize(
    ("of", "cells", "told"),
    [
        (LIFTS, {"added": "约30"}, "H4 reply-not-number"),
        (LIFTS, {"added": "2022-9-30"}, "H4 reply-not-number"),
        (LIFTS, {"added": "几台"}, "H4 reply-not-number"),
        (LIFTS, {"added": "1/2"}, "H4 reply-not-number"),
        (LIFTS, {"added": "5/0"}, "H4 reply-not-number"),
        (LIFTS, {"total": "1" * 20}, "I4 reply-not-number"),
        (LIFTS, {"added": "5%"}, "H4 reply-percent"),
        (LIFTS, {"added": Cell("5", "", is_percent=True)}, "H4 reply-percent"),
        (LIFTS, {"added": Cell("=A1", "", "sheet-formula")}, "H4 sheet-formula"),
        (SHARE, {"total": "0.055"}, "I4 reply-looks-like-share"),
        (LIFTS, {"progress": "招标"}, "K4 reply-not-taken"),
        (RATE, {"added": "3"}, "H4 reply-not-taken"),
        (HALL, {"progress": "快了"}, "K4 reply-not-choice"),
        (HALL, {"progress": "0.3"}, "K4 reply-looks-like-share"),
        (SHARE, {"total": "120"}, "I4 reply-leaps"),
        (SHARE, {"total": "-5"}, "I4 reply-leaps"),
        (replace(LIFTS, checkpoints=HALL.checkpoints), {"progress": "40"}, "K4 reply-not-choice"),
        (LIFTS, {"unchanged": "大概"}, "J4 reply-not-choice"),
        (LIFTS, {"unchanged": "有"}, "J4 reply-not-choice"),
        (LIFTS, {"light": "紫"}, "O4 reply-not-choice"),
        (LIFTS, {"unchanged": "是", "added": "3"}, "J4 reply-unchanged-and-figure"),
        (LIFTS, {"unchanged": "是", "total": "3"}, "J4 reply-unchanged-and-figure"),
        (HALL, {"unchanged": "是", "progress": "招标"}, "J4 reply-unchanged-and-figure"),
        (HALL, {"progress": "done", "total": "60"}, "K4 reply-done-and-figure"),
        (LIFTS, {"added": "3", "total": "4"}, "I4 reply-total-differs"),
        (LIFTS, {"added": "-3"}, "H4 reply-falls"),
        (LIFTS, {"added": "520"}, "H4 reply-leaps"),
        (LIFTS, {"total": "5200"}, "I4 reply-leaps"),
        (LIFTS, {"added": "1", "light": "red"}, "O4 reply-no-problem"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(of: Target, cells: dict[str, Any], told: str) -> None:
    assert read(cells, of=of)[1] == [told]


def test_a_total_that_falls_is_told() -> None:
    before = entry_of("2022-08-31", "lifts", value=30)
    assert read({"total": "25", "note": "核减"}, before)[1] == ["I4 reply-falls"]
    assert read({"total": "25"}, before)[1] == []  # as the checks of logs tell it
    assert read({"total": "20"}, entry_of("2022-08-31", "hall", value=40), of=HALL)[1] == ["I4 reply-falls"]


def test_a_level_to_be_reached_that_falls_is_told() -> None:
    before = entry_of("2022-08-31", "share", value=60)
    assert read({"total": "6"}, before, of=SHARE)[1] == ["I4 reply-falls"]
    assert read({"total": "61"}, before, of=SHARE)[1] == []


def test_what_leaps_from_what_was_before_is_told() -> None:
    before = [entry_of(f"2022-0{month}-28", "lifts", add=2) for month in (5, 6, 7)]
    desk = Desk(plan(LIFTS), "2022", "2022-09", {"lifts": asked(*before)}, {}, AFTER)
    for cells, why in [({"total": "60"}, "before"), ({"added": "40"}, "total"), ({"added": "20"}, None)]:
        told = {each.code: each.params for each in read_rows(reply_of({"lifts": cells}), desk)[1]}
        assert told.get("reply-leaps", {}).get("why") == why


def test_what_lags_without_a_problem_is_told() -> None:
    whole = plan(LIFTS)
    desk = Desk(whole, "2022", "2022-09", {"lifts": asked()}, {}, AFTER)
    for cells, told in [
        ({"added": "3"}, ["reply-lags"]),
        ({"added": "3", "problem": "雨"}, []),
        ({"added": "40"}, []),
    ]:
        assert [each.code for each in read_rows(reply_of({"lifts": cells}), desk)[1]] == told


def test_grey_cells_are_told_where_they_differ_and_never_believed() -> None:
    issued = {"lifts": {"target": "Lifts", "unit": "台", "goal": "≥52台", "before": "30"}}
    now = {"lifts": [{"target": "Lifts", "unit": "台", "goal": "≥52台", "before": "30"}]}
    before = entry_of("2022-08-31", "lifts", value=30)
    cells = {"target": "Lifts ", "before": "30.0", "goal": "≥60台", "added": "1"}
    report, problems = read(cells, before, issued=now)
    assert problems == []
    whole = plan(LIFTS)
    desk = Desk(whole, "2022", "2022-09", {"lifts": asked(before)}, now, AFTER)
    rows, found = read_rows(reply_of({"lifts": cells}, issued=issued), desk)
    assert [each.code for each in found if each.code != "reply-lags"] == ["reply-grey-changed"]
    assert given(rows[0]) == given(report) == {"add": "1"}


def test_what_changed_since_the_sheet_went_out_is_told() -> None:
    issued = {"lifts": {"target": "Lifts", "unit": "部", "goal": "≥60台", "before": "28", "task": "x"}}
    now = {"lifts": [{"target": "Lifts", "unit": "台", "goal": "≥52台", "before": "30", "task": "y"}]}
    desk = Desk(
        plan(LIFTS),
        "2022",
        "2022-09",
        {"lifts": asked(entry_of("2022-08-31", "lifts", value=30))},
        now,
        AFTER,
    )
    reply = reply_of({"lifts": {"added": "1", "total": "29", "unit": "部", "goal": "≥60台"}}, issued=issued)
    told = [f"{each.file} {each.code}" for each in read_rows(reply, desk)[1] if each.code != "reply-lags"]
    assert told == [
        "a.xlsx!D4 reply-outdated",
        "a.xlsx!E4 reply-changed-since",
        "a.xlsx!Q4 reply-changed-since",
    ]


# The same again, and corrections.


def entry(report: Reported, line: int = 1) -> Entry:
    return report.entry._replace(file="progress/2022/2022-09.yaml", line=line, item=line - 1)


def test_the_same_reply_writes_nothing_again_and_a_corrected_one_the_difference() -> None:
    first, _ = read({"added": "5"})
    again, _ = read({"added": "5", "evidence": "x.pdf"}, entry(first))
    assert (again.outcome, again.fields) == (Outcome.KNOWN, {})
    second, _ = read({"added": "4"}, entry(first))
    assert given(second) == {"add": "-1"}
    entries = entry(first), entry(second, 2)
    assert read({"added": "4"}, *entries)[0].outcome is Outcome.KNOWN
    stale, told = read({"added": "5"}, *entries)
    assert (stale.outcome, told) == (Outcome.KNOWN, ["Q4 reply-superseded"])
    back, _ = read({"added": "5", "note": "改回"}, *entries)
    assert given(back) == {"add": "1", "note": "改回"}
    total, _ = read({"total": "7"}, *entries)
    assert given(total) == {"value": "7"}
    assert given(read({"added": "6"}, *entries, entry(total, 3))[0]) == {"add": "-1"}


def test_a_corrected_share_stays_one() -> None:
    counted = target("counted", at_least=80, unit="%")
    first, _ = read({"added": "5%"}, of=counted)
    assert given(read({"added": "4%"}, entry(first), of=counted)[0]) == {"add": "-1%"}


def test_what_was_logged_for_the_period_already_is_part_of_what_the_sheet_adds() -> None:
    logged = entry_of("2022-09-12", "lifts", add=2, file="progress/2022/2022-09.yaml", line=3)
    report, told = read({"added": "5"}, logged)
    assert (given(report), told) == ({"add": "3"}, ["H4 reply-logged-besides"])
    nothing = entry_of("2022-09-12", "lifts", add=0, file="progress/2022/2022-09.yaml", line=3)
    assert (given(read({"added": "5"}, nothing)[0]), read({"added": "5"}, nothing)[1]) == ({"add": "5"}, [])


def test_a_total_that_takes_the_place_of_what_was_logged_is_told() -> None:
    logged = entry_of("2022-09-12", "share", value=66, file="progress/2022/2022-09.yaml", line=3)
    report, told = read({"total": "65"}, logged, of=SHARE)
    assert (given(report), told) == ({"value": "65"}, ["I4 reply-logged-besides"])
    assert read({"total": "66"}, logged, of=SHARE)[1] == []


def test_what_was_reported_and_is_blank_or_gone_now_is_told() -> None:
    first, _ = read({"added": "5"})
    report, told = read({}, entry(first))
    assert (report.outcome, told) == (Outcome.BLANK, ["a.xlsx reply-emptied"])
    assert read({"added": "2"}, entry(first))[1] == []
    desk = Desk(plan(LIFTS), "2022", "2022-09", {"lifts": asked(entry(first))}, {}, AFTER)
    assert [each.code for each in read_rows(reply_of({}), desk)[1]] == ["reply-emptied"]


@pytest.mark.parametrize(
    ("other", "cells", "is_told"),
    [
        ({"add": 4}, {"added": "3"}, False),
        ({"add": 4}, {"total": "4"}, False),
        ({"add": 4}, {"total": "9"}, True),
        ({"value": 9}, {"total": "9"}, False),
        ({"value": 9}, {"total": "8"}, True),
        ({"value": 9}, {"added": "3"}, True),
        ({"value": 9}, {"note": "开工"}, False),
        ({"note": "开工"}, {"total": "8"}, False),
    ],
)
def test_units_that_differ_on_a_shared_target_are_told(
    other: dict[str, Any],
    cells: dict[str, str],
    is_told: bool,
) -> None:
    theirs = entry_of("2022-09-30", "lifts", unit="Bob", **other)
    report, told = read(cells, theirs)
    assert told == (
        ["H4 reply-units-differ" if "added" in cells else "I4 reply-units-differ"] if is_told else []
    )
    if "added" in cells:
        assert given(report) == {"add": "3"}


# The foot, and rows that are not asked.


@pytest.mark.parametrize(
    ("foot", "told"),
    [
        ({}, ["a.xlsx reply-no-day"]),
        ({"as-of": Cell(" ", "C8")}, ["C8 reply-no-day"]),
        ({"as-of": Cell("上周", "C8")}, ["C8 reply-bad-day"]),
        ({"as-of": Cell("2022-08-31", "C8")}, ["C8 reply-bad-day"]),
        ({"as-of": Cell("2022-09-29", "C8")}, ["C8 reply-bad-day"]),
        ({"as-of": Cell("2022年9月26日", "C8")}, []),
    ],
)
def test_before_the_end_of_the_period_the_sheet_says_its_day(foot: dict[str, Cell], told: list[str]) -> None:
    whole = {"by": Cell("王芳", "C7"), **foot}
    report, problems = read({"added": "1"}, today=date(2022, 9, 28), foot=whole)
    assert problems == told
    assert told or report.fields["date"] == "2022-09-26"


def test_who_reports_is_asked_for() -> None:
    assert read({"added": "1"}, foot={})[1] == ["a.xlsx reply-no-name"]
    assert read({"added": "1"}, foot={"by": Cell("", "C7")})[1] == ["C7 reply-no-name"]


def test_rows_that_are_not_asked_or_lost_are_told() -> None:
    renamed = replace(LIFTS, formerly=("old",))
    found = {"lifts": asked(of=renamed), "rate": asked(of=RATE)}
    desk = Desk(plan(renamed), "2022", "2022-09", found, {}, AFTER)
    rows = {"old": {"added": "45"}, "care": {"note": "x"}, "hall": {"target": "Hall"}}
    reports, problems = read_rows(reply_of(rows), desk)
    assert [(each.file, each.code) for each in problems] == [
        ("a.xlsx!Q5", "reply-not-asked"),
        ("a.xlsx", "reply-rows-missing"),
    ]
    assert [each.fields["target"] for each in reports] == ["lifts"]
    assert read_rows(reply_of({}), Desk(plan(), "2022", "2022-09", {}, {}, AFTER)) == ((), ())


def test_weekly_targets_are_dated_the_last_day_of_their_own_period() -> None:
    weekly = replace(LIFTS, reporting=Reporting(Every.WEEK, 3))
    assert read({"added": "45"}, of=weekly)[0].fields["date"] == "2022-09-25"
    assert MONTHLY.grace == 5
