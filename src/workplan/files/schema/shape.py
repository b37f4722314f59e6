"""The shape of a plan: what pydantic has against its data, said as problems with addresses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError

from workplan.core.problems import Address, Path, Problem, closest
from workplan.files.schema.kinds import kind_problems
from workplan.files.schema.plan import RECORDS, WrittenPlan
from workplan.files.yaml.tree import UNREADABLE, Data

_TYPES: Mapping[str, str] = {"model_type": "mapping", "dict_type": "mapping", "list_type": "list"}


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
    faults = list(_faults(data))
    problems = [found for path, fault in faults if (found := _problem(fault, path, file)) is not None]
    unknown = {path_of(problem) for problem in problems if problem.code == "unknown-key"}
    empty = [path for path in _empty_values(cast("Data", data), ()) if path not in unknown]
    problems += [_empty_value(path, file) for path in empty]
    broken = {path for path, _ in faults}
    rules = [p for p in _rule_problems(data, file) if p.code == "not-for-kind" or path_of(p) not in broken]
    broken.update(empty, map(path_of, rules))
    meant = frozenset(_meant(problems))
    all_but_misspelt = (p for p in (*problems, *rules) if p.code != "missing-key" or path_of(p) not in meant)
    return Shape(tuple(all_but_misspelt), frozenset(broken), meant)


def path_of(problem: Problem) -> Path:
    """The path of the value or key that `problem` is about; of one that is missing, where it belongs."""
    path = problem.at.path if isinstance(problem.at, Address) else ()
    return (*path, str(problem.params["key"])) if problem.code == "missing-key" else path


def known_keys(path: Path) -> tuple[str, ...]:
    """The keys that the mapping at `path` may have; none where no mapping belongs."""
    # An owner or a term may be called as any key is.
    named = [path[0]] if path[:1] in (("owners",), ("definitions",)) else reversed(path)
    record = RECORDS.get(next((step for step in named if isinstance(step, str)), ""))
    return tuple(field.alias or name for name, field in record.model_fields.items()) if record else ()


def _faults(data: Mapping[str, Data]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """What pydantic has against `data`, but for what is empty, with the path of the value that it spoils."""
    owners = data.get("owners")
    try:
        WrittenPlan.model_validate(data, context=frozenset(owners if isinstance(owners, dict) else ()))
    except ValidationError as error:
        for fault in cast("list[Mapping[str, Any]]", error.errors(include_url=False)):
            if fault["input"] is not None or fault["type"] in ("missing", "extra_forbidden"):
                yield _path(fault["loc"], cast("Data", data)), fault


def _path(loc: Path, data: Data) -> Path:
    """`loc`, but without the index of what stands alone in the place of a list."""
    for step in loc[:-1]:
        data = cast("Any", data)[step]
    return loc if isinstance(data, (dict, list)) else loc[:-1]


def _problem(fault: Mapping[str, Any], path: Path, file: str) -> Problem | None:
    """The problem that `fault` is; none when the value could not be read at all, which was said before."""
    code: str = fault["type"]
    if code == "missing":
        return Problem("missing-key", file, Address(path[:-1]), {"key": str(path[-1])})
    if code == "extra_forbidden":
        key, known = str(path[-1]), known_keys(path[:-1])
        params = {"key": key, "suggestion": closest(key, known), "known": known}
        return Problem("unknown-key", file, Address(path, on_key=True), params)
    if fault["input"] is UNREADABLE:
        return None
    if code == "empty-value":
        return _empty_value(path, file)
    if code in _TYPES:
        return Problem("wrong-type", file, Address(path), {"expected": _TYPES[code]})
    return Problem(code, file, Address(path), dict(fault.get("ctx", {})))


def _empty_value(path: Path, file: str) -> Problem:
    key = next((step for step in reversed(path) if isinstance(step, str)), None)
    return Problem("empty-value", file, Address(path, on_key=isinstance(path[-1], str)), {"key": key})


def _meant(problems: Sequence[Problem]) -> Iterator[Path]:
    """The paths of the keys that unknown ones were probably meant to be."""
    for problem in problems:
        suggestion = problem.params.get("suggestion")
        if problem.code == "unknown-key" and suggestion:
            yield (*path_of(problem)[:-1], str(suggestion))


def _empty_values(data: Data, path: Path) -> Iterator[Path]:
    """Where nothing was written; an owner without settings is meant so."""
    if data is None and not (path[:1] == ("owners",) and len(path) == 2):  # noqa: PLR2004
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _empty_values(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _empty_values(value, (*path, i))


def _rule_problems(data: Mapping[str, Data], file: str) -> Iterator[Problem]:
    """What the models cannot say: rules by kind of target, and definitions that explain nothing."""
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
