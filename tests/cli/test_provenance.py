"""Who recorded an entry: what `show` says of it, and what `check --since` says of a log that was edited."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plans import PLAN
from program import Call
from repository import Repository

from .conftest import write_log

MAY = "- {date: 2022-05-31, target: lifts-added, add: 3, id: a1}\n"
JUNE = "- {date: 2022-06-30, target: lifts-added, add: 4, id: a2}\n"


@pytest.fixture
def repository(root: Path) -> Repository:
    """Ann records May in June; Bob records June, in September."""
    made = Repository.at(root)
    made.record("2022-01-05", plan=PLAN)
    made.record("2022-06-02", m05=MAY)
    made.record("2022-09-12", author="Bob", m06=JUNE)
    return made


def trail(call: Call, *arguments: str) -> list[Any]:
    ended = call("show", "lifts-added", "--format", "json", "--as-of", "2022-12", *arguments)
    assert (ended.code, ended.err) == (0, "")
    steps: list[Any] = json.loads(ended.out)["target"]["trail"]
    return [step["recorded"] for step in steps]


def told(call: Call) -> list[tuple[str, str, bool, str | None]]:
    """Author, day, whether late, and who changed it, of each entry."""
    found = trail(call)
    changes = [each["changed"] and each["changed"]["author"] for each in found]
    return [(f["author"], f["day"], f["late"], c) for f, c in zip(found, changes, strict=True)]


def codes(call: Call, *arguments: str) -> tuple[int, list[tuple[str, str, int | None]]]:
    """The exit code of check, and each problem's code and place."""
    ended = call("check", "--format", "json", *arguments)
    return ended.code, [(p["code"], p["file"], p["line"]) for p in json.loads(ended.out)]


def test_each_entry_has_the_commit_author_and_day_that_recorded_it(
    repository: Repository, call: Call
) -> None:
    assert told(call) == [("Ann", "2022-06-02", False, None), ("Bob", "2022-09-12", True, None)]
    hashes = repository.git("rev-list", "--reverse", "HEAD").split()
    assert [each["commit"] for each in trail(call)] == hashes[1:]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "补报：数据日期之后 74 天才入库"), ("en", "late: recorded 74 days after its date")],
)
def test_the_page_names_them_and_marks_what_was_late(call: Call, language: str, said: str) -> None:
    lines = call("show", "lifts-added", "--lang", language, "--width", "160").out.splitlines()
    may, june = (next(line for line in lines if line.startswith(day)) for day in ("2022-05-31", "2022-06-30"))
    assert ("Ann 2022-06-02" in may, said in may) == (True, False)
    assert ("Bob 2022-09-12" in june, said in june) == (True, True)


@pytest.mark.parametrize(("day", "late"), [("2022-07-06", False), ("2022-07-07", True)])
def test_late_is_more_than_31_days_and_the_days_of_grace(
    root: Path, call: Call, day: str, late: bool
) -> None:
    Repository.at(root).record(day, m05=MAY)
    assert [each["late"] for each in trail(call)] == [late]


def test_an_entry_that_was_changed_names_who_did(repository: Repository, call: Call) -> None:
    changed = repository.record("2022-10-01", author="Cid", m05=MAY.replace("add: 3", "add: 30"))
    assert told(call)[0] == ("Ann", "2022-06-02", False, "Cid")
    assert trail(call)[0]["changed"]["commit"] == changed
    assert "changed after it was recorded" in call("show", "lifts-added").out.replace("\n", " ")


def test_an_entry_without_an_id_is_followed_by_subject_and_day(repository: Repository, call: Call) -> None:
    repository.record("2022-07-01", m05=(plain := MAY.replace(", id: a1", "")))
    repository.record("2022-08-01", author="Cid", m05=plain.replace("add: 3", "add: 30"))
    assert told(call)[0][3] == "Cid"


HIDDEN = '- {date: 2022-05-31, target: lifts-added, note: "x\n- {date: 2022-06-01, target: care, note: y}\n", id: a1}\n'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MAY + MAY, MAY.replace("add: 3", "add: 30")),
        (MAY + JUNE * 2, MAY.replace("add: 3", "add: 30") + JUNE),
        (HIDDEN, HIDDEN.replace("note: y", "note: z")),
        (HIDDEN + JUNE, HIDDEN.replace("note: y", "note: z") + JUNE),
        (
            "- date: 2022-05-31\n  target: lifts-added\n  add: 3\n",
            "- date: 2022-05-31\n  target: lifts-added\n  add: 4\n",
        ),
        (
            "# May\n" + MAY.replace(", id: a1", "") + JUNE,
            MAY.replace(", id: a1", "").replace("05-31", "05-30") + JUNE,
        ),
    ],
)
def test_a_change_is_found_wherever_it_stands_in_a_log(
    repository: Repository, call: Call, old: str, new: str
) -> None:
    repository.record("2022-07-01", author="Dan", m04=old, m05="", m06="")
    repository.record("2022-08-01", author="Cid", m04=new)
    assert {each[3] for each in told(call)} - {None} == {"Cid"}


def test_another_layout_or_place_of_the_line_is_no_change(repository: Repository, call: Call) -> None:
    more = "- {date: 2022-05-01, target: care, note: x}\n"
    loose = "- id: a1\n  add: 3\n  target: lifts-added\n  date: 2022-05-31\n"
    repository.record("2022-10-01", author="Cid", m05=more + loose)
    assert told(call)[0] == ("Ann", "2022-06-02", False, None)


def test_a_branch_that_was_merged_keeps_who_recorded(repository: Repository, call: Call) -> None:
    repository.git("checkout", "-q", "-b", "side", "HEAD~1")
    repository.record("2022-06-20", author="Cid", m05=MAY + JUNE.replace("a2", "a3"))
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-edit", "side", day="2022-10-01")
    assert {each[0] for each in told(call)} == {"Ann", "Bob", "Cid"}


def test_a_log_that_was_renamed_keeps_its_history(repository: Repository, call: Call) -> None:
    repository.git("mv", "progress/2022/2022-05.yaml", "progress/2022/may.yaml")
    repository.record("2022-10-01", author="Cid")
    assert told(call)[0] == ("Ann", "2022-06-02", False, None)


def move(repository: Repository, line: str) -> None:
    """Cid moves the line to the log of June, which he commits."""
    repository.git("rm", "-q", "progress/2022/2022-05.yaml")
    repository.record("2022-10-01", author="Cid", m06=JUNE + line)


def test_an_entry_that_moved_to_another_log_keeps_who_recorded_it(repository: Repository, call: Call) -> None:
    move(repository, MAY)
    assert told(call)[0] == ("Ann", "2022-06-02", False, None)
    assert codes(call, "--since", "HEAD~1") == (0, [])


def test_an_entry_that_moved_and_was_edited_is_marked(repository: Repository, call: Call) -> None:
    move(repository, MAY.replace("add: 3", "add: 30"))
    assert told(call)[0] == ("Ann", "2022-06-02", False, "Cid")
    assert codes(call, "--since", "HEAD~1") == (1, [("entry-edited", "progress/2022/2022-06.yaml", 2)])


def test_an_entry_that_is_copied_first_and_removed_later_keeps_who_recorded_it(
    repository: Repository, call: Call
) -> None:
    repository.record("2022-10-01", author="Cid", m06=JUNE + MAY)
    repository.record("2022-10-02", author="Dan", m05="")
    assert told(call)[0] == ("Ann", "2022-06-02", False, None)
    assert codes(call, "--since", "HEAD~2") == (0, [])


def test_an_id_that_is_added_is_no_change(repository: Repository, call: Call) -> None:
    repository.record("2022-06-03", m05=MAY.replace(", id: a1", ""))
    repository.record("2022-10-01", author="Cid", m05=MAY.replace("a1", "z9"))
    assert told(call)[0] == ("Ann", "2022-06-02", False, "Ann")
    assert codes(call, "--since", "HEAD~1") == (0, [])


def test_another_id_is_a_change_and_no_loss(repository: Repository, call: Call) -> None:
    repository.record("2022-10-01", author="Cid", m05=MAY.replace("a1", "z9"))
    assert told(call)[0] == ("Ann", "2022-06-02", False, "Cid")
    assert codes(call, "--since", "HEAD~1") == (1, [("entry-edited", "progress/2022/2022-05.yaml", 1)])


def test_logs_in_folders_are_followed_and_those_of_others_are_not(repository: Repository, call: Call) -> None:
    for folder, line in (("north", MAY.replace("a1", "n1")), (".hidden", MAY), ("../2021", MAY)):
        path = repository.root / "progress" / "2022" / folder / "2022-05.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(line)
    repository.record("2022-06-20", author="Cid")
    repository.record("2022-06-21", author="Dan", m07=JUNE.replace("06-30", "07-31").replace("a2", "a7"))
    assert told(call)[:2] == [("Ann", "2022-06-02", False, None), ("Cid", "2022-06-20", False, None)]


def test_logs_that_moved_with_their_root_and_their_plan_keep_their_history(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = repository.root / "office"
    (office / "plan").mkdir(parents=True)
    repository.git("mv", "progress", "office/progress")
    repository.git("mv", "office/progress/2022", "office/progress/town")
    repository.git("mv", "plan/2022.yaml", "office/plan/town.yaml")
    repository.record("2022-10-01", author="Cid")
    monkeypatch.chdir(office)
    assert [each[:2] for each in told(call)] == [("Ann", "2022-06-02"), ("Bob", "2022-09-12")]
    assert [each["author"] for each in trail(call, "--rev", "HEAD~2")] == ["Ann"]
    assert codes(call, "--since", "HEAD~1")[0] == 0


@pytest.mark.parametrize(("name", "author"), [("old.yaml", "Cid"), (".hidden.yaml", "Dan")])
def test_a_log_that_was_elsewhere_under_another_name_keeps_its_history(
    repository: Repository, call: Call, name: str, author: str
) -> None:
    stray = repository.root / "progress" / "stray" / name
    stray.parent.mkdir()
    stray.write_text(JUNE.replace("a2", "a7"))
    repository.record("2022-07-01", author="Cid")
    stray.unlink()
    repository.record("2022-10-01", author="Dan", m07="".join(JUNE.replace("a2", n) for n in ("a7", "a8")))
    assert [each[0] for each in told(call)] == ["Ann", "Bob", author, "Dan"]


def test_logs_that_were_removed_and_came_back_keep_their_history(repository: Repository, call: Call) -> None:
    repository.git("rm", "-q", "-r", "progress")
    repository.record("2022-09-20")
    repository.record("2022-10-01", author="Cid", m05=MAY)
    assert told(call) == [("Ann", "2022-06-02", False, None)]


@pytest.mark.parametrize(
    "name", ["HEAD~1:progress/2022", "HEAD~1:progress", "HEAD~1:progress/2022/2022-05.yaml"]
)
def test_where_a_tree_or_a_log_is_lost_nothing_is_made_up(
    repository: Repository, call: Call, name: str
) -> None:
    repository.record("2022-10-01", author="Cid", m05=MAY + MAY.replace("a1", "a9"))
    repository.lose(name)
    assert set(trail(call)) == {None}


def test_a_log_that_was_renamed_and_continued_keeps_its_history(repository: Repository, call: Call) -> None:
    repository.git("rm", "-q", "progress/2022/2022-05.yaml")
    repository.record("2022-10-01", author="Cid", m04=MAY + JUNE.replace("a2", "a3"))
    assert ("Ann", "2022-06-02", False, None) in told(call)


@pytest.mark.usefixtures("repository")
def test_an_entry_that_repeats_an_id_may_go(root: Path, call: Call) -> None:
    write_log(root, MAY.strip(), MAY.strip(), month="2022-05")
    Repository(root).record("2022-10-01")
    write_log(root, MAY.strip(), month="2022-05")
    assert codes(call, "--since", "HEAD") == (0, [])


@pytest.mark.usefixtures("repository")
def test_what_is_not_committed_is_said_to_be_so(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-07-31, target: lifts-added, add: 1}", month="2022-07")
    write_log(root, MAY.strip().replace("add: 3", "add: 5"), month="2022-05")
    may, _, july = trail(call)
    nobody = {"commit": None, "author": None, "day": None}
    assert july == nobody | {"late": False, "changed": None}
    assert (may["author"], may["changed"]) == ("Ann", nobody)
    assert "not committed yet" in call("show", "lifts-added").out


@pytest.mark.usefixtures("repository")
def test_a_revision_tells_what_was_known_then(call: Call) -> None:
    assert [each["author"] for each in trail(call, "--rev", "HEAD~1")] == ["Ann"]


def test_without_a_repository_or_git_show_tells_the_rest(root: Path, call: Call) -> None:
    write_log(root, JUNE.strip())
    assert trail(call) == [None]
    assert "Recorded" not in call("show", "lifts-added").out
    Repository.at(root)
    assert trail(call) == [None]
    Repository(root).record("2022-07-01")
    command = [sys.executable, "-m", "workplan.cli.main", "show", "lifts-added"]
    ran = subprocess.run(command, cwd=root, env={**os.environ, "PATH": ""}, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_in_a_shallow_clone_show_tells_the_rest(
    repository: Repository, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.record("2022-10-01", m05=MAY + JUNE.replace("a2", "a3"))
    repository.git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    assert trail(call) == [None] * 3


@pytest.mark.usefixtures("repository")
def test_a_log_that_only_grew_is_no_problem(root: Path, call: Call) -> None:
    write_log(
        root, MAY.strip(), "- {date: 2022-05-31, target: lifts-added, add: -1, id: a4}", month="2022-05"
    )
    assert codes(call, "--since", "HEAD") == (0, [])


@pytest.mark.usefixtures("repository")
def test_edited_and_removed_entries_are_reported_where_they_are(root: Path, call: Call) -> None:
    write_log(root, MAY.strip().replace("add: 3", "add: 30"), month="2022-05")
    write_log(root, month="2022-06")
    assert codes(call, "--since", "HEAD") == (
        1,
        [
            ("entry-edited", "progress/2022/2022-05.yaml", 1),
            ("entry-removed", "progress/2022/2022-06.yaml", None),
        ],
    )
    assert codes(call) == (0, [])


def test_entries_without_ids_are_held_against_what_they_said(repository: Repository, call: Call) -> None:
    plain = MAY.replace(", id: a1", "")
    repository.record("2022-07-01", m05=plain + plain)
    write_log(repository.root, plain.strip().replace("add: 3", "add: 30"), plain.strip(), month="2022-05")
    assert codes(call, "--since", "HEAD")[1] == [("entry-edited", "progress/2022/2022-05.yaml", 1)]
    write_log(repository.root, plain.strip(), month="2022-05")
    assert codes(call, "--since", "HEAD")[1] == [("entry-removed", "progress/2022/2022-05.yaml", None)]


@pytest.mark.usefixtures("repository")
def test_an_entry_in_another_log_is_kept(root: Path, call: Call) -> None:
    (root / "progress" / "2022" / "2022-05.yaml").unlink()
    write_log(root, JUNE.strip(), MAY.strip(), month="2022-06")
    assert codes(call, "--since", "HEAD") == (0, [])


@pytest.mark.usefixtures("repository")
def test_a_log_that_is_gone_is_reported(root: Path, call: Call) -> None:
    (root / "progress" / "2022" / "2022-06.yaml").unlink()
    assert codes(call, "--since", "HEAD") == (1, [("entry-removed", "progress/2022/2022-06.yaml", None)])
