"""Judge many bodies with Spark, each on some executor, and write the tables that `workplan export` writes.

    spark-submit judge.py rollup/2022.yaml tables 2022-06-30

An executor is given the texts of a body, calls `workplan.judge`, which opens no file and asks no clock, and
writes the tables of the body below `tables`, which all executors see. Bodies that have errors are told, the
others are written all the same, and the exit code is 1 then.
"""

import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pyspark.sql import SparkSession

import workplan
from workplan.files.plan.rollup import read_rollup
from workplan.files.warehouse.folders import Stamp, exchange, folder_of, put
from workplan.files.warehouse.parquet import Filled, write_table
from workplan.views.records import SCHEMA, TABLES, columns_of


class Texts(NamedTuple):
    """The plan of a body and its logs, as texts: all that an executor needs of it."""

    body: str
    plan: bytes
    logs: dict[str, bytes]


def texts_of(rollup_file: Path, year: str) -> Iterator[Texts]:
    """The texts of the bodies that are folders; on a cluster they come from wherever plans are kept."""
    found = read_rollup(rollup_file.read_bytes(), str(rollup_file)).sound
    for body in found.bodies if found else ():
        if body.git is not None:
            sys.exit(f"{body.id}: this job reads folders; check its revision out into one")
        root = rollup_file.parent / (body.folder or "")
        logs = {
            str(path.relative_to(root)): path.read_bytes() for path in root.glob(f"progress/{year}/*.yaml")
        }
        yield Texts(body.id, (root / "plan" / f"{year}.yaml").read_bytes(), logs)


def judged(tables: str, day: date, year: str, texts: Texts) -> list[str]:
    """Judge one body and write its tables, on an executor; what is wrong with it."""
    found = workplan.judge(texts.plan, texts.logs, day, file=f"plan/{year}.yaml", body=texts.body)
    errors = [each for each in found.problems if each["severity"] == "error"]
    if errors:
        return [f"{texts.body}: {each['file']}:{each['line']}: {each['message']}" for each in errors]

    def fill(folder: Path) -> None:
        for name in TABLES:
            rows = found.rows(name)
            columns = [Filled(c.key, c.type.value, [row[c.key] for row in rows]) for c in columns_of(name)]
            write_table(folder / f"{name}.parquet", columns, {"workplan_schema": str(SCHEMA)})

    stamp = Stamp(key="", day=str(day), last="")  # `workplan export` into the same folder makes it anew
    place = folder_of(Path(tables), texts.body, year)
    place.parent.mkdir(parents=True, exist_ok=True)
    put(place, stamp, fill=fill, swap=exchange)
    return []


def main(rollup_file: str, tables: str, as_of: str) -> int:
    """Judge all bodies; the exit code."""
    day = date.fromisoformat(as_of)
    spark = SparkSession.builder.appName("workplan judge").getOrCreate()
    bodies = spark.sparkContext.parallelize([*texts_of(Path(rollup_file), str(day.year))])
    wrong = bodies.flatMap(partial(judged, tables, day, str(day.year))).collect()
    sys.stderr.writelines(f"{each}\n" for each in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
