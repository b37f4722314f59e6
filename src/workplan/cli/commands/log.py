"""workplan log: one entry appended to the log of its month."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from random import SystemRandom
from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import Call, Opened, call_of
from workplan.cli.exits import Stop
from workplan.cli.helped import Helped
from workplan.cli.output import is_terminal
from workplan.cli.recording import record
from workplan.core.lookup import find_reportable
from workplan.core.plan import Kind, Target, Task
from workplan.core.typed import Draft, Refusal, Written, fields_to_write
from workplan.files.entry_line import new_id


class OwnLight(StrEnum):
    """The reporter's own verdict."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    # So that `-3` is a change and no option; what is neither is refused below.
    @helped.command(app, "log", ignore_unknown_options=True, allow_extra_args=True)
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
        _stop_at_strange(call, [target, change], context.args)
        texts = {"--by": by, "--note": note, "--problem": problem, "--next": following, "--id": name}
        _stop_at_bytes(call, texts)
        draft = Draft(change, add, total, light, by, note, problem, following, tuple(evidence or ()))
        if target is None and draft == Draft() and is_terminal(sys.stdin):
            _log_asked(call)
        else:
            _log_given(call, target, call.day(day), draft, name or new_id(SystemRandom()))


def _stop_at_strange(call: Call, taken: Sequence[str | None], more: Sequence[str]) -> None:
    """End a call with an option that there is not, or with an argument too many."""
    for word in [*taken, *more]:
        if word is not None and word.startswith("-") and not word[1:2].isdigit():
            raise _usage_stop(call, "usage.option", name=word)
    if more:
        raise _usage_stop(call, "usage.extra", words=" ".join(more))


def _stop_at_bytes(call: Call, texts: Mapping[str, str | None]) -> None:
    """End a call with a text that is not UTF-8, which Python passes on as lone surrogates."""
    for option, text in texts.items():
        if text is not None and any("\ud800" <= letter <= "\udfff" for letter in text):
            raise call.stop("bad-text", option=option)


def _usage_stop(call: Call, key: str, **words: str) -> Stop:
    message = call.words.of("call", key, **words)
    return call.stop("usage", message=message, command="workplan log")


def _log_asked(call: Call) -> None:
    # what is given need not be asked for
    from workplan.cli.asking import asked_day, asked_draft, asked_subject  # noqa: PLC0415

    opened = call.open_plan(call.today)
    subject = asked_subject(opened)
    day = asked_day(call, opened)
    draft = asked_draft(opened, subject)
    record(call, call.open_plan(day), _fields(opened, draft, subject, day, new_id(SystemRandom())))


def _log_given(call: Call, words: str | None, day: date, draft: Draft, name: str) -> None:
    opened = call.open_books(day)
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
