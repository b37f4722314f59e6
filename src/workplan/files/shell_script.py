"""The scripts by which shells ask the program what may be typed next."""

from pathlib import Path

_SCRIPTS = Path(__file__).parent / "shells"


def shell_script(shell: str) -> str:
    """The script for `bash`, `zsh` or `fish`."""
    return (_SCRIPTS / f"workplan.{shell}").read_text(encoding="utf-8")
