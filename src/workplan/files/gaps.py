"""The mappings that may have lost a key with a line that could not be read."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from workplan.core.problems import Path
from workplan.files.marks import Mark, marks_of
from workplan.files.reading import Reading

NAMES = frozenset({"owners", "definitions", "tasks", "targets"})  # that a lost line may have held
_BEGINNINGS = re.compile(r"(?: *- +)+| +")


def mappings_with_gaps(reading: Reading) -> Iterator[tuple[Path, int]]:
    """The paths of mappings in which, by its indentation, a line that was struck out may have stood.

    With each comes the line. Where reading ended, it may have stood in any mapping that was open there.
    """
    root = marks_of(reading.source.text, _items(reading)) if reading.gaps else None
    for line in sorted(reading.gaps) if root else ():
        spanning = [(path, mark) for path, mark in _within(root, reading, line) if _spans(mark, line)]
        columns = _columns(reading.source.written[line])
        if not spanning and root and root.is_mapping:
            yield (), line
        for path, mark in spanning:
            first = mark.first_key()
            is_innermost = path == spanning[-1][0]
            if is_innermost or line == reading.ended or (first and first.start[1] in columns):
                yield path, line


def _items(reading: Reading) -> frozenset[int] | None:
    """The items of a list in which gaps may lie; None for a file that is no list."""
    if not isinstance(reading.tree.data, list):
        return None
    return frozenset(_item(reading, line) for line in reading.gaps)


def _item(reading: Reading, line: int) -> int:
    return bisect_right(reading.tree.item_lines, line) - 1


def _within(root: Mark | None, reading: Reading, line: int) -> Iterator[tuple[Path, Mark]]:
    """The mappings of the file, or of the item of the list that holds `line`."""
    if root is None or not isinstance(reading.tree.data, list):
        return root.mappings() if root else iter(())
    item = _item(reading, line)
    return root.within[item].mappings((item,)) if item in root.within else iter(())


def _spans(mark: Mark, line: int) -> bool:
    return mark.value.start[0] <= line <= mark.value.end[0]


def _columns(text: str) -> set[int]:
    """Where the content of `text` begins: behind its indentation, or behind its dashes."""
    match = _BEGINNINGS.match(text)
    return {match.end() if match else 0}
