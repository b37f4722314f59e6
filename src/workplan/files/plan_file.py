"""A plan file: its text, its shape and its meaning, with all problems of the three in one run."""

from typing import cast

from workplan.core.problems import Address, Path, Place, Problem
from workplan.files.gaps import NAMES
from workplan.files.plan_found import PlanFile
from workplan.files.reading import Reading, read_tree
from workplan.files.resolve import resolve
from workplan.files.yaml_tree import UNREADABLE, Data


def read_plan(raw: bytes, file: str) -> PlanFile:
    """The plan that `raw` writes; None for it only when there is no mapping in the file."""
    reading = read_tree(raw, file)
    data = reading.tree.data
    if not isinstance(data, dict):
        return PlanFile(None, (*reading.problems, *_no_mapping(reading, file)), lost=NAMES)
    # pydantic is heavy, and a plan that is known does without
    from workplan.files.schema.shape import path_of, shape_of  # noqa: PLC0415
    from workplan.files.vagueness import vagueness_of  # noqa: PLC0415

    shape = shape_of(data, file)
    found = vagueness_of(reading, shape)
    if not reading.problems and not reading.gaps and not shape.problems:
        return PlanFile(resolve(data), (), plain=data)
    problems = (p for p in shape.problems if p.code != "missing-key" or path_of(p) not in found.in_gaps)
    plan = resolve(cast("dict[str, Data]", _pruned(data, (), shape.broken)))
    return PlanFile(plan, (*reading.problems, *problems), found.paths, found.lost)


def _no_mapping(reading: Reading, file: str) -> tuple[Problem, ...]:
    """What to say of a file that holds no keys; nothing when its text has problems enough to explain it."""
    if reading.problems:
        return ()
    if reading.tree.is_empty or reading.tree.data is None:
        return (Problem("empty-file", file, Place(1, 1)),)
    return (Problem("wrong-type", file, Address(()), {"expected": "mapping"}),)


def _pruned(data: Data, path: Path, broken: frozenset[Path]) -> Data:
    """`data` with None for what is broken; lists keep their length."""
    if path in broken or data is UNREADABLE:
        return None
    if isinstance(data, dict):
        return {key: _pruned(value, (*path, key), broken) for key, value in data.items()}
    if isinstance(data, list):
        return [_pruned(value, (*path, i), broken) for i, value in enumerate(data)]
    return data
