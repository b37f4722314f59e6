"""A log as the patterns and as the YAML reader digest it."""

from collections.abc import Iterable, Iterator

from workplan.core.digest import Digest, digest_of
from workplan.files.log_file import read_log
from workplan.files.plain_log import plain_digest

FILE = "progress/2022/2022-06.yaml"
# What may mean something in YAML or to those who read it, character by character.
STRANGE = (
    "\"'{}[],:#-\\ \t\r\n\x00\x7f\x85\xa0\u1680\u2003\u2028\u3000\ue000\ufeff\U0001f600&*!|>%@`a１，：?~"
)


def by_pattern(text: bytes, size: int = 1 << 20) -> Digest | None:
    """What comes of a log that is given in pieces of `size`."""

    def pieces() -> Iterator[bytes]:
        return (text[at : at + size] for at in range(0, len(text), size))

    return plain_digest(FILE, pieces)


def by_reader(text: bytes) -> Digest | None:
    """What comes of all entries, if nothing is to be said of any."""
    log = read_log(text, FILE)
    return None if log.problems or log.unsure else digest_of(FILE, log.entries)


def text_of(lines: Iterable[str], end: str = "\n") -> bytes:
    """A log of these lines or items."""
    return ("\n".join(lines) + end).encode()
