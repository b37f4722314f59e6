"""The mappings that may have lost a key with a line that could not be read."""

import re
from collections.abc import Iterator

from workplan.core.problems import Path
from workplan.files.marks import Mark, marks_of
from workplan.files.reading import Reading

_BEGINNINGS = re.compile(r"(?: *- +)+| +")


def mappings_with_gaps(reading: Reading) -> frozenset[Path]:
    """The paths of mappings in which, by its indentation, a line that was struck out may have stood."""
    root = marks_of(reading.source.text) if reading.gaps else None
    if root is None:
        return frozenset()
    return frozenset(
        path for line in reading.gaps for path in _around(root, line, reading.source.written[line])
    )


def _around(root: Mark, line: int, text: str) -> Iterator[Path]:
    """The innermost mapping about `line`, and those about it whose keys begin in one of its columns."""
    spanning = [(path, mark) for path, mark in root.mappings() if _spans(mark, line)]
    columns = _columns(text)
    for path, mark in spanning:
        first = mark.first_key()
        if path == spanning[-1][0] or (first and first.start[1] in columns):
            yield path


def _spans(mark: Mark, line: int) -> bool:
    return mark.value.start[0] <= line <= mark.value.end[0]


def _columns(text: str) -> set[int]:
    """Where the content of `text` begins: behind its indentation, or behind its dashes."""
    match = _BEGINNINGS.match(text)
    return {match.end() if match else 0}
