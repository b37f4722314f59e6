"""Text as it is printed: made harmless, measured in the cells of a terminal, cut, wrapped, fit for XML."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

# All of Unicode's control, format, surrogate and separator characters (Cc, Cf, Cs, Zl, Zp): ESC and CSI, bidi
# controls, zero-width ones, tags; and the fillers that are letters by category and blank by sight.
ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U00013440\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile(r"\r\n|[\n\r\t\x0b\x0c\x85\u2028\u2029]")
_BYTES, _BASIC_PLANE = range(0x100), range(0x10000)
_VARIATION = range(0xE0100, 0xE01F0)  # which of its forms a Chinese character takes: wanted, and harmless

# Unlike Rich, which counts ambiguous characters (“ ” — · ● …) as narrow everywhere, we can count them wide.
_NO_WIDTH = ("Mn", "Me")
_MEDIAL_JAMO = range(0x1160, 0x1200)
_NOT_FIRST = "，。、；：！？）”’》〉】』」…—–·%,.;:!?)]}"
_NOT_LAST = "（“‘《〈【『「([{≥≤–"
# Of a list: a light or a number with its word, a bracket, an item with its separator; each stays whole.
_PHRASE = re.compile(
    r"[●▲■○] [^\s,、]+|[0-9]+ [^,、0-9]+,?|[^\s、（(●▲■○]+ [0-9]+(?:、|(?=\s|$))|（[^（）]*）|"
    r"[^、（\s●▲■○]+、?|\s+|.",
    re.DOTALL,
)
_COMMAS = ("，；", "、")
_CARRIED = 24  # the cells behind a comma that at most go into the next line
_FACT = re.compile(r".+?(?: {2}|$)")
_PIECE = re.compile(r"[!-~\u00a1-\u024f]+|\s+|.", re.DOTALL)

# An address: a host, and behind it letters of any script, but no mark that only Chinese has. Where more
# letters follow on the host, nobody knows where it ends.
_CALM = rf"(?!{ACTING.pattern})"
_WEB = re.compile(
    rf"https?://(?:{_CALM}[\w.:@~%-])+(?<=[!-~])(?![\w.:@~%-])(?:[/?#](?:{_CALM}[!-\[\]-~\w])*)?"
)
_CLOSING = ".,;:!?'\")]}>"

CELL = 32_767  # what a cell of a spreadsheet holds, in units of UTF-16
_NOT_IN_XML = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}


def safe(text: str) -> str:
    """`text` as one harmless line: breaks and tabs are spaces, whatever else would act is escaped visibly."""
    return escaped(_BREAKS.sub(" ", text))


def escaped(text: str) -> str:
    r"""`text` with every acting character, breaks too, written as `\x1b` or `\u202e`."""
    return ACTING.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _VARIATION:
        return match[0]
    if code in _BYTES:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code in _BASIC_PLANE else f"\\U{code:08x}"


@lru_cache(maxsize=8192)
def _cell(character: str, wide_ambiguous: bool) -> int:
    if unicodedata.category(character) in _NO_WIDTH or ord(character) in _MEDIAL_JAMO:
        return 0
    width = unicodedata.east_asian_width(character)
    return 2 if width in ("W", "F") or (width == "A" and wide_ambiguous) else 1


@lru_cache(maxsize=8192)  # a table measures the same few words again and again
def cells(text: str, wide_ambiguous: bool = False) -> int:
    """How many cells `text`, which is safe, takes."""
    if text.isascii():
        return len(text)
    return sum(_cell(character, wide_ambiguous) for character in text)


def filled(text: str, width: int, wide_ambiguous: bool = False, *, right: bool = False) -> str:
    """`text` with spaces to `width` cells, on its left when it stands at the right."""
    space = " " * max(0, width - cells(text, wide_ambiguous))
    return space + text if right else text + space


def cut(text: str, width: int, wide_ambiguous: bool = False, *, sign: str = "…") -> str:
    """`text`, or as much of its beginning as stands in `width` cells with `sign` behind it."""
    if cells(text, wide_ambiguous) <= width:
        return text
    room = width - cells(sign, wide_ambiguous)
    return _head(text, room, wide_ambiguous) + sign if room >= 0 else ""


def wrapped(text: str, width: int, wide_ambiguous: bool = False, *, in_phrases: bool = False) -> list[str]:
    """The lines of `text` in at most `width` cells: words stay whole if they can, Chinese breaks anywhere.

    `in_phrases` is for lists of names and counts, whose items stay whole if they can, in Chinese too.
    """
    pieces = _PHRASE.findall(text) if in_phrases else _clinging(text)
    return _lines(pieces, width, wide_ambiguous, carry=0)


def prose(text: str, width: int, wide_ambiguous: bool = False) -> list[str]:
    """As `wrapped`, but a line of Chinese ends after a comma near its end, not amid a clause or name."""
    return _lines(_clinging(text), width, wide_ambiguous, carry=min(width // 2, _CARRIED))


def facts(text: str, width: int, wide_ambiguous: bool = False) -> list[str]:
    """The lines of facts with two spaces between them, each of which stays whole if it can."""
    return _lines(_FACT.findall(text), width, wide_ambiguous, carry=0)


def widest_piece(text: str, wide_ambiguous: bool = False, *, in_phrases: bool = False) -> int:
    """The cells of the widest part of `text` that is better not broken."""
    pieces = _PHRASE.findall(text) if in_phrases else _clinging(text)
    return max((cells(piece.rstrip(), wide_ambiguous) for piece in pieces), default=0)


def _lines(pieces: Iterable[str], width: int, wide_ambiguous: bool, *, carry: int) -> list[str]:
    """`pieces` set in lines; up to `carry` cells behind a line's last comma go into the next line."""
    lines, line, used = [], "", 0
    for piece in (part for whole in pieces for part in _broken(whole, width, wide_ambiguous)):
        needed = cells(piece.rstrip(), wide_ambiguous)
        if line and used + needed > width:
            room = min(carry, width - needed)
            carried = next((rest for rest in _rests(line) if cells(rest, wide_ambiguous) <= room), "")
            lines.append(line.removesuffix(carried).rstrip())
            line = carried.lstrip()
            used = cells(line, wide_ambiguous)
        added = piece if line else piece.lstrip()
        line += added
        used += cells(added, wide_ambiguous)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _rests(line: str) -> Iterator[str]:
    """What stands behind the last comma of a Chinese sentence, then behind the last one of a list.

    Not where the comma stands in a bracket, or no line may begin behind it.
    """
    for commas in _COMMAS:
        last = max(map(line.rfind, commas))
        rest = line[last + 1 :]
        if last >= 0 and rest[:1] not in tuple(_NOT_FIRST) and rest.count("）") <= rest.count("（"):
            yield rest


def _clinging(text: str) -> Iterator[str]:
    """What must not be broken: words, and characters with the punctuation that clings to them."""
    held = ""
    for piece in _PIECE.findall(text):
        is_free = piece[0] not in _NOT_FIRST and unicodedata.category(piece[0]) not in _NO_WIDTH
        if held and is_free and held[-1] not in _NOT_LAST:
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _broken(piece: str, width: int, wide_ambiguous: bool) -> Iterator[str]:
    """`piece` in parts that fit; more than one only where it is wider than a line."""
    while cells(piece.rstrip(), wide_ambiguous) > width:
        head = _head(piece, width, wide_ambiguous) or piece[0]
        head = head[: head.rfind(" ") + 1] or head
        yield head
        piece = piece[len(head) :]
    if piece:
        yield piece


def _head(text: str, width: int, wide_ambiguous: bool) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _cell(character, wide_ambiguous)
        if used > width:
            return text[:index]
    return text


def linked(text: str) -> Iterator[tuple[str, str]]:
    """`text` in harmless pieces, each with the address of the web that it is, or with none.

    What ends the sentence behind an address is not of it; a bracket that closes its own is.
    """
    end = 0
    for match in _WEB.finditer(text) if "://" in text else ():
        address = match[0]
        while address[-1] in _CLOSING and not (
            address[-1] == ")" and address.count("(") >= address.count(")")
        ):
            address = address[:-1]
        yield safe(text[end : match.start()]), ""
        yield address, address
        end = match.start() + len(address)
    yield safe(text[end:]), ""


def quoted(address: str) -> str:
    """An address as files hold it: letters beyond ASCII, and what no address has, by their octets."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")


# Text in files that hold XML.


def xml_safe(text: str) -> str:
    """`text` as one harmless line in which every character may stand in XML; others are escaped visibly."""
    return safe(text).translate(_NOT_IN_XML)


def cell_text(text: str) -> str:
    """As `xml_safe`, cut where a cell ends, with a sign of that."""
    return shortened(xml_safe(text), CELL)


def shortened(text: str, units: int) -> str:
    """`text`, or as much of its beginning as has so many units of UTF-16 with `…` behind it."""
    if utf16_units(text) <= units:
        return text
    kept = text.encode("utf-16-le")[: 2 * (units - 1)]
    return kept.decode("utf-16-le", "ignore") + "…"


def utf16_units(text: str) -> int:
    """How long `text` is as office programs count, in which a rare character counts twice."""
    return len(text.encode("utf-16-le")) // 2
