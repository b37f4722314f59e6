"""Programs are run in turn, and what each took is its own."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.timing import Command, Failed, Figures, Run, Starter, Work, in_turn


def shell(folder: Path, script: str) -> Command:
    return Command(["/bin/sh", "-c", script], folder, {"PATH": "/usr/bin:/bin"})


def outcome(cell: Figures | str) -> int | str:
    return len(cell.runs) if isinstance(cell, Figures) else cell


def test_works_take_turns_after_preparations_and_a_failure_ends_its_own_turns_only(tmp_path: Path) -> None:
    told: list[str] = []
    works = [
        Work("a", shell(tmp_path, "echo a >>turns"), lambda: told.append("a is next")),
        Work("b", shell(tmp_path, "echo b >>turns; echo no >&2; exit 3")),
        Work("c", shell(tmp_path, "echo c >>turns")),
    ]
    with Starter(tmp_path, 10) as starter:
        found = in_turn(starter, works, 2)
    assert {name: outcome(cell) for name, cell in found.items()} == {"a": 2, "b": "ended with 3: no", "c": 2}
    assert (tmp_path / "turns").read_text().split() == ["a", "b", "c", "a", "c"]
    assert told == ["a is next", "a is next"]


def test_a_program_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with Starter(tmp_path, 0.2) as starter, pytest.raises(Failed, match=r"^stopped after 0 s$"):
        starter.run(shell(tmp_path, "exec sleep 9"))


def test_a_program_that_is_not_there_is_a_failure_and_no_end(tmp_path: Path) -> None:
    nowhere = Command([str(tmp_path / "nowhere")], tmp_path, {})
    with Starter(tmp_path, 10) as starter:
        with pytest.raises(Failed, match=r"^cannot be started: .*No such file"):
            starter.run(nowhere)
        assert starter.printed(shell(tmp_path, "echo still here")) == "still here\n"


def test_waiting_is_no_work_of_the_processor(tmp_path: Path) -> None:
    with Starter(tmp_path, 10) as starter:
        run = starter.run(shell(tmp_path, "sleep 0.3"))
    assert run.processor < 0.3 <= run.seconds


def test_the_memory_of_the_caller_is_not_counted_as_the_programs(tmp_path: Path) -> None:
    ballast = bytearray(200_000_000)
    with Starter(tmp_path, 10) as starter:
        small = starter.run(shell(tmp_path, "true")).peak
        large = starter.run(Command([sys.executable, "-c", "bytearray(100_000_000)"], tmp_path, {})).peak
    assert len(ballast) / 1024 > 100_000
    assert small < 50_000
    assert 100_000_000 / 1024 < large < 150_000


@pytest.mark.parametrize(
    ("seconds", "median", "low", "high"), [([3, 1, 2], 2, 1, 3), ([4, 1], 2.5, 1, 4), ([7], 7, 7, 7)]
)
def test_figures_have_median_ends(seconds: Sequence[float], median: float, low: float, high: float) -> None:
    figures = Figures(tuple(Run(value, value, 2) for value in seconds))
    assert (figures.median, figures.processor) == (median, median)
    assert (figures.low, figures.high, figures.peak) == (low, high, 2048)
