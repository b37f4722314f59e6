"""The JSON Schemas (draft-07) of all files, made from the models of what is written in them."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from workplan.files.schema.entry import WrittenEntry, entry_clauses
from workplan.files.schema.kinds import by_kind
from workplan.files.schema.plan import WrittenPlan
from workplan.files.schema.rollup import WrittenRollup, of_aggregates, of_places
from workplan.files.schema.values import LIST_MESSAGE, MAPPING, JsonSchema, refused, without

_DRAFT = "http://json-schema.org/draft-07/schema#"
_REF = "#/definitions/{model}"
_PREFIX = "Written"


def plan_schema() -> JsonSchema:
    """What may stand in a plan file."""
    schema = _schema_of(WrittenPlan)
    definitions = schema["definitions"]
    definitions["Target"] = by_kind(definitions["Target"])
    definitions["Definition"] |= {
        "if": without("text", "items"),
        "then": refused("A term is explained by text, by items, or by both."),
    }
    definitions["Checkpoint"] |= {
        "if": without("value", "name"),
        "then": refused("A checkpoint has a value, or a name as a stage: add one of these keys."),
    }
    definitions["Revision"] |= {
        "if": {"required": ["due"]},
        "then": {"required": ["targets"], "properties": {"targets": {"minItems": 1}}},
    }
    # In a list, lest the language server say its own words.
    definitions["Owner"]["allOf"] = [{**MAPPING, "type": ["object"]}]
    return {"$schema": _DRAFT, "title": "workplan: a plan", **schema}


def log_schema() -> JsonSchema:
    """What may stand in a log: a list of entries, or as yet nothing."""
    entry = _schema_of(WrittenEntry)
    entry["allOf"] += entry_clauses()
    return {
        "$schema": _DRAFT,
        "title": "workplan: a log",
        "description": "Dated reports, one entry a line.",
        "type": ["array", "null"],
        "errorMessage": "A log is a list of entries: lines that begin with '- '.",
        "items": {"$ref": _REF.format(model="Entry")},
        "definitions": {"Entry": entry},
    }


def rollup_schema() -> JsonSchema:
    """What may stand in a plan of plans."""
    schema = _schema_of(WrittenRollup)
    schema["definitions"]["Body"]["allOf"] += of_places()
    schema["definitions"]["Indicator"]["allOf"] += of_aggregates()
    return {"$schema": _DRAFT, "title": "workplan: a plan of plans", **schema}


SCHEMAS: Mapping[str, Callable[[], JsonSchema]] = {
    "plan": plan_schema,
    "log": log_schema,
    "rollup": rollup_schema,
}


def schema_text(name: str) -> str:
    """The schema of `plan`, `log` or `rollup`, as it stands in a file."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """No defaults but those that can be written; no titles made of keys."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchema:
        found: JsonSchema = super().default_schema(schema)
        return {key: value for key, value in found.items() if key != "default" or value is not None}

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        return value  # in the order of the model

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002  # pydantic's signature
        return False


def _schema_of(model: type[BaseModel]) -> JsonSchema:
    schema: JsonSchema = _rewritten(model.model_json_schema(ref_template=_REF, schema_generator=_Generator))
    definitions = schema.pop("$defs", {})
    schema.pop("title")
    if definitions:
        named = {name.removeprefix(_PREFIX): each for name, each in definitions.items()}
        schema["definitions"] = {name: {**each, "title": name} for name, each in named.items()}
    return schema


def _rewritten(value: Any) -> Any:  # noqa: ANN401  # any part of a schema
    """Names without the models' prefix; `$ref` alone, for draft-07 ignores what stands beside it."""
    if isinstance(value, list):
        return [_rewritten(each) for each in value]
    if not isinstance(value, dict):
        return value
    parts = {key: _rewritten(each) for key, each in value.items()}
    if "enumDescriptions" in parts:
        parts["enumDescriptions"] = parts.pop("enumDescriptions")  # last
    if parts.get("type") == "array":
        parts.setdefault("errorMessage", LIST_MESSAGE)
    if parts.get("type") == "object":  # a message of its own would hide those of its keys
        parts["allOf"] = [dict(MAPPING), *parts.pop("allOf", [])]
        del parts["type"]
    if "$ref" not in parts:
        return parts
    ref = {"$ref": parts.pop("$ref").replace(f"/{_PREFIX}", "/")}
    return {"allOf": [ref], **parts} if parts else ref
