import errno
from pathlib import Path

import pytest

from workplan.files.warehouse.engine import TABLES, answers


def test_tables_that_are_damaged_are_the_machines_trouble(tmp_path: Path) -> None:
    folder = tmp_path / "body=a" / "period=2022"
    folder.mkdir(parents=True)
    for table in TABLES:
        (folder / f"{table}.parquet").write_bytes(b"x" * 100)
    with pytest.raises(OSError, match="parquet") as raised:
        answers(tmp_path, [], [])
    assert (raised.value.errno, raised.value.filename) == (errno.EIO, str(tmp_path))
