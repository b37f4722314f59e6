"""Ctrl-C at any moment of a call, from the start of Python to its end."""

import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from needs import need

from .forks import Call, Nest, nest
from .form import measured, runs
from .scenes import LOG, SCENES
from .strace import Strace, why_not

SCENE = SCENES[1]
STATUS = ["status", "--as-of", "2022-06-30"]
_COMMAND = (sys.executable, "-m", "workplan.cli.main")
_DIED = -signal.SIGINT
_SECONDS = 60
_IN_MAIN = re.compile(r'cli/main\.py", line \d+, in main')
_COUNT, _PARTS = runs(60, 600), runs(2, 20)


@dataclass(frozen=True)
class Interrupted:
    """How a call ended that Ctrl-C was pressed in, and what it left; a negative code is a signal."""

    after: float  # seconds
    code: int
    err: str
    log: bytes

    @property
    def is_before_main(self) -> bool:
        """Whether Python itself was still starting, which ends at SIGINT as it likes, or loses and tells it.

        From main on, what is lost is told by a hook of ours.
        """
        is_lost = self.err.startswith("Exception ignored")
        return (is_lost or self.code in (1, _DIED)) and not _IN_MAIN.search(self.err)

    @property
    def has_traceback(self) -> bool:
        return not self.is_before_main and ("Traceback" in self.err or "Exception ignored" in self.err)

    @property
    def is_missing(self) -> bool:
        return self.code in (0, 4) and self.log != SCENE.before + SCENE.line


@pytest.mark.parametrize("part", range(_PARTS))
def test_ctrl_c_at_any_moment_of_log_leaves_the_log_whole(tmp_path: Path, part: int) -> None:
    made = [interrupted(*moment, SCENE.arguments) for moment in moments(tmp_path, SCENE.arguments, part)]
    measured("Ctrl-C in log", len(made), **figures(made))
    assert [each for each in made if each.has_traceback or each.is_missing] == []
    assert {each.code for each in made if not each.is_before_main} <= {0, 4, 130}
    assert {each.log for each in made if each.code not in (0, 4)} <= {SCENE.before}


@pytest.mark.parametrize("part", range(_PARTS))
def test_ctrl_c_at_any_moment_of_status_is_no_error(tmp_path: Path, part: int) -> None:
    made = [interrupted(*moment, STATUS) for moment in moments(tmp_path, STATUS, part)]
    measured("Ctrl-C in status", len(made), **{**figures(made), "acknowledged_but_missing": 0})
    assert [each for each in made if each.has_traceback] == []
    assert {each.code for each in made if not each.is_before_main} <= {0, 130}
    assert {each.log for each in made} == {SCENE.before}


def test_ctrl_c_at_each_system_call_around_the_write_ends_with_the_code_that_is_true(tmp_path: Path) -> None:
    need(why_not())
    with nest() as forks:
        places = around_the_write(forks, tmp_path / "clean")
        ended = [interrupted_at(forks, tmp_path / place, place) for place in places]
    outcomes = {(each.code, each.log != SCENE.before, each.has_traceback) for each in ended}
    measured("Ctrl-C at a system call", len(ended), **figures(ended))
    assert outcomes == {(130, False, False), (4, True, False), (0, True, False)}


def figures(made: list[Interrupted]) -> dict[str, int]:
    """What is counted of these calls; one that hangs fails the test at once."""
    return {
        "lost": sum(not each.log.startswith(SCENE.before) for each in made),
        "acknowledged_but_missing": sum(each.is_missing for each in made),
        "tracebacks": sum(each.has_traceback for each in made),
        "hangs": 0,
        "unreadable": sum(each.log not in (SCENE.before, SCENE.before + SCENE.line) for each in made),
    }


def around_the_write(forks: Nest, root: Path) -> list[str]:
    """The injections that interrupt a call at each of its system calls: 25 before the write, and all later."""
    SCENE.make(root)
    tracer = Strace(root / "trace", sees_all=True)
    assert forks.made(Call(root, SCENE.arguments), tracer).code == 0
    done = tracer.done()
    written = next(i for i, each in enumerate(done) if each.name == "write" and f"{LOG}>" in each.arguments)
    names = [each.name for each in done]
    counted = [(name, names[: i + 1].count(name)) for i, name in enumerate(names) if i >= written - 25]
    return [f"{name}:signal=INT:when={when}" for name, when in counted if name != "exit_group"]


def interrupted_at(forks: Nest, root: Path, injection: str) -> Interrupted:
    SCENE.make(root)
    tracer = Strace(root / "trace", [injection], sees_all=True)
    ended = forks.made(Call(root, SCENE.arguments), tracer)
    return Interrupted(0, ended.code, ended.err, (root / LOG).read_bytes())


def moments(folder: Path, arguments: list[str], part: int) -> list[tuple[Path, float]]:
    """A root for each call, and after how many seconds it is interrupted: evenly, until the call has ended."""
    places = range(part, _COUNT, _PARTS)
    for name in [*places, "timed"]:
        SCENE.make(folder / str(name))
    begun = time.monotonic()
    subprocess.run([*_COMMAND, *arguments], cwd=folder / "timed", check=True, stdout=subprocess.DEVNULL)
    lasted = time.monotonic() - begun
    return [(folder / str(i), (i + 1) * lasted / _COUNT) for i in places]


def interrupted(root: Path, after: float, arguments: list[str]) -> Interrupted:
    process = subprocess.Popen(
        [*_COMMAND, *arguments], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    err = process.communicate(timeout=_SECONDS)[1]
    return Interrupted(after, process.returncode, err, (root / LOG).read_bytes())
