"""Where things stand: keys and values at line and column, by a second walk over a file's events.

This is the one place where addresses become places in a file.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from workplan.core.problems import Address, Path, Pinned, Place, Problem
from workplan.files.yaml.mend import Source
from workplan.files.yaml.read import Reading, read_tree
from workplan.files.yaml.tree import Event, events

_BEGINNING = re.compile(r"(?: *- +)+| +|")
Point: TypeAlias = tuple[int, int]  # line and column, from 0


@dataclass(slots=True)
class Mark:
    """A value, from `start` to the first place behind it, with its key and what is in it."""

    start: Point
    end: Point
    key: "Mark | None" = None
    is_mapping: bool = False
    within: dict[str | int, "Mark"] = field(default_factory=dict)

    @property
    def first_key(self) -> "Mark | None":
        """The first key of a mapping."""
        return next((mark.key for mark in self.within.values()), None) if self.is_mapping else None

    def mappings_on(self, line: int, path: Path = ()) -> Iterator[tuple[Path, "Mark"]]:
        """The mappings in it that stand on `line`, if only in part, with their paths; outer ones first."""
        if self.start[0] <= line <= self.end[0]:
            if self.is_mapping:
                yield path, self
            for step, mark in self.within.items():
                yield from mark.mappings_on(line, (*path, step))


def marks_of(text: str, items: Collection[str | int] | None = None) -> Mark | None:
    """The marks of a text that `walk` has read; None when there is nothing in it.

    Of a text that is a list only those of the `items` given, by their index.
    """
    found = events(text)
    next(found)
    return None if isinstance(next(found), yaml.StreamEndEvent) else _mark(found, next(found), items)


def _mark(found: Iterator[Event], event: Event, items: Collection[str | int] | None = None) -> Mark:
    mark = Mark((event.start_mark.line, event.start_mark.column), _end(event))
    if isinstance(event, yaml.MappingStartEvent):
        mark.is_mapping = True
        mark.end = _fields(found, mark.within)
    elif isinstance(event, yaml.SequenceStartEvent):
        mark.end = _items(found, mark.within, items)
    return mark


def _fields(found: Iterator[Event], within: dict[str | int, Mark]) -> Point:
    """Fill in those of a mapping, and tell where it ends; of two equal keys the first counts."""
    while not isinstance(event := next(found), yaml.MappingEndEvent):
        key, mark = _mark(found, event), _mark(found, next(found))
        mark.key = key
        if isinstance(event, yaml.ScalarEvent):
            within.setdefault(unicodedata.normalize("NFC", event.value), mark)
    return _end(event)


def _items(
    found: Iterator[Event], within: dict[str | int, Mark], chosen: Collection[str | int] | None
) -> Point:
    """Fill in those of a list that are chosen, if only some are, and tell where it ends."""
    index = 0
    while not isinstance(event := next(found), yaml.SequenceEndEvent):
        if chosen is None or index in chosen:
            within[index] = _mark(found, event)
        else:
            level = int(isinstance(event, yaml.CollectionStartEvent))
            while level:
                event = next(found)
                level += isinstance(event, yaml.CollectionStartEvent)
                level -= isinstance(event, yaml.CollectionEndEvent)
        index += 1
    return _end(event)


def _end(event: Event) -> Point:
    return event.end_mark.line, event.end_mark.column


def pin(problems: Iterable[Problem], read: Callable[[str], bytes | None]) -> tuple[Pinned, ...]:
    """Each problem once, by file, line, column and code; only files that have problems are read again."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    pinned = (each for file, found in by_file.items() for each in _pinned(found, read(file), file))
    once: dict[tuple[str, Place, str, str], Pinned] = {}
    for each in pinned:
        once.setdefault(_order(each), each)
    return tuple(once[order] for order in sorted(once))


def _order(pinned: Pinned) -> tuple[str, Place, str, str]:
    problem = pinned.problem
    return problem.file, pinned.place or Place(0, 0, 0), problem.code, repr(sorted(problem.params.items()))


def _pinned(problems: Sequence[Problem], raw: bytes | None, file: str) -> Iterator[Pinned]:
    if raw is None:
        yield from (Pinned(p, p.at if isinstance(p.at, Place) else None, None) for p in problems)
        return
    source = read_tree(raw, file).source
    addresses = [p.at for p in problems if isinstance(p.at, Address)]
    root = marks_of(source.text, {at.path[0] for at in addresses if at.path}) if addresses else None
    for problem in problems:
        place = _place(problem.at, source, root) if isinstance(problem.at, Address) else problem.at
        is_within = place is not None and place.line <= len(source.written)
        yield Pinned(problem, place, source.written[place.line - 1] if place and is_within else None)


def _place(address: Address, source: Source, root: Mark | None) -> Place:
    """The place of an address, or of the nearest above it when the data end before."""
    if root is None:
        return Place(1, 1)
    mark, on_key = root, address.on_key
    for step in address.path:
        if step not in mark.within:
            on_key = False
            break
        mark = mark.within[step]
    if address.part is not None and (found := _part(address.part, mark, source)) is not None:
        return found
    shown = _shown(mark, on_key=on_key)
    (line, column), (end_line, end) = shown.start, shown.end
    width = end - column if end_line == line else len(source.lines[line].rstrip()) - column
    return source.place(line, column, max(1, width))


def _shown(mark: Mark, *, on_key: bool) -> Mark:
    """The key, where it is meant or where there is no value to show; of a mapping, its first key."""
    is_empty = mark.start == mark.end and not mark.within
    if mark.key is not None and (on_key or is_empty):
        return mark.key
    return mark.first_key or mark


def _part(part: str, value: Mark, source: Source) -> Place | None:
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
    items = {bisect_right(reading.tree.item_lines, line) - 1 for line in reading.gaps}
    root = marks_of(reading.source.text, items) if items else None
    for line in sorted(reading.gaps) if root else ():
        found = list(root.mappings_on(line)) if root else []
        if not found and root and root.is_mapping:
            yield (), line
        begin = _BEGINNING.match(reading.source.written[line])
        for path, mark in found:
            key = mark.first_key
            is_innermost = path == found[-1][0]
            if is_innermost or line == reading.ended or (key and begin and key.start[1] == begin.end()):
                yield path, line
