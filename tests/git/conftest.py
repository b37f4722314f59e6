"""A repository to script."""

from pathlib import Path

import pytest

from git.plans import lifts, plan
from plans import HALL
from repository import Repository

LOG = "- {date: 2022-02-10, target: lifts, add: 3, id: k4x9p2s7f1ky}\n"
KEYS = (
    "core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean",
    "filter.evil.smudge", "filter.evil.process", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy",
    "core.askPass", "core.alternateRefsCommand", "credential.helper", "gpg.program", "gpg.ssh.program",
    "interactive.diffFilter", "merge.evil.driver", "uploadpack.packObjectsHook", "remote.origin.uploadpack",
    "pager.rev-parse", "pager.rev-list", "pager.cat-file", "pager.ls-tree", "pager.diff-tree", "diff.orderFile",
)  # fmt: skip
ALIASES = ("rev-parse", "rev-list", "cat-file", "ls-tree", "diff-tree", "config", "diff", "log")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository, in which commands are called, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "office").mkdir()
    monkeypatch.chdir(tmp_path / "office")
    return Repository.at(tmp_path / "office")


@pytest.fixture
def trap(repository: Repository, tmp_path: Path) -> Path:
    """A repository of two commits in which everything that can name a program names one that leaves a mark."""
    repository.write(LOG, "progress/2022/2022-02.yaml")
    repository.commit(plan(lifts(52), HALL))
    repository.commit(plan(lifts(40), HALL))
    sprung, program = tmp_path / "sprung", tmp_path / "evil"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{sprung}'\n")
    program.chmod(0o755)
    (repository.root / ".git" / "included").write_text("".join(_setting(key, str(program)) for key in KEYS))
    settings = {f"alias.{name}": f"!{program}" for name in ALIASES}
    settings |= {"include.path": "included", "core.hooksPath": str(tmp_path), "log.showSignature": "true"}
    with (repository.root / ".git" / "config").open("a") as config:
        config.writelines(_setting(*setting) for setting in {**settings, "diff.evil.binary": "true"}.items())
    (repository.root / ".git" / "info" / "attributes").write_text("* diff=evil filter=evil merge=evil\n")
    (repository.root / ".gitattributes").write_text("* diff=evil filter=evil merge=evil\n")
    (repository.root / "git").write_text(program.read_text())
    (repository.root / "git").chmod(0o755)
    return sprung


def _setting(key: str, value: str) -> str:
    """A setting as git writes it; `section.name.key` has a name in quotes."""
    section, *name, last = key.split(".")
    return "".join((f"[{section}", *(f' "{each}"' for each in name), f"]\n\t{last} = {value}\n"))
