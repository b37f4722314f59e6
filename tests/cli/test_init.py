"""What `init` writes beside the plan, and what it leaves as it was."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workplan.files.schema.json import schema_text

Call = Callable[..., Any]
OPTIONS = ("--title", "T", "--organization", "O", "--lang", "en")
NEXT = (
    "Next: edit the targets in plan/{year}.yaml, run `workplan check`, see `workplan status`, "
    "report with `workplan log`\n"
)


def test_a_new_root_has_all_that_editors_and_git_read(call: Call, tmp_path: Path) -> None:
    ended = call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2023")
    assert ended == (
        0,
        f"written: {tmp_path}/plan/2023.yaml\n"
        f"written: {tmp_path}/progress/2023\n"
        f"written: {tmp_path}/.gitattributes\n"
        f"written: {tmp_path}/.gitignore\n"
        f"written: {tmp_path}/schema/plan.schema.json\n"
        f"written: {tmp_path}/schema/log.schema.json\n" + NEXT.format(year=2023),
        "",
    )
    first = (tmp_path / "plan" / "2023.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/plan.schema.json"
    assert (tmp_path / "schema" / "plan.schema.json").read_text() == schema_text("plan")
    assert (tmp_path / "schema" / "log.schema.json").read_text() == schema_text("log")
    assert merge_driver(tmp_path, "progress/2023/2023-01.yaml") == "union"


def merge_driver(folder: Path, file: str) -> str:
    """What git says of how it merges a file."""
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    asked = ["git", "-C", str(folder), "check-attr", "merge", "--", file]
    return str(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()[-1])


def test_the_next_year_is_only_the_plan(call: Call, tmp_path: Path) -> None:
    call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2023")
    assert call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2024").out == (
        f"written: {tmp_path}/plan/2024.yaml\nwritten: {tmp_path}/progress/2024\n" + NEXT.format(year=2024)
    )


@pytest.mark.parametrize(
    ("given", "name", "period"),
    [
        (("--year", "2023/24", "--start-month", "4"), "2023-24", "{start: 2023-04-01, end: 2024-03-31}"),
        (("--year", "2023", "--start-month", "04"), "2023-24", "{start: 2023-04-01, end: 2024-03-31}"),
        (("--year", "1999/00", "--start-month", "12"), "1999-00", "{start: 1999-12-01, end: 2000-11-30}"),
        (("--year", "2023", "--start-month", "1"), "2023", "{start: 2023-01-01, end: 2023-12-31}"),
    ],
)
def test_a_year_begins_in_its_month(
    call: Call, tmp_path: Path, given: tuple[str, ...], name: str, period: str
) -> None:
    ended = call("-C", str(tmp_path), "init", *OPTIONS, *given)
    assert ended.out.splitlines()[:2] == [
        f"written: {tmp_path}/plan/{name}.yaml",
        f"written: {tmp_path}/progress/{name}",
    ]
    assert f"period: {period}\n" in (tmp_path / "plan" / f"{name}.yaml").read_text()
    assert call("-C", str(tmp_path), "check", "--strict", "--plan", name) == (0, "", "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--year", "23"), "'23' is not a year; write 2023, or 2023/24 for one that spans two"),
        (("--year", "1" * 5000), f"'{'1' * 5000}' is not a year; write 2023, or 2023/24 for one that spans two"),
        (("--year", "2023/25", "--start-month", "4"), "'2023/25' is not a year; write 2023, or 2023/24 for one that spans two"),
        (("--year", "1899"), "'1899' is not a year; write 2023, or 2023/24 for one that spans two"),
        (("--year", "2999", "--start-month", "2"), "'2999' is not a year; write 2023, or 2023/24 for one that spans two"),
        (("--year", "2023/24"), "'2023/24' spans two years; say with --start-month in which month, 2 to 12, it begins"),
        (("--year", "2023/24", "--start-month", "1"), "'2023/24' spans two years; say with --start-month in which month, 2 to 12, it begins"),
        (("--year", "2023", "--start-month", "13"), "'13' is not a month; write 1 to 12"),
        (("--year", "2023", "--start-month", "April"), "'April' is not a month; write 1 to 12"),
    ],
)  # fmt: skip
def test_what_is_no_year_is_told(call: Call, tmp_path: Path, given: tuple[str, ...], said: str) -> None:
    assert call("-C", str(tmp_path), "init", *OPTIONS, *given) == (2, "", f"{said}\n")
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_and_what_it_lacks_is_said(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("*.sh text\n")
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "log.schema.json").write_text("{}")
    assert call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2023").out == (
        f"written: {tmp_path}/plan/2023.yaml\n"
        f"written: {tmp_path}/progress/2023\n"
        f"written: {tmp_path}/.gitignore\n"
        f"written: {tmp_path}/schema/plan.schema.json\n"
        f"{tmp_path}/.gitattributes already exists and was not changed; "
        "add this line to it: progress/**/*.yaml merge=union\n"
        f"{tmp_path}/schema/log.schema.json already exists and was not changed; "
        f"renew it with `workplan schema log > {tmp_path}/schema/log.schema.json`\n" + NEXT.format(year=2023)
    )
    assert (tmp_path / ".gitattributes").read_text() == "*.sh text\n"
    assert (tmp_path / "schema" / "log.schema.json").read_text() == "{}"


def test_a_line_that_is_there_need_not_be_added(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("progress/.lock")
    (tmp_path / ".gitattributes").write_text("# ours\nprogress/**/*.yaml   merge=union\n")
    assert "add this line" not in call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2023").out


def test_without_a_plan_nothing_beside_it_is_written_either(call: Call, tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text("mine")
    assert call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2023").code == 2
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["2023.yaml", "plan"]


def test_a_folder_in_the_place_of_a_file_is_no_trouble(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").mkdir()
    ended = call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2023")
    assert (ended.code, ended.err, "add this line" in ended.out) == (0, "", True)


@pytest.mark.parametrize("name", ["schema", "progress", "plan"])
def test_a_file_in_the_place_of_a_folder_leaves_nothing_half_made(
    call: Call, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("mine")
    said = f"{tmp_path}/{name} already exists, and nothing was changed; choose another year, or move the file away\n"
    assert call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2023") == (2, "", said)
    assert list(tmp_path.rglob("*")) == [tmp_path / name]


@pytest.mark.parametrize("trouble", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_trouble_half_way_takes_back_what_was_made(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException
) -> None:
    (tmp_path / "plan").mkdir()
    synced: list[object] = []

    def failing(folder: object) -> None:
        synced.append(folder)
        if len(synced) > 5:  # some are written then
            raise trouble

    monkeypatch.setattr("workplan.files.disk.write.sync_folder", failing)
    assert call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2023").code == (
        3 if isinstance(trouble, OSError) else 130
    )
    assert list(tmp_path.rglob("*")) == [tmp_path / "plan"]


@pytest.mark.parametrize("before", ["", "*.pyc", "/progress/.lock\n"])
def test_git_is_told_of_the_lock_when_it_is_first_made(call: Call, tmp_path: Path, before: str) -> None:
    call("-C", str(tmp_path), "init", *OPTIONS, "--year", "2022")
    ignored = tmp_path / ".gitignore"
    assert ignored.read_text() == "progress/.lock\n"
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    ignored.write_text(before)
    log = ("-C", str(tmp_path), "log", "lifts-added", "+1", "--date", "2022-02-01")
    assert call(*log).code == 0
    asked = subprocess.run(["git", "-C", str(tmp_path), "check-ignore", "progress/.lock"], check=False)
    assert (asked.returncode, ignored.read_text().startswith(before)) == (0, True)
    ignored.unlink()
    assert call(*log).code == 0
    assert not ignored.exists()
    (tmp_path / "progress" / ".lock").unlink()
    ignored.symlink_to("elsewhere")
    assert call(*log).code == 0
    assert not ignored.exists()
