"""What a call loads: nothing heavy before it is needed. Told by modules, not by time."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

PLAN = """\
title: Plan
organization: Office
language: en
period: {start: 2022-01-01, end: 2022-12-31}
owners: {Ann: {}}
sections: [{id: town, title: Town, tasks: [{id: streets, title: Streets, lead: Ann, targets: [
  {id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52}]}]}]
"""
ENTRY = '- {date: 2022-06-30, target: lifts, add: 3, note: "done", id: q7k2m9x4c8tz}\n'
GIT = {"subprocess", "workplan.files.git", "workplan.cli.past", "workplan.core.diff"}
HEAVY = {"pydantic", "pydantic_core", "rich", "hypothesis", "jsonschema", "asyncio", "workplan.cli.past"}
PARSING = {"yaml", "workplan.files.yaml.read", "workplan.files.yaml.scan"}
TYPER = {"typer", "typer._click", "typer.core", "workplan.cli.args"}
NOT_FOR_A_TABLE = {
    "calendar", "csv", "difflib", "platform", "shutil", "subprocess", "threading", "traceback",
    "workplan.files.robots", "workplan.views.json", "workplan.views.pages.show",
}  # fmt: skip
LIGHT = {
    "re", "typing", "enum", "json", "datetime", "pathlib", "dataclasses", "signal", "hashlib", "contextlib",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "office" / "plan").mkdir(parents=True)
    (tmp_path / "office" / "progress" / "2022").mkdir(parents=True)
    (tmp_path / "office" / "plan" / "2022.yaml").write_text(PLAN)
    (tmp_path / "office" / "progress" / "2022" / "2022-06.yaml").write_text(ENTRY)
    return tmp_path / "office"


def loaded(root: Path, *arguments: str) -> set[str]:
    """The modules that a call imports, in its order."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "workplan.cli.main", *arguments], cwd=root,
        env={"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(root.parent / "cache")}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    names = (line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if "|" in line)
    return set(names)


def bare(root: Path) -> set[str]:
    """The same of a Python that does nothing but find a module to run."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "workplan"], cwd=root, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    return {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if "|" in line}


def test_an_answer_given_again_loads_next_to_nothing(root: Path) -> None:
    time.sleep(2.1)
    assert "workplan.core.status" in loaded(root, "status")
    again = loaded(root, "status") - bare(root)
    assert "workplan.cli.answers" in again
    assert {name for name in again if name.startswith("workplan.")} == {
        "workplan.cli", "workplan.cli.answers", "workplan.files", "workplan.files.disk",
        "workplan.files.disk.store",
    }  # fmt: skip
    assert again & (LIGHT | HEAVY | GIT | PARSING | TYPER) == set()


@pytest.mark.parametrize("command", ["status", "alerts"])
def test_of_a_known_plan_nothing_is_parsed_only_what_a_table_needs_loaded(root: Path, command: str) -> None:
    loaded(root, command)
    modules = loaded(root, "-C", ".", command, "--as-of=2022-06-30", "--width", "100")
    assert {"workplan.core.status", *TYPER} <= modules
    assert modules & (HEAVY | PARSING | {"workplan.files.git", "workplan.core.diff"}) == set()
    assert {name for name in modules & NOT_FOR_A_TABLE if name.startswith("workplan.")} == set()


def test_to_show_one_thing_of_a_known_plan_needs_no_pydantic(root: Path) -> None:
    loaded(root, "status")
    assert loaded(root, "show", "lifts", "--as-of", "2022-06-30") & {"pydantic", "rich"} == set()


@pytest.mark.parametrize("command", ["status", "alerts"])
def test_without_a_cache_no_git_and_no_rich_are_loaded(root: Path, command: str) -> None:
    modules = loaded(root, command, "--no-cache")
    assert "yaml" in modules
    assert modules & ((HEAVY - {"pydantic", "pydantic_core"}) | {"workplan.files.git"}) == set()


def test_a_tab_loads_no_command_line_and_parses_a_plan_once(root: Path) -> None:
    call = ("completion", "candidates", "fish", "log", "li")
    assert loaded(root, *call) & (TYPER | HEAVY | GIT) == set()
    assert loaded(root, *call) & (TYPER | HEAVY | GIT | PARSING) == set()


@pytest.mark.parametrize("how", [("status",), ("out", "--format", "csv")])
def test_who_owes_and_sheets_as_text_need_no_library_of_an_office(root: Path, how: tuple[str, ...]) -> None:
    assert loaded(root, "collect", *how, "--period", "2022-06") & {"xlsxwriter", "openpyxl", "docx"} == set()
