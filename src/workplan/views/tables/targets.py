"""The table of targets, with the columns that offices have (docs/json.md)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workplan.core.plan import Plan
from workplan.core.verdict import Verdict
from workplan.views.baseline import baseline_cells, baseline_columns, marked_state
from workplan.views.phrases import IN_TABLES, goal_words, leads_of_target, names, standing
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.words import Words

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline


def target_table(
    plan: Plan, verdicts: Iterable[Verdict], words: Words, baseline: "Baseline | None" = None
) -> Table:
    """One row a verdict, numbered as `plan` lists its targets, with what an earlier plan says beside it."""
    numbers = {target.id: index for index, target in enumerate(plan.targets, start=1)}
    departments = {task.id: task.department for task in plan.tasks}
    depths, rows = depths_of(plan), []
    for verdict in verdicts:
        target = verdict.target
        department = target.department or departments.get(target.task or "", ())
        first = (Cell(str(numbers[target.id])), columns.text_cell(target.name, indent=depths[target.id]))
        then = () if baseline is None else baseline_cells(verdict, baseline, words)
        rows.append((*first, *_row(verdict, department, words, baseline), *then))
    return Table(_columns(words) + (baseline_columns(words) if baseline else ()), tuple(rows))


def depths_of(plan: Plan) -> dict[str, int]:
    """How many wholes each part (其中) lies within."""
    ids = plan.ids()
    wholes = {t.id: ids.get(t.part_of, t.part_of) for t in plan.targets if t.part_of is not None}
    return {target.id: _depth(target.id, wholes) for target in plan.targets}


def _depth(name: str, wholes: dict[str, str]) -> int:
    depth = 0
    while name in wholes and depth < len(wholes):
        name, depth = wholes[name], depth + 1
    return depth


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        columns.number("number", words, drop=6),
        columns.words("target", words, least=12, ease=22),
        columns.listing("lead", words, least=8, drop=2),
        columns.listing("department", words, least=8, drop=9),
        columns.words("goal", words, least=8, ease=10),
        columns.number("month", words, drop=7),
        columns.number("value", words),
        columns.number("completion", words),
        columns.number("expected", words, drop=5),
        columns.number("gap", words, drop=1),
        columns.fixed("light", words),
        columns.listing("state", words, least=10, ease=12),
        columns.fixed("figure-on", words, drop=8),
        columns.fixed("id", words, drop=10),
    )


def _row(
    verdict: Verdict, department: tuple[str, ...], words: Words, baseline: "Baseline | None"
) -> tuple[Cell, ...]:
    target, facts = verdict.target, verdict.facts
    return (
        Cell(leads_of_target(target, words, IN_TABLES)),
        Cell(names(department, words)),
        Cell(goal_words(target, words)),
        Cell(standing(target, facts.month, words)),
        Cell(standing(target, facts.value, words)),
        columns.share_cell(facts.completion),
        columns.share_cell(facts.expected),
        columns.gap_cell(facts.gap, verdict.light),
        columns.light_cell(verdict.light, words),
        marked_state(verdict, baseline, words),
        columns.day_cell(facts.figure_on),
        columns.text_cell(target.id),
    )
