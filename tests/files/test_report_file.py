"""A report on the disk: replaced whole or not at all, and never where plans and logs are kept."""

import errno
import os
import resource
import stat
import threading
from pathlib import Path

import pytest

from workplan.files.plan_file import read_plan
from workplan.files.plan_lines import plan_lines
from workplan.files.report_file import Unfit, unfit, write_report


def mode(path: Path) -> str:
    return stat.filemode(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_new_report_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_report(tmp_path / "r.csv", b"new")
    finally:
        os.umask(before)
    assert ((tmp_path / "r.csv").read_bytes(), mode(tmp_path / "r.csv")) == (b"new", "-rw-r-----")
    assert names(tmp_path) == ["r.csv"]


def test_an_old_report_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old and longer")
    (tmp_path / "r.csv").chmod(0o604)
    write_report(tmp_path / "r.csv", b"new")
    assert ((tmp_path / "r.csv").read_bytes(), mode(tmp_path / "r.csv")) == (b"new", "-rw----r--")
    assert names(tmp_path) == ["r.csv"]


def test_who_reads_the_old_report_goes_on_reading_it(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old")
    with (tmp_path / "r.csv").open("rb") as reader:
        write_report(tmp_path / "r.csv", b"new")
        assert reader.read() == b"old"


def test_a_report_that_cannot_be_written_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
            write_report(tmp_path / "r.csv", b"x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / "r.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["r.csv"]


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "june.csv").write_bytes(b"old")
    (tmp_path / "r.csv").symlink_to("shared/june.csv")
    (tmp_path / "new.csv").symlink_to("shared/july.csv")
    for link in ("r.csv", "new.csv"):
        assert unfit(tmp_path / link) is None
        write_report(tmp_path / link, b"new")
        assert (tmp_path / link).is_symlink()
    assert (tmp_path / "shared" / "june.csv").read_bytes() == b"new"
    assert (tmp_path / "shared" / "july.csv").read_bytes() == b"new"


def test_another_name_of_the_old_report_keeps_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old")
    (tmp_path / "kept.csv").hardlink_to(tmp_path / "r.csv")
    write_report(tmp_path / "r.csv", b"new")
    assert (tmp_path / "kept.csv").read_bytes() == b"old"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    assert unfit(tmp_path / "pipe") is None
    write_report(tmp_path / "pipe", b"new")
    reader.join()
    assert received == [b"new"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_what_is_no_place_for_a_report_is_told_before(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "progress").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_text("title: x\n")
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "to-plan.html").symlink_to("plan/2022.yaml")
    (tmp_path / "elsewhere" / "plan").mkdir(parents=True)
    found = {
        name: unfit(tmp_path / name)
        for name in (
            "r.html", "plan", "elsewhere/plan/r.html", "none/r.html", "a", "plan/2022.yaml", "plan/r.html", "progress/2022/r.html",
            "to-plan.html", "elsewhere/r.html",
        )
    }  # fmt: skip
    assert found == {
        "r.html": None,
        "plan": Unfit.FOLDER,
        "elsewhere/plan/r.html": Unfit.BY_HAND,
        "none/r.html": Unfit.NO_FOLDER,
        "a": Unfit.LOOP,
        "plan/2022.yaml": Unfit.BY_HAND,
        "plan/r.html": Unfit.BY_HAND,
        "progress/2022/r.html": Unfit.BY_HAND,
        "to-plan.html": Unfit.BY_HAND,
        "elsewhere/r.html": None,
    }


def test_a_folder_called_progress_without_plans_is_a_folder_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "progress").mkdir()
    assert unfit(tmp_path / "progress" / "r.html") is None


PLAN = """\
# January
title: Plan
organization: Office
period: {start: 2022-01-01, end: 2022-12-31}
owners: {Ann: {}}
sections:
  - id: money
    title: Money
    targets:
      - id: tax
        name: Tax
        kind: count
        unit: m
  # the rest
  - {id: part, title: Part, tasks: [{id: work, title: Work, lead: [Ann], targets: [
      {id: hall, name: Hall, kind: milestone},

      {name: Care, id: care, kind: duty}]}]}
"""


def test_sections_tasks_and_targets_begin_in_the_lines_where_a_person_sees_them() -> None:
    plan = read_plan(PLAN.encode(), "plan.yaml").plan
    assert plan is not None
    assert plan_lines(PLAN.encode(), "plan.yaml", plan) == {
        "money": 7,
        "tax": 10,
        "part": 15,
        "work": 15,
        "hall": 16,
        "care": 18,
    }
