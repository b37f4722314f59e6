"""Roots for the program to run in: a committed folder, made whole in a scratch copy."""

import os
import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from repository import Repository
from workplan.core.calendar import day_after

HERE = Path(__file__).parent
NOT_OF_THE_ROOT = ("make", "command", "expected.*")


def folders() -> list[str]:
    return sorted(path.name for path in HERE.iterdir() if (path / "plan").is_dir())


def commands(code: str) -> Iterator[list[str]]:
    """The command lines of `command`, one a line; without that file, `check`."""
    file = HERE / code / "command"
    lines = file.read_text().splitlines() if file.exists() else ["check"]
    return map(shlex.split, lines)


def scratch(code: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder of `code`, with what its file `make` says git cannot hold.

    A line of `make` is an operation and a path: `folder PATH`, `fifo PATH`, `link PATH WHERE`,
    `commit EARLIER PATH` (a git repository in which PATH was EARLIER), `remove PATH`,
    `tomorrow PATH` (TOMORROW in it becomes that day), and `forbid PATH`: reading it is refused, as its mode would do for anyone but root.
    """
    shutil.copytree(HERE / code, root, ignore=shutil.ignore_patterns(*NOT_OF_THE_ROOT))
    file = HERE / code / "make"
    for operation, *paths in map(str.split, file.read_text().splitlines() if file.exists() else ()):
        _make(operation, root, paths, monkeypatch)
    for plan in root.glob("plan/*.yaml"):
        if not os.path.lexists(root / "progress" / plan.stem):  # git holds no empty folder
            (root / "progress" / plan.stem).mkdir(parents=True)
    return root


def _make(operation: str, root: Path, paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / paths[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    match operation:
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case "link":
            path.symlink_to(paths[1])
        case "commit":
            _commit(root, root / paths[0], root / paths[1])
        case "large":
            os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 256_000_001)
        case "tomorrow":
            path.write_text(path.read_text().replace("TOMORROW", day_after(date.today()).isoformat()))  # noqa: DTZ011
        case "remove":
            path.unlink()
        case "forbid":
            _forbid(path, monkeypatch)
        case _:
            pytest.fail(f"make: {operation}?")


def _commit(root: Path, then: Path, path: Path) -> None:
    """A repository in which `path` held, at HEAD, what now stands in `then`."""
    now = path.read_bytes()
    path.write_bytes(then.read_bytes())
    then.unlink()
    Repository.at(root).commit()
    path.write_bytes(now)


def _forbid(forbidden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = os.open

    def refusing(path: str | Path, flags: int, *more: int) -> int:
        if Path(path) == forbidden:
            raise PermissionError
        return really_open(path, flags, *more)

    monkeypatch.setattr(os, "open", refusing)


def write(root: Path, **files: str | bytes) -> None:
    """Write files below `root`: `plan`, and logs by their month (`m06`)."""
    for name, content in files.items():
        path = root / ("plan/2022.yaml" if name == "plan" else f"progress/2022/2022-{name[1:]}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
