"""A plan file read whole: its text, its shape and its meaning, with all problems of the three in one run."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from workplan.core.plan import Plan
from workplan.core.problems import Address, Path, Place, Problem
from workplan.files.plan.resolve import PlanFile, resolve
from workplan.files.schema.plan import WrittenPlan
from workplan.files.schema.shape import known_keys, path_of, shape_of
from workplan.files.schema.values import Record
from workplan.files.yaml.place import mappings_with_gaps, marks_of
from workplan.files.yaml.read import Reading, read_tree
from workplan.files.yaml.tree import UNREADABLE, Data, values_in

NAMES = frozenset({"owners", "definitions", "tasks", "targets"})  # that a lost line may have held
_BY_NAME = (("owners",), ("definitions",))
_FIRST_WORD = re.compile(r"\s*([a-z_]+)")
_BELOW = {
    "sections": frozenset({"tasks", "targets"}),
    "tasks": frozenset({"tasks", "targets"}),
    "targets": frozenset({"targets"}),
    "formerly": frozenset({"targets"}),
}


def read_plan(raw: bytes, file: str) -> PlanFile:
    """The plan that `raw` writes; None for it only when there is no mapping in the file."""
    return plan_in(read_tree(raw, file), file)


def plan_in(reading: Reading, file: str, without: Collection[str] = ()) -> PlanFile:
    """The plan in a file that was read as YAML; as though it had no keys of those names, which save time."""
    found = shaped(reading, file, WrittenPlan, without)
    lost = NAMES if reading.is_cut else found.lost.union(*map(_names_under, found.vague))
    plan = None if found.data is None else resolve(found.data)
    return PlanFile(plan, found.problems, found.vague, NAMES if plan is None else lost)


@dataclass(frozen=True, slots=True)
class Shaped:
    """The data of a file without what is broken, None where it is no mapping; `vague` as in `PlanFile`."""

    data: Mapping[str, Data] | None
    problems: tuple[Problem, ...]
    vague: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()


def shaped(reading: Reading, file: str, record: type[Record], without: Collection[str] = ()) -> Shaped:
    """What a file that was read as YAML holds, which is to be a `record`, and what is wrong with it."""
    data = reading.tree.data
    if not isinstance(data, dict):
        nothing = Problem("wrong-type", file, Address(()), {"expected": "mapping"})
        if data is None:
            nothing = Problem("empty-file", file, Place(1, 1))
        return Shaped(None, (*(reading.problems or (nothing,)), *reading.warnings))
    data = {key: value for key, value in data.items() if key not in without}
    shape = shape_of(data, file, record)
    in_gaps, lost = _in_gaps(reading, record)
    vague = {*shape.broken, *shape.meant, *in_gaps, *_doubtful(reading, record)}
    problems = (p for p in shape.problems if p.code != "missing-key" or path_of(p) not in in_gaps)
    pruned = cast("dict[str, Data]", _pruned(data, (), shape.broken))
    return Shaped(pruned, (*reading.problems, *reading.warnings, *problems), frozenset(vague), lost)


def plan_lines(raw: bytes, file: str, plan: Plan) -> Mapping[str, int]:
    """By id, the line (from 1) where each section, task and target of `plan`, which `raw` writes, begins."""
    source = read_tree(raw, file).source
    root = marks_of(source.text)
    assert root is not None
    lines = {}
    for name, path in _paths(plan):
        mark = root
        for step in path:
            mark = mark.within[step]
        lines[name] = source.place(*(mark.first_key or mark).start).line
    return lines


def _in_gaps(reading: Reading, record: type[Record]) -> tuple[frozenset[Path], frozenset[str]]:
    """The keys and the kinds of names that the lines which were struck out may have held."""
    keys, names = set[Path](), frozenset[str]()
    for path, line in mappings_with_gaps(reading):
        text = reading.source.written[line]
        if path in _BY_NAME:
            names |= {str(path[0])}
            continue
        word = _FIRST_WORD.match(text)
        is_key = word is not None and word[1] in known_keys(path, record)
        named = [word[1]] if word and is_key else _absent(path, reading.tree.data, record)
        keys.update((*path, key) for key in named)
        if text.lstrip().startswith("-") and path[:1] not in _BY_NAME:
            names |= _BELOW["sections"]
    return frozenset(keys), names


def _absent(path: Path, data: Data, record: type[Record]) -> list[str]:
    """The keys that the mapping at `path` has not."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        else:
            data = data[int(step)] if isinstance(data, list) else None
    return [key for key in known_keys(path, record) if isinstance(data, dict) and key not in data]


def _doubtful(reading: Reading, record: type[Record]) -> Iterator[Path]:
    """The keys that mappings lost while the text was read; where it is not known which, all absent ones."""
    lost: dict[int, list[str | None]] = {}
    for each in reading.tree.doubtful:
        lost.setdefault(id(each.mapping), []).append(each.key)
    for path, mapping in values_in(reading.tree.data) if lost else ():
        for key in lost.get(id(mapping), ()):
            keys = _absent(path, reading.tree.data, record) if key is None else [key]
            yield from ((*path, name) for name in keys)


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


def _pruned(data: Data, path: Path, broken: frozenset[Path]) -> Data:
    """`data` with None for what is broken; lists keep their length."""
    if path in broken or data is UNREADABLE:
        return None
    if isinstance(data, dict):
        return {key: _pruned(value, (*path, key), broken) for key, value in data.items()}
    if isinstance(data, list):
        return [_pruned(value, (*path, i), broken) for i, value in enumerate(data)]
    return data


def _paths(plan: Plan) -> Iterator[tuple[str, Path]]:
    for i, section in enumerate(plan.sections):
        at: Path = ("sections", i)
        yield section.id, at
        yield from ((target.id, (*at, "targets", k)) for k, target in enumerate(section.targets))
        for j, task in enumerate(section.tasks):
            yield task.id, (*at, "tasks", j)
            for k, target in enumerate(task.targets):
                yield target.id, (*at, "tasks", j, "targets", k)
