"""The JSON Schemas: in step with their copies, explained key by key, by examples that are right."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from workplan.files.schema.json import SCHEMAS, schema_text
from workplan.files.schema.kinds import KINDS, OWN_KEYS

ROOT = Path(__file__).parents[3]
NAMES = tuple(SCHEMAS)


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_copy_is_what_the_code_makes(name: str) -> None:
    copy = (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert copy == schema_text(name), "run `make schema`"


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema_of_draft_07(name: str) -> None:
    schema = SCHEMAS[name]()
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


def records(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every mapping with a closed list of keys."""
    for record in [schema, *schema.get("definitions", {}).values()]:
        if "properties" in record:
            yield record


@pytest.mark.parametrize("name", NAMES)
def test_every_mapping_is_closed_and_every_key_explained(name: str) -> None:
    for record in records(SCHEMAS[name]()):
        assert record["additionalProperties"] is False
        for key, said in record["properties"].items():
            assert said["description"], key
            assert said["examples"], key


def choices(schema: object) -> Iterator[dict[str, Any]]:
    """Every enumeration of texts."""
    if isinstance(schema, dict):
        if isinstance(schema.get("enum"), list) and not {True, False} & {*schema["enum"]}:
            yield schema
        for each in schema.values():
            yield from choices(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from choices(each)


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_is_explained(name: str) -> None:
    found = list(choices(SCHEMAS[name]()))
    assert len(found) > 0
    for each in found:
        assert len(each["enumDescriptions"]) == len(each["enum"])


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_right(name: str) -> None:
    schema = SCHEMAS[name]()
    for record in records(schema):
        for key, said in record["properties"].items():
            validator = Draft7Validator({"definitions": schema["definitions"], **said})
            for example in said["examples"]:
                assert list(validator.iter_errors(example)) == [], key


def test_each_kind_takes_and_needs_what_the_rules_say() -> None:
    clauses = [each for each in SCHEMAS["plan"]()["definitions"]["Target"]["allOf"] if "if" in each]
    for clause, (kind, rule) in zip(clauses, KINDS.items(), strict=True):
        assert clause["if"]["properties"]["kind"] == {"const": kind.value}
        then = clause["then"]
        assert [key for key in OWN_KEYS if then["properties"][key]] == [
            k for k in OWN_KEYS if k in rule.takes
        ]
        assert tuple(then.get("required", ())) == rule.needs


@pytest.mark.parametrize(
    ("text", "is_day", "is_last_day"),
    [
        ("2022-06-30", True, True), ("2022-06", False, True), ("2022-06-31", False, False),
        ("2024-02-29", True, True), ("2022-02-29", False, False), ("2000-02-29", True, True),
        ("2100-02-29", False, False), ("1899-12-31", False, False), ("2022-13", False, False),
        ("2022-6-1", False, False), ("2022/06/01", False, False),
    ],
)  # fmt: skip
def test_a_day_is_a_day_of_the_calendar(text: str, is_day: bool, is_last_day: bool) -> None:
    period = SCHEMAS["plan"]()["definitions"]["Period"]["properties"]
    assert Draft7Validator(period["start"]).is_valid(text) is is_day
    assert Draft7Validator(period["end"]).is_valid(text) is is_last_day


DISTRICT = yaml.safe_load((ROOT / "examples" / "district" / "rollup" / "2022.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("key", "changed", "is_right"),
    [
        ("bodies", {"id": "a", "folder": "a"}, True),
        ("bodies", {"id": "a", "git": "a", "revision": "v1", "folder": "below"}, True),
        ("bodies", {"id": "a"}, False),
        ("bodies", {"id": "a", "folder": "a", "revision": "v1"}, False),
        ("indicators", {"id": "a", "name": "A", "aggregate": "sum", "parts": "a", "additive": True}, True),
        ("indicators", {"id": "a", "name": "A", "aggregate": "mean", "parts": "a", "additive": True}, False),
        ("indicators", {"id": "a", "name": "A", "aggregate": "ratio", "of": "a", "to": "b"}, True),
        ("indicators", {"id": "a", "name": "A", "aggregate": "ratio", "of": "a"}, False),
        ("indicators", {"id": "a", "name": "A", "aggregate": "worst", "of": "a", "parts": "a"}, False),
    ],
)
def test_a_plan_of_plans_is_held_to_its_rules(key: str, changed: dict[str, Any], is_right: bool) -> None:
    validator = Draft7Validator(SCHEMAS["rollup"]())
    written = {**DISTRICT, "period": {"start": "2022-01-01", "end": "2022-12"}, key: [changed]}
    assert validator.is_valid(written) is is_right
