"""What git runs after `git-setup` in a repository that nobody has read: workplan, and nothing of the repository."""

import os
from pathlib import Path

import pytest

from faults.form import TESTS_ALL
from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository

FOLDERS = (
    "$(touch sprung)", "`touch sprung`", "'; touch sprung; '", '"; touch sprung; "', "& touch sprung &", "-C",
    "a\\' touch sprung #", "%s ~ * ?", "办公室 的", "a\rb", os.fsdecode(b"\xff"), "a\u2028b",
)  # fmt: skip
MODULES = (
    "workplan/__init__.py", "workplan/cli/main.py", "yaml.py", "typer.py", "shlex.py", "sitecustomize.py",
    "usercustomize.py", "plan/yaml.py", "python3",
)  # fmt: skip


@pytest.mark.parametrize("name", FOLDERS if TESTS_ALL else FOLDERS[::3])
def test_the_name_of_a_folder_is_no_command(repository: Repository, call: Call, name: str) -> None:
    file, setup = f"{name}/plan/2022.yaml", ("-C", f"./{name}", "--lang", "en", "git-setup")
    repository.commit(plan(lifts(52), HALL), file)
    assert call(*setup).code == 0
    assert "pre-commit is up to date" in call(*setup).out
    repository.write(plan(lifts(40), HALL), file)
    ended = repository.tried("commit", "-qam", "eased")
    assert (ended.returncode, "1 eased (1 without a reason)" in ended.stderr) == (1, True)
    assert "1 eased (1 without a reason)" in repository.tried("diff").stdout
    assert list(repository.root.rglob("sprung")) == []
    assert call(*setup, "--undo").code == 0
    assert [
        path.name for path in (repository.root / ".git" / "hooks").iterdir() if "." not in path.name
    ] == []


def test_a_name_of_two_lines_is_refused(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52)), "a\nb/plan/2022.yaml")
    ended = call("-C", "a\nb", "--lang", "en", "git-setup")
    assert (ended.code, ended.out, "contains a line break" in ended.err) == (3, "", True)
    assert "diff.workplan" not in (repository.root / ".git" / "config").read_text()
    assert repository.git("status", "--porcelain") == ""
    assert call("-C", "a\nb", "git-setup", "--undo").code == 0


def test_no_module_there_is_loaded(
    repository: Repository, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sprung = tmp_path / "sprung"
    repository.commit(plan(lifts(52), HALL))
    for name in MODULES:
        repository.write(f"open({str(sprung)!r}, 'a').write({name!r})\n", name)
    assert call("git-setup").code == 0
    repository.write(plan(lifts(40), HALL))
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    assert "1 eased" in repository.tried("diff").stdout
    assert "1 eased" in repository.tried("commit", "-qam", "eased").stderr
    assert "At least: 52 lifts" in repository.tried("log", "-p").stdout
    assert not sprung.exists()


def test_a_plan_is_shown_without_what_a_terminal_obeys(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    assert call("git-setup").code == 0
    repository.commit(plan(lifts(52), HALL.replace("New hall", '"New \\e]0;evil\\a hall"')))
    for arguments in (("diff", "HEAD~1"), ("show",), ("log", "-p")):
        shown = repository.tried(*arguments).stdout
        assert "evil" in shown
        assert not set(shown) & {"\x1b", "\x07"}
