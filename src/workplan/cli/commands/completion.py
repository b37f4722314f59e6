"""workplan completion: the script by which a shell completes our commands, ids and names."""

from enum import StrEnum
from typing import Annotated

from workplan.cli.args import argument
from workplan.cli.output import emit
from workplan.files.disk.starter import shell_script


class Shell(StrEnum):
    """The shells that there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    shell: Annotated[Shell, argument("completion-shell", "bash|zsh|fish")],
) -> None:
    """Print the script of a shell."""
    emit(shell_script(shell))
