"""`--rev`: answers by the plan and logs of a commit."""

import json
from pathlib import Path

import pytest

from plans import PLAN
from program import Call
from repository import Repository

EASED = PLAN.replace("at_least: 52", "at_least: 20")


@pytest.fixture
def repository(root: Path) -> Repository:
    """January: the plan; July: 20 lifts in June; August: the goal is eased, and one more lift in July."""
    made = Repository.at(root)
    made.record("2022-01-05", plan=PLAN)
    made.record("2022-07-03", m06="- {date: 2022-06-30, target: lifts-added, add: 20, id: a1}\n")
    made.record("2022-08-02", plan=EASED, m07="- {date: 2022-07-31, target: lifts-added, add: 1, id: a2}\n")
    return made


def target(printed: str) -> dict[str, object]:
    return next(each for each in json.loads(printed)["targets"] if each["id"] == "lifts-added")


@pytest.mark.usefixtures("repository")
def test_a_commit_answers_by_its_own_plan_and_logs_on_its_own_day(call: Call) -> None:
    ended = call("status", "--rev", "HEAD~1", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["as_of"] == "2022-07-03"
    found = target(ended.out)
    assert (found["value"], found["bound"], found["state"]) == ("20", {"at_least": "52"}, "behind")


@pytest.mark.usefixtures("repository")
def test_a_day_may_be_given_beside_the_revision(call: Call) -> None:
    ended = call("status", "--rev", "HEAD", "--as-of", "2022-06", "--format", "json")
    assert (json.loads(ended.out)["as_of"], target(ended.out)["state"]) == ("2022-06-30", "met")


@pytest.mark.usefixtures("repository")
def test_show_and_alerts_go_back_too(call: Call) -> None:
    assert "behind" in call("show", "lifts-added", "--rev", "HEAD~1").out.splitlines()[1]
    assert "met" in call("show", "lifts-added", "--rev", "HEAD").out.splitlines()[1]
    alerts = json.loads(call("alerts", "--rev", "HEAD~1", "--format", "json").out)
    assert "behind" in {alert["kind"] for alert in alerts if alert["target"] == "lifts-added"}
    alerts = json.loads(call("alerts", "--rev", "HEAD", "--format", "json").out)
    assert "behind" not in {alert["kind"] for alert in alerts if alert["target"] == "lifts-added"}


def test_what_is_only_on_disk_is_not_seen(repository: Repository, call: Call) -> None:
    (repository.root / "plan" / "2022.yaml").write_text("broken: [")
    (repository.root / "progress" / "2022" / "2022-05.yaml").write_text("broken: [")
    assert call("status", "--rev", "HEAD").code == 0


def test_what_a_commit_cannot_read_is_reported_with_its_revision(repository: Repository, call: Call) -> None:
    repository.record("2022-09-01", m08="- {date: 2022-08-31, target: nobody, add: 1}\n")
    ended = call("status", "--rev", "HEAD")
    assert ended.code == 1
    assert ended.err.startswith("HEAD:progress/2022/2022-08.yaml:1:30: error: no target 'nobody'")


def test_evidence_is_looked_for_in_the_commit(repository: Repository, call: Call) -> None:
    (repository.root / "evidence").mkdir()
    (repository.root / "evidence" / "lifts.txt").write_text("x")
    line = '- {date: 2022-08-31, target: care, note: "x", evidence: ["evidence/lifts.txt", "evidence"]}\n'
    repository.record("2022-09-01", m08=line)
    assert call("status", "--rev", "HEAD").code == 0


def test_a_root_below_the_top_of_the_repository_is_found(
    tmp_path: Path, root: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "office"
    below.mkdir()
    (root / "plan").rename(below / "plan")
    Repository.at(tmp_path).git("add", "-A")
    Repository(tmp_path).git("commit", "-q", "-m", "x", day="2022-03-01")
    monkeypatch.chdir(below)
    ended = call("status", "--rev", "HEAD", "--format", "json")
    assert json.loads(ended.out)["as_of"] == "2022-03-01"


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("revision", ["nonsense", "--output=x", "HEAD~99", "HEAD:plan"])
def test_a_revision_that_is_none_is_said_plainly(call: Call, revision: str) -> None:
    ended = call("status", f"--rev={revision}")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"there is no revision '{revision}'")


@pytest.mark.usefixtures("root")
def test_outside_a_repository_only_what_needs_git_ends(call: Call) -> None:
    assert call("status").code == 0
    for command in (("status", "--rev"), ("check", "--since")):
        ended = call(*command, "HEAD")
        assert (ended.code, "is in no git repository" in ended.err) == (2, True)


@pytest.mark.parametrize("name", ["HEAD:plan/2022.yaml", "HEAD:plan"])
def test_a_commit_of_which_something_is_missing_is_said_to_be_so(
    repository: Repository, call: Call, name: str
) -> None:
    repository.lose(name)
    ended = call("status", "--rev", "HEAD")
    assert (ended.code, ended.out, "lacks a commit or content" in ended.err) == (2, "", True)
