"""A repository to script, and a way to call the program in it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from called import run
from git.repository import Repository


class Ended(NamedTuple):
    """How a call ended: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Ended]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository, in which commands are called, and a cache folder of its own."""
    for name in ("WORKPLAN_LANG", "WORKPLAN_WIDE", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "office"
    root.mkdir()
    monkeypatch.chdir(root)
    made = Repository(root)
    made.git("init", "-q", "-b", "main")
    return made


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Call the program in this process."""

    def called(*arguments: str) -> Ended:
        capfd.readouterr()
        code = run(arguments)
        return Ended(int(code), *capfd.readouterr())

    return called
