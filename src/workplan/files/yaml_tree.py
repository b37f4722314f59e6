"""Text to a tree of plain data by walking YAML events: scalars stay text, nothing else is built."""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml

from workplan.core.problems import Param
from workplan.files.yaml_events import NextEvent, next_event

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"

UNREADABLE = "\ue000"  # stands where a value was written that could not be read
DEEPEST = 8  # levels below the root: a checkpoint of a target of a task of a section
_MERGE_KEY = "<<"
_ABSURD = 100  # levels beyond DEEPEST where reading ends: the parser's time grows with their square
_SUSPECT_KEY = re.compile(r"[:：\s]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What the walk does not accept, as code and parameters; line and column count from 0."""

    code: str
    line: int
    column: int
    width: int = 1
    params: dict[str, Param] = field(default_factory=dict)


@dataclass(slots=True)
class Tree:
    """Plain data and what was found on the way; `doubtful` are the mappings that lost a key to a finding."""

    data: Data = None
    findings: list[Finding] = field(default_factory=list)
    doubtful: list[dict[str, Data]] = field(default_factory=list)
    item_lines: list[int] = field(default_factory=list)
    suspect: bool = False
    is_empty: bool = False


def walk(text: str, events: NextEvent | None = None) -> Tree:
    """The tree of `text`; raises `yaml.MarkedYAMLError` where the text is no YAML."""
    walker = _Walker(events or next_event(text))
    with suppress(_AbsurdlyDeepError):
        walker.stream()
    return walker.tree


class _AbsurdlyDeepError(Exception):
    """Brackets within brackets beyond all sense: the walk ends there."""


class _Walker:
    """The walk itself: it holds the source of events and the tree that grows."""

    def __init__(self, events: NextEvent) -> None:
        self.next = events
        self.tree = Tree()
        self.keys: dict[str, str] = {}

    def stream(self) -> None:
        self.next()
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            self.tree.is_empty = True
            return
        if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            self.find("anchor", event, what="directive")
        self.tree.data = self.node(self.next(), 0)
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self.find("anchor", event, what="document")

    def node(self, event: yaml.Event, depth: int) -> Data:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            scalar = cast("yaml.ScalarEvent", event)
            if scalar.anchor or scalar.tag:
                self.decorated(scalar)
            return scalar.value if scalar.value or scalar.style else None
        if kind is yaml.AliasEvent:
            return self.alias(cast("yaml.AliasEvent", event))
        return self.container(cast("yaml.CollectionStartEvent", event), depth)

    def container(self, event: yaml.CollectionStartEvent, depth: int) -> Data:
        if event.anchor or event.tag:
            self.decorated(event)
        if depth > DEEPEST:
            self.find("too-deep", event, limit=DEEPEST)
            self.skip()
            return UNREADABLE
        return self.mapping(depth) if isinstance(event, yaml.MappingStartEvent) else self.sequence(depth)

    def sequence(self, depth: int) -> list[Data]:
        items: list[Data] = []
        following, node, end = self.next, self.node, yaml.SequenceEndEvent
        while (event := following()).__class__ is not end:
            if not depth:
                self.tree.item_lines.append(event.start_mark.line)
            items.append(node(event, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, Data]:
        fields: dict[str, Data] = {}
        following, node, keys = self.next, self.node, self.keys
        scalar, end = yaml.ScalarEvent, yaml.MappingEndEvent
        while (event := following()).__class__ is not end:
            key = keys.get(event.value) if event.__class__ is scalar else None
            if key is None or key in fields or event.anchor or event.tag:
                self.unusual_key(event, fields, depth)
            else:
                event = following()
                plain = event.__class__ is scalar and event.value and not event.anchor and not event.tag
                fields[key] = event.value if plain else node(event, depth + 1)
        return fields

    def unusual_key(self, event: yaml.Event, fields: dict[str, Data], depth: int) -> None:
        """A key seen for the first time in the file, or one that cannot stand."""
        key = self.key(event)
        if isinstance(key, Finding) or key in fields:
            self.tree.doubtful.append(fields)
            fault = (
                key if isinstance(key, Finding) else Finding("duplicate-key", *_stretch(event), {"key": key})
            )
            self.tree.findings.append(fault)
            self.node(self.next(), depth + 1)
        else:
            fields[key] = self.node(self.next(), depth + 1)

    def key(self, event: yaml.Event) -> str | Finding:
        if not isinstance(event, yaml.ScalarEvent):
            self.node(event, DEEPEST)
            return Finding("syntax", *_stretch(event), {"reason": "key-not-text"})
        if event.anchor or event.tag:
            self.decorated(event)
        if event.value == _MERGE_KEY and not event.style:
            return Finding("anchor", *_stretch(event), {"what": "merge-key"})
        if not event.value.strip():
            return Finding("syntax", *_stretch(event), {"reason": "empty-key"})
        self.tree.suspect |= not event.style and _SUSPECT_KEY.search(event.value) is not None
        return self.keys.setdefault(event.value, unicodedata.normalize("NFC", event.value))

    def alias(self, event: yaml.AliasEvent) -> str:
        self.find("anchor", event, what="alias")
        return UNREADABLE

    def decorated(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self.find("anchor", event, what="anchor")
        if event.tag:
            self.find("anchor", event, what="tag")

    def skip(self) -> None:
        """Past the end of the container just begun, however deep; the parser keeps no stack of ours."""
        level = 1
        while level:
            event = self.next()
            if level > _ABSURD:
                raise _AbsurdlyDeepError
            level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def find(self, code: str, event: yaml.Event, **params: Param) -> None:
        line, column, width = _stretch(event)
        self.tree.findings.append(Finding(code, line, column, width, params))


def _stretch(event: yaml.Event) -> tuple[int, int, int]:
    """Line and column of `event`, from 0, and its width where it stands on one line."""
    start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
    width = end.column - start.column if end.line == start.line else 1
    return start.line, start.column, max(1, width)
