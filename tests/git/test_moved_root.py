"""A root that was moved within its repository: its plans are compared with what they were in the old place."""

from pathlib import Path

import pytest

from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository


def moved(repository: Repository, text: str, *, to: str = "branch") -> None:
    """The root moves to a folder, and its plan becomes `text`."""
    (repository.root / to).mkdir()
    repository.git("mv", "plan", f"{to}/plan")
    repository.commit(text, f"{to}/plan/2022.yaml")


def told(call: Call, *arguments: str) -> list[tuple[str, str | None, str | None]]:
    """Effect, field and new value of each change."""
    changes = call("-C", "branch", "diff", *arguments, "--format", "json").data
    return [(change["effect"], change["field"], change["new"]) for change in changes]


EASED = [("eased", "at_least", "40")]


def test_what_was_eased_while_the_root_moved_is_told(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    moved(repository, plan(lifts(40), HALL))
    assert told(call, "HEAD~1") == EASED
    assert call("-C", "branch", "diff", "HEAD~1", "--require-reasons").code == 5
    ended = call("-C", "branch", "check", "--since", "HEAD~1")
    assert (ended.code, "at_least of 'lifts' was eased since HEAD~1 without a reason" in ended.out) == (
        1,
        True,
    )


def test_states_before_the_move_are_compared_and_answer(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    repository.commit(plan(lifts(40), HALL))
    moved(repository, plan(lifts(30), HALL))
    assert told(call, "HEAD~2", "HEAD~1") == EASED
    at = ("--format", "json", "--as-of", "2022-06")
    then = call("-C", "branch", "status", "--rev", "HEAD~2", *at).data
    assert then["targets"][0]["bound"] == {"at_least": "52"}
    assert call("-C", "branch", "status", "--baseline", "HEAD~2", *at).data["baseline"] is not None


def test_a_root_that_moved_is_found(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(plan(lifts(52), HALL), "old/place/plan/2022.yaml")
    (repository.root / "branch").mkdir()
    repository.git("mv", "old/place/plan", "branch/plan")
    repository.commit(plan(lifts(40), HALL), "branch/plan/2022.yaml")
    assert told(call, "HEAD~1") == EASED
    repository.git("mv", "branch/plan", "plan")
    repository.commit(plan(lifts(30), HALL))
    monkeypatch.chdir(repository.root)
    changes = call("diff", "HEAD~2", "--format", "json").data
    assert [(change["old"], change["new"]) for change in changes] == [("52", "30")]


def test_plans_that_stand_there_or_have_other_ids_are_others(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    repository.commit("title: [", "broken/plan/2022.yaml")
    repository.git("rm", "-q", "broken/plan/2022.yaml")
    repository.commit(plan(lifts(40), HALL), "branch/plan/2022.yaml")
    assert told(call, "HEAD~1") == [("tightened", None, "Plan of the office")]
    repository.git("rm", "-q", "plan/2022.yaml")
    repository.commit(
        plan("{id: a, name: A, kind: duty}", "{id: b, name: B, kind: duty}", "{id: c, name: C, kind: duty}"),
        "branch/plan/2022.yaml",
    )
    assert told(call, "HEAD~2") == [("tightened", None, "Plan of the office")]


def test_where_no_plan_can_be_read_there_is_nothing_to_look_for(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    moved(repository, "title: [")
    ended = call("-C", "branch", "diff", "HEAD~1")
    assert (ended.code, ended.out) == (1, "")


def test_before_there_was_a_plan_a_revision_has_none(repository: Repository, call: Call) -> None:
    repository.commit("hello", "README")
    repository.commit(plan(lifts(52)))
    ended = call("status", "--rev", "HEAD~1")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "HEAD~1 has no plan file; `git log -- plan/` shows where the plan begins\n"
    assert call("--lang", "zh", "alerts", "--rev", "HEAD~1").err.startswith("HEAD~1 中没有计划文件")


@pytest.mark.parametrize("file", ["a\nb/plan/2022.yaml", "plan/20\n22.yaml"])
def test_a_line_end_in_a_name(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    folder = Path(file).parent.parent
    repository.commit(plan(lifts(52)), file)
    repository.git("mv", file, f"{file[:-5]}-2.yaml")
    repository.commit(plan(lifts(40)), f"{file[:-5]}-2.yaml")
    monkeypatch.chdir(repository.root / folder)
    changes = call("history", "lifts", "--format", "json").data["changes"]
    assert [change["new"] for change in changes if change["field"] == "at_least"] == ["52", "40"]
    assert call("show", "lifts").code == 0


def test_a_commit_without_a_day_asks_for_one(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52)))
    tree, who = repository.git("rev-parse", "HEAD^{tree}"), "Ann <a@b> 1646100000 +9999"
    raw = f"tree {tree}\nauthor {who}\ncommitter {who}\n\nx\n"
    (repository.root / "raw").write_text(raw)
    made = repository.git("hash-object", "-t", "commit", "--literally", "-w", "raw")
    ended = call("status", "--rev", made)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"the date of {made} cannot be read; give a day with --as-of\n"
    assert call("status", "--rev", made, "--as-of", "2022-06").code == 0


def test_a_record_that_is_reworded_or_removed_is_a_change(repository: Repository, call: Call) -> None:
    record = "{date: 2022-02-01, by: Board, targets: [lifts], reason: stood still, due: {from: 2022-06-30, to: 2022-12-31}}"
    repository.commit(plan(lifts(52), revisions=(record,)))
    repository.write(plan(lifts(52), revisions=(record.replace("stood", "sat"),)))
    [change] = call("diff", "--format", "json").data
    due = {"from": "2022-06-30", "to": "2022-12-31"}
    old = {
        "date": "2022-02-01",
        "by": "Board",
        "targets": ["lifts"],
        "reason": "stood still",
        "due": due,
        "excused": [],
    }
    assert (change["field"], change["effect"], change["id"]) == ("revisions", "neutral", None)
    assert (change["old"], change["new"]) == (old, {**old, "reason": "sat still"})
    repository.write(plan(lifts(52)))
    assert "2022-02-01 lifts (Board): stood" in call("diff", "--format", "csv").out
    assert "2022-02-01 lifts（Board）：stood" in call("--lang", "zh", "diff", "--format", "csv").out
