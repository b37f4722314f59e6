"""A process with the program loaded, which forks a child for each call: starting Python takes 0.3 s.

The child waits at a gate, so that a tracer can be attached to it, and then is the real command line: with
its own arguments, folder, output files, limits and exit.
"""

import ctypes
import gc
import io
import json
import os
import resource
import select
import signal
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from program import run
from workplan.cli import main as entry

from .mutants import weaken
from .scenes import SCENES

SECONDS = 20
_MEMORY = 2 << 30  # bytes
_PR_SET_PTRACER = 0x59616D61


def serve() -> None:
    """Make each call that a line of stdin orders; two lines answer: its pid, then how it ended."""
    _warm_up()
    _answer("ready")
    while order := sys.stdin.readline():
        entrance, gate = os.pipe()
        waiting, arrival = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(gate)
            _call(json.loads(order), entrance, arrival)
        os.close(entrance)
        os.close(arrival)
        os.read(waiting, 1)
        os.close(waiting)
        _answer(pid)
        sys.stdin.readline()
        os.close(gate)
        _answer(_ended(pid))


def _warm_up() -> None:
    with tempfile.TemporaryDirectory() as folder:
        SCENES[1].make(Path(folder))
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            assert run(["-C", folder, *SCENES[1].arguments]) == 0
            assert run(["-C", folder, "check"]) == 0
            assert run(["-C", folder, "status"]) == 0
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which `log` ignores at its end
    gc.freeze()


def _call(order: dict[str, Any], entrance: int, arrival: int) -> None:
    """Be the command line, once the gate is opened; nothing before is seen by a tracer."""
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)  # Yama forbids it otherwise
    os.chdir(order["root"])
    for descriptor, file in enumerate((os.devnull, order["out"], order["err"])):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), descriptor)
    sys.argv = ["workplan", *order["arguments"]]
    if order["mutant"]:
        weaken(order["mutant"])
    os.close(arrival)
    os.read(entrance, 1)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    if order["size"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["size"], order["size"]))
    sys.exit(entry.ended())


def _ended(pid: int) -> dict[str, int | bool]:
    """The exit code of a child, or the signal it died of, as subprocess has it; whether time ran out."""
    descriptor = os.pidfd_open(pid)
    is_hanging = not select.select([descriptor], [], [], SECONDS)[0]
    os.close(descriptor)
    if is_hanging:
        os.kill(pid, signal.SIGKILL)
    return {"code": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), "hangs": is_hanging}


def _answer(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve()
