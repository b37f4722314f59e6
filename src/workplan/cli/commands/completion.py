"""workplan completion: the script by which a shell completes our commands, ids and names."""

from typing import Annotated, Literal

from workplan.cli.args import argument
from workplan.cli.output import emit
from workplan.files.disk.starter import shell_script


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], argument("completion-shell", "bash|zsh|fish")],
) -> None:
    """Print the script of a shell."""
    emit(shell_script(shell))
