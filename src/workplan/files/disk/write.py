"""Writing that survives: whole or not at all, on the disk before anybody says so, one after the other."""

import errno
import os
import signal
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

from workplan.core.problems import Problem
from workplan.files.disk.store import ANY, NO_LINK, PLAIN, replace


def _module(name: str) -> ModuleType | None:
    """A module that only some systems have; None where it is not."""
    try:
        return import_module(name)
    except ImportError:
        return None


_POSIX, _WINDOWS = _module("fcntl"), _module("msvcrt")

LOCK = "progress/.lock"
IGNORE = ".gitignore"
_PATIENCE = 10.0  # seconds
_PAUSE = 0.025  # seconds, of one who has just come
_SHORTEST_PAUSE = 0.001
_OPEN = os.O_RDWR | os.O_APPEND | NO_LINK | PLAIN
_NOT_REGULAR = (errno.ELOOP, errno.EISDIR, errno.ENXIO, errno.ENODEV)
_ATTEMPTS = 5
_INTERRUPTS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}


def write_whole(path: Path, data: bytes) -> None:
    """Make `data` the content of `path`: all of it, or on any trouble nothing, and no trace beside it.

    What a link leads to is replaced, and the link stays; mode, owner and group stay as they
    were, as far as they may. A device or a pipe, which
    cannot be replaced, is written to.
    """
    status = os.stat(path) if os.path.exists(path) else None
    if status is None or stat.S_ISREG(status.st_mode):
        place = os.path.realpath(path)
        replace(place, data, status and status.st_mode, of=status)
        sync_folder(os.path.dirname(place))
    else:  # by the name that was given: that of a pipe in /dev/fd leads to no file
        with open(path, "wb") as device:
            device.write(data)


def write_new(root: Path, files: Mapping[str, str]) -> None:
    """Write new files below `root`, all or none.

    Raises FileExistsError when one of them is there, or something in the place of its folder.
    """
    for path in [root / file for file in files]:
        above = [each for each in path.parents if os.path.lexists(each) and not each.is_dir()]
        for there in [path, *above]:
            if os.path.lexists(there):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(there))
    made: list[Path] = []
    try:
        for file, text in files.items():
            path = root / file
            made += reversed([each for each in path.parents if not each.is_dir()])
            make_folders(path.parent)
            with path.open("xb") as new:
                made.append(path)
                new.write(text.encode())
                new.flush()
                os.fsync(new.fileno())
            sync_folder(path.parent)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def add_line(path: Path, line: str) -> None:
    """Add a line to a text file, new or not, that does not have it; a link is left as it is."""
    old = path.read_bytes() if path.is_file() else b""
    lines = [each.strip().lstrip(b"/") for each in old.splitlines()]
    if line.encode() not in lines and not path.is_symlink():
        end = b"" if not old or old.endswith(b"\n") else b"\n"
        write_whole(path, old + end + line.encode() + b"\n")


def make_folders(folder: Path) -> None:
    """Make `folder` and those above it, where they are missing, and put their names on the disk."""
    if folder.is_dir():
        return
    make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: str | Path) -> None:
    """Put the names in `folder` on the disk."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows opens no folder, and keeps its names by itself
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | PLAIN)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class HalfWrittenError(OSError):
    """Neither could the entry be written, nor the log be cut back to what it was."""


def append_lines(root: Path, texts: Mapping[str, str]) -> Problem | None:
    """Append to each file its lines, to all of them or to none; a problem when one of the files is not fit.

    As `append_text` for each; what was appended before a trouble came is cut off again.
    """
    done: list[tuple[str, bytes]] = []
    try:
        for file, text in texts.items():
            if (problem := append_text(root, file, text)) is not None:
                _cut_back(root, done)
                return problem
            done.append((file, text.encode()))
    except BaseException:
        _cut_back(root, done)
        raise
    return None


def _cut_back(root: Path, done: list[tuple[str, bytes]]) -> None:
    """Take what was appended off the ends of files again; a file that held nothing else goes."""
    for file, data in reversed(done):
        path = root / file
        try:
            with path.open("r+b") as log:
                rest = log.read().removesuffix(data)
                log.truncate(len(rest))
                os.fsync(log.fileno())
            if not rest:
                path.unlink()
        except OSError as error:
            raise HalfWrittenError(error.errno, error.strerror, str(path)) from error


def append_text(root: Path, file: str, text: str) -> Problem | None:
    """Append `text`, whole lines, to `file`, made when missing; a problem when the file is not fit.

    The caller holds the lock. Raises OSError for the machine's trouble; nothing is written then, unless it is
    a HalfWrittenError.

    An editor that knows no lock may put another file in the place of the log meanwhile: what is not found
    there afterwards is appended again.
    """
    data = text.encode()
    for _ in range(_ATTEMPTS):
        problem = _append_once(root / file, file, data)
        if problem is not None or _is_there(root / file, data):
            return problem
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), file)


@contextmanager
def locked(root: Path, patience: float = _PATIENCE, name: str = LOCK) -> Iterator[None]:
    """Hold a lock below `root`, that of all logs; the lock file stays, for removing it would let two in.

    Raises TimeoutError after `patience` seconds of waiting for it.
    """
    path, deadline = root / name, time.monotonic() + patience
    make_folders(path.parent)
    is_new = not os.path.lexists(path)
    descriptor = _lock_file(path)
    try:
        _wait(descriptor, deadline, name)
        while not _is_at(descriptor, path):  # it was removed, or another put there, before it was ours
            _close(descriptor)
            descriptor = _lock_file(path)
            _wait(descriptor, deadline, name)
        if is_new and any((folder / ".git").exists() for folder in (root, *root.parents)):
            with suppress(OSError):  # the entry matters more
                add_line(root / IGNORE, name)
        yield
    finally:
        _close(descriptor)


def _lock_file(path: Path) -> int:
    """The lock file, made where it is missing; one that others may not write can be locked all the same."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | NO_LINK | PLAIN, ANY)
    except PermissionError:
        if not path.is_file():
            raise
        return os.open(path, os.O_RDONLY | NO_LINK | PLAIN)


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether the file that was opened is the one that bears the name now."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def rewrite(path: Path, old: bytes, new: bytes, patience: float = _PATIENCE) -> bool:
    """Put `new` in the place of a log that holds `old`; whether it did, and still was that log.

    Where nothing is left, the log goes. It is locked itself too: were `.lock` removed meanwhile, an entry
    might come between.
    """
    descriptor = os.open(path, os.O_RDONLY | PLAIN)
    try:
        if _POSIX is not None:
            _wait(descriptor, time.monotonic() + patience, str(path))
        is_old = _is_at(descriptor, path) and path.read_bytes() == old
        if is_old and new.strip():
            write_whole(path, new)
        elif is_old:
            path.unlink()
        return is_old
    finally:
        _close(descriptor)


def _wait(descriptor: int, deadline: float, name: str) -> None:
    """Whoever has waited longer asks more often, so that none of many gives up while others go twice."""
    while not _is_taken(descriptor):
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), name)
        time.sleep(max(_SHORTEST_PAUSE, _PAUSE * (left / _PATIENCE) ** 2))


def _is_taken(descriptor: int) -> bool:
    """Whether the lock of an opened file is ours now; a Python that has no locks lets everybody in."""
    try:
        if _POSIX is not None:
            _POSIX.flock(descriptor, _POSIX.LOCK_EX | _POSIX.LOCK_NB)
        elif _WINDOWS is not None:
            _WINDOWS.locking(descriptor, _WINDOWS.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C, and a terminal that is closed, wait until the log is whole again; on Windows, they are lost."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, heard)


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
        return os.open(path, _OPEN | os.O_CREAT | os.O_EXCL, ANY), True


def _append(descriptor: int, path: Path, file: str, data: bytes, *, is_new: bool) -> Problem | None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        return Problem("not-a-regular-file", file, None)
    if _POSIX is not None:  # `rewrite` may be under way
        _wait(descriptor, time.monotonic() + _PATIENCE, file)
    status = os.fstat(descriptor)
    if status.st_size and _last_byte(descriptor, status.st_size) != b"\n":
        return Problem("unterminated-line", file, None)
    try:
        _write(descriptor, data)
        if is_new:
            sync_folder(path.parent)
    except BaseException as error:
        _undo(descriptor, path, status.st_size, error, is_new=is_new)
        raise
    return None


def _last_byte(descriptor: int, size: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, 1, size - 1)
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1)


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
