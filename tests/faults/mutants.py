"""The writing of an entry, weakened in one place each: what the tests of this folder must notice."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workplan.cli import log
from workplan.files.disk import write
from workplan.files.logs import write as append


@contextmanager
def _unlocked(root: Path, patience: float = 0) -> Iterator[None]:  # noqa: ARG001  # as the real one
    write.make_folders(root / "progress")
    yield


def _no_lock() -> None:
    _set(log, "locked", _unlocked)


def _no_fsync() -> None:
    _set(os, "fsync", lambda _: None)


def _no_cut_back() -> None:
    _set(append, "_undo", lambda *_, **__: None)


def _opened_if_it_exists(path: Path) -> tuple[int, bool]:
    is_new = not os.path.exists(path)  # noqa: PTH110  # which hides errors
    return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666), is_new


def _exists_says_new() -> None:
    _set(append, "_opened", _opened_if_it_exists)


def _no_read_back() -> None:
    _set(append, "_is_there", lambda *_: True)


def _close_not_suppressed() -> None:
    _set(append, "_close", os.close)


def _set(module: Any, name: str, weakened: object) -> None:
    assert hasattr(module, name)
    setattr(module, name, weakened)


MUTANTS: Mapping[str, Callable[[], None]] = {
    "no lock": _no_lock,
    "no fsync": _no_fsync,
    "no cut-back": _no_cut_back,
    "exists() says new": _exists_says_new,
    "no read-back": _no_read_back,
    "close not suppressed": _close_not_suppressed,
}
