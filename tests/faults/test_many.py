"""Many processes log at once: every entry that was acknowledged is there exactly once, and no other."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from plans import LIFTS, plan_text
from program import started

from .crowd import Outcome, at_once
from .form import IS_LONG, measured, runs

PROCESSES = runs(20, 100)
ENTRIES = runs(20, 100)
YEARS = range(2001, 2001 + runs(2, 10))
DEADLINE = 3600 if IS_LONG else 60  # seconds
WRITTEN = re.compile(r'- \{date: (\d{4}-\d\d)-\d\d, target: lifts, add: (\d+), by: "(\w+)", id: (\w+)\}')


def test_what_many_processes_log_at_once_is_there_exactly_once(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    for year in YEARS:
        (tmp_path / "plan" / f"{year}.yaml").write_text(plan_text(LIFTS, year=year))
    calls = [[_call(process, number) for number in range(ENTRIES)] for process in range(PROCESSES)]
    outcomes = at_once(tmp_path, calls, DEADLINE)
    acknowledged = {_name(outcome): _added(outcome) for outcome in outcomes if outcome.code == 0}
    logged = [match for log in _logs(tmp_path) for match in _entries(log)]
    counted = Counter(match[3] for match in logged)
    tracebacks = [
        outcome for outcome in outcomes if "Traceback" in outcome.said or outcome.code not in (0, 3)
    ]
    measured(
        "many processes at once",
        len(outcomes),
        acknowledged=len(acknowledged),
        acknowledged_but_missing=len(acknowledged.keys() - counted.keys()),
        lost=len(acknowledged.keys() - counted.keys()),
        doubled=sum(count - 1 for count in counted.values()),
        not_written=sum(outcome.code == 3 for outcome in outcomes),
        tracebacks=len(tracebacks),
        hangs=0,  # else the deadline ended the test
    )
    assert tracebacks == []
    assert len(outcomes) == PROCESSES * ENTRIES
    assert counted == dict.fromkeys(acknowledged, 1)
    assert sum(int(match[2]) for match in logged) == sum(acknowledged.values())
    assert sum(_total(tmp_path, year) for year in YEARS) == sum(acknowledged.values())


def _call(process: int, number: int) -> list[str]:
    """All come to a new month, and so to a new file, at the same time; each fourth entry is also the neighbour's."""
    month = number * 12 * len(YEARS) // ENTRIES
    year = YEARS[month // 12]
    day = f"{year}-{month % 12 + 1:02}-{process % 28 + 1:02}"
    name, given = f"p{process}n{number}", list[str]()
    if number % 4 == 0:
        name = f"both{process // 2}n{number}"
        day = f"{day[:8]}15"
        given = ["--id", name]
    figure = f"+{(process // 2) * ENTRIES + number + 1}"
    return ["--plan", str(year), "log", "lifts", figure, "--date", day, "--by", name, *given]


def _name(outcome: Outcome) -> str:
    return outcome.call[outcome.call.index("--by") + 1]


def _added(outcome: Outcome) -> int:
    return int(outcome.call[4])


def _logs(root: Path) -> list[str]:
    return [path.read_text() for path in sorted((root / "progress").glob("*/*.yaml"))]


def _entries(log: str) -> Iterable[re.Match[str]]:
    """Every line of a log, none of which is anything but a whole entry."""
    for line in log.splitlines():
        match = WRITTEN.fullmatch(line)
        assert match, line
        yield match


def _total(root: Path, year: int) -> Fraction:
    command = ["-C", str(root), "--plan", str(year), "status", "--format", "json", "--as-of", f"{year}-12-31"]
    ran = started(*command)
    return Fraction(json.loads(ran.stdout)["targets"][0]["value"])
