"""`workplan log` of several entries at once, all or none, and of what is due; `workplan undo`."""

from pathlib import Path

import pytest

from program import COMMAND, Call, on_a_terminal
from repository import Repository

from .conftest import log_of, write_log

DAY = ("--date", "2022-06-30")


def entries(root: Path, month: str = "2022-06") -> list[str]:
    """The entries of a log, without their ids."""
    return [line.partition(", id: ")[0] for line in log_of(root, month).splitlines()]


def test_pairs_are_written_at_once_with_what_is_said_for_all(root: Path, call: Call) -> None:
    ended = call("log", "lifts-added", "+1,200", "hall", "done", *DAY, "--by", "Ann")
    assert (ended.code, ended.out.splitlines()) == (
        0,
        [
            "Date        Target       Report  To date                  State",
            "----------  -----------  ------  -----------------------  ----------",
            "2022-06-30  Lifts added  +1200   no figure → 1,200 lifts  ● exceeded",
            "2022-06-30  New hall     done    no figure → 100%         ● met",
            "Written to progress/2022/2022-06.yaml: 2 entries",
        ],
    )
    assert entries(root) == [
        '- {date: 2022-06-30, target: lifts-added, add: 1200, by: "Ann"',
        '- {date: 2022-06-30, target: hall, done: true, by: "Ann"',
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lifts-added", "+1", "hall"], "give a change after each"),
        (["lifts-added", "+1", "hall", "done", "--id", "x"], "--id is for a single entry"),
        (["lifts-added", "+1", "hall", "done", "--total", "3"], "--total is for a single entry"),
        (["lifts-added", "3", "nothing", "+1"], "3 more, or 3 in all?"),
        (["lifts-added", "3", "nothing", "+1"], "'nothing'"),
        (["lifts-added", "+1", "hall", "done", "--date", "2021-06-30"], "not written"),
    ],
)
def test_of_pairs_that_are_wrong_none_is_written(root: Path, call: Call, words: list[str], said: str) -> None:
    ended = call("log", *words)
    assert (ended.code, said in ended.err) == (2, True)
    assert not [*(root / "progress/2022").iterdir()]


TABLE = """\
日期,指标,新增,累计,办结,Note,自评,evidence
2022/5/31,Lifts added,"1,200",,,,,
6月30日,growth,,4.5,,slow,黄灯,a.pdf; https://b.org
,hall,,,是,,,
,lifts-finished,,,,,,
2022-06-30,care,,,,talked,,
"""


def test_a_table_is_read_whole_and_read_again_writes_nothing(root: Path, call: Call) -> None:
    (root / "t.csv").write_text(TABLE)
    words = ("log", "--from", "t.csv", *DAY, "--by", "Ann")
    ended = call(*words)
    assert (ended.code, ended.err.splitlines()[0]) == (
        0,
        "t.csv: 1 row skipped, with neither a figure nor words",
    )
    assert entries(root, "2022-05") == ['- {date: 2022-05-31, target: lifts-added, add: 1200, by: "Ann"']
    assert entries(root) == [
        (
            '- {date: 2022-06-30, target: growth, value: 4.5, light: yellow, by: "Ann", note: "slow", '
            'evidence: ["a.pdf", "https://b.org"]'
        ),
        '- {date: 2022-06-30, target: hall, done: true, by: "Ann"',
        '- {date: 2022-06-30, target: care, by: "Ann", note: "talked"',
    ]
    before = log_of(root, "2022-06")
    again = call(*words)
    assert (again.code, again.out.count("was not written again"), log_of(root, "2022-06")) == (0, 4, before)


def test_all_that_is_wrong_in_a_table_is_told_at_its_row_and_nothing_written(root: Path, call: Call) -> None:
    (root / "t.csv").write_text(
        "target,add,value,light,done,date\n"
        "lifts-added,about 3,,,,\nnowhere,1,,,,\ngrowth,,4,blue,,\nhall,,,,perhaps,\nlifts-added,1,,,,soon\nlifts-added,1,,,,\n"
    )
    ended = call("log", "--from", "t.csv", *DAY)
    assert [line.split(";")[0] for line in ended.err.splitlines()] == [
        "t.csv:2: 'about 3' cannot be read as a change",
        "t.csv:3: no target, task, section, owner or term matches 'nowhere'",
        "t.csv:4: 'blue' is not a light",
        "t.csv:5: 'perhaps' is not clear",
        "t.csv:6: 'soon' is not a date",
    ]
    assert (ended.code, [*(root / "progress/2022").iterdir()]) == (2, [])


def test_all_that_is_wrong_in_one_row_is_told(root: Path, call: Call) -> None:
    (root / "t.csv").write_text("target,add,date\nnowhere,1,soon\nlifts-added,about 3,later\n")
    ended = call("log", "--from", "t.csv")
    assert [line.split(";")[0] for line in ended.err.splitlines()] == [
        "t.csv:2: no target, task, section, owner or term matches 'nowhere'",
        "t.csv:2: 'soon' is not a date",
        "t.csv:3: 'later' is not a date",
        "t.csv:3: 'about 3' cannot be read as a change",
    ]


def test_how_a_table_was_read_and_dated_is_told_where_it_does_not_say(root: Path, call: Call) -> None:
    (root / "t.csv").write_bytes("指标,新增\nlifts-added,三\n".encode("gbk"))
    ended = call("log", "--from", "t.csv")
    assert [line.partition(" (")[0] for line in ended.err.splitlines()[:2]] == [
        "t.csv was read as GB18030",
        "t.csv: 1 row without a date, taken for today's",
    ]


def test_what_the_logs_refuse_is_told_at_the_row(root: Path, call: Call) -> None:
    (root / "t.csv").write_text("target,add,date\nlifts-added,1,2022-06-30\nlifts-added,1,2021-12-31\n")
    ended = call("log", "--from", "t.csv")
    assert ended.err.startswith("t.csv:3: error: ")
    assert ended.err.endswith("\nnot written\n")
    assert (ended.code, [*(root / "progress/2022").iterdir()]) == (2, [])


def test_a_total_that_its_addition_does_not_lead_to_is_told_at_the_row(root: Path, call: Call) -> None:
    (root / "t.csv").write_text("target,add,value\nlifts-finished,1,\nlifts-added,2,30\n")
    ended = call("log", "--from", "t.csv", *DAY)
    assert (ended.code, ended.err[:50]) == (2, "t.csv:3: with this addition the total is 2, not 30")
    assert [*(root / "progress/2022").iterdir()] == []


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (b"target,add,colour\nlifts-added,1,red\n", (), "unknown columns: colour"),
        (b"a,b\n", (), "unknown columns: a, b"),
        (b"target,add,added\nlifts-added,1,2\n", (), "columns of one sort: add, added"),
        (b"target,add,\nlifts-added,1,2\n", (), "t.csv:2: there are more cells than heads"),
        (b"target,add\nlifts-added,1\nhall,1,200\n", (), "t.csv:3: there are more cells than heads"),
        (b'target,add,note\nhall,,x\nhall,,"x\nlifts-added,1,\n', (), "t.csv:3: a quote is not closed"),
        (b"target,change,done\nhall,60,yes\n", (), "'60' is not the only figure"),
        (b"add\n1\n", (), "has no row that reports anything"),
        (b"target,add\nlifts-added,\n", (), "has no row that reports anything"),
        (b"", (), "names no known column"),
        (b"PK\0\0", (), "is not a table in plain text"),
        (b"target,add\nlifts-added,1\n", ("lifts-added",), "leave the targets out"),
        (b"target,add\nlifts-added,1\n", ("--reached", "x"), "--reached is for a single entry"),
        (None, (), "No such file"),
    ],
)
def test_what_is_no_table_of_entries_is_refused(
    root: Path, call: Call, content: bytes | None, more: tuple[str, ...], said: str
) -> None:
    if content is not None:
        (root / "t.csv").write_bytes(content)
    ended = call("log", *more, "--from", "t.csv", *DAY)
    assert (ended.code, said in ended.err) == (2, True)


def test_a_person_is_asked_for_each_report_that_is_due_and_then_for_others(root: Path) -> None:
    write_log(root, "- {date: 2022-12-31, target: share, value: 70, id: a1}", month="2022-12")
    skipped = "\n" * 4
    answers = f"Bob\n+2\nall in one yard\n\n\n{skipped * 5}lifts-added\n2022-06-30\n+1\n\n\n\n\n"
    code, shown = on_a_terminal([*COMMAND, "log"], answers, cwd=root)
    assert (code, "reports are due from Bob; you are asked for each" in shown) == (0, True)
    assert "(lifts-finished)" in shown
    assert entries(root) == ['- {date: 2022-06-30, target: lifts-added, add: 1, by: "Bob"']
    assert "no figure, goal ≥26 lifts" in shown or "now —, goal ≥26 lifts" in shown


def test_what_was_due_on_a_day_is_asked_and_dated_so(root: Path) -> None:
    answers = "+2\n" + "\n" * 40
    code, _ = on_a_terminal([*COMMAND, "log", "--by", "Bob", *DAY], answers, cwd=root)
    assert (code, len(entries(root))) == (0, 1)


@pytest.fixture
def office(root: Path) -> Repository:
    """A repository in which one report is committed."""
    write_log(root, '- {date: 2022-06-30, target: lifts-added, add: 3, by: "Ann", id: a1}')
    repository = Repository.at(root)
    repository.git("add", "-A")
    repository.git("commit", "-qm", "x")
    return repository


def test_what_no_commit_holds_is_taken_out_of_the_log(office: Repository, call: Call) -> None:
    call("log", "lifts-added", "+2", "--date", "2022-07-31", "--id", "b2")
    ended = call("undo", "--yes")
    assert (ended.code, ended.out) == (0, "removed: progress/2022/2022-07.yaml:1\n")
    assert not (office.root / "progress/2022/2022-07.yaml").exists()
    call("log", "lifts-added", "+2", *DAY, "--by", "Bob", "--id", "b2")
    assert call("undo", "--yes").code == 0
    assert log_of(office.root, "2022-06").count("\n") == 1


def test_what_a_commit_holds_is_corrected_by_another_entry(office: Repository, call: Call) -> None:
    ended = call("undo", "--by", "Ann", "--yes")
    assert (ended.code, "is committed and stays; this correction is to be written:" in ended.err) == (
        0,
        True,
    )
    assert entries(office.root)[1] == (
        '- {date: 2022-06-30, target: lifts-added, add: -3, by: "Ann", '
        'note: "takes back progress/2022/2022-06.yaml:1"'
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- {date: 2022-06-30, target: care, note: x, id: a1}", "gives only words, a stage or an own light"),
        ("- {date: 2022-06-30, target: growth, value: 3, id: a1}", "gives the first figure of its target"),
        (None, "the logs hold no entry yet"),
    ],
)
def test_what_cannot_be_undone_says_so(root: Path, call: Call, line: str | None, said: str) -> None:
    if line is not None:
        write_log(root, line)
    repository = Repository.at(root)
    repository.git("add", "-A")
    repository.git("commit", "-qm", "x")
    ended = call("undo", "--yes")
    assert (ended.code, said in ended.err) == (2, True)


def test_an_entry_of_several_lines_is_left_to_a_person(root: Path, call: Call) -> None:
    path = write_log(root, "- date: 2022-06-30", "  target: care", "  note: x")
    ended = call("undo", "--yes")
    assert (ended.code, "is not an entry on one line" in ended.err) == (2, True)
    assert path.read_text().count("\n") == 3


def test_a_line_that_is_less_than_an_entry_is_left_to_a_person(root: Path, call: Call) -> None:
    path = write_log(root, '- {date: 2022-06-30, target: care, note: "x}', '- {y", id: a1}')
    before = path.read_bytes()
    ended = call("undo", "--yes")
    assert (ended.code, "is not an entry on one line" in ended.err, path.read_bytes()) == (2, True, before)


def test_a_copied_entry_is_not_taken_back_by_halves(office: Repository, call: Call) -> None:
    call("log", "lifts-added", "+2", "--date", "2022-07-31", "--id", "b2")
    copied = office.root / "progress/2022/2022-07 (1).yaml"
    copied.write_bytes((office.root / "progress/2022/2022-07.yaml").read_bytes())
    ended = call("undo", "--yes")
    assert (ended.code, "delete the copies first" in ended.err, copied.exists()) == (2, True, True)


def test_a_shallow_clone_knows_what_is_committed(office: Repository, call: Call) -> None:
    (office.root / "README").write_text("x")
    office.git("add", "README")
    office.git("commit", "-qm", "y")
    office.git("clone", "-q", "--depth", "1", f"file://{office.root}", "../clone")
    ended = call("-C", "../clone", "undo", "--yes")
    assert (ended.code, "is committed and stays" in ended.err) == (0, True)
    call("-C", "../clone", "log", "lifts-added", "+2", "--date", "2022-07-31", "--id", "b2")
    assert call("-C", "../clone", "undo", "--yes").out == "removed: progress/2022/2022-07.yaml:1\n"


def test_where_git_cannot_be_asked_nothing_is_taken_back(office: Repository, call: Call) -> None:
    (office.root / ".git/HEAD").unlink()
    before = log_of(office.root, "2022-06")
    assert (call("undo", "--yes").code, log_of(office.root, "2022-06")) == (2, before)


def test_nothing_is_undone_beside_what_cannot_be_read(office: Repository, call: Call) -> None:
    write_log(office.root, "- {date: 2022-07-31, target: lifts-added, add: x}", month="2022-07")
    before = log_of(office.root, "2022-06")
    ended = call("undo", "--yes")
    assert (ended.code, "[bad-number]" in ended.err, log_of(office.root, "2022-06")) == (1, True, before)


@pytest.mark.usefixtures("root")
def test_what_would_be_lost_behind_an_option_is_refused(call: Call) -> None:
    ended = call("log", "lifts-added", "--add", "1", "--add", "2", *DAY, "--evidence", "a", "--evidence", "b")
    assert (ended.code, ended.err) == (2, "--add is given twice; give it once; see workplan log -h\n")


def test_it_is_asked_before_anything_is_undone(root: Path, call: Call) -> None:
    path = write_log(root, "- {date: 2022-06-30, target: care, note: x, id: a1}")
    ended = call("undo")
    assert (ended.code, ended.err.endswith("add --yes to confirm\n")) == (2, True)
    assert on_a_terminal([*COMMAND, "undo"], "n\n", cwd=root)[0] == 2
    assert path.exists()
    assert on_a_terminal([*COMMAND, "undo"], "y\n", cwd=root)[0] == 0
    assert not path.exists()
    assert call("undo", "--by", "Ann").err.startswith("the logs hold no entry by Ann")
