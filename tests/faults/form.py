"""The two forms of these tests: the short one of every test run, and the long one of `make faults`."""

import json
import os
from pathlib import Path

IS_LONG = bool(os.environ.get("WORKPLAN_LONG"))
TESTS_ALL = os.environ.get("WORKPLAN_TEST_ALL") == "1"


def runs(short: int, long: int) -> int:
    """How many runs this form makes; of the short one a quarter, but where everything is to be tested."""
    if IS_LONG:
        return long
    return short if TESTS_ALL else short // 4 or short


def measured(test: str, count: int, **figures: int) -> None:
    """Keep what a test counted for the table of docs/reliability.md, when that is being made."""
    file = os.environ.get("WORKPLAN_FIGURES")
    if file:
        with Path(file).open("a", encoding="utf-8") as kept:
            kept.write(json.dumps({"test": test, "runs": count, **figures}) + "\n")
