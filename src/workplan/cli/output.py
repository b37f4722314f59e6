"""Output: results to stdout, everything else to stderr, whatever they are connected to."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn, TextIO

from workplan.cli.exits import Exit, Stop
from workplan.views.text import escaped
from workplan.views.words import Words

_said: list[tuple[int, str]] = []  # of this process, with the number of the stream


def emit(text: str) -> None:
    """Print a result; a reader that has gone away (`| head`) ends the command well."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _give_up_stdout()


def emit_bytes(content: bytes) -> None:
    """Print a result that is a file's content, as it is; a reader that has gone ends the command well."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _give_up_stdout()


def emit_written(text: str, file: str, words: Words) -> None:
    """Print what was written to `file`; when that cannot be printed, it is written all the same."""
    try:
        emit(_lines(text))
    except OSError as error:
        params = words("call.written-not-printed", file=file)
        raise Stop(Exit.WRITTEN_NOT_PRINTED, params) from error


def _give_up_stdout() -> NoReturn:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise Stop(Exit.WELL) from None


def tell(text: str) -> None:
    """Print a problem or a remark beside the result; where stderr is gone, nobody is left to be told."""
    with suppress(OSError):
        _write(sys.stderr, _lines(text))


def _lines(text: str) -> str:
    """`text` with nothing that acts on a terminal but its line ends, whoever gave the names in it."""
    return "\n".join(map(escaped, text.split("\n")))


def _write(stream: TextIO | None, text: str) -> None:
    if text and stream is not None:
        whole = text if text.endswith("\n") else text + "\n"
        _said.append((1 if stream is sys.stdout else 2, whole))
        stream.write(whole)
        stream.flush()


def said() -> tuple[tuple[int, str], ...]:
    """All that was printed, each with 1 for stdout or 2 for stderr."""
    return tuple(_said)


def settle_streams() -> None:
    """What is piped is UTF-8; what a terminal's encoding cannot show is escaped, and never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at `stream`; a closed one is None."""
    return stream is not None and stream.isatty()
