"""The text of a log in parts that begin with items, so that it need not be held as a whole."""

from collections.abc import Iterable, Iterator

_ITEM = b"\n- "
_LONGEST_ITEM = 4_000_000
_PART = 50_000  # characters, at least


class UnusualError(Exception):
    """Something that takes the YAML reader."""


def parts_of(pieces: Iterable[bytes]) -> Iterator[str]:
    """The text that comes in `pieces`, in parts so small that one of another kind costs little."""
    for text in _whole_items(pieces):
        begin = 0
        while begin < len(text):
            end = text.find(_ITEM.decode(), begin + _PART) + 1 or len(text)
            yield text[begin:end]
            begin = end


def text_of(raw: bytes) -> str:
    """The text that `raw` writes, in which lines end in LF; raises UnusualError where it is not UTF-8."""
    try:
        return (raw.replace(b"\r\n", b"\n") if b"\r" in raw else raw).decode()
    except UnicodeDecodeError:
        raise UnusualError from None


def _whole_items(pieces: Iterable[bytes]) -> Iterator[str]:
    rest = b""
    for piece in pieces:
        if len(rest) > _LONGEST_ITEM:
            raise UnusualError
        held = rest + piece
        cut = held.rfind(_ITEM) + 1
        yield text_of(held[:cut])
        rest = held[cut:]
    if rest:
        yield text_of(_ended(rest))


def _ended(rest: bytes) -> bytes:
    """The last item, whose line ends; without that, a text of several lines means something else."""
    if rest.endswith(b"\n"):
        return rest
    if rest.endswith(b"\r") or (b"\n" in rest and (b"|" in rest or b">" in rest)):
        raise UnusualError
    return rest + b"\n"
