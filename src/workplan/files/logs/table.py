"""Tables of what is to be reported, as spreadsheets write them: cells found by the heads of their columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from workplan.core.typed import fold
from workplan.files.split import split
from workplan.files.yaml.decode import text_in


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
    encoding: str
    unknown: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    wide: int | None = None
    broken: int | None = None


def read_table(raw: bytes, keys: Mapping[str, str]) -> EntryTable | None:
    """A table as spreadsheets save it, in UTF-8 or an encoding that can be told; None for no text.

    `keys` are those of the columns, by what their heads may be.
    """
    text, encoding = text_in(raw)
    if text is None or "\0" in text:
        return None
    found, broken = split(text, is_strict=True)
    rows = [(line, [cell.strip() for cell in cells]) for line, cells in found]
    heads, known = rows[0][1] if rows else [], {fold(head): key for head, key in keys.items()}
    columns = [known.get(fold(head)) if head else None for head in heads]
    named = [
        Row(line, {key: text for key, text in zip(columns, cells, strict=False) if key and text})
        for line, cells in rows[1:]
    ]
    wide = (
        line for line, cells in rows[1:] if any(cell and not head for cell, head in zip_longest(cells, heads))
    )
    return EntryTable(
        tuple(row for row in named if row.texts),
        encoding,
        tuple(head for head, key in zip(heads, columns, strict=True) if head and key is None),
        tuple(head for head, key in zip(heads, columns, strict=True) if key and columns.count(key) > 1),
        next(wide, None),
        broken,
    )
