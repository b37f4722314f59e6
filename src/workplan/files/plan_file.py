"""A plan file: its text, its shape and its meaning, with all problems of the three in one run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from workplan.core.plan import Plan
from workplan.core.problems import Address, Path, Place, Problem
from workplan.files.gaps import mappings_with_gaps
from workplan.files.reading import Reading, read_tree
from workplan.files.resolve import resolve
from workplan.files.yaml_tree import UNREADABLE, Data, Tree

_LISTS_OF_RECORDS = ("sections", "tasks", "targets")


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as far as it could be read.

    `vague` are the paths of mappings that have a broken, missing or unknown key; how their keys relate is
    not to be asked. `unsure` says that text was lost: that a name is unknown means nothing then.
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    vague: frozenset[Path] = frozenset()
    unsure: bool = False


def read_plan(raw: bytes, file: str) -> PlanFile:
    """The plan that `raw` writes; None for it only when there is no mapping in the file."""
    reading = read_tree(raw, file)
    data = reading.tree.data
    if not isinstance(data, dict):
        return PlanFile(None, (*reading.problems, *_no_mapping(reading, file)), unsure=True)
    from workplan.files.shape import shape_of  # noqa: PLC0415  # pydantic is heavy, and only a plan needs it

    shape = shape_of(data, file)
    gaps = mappings_with_gaps(reading)
    problems = tuple(p for p in shape.problems if p.code != "missing-key" or _path(p) not in gaps)
    vague = {*gaps, *_doubtful(reading.tree), *_records([*shape.broken, *map(_path, shape.problems)])}
    plan = resolve(cast("dict[str, Data]", _pruned(data, (), shape.broken)))
    return PlanFile(plan, (*reading.problems, *problems), frozenset(vague), reading.unsure)


def _no_mapping(reading: Reading, file: str) -> tuple[Problem, ...]:
    """What to say of a file that holds no keys; nothing when its text has problems enough to explain it."""
    if reading.problems:
        return ()
    if reading.tree.is_empty or reading.tree.data is None:
        return (Problem("empty-file", file, Place(1, 1)),)
    return (Problem("wrong-type", file, Address(()), {"expected": "mapping"}),)


def _path(problem: Problem) -> Path:
    return problem.at.path if isinstance(problem.at, Address) else ()


def _pruned(data: Data, path: Path, broken: frozenset[Path]) -> Data:
    """`data` with None for what is broken; lists keep their length."""
    if path in broken or data == UNREADABLE:
        return None
    if isinstance(data, dict):
        return {key: _pruned(value, (*path, key), broken) for key, value in data.items()}
    if isinstance(data, list):
        return [_pruned(value, (*path, i), broken) for i, value in enumerate(data)]
    return data


def _records(paths: Iterable[Path]) -> Iterator[Path]:
    """The mappings above each path, up to the record (a target, a task, …) that it belongs to."""
    for path in paths:
        record = next(length for length in range(len(path), -1, -1) if _is_record(path[:length]))
        yield from (path[:length] for length in range(record, len(path) + 1))


def _is_record(path: Path) -> bool:
    if path[:1] in (("owners",), ("definitions",), ("revisions",)):
        return len(path) == len(("owners", "name"))
    return not path or (isinstance(path[-1], int) and path[-2] in _LISTS_OF_RECORDS)


def _doubtful(tree: Tree) -> Iterator[Path]:
    """The mappings that lost a key while the text was read."""
    lost = {id(mapping) for mapping in tree.doubtful}
    found = (path for path, mapping in _mappings(tree.data, ()) if id(mapping) in lost)
    return _records(found) if lost else iter(())


def _mappings(data: Data, path: Path) -> Iterator[tuple[Path, dict[str, Data]]]:
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            yield from _mappings(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _mappings(value, (*path, i))
