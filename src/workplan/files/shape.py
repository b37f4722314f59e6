"""The shape of a plan: pydantic says what is wrong with it, and this says it as problems with addresses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from workplan.core.problems import Address, Param, Path, Problem, closest
from workplan.files.kind_rules import kind_problems
from workplan.files.plan_model import (
    WrittenDefinition,
    WrittenDueChange,
    WrittenOwner,
    WrittenPace,
    WrittenPeriod,
    WrittenPlan,
    WrittenRevision,
    WrittenSection,
    WrittenTask,
)
from workplan.files.scalars import UNREADABLE_CODE
from workplan.files.target_model import WrittenCheckpoint, WrittenReporting, WrittenTarget
from workplan.files.yaml_tree import UNREADABLE, Data


@dataclass(frozen=True, slots=True)
class Shape:
    """What is wrong with the shape of a plan, and the paths of values that mean nothing or are missing.

    `meant` are the paths of the keys that unknown ones were probably meant to be.
    """

    problems: tuple[Problem, ...]
    broken: frozenset[Path]
    meant: frozenset[Path] = frozenset()


def shape_of(data: Mapping[str, Data], file: str) -> Shape:
    """Every problem of the shape of `data`, each by itself."""
    faults = list(_model_faults(data))
    broken = {path for path, _ in faults}
    problems = [problem for path, fault in faults if (problem := _problem(fault, path, file)) is not None]
    empty = [path for path in _empty_values(cast("Data", data), ()) if not _is_unknown(path, problems)]
    problems += [_of_value("empty-value", path, file, {}) for path in empty]
    rules = [p for p in _rule_problems(data, file) if p.code == "not-for-kind" or path_of(p) not in broken]
    broken.update(empty, map(path_of, rules))
    meant = frozenset(_meant(problems))
    all_but_misspelt = (p for p in (*problems, *rules) if p.code != "missing-key" or path_of(p) not in meant)
    return Shape(tuple(all_but_misspelt), frozenset(broken), meant)


def _meant(problems: Sequence[Problem]) -> Iterator[Path]:
    """The paths of the keys that unknown ones were probably meant to be."""
    for problem in problems:
        suggestion = problem.params.get("suggestion")
        if problem.code == "unknown-key" and suggestion:
            yield (*path_of(problem)[:-1], str(suggestion))


def path_of(problem: Problem) -> Path:
    """The path of the value or key that `problem` is about; of one that is missing, where it belongs."""
    path = problem.at.path if isinstance(problem.at, Address) else ()
    return (*path, str(problem.params["key"])) if problem.code == "missing-key" else path


def _is_unknown(path: Path, problems: Sequence[Problem]) -> bool:
    return any(problem.code == "unknown-key" and path_of(problem) == path for problem in problems)


def _model_faults(data: Mapping[str, Data]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """What pydantic has against `data`, but for what is empty, with the path of the value that it spoils."""
    owners = data.get("owners")
    try:
        WrittenPlan.model_validate(data, context=frozenset(owners if isinstance(owners, dict) else ()))
    except ValidationError as error:
        for fault in cast("list[Mapping[str, Any]]", error.errors(include_url=False)):
            path = _path(fault["loc"], cast("Data", data))
            if fault["type"] == "missing":
                yield (*path, fault["loc"][-1]), fault
            elif fault["input"] is not None or fault["type"] == "extra_forbidden":
                yield path, fault


def _problem(fault: Mapping[str, Any], path: Path, file: str) -> Problem | None:
    """The problem that `fault` is; none when the value could not be read at all, which was said before."""
    kind: str = fault["type"]
    if kind == "missing":
        return Problem("missing-key", file, Address(path[:-1]), {"key": str(path[-1])})
    if kind == "extra_forbidden":
        return _unknown_key(path, file)
    if kind == UNREADABLE_CODE or fault["input"] is UNREADABLE:
        return None
    code, params = _TYPES.get(kind) or (kind, fault.get("ctx", {}))
    return _of_value(code, path, file, params)


_TYPES: Mapping[str, tuple[str, Mapping[str, Param]]] = {
    "model_type": ("wrong-type", {"expected": "mapping"}),
    "dict_type": ("wrong-type", {"expected": "mapping"}),
    "list_type": ("wrong-type", {"expected": "list"}),
}


def _of_value(code: str, path: Path, file: str, params: Mapping[str, Param]) -> Problem:
    if code != "empty-value":
        return Problem(code, file, Address(path), dict(params))
    key = next((step for step in reversed(path) if isinstance(step, str)), None)
    return Problem(code, file, Address(path, on_key=isinstance(path[-1], str)), {"key": key})


def _path(loc: Sequence[str | int], data: Data) -> Path:
    """The path in the data: without names of the model's branches, and no deeper than the data go."""
    path: list[str | int] = []
    for step in loc:
        if (found := _inside(data, step)) is not None:
            data = found[0]
            path.append(step)
    return tuple(path)


def _inside(data: Data, step: str | int) -> tuple[Data] | None:
    """The value one step into `data`, in a tuple for it may be None; None when there is no such step."""
    if isinstance(data, list):
        return (data[step],) if isinstance(step, int) else None
    return (data[str(step)],) if isinstance(data, dict) and step in data else None


def _unknown_key(path: Path, file: str) -> Problem:
    key, known = str(path[-1]), known_keys(path[:-1])
    params = {"key": key, "suggestion": closest(key, known), "known": known}
    return Problem("unknown-key", file, Address(path, on_key=True), params)


def known_keys(path: Path) -> tuple[str, ...]:
    """The keys of the model that describes the mapping at `path`; none where none does."""
    model = MODELS.get(_kind_of(path))
    fields = model.model_fields if model else {}
    return tuple(field.alias or name for name, field in fields.items())


def _kind_of(path: Path) -> str:
    """The key under which a mapping of its kind stands; an owner or a term may be called as any key is."""
    if path and path[0] in ("owners", "definitions"):
        return str(path[0])
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


MODELS: Mapping[str, type[BaseModel]] = {
    "": WrittenPlan,
    "period": WrittenPeriod,
    "reporting": WrittenReporting,
    "pace": WrittenPace,
    "owners": WrittenOwner,
    "definitions": WrittenDefinition,
    "sections": WrittenSection,
    "tasks": WrittenTask,
    "targets": WrittenTarget,
    "checkpoints": WrittenCheckpoint,
    "revisions": WrittenRevision,
    "due": WrittenDueChange,
}


def _empty_values(data: Data, path: Path) -> Iterator[Path]:
    """Where nothing was written; an owner without settings is meant so."""
    if data is None and not (len(path) == len(("owners", "name")) and path[0] == "owners"):
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _empty_values(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _empty_values(value, (*path, i))


def _rule_problems(data: Mapping[str, Data], file: str) -> Iterator[Problem]:
    """What the model cannot say: rules by kind of target, and definitions that explain nothing."""
    for path, target in _targets(data):
        yield from kind_problems(target, path, file)
    definitions = data.get("definitions")
    for term, definition in (definitions if isinstance(definitions, dict) else {}).items():
        if isinstance(definition, dict) and not definition.keys() & {"text", "items"}:
            yield Problem("missing-key", file, Address(("definitions", term)), {"key": "text"})


def _targets(data: Mapping[str, Data]) -> Iterator[tuple[Path, Mapping[str, Data]]]:
    for path, section in _items(data, (), "sections"):
        yield from _items(section, path, "targets")
        for task_path, task in _items(section, path, "tasks"):
            yield from _items(task, task_path, "targets")


def _items(fields: Mapping[str, Data], path: Path, key: str) -> Iterator[tuple[Path, Mapping[str, Data]]]:
    """The mappings in the list under `key`, with their paths."""
    items = fields.get(key)
    for i, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (*path, key, i), item
