"""An export that is killed leaves each body as it was or as it is to be, and the next one all as they are to be."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from export.bodies import DAY, district, states, table, write_log
from program import COMMAND

BODIES, FEW, MANY = 24, 10, 200  # and how often it is killed
LONGEST = 0.6  # seconds from the first sign of writing
PATIENCE = 30.0


def begun(file: str, out: Path) -> "subprocess.Popen[bytes]":
    words = ["export", file, "-o", str(out), "--jobs", "2", *DAY]
    return subprocess.Popen([*COMMAND, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def write_all(folder: Path, added: int) -> None:
    for number in range(BODIES):
        write_log(folder / f"body-{number:02}", 6, added)


def sums(out: Path) -> dict[str, set[int]]:
    """What each body's tables say that June added: by its verdict, by its entries, by its own size of alerts."""
    found: dict[str, set[int]] = {}
    for body, value in table(out, "verdicts", "body, value"):
        found.setdefault(body, set()).add(int(value) - 15)
    for body, file, added in table(out, "entries", 'body, file, "add"'):
        if file.endswith("2022-06.yaml"):
            found.setdefault(body, set()).add(int(added))
    return found


def waited(out: Path, before: dict[str, tuple[int, int]], process: "subprocess.Popen[bytes]") -> None:
    """Until the first file is written."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if (out / ".workplan/aside").exists() or (out.exists() and states(out) != before):
            return
        time.sleep(0.002)


@pytest.mark.parametrize("first", [True, False], ids=["from nothing", "over others"])
def test_a_killed_export_leaves_each_body_whole(tmp_path: Path, first: bool) -> None:
    chance, out = random.Random(23), tmp_path / "out"
    file = district(tmp_path, *(f"body-{number:02}" for number in range(BODIES)))
    seen = set[frozenset[int]]()
    for turn in range(MANY if os.environ.get("WORKPLAN_LONG") else FEW):
        added, before = 100 + turn, 99 + turn
        write_all(tmp_path, added)
        if first and out.exists():
            out.rename(tmp_path / f"out-{turn}")
        was = states(out) if out.exists() else {}
        process = begun(file, out)
        waited(out, was, process)
        time.sleep(chance.random() * LONGEST)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if any(out.glob("body=*")):
            found = sums(out)
            assert {name: each for name, each in found.items() if len(each) != 1} == {}
            seen |= {frozenset(value for each in found.values() for value in each)}
        last = begun(file, out)
        _, said = last.communicate(timeout=PATIENCE)
        assert (last.returncode, said) == (0, b"")
        assert sums(out) == {f"body-{number:02}": {added} for number in range(BODIES)}
        assert sorted(path.name for path in (out / ".workplan").iterdir()) == ["lock"]
        assert before != added
    assert len(seen) > 1


def test_ctrl_c_ends_all_processes_and_says_so_once(tmp_path: Path) -> None:
    file = district(tmp_path, *(f"body-{number:02}" for number in range(BODIES)))
    words = ["export", file, "-o", str(tmp_path / "out"), "--jobs", "2", *DAY]
    with subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        waited(tmp_path / "out", {}, process)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, b"")
    assert len(err.splitlines()) == 1
    assert gone(process.pid)


def test_no_process_outlives_the_one_that_was_killed(tmp_path: Path) -> None:
    file = district(tmp_path, *(f"body-{number:02}" for number in range(BODIES)))
    words = ["export", file, "-o", str(tmp_path / "out"), "--jobs", "2", *DAY]
    process = subprocess.Popen([*COMMAND, *words], stderr=subprocess.DEVNULL, start_new_session=True)
    waited(tmp_path / "out", {}, process)
    process.kill()
    process.wait()
    assert gone(process.pid)


def gone(group: int) -> bool:
    """Whether no process of a group is left, after a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False
