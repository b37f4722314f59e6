"""A table that has a cell on each line, as a page that was copied has it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workplan.core.draft_rows import Role, role_of

_FIGURE = re.compile(r"[0-9０-９]")
_NUMBER_ALONE = re.compile(r"[^\w]?[0-9][0-9.,]*\s?[^\W\d]{0,2}[%％]?")
_DAY = re.compile(r"[年月日季]|[0-9][./-][0-9]|[a-z] 20[0-9]{2}")
_OFFICE = re.compile(
    r"(?:[部局办委科处室院所站队会镇乡]|街道|中心|公司|集团|政府|单位)$"
    r"|\b(?:team|department|office|officer|manager|director)$",
    re.IGNORECASE,
)
_NO_CELL = re.compile(
    r"[#|*>◆●■▲★]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[^\s]{1,3}[章篇部]"
)
_LONGEST, _LONGEST_HEAD, _MOST_CELLS = 480, 20, 1_200  # characters of a cell, of a heading; cells
_FEWEST, _MOST, _FEWEST_KNOWN, _MOST_TORN = 3, 15, 2, 3  # columns; such as have a role; pieces of one
_GOOD = 0.8  # the least gain of a cell
_WORDS, _EMPTY, _ABOVE, _TORN = 0.6, 0.6, 0.1, 0.6  # what a figure or cell costs that lacks; above; torn
_PEOPLE = (Role.LEAD, Role.SUPPORT, Role.DEPARTMENT)
_TELLING = {Role.VALUE, Role.POINT, Role.DUE, *_PEOPLE}  # roles that not every cell fits


@dataclass(frozen=True, slots=True)
class Stacked:
    """Such a table: the line behind it, its rows with their lines, and what goes on from the row above."""

    end: int
    rows: list[list[str]]
    lines: list[int]
    again: list[frozenset[int]]


def may_begin(line: str) -> bool:
    """Whether a line may be the first heading of one."""
    return _is_cell(line) and not role_of(line).is_free


def stacked(lines: Sequence[str], at: int) -> Stacked | None:
    """The table that begins on the line `at`: it has headings with a role, and rows that fit them."""
    cells, places = _cells(lines, at)
    if sum(not role_of(head).is_free for head in cells[:_FEWEST]) < _FEWEST_KNOWN:
        return None
    if role_of(cells[0]) is Role.NUMBER:
        return _numbered(cells, places)
    fits = [*map(_fits, cells)]
    best: tuple[float, list[tuple[int, int, int]], int] = (0.0, [], 0)
    for width in range(_FEWEST, min(_MOST, len(cells) // 2) + 1):
        last = cells[width - 1]
        if len(last) > _LONGEST_HEAD or last in cells[: width - 1] or _NUMBER_ALONE.fullmatch(last):
            break
        roles = [role_of(head) for head in cells[:width]]
        if _TELLING.intersection(roles) and sum(not role.is_free for role in roles) >= _FEWEST_KNOWN:
            best = max(best, (*_cut(fits, roles), width))
    gain, cuts, width = best
    if not cuts or gain < _GOOD * (cuts[-1][1] - width):
        return None
    rows, again, row = [cells[:width]], [frozenset[int]()], [""] * width
    for first, end, start in cuts:
        row = [*row[:start], *cells[first:end], *[""] * (width - start - end + first)]
        rows.append(row)
        again.append(frozenset(range(start)))
    return Stacked(places[cuts[-1][1] - 1] + 1, rows, [places[0], *(places[i] for i, _, _ in cuts)], again)


def _is_cell(line: str) -> bool:
    """Whether a line may be a cell: it is no heading, no item of an outline, and not long."""
    bare = line.strip()
    return 0 < len(bare) <= _LONGEST and _NO_CELL.match(bare) is None


def _cells(lines: Sequence[str], at: int) -> tuple[list[str], list[int]]:
    """The cells from a line on, and where each ends; with blank lines between them, one may have several."""
    cells, places, end, blanks = list[str](), list[int](), at, 0
    while end < len(lines) and len(cells) < _MOST_CELLS and (not lines[end].strip() or _is_cell(lines[end])):
        if lines[end].strip():
            cells.append(lines[end].strip())
            places.append(end)
        blanks += not lines[end].strip()
        end += 1
    if 2 * blanks > len(cells):
        for i in range(len(cells) - 1, 0, -1):
            if places[i] == places[i - 1] + 1:
                cells[i - 1 : i + 1] = [cells[i - 1] + cells[i]]
                del places[i - 1]
    return cells, places


def _fits(cell: str) -> dict[Role, float]:
    """What it costs that a cell stands in a column of each role: nothing where it says such a thing."""
    has_figure, is_office = _FIGURE.search(cell) is not None, _OFFICE.search(cell) is not None
    is_alone = _NUMBER_ALONE.fullmatch(cell) is not None
    named = 1.0 if is_alone else 0.5 * is_office
    people = 1.0 if has_figure else 0.0 if is_office else 0.5
    figure = 0.0 if has_figure else _WORDS
    return {
        Role.NUMBER: 0.0 if cell.isdigit() else 1.0,
        Role.NAME: named, Role.GROUP: named + 0.5 * has_figure, Role.TEXT: 0.0,
        Role.VALUE: figure, Role.POINT: figure, Role.BASELINE: figure, Role.RESULT: 0.0,
        Role.DUE: 0.0 if _DAY.search(cell) else 1.0, Role.UNIT: 1.0 * has_figure,
        **dict.fromkeys(_PEOPLE, people),
    }  # fmt: skip


def _cut(
    fits: Sequence[dict[Role, float]], roles: Sequence[Role]
) -> tuple[float, list[tuple[int, int, int]]]:
    """How well cells are cut into rows, and where: its first cell, that behind it, and the first's column.

    A cell gains 1, less twice what it costs; a row's first may go on from above, its last one may lack.
    """
    width = len(roles)
    shapes = ((0, width, 0.0), (1, width - 1, _ABOVE), (0, width - 1, _EMPTY), (1, width - 2, _EMPTY))
    gains, came = [0.0] * (len(fits) + 1), [(0, 0)] * (len(fits) + 1)
    reached, best = {width}, width
    for first in range(width, len(fits)):
        if first not in reached:
            continue
        for start, length, cost in shapes:
            end = first + length
            if end > len(fits) or (start and first == width) or (length == width - 2 and end < len(fits)):
                continue
            row = zip(fits[first:end], roles[start:], strict=False)
            gain = gains[first] + length - 2 * (cost + sum(cell[role] for cell, role in row))
            if end not in reached or gain > gains[end]:
                gains[end], came[end] = gain, (first, start)
                reached.add(end)
            best = max(best, end, key=gains.__getitem__)
    cuts, end = list[tuple[int, int, int]](), best
    while end > width:
        first, start = came[end]
        cuts.append((first, end, start))
        end = first
    return gains[best], cuts[::-1]


# Rows that are numbered: where each begins is known, so that headings and cells may be torn in several.


def _numbered(cells: Sequence[str], places: Sequence[int]) -> Stacked | None:
    """A table whose rows begin with 1, 2, 3 and so on."""
    starts, after = list[int](), 0
    while (found := _next(cells, after, str(len(starts) + 1))) is not None:
        starts.append(found)
        after = found + 1
    if not starts or starts[0] < _FEWEST:
        return None
    lengths = [b - a for a, b in pairwise(starts)]
    width = max(sorted(set(lengths)), key=lengths.count) if lengths else starts[0]
    width = starts[0] if starts[0] in lengths else width
    if not _FEWEST <= width <= min(_MOST, starts[0]):
        return None
    heads = _joined(cells[: starts[0]], [None] * width)
    roles = [role_of(head) for head in heads]
    end = min(len(cells), starts[-1] + max([width, *lengths]))
    records = [cells[a:b] for a, b in pairwise([*starts, end])]
    like = next((record for record in records if len(record) == width), None)
    rows = [_joined(record, roles, like, may_end=record is records[-1]) for record in records]
    lines = [places[0], *(places[i] for i in starts)]
    return Stacked(places[end - 1] + 1, [heads, *rows], lines, [frozenset()] * (len(rows) + 1))


def _next(cells: Sequence[str], after: int, number: str) -> int | None:
    """Where a cell is that number, not far behind the one before it."""
    return next((i for i in range(after, min(len(cells), after + 3 * _MOST)) if cells[i] == number), None)


def _joined(
    pieces: Sequence[str],
    roles: Sequence[Role | None],
    like: Sequence[str] | None = None,
    *,
    may_end: bool = False,
) -> list[str]:
    """Pieces as so many cells as there are roles, those joined that belong together at the least cost.

    The roles are None for headings, which had better have one; `like` is a row in which nothing is torn. A
    row that `may_end` has nothing in its last columns.
    """
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    ends = list[tuple[float, list[str]]]()
    for column, role in enumerate(roles):
        found: dict[int, tuple[float, list[str]]] = {}
        for start, (cost, before) in best.items():
            for end in range(start, min(start + _MOST_TORN, len(pieces)) + 1):
                cell = "".join(pieces[start:end])
                total = cost + _cost(cell, end - start, role, like[column] if like else cell)
                if end not in found or total < found[end][0]:
                    found[end] = (total, [*before, cell])
        best = found
        if len(pieces) in best and (may_end or column == len(roles) - 1):
            ends.append(best[len(pieces)])
    cells = min(ends)[1] if ends else [*pieces[: len(roles)]]
    return [*cells, *[""] * (len(roles) - len(cells))]


def _cost(cell: str, pieces: int, role: Role | None, like: str) -> float:
    """What it costs that so many pieces are a cell; a longer one is joined less willingly."""
    if not pieces:
        return _EMPTY
    torn = _TORN * (pieces - 1) ** 2 + (len(cell) / _LONGEST if pieces > 1 else 0)
    if role is None:
        return torn + role_of(cell).is_free + cell.startswith(("（", "("))
    is_other = (_NUMBER_ALONE.fullmatch(cell) is None) != (_NUMBER_ALONE.fullmatch(like) is None)
    return torn + _fits(cell)[role] + is_other
