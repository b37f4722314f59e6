"""Items of a log by the YAML reader: those that are not written as `log` writes them, or the whole log."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from workplan.core.log import Entry
from workplan.core.problems import Address, Problem
from workplan.files.entry_shape import EntryReader
from workplan.files.yaml.decode import UNSEEN
from workplan.files.yaml.place import mappings_with_gaps
from workplan.files.yaml.read import Reading, as_it_is, read_tree
from workplan.files.yaml.tree import UNREADABLE, Data

Odd: TypeAlias = tuple[int, int, str]  # the place of an item, the line it begins on, and its text
Found: TypeAlias = tuple[list[Entry], list[Problem]]


def items_of(odd: Sequence[Odd], file: str) -> Found | None:
    """The entries of items, and what is wrong with them.

    None where there is a fault of their text, or one runs into the next: both are seen in the whole alone.
    """
    found, reader = _data_of(odd), EntryReader(file)
    if found is None:
        return None
    each = [reader.entry(data, place, line) for (place, _, _), (data, line) in zip(odd, found, strict=True)]
    return [entry for entry in each if entry is not None], reader.problems


def _data_of(odd: Sequence[Odd]) -> Iterator[tuple[Data, int]] | None:
    """The data of items, each with the line it begins on; None where there is a fault, or one runs on."""
    text = "".join(whole for _, _, whole in odd)
    reading = None if UNSEEN.search(text) else as_it_is(text)
    data = None if reading is None or reading.problems else reading.tree.data
    if reading is None or not isinstance(data, list) or len(data) != len(odd):
        return None
    above = accumulate((whole.count("\n") for _, _, whole in odd), initial=0)
    begun = zip(reading.tree.item_lines, above, odd, strict=False)
    lines = [line + begin - before for begin, before, (_, line, _) in begun]
    return zip(data, lines, strict=True)


def whole_log(raw: bytes, file: str) -> Found:
    """The entries of a whole log, and all that is wrong with it."""
    reading = read_tree(raw, file)
    data = reading.tree.data
    if isinstance(data, list):
        return _log(data, reading, file)
    return [], [*reading.problems, *_no_list(reading, file)]


def _no_list(reading: Reading, file: str) -> tuple[Problem, ...]:
    """What to say of a file that holds no list, unless it is empty or its text explains it."""
    if reading.tree.data is None or reading.tree.data is UNREADABLE or reading.problems:
        return ()
    return (Problem("wrong-type", file, Address(()), {"expected": "list"}),)


def _log(data: list[Data], reading: Reading, file: str) -> Found:
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
    return entries, [*reading.problems, *problems]


def _follows(problem: Problem) -> bool:
    """Whether a lost line may be the cause."""
    return problem.code in ("missing-key", "says-nothing")


def _index(problem: Problem) -> int | str | None:
    return problem.at.path[0] if isinstance(problem.at, Address) and problem.at.path else None
