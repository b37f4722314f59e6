"""Bytes to text: UTF-8 without surprises, lines that end in LF, and no characters that nobody sees."""

import re

from workplan.core.problems import Place, Problem

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})  # plain texts that YAML takes for no value
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PAIR = re.compile(rb"[\x81-\xfe][\x30-\xfe]")
_USUAL = {  # the pairs of bytes that usual characters have
    "GB18030": re.compile(rb"[\xa1-\xa3\xb0-\xf7][\xa1-\xfe]"),
    "BIG5": re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]"),
}
_UTF32_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WIDE = ("UTF-16", "UTF-32")
_NULS_OF_UTF16 = 8  # one byte in eight, at least, is NUL where half of the ASCII characters' bytes are
_NULS_OF_ONE_SIDE = 8  # and for one NUL among the other halves there are eight, at least


def decode(raw: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of `raw` with LF line ends, None in no known encoding, and what is wrong with its characters.

    One in another encoding than UTF-8 is a problem, and is read on where that can be told.
    """
    text, guess = text_in(raw)
    problems: tuple[Problem, ...] = ()
    if guess != "UTF-8":
        problems = (Problem("not-utf8", file, _first_foreign(raw, guess), {"encoding": guess}),)
    if text is None:
        return None, problems
    lines = text.replace("\r\n", "\n")
    if "\r" in lines and "\n" not in lines:
        problems = (*problems, _unseen(lines, file)[0])
        lines = lines.replace("\r", "\n")
    if UNSEEN.search(lines) is None:
        return lines, problems
    return UNSEEN.sub(" ", lines), (*problems, *_unseen(lines, file))


def text_in(raw: bytes) -> tuple[str | None, str]:
    """The text, without the mark before it, and its encoding: that of UTF-8, or a guess, or `unknown`."""
    if raw.startswith(_UTF32_MARKS):
        text, encoding = _try(raw, "utf-32"), "UTF-32"
    elif raw.startswith(_UTF16_MARKS):
        text, encoding = _try(raw, "utf-16"), "UTF-16"
    elif _looks_utf16(raw):
        order = "be" if raw[0::2].count(0) > raw[1::2].count(0) else "le"
        text, encoding = _try(raw, f"utf-16-{order}"), "UTF-16"
    elif (text := _try(raw, "utf-8")) is not None:
        encoding = "UTF-8"
    else:
        text, encoding = _in_chinese(raw)
    return None if text is None else text.removeprefix("\ufeff"), encoding


def _in_chinese(raw: bytes) -> tuple[str | None, str]:
    """The same in the encoding of whose usual characters it has most: Latin letters taken for one are few."""
    pairs = _PAIR.findall(raw)
    usual = {name: sum(one.fullmatch(pair) is not None for pair in pairs) for name, one in _USUAL.items()}
    for name in sorted(usual, key=lambda name: -usual[name]):
        if 2 * usual[name] >= len(pairs) and (text := _try(raw, name)) is not None:
            return text, name
    return None, "unknown"


def _looks_utf16(raw: bytes) -> bool:
    """Whether one half of so many characters is NUL as it is of ASCII ones; NULs anywhere are no sign."""
    if raw.count(0) * _NULS_OF_UTF16 <= len(raw):
        return False
    fewer, more = sorted((raw[0::2].count(0), raw[1::2].count(0)))
    return fewer * _NULS_OF_ONE_SIDE <= more


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _first_foreign(raw: bytes, guess: str) -> Place:
    """Where the first byte stands that is not UTF-8, in the text as read; else the first of all."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if guess not in _WIDE:
            before = raw[: error.start].decode("utf-8" if guess == "unknown" else guess, "ignore")
            lines = before.removeprefix("\ufeff").replace("\r\n", "\n")
            lines = lines if b"\n" in raw else lines.replace("\r", "\n")
            return Place(lines.count("\n") + 1, len(lines) - lines.rfind("\n"))
    return Place(1, 1)


def _unseen(text: str, file: str) -> list[Problem]:
    """The first unseen character of each line."""
    found = ((number, UNSEEN.search(line)) for number, line in enumerate(text.split("\n"), 1))
    seen = ((number, match.start() + 1, f"U+{ord(match[0]):04X}") for number, match in found if match)
    return [Problem("control-character", file, Place(line, at), {"code": code}) for line, at, code in seen]
