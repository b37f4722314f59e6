"""What is refused before it is parsed: files of other programs, locked and damaged ones, and bombs."""

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
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
_MOST_PARTS, _MOST_CELLS, _MOST_OTHERS = 2_000, 300_000, 200_000
_TYPES = "[Content_Types].xml"
BOOKS = (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.template.main+xml")
_PICTURES = ("xl/media/", "word/media/")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ROW, _CELL = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"<(?:\w+:)?c[\s/>]")
_OTHER = re.compile(rb"<(?![/!?]|(?:\w+:)?(?:row|c|v|f|is|t)[\s/>])")  # elements that take longer to read
# Ranges that the reader takes apart cell by cell, however many these are.
_RANGE = re.compile(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^<>]*?\bref=[\"']\$?([A-Za-z]+)\$?(\d+):\$?([A-Za-z]+)\$?(\d+)"
)
# What the reader goes through again and again: formulas that cells share, formats, heads and feet of pages.
_FORMULA = re.compile(rb"<(?:\w+:)?f(?=[\s/>])[^<>]*>?([^<]*)")
_MOST_RECKONED = 2_000_000  # characters of the longest formula, times the number of formulas
_OVERLONG = re.compile(
    rb"formatCode\s*=\s*(?:\"[^\"]{1000}|'[^']{1000})|<(?:\w+:)?\w+(?:Header|Footer)[\s>][^<]{3000}"
)
# CDATA, comments and instructions, by which a text could seem short; the first follows a mark of encoding.
_HIDING = re.compile(rb"<!|(?<=[^\xbb\xfe\xff])<\?")
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError,
)  # fmt: skip


def refusal(data: bytes, name: str) -> Problem | None:
    """Why the file called `name`, of a sheet, is not read; None where it may be."""
    code = next(reasons(data, PurePath(name), TEXTS, BOOKS), None)
    return None if code is None else Problem(code, name, None)


def reasons(data: bytes, path: PurePath, texts: Collection[str], kinds: Collection[bytes]) -> Iterator[str]:
    """What stands against reading a file that is a text by its ending, or packed and of one of the kinds."""
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
                yield from _packed_reasons(archive, len(data), kinds)
        except _DAMAGED:
            yield "sheet-damaged"
    elif path.suffix.casefold() not in texts:
        yield "sheet-not-xlsx"


def _packed_reasons(archive: zipfile.ZipFile, size: int, kinds: Collection[bytes]) -> Iterator[str]:
    """Of the parts of such a file; first by the list of them, before any is unpacked."""
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
    if not any(each in types for each in kinds):
        yield "sheet-not-xlsx"
    others = 0
    for name in sorted(name for name in names if not name.startswith(_PICTURES)):
        content = archive.read(name).replace(b"\0", b"")  # of a part in UTF-16 this leaves the tags
        formulas = _FORMULA.findall(content)
        if _DECLARED.search(content) or (b"sheetData" in content and _HIDING.search(content)):
            yield "sheet-damaged"  # no spreadsheet writes these
        if _count(_ROW, content) > MOST_ROWS or _count(_CELL, content) + _ranged(content) > _MOST_CELLS:
            yield "sheet-too-long"
        others += _count(_OTHER, content)
        if others > _MOST_OTHERS or len(formulas) * max(map(len, formulas), default=0) > _MOST_RECKONED:
            yield "sheet-too-large"
        if _OVERLONG.search(content):
            yield "sheet-too-large"


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
