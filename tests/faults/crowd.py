"""A crowd: real processes that call the command line at the same time, each one call after another."""

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

Calls = Sequence[Sequence[str]]


class Outcome(NamedTuple):
    """How one call ended: its exit code, -1 for a traceback, and what it said."""

    call: tuple[str, ...]
    code: int
    said: str


def at_once(root: Path, calls: Sequence[Calls], deadline: float) -> list[Outcome]:
    """Every list of `calls` by a process of its own, all begun together; raises TimeoutExpired."""
    asked = json.dumps({"root": str(root), "calls": calls})
    crowd = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, start_new_session=True)
    try:
        crowd.communicate(asked.encode(), timeout=deadline)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(crowd.pid, signal.SIGKILL)
    assert crowd.returncode == 0
    told = [(root / f"{number}.jsonl").read_text().splitlines() for number in range(len(calls))]
    lines = [json.loads(line) for lines in told for line in lines]
    return [Outcome(tuple(line["call"]), line["code"], line["said"]) for line in lines]


def _crowd(root: Path, calls: Sequence[Calls]) -> None:
    """Fork a process for each list of calls; they begin when the last of them is there."""
    _load_all()
    gate, opener = os.pipe()
    for number, mine in enumerate(calls):
        if os.fork() == 0:
            os.close(opener)
            os.read(gate, 1)
            _call_all(root, number, mine)
            os._exit(0)
    os.close(opener)
    for _ in calls:
        assert os.wait()[1] == 0


def _load_all() -> None:
    import workplan.cli.commands.log  # noqa: PLC0415  # a process of a test that only asks loads nothing
    import workplan.cli.main  # noqa: F401, PLC0415  # as above


def _call_all(root: Path, number: int, calls: Calls) -> None:
    os.chdir(root)
    said = os.open(f"{number}.said", os.O_RDWR | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)
    with Path(f"{number}.jsonl").open("w") as told:
        for call in calls:
            os.ftruncate(said, 0)
            os.lseek(said, 0, os.SEEK_SET)
            code = _called(call)
            text = os.pread(said, 1_000_000, 0).decode()
            told.write(json.dumps({"call": call, "code": code, "said": text}) + "\n")


def _called(call: Sequence[str]) -> int:
    from workplan.cli.main import ended  # noqa: PLC0415  # as above

    sys.argv = ["workplan", *call]
    try:
        sys.exit(ended())
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # noqa: BLE001  # whatever it is, it is a traceback that a user would see
        traceback.print_exc()
        sys.stderr.flush()
    return -1


if __name__ == "__main__":
    _given = json.load(sys.stdin)
    _crowd(Path(_given["root"]), _given["calls"])
