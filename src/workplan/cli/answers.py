"""The last answers, each given again at once as long as nothing that it depends on has changed.

What it depends on: the words of the call, the folder and the user that it comes from, the day, the language,
width and colours of the surroundings, the program and its Python, every file and folder below plan/ and
progress/, the evidence that was looked for, and the folders in which no plan was found. An answer is not
remembered where one of them is a link, or was changed within two seconds before the call. This module is
loaded before all others, so it imports nearly nothing that a bare Python has not loaded already.
"""

import os
import stat
import sys

from workplan.cli.clock import now, today_text
from workplan.files.disk.store import keep, kept, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

NO_CACHE = "--no-cache"
_COMMANDS = frozenset({"status", "alerts"})
_BEGAN = now()
_SETTLED = 2_000_000_000  # nanoseconds: no clock of a file system is coarser
_CODES = range(256)  # with which a process can end
_MOST_WATCHED = 5_000
_MOST_BYTES = 1_000_000
_NAMES = ("LANG", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "TZ")
_PREFIXES = ("LC_", "WORKPLAN_", "PYTHON")
_SEPARATOR = "\0"
_expected: "list[tuple[str, tuple[str, ...]]]" = []  # of this process: one call, or none


class _UnsureError(Exception):
    """Something that an answer depends on is of a kind whose changes cannot be seen."""


def answered(arguments: "Sequence[str]") -> int | None:
    """Print the remembered answer to a call, and return its exit code; None when there is none."""
    if NO_CACHE in arguments or _COMMANDS.isdisjoint(arguments):
        return None
    try:
        parts = _parts(kept("answer", _key(arguments)))
        if parts is None or _state(parts[0], parts[1].split(_SEPARATOR)) != parts[2]:
            return None
        code = _CODES.index(int(parts[3]))
        _print(zip(parts[4::2], parts[5::2], strict=True))
    except BrokenPipeError:
        return 0
    except (OSError, ValueError, IndexError, _UnsureError):
        return None
    return code


def expect(root: str, start: str, evidence: "Iterable[str]") -> None:
    """Say that this call is answered by what lies below `root`, found from `start` up, and by no more."""
    watched = dict.fromkeys(_above(start, root))
    for path in evidence:
        watched.update(dict.fromkeys(_on_the_way(f"{root}/{path}", root)))
    _expected.append((root, tuple(watched)))


def remember(arguments: "Sequence[str]", said: "Iterable[tuple[int, str]]", code: int) -> None:
    """Remember what a call has said, if it was expected to be remembered, and nothing was changing."""
    if not _expected or NO_CACHE in arguments:
        return
    root, watched = _expected.pop()
    try:
        state = _state(root, watched, before=_BEGAN - _SETTLED)  # first: it tells soonest that there is none
        key = _key(arguments)
    except (OSError, ValueError, _UnsureError):
        return
    parts = [root, _SEPARATOR.join(watched), state, str(code)]
    content = _joined([*parts, *(part for stream, text in said for part in (str(stream), text))])
    if len(content) <= _MOST_BYTES:
        keep("answer", key, content)


def _key(arguments: "Sequence[str]") -> bytes:
    """All that an answer depends on and that can be told before it is known which files it is about."""
    wanted = (name for name in os.environ if name in _NAMES or name.startswith(_PREFIXES))
    environment = (f"{name}={os.environ[name]}" for name in sorted(wanted))
    user = (os.geteuid(), os.getegid(), sorted(os.getgroups()))
    python = (sys.prefix, str(sys.flags))
    key = repr((python, today_text(), user, os.getcwd(), _streams(), *environment, *arguments))
    return key.encode(errors="surrogateescape")


def _streams() -> str:
    """How stdout and stderr are written to, and how wide the terminal is."""
    found = []
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            raise _UnsureError
        width = os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
        found.append(f"{_encoding(stream)} {width}")
    return " ".join(found)


def _encoding(stream: "TextIO") -> str:
    """As `output.settle_streams` has it; a terminal has its own."""
    return stream.encoding if stream.isatty() else "utf-8"


def _above(start: str, root: str) -> "Iterator[str]":
    """Where a nearer plan/ would stand: in any folder from `start` to the root."""
    while start != root and len(start) > 1:
        yield f"{start}/plan"
        start = os.path.dirname(start)


def _on_the_way(path: str, root: str) -> "Iterator[str]":
    """`path` and the folders above it, below the root: one may become a link that leads elsewhere."""
    while len(path) > len(root) + 1:
        yield path
        path = os.path.dirname(path)


def _state(root: str, watched: "Sequence[str]", before: int | None = None) -> str:
    """What plan/ and progress/ below `root` hold, and whether what is `watched` is there.

    Raises _UnsureError for a link, and where something was changed after the moment `before`.
    """
    if len(watched) > _MOST_WATCHED:
        raise _UnsureError
    found = [line for folder in ("plan", "progress") for line in _below(f"{root}/{folder}", before)]
    found += [f"{path} {_presence(path, before)}" for path in watched if path]
    return "\n".join(found)


def _below(path: str, before: int | None) -> "Iterator[str]":
    status = _status(path, before)
    yield f"{path} {'-' if status is None else state_of(status)}"
    if status is not None and stat.S_ISDIR(status.st_mode):
        for name in sorted(os.listdir(path)):
            yield from _below(f"{path}/{name}", before)


def _presence(path: str, before: int | None) -> str:
    """What is at `path`, and what lies on the way there from the nearest folder that is."""
    status = _status(path, before)
    if status is not None:
        return str(stat.S_IFMT(status.st_mode))
    above = os.path.dirname(path)
    return f"- {_presence(above, before)}" if len(above) > 1 else "-"


def _status(path: str, before: int | None) -> os.stat_result | None:
    """What the disk says of `path`; None where there is nothing."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    is_changing = before is not None and max(status.st_mtime_ns, status.st_ctime_ns) > before
    if stat.S_ISLNK(status.st_mode) or is_changing:
        raise _UnsureError
    return status


def _joined(parts: "Iterable[str]") -> bytes:
    """The parts, each after its length."""
    encoded = (part.encode(errors="surrogateescape") for part in parts)
    return b"".join(b"%d:%b" % (len(part), part) for part in encoded)


def _parts(content: bytes | None) -> "list[str] | None":
    parts = []
    while content:
        length, _, rest = content.partition(b":")
        size = int(length)
        parts.append(rest[:size].decode(errors="surrogateescape"))
        content = rest[size:]
    return parts or None


def _print(said: "Iterable[tuple[str, str]]") -> None:
    """Print as the streams of the program would; where stderr is gone, nobody is left to be told."""
    for number, text in said:
        stream = sys.stdout if number == "1" else sys.stderr
        data = text.encode(_encoding(stream), "backslashreplace")
        try:
            while data:
                data = data[os.write(stream.fileno(), data) :]
        except OSError:
            if stream is sys.stdout:
                raise
