"""workplan init: a new, commented plan and the folder of its logs."""

import sys
from typing import Annotated

from typer import Context, prompt

from workplan.cli.args import option
from workplan.cli.office import Call, call_of
from workplan.cli.output import emit_written, is_terminal
from workplan.core.calendar import FIRST_YEAR, LAST_YEAR
from workplan.files.disk.starter import (
    ATTRIBUTE,
    ATTRIBUTES,
    SCHEMA_FILES,
    companions,
    differing,
    starter_plan,
)
from workplan.files.disk.write import write_new
from workplan.views.phrases import Words
from workplan.views.words import Language


def init(
    context: Context,
    title: Annotated[str | None, option("--title", "init-title", "TEXT")] = None,
    organization: Annotated[str | None, option("--organization", "init-organization", "TEXT")] = None,
    year: Annotated[str | None, option("--year", "init-year", "YYYY")] = None,
) -> None:
    """Write a new plan, and what belongs beside it."""
    call = call_of(context)
    words = Words(call.language or _asked_language(call))
    year = _given(call, "--year", "call.ask-year", year, str(call.today.year))
    if not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise call.stop("bad-year", text=year)
    organization = _given(call, "--organization", "call.ask-organization", organization)
    title = _given(call, "--title", "call.ask-title", title)
    plan = starter_plan(title, organization, int(year), words.language)
    beside = companions(call.directory)
    files = {f"progress/{year}/.gitkeep": "", f"plan/{year}.yaml": plan, **beside}
    try:
        write_new(call.directory, files)
    except FileExistsError as error:
        raise call.stop("exists", file=error.filename) from None
    written = [f"plan/{year}.yaml", f"progress/{year}/", *beside]
    lines = [words("call.written", file=call.directory / file) for file in written]
    lines += _what_was_left(call, words)
    lines.append(words("call.next-steps", file=f"plan/{year}.yaml"))
    emit_written("\n".join(lines), written[0], words)


def _what_was_left(call: Call, words: Words) -> list[str]:
    """Of files that were there before, what to add to them, or how to renew them."""
    folder = call.directory
    renewing = {file: f"workplan schema {name} > {folder / file}" for name, file in SCHEMA_FILES.items()}
    return [
        words(
            "call.left.line" if file == ATTRIBUTES else "call.left.schema",
            file=folder / file,
            line=ATTRIBUTE,
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
