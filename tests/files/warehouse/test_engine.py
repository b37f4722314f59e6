from pathlib import Path

import pytest

from workplan.files.warehouse.engine import TABLES, UnreadableTables, answers


def test_tables_that_are_damaged_are_told_in_the_words_of_the_engine(tmp_path: Path) -> None:
    folder = tmp_path / "body=a" / "period=2022"
    folder.mkdir(parents=True)
    for table in TABLES:
        (folder / f"{table}.parquet").write_bytes(b"x" * 100)
    with pytest.raises(UnreadableTables, match="parquet"):
        answers([str(folder)], [], [])
