"""Tables of what is to be reported, as spreadsheets write them: cells found by the heads of their columns."""

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest

_ENCODINGS = ("utf-8-sig", "gb18030")
_LONGEST = 2**31 - 1  # as much as the C long of any system holds
_SEPARATORS = ",;\t，；"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it ends, and its texts by the keys of their columns, blank ones left out."""

    line: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EntryTable:
    """The rows of a table that are not blank, and what of it cannot be taken for entries.

    `unknown` are the heads that no key is known for, `twice` those of a key that has two. `wide` is the line
    of a row with more cells than there are heads, or with text in a column without one; `broken` the one that
    ends the table, with a quote too few or too many.
    """

    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    wide: int | None = None
    broken: int | None = None


def read_table(raw: bytes, keys: Mapping[str, str]) -> EntryTable | None:
    """A table in UTF-8, UTF-16 or GBK, its cells set apart by commas, semicolons or TABs; None for no text.

    `keys` are those of the columns, by what their heads may be.
    """
    text = _decoded(raw)
    if text is None or "\0" in text:
        return None
    first, _, _ = text.partition("\n")
    separator = max(_SEPARATORS, key=first.count)
    usual = csv.field_size_limit(_LONGEST)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, broken = list[tuple[int, list[str]]](), None
    try:
        rows += ((reader.line_num, [cell.strip() for cell in cells]) for cells in reader)
    except csv.Error:
        broken = rows[-1][0] + 1 if rows else 1
    finally:
        csv.field_size_limit(usual)  # it holds for all that is read
    heads, known = rows[0][1] if rows else [], {folded(head): key for head, key in keys.items()}
    columns = [known.get(folded(head)) if head else None for head in heads]
    named = [
        Row(line, {key: text for key, text in zip(columns, cells, strict=False) if key and text})
        for line, cells in rows[1:]
    ]
    wide = (
        line for line, cells in rows[1:] if any(cell and not head for cell, head in zip_longest(cells, heads))
    )
    return EntryTable(
        tuple(row for row in named if row.texts),
        tuple(head for head, key in zip(heads, columns, strict=True) if head and key is None),
        tuple(head for head, key in zip(heads, columns, strict=True) if key and columns.count(key) > 1),
        next(wide, None),
        broken,
    )


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
