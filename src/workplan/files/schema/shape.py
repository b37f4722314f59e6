"""The shape of plans, roll-ups and entries: what pydantic has against their data, as addressed problems."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias, TypeVar, cast

from pydantic import ValidationError

from workplan.core.problems import Address, Param, Path, Problem
from workplan.files.schema.entry import ENTRY_KEYS, WrittenEntry, entry_problems
from workplan.files.schema.ids import meant
from workplan.files.schema.kinds import checkpoint_problems, kind_problems
from workplan.files.schema.plan import RECORDS, WrittenPlan
from workplan.files.schema.rollup import WrittenBody, WrittenIndicator
from workplan.files.schema.values import Record
from workplan.files.yaml.tree import UNREADABLE, Data, values_in

R = TypeVar("R", bound=Record)
_Fault: TypeAlias = tuple[Path, Mapping[str, Any]]
_TYPES: Mapping[str, str] = {"model_type": "mapping", "dict_type": "mapping", "list_type": "list"}
_TARGETS = (("sections", "targets"), ("sections", "tasks", "targets"))  # the keys above them
_OF_KEYS = ("missing", "extra_forbidden")
_BY_NAME = ("owners", "definitions")
MOST = 1000  # problems of a file, of which there are to be told about as many
_WIDE_COLON = "："
_RECORDS: Mapping[str, type[Record]] = {**RECORDS, "bodies": WrittenBody, "indicators": WrittenIndicator}
_A_KEY = "[key]"  # ends the place of a key that pydantic refuses


@dataclass(frozen=True, slots=True)
class Shape:
    """What is wrong with the shape of a plan, and the paths of values that mean nothing or are missing.

    `meant` are the paths of the keys that unknown ones were probably meant to be.
    """

    problems: tuple[Problem, ...]
    broken: frozenset[Path]
    meant: frozenset[Path] = frozenset()


def shape_of(data: Mapping[str, Data], file: str, record: type[Record] = WrittenPlan) -> Shape:
    """Every problem of the shape of the plan `data`, each by itself; or of what `record` says it is."""
    owners = data.get("owners")
    names = frozenset(owners if isinstance(owners, dict) else ())
    _, found = _validated(record, cast("Data", data), names)
    # What is empty is said below, for it may stand anywhere.
    faults = [(path, each) for path, each in found if each["input"] is not None or each["type"] in _OF_KEYS]
    every_problem = (p for path, each in faults if (p := _problem(each, path, file, record)) is not None)
    problems = [*islice(every_problem, 2 * MOST + 2)]  # of which at most one in two is not told
    said = {path[: len(path) - (each["type"] == "missing")] for path, each in faults}
    every = ((path, value) for path, value in values_in(cast("Data", data)) if path not in said)
    empty = [path for path, value in every if _is_empty(path, value)]
    problems += [_empty_value(path, file) for path in empty]
    broken = {path for path, _ in faults}
    suggested = frozenset(_suggested(problems))
    found_by_rule = _rule_problems(data, file, suggested) if record is WrittenPlan else ()
    rules = [p for p in found_by_rule if p.code == "not-for-kind" or path_of(p) not in broken]
    broken.update(empty, map(path_of, rules))
    told = _all_but_misspelt([*problems, *rules], suggested)
    if len(told) > MOST:
        told = (*told[:MOST], Problem("syntax", file, told[MOST].at, {"reason": "gave-up"}))
        broken = {(key,) for key in data}  # what is left of the plan says too little
    return Shape(told, frozenset(broken), suggested)


def entry_in(item: Data, index: int, file: str) -> WrittenEntry | tuple[Problem, ...]:
    """The entry that an item of a log writes, or every problem of its shape.

    There is none where all that is wrong is that some of it could not be read, which was said before.
    """
    if item is None:
        return (Problem("says-nothing", file, Address((index,))),)
    entry, faults = _validated(WrittenEntry, item)
    problems = [p for path, each in faults if (p := _problem(each, (index, *path), file)) is not None]
    suggested = frozenset(_suggested(problems))
    if isinstance(item, dict):
        problems += entry_problems(item, index, file, frozenset(str(path[-1]) for path in suggested))
    return _all_but_misspelt(problems, suggested) if entry is None or problems else entry


def _all_but_misspelt(problems: Iterable[Problem], meant: frozenset[Path]) -> tuple[Problem, ...]:
    """Without the keys that are missing because they are misspelt."""
    return tuple(p for p in problems if p.code != "missing-key" or path_of(p) not in meant)


def path_of(problem: Problem) -> Path:
    """The path of the value or key that `problem` is about; of one that is missing, where it belongs."""
    path = problem.at.path if isinstance(problem.at, Address) else ()
    return (*path, str(problem.params["key"])) if problem.code == "missing-key" else path


def known_keys(path: Path, top: type[Record] = WrittenPlan) -> tuple[str, ...]:
    """The keys that the mapping at `path` may have, in a file that is a `top`; none where none belongs."""
    if path and isinstance(path[0], int):  # of a log, which is a list
        return ENTRY_KEYS
    # An owner or a term may be called as any key is.
    named = [path[0]] if path[:1] in (("owners",), ("definitions",)) else reversed(path)
    record = _RECORDS.get(next((step for step in named if isinstance(step, str)), "")) if path else top
    return _keys_of(record) if record else ()


def _keys_of(record: type[Record]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in record.model_fields.items())


KEYS = frozenset(ENTRY_KEYS).union(*map(_keys_of, RECORDS.values()))  # of plans and logs


def _validated(record: type[R], data: Data, context: object = None) -> tuple[R | None, list[_Fault]]:
    """What `data` writes, or what pydantic has against it, with the path of the value that each spoils."""
    try:
        return record.model_validate(data, context=context), []
    except ValidationError as error:
        faults = cast("list[Mapping[str, Any]]", error.errors(include_url=False))
        return None, [(_path(fault["loc"], data), fault) for fault in faults]


def _path(loc: Path, data: Data) -> Path:
    """`loc`, but without the index of what stands alone in the place of a list."""
    for step in loc[:-1]:
        data = cast("Any", data)[step]
    return loc if isinstance(data, (dict, list)) else loc[:-1]


def _problem(
    fault: Mapping[str, Any], path: Path, file: str, top: type[Record] = WrittenPlan
) -> Problem | None:
    """The problem that `fault` is; none when the value could not be read at all, which was said before."""
    code: str = fault["type"]
    if code == "missing":
        return Problem("missing-key", file, Address(path[:-1]), {"key": str(path[-1])})
    if code == "extra_forbidden":
        key, known = str(path[-1]), known_keys(path[:-1], top)
        params = {"key": key, "suggestion": meant(key, known), "known": known}
        return Problem("unknown-key", file, Address(path, on_key=True), params)
    if fault["input"] is UNREADABLE:
        return None
    if code == "empty-value":
        return _empty_value(path, file)
    if code in _TYPES:
        return _wrong_type(_TYPES[code], path, fault["input"], file)
    is_key = fault["loc"][-1] == _A_KEY
    return Problem(code, file, Address(path, on_key=is_key), dict(fault.get("ctx", {})))


def _wrong_type(expected: str, path: Path, written: object, file: str) -> Problem:
    """What stands where a mapping or a list belongs; keys that have full-width colons are a text to YAML."""
    if expected == "mapping" and isinstance(written, str) and _WIDE_COLON in written:
        return Problem("fullwidth-colon", file, Address(path, part=_WIDE_COLON))
    known = known_keys(path) if expected == "mapping" and path[-1] not in _BY_NAME else ()
    params: dict[str, Param] = {"expected": "keys", "known": known} if known else {"expected": expected}
    return Problem("wrong-type", file, Address(path), params)


def _is_empty(path: Path, value: Data) -> bool:
    """Whether nothing stands where something belongs: an owner without settings is meant so.

    An empty list says that there are none, and so do no owners and no definitions.
    """
    return (value is None and path[:-1] != ("owners",)) or (value == {} and path[0] not in _BY_NAME)


def _empty_value(path: Path, file: str) -> Problem:
    key = next((step for step in reversed(path) if isinstance(step, str)), None)
    return Problem("empty-value", file, Address(path, on_key=isinstance(path[-1], str)), {"key": key})


def _suggested(problems: Sequence[Problem]) -> Iterator[Path]:
    """The paths of the keys that unknown ones were probably meant to be."""
    for problem in problems:
        suggestion = problem.params.get("suggestion")
        if problem.code == "unknown-key" and suggestion:
            yield (*path_of(problem)[:-1], str(suggestion))


def _rule_problems(data: Mapping[str, Data], file: str, meant: frozenset[Path]) -> Iterator[Problem]:
    """What the models cannot say: rules by kind of target, and definitions that explain nothing."""
    for path, value in values_in(cast("Data", data)):
        if not isinstance(value, dict):
            continue
        keys, places = path[::2], path[1::2]  # of mappings and lists by turns
        if keys in _TARGETS and len(places) == len(keys) and all(isinstance(i, int) for i in places):
            yield from kind_problems(value, path, file)
            yield from checkpoint_problems(value, path, file, meant)
        is_term = path[:-1] == ("definitions",) and isinstance(path[-1], str)
        says = "text" in value or value.get("items", []) != []
        if is_term and not says and (*path, "items") not in meant:
            yield Problem("missing-key", file, Address(path), {"key": "text"})
