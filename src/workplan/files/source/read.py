"""A document by its file's name and bytes: read as what it is, or refused with the reason."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath

from workplan.core.source import Document
from workplan.files.source.table import read_csv, read_xlsx
from workplan.files.source.text import read_text, text_of
from workplan.files.yaml.decode import text_in

_LARGEST, _UNPACKED = 20_000_000, 100_000_000  # bytes
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how files of old Word begin, and encrypted ones
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD, _BOOK = "word/document.xml", "xl/workbook.xml"
_TEXTS = (".txt", ".md", ".markdown", ".csv", ".tsv")
_PLAIN = (".txt", ".md", ".markdown")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")


@dataclass(frozen=True, slots=True)
class Read:
    """A document; `coding` is that of its text where it is not UTF-8."""

    document: Document
    coding: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not read: the name of a message of `draft.refused`."""

    reason: str


def read_source(name: str, data: bytes) -> Read | Refused:
    """The document in a file with that name and those bytes."""
    suffix = PurePath(name).suffix.casefold()
    reason = _refusal(suffix, data)
    if reason is not None:
        return Refused(reason)
    if suffix in (".docx", ".xlsx"):
        try:
            document = _docx(data) if suffix == ".docx" else read_xlsx(data)
        except ImportError:
            raise
        except Exception:  # noqa: BLE001  # whatever the parts of a damaged file lead the libraries to
            return Refused("damaged")
        coding = None
    else:
        text, encoding = text_in(data)
        if text is None or _CONTROL.search(text):
            return Refused("unknown")
        coding = None if encoding == "UTF-8" else encoding
        document = read_csv(text) if suffix in (".csv", ".tsv") else read_text(text)
    return (
        Read(document, coding) if any(block.text.strip() for block in document.blocks) else Refused("no-text")
    )


def _docx(data: bytes) -> Document:
    from workplan.files.source.docx import read_docx  # noqa: PLC0415  # a text needs it not

    return read_docx(data)


def _refusal(suffix: str, data: bytes) -> str | None:
    """What stands against reading it, by its name and its first bytes: the first that holds."""
    is_office, is_old = suffix in (".docx", ".xlsx"), data.startswith(_OLD)
    rules = (
        ("empty", not data.strip()),
        ("large", len(data) > _LARGEST),
        ("locked", is_old and _LOCKED in data),
        ("wps", suffix in (".wps", ".et")),
        ("doc", is_old or suffix in (".doc", ".rtf", ".odt", ".xls")),
        ("pdf", data.startswith(b"%PDF") or suffix == ".pdf"),
        ("unknown", not is_office and (suffix not in _TEXTS or data.startswith(b"PK\x03\x04"))),
    )
    reason = next((name for name, holds in rules if holds), None)
    return reason or (_packed(data, _WORD if suffix == ".docx" else _BOOK) if is_office else None)


def _packed(data: bytes, part: str) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
        return "false"
    if any(entry.flag_bits & 1 for entry in entries):
        return "locked"
    if sum(entry.file_size for entry in entries) > _UNPACKED:
        return "large"
    return None if part in {entry.filename for entry in entries} else "false"


def source_text(root: Path, path: Path, data: bytes, read: Read, plan: str) -> tuple[str, str | None]:
    """The text a plan is bound to, by its name below the root; and what to write there, if it is not."""
    is_text = path.suffix.casefold() in _PLAIN and read.coding is None
    if is_text and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix(), None
    text = data.decode("utf-8-sig") if is_text else text_of(read.document)
    return f"source/{PurePath(plan).stem}{'.md' if path.suffix == '.md' else '.txt'}", text
