"""Work that is done in time, fails in time, or is left behind."""

from threading import Event

import pytest

from workplan.files.deadline import by_deadline


def test_what_is_done_in_time_is_returned() -> None:
    assert by_deadline(lambda: "done", 10) == "done"


def test_what_fails_in_time_fails_where_it_is_waited_for() -> None:
    with pytest.raises(ZeroDivisionError):
        by_deadline(lambda: 1 // 0, 10)


def test_what_takes_longer_is_left_behind() -> None:
    over = Event()
    assert by_deadline(over.wait, 0.01) is None
    over.set()
