"""A long log read in two halves at once, by this process and another: Python uses one processor."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from workplan.files.disk.folder import Tree
from workplan.files.log_digest import (
    Counted,
    LogDigest,
    first_bytes,
    keep_digest,
    log_digest_text,
    read_log_digest,
)
from workplan.files.other_process import OtherProcess
from workplan.files.plain_log import is_any_twice, plain_part

_ITEM = b"\n- "


class LaterHalf(NamedTuple):
    """What came of the second half, with hashes of its ids, and the CRC-32 of the first half."""

    digest: bytes
    ids: bytes
    before: int


def digest_in_halves(tree: Tree, file: str) -> LogDigest | None:
    """The digest of a log, which is kept; None where it is to be read as a whole. Raises UnreadableError."""
    cut = _cut(tree, file)
    other = OtherProcess(lambda: later_half(tree, file, cut))
    counted = Counted(lambda: first_bytes(cut, tree.pieces(file)))
    first, later = plain_part(file, counted.pieces()), other.result()
    if first is None or later is None or later.before != counted.crc:
        return None
    digest, ids = first
    ids.frombytes(later.ids)
    if is_any_twice(ids):
        return None
    found = read_log_digest(later.digest)
    digest.go_on(found.digest)
    whole = LogDigest(digest, found.size, found.crc, found.lines, found.may_grow)
    keep_digest(tree, file, whole)
    return whole


def _cut(tree: Tree, file: str) -> int:
    """Where an item begins in the second half of a log; 0 where that is hard to tell."""
    middle, at = tree.size(file) // 2, 0
    for piece in tree.pieces(file):
        found = piece.find(_ITEM, max(0, middle - at))
        if found >= 0:
            return at + found + 1
        at += len(piece)
    return 0


def later_half(tree: Tree, file: str, cut: int) -> LaterHalf | None:
    """The half from `cut` on, in the other process."""
    counted = Counted(lambda: tree.pieces(file))
    pieces = counted.pieces()
    before, lines, rest = _passed(cut, pieces)
    part = plain_part(file, chain([rest], pieces), lines)
    if part is None:
        return None
    digest, ids = part
    whole = LogDigest(digest, counted.size, counted.crc, counted.lines, counted.is_ended)
    return LaterHalf(log_digest_text(whole), ids.tobytes(), before)


def _passed(cut: int, pieces: Iterator[bytes]) -> tuple[int, int, bytes]:
    """The CRC-32 and the lines of all up to `cut`, and what follows in the piece where that is."""
    crc, lines, left = 0, 0, cut
    for piece in pieces:
        old = piece[:left]
        crc, lines, left = crc32(old, crc), lines + old.count(b"\n"), left - len(old)
        if left == 0:
            return crc, lines, piece[len(old) :]
    return crc, lines, b""
