"""workplan itself, as it is installed beside a Python: what of it is timed."""

import compileall
import json
import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import count
from pathlib import Path

from bench.office import PLAN
from bench.timing import Command, Starter, Work

DAY = "2022-12-31"
STATUS = ("status", "--as-of", DAY)
TABLE = (*STATUS, "--by", "target")
COMPLETION = ("completion", "candidates", "bash", "lifts", "show", "lifts")
LOG = ("log", "lifts-added", "+1", "--date", DAY)
SETTLED = 2.2  # seconds; a file changed less than two ago is not taken for one that stays as it is


@dataclass(frozen=True)
class Program:
    """The program of the virtual environment `venv`, called with nothing in its environment but this."""

    venv: Path
    environment: Mapping[str, str]

    @property
    def python(self) -> str:
        """The Python that the program runs on."""
        return str(self.venv / "bin" / "python")

    @cached_property
    def has_no_cache(self) -> bool:
        """Whether `status` takes --no-cache."""
        words = [str(self.venv / "bin" / "workplan"), "status", "--help"]
        said = subprocess.run(
            words, env={**self.environment, "COLUMNS": "120"}, capture_output=True, check=True
        )
        return b"--no-cache" in said.stdout

    def prepare(self) -> None:
        """See to it that the program is compiled, as it is after it was installed."""
        words = [self.python, "-c", "import workplan; print(*workplan.__path__)"]
        said = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=True)
        assert compileall.compile_dir(said.stdout.strip(), quiet=1)

    def bare(self) -> Work:
        """The start of Python, which nothing written in it can undercut."""
        return Work("python -c pass", Command([self.python, "-c", "pass"], Path("/"), self.environment))

    def call(self, office: "Office", *words: str) -> Command:
        """The program called in an office."""
        return Command([str(self.venv / "bin" / "workplan"), *words], office.root, self._with(office.cache))

    def _with(self, cache: Path) -> Mapping[str, str]:
        return {**self.environment, "XDG_CACHE_HOME": str(cache)}


@dataclass(slots=True)
class Office:
    """A root to work in, and the cache that is used there."""

    root: Path
    changed: float = field(default_factory=time.monotonic)

    @property
    def cache(self) -> Path:
        """The folder of the cache, which may not be there yet."""
        return self.root.parent / f"{self.root.name}-cache"

    def forget(self) -> None:
        """Remove what is remembered."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def touched(self) -> None:
        """Take note that a file of it was changed now."""
        self.changed = time.monotonic()

    def settle(self) -> None:
        """Wait until no file of it is new."""
        time.sleep(max(0.0, self.changed + SETTLED - time.monotonic()))

    def copy(self, name: str) -> "Office":
        """The same office once more, with a cache of its own."""
        root = self.root.parent / name
        shutil.copytree(self.root, root)
        return Office(root)

    def change_plan(self, days: int) -> None:
        """Change one setting of the plan, which changes what is due soon."""
        file = self.root / "plan" / PLAN.name
        text, found = re.subn(r"(?m)^due_soon: \d+$", f"due_soon: {days}", file.read_text("utf-8"))
        assert found == 1
        file.write_text(text, "utf-8")
        self.touched()


def figures_of(program: Program, office: Office, starter: Starter) -> dict[str, Decimal]:
    """The figure of each target, as `status` gives it; 0 where it has none."""
    found = json.loads(starter.printed(program.call(office, *STATUS, "--format", "json")))
    return {target["id"]: Decimal(target["value"] or 0) for target in found["targets"]}


def complaints_of(program: Program, office: Office, starter: Starter) -> str:
    """What `check` says of the office; nothing when all is well."""
    return starter.printed(program.call(office, "check", "--strict")) + starter.complained


def daily_works(program: Program, office: Office, starter: Starter) -> list[Work]:
    """What is done with the program all day, each where nothing else disturbs what it remembers."""
    return [
        *_unchanged(program, office, starter),
        *_after_log(program, office.copy("logging"), starter),
        _after_change(program, office.copy("changing"), starter),
        Work("completion of an id", program.call(office, *COMPLETION)),
    ]


def table_works(program: Program, office: Office, starter: Starter) -> list[Work]:
    """The table of all targets, as the other programs make it, from nothing and with nothing changed."""
    return [
        from_nothing("workplan, no cache", program, office, TABLE),
        Work("workplan, again", _remembered(program, office.copy("again"), starter, TABLE)),
    ]


def from_nothing(name: str, program: Program, office: Office, words: Sequence[str] = STATUS) -> Work:
    """A call without a cache; where the program knows no --no-cache, without one that it has written."""
    if program.has_no_cache:
        return Work(name, program.call(office, *words, "--no-cache"))
    return Work(name, program.call(office, *words), office.forget)


def _unchanged(program: Program, office: Office, starter: Starter) -> list[Work]:
    again = _remembered(program, office.copy("unchanged"), starter, STATUS)
    fresh = office.copy("fresh")
    works = [Work("`status`, the first call", program.call(fresh, *STATUS), fresh.forget)]
    if program.has_no_cache:
        works.append(Work("`status --no-cache`", program.call(office, *STATUS, "--no-cache")))
    return [Work("`status` again, nothing changed", again), *works]


def _remembered(program: Program, office: Office, starter: Starter, words: Sequence[str]) -> Command:
    """A call that was made before, when no file was new any more."""
    command = program.call(office, *words)
    office.settle()
    starter.run(command)
    return command


def _after_log(program: Program, office: Office, starter: Starter) -> list[Work]:
    """`log` where the last answer is remembered, then, as the next work of each turn, `status`."""
    status = program.call(office, *STATUS)

    def remember() -> None:
        office.settle()
        starter.run(status)

    return [
        Work("`log`", program.call(office, *LOG), remember),
        Work("`status` after one `log`", status, office.touched),
    ]


def _after_change(program: Program, office: Office, starter: Starter) -> Work:
    status = program.call(office, *STATUS)
    days = count(31)

    def change() -> None:
        office.settle()
        starter.run(status)
        office.change_plan(next(days))

    return Work("`status` after a change of the plan", status, change)
