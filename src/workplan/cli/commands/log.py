"""workplan log: one entry appended to the log of its month."""

import sys
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from random import SystemRandom
from typing import Annotated

from typer import Context, Typer

from workplan.cli.asking import asked_day, asked_draft, asked_subject
from workplan.cli.call import Call, Opened, call_of
from workplan.cli.helped import Helped
from workplan.cli.recording import record
from workplan.core.change import Refusal
from workplan.core.draft import Draft, Written, fields_to_write
from workplan.core.lookup import find_reportable
from workplan.core.plan import Target, Task
from workplan.files.entry_line import new_id


class OwnLight(StrEnum):
    """The reporter's own verdict."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "log", ignore_unknown_options=True)
    def log(
        context: Context,
        target: Annotated[str | None, helped.argument("log-target", metavar="[TARGET]")] = None,
        change: Annotated[str | None, helped.argument("log-change", metavar="[CHANGE]")] = None,
        add: Annotated[str | None, helped.option("--add", "log-add", metavar="N")] = None,
        total: Annotated[str | None, helped.option("--total", "log-total", metavar="N")] = None,
        day: Annotated[str | None, helped.option("--date", "log-date", metavar="DAY")] = None,
        by: Annotated[str | None, helped.option("--by", "log-by", metavar="TEXT")] = None,
        note: Annotated[str | None, helped.option("--note", "log-note", metavar="TEXT")] = None,
        problem: Annotated[str | None, helped.option("--problem", "log-problem", metavar="TEXT")] = None,
        following: Annotated[str | None, helped.option("--next", "log-next", metavar="TEXT")] = None,
        evidence: Annotated[
            list[str] | None, helped.option("--evidence", "log-evidence", metavar="FILE")
        ] = None,
        light: Annotated[OwnLight | None, helped.option("--light", "log-light")] = None,
        name: Annotated[str | None, helped.option("--id", "log-id", metavar="ID")] = None,
    ) -> None:
        call = call_of(context)
        draft = Draft(change, add, total, light, by, note, problem, following, tuple(evidence or ()))
        if target is None and draft == Draft() and sys.stdin.isatty():
            _log_asked(call)
        else:
            _log_given(call, target, call.day(day), draft, name or new_id(SystemRandom()))


def _log_asked(call: Call) -> None:
    opened = call.open_plan(call.today)
    subject = asked_subject(opened)
    day = asked_day(call, opened)
    draft = asked_draft(opened, subject)
    record(call, call.open_plan(day), _fields(opened, draft, subject, day, new_id(SystemRandom())))


def _log_given(call: Call, words: str | None, day: date, draft: Draft, name: str) -> None:
    opened = call.open_plan(day)
    if words is None:
        example = next((target.id for target in opened.plan.targets), "TARGET")
        raise opened.stop("need-target", example=example)
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
