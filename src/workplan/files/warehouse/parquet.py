"""Tables as Parquet files, written by DuckDB, which is loaded only when something is written."""

import errno
import os
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LIBRARY, EXTRA = "duckdb", "rollup"
_WHOLE_DIGITS = 26  # before the point of a DECIMAL(38,12)
_AS_TEXT = ("DATE", "DECIMAL")  # types whose values are given as texts, and so are cast exactly


class Filled(NamedTuple):
    """A column of a table: its name, its type as SQL calls it, and its values, row by row."""

    name: str
    type: str
    values: Sequence[Any]


def is_installed() -> bool:
    """Whether the library that writes them is there."""
    return find_spec(LIBRARY) is not None


def write_table(file: Path, columns: Sequence[Filled], about: Mapping[str, str]) -> None:
    """Write a table to a new file; `about` is kept in its metadata.

    Raises OverflowError where a decimal has more digits than its type, and OSError as the system does.
    """
    import duckdb  # noqa: PLC0415  # an extra, and slow to load

    selected = ", ".join(_selected(each) for each in columns)
    kept = ", ".join(f"{key}: {_quoted(value)}" for key, value in about.items())
    options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{kept}}}"
    statement = f"COPY (SELECT {selected}) TO {_quoted(str(file))} ({options})"  # names of ours
    try:
        connection().execute(statement, [_given(each) for each in columns])
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:  # which name no number
        said = str(error)
        number = next((each for each in errno.errorcode if os.strerror(each) in said), errno.EIO)
        raise OSError(number, os.strerror(number), str(file)) from error


@cache
def connection() -> "DuckDBPyConnection":
    """The engine of this process: in memory, on one thread, and without what it might load from elsewhere."""
    import duckdb  # noqa: PLC0415  # as where a table is written

    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(config=settings)


def _selected(column: Filled) -> str:
    """Its values, given as a list, one a row."""
    if column.type.startswith(_AS_TEXT):
        return f'unnest(?::VARCHAR[])::{column.type} AS "{column.name}"'
    return f'unnest(?::{column.type}[]) AS "{column.name}"'


def _given(column: Filled) -> Sequence[Any]:
    return [_text(value) for value in column.values] if column.type.startswith(_AS_TEXT) else column.values


def _text(value: date | Decimal | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if value.adjusted() >= _WHOLE_DIGITS:
        raise OverflowError
    return f"{value:f}"


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
