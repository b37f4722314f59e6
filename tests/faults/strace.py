"""strace, attached to one process: what it does to the log, and faults injected there."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .forks import Call
from .scenes import LOCK, LOG

_CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>.*)")


@dataclass(frozen=True)
class Done:
    """A system call as strace writes it; descriptors with their paths."""

    name: str
    arguments: str
    result: str


def why_not() -> str | None:
    """Why faults cannot be injected here; None when they can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    command = [
        "strace", "-qq", "-e", "inject=getppid:retval=7", "python3", "-c", "import os; print(os.getppid())",
    ]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return None if ran.stdout == "7\n" else f"strace cannot inject faults: {ran.stderr.strip()}"


@dataclass(frozen=True)
class Strace:
    """A tracer that writes to `file` what touches the log, its folders, the lock and the output, or all."""

    file: Path
    injections: Sequence[str] = ()
    sees_all: bool = False

    @contextmanager
    def __call__(self, pid: int, call: Call) -> Iterator[None]:
        """Trace the process until it ends."""
        options = [f"--inject={injection}" for injection in self.injections]
        options += [f"--trace-path={path}" for path in _paths(call) if not self.sees_all]
        command = [
            "strace", "-y", "-s9999", "-o", str(self.file), "-e", "signal=none", *options, "-p", str(pid),
        ]  # fmt: skip
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr is not None
            said = tracer.stderr.readline()
            assert "attached" in said, said
            yield
            tracer.communicate(timeout=60)

    def done(self) -> list[Done]:
        """The system calls so far, in their order."""
        found = (_CALL.match(line) for line in self.file.read_text(errors="replace").splitlines())
        return [Done(match["name"], match["arguments"], match["result"]) for match in found if match]

    def counts(self) -> Counter[str]:
        """How often each system call was made."""
        return Counter(done.name for done in self.done())


def unsynced(done: Sequence[Done], *, is_new: bool) -> list[str]:
    """What is acknowledged before it was put on the disk: the log, and when it is new, the name of it."""
    said = next(i for i, call in enumerate(done) if call.name == "write" and "Written to" in call.arguments)
    written = next(i for i, call in enumerate(done) if call.name == "write" and f"{LOG}>" in call.arguments)
    synced = [call.arguments for call in done[written:said] if (call.name, call.result) == ("fsync", "0")]
    wanted = [LOG, str(Path(LOG).parent)] if is_new else [LOG]
    return [name for name in wanted if not any(path.endswith(f"/{name}>") for path in synced)]


def _paths(call: Call) -> list[Path]:
    places = [LOG, LOCK, "progress", "progress/2022", "."]
    return [*(call.root / place for place in places), call.out]
