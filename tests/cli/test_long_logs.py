"""Long logs, whose digests are kept and which two processes read: every command says what it says of all entries."""

import json
from pathlib import Path

import pytest

from .conftest import Call, Ended

MONTHS = ("2022-05", "2022-06")
MANY = 36_000  # a month; so that both logs together have more bytes than one process reads
DAY = ("--as-of", "2022-06-30")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "workplan"


@pytest.fixture(autouse=True)
def long(root: Path) -> None:
    folder = root / "progress" / "2022"
    folder.mkdir(parents=True)
    for month in MONTHS:
        lines = (_line(month, number) for number in range(MANY))
        (folder / f"{month}.yaml").write_text("".join(lines), "utf-8")
    assert sum(path.stat().st_size for path in folder.iterdir()) > 8_000_000


def _line(month: str, number: int) -> str:
    day = f"{month}-{number % 30 + 1:02}"
    figure = "target: lifts-added, add: 1" if number % 2 else "target: talks, add: 1"
    return f'- {{date: {day}, {figure}, by: "万韬", note: "现场核对并登记（第{number}号）", id: {month}n{number}}}\n'


def test_all_entries_are_counted_with_a_cache_and_without(call: Call) -> None:
    ended = call("status", *DAY, "--format", "json")
    assert (_added(ended), ended.err) == (f"{MANY}", "")
    for no_cache in ([], ["--no-cache"]):
        assert call("status", *DAY, "--format", "json", *no_cache) == ended
    call("log", "lifts-added", "+1", "--date", "2022-06-30")
    grown = call("status", *DAY, "--format", "json")
    assert _added(grown) == f"{MANY + 1}"
    assert call("status", *DAY, "--format", "json", "--no-cache") == grown


def _added(ended: Ended) -> str:
    """The figure of the lifts."""
    return str(
        next(each["value"] for each in json.loads(ended.out)["targets"] if each["id"] == "lifts-added")
    )


def test_an_entry_is_told_as_without_anything_kept(call: Call) -> None:
    said = [
        call("log", "lifts-added", "+1", "--date", "2022-06-30", *flags) for flags in ([], [], ["--no-cache"])
    ]
    assert [ended.code for ended in said] == [0, 0, 0]
    figures = [next(line for line in ended.out.splitlines() if "Figure" in line) for ended in said]
    assert figures == [
        f"  Figure      {n} lifts → {n + 1} lifts; goal ≥52 lifts" for n in range(MANY, MANY + 3)
    ]
