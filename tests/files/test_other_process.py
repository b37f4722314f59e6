"""Work in another process: its result comes back, its failure is told, and nothing of it is printed."""

import os
from functools import partial

import pytest

from workplan.files.other_process import OtherProcess, processors


def test_what_came_of_the_work_comes_back() -> None:
    short, long = (OtherProcess(partial(_text_of, size)) for size in (1, 1_000_000))
    assert [short.result(), long.result()] == ["x", "x" * 1_000_000]
    assert OtherProcess(os.getpid).result() not in (None, os.getpid())


def _text_of(size: int) -> str:
    return "x" * size


def test_work_that_fails_has_no_result(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise ValueError

    assert OtherProcess(fail).result() is None
    assert OtherProcess(lambda: os._exit(3)).result() is None
    assert capfd.readouterr() == ("", "")


def test_there_is_a_processor() -> None:
    assert processors() >= 1
