"""The program: runs a command line of this process, and remembers its answer."""

import sys
from collections.abc import Sequence

from workplan.cli.answers import remember
from workplan.cli.endings import ended
from workplan.cli.exits import Exit
from workplan.cli.output import said, settle_streams
from workplan.cli.plain_words import answer_of
from workplan.cli.shared import language_without_plan
from workplan.views.words import Words


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
    words = Words(language_without_plan(language_option(arguments)))
    return ended(lambda: _run(arguments, words), words)


def language_option(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, before the command line is built in that language."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
    return None


def _run(arguments: Sequence[str], words: Words) -> int:
    """Run what is written in plain words at once, and all else by Typer."""
    if (answer := answer_of(arguments)) is not None:
        answer()
        return Exit.WELL
    from workplan.cli.command_line import run_command_line  # noqa: PLC0415  # Typer takes long to load

    return run_command_line(arguments, words)


if __name__ == "__main__":
    sys.exit(main())
