"""Two calls with one id, the second of which runs while the first is stopped just before it writes."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from .forks import Call, Ended, Nest
from .scenes import LOG, SCENES
from .strace import Strace

_SECONDS = 30


def in_lockstep(first: Nest, second: Nest, folder: Path, mutant: str | None) -> tuple[list[Ended], bytes]:
    """How the two calls ended, and what the log holds."""
    scene, root = SCENES[1], folder / "root"
    scene.make(root)
    stopped, waiting = Strace(folder / "first", ["pread64:signal=STOP:when=1"]), Strace(folder / "second")
    calls = [Call(root, scene.arguments, mutant, output=folder / name) for name in ("one", "two")]
    for call in calls:
        call.out.parent.mkdir()
    slow, quick = first.start(calls[0]), second.start(calls[1])
    with stopped(slow, calls[0]), waiting(quick, calls[1]):
        first.go()
        _wait(lambda: stopped.counts()["pread64"] == 1)
        second.go()
        _wait(lambda: not Path(f"/proc/{quick}").exists() or _has_met_the_lock(waiting))
        os.kill(slow, signal.SIGCONT)
        ended = [first.ended(calls[0]), second.ended(calls[1])]
    return ended, (root / LOG).read_bytes()


def _has_met_the_lock(trace: Strace) -> bool:
    return any(done.name == "flock" and "EAGAIN" in done.result for done in trace.done())


def _wait(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)
