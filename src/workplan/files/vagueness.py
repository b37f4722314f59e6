"""What of a plan could not be read: the keys that are vague, and the kinds of names that may be lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from workplan.core.problems import Path
from workplan.files.gaps import NAMES, mappings_with_gaps
from workplan.files.reading import Reading
from workplan.files.schema.shape import Shape, known_keys
from workplan.files.yaml_tree import Data

_BELOW = {
    "sections": frozenset({"tasks", "targets"}),
    "tasks": frozenset({"tasks", "targets"}),
    "targets": frozenset({"targets"}),
    "formerly": frozenset({"targets"}),
}
_BY_NAME = (("owners",), ("definitions",))
_FIRST_WORD = re.compile(r"\s*([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Vagueness:
    """The paths of keys that are vague, and those among them that lines may have held which are lost.

    `lost` are the kinds of names of which some may be lost, of those in `NAMES`.
    """

    paths: frozenset[Path]
    in_gaps: frozenset[Path]
    lost: frozenset[str]


def vagueness_of(reading: Reading, shape: Shape) -> Vagueness:
    """What of the plan that was read into `reading`, and has `shape`, is vague."""
    in_gaps, lost = set[Path](), set[str]()
    for path, line in mappings_with_gaps(reading):
        text = reading.source.written[line]
        in_gaps.update(_keys_on(text, path, reading.tree.data))
        lost.update(_names_on(text, path))
    paths = {*shape.broken, *shape.meant, *in_gaps, *_doubtful(reading)}
    lost.update(*map(_names_under, paths))
    return Vagueness(frozenset(paths), frozenset(in_gaps), NAMES if reading.is_cut else frozenset(lost))


def _keys_on(text: str, path: Path, data: Data) -> Iterator[Path]:
    """The keys of the mapping at `path` that a lost line may have held: the one it names, or any absent."""
    if path not in _BY_NAME:
        word, known = _FIRST_WORD.match(text), known_keys(path)
        keys = [word[1]] if word and word[1] in known else _absent(path, data)
        yield from ((*path, key) for key in keys)


def _names_on(text: str, path: Path) -> frozenset[str]:
    """The kinds of names that a lost line in the mapping at `path` may have held."""
    if path in _BY_NAME:
        return frozenset({str(path[0])})
    is_item = text.lstrip().startswith("-") and path[:1] not in _BY_NAME
    return _BELOW["sections"] if is_item else frozenset()


def _absent(path: Path, data: Data) -> list[str]:
    for step in path:
        data = data[str(step)] if isinstance(data, dict) else cast("list[Data]", data)[int(step)]
    return [key for key in known_keys(path) if isinstance(data, dict) and key not in data]


def _names_under(path: Path) -> frozenset[str]:
    """The kinds of names that are lost when nothing is known of the value at `path`."""
    if path in _BY_NAME:
        return frozenset({str(path[0])})
    if path[0] != "sections":
        return frozenset()
    key = next(str(step) for step in reversed(path) if isinstance(step, str))
    if key == "id":
        return frozenset({"targets"} if "targets" in path else {"tasks"})
    return _BELOW.get(key, frozenset())


def _doubtful(reading: Reading) -> Iterator[Path]:
    """The keys that mappings lost while the text was read; where it is not known which, all absent ones."""
    lost: dict[int, list[str | None]] = {}
    for each in reading.tree.doubtful:
        lost.setdefault(id(each.mapping), []).append(each.key)
    for path, mapping in _mappings(reading.tree.data, ()) if lost else ():
        for key in lost.get(id(mapping), ()):
            keys = _absent(path, reading.tree.data) if key is None else [key]
            yield from ((*path, name) for name in keys)


def _mappings(data: Data, path: Path) -> Iterator[tuple[Path, dict[str, Data]]]:
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            yield from _mappings(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _mappings(value, (*path, i))
