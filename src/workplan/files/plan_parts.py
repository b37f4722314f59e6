"""The text of a plan read part by part: of many versions of a plan, each part is parsed once.

A plan is cut where its sections, tasks, targets and revisions begin. A part that is whole by itself (no
bracket and no quote left open, which the parser would tell) means within the file what it means alone.
Whatever is unusual is not read here at all.
"""

import re
from collections.abc import Iterator
from functools import cache

import yaml

from workplan.files.hand_mistakes import looks_mistaken
from workplan.files.reading import read_tree
from workplan.files.yaml_tree import Data, walk

_LISTS = ("sections", "tasks", "targets", "revisions")
_HAS_LIST = re.compile(rf"^ *(?:- +)*(?:{'|'.join(_LISTS)}):[ \t]*(?:#.*)?$", re.MULTILINE)
_LIST_KEY = re.compile(rf" *({'|'.join(_LISTS)}):[ \t]*(?:#.*)?(?:\n|\Z)")
_ITEM = re.compile(r"(?:[ \t]*(?:#.*)?\n)*( *)- +(?=\S)")
_NOTHING = re.compile(r"(?:[ \t]*(?:#.*)?(?:\n|\Z))*\Z")
_INDENTED_BY_NUMBER = re.compile(r"[:\-] +[|>][+-]?[1-9]")


class UnusualError(Exception):
    """The text must be read as a whole."""


class PlanParts:
    """What parts of plans mean, by their text; the same text gives the same object."""

    def __init__(self) -> None:
        self._parsed: dict[str, Data] = {}
        self._lists: dict[str, list[Data]] = {}
        self._rests: dict[str, dict[str, Data]] = {}

    def data(self, text: str) -> Data:
        """The data of the whole `text`; raises UnusualError where only reading it as a whole will do."""
        return self._mapping(text, 0)

    def _mapping(self, text: str, indent: int) -> Data:
        found = self._parsed.get(text)
        if found is None:
            found = self._cut_mapping(text, indent) if _HAS_LIST.search(text) else self._walked(text)
            self._parsed[text] = found
        return found

    def _cut_mapping(self, text: str, indent: int) -> dict[str, Data]:
        """A mapping in which the lists of records are read item by item, and the rest at once."""
        rest, lists = "", {}
        for part in _cut(text, _key_at(indent)):
            match = _LIST_KEY.match(part)
            if match is None:
                rest += part
            elif match[1] in lists:
                raise UnusualError
            else:
                lists[match[1]] = self._list(part[match.end() :])
        fields = self._rest(rest) if rest else {}
        if fields.keys() & lists.keys():
            raise UnusualError
        return {**fields, **lists}

    def _rest(self, text: str) -> dict[str, Data]:
        found = self._rests.get(text)
        if found is None:
            found = self._rests[text] = self._walked(text)
        return found

    def _list(self, text: str) -> list[Data]:
        found = self._lists.get(text)
        if found is None:
            found = self._lists[text] = list(self._items(text))
        return found

    def _items(self, text: str) -> Iterator[Data]:
        first = _ITEM.match(text)
        if first is None:
            raise UnusualError
        for part in _cut(text, _item_at(len(first[1]))):
            start = _ITEM.match(part)
            if start is None:
                raise UnusualError
            yield self._item(part, start.end())

    def _item(self, part: str, begin: int) -> Data:
        """An item without its dash, which is a document of its own."""
        bare = " " * begin + part[begin:]
        return self._mapping(bare, begin)

    def _walked(self, text: str) -> dict[str, Data]:
        if looks_mistaken(text) or _INDENTED_BY_NUMBER.search(text):
            raise UnusualError
        try:
            tree = walk(text)
        except yaml.YAMLError:
            raise UnusualError from None
        data = _closer_look(text) if tree.suspect else tree.data
        if tree.findings or not isinstance(data, dict):
            raise UnusualError
        return data


def _closer_look(text: str) -> Data:
    """The data of a text with keys in which a colon may be missing, or which are names with a space."""
    reading = read_tree(text.encode(), "")
    if reading.problems or reading.unsure:
        raise UnusualError
    return reading.tree.data


def _cut(text: str, begins: re.Pattern[str]) -> Iterator[str]:
    """`text` cut where each part begins; before the first there may be comments only."""
    starts = [match.start() for match in begins.finditer(f"\n{text}")]
    if not starts or _NOTHING.match(text[: starts[0]]) is None:
        raise UnusualError
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start:end]


@cache
def _key_at(indent: int) -> re.Pattern[str]:
    """A line that begins with something other than a comment or a dash, at that indentation."""
    return re.compile(rf"\n{' ' * indent}(?=[^ #\n-])")  # found faster than ^, which is tried everywhere


@cache
def _item_at(indent: int) -> re.Pattern[str]:
    """A line that begins with something other than a comment, at that indentation."""
    return re.compile(rf"\n{' ' * indent}(?=[^ #\n])")
