"""The reader and the JSON Schema take the same texts for a value."""

from typing import Annotated, Any

import pytest
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from workplan.files.schema.entry import WrittenEntry
from workplan.files.schema.ids import as_id, fullwidth_id
from workplan.files.schema.json import SCHEMAS
from workplan.files.schema.values import (
    Day,
    Figure,
    Id,
    LastDay,
    Months,
    Names,
    NotNegative,
    Pair,
    Share,
    Sum,
    Text,
    Texts,
    Truth,
    choice,
    whole,
)

SHARE: Any = WrittenEntry.model_fields["value"].metadata[0]
VALUES: tuple[Any, ...] = (
    *("", " ", "\t", [], {}, [[]], {"a": "b"}, ["a"], ["1", "2"], ["12", "15%"], ["1"], ["1", "2", "3"]),
    *("true", "0", "1", "-1", "5", "367", "-0.6", "+3", "52", "15%", "0%", "-0", "-0.0", "1" * 19),
    *("1e3", "nan", "五十二", "５２", "1,000", "27/38", "1/0", "027/038", "0.0000000000001", "False"),
    *("2022", "2022-06", "2022-06-30", "2022-02-29", "2024-02-29", "2100-02-29", "2022-06-31", "2022-13"),
    *("1899-12-31", "2022/06/30", "2022-6-1", "a b", "a-b_c.d", "-a", ".a", "_a", "甲", "ａ", "a:b", "a/b"),
    *("（a）", "a%", "%", "é", "a—b", "even", "Even", "100", "100.0%", "100.1", "99.9", "000012", "101"),
    *(
        {"2022-08": "30"},
        {"2022-08": "30%", "2022-09": "0"},
        {"2022-8": "30"},
        {"2022-08-31": "30"},
        {"8月": "30"},
    ),
    *(
        {"2022-08": "-1"},
        {"2022-08": "x"},
        {"2022-08": {}},
        "0aF9" * 16,
        "0aF9" * 15,
        "0aG9" * 16,
        "false",
        "真",
    ),
)


@pytest.mark.parametrize(
    "of",
    [
        *(Text, Texts, Names, Id, Day, LastDay, Figure, NotNegative, Pair, Share, Sum, Truth, Months),
        *(Annotated[str, choice({"even": "a", "a": "b"})], Annotated[int, whole(0, 10**9)]),
        Annotated[object, SHARE],
    ],
)
def test_the_reader_and_the_schema_take_the_same(of: Any) -> None:
    adapter = TypeAdapter[Any](of)
    schema = Draft7Validator(adapter.json_schema())
    taken = [each for each in VALUES if is_read(adapter, each)]
    assert [each for each in VALUES if schema.is_valid(each)] == taken
    assert 0 < len(taken) < len(VALUES)


def is_read(adapter: TypeAdapter[Any], value: object) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def test_no_sign_of_an_id_that_the_product_takes_is_refused_by_the_schema() -> None:
    ids = Draft7Validator(SCHEMAS["log"]()["definitions"]["Entry"]["properties"]["id"])
    refused = {sign for sign in map(chr, range(0xFFFF)) if not ids.is_valid(f"a{sign}")}
    assert {sign for sign in refused if as_id(f"a{sign}") and not fullwidth_id(f"a{sign}")} == set()
    assert set(" !\"#$%&'()*+,/:;<=>?@[\\]^`{|}~ ，。、：（）“”—·％Ａ１") <= refused
