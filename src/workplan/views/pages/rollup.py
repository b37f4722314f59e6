"""The pages of a roll-up: the whole and each body in a row, each indicator in a column; who is missing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from workplan.core.rollup import Aggregate, Body, Indicator
from workplan.core.rollup_report import Called, status_in
from workplan.core.rollup_status import Cell, RollupStatus
from workplan.core.status import Group
from workplan.views.answer import Answer, heading_markdown, list_markdown, markdown_text
from workplan.views.columns import Column, Fit
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.pages.status import day_text, title_lines
from workplan.views.phrases import NOTHING, Words, percent
from workplan.views.table import Table, divided, table_lines, table_of
from workplan.views.text import prose, safe
from workplan.views.values import COUNT, FIGURE, LIGHT, POINTS, SHARE, TEXT, Amount, Json, Kind

_MOST_NAMED = 10
_VERSION = 1


class Row(NamedTuple):
    """A body, or the whole of them; `group` is None where it could not be read."""

    name: str
    id: str | None
    rank: int | None
    group: Group | None
    cells: Mapping[str, Cell]


def rollup_text(found: RollupStatus, form: str, page: Page) -> str:
    """A roll-up in a format: table, json, csv or markdown."""
    page = page.in_format(form)
    words = page.words
    answer = Answer(
        lines=lambda: _lines(found, page),
        data=lambda: _json(found, words),
        table=lambda: table_of(_separate_columns(found, words), rows_of(found, words), words),
        markdown=lambda: _markdown(found, words),
    )
    return answer.text(form, page)


def rows_of(found: RollupStatus, words: Words) -> list[Row]:
    """The whole first, then each body, then those that could not be read."""
    whole = Row(words("rollup.whole", number=len(found.bodies)), None, None, found.group, found.wholes)
    bodies = [Row(row.body.name, row.body.id, row.rank, row.group, row.cells) for row in found.bodies]
    return [whole, *bodies, *(Row(body.name, body.id, None, None, {}) for body in found.failed)]


def matrix(found: RollupStatus, words: Words) -> Table:
    """The rows with a cell for each indicator: its figure, completion and light."""
    table = table_of(_matrix_columns(found), rows_of(found, words), words)
    return table._replace(apart=frozenset({1}))


def _lines(found: RollupStatus, page: Page) -> list[Line]:
    words, status = page.words, status_in(found, Called())
    told = [words.completion(found.group), words.counts(found.group)]
    lines = [*title_lines(status, page), *_prose(told[:1], page, ink_of(found.group.light))]
    lines += _prose(told[1:], page, Ink.FAINT)
    for table in divided(matrix(found, words), page, len(_STANDING), len(_FIRST)):
        lines += [BLANK, *table_lines(table, page)]
    missing = _missing(found, words)
    return [*lines, BLANK, *_prose(missing, page)] if missing else lines


def _prose(texts: Iterable[str], page: Page, ink: Ink = Ink.PLAIN) -> list[Line]:
    parts = (part for text in texts for part in prose(text, page.room, page.wide_ambiguous))
    return [line(Span(part, ink)) for part in parts]


def _markdown(found: RollupStatus, words: Words) -> str:
    status = status_in(found, Called())
    facts = [day_text(status, words), words.completion(found.group), words.counts(found.group)]
    parts = [
        heading_markdown(1, found.rollup.title),
        list_markdown(facts),
        markdown_text(matrix(found, words)),
    ]
    missing = _missing(found, words)
    return "\n".join([*parts, *([list_markdown(missing)] if missing else [])])


def _missing(found: RollupStatus, words: Words) -> list[str]:
    """Who has no figure in which indicator, and who could not be read."""
    texts = []
    silent = [(each, found.silent[each.id]) for each in found.rollup.indicators if found.silent[each.id]]
    if silent:
        texts.append(words("rollup.silent"))
        texts += [words("rollup.silent-of", name=safe(i.name), bodies=_named(b, words)) for i, b in silent]
    if found.failed:
        names = _named(found.failed, words)
        texts.append(words("rollup.not-read", number=len(found.failed), bodies=names))
    return texts


def _named(bodies: Sequence[Body], words: Words) -> str:
    """The names of bodies; of very many the first, and how many there are."""
    names = words.list(safe(body.name) for body in bodies[:_MOST_NAMED])
    if len(bodies) <= _MOST_NAMED:
        return names
    return words("rollup.and-more", bodies=names, number=len(bodies))


# Columns: one for each indicator, or in CSV one for each of its measures.


def _reported(row: Row, _: Words) -> str | None:
    return None if row.group is None else f"{row.group.reported}/{row.group.scored}"


def _ink(row: Row) -> Ink:
    return ink_of(row.group.light) if row.group else Ink.FAINT


_FIRST: tuple[Column[Row], ...] = (
    Column("rank", COUNT, lambda row, _: row.rank),
    Column("body", TEXT, lambda row, _: row.name, Fit(8), lambda row: Ink.PLAIN if row.id else Ink.BOLD),
)
_ID: Column[Row] = Column("id", TEXT, lambda row, _: row.id)
_SHARES: tuple[Column[Row], ...] = (
    Column("completion", SHARE, lambda row, _: row.group and row.group.completion),
    Column(
        "expected",
        SHARE,
        lambda row, _: row.group and row.group.expected,
        Fit(drop=2),
        head="head.due-by-now",
    ),
    Column("gap", POINTS, lambda row, _: row.group and row.group.gap, Fit(drop=1), _ink),
)
_LIGHT: Kind[Row] = Kind(
    lambda row, words: words.light(row.group.light) if row.group else words("rollup.failed"),
    alone=lambda row, words: words.light_name(row.group.light) if row.group else words("rollup.failed"),
    is_light=True,
)
_LIT: Column[Row] = Column("light", _LIGHT, lambda row, _: row, ink=_ink)
_REPORTED: Column[Row] = Column("reported", TEXT, _reported, Fit(drop=3))
_STANDING = (*_FIRST, *_SHARES, _LIT, _REPORTED)


def _matrix_columns(found: RollupStatus) -> list[Column[Row]]:
    return [*_STANDING, *map(_cell_column, found.rollup.indicators)]


def _cell_column(indicator: Indicator) -> Column[Row]:
    def get(row: Row, words: Words) -> str | None:
        cell = row.cells.get(indicator.id)
        return None if cell is None else _cell_text(cell, indicator.aggregate, words, is_whole=row.id is None)

    def ink(row: Row) -> Ink:
        cell = row.cells.get(indicator.id)
        return ink_of(cell.light) if cell else Ink.PLAIN

    return Column(indicator.id, _IN_CELL, get, Fit(12, head=16), ink, title=indicator.name)


_IN_CELL: Kind[str] = Kind(lambda text, _: text, is_list=True, empty=NOTHING)


def _cell_text(cell: Cell, aggregate: Aggregate, words: Words, *, is_whole: bool) -> str:
    """Figure, completion and light; of the whole, on how many bodies it rests where that is not all."""
    amount = _amount(cell)
    lacks_side = cell.value is None and aggregate is Aggregate.RATIO
    is_unknown = cell.is_silent and (lacks_side or not cell.figures)
    parts = [
        "" if amount is None else words.quantity(amount.target, amount.figure),
        "" if cell.completion is None else percent(cell.completion),
        words.light(cell.light),
        words("rollup.no-figure") if is_unknown else "",
    ]
    text = " ".join(part for part in parts if part)
    if is_whole and cell.bodies < cell.bodies_asked:
        text += words("rollup.rests-on", bodies=cell.bodies, asked=cell.bodies_asked)
    return text


def _amount(cell: Cell) -> Amount | None:
    """The figure, but where it says no more than the completion does."""
    is_share = not cell.target.kind.is_bounded and cell.completion is not None
    return None if cell.figure is None or is_share else Amount(cell.figure, cell.target)


def _separate_columns(found: RollupStatus, words: Words) -> list[Column[Row]]:
    measures = (column for each in found.rollup.indicators for column in _measures(each, found, words))
    return [*_FIRST, _ID, *_SHARES, _LIT, _REPORTED, *measures]


def _measures(indicator: Indicator, found: RollupStatus, words: Words) -> list[Column[Row]]:
    """Of one indicator its figure, whose unit stands in the head, its completion and its light."""
    cells = [
        cells[indicator.id]
        for cells in (found.wholes, *(r.cells for r in found.bodies))
        if indicator.id in cells
    ]
    unit = next((cell.target.figure_unit for cell in cells), None) or indicator.unit
    name = words("rollup.column.unit", name=indicator.name, unit=unit) if unit else indicator.name
    titles = (words.of("rollup.column", key, name=indicator.name) for key in ("completion", "light"))
    completion, light = titles

    def cell(row: Row) -> Cell | None:
        return row.cells.get(indicator.id)

    plain: Kind[Amount] = Kind(lambda value, words: words.figure(value.figure), is_right=True)
    return [
        Column("figure", plain, lambda row, _: (c := cell(row)) and _amount(c), title=name),
        Column("share", SHARE, lambda row, _: (c := cell(row)) and c.completion, title=completion),
        Column("lit", LIGHT, lambda row, _: (c := cell(row)) and c.light, title=light),
    ]


# JSON, in the machine format (docs/json.md).


def _json(found: RollupStatus, words: Words) -> Json:
    from workplan.views.json import group_json  # noqa: PLC0415  # 19 ms, for few answers

    rollup, period = found.rollup, found.rollup.period
    return {
        "version": _VERSION,
        "rollup": {
            "file": found.file,
            "title": rollup.title,
            "period": {"start": period.start.isoformat(), "end": period.end.isoformat()},
        },
        "as_of": found.as_of.isoformat(),
        "elapsed": SHARE.told(found.elapsed),
        **group_json(found.group),
        "indicators": [
            {
                "id": each.id,
                "name": each.name,
                "aggregate": each.aggregate.value,
                **_told(found.wholes.get(each.id)),
                "silent": [body.id for body in found.silent[each.id]],
            }
            for each in rollup.indicators
        ],
        "bodies": [
            {
                "id": row.body.id,
                "name": row.body.name,
                "weight": f"{row.body.weight:f}",
                "rank": row.rank,
                **group_json(row.group),
                "indicators": {name: _told(cell) for name, cell in row.cells.items()},
            }
            for row in found.bodies
        ],
        "failed": [body.id for body in found.failed],
        "months": [
            {
                "indicator": each.indicator,
                "month": f"{each.month // 100}-{each.month % 100:02}",
                "entries": each.entries,
                "bodies": each.bodies,
                "added": None if each.added is None else words.figure(each.added),
            }
            for each in found.months
        ],
    }


def _told(cell: Cell | None) -> Json:
    """A cell; of an indicator without a whole, all is null."""
    keys = "unit bound value completion expected gap light state bodies bodies_asked figures asked unreported"
    if cell is None:
        return dict.fromkeys(keys.split())
    from workplan.views.json import bound_json  # noqa: PLC0415  # as above

    target = cell.target
    return {
        "unit": target.figure_unit,
        "bound": bound_json(target),
        "value": FIGURE.told(None if cell.figure is None else Amount(cell.figure, target)),
        "completion": SHARE.told(cell.completion),
        "expected": SHARE.told(cell.expected),
        "gap": POINTS.told(cell.gap),
        "light": cell.light.value,
        "state": cell.state and cell.state.value,
        "bodies": cell.bodies,
        "bodies_asked": cell.bodies_asked,
        "figures": cell.figures,
        "asked": cell.asked,
        "unreported": cell.unreported,
    }
