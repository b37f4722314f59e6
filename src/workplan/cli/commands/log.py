"""workplan log: one entry appended to the log of its month."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from random import SystemRandom
from typing import Annotated, Literal, TypeVar

from typer import Context, prompt

from workplan.cli.args import argument, option
from workplan.cli.log import Report, record
from workplan.cli.office import Call, Opened, call_of
from workplan.cli.output import Stop, is_terminal, tell
from workplan.core.lookup import find_reportable, id_of, name_of
from workplan.core.plan import Kind, Target, Task
from workplan.core.typed import Draft, Refusal, Written, fields_of, fields_to_write
from workplan.files.logs.write import new_id

_T = TypeVar("_T")


def log(
    context: Context,
    target: Annotated[str | None, argument("log-target", "[TARGET]")] = None,
    change: Annotated[str | None, argument("log-change", "[CHANGE]")] = None,
    add: Annotated[str | None, option("--add", "log-add", "N")] = None,
    total: Annotated[str | None, option("--total", "log-total", "N")] = None,
    reached: Annotated[str | None, option("--reached", "log-reached", "STAGE")] = None,
    day: Annotated[str | None, option("--date", "log-date", "DAY")] = None,
    by: Annotated[str | None, option("--by", "log-by", "TEXT")] = None,
    note: Annotated[str | None, option("--note", "log-note", "TEXT")] = None,
    problem: Annotated[str | None, option("--problem", "log-problem", "TEXT")] = None,
    following: Annotated[str | None, option("--next", "log-next", "TEXT")] = None,
    evidence: Annotated[list[str] | None, option("--evidence", "log-evidence", "FILE")] = None,
    light: Annotated[
        Literal["red", "yellow", "green"] | None, option("--light", "log-light", "LIGHT")
    ] = None,
    name: Annotated[str | None, option("--id", "log-id", "ID")] = None,
) -> None:
    """Append an entry."""
    call = call_of(context)
    words = {"--reached": reached, "--by": by, "--note": note, "--problem": problem, "--next": following}
    _stop_at_bytes(call, {**words, "--id": name})
    draft = Draft(change, add, total, reached, light, by, note, problem, following, tuple(evidence or ()))
    if target is None and draft == Draft() and is_terminal(sys.stdin):
        _log_asked(call)
    else:
        _log_given(call, target, call.day(day), draft, name or new_id(SystemRandom()))


def _stop_at_bytes(call: Call, texts: Mapping[str, str | None]) -> None:
    """End a call with a text that is not UTF-8, which Python passes on as lone surrogates."""
    for flag, text in texts.items():
        if text is not None and any("\ud800" <= letter <= "\udfff" for letter in text):
            raise call.stop("bad-text", option=flag)


def _log_asked(call: Call) -> None:
    opened = call.open_plan(call.today)
    subject = _until(partial(_reportable, opened), opened, "call.ask-target")
    tell(f"{name_of(subject)} [{id_of(subject)}]")
    day = _until(call.day, opened, "head.date", default=call.today.isoformat())
    draft = _asked_draft(opened, subject)
    record(call, call.open_plan(day), [Report(_fields(opened, draft, subject, day, new_id(SystemRandom())))])


def _log_given(call: Call, words: str | None, day: date, draft: Draft, name: str) -> None:
    opened = call.open_plan(day)
    if words is None:
        counts = (target.id for target in opened.plan.targets if target.kind is Kind.COUNT)
        raise opened.stop("need-target", example=next(counts, "TARGET"))
    record(call, opened, [Report(_fields(opened, draft, _reportable(opened, words), day, name))])


def _fields(
    opened: Opened, draft: Draft, subject: Target | Task, day: date, name: str
) -> Mapping[str, Written]:
    fields = fields_to_write(draft, subject, day, name)
    if isinstance(fields, Refusal):
        raise opened.refused(fields)
    return fields


def _reportable(opened: Opened, words: str) -> Target | Task:
    """The target or task that `words` name."""
    subject = opened.the_one(find_reportable(opened.plan, words), words)
    assert isinstance(subject, (Target, Task))
    return subject


def _asked_draft(opened: Opened, subject: Target | Task) -> Draft:
    """The change and the words of the entry."""
    kind = subject.kind if isinstance(subject, Target) else None

    def read(change: str) -> str | None:
        refusal = fields_of(kind, change or None, None, None)
        if isinstance(refusal, Refusal):
            raise opened.refused(refusal)
        return change or None

    change = _until(read, opened, "call.ask-change", default="", hint=opened.hint(kind))
    reached = _asked_stage(opened, subject) if isinstance(subject, Target) and subject.stages else None
    asked = ("call.ask-note", "call.ask-problem", "call.ask-next", "call.ask-by")
    note, problem, following, by = (_ask(opened, key, default="") or None for key in asked)
    return Draft(change=change, reached=reached, note=note, problem=problem, next=following, by=by)


def _asked_stage(opened: Opened, target: Target) -> str | None:
    """The stage that was reached, None for none."""
    names = [stage.name or "" for stage in target.stages]
    stages = opened.page.words.names(names)

    def read(text: str) -> str | None:
        if text and text not in names:
            raise opened.stop("no-stage", text=text, stages=stages)
        return text or None

    return _until(read, opened, "call.ask-reached", default="", stages=stages)


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
