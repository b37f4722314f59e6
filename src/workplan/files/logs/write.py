"""An entry written: as one line, and that line appended to a log, whole or not at all."""

import errno
import fcntl
import os
import re
import signal
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from workplan.core.calendar import parse_day
from workplan.core.figures import parse_points, parse_share
from workplan.core.problems import Problem
from workplan.files.disk.write import add_line, make_folders, sync_folder
from workplan.files.schema.ids import as_id
from workplan.files.yaml.decode import NOTHING

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_FIRST = "abcdefghijklmnopqrstuvwxyz"
_OTHERS = _FIRST + "0123456789"
_ID_LENGTH = 12
_IDS = ("target", "task", "id")
_PLAIN_WORDS = ("done", "light")
LOCK = "progress/.lock"
IGNORE = ".gitignore"
_PATIENCE = 10.0  # seconds
_PAUSE = 0.025  # seconds, of one who has just come
_SHORTEST_PAUSE = 0.001
_OPEN = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_MODE = 0o666
_NOT_REGULAR = (errno.ELOOP, errno.EISDIR, errno.ENXIO, errno.ENODEV)
_ATTEMPTS = 5
_INTERRUPTS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


def entry_line(fields: Mapping[str, str | bool | Sequence[str]]) -> str:
    """The line of an entry, without its line end; every text in it comes back as it is when read.

    The keys stand as they come: in the order of `WrittenEntry`, as the reader of lines knows them.
    """
    return "- {" + ", ".join(f"{key}: {_written(key, value)}" for key, value in fields.items()) + "}"


def new_id(rng: Random) -> str:
    """A letter and eleven letters or digits, so that two branches never choose the same."""
    return rng.choice(_FIRST) + "".join(rng.choice(_OTHERS) for _ in range(_ID_LENGTH - 1))


def quoted(text: str) -> str:
    """`text` in double quotes as JSON and YAML both read it; what nobody sees is written as an escape."""
    inside = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", inside) + '"'


def _written(key: str, value: str | bool | Sequence[str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return f"[{', '.join(map(quoted, value))}]"
    if key == "evidence":
        return f"[{quoted(value)}]"
    return value if _is_plain(key, value) else quoted(value)


def _is_plain(key: str, text: str) -> bool:
    """Whether `text` is what belongs under `key`, and so stands without quotes."""
    if key in _IDS:
        return as_id(text) is not None and text not in NOTHING
    if key in ("add", "value"):
        return parse_points(text) is not None or parse_share(text) is not None
    return parse_day(text) is not None if key == "date" else key in _PLAIN_WORDS and text.isalpha()


class HalfWrittenError(OSError):
    """Neither could the entry be written, nor the log be cut back to what it was."""


def append_entry(root: Path, file: str, line: str) -> Problem | None:
    """Append `line` and its line end to `file`, made when missing; a problem when the file is not fit.

    The caller holds the lock. Raises OSError for the machine's trouble; nothing is written then, unless it is
    a HalfWrittenError.

    An editor that knows no lock may put another file in the place of the log meanwhile: what is not found
    there afterwards is appended again.
    """
    data = f"{line}\n".encode()
    for _ in range(_ATTEMPTS):
        problem = _append_once(root / file, file, data)
        if problem is not None or _is_there(root / file, data):
            return problem
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), file)


@contextmanager
def locked(root: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of all logs below `root`; the lock file stays, for removing it would let two in.

    Raises TimeoutError after `patience` seconds of waiting for it.
    """
    make_folders((root / LOCK).parent)
    is_new = not os.path.lexists(root / LOCK)
    descriptor = os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, _MODE)
    try:
        _wait(descriptor, time.monotonic() + patience)
        if is_new and any((folder / ".git").exists() for folder in (root, *root.parents)):
            with suppress(OSError):  # the entry matters more
                add_line(root / IGNORE, LOCK)
        yield
    finally:
        _close(descriptor)


def _wait(descriptor: int, deadline: float) -> None:
    """Whoever has waited longer asks more often, so that none of many gives up while others go twice."""
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), LOCK) from None
            time.sleep(max(_SHORTEST_PAUSE, _PAUSE * (left / _PATIENCE) ** 2))
        else:
            return


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C, and a terminal that is closed, wait until the log is whole again."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _append_once(path: Path, file: str, data: bytes) -> Problem | None:
    make_folders(path.parent)
    try:
        descriptor, is_new = _opened(path)
    except OSError as error:
        if error.errno in _NOT_REGULAR:
            return Problem("not-a-regular-file", file, None)
        raise
    try:
        return _append(descriptor, path, file, data, is_new=is_new)
    finally:
        _close(descriptor)


def _close(descriptor: int) -> None:
    """Whether the entry is written was said by fsync; a trouble of closing changes nothing about it."""
    with suppress(OSError):
        os.close(descriptor)


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
    except BaseException as error:
        _undo(descriptor, path, status.st_size, error, is_new=is_new)
        raise
    return None


def _write(descriptor: int, data: bytes) -> None:
    if os.write(descriptor, data) != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(descriptor)


def _undo(descriptor: int, path: Path, size: int, cause: BaseException, *, is_new: bool) -> None:
    """Cut the file back to what it was."""
    try:
        os.ftruncate(descriptor, size)
        if is_new and os.path.samestat(os.fstat(descriptor), path.lstat()):
            path.unlink()
    except OSError as error:
        raise HalfWrittenError(error.errno, error.strerror, str(path)) from cause
    with suppress(OSError):  # the disk that refused the entry may refuse this too; the file is whole
        os.fsync(descriptor)


def _is_there(path: Path, data: bytes) -> bool:
    """Whether the line stands in the file that bears the name of the log now."""
    try:
        with path.open("rb") as log:
            return b"\n" + data in b"\n" + log.read()
    except FileNotFoundError:
        return False
    except OSError:  # it cannot be looked at, but it is on the disk
        return True
