"""Files below progress/ that look like logs, and are read by nobody: each is reported, an editor's copy is not."""

from pathlib import Path

import pytest

from faults.form import measured
from workplan.files.disk.folder import DiskTree

ADDED = (".txt", "~", " ", ".bak", ".BAK", ".orig", ".swp", ".1", ".~1", "(1)", " (2)", ",v", ".save", "  ")


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """The folder of the logs of a plan."""
    for folder in ("plan", "progress/2022"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "plan/2022.yaml").write_text("")
    return tmp_path / "progress/2022"


@pytest.mark.parametrize("added", [added for added in ADDED if added != ".~1"])
@pytest.mark.parametrize("name", ["2022-06.yaml", "2022-06.YML"])
def test_a_log_with_something_behind_its_name_is_misnamed(logs: Path, name: str, added: str) -> None:
    (logs / f"{name}{added}").write_text("")
    (problem,) = DiskTree(logs.parents[1]).stray()
    assert (problem.code, problem.file) == ("misnamed-file", f"progress/2022/{name}{added}")
    assert problem.params == {"name": f"{name}{added}", "what": "log"}
    measured("names that look like logs", 1)


@pytest.mark.parametrize("added", ADDED)
def test_a_copy_beside_its_log_is_the_editors_own(logs: Path, added: str) -> None:
    for name in (
        "2022-06.yaml",
        f"2022-06.yaml{added}",
        ".2022-06.yaml.swp",
        "#2022-06.yaml#",
        ".#2022-06.yaml",
    ):
        (logs / name).write_text("")
    assert DiskTree(logs.parents[1]).stray() == ()
    measured("copies beside logs", 1)


def test_a_copy_of_a_plan_is_nobodys_loss(logs: Path) -> None:
    (logs.parents[1] / "plan" / "2021.yaml.bak").write_text("")
    assert DiskTree(logs.parents[1]).stray() == ()
