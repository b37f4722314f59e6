"""An export that is killed leaves each body as it was or as it is to be, and the next one all as they are to be."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from export.bodies import DAY, district, listed, table, write_body, write_log
from faults.form import runs
from plans import LIFTS
from program import COMMAND

BODIES = tuple(f"body-{number:02}" for number in range(20))
TIMES = runs(12, 200)  # that it is killed
LONGEST = 0.03  # seconds after so many bodies were written
PATIENCE = 60.0


def begun(file: str, out: Path) -> "subprocess.Popen[bytes]":
    """An export that runs in a group of its own."""
    words = ["--lang", "en", "export", file, "-o", str(out), "--jobs", "2", *DAY]
    command = [*COMMAND, *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def stamps(out: Path) -> set[tuple[str, int]]:
    """Which stamp each body has."""
    return {(path.parent.parent.name, path.stat().st_ino) for path in out.glob("*/*/_workplan.json")}


def wait(out: Path, before: set[tuple[str, int]], number: int, process: "subprocess.Popen[bytes]") -> None:
    """Until so many bodies are written, or a file of the next is."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if len(stamps(out) - before) >= number and any(out.glob(".workplan/aside/*/*/*")):
            return
        time.sleep(0.001)


def reported(out: Path) -> dict[str, set[int]]:
    """What June added by the tables of each body: by its verdict, and by its entries."""
    found: dict[str, set[int]] = {
        body: {int(value) - 15} for body, value in table(out, "verdicts", "body, value")
    }
    for body, file, added in table(out, "entries", 'body, file, "add"'):
        if file.endswith("2022-06.yaml"):
            found[body].add(int(added))
    return found


@pytest.mark.parametrize("is_first", [True, False], ids=["from nothing", "over others"])
def test_a_killed_export_leaves_each_body_as_it_was_or_as_it_is_to_be(tmp_path: Path, is_first: bool) -> None:
    chance, out, torn = random.Random(23), tmp_path / "out", 0
    file = district(tmp_path, *BODIES)
    for added in range(100, 100 + TIMES):
        for body in BODIES:
            write_log(tmp_path / body, 6, added)
        if is_first and out.exists():
            out.rename(tmp_path / f"out-{added}")
        before = stamps(out)
        process = begun(file, out)
        wait(out, before, chance.randrange(1, len(BODIES) // 2), process)
        time.sleep(chance.random() * LONGEST)
        process.kill()
        process.communicate()  # as long as any process of it is there
        new = {body.removeprefix("body=") for body, _ in stamps(out) - before}
        torn += process.returncode == -signal.SIGKILL and 0 < len(new) < len(BODIES)
        old = {} if is_first or added == 100 else {body: {added - 1} for body in BODIES}
        if new or old:
            assert reported(out) == {**old, **{body: {added} for body in new}}
        last = begun(file, out)
        _, said = last.communicate(timeout=PATIENCE)
        assert (last.returncode, said) == (0, b"")
        assert reported(out) == {body: {added} for body in BODIES}
        assert [path.name for path in (out / ".workplan").iterdir()] == ["lock"]
    assert torn > 0


def test_ctrl_c_ends_all_processes_and_says_so_once(tmp_path: Path) -> None:
    process = begun(district(tmp_path, *BODIES), tmp_path / "out")
    wait(tmp_path / "out", set(), 1, process)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, b"")
    assert len(err.splitlines()) == 1
    assert is_gone(process.pid)


def test_no_process_outlives_the_one_that_was_killed(tmp_path: Path) -> None:
    process = begun(district(tmp_path, *BODIES), tmp_path / "out")
    wait(tmp_path / "out", set(), 1, process)
    process.kill()
    process.communicate()
    assert is_gone(process.pid)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")
def test_a_process_that_was_ended_ends_the_export_with_a_remedy(tmp_path: Path) -> None:
    process = begun(district(tmp_path, *BODIES), tmp_path / "out")
    wait(tmp_path / "out", set(), 1, process)
    os.kill(workers(process.pid)[0], signal.SIGKILL)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (3, b"")
    assert err.startswith(b"not finished: one of its processes was ended")
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")
def test_a_process_that_is_left_alone_puts_nothing_in_its_place(tmp_path: Path) -> None:
    """For the warehouse may be held by the next export by then."""
    out, targets = tmp_path / "out", [LIFTS.replace("lifts,", f"lifts-{i},") for i in range(300)]
    write_body(tmp_path / "large", 3, LIFTS, *targets)
    process = begun(listed(tmp_path, "large", "{id: none, folder: none}"), out)
    wait(out, set(), 0, process)
    left = workers(process.pid)
    for each in left:
        os.kill(each, signal.SIGSTOP)
    assert stamps(out) == set()
    process.kill()
    process.wait()
    for each in left:
        os.kill(each, signal.SIGCONT)
    process.communicate()
    assert is_gone(process.pid)
    assert not any(out.glob("body=*"))


def workers(process: int) -> list[int]:
    """The processes that write bodies for an export."""
    [served] = [each for each in children(process) if children(each)]
    return children(served)


def children(parent: int) -> list[int]:
    """The processes that a process has begun."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [*map(int, found.split())]


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_an_export_that_is_asked_to_end_says_nothing(tmp_path: Path, sent: signal.Signals) -> None:
    process = begun(district(tmp_path, *BODIES), tmp_path / "out")
    wait(tmp_path / "out", set(), 1, process)
    process.send_signal(sent)
    assert process.communicate(timeout=PATIENCE) == (b"", b"")
    assert is_gone(process.pid)


def is_gone(group: int) -> bool:
    """Whether no process of a group is left, after a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False
