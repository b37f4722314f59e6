"""A reply as it came back: rows found by their ids, columns by their heads, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from workplan.core.collect import CHOICES, FOOT, GREY, WHITE, Cell, Reply, ReplyRow
from workplan.core.problems import Param, Problem
from workplan.core.typed import fold
from workplan.files.sheets.gate import ZIP, refusal
from workplan.files.sheets.heads import BACK, COLUMNS, Issued, Table, by_word, cleaned, place
from workplan.files.sheets.separated import issued_of, separated_tables

Said: TypeAlias = Iterable[Mapping[str, str]]

_FEWEST = 4  # heads that make a line the line of heads
_TYPED, _CHOSEN = ("added", "total"), ("unchanged", "progress", "light")


class Front(NamedTuple):
    """Our sheet in a file: its cells, the line of its heads, and its columns by their keys."""

    file: str
    table: Table
    head: int
    columns: Mapping[str, int]
    said: tuple[Mapping[str, str], ...]  # the words by their keys, as issued and of each language
    choices: Mapping[str, str]  # the keys by their words, and those of the labels at the foot
    labels: Mapping[str, str]

    def problem(self, code: str, at: str, **params: Param) -> Problem:
        """A problem of one cell."""
        return Problem(code, f"{self.file}!{at}", None, params)

    @property
    def below(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """The lines below the heads from top to bottom, without what was said there to correct."""
        remedies = self.columns.get("remedy")
        for line in sorted(self.table.rows):
            if line > self.head:
                cells = {at: cell for at, cell in self.table.rows[line].items() if at != remedies}
                yield line, cells


def read_reply(data: bytes, name: str, *heads: Mapping[str, str]) -> Reply:
    """What the file called `name` says, `.xlsx` or `.csv` by its content; each of `heads` is one language's.

    Choices come back by their keys (`yes`, `done`, `green`), all else as it was typed, and empty cells not at
    all. What makes a cell unreadable is its `trouble` and no problem of the reply, which may not ask for it.
    """
    empty = Reply(name, "", "", "", {}, ())
    if (problem := refusal(data, name)) is not None:
        return replace(empty, problems=(problem,))
    found = fronts_of(data, name, heads)
    if isinstance(found, str):
        return replace(empty, problems=(Problem(found, name, None),))
    fronts, hidden = found
    if len(fronts) != 1:
        return replace(empty, problems=(Problem("sheet-twice" if fronts else "sheet-not-ours", name, None),))
    front = fronts[0]
    issued: Issued | str | None = hidden
    if "issued" in front.columns:
        column = front.columns["issued"]
        origins = [cells[column] for _, cells in front.below if column in cells]
        issued = issued_of({cell.place: cell.text for cell in origins})
    if isinstance(issued, str):
        return replace(empty, problems=(front.problem("sheet-mixed", issued),))
    if issued is None:
        return replace(empty, problems=(Problem("sheet-issued-gone", name, None),))
    return _reply(front, issued)


def fronts_of(data: bytes, name: str, heads: Said) -> tuple[list[Front], Issued | None] | str:
    """The sheets of a file that are ours, and what a hidden one says was issued; or what is wrong."""
    if data.startswith(ZIP):
        from workplan.files.sheets.book import tables_of  # noqa: PLC0415  # openpyxl takes 0.1 s to load

        tables = tables_of(data) or "sheet-damaged"
    else:
        tables = separated_tables(data, name)
    if isinstance(tables, str):
        return tables
    backs = [table for table in tables if table.name == BACK]
    issued = _issued(backs[0]) if backs else None
    said = (*([issued.words] if issued else []), *heads)
    fronts = [front for table in tables if (front := _front(name, table, said)) and table not in backs]
    return [front for front in fronts if front.table.is_seen] or fronts, issued


def _front(name: str, table: Table, said: tuple[Mapping[str, str], ...]) -> Front | None:
    """The sheet if it is ours: the line of heads is the first with enough of them."""
    keys = by_word((*COLUMNS, "issued", "remedy"), said)
    for line in sorted(table.rows):
        columns: dict[str, int] = {}
        for column, cell in sorted(table.rows[line].items()):
            if (key := keys.get(fold(cell.text))) is not None:
                columns.setdefault(key, column)
        if len(columns) >= _FEWEST:
            return Front(name, table, line, columns, said, by_word(CHOICES, said), by_word(FOOT, said))
    return None


def _reply(front: Front, issued: Issued) -> Reply:
    """All that our sheet says, and what on it cannot be told to belong anywhere."""
    problems = [*_head_problems(front)]
    bearing: list[tuple[Cell, dict[str, Cell]]] = []
    foot: dict[str, Cell] = {}
    unread = [*front.table.notes]
    for _, cells in front.below:
        row = _row_of(front, cells)
        name, said = row.pop("id", None), [row[key] for key in WHITE if key in row]
        if name is not None:
            bearing.append((name, row))
            unread += [cell for column, cell in cells.items() if column not in front.columns.values()]
        elif (labelled := _foot_of(front, cells)) is not None:
            foot |= labelled
        elif said:
            problems.append(front.problem("sheet-row-without-id", said[0].place, text=said[0].text))
        else:
            unread += cells.values()
    rows, wrong = _rows(front, issued, bearing)
    problems += wrong
    if unread:
        problems.append(front.problem("sheet-stray", unread[0].place, text=unread[0].text))
    asked = (issued.plan, issued.unit, issued.period, issued.rows)
    above = [
        cell
        for line, cells in sorted(front.table.rows.items())
        if line < front.head
        for cell in cells.values()
    ]
    return Reply(front.file, *asked, rows, foot, tuple(problems), next(iter(above), None))


def _rows(
    front: Front, issued: Issued, bearing: Iterable[tuple[Cell, dict[str, Cell]]]
) -> tuple[tuple[ReplyRow, ...], list[Problem]]:
    """The rows of the lines that bear an id, one for each target; and what is wrong with the other lines."""
    rows, problems = dict[str, ReplyRow](), list[Problem]()
    called: dict[tuple[str, str], set[str]] = {}
    for name, grey in issued.rows.items():
        called.setdefault((grey["task"], grey["target"]), set()).add(name)
    for cell, row in bearing:
        name, first, asked = cell.text, rows.get(cell.text), issued.rows.get(cell.text)
        if row.keys().isdisjoint(WHITE) and (first is not None or asked is None):
            continue  # a copy that says nothing
        if asked is None:
            problems.append(front.problem("sheet-row-unknown", cell.place, id=name))
            continue
        task, target = (row[key].text if key in row else asked[key] for key in ("task", "target"))
        if name not in called.get((task, target), {name}) and not row.keys().isdisjoint(WHITE):
            problems.append(front.problem("sheet-row-shifted", cell.place, id=name, text=target))
        elif first is not None and not first.cells.keys().isdisjoint(WHITE):
            problems.append(front.problem("sheet-row-twice", cell.place, id=name, first=first.place))
        else:
            rows[name] = ReplyRow(name, row, cell.place)
    return tuple(rows.values()), problems


def _head_problems(front: Front) -> Iterator[Problem]:
    """White columns that are gone, or called otherwise, and such that are there twice."""
    for key in (*WHITE, "id"):
        if key not in front.columns:
            word = next(words[key] for words in front.said if words.get(key))
            yield front.problem("sheet-column-gone", place(front.head, 1), head=word)
    keys = by_word(COLUMNS, front.said)
    for column, cell in sorted(front.table.rows[front.head].items()):
        found = keys.get(fold(cell.text))
        if found is not None and front.columns[found] != column:
            yield front.problem("sheet-column-twice", cell.place, head=cell.text)


def _row_of(front: Front, cells: Mapping[int, Cell]) -> dict[str, Cell]:
    """The cells of a line by their keys, choices by theirs, without trouble where it does not matter."""
    row = {key: cells[column] for key, column in front.columns.items() if column in cells and key in COLUMNS}
    for key, cell in row.items():
        if key not in WHITE or (cell.trouble == "sheet-date" and key not in _TYPED):
            row[key] = replace(cell, trouble=None)
        if key in _CHOSEN:
            group, _, choice = front.choices.get(fold(cell.text), "").partition(".")
            row[key] = replace(cell, text=choice) if group == key else row[key]
    if "target" in row:
        for words in front.said:
            text = row["target"].text.removesuffix(cleaned(words.get("divided", "")))
            row["target"] = replace(row["target"], text=text)
    return row


def _foot_of(front: Front, cells: Mapping[int, Cell]) -> dict[str, Cell] | None:
    """What stands behind the labels of the foot, in the next cell or the same one; None without a label."""
    found: dict[str, Cell] = {}
    label: str | None = None
    for _, cell in sorted(cells.items()):
        head, _, rest = cell.text.replace("：", ":", 1).partition(":")
        key = front.labels.get(fold(head))
        if key is not None:
            label = key
            if rest.strip():
                found[key] = replace(cell, text=rest.strip())
        elif label is not None:
            found.setdefault(label, replace(cell, trouble=None) if cell.trouble == "sheet-date" else cell)
    return None if label is None else found


def _issued(back: Table) -> Issued | None:
    """What the hidden sheet says; None where that is not all there."""
    said: dict[str, str] = {}
    words: dict[str, str] = {}
    rows: dict[str, Mapping[str, str]] = {}
    for cells in back.rows.values():
        tag, key, *texts = (cells[at].text if at in cells else "" for at in range(1, 3 + len(GREY)))
        if tag == "is":
            said[key] = texts[0]
        elif tag == "word":
            words[key] = texts[0]
        elif tag == "row":
            rows[key] = dict(zip(GREY, texts, strict=True))
    if not all(said.get(key) for key in ("plan", "period", "unit")):
        return None
    return Issued(said["plan"], said["period"], said["unit"], words, rows)
