"""A draft of an entry: what a person typed, and the fields that a log is to hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workplan.core.change import Refusal, fields_of
from workplan.core.plan import Task
from workplan.core.target import Target

Written = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be reported, as text; None where nothing was said."""

    change: str | None = None
    add: str | None = None
    total: str | None = None
    light: str | None = None
    by: str | None = None
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    evidence: tuple[str, ...] = ()


def fields_to_write(
    draft: Draft, subject: Target | Task, day: date, name: str
) -> Mapping[str, Written] | Refusal:
    """The keys and texts of the entry, in the order of a log; `name` is its id."""
    kind = subject.kind if isinstance(subject, Target) else None
    figures = fields_of(kind, draft.change, draft.add, draft.total)
    if isinstance(figures, Refusal):
        return figures
    words = _said(light=draft.light, by=draft.by, note=draft.note, problem=draft.problem, next=draft.next)
    says = set(words) - {"by"}
    if not (figures.by_key or says or draft.evidence):
        return Refusal("change-figure-missing", "", kind)
    named = "task" if kind is None else "target"
    evidence = {"evidence": draft.evidence} if draft.evidence else {}
    start = {"date": day.isoformat(), named: subject.id}
    return {**start, **figures.by_key, **words, **evidence, "id": name}


def _said(**texts: str | None) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}
