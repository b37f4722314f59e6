"""What is written in a plan of plans, key by key: the bodies that are rolled up, and their indicators."""

from collections.abc import Iterator
from typing import Annotated, TypeAlias

from pydantic_core import core_schema

from workplan.core.rollup import Aggregate
from workplan.files.schema.ids import as_id
from workplan.files.schema.plan import LANGUAGES, WrittenPeriod
from workplan.files.schema.values import (
    Id,
    JsonSchema,
    NotNegative,
    Record,
    Text,
    Truth,
    choice,
    forbidden,
    one_or_more,
    optional,
    refuse,
    refused,
    required,
    text_of,
    without,
)

_AGGREGATES = {
    Aggregate.SUM: "bounds and figures are added up, and the sums judged",
    Aggregate.RATIO: "the sum of one thing over the sum of another, of those who report both",
    Aggregate.MEAN: "the mean of the completions, each as heavy as the other",
    Aggregate.WEIGHTED: "the mean of the completions, by the weights of the bodies",
    Aggregate.WORST: "the worst light of them",
    Aggregate.NONE: "they are only listed",
}
_A_BODY = {"id": "north", "name": "North", "folder": "../north"}
_AN_INDICATOR = {"id": "lifts", "name": "lifts added", "aggregate": "sum", "parts": ["lifts-added"]}


def _part(value: object) -> str:
    """An id of a target, behind one of a body and a colon where it is of that body alone."""
    text = text_of(value)
    ids = text.split(":")
    if len(ids) > len(("body", "target")) or None in map(as_id, ids):
        refuse("bad-part", text=text)
    return text


Parts: TypeAlias = Annotated[list[str], one_or_more(core_schema.no_info_plain_validator_function(_part))]


class WrittenBody(Record):
    """A body: a folder that holds plan/, or a git repository at a revision."""

    id: Id = required("short name, unique in the roll-up", "north")
    name: Text = optional("name as printed; default: the id", "North")
    folder: Text = optional("its folder, from this file's own; of a repository, the folder in it", "../north")
    git: Text = optional("its repository, from this file's folder", "../south.git")
    revision: Text = optional("branch, tag or commit of the repository; default: HEAD", "v2022")
    plan: Text = optional("which of its plans, where it has several", "2022")
    weight: NotNegative = optional("weight in the means over bodies", 1, 2)


class WrittenIndicator(Record):
    """What is said of all bodies together."""

    id: Id = required("short name, unique in the roll-up", "lifts")
    name: Text = required("name as printed", "lifts added")
    aggregate: Annotated[str, choice(_AGGREGATES)] = required("how its targets come to one", "sum")
    unit: Text = optional("unit; default: that of its targets", "lifts", "%")
    parts: Parts = optional("ids of targets, of any body or of one: BODY:ID", ["lifts-added"])
    of: Parts = optional("what a ratio divides", ["employed"])
    to: Parts = optional("what a ratio divides by", ["graduates"])
    additive: Truth = optional("standing levels may be summed: each body counts others", True)
    weight: NotNegative = optional("weight in a report", 1, 2)


class WrittenRollup(Record):
    """A plan of plans."""

    title: Text = required("title of the roll-up", "The district in 2022")
    period: WrittenPeriod = required("first and last day", {"start": "2022-01-01", "end": "2022-12-31"})
    bodies: list[WrittenBody] = required("whose plans are rolled up", [_A_BODY])
    indicators: list[WrittenIndicator] = required("what is said of them together", [_AN_INDICATOR])
    organization: Text = optional("who rolls up", "The district")
    language: Annotated[str, choice(LANGUAGES)] = optional("of tables and reports", "en")


# Clauses of the JSON Schema, which say what the checks of core/rollup.py say.


def of_places() -> Iterator[JsonSchema]:
    """A body lies in a folder or in a repository, and only a repository has revisions."""
    yield {
        "if": without("folder", "git"),
        "then": refused("A body lies in a folder or a git repository: add one of these keys."),
    }
    yield {"if": without("git"), "then": forbidden(["revision"], "This goes with git: add it.")}


def of_aggregates() -> Iterator[JsonSchema]:
    """Which keys each aggregation takes, and needs."""
    own = {"parts", "of", "to", "additive"}
    for each in Aggregate:
        takes = {*each.keys, *(["additive"] if each is Aggregate.SUM else [])}
        barred = forbidden(sorted(own - takes), f"aggregate: {each} has no such key.")
        yield {
            "if": {"properties": {"aggregate": {"const": each.value}}, "required": ["aggregate"]},
            "then": {**barred, "required": [*each.keys]},
        }
