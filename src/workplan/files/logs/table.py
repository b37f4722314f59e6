"""Tables of what is to be reported, as spreadsheets write them: cells found by the heads of their columns."""

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

_ENCODINGS = ("utf-8-sig", "gb18030")
_SEPARATORS = ",;\t，；"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it ends, and its texts by the keys of their columns, blank ones left out."""

    line: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EntryTable:
    """The rows of a table that are not blank, and the heads that no key is known for."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]


def read_table(raw: bytes, keys: Mapping[str, str]) -> EntryTable | None:
    """A table in UTF-8, UTF-16 or GBK, its cells set apart by commas, semicolons or TABs; None for no text.

    `keys` are those of the columns, by what their heads may be.
    """
    text = _decoded(raw)
    if text is None or "\0" in text:
        return None
    first, _, _ = text.partition("\n")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    heads, known = next(reader, []), {folded(head): key for head, key in keys.items()}
    columns = [known.get(folded(head)) for head in heads]
    rows = []
    for cells in reader:
        texts = {key: text.strip() for key, text in zip(columns, cells, strict=False) if key and text.strip()}
        if texts:
            rows.append(Row(reader.line_num, texts))
    unknown = (head.strip() for head, key in zip(heads, columns, strict=True) if key is None)
    return EntryTable(tuple(rows), tuple(head for head in unknown if head))


def folded(head: str) -> str:
    """A head as it is compared: full-width or not, in capitals or not, with blanks or underlines or not."""
    return unicodedata.normalize("NFKC", head).casefold().replace("_", "").replace(" ", "").strip()


def _decoded(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
