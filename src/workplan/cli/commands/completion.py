"""workplan completion: the script by which a shell completes our commands, ids and names."""

from enum import StrEnum
from typing import Annotated

from typer import Context, Typer

from workplan.cli.helped import Helped
from workplan.cli.output import emit
from workplan.files.disk.starter import shell_script


class Shell(StrEnum):
    """The shells that there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "completion")
    def completion(
        context: Context,  # noqa: ARG001  # every command takes the shared options
        shell: Annotated[Shell, helped.argument("completion-shell", metavar="bash|zsh|fish")],
    ) -> None:
        emit(shell_script(shell))
