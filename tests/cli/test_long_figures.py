"""Figures of 18 digits and 12 decimals: nothing on the way rounds them, as Decimal does at 28 digits."""

from collections.abc import Iterator
from decimal import Inexact, localcontext
from pathlib import Path

import pytest

from plans import plan_text
from program import Call

from .conftest import write_log

LOW, HIGH = "123456789012345678.123456789012", "987654321098765432.123456789013"
PLAN = plan_text(
    f"{{id: roads, name: Roads, kind: count, unit: m, at_least: {HIGH}, weight: {LOW}, checkpoints: [{{by: 2022-06, value: {LOW}}}]}}",
    f"{{id: paths, name: Paths, kind: count, unit: m, at_least: {HIGH}, monthly: {{2022-05: {HIGH}, 2022-06: {LOW}}}}}",
    f"{{id: costs, name: Costs, kind: level, unit: yuan, at_most: {LOW}, baseline: {HIGH}}}",
    f"{{id: stock, name: Stock, kind: level, unit: t, between: [{LOW}, {HIGH}]}}",
    f"{{id: growth, name: Growth, kind: rate, at_least: -{HIGH}, checkpoints: [{{by: 2022-06, value: -{LOW}}}]}}",
    f"{{id: talks, name: Talks, kind: recurring, every: quarter, at_least: {LOW}}}",
    "{id: specks, name: Specks, kind: count, unit: t, at_least: 0.000000000001}",
).replace("title: Town", f"title: Town\n    weight: {HIGH}")
LOG = [
    f"- {{date: 2022-06-30, target: {target}, {key}: {figure}}}"
    for target, key, figure in [
        ("roads", "add", LOW), ("roads", "add", HIGH), ("paths", "value", LOW), ("costs", "value", f"-{HIGH}"),
        ("stock", "value", "1/3"), ("growth", "value", f"-{HIGH}"), ("talks", "add", LOW), ("specks", "add", HIGH),
    ]
]  # fmt: skip


@pytest.fixture(autouse=True)
def exact() -> Iterator[None]:
    with localcontext() as context:
        context.traps[Inexact] = True
        yield


@pytest.fixture
def long(root: Path) -> Path:
    (root / "plan/2022.yaml").write_text(PLAN.replace("unit: t, between", 'unit: "%", between'))
    write_log(root, *LOG)
    return root


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(
    "words",
    [
        "status --explain", "alerts", "status --format json", "show paths", "show costs",
        *(f"report -o a.{ending}" for ending in ("md", "csv", "json", "ics", "html", "xlsx", "docx")),
    ],
)  # fmt: skip
def test_no_command_rounds_them(words: str, call: Call) -> None:
    assert call(*words.split(), "--as-of", "2022-06-30").code == 0


@pytest.mark.usefixtures("long")
def test_sums_are_told_to_the_last_digit(call: Call) -> None:
    total = "1111111110111111110.246913578025"
    roads = call("status", "--format", "json", "--as-of", "2022-06-30").data["targets"][0]
    assert roads["value"] == total
    assert [(p["code"], total in p["message"]) for p in call("check", "--format", "json").data] == [
        ("months-above-bound", True)
    ]
    assert call("log", "roads", f"+{LOW}", "--date", "2022-06-30").code == 0
    assert "1,234,567,899,123,456,788.370370367037" in call("show", "roads").out
