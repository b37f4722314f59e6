"""The program as tests call it: in the process of the test, or in one of its own."""

import fcntl
import io
import json
import os
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from workplan.cli import args
from workplan.cli.answers import Asked

COMMAND = (sys.executable, "-m", "workplan.cli.main")


class Ended(NamedTuple):
    """How a call ended: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Ended]


def run(words: Sequence[str]) -> int:
    """Run a command line now; its exit code. No answer that was kept is given."""
    return int(args.run(Asked(words, time.time_ns())))


def called(root: Path, *words: str) -> Ended:
    """Run a command line below `root`, where no fixture can watch what is printed, as a pipe gets it."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", newline="") for _ in "oe")
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["-C", str(root), *words])
    return Ended(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode()


def started(*words: str, before: Sequence[str] = (), **settings: Any) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, behind other programs that change what it may do."""
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "timeout": 60, **settings}
    return subprocess.run([*before, *COMMAND, *words], check=False, **given)


def on_a_terminal(
    command: Sequence[str], typed: str = "", width: int = 80, **settings: Any
) -> tuple[int, str]:
    """The exit code of a command on a terminal of its own, and what that shows."""
    leader, follower = os.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    os.write(leader, typed.encode())
    with subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, **settings) as process:
        os.close(follower)
        shown = b"".join(iter(lambda: read_from(leader), b""))
    os.close(leader)
    return process.returncode, shown.decode()


def read_from(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""
