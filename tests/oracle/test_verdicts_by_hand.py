"""The oracle against figures worked out by hand from the design's examples and sentences."""

import datetime as dt
from typing import Any

import pytest

from .cases import log_yaml, random_case, to_yaml
from .verdicts import status

Data = dict[str, Any]
YEAR = {"start": "2022-01-01", "end": "2022-12-31"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def plan_of(*targets: Data, task: Data | None = None, **more: Any) -> Data:
    the_task = {"id": "task", "title": "做优民生项目", "lead": ["黄永"], "targets": list(targets)} | (
        task or {}
    )
    section = {"id": "section", "title": "抓民生", "tasks": [the_task]}
    return {
        "title": "要点",
        "organization": "街道",
        "period": YEAR,
        "owners": {"黄永": {}},
        "sections": [section],
        **more,
    }


def log(*entries: Data) -> list[Data]:
    return [
        {"target": "t", **each, "file": f"p/{each['date'][:7]}.yaml", "line": n}
        for n, each in enumerate(entries, 1)
    ]


def count(at_least: str = "120", **more: Any) -> Data:
    return {"id": "t", "name": "T", "kind": "count", "unit": "台", "at_least": at_least, **more}


def level(**more: Any) -> Data:
    return {"id": "t", "name": "T", "kind": "level", "unit": "家", **more}


def other(kind: str, **more: Any) -> Data:
    return {"id": "t", "name": "T", "kind": kind, **more}


def judged(target: Data, entries: list[Data], as_of: str, keys: str, **more: Any) -> tuple[Any, ...]:
    """The named keys of the only target."""
    answer = status(plan_of(target, **more), entries, day(as_of))
    return tuple(answer["targets"][0][key] for key in keys.split())


def alarms(target: Data, entries: list[Data], as_of: str, **more: Any) -> list[tuple[str, int, str | None]]:
    answer = status(plan_of(target, **more), entries, day(as_of))
    return [(a["kind"], a["days"], a["missing"]) for a in answer["alerts"]]


def test_the_example_of_the_machine_format_comes_out_whole() -> None:
    lifts = {"id": "lifts-added", "name": "新增加梯", "kind": "count", "unit": "台", "at_least": "52"}
    entries = [
        {
            "date": "2022-03-31",
            "target": "lifts-added",
            "add": "15",
            "file": "progress/2022/2022-03.yaml",
            "line": 1,
        },
        {
            "date": "2022-06-30",
            "target": "lifts-added",
            "add": "3",
            "file": "progress/2022/2022-06.yaml",
            "line": 3,
        },
    ]
    last = {"date": "2022-06-30", "file": "progress/2022/2022-06.yaml", "line": 3}
    mean = {"completion": "34.6", "expected": "50.0", "gap": "-15.4", "light": "yellow"}
    names = "cancelled suspended no_target breached met overdue not_started at_risk behind outside due_soon"
    names += " no_data in_progress on_track"
    counts = dict.fromkeys(names.split(), 0) | {"behind": 1}
    assert status(plan_of(lifts), entries, day("2022-06-30")) == {
        "version": 1,
        "plan": {"title": "要点", "period": YEAR},
        "as_of": "2022-06-30",
        "elapsed": "50.0",
        **mean,
        "reported": 1,
        "scored": 1,
        "counts": counts,
        "sections": [
            {"id": "section", "title": "抓民生", **mean, "counts": counts, "targets": [], "tasks": ["task"]},
        ],
        "tasks": [
            {
                "id": "task",
                "section": "section",
                "title": "做优民生项目",
                "lead": ["黄永"],
                **mean,
                "counts": counts,
                "targets": ["lifts-added"],
            },
        ],
        "targets": [
            {
                "id": "lifts-added",
                "task": "task",
                "section": "section",
                "name": "新增加梯",
                "kind": "count",
                "unit": "台",
                "owners": ["黄永"],
                "bound": {"at_least": "52"},
                "value": "18",
                "month": "3",
                "completion": "34.6",
                "expected": "50.0",
                "gap": "-15.4",
                "judged_on": "2022-06-30",
                "missing": "8",
                "remaining": "34",
                "state": "behind",
                "light": "yellow",
                "due": "2022-12-31",
                "last_report": last,
            },
        ],
        "alerts": [
            {
                "kind": "behind",
                "target": "lifts-added",
                "owners": ["黄永"],
                "days": 0,
                "missing": "8",
                "period": None,
                "checkpoint": None,
                "last_report": last,
            },
        ],
    }


@pytest.mark.parametrize(
    ("bound", "value", "completion"),
    [("80", "81", "101.3"), ("2000", "3567", "178.4"), ("193.22", "126.02", "65.2")],
)
def test_completion_is_rounded_half_up_in_decimal(bound: str, value: str, completion: str) -> None:
    entries = log({"date": "2022-06-30", "value": value})
    assert judged(count(bound), entries, "2022-06-30", "completion") == (completion,)


def test_half_a_year_is_half_the_pace_so_126_02_of_193_22_is_ahead_by_15_2() -> None:
    entries = log({"date": "2022-06-30", "value": "126.02"})
    found = judged(count("193.22"), entries, "2022-06-30", "expected gap missing remaining state")
    assert found == ("50.0", "15.2", "0", "67.2", "on_track")


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2022-09-30", "75.0"), ("2022-10-31", "83.3"), ("2022-02-28", "16.7")]
)
def test_months_are_counted_as_offices_count_them(as_of: str, expected: str) -> None:
    assert judged(count(), log({"date": as_of, "add": "1"}), as_of, "expected judged_on") == (expected, as_of)


def test_a_start_and_a_due_within_a_month_count_by_days() -> None:
    # from 15/31 of March to half of April: 16/31 of (1 + 15/30 - 15/31) months is 16/31.5
    target = count(start="2022-03-16", due="2022-04-15")
    assert judged(target, log({"date": "2022-03-31", "add": "60"}), "2022-03-31", "expected gap") == (
        "50.8",
        "-0.8",
    )


@pytest.mark.parametrize("as_of", ["2022-01-10", "2022-06-30", "2022-12-31", "2023-01-05"])
def test_growth_of_3_2_against_5_lacks_1_8_points_on_every_day(as_of: str) -> None:
    rate = other("rate", at_least="5")
    found = judged(
        rate, log({"date": "2022-01-10", "value": "3.2"}), as_of, "gap expected completion judged_on state"
    )
    assert found == ("-1.8", None, None, None, "behind")


def test_nobody_is_behind_on_the_2nd_of_july_for_a_june_figure_due_on_the_5th() -> None:
    entries = log({"date": "2022-05-31", "add": "40"})
    keys = "judged_on expected gap state"
    assert judged(count(), entries, "2022-07-05", keys) == ("2022-05-31", "41.7", "-8.3", "on_track")
    assert judged(count(), entries, "2022-07-06", keys) == ("2022-06-30", "50.0", "-16.7", "behind")
    assert alarms(count(), entries, "2022-07-05") == []
    assert alarms(count(), entries, "2022-07-06") == [("behind", 0, "20"), ("unreported", 1, "20")]


def test_an_early_report_does_not_move_the_day_judged() -> None:
    entries = log({"date": "2022-05-31", "add": "50"}, {"date": "2022-06-29", "add": "0"})
    assert judged(count(), entries, "2022-06-29", "judged_on gap") == ("2022-05-31", "0.0")


def test_what_is_never_reported_is_judged_by_its_figures_alone() -> None:
    entries = log({"date": "2022-04-02", "add": "30"})
    target = count(reporting="never")
    assert judged(target, entries, "2022-12-31", "judged_on expected state") == (
        "2022-03-31",
        "25.0",
        "on_track",
    )
    assert alarms(target, [], "2022-09-30") == []


def test_a_partial_reporting_takes_the_rest_from_the_level_above() -> None:
    target, task = count(reporting={"grace": "10"}), {"reporting": {"every": "quarter"}}
    assert judged(target, [], "2022-04-10", "judged_on", task=task) == ("2021-12-31",)
    assert judged(target, [], "2022-04-11", "judged_on state light", task=task) == (
        "2022-03-31",
        "no_data",
        "grey",
    )


def test_a_few_whole_things_are_expected_at_the_end_only() -> None:
    whole = log({"date": "2022-06-30", "add": "1"})
    assert judged(count("4"), whole, "2022-06-30", "expected gap state") == (None, None, "in_progress")
    assert status(plan_of(count("4")), whole, day("2022-06-30"))["expected"] == "25.0"
    half = log({"date": "2022-06-30", "add": "0.5"})
    assert judged(count("4"), half, "2022-06-30", "expected gap state") == ("50.0", "-37.5", "at_risk")


def test_checkpoints_bend_the_pace() -> None:
    target = count("52", checkpoints=[{"by": "2022-06", "value": "13"}])
    for as_of, expected in (("2022-03-31", "12.5"), ("2022-06-30", "25.0"), ("2022-09-30", "62.5")):
        assert judged(target, log({"date": as_of, "add": "13"}), as_of, "expected") == (expected,)


def test_a_checkpoint_is_missed_when_its_grace_is_over() -> None:
    target = level(at_least="80", checkpoints=[{"by": "2022-06", "value": "40", "name": "过半"}])
    entries, keys = log({"date": "2022-06-15", "value": "30"}), "completion expected missing remaining state"
    assert judged(target, entries, "2022-07-05", keys) == ("37.5", None, "0", "50", "in_progress")
    assert judged(target, entries, "2022-07-06", keys) == ("37.5", "50.0", "10", "50", "behind")
    alert = status(plan_of(target), entries, day("2022-07-06"))["alerts"][0]
    assert (alert["kind"], alert["days"], alert["missing"]) == ("missed-checkpoint", 6, "10")
    assert alert["checkpoint"] == {"by": "2022-06-30", "value": "40", "name": "过半"}


def test_a_missed_quarter_stays_missed_and_two_are_a_risk() -> None:
    target = other("recurring", every="quarter")
    entries, keys = log({"date": "2022-03-31", "add": "2"}), "value completion expected gap state"
    assert judged(target, entries, "2022-07-05", keys) == ("2", "25.0", None, None, "on_track")
    assert judged(target, entries, "2022-07-06", keys) == ("2", "25.0", None, None, "behind")
    answer = status(plan_of(target), entries, day("2022-07-06"))
    assert (answer["completion"], answer["expected"], answer["gap"]) == ("25.0", "50.0", "-25.0")
    assert answer["alerts"][0]["period"] == {"start": "2022-04-01", "end": "2022-06-30"}
    assert [(a["kind"], a["days"]) for a in answer["alerts"]] == [("missed-period", 6), ("unreported", 1)]
    assert judged(target, entries, "2022-10-06", "state") == ("at_risk",)
    assert judged(target, entries, "2023-01-06", "state") == ("overdue",)


def test_periods_cut_by_start_or_due_are_not_asked_for() -> None:
    cut = other("recurring", every="month", start="2022-01-15", due="2022-03-31")
    assert judged(cut, log({"date": "2022-02-28", "add": "1"}), "2022-03-01", "completion") == ("50.0",)
    whole = other("recurring", every="month", start="2022-01-15", due="2022-02-15")
    entries = log({"date": "2022-02-15", "add": "1"})
    assert judged(whole, entries, "2022-02-14", "completion state") == (None, "no_data")
    assert judged(whole, entries, "2022-02-15", "completion state") == ("100.0", "met")


def test_done_is_taken_back_to_the_last_per_cent_below_100() -> None:
    steps = log(
        {"date": "2022-02-01", "value": "60"},
        {"date": "2022-03-01", "done": "true"},
        {"date": "2022-04-01", "done": "false"},
    )
    for as_of, found in (
        ("2022-02-28", ("60", "in_progress")),
        ("2022-03-01", ("100", "met")),
        ("2022-04-01", ("60", "in_progress")),
    ):
        assert judged(other("milestone"), steps, as_of, "value state") == found
    words = log({"date": "2022-02-01", "note": "开工"})
    assert judged(other("milestone"), words, "2022-02-01", "value completion") == ("0", "0.0")


def test_a_share_is_a_figure_in_per_cent() -> None:
    target = level(at_least="70") | {"unit": "%"}
    entries = log({"date": "2022-02-01", "value": "27/38"})
    assert judged(target, entries, "2022-02-01", "value completion remaining") == ("71.05", "101.5", "0")


def test_a_total_contains_the_adds_dated_before_it_and_stands_against_its_own_add() -> None:
    entries = log(
        {"date": "2022-01-10", "add": "5"},
        {"date": "2022-02-10", "value": "19"},
        {"date": "2022-02-10", "value": "20"},
        {"date": "2022-02-20", "add": "3"},
        {"date": "2022-02-01", "add": "7"},
    )
    assert judged(count(), entries, "2022-02-28", "value month") == ("23", "18")
    assert judged(count(), log({"date": "2022-02-10", "add": "4", "value": "9"}), "2022-02-28", "value") == (
        "9",
    )


def test_one_id_with_one_content_counts_once_and_equal_lines_without_ids_twice() -> None:
    line = {"date": "2022-02-10", "add": "5"}
    marked = line | {"id": "q7k2m9x4c8tz"}
    assert judged(count(), log(marked, marked), "2022-02-28", "value") == ("5",)
    assert judged(count(), log(line, line), "2022-02-28", "value") == ("10",)


def test_an_old_id_stays_valid_in_logs() -> None:
    entries = log({"date": "2022-02-10", "add": "5", "target": "old"}, {"date": "2022-02-11", "add": "1"})
    assert judged(count(formerly=["old"]), entries, "2022-02-28", "value") == ("6",)


def test_a_count_above_its_limit_is_a_breach_until_it_is_corrected() -> None:
    target = {"id": "t", "name": "T", "kind": "count", "unit": "件", "at_most": "10"}
    entries = log({"date": "2022-02-10", "add": "11"}, {"date": "2022-03-10", "add": "-1"})
    keys = "completion expected missing state light"
    assert judged(target, entries, "2022-02-28", keys) == (None, None, None, "breached", "red")
    assert judged(target, entries, "2023-01-05", keys) == (None, None, None, "on_track", "green")
    assert judged(target, entries, "2023-01-06", keys) == (None, None, None, "met", "green")


def test_the_figure_of_the_first_day_on_or_after_due_closes_a_level() -> None:
    entries = log(
        {"date": "2022-12-31", "value": "74"},
        {"date": "2022-12-31", "value": "70"},
        {"date": "2023-01-03", "value": "80"},
    )
    assert judged(level(at_most="73"), entries, "2023-01-10", "value state") == ("70", "met")


def test_a_rate_without_a_final_figure_is_unknown_once_late() -> None:
    rate = other("rate", at_least="5")
    november = log({"date": "2022-11-30", "value": "6"})
    assert judged(rate, november, "2023-01-05", "state") == ("on_track",)
    assert judged(rate, november, "2023-01-06", "state") == ("no_data",)
    december = log({"date": "2022-12-01", "value": "6"})
    assert judged(rate, december, "2023-01-06", "state") == ("met",)
    assert judged(rate, [], "2023-01-06", "state") == ("overdue",)


def test_a_total_that_fell_short_at_due_is_overdue_at_once_an_add_only_after_the_grace() -> None:
    total, added = ({"date": "2022-12-31", key: "100"} for key in ("value", "add"))
    assert judged(count(), log(total), "2022-12-31", "state") == ("at_risk",)
    assert alarms(count(), log(total), "2023-01-01") == [("overdue", 1, "20")]
    assert judged(count(), log(added), "2023-01-05", "state missing") == ("at_risk", "20")
    assert alarms(count(), log(added), "2023-01-06") == [("overdue", 6, "20")]
    reached = log(total, {"date": "2023-01-02", "add": "20"})
    assert judged(count(), reached, "2023-01-06", "state") == ("met",)


def test_the_reporters_own_light_lowers_until_the_next_entry() -> None:
    entries = log(
        {"date": "2022-06-30", "value": "120", "light": "yellow"},
        {"date": "2022-07-01", "light": "red"},
        {"date": "2022-07-02", "note": "好"},
    )
    for as_of, found in (("2022-06-30", "behind"), ("2022-07-01", "at_risk"), ("2022-07-02", "met")):
        assert judged(count(), entries, as_of, "state") == (found,)


def test_the_ratio_rule_compares_completion_with_the_pace() -> None:
    ratio = {"rule": "ratio"}
    for value, found in (("54", "on_track"), ("53", "behind"), ("42", "behind"), ("41", "at_risk")):
        assert judged(
            count(), log({"date": "2022-06-30", "value": value}), "2022-06-30", "state", pace=ratio
        ) == (found,)


def test_exactly_yellow_points_behind_is_on_track() -> None:
    for value, found in (("48", "on_track"), ("47.99", "behind"), ("24", "behind"), ("23.99", "at_risk")):
        assert judged(count(), log({"date": "2022-06-30", "value": value}), "2022-06-30", "state") == (found,)


def test_a_reduction_is_measured_from_its_baseline() -> None:
    target = level(at_most="80", baseline="100")
    entries = log({"date": "2022-06-30", "value": "93.5"})
    found = judged(target, entries, "2022-06-30", "completion expected missing remaining state")
    assert found == ("32.5", "50.0", "4", "13.5", "behind")


def test_an_entry_of_a_task_reports_its_duties() -> None:
    entries = [{"date": "2022-05-01", "task": "task", "note": "排查", "file": "p/2022-05.yaml", "line": 1}]
    assert judged(other("duty"), entries, "2022-07-05", "state") == ("on_track",)
    assert judged(other("duty"), entries, "2022-07-06", "state") == ("no_data",)
    assert alarms(other("duty"), entries, "2022-07-06") == [("unreported", 1, None)]


def test_means_are_weighted_capped_and_headline_targets_weigh_as_one_task() -> None:
    plan = plan_of(
        count(id="a"),
        count(id="b", weight="2"),
        count(id="c", part_of="a"),
        count(id="d", state="cancelled"),
        task={"weight": "3"},
    )
    plan["sections"][0]["targets"] = [count(id="h")]
    entries = [
        entry | {"target": name}
        for name, value in (("a", "240"), ("b", "30"), ("c", "1"), ("d", "1"))
        for entry in log({"date": "2022-06-30", "value": value})
    ]
    answer = status(plan, entries, day("2022-06-30"))
    # the task: (1 + 2 × 25 %) ÷ 3 = 50 %; the headline group: 0 %, expected 5/12; together (3 × 50 + 0) ÷ 4
    assert [answer["tasks"][0][key] for key in ("completion", "expected", "gap")] == ["50.0", "50.0", "0.0"]
    assert [answer[key] for key in ("completion", "expected", "gap")] == ["37.5", "47.9", "-10.4"]
    assert (answer["reported"], answer["scored"], answer["tasks"][0]["light"]) == (2, 3, "yellow")


def test_a_group_with_an_unreported_target_is_at_best_yellow() -> None:
    entries = log({"date": "2022-01-31", "value": "80"})
    answer = status(plan_of(level(at_least="70")), entries, day("2022-03-06"))
    assert (answer["targets"][0]["light"], answer["light"]) == ("green", "yellow")
    assert [a["kind"] for a in answer["alerts"]] == ["unreported"]


def test_random_cases_are_the_same_each_time_and_read_back_from_yaml() -> None:
    yaml = pytest.importorskip("yaml")
    for seed in range(60):
        case = random_case(seed)
        assert case == random_case(seed)
        assert yaml.load(to_yaml(case.plan), yaml.BaseLoader) == case.plan
        assert all(yaml.load(log_yaml(each), yaml.BaseLoader) == each for each in case.logs.values())
        answer = status(case.plan, case.entries(), case.as_of)
        assert sum(answer["counts"].values()) == len(answer["targets"]) > 0
