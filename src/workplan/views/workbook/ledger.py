"""The ledger (台账): the columns of the sheets of targets, and what each target has in them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import NamedTuple, TypeAlias

from workplan.core.baseline import Baseline
from workplan.core.plan import Kind, Plan, Target
from workplan.core.report import Report, TargetReport
from workplan.core.verdict import Verdict
from workplan.views.baseline import marked_state
from workplan.views.phrases import figure, goal_words, light_word, place_of, state_word
from workplan.views.reports.ledger import LEDGER, LedgerColumn, Sort
from workplan.views.words import Words
from workplan.views.workbook.grid import Column
from workplan.views.workbook.values import Value, count_value, figure_value, gap_value, share_value

_Give: TypeAlias = Callable[[TargetReport], Value]


class _Room(NamedTuple):
    """Between which widths a column lies, how its texts stand, and whether it comes on paper."""

    least: int
    most: int
    align: str = ""
    printed: bool = True


_ROOMS = {
    "number": _Room(5, 6, "center"),
    "section": _Room(8, 10),
    "task": _Room(10, 16),
    "target": _Room(12, 22),
    "unit": _Room(5, 8, "center"),
    "goal": _Room(8, 14, "center"),
    "lead": _Room(8, 10),
    "support": _Room(5, 12),
    "value": _Room(8, 14),
    "completion": _Room(8, 12),
    "expected": _Room(8, 12),
    "gap": _Room(8, 12),
    "state": _Room(8, 14, "center"),
    "light": _Room(9, 12, "center"),
    "note": _Room(8, 26),
    "problem": _Room(8, 22),
    "next": _Room(8, 20),
    "department": _Room(8, 14, printed=False),
    "id": _Room(8, 24, printed=False),
    "place": _Room(10, 36, printed=False),
}
_DAY = _Room(6, 12)


def ledger_columns(report: Report, words: Words) -> tuple[Column[TargetReport], ...]:
    """The columns of the office's ledger, and beside what is printed those that trace each figure."""
    office = tuple(_office_column(column, report, words) for column in LEDGER)
    then = () if report.baseline is None else _then_columns(report.baseline, words)
    return (*office, *_trace_columns(report, words), *then)


def _office_column(column: LedgerColumn, report: Report, words: Words) -> Column[TargetReport]:
    room = _ROOMS.get(column.key, _DAY)
    return Column(
        column.head(words),
        _given(column, report.baseline, words),
        room.least,
        room.most,
        room.printed,
        room.align,
        is_light=column.key == "light",
        is_state=column.key == "state",
    )


def _given(column: LedgerColumn, baseline: Baseline | None, words: Words) -> _Give:
    """What a target has in a column: of some, more than a table of text has."""
    match column.key:
        case "task":
            return lambda row: _cell(column, column.value(row, words)) or words("heading.headline")
        case "goal":
            return lambda row: _goal(row.target, words)
        case "state":
            return lambda row: marked_state(row.verdict, baseline, words).text
        case "light":
            return lambda row: light_word(row.verdict.light, words)
        case _:
            return lambda row: _cell(column, column.value(row, words))


def _cell(column: LedgerColumn, value: str | int | Fraction | date | None) -> Value:
    """A value of the ledger as a cell holds it; nothing for an empty text."""
    match value:
        case Fraction():
            makers = {Sort.SHARE: share_value, Sort.POINTS: gap_value}
            return makers.get(column.sort, figure_value)(value)
        case int():
            return count_value(value)
        case _:
            return value or None


def _trace_columns(report: Report, words: Words) -> tuple[Column[TargetReport], ...]:
    """Where the figures come from; on the screen only."""
    beside: tuple[Column[TargetReport], ...] = (
        Column(words("head.figure-on"), lambda row: row.facts.figure_on),
        Column(_head("figure-place", words), _figure_place, 10, 36),
        Column(_head("asked-at", words), partial(_asked_at, report.file), 10, 26),
        Column(_head("old-due", words), partial(_old_due, report.plan)),
    )
    return tuple(replace(column, printed=False) for column in beside)


def _then_columns(baseline: Baseline, words: Words) -> tuple[Column[TargetReport], ...]:
    """What an earlier plan says of the same reports."""

    def then(row: TargetReport) -> Verdict | None:
        return baseline.verdicts.get(row.target.id)

    def completion(row: TargetReport) -> Value:
        return share_value(found.facts.completion) if (found := then(row)) else None

    def gap(row: TargetReport) -> Value:
        return gap_value(found.facts.gap) if (found := then(row)) else None

    def state(row: TargetReport) -> Value:
        return state_word(found, words) if (found := then(row)) else words("baseline.absent")

    return (
        Column(words("head.then-completion"), completion, 8, printed=False),
        Column(words("head.then-gap"), gap, 8, printed=False),
        Column(words("head.then-state"), state, 10, 14, printed=False, align="center"),
    )


def _head(key: str, words: Words) -> str:
    return words.of("sheet-head", key)


def _goal(target: Target, words: Words) -> Value:
    """The bound as a number behind ≥ or ≤, so that it sorts as one; what is no single number, in words."""
    bound = target.bound
    if target.kind is Kind.RECURRING and target.every is not None:
        every = words.of("every", target.every)
        before, behind = _around("recurring", words, every=every)
        return figure_value(target.at_least or Decimal(0), before, behind)
    if target.kind in (Kind.MILESTONE, Kind.DUTY) or not bound.is_set:
        return goal_words(target, words)
    if bound.between is not None:
        low, high = map(figure, bound.between)
        return words("goal.between", low=low, high=high)
    key, goal = ("at-most", bound.at_most) if bound.at_least is None else ("at-least", bound.at_least)
    before, behind = _around(key, words)
    return figure_value(goal, before, behind + _beside(target, words))


def _around(key: str, words: Words, **params: str) -> tuple[str, str]:
    """What a goal says before its figure and behind it."""
    before, _, behind = words.of("goal", key, bound="\0", **params).partition("\0")
    return before, behind


def _beside(target: Target, words: Words) -> str:
    """What is said behind a goal: its baseline and its stretch."""
    said, bound = "", target.bound
    if bound.baseline is not None:
        said = words("goal.baseline", goal=said, baseline=figure(bound.baseline))
    if bound.stretch is not None:
        said = words("goal.stretch", goal=said, stretch=figure(bound.stretch))
    return said


def _figure_place(row: TargetReport) -> Value:
    """Where the standing figure was reported."""
    return None if row.last_figure is None else place_of(row.last_figure)


def _asked_at(file: str, row: TargetReport) -> Value:
    """Where the plan asks for it."""
    return None if row.line is None else f"{file}:{row.line}"


def _old_due(plan: Plan, row: TargetReport) -> Value:
    """The due date before revisions moved it."""
    changes = sorted(plan.due_changes(row.target), key=lambda change: change[0].date)
    return changes[0][1].old if changes else None
