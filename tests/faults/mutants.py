"""The writing of an entry, weakened in one place each: what the tests of this folder must notice."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from workplan.cli import log
from workplan.files.disk import write


@contextmanager
def _unlocked(root: Path, patience: float = 0) -> Iterator[None]:  # noqa: ARG001  # as the real one
    write.make_folders(root / "progress")
    yield


def _opened_if_it_exists(path: Path) -> tuple[int, bool]:
    is_new = not os.path.exists(path)  # noqa: PTH110  # which hides errors
    return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666), is_new


# What is put in the place of which name of a module.
MUTANTS: Mapping[str, tuple[ModuleType, str, object]] = {
    "no lock": (log, "locked", _unlocked),
    "no fsync": (os, "fsync", lambda _: None),
    "no cut-back": (write, "_undo", lambda *_, **__: None),
    "exists() says new": (write, "_opened", _opened_if_it_exists),
    "no read-back": (write, "_is_there", lambda *_: True),
    "close not suppressed": (write, "_close", os.close),
}


def weaken(mutant: str) -> None:
    """Make this process that mutant."""
    module, name, weakened = MUTANTS[mutant]
    assert hasattr(module, name)
    setattr(module, name, weakened)
