"""Where things stand: problems, keys and values at line and column, by a second walk over a file's events.

This is the one place where addresses become places in a file.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

import yaml

from workplan.core.problems import Address, Path, Pinned, Place, Problem
from workplan.files.yaml.mend import Source
from workplan.files.yaml.read import Reading, read_tree
from workplan.files.yaml.tree import events

NAMES = frozenset({"owners", "definitions", "tasks", "targets"})  # that a lost line may have held
_BEGINNINGS = re.compile(r"(?: *- +)+| +")
Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From line and column to line and column, counted from 0; the end is the first place behind."""

    start: Point
    end: Point


@dataclass(slots=True)
class Mark:
    """A value: where it stands, where its key does, what is in it, and whether it is a mapping."""

    value: Stretch
    key: Stretch | None = None
    is_mapping: bool = False
    within: dict[str | int, "Mark"] = field(default_factory=dict)

    def mappings(self, path: Path = ()) -> Iterator[tuple[Path, "Mark"]]:
        """Every mapping with its path, outer ones first."""
        if self.is_mapping:
            yield path, self
        for step, mark in self.within.items():
            yield from mark.mappings((*path, step))

    def first_key(self) -> Stretch | None:
        """Where the first key of a mapping stands."""
        return next((mark.key for mark in self.within.values()), None) if self.is_mapping else None


def marks_of(text: str, items: Collection[str | int] | None = None) -> Mark | None:
    """The marks of a text that `walk` has read; None when there is nothing in it.

    Of a text that is a list only those of the `items` given, by their index.
    """
    found = events(text)
    next(found)
    if isinstance(next(found), yaml.StreamEndEvent):
        return None
    event = next(found)
    if items is not None and isinstance(event, yaml.SequenceStartEvent):
        return _chosen(found, event, items)
    return _node(found, event)


def _chosen(found: Iterator[Any], start: yaml.Event, items: Collection[str | int]) -> Mark:
    """The marks of some items of a list; the events of the others are passed over."""
    within: dict[str | int, Mark] = {}
    index, level = 0, 0
    while not isinstance(event := next(found), yaml.SequenceEndEvent) or level:
        if not level and index in items:
            within[index] = _node(found, event)
        else:
            level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        index += not level
    return Mark(_between(start, event), within=within)


def _node(found: Iterator[Any], event: yaml.Event) -> Mark:
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(found, event)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(found, event)
    return Mark(_between(event, event))


def _sequence(found: Iterator[Any], start: yaml.Event) -> Mark:
    within: dict[str | int, Mark] = {}
    while not isinstance(event := next(found), yaml.SequenceEndEvent):
        within[len(within)] = _node(found, event)
    return Mark(_between(start, event), within=within)


def _mapping(found: Iterator[Any], start: yaml.Event) -> Mark:
    """A mapping; of two equal keys the first counts, as it does for the data."""
    within: dict[str | int, Mark] = {}
    while not isinstance(event := next(found), yaml.MappingEndEvent):
        key = _node(found, event)
        mark = _node(found, next(found))
        mark.key = key.value
        if isinstance(event, yaml.ScalarEvent):
            within.setdefault(unicodedata.normalize("NFC", event.value), mark)
    return Mark(_between(start, event), is_mapping=True, within=within)


def _between(first: yaml.Event, last: yaml.Event) -> Stretch:
    start, end = cast("yaml.Mark", first.start_mark), cast("yaml.Mark", last.end_mark)
    return Stretch((start.line, start.column), (end.line, end.column))


def pin(problems: Iterable[Problem], read: Callable[[str], bytes | None]) -> tuple[Pinned, ...]:
    """Each problem once, by file, line, column and code; only files that have problems are read again."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    pinned = [each for file, found in by_file.items() for each in _pinned(found, read(file), file)]
    return tuple(_without_repeats(sorted(pinned, key=_order)))


def _order(pinned: Pinned) -> tuple[str, Place, str, str]:
    problem = pinned.problem
    return problem.file, pinned.place or Place(0, 0, 0), problem.code, repr(sorted(problem.params.items()))


def _without_repeats(pinned: Sequence[Pinned]) -> list[Pinned]:
    return [each for i, each in enumerate(pinned) if not i or _order(each) != _order(pinned[i - 1])]


def _pinned(problems: Sequence[Problem], raw: bytes | None, file: str) -> list[Pinned]:
    if raw is None:
        return [Pinned(p, p.at if isinstance(p.at, Place) else None, None) for p in problems]
    reading = read_tree(raw, file)
    source = reading.source
    steps = {p.at.path[0] for p in problems if isinstance(p.at, Address) and p.at.path}
    root = marks_of(source.text, steps) if any(isinstance(p.at, Address) for p in problems) else None
    return [_one(problem, source, root) for problem in problems]


def _one(problem: Problem, source: Source, root: Mark | None) -> Pinned:
    place = _place(problem.at, source, root) if isinstance(problem.at, Address) else problem.at
    within = place is not None and place.line <= len(source.written)
    return Pinned(problem, place, source.written[place.line - 1] if place and within else None)


def _place(address: Address, source: Source, root: Mark | None) -> Place:
    if root is None:
        return Place(1, 1)
    mark, is_whole = _at(root, address.path)
    stretch = _stretch(mark, on_key=address.on_key and is_whole)
    if address.part is not None and (found := _part(address.part, mark.value, source)) is not None:
        return found
    (line, column), (end_line, end) = stretch.start, stretch.end
    width = end - column if end_line == line else len(source.lines[line].rstrip()) - column
    return source.place(line, column, max(1, width))


def _at(mark: Mark, path: Path) -> tuple[Mark, bool]:
    """The mark at `path`, or the nearest above it when the data end before."""
    for step in path:
        if step not in mark.within:
            return mark, False
        mark = mark.within[step]
    return mark, True


def _stretch(mark: Mark, *, on_key: bool) -> Stretch:
    """The key, where it is meant or where there is no value to show; of a mapping, its first key."""
    is_empty = mark.value.start == mark.value.end and not mark.within
    if mark.key is not None and (on_key or is_empty):
        return mark.key
    return mark.first_key() or mark.value


def _part(part: str, value: Stretch, source: Source) -> Place | None:
    """Where `part` is written within the value, on whichever of its lines."""
    for line in range(value.start[0], value.end[0] + 1):
        begin = value.start[1] if line == value.start[0] else 0
        end = value.end[1] if line == value.end[0] else len(source.lines[line])
        if (column := source.lines[line].find(part, begin, end)) >= 0:
            return source.place(line, column, len(part))
    return None


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
