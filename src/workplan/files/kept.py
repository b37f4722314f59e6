"""What is kept below the user's cache folder: one small file a thing, written whole, and ignored when odd.

It may be deleted at any time, and nothing is believed of it that its owner has not written as it stands. This
module is needed before all others, so it imports nearly nothing that a bare Python has not loaded already.
"""

import os
import stat
import sys
from zlib import crc32

_MAGIC = b"workplan kept 1 "
_FOLDER = "workplan"
_MOST_BYTES = 64_000_000
_MOST_FILES = 200  # of one kind
_PRIME = 2**128 - 159
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OPEN = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


def is_wanted() -> bool:
    """Whether the environment lets anything be kept."""
    return not os.environ.get("WORKPLAN_NO_CACHE")


def cache_home() -> str | None:
    """The user's folder for what may be deleted; None where there is none."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(home):
        return home
    home = os.path.expanduser("~")
    return f"{home}/.cache" if os.path.isabs(home) else None


def name_of(kind: str, *parts: str) -> str:
    """The name of the file that keeps what `parts` tell apart, nearly surely; the content says it."""
    key = "\0".join(parts).encode(errors="surrogateescape")
    return f"{kind}-{len(key):x}-{int.from_bytes(key, sys.byteorder) % _PRIME:032x}"


def recall(name: str) -> bytes | None:
    """What is kept under `name`; None when there is nothing, or anything about it is odd."""
    try:
        folder = _folder()
        return None if folder is None or not _is_ours(os.lstat(folder)) else _read(f"{folder}/{name}")
    except OSError:
        return None


def keep(name: str, content: bytes) -> None:
    """Keep `content` under `name`, whole or not at all; where that cannot be, nothing is kept."""
    try:
        folder = _folder()
        if folder is not None and len(content) <= _MOST_BYTES:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            if _is_ours(os.lstat(folder)):
                _write(folder, name, content)
    except OSError:
        return


def _folder() -> str | None:
    home = cache_home()
    return None if home is None else f"{home}/{_FOLDER}"


def _is_ours(status: os.stat_result) -> bool:
    """Whether nobody but the user, or root for them, can have written it."""
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_WRITE and not _is_link(status)


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or (stat.S_ISREG(status.st_mode) and status.st_nlink != 1)


def _read(path: str) -> bytes | None:
    descriptor = os.open(path, _OPEN)
    try:
        status = os.fstat(descriptor)
        if not _is_ours(status) or not stat.S_ISREG(status.st_mode) or status.st_size > 2 * _MOST_BYTES:
            return None
        return _content(_all_of(descriptor, status.st_size))
    finally:
        os.close(descriptor)


def _all_of(descriptor: int, size: int) -> bytes:
    parts = []
    while part := os.read(descriptor, size + 1):
        parts.append(part)
    return b"".join(parts)


def _content(written: bytes) -> bytes | None:
    """The content of a file as `_write` makes it; None when a byte of it is another."""
    head, _, content = written.partition(b"\n")
    return content if head == _head(content) else None


def _head(content: bytes) -> bytes:
    """Length and sum, which show what was cut off or damaged; who can write here could write these too."""
    return _MAGIC + f"{len(content)} {crc32(content):08x}".encode()


def _write(folder: str, name: str, content: bytes) -> None:
    new = f"{folder}/.{name}.{os.getpid()}.tmp"
    descriptor = os.open(new, _CREATE, 0o600)
    try:
        _put(descriptor, _head(content) + b"\n" + content)
        os.replace(new, f"{folder}/{name}")
    except BaseException:
        os.unlink(new)
        raise
    finally:
        os.close(descriptor)
    _forget(folder, name.partition("-")[0])


def _put(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _forget(folder: str, kind: str) -> None:
    """Delete the oldest of a kind, beyond what is worth keeping; what was half written too."""
    with os.scandir(folder) as found:
        kept = [each for each in found if each.name.lstrip(".").startswith(f"{kind}-")]
    if len(kept) > _MOST_FILES:
        kept.sort(key=lambda each: each.stat(follow_symlinks=False).st_mtime_ns)
        for each in kept[: len(kept) - _MOST_FILES // 2]:
            os.unlink(each.path)
