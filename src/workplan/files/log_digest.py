"""The digest of a log on disk: kept between calls, so that of a log that grew only its new lines are read.

What is kept says how many bytes it is about, and their checksum. The lines after them are added to it where
they stand as `log` writes them, and bear ids that the log cannot hold already; otherwise it is read anew.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from workplan.core.digest import Digest, digest_of
from workplan.core.problems import Problem
from workplan.files.digest_text import digest_text, read_digest
from workplan.files.disk.folder import Tree
from workplan.files.disk.store import keep, kept
from workplan.files.plain_log import go_on, plain_digest

_WORTH = 100_000  # bytes of a log, from which its digest is kept
_MOST_NEW = 2_000  # bytes that are added to a digest
_RENEWED = 1_000  # bytes from which a digest that grew is kept again
_ESCAPE = re.compile(rb'\\[^"\\]')  # by which an id may be written in another way
_KELVIN = "\u212a".encode()  # the only sign of which NFC makes one that stands in plain ids: K


@dataclass(slots=True)
class LogDigest:
    """The digest of a log that holds so many `lines` and bytes (`size`), with their CRC-32.

    More lines may follow (`may_grow`) where all entries have ids and stand on lines that the pattern reads.
    """

    digest: Digest
    size: int = 0
    crc: int = 0
    lines: int = 0
    may_grow: bool = True

    def is_of(self, content: bytes) -> bool:
        """Whether `content` is what was digested."""
        return self.size == len(content) and self.crc == crc32(content)

    def grow(self, more: bytes, old: Iterable[bytes]) -> bool:
        """Add the lines of `more`, which stand after the `old` content.

        False where they take a closer look; then the digest is of no use any more.
        """
        ids = go_on(self.digest, self.lines, more) if self.may_grow and more.endswith(b"\n") else None
        if ids is None or _may_hold(old, [each.encode() for each in ids]):
            return False
        self.size, self.crc = self.size + len(more), crc32(more, self.crc)
        self.lines += more.count(b"\n")
        return True


def known_digest(tree: Tree, file: str) -> LogDigest | None:
    """The digest of a log that was kept, with the lines that have come since; None where it is not known."""
    place = tree.kept_as(file)
    if place is None or tree.size(file) < _WORTH:
        return None
    content = kept("digest", os.fsencode(place))
    if content is None:
        return None
    known = read_log_digest(content)
    more = _after(known, tree.pieces(file)) if known.digest.file == file else None
    if not more:
        return None if more is None else known
    if not known.grow(more, first_bytes(known.size, tree.pieces(file))):
        return None
    if len(more) >= _RENEWED:
        keep_digest(tree, file, known)
    return known


def new_digest(tree: Tree, file: str) -> LogDigest | None:
    """The digest of a log, read whole and kept; None where the log has mistakes. Raises UnreadableError."""
    found = plain_log_digest(file, lambda: tree.pieces(file)) or _by_reader(tree, file)
    if found is not None:
        keep_digest(tree, file, found)
    return found


def keep_digest(tree: Tree, file: str, found: LogDigest) -> None:
    """Keep the digest of a log for other calls, if it is worth it."""
    place = tree.kept_as(file)
    if place is not None and found.size >= _WORTH:
        keep("digest", os.fsencode(place), log_digest_text(found))


def plain_log_digest(file: str, pieces: Callable[[], Iterable[bytes]]) -> LogDigest | None:
    """The digest of a log that comes in `pieces`, which may be asked for twice; None if any is unusual."""
    counted = Counted(pieces)
    digest = plain_digest(file, counted.pieces)
    if digest is None:
        return None
    may_grow = counted.is_ended and not digest.bare
    return LogDigest(digest, counted.size, counted.crc, counted.lines, may_grow)


def log_digest_text(found: LogDigest) -> bytes:
    """`found`, to be read by `read_log_digest`."""
    head = f"{found.size} {found.crc} {found.lines} {found.may_grow:d}"
    return f"{head}\n{digest_text(found.digest)}".encode()


def read_log_digest(text: bytes) -> LogDigest:
    """What `log_digest_text` wrote; raises ValueError for what it never writes."""
    head, _, digest = text.decode().partition("\n")
    size, crc, lines, may_grow = map(int, head.split(" "))
    return LogDigest(read_digest(digest), size, crc, lines, bool(may_grow))


def _by_reader(tree: Tree, file: str) -> LogDigest | None:
    """By the YAML reader, which is heavy, for what people wrote by hand."""
    from workplan.files.log_file import read_log  # noqa: PLC0415  # as said

    raw = tree.read(file)
    log = read_log(raw, file) if isinstance(raw, bytes) else None
    if log is None or isinstance(raw, Problem) or log.problems or log.unsure:
        return None
    digest = digest_of(file, log.entries)
    return None if digest is None else LogDigest(digest, len(raw), crc32(raw), may_grow=False)


@dataclass(slots=True)
class Counted:
    """A log that is read piece by piece, and what is to be said of the pieces."""

    source: Callable[[], Iterable[bytes]]
    size: int = 0
    crc: int = 0
    lines: int = 0
    is_ended: bool = True

    def pieces(self) -> Iterator[bytes]:
        """The pieces, counted from the beginning."""
        self.size = self.crc = self.lines = 0
        for piece in self.source():
            self.size, self.crc = self.size + len(piece), crc32(piece, self.crc)
            self.lines, self.is_ended = self.lines + piece.count(b"\n"), piece.endswith(b"\n")
            yield piece


def _after(known: LogDigest, pieces: Iterable[bytes]) -> bytes | None:
    """The little that follows what is known; None where that is another content, or much follows."""
    size, crc, more = 0, 0, b""
    for piece in pieces:
        old = piece[: max(0, known.size - size)]
        size, crc = size + len(piece), crc32(old, crc)
        more += piece[len(old) :]
        if len(more) > _MOST_NEW:
            return None
    return more if size >= known.size and crc == known.crc else None


def first_bytes(size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The first `size` bytes of what comes in `pieces`."""
    for piece in pieces:
        yield piece[:size]
        size = max(0, size - len(piece))


def _may_hold(pieces: Iterable[bytes], ids: Sequence[bytes]) -> bool:
    """Whether one of `ids` may stand in a text that comes in `pieces`, or something that is hard to tell."""
    sought = [*ids, _KELVIN] if any(b"K" in each for each in ids) else ids
    overlap, before = max(map(len, sought), default=0), b""
    for piece in pieces:
        text = before + piece
        if _ESCAPE.search(text) or any(each in text for each in sought):
            return True
        before = text[-overlap:]
    return False
