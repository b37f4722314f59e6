"""Where plans, logs, evidence and reports are, and what only looks like them."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from workplan.core.problems import Problem
from workplan.files.disk.folder import DiskTree, find_root, nearly_root, size_limit, unfit
from workplan.files.disk.write import write_new


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_new(tmp_path, {"plan/2022.yaml": "title: x\n", "progress/2022/.gitkeep": ""})
    return tmp_path


def test_the_root_is_the_nearest_folder_upwards_that_holds_plans(root: Path) -> None:
    assert find_root(root / "progress" / "2022") == root
    assert find_root(root / "nowhere" / "at" / "all") is None
    assert find_root(Path("/")) is None


def test_plans_and_logs_are_listed_by_name(root: Path) -> None:
    logs = ["2022-07.yaml", "2022-06.yaml", "old/2021.yaml", ".hidden.yaml", ".git/x.yaml", "notes.txt"]
    write_new(
        root, {"plan/2021.yaml": "", "plan/deep/x.yaml": "", **{f"progress/2022/{log}": "" for log in logs}}
    )
    (root / "progress/2022/loop").symlink_to(root / "progress/2022")
    assert DiskTree(root).plans() == ("plan/2021.yaml", "plan/2022.yaml")
    assert DiskTree(root).logs("plan/2022.yaml") == (
        "progress/2022/2022-06.yaml", "progress/2022/2022-07.yaml", "progress/2022/old/2021.yaml",
    )  # fmt: skip
    assert DiskTree(root).logs("plan/2023.yaml") == ()


def test_files_that_nobody_reads_are_problems(root: Path) -> None:
    strays = [
        "plan/2023.yml", "progress/2022.yaml", "progress/2022/a.yml", "progress/2022/b.YAML",
        "progress/2021/c.yaml",
    ]  # fmt: skip
    fine = ["progress/2022/d.yaml", "progress/readme.md", "progress/.x.yml"]
    write_new(root, dict.fromkeys([*strays, *fine], ""))
    assert [(p.code, p.file, p.at, p.params) for p in DiskTree(root).stray()] == [
        ("misnamed-file", "plan/2023.yml", None, {"name": "2023.yml", "what": "plan"}),
        ("misnamed-file", "progress/2022/a.yml", None, {"name": "a.yml", "what": "log"}),
        ("misnamed-file", "progress/2022/b.YAML", None, {"name": "b.YAML", "what": "log"}),
        ("log-of-no-plan", "progress/2022.yaml", None, {"folder": "progress"}),
        ("log-of-no-plan", "progress/2021/c.yaml", None, {"folder": "2021"}),
    ]


def test_what_stands_in_the_way_of_logs_is_a_problem(root: Path) -> None:
    write_new(root, {"plan/2023.yaml": "", "plan/2024.yaml": "", "progress/2023": "", "old/a.yaml": ""})
    (root / "progress/2024").symlink_to(root / "old")
    (root / "progress/2022/deep").mkdir()
    (root / "progress/2022/deep/old").symlink_to(root / "old")
    (root / "progress/2022/.old").symlink_to(root / "old")
    assert DiskTree(root).logs("plan/2024.yaml") == ("progress/2024/a.yaml",)
    assert [(p.code, p.file, p.params) for p in DiskTree(root).stray()] == [
        ("misnamed-file", "progress/2022/deep/old", {"name": "old", "what": "link"}),
        ("misnamed-file", "progress/2023", {"name": "2023", "what": "file"}),
    ]


def test_logs_need_a_folder(tmp_path: Path) -> None:
    write_new(tmp_path, {"plan/2022.yaml": "", "progress": ""})
    assert [(p.file, p.params["what"]) for p in DiskTree(tmp_path).stray()] == [("progress", "file")]


def test_a_workspace_without_logs_has_no_strays(tmp_path: Path) -> None:
    write_new(tmp_path, {"plan/2022.yaml": ""})
    assert DiskTree(tmp_path).stray() == ()


def reason(found: bytes | Problem) -> object:
    assert isinstance(found, Problem)
    return found.params["reason"]


def test_a_file_that_cannot_be_read_says_why(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "pipe")
    (root / "loop").symlink_to("loop")
    assert DiskTree(root).read("plan/2022.yaml") == b"title: x\n"
    assert reason(DiskTree(root).read("plan/2023.yaml")) == "missing"
    assert reason(DiskTree(root).read("plan")) == "directory"
    assert reason(DiskTree(root).read("pipe")) == "other"
    assert reason(DiskTree(root).read("loop")) == "other"
    monkeypatch.setattr(os, "open", failing(errno.EACCES))
    assert reason(DiskTree(root).read("plan/2022.yaml")) == "permission"


@pytest.mark.parametrize(
    ("limit", "bytes_"),
    [("9" * 20, 10**15 - 10**6), ("9" * 5000, 10**15 - 10**6), ("0", 0), ("x", 256 * 10**6)],
)
def test_a_limit_may_be_any_number(
    root: Path, monkeypatch: pytest.MonkeyPatch, limit: str, bytes_: int
) -> None:
    monkeypatch.setenv("WORKPLAN_MAX_MB", limit)
    assert size_limit() == bytes_
    assert (DiskTree(root).read("plan/2022.yaml") == b"title: x\n") == (bytes_ > 0)


def test_evidence_is_a_file_or_folder_below_the_root(root: Path) -> None:
    write_new(root, {"evidence/a.pdf": "", "evidence/2022/b.pdf": ""})
    (root / "out").symlink_to("/")
    (root / "in").symlink_to("evidence")
    (root / "evidence" / "c.pdf").symlink_to("2022/b.pdf")
    (root / "evidence" / "passwd").symlink_to("/etc/passwd")
    (root / "loop").symlink_to("loop")
    os.mkfifo(root / "evidence" / "pipe")
    given = (
        "evidence/a.pdf", "evidence", "evidence/", "evidence/a.pdf/", ".", "./evidence//a.pdf",
        "evidence/2022/../a.pdf", "in/2022/b.pdf", "evidence/c.pdf", f"../{root.name}/evidence/a.pdf",
        "https://x/y",
    )  # fmt: skip
    missing = (
        "x.pdf", "/etc/passwd", f"{root}/evidence/a.pdf", "../x", "..", "out/etc", "out/etc/passwd",
        "evidence/passwd", "evidence/a.pdf/x", "evidence/pipe", "loop", "loop/x", "a\0b", "a\0b/c",
        "\udcff/x", "n" * 300, "http://[",
    )  # fmt: skip
    assert DiskTree(root).missing((*given, *missing)) == frozenset(missing)


def failing(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


def test_what_is_no_place_for_a_report_is_told_before(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "progress").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_text("title: x\n")
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "to-plan.html").symlink_to("plan/2022.yaml")
    (tmp_path / "elsewhere" / "plan").mkdir(parents=True)
    assert unfit(Path("/dev/null")) is None
    found = {
        name: unfit(tmp_path / name)
        for name in (
            "r.html", "plan", "elsewhere/plan/r.html", "none/r.html", "a", "plan/2022.yaml", "plan/r.html", "progress/2022/r.html",
            "to-plan.html", "elsewhere/r.html",
        )
    }  # fmt: skip
    assert found == {
        "r.html": None, "plan": "folder", "elsewhere/plan/r.html": "by-hand",
        "none/r.html": "no-folder", "a": "loop", "plan/2022.yaml": "by-hand",
        "plan/r.html": "by-hand", "progress/2022/r.html": "by-hand", "to-plan.html": "by-hand",
        "elsewhere/r.html": None,
    }  # fmt: skip


def test_a_folder_called_progress_without_plans_is_a_folder_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "progress").mkdir()
    assert unfit(tmp_path / "progress" / "r.html") is None


def test_folders_in_other_letters_and_sheets_are_problems(root: Path) -> None:
    write_new(
        root, dict.fromkeys(["Progress/2022/a.yaml", "Plan /x.yaml", "progress/2022/a.csv", "PLAN"], "")
    )
    assert [(p.file, p.params["what"]) for p in DiskTree(root).stray()] == [
        ("Plan ", "folder"), ("Progress", "folder"), ("progress/2022/a.csv", "sheet"),
    ]  # fmt: skip


def test_a_disk_that_knows_no_case_has_no_other_folder(root: Path) -> None:
    (root / "Progress").symlink_to("progress")
    assert DiskTree(root).stray() == ()


def test_the_nearest_folder_that_is_called_nearly_as_plans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "PLAN" / "below").mkdir(parents=True)
    assert nearly_root(tmp_path / "PLAN" / "below") == tmp_path / "PLAN"
    assert nearly_root(Path("/")) is None
    monkeypatch.setattr(Path, "iterdir", failing(errno.EACCES))
    assert nearly_root(tmp_path) is None


def test_what_bars_the_logs_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "progress" / "2023").symlink_to("nowhere")
    found = [DiskTree(root).bar(f"plan/{plan}.yaml") for plan in ("2022", "2023", "2024")]
    assert found == [None, "folder", "missing"]
    monkeypatch.setattr(os, "access", lambda path, _: path.name == "progress")
    assert DiskTree(root).bar("plan/2022.yaml") == "permission"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert DiskTree(root).bar("plan/2024.yaml") == "permission"
