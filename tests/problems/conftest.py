"""What every test of problems starts from."""

from datetime import date
from pathlib import Path

import pytest

from program import Call, Ended
from workplan.core.calendar import day_after


@pytest.fixture
def workplan(call: Call) -> Call:
    """The program, run below a root; the day it runs on reads `TODAY`, the next one `TOMORROW`."""

    def ran(root: Path, *arguments: str) -> Ended:
        ended = call(*arguments, "-C", str(root))
        today = date.today()  # noqa: DTZ011  # the day that the program itself sees
        days = {"TODAY": today.isoformat(), "TOMORROW": day_after(today).isoformat()}
        out, err = ended.out, ended.err
        for name, day in days.items():
            out, err = out.replace(day, name), err.replace(day, name)
        return Ended(ended.code, out, err)

    return ran
