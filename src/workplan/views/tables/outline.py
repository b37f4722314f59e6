"""The table of the plan's outline: sections, tasks, and the roll-up of each."""

from workplan.core.rollup import Group
from workplan.core.status import SectionStatus, Status, TaskStatus
from workplan.views.figures import bar
from workplan.views.ink import Ink
from workplan.views.owners import IN_TABLES, leads_of_task
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.verdicts import lights_in_cell, states_in_cell
from workplan.views.words.language import Language, say
from workplan.views.words.tables import LABELS

Row = tuple[Cell, ...]


def outline_table(status: Status, language: Language) -> Table:
    """Sections with their tasks below them."""
    rows = []
    for section in status.sections:
        rows.append(_section_row(section, language, Ink.BOLD))
        tasks = [task for task in status.tasks if task.task.section == section.section.id]
        rows += [_task_row(task, language, indent=1) for task in tasks]
    return Table(_columns("outline", language), tuple(rows))


def section_table(status: Status, language: Language) -> Table:
    """Sections only."""
    rows = tuple(_section_row(section, language, Ink.PLAIN) for section in status.sections)
    return Table(_columns("section", language), rows)


def task_table(status: Status, language: Language) -> Table:
    """Tasks only."""
    rows = tuple(_task_row(task, language) for task in status.tasks)
    return Table(_columns("task", language), rows)


def titled(number: str | None, title: str, language: Language) -> str:
    """A title with its number before it, when it has one."""
    return say(LABELS["numbered"], language, number=number, title=title) if number else title


def _columns(first: str, language: Language) -> tuple[Column, ...]:
    return (
        columns.words(first, language, least=16, ease=26),
        columns.drawing("bar", language, drop=5),
        columns.number("completion", language),
        columns.number("expected", language, drop=4),
        columns.number("gap", language),
        columns.fixed("light", language),
        columns.number("reported", language, drop=7),
        columns.listing("lead", language, least=8, ease=10, drop=1),
        columns.listing("states", language, least=24, drop=8),
        columns.listing("lights", language, least=24, drop=9),
    )


def _section_row(section: SectionStatus, language: Language, ink: Ink) -> Row:
    title = titled(section.section.number, section.section.title, language)
    return (columns.text_cell(title, ink), *_group_cells(section.group, "", language))


def _task_row(task: TaskStatus, language: Language, indent: int = 0) -> Row:
    title = titled(task.task.number, task.task.title, language)
    leads = leads_of_task(task.task, language, IN_TABLES)
    return (columns.text_cell(title, indent=indent), *_group_cells(task.group, leads, language))


def _group_cells(group: Group, leads: str, language: Language) -> Row:
    return (
        Cell(bar(group.completion, group.expected)),
        columns.share_cell(group.completion),
        columns.share_cell(group.expected),
        columns.gap_cell(group.gap, group.light),
        columns.light_cell(group.light, language),
        Cell(f"{group.reported}/{group.scored}"),
        Cell(leads),
        Cell(states_in_cell(group.states, language)),
        Cell(lights_in_cell(group.lights, language)),
    )
