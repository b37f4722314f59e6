"""The program: builds the command line in a language, runs it, and turns how it ends into an exit code."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Annotated

from typer import Abort, Context, Typer, TyperException
from typer import Exit as TyperExit

from workplan import __version__
from workplan.cli import usage
from workplan.cli.answers import remember
from workplan.cli.commands import add_commands
from workplan.cli.exits import Exit, Stop
from workplan.cli.helped import Helped
from workplan.cli.output import emit, said, settle_streams, tell
from workplan.cli.shared import group_class, language_without_plan
from workplan.views.words.calls import CALLS
from workplan.views.words.language import Language, say


def main() -> int:
    """Run the command line of this process; its exit code."""
    settle_streams()
    arguments = sys.argv[1:]
    code = run(arguments)
    if code in (Exit.WELL, Exit.THRESHOLD_MET):
        remember(arguments, said(), code)
    return code


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code."""
    language = language_without_plan(_language_option(arguments))
    try:
        program = command_line(language, arguments)
        ended = program(args=list(arguments), prog_name="workplan", standalone_mode=False)
    except Stop as stop:
        tell(stop.message)
        return stop.code
    except TyperException as error:
        tell(usage.words_of(error, language))
        return Exit.CALL_WRONG
    except (Abort, KeyboardInterrupt, EOFError):
        return _interrupted(language)
    except (OSError, MemoryError) as trouble:
        return _troubled(trouble, language)
    except SystemExit:  # so Rich ends a help whose reader has gone away (`| head`)
        return Exit.WELL
    return _interrupted(language) if ended == Exit.INTERRUPTED else int(ended or 0)


def _troubled(trouble: OSError | MemoryError, language: Language) -> int:
    of = trouble if isinstance(trouble, OSError) else OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    reason = of.strerror or str(of)
    tell(say(CALLS["machine-trouble"], language, file=of.filename or "workplan", reason=reason))
    return Exit.MACHINE_TROUBLE


def _interrupted(language: Language) -> int:
    tell(say(CALLS["interrupted"], language))
    return Exit.INTERRUPTED


def _language_option(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, before the command line is built in that language."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
    return None


def command_line(language: Language, arguments: Sequence[str] = ()) -> Typer:
    """The command line, as far as `arguments` need it, with its help in `language`."""
    helped = Helped(language)
    app = Typer(
        help=helped.say("program"),
        cls=group_class(language),
        context_settings={"help_option_names": ["-h", "--help"]},
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        add_completion=False,
    )

    @app.callback()
    def program(
        context: Context,
        version: Annotated[bool, helped.option("--version", "version")] = False,
    ) -> None:
        if version:
            emit(f"workplan {__version__}")
            raise TyperExit
        if context.invoked_subcommand is None:
            emit(helped.say("first-steps"))

    add_commands(app, helped, arguments)
    return app


if __name__ == "__main__":
    sys.exit(main())
