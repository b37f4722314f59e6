"""The plans of the repository, read as the program reads them."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from workplan.core.alerts import AlertKind
from workplan.core.log import Entry
from workplan.core.plan import Plan
from workplan.core.problems import Problem
from workplan.core.status import Status, status_of
from workplan.core.verdict import State
from workplan.files.disk.folder import DiskTree
from workplan.reading import Loaded, load

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "examples" / "tour"
LINAN = ROOT / "examples" / "linan-2022"
EXPECTED = Path(__file__).with_name("expected")
PLAN_FILE = "plan/2022.yaml"
AFTER_ALL_ENTRIES = date(2023, 2, 28)
Prints = Callable[..., str]


def loaded(root: Path) -> Loaded:
    """The plan of 2022 below `root`, with its logs."""
    return load(DiskTree(root), PLAN_FILE)


def problems_of(read: Loaded) -> tuple[Problem, ...]:
    """All that is wrong with the plan and its logs."""
    return read.problems + read.check_logs(AFTER_ALL_ENTRIES)


def plan_of(read: Loaded) -> Plan:
    """The plan, which must be readable."""
    assert read.plan is not None
    return read.plan


def entries_of(read: Loaded) -> Sequence[Entry]:
    """The entries of its logs."""
    assert read.logs is not None
    return read.logs.entries


def status_on(read: Loaded, day: str) -> Status:
    """The answer as of a day."""
    return status_of(plan_of(read), read.file, entries_of(read), date.fromisoformat(day))


def states(status: Status) -> Counter[State]:
    """How many targets are in each state."""
    return Counter(verdict.state for verdict in status.verdicts)


def kinds_of_alerts(status: Status) -> Counter[AlertKind]:
    """How many alerts there are of each kind."""
    return Counter(alert.kind for alert in status.alerts)


def assert_expected(name: str, printed: str) -> None:
    """Hold what was printed against a file in expected/; with WORKPLAN_UPDATE=1, write the file anew."""
    path = EXPECTED / name
    if os.environ.get("WORKPLAN_UPDATE") == "1":
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")
