"""What is written in an entry of a log, key by key, and what an entry must say."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from pydantic_core import core_schema

from workplan.core.figures import Figure, exact_figure
from workplan.core.problems import Address, Param, Problem
from workplan.files.schema.ids import as_id, fullwidth_id
from workplan.files.schema.values import (
    DIGITS,
    FIGURE,
    ID,
    NUMBER,
    PLAIN,
    TEXTS,
    Day,
    JsonSchema,
    Read,
    Record,
    Text,
    Truth,
    Value,
    choice,
    forbidden,
    optional,
    parsed,
    pattern,
    read_by,
    refuse,
    refused,
    required,
    text_of,
    without,
)
from workplan.files.yaml.tree import Data

_LIGHTS = {"red": "at risk", "yellow": "behind", "green": "as it should be"}
_BY_ZERO = re.compile(r"-?[0-9.]+\s*/\s*0+", re.ASCII)
_FIGURE_OR_SHARE: JsonSchema = {
    **NUMBER,
    **pattern(
        f"[+-]?{PLAIN}%?|{DIGITS}/(?=[0-9]{{1,18}}$)0*[1-9][0-9]*",
        "A figure is written 41, -0.6, 15% or 27/38.",
    ),
}


def _figure(parse: Callable[[str], Figure | None]) -> Read[Figure]:
    """Reads a figure; of a share of nothing it is said that it is one."""
    read: Read[Figure] = parsed(parse, "bad-number", "number")

    def figure(value: object) -> Figure:
        if isinstance(value, str) and _BY_ZERO.fullmatch(value):
            refuse("bad-number", text=value, why="zero")
        return read(value)

    return figure


def _listed(value: object) -> object:
    """The one text that stands alone, as a list; one of nothing is refused."""
    return value if value and isinstance(value, list) else [text_of(value or None)]


_ADDED = read_by(_figure(lambda text: None if "/" in text else exact_figure(text)), FIGURE)
_ID = read_by(parsed(lambda text: None if fullwidth_id(text) else as_id(text), "bad-id", "text"), ID)
_LIST = core_schema.list_schema(core_schema.no_info_plain_validator_function(text_of))


class WrittenEntry(Record):
    """A dated report of one target, or of a task in words only."""

    date: Day = required("day the figure stands for", "2022-06-30")
    target: Annotated[str | None, _ID] = optional("id of the target", "lifts-added")
    task: Annotated[str | None, _ID] = optional("id of the task", "lifts")
    add: Annotated[Figure | None, _ADDED] = optional("this much more", 3)
    value: Annotated[Figure | None, read_by(_figure(exact_figure), _FIGURE_OR_SHARE)] = optional(
        "total or standing figure; a share as 27/38", 41, "27/38"
    )
    done: Truth = optional("finished", True)
    reached: Text = optional("name of the stage that was reached", "tender")
    light: Annotated[str | None, choice(_LIGHTS)] = optional(
        "the reporter's own verdict; it can lower a light, never raise it", "yellow"
    )
    by: Text = optional("who reports", "A. Smith")
    unit: Text = optional("the unit that reports, as its sheet calls it", "Housing office")
    note: Text = optional("what was done", "work began")
    problem: Text = optional("what stands in the way", "rain")
    next: Text = optional("the next step", "tender in May")
    evidence: Annotated[
        list[str] | None, Value(core_schema.no_info_before_validator_function(_listed, _LIST), TEXTS)
    ] = optional("files below the root, or URLs", ["evidence/lifts.pdf"])
    id: Annotated[str | None, _ID] = optional("its own id", "q7k2m9x4c8tz")


ENTRY_KEYS = tuple(WrittenEntry.model_fields)  # in the order in which `log` writes them
_SUBJECTS = {"target", "task"}
_OF_TARGETS = ("add", "value", "done", "reached")
_SAYING = tuple(key for key in ENTRY_KEYS if key not in {"date", *_SUBJECTS, "by", "unit", "id"})


def entry_problems(
    item: Mapping[str, Data], index: int, file: str, meant: frozenset[str]
) -> Iterator[Problem]:
    """What an entry says too little or too much; `meant` are keys that unknown ones were probably to be."""

    def problem(code: str, *steps: str, **params: Param) -> Problem:
        return Problem(code, file, Address((index, *steps), on_key=bool(steps)), params)

    keys = item.keys()
    if keys >= _SUBJECTS:
        yield problem("target-and-task", "task")
    elif not (keys | meant) & _SUBJECTS:
        yield problem("missing-key", key="target")
    if keys.isdisjoint(_SAYING) and keys <= set(ENTRY_KEYS):
        yield problem("says-nothing")
    if "done" in keys and ("add" in keys or "value" in keys):
        yield problem("done-and-figure", "done")
    if "task" in keys and "target" not in keys:
        yield from (problem("not-for-task", key, key=key) for key in _OF_TARGETS if key in keys)


def entry_clauses() -> list[JsonSchema]:
    """The same for the JSON Schema."""
    return [
        {
            "if": {"required": ["task"]},
            "then": forbidden(("target", *_OF_TARGETS), "An entry of a task has words only, and no target."),
        },
        {
            "if": without("target", "task"),
            "then": refused("An entry is about a target or a task: add one of these keys."),
        },
        {
            "if": {"required": ["done"]},
            "then": forbidden(("add", "value"), "An entry gives done or a figure, not both."),
        },
        {
            "if": without(*_SAYING),
            "then": refused(f"This entry says nothing; give one of {', '.join(_SAYING)}."),
        },
    ]
