"""The store: what is kept between calls, below the user's cache folder, one file a thing.

A thing is kept under its kind and a key that says all that it depends on but the program, whose state is
added here. Whatever is odd about a file, it is as if it were not there; all of them may be deleted at any
time. This module is loaded before nearly all others, so it imports next to nothing that a bare Python has not
loaded already.
"""

import os
import stat
import sys
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BYTES = 64_000_000  # of a thing with its key
_MOST_FILES = 200  # of one kind
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
ANY = 0o666  # who may read and write a new file, as far as the umask lets them
# Flags of files, as far as a system has them: Windows has no pipes among files, and else changes line ends.
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
PLAIN = sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NONBLOCK", "O_BINARY", "O_NOINHERIT"))


def keep(kind: str, key: bytes, content: bytes) -> None:
    """Keep `content`, whole or not at all; where it cannot be kept, nothing is."""
    folder, whole = _folder(), _whole(kind, key)
    if not folder or not whole or len(whole) + len(content) > _MOST_BYTES:
        return
    data = whole + content
    try:
        os.makedirs(folder, mode=stat.S_IRWXU, exist_ok=True)
        if _is_ours(os.lstat(folder)):
            place = f"{folder}/{_name(kind, whole)}"
            replace(place, _seal(data) + data, stat.S_IRUSR | stat.S_IWUSR, is_lasting=False)
            _forget(folder, kind)
    except OSError:
        return


def kept(kind: str, key: bytes) -> bytes | None:
    """What this program, as it is now, has kept under `kind` and `key`; None where there is nothing."""
    folder, whole = _folder(), _whole(kind, key)
    if not folder or not whole:
        return None
    try:
        found = _read(f"{folder}/{_name(kind, whole)}") if _is_ours(os.lstat(folder)) else b""
    except OSError:
        return None
    seal, end, data = found.partition(b"\n")
    is_ours = seal + end == _seal(data) and data.startswith(whole)
    return data[len(whole) :] if is_ours else None


def replace(
    place: str, data: bytes, mode: int | None, *, of: "os.stat_result | None" = None, is_lasting: bool = True
) -> None:
    """Put a file with `data` at `place`, whatever was there; a new file has the usual mode without `mode`.

    It gets owner and group of what it stands for, as far as we may give files away. With `is_lasting`, its
    content is on the disk before it has its name.
    """
    folder, name = os.path.split(place)
    beside = f"{folder}/.{name[:40]}.{os.urandom(8).hex()}.tmp"
    rights = ANY if mode is None else stat.S_IRUSR | stat.S_IWUSR
    try:
        with open(beside, "xb", opener=lambda path, flags: os.open(path, flags | PLAIN, rights)) as file:
            file.write(data)
            file.flush()
            if of is not None:
                _give(beside, of)
            if mode is not None:
                os.chmod(beside, stat.S_IMODE(mode))
            if is_lasting:
                os.fsync(file.fileno())
        os.replace(beside, place)
    except BaseException:
        if os.path.lexists(beside):
            os.unlink(beside)
        raise


def _give(path: str, of: os.stat_result) -> None:
    """Give a new file the owner and the group of another; only root may change the first."""
    now = os.stat(path)
    for owner, group in ((of.st_uid, of.st_gid), (-1, of.st_gid)):
        if (now.st_uid, now.st_gid) == (of.st_uid, of.st_gid) or not hasattr(os, "chown"):
            return
        try:
            os.chown(path, owner, group)
        except PermissionError:
            continue
        return


def user() -> "list[object]":
    """The numbers of the user, the group and all groups, where the system has such."""
    return [getattr(os, name)() for name in ("geteuid", "getegid", "getgroups") if hasattr(os, name)]


def _folder() -> str:
    """The program's own folder; none where the user has none for what may be deleted, or wants none."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    home = home if os.path.isabs(home) else os.path.expanduser("~/.cache")
    is_wanted = os.path.isabs(home) and not os.environ.get("WORKPLAN_NO_CACHE")
    return f"{home}/workplan" if is_wanted else ""


def _whole(kind: str, key: bytes) -> bytes:
    """All that tells a thing from any other; nothing where the state of the program cannot be told."""
    lengths = b"%b %d %d\n" % (kind.encode(), len(PROGRAM), len(key))
    return lengths + PROGRAM + key if PROGRAM else b""


def _name(kind: str, whole: bytes) -> str:
    """The name of a file; of two things that have the same, the later one is kept."""
    return f"{kind}-{crc32(whole):08x}"


def _seal(data: bytes) -> bytes:
    """The first line of a file: length and sum of the rest, by which it is seen to be cut off or damaged."""
    return b"workplan %d %08x\n" % (len(data), crc32(data))


def _is_ours(status: os.stat_result) -> bool:
    """Whether it is a folder, or a file with one name and of a size that we write, which only the user wrote.

    Root may have written it for them.
    """
    # Where users have no numbers, the folder is theirs that lies in their home.
    is_owned = not user() or (status.st_uid == user()[0] and not status.st_mode & _OTHERS_WRITE)
    is_file = stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and status.st_size <= 2 * _MOST_BYTES
    return is_owned and (is_file or stat.S_ISDIR(status.st_mode))


def _read(path: str) -> bytes:
    with open(path, "rb", opener=lambda path, _: os.open(path, os.O_RDONLY | NO_LINK | PLAIN)) as file:
        return file.read() if _is_ours(os.fstat(file.fileno())) else b""


def _forget(folder: str, kind: str) -> None:
    """Delete the oldest of a kind, beyond what is worth keeping; what was half written too."""
    with os.scandir(folder) as found:
        files = [each for each in found if each.name.lstrip(".").startswith(f"{kind}-")]
    if len(files) > _MOST_FILES:
        files.sort(key=lambda each: each.stat(follow_symlinks=False).st_mtime_ns)
        for each in files[: len(files) - _MOST_FILES // 2]:
            os.unlink(each.path)


def _program() -> bytes:
    """The state of the program, its Python and the packages beside it; nothing where that cannot be told."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    beside = (path for path in sys.path if path.endswith("-packages"))
    try:
        states = [f"{path} {state_of(os.stat(path))}" for path in beside]
        states += sorted(_code(package))
    except OSError:
        return b""
    return "\n".join((sys.version, package, *states)).encode(errors="surrogateescape")


def _code(folder: str) -> "Iterator[str]":
    with os.scandir(folder) as found:
        ours = [each for each in found if each.name != "__pycache__"]
    for each in ours:
        if each.is_dir():
            yield from _code(each.path)
        else:
            yield f"{each.name} {state_of(each.stat())}"


def state_of(status: os.stat_result) -> str:
    """Changes with the content, the place, the owner and the rights of a file."""
    times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
    owner = f"{status.st_uid} {status.st_gid} {status.st_mode}"
    return f"{status.st_size} {times} {status.st_ino} {status.st_dev} {owner}"


PROGRAM = _program()  # at once: a program that is renewed during a call keeps nothing for the new one
