"""workplan init: a new, commented plan and the folder of its logs."""

import re
import sys
from datetime import date
from typing import Annotated

from typer import Context, prompt

from workplan.cli.args import option
from workplan.cli.office import Call, call_of
from workplan.cli.output import emit_written, is_terminal
from workplan.core.calendar import FIRST_YEAR, LAST_YEAR, Every, Period, period_of
from workplan.files.disk.starter import (
    LINES,
    SCHEMA_FILES,
    companions,
    differing,
    starter_plan,
)
from workplan.files.disk.write import write_new
from workplan.files.schema.ids import as_whole
from workplan.views.phrases import Words
from workplan.views.words import Language

_YEAR = re.compile(r"([0-9]{4})(?:/([0-9]{2}))?", re.ASCII)


def init(
    context: Context,
    title: Annotated[str | None, option("--title", "init-title", "TEXT")] = None,
    organization: Annotated[str | None, option("--organization", "init-organization", "TEXT")] = None,
    year: Annotated[str | None, option("--year", "init-year", "YEAR")] = None,
    start_month: Annotated[str | None, option("--start-month", "init-start-month", "N")] = None,
) -> None:
    """Write a new plan, and what belongs beside it."""
    call = call_of(context)
    words = Words(call.language or _asked_language(call))
    year = _given(call, "--year", "call.ask-year", year, str(call.today.year))
    period = _period(call, year, start_month)
    name = f"{period.start:%Y}" if period.first_month == 1 else f"{period.start:%Y}-{period.end:%y}"
    organization = _given(call, "--organization", "call.ask-organization", organization)
    title = _given(call, "--title", "call.ask-title", title)
    plan = starter_plan(title, organization, period, words.language)
    beside = companions(call.directory)
    files = {f"progress/{name}/.gitkeep": "", f"plan/{name}.yaml": plan, **beside}
    try:
        write_new(call.directory, files)
    except FileExistsError as error:
        raise call.stop("exists", file=error.filename) from None
    written = [f"plan/{name}.yaml", f"progress/{name}/", *beside]
    lines = [words("call.written", file=call.directory / file) for file in written]
    lines += _what_was_left(call, words)
    lines.append(words("call.next-steps", file=f"plan/{name}.yaml"))
    emit_written("\n".join(lines), written[0], words)


def _period(call: Call, year: str, start_month: str | None) -> Period:
    """The twelve months that are meant: from January of a `year`, or from another month of its first one."""
    written = _YEAR.fullmatch(year)
    month = 1 if start_month is None else as_whole(start_month.strip()) or 0
    if not 1 <= month <= Every.YEAR.months:
        raise call.stop("bad-month", text=start_month)
    first = int(written[1]) if written else 0
    after = f"{first + 1:04}"[2:]
    is_known = FIRST_YEAR <= first <= (LAST_YEAR if month == 1 else LAST_YEAR - 1)
    if written is None or not is_known or written[2] not in (None, after):
        raise call.stop("bad-year", text=year)
    if written[2] and month == 1:
        raise call.stop("need-start-month", text=year)
    return period_of(date(first, month, 1), Every.YEAR, month)


def _what_was_left(call: Call, words: Words) -> list[str]:
    """Of files that were there before, what to add to them, or how to renew them."""
    folder = call.directory
    renewing = {file: f"workplan schema {name} > {folder / file}" for name, file in SCHEMA_FILES.items()}
    return [
        words(
            "call.left.line" if file in LINES else "call.left.schema",
            file=folder / file,
            line=LINES.get(file),
            command=renewing.get(file),
        )
        for file in differing(folder)
    ]


def _asked_language(call: Call) -> Language:
    if not is_terminal(sys.stdin):
        return call.words.language
    answer = prompt(call.words("call.ask-language"), default=call.words.language.value)
    return Language.EN if answer.strip() == Language.EN else Language.ZH


def _given(call: Call, option: str, question: str, text: str | None, default: str | None = None) -> str:
    """What an option says; on a terminal a missing one is asked for."""
    if text is None and is_terminal(sys.stdin):
        text = prompt(call.words(question), default=default)
    if text is None and default is None:
        raise call.stop("need-option", option=option)
    answer = (text if text is not None else default or "").strip()
    if not answer:
        raise call.stop("empty-text", option=option)
    return answer
