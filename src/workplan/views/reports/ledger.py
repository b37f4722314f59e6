"""The ledger (台账) of a report: its columns as offices have them, and what each target puts in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from workplan.core.plan import Bound, Kind, Target
from workplan.core.report import TargetReport
from workplan.views.phrases import (
    IN_TABLES,
    goal_words,
    leads_of_target,
    light_name,
    names,
    place_of,
    state_word,
)
from workplan.views.tables.outline import titled
from workplan.views.text import safe
from workplan.views.words import Words

Value = str | int | Fraction | date | None


class Sort(StrEnum):
    """What the values of a column are, beside words where there is no figure.

    A `figure` is in the unit of the target; a `share` is 1 for 100 %; `points` are percentage points.
    """

    TEXT = "text"
    WORDS = "words"
    NUMBER = "number"
    FIGURE = "figure"
    SHARE = "share"
    POINTS = "points"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """One column: its key in the catalogue of heads, what its values are, and the value of a target.

    Texts are safe: one line, nothing in them acts. `words` are long texts.
    """

    key: str
    sort: Sort
    value: Callable[[TargetReport, Words], Value]

    def head(self, words: Words) -> str:
        """Its head."""
        return words.of("ledger-head", self.key)


def _section(part: TargetReport, words: Words) -> Value:
    return titled(_safe(part.section.number), safe(part.section.title), words)


def _task(part: TargetReport, words: Words) -> Value:
    task = part.task
    return None if task is None else titled(_safe(task.number), safe(task.title), words)


def _unit(part: TargetReport, _: Words) -> Value:
    return "%" if part.target.in_points else _safe(part.target.unit)


def _goal(part: TargetReport, words: Words) -> Value:
    """The figure to be reached, alone; words where there is more to it."""
    target, least = part.target, part.target.bound.at_least
    is_plain = target.kind in (Kind.COUNT, Kind.LEVEL, Kind.RATE) and target.bound == Bound(at_least=least)
    return Fraction(least) if is_plain and least is not None else goal_words(target, words)


def _standing(target: Target, value: Fraction | None) -> Value:
    return None if target.kind is Kind.DUTY else value


def _state(part: TargetReport, words: Words) -> Value:
    if part.is_met_by_easing:
        return words("baseline.met-eased")
    return state_word(part.verdict, words)


def _light(part: TargetReport, words: Words) -> Value:
    return light_name(part.verdict.light, words)


def _said(key: str) -> Callable[[TargetReport, Words], Value]:
    """A text of the entry that had the last words."""

    def text(part: TargetReport, _: Words) -> Value:
        words = part.last_words
        return None if words is None else _safe(getattr(words, key))

    return text


def _reported_on(part: TargetReport, _: Words) -> Value:
    return None if part.last_entry is None else part.last_entry.date


def _place(part: TargetReport, _: Words) -> Value:
    return None if part.last_entry is None else place_of(part.last_entry)


def _safe(text: str | None) -> str | None:
    return None if text is None else safe(text)


LEDGER: tuple[LedgerColumn, ...] = (
    LedgerColumn("number", Sort.NUMBER, lambda part, _: part.number),
    LedgerColumn("section", Sort.TEXT, _section),
    LedgerColumn("task", Sort.TEXT, _task),
    LedgerColumn("target", Sort.TEXT, lambda part, _: safe(part.target.name)),
    LedgerColumn("unit", Sort.TEXT, _unit),
    LedgerColumn("goal", Sort.FIGURE, _goal),
    LedgerColumn("lead", Sort.TEXT, lambda part, words: leads_of_target(part.target, words, IN_TABLES)),
    LedgerColumn("support", Sort.TEXT, lambda part, words: names(part.support, words)),
    LedgerColumn("due", Sort.DAY, lambda part, _: part.target.due),
    LedgerColumn("value", Sort.FIGURE, lambda part, _: _standing(part.target, part.facts.value)),
    LedgerColumn("completion", Sort.SHARE, lambda part, _: part.facts.completion),
    LedgerColumn("expected", Sort.SHARE, lambda part, _: part.facts.expected),
    LedgerColumn("gap", Sort.POINTS, lambda part, _: part.facts.gap),
    LedgerColumn("state", Sort.TEXT, _state),
    LedgerColumn("light", Sort.TEXT, _light),
    LedgerColumn("note", Sort.WORDS, _said("note")),
    LedgerColumn("problem", Sort.WORDS, _said("problem")),
    LedgerColumn("next", Sort.WORDS, _said("next")),
    LedgerColumn("reported-on", Sort.DAY, _reported_on),
    LedgerColumn("department", Sort.TEXT, lambda part, words: names(part.department, words)),
    LedgerColumn("id", Sort.TEXT, lambda part, _: safe(part.target.id)),
    LedgerColumn("place", Sort.TEXT, _place),
)


def ledger_rows(targets: Iterable[TargetReport], words: Words) -> list[tuple[Value, ...]]:
    """One row a target, with a value for each column; None is an empty cell."""
    return [tuple(column.value(each, words) for column in LEDGER) for each in targets]
