"""The table of the plan's outline: sections, tasks, and the roll-up of each, also by an earlier plan."""

from typing import TYPE_CHECKING

from workplan.core.status import Group, SectionStatus, Status, TaskStatus
from workplan.views.baseline import GroupsThen
from workplan.views.page import Ink
from workplan.views.phrases import IN_TABLES, bar, leads_of_task, lights_in_cell, states_in_cell
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.words import Words

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline

Row = tuple[Cell, ...]


def outline_table(status: Status, words: Words, baseline: "Baseline | None" = None) -> Table:
    """Sections with their tasks below them."""
    then, rows = GroupsThen.of_parts(baseline, words), []
    for section in status.sections:
        rows.append(_section_row(section, words, then, Ink.BOLD))
        tasks = [task for task in status.tasks if task.task.section == section.section.id]
        rows += [_task_row(task, words, then, indent=1) for task in tasks]
    return Table(_columns("outline", words, then), tuple(rows))


def section_table(status: Status, words: Words, baseline: "Baseline | None" = None) -> Table:
    """Sections only."""
    then = GroupsThen.of_parts(baseline, words)
    rows = tuple(_section_row(section, words, then) for section in status.sections)
    return Table(_columns("section", words, then), rows)


def task_table(status: Status, words: Words, baseline: "Baseline | None" = None) -> Table:
    """Tasks only."""
    then = GroupsThen.of_parts(baseline, words)
    rows = tuple(_task_row(task, words, then) for task in status.tasks)
    return Table(_columns("task", words, then), rows)


def titled(number: str | None, title: str, words: Words) -> str:
    """A title with its number before it, when it has one."""
    return words("label.numbered", number=number, title=title) if number else title


def _columns(first: str, words: Words, then: GroupsThen) -> tuple[Column, ...]:
    return (
        columns.words(first, words, least=16, ease=26),
        columns.drawing("bar", words, drop=5),
        columns.number("completion", words),
        columns.number("expected", words, drop=4),
        columns.number("gap", words),
        columns.fixed("light", words),
        *then.columns(),
        columns.number("reported", words, drop=7),
        columns.listing("lead", words, least=8, ease=10, drop=2),
        columns.listing("states", words, least=24, drop=8),
        columns.listing("lights", words, least=24, drop=9),
    )


def _section_row(found: SectionStatus, words: Words, then: GroupsThen, ink: Ink = Ink.PLAIN) -> Row:
    section = found.section
    title = columns.text_cell(titled(section.number, section.title, words), ink)
    beside = then.cells(section.id, section.all_targets)
    return (title, *_of_group(found.group, words), *beside, *_inside(found.group, "", words))


def _task_row(found: TaskStatus, words: Words, then: GroupsThen, indent: int = 0) -> Row:
    task = found.task
    title = columns.text_cell(titled(task.number, task.title, words), indent=indent)
    leads, beside = leads_of_task(task, words, IN_TABLES), then.cells(task.id, task.targets)
    return (title, *_of_group(found.group, words), *beside, *_inside(found.group, leads, words))


def _of_group(group: Group, words: Words) -> Row:
    return (
        Cell(bar(group.completion, group.expected)),
        columns.share_cell(group.completion),
        columns.share_cell(group.expected),
        columns.gap_cell(group.gap, group.light),
        columns.light_cell(group.light, words),
    )


def _inside(group: Group, leads: str, words: Words) -> Row:
    """What the mean hides: reports, leads, states and lights."""
    return (
        Cell(f"{group.reported}/{group.scored}"),
        Cell(leads),
        Cell(states_in_cell(group.states, words)),
        Cell(lights_in_cell(group.lights, words)),
    )
