"""Content lines of iCalendar (RFC 5545): values escaped, lines folded at 75 octets, ended by CRLF."""

from collections.abc import Iterable
from typing import NamedTuple

from workplan.views.safety import escaped

_OCTETS = 75
_TOP, _CONTINUES = (
    0b1100_0000,
    0b1000_0000,
)  # the two top bits of an octet, and as they are within a character
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class Property(NamedTuple):
    """A property with its parameters, as `DTSTART;VALUE=DATE`, and its value, as it is to be written."""

    name: str
    value: str


def text(name: str, *lines: str) -> Property:
    """A property whose value is text of these lines; what would act on a terminal is shown instead."""
    return Property(name, "\n".join(map(escaped, lines)).translate(_ESCAPES))


def texts(name: str, values: Iterable[str]) -> Property:
    """A property whose value is a list of texts."""
    return Property(name, ",".join(escaped(value).translate(_ESCAPES) for value in values))


def component(name: str, properties: Iterable[Property]) -> list[Property]:
    """`properties` between the begin and the end of a component."""
    return [Property("BEGIN", name), *properties, Property("END", name)]


def content(properties: Iterable[Property]) -> bytes:
    """All lines of a calendar."""
    return b"".join(_folded(f"{name}:{value}".encode()) for name, value in properties)


def _folded(line: bytes) -> bytes:
    """`line` cut so that no part has more than 75 octets, the blank that continues it among them."""
    parts, room = [], _OCTETS
    while len(line) > room:
        cut = _character_before(line, room)
        parts.append(line[:cut])
        line, room = line[cut:], _OCTETS - 1
    return b"\r\n ".join([*parts, line]) + b"\r\n"


def _character_before(line: bytes, cut: int) -> int:
    """The last place up to `cut` at which a character of UTF-8 begins."""
    while line[cut] & _TOP == _CONTINUES:
        cut -= 1
    return cut
