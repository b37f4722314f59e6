"""`--rev`: answers by the plan and logs of a commit."""

import json

import pytest

from plans import PLAN
from program import Call
from repository import Repository

EASED = PLAN.replace("at_least: 52", "at_least: 20")


@pytest.fixture
def office(repository: Repository) -> Repository:
    """January: the plan; July: 20 lifts in June; August: the goal is eased, and one more lift in July."""
    repository.record("2022-01-05", plan=PLAN)
    repository.record("2022-07-03", m06="- {date: 2022-06-30, target: lifts-added, add: 20, id: a1}\n")
    repository.record(
        "2022-08-02", plan=EASED, m07="- {date: 2022-07-31, target: lifts-added, add: 1, id: a2}\n"
    )
    return repository


def target(printed: str) -> dict[str, object]:
    return next(each for each in json.loads(printed)["targets"] if each["id"] == "lifts-added")


@pytest.mark.usefixtures("office")
def test_a_commit_answers_by_its_own_plan_and_logs_on_its_own_day(call: Call) -> None:
    ended = call("status", "--rev", "HEAD~1", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["as_of"] == "2022-07-03"
    found = target(ended.out)
    assert (found["value"], found["bound"], found["state"]) == ("20", {"at_least": "52"}, "behind")


@pytest.mark.usefixtures("office")
def test_a_day_may_be_given_beside_the_revision(call: Call) -> None:
    ended = call("status", "--rev", "HEAD", "--as-of", "2022-06", "--format", "json")
    assert (json.loads(ended.out)["as_of"], target(ended.out)["state"]) == ("2022-06-30", "met")


@pytest.mark.usefixtures("office")
def test_show_and_alerts_go_back_too(call: Call) -> None:
    assert "behind" in call("show", "lifts-added", "--rev", "HEAD~1").out.splitlines()[1]
    assert "exceeded" in call("show", "lifts-added", "--rev", "HEAD").out.splitlines()[1]
    alerts = json.loads(call("alerts", "--rev", "HEAD~1", "--format", "json").out)
    assert "behind" in {alert["kind"] for alert in alerts if alert["target"] == "lifts-added"}
    alerts = json.loads(call("alerts", "--rev", "HEAD", "--format", "json").out)
    assert "behind" not in {alert["kind"] for alert in alerts if alert["target"] == "lifts-added"}


def test_what_is_only_on_disk_is_not_seen(office: Repository, call: Call) -> None:
    office.write("broken: [")
    office.write("broken: [", "progress/2022/2022-05.yaml")
    assert call("status", "--rev", "HEAD").code == 0


def test_what_a_commit_cannot_read_is_reported_with_its_revision(office: Repository, call: Call) -> None:
    office.record("2022-09-01", m08="- {date: 2022-08-31, target: nobody, add: 1}\n")
    ended = call("status", "--rev", "HEAD")
    assert ended.code == 1
    assert ended.err.startswith("HEAD:progress/2022/2022-08.yaml:1:30: error: no target 'nobody'")


def test_evidence_is_looked_for_in_the_commit(office: Repository, call: Call) -> None:
    office.write("x", "evidence/lifts.txt")
    line = '- {date: 2022-08-31, target: care, note: "x", evidence: ["evidence/lifts.txt", "evidence"]}\n'
    office.record("2022-09-01", m08=line)
    assert call("status", "--rev", "HEAD").code == 0


def test_a_root_below_the_top_is_found(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(PLAN, "deep/er/plan/2022.yaml", day="2022-03-01")
    repository.commit(EASED, "deep/er/plan/2022.yaml")
    monkeypatch.chdir(repository.root / "deep" / "er")
    assert call("status", "--rev", "HEAD~1", "--format", "json").data["as_of"] == "2022-03-01"
    assert [each["new"] for each in call("diff", "HEAD~1", "--format", "json").data] == ["20"]
    assert len(call("history", "lifts-added", "--format", "json").data["changes"]) == 5
