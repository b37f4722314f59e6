"""What git runs after `git-setup` in a repository that nobody has read: workplan, and nothing of the repository."""

import os
import subprocess
from pathlib import Path

import pytest

from git.conftest import Call
from git.repository import HALL, Repository, lifts, plan

FOLDERS = (
    "$(touch sprung)", "`touch sprung`", "'; touch sprung; '", '"; touch sprung; "', "& touch sprung &", "-C",
    "a\\' touch sprung #", "%s ~ * ?", "办公室 的",
)  # fmt: skip
MODULES = (
    "workplan/__init__.py", "workplan/cli/main.py", "yaml.py", "typer.py", "shlex.py", "sitecustomize.py",
    "usercustomize.py", "plan/yaml.py", "python3",
)  # fmt: skip


def ran_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What became of a call of git with nobody's settings, where the folder itself is searched for programs."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "PATH": f".:{os.environ['PATH']}"}
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "Ann", f"GIT_{role}_EMAIL": "ann@office"}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", FOLDERS)
def test_the_name_of_a_folder_is_no_command(repository: Repository, call: Call, name: str) -> None:
    file = f"{name}/plan/2022.yaml"
    repository.commit(plan(lifts(52), HALL), file)
    assert call("-C", f"./{name}", "git-setup").code == 0
    repository.write(plan(lifts(40), HALL), file)
    ended = ran_in(repository.root, "commit", "-qam", "eased")
    assert (ended.returncode, "1 eased (1 without a reason)" in ended.stderr) == (1, True)
    assert "1 eased (1 without a reason)" in ran_in(repository.root, "diff").stdout
    assert list(repository.root.rglob("sprung")) == []


def test_no_module_of_the_repository_is_loaded(repository: Repository, call: Call, tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    repository.commit(plan(lifts(52), HALL))
    for name in MODULES:
        repository.write(f"open({str(sprung)!r}, 'a').write({name!r})\n", name)
    assert call("git-setup").code == 0
    repository.write(plan(lifts(40), HALL))
    assert "1 eased" in ran_in(repository.root, "diff").stdout
    assert "1 eased" in ran_in(repository.root, "commit", "-qam", "eased").stderr
    assert "at least: 52 lifts" in ran_in(repository.root, "log", "-p").stdout
    assert not sprung.exists()


def test_a_plan_that_says_what_a_terminal_obeys_is_shown_without_it(
    repository: Repository, call: Call
) -> None:
    repository.commit(plan(lifts(52), HALL))
    assert call("git-setup").code == 0
    repository.commit(plan(lifts(52), HALL.replace("New hall", '"New \\e]0;evil\\a hall"')))
    for arguments in (("diff", "HEAD~1"), ("show",), ("log", "-p")):
        shown = ran_in(repository.root, *arguments).stdout
        assert "evil" in shown
        assert not set(shown) & {"\x1b", "\x07"}


def test_settings_of_the_repository_are_no_part_of_what_is_undone(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    repository.git("config", "alias.evil", "!touch sprung")
    repository.git("config", "diff.evil.command", "touch sprung")
    before = (repository.root / ".git" / "config").read_text()
    assert [call("git-setup").code, call("git-setup", "--undo").code] == [0, 0]
    assert (repository.root / ".git" / "config").read_text() == before
    assert not (repository.root / "sprung").exists()
