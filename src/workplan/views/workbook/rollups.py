"""The tables of the first sheet: the states, and the roll-ups of sections, tasks and owners."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workplan.core.status import Group, Status
from workplan.core.verdict import Light
from workplan.views.phrases import leads_of_task, light_word
from workplan.views.tables.outline import titled
from workplan.views.tables.owners import owners_by_level
from workplan.views.words import Words
from workplan.views.workbook.grid import Column
from workplan.views.workbook.values import Label, Value, count_value, gap_value, share_value


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line of the roll-ups: what it is of, who leads it or what they are, and the roll-up."""

    name: Value
    beside: str
    group: Group


@dataclass(frozen=True, slots=True)
class StateRow:
    """A line of the states: the word, its light, how many; the last line is the sum."""

    name: Value
    light: str | None
    number: int


def state_rows(group: Group, words: Words) -> list[StateRow]:
    """The states that occur, and their sum."""
    found = ((state, number) for state, number in group.states.items() if number)
    rows = [StateRow(words.of("state", s), light_word(s.light, words), n) for s, n in found]
    return [*rows, StateRow(Label(words("workbook.all")), None, group.total)]


def state_columns(words: Words) -> tuple[Column[StateRow], ...]:
    """The word, the light, how many."""
    return (
        Column(_head("state", words), lambda row: row.name),
        Column(_head("light", words), lambda row: row.light, align="center", is_light=True),
        Column(_head("count", words), lambda row: count_value(row.number)),
    )


def outline_rows(status: Status, words: Words) -> Iterator[GroupRow]:
    """The whole, then each section with its tasks."""
    yield GroupRow(Label(words("workbook.all")), "", status.group)
    for each in status.sections:
        section = each.section
        yield GroupRow(Label(titled(section.number, section.title, words)), "", each.group)
        for found in status.tasks:
            if found.task.section == section.id:
                title = titled(found.task.number, found.task.title, words)
                yield GroupRow(Label(title, level=1), leads_of_task(found.task, words), found.group)


def owner_rows(status: Status, sheets: Mapping[str, str]) -> Iterator[GroupRow]:
    """Each owner, with a link to the sheet that `sheets` names for it."""
    for owner, level in owners_by_level(status):
        name = Label(owner.name, sheet=sheets.get(owner.name), level=level)
        yield GroupRow(name, status.plan.owners[owner.name].title or "", owner.group)


def group_columns(first: str, beside: str, words: Words) -> tuple[Column[GroupRow], ...]:
    """The name, who leads or what they are, and the roll-up with what it hides."""
    return (
        Column(_head(first, words), lambda row: row.name, least=20, most=44),
        Column(_head(beside, words), lambda row: row.beside or None, least=12, most=28),
        Column(_head("count", words), lambda row: count_value(row.group.total), least=8),
        Column(_head("completion", words), lambda row: share_value(row.group.completion), least=10),
        Column(_head("expected", words), lambda row: share_value(row.group.expected), least=10),
        Column(_head("gap", words), lambda row: gap_value(row.group.gap), least=10),
        Column(
            _head("light", words),
            lambda row: light_word(row.group.light, words),
            least=10,
            align="center",
            is_light=True,
        ),
        *(_light_column(light, words) for light in Light),
        Column(_head("reported", words), lambda row: count_value(row.group.reported), least=9),
        Column(_head("scored", words), lambda row: count_value(row.group.scored), least=9),
    )


def _light_column(light: Light, words: Words) -> Column[GroupRow]:
    return Column(_head(light, words), lambda row: count_value(row.group.lights[light]), least=7)


def _head(key: str, words: Words) -> str:
    return words.of("sheet-head", key)
