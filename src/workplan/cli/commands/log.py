"""workplan log: one entry appended to the log of its month."""

import sys
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from random import SystemRandom
from typing import Annotated

from typer import Context

from workplan.cli.args import argument, option
from workplan.cli.asking import asked_day, asked_draft, asked_subject
from workplan.cli.call import Call, Opened, call_of
from workplan.cli.output import is_terminal
from workplan.cli.recording import record
from workplan.core.lookup import find_reportable
from workplan.core.plan import Kind, Target, Task
from workplan.core.typed import Draft, Refusal, Written, fields_to_write
from workplan.files.logs.write import new_id


class OwnLight(StrEnum):
    """The reporter's own verdict."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


def log(
    context: Context,
    target: Annotated[str | None, argument("log-target", "[TARGET]")] = None,
    change: Annotated[str | None, argument("log-change", "[CHANGE]")] = None,
    add: Annotated[str | None, option("--add", "log-add", "N")] = None,
    total: Annotated[str | None, option("--total", "log-total", "N")] = None,
    day: Annotated[str | None, option("--date", "log-date", "DAY")] = None,
    by: Annotated[str | None, option("--by", "log-by", "TEXT")] = None,
    note: Annotated[str | None, option("--note", "log-note", "TEXT")] = None,
    problem: Annotated[str | None, option("--problem", "log-problem", "TEXT")] = None,
    following: Annotated[str | None, option("--next", "log-next", "TEXT")] = None,
    evidence: Annotated[list[str] | None, option("--evidence", "log-evidence", "FILE")] = None,
    light: Annotated[OwnLight | None, option("--light", "log-light")] = None,
    name: Annotated[str | None, option("--id", "log-id", "ID")] = None,
) -> None:
    """Append an entry."""
    call = call_of(context)
    texts = {"--by": by, "--note": note, "--problem": problem, "--next": following, "--id": name}
    _stop_at_bytes(call, texts)
    draft = Draft(change, add, total, light, by, note, problem, following, tuple(evidence or ()))
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
    subject = asked_subject(opened)
    day = asked_day(call, opened)
    draft = asked_draft(opened, subject)
    record(call, call.open_plan(day), _fields(opened, draft, subject, day, new_id(SystemRandom())))


def _log_given(call: Call, words: str | None, day: date, draft: Draft, name: str) -> None:
    opened = call.open_plan(day)
    if words is None:
        counts = (target.id for target in opened.plan.targets if target.kind is Kind.COUNT)
        raise opened.stop("need-target", example=next(counts, "TARGET"))
    subject = opened.the_one(find_reportable(opened.plan, words), words)
    assert isinstance(subject, (Target, Task))
    record(call, opened, _fields(opened, draft, subject, day, name))


def _fields(
    opened: Opened, draft: Draft, subject: Target | Task, day: date, name: str
) -> Mapping[str, Written]:
    fields = fields_to_write(draft, subject, day, name)
    if isinstance(fields, Refusal):
        raise opened.refused(fields)
    return fields
