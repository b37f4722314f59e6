"""Bodies to export, the tables that came of them, and what became of their files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from plans import LIFTS, plan_text

HEAD = "title: District\nperiod: {start: 2022-01-01, end: 2022-12-31}\nbodies:\n"
FOOT = "indicators:\n  - {id: lifts, name: Lifts, unit: lifts, aggregate: sum, parts: [lifts]}\n"
DAY = ("--as-of", "2022-06-30")


def write_body(root: Path, added: int = 3, *targets: str) -> None:
    """A body that reports `added` lifts in each of six months."""
    (root / "plan").mkdir(parents=True, exist_ok=True)
    (root / "plan" / "2022.yaml").write_text(plan_text(*(targets or (LIFTS,))))
    for month in range(1, 7):
        write_log(root, month, added)


def write_log(root: Path, month: int, added: int) -> None:
    """The log of a month."""
    log = root / "progress" / "2022" / f"2022-{month:02}.yaml"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(f"- {{date: 2022-{month:02}-28, target: lifts, add: {added}, id: month{month:02}}}\n")


def listed(folder: Path, *bodies: str) -> str:
    """The path of a plan of plans with these bodies: by their names, or as they are written."""
    lines = (each if "{" in each else f"{{id: {each}, folder: {each}}}" for each in bodies)
    file = folder / "district.yaml"
    file.write_text(HEAD + "".join(f"  - {line}\n" for line in lines) + FOOT)
    return str(file)


def district(folder: Path, *names: str) -> str:
    """The same of bodies that are written."""
    for name in names:
        write_body(folder / name)
    return listed(folder, *names)


def table(out: Path, name: str, columns: str = "*") -> list[tuple[Any, ...]]:
    """The rows of a table, of all bodies."""
    found = relation(f"FROM read_parquet('{out}/*/*/{name}.parquet', hive_partitioning = false)")
    return sorted(found.project(columns).fetchall(), key=repr)


def relation(query: str) -> duckdb.DuckDBPyRelation:
    """What a query gives."""
    found = duckdb.sql(query)
    assert found is not None
    return found


def states(out: Path) -> dict[str, tuple[int, int]]:
    """When each file of the tables was written, and which file it is."""
    return {str(path.relative_to(out)): _state(path) for path in sorted(files(out))}


def _state(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_ino


def files(out: Path) -> Iterator[Path]:
    """All files but the lock."""
    return (path for path in out.rglob("*") if path.is_file() and path.name != "lock")


def changed(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> Sequence[str]:
    """The folders of bodies in which a file is another one, or is gone."""
    other = {path for path, _ in before.items() ^ after.items()}
    return sorted({path.partition("/")[0] for path in other})
