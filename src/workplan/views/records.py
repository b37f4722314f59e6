"""Records: a judged plan as tables of flat rows, for other programs; each column is told once, here.

The API gives these rows, `export` writes them, and docs/export.md lists them. Columns are added, and never
renamed: what breaks a reader counts `SCHEMA` up.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from workplan.core.alerts import Alert
from workplan.core.facts import value_at
from workplan.core.figures import DECIMALS, Figure, rounded
from workplan.core.log import Entry, Logs
from workplan.core.plan import Kind, Section, Target, Task
from workplan.core.status import Group, Status
from workplan.core.verdict import Light, Verdict
from workplan.views.alerts import alert_message
from workplan.views.phrases import Words

SCHEMA = 1


class Type(StrEnum):
    """What a column holds, as SQL calls it. Decimals have twelve digits after the point, rounded half up."""

    TEXT = "VARCHAR"
    TEXTS = "VARCHAR[]"
    DAY = "DATE"
    DECIMAL = "DECIMAL(38,12)"
    COUNT = "INTEGER"
    FLAG = "BOOLEAN"


class Column(NamedTuple):
    """One column: its name, what it holds, and how it is found in a row's record; None is null."""

    key: str
    type: Type
    get: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A plan as it was judged on a day, of one body; `commit` is that of its files, where they are of one.

    `words` say the messages of alerts; `warnings` is how many there were.
    """

    body: str
    period: str
    status: Status
    logs: Logs
    words: Words
    warnings: int = 0
    commit: str | None = None


class Placed(NamedTuple):
    """A target, its section, and its task, None of a headline target."""

    target: Target
    section: Section
    task: Task | None


class Grouped(NamedTuple):
    """A group of targets: on which level, by what id and title."""

    level: str
    id: str
    title: str
    group: Group


class Said(NamedTuple):
    """An entry, the target that it is about by its present id, its texts, and whether it counts already."""

    entry: Entry
    target: str | None
    texts: Mapping[str, str]
    is_repeated: bool


class Told(NamedTuple):
    """An alert and its message."""

    alert: Alert
    message: str


def _targets(judged: Judged) -> Iterator[Placed]:
    ids = judged.status.plan.ids()
    for section in judged.status.plan.sections:
        for task in (None, *section.tasks):
            own = section.targets if task is None else task.targets
            yield from (Placed(_present(target, ids), section, task) for target in own)


def _verdicts(judged: Judged) -> Iterator[Verdict]:
    ids = judged.status.plan.ids()
    for each in judged.status.verdicts:
        yield replace(each, facts=replace(each.facts, target=_present(each.target, ids)))


def _present(target: Target, ids: Mapping[str, str]) -> Target:
    """It with the present id of what contains it, whatever id the plan calls that by."""
    return target if target.part_of is None else replace(target, part_of=ids[target.part_of])


def _entries(judged: Judged) -> Iterator[Said]:
    """Those up to the day, file by file and line by line."""
    ids = judged.status.plan.ids()
    again = {id(entry) for trail in judged.logs.trails.values() for entry in trail.repeated}
    for entry in judged.logs.entries:
        if entry.date <= judged.status.as_of:
            target = None if entry.is_task else ids[entry.subject]
            yield Said(entry, target, entry.texts, id(entry) in again)


def _groups(judged: Judged) -> Iterator[Grouped]:
    status = judged.status
    yield Grouped("plan", judged.period, status.plan.title, status.group)
    yield from (Grouped("section", s.section.id, s.section.title, s.group) for s in status.sections)
    yield from (Grouped("task", t.task.id, t.task.title, t.group) for t in status.tasks)
    yield from (Grouped("owner", owner.name, owner.name, owner.group) for owner in status.owners)
    yield from (Grouped("tag", tag.name, tag.name, tag.group) for tag in status.tags)


def _alerts(judged: Judged) -> Iterator[Told]:
    return (Told(alert, alert_message(alert, judged.words)) for alert in judged.status.alerts)


def _has_figure(verdict: Verdict) -> bool:
    return not verdict.facts.lacks_figure


def _is_on_pace(verdict: Verdict) -> bool:
    """As a group counts it: scored, with a figure, and neither yellow nor red."""
    is_fine = verdict.light not in (Light.RED, Light.YELLOW)
    return verdict.is_scored and _has_figure(verdict) and is_fine


def _expected_value(verdict: Verdict) -> Fraction | None:
    """The figure that the pace expects on the day judged, in the unit; a milestone's in per cent."""
    target, expected = verdict.target, verdict.facts.expected
    if expected is None or target.kind is Kind.RECURRING:
        return None
    return 100 * expected if target.kind is Kind.MILESTONE else value_at(target, expected)


def _checkpoint(told: Told) -> str | None:
    """Its name, else its day."""
    point = told.alert.checkpoint
    return None if point is None else point.name or point.by.isoformat()


def _encodable(file: str) -> str:
    r"""The name of a file; bytes of it that are no UTF-8 are written as `\udcff`, which all readers take."""
    return file.encode(errors="backslashreplace").decode()


def _count(light: Light) -> Callable[[Grouped], int]:
    return lambda row: row.group.lights[light]


def _said(key: str) -> Callable[[Said], str | None]:
    return lambda row: row.texts.get(key)


_BOUNDS = (
    Column("at_least", Type.DECIMAL, lambda target: target.edges[0]),
    Column("at_most", Type.DECIMAL, lambda target: target.edges[1]),
    Column("baseline", Type.DECIMAL, lambda target: target.bound.baseline),
)
_TARGET = (
    Column("target", Type.TEXT, lambda target: target.id),
    Column("name", Type.TEXT, lambda target: target.name),
    Column("kind", Type.TEXT, lambda target: target.kind.value),
    Column("unit", Type.TEXT, lambda target: target.unit),
)
_WEIGHT = Column("weight", Type.DECIMAL, lambda target: target.weight)
_PART_OF = Column("part_of", Type.TEXT, lambda target: target.part_of)


def _of_target(*columns: Column) -> tuple[Column, ...]:
    """Columns of a target, for rows that have one."""
    return tuple(each._replace(get=_through_target(each.get)) for each in columns)


def _through_target(get: Callable[[Target], Any]) -> Callable[[Any], Any]:
    return lambda row: get(row.target)


# What every table begins with.
KEYS = (
    Column("body", Type.TEXT, lambda judged: judged.body),
    Column("period", Type.TEXT, lambda judged: judged.period),
)


class Table(NamedTuple):
    """A table: what its rows are made from, and its columns behind the keys."""

    rows: Callable[[Judged], Iterable[Any]]
    columns: tuple[Column, ...]


TABLES: Mapping[str, Table] = {
    "plans": Table(
        lambda judged: (judged,),
        (
            Column("file", Type.TEXT, lambda judged: judged.status.file),
            Column("title", Type.TEXT, lambda judged: judged.status.plan.title),
            Column("start", Type.DAY, lambda judged: judged.status.plan.period.start),
            Column("end", Type.DAY, lambda judged: judged.status.plan.period.end),
            Column("as_of", Type.DAY, lambda judged: judged.status.as_of),
            Column("commit", Type.TEXT, lambda judged: judged.commit),
            Column("targets", Type.COUNT, lambda judged: len(judged.status.verdicts)),
            Column("warnings", Type.COUNT, lambda judged: judged.warnings),
        ),
    ),
    "targets": Table(
        _targets,
        (
            *_of_target(*_TARGET),
            Column("section", Type.TEXT, lambda row: row.section.id),
            Column("section_title", Type.TEXT, lambda row: row.section.title),
            Column("task", Type.TEXT, lambda row: row.task and row.task.id),
            Column("task_title", Type.TEXT, lambda row: row.task and row.task.title),
            Column("owners", Type.TEXTS, lambda row: list(row.target.owners)),
            Column("tags", Type.TEXTS, lambda row: list(row.target.tags_in(row.section, row.task))),
            *_of_target(_WEIGHT),
            Column("start", Type.DAY, lambda row: row.target.start),
            Column("due", Type.DAY, lambda row: row.target.due),
            *_of_target(*_BOUNDS, _PART_OF),
            Column("keep", Type.FLAG, lambda row: row.target.bound.keep),
            Column("hold", Type.TEXT, lambda row: row.target.hold and row.target.hold.value),
        ),
    ),
    "entries": Table(
        _entries,
        (
            Column("date", Type.DAY, lambda row: row.entry.date),
            Column("target", Type.TEXT, lambda row: row.target),
            Column("task", Type.TEXT, lambda row: row.entry.subject if row.entry.is_task else None),
            Column("add", Type.DECIMAL, lambda row: row.entry.given.add),
            Column("value", Type.DECIMAL, lambda row: row.entry.given.value),
            Column("done", Type.FLAG, lambda row: row.entry.given.done),
            Column("reached", Type.TEXT, lambda row: row.entry.given.reached),
            Column("light", Type.TEXT, lambda row: row.entry.given.light),
            *(Column(key, Type.TEXT, _said(key)) for key in ("note", "problem", "next", "by", "unit")),
            Column("evidence", Type.TEXTS, lambda row: list(row.entry.evidence)),
            Column("id", Type.TEXT, lambda row: row.entry.id),
            Column("file", Type.TEXT, lambda row: _encodable(row.entry.file)),
            Column("line", Type.COUNT, lambda row: row.entry.line),
            Column("repeated", Type.FLAG, lambda row: row.is_repeated),
        ),
    ),
    "verdicts": Table(
        _verdicts,
        (
            Column("as_of", Type.DAY, lambda verdict: verdict.facts.as_of),
            *_of_target(*_TARGET, _WEIGHT, _PART_OF),
            Column("state", Type.TEXT, lambda verdict: verdict.state.value),
            Column("light", Type.TEXT, lambda verdict: verdict.light.value),
            *_of_target(*_BOUNDS),
            Column("value", Type.DECIMAL, lambda verdict: verdict.facts.value),
            Column("expected_value", Type.DECIMAL, _expected_value),
            Column("completion", Type.DECIMAL, lambda verdict: verdict.facts.completion),
            Column("expected", Type.DECIMAL, lambda verdict: verdict.facts.expected),
            Column("gap", Type.DECIMAL, lambda verdict: verdict.facts.gap),
            Column("missing", Type.DECIMAL, lambda verdict: verdict.missing),
            Column("remaining", Type.DECIMAL, lambda verdict: verdict.remaining),
            Column("scored", Type.FLAG, lambda verdict: verdict.is_scored),
            Column("has_figure", Type.FLAG, _has_figure),
            Column("on_pace", Type.FLAG, _is_on_pace),
            Column("unreported", Type.FLAG, lambda verdict: verdict.unreported is not None),
            Column("judged_on", Type.DAY, lambda verdict: verdict.facts.judged_on),
            Column("last_report", Type.DAY, lambda verdict: _day_of(verdict.facts.trail.last_entry)),
        ),
    ),
    "groups": Table(
        _groups,
        (
            Column("level", Type.TEXT, lambda row: row.level),
            Column("id", Type.TEXT, lambda row: row.id),
            Column("title", Type.TEXT, lambda row: row.title),
            Column("completion", Type.DECIMAL, lambda row: row.group.completion),
            Column("expected", Type.DECIMAL, lambda row: row.group.expected),
            Column("gap", Type.DECIMAL, lambda row: row.group.gap),
            Column("light", Type.TEXT, lambda row: row.group.light.value),
            Column("targets", Type.COUNT, lambda row: row.group.total),
            Column("scored", Type.COUNT, lambda row: row.group.scored),
            Column("reported", Type.COUNT, lambda row: row.group.reported),
            Column("on_pace", Type.COUNT, lambda row: row.group.on_pace),
            Column("unreported", Type.COUNT, lambda row: row.group.unreported),
            *(Column(light.value, Type.COUNT, _count(light)) for light in Light),
        ),
    ),
    "alerts": Table(
        _alerts,
        (
            Column("kind", Type.TEXT, lambda row: row.alert.kind.value),
            Column("target", Type.TEXT, lambda row: row.alert.target.id),
            Column("name", Type.TEXT, lambda row: row.alert.target.name),
            Column("owners", Type.TEXTS, lambda row: list(row.alert.target.owners)),
            Column("days", Type.COUNT, lambda row: row.alert.days),
            Column("missing", Type.DECIMAL, lambda row: row.alert.missing),
            Column("checkpoint", Type.TEXT, _checkpoint),
            Column("message", Type.TEXT, lambda row: row.message),
        ),
    ),
}


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table, its keys first."""
    return KEYS + TABLES[table].columns


def columns_in(table: str, judged: Judged | None) -> dict[str, list[Any]]:
    """The values of each column of a table, row by row: str, int, bool, date, Decimal, list[str], or None."""
    rows = [] if judged is None else [*TABLES[table].rows(judged)]
    keys = {each.key: [each.get(judged)] * len(rows) if rows else [] for each in KEYS}
    return {**keys, **{each.key: _values(each, rows) for each in TABLES[table].columns}}


def _values(column: Column, rows: Sequence[Any]) -> list[Any]:
    found = map(column.get, rows)
    return [*map(_decimal, found)] if column.type is Type.DECIMAL else [*found]


@lru_cache(maxsize=65536)  # the same few figures stand in most rows
def _decimal(figure: Figure | Decimal | None) -> Decimal | None:
    """Every figure has as many digits, so that readers which look at the first few take all of them."""
    return None if figure is None else rounded(Fraction(figure), DECIMALS)


def _day_of(entry: Entry | None) -> date | None:
    return None if entry is None else entry.date
