"""The table of targets, with the columns that offices have (docs/json.md)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workplan.core.plan import Plan
from workplan.core.verdict import Verdict
from workplan.views.baseline import baseline_cells, baseline_columns, marked_state
from workplan.views.figures import standing
from workplan.views.goals import goal_words
from workplan.views.owners import IN_TABLES, leads_of_target, names
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.words.language import Language

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline


def target_table(
    plan: Plan, verdicts: Iterable[Verdict], language: Language, baseline: "Baseline | None" = None
) -> Table:
    """One row a verdict, numbered as `plan` lists its targets, with what an earlier plan says beside it."""
    numbers = {target.id: index for index, target in enumerate(plan.targets, start=1)}
    departments = {task.id: task.department for task in plan.tasks}
    depths, rows = depths_of(plan), []
    for verdict in verdicts:
        target = verdict.target
        department = target.department or departments.get(target.task or "", ())
        first = (Cell(str(numbers[target.id])), columns.text_cell(target.name, indent=depths[target.id]))
        then = () if baseline is None else baseline_cells(verdict, baseline, language)
        rows.append((*first, *_row(verdict, department, language, baseline), *then))
    return Table(_columns(language) + (baseline_columns(language) if baseline else ()), tuple(rows))


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


def _columns(language: Language) -> tuple[Column, ...]:
    return (
        columns.number("number", language, drop=6),
        columns.words("target", language, least=12, ease=22),
        columns.listing("lead", language, least=8, drop=2),
        columns.listing("department", language, least=8, drop=9),
        columns.words("goal", language, least=8, ease=10),
        columns.number("month", language, drop=7),
        columns.number("value", language),
        columns.number("completion", language),
        columns.number("expected", language, drop=5),
        columns.number("gap", language, drop=1),
        columns.fixed("light", language),
        columns.listing("state", language, least=10, ease=12),
        columns.fixed("figure-on", language, drop=8),
        columns.fixed("id", language, drop=10),
    )


def _row(
    verdict: Verdict, department: tuple[str, ...], language: Language, baseline: "Baseline | None"
) -> tuple[Cell, ...]:
    target, facts = verdict.target, verdict.facts
    return (
        Cell(leads_of_target(target, language, IN_TABLES)),
        Cell(names(department, language)),
        Cell(goal_words(target, language)),
        Cell(standing(target, facts.month, language)),
        Cell(standing(target, facts.value, language)),
        columns.share_cell(facts.completion),
        columns.share_cell(facts.expected),
        columns.gap_cell(facts.gap, verdict.light),
        columns.light_cell(verdict.light, language),
        marked_state(verdict, baseline, language),
        columns.day_cell(facts.figure_on),
        columns.text_cell(target.id),
    )
