"""workplan init: a new, commented plan and the folder of its logs."""

import sys
from typing import Annotated

from typer import Context, Typer, prompt

from workplan.cli.call import Call, call_of
from workplan.cli.exits import Exit, Stop
from workplan.cli.helped import Helped
from workplan.cli.output import emit
from workplan.core.days import FIRST_YEAR, LAST_YEAR
from workplan.files.disk import write_new
from workplan.files.starter import ATTRIBUTE, ATTRIBUTES, SCHEMA_FILES, companions, differing, starter_plan
from workplan.views.words.calls import CALLS
from workplan.views.words.language import Language, say


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "init")
    def init(
        context: Context,
        title: Annotated[str | None, helped.option("--title", "init-title", metavar="TEXT")] = None,
        organization: Annotated[
            str | None, helped.option("--organization", "init-organization", metavar="TEXT")
        ] = None,
        year: Annotated[str | None, helped.option("--year", "init-year", metavar="YYYY")] = None,
    ) -> None:
        call = call_of(context)
        language = call.shared.language or _asked_language(call)
        year = _year(call, _given(call, "--year", "ask-year", year, str(call.today.year)))
        organization = _given(call, "--organization", "ask-organization", organization)
        title = _given(call, "--title", "ask-title", title)
        plan = starter_plan(title, organization, int(year), language)
        beside = companions(call.shared.directory)
        _write(call, {f"plan/{year}.yaml": plan, f"progress/{year}/.gitkeep": "", **beside})
        _say_what_was_left(call, language)
        emit(say(CALLS["next-steps"], language, file=f"plan/{year}.yaml"))


def _write(call: Call, files: dict[str, str]) -> None:
    folder = call.shared.directory
    try:
        write_new(folder, files)
    except FileExistsError as error:
        raise Stop(Exit.CALL_WRONG, say(CALLS["exists"], call.language, file=error.filename)) from None
    for file in files:
        emit(say(CALLS["written"], call.language, file=folder / file.removesuffix(".gitkeep")))


def _say_what_was_left(call: Call, language: Language) -> None:
    """Of files that were there before, what to add to them, or how to renew them."""
    folder = call.shared.directory
    renewing = {file: f"workplan schema {name} > {folder / file}" for name, file in SCHEMA_FILES.items()}
    for file in differing(folder):
        words = {"file": folder / file, "line": ATTRIBUTE, "command": renewing.get(file)}
        emit(say(CALLS["left.line" if file == ATTRIBUTES else "left.schema"], language, **words))


def _asked_language(call: Call) -> Language:
    if not sys.stdin.isatty():
        return call.language
    answer = prompt(say(CALLS["ask-language"], call.language), default=call.language.value)
    return Language.EN if answer.strip() == Language.EN else Language.ZH


def _given(call: Call, option: str, question: str, text: str | None, default: str | None = None) -> str:
    """What an option says; on a terminal a missing one is asked for."""
    if text is None and sys.stdin.isatty():
        text = prompt(say(CALLS[question], call.language), default=default)
    if text is None and default is None:
        raise call.stop("need-option", option=option)
    answer = (text if text is not None else default or "").strip()
    if not answer:
        raise call.stop("empty-text", option=option)
    return answer


def _year(call: Call, text: str) -> str:
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise call.stop("bad-year", text=text)
    return text
