"""Output: results to stdout, all else to stderr, whatever these are connected to; and how a call ends."""

import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from enum import IntEnum
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from threading import Timer
from typing import TYPE_CHECKING, NoReturn, TextIO

from workplan.core.problems import GitError
from workplan.views.text import escaped, safe
from workplan.views.words import Language

if TYPE_CHECKING:
    from rich.progress import Progress

    from workplan.views.phrases import Words

_PIPED_WIDTH = 120
_NARROWEST = 20
_PATIENCE = 1.0  # seconds, after which a bar is shown
_said: ContextVar[list[tuple[int, str]] | None] = ContextVar("said", default=None)


class Exit(IntEnum):
    """Exit codes, promised to scripts."""

    WELL = 0
    DATA_WRONG = 1
    CALL_WRONG = 2
    MACHINE_TROUBLE = 3
    WRITTEN_NOT_PRINTED = 4
    THRESHOLD_MET = 5
    INTERRUPTED = 130


class Stop(Exception):  # noqa: N818  # not an error: a command has ended
    """Ends the command with `code`, after `message` (if any) was printed to stderr."""

    def __init__(self, code: Exit, message: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def ended(command: Callable[[], int], words: "Words") -> int:
    """Run `command`; its exit code, or that of what ended it."""
    try:
        return command()
    except Stop as stop:
        tell(stop.message)
        return stop.code
    except GitError as error:
        params = {key: safe(text) if key == "file" else text for key, text in error.params.items()}
        tell(words.of("git-trouble", error.code, **params))
        return Exit.CALL_WRONG
    except (KeyboardInterrupt, EOFError):
        tell(words("call.interrupted"))
        return Exit.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the reader has gone away (`| head`); of a help, Rich says it so
        return Exit.WELL
    except (OSError, MemoryError) as trouble:
        of = trouble if isinstance(trouble, OSError) else OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
        params = {"file": of.filename or "workplan", "reason": of.strerror or str(of)}
        keys = {
            TimeoutError: "call.locked",
            PermissionError: "call.no-permission",
            ChildProcessError: "export.process-ended",
        }
        tell(words(keys.get(type(of), "call.machine-trouble"), **params))
        return Exit.MACHINE_TROUBLE


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


def emit_written(text: str, file: str, words: "Words") -> None:
    """Print what was written to `file`; when that cannot be printed, it is written all the same."""
    try:
        emit(_lines(text))
    except OSError as error:
        raise Stop(Exit.WRITTEN_NOT_PRINTED, words("call.written-not-printed", file=file)) from error


def tell(text: str) -> None:
    """Print a problem or a remark beside the result; where stderr is gone, nobody is left to be told."""
    with suppress(OSError):
        _write(sys.stderr, _lines(text))


@contextmanager
def heard() -> Iterator[list[tuple[int, str]]]:
    """All that is printed within, each with 1 for stdout or 2 for stderr."""
    texts: list[tuple[int, str]] = []
    mark = _said.set(texts)
    try:
        yield texts
    finally:
        _said.reset(mark)


def _give_up_stdout() -> NoReturn:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise Stop(Exit.WELL) from None


def _lines(text: str) -> str:
    """`text` with nothing that acts on a terminal but its line ends, whoever gave the names in it."""
    return "\n".join(map(escaped, text.split("\n")))


def _write(stream: TextIO | None, text: str) -> None:
    if text and stream is not None:
        whole = text if text.endswith("\n") else text + "\n"
        if (texts := _said.get()) is not None:
            texts.append((1 if stream is sys.stdout else 2, whole))
        stream.write(whole)
        stream.flush()


def settle_streams() -> None:
    """What is piped is UTF-8; what a terminal's encoding cannot show is escaped, and never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at `stream`; a closed one is None."""
    return stream is not None and stream.isatty()


def is_stdout(file: str | None) -> bool:
    """Whether what is at `file` is what stdout is connected to, as /dev/stdout is; None and - mean that."""
    if file in (None, "-"):
        return True
    try:
        return os.path.samestat(Path(file or "").stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError, AttributeError):  # nothing there, no stdout, or one without a descriptor
        return False


def width_of_stdout() -> int:
    """The terminal's width in cells; piped output is the same everywhere unless COLUMNS says otherwise."""
    if not is_terminal(sys.stdout) and not os.environ.get("COLUMNS", "").isdigit():
        return _PIPED_WIDTH
    return max(_NARROWEST, get_terminal_size().columns)


def wants_colour() -> bool:
    """Whether stdout is to be coloured."""
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def language_without_plan(*wishes: str | None) -> Language:
    """The language of words where no plan says one: as wished, else as the environment's locale has it."""
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    known = language_of(*wishes, os.environ.get("WORKPLAN_LANG"))
    return known or (Language.ZH if locale.startswith("zh") else Language.EN)


def language_of(*wishes: str | None) -> Language | None:
    """The first wish that names a language of ours."""
    return next((known for wish in wishes for known in Language if wish == known), None)


def watched(files: Sequence[str]) -> Iterator[str]:
    """Each of `files`, with a bar that shows how many are read."""
    with patience(len(files)) as bar:
        for file in files:
            yield file
            bar.advance()


@contextmanager
def patience(total: int | None = None) -> Iterator["_Bar"]:
    """On a terminal, a bar for what is done within, in `total` steps, once that has taken a second."""
    bar = _Bar(total)
    if not is_terminal(sys.stderr):
        yield bar
        return
    timer = Timer(_PATIENCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        timer.join()
        bar.hide()


class _Bar:
    """Drawn by Rich in a thread of its own."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._done = 0
        self._drawn: Progress | None = None

    def show(self) -> None:
        from rich import console, progress  # noqa: PLC0415  # few calls take that long

        drawn = progress.Progress(console=console.Console(stderr=True), transient=True)
        drawn.add_task("", total=self._total, completed=self._done)
        drawn.start()
        self._drawn = drawn

    def advance(self) -> None:
        self._done += 1
        if self._drawn is not None:
            self._drawn.update(self._drawn.task_ids[0], completed=self._done)

    def hide(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()
