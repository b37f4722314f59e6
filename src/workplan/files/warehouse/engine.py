"""The engine: DuckDB inside the process, which runs the SQL of this folder over exported tables."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from workplan.core.rollup import Rollup
from workplan.core.rollup_sums import (
    Answers,
    Contained,
    Counted,
    Lacking,
    Month,
    Standing,
    Sums,
    Variety,
    Weighed,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row: TypeAlias = tuple[Any, ...]
_HERE = Path(__file__).parent
_SETTINGS: Mapping[str, str | bool] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
TABLES = ("verdicts", "groups", "entries")  # of those exported, the ones that a roll-up reads
VIEWS = ("matched", "cells")  # queries over which others run, in this order


class BodyRow(NamedTuple):
    """A body that is rolled up, with the period of its plan, its weight and its place in the roll-up."""

    body: str
    period: str
    weight: Decimal
    place: int


class PartRow(NamedTuple):
    """A target that an indicator names, of any body or of one; `role` is parts, of or to."""

    indicator: str
    role: str
    target: str
    body: str | None


FILLED: Mapping[str, tuple[str, ...]] = {
    "bodies": ("body VARCHAR", "period VARCHAR", "weight DECIMAL(38, 12)", "place BIGINT"),
    "parts": ("indicator VARCHAR", "role VARCHAR", "target VARCHAR", "body VARCHAR"),
}  # tables of the roll-up itself


def sql(name: str) -> str:
    """The text of a query of this folder."""
    return (_HERE / f"{name}.sql").read_text(encoding="utf-8")


def body_rows(rollup: Rollup, periods: Mapping[str, str]) -> list[BodyRow]:
    """The bodies of which `periods` tell the period that was exported."""
    bodies = (body for body in rollup.bodies if body.id in periods)
    return [BodyRow(each.id, periods[each.id], each.weight, each.place) for each in bodies]


def part_rows(rollup: Rollup, without: Collection[str] = ()) -> list[PartRow]:
    """What all indicators name, but those `without`; the part of one body beside that of any is left out."""
    found = [
        PartRow(indicator.id, role, part.target, part.body)
        for indicator in rollup.indicators
        for role, _, part in indicator.listed()
        if indicator.id not in without
    ]
    every = set(found)
    return [row for row in dict.fromkeys(found) if row.body is None or row._replace(body=None) not in every]


class UnreadableTables(Exception):  # noqa: N818  # told by its words
    """Why tables cannot be read, in the words of the engine."""


def answers(
    folders: Sequence[str], bodies: Sequence[BodyRow], parts: Sequence[PartRow], *, has_months: bool = True
) -> Answers:
    """What the queries give of the tables in `folders`, which may be patterns; without months of no entry.

    Raises UnreadableTables.
    """
    import duckdb  # noqa: PLC0415  # only a roll-up needs it

    try:
        with opened(folders, bodies, parts) as engine:
            return gathered(
                lambda query: engine.execute(f"FROM {query}" if query in VIEWS else sql(query)).fetchall(),
                has_months=has_months,
            )
    except duckdb.Error as error:
        raise UnreadableTables(str(error).partition("\n")[0]) from error


def opened(
    folders: Sequence[str], bodies: Sequence[BodyRow], parts: Sequence[PartRow]
) -> "DuckDBPyConnection":
    """An engine with the tables in `folders`, those of the roll-up, and the views over them."""
    import duckdb  # noqa: PLC0415  # as above

    engine = duckdb.connect(config={**_SETTINGS})
    _fill(engine, "bodies", bodies)
    _fill(engine, "parts", parts)
    for table in TABLES:
        engine.execute(
            f"SET VARIABLE {table} = ?::VARCHAR[]", [[f"{each}/{table}.parquet" for each in folders]]
        )
        source = f"read_parquet(getvariable('{table}'), hive_partitioning = false)"  # each row bears its body
        engine.execute(f"CREATE VIEW {table} AS FROM {source}")
    for view in VIEWS:
        engine.execute(f"CREATE TEMP TABLE {view} AS {sql(view)}")
    return engine


def gathered(rows: Callable[[str], Iterable[Row]], *, has_months: bool = True) -> Answers:
    """The answers of an engine, which gives the rows of a query with its columns in their order."""
    lacking = [*map(Lacking._make, rows("lacking"))]
    return Answers(
        lacking=lacking,
        targets=[target for (target,) in rows("targets")] if lacking else [],
        kinds=[*map(Variety._make, rows("kinds"))],
        contained=[*map(Contained._make, rows("contained"))],
        cells=[*map(Sums._make, rows("cells"))],
        totals=[*map(Sums._make, rows("totals"))],
        weights=[*map(Weighed._make, rows("weights"))],
        standings=[*map(Standing._make, rows("standings"))],
        states=[*map(Counted._make, rows("states"))],
        months=[*map(Month._make, rows("months"))] if has_months else [],
    )


def _fill(engine: "DuckDBPyConnection", table: str, rows: Sequence[NamedTuple]) -> None:
    """Make a small table of rows."""
    columns = FILLED[table]
    unnested = ", ".join(f"unnest(?::{column.partition(' ')[2]}[])" for column in columns)
    engine.execute(f"CREATE TEMP TABLE {table} ({', '.join(columns)})")
    values = [*map(list, zip(*rows, strict=True))] or [[] for _ in columns]
    engine.execute(f"INSERT INTO {table} SELECT {unnested}", values)  # of this file alone
