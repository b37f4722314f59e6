"""Ids, truths and small numbers as people write them, and full-width signs turned into plain ones."""

import re
import unicodedata

NEVER = "never"  # of reporting
_TRUTHS = {"true": True, "false": False}
_SUM = re.compile(r"[0-9a-f]{64}", re.ASCII)
_ID = re.compile(r"\w[\w.\-]*")
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_WIDE = re.compile("[\uff01-\uff5e]")


def as_id(text: str) -> str | None:
    """The id that `text` writes, in NFC: letters, digits, `-`, `_`, `.` of any script; or None."""
    if text.isascii():
        return text if _ID.fullmatch(text) else None
    composed = unicodedata.normalize("NFC", text)
    bare = "".join(char for char in composed if not unicodedata.category(char).startswith("M"))
    return composed if _ID.fullmatch(bare) else None


def as_whole(text: str) -> int | None:
    """The whole number that `text` writes in ASCII digits, or None."""
    return int(text) if _WHOLE.fullmatch(text) else None


def as_truth(text: str) -> bool | None:
    """Whether `text` says true or false, or None."""
    return _TRUTHS.get(text)


def as_sum(text: str) -> str | None:
    """The SHA-256 sum that `text` writes in hexadecimal digits, in small letters; or None."""
    return text.lower() if _SUM.fullmatch(text.lower()) else None


def fullwidth_id(text: str) -> bool:
    """Whether `text` would be an id but for full-width letters, digits or signs."""
    return not text.isascii() and _WIDE.search(text) is not None and as_id(halfwidth(text)) is not None


def halfwidth(text: str) -> str:
    """`text` with full-width letters, digits and signs made plain ones."""
    return unicodedata.normalize("NFKC", text)
