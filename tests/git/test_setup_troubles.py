"""`git-setup` where something stands in its way: all or nothing is done, and what is said is so."""

import shutil
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository
from workplan.files.git import setup

FILES = (".gitattributes", ".git/config", ".git/hooks/pre-commit")


@pytest.fixture
def office(repository: Repository) -> Repository:
    """A repository with a plan, in which nothing is set up, and without the samples of hooks."""
    repository.commit(plan(lifts(52), HALL))
    shutil.rmtree(repository.root / ".git" / "hooks")
    return repository


def written(root: Path) -> dict[str, tuple[str, int]]:
    """All that `git-setup` could have written, with its mode."""
    there = [root / file for file in FILES if (root / file).is_file()]
    return {file.name: (file.read_text(), file.stat().st_mode) for file in there}


LOCKED = (
    "git could not write the repository's settings (error: could not lock config file .git/config: File exists); "
    "nothing was changed. If no other git is running, delete the config.lock left behind and try again\n"
)


@pytest.mark.parametrize("is_set_up", [False, True])
def test_locked_settings_are_told_and_unchanged(office: Repository, call: Call, *, is_set_up: bool) -> None:
    if is_set_up:
        call("git-setup")
    before = written(office.root)
    (office.root / ".git" / "config.lock").touch()
    arguments = ("--undo",) if is_set_up else ()
    assert call("git-setup", "--lang", "en", *arguments) == (3, "", LOCKED)
    assert written(office.root) == before


@pytest.mark.parametrize("is_older", [False, True])
def test_a_hook_not_written_leaves_nothing_behind(office: Repository, call: Call, *, is_older: bool) -> None:
    if is_older:
        (office.root / ".gitattributes").write_text("*.txt text\n")
        office.git("config", "diff.workplan.command", "old")
    before = written(office.root)
    (office.root / ".git" / "hooks").write_text("no folder")
    ended = call("git-setup")
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert written(office.root) == before


def test_what_is_not_undone_is_seen(office: Repository, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    (office.root / ".git" / "hooks").write_text("no folder")
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: Path("gone").stat())
    assert call("git-setup").code == 3


def test_attributes_that_are_a_link_are_refused(office: Repository, call: Call, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("*.txt text\n")
    (office.root / ".gitattributes").symlink_to(outside)
    before = written(office.root)
    words = (
        ".gitattributes is a link, which git does not follow; replace it by a file "
        "and run `workplan git-setup` again. Not changed\n"
    )
    assert call("git-setup", "--lang", "en") == (3, "", words)
    assert written(office.root) == before
    assert call("git-setup", "--undo", "--lang", "en").out.startswith(words)
    assert outside.read_text() == "*.txt text\n"


def test_attributes_that_are_a_folder_are_named(office: Repository, call: Call) -> None:
    (office.root / ".gitattributes").mkdir()
    before = written(office.root)
    words = (
        ".gitattributes is not a regular file, so git cannot read it; move it away "
        "and run `workplan git-setup` again. Not changed\n"
    )
    assert call("git-setup", "--lang", "en") == (3, "", words)
    assert written(office.root) == before


@pytest.mark.parametrize("linked", ["hooks", "hooks/pre-commit"])
def test_a_linked_hook_is_left_alone(office: Repository, call: Call, tmp_path: Path, linked: str) -> None:
    outside, link = tmp_path / "outside", office.root / ".git" / linked
    link.parent.mkdir(exist_ok=True)
    outside.mkdir() if linked == "hooks" else outside.write_text("#!/bin/sh\n")
    link.symlink_to(outside)
    said = call("git-setup", "--lang", "en")
    start = f"{link} is a link, and the file behind it was not changed; to have the checks, add: "
    assert (said.code, said.out.splitlines()[2].startswith(start)) == (0, True)
    assert said.out.endswith(" git-hook -- ./\n")
    assert (
        call("git-setup", "--undo", "--lang", "en").out.splitlines()[2]
        == "there is no pre-commit check written by git-setup"
    )
    assert list(outside.iterdir()) == [] if outside.is_dir() else outside.read_text() == "#!/bin/sh\n"


def test_a_hook_that_is_a_folder_is_not_ours(office: Repository, call: Call) -> None:
    hook = office.root / ".git" / "hooks" / "pre-commit"
    hook.mkdir(parents=True)
    assert "was not written by git-setup" in call("git-setup", "--lang", "en").out
    assert (
        call("git-setup", "--undo", "--lang", "en").out.splitlines()[2]
        == "there is no pre-commit check written by git-setup"
    )


def test_an_unreadable_file_is_not_empty(
    office: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office.root / ".gitattributes").write_text("*.txt text\n")
    before, read = written(office.root), Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == ".gitattributes":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    ended = call("git-setup")
    assert (ended.code, ended.out) == (3, "")
    assert written(office.root) == before


def test_a_hook_that_is_not_run_is_mended(office: Repository, call: Call) -> None:
    call("git-setup")
    hook = office.root / ".git" / "hooks" / "pre-commit"
    hook.chmod(0o644)
    assert call("git-setup", "--lang", "en").out.splitlines()[2].startswith(f"written to {hook}: ")
    assert hook.stat().st_mode & 0o777 == 0o755


def test_undo_keeps_what_others_set_for_the_driver(office: Repository, call: Call) -> None:
    call("git-setup")
    office.git("config", "diff.workplan.cachetextconv", "true")
    assert call("git-setup", "--undo").code == 0
    assert office.git("config", "--get-regexp", "diff.workplan") == "diff.workplan.cachetextconv true"
    assert call("git-setup", "--undo", "--lang", "en").out.splitlines()[1] == (
        "git was not set up to compare plans"
    )


def test_ctrl_c_leaves_all_or_nothing(
    office: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, really_set = written(office.root), setup.set_hook

    def interrupted(*given: Any) -> setup.Did:
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        return really_set(*given)

    monkeypatch.setattr(setup, "set_hook", interrupted)
    assert call("git-setup").code == 130
    assert all(" git-" in written(office.root)[name][0] for name in ("config", "pre-commit"))
    call("git-setup", "--undo")
    assert written(office.root).keys() == before.keys()

    def broken(*_: Any) -> setup.Did:
        raise KeyboardInterrupt

    monkeypatch.setattr(setup, "set_hook", broken)
    before = written(office.root)
    assert call("git-setup").code == 130
    assert written(office.root) == before
