"""The command line as Typer reads it: built in a language, with the command that is called."""

from collections.abc import Sequence
from typing import Annotated

from typer import Abort, Context, Typer, TyperException
from typer import Exit as TyperExit

from workplan import __version__
from workplan.cli import usage
from workplan.cli.commands import add_commands
from workplan.cli.exits import Exit
from workplan.cli.helped import Helped
from workplan.cli.output import emit, tell
from workplan.cli.shared_options import group_class
from workplan.views.words import Words


def run_command_line(arguments: Sequence[str], words: Words) -> int:
    """Run one command line; the exit code."""
    try:
        program = command_line(words, arguments)
        code = int(program(args=list(arguments), prog_name="workplan", standalone_mode=False) or 0)
    except TyperException as error:
        tell(usage.words_of(error, words))
        return Exit.CALL_WRONG
    except Abort as end:
        raise KeyboardInterrupt from end
    if code == Exit.INTERRUPTED:  # so Typer passes Ctrl-C on
        raise KeyboardInterrupt
    return code


def command_line(words: Words, arguments: Sequence[str] = ()) -> Typer:
    """The command line, as far as `arguments` need it, with its help in those words."""
    helped = Helped(words)
    app = Typer(
        help=helped.say("program"),
        cls=group_class(words),
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
