"""The district that the export is measured on."""

from datetime import date
from pathlib import Path

import workplan
from bench.export import TARGETS, exported, write_district


def test_every_body_is_without_problems_and_reports_each_target_every_month(tmp_path: Path) -> None:
    listed = write_district(tmp_path, 2)
    for number in range(2):
        found = workplan.open(tmp_path / f"body-{number:05}", today=date(2023, 1, 1)).status("2022-12-31")
        assert found.problems == []
        assert (len(found.verdicts), len(found.entries)) == (TARGETS, 12 * TARGETS)
        assert {row["kind"] for row in found.verdicts} == {"count", "level", "rate", "recurring", "milestone"}
    assert exported(listed, tmp_path / "out").seconds > exported(listed, tmp_path / "out").seconds / 100
    assert len([*tmp_path.glob("out/*/*/verdicts.parquet")]) == 2
