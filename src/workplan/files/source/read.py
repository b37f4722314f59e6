"""A document by its file's name and bytes: read as what it is, or refused with the reason."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from workplan.core.source import Document, Form
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
    """A document; `coding` is that of its text where it is not UTF-8.

    `unreckoned` is the first cell with a formula whose value the file does not hold.
    """

    document: Document
    coding: str | None = None
    unreckoned: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not read: the name of a message of `draft.refused`, and the line where that is one."""

    reason: str
    line: int = 0


def read_source(name: str, data: bytes) -> Read | Refused:
    """The document in a file with that name and those bytes."""
    path = PurePath(name)
    suffix = path.suffix.casefold()
    reason = _refusal(path, suffix, data)
    if reason is not None:
        return Refused(reason)
    if suffix in _KINDS:
        read = _docx(data) if suffix == ".docx" else _xlsx(data, path.stem)
    else:
        read = _text(data, path.stem, is_table=suffix in (".csv", ".tsv"))
    if isinstance(read, Refused) or any(map(str.isalnum, read.document.text)):
        return read
    return Refused("no-text")


def _text(data: bytes, name: str, *, is_table: bool) -> Read | Refused:
    """A text in an encoding that can be told; of one that is guessed the signs are usual ones."""
    text, encoding = text_in(data)
    if text is None or _CONTROL.search(text) or (encoding == "GB18030" and _is_rubbish(text)):
        return Refused("coding")
    coding = None if encoding == "UTF-8" else encoding
    if not is_table:
        return Read(read_text(text), coding)
    document = read_csv(text, name)
    if isinstance(document, int):
        return Refused("quote", document)
    is_empty = not any(block.form is Form.ROW for block in document.blocks)
    return Refused("no-rows") if is_empty and text.strip() else Read(document, coding)


def _is_rubbish(text: str) -> bool:
    """Whether more than a tenth of its signs are rare, as where the encoding was another one."""
    rare = len(text) - len(text.encode("gb2312", "ignore").decode("gb2312"))
    return 10 * rare > sum(1 for sign in text if not sign.isascii())


def _xlsx(data: bytes, name: str) -> Read | Refused:
    found = read_xlsx(data, name)
    return Refused(found) if isinstance(found, str) else Read(found[0], unreckoned=found[1])


def _docx(data: bytes) -> Read | Refused:
    from workplan.files.source.docx import read_docx  # noqa: PLC0415  # a text needs it not

    try:
        return Read(read_docx(data))
    except Exception:  # noqa: BLE001  # whatever the parts of a damaged file lead the library to
        return Refused("damaged")


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
