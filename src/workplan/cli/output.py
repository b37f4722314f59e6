"""Output: results to stdout, everything else to stderr, whatever they are connected to."""

import os
import sys
from typing import TextIO

from workplan.cli.exits import Exit, Stop


def emit(text: str) -> None:
    """Print a result; a reader that has gone away (`| head`) ends the command well."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Stop(Exit.WELL) from None


def tell(text: str) -> None:
    """Print a problem or a remark beside the result."""
    _write(sys.stderr, text)


def _write(stream: TextIO, text: str) -> None:
    if text:
        stream.write(text if text.endswith("\n") else text + "\n")
        stream.flush()


def survive_any_encoding() -> None:
    """What a terminal's encoding cannot show is escaped, and never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
