"""Kinds of target: the keys that each takes and needs, and the range of its figures (docs/format.md).

All that is said of a kind here is said twice: as problems, and as clauses of the JSON Schema.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from workplan.core.figures import parse_figure, parse_points
from workplan.core.plan import Kind
from workplan.core.problems import Address, Param, Path, Problem, closest
from workplan.files.schema.ids import halfwidth
from workplan.files.schema.values import HUNDRED, PER_CENT, JsonSchema, forbidden, without
from workplan.files.yaml.tree import Data

BOUNDS = ("at_least", "at_most", "baseline", "stretch")
_OF_FIGURES = r"-+0-9０-９.,，．%％~～≥≤<>=\s"  # a goal in words has other signs too
_WORDS = re.compile(f"[^{_OF_FIGURES}]")


@dataclass(frozen=True, slots=True)
class KindRule:
    """What a kind is for, the keys that it takes beside those of all kinds, and the keys that it needs."""

    meaning: str
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


KINDS: Mapping[Kind, KindRule] = {
    Kind.COUNT: KindRule(
        "累计数: adds up, such as 52 new lifts; an entry gives `add`, or the total as `value`",
        takes=("at_least", "at_most", "stretch", "goal", "part_of", "pace", "checkpoints", "monthly"),
        needs=("unit",),
    ),
    Kind.LEVEL: KindRule(
        "时点数: stands at a figure, such as 50 firms or 70 %; an entry gives `value`",
        takes=(
            *("at_least", "at_most", "between", "baseline", "stretch", "goal", "keep"),
            *("pace", "checkpoints"),
        ),
        needs=("unit",),
    ),
    Kind.RATE: KindRule(
        "增速: growth in per cent, may be negative; an entry gives `value`",
        takes=("at_least", "at_most", "between", "stretch", "goal", "checkpoints"),
    ),
    Kind.RECURRING: KindRule(
        "周期任务: so many times in every period; an entry gives `add`",
        takes=("every", "at_least"),
        needs=("every",),
    ),
    Kind.MILESTONE: KindRule(
        "办结事项: is done or not; an entry gives `done`, or per cent as `value`",
        takes=("size", "pace", "checkpoints"),
    ),
    Kind.DUTY: KindRule("常态工作: goes on all the time; an entry gives words only"),
}
OWN_KEYS = frozenset(key for rule in KINDS.values() for key in rule.takes)  # of some kinds, not of all


def kind_problems(target: Mapping[str, Data], path: Path, file: str) -> Iterator[Problem]:
    """What is wrong with a target for its kind; nothing can be said where the kind is unknown."""
    written = target.get("kind")
    if not isinstance(written, str) or written not in list(Kind):
        return
    kind, rule, unit = Kind(written), KINDS[Kind(written)], target.get("unit")

    def problem(code: str, *steps: str | int, on_key: bool = False, **params: Param) -> Problem:
        return Problem(code, file, Address((*path, *steps), on_key=on_key), params)

    for key in (key for key in target if key in OWN_KEYS and key not in rule.takes):
        yield problem("not-for-kind", key, on_key=True, key=key, kind=kind.value)
    for key in (key for key in rule.needs if key not in target):
        yield problem("missing-key", key=key)
    if kind is Kind.RATE and isinstance(unit, str) and unit.strip() and unit != "%":
        yield problem("bad-choice", "unit", text=unit, choices=("%",), suggestion=closest(unit, ["%"]))
    goal = target.get("goal") if "goal" in rule.takes else None
    if isinstance(goal, str) and (params := _figure_as_goal(goal, unit)) is not None:
        yield Problem("goal-is-figure", file, Address((*path, "goal")), params)
    for steps, text in _figures(target, rule.takes):
        for code, params in _figure_faults(kind, unit, steps, text):
            yield Problem(code, file, Address((*path, *steps)), params)


def checkpoint_problems(
    target: Mapping[str, Data], path: Path, file: str, meant: Collection[Path]
) -> Iterator[Problem]:
    """The checkpoints without a value, unless they are stages, which have a name and are not of a rate.

    `meant` are the paths of the keys that unknown ones were probably meant to be.
    """
    points, is_rate = target.get("checkpoints"), target.get("kind") == Kind.RATE
    for i, point in enumerate(points if isinstance(points, list) else ()):
        at = (*path, "checkpoints", i)
        is_stage = isinstance(point, dict) and ("name" in point or (*at, "name") in meant) and not is_rate
        if isinstance(point, dict) and "value" not in point and not is_stage:
            yield Problem("missing-key", file, Address(at), {"key": "value"})


def _figures(target: Mapping[str, Data], takes: Collection[str]) -> Iterator[tuple[Path, str]]:
    """The figures of a target that its kind takes and that are texts, with where they stand."""
    found: dict[Path, Data] = {(key,): target.get(key) for key in BOUNDS if key in takes}
    pair, points = target.get("between"), target.get("checkpoints")
    if isinstance(pair, list) and "between" in takes:
        found |= {("between", i): value for i, value in enumerate(pair)}
    for i, point in enumerate(points if isinstance(points, list) else ()):
        found["checkpoints", i, "value"] = point.get("value") if isinstance(point, dict) else None
    months = target.get("monthly")
    if isinstance(months, dict) and "monthly" in takes:
        found |= {("monthly", month): value for month, value in months.items()}
    return ((steps, value) for steps, value in found.items() if isinstance(value, str))


def _figure_as_goal(goal: str, unit: Data) -> Mapping[str, Param] | None:
    """What to say of a goal that is a figure, with its unit or without; None of one in words."""
    bare = halfwidth(goal.strip().removesuffix(unit if isinstance(unit, str) else ""))
    if (figure := parse_points(bare.lstrip("≥>= ").replace(",", "").strip())) is not None:
        return {"text": goal, "figure": f"{figure:f}"}
    return None if _WORDS.search(goal) or not goal.strip() else {"text": goal, "why": "range"}


def _figure_faults(
    kind: Kind, unit: Data, steps: Path, text: str
) -> Iterator[tuple[str, Mapping[str, Param]]]:
    """What is wrong with a figure: one in per cent is for a target in per cent, and each has its range."""
    figure = parse_points(text)
    if figure is None:
        return
    if kind not in (Kind.RATE, Kind.MILESTONE) and unit != "%" and parse_figure(text) is None:
        yield "bad-number", {"text": text, "why": "per-cent"}
    if kind is Kind.MILESTONE and not 0 <= figure <= HUNDRED:
        yield "out-of-range", {"text": text, "low": "0", "high": str(HUNDRED)}
    if kind is not Kind.RATE and steps == ("at_least",) and figure <= 0:
        yield "out-of-range", {"text": f"{figure:f}", "above": "0"}
    if kind is not Kind.RATE and steps == ("at_most",) and figure < 0:
        yield "out-of-range", {"text": f"{figure:f}", "low": "0"}


_ABOVE_ZERO: JsonSchema = {
    "exclusiveMinimum": 0,
    "pattern": "^[^-]*[1-9]",
    "patternErrorMessage": "This lies above 0.",
}
_NOT_BELOW_ZERO: JsonSchema = {
    "minimum": 0,
    "pattern": r"^([^-]|-[0.]+%?$)",
    "patternErrorMessage": "This is at least 0.",
}
_PER_CENT: JsonSchema = {
    **PER_CENT,
    "patternErrorMessage": "A milestone stands between 0 and 100 per cent.",
}
_GOAL_MESSAGE = "A goal in words belongs here; a figure is written at_least: 52."
_IN_WORDS: JsonSchema = {
    "type": ["string", "boolean"],
    "pattern": f"[^{_OF_FIGURES}]",
    "patternErrorMessage": _GOAL_MESSAGE,
    "errorMessage": _GOAL_MESSAGE,
}
_NO_PER_CENT: JsonSchema = {
    "pattern": "^[^%]*$",
    "patternErrorMessage": "A figure in per cent is for a target whose unit is '%'.",
}


def by_kind(target: JsonSchema) -> JsonSchema:
    """The schema of a target with the clauses of the kinds; an editor suggests to each kind its own keys."""
    properties = target["properties"]
    own = {key: properties[key] for key in properties if key in OWN_KEYS}
    hidden = {key: {**said, "doNotSuggest": True} for key, said in own.items()}
    clauses = [
        {
            "if": {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]},
            "then": _of_kind(kind, own),
        }
        for kind in KINDS
    ]
    return {**target, "properties": properties | hidden, "allOf": [*target["allOf"], *clauses]}


def _of_kind(kind: Kind, own: Mapping[str, JsonSchema]) -> JsonSchema:
    rule, ranges = KINDS[kind], _range_clauses(kind)
    keys = {
        # As an editor suggests it; the examples are shown once, from the list of all keys.
        key: key in rule.takes and {k: v for k, v in said.items() if k != "examples"} | ranges.get(key, {})
        for key, said in own.items()
    }
    clauses: JsonSchema = {
        "properties": ranges | keys,
        "errorMessage": f"A target of kind {kind} has no such key.",
    }
    if together := list(_bounds_together(rule.takes)):
        clauses["allOf"] = together
    if rule.needs:
        clauses["required"] = list(rule.needs)
    if kind not in (Kind.RATE, Kind.MILESTONE) and (figures := dict(_figure_clauses(rule.takes))):
        in_per_cent = {"properties": {"unit": {"const": "%"}}, "required": ["unit"]}
        clauses |= {"if": in_per_cent, "then": True, "else": {"properties": figures}}
    return clauses


def _bounds_together(takes: tuple[str, ...]) -> Iterator[JsonSchema]:
    """Which keys about figures exclude each other, and which go with a bound only."""
    if "at_most" not in takes:
        return
    yield {
        "if": {"required": ["between"]},
        "then": forbidden([*BOUNDS, "goal"], "'between' stands alone: keep it, or this."),
    }
    yield {
        "if": {"required": ["at_least"]},
        "then": forbidden(["at_most"], "'at_least' and 'at_most' exclude each other: keep one of them."),
    }
    yield {
        "if": {"required": ["goal"]},
        "then": forbidden(["at_least", "at_most"], "A goal in words has no bound: keep one of them."),
    }
    yield {
        "if": without("at_least", "at_most", "between"),
        "then": forbidden(["baseline"], "This goes with a bound: add at_least or at_most."),
    }
    if "pace" in takes:
        yield {
            "if": without("at_least", "baseline"),
            "then": forbidden(["pace", "checkpoints"], _NO_GOAL),
        }
    else:
        yield {"if": without("at_least", "at_most"), "then": forbidden(["checkpoints"], _NO_GOAL)}
    if "keep" in takes:
        yield {"if": without("at_least"), "then": {"properties": {"keep": _NOT_KEPT}}}
        yield {
            "if": {"properties": {"keep": {"enum": [True, "true"]}}, "required": ["keep"]},
            "then": forbidden(["baseline", "pace", "checkpoints"], "What is to be kept has no such key."),
        }
    if "monthly" in takes:
        yield {"if": without("at_least"), "then": forbidden(["monthly"], "This goes with at_least: add it.")}
        yield {"if": {"required": ["monthly"]}, "then": {"properties": _BESIDE_MONTHS}}


_NO_GOAL = "Only what has a goal to reach has a pace and checkpoints."
_NOT_KEPT = {"enum": [False, "false"], "errorMessage": "This goes with at_least: add it."}
_BESIDE_MONTHS: JsonSchema = {
    "pace": {"const": "even", "errorMessage": "Goals of months make the pace even: keep them, or this."},
    "checkpoints": {"items": forbidden(["value"], "Goals of months stand in the place of values: keep one.")},
}


def _range_clauses(kind: Kind) -> dict[str, JsonSchema]:
    if kind is Kind.RATE:
        return {"unit": {"const": "%"}, "goal": _IN_WORDS, "checkpoints": {"items": {"required": ["value"]}}}
    ranges: dict[str, JsonSchema] = {"at_least": _ABOVE_ZERO, "at_most": _NOT_BELOW_ZERO, "goal": _IN_WORDS}
    return {**ranges, "checkpoints": _each_value(_PER_CENT)} if kind is Kind.MILESTONE else ranges


def _figure_clauses(takes: tuple[str, ...]) -> Iterator[tuple[str, JsonSchema]]:
    yield from ((key, _NO_PER_CENT) for key in BOUNDS if key in takes)
    if "between" in takes:
        yield "between", {"items": _NO_PER_CENT}
    if "checkpoints" in takes:
        yield "checkpoints", _each_value(_NO_PER_CENT)
    if "monthly" in takes:
        yield "monthly", {"additionalProperties": _NO_PER_CENT}


def _each_value(figure: JsonSchema) -> JsonSchema:
    return {"items": {"properties": {"value": figure}}}
