"""What is refused before it is parsed: files of other programs, locked and damaged ones, and bombs."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath

from workplan.core.problems import Problem

ZIP = b"PK\x03\x04"
TEXTS = (".csv", ".tsv", ".txt")
MOST_ROWS = 20_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an old workbook begins, and a locked one
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OPEN = ("~$", ".~")  # what Excel, WPS and LibreOffice put beside a file that is open
_LARGEST = 20_000_000  # bytes of a file
_UNPACKED, _SMALL, _RATIO = 64_000_000, 4_000_000, 200  # bytes of all parts, and to those of the file
_MOST_PARTS, _MOST_CELLS = 2_000, 300_000
_TYPES = "[Content_Types].xml"
_BOOKS = (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.template.main+xml")
_ROW, _CELL = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"<(?:\w+:)?c[\s/>]")
# Ranges that the reader takes apart cell by cell, however many these are.
_RANGE = re.compile(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref=[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)",
    re.IGNORECASE,
)
_DECLARES = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError,
)  # fmt: skip


def refusal(data: bytes, name: str) -> Problem | None:
    """Why the file called `name` is not read; None where it may be."""
    code = next(_reasons(data, PurePath(name)), None)
    return None if code is None else Problem(code, name, None)


def _reasons(data: bytes, path: PurePath) -> Iterator[str]:
    if path.name.startswith(_OPEN):
        yield "sheet-still-open"
    if not data.strip():
        yield "sheet-empty"
    if len(data) > _LARGEST:
        yield "sheet-too-large"
    if data.startswith(_OLE):
        yield "sheet-password" if _LOCKED in data else "sheet-old-format"
    if data.startswith(ZIP):
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                yield from _packed_reasons(archive, len(data))
        except _DAMAGED:
            yield "sheet-damaged"
    elif path.suffix.casefold() not in TEXTS:
        yield "sheet-not-xlsx"


def _packed_reasons(archive: zipfile.ZipFile, size: int) -> Iterator[str]:
    """Of the parts of a workbook; first by the list of them, before any is unpacked."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > min(_UNPACKED, max(_SMALL, _RATIO * size)) or len(parts) > _MOST_PARTS:
        yield "sheet-too-large"
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        yield "sheet-password"
    names = {part.filename for part in parts}
    types = archive.read(_TYPES) if _TYPES in names else b""
    if b"macroEnabled" in types or any(each.casefold().endswith("vbaproject.bin") for each in names):
        yield "sheet-macros"
    if not any(each in types for each in _BOOKS):
        yield "sheet-not-xlsx"
    for name in sorted(names):
        content = archive.read(name)
        if any(declared in content for declared in _DECLARES):  # entities, which no spreadsheet writes
            yield "sheet-damaged"
        if _count(_ROW, content) > MOST_ROWS or _count(_CELL, content) + _ranged(content) > _MOST_CELLS:
            yield "sheet-too-long"


def _count(pattern: re.Pattern[bytes], content: bytes) -> int:
    return sum(1 for _ in pattern.finditer(content))


def _ranged(content: bytes) -> int:
    """How many cells the ranges hold that are taken apart."""
    return sum(
        (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)
        for left, top, right, bottom in _RANGE.findall(content)
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
