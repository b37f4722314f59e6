"""Where every key and value of a file stands, by a second walk over its events, for files with problems."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml

from workplan.core.problems import Path
from workplan.files.yaml_events import NextEvent, next_event

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
    """The marks of a text that `yaml_tree.walk` has read; None when there is nothing in it.

    Of a text that is a list only those of the `items` given, by their index.
    """
    following = next_event(text)
    following()
    event = following()
    if isinstance(event, yaml.StreamEndEvent):
        return None
    event = following()
    if items is not None and isinstance(event, yaml.SequenceStartEvent):
        return _chosen(following, event, items)
    return _node(following, event)


def _chosen(following: NextEvent, start: yaml.Event, items: Collection[str | int]) -> Mark:
    """The marks of some items of a list; the events of the others are passed over."""
    within: dict[str | int, Mark] = {}
    index, level = 0, 0
    while not isinstance(event := following(), yaml.SequenceEndEvent) or level:
        if not level and index in items:
            within[index] = _node(following, event)
        else:
            level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        index += not level
    return Mark(_stretch(start, event), within=within)


def _node(following: NextEvent, event: yaml.Event) -> Mark:
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(following, event)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(following, event)
    return Mark(_stretch(event, event))


def _sequence(following: NextEvent, start: yaml.Event) -> Mark:
    within: dict[str | int, Mark] = {}
    while not isinstance(event := following(), yaml.SequenceEndEvent):
        within[len(within)] = _node(following, event)
    return Mark(_stretch(start, event), within=within)


def _mapping(following: NextEvent, start: yaml.Event) -> Mark:
    """A mapping; of two equal keys the first counts, as it does for the data."""
    within: dict[str | int, Mark] = {}
    while not isinstance(event := following(), yaml.MappingEndEvent):
        key = _node(following, event)
        mark = _node(following, following())
        mark.key = key.value
        if isinstance(event, yaml.ScalarEvent):
            within.setdefault(unicodedata.normalize("NFC", event.value), mark)
    return Mark(_stretch(start, event), is_mapping=True, within=within)


def _stretch(first: yaml.Event, last: yaml.Event) -> Stretch:
    start, end = cast("yaml.Mark", first.start_mark), cast("yaml.Mark", last.end_mark)
    return Stretch((start.line, start.column), (end.line, end.column))
