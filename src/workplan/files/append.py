"""Appending an entry to a log: under a lock, by one write, on the disk or not there at all."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workplan.core.problems import Problem
from workplan.files.disk import make_folders, sync_folder

LOCK = "progress/.lock"
_PATIENCE = 10.0  # seconds
_PAUSE = 0.02
_OPEN = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_MODE = 0o666
_NOT_REGULAR = (errno.ELOOP, errno.EISDIR, errno.ENXIO, errno.ENODEV)


def append_entry(root: Path, file: str, line: str, patience: float = _PATIENCE) -> Problem | None:
    """Append `line` and its line end to `file`, made when missing; a problem when the file is not fit.

    Raises OSError for the machine's trouble, TimeoutError among it after `patience` seconds of waiting for
    the lock; nothing is written then.
    """
    with locked(root, patience):
        return append_held(root, file, line)


def append_held(root: Path, file: str, line: str) -> Problem | None:
    """As `append_entry`, by a caller that holds the lock."""
    path = root / file
    make_folders(path.parent)
    try:
        descriptor, is_new = _opened(path)
    except OSError as error:
        if error.errno in _NOT_REGULAR:
            return Problem("not-a-regular-file", file, None)
        raise
    try:
        return _append(descriptor, path, file, f"{line}\n".encode(), is_new=is_new)
    finally:
        os.close(descriptor)


@contextmanager
def locked(root: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of all logs below `root`; the lock file stays, for removing it would let two in."""
    make_folders((root / LOCK).parent)
    descriptor = os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, _MODE)
    try:
        _wait(descriptor, time.monotonic() + patience)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), LOCK) from None
            time.sleep(_PAUSE)
        else:
            return


def _opened(path: Path) -> tuple[int, bool]:
    """The log, opened for appending, and whether it is new."""
    try:
        return os.open(path, _OPEN), False
    except FileNotFoundError:
        return os.open(path, _OPEN | os.O_CREAT | os.O_EXCL, _MODE), True


def _append(descriptor: int, path: Path, file: str, data: bytes, *, is_new: bool) -> Problem | None:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return Problem("not-a-regular-file", file, None)
    if status.st_size and os.pread(descriptor, 1, status.st_size - 1) != b"\n":
        return Problem("unterminated-line", file, None)
    try:
        _write(descriptor, data)
        if is_new:
            sync_folder(path.parent)
    except BaseException:
        _undo(descriptor, path, status.st_size, is_new=is_new)
        raise
    return None


def _write(descriptor: int, data: bytes) -> None:
    if os.write(descriptor, data) != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(descriptor)


def _undo(descriptor: int, path: Path, size: int, *, is_new: bool) -> None:
    """Cut the file back to what it was; what cannot be undone is reported by the error that led here."""
    with suppress(OSError):
        os.ftruncate(descriptor, size)
        if is_new:
            path.unlink()
