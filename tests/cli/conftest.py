"""A root to call commands in, and its logs."""

from pathlib import Path

import pytest

from plans import PLAN


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root with one plan and no logs, in which commands are called."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "progress" / "2022").mkdir(parents=True)
    (tmp_path / "plan" / "2022.yaml").write_text(PLAN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def log_of(root: Path, month: str) -> str:
    """The content of the log of a month."""
    return (root / "progress" / "2022" / f"{month}.yaml").read_text()


def write_log(root: Path, *lines: str, month: str = "2022-06") -> Path:
    """A log of these lines."""
    path = root / "progress" / "2022" / f"{month}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines))
    return path
