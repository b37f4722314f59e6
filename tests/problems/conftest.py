"""What every test of problems starts from."""

from datetime import date
from pathlib import Path

import pytest

from program import Call, Ended


@pytest.fixture
def workplan(call: Call) -> Call:
    """The program, run below a root; the day it runs on reads `TODAY`."""

    def ran(root: Path, *arguments: str) -> Ended:
        ended = call(*arguments, "-C", str(root))
        today = date.today().isoformat()  # noqa: DTZ011  # the day that the program itself sees
        return Ended(ended.code, ended.out.replace(today, "TODAY"), ended.err.replace(today, "TODAY"))

    return ran
