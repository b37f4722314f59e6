"""What is written in an entry of a log, key by key."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from workplan.core.figures import parse_points, parse_share
from workplan.files.entry_shape import FIGURES, SAYING
from workplan.files.schema.values import (
    DIGITS,
    NUMBER,
    PLAIN,
    Day,
    Figure,
    Id,
    JsonSchema,
    Record,
    Text,
    Texts,
    choice,
    forbidden,
    optional,
    pattern,
    read_by,
    refuse,
    refused,
    required,
    text_of,
    without,
)

_LIGHTS = {"green": "as it should be", "yellow": "behind", "red": "at risk"}
_FIGURE_OR_SHARE: JsonSchema = {
    **NUMBER,
    **pattern(
        f"[+-]?{PLAIN}%?|{DIGITS}/(?=[0-9]{{1,18}}$)0*[1-9][0-9]*",
        "A figure is written 41, -0.6, 15% or 27/38.",
    ),
}
_TRUTH: JsonSchema = {"enum": [True, False, "true", "false"], "errorMessage": "true or false belongs here."}


def _figure_or_share(value: object) -> Decimal | Fraction:
    text = text_of(value, "number")
    figure = parse_share(text) if "/" in text else parse_points(text)
    return refuse("bad-number", text=text) if figure is None else figure


def _truth(value: object) -> str:
    text = text_of(value, "boolean")
    return text if text in ("true", "false") else refuse("wrong-type", expected="boolean")


class WrittenEntry(Record):
    """A dated report of one target, or of a task in words only."""

    date: Day = required("day the figure stands for", "2022-06-30")
    target: Id = optional("id of the target", "lifts-added")
    task: Id = optional("id of the task", "lifts")
    add: Figure = optional("this much more", 3)
    value: Annotated[object, read_by(_figure_or_share, _FIGURE_OR_SHARE)] = optional(
        "total or standing figure; a share as 27/38", 41, "27/38"
    )
    done: Annotated[object, read_by(_truth, _TRUTH)] = optional("finished", True)
    light: Annotated[str, choice(_LIGHTS)] = optional(
        "the reporter's own verdict; it can lower a light, never raise it", "yellow"
    )
    by: Text = optional("who reports", "A. Smith")
    note: Text = optional("what was done", "work began")
    problem: Text = optional("what stands in the way", "rain")
    next: Text = optional("the next step", "tender in May")
    evidence: Texts = optional("files below the root, or URLs", ["evidence/lifts.pdf"])
    id: Id = optional("its own id", "q7k2m9x4c8tz")


def entry_clauses() -> list[JsonSchema]:
    """Of one target or task, of a task only words, not done and a figure, and something is said."""
    return [
        {
            "if": {"required": ["task"]},
            "then": forbidden(("target", *FIGURES), "An entry of a task has words only, and no target."),
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
            "if": without(*SAYING),
            "then": refused(f"This entry says nothing; give one of {', '.join(SAYING)}."),
        },
    ]
