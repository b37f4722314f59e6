"""The oracle, and the product beside it, against figures worked out by hand from the design's examples and sentences."""

import datetime as dt
from typing import Any

import pytest

from workplan.views.json import status_json
from workplan.views.phrases import Words
from workplan.views.words import Language

from .cases import Case, log_yaml, random_case, to_yaml
from .test_same_verdicts import answered, promised
from .verdicts import status

Data = dict[str, Any]
YEAR = {"start": "2022-01-01", "end": "2022-12-31"}
MARKS = {"+": "add", "-": "add", "=": "value"}


def plan_of(*targets: Data, task: Data | None = None, **more: Any) -> Data:
    """A plan of one task, which has these targets; `task` and the rest are more keys of task and plan."""
    the_task = {"id": "task", "title": "做优民生项目", "lead": ["黄永"], "targets": list(targets)}
    section = {"id": "section", "title": "抓民生", "tasks": [the_task | (task or {})]}
    about = {"title": "要点", "organization": "街道", "period": YEAR, "owners": {"黄永": {}}}
    return {**about, "sections": [section], **more}


def log(*reports: str, target: str = "t") -> list[Data]:
    """Entries such as `06-30 +3`, `06-30 =41`, `06-30 done:true` and `2023-01-03 note:good light:red`."""
    found = []
    for report in reports:
        day, *said = report.split()
        entry = {"date": day if len(day) > len("06-30") else f"2022-{day}", "target": target}
        for word in said:
            key, _, text = word.partition(":")
            entry |= {MARKS[word[0]]: word.lstrip("+=")} if word[0] in MARKS else {key: text}
        found.append({key: value for key, value in entry.items() if value})
    return found


def target(kind: str, **more: Any) -> Data:
    return {"id": "t", "name": "T", "kind": kind, **more}


def count(at_least: str = "120", **more: Any) -> Data:
    return target("count", unit="台", at_least=at_least, **more)


def level(**more: Any) -> Data:
    return target("level", **{"unit": "家", **more})


def answer(of: Data, entries: list[Data], as_of: str, **more: Any) -> Data:
    return said(plan_of(of, **more), entries, as_of)


def said(plan: Data, entries: list[Data], as_of: str) -> Data:
    """What the oracle says, and the product too."""
    months = sorted({entry["date"][:7] for entry in entries})
    logs = {f"{month}.yaml": [each for each in entries if each["date"][:7] == month] for month in months}
    case = Case(plan, logs, dt.date.fromisoformat(as_of))
    found = status(plan, case.entries(), case.as_of)
    assert promised(status_json(answered(case), Words(Language.EN))) == found
    return found


def judged(of: Data, entries: list[Data], as_of: str, keys: str, **more: Any) -> str:
    """The named values of the only target; one that is null reads `None`."""
    found = answer(of, entries, as_of, **more)["targets"][0]
    return " ".join(str(found[key]) for key in keys.split())


def alarms(of: Data, entries: list[Data], as_of: str, **more: Any) -> list[tuple[str, int, str | None]]:
    return [(a["kind"], a["days"], a["missing"]) for a in answer(of, entries, as_of, **more)["alerts"]]


def test_the_example_of_the_machine_format_comes_out_whole() -> None:
    last = {"date": "2022-06-30", "file": "progress/2022/2022-06.yaml", "line": 1}
    mean = {"completion": "34.6", "expected": "50.0", "gap": "-15.4", "light": "yellow"}
    names = "cancelled suspended no_target breached met overdue not_started at_risk behind outside due_soon"
    counts = dict.fromkeys(f"{names} no_data in_progress on_track".split(), 0) | {"behind": 1}
    group = {**mean, "counts": counts}
    assert answer(count("52"), log("03-31 +15", "06-30 +3"), "2022-06-30") == {
        "version": 1,
        "plan": {"title": "要点", "period": YEAR},
        "as_of": "2022-06-30",
        "elapsed": "50.0",
        **group,
        "reported": 1,
        "scored": 1,
        "sections": [{"id": "section", "title": "抓民生", **group, "targets": [], "tasks": ["task"]}],
        "tasks": [
            {"id": "task", "section": "section", "title": "做优民生项目", "lead": ["黄永"], **group, "targets": ["t"]}
        ],
        "targets": [
            {
                "id": "t", "task": "task", "section": "section", "name": "T", "kind": "count", "unit": "台",
                "owners": ["黄永"], "bound": {"at_least": "52"}, "value": "18", "month": "3", **mean,
                "judged_on": "2022-06-30", "missing": "8", "remaining": "34", "state": "behind",
                "due": "2022-12-31", "last_report": last,
            }
        ],
        "alerts": [
            {
                "kind": "behind", "target": "t", "owners": ["黄永"], "days": 0, "missing": "8", "period": None,
                "checkpoint": None, "last_report": last,
            }
        ],
    }  # fmt: skip


JUNE = "2022-06-30"
QUARTERS = target("recurring", every="quarter")
RATE = target("rate", at_least="5")
AGREED = level(at_least="80", checkpoints=[{"by": "2022-06", "value": "40", "name": "过半"}])
BENT = count("52", checkpoints=[{"by": "2022-06", "value": "13"}])
LIMITED = target("count", unit="件", at_most="10")
STEPS = ("02-01 =60", "03-01 done:true", "04-01 done:false")
LIGHTS = ("06-30 =120 light:yellow", "07-01 light:red", "07-02 note:好")
TASK = {"reporting": {"every": "quarter"}}
TOTALS = ("01-10 +5", "02-10 =19", "02-10 =20", "02-20 +3", "02-01 +7")
ONCE = "02-10 +5 id:q7k2m9x4c8tz"


@pytest.mark.parametrize(
    ("of", "reports", "as_of", "keys", "found"),
    [
        # Completion is rounded half up, in decimal.
        (count("80"), ["06-30 =81"], JUNE, "completion", "101.3"),
        (count("2000"), ["06-30 =3567"], JUNE, "completion", "178.4"),
        # Half a year is half the pace.
        (count("193.22"), ["06-30 =126.02"], JUNE, "completion expected gap missing state", "65.2 50.0 15.2 0 on_track"),
        (count("193.22"), ["06-30 =126.02"], JUNE, "remaining", "67.2"),
        # Months are counted as offices count them; within one by days: 16/31 of (1 + 15/30 - 15/31) months is 16/31.5.
        (count(), ["09-30 +1"], "2022-09-30", "expected judged_on", "75.0 2022-09-30"),
        (count(), ["10-31 +1"], "2022-10-31", "expected judged_on", "83.3 2022-10-31"),
        (count(), ["02-28 +1"], "2022-02-28", "expected judged_on", "16.7 2022-02-28"),
        (count(start="2022-03-16", due="2022-04-15"), ["03-31 +60"], "2022-03-31", "expected gap", "50.8 -0.8"),
        # Nobody is behind on the 2nd of July for a figure of June that is due on the 5th.
        (count(), ["05-31 +40"], "2022-07-05", "judged_on expected gap state", "2022-05-31 41.7 -8.3 on_track"),
        (count(), ["05-31 +40"], "2022-07-06", "judged_on expected gap state", "2022-06-30 50.0 -16.7 behind"),
        # An early report does not move the day judged, and where reports are never asked for only figures do.
        (count(), ["05-31 +50", "06-29 +0"], "2022-06-29", "judged_on gap", "2022-05-31 0.0"),
        (count(reporting="never"), ["04-02 +30"], "2022-12-31", "judged_on expected state", "2022-03-31 25.0 on_track"),
        # A few whole things are expected at the end only.
        (count("4"), ["06-30 +1"], JUNE, "expected gap state", "None None in_progress"),
        (count("4"), ["06-30 +0.5"], JUNE, "expected gap state", "50.0 -37.5 at_risk"),
        # Checkpoints bend the pace; one is missed when its grace is over.
        (BENT, ["03-31 +13"], "2022-03-31", "expected", "12.5"),
        (BENT, ["06-30 +13"], "2022-06-30", "expected", "25.0"),
        (BENT, ["09-30 +13"], "2022-09-30", "expected", "62.5"),
        (AGREED, ["06-15 =30"], "2022-07-05", "completion expected missing remaining state", "37.5 None 0 50 in_progress"),
        (AGREED, ["06-15 =30"], "2022-07-06", "completion expected missing remaining state", "37.5 50.0 10 50 behind"),
        # A missed quarter stays missed, and two are a risk; what start or due cut is not asked for.
        (QUARTERS, ["03-31 +2"], "2022-07-05", "value completion expected gap state", "2 25.0 None None on_track"),
        (QUARTERS, ["03-31 +2"], "2022-07-06", "value completion expected gap state", "2 25.0 None None behind"),
        (QUARTERS, ["03-31 +2"], "2022-10-06", "state", "at_risk"),
        (QUARTERS, ["03-31 +2"], "2023-01-06", "state", "overdue"),
        (target("recurring", every="month", start="2022-01-15", due="2022-03-31"), ["02-28 +1"], "2022-03-01", "completion", "50.0"),
        (target("recurring", every="month", start="2022-01-15", due="2022-02-15"), ["02-15 +1"], "2022-02-14", "completion state", "None no_data"),
        (target("recurring", every="month", start="2022-01-15", due="2022-02-15"), ["02-15 +1"], "2022-02-15", "completion state", "100.0 met"),
        # Done is taken back to the last per cent below 100; words alone are 0.
        (target("milestone"), STEPS, "2022-02-28", "value state", "60 in_progress"),
        (target("milestone"), STEPS, "2022-03-01", "value state", "100 met"),
        (target("milestone"), STEPS, "2022-04-01", "value state", "60 in_progress"),
        (target("milestone"), ["02-01 note:开工"], "2022-02-01", "value completion", "0 0.0"),
        # A share is a figure in per cent.
        (level(at_least="70", unit="%"), ["02-01 =27/38"], "2022-02-01", "value completion remaining", "71.05 101.5 0"),
        # A total contains the additions dated before it, and stands against its own.
        (count(), TOTALS, "2022-02-28", "value month", "23 18"),
        (count(), ["02-10 +4 =9"], "2022-02-28", "value", "9"),
        # One id with one content counts once, equal lines without ids twice; an old id stays valid.
        (count(), [ONCE, ONCE], "2022-02-28", "value", "5"),
        (count(), ["02-10 +5", "02-10 +5"], "2022-02-28", "value", "10"),
        (count(formerly=["old"]), ["02-10 +5 target:old", "02-11 +1"], "2022-02-28", "value", "6"),
        # A count above its limit is a breach until it is corrected.
        (LIMITED, ["02-10 +11", "03-10 -1"], "2022-02-28", "completion expected missing state light", "None None None breached red"),
        (LIMITED, ["02-10 +11", "03-10 -1"], "2023-01-05", "completion expected missing state light", "None None None on_track green"),
        (LIMITED, ["02-10 +11", "03-10 -1"], "2023-01-06", "completion expected missing state light", "None None None met green"),
        # The figure of the first day on or after due closes a level.
        (level(at_most="73"), ["12-31 =74", "12-31 =70", "2023-01-03 =80"], "2023-01-10", "value state", "70 met"),
        # A rate without a final figure is unknown once late.
        (RATE, ["11-30 =6"], "2023-01-05", "state", "on_track"),
        (RATE, ["11-30 =6"], "2023-01-06", "state", "no_data"),
        (RATE, ["12-01 =6"], "2023-01-06", "state", "met"),
        (RATE, [], "2023-01-06", "state", "overdue"),
        # A total that fell short at due is overdue at once, an addition only after the grace.
        (count(), ["12-31 =100"], "2022-12-31", "state", "at_risk"),
        (count(), ["12-31 +100"], "2023-01-05", "state missing", "at_risk 20"),
        (count(), ["12-31 =100", "2023-01-02 +20"], "2023-01-06", "state", "met"),
        # The reporter's own light lowers until the next entry.
        (count(), LIGHTS, "2022-06-30", "state", "behind"),
        (count(), LIGHTS, "2022-07-01", "state", "at_risk"),
        (count(), LIGHTS, "2022-07-02", "state", "met"),
        # A reduction is measured from its baseline.
        (level(at_most="80", baseline="100"), ["06-30 =93.5"], JUNE, "completion expected missing remaining state", "32.5 50.0 4 13.5 behind"),
        # An entry of a task reports its duties.
        (target("duty"), ["05-01 task:task target: note:排查"], "2022-07-05", "state", "on_track"),
        (target("duty"), ["05-01 task:task target: note:排查"], "2022-07-06", "state", "no_data"),
    ],
)  # fmt: skip
def test_a_target_is_as_by_hand(of: Data, reports: list[str], as_of: str, keys: str, found: str) -> None:
    assert judged(of, log(*reports), as_of, keys) == found


@pytest.mark.parametrize(
    ("of", "reports", "as_of", "found"),
    [
        (count(), ["05-31 +40"], "2022-07-05", []),
        (count(), ["05-31 +40"], "2022-07-06", [("behind", 0, "20"), ("unreported", 1, "20")]),
        (count(reporting="never"), [], "2022-09-30", []),
        (AGREED, ["06-15 =30"], "2022-07-06", [("missed-checkpoint", 6, "10")]),
        (QUARTERS, ["03-31 +2"], "2022-07-06", [("missed-period", 6, None), ("unreported", 1, None)]),
        (count(), ["12-31 =100"], "2023-01-01", [("overdue", 1, "20")]),
        (count(), ["12-31 +100"], "2023-01-06", [("overdue", 6, "20")]),
        (target("duty"), ["05-01 task:task target: note:x"], "2022-07-06", [("unreported", 1, None)]),
    ],
)
def test_alerts_come_on_their_days(of: Data, reports: list[str], as_of: str, found: list[Any]) -> None:
    assert alarms(of, log(*reports), as_of) == found


@pytest.mark.parametrize(
    ("pace", "states"),
    [
        ({"rule": "ratio"}, {"54": "on_track", "53": "behind", "42": "behind", "41": "at_risk"}),
        ({"rule": "points"}, {"48": "on_track", "47.99": "behind", "24": "behind", "23.99": "at_risk"}),
    ],
)
def test_on_a_threshold_nobody_is_beyond_it(pace: Data, states: dict[str, str]) -> None:
    assert states == {
        each: judged(count(), log(f"06-30 ={each}"), JUNE, "state", pace=pace) for each in states
    }


@pytest.mark.parametrize("as_of", ["2022-01-10", "2022-06-30", "2022-12-31", "2023-01-05"])
def test_growth_of_3_2_against_5_lacks_1_8_points_on_every_day(as_of: str) -> None:
    found = judged(RATE, log("01-10 =3.2"), as_of, "gap expected completion judged_on state")
    assert found == "-1.8 None None None behind"


def test_a_partial_reporting_takes_the_rest_from_the_level_above() -> None:
    of = count(reporting={"grace": "10"})
    assert judged(of, [], "2022-04-10", "judged_on", task=TASK) == "2021-12-31"
    assert judged(of, [], "2022-04-11", "judged_on state light", task=TASK) == "2022-03-31 no_data grey"


def test_what_is_missed_is_named() -> None:
    checkpoint = answer(AGREED, log("06-15 =30"), "2022-07-06")["alerts"][0]["checkpoint"]
    assert checkpoint == {"by": "2022-06-30", "value": "40", "name": "过半"}
    quarters = answer(QUARTERS, log("03-31 +2"), "2022-07-06")
    assert (quarters["completion"], quarters["expected"], quarters["gap"]) == ("25.0", "50.0", "-25.0")
    assert quarters["alerts"][0]["period"] == {"start": "2022-04-01", "end": "2022-06-30"}


def test_means_are_weighted_capped_and_headline_targets_weigh_as_one_task() -> None:
    parts = (
        count(id="a"), count(id="b", weight="2"), count(id="c", part_of="a"),
        count(id="d", state="cancelled"),
    )  # fmt: skip
    plan = plan_of(*parts, task={"weight": "3"})
    plan["sections"][0]["targets"] = [count(id="h")]
    figures = {"a": "240", "b": "30", "c": "1", "d": "1"}
    entries = [entry for name, each in figures.items() for entry in log(f"06-30 ={each}", target=name)]
    found = said(plan, entries, JUNE)
    # the task: (1 + 2 × 25 %) ÷ 3 = 50 %; the headline group: 0 %, expected 5/12; together (3 × 50 + 0) ÷ 4
    assert [found["tasks"][0][key] for key in ("completion", "expected", "gap")] == ["50.0", "50.0", "0.0"]
    assert [found[key] for key in ("completion", "expected", "gap")] == ["37.5", "47.9", "-10.4"]
    assert (found["reported"], found["scored"], found["tasks"][0]["light"]) == (2, 3, "yellow")
    assert answer(count("4"), log("06-30 +1"), JUNE)["expected"] == "25.0"


def test_a_group_with_an_unreported_target_is_at_best_yellow() -> None:
    found = answer(level(at_least="70"), log("01-31 =80"), "2022-03-06")
    assert (found["targets"][0]["light"], found["light"]) == ("green", "yellow")
    assert [a["kind"] for a in found["alerts"]] == ["unreported"]


def test_random_cases_are_the_same_each_time_and_read_back_from_yaml() -> None:
    yaml = pytest.importorskip("yaml")
    for seed in range(60):
        case = random_case(seed)
        assert case == random_case(seed)
        assert yaml.load(to_yaml(case.plan), yaml.BaseLoader) == case.plan
        assert all(yaml.load(log_yaml(each), yaml.BaseLoader) == each for each in case.logs.values())
        found = status(case.plan, case.entries(), case.as_of)
        assert sum(found["counts"].values()) == len(found["targets"]) > 0
