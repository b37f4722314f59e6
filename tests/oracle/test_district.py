"""A roll-up of many plans that are made at random: DuckDB, Spark and plain Python agree in every digit."""

import json
import os
import random
import subprocess
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest

from needs import need
from oracle.district import Row, asked, divided, figure, light_of, mean, share, summed, with_figure
from program import called
from workplan import judge
from workplan.core.rollup_sums import Contained, Counted, Lacking, Month, Standing, Sums, Variety, Weighed
from workplan.files.plan.rollup import read_rollup
from workplan.files.warehouse.engine import body_rows, opened, part_rows, sql
from workplan.views.records import TABLES

ROOT = Path(__file__).parents[2]
SPARK = ROOT / "build" / "spark" / "bin" / "python"
DAY, BODIES, SEEDS = "2022-07-10", 12, (1, 2)
HEAD = """\
title: Plan of {name}
organization: {name}
period: {{start: 2022-01-01, end: 2022-12-31}}
owners: {{Ann: {{}}}}
sections: [{{id: town, title: Town, tasks: [{{id: streets, title: Streets, lead: [Ann], targets: [
"""
INDICATORS = """\
indicators:
  - {id: lifts, name: Lifts, aggregate: sum, parts: [lifts, "b3:lifts-new"]}
  - {id: work, name: Work, unit: "%", aggregate: ratio, of: [employed], to: [graduates]}
  - {id: firms, name: Firms, aggregate: sum, additive: true, parts: [firms, "b1:firms"]}
  - {id: outlay, name: Outlay, aggregate: sum, parts: [outlay]}
  - {id: energy, name: Energy, aggregate: sum, additive: true, parts: [energy]}
  - {id: income, name: Income, aggregate: weighted, parts: [income]}
  - {id: cover, name: Cover, aggregate: mean, parts: [cover]}
  - {id: hall, name: Hall, aggregate: mean, parts: [hall]}
  - {id: talks, name: Talks, aggregate: mean, parts: [talks]}
  - {id: worst, name: Worst, aggregate: worst, parts: [lifts, hall, income]}
  - {id: each, name: Each, aggregate: none, parts: [firms]}
"""
PARTS = {
    "lifts": ["lifts", "lifts-new"], "work": ["employed", "graduates"], "firms": ["firms"], "outlay": ["outlay"],
    "energy": ["energy"], "income": ["income"], "cover": ["cover"], "hall": ["hall"], "talks": ["talks"],
    "worst": ["lifts", "hall", "income"], "each": ["firms"],
}  # fmt: skip


def plan_of(name: str, chance: random.Random) -> tuple[str, str]:
    """A plan and its log, with targets and entries as chance has it."""
    some = chance.randint
    lifts = "lifts-new" if name == "b3" else "lifts"
    targets = {
        lifts: f"kind: count, unit: lifts, at_least: {some(20, 90)}",
        "employed": f"kind: count, unit: people, at_least: {some(300, 900)}",
        "graduates": f"kind: count, unit: people, at_least: {some(910, 1000)}",
        "firms": f"kind: level, unit: firms, at_least: {some(40, 60)}, baseline: {some(20, 39)}",
        "outlay": f"kind: count, unit: yuan, at_most: {some(100, 200)}.5",
        "energy": f"kind: level, unit: t, at_most: {some(60, 70)}, baseline: {some(80, 99)}",
        "income": f"kind: rate, at_least: {some(2, 8)}",
        "cover": 'kind: level, unit: "%", at_least: 70, baseline: 50',
        "hall": "kind: milestone, checkpoints: [{by: 2022-06, value: 40}]",
        "talks": "kind: recurring, unit: times, every: month",
    }
    kept = {key: rest for key, rest in targets.items() if chance.random() < 0.85}
    held = {key: ", state: cancelled" if chance.random() < 0.05 else "" for key in kept}
    lines = [f"  {{id: {key}, name: {key}, {rest}{held[key]}}},\n" for key, rest in kept.items()]
    figures = {
        lifts: "add: {}", "employed": "value: {}7", "graduates": "value: {}9", "firms": "value: {}",
        "outlay": "add: {}.25", "energy": "value: {}", "income": "value: {}.5", "cover": "value: {}/73",
        "hall": "value: {}", "talks": "add: 1",
    }  # fmt: skip
    months = [(key, month) for month in range(1, 7) for key in kept if chance.random() < 0.6]
    entries = [
        f"- {{date: 2022-{month:02}-28, target: {key}, {figures[key].format(some(30, 70) // (7 - month) + 1)}}}\n"
        for key, month in months
    ]
    return HEAD.format(name=name) + "".join(lines) + "]}]}]\n", "".join(entries)


def made(root: Path, seed: int) -> tuple[Path, dict[str, list[Row]]]:
    """A plan of plans with its bodies on the disk, and the verdicts on them, row by row."""
    chance, rows, bodies = random.Random(seed), dict[str, list[Row]](), list[str]()
    for name in (f"b{number}" for number in range(BODIES)):
        plan, log = plan_of(name, chance)
        for path, text in (("plan/2022.yaml", plan), ("progress/2022/2022-06.yaml", log)):
            (root / name / path).parent.mkdir(parents=True)
            (root / name / path).write_text(text)
        found = judge(
            plan,
            {"progress/2022/2022-06.yaml": log},
            date.fromisoformat(DAY),
            file="plan/2022.yaml",
            body=name,
        )
        rows[name] = found.verdicts
        bodies.append(f"  - {{id: {name}, folder: {name}, weight: {chance.choice(['1', '2.5'])}}}\n")
    file = root / "2022.yaml"
    head = "title: All\nlanguage: en\nperiod: {start: 2022-01-01, end: 2022-12-31}\nbodies:\n"
    file.write_text(head + "".join(bodies) + INDICATORS)
    return file, rows


def told(found: Row, rows: list[Row]) -> Row:
    """What is compared of a cell."""
    return {
        "value": figure(found.get("value")), "completion": share(found.get("completion")),
        "expected": share(found.get("expected")), "light": found["light"],
        "figures": len(with_figure(rows)), "asked": len(asked(rows)), "unreported": sum(r["unreported"] for r in rows),
    }  # fmt: skip


def own(rows: list[Row], indicator: str) -> list[Row]:
    """The rows of a body that an indicator names."""
    return [row for row in rows if row["target"] in PARTS[indicator]]


def cell(indicator: str, rows: list[Row]) -> Row:
    """What an indicator is to be in one body."""
    if indicator == "work":
        sides = [[[row for row in rows if row["target"] == name]] for name in ("employed", "graduates")]
        return {**divided(*sides), "light": _of_one(rows) or light_of({row["light"] for row in rows}, rows)}
    if len(rows) > 1:
        return {"light": min((row["light"] for row in rows), key=("red", "yellow", "green", "grey").index)}
    [row] = rows
    found = summed(rows) if row["kind"] in ("count", "level") else mean([(Fraction(1), rows)])
    value = Fraction(row["value"]) if row["value"] is not None and with_figure(rows) else None
    return {**found, "value": value, "light": row["light"]}


def _of_one(rows: list[Row]) -> str | None:
    return rows[0]["light"] if len(rows) == 1 else None


def whole(indicator: str, rows: dict[str, list[Row]], weights: dict[str, Fraction]) -> Row:
    """What an indicator is to be in all bodies."""
    every = [row for each in rows.values() for row in own(each, indicator)]
    lights = {row["light"] for row in every}
    if indicator == "work":
        of, to = (
            [[r for r in each if r["target"] == key] for each in rows.values()]
            for key in ("employed", "graduates")
        )
        found = divided(of, to)
        return {**found, "light": light_of({found["light"]}, every)}
    if indicator in ("income", "cover", "hall", "talks"):
        parts = [
            (weights[n] if indicator == "income" else Fraction(1), own(each, indicator))
            for n, each in rows.items()
        ]
        return {**mean(parts), "light": light_of(lights, every)}
    if indicator == "worst":
        return {"light": min(lights, key=("red", "yellow", "green", "grey").index)}
    found = summed(every)
    return {**found, "light": light_of({found["light"]}, every)}


@pytest.fixture(scope="module", params=SEEDS)
def district(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The plan of plans, the rows of its bodies, their tables, and what the program says in JSON."""
    root = tmp_path_factory.mktemp("district")
    file, rows = made(root, request.param)
    said = called(
        root,
        "rollup",
        str(file),
        "--as-of",
        DAY,
        "--data",
        str(root / "tables"),
        "--format",
        "json",
        "--jobs",
        "1",
    )
    assert said.err == ""
    return file, rows, said.out


def test_plain_python_comes_to_the_same_in_every_body(district: Any) -> None:
    _, rows, said = district
    for body in json.loads(said)["bodies"]:
        for name, found in body["indicators"].items():
            ours = own(rows[body["id"]], name)
            expected = told(cell(name, ours), ours)
            assert {key: found[key] for key in expected} == expected, (body["id"], name)


def test_plain_python_comes_to_the_same_in_the_whole(district: Any) -> None:
    _, rows, said = district
    data = json.loads(said)
    weights = {body["id"]: Fraction(body["weight"]) for body in data["bodies"]}
    for found in data["indicators"]:
        if found["id"] != "each":
            every = [row for each in rows.values() for row in own(each, found["id"])]
            expected = told(whole(found["id"], rows, weights), every)
            assert {key: found[key] for key in expected} == expected, found["id"]


@pytest.mark.parametrize("district", SEEDS[:1], indirect=True)
def test_spark_comes_to_the_same_by_the_same_sql(district: Any) -> None:
    need(None if SPARK.exists() else "no Spark in build/spark: make spark")
    file, _, said = district
    ran = subprocess.run(
        [SPARK, ROOT / "examples" / "spark" / "rollup.py", file, file.parent / "tables", DAY, "json"],
        env=spark_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stdout == said, ran.stderr[-2000:]


def spark_environment() -> dict[str, str]:
    """One core, and no code made for queries over a few rows."""
    settings = {
        "sql.shuffle.partitions": "1", "ui.enabled": "false", "sql.codegen.wholeStage": "false",
        "sql.codegen.factoryMode": "NO_CODEGEN", "sql.adaptive.enabled": "false",
    }  # fmt: skip
    submit = " ".join(f"--conf spark.{key}={value}" for key, value in settings.items())
    return {
        **os.environ,
        "PYSPARK_PYTHON": str(SPARK),
        "PYSPARK_SUBMIT_ARGS": f"--master local[1] {submit} pyspark-shell",
    }


@pytest.mark.parametrize("district", SEEDS[:1], indirect=True)
def test_spark_judges_the_same_tables_on_its_executors(district: Any, tmp_path: Path) -> None:
    need(None if SPARK.exists() else "no Spark in build/spark: make spark")
    file, _, _ = district
    ran = subprocess.run(
        [SPARK, ROOT / "examples" / "spark" / "judge.py", file, tmp_path, DAY],
        env=spark_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    engine = duckdb.connect()
    for table in TABLES:
        made, judged = (
            engine.execute(f"FROM '{folder}/*/*/{table}.parquet' ORDER BY ALL").fetchall()
            for folder in (file.parent / "tables", tmp_path)
        )
        assert judged == made


def test_each_query_gives_the_fields_of_its_rows_in_their_order(district: Any) -> None:
    file, _, _ = district
    rows: dict[str, Any] = {"lacking": Lacking, "kinds": Variety, "contained": Contained, "cells": Sums, "totals": Sums,
            "weights": Weighed, "standings": Standing, "states": Counted, "months": Month}  # fmt: skip
    found = read_rollup(file.read_bytes(), "2022.yaml").rollup
    assert found is not None
    with opened([f"{file.parent}/tables/*/*"], body_rows(found, {}), part_rows(found)) as engine:
        for query, row in rows.items():
            given = engine.execute(sql(query)).description
            assert [column[0] for column in given or ()] == [*row._fields], query
