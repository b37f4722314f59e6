"""Roll up many bodies with Spark: workplan's own SQL over the tables of `workplan export`, or of judge.py.

    spark-submit rollup.py rollup/2022.yaml tables 2022-06-30

Spark sums; workplan makes shares, lights and ranks of the sums, and prints the same as `workplan rollup`.
"""

import sys
from datetime import date
from pathlib import Path

from pyspark.sql import SparkSession

from workplan.core.rollup_status import rollup_status
from workplan.files.plan.rollup import read_rollup
from workplan.files.warehouse.engine import TABLES, VIEWS, body_rows, gathered, part_rows, sql
from workplan.views.page import Page
from workplan.views.pages.rollup import rollup_text
from workplan.views.phrases import Words
from workplan.views.words import Language

BODIES = "body STRING, period STRING, weight DECIMAL(38, 12), place BIGINT"
PARTS = "indicator STRING, role STRING, target STRING, body STRING"


def rolled_up(spark: SparkSession, file: Path, data: str, day: date, form: str = "table") -> str:
    """What the bodies of a plan of plans come to, by the tables below `data`, as text in a format."""
    found = read_rollup(file.read_bytes(), str(file)).sound
    if found is None:
        sys.exit(f"workplan rollup {file} tells what is wrong with it")
    for table in TABLES:
        spark.read.parquet(f"{data}/*/*/{table}.parquet").createOrReplaceTempView(table)
    periods = {
        row.body: row.period for row in spark.sql("SELECT DISTINCT body, period FROM verdicts").collect()
    }
    spark.createDataFrame(body_rows(found, periods), BODIES).createOrReplaceTempView("bodies")
    spark.createDataFrame(part_rows(found), PARTS).createOrReplaceTempView("parts")
    for view in VIEWS:
        spark.sql(sql(view)).cache().createOrReplaceTempView(view)
    answers = gathered(lambda query: spark.sql(f"FROM {query}" if query in VIEWS else sql(query)).collect())
    status = rollup_status(found, str(file), day, answers)
    return rollup_text(status, form, Page(Words(Language(found.language)), width=120))


if __name__ == "__main__":
    rollup_file, tables, as_of, *rest = sys.argv[1:]
    sys.stdout.write(
        rolled_up(
            SparkSession.builder.appName("workplan rollup").getOrCreate(),
            Path(rollup_file),
            tables,
            date.fromisoformat(as_of),
            *rest,
        )
    )
