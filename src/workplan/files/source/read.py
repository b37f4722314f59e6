"""A document by its file's name and bytes: read as what it is, or refused with the reason."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from workplan.core.source import Document
from workplan.files.sheets.gate import BOOKS, ZIP, reasons
from workplan.files.source.rows import read_csv, read_xlsx
from workplan.files.source.text import read_text, text_of
from workplan.files.yaml.decode import text_in

_PLAIN = (".txt", ".md", ".markdown")
_TEXTS = (*_PLAIN, ".csv", ".tsv")
_KINDS = {
    ".docx": (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"),
    ".xlsx": BOOKS,
}
_OLD = (".doc", ".rtf", ".odt", ".xls")
_NOT_READ = {".wps": "wps", ".et": "wps", ".pdf": "pdf", **dict.fromkeys(_OLD, "doc")}
_CALLED = {  # the reasons of the gate
    "sheet-still-open": "open", "sheet-empty": "empty", "sheet-password": "locked", "sheet-macros": "macros",
    "sheet-too-large": "large", "sheet-too-long": "large", "sheet-old-format": "doc",
    "sheet-not-xlsx": "false", "sheet-damaged": "damaged",
}  # fmt: skip
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
    reason = _refusal(PurePath(name), suffix, data)
    if reason is not None:
        return Refused(reason)
    if suffix in _KINDS:
        document, coding = (_docx(data) if suffix == ".docx" else read_xlsx(data)), None
        if document is None:
            return Refused("damaged")
    else:
        text, encoding = text_in(data)
        if text is None or _CONTROL.search(text):
            return Refused("unknown")
        coding = None if encoding == "UTF-8" else encoding
        document = read_csv(text) if suffix in (".csv", ".tsv") else read_text(text)
    return (
        Read(document, coding) if any(block.text.strip() for block in document.blocks) else Refused("no-text")
    )


def _docx(data: bytes) -> Document | None:
    from workplan.files.source.docx import read_docx  # noqa: PLC0415  # a text needs it not

    try:
        return read_docx(data)
    except Exception:  # noqa: BLE001  # whatever the parts of a damaged file lead the library to
        return None


def _refusal(path: PurePath, suffix: str, data: bytes) -> str | None:
    """What stands against reading it, by its name, its first bytes and its parts: the first that holds."""
    if suffix in _NOT_READ or data.startswith(b"%PDF"):
        return _NOT_READ.get(suffix, "pdf")
    if suffix not in (*_TEXTS, *_KINDS) or (suffix in _TEXTS and data.startswith(ZIP)):
        return "unknown"
    reason = next(reasons(data, path, _TEXTS, _KINDS.get(suffix, ())), None)
    return None if reason is None else _CALLED[reason]


def source_text(root: Path, path: Path, data: bytes, read: Read, plan: str) -> tuple[str, str | None]:
    """The text a plan is bound to, by its name below the root; and what to write there, if it is not."""
    is_text = path.suffix.casefold() in _PLAIN and read.coding is None
    if is_text and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix(), None
    text = data.decode("utf-8-sig") if is_text else text_of(read.document)
    return f"source/{PurePath(plan).stem}{'.md' if path.suffix == '.md' else '.txt'}", text
