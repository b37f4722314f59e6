"""A change as it is typed: `+3`, `=41`, `41`, `done` …, and the fields of the entry that it means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workplan.core.target import Kind

_FIGURE = r"[0-9]+(?:\.[0-9]+)?%?"
_ADDED = re.compile(rf"\+?(-?{_FIGURE})", re.ASCII)
_STANDING = re.compile(rf"=?([+-]?{_FIGURE}|[0-9]+/[0-9]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fields:
    """What an entry gives: `add`, `value` or `done`, as text; none of them for words alone."""

    by_key: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a change cannot be taken: a code of views/, and what to type instead."""

    code: str
    text: str
    kind: Kind | None


def fields_of(kind: Kind | None, change: str | None, add: str | None, total: str | None) -> Fields | Refusal:
    """The fields that `change`, `--add` and `--total` mean for a kind of target; None is a task."""
    if change is None:
        return _options(kind, add, total)
    meant = _meaning(kind, change.strip())
    if isinstance(meant, Refusal):
        return meant
    more = _options(kind, add, total)
    if isinstance(more, Refusal):
        return more
    if set(meant.by_key) & set(more.by_key):
        return Refusal("change-twice", change, kind)
    return Fields({**meant.by_key, **more.by_key})


def _options(kind: Kind | None, add: str | None, total: str | None) -> Fields | Refusal:
    given = {key: text.strip() for key, text in (("add", add), ("value", total)) if text is not None}
    for key, text in given.items():
        if kind is None or key not in kind.takes:
            return Refusal("change-not-for-kind", text, kind)
        pattern = _ADDED if key == "add" else _STANDING
        if not (match := pattern.fullmatch(text)):
            return Refusal("change-unreadable", text, kind)
        given[key] = _unsigned(match[1])
    return Fields(given)


def _meaning(kind: Kind | None, change: str) -> Fields | Refusal:
    if kind is None or kind is Kind.DUTY:
        return Refusal("change-not-for-kind", change, kind)
    if change in ("done", "undone"):
        return _done(kind, change)
    match = _STANDING.fullmatch(change)
    if match is None:
        return Refusal("change-unreadable", change, kind)
    if kind in (Kind.COUNT, Kind.RECURRING):
        return _counted(kind, change, match[1])
    if change.startswith("+"):
        return Refusal("change-not-for-kind", change, kind)
    return Fields({"value": match[1]})


def _done(kind: Kind, change: str) -> Fields | Refusal:
    if kind is not Kind.MILESTONE:
        return Refusal("change-not-for-kind", change, kind)
    return Fields({"done": "true" if change == "done" else "false"})


def _counted(kind: Kind, change: str, figure: str) -> Fields | Refusal:
    """`+3` and `-3` add; `=3` is the total of a count; a plain 3 could be either."""
    if change.startswith("="):
        if kind is Kind.RECURRING:
            return Refusal("change-not-for-kind", change, kind)
        return Fields({"value": _unsigned(figure)})
    if change[0] not in "+-":
        return Refusal("change-plain-number", change, kind)
    return Fields({"add": _unsigned(figure)})


def _unsigned(figure: str) -> str:
    return figure.removeprefix("+")
