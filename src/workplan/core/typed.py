"""What a person types to report something, `+3`, `=41`, `41`, `done` …, and the entry that it means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from workplan.core.plan import Kind, Target, Task

Written: TypeAlias = str | tuple[str, ...]
_REST = ("reached", "light", "by", "note", "problem", "next", "evidence")  # what stands behind a figure
_FIGURE = r"[0-9]+(?:\.[0-9]+)?%?"
_ADDED = re.compile(rf"\+?(-?{_FIGURE})", re.ASCII)
_STANDING = re.compile(rf"=?([+-]?{_FIGURE}|[0-9]+/[0-9]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be reported, as it was typed; None where nothing was said."""

    change: str | None = None
    add: str | None = None
    total: str | None = None
    reached: str | None = None
    light: str | None = None
    by: str | None = None
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong with the `text` that was typed for a target of a kind (None: for a task).

    `code` is `change-not-for-kind`, `change-plain-number` (`3` more, or `3` in all?), `change-unreadable`,
    `change-is-stage`, `change-twice` (as a change and as an option) or `change-figure-missing` (nothing was
    said).
    """

    code: str
    text: str
    kind: Kind | None


def fields_to_write(
    draft: Draft, subject: Target | Task, day: date, name: str
) -> Mapping[str, Written] | Refusal:
    """The keys and texts of the entry, in the order of a log; `name` is its id."""
    kind = subject.kind if isinstance(subject, Target) else None
    stages = [stage.name for stage in subject.stages] if isinstance(subject, Target) else []
    if draft.change is not None and draft.change in stages:
        return Refusal("change-is-stage", draft.change, kind)
    figures = fields_of(kind, draft.change, draft.add, draft.total)
    if isinstance(figures, Refusal):
        return figures
    texts = {key: getattr(draft, key) for key in _REST}
    words = {key: text for key, text in texts.items() if text}
    if not figures and not words.keys() - {"by"}:
        return Refusal("change-figure-missing", "", kind)
    start = {"date": day.isoformat(), "task" if kind is None else "target": subject.id}
    return {**start, **figures, **words, "id": name}


def fields_of(
    kind: Kind | None, change: str | None, add: str | None, total: str | None
) -> Mapping[str, str] | Refusal:
    """The `add`, `value` or `done` that `change`, `--add` and `--total` mean for a kind of target.

    Nothing for words alone, all that may be said of a task (None).
    """
    meant = {} if change is None else _meaning(kind, change.strip())
    if isinstance(meant, Refusal):
        return meant
    more = _options(kind, add, total)
    if isinstance(more, Refusal):
        return more
    if change is not None and meant.keys() & more.keys():
        return Refusal("change-twice", change, kind)
    given = {**meant, **more}
    return {key: given[key] for key in ("add", "value", "done") if key in given}


def _meaning(kind: Kind | None, change: str) -> Mapping[str, str] | Refusal:
    """`+3` and `-3` add; `=41` is a total or a standing figure, which is plain where nothing is added."""
    is_counted = kind in (Kind.COUNT, Kind.RECURRING)
    if kind is Kind.MILESTONE and change in ("done", "undone"):
        return {"done": "true" if change == "done" else "false"}
    if kind is None or kind is Kind.DUTY or change in ("done", "undone"):
        return Refusal("change-not-for-kind", change, kind)
    if (match := _STANDING.fullmatch(change)) is None:
        return Refusal("change-unreadable", change, kind)
    figure = match[1].removeprefix("+") if is_counted else match[1]
    key = "add" if is_counted and change[0] in "+-" else "value"
    if is_counted and change[0] not in "+-=":
        return Refusal("change-plain-number", change, kind)
    if key not in kind.takes or (change[0] == "+" and key == "value"):
        return Refusal("change-not-for-kind", change, kind)
    return {key: figure}


def _options(kind: Kind | None, add: str | None, total: str | None) -> Mapping[str, str] | Refusal:
    given = {}
    for key, pattern, typed in (("add", _ADDED, add), ("value", _STANDING, total)):
        if typed is None:
            continue
        text = typed.strip()
        if kind is None or key not in kind.takes:
            return Refusal("change-not-for-kind", text, kind)
        if (match := pattern.fullmatch(text)) is None:
            return Refusal("change-unreadable", text, kind)
        given[key] = match[1].removeprefix("+")
    return given
