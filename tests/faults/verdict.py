"""What must be true after a call that met a fault, and what is counted of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from .forks import Call, Ended, Nest, Tracer
from .scenes import LOG, Scene

KINDS = ("lost", "acknowledged_but_missing", "tracebacks", "hangs", "unreadable")
_ACKNOWLEDGED = (0, 4)
_REFUSED = (1, 2, 3, 130)
_KILLED = -9
_CODES = (*_ACKNOWLEDGED, *_REFUSED, _KILLED)
_TRACEBACK = re.compile(r"Traceback|Exception ignored|Fatal Python error")
_HALF = "neither written nor undone"


@dataclass(frozen=True)
class Complaint:
    """A broken promise: of a counted kind or "other"."""

    kind: str
    where: str
    what: str


@dataclass(frozen=True)
class Trial:
    """A call that meets a fault, which `relief` ends."""

    call: Call
    scene: Scene
    fault: str
    tracer: Tracer | None = None
    relief: Callable[[], object] = lambda: None

    def complaints(self, nest: Nest) -> list[Complaint]:
        """Make the call, then check the log and call again without the fault; what is wrong."""
        ended = nest.made(self.call, self.tracer)
        found = [*_of_call(self.scene, ended, _content(nest, self.call))]
        self.relief()
        found += _of_later_calls(nest, self.call, self.scene)
        where = f"{self.scene.name}: {self.fault}"
        return [Complaint(kind, where, f"{what}: {ended}") for kind, what in found]


def counted(complaints: Iterable[Complaint]) -> dict[str, int]:
    """How many complaints there are of each counted kind."""
    kinds = Counter(complaint.kind for complaint in complaints)
    return {kind: kinds[kind] for kind in KINDS}


def _content(nest: Nest, call: Call) -> bytes:
    try:
        return nest.seen(call.root / LOG).read_bytes()
    except FileNotFoundError:
        return b""


def _of_call(scene: Scene, ended: Ended, log: bytes) -> Iterator[tuple[str, str]]:
    """What is wrong with how the call ended and what it left."""
    if ended.hangs:
        yield "hangs", "the call does not end"
    if _TRACEBACK.search(ended.err):
        yield "tracebacks", "there is a traceback"
    if ended.code not in _CODES:
        yield "other", "there is no such exit code"
    if not log.startswith(scene.before):
        yield "lost", f"the log is no longer what it was, but {log!r}"
    elif log not in (scene.before, scene.before + scene.line):
        yield "other", f"the log holds something else: {log!r}"
    if ended.code in _ACKNOWLEDGED and log.count(scene.line) != 1:
        yield "acknowledged_but_missing", f"the line is not there once: {log!r}"
    if ended.code in _REFUSED and log != scene.before and _HALF not in ended.err:
        yield "other", "the line is there, and was said not to be"


def _of_later_calls(nest: Nest, call: Call, scene: Scene) -> Iterator[tuple[str, str]]:
    """What is wrong with the log afterwards: it can be read, and the retried entry is there once."""
    checked = nest.made(replace(call, arguments=["check"], mutant=None, size=None))
    if checked.code != 0:
        yield "unreadable", f"check says {checked}"
    again = nest.made(replace(call, mutant=None, size=None))
    log = _content(nest, call)
    if again.code != 0 or log != _whole(scene):
        yield "lost", f"logged again, the log is {log!r} after {again}"


def _whole(scene: Scene) -> bytes:
    """The log with the line in it, once."""
    return scene.before if scene.line in scene.before else scene.before + scene.line
