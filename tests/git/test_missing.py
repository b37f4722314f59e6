"""Histories that are not whole: what is not there is said, and nothing is made up in its place."""

from pathlib import Path

import pytest

from git.plans import lifts, plan
from program import Call
from repository import Repository
from workplan.core.problems import GitError, Problem
from workplan.files.git.run import Repository as Opened
from workplan.files.git.run import objects_of, open_repository
from workplan.files.git.tree import commit_tree


def three_versions(repository: Repository) -> list[str]:
    return [repository.commit(plan(lifts(number))) for number in (52, 50, 48)]


def told(call: Call) -> list[tuple[str, str, str | None]]:
    """The history of the lifts: commit, kind of change, and field."""
    changes = call("history", "lifts", "--format", "json").data["changes"]
    return [(change["commit"], change["kind"], change["field"]) for change in changes]


def beginning(commit: str) -> list[tuple[str, str, str | None]]:
    """What is told of a new target."""
    return [(commit, "added", field) for field in (None, "at_least", "due", "owner")]


@pytest.mark.parametrize(
    ("command", "lost"),
    [
        *(("history lifts", lost) for lost in ("HEAD~1:plan/2022.yaml", "HEAD~2:plan/2022.yaml", "HEAD~1", "HEAD~1^{tree}")),
        *(("diff HEAD~1", lost) for lost in ("HEAD~1:plan/2022.yaml", "HEAD~1^{tree}", "HEAD~1:plan")),
        *(("status --rev HEAD~1", lost) for lost in ("HEAD~1:plan/2022.yaml", "HEAD~1:plan")),
    ],
)  # fmt: skip
def test_of_lost_objects_nothing_is_told(repository: Repository, call: Call, command: str, lost: str) -> None:
    three_versions(repository)
    repository.lose(lost)
    ended = call(*command.split())
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("the repository lacks a commit or content")


@pytest.mark.parametrize(("depth", "code"), [("3", 2), ("4", 0)])
def test_a_younger_plan_in_a_shallow_clone(repository: Repository, call: Call, depth: str, code: int) -> None:
    for text in ("one", "two"):
        repository.commit(text, "README")
    three_versions(repository)
    repository.git("clone", "-q", "--depth", depth, f"file://{repository.root}", "../clone")
    assert call("-C", "../clone", "history", "lifts").code == code


def test_a_bare_repository_has_no_plan_to_compare(repository: Repository, call: Call) -> None:
    repository.git("init", "-q", "--bare", "../bare")
    Repository(repository.root.parent / "bare").write(plan(lifts()))
    ended = call("-C", "../bare", "diff")
    assert (ended.code, "git repository" in ended.err) == (2, True)


def test_no_untrusted_repository_is_read(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(plan(lifts()))
    git = repository.write(
        "#!/bin/sh\necho 'fatal: detected dubious ownership' >&2\nexit 128\n", "../bin/git"
    )
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(git.parent))
    ended = call("diff")
    assert (ended.code, "safe.directory" in ended.err) == (2, True)


def test_a_git_that_ends_early_is_trouble(tmp_path: Path) -> None:
    names = [str(number) for number in range(100)]
    with objects_of(Opened(tmp_path, "", "/bin/false")) as objects, pytest.raises(GitError) as raised:
        list(objects.contents(names))
    assert (raised.value.code, raised.value.params) == ("missing-objects", {"reason": ""})


def test_a_plan_deleted_and_come_back_has_both_in_its_history(repository: Repository, call: Call) -> None:
    first = repository.commit(plan(lifts(52)))
    repository.git("rm", "-q", "plan/2022.yaml")
    second = repository.commit("gone", "README")
    third = repository.commit(plan(lifts(40)))
    assert told(call) == [*beginning(first), (second, "removed", None), *beginning(third)]


def test_a_file_that_two_branches_renamed_alike_is_followed_once(repository: Repository, call: Call) -> None:
    first = repository.commit(plan(lifts(52)), "plan/old.yaml")
    for branch in ("one", "two"):
        repository.git("checkout", "-q", "-b", branch, first)
        repository.git("mv", "plan/old.yaml", "plan/2022.yaml")
        repository.commit(branch, branch)
    repository.git("merge", "-q", "--no-commit", "one")
    merge = repository.commit(plan(lifts(50)))
    assert told(call) == [*beginning(first), (merge, "changed", "at_least")]


def test_a_file_that_a_commit_lacks_is_a_problem(repository: Repository) -> None:
    name = repository.commit(plan(lifts(52)))
    tree = commit_tree(open_repository(repository.root), name, "HEAD")
    missing = Problem("unreadable-file", "plan/2021.yaml", None, {"reason": "missing"})
    assert tree.read("plan/2021.yaml") == missing
