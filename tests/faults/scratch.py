"""A scratch root in which a command is run in this process, over and over, and what must hold each time."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from faults.promises import YEAR, assert_harmless
from program import Ended, called
from workplan.files.disk.starter import starter_plan
from workplan.files.logs.read import read_log

_LOGS = "progress/2022"
_FIRST = "- {date: 2022-05-31, target: lifts-added, add: 1, id: a23456789012}\n"


class Scratch:
    """The root: the starter plan, with one log."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "plan").mkdir()
        plan = starter_plan("Plan", "Office", YEAR, "en")
        (root / "plan" / "2022.yaml").write_text(plan, encoding="utf-8")
        (root / _LOGS).mkdir(parents=True)
        self.restore()
        os.chdir(root)
        os.environ["LANG"] = "C.UTF-8"

    def restore(self) -> None:
        """The one log as it was, and no other."""
        for log in (self.root / _LOGS).iterdir():
            log.unlink()
        (self.root / _LOGS / "2022-05.yaml").write_text(_FIRST, encoding="utf-8")

    def logs(self) -> dict[str, bytes]:
        """What the logs hold, by their names."""
        return {path.name: path.read_bytes() for path in (self.root / _LOGS).iterdir()}

    def said(self, *arguments: str) -> Ended:
        """Run the program here; what it prints is harmless."""
        with _nobody_types():
            said = called(self.root, *arguments)
        assert_harmless(said.out)
        assert_harmless(said.err)
        return said

    def assert_log_keeps_its_promises(self, words: bytes) -> None:
        """Written is one good line, or nothing at all, as the exit code says."""
        arguments = [os.fsdecode(word) for word in words.split(b"\0")]
        if leads_elsewhere(arguments):
            return
        before = self.logs()
        said = self.said("log", *arguments)
        after = self.logs()
        if before == after:
            assert said.code in (0, 1, 2), said
            return
        assert said.code == 0, said
        (file,) = (name for name in after if after[name] != before.get(name))
        _assert_one_line_more(before.get(file, b""), after[file])
        self.restore()


def leads_elsewhere(arguments: Sequence[str]) -> bool:
    """Whether an argument may be `-C`: another folder is not ours to try."""
    return any(word[:1] == "-" and word[1:2] != "-" and "C" in word for word in arguments)


def _assert_one_line_more(before: bytes, after: bytes) -> None:
    assert after.startswith(before)
    new = after[len(before) :]
    assert new.endswith(b"\n")
    assert new.count(b"\n") == 1
    log = read_log(after, "")
    assert not log.problems, new
    assert len(log.entries) == before.count(b"\n") + 1


@contextmanager
def _nobody_types() -> Iterator[None]:
    before, sys.stdin = sys.stdin, StringIO()
    try:
        yield
    finally:
        sys.stdin = before
