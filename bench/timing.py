"""Times and peaks of programs that are run in turn, A B A B, so that a busy moment hits all of them."""

import json
import signal
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Self, TypeAlias

STARTER = Path(__file__).parent / "starter.py"
FEW_TURNS, LONG = 3, 2.0  # what takes longer than LONG seconds is not run more than FEW_TURNS times


class Failed(Exception):  # noqa: N818  # it says what happened to the program, not to us
    """A program that ended otherwise than well, or took too long; the text is the reason, for the page."""


class Run(NamedTuple):
    """One run of a program: seconds by the clock and of the processor, and the most memory, in KiB."""

    seconds: float
    processor: float
    peak: int


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, where it is run, and all the environment that it gets."""

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Work:
    """A command to be timed, and what is to be done before each run, which is not timed."""

    name: str
    command: Command
    prepare: Callable[[], object] = field(default=lambda: None)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the runs of one work took."""

    runs: tuple[Run, ...]

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def low(self) -> float:
        """Seconds of the quickest run."""
        return min(run.seconds for run in self.runs)

    @property
    def high(self) -> float:
        """Seconds of the slowest run."""
        return max(run.seconds for run in self.runs)

    @property
    def processor(self) -> float:
        """The median of the seconds that a processor worked for it, which other programs move less."""
        return statistics.median(run.processor for run in self.runs)

    @property
    def peak(self) -> int:
        """The most memory of any run, in bytes."""
        return 1024 * max(run.peak for run in self.runs)


Cell: TypeAlias = Figures | str
"""Figures, or the reason why there are none."""


class Starter:
    """Runs programs, one at a time, from a small process; none runs longer than `limit` seconds."""

    def __init__(self, folder: Path, limit: float) -> None:
        self._output, self._errors = folder / "output", folder / "errors"
        self._limit = limit
        # Isolated and without site-packages, so that it stays small.
        words = [sys.executable, "-I", "-S", str(STARTER)]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, command: Command) -> Run:
        """One run; what it printed is in `printed` until the next."""
        done = self._answer(command)
        if done["code"] == -signal.SIGKILL and done["seconds"] >= self._limit:
            raise Failed(f"stopped after {self._limit:.0f} s")
        if done["code"]:
            message = self._errors.read_text("utf-8", "replace").strip()
            raise Failed(f"ended with {done['code']:.0f}: {' '.join(message.split())[:200]}")
        return Run(done["seconds"], done["processor"], int(done["peak"]))

    def _answer(self, command: Command) -> dict[str, float]:
        job = {
            "command": list(command.words),
            "folder": str(command.folder),
            "environment": dict(command.environment),
            "output": str(self._output),
            "errors": str(self._errors),
            "limit": self._limit,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer: dict[str, float] = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise Failed(f"cannot be started: {answer['error']}")
        return answer

    def printed(self, command: Command) -> str:
        """What the command prints."""
        self.run(command)
        return self._output.read_text("utf-8")

    @property
    def complained(self) -> str:
        """What the last run printed as errors or warnings."""
        return self._errors.read_text("utf-8")


def in_turn(starter: Starter, works: Sequence[Work], turns: int) -> dict[str, Cell]:
    """The figures of each work; one that fails is left out from then on, with its reason."""
    runs: dict[str, list[Run]] = {work.name: [] for work in works}
    reasons: dict[str, str] = {}
    for turn in range(turns):
        for work in works:
            if work.name in reasons or _has_enough(runs[work.name], turn):
                continue
            try:
                work.prepare()
                runs[work.name].append(starter.run(work.command))
            except Failed as failure:
                reasons[work.name] = str(failure)
    return {name: reasons.get(name) or Figures(tuple(found)) for name, found in runs.items()}


def _has_enough(runs: Sequence[Run], turn: int) -> bool:
    return turn >= FEW_TURNS and runs[-1].seconds > LONG
