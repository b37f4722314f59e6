"""Repositories whose configuration would run a program: it must not run, whatever is asked."""

import os
import subprocess
from pathlib import Path

import pytest

from git.conftest import Call
from git.repository import HALL, Repository, lifts, plan

COMMANDS = (
    ("diff",), ("diff", "HEAD~1", "HEAD"), ("history", "lifts"), ("history",), ("check", "--since", "HEAD~1"),
)  # fmt: skip
KEYS = (
    "core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean",
    "filter.evil.smudge", "filter.evil.process", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy",
    "core.askPass", "core.alternateRefsCommand", "credential.helper", "gpg.program", "gpg.ssh.program",
    "interactive.diffFilter", "merge.evil.driver", "uploadpack.packObjectsHook", "remote.origin.uploadpack",
    "pager.rev-parse", "pager.rev-list", "pager.cat-file", "pager.ls-tree",
)  # fmt: skip
ALIASES = ("rev-parse", "rev-list", "cat-file", "ls-tree", "diff", "log")


@pytest.fixture
def trap(repository: Repository, tmp_path: Path) -> Path:
    """A repository of two commits in which everything that can name a program names one that leaves a mark."""
    repository.commit(plan(lifts(52), HALL))
    repository.commit(plan(lifts(40), HALL))
    sprung, program = tmp_path / "sprung", tmp_path / "evil"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{sprung}'\n")
    program.chmod(0o755)
    for key in KEYS:
        repository.git("config", key, str(program))
    for name in ALIASES:
        repository.git("config", f"alias.{name}", f"!{program}")
    repository.git("config", "core.hooksPath", str(tmp_path))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "diff.evil.binary", "true")
    (repository.root / ".git" / "info" / "attributes").write_text("* diff=evil filter=evil merge=evil\n")
    (repository.root / ".gitattributes").write_text("* diff=evil filter=evil merge=evil\n")
    (repository.root / "git").write_text(program.read_text())
    (repository.root / "git").chmod(0o755)
    return sprung


def test_the_trap_works(trap: Path, repository: Repository) -> None:
    subprocess.run(["git", "status"], cwd=repository.root, capture_output=True, check=False)
    assert "evil" in trap.read_text()


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_a_repository_configures_is_run(
    trap: Path, call: Call, command: tuple[str, ...]
) -> None:
    assert call(*command).code in (0, 1)
    assert not trap.exists()


def test_nothing_that_the_environment_says_of_git_is_heard(
    trap: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = str(trap.parent / "evil")
    for name in (
        "GIT_EXTERNAL_DIFF",
        "GIT_PAGER",
        "GIT_SSH_COMMAND",
        "GIT_EXEC_PATH",
        "GIT_TRACE",
        "GIT_DIR",
    ):
        monkeypatch.setenv(name, evil)
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    assert call("diff", "HEAD~1").code == 0
    assert call("history", "lifts").code == 0
    assert not trap.exists()


@pytest.mark.parametrize(
    "revision", ["--output=x", "-o", "--all", "--upload-pack=x", "--exec=x", "--textconv", "--help", "--"]
)
def test_a_revision_that_looks_like_an_option_is_none(
    trap: Path, repository: Repository, call: Call, revision: str
) -> None:
    ended = call("diff", "--", revision) if revision != "--" else call("diff", "--", "--")
    assert ended.code == 2
    assert call("check", f"--since={revision}").code == 2
    assert not (repository.root / "x").exists()
    assert not trap.exists()


def test_a_ref_that_is_named_like_an_option_is_a_ref(trap: Path, repository: Repository, call: Call) -> None:
    first = repository.git("rev-parse", "HEAD~1")
    for name in ("--output=x", "--all", "-p"):
        path = repository.root / ".git" / "refs" / "heads" / name
        path.write_text(first + "\n")
    changes = [call("diff", "--format", "json", "--", name).data for name in ("--output=x", "--all", "-p")]
    assert [[change["new"] for change in each] for each in changes] == [["40"]] * 3
    assert not (repository.root / "x").exists()
    assert not trap.exists()


@pytest.mark.parametrize(
    "url", ["ext::{evil}", "ssh://x/{evil}", "file://{root}", "evil::x", "git://localhost/x"]
)
def test_what_a_partial_clone_lacks_is_not_fetched(
    repository: Repository, call: Call, tmp_path: Path, url: str
) -> None:
    repository.commit(plan(lifts(52)))
    repository.commit(plan(lifts(40)))
    repository.git("config", "uploadpack.allowFilter", "true")
    clone, evil, sprung = tmp_path / "clone", tmp_path / "evil", tmp_path / "sprung"
    repository.git("clone", "-q", "--filter=blob:none", f"file://{repository.root}", str(clone))
    evil.write_text(f"#!/bin/sh\ntouch '{sprung}'\n")
    evil.chmod(0o755)
    lacking = Repository(clone)
    lacking.git("config", "remote.origin.url", url.format(evil=evil, root=repository.root))
    for key in ("core.sshCommand", "core.gitProxy", "remote.origin.uploadpack"):
        lacking.git("config", key, str(evil))
    for protocol in ("allow", "ext.allow", "file.allow", "ssh.allow", "evil.allow"):
        lacking.git("config", f"protocol.{protocol}", "always")
    for command in (("diff", "HEAD~1"), ("history", "lifts")):
        ended = call("-C", str(clone), *command)
        assert (ended.code, ended.err.split(";")[0]) == (
            2, "the repository lacks a commit or content that is needed (a partial clone?)",
        )  # fmt: skip
    assert not sprung.exists()
