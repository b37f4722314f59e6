"""A repository to script."""

from pathlib import Path

import pytest

from repository import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository, in which commands are called, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "office").mkdir()
    monkeypatch.chdir(tmp_path / "office")
    return Repository.at(tmp_path / "office")
