"""A folder that is logged to, edited, merged and crashed in, and a simple model of what it should hold.

Every entry has a number of its own in `by`, so that its copies can be counted in the text of the logs.
"""

import copy
import json
import os
import random
import re
import signal
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from plans import LIFTS, plan_text
from program import Ended, called
from repository import Repository

DAYS = ("2022-05-31", "2022-06-01", "2022-06-30")
LAYOUTS = (
    "- {{date: {day}, target: lifts, add: {add}, by: {name}}}\n",
    '- {{target: lifts, "date": {day}, by: "{name}", add: +{add}}}\n',
    "- date: {day}\n  target: lifts\n  add: {add}\n  by: {name}\n",
    "- target: lifts\n  # seen\n  date: {day}\n  by: |-\n    {name}\n  add: '{add}'\n",
)
LINES = LAYOUTS[:2]
NUMBER = re.compile(r"\bn[0-9]+\b")
TRACEBACK = 70  # an exit code that the program does not have
LONGEST = 0.02  # seconds, before a process is killed


@dataclass
class Model:
    """What each entry adds, and how often those without ids stand in the logs."""

    adds: dict[str, int] = field(default_factory=dict)
    copies: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(add * self.copies.get(name, 1) for name, add in self.adds.items())

    @property
    def is_doubled(self) -> bool:
        return any(count > 1 for count in self.copies.values())


@dataclass
class World:
    """The folder `root`; `number` is that of the last entry."""

    root: Path
    rng: random.Random
    model: Model = field(default_factory=Model)
    number: int = 0
    layouts: tuple[str, ...] = LAYOUTS

    def __post_init__(self) -> None:
        (self.root / "plan").mkdir(parents=True)
        (self.root / "plan" / "2022.yaml").write_text(plan_text(LIFTS))
        (self.root / ".gitattributes").write_text("progress/**/*.yaml merge=union\n")
        (self.root / ".gitignore").write_text("progress/.lock\n*.tmp\n")
        self.git("init", "-q", "-b", "ours")

    def log(self) -> None:
        """An entry by the program, which an unended line in the log stops."""
        name, add, path = self._new()
        expected = 1 if self._is_unended(path) else 0
        assert self.called(*_log_call(name, add, path.day))[0] == expected
        if expected == 0:
            self.model.adds[name] = add

    def crash(self) -> None:
        """A process that logs is killed at any moment: its entry is there or not, and is if it said so."""
        name, add, path = self._new()
        code = self._killed(*_log_call(name, add, path.day))
        if code == 0 or name in self.counted():
            self.model.adds[name] = add

    def crash_in_fmt(self) -> None:
        self._killed("fmt")

    def fmt(self) -> None:
        assert self.called("fmt")[0] == 0

    def append_by_hand(self) -> None:
        """An editor that writes at the end of the file, and ends the last line first."""
        name, add, path = self._new()
        with path.file.open("a", encoding="utf-8") as log:
            log.write("\n" * self._is_unended(path) + self._entry(name, add, path.day))

    def rewrite_by_hand(self) -> None:
        """An editor that puts another file in the place of the log, at times without its last line end."""
        name, add, path = self._new()
        text = path.file.read_text() if path.file.exists() else ""
        text += "\n" * self._is_unended(path) + self._entry(name, add, path.day)
        new = path.file.with_suffix(".new")
        new.write_text(self.rng.choice(("", "# edited\n")) + (text[:-1] if self.rng.random() < 0.2 else text))
        new.replace(path.file)

    def merge(self, ours: list[str], theirs: list[str]) -> None:
        """Two branches do these things, and become one."""
        self._commit()
        base = copy.deepcopy(self.model)
        self.git("switch", "-q", "-C", "theirs")
        self.layouts = LINES  # of two entries over several lines, one on each side, git makes no two
        self._do(theirs)
        other, self.model = self.model, base
        self.git("switch", "-q", "ours")
        self._do(ours)
        self.git("merge", "-q", "--no-edit", "@{-1}")
        self.layouts = LAYOUTS
        self.model.adds |= other.adds
        found = self.counted()
        self.model.copies = Counter({name: found[name] for name in self.model.copies | other.copies})

    def check(self) -> None:
        """Nothing is missing, nothing else is there, the total is right, and what counts twice is said."""
        found = self.counted()
        assert found.keys() == self.model.adds.keys()
        assert {name: found[name] for name in self.model.copies} == self.model.copies
        code, out, err = self.called("status", "--format", "json", "--as-of", "2022-12-31")
        assert code == 0, err
        assert int(json.loads(out)["targets"][0]["value"] or 0) == self.model.total
        assert not self.model.is_doubled or err.startswith("warnings: ")

    def counted(self) -> Counter[str]:
        """How often each entry stands in the logs."""
        texts = (file.read_text() for file in self.root.glob("progress/2022/*.yaml"))
        return Counter(name for text in texts for name in NUMBER.findall(text))

    def called(self, *arguments: str) -> Ended:
        return called(self.root, *arguments)

    def git(self, *arguments: str) -> None:
        Repository(self.root).git("-c", "gc.auto=0", *arguments)

    def _new(self) -> tuple[str, int, "_Place"]:
        self.number += 1
        day = self.rng.choice(DAYS)
        place = _Place(day, self.root / "progress" / "2022" / f"{day[:7]}.yaml")
        place.file.parent.mkdir(parents=True, exist_ok=True)  # git takes empty folders away
        return f"n{self.number}", self.rng.randint(1, 999), place

    def _is_unended(self, place: "_Place") -> bool:
        return place.file.exists() and place.file.read_bytes()[-1:] not in (b"\n", b"")

    def _entry(self, name: str, add: int, day: str) -> str:
        """An entry as a hand writes it, without an id; it is in the logs from now on."""
        self.model.adds[name] = add
        self.model.copies[name] = 1
        return self.rng.choice(self.layouts).format(name=name, add=add, day=day)

    def _killed(self, *arguments: str) -> int:
        """The exit code of a process that makes a call and may be killed meanwhile, which is below zero."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads
            pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, self.rng.uniform(0.0001, LONGEST))
            try:
                os._exit(self.called(*arguments)[0])
            finally:
                os._exit(TRACEBACK)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert code != TRACEBACK
        return code

    def _do(self, steps: list[str]) -> None:
        for step in steps:
            getattr(self, step)()
            self.check()
        self._commit()

    def _commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "work")


@dataclass(frozen=True)
class _Place:
    """The day of an entry, and the log of its month."""

    day: str
    file: Path


def _log_call(name: str, add: int, day: str) -> list[str]:
    return ["log", "lifts", f"+{add}", "--date", day, "--by", name]
