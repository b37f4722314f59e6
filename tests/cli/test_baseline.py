"""`status --baseline`: the plan of an earlier revision beside the current one."""

from pathlib import Path
from typing import Any

import pytest

from plans import PLAN
from program import Call
from repository import Repository

LOG = "- {date: 2022-06-30, target: lifts-added, add: 21, id: a1}\n"
EASED = PLAN.replace("at_least: 52", "at_least: 20")
NEXT = "2022-07-03"
BESIDE = ("--as-of", "2022-07-10", "--baseline", "HEAD~2")


@pytest.fixture
def repository(root: Path) -> Repository:
    """January: the plan; June: 21 lifts; July: 20 would do."""
    made = Repository.at(root)
    made.record("2022-01-05", plan=PLAN)
    made.record("2022-06-30", m06=LOG)
    made.record("2022-07-02", plan=EASED)
    return made


def answer(call: Call, *arguments: str) -> Any:
    ended = call("status", "--as-of", "2022-07-10", "--format", "json", *arguments)
    assert (ended.code, ended.err) == (0, "")
    return ended.data


def target(found: Any, name: str) -> Any:
    return next(each for each in found["targets"] if each["id"] == name)


def test_a_target_eased_into_met_stands_beside_what_it_was_marked(repository: Repository, call: Call) -> None:
    found = answer(call, "--baseline", "HEAD~2")
    assert found["baseline"]["commit"] == repository.git("rev-parse", "HEAD~2")
    assert float(found["completion"]) > float(found["baseline"]["completion"])
    assert found["baseline"]["met_after_easing"] == ["lifts-added"]
    lifts = target(found, "lifts-added")
    assert (lifts["state"], lifts["met_after_easing"]) == ("met", True)
    of_plan = {"completion": "40.4", "expected": "50.0", "gap": "-9.6", "bound": {"at_least": "52"}}
    of_day = {"state": "on_track", "light": "green", "due": "2022-12-31"}
    assert lifts["baseline"] == {"id": "lifts-added", **of_plan, **of_day}


@pytest.mark.usefixtures("repository")
def test_in_json_each_group_has_what_the_earlier_plan_says_of_it(call: Call) -> None:
    found = answer(call, "--baseline", "HEAD~2")
    head = {key: found["baseline"].pop(key) for key in ("commit", "file", "called", "incomparable")}
    assert (head["called"], head["incomparable"]) == ("2022-01-05", [])
    of_plan = found["baseline"]
    of_section = found["sections"][0]
    assert {**of_section["baseline"], "met_after_easing": of_section["met_after_easing"]} == of_plan
    assert [owner["met_after_easing"] for owner in found["owners"]] == [["lifts-added"], ["lifts-added"]]
    assert not {"baseline", "met_after_easing"} & set(answer(call)["sections"][0])


SECTIONS = """\
Section,Completion,Due by now,Gap (points),Light,On pace,Completion then,Gap then (points),Light then,\
Met after easing,With data,Lead,States,Lights
1 Town,20.0%,30.0%,-10.0,■ red 1,1/5,8.1%,-21.9,■ red,1,1/5,,"1 at risk, 1 met, 5 not reported",1 red 1 green 5 grey
"""


@pytest.mark.usefixtures("repository")
def test_what_was_met_after_easing_counts_in_what_is_chosen(call: Call) -> None:
    asked = ("status", *BESIDE, "--by", "section", "--format", "csv")
    assert call(*asked).out == SECTIONS
    assert call(*asked, "--state", "met").out.endswith(",1,1/1,,1 met,1 green\n")


def test_a_new_task_was_not_in_that_plan_and_takes_marks_along(repository: Repository, call: Call) -> None:
    new = "      - {id: yards, title: Yards, lead: [Ann], targets: [\n"
    lifts = next(line for line in EASED.splitlines(keepends=True) if "lifts-added" in line)
    moved = EASED.replace(lifts, "") + new + lifts.replace("- {", "{").rstrip() + "]}\n"
    repository.record(NEXT, plan=moved)
    streets, yards = answer(call, "--baseline", "HEAD~3")["tasks"]
    assert (streets["baseline"]["completion"], streets["met_after_easing"]) == ("8.1", [])
    assert (yards["baseline"], yards["met_after_easing"]) == (None, ["lifts-added"])
    rows = call("status", "--baseline", "HEAD~3", "--by", "task", "--format", "csv").out.splitlines()
    assert ",,,not in the earlier plan,1," in rows[2]


def test_things_of_another_id_are_those_of_before_a_new_is_not(repository: Repository, call: Call) -> None:
    plan = EASED.replace("id: town\n", "id: city\n").replace("id: streets\n", "id: roads\n")
    plan = plan.replace("id: lifts-added,", "id: lifts, formerly: [lifts-added],")
    plan = plan.replace("- {id: care,", "- {id: new, name: New, kind: milestone}\n          - {id: care,")
    repository.record(NEXT, plan=plan, m07="- {date: 2022-07-02, target: lifts, add: 1, id: a2}\n")
    found = answer(call, "--baseline", "HEAD~3")
    assert [found[kind][0]["baseline"]["completion"] for kind in ("sections", "tasks")] == ["8.5", "8.5"]
    lifts, new = target(found, "lifts")["baseline"], target(found, "new")
    assert (lifts["id"], lifts["completion"]) == ("lifts-added", "42.3")
    assert (new["baseline"], new["met_after_easing"]) == (None, False)


def test_a_target_met_under_a_harder_plan_is_not_called_eased(repository: Repository, call: Call) -> None:
    sooner = PLAN.replace("kind: rate, at_least: 5", "kind: rate, at_least: 5, due: 2022-06")
    repository.record(NEXT, plan=sooner, m06=LOG + "- {date: 2022-06-30, target: growth, value: 6, id: a3}\n")
    growth = target(answer(call, "--baseline", "HEAD~3"), "growth")
    assert (growth["state"], growth["met_after_easing"]) == ("met", False)
    assert growth["baseline"]["state"] != "met"


def test_what_was_removed_counts_in_the_earlier_plan_alone(repository: Repository, call: Call) -> None:
    repository.record(
        NEXT, plan=EASED.replace("          - {id: hall, name: New hall, kind: milestone}\n", "")
    )
    found = answer(call, "--baseline", "HEAD~3")
    assert (found["scored"], found["baseline"]["scored"]) == (4, 5)
    bobs = answer(call, "--baseline", "HEAD~1", "--owner", "Bob")
    assert bobs["baseline"]["scored"] == bobs["scored"]


def test_an_earlier_plan_that_is_missing_or_wrong_ends_the_call(repository: Repository, call: Call) -> None:
    repository.record(NEXT, plan=EASED.replace("kind: duty", "kind: dutie"))
    repository.git("rm", "-rq", "plan")
    repository.commit()
    repository.record("2022-09-01", plan=EASED)
    missing, wrong = (call("status", "--baseline", revision) for revision in ("HEAD~1", "HEAD~2"))
    assert (missing.code, "has no earlier version of plan/2022.yaml" in missing.err) == (2, True)
    assert (wrong.code, wrong.err.startswith("HEAD~2:plan/2022.yaml:")) == (1, True)


@pytest.mark.parametrize(
    "before",
    [
        "kind: milestone",
        "kind: level, unit: lifts, at_least: 20",
        "kind: count, unit: m, at_least: 20",
        "kind: count, unit: lifts, at_most: 20",
    ],
)
def test_what_is_measured_otherwise_counts_on_neither_side(
    repository: Repository, call: Call, before: str
) -> None:
    repository.record(NEXT, plan=PLAN.replace("kind: count, unit: lifts, at_least: 52", before))
    repository.record("2022-07-04", plan=PLAN)
    found = answer(call, "--baseline", "HEAD~1")
    lifts = target(found, "lifts-added")
    assert (lifts["baseline"], lifts["incomparable"], lifts["met_after_easing"]) == (None, True, False)
    assert (found["scored"], found["baseline"]["incomparable"]) == (4, ["lifts-added"])
    said = call("status", "--as-of", "2022-07-10", "--baseline", "HEAD~1", "--by", "target").out
    assert "Against the plan of 2022-07-03: " in said
    assert "Measured differently: 1 target, not comparable, counted on neither side" in said
