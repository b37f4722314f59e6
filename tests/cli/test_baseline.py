"""`status --baseline`: the plan of an earlier revision beside the current one."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripted import Scripted

from .conftest import PLAN, Call

LOG = "- {date: 2022-06-30, target: lifts-added, add: 21, id: a1}\n"
EASED = PLAN.replace("at_least: 52", "at_least: 20")


@pytest.fixture
def repository(root: Path) -> Scripted:
    """January: the plan; June: 21 lifts; July: 20 would do."""
    made = Scripted.at(root)
    made.commit("2022-01-05", plan=PLAN)
    made.commit("2022-06-30", m06=LOG)
    made.commit("2022-07-02", plan=EASED)
    return made


def answer(call: Call, *arguments: str) -> Any:
    ended = call("status", "--as-of", "2022-07-10", "--format", "json", *arguments)
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


def target(found: Any, name: str) -> Any:
    return next(each for each in found["targets"] if each["id"] == name)


def test_a_target_eased_into_met_stands_beside_what_it_was_and_is_marked(
    repository: Scripted, call: Call
) -> None:
    found = answer(call, "--baseline", "HEAD~2")
    assert found["baseline"]["commit"] == repository.git("rev-parse", "HEAD~2").strip()
    assert float(found["completion"]) > float(found["baseline"]["completion"])
    assert found["baseline"]["met_after_easing"] == ["lifts-added"]
    lifts = target(found, "lifts-added")
    assert (lifts["state"], lifts["met_after_easing"]) == ("met", True)
    assert lifts["baseline"] == {
        "id": "lifts-added",
        "state": "on_track",
        "light": "green",
        "completion": "40.4",
        "expected": "50.0",
        "gap": "-9.6",
        "bound": {"at_least": "52"},
        "due": "2022-12-31",
    }


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", ("原计划状态", "放宽后完成")), ("en", ("State, that plan", "met after easing"))],
)
def test_the_table_of_targets_shows_both_plans(call: Call, language: str, said: tuple[str, ...]) -> None:
    ended = call("status", "--as-of", "2022-07-10", "--by", "target", "--baseline", "HEAD~2", "--format", "csv",
                 "--lang", language)  # fmt: skip
    head, *rows = ended.out.splitlines()
    assert said[0] in head
    assert [said[1] in row for row in rows] == [True, *[False] * (len(rows) - 1)]


@pytest.mark.usefixtures("repository")
def test_the_page_says_what_the_earlier_plan_says_of_the_whole(call: Call) -> None:
    lines = call("status", "--as-of", "2022-07-10", "--baseline", "HEAD~2").out.splitlines()
    assert lines[3].startswith("Against the plan of ")
    assert lines[4] == "Met after easing: 1 target, not met by that plan"


SECTIONS = """\
Section,Done,Pace,Gap (points),Light,"Done, that plan","Gap, that plan (points)","Light, that plan",\
Met after easing,Data,Lead,States,Lights
1 Town,20.0%,30.0%,-10.0,■ red,8.1%,-21.9,■ red,1,1/5,,"1 met, 1 at risk, 5 not reported",1 red 1 green 5 grey
"""
OWNERS = """\
Owner,Title,Targets,Done,Pace,Gap (points),Light,"Done, that plan","Gap, that plan (points)",\
"Light, that plan",Met after easing,Data,Lights,States
Ann,head,7,20.0%,30.0%,-10.0,■ red,8.1%,-21.9,■ red,1,1/5,1 red 1 green 5 grey,"1 met, 1 at risk, 5 not reported"
Bob,deputy,7,20.0%,30.0%,-10.0,■ red,8.1%,-21.9,■ red,1,1/5,1 red 1 green 5 grey,"1 met, 1 at risk, 5 not reported"
"""
BESIDE = ("--as-of", "2022-07-10", "--baseline", "HEAD~2")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(("rows", "table"), [("section", SECTIONS), ("owner", OWNERS)])
def test_the_tables_of_groups_show_both_plans(call: Call, rows: str, table: str) -> None:
    assert call("status", *BESIDE, "--by", rows, "--format", "csv").out == table


@pytest.mark.usefixtures("repository")
def test_what_was_met_after_easing_is_counted_whatever_states_are_listed(call: Call) -> None:
    assert call("status", *BESIDE, "--by", "section", "--state", "at_risk", "--format", "csv").out == SECTIONS


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("width", "heads"),
    [
        ("80", "Task Done Pace Gap Light Then Gap then Light then Eased Lead"),
        ("60", "Task Done Gap Light Then Eased Lead"),
        ("50", "Task Done Gap Light Then Eased"),
        ("40", "Task Done Gap Light Eased"),
    ],
)
def test_on_a_narrow_page_the_least_needed_is_given_up_first_and_marks_never(
    call: Call, width: str, heads: str
) -> None:
    lines = call("status", *BESIDE, "--by", "task", "--width", width).out.splitlines()
    assert " ".join(next(line for line in lines if line.startswith("Task")).split()) == heads


def test_a_new_task_was_not_in_that_plan_and_takes_its_marks_along(repository: Scripted, call: Call) -> None:
    new = "      - {id: yards, title: Yards, lead: [Ann], targets: [\n"
    lifts = next(line for line in EASED.splitlines(keepends=True) if "lifts-added" in line)
    moved = EASED.replace(lifts, "") + new + lifts.replace("- {", "{").rstrip() + "]}\n"
    repository.commit("2022-07-03", plan=moved)
    found = answer(call, "--baseline", "HEAD~3")["tasks"]
    assert [(task["id"], task["baseline"] and task["baseline"]["completion"]) for task in found] == [
        ("streets", "8.1"),
        ("yards", None),
    ]
    assert [task["met_after_easing"] for task in found] == [[], ["lifts-added"]]
    rows = call("status", "--baseline", "HEAD~3", "--by", "task", "--format", "csv").out.splitlines()
    assert ",,,not in that plan,1," in rows[2]


@pytest.mark.usefixtures("repository")
def test_in_json_each_group_has_what_the_earlier_plan_says_of_it(call: Call) -> None:
    found = answer(call, "--baseline", "HEAD~2")
    of_plan = {key: found["baseline"][key] for key in found["baseline"] if key not in ("commit", "file")}
    of_section = found["sections"][0]
    assert {**of_section["baseline"], "met_after_easing": of_section["met_after_easing"]} == of_plan
    assert [owner["met_after_easing"] for owner in found["owners"]] == [["lifts-added"], ["lifts-added"]]
    assert not {"baseline", "met_after_easing"} & set(answer(call)["sections"][0])


def test_sections_and_tasks_of_another_id_are_those_of_before(repository: Scripted, call: Call) -> None:
    plan = EASED.replace("id: town\n", "id: city\n").replace("id: streets\n", "id: roads\n")
    repository.commit("2022-07-03", plan=plan)
    found = answer(call, "--baseline", "HEAD~3")
    assert [found[kind][0]["baseline"]["completion"] for kind in ("sections", "tasks")] == ["8.1", "8.1"]


def test_a_target_that_was_not_in_the_plan_has_no_baseline(repository: Scripted, call: Call) -> None:
    plan = EASED.replace("- {id: care,", "- {id: new, name: New, kind: milestone}\n          - {id: care,")
    repository.commit("2022-07-03", plan=plan)
    found = target(answer(call, "--baseline", "HEAD~3"), "new")
    assert (found["baseline"], found["met_after_easing"]) == (None, False)


def test_entries_under_a_new_id_count_for_the_target_that_had_another(
    repository: Scripted, call: Call
) -> None:
    plan = EASED.replace("id: lifts-added,", "id: lifts, formerly: [lifts-added],")
    repository.commit("2022-07-03", plan=plan, m07="- {date: 2022-07-02, target: lifts, add: 1, id: a2}\n")
    found = target(answer(call, "--baseline", "HEAD~3"), "lifts")["baseline"]
    assert (found["id"], found["completion"]) == ("lifts-added", "42.3")


def test_a_target_met_under_a_harder_plan_is_not_called_eased(repository: Scripted, call: Call) -> None:
    sooner = PLAN.replace("kind: rate, at_least: 5", "kind: rate, at_least: 5, due: 2022-06")
    log = LOG + "- {date: 2022-06-30, target: growth, value: 6, id: a3}\n"
    repository.commit("2022-07-03", plan=sooner, m06=log)
    found = answer(call, "--baseline", "HEAD~3")
    growth = target(found, "growth")
    assert (growth["state"], growth["baseline"]["state"] == "met", growth["met_after_easing"]) == (
        "met",
        False,
        False,
    )


def test_what_was_removed_counts_in_the_earlier_plan(repository: Scripted, call: Call) -> None:
    plan = EASED.replace("          - {id: hall, name: New hall, kind: milestone}\n", "")
    repository.commit("2022-07-03", plan=plan)
    found = answer(call, "--baseline", "HEAD~3")
    assert (found["scored"], found["baseline"]["scored"]) == (4, 5)


@pytest.mark.usefixtures("repository")
def test_a_part_of_the_plan_is_held_against_the_same_part(call: Call) -> None:
    found = answer(call, "--baseline", "HEAD~2", "--owner", "Bob")
    assert found["baseline"]["scored"] == found["scored"]


def test_a_renamed_plan_file_is_found(repository: Scripted, call: Call) -> None:
    repository.git("mv", "plan/2022.yaml", "plan/town.yaml")
    repository.git("mv", "progress/2022", "progress/town")
    repository.git("commit", "-q", "-m", "x")
    found = answer(call, "--baseline", "HEAD~3")
    assert (found["plan"]["file"], found["baseline"]["file"]) == ("plan/town.yaml", "plan/2022.yaml")


def test_a_revision_without_the_plan_ends_the_call(repository: Scripted, call: Call) -> None:
    repository.git("rm", "-rq", "plan")
    repository.git("commit", "-q", "-m", "x")
    repository.commit("2022-09-01", plan=EASED)
    ended = call("status", "--baseline", "HEAD~1")
    assert (ended.code, "holds no plan that plan/2022.yaml comes from" in ended.err) == (2, True)


def test_an_earlier_plan_that_is_wrong_is_reported_with_its_revision(
    repository: Scripted, call: Call
) -> None:
    repository.commit("2022-07-03", plan=EASED.replace("kind: duty", "kind: dutie"))
    repository.commit("2022-07-04", plan=EASED)
    ended = call("status", "--baseline", "HEAD~1")
    assert (ended.code, ended.err.startswith("HEAD~1:plan/2022.yaml:")) == (1, True)
