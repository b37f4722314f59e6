"""The JSON Schema and the product agree: on whole plans and logs, and on those broken in one place."""

import copy
import random
from collections.abc import Iterator
from typing import Any, cast

import pytest
from jsonschema import Draft7Validator

from workplan.core.checks import check_plan
from workplan.core.checks.context import PlanContext
from workplan.files.entry_shape import EntryReader
from workplan.files.json_schema import SCHEMAS
from workplan.files.keys import KEYS
from workplan.files.resolve import resolve
from workplan.files.shape import shape_of
from workplan.files.schema.ids import as_id, fullwidth_id
from workplan.files.yaml_tree import Data

PLAN_SCHEMA = Draft7Validator(SCHEMAS["plan"]())
LOG_SCHEMA = Draft7Validator(SCHEMAS["log"]())

PLAN: dict[str, Any] = {
    "title": 2022,
    "organization": "友谊路街道",
    "language": "zh",
    "period": {"start": "2022-01-01", "end": "2022-12"},
    "detail": "as set out in [^term]",
    "reporting": {"every": "month", "grace": 5},
    "pace": {"rule": "ratio", "yellow": 90, "red": "70%", "rate_red": 2.5},
    "due_soon": 30,
    "owners": {"黄永": {"title": "主任"}, "陈阳": {"title": True, "under": "黄永"}, "万韬": None},
    "definitions": {"四个一": {"text": "x", "items": ["a", 1, False]}, "term": {"items": ["a"]}},
    "sections": [
        {
            "id": "town",
            "number": 1,
            "title": "Town",
            "aim": "a better life",
            "weight": 2,
            "targets": [{"id": "growth", "name": "Growth", "kind": "rate", "unit": "%", "at_least": -0.6}],
            "tasks": [
                {
                    "id": "甲-1.2_b",
                    "number": "二",
                    "title": "Streets",
                    "lead": ["黄永", "陈阳"],
                    "department": "服务办",
                    "support": ["a", "b"],
                    "reporting": "never",
                    "targets": [
                        {
                            "id": "lifts",
                            "name": "Lifts",
                            "kind": "count",
                            "unit": "台",
                            "at_least": 52,
                            "stretch": "60",
                            "part_of": "all",
                            "owner": "黄永",
                            "start": "2022-02-01",
                            "due": "2022-09",
                            "weight": 0,
                            "state": "suspended",
                            "formerly": ["a", 7],
                            "pace": "even",
                            "checkpoints": [{"by": "2022-06", "value": 26, "name": "half"}],
                        },
                        {
                            "id": "staff",
                            "name": "S",
                            "kind": "level",
                            "unit": "x",
                            "at_most": 732,
                            "baseline": 800,
                        },
                        {"id": "share", "name": "S", "kind": "level", "unit": "%", "between": ["12%", 15]},
                        {"id": "talks", "name": "T", "kind": "recurring", "every": "quarter", "at_least": 1},
                        {
                            "id": "hall",
                            "name": "H",
                            "kind": "milestone",
                            "size": 7200,
                            "checkpoints": [{"by": "2022-06-30", "value": "40%"}],
                        },
                        {"id": "care", "name": "C", "kind": "duty", "reporting": {"every": "year"}},
                    ],
                }
            ],
        }
    ],
    "revisions": [
        {
            "date": "2022-07-15",
            "by": "the committee",
            "targets": ["lifts"],
            "reason": "work stood still",
            "due": {"from": "2022-09-30", "to": "2022-12"},
        }
    ],
}
LOG: list[dict[str, Any]] = [
    {"date": "2022-06-30", "target": "lifts", "add": 3, "value": 18, "by": "万韬", "id": "q7k2m9x4c8tz"},
    {"date": "2022-06-30", "target": 2022, "value": "27/38", "light": "yellow", "evidence": ["a.pdf"]},
    {"date": "2022-06-30", "target": "hall", "done": True, "note": "opened", "evidence": "b.pdf"},
    {"date": "2022-07-05", "task": "streets", "note": "x", "problem": "rain", "next": "tender"},
]
KEY_RULES = {"bound-contradictory", "bound-missing", "no-completion", "missing-key"}
VALUES: tuple[Any, ...] = (
    *(None, "", " ", "\t", [], {}, [None], [[]], {"a": "b"}, ["a"], [1, 2], ["12", "15%"], [1], [1, 2, 3]),
    *(
        True,
        False,
        "true",
        0,
        1,
        -1,
        5,
        52,
        100,
        101,
        367,
        10**18,
        52.5,
        -0.6,
        "0",
        "-3",
        "+3",
        "52",
        "15%",
        "0%",
    ),
    *("1e3", "nan", "五十二", "５２", "1,000", "27/38", "1/0", "0.0000000000001", "-0"),
    *(
        "2022",
        "2022-06",
        "2022-06-30",
        "2022-02-29",
        "2024-02-29",
        "2022-06-31",
        "2022-13",
        "2022/06/30",
        "六月",
    ),
    *("a", "a b", "a-b_c.d", "-a", ".a", "_a", "甲", "ａ", "a:b", "a/b", "（a）", "a%", "%", "é", "a—b"),
    *("month", "quarter", "half", "day", "never", "Never", "even", "end", "points", "ratio", "zh", "fr"),
    *("suspended", "cancelled", "red", "amber", "台", {"every": "week"}, {"grace": 3}, {"text": "x"}),
    *("count", "level", "rate", "recurring", "milestone", "duty", "goal"),
    *([{"by": "2022-06", "value": 200}], [{"by": "2022-06", "value": "5%"}], [{"by": "2022-06"}]),
)
Place = tuple[Any, str | int]


def as_read(value: Any) -> Data:
    """The texts that we read where another parser of YAML makes numbers and booleans."""
    if isinstance(value, dict):
        return {key: as_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_read(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def places(value: Any) -> Iterator[Place]:
    """Every key and item in `value`, with what holds it."""
    steps = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield value, step
        yield from places(value[step])


def broken_in_one_place(rng: random.Random, whole: Any) -> tuple[Any, str]:
    """A copy with one value changed, taken away or added, and what was done."""
    changed = copy.deepcopy(whole)
    holder, step = rng.choice(list(places(changed)))
    if rng.random() < 0.1:
        del holder[step]
        return changed, f"without {step}"
    key = step if rng.random() < 0.7 or isinstance(holder, list) else rng.choice([*sorted(KEYS), "colour"])
    holder[key] = copy.deepcopy(rng.choice(VALUES))
    return changed, f"{key}: {holder[key]!r} in {holder!r:.80}"


def product_takes_plan(plan: Any) -> bool:
    """Whether its shape is right, and those of its rules that tell by the keys alone."""
    data = as_read(plan)
    if not isinstance(data, dict) or shape_of(data, "plan/2022.yaml").problems:
        return False
    context = PlanContext(resolve(data), "plan/2022.yaml")
    return not {problem.code for problem in check_plan(context)} & KEY_RULES


def product_takes_log(log: Any) -> bool:
    reader = EntryReader("f")
    entries = [reader.entry(item, i, i) for i, item in enumerate(cast("list[Data]", as_read(log)))]
    return None not in entries


def test_the_whole_plan_and_log_are_taken_by_both() -> None:
    assert product_takes_plan(PLAN)
    assert list(PLAN_SCHEMA.iter_errors(PLAN)) == []
    assert product_takes_log(LOG)
    assert list(LOG_SCHEMA.iter_errors(LOG)) == []


@pytest.mark.parametrize("seed", range(4))
def test_of_plans_broken_in_one_place_both_take_the_same(seed: int) -> None:
    rng = random.Random(seed)
    taken = []
    for _ in range(800):
        plan, done = broken_in_one_place(rng, PLAN)
        taken.append(product_takes_plan(plan))
        assert PLAN_SCHEMA.is_valid(plan) is taken[-1], done
    assert 80 < sum(taken) < 720


@pytest.mark.parametrize("seed", range(4))
def test_of_logs_broken_in_one_place_both_take_the_same(seed: int) -> None:
    rng = random.Random(seed)
    taken = []
    for _ in range(800):
        log, done = broken_in_one_place(rng, LOG)
        taken.append(product_takes_log(log))
        assert LOG_SCHEMA.is_valid(log) is taken[-1], done
    assert 80 < sum(taken) < 720


def test_no_sign_of_an_id_that_the_product_takes_is_refused_by_the_schema() -> None:
    ids = Draft7Validator(SCHEMAS["log"]()["definitions"]["Entry"]["properties"]["id"])
    refused = {sign for sign in map(chr, range(0xFFFF)) if not ids.is_valid(f"a{sign}")}
    assert {sign for sign in refused if as_id(f"a{sign}") and not fullwidth_id(f"a{sign}")} == set()
    assert set(" !\"#$%&'()*+,/:;<=>?@[\\]^`{|}~ ，。、：（）“”—·％Ａ１") <= refused


def test_only_the_product_knows_whether_a_name_with_a_comma_is_one_name() -> None:
    plan = copy.deepcopy(PLAN)
    plan["sections"][0]["tasks"][0]["lead"] = ["黄永，陈阳"]
    assert PLAN_SCHEMA.is_valid(plan)
    assert not product_takes_plan(plan)
    plan["owners"]["黄永，陈阳"] = None
    assert product_takes_plan(plan)
