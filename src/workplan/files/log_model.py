"""What is written in an entry of a log, key by key: for the schema; logs are read by entry_shape.py."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from workplan.core.figures import parse_points, parse_share
from workplan.files.entry_shape import FIGURES, LIGHTS, SAYING
from workplan.files.json_scalars import FIGURE_OR_SHARE, TRUTH
from workplan.files.scalars import (
    Day,
    Described,
    Figure,
    Texts,
    WrittenId,
    WrittenText,
    choice,
    refuse,
    text_of,
)


def _value(value: object) -> Decimal | Fraction:
    text = text_of(value, "number")
    figure = parse_share(text) if "/" in text else parse_points(text)
    return refuse("bad-number", text=text) if figure is None else figure


def _truth(value: object) -> str:
    text = text_of(value, "boolean")
    return text if text in ("true", "false") else refuse("wrong-type", expected="boolean")


class WrittenEntry(BaseModel):
    """A dated report of one target, or of a task in words only."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True)

    date: Annotated[Day, Field(description="day the figure stands for", examples=["2022-06-30"])]
    target: Annotated[WrittenId | None, Field(description="id of the target", examples=["lifts-added"])] = (
        None
    )
    task: Annotated[WrittenId | None, Field(description="id of the task", examples=["lifts"])] = None
    add: Annotated[Figure | None, Field(description="this much more", examples=[3])] = None
    value: Annotated[
        Decimal | Fraction | None,
        Described(_value, schema=FIGURE_OR_SHARE),
        Field(description="total or standing figure; a share as 27/38", examples=[41, "27/38"]),
    ] = None
    done: Annotated[
        str | None, Described(_truth, schema=TRUTH), Field(description="finished", examples=[True])
    ] = None
    light: Annotated[
        str | None,
        choice(*LIGHTS),
        Field(
            description="the reporter's own verdict; it can lower a light, never raise it",
            examples=["yellow"],
            json_schema_extra={"enumDescriptions": ["as it should be", "behind", "at risk"]},
        ),
    ] = None
    by: Annotated[WrittenText | None, Field(description="who reports", examples=["A. Smith"])] = None
    note: Annotated[WrittenText | None, Field(description="what was done", examples=["work began"])] = None
    problem: Annotated[WrittenText | None, Field(description="what stands in the way", examples=["rain"])] = (
        None
    )
    next: Annotated[WrittenText | None, Field(description="the next step", examples=["tender in May"])] = None
    evidence: Annotated[
        Texts | None, Field(description="files below the root, or URLs", examples=[["evidence/lifts.pdf"]])
    ] = None
    id: Annotated[WrittenId | None, Field(description="its own id", examples=["q7k2m9x4c8tz"])] = None

    @model_validator(mode="before")
    @classmethod
    def _says_one_thing(cls, data: object) -> object:
        """One target or task, something said of it, and no figure where none belongs."""
        if isinstance(data, Mapping):
            for applies, code in _RULES:
                if applies(data):
                    refuse(code)
        return data


def _both_or_none(data: Mapping[str, object]) -> bool:
    return ("target" in data) is ("task" in data)


def _says_nothing(data: Mapping[str, object]) -> bool:
    return not data.keys() & set(SAYING)


def _done_and_figure(data: Mapping[str, object]) -> bool:
    return "done" in data and bool(data.keys() & {"add", "value"})


def _task_with_figure(data: Mapping[str, object]) -> bool:
    return "task" in data and bool(data.keys() & set(FIGURES))


def _empty(data: Mapping[str, object]) -> bool:
    return None in data.values()


_RULES = (
    (_both_or_none, "target-and-task"),
    (_says_nothing, "says-nothing"),
    (_done_and_figure, "done-and-figure"),
    (_task_with_figure, "not-for-task"),
    (_empty, "empty-value"),
)
