"""Asking for an entry on a terminal, when `log` is called without arguments."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from typer import prompt

from workplan.cli.call import Call, Opened
from workplan.cli.output import Stop, tell
from workplan.core.lookup import find_reportable, id_of, name_of
from workplan.core.plan import Target, Task
from workplan.core.typed import Draft, Refusal, fields_of

_T = TypeVar("_T")


def asked_subject(opened: Opened) -> Target | Task:
    """The target or task that the answer names."""

    def read(words: str) -> Target | Task:
        subject = opened.the_one(find_reportable(opened.plan, words), words)
        assert isinstance(subject, (Target, Task))
        return subject

    subject = _until(read, opened, "call.ask-target")
    tell(f"{name_of(subject)} [{id_of(subject)}]")
    return subject


def asked_day(call: Call, opened: Opened) -> date:
    """The day that the figure stands for."""
    return _until(call.day, opened, "head.date", default=call.today.isoformat())


def asked_draft(opened: Opened, subject: Target | Task) -> Draft:
    """The change and the words of the entry."""
    kind = subject.kind if isinstance(subject, Target) else None

    def read(change: str) -> str | None:
        refusal = fields_of(kind, change or None, None, None)
        if isinstance(refusal, Refusal):
            raise opened.refused(refusal)
        return change or None

    change = _until(read, opened, "call.ask-change", default="", hint=opened.hint(kind))
    asked = ("call.ask-note", "call.ask-problem", "call.ask-next", "call.ask-by")
    note, problem, following, by = (_ask(opened, key, default="") or None for key in asked)
    return Draft(change=change, note=note, problem=problem, next=following, by=by)


def _until(
    read: Callable[[str], _T], opened: Opened, key: str, default: str | None = None, **hint: str
) -> _T:
    """Asks until `read` takes the answer; what it says against one is shown."""
    while True:
        try:
            return read(_ask(opened, key, default, **hint))
        except Stop as refusal:
            tell(refusal.message)


def _ask(opened: Opened, key: str, default: str | None, **hint: str) -> str:
    question = opened.page.words(key, **hint)
    answer: str = prompt(question, default=default, show_default=bool(default), err=True)
    return answer.strip()
