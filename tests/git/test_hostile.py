"""Repositories whose configuration would run a program: it must not run, whatever is asked."""

import os
import subprocess
from pathlib import Path

import pytest

from git.conftest import LOG
from git.plans import lifts, plan
from program import Call
from repository import Repository
from workplan.cli.complete import answer

COMMANDS = (
    ("diff",), ("diff", "HEAD~1", "HEAD"), ("history", "lifts"), ("history",), ("check", "--since", "HEAD~1"),
    ("status", "--rev", "HEAD~1"), ("status", "--baseline", "HEAD~1"), ("alerts", "--rev", "HEAD~1"),
    ("show", "lifts"), ("show", "lifts", "--rev", "HEAD~1"), ("git-setup",), ("git-setup", "--undo"),
)  # fmt: skip
LACKING = (
    ("diff", "HEAD~1"), ("history", "lifts"), ("check", "--since", "HEAD~1"), ("status", "--rev", "HEAD~1"),
    ("status", "--baseline", "HEAD~1"), ("show", "lifts", "--rev", "HEAD~1"),
)  # fmt: skip
OPTIONS = ("--output=x", "-o", "--all", "--upload-pack=x", "--exec=x", "--textconv", "--help", "--")


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["-c", "core.fsmonitor=", "diff", "HEAD~1"],
        ["-c", "core.fsmonitor=", "-c", "diff.external=", "log", "-p"],
        ["-c", "core.fsmonitor=", "hash-object", "plan/2022.yaml"],
        ["-c", "core.fsmonitor=", "checkout", "HEAD~1"],
    ],
)
def test_the_trap_works(trap: Path, repository: Repository, arguments: list[str]) -> None:
    subprocess.run(["git", *arguments], cwd=repository.root, capture_output=True, check=False)
    assert "evil" in trap.read_text()


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_a_repository_configures_is_run(trap: Path, call: Call, command: tuple[str, ...]) -> None:
    assert call(*command).code in (0, 1)
    assert not trap.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_the_environment_says_of_git_is_heard(
    trap: Path, call: Call, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    expected = call(*command)
    evil = str(trap.parent / "evil")
    for name in (
        "EXTERNAL_DIFF", "PAGER", "SSH", "SSH_COMMAND", "PROXY_COMMAND", "ASKPASS", "EDITOR", "EXEC_PATH", "TRACE",
        "DIR", "WORK_TREE", "COMMON_DIR", "INDEX_FILE", "OBJECT_DIRECTORY", "CONFIG_VALUE_0", "TEMPLATE_DIR",
    ):  # fmt: skip
        monkeypatch.setenv(f"GIT_{name}", evil)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", f"'core.fsmonitor={evil}'")
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    assert call(*command).code == expected.code
    assert not trap.exists()


@pytest.mark.parametrize("words", [["show", ""], ["history", "l"], ["diff", "-"], ["status", "--rev", ""]])
def test_a_tab_asks_git_for_nothing(trap: Path, capfd: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert answer(["bash", *words], "2022-06-30") == 0
    assert capfd.readouterr().err == ""
    assert not trap.exists()


@pytest.mark.parametrize("revision", OPTIONS)
def test_an_option_is_no_revision(trap: Path, repository: Repository, call: Call, revision: str) -> None:
    assert call("diff", "--", revision).code == 2
    assert call("diff", "--", "HEAD", revision).code == 2
    for asked in ("check --since", "status --rev", "status --baseline", "alerts --rev", "show lifts --rev"):
        assert call(*f"{asked}={revision}".split()).code == 2
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
def test_what_is_lacking_is_not_fetched(repository: Repository, call: Call, tmp_path: Path, url: str) -> None:
    repository.write(LOG, "progress/2022/2022-02.yaml")
    repository.commit(plan(lifts(52)))
    repository.write(LOG * 2, "progress/2022/2022-02.yaml")
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
    for command in LACKING:
        ended = call("-C", str(clone), *command)
        assert ended.code == 2
        assert "the repository lacks a commit or content it needs (a partial clone?)" in ended.err
    assert call("-C", str(clone), "show", "lifts").code == 0
    assert not sprung.exists()
