"""Tables as rows of a document: which row is the heading, and what goes on from the row above."""

import re
from collections.abc import Iterator, Sequence

from workplan.core.draft_rows import role_of
from workplan.core.source import Block, Cell, Document, Form
from workplan.files.split import split

_FIGURE = re.compile(r"[0-9０-９]")
_MOST_CELLS = 2_000_000  # between the first and the last one of a sheet
_UNNAMED = re.compile(r"(?:Sheet|工作表)\s?[0-9]*", re.IGNORECASE)


def read_csv(text: str, name: str) -> Document | int:
    """The rows of a text with cells between commas, semicolons or TABs, whichever its first line has most.

    `name` is its title where it has none. The line where a quote is too few or too many, if there is one.
    """
    rows, wrong = split(text, is_strict=True)
    return _document(name, [cells for _, cells in rows], []) if wrong is None else wrong


def read_xlsx(data: bytes, name: str) -> tuple[Document, str | None] | str:
    """The rows of all sheets that are seen, with the values of formulas as they were last reckoned.

    With the first cell whose formula was not; else why it cannot be read.
    """
    from workplan.files.sheets.book import tables_of  # noqa: PLC0415  # a text needs openpyxl not

    tables = tables_of(data)
    if tables is None:
        return "damaged"
    blocks, unreckoned = list[Block](), list[str]()
    for table in tables:
        if not (table.is_seen and table.rows):
            continue
        used = sorted({column for row in table.rows.values() for column in row})
        columns = {number: i for i, number in enumerate(used)}
        if len(columns) * max(table.rows) > _MOST_CELLS:
            return "large"
        rows = [["" for _ in columns] for _ in range(max(table.rows))]
        for row, cells in table.rows.items():
            for column, cell in cells.items():
                rows[row - 1][columns[column]] = cell.text + "%" * cell.is_percent
                unreckoned += [cell.place] * (cell.trouble == "sheet-formula")
        again = [set[int]() for _ in rows]
        for first, last, column in table.merged:
            for row in range(first, min(last, len(rows)) if column in columns else 0):
                rows[row][columns[column]] = rows[first - 1][columns[column]]
                again[row].add(columns[column])
        title = name if _UNNAMED.fullmatch(table.name) else table.name
        blocks += _document(title, rows, [frozenset(each) for each in again]).blocks
    return Document(tuple(blocks)), next(iter(unreckoned), None)


def _document(title: str, rows: list[list[str]], again: list[frozenset[int]]) -> Document:
    """A table whose first rows may be its title: a row with one cell alone, above the headings."""
    filled = [(i, row) for i, row in enumerate(rows) if any(cell.strip() for cell in row)]
    blocks = list[Block]()
    while filled and sum(bool(cell.strip()) for cell in filled[0][1]) == 1 and len(filled) > 1:
        at, row = filled.pop(0)
        blocks.append(Block(Form.HEADING, "".join(row).strip(), at + 1, level=1))
    if not blocks:
        blocks.append(Block(Form.HEADING, title, 1, level=1))
    if filled:
        first = filled[0][0]
        kept = [rows[i] for i in range(first, len(rows))]
        blocks += rows_of(kept, first + 1, again[first:])
    return Document(tuple(blocks))


def rows_of(
    rows: Sequence[Sequence[str]], line: int, again: Sequence[frozenset[int]] = ()
) -> Iterator[Block]:
    """A table as blocks: its rows with the headings of their columns; a row with one cell is a heading.

    The headings may stand in two rows. `again` tells, of each row, the columns that go on from the row above.
    """
    first = _first_of_body(rows)
    width = max(map(len, rows))
    heads = [" ".join(_once(row[i] for row in rows[:first] if i < len(row))) for i in range(width)]
    for at, row in enumerate(rows[first:], first):
        repeated = again[at] if at < len(again) else frozenset()
        filled = {i for i, text in enumerate(row) if text.strip()}
        if len(filled) == 1 and width > 1 and not filled & repeated:
            yield Block(Form.HEADING, row[filled.pop()].strip(), line + at)
        elif filled:
            cells = tuple(
                Cell(" ".join(heads[i].split()), " ".join(text.split()), i in repeated)
                for i, text in enumerate(row)
            )
            own = [cell.text for cell in cells if cell.text and not cell.again]
            yield Block(Form.ROW, " | ".join(own), line + at, cells=cells)


def _first_of_body(rows: Sequence[Sequence[str]]) -> int:
    """How many rows are headings: at least one, two where the second one has names of columns, too."""
    if len(rows) > 2 and len(set(rows[0])) < len(rows[0]):  # noqa: PLR2004  # a heading above several columns
        return 1 + (not any(_FIGURE.search(cell) and role_of(cell).is_free for cell in rows[1]))
    return 1


def _once(texts: Iterator[str]) -> Iterator[str]:
    before = ""
    for text in texts:
        if text and text != before:
            yield text
        before = text
