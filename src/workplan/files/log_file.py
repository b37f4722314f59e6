"""A log file: its text and its entries, checked one by one by plain code, for there may be a million."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from workplan.core.entries import Entry
from workplan.core.problems import Address, Problem
from workplan.files.entry_shape import EntryReader
from workplan.files.yaml.place import mappings_with_gaps
from workplan.files.yaml.read import Reading, read_tree
from workplan.files.yaml.tree import UNREADABLE, Data


@dataclass(frozen=True, slots=True)
class LogFile:
    """The entries of a log that could be read; `unsure` says that text was lost."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    unsure: bool = False


def read_log(raw: bytes, file: str) -> LogFile:
    """The entries that `raw` writes; an empty file has none."""
    with _without_collector():
        reading = read_tree(raw, file)
        data = reading.tree.data
        if isinstance(data, list):
            return _log(data, reading, file)
        problems = (*reading.problems, *_no_list(reading, file))
        return LogFile((), problems, unsure=reading.unsure or bool(problems))


@contextmanager
def _without_collector() -> Iterator[None]:
    """The garbage collector costs three quarters of the time, and finds nothing here."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _no_list(reading: Reading, file: str) -> tuple[Problem, ...]:
    """What to say of a file that holds no list, unless it is empty or its text explains it."""
    if reading.tree.data is None or reading.tree.data is UNREADABLE or reading.problems:
        return ()
    return (Problem("wrong-type", file, Address(()), {"expected": "list"}),)


def _log(data: list[Data], reading: Reading, file: str) -> LogFile:
    reader = EntryReader(file)
    lines = reading.tree.item_lines
    lost = {id(each.mapping) for each in reading.tree.doubtful}
    entries = []
    for index, item in enumerate(data):
        entry = reader.entry(item, index, lines[index] + 1)
        if entry is not None and id(item) not in lost:
            entries.append(entry)
    gaps = {path[0] for path, _ in mappings_with_gaps(reading) if path}
    problems = [p for p in reader.problems if not (_follows(p) and _index(p) in gaps)]
    return LogFile(tuple(entries), (*reading.problems, *problems), reading.unsure)


def _follows(problem: Problem) -> bool:
    """Whether a lost line may be the cause."""
    return problem.code in ("missing-key", "says-nothing")


def _index(problem: Problem) -> int | str | None:
    return problem.at.path[0] if isinstance(problem.at, Address) and problem.at.path else None
