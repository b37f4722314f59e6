"""Tables as rows of a document: which row is the heading, and cells that stand one under the other."""

import re
from collections.abc import Iterator, Sequence

from workplan.core.draft_rows import role_of
from workplan.core.source import Block, Cell, Document, Form
from workplan.files.split import split

_FIGURE = re.compile(r"[0-9０-９]")
_NUMBERED = re.compile(r"序号|编号|No\.?|#", re.IGNORECASE)
_NO_CELL = re.compile(
    r"[#|*>◆●■▲★]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[^\s]{1,3}[章篇部]"
)
_WIDEST = 60  # columns of a sheet
_LONGEST, _FEWEST, _MOST, _MOST_CELLS = 60, 3, 12, 1_200  # characters of a cell on a line of its own; columns


def read_csv(text: str) -> Document:
    """The rows of a text with cells between commas, semicolons or TABs, whichever its first line has most."""
    return _document("", [cells for _, cells in split(text)[0]], [])


def read_xlsx(data: bytes) -> Document | None:
    """The rows of all sheets that are seen, with the values of formulas as they were last reckoned.

    None where it cannot be read.
    """
    from workplan.files.sheets.book import tables_of  # noqa: PLC0415  # a text needs openpyxl not

    tables = tables_of(data)
    if tables is None:
        return None
    blocks = list[Block]()
    for table in tables:
        if not (table.is_seen and table.rows):
            continue
        width = min(_WIDEST, max(map(max, table.rows.values())))
        rows = [["" for _ in range(width)] for _ in range(max(table.rows))]
        for row, cells in table.rows.items():
            for column, cell in cells.items():
                if column <= width:
                    rows[row - 1][column - 1] = cell.text + "%" * cell.is_percent
        again = [set[int]() for _ in rows]
        for first, last, column in table.merged:
            for row in range(first, min(last, len(rows)) if column <= width else 0):
                rows[row][column - 1] = rows[first - 1][column - 1]
                again[row].add(column - 1)
        blocks += _document(table.name, rows, [frozenset(each) for each in again]).blocks
    return Document(tuple(blocks))


def _document(title: str, rows: list[list[str]], again: list[frozenset[int]]) -> Document:
    """A table whose first rows may be its title: a row with one cell alone, above the headings."""
    filled = [(i, row) for i, row in enumerate(rows) if any(cell.strip() for cell in row)]
    blocks = list[Block]()
    while filled and sum(bool(cell.strip()) for cell in filled[0][1]) == 1 and len(filled) > 1:
        at, row = filled.pop(0)
        blocks.append(Block(Form.HEADING, "".join(row).strip(), at + 1, level=1))
    if title and not blocks:
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


def stacked(lines: Sequence[str], at: int) -> tuple[int, list[list[str]]] | None:
    """A table with a cell on each line, as a copied page has it, that begins there: its end, and its rows.

    It is known by headings that have a role, and by rows that are numbered, or filled to the last.
    """
    if not _is_cell(lines[at]) or role_of(lines[at].strip()).is_free:
        return None
    cells, places, end = list[str](), list[int](), at
    while end < len(lines) and len(cells) < _MOST_CELLS and (not lines[end].strip() or _is_cell(lines[end])):
        if lines[end].strip():
            cells.append(lines[end].strip())
            places.append(end)
        end += 1
    numbered = _NUMBERED.fullmatch(cells[0]) is not None
    for width in range(_FEWEST, min(_MOST, len(cells) // 2) + 1):
        heads = cells[:width]
        if any(len(head) > _LONGEST // 3 for head in heads) or sum(not role_of(h).is_free for h in heads) < 2:  # noqa: PLR2004
            continue
        count = _rows_numbered(cells, width) if numbered else (len(cells) - width) // width
        if count and (numbered or ((len(cells) % width == 0) and _has_figures(cells, heads))):
            used = width * (count + 1)
            return places[used - 1] + 1, [cells[i : i + width] for i in range(0, used, width)]
    return None


def _is_cell(line: str) -> bool:
    """Whether a line may be a cell: it is no heading, no item of an outline, and not long."""
    bare = line.strip()
    return 0 < len(bare) <= 4 * _LONGEST and _NO_CELL.match(bare) is None


def _rows_numbered(cells: Sequence[str], width: int) -> int:
    """How many rows of that width begin with 1, 2, 3 and so on."""
    count = 0
    while (count + 2) * width <= len(cells) and cells[(count + 1) * width] == str(count + 1):
        count += 1
    return count


def _has_figures(cells: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether each cell below the heading of a figure has one."""
    width = len(heads)
    figures = [i for i, head in enumerate(heads) if role_of(head).is_figure]
    return bool(figures) and all(
        _FIGURE.search(cells[at + i]) for i in figures for at in range(width, len(cells) - width + 1, width)
    )
