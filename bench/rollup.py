"""How long a roll-up takes for forty thousand bodies, and the sums of all their entries.

The tables are made by DuckDB, as `export` writes them but with many bodies to a file: 150 verdicts a body, an
entry of each target in every month. Each part is measured in a process of its own: seconds, those of all
processors together, and the most memory that it held.
Run as `python -m bench.rollup [BODIES…]`; the figures stand in docs/scale.md.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from workplan.core.calendar import Every, Span
from workplan.core.plan import Reporting, Rule, Thresholds
from workplan.core.rollup import Aggregate, Body, Indicator, Part, Rollup
from workplan.core.rollup_status import rollup_status
from workplan.files.warehouse.engine import answers, body_rows, opened, part_rows, sql
from workplan.views.page import Page
from workplan.views.pages.rollup import rollup_text
from workplan.views.phrases import Words
from workplan.views.records import columns_of
from workplan.views.words import Language

SIZES = (10_000, 20_000, 40_000)
TARGETS, MONTHS, FILES = 150, 12, 8
DAY = date(2022, 12, 31)
_KIND = "j % 5"
_COUNT, _LEVEL, _RATE = f"{_KIND} = 0", f"{_KIND} = 1", f"{_KIND} = 2"
_VALUE = "(hash(i * 150 + j) % 600)"
# The columns of verdicts that a roll-up reads; `i` is the number of a body, `j` that of a target.
_VERDICTS: Mapping[str, str] = {
    "target": "'target-' || j",
    "kind": f"list_extract(['count', 'level', 'rate', 'milestone', 'recurring'], {_KIND} + 1)",
    "unit": f"CASE WHEN {_COUNT} THEN '台' WHEN {_LEVEL} THEN '家' WHEN {_RATE} THEN '%' END",
    "weight": "1",
    "state": "list_extract(['on_track', 'behind', 'at_risk', 'met'], (hash(i + j) % 4)::INTEGER + 1)",
    "light": "list_extract(['green', 'yellow', 'red', 'green'], (hash(i + j) % 4)::INTEGER + 1)",
    "at_least": f"CASE WHEN {_KIND} < 2 THEN 600 WHEN {_RATE} THEN 5 END",
    "baseline": f"CASE WHEN {_LEVEL} THEN 1 END",
    "value": f"CASE WHEN i % 50 > 0 THEN {_VALUE} END",
    "expected_value": f"CASE WHEN {_KIND} < 2 THEN 600 WHEN {_KIND} = 3 THEN 100 END",
    "completion": f"CASE WHEN i % 50 > 0 AND NOT ({_RATE}) THEN {_VALUE}::DECIMAL(38, 12) * 0.001 END",
    "expected": f"CASE WHEN {_KIND} IN (0, 1, 3) THEN 1 END",
    "scored": "true",
    "has_figure": "i % 50 > 0",
    "on_pace": "i % 50 > 0",
    "unreported": "i % 50 = 0",
    "as_of": "DATE '2022-12-31'",
    "last_report": "CASE WHEN i % 50 > 0 THEN DATE '2022-12-28' END",
}
_GROUPS: Mapping[str, str] = {
    "level": "'plan'", "id": "'2022'", "title": "'x'", "completion": f"({_VALUE})::DECIMAL(38, 12) * 0.001",
    "expected": "1", "light": "'red'", "targets": "150", "scored": "120", "reported": "110", "on_pace": "60",
    "unreported": "0", "red": "30", "yellow": "30", "green": "90", "grey": "0",
}  # fmt: skip
_ENTRIES: Mapping[str, str] = {
    "target": "'target-' || j", "date": "make_date(2022, m::INTEGER, 28)", "repeated": "false",
    "add": f"CASE WHEN {_COUNT} THEN hash(i + j + m) % 50 END",
}  # fmt: skip


def write_tables(data: Path, bodies: int) -> None:
    """The tables of so many bodies, in a few files."""
    verdicts = f"range({TARGETS}) AS targets(j)"
    every = {
        "verdicts": (_VERDICTS, verdicts),
        "groups": (_GROUPS, "range(1) AS targets(j)"),
        "entries": (_ENTRIES, f"{verdicts}, range(1, {MONTHS + 1}) AS months(m)"),
    }
    engine = duckdb.connect()
    for part in range(FILES):
        folder = data / f"body=part-{part}" / "period=2022"
        folder.mkdir(parents=True)
        own = f"range({bodies * part // FILES}, {bodies * (part + 1) // FILES}) AS bodies(i)"
        for table, (made, others) in every.items():
            known = {"body": "'b' || i", "period": "'2022'", **made}
            columns = (
                f'({known.get(c.key, "NULL")})::{c.type.value} AS "{c.key}"' for c in columns_of(table)
            )
            rows = f"SELECT {', '.join(columns)} FROM {own}, {others}"  # noqa: S608  # of this file alone
            engine.execute(f"COPY ({rows}) TO '{folder}/{table}.parquet' (COMPRESSION zstd)")


def rollup_of(bodies: int) -> Rollup:
    """Ten indicators of all sorts."""

    def listed(*numbers: int) -> tuple[Part, ...]:
        return tuple(Part(f"target-{number}") for number in numbers)

    indicators = [Indicator(f"sum-{n}", f"累计{n}", Aggregate.SUM, parts=listed(n)) for n in (0, 5, 10, 15)]
    indicators += [
        Indicator("ratio", "比率", Aggregate.RATIO, of=listed(20), to=listed(25)),
        Indicator("level", "时点", Aggregate.SUM, parts=listed(1), additive=True),
        Indicator("rate", "增速", Aggregate.WEIGHTED, parts=listed(2)),
        Indicator("done", "办结", Aggregate.MEAN, parts=listed(3, 8)),
        Indicator("often", "周期", Aggregate.MEAN, parts=listed(4)),
        Indicator("worst", "最差", Aggregate.WORST, parts=listed(0, 1, 2, 3)),
    ]  # fmt: skip
    listed_bodies = (
        Body(f"b{n}", f"单位{n}", ".", None, None, Decimal(1 + n % 3), None) for n in range(bodies)
    )
    return Rollup(
        "全国", "全国", Span(date(2022, 1, 1), DAY), "zh", tuple(listed_bodies), tuple(indicators),
        Reporting(Every.MONTH, 5), Thresholds(Rule.POINTS, Decimal(10), Decimal(30), Decimal(5)), 30,
    )  # fmt: skip


def sums(data: Path, bodies: int) -> None:
    """All queries over verdicts and groups, of which the cells of the bodies stay in the engine."""
    rollup = rollup_of(bodies)
    bodies_read = body_rows(rollup, {body.id: "2022" for body in rollup.bodies})
    with opened([f"{data}/*/*"], bodies_read, part_rows(rollup)) as engine:
        for query in ("lacking", "kinds", "contained", "totals", "weights", "standings", "states"):
            engine.execute(sql(query)).fetchall()


def whole(data: Path, bodies: int) -> None:
    """The queries, the finishing, and a table as CSV."""
    rollup = rollup_of(bodies)
    bodies_read = body_rows(rollup, {body.id: "2022" for body in rollup.bodies})
    found = answers([f"{data}/*/*"], bodies_read, part_rows(rollup), has_months=False)
    rollup_text(rollup_status(rollup, "r.yaml", DAY, found), "csv", Page(Words(Language.ZH)))


def entries(data: Path, _: int) -> None:
    """Of each target of each body: how many entries, the last day, and what they added."""
    sums = "count(*) AS entries, max(date) AS last, sum(add) AS added"
    files = f"read_parquet('{data}/*/*/entries.parquet', hive_partitioning = false)"
    found = f"SELECT body, target, {sums} FROM {files} GROUP BY ALL"  # noqa: S608  # as above
    duckdb.connect().execute(f"CREATE TEMP TABLE found AS {found}")


PARTS: Mapping[str, Callable[[Path, int], None]] = {"sums": sums, "whole": whole, "entries": entries}


def measured(part: str, data: Path, bodies: int) -> str:
    """What one part says of itself, in a process of its own."""
    words = [sys.executable, "-m", "bench.rollup", part, str(data), str(bodies)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Measure all sizes, or in a process of its own one part of one."""
    if sys.argv[1:2] and sys.argv[1] in PARTS:
        part, data, number = sys.argv[1:]
        start = time.perf_counter()
        PARTS[part](Path(data), int(number))
        seconds = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_SELF)
        peak, processor = used.ru_maxrss / 1024**2, used.ru_utime + used.ru_stime
        sys.stdout.write(
            f"{number} bodies, {part}: {seconds:.1f} s, {processor:.1f} s of processors, {peak:.2f} GB\n"
        )
        return
    for bodies in [*map(int, sys.argv[1:])] or SIZES:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            write_tables(Path(name), bodies)
            for part in PARTS:
                sys.stdout.write(measured(part, Path(name), bodies))


if __name__ == "__main__":
    main()
