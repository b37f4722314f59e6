"""Calls of the command line in forks of a process that has it loaded, seen from outside."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_TESTS = Path(__file__).parents[1]


@dataclass(frozen=True)
class Call:
    """A call in the folder `root`; its output goes to the files `out` and `err`."""

    root: Path
    arguments: Sequence[str]
    mutant: str | None = None
    size: int | None = None  # that a file may have, in bytes
    output: Path | None = None  # the folder of its output, when that is not `root`

    @property
    def out(self) -> Path:
        return (self.output or self.root) / "out"

    @property
    def err(self) -> Path:
        return (self.output or self.root) / "err"


@dataclass(frozen=True)
class Ended:
    """How a call ended; a negative code is the signal that it died of."""

    code: int
    out: str
    err: str
    hangs: bool


class Tracer(Protocol):
    """What is attached to the process of a call before it begins."""

    def __call__(self, pid: int, call: Call) -> AbstractContextManager[object]: ...


class Nest:
    """The process that forks, started by the command `before`, which may have a file system of its own."""

    def __init__(self, *before: str) -> None:
        path = os.pathsep.join([*sys.path, str(_TESTS)])
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "LC_ALL": "C.UTF-8"}
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "faults.nest"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env=environment,
        )  # fmt: skip
        self._top = Path("/") if not before else Path(f"/proc/{self._process.pid}/root")
        assert self._heard() == '"ready"\n'

    def start(self, call: Call) -> int:
        """Order a call; the process that will make it."""
        paths = {"root": str(call.root), "out": str(call.out), "err": str(call.err)}
        order = {"arguments": call.arguments, "mutant": call.mutant, "size": call.size, **paths}
        return int(self._asked(json.dumps(order)))

    def go(self) -> None:
        """Let the call that was ordered begin."""
        self._tell("go")

    def ended(self, call: Call) -> Ended:
        """How the call that began has ended."""
        answer = json.loads(self._heard())
        out, err = (self.seen(file).read_text(errors="replace") for file in (call.out, call.err))
        self.seen(call.out).unlink()
        self.seen(call.err).unlink()
        return Ended(answer["code"], out, err, answer["hangs"])

    def made(self, call: Call, tracer: Tracer | None = None) -> Ended:
        """Make a call from its beginning to its end, under a tracer if there is one."""
        pid = self.start(call)
        with nullcontext() if tracer is None else tracer(pid, call):
            self.go()
            return self.ended(call)

    def seen(self, path: Path) -> Path:
        """A path of its file system, from outside."""
        return self._top / path.relative_to("/")

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=60)

    def _asked(self, line: str) -> Any:
        self._tell(line)
        return json.loads(self._heard())

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _heard(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def nest(*before: str) -> Iterator[Nest]:
    """A process that forks, until the end of the block."""
    made = Nest(*before)
    try:
        yield made
    finally:
        made.close()
