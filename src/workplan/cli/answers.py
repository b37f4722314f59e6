"""The last answers, each given again at once as long as nothing that it depends on has changed.

What it depends on: the words of the call, the folder and the user that it comes from, the day, the language,
width and colours of the surroundings, the program and its Python, every file and folder below plan/ and
progress/, the document of the plan, the evidence that was looked for, and the folders in which no plan was
found. An answer is not kept where one of them is a link, or was changed within two seconds before the call.
This module is loaded before nearly all others, so it imports next to nothing that a bare Python has not
loaded already.
"""

import os
import stat
import sys
import time

from workplan.files.disk.store import keep, kept, state_of, user

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

_COMMANDS = frozenset({"status", "alerts"})
_SETTLED = 2_000_000_000  # nanoseconds: no clock of a file system is coarser
_CODES = range(256)  # with which a process can end
_MOST_WATCHED = 5_000
_MOST_BYTES = 1_000_000
_NAMES = ("LANG", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "TZ")
_PREFIXES = ("LC_", "WORKPLAN_", "PYTHON")
_SEPARATOR = "\0"
_CONTENT = "="  # before the path of a file whose content counts


class Asked:
    """What a call asks: its words as they were typed, and the moment, in nanoseconds since 1970.

    `day` is that of the machine's calendar, as YYYY-MM-DD: offices live by it.
    """

    def __init__(self, words: "Sequence[str]", now: int) -> None:
        self.words = tuple(words)
        self.now = now
        self.day = time.strftime("%Y-%m-%d", time.localtime(now // 1_000_000_000))
        self._watched: tuple[str, tuple[str, ...]] | None = None

    def answered(self) -> int | None:
        """Print the answer that was kept, and return its exit code; None when there is none."""
        if not self._may_be_kept() or _COMMANDS.isdisjoint(self.words):
            return None
        try:
            parts = _parts(kept("answer", self._key()))
            if parts is None or _state(parts[0], parts[1].split(_SEPARATOR), before=self.now) != parts[2]:
                return None
            code = _CODES.index(int(parts[3]))
            _print(zip(parts[4::2], parts[5::2], strict=True))
        except BrokenPipeError:
            return 0
        except (OSError, ValueError, IndexError):
            return None
        return code

    def expect(self, root: str, start: str, evidence: "Iterable[str]", read: "Iterable[str]" = ()) -> None:
        """Say that the answer follows from the day and what lies below `root`, found from `start` up.

        Of `evidence` it counts whether it is there, of what was `read` the content too.
        """
        watched = dict.fromkeys(_above(start, root))
        watched.update((f"{_CONTENT}{root}/{path}", None) for path in read)
        for path in evidence:
            watched.update(dict.fromkeys(_on_the_way(f"{root}/{path}", root)))
        self._watched = root, tuple(watched)

    def keep(self, said: "Iterable[tuple[int, str]]", code: int) -> None:
        """Keep what was said, to stdout (1) or stderr (2), if that is expected and nothing was changing."""
        if self._watched is None or not self._may_be_kept():
            return
        root, watched = self._watched
        try:
            state = _state(root, watched, before=self.now - _SETTLED)
            key = self._key()
        except (OSError, ValueError):
            return
        if state is None:
            return
        parts = [root, _SEPARATOR.join(watched), state, str(code)]
        content = _joined([*parts, *(part for stream, text in said for part in (str(stream), text))])
        if len(content) <= _MOST_BYTES:
            keep("answer", key, content)

    def _may_be_kept(self) -> bool:
        return "--no-cache" not in self.words and None not in (sys.stdout, sys.stderr)

    def _key(self) -> bytes:
        """All that an answer depends on and that can be told before it is known which files it is about."""
        wanted = (name for name in os.environ if name in _NAMES or name.startswith(_PREFIXES))
        environment = (f"{name}={os.environ[name]}" for name in sorted(wanted))
        python = (sys.prefix, str(sys.flags))
        key = repr((python, self.day, user(), os.getcwd(), _streams(), *environment, *self.words))
        return key.encode(errors="surrogateescape")


def _streams() -> str:
    """How stdout and stderr are written to, and how wide the terminal is."""
    found = []
    for stream in (sys.stdout, sys.stderr):
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


def _state(root: str, watched: "Sequence[str]", before: int) -> str | None:
    """What plan/ and progress/ below `root` hold, and whether what is `watched` is there.

    None for a link, whose changes cannot be seen, and where something was changed after the moment `before`.
    """
    if len(watched) > _MOST_WATCHED:
        return None
    whole = [found for folder in ("plan", "progress") for found in _below(f"{root}/{folder}")]
    contents = [path.removeprefix(_CONTENT) for path in watched if path.startswith(_CONTENT)]
    whole += [(path, _status(path)) for path in contents]
    beside = [found for path in watched if not path.startswith(_CONTENT) for found in _nearest(path)]
    if not all(status is None or _is_settled(status, before) for _, status in (*whole, *beside)):
        return None
    lines = [f"{path} {status and state_of(status)}" for path, status in whole]
    lines += [f"{path} {status and stat.S_IFMT(status.st_mode)}" for path, status in beside]
    return "\n".join(lines)


def _below(path: str) -> "Iterator[tuple[str, os.stat_result | None]]":
    """What is at `path`, and in all folders in it."""
    status = _status(path)
    yield path, status
    if status is not None and stat.S_ISDIR(status.st_mode):
        for name in sorted(os.listdir(path)):
            yield from _below(f"{path}/{name}")


def _nearest(path: str) -> "Iterator[tuple[str, os.stat_result | None]]":
    """What is at `path`; where nothing is, what lies on the way there from the nearest folder that is."""
    status = None
    while status is None and len(path) > 1:
        status = _status(path)
        yield path, status
        path = os.path.dirname(path)


def _status(path: str) -> os.stat_result | None:
    """What the disk says of `path`; None where there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_settled(status: os.stat_result, before: int) -> bool:
    """Whether it is no link, and was not changed after the moment `before`."""
    is_link = stat.S_ISLNK(status.st_mode)
    return not is_link and max(status.st_mtime_ns, status.st_ctime_ns) <= before


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
