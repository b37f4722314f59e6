"""What a target of each kind takes and needs, as clauses of JSON Schema: the mirror of kind_rules.py."""

from collections.abc import Iterator, Mapping

from workplan.core.plan import Kind
from workplan.files.json_scalars import JsonSchema, forbidden, without
from workplan.files.kind_rules import BOUNDS, HUNDRED, KIND_RULES, OWN_KEYS

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
    "minimum": 0,
    "maximum": HUNDRED,
    "pattern": r"^(\+?0*([0-9]{1,2}(\.[0-9]+)?|100(\.0+)?)|-[0.]+)%?$",
    "patternErrorMessage": "A milestone stands between 0 and 100 per cent.",
}
_NO_PER_CENT: JsonSchema = {
    "pattern": "^[^%]*$",
    "patternErrorMessage": "A figure in per cent is for a target whose unit is '%'.",
}


def by_kind(target: JsonSchema) -> JsonSchema:
    """The schema of a target with the clauses of the kinds; an editor suggests to each kind its own keys."""
    properties = target["properties"]
    hidden = {key: {**properties[key], "doNotSuggest": True} for key in OWN_KEYS}
    clauses = [_clause(kind, properties) for kind in Kind]
    return {**target, "properties": properties | hidden, "allOf": [*target["allOf"], *clauses]}


def _clause(kind: Kind, properties: Mapping[str, JsonSchema]) -> JsonSchema:
    """If a target is of this kind, then so."""
    return {
        "if": {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]},
        "then": _of_kind(kind, properties),
    }


def _of_kind(kind: Kind, properties: Mapping[str, JsonSchema]) -> JsonSchema:
    rule, ranges = KIND_RULES[kind], _ranges(kind)
    own = {key: key in rule.takes and _own(properties[key]) | ranges.get(key, {}) for key in OWN_KEYS}
    rules: JsonSchema = {
        "properties": ranges | own,
        "errorMessage": f"A target of kind {kind} has no such key.",
    }
    if together := list(_bounds_together(rule.takes)):
        rules["allOf"] = together
    if rule.needs:
        rules["required"] = list(rule.needs)
    if kind not in (Kind.RATE, Kind.MILESTONE) and (figures := dict(_figures(rule.takes))):
        in_per_cent = {"properties": {"unit": {"const": "%"}}, "required": ["unit"]}
        rules |= {"if": in_per_cent, "then": True, "else": {"properties": figures}}
    return rules


def _bounds_together(takes: tuple[str, ...]) -> Iterator[JsonSchema]:
    """Which keys about figures exclude each other, and which go with a bound only."""
    if "at_most" not in takes:
        return
    yield {
        "if": {"required": ["between"]},
        "then": forbidden(BOUNDS, "'between' stands alone: keep it, or this."),
    }
    yield {
        "if": {"required": ["at_least"]},
        "then": forbidden(["at_most"], "'at_least' and 'at_most' exclude each other: keep one of them."),
    }
    yield {
        "if": without("at_least", "at_most", "between"),
        "then": forbidden(["baseline", "stretch"], "This goes with a bound: add at_least or at_most."),
    }
    yield {
        "if": without("at_least", "baseline"),
        "then": forbidden(
            ["pace", "checkpoints"], "Only what has a goal to reach has a pace and checkpoints."
        ),
    }


def _own(key: JsonSchema) -> JsonSchema:
    """A key as an editor suggests it; its examples are shown once, from the list of all keys."""
    return {name: value for name, value in key.items() if name != "examples"}


def _ranges(kind: Kind) -> dict[str, JsonSchema]:
    """Except for a rate, bounds are not below 0; a milestone is reached by a hundred per cent."""
    if kind is Kind.RATE:
        return {"unit": {"const": "%"}}
    ranges: dict[str, JsonSchema] = {"at_least": _ABOVE_ZERO, "at_most": _NOT_BELOW_ZERO}
    return {**ranges, "checkpoints": _each_value(_PER_CENT)} if kind is Kind.MILESTONE else ranges


def _figures(takes: tuple[str, ...]) -> Iterator[tuple[str, JsonSchema]]:
    yield from ((key, _NO_PER_CENT) for key in BOUNDS if key in takes)
    if "between" in takes:
        yield "between", {"items": _NO_PER_CENT}
    if "checkpoints" in takes:
        yield "checkpoints", _each_value(_NO_PER_CENT)


def _each_value(figure: JsonSchema) -> JsonSchema:
    return {"items": {"properties": {"value": figure}}}
