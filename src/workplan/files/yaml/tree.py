"""Text to a tree of plain data by walking YAML events: scalars stay text, nothing else is built."""

import re
import unicodedata
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias, cast

import yaml

from workplan.core.problems import Param, Path
from workplan.files.yaml.decode import NOTHING

DEEPEST = 8  # levels below the root: a checkpoint of a target of a task of a section
_MERGE_KEY = "<<"
_ABSURD = 100  # levels beyond DEEPEST where reading ends: the parser's time grows with their square
_SUSPECT_KEY = re.compile(r"[:：\s]|^[0-9]{3}(?:\.[0-9]+)?%?$")  # the latter is the end of 1,200
_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C parser, where PyYAML was built with it

Event: TypeAlias = Any  # PyYAML types its events too loosely to say more


class Unreadable:
    """What stands where a value was written that could not be read."""


UNREADABLE = Unreadable()
Data: TypeAlias = "str | list[Data] | dict[str, Data] | Unreadable | None"


def values_in(data: Data) -> Iterator[tuple[Path, Data]]:
    """`data` and every value in it, as they stand there, with their paths."""
    waiting: list[tuple[Path, Data]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict | list):
            inside = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [((*path, step), each) for step, each in inside][::-1]


class Readable(Protocol):
    """A text that is given piece by piece."""

    def read(self, size: int, /) -> str:
        """Some characters more; nothing at the end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not accepted, as code and parameters; line and column count from 0."""

    code: str
    line: int
    column: int
    width: int = 1
    params: dict[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lost:
    """A key that a mapping lost to a finding on `line`; None where it cannot be told which."""

    mapping: dict[str, Data]
    key: str | None
    line: int


@dataclass(slots=True)
class Tree:
    """Plain data and what was found on the way; `doubtful` are the keys lost to a finding.

    Of a list, `item_lines` are the lines where its items begin, and `column` is that of its dashes, None for
    one in brackets. While a text cannot be read, the tree holds the items above the trouble. `suspect` says
    that a key looks as if hands had slipped.
    """

    data: Data = None
    findings: list[Finding] = field(default_factory=list)
    doubtful: list[Lost] = field(default_factory=list)
    item_lines: list[int] = field(default_factory=list)
    column: int | None = None
    suspect: bool = False

    def cut(self, index: int, line: int) -> None:
        """Forget the items of a list from `index` on, which begins on `line`, and what was found in them."""
        del self.item_lines[index:]
        if isinstance(self.data, list) and index:
            del self.data[index:]
        else:
            self.data = None
        self.findings = [found for found in self.findings if found.line < line]
        self.doubtful = [lost for lost in self.doubtful if lost.line < line]


def events(text: str | Readable) -> Generator[Event, None, None]:
    """The events of a YAML text one by one; raises `yaml.MarkedYAMLError` where it is none."""
    following = _Parser(text).get_event
    while True:
        yield following()


def walk(tree: Tree, source: str | Readable, first: int = 0) -> None:
    """Add to `tree` what the lines of a file from `first` (from 0) on hold.

    Raises `yaml.MarkedYAMLError` where that is no YAML.
    """
    _Walker(source, tree, first).stream()


class _Walker:
    """The walk itself: it holds the events to come and the tree that grows."""

    def __init__(self, source: str | Readable, tree: Tree, first: int) -> None:
        self.events = events(source)
        self.tree = tree
        self.first = first
        self.keys: dict[str, str] = {}
        self.is_ended = False

    def stream(self) -> None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return
        if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            self.find("anchor", event, what="directive")
        self.tree.data = self.node(next(self.events), 0)
        if self.is_ended:
            self.tree.data = None
            return
        next(self.events)
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            self.find("anchor", event, what="document")

    def node(self, event: yaml.Event, depth: int) -> Data:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            scalar = cast("yaml.ScalarEvent", event)
            if scalar.anchor or scalar.tag:
                self.decorated(scalar)
            return scalar.value if scalar.style or scalar.value not in NOTHING else None
        if kind is yaml.AliasEvent:
            self.find("anchor", event, what="alias")
            return UNREADABLE
        return self.container(cast("yaml.CollectionStartEvent", event), depth)

    def container(self, event: yaml.CollectionStartEvent, depth: int) -> Data:
        if event.anchor or event.tag:
            self.decorated(event)
        if depth > DEEPEST:
            self.find("too-deep", event, limit=DEEPEST)
            self.skip()
            return UNREADABLE
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(depth)
        return self.sequence(depth) if depth else self.root(event)

    def root(self, event: yaml.CollectionStartEvent) -> list[Data]:
        """The list that the file is, which may have been begun above."""
        self.tree.column = None if event.flow_style else cast("yaml.Mark", event.start_mark).column
        items = self.tree.data if isinstance(self.tree.data, list) else []
        self.tree.data = items
        for item in self.events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            self.tree.item_lines.append(self.first + item.start_mark.line)
            items.append(self.node(item, 1))
        return items

    def sequence(self, depth: int) -> list[Data]:
        items: list[Data] = []
        node, end = self.node, yaml.SequenceEndEvent
        for event in self.events:
            if event.__class__ is end:
                break
            items.append(node(event, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, Data]:
        fields: dict[str, Data] = {}
        following, node, keys = self.events, self.node, self.keys
        scalar, end = yaml.ScalarEvent, yaml.MappingEndEvent
        for event in following:
            if event.__class__ is end:
                break
            key = keys.get(event.value) if event.__class__ is scalar else None
            if key is None or key in fields or event.anchor or event.tag:
                self.unusual_key(event, fields, depth)
            else:
                value = next(following)
                is_text = value.__class__ is scalar and value.value not in NOTHING
                is_text = is_text and not value.anchor and not value.tag
                fields[key] = value.value if is_text else node(value, depth + 1)
        return fields

    def unusual_key(self, event: yaml.Event, fields: dict[str, Data], depth: int) -> None:
        """A key seen for the first time in the file, or one that cannot stand."""
        key = self.key(event)
        if self.is_ended:
            return
        if not isinstance(key, Finding) and key not in fields:
            fields[key] = self.node(next(self.events), depth + 1)
            return
        name = key if isinstance(key, str) else None
        found = self.finding("duplicate-key", event, key=key) if isinstance(key, str) else key
        self.tree.doubtful.append(Lost(fields, name, found.line))
        self.tree.findings.append(found)
        self.node(next(self.events), depth + 1)

    def key(self, event: yaml.Event) -> str | Finding:
        if isinstance(event, yaml.AliasEvent):
            self.find("anchor", event, what="alias")
        elif not isinstance(event, yaml.ScalarEvent):
            self.skip()
            if self.is_ended:
                self.find("too-deep", event, limit=DEEPEST)
        if not isinstance(event, yaml.ScalarEvent):
            return self.finding("syntax", event, reason="key-not-text")
        if event.anchor or event.tag:
            self.decorated(event)
        if event.value == _MERGE_KEY and not event.style:
            return self.finding("anchor", event, what="merge-key")
        if not event.value.strip():
            return self.finding("syntax", event, reason="empty-key")
        self.tree.suspect |= not event.style and _SUSPECT_KEY.search(event.value) is not None
        return self.keys.setdefault(event.value, unicodedata.normalize("NFC", event.value))

    def decorated(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self.find("anchor", event, what="anchor")
        if event.tag:
            self.find("anchor", event, what="tag")

    def skip(self) -> None:
        """Past the end of the container just begun; from an absurd depth on, to the end of everything."""
        level = 1
        for event in self.events:
            if level > _ABSURD:
                self.is_ended = True
                self.events.close()
                return
            level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if not level:
                return

    def find(self, code: str, event: yaml.Event, **params: Param) -> None:
        self.tree.findings.append(self.finding(code, event, **params))

    def finding(self, code: str, event: yaml.Event, **params: Param) -> Finding:
        """A finding at `event`, as wide as that where it stands on one line."""
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        width = end.column - start.column if end.line == start.line else 1
        return Finding(code, self.first + start.line, start.column, max(1, width), params)
