"""`workplan collect`: sheets out, replies in, who is missing."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from program import COMMAND, Call, on_a_terminal

from .conftest import log_of, write_log

SEPTEMBER = ("--period", "2022-09")
SHEETS = Path("collect") / "2022-09"
HEAD = 3  # the line of heads
BY = {"Reported by": "Eve"}


@pytest.fixture
def sheets(root: Path, call: Call) -> Path:
    """The sheets of September in a root."""
    assert call("collect", "out", *SEPTEMBER).code == 0
    return root / SHEETS


def filled(
    sheet: Path, to: Path, rows: Mapping[str, Mapping[str, Any]], foot: Mapping[str, str] = BY
) -> Path:
    """A copy of `sheet` in which cells are filled in, by the ids of rows and the heads of columns."""
    book = load_workbook(sheet)
    front = book.worksheets[0]
    columns = {str(cell.value): at for at, cell in enumerate(front[HEAD], start=1)}
    lines = {front.cell(line, columns["Id"]).value: line for line in range(HEAD + 1, front.max_row + 1)}
    for name, cells in rows.items():
        for head, value in cells.items():
            front.cell(lines[name], columns[head], value)
    for line in range(HEAD + 1, front.max_row + 1):
        if (label := str(front.cell(line, 2).value)) in foot:
            front.cell(line, 3, foot[label])
    to.parent.mkdir(exist_ok=True)
    book.save(to)
    return to


def value_of(call: Call, target: str) -> Any:
    """Where a target stands at the end of September."""
    targets = call("status", "--format", "json", "--as-of", "2022-09-30").data["targets"]
    return next(each["value"] for each in targets if each["id"] == target)


# Out.


def test_each_unit_gets_a_sheet_of_what_it_has_to_report(root: Path, call: Call) -> None:
    ended = call("collect", "out", *SEPTEMBER)
    assert (ended.code, ended.out) == (0, "2 sheets with 13 rows: collect/2022-09\n")
    assert ended.err == (
        "When they come back: `workplan collect in collect/2022-09/*.xlsx`; "
        "who owes: `workplan collect status --period 2022-09`\n"
    )
    assert sorted(each.name for each in (root / SHEETS).iterdir()) == ["Ann.xlsx", "Bob.xlsx"]
    front = load_workbook(root / SHEETS / "Bob.xlsx").worksheets[0]
    assert [cell.value for cell in front[HEAD + 1]][:7] == [
        "1", "Streets", "Lifts added (shared)", "lifts", "≥52 lifts", 39, 0
    ]  # fmt: skip


def test_a_sheet_that_differs_is_kept_but_by_force(sheets: Path, call: Call) -> None:
    assert call("collect", "out", *SEPTEMBER).code == 0
    filled(sheets / "Ann.xlsx", sheets / "Ann.xlsx", {"lifts-added": {"Added": 3}})
    before = (sheets / "Ann.xlsx").read_bytes()
    ended = call("collect", "out", *SEPTEMBER)
    assert (ended.code, ended.err) == (
        2,
        (
            "there already with other contents, and nothing was written: collect/2022-09/Ann.xlsx; "
            "overwrite with --force, or choose another folder with -o\n"
        ),
    )
    assert (sheets / "Ann.xlsx").read_bytes() == before
    assert call("collect", "out", *SEPTEMBER, "--force").code == 0
    assert (sheets / "Ann.xlsx").read_bytes() != before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--period is missing: which reporting period? the plan has: 2022-01, 2022-02, "),
        (["--period", "2022-13"], "the plan has no reporting period '2022-13'; it has: 2022-01, "),
        (["--period", "x"], "the plan has no reporting period 'x'; it has: 2022-01, "),
        ([*SEPTEMBER, "--by", "department"], "on no sheet, for they have no department: Lifts added, "),
        ([*SEPTEMBER, "-o", "plan"], "plan lies below plan/ or progress/, "),
    ],
)
def test_a_call_that_cannot_be_meant_is_told(root: Path, call: Call, arguments: list[str], told: str) -> None:
    ended = call("collect", "out", *arguments)
    assert (ended.code, ended.err[: len(told)]) == (2, told)
    assert not (root / "collect").exists()


def test_sheets_may_be_text(root: Path, call: Call) -> None:
    assert call("collect", "out", *SEPTEMBER, "--format", "csv", "-o", "out").code == 0
    lines = (root / "out" / "Bob.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("No.,Task,Target,Unit,Goal,Goal this period,Before,Added,To date,Unchanged,")
    answered = [each.replace(",39,0,,,", ",39,0,3,,", 1) if "lifts-added" in each else each for each in lines]
    (root / "out" / "Bob.csv").write_text("\n".join(answered), "utf-8")
    ended = call("collect", "in", "out/Bob.csv", "--yes")
    assert ended.code == 0
    assert 'target: lifts-added, add: 3, unit: "Bob"' in log_of(root, "2022-09")


# In.


def test_a_reply_is_shown_and_written_after_a_yes(sheets: Path, root: Path, call: Call) -> None:
    rows: dict[str, dict[str, Any]] = {
        "lifts-finished": {"Added": "３个", "Note": "two yards", "Problem": "rain"},
        "hall": {"Progress": "done"},
        "care": {"Unchanged": "Unchanged"},
        "growth": {"To date": 5.5},
    }
    for unit, names in {"Bob": ["lifts-finished"], "Ann": ["hall", "care", "growth"]}.items():
        filled(sheets / f"{unit}.xlsx", root / "in" / f"{unit}.xlsx", {name: rows[name] for name in names})
    rows["lifts-finished"]["Added"] = "3 lifts"
    filled(sheets / "Bob.xlsx", root / "in" / "Bob.xlsx", {"lifts-finished": rows["lifts-finished"]})
    shown = call("collect", "in", "in", "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    assert (
        shown.out
        == (
            "in/Ann.xlsx: Ann, 2022-09\n"
            "6 rows: 2 changed, 1 unchanged, 3 blank\n"
            "Target    Report  To date\n"
            "--------  ------  --------\n"
            "New hall  done    — → 100%\n"
            "Growth    =5.5    — → 5.5%\n"
            "Care      words\n"
            "  note: Unchanged\n"
            "\n"
        )
        + shown.out[shown.out.index("in/Bob.xlsx") :]
    )
    assert shown.out.endswith(
        "in all: 13 rows: 3 changed, 1 unchanged, 9 blank\n4 entries would be written\n"
    )
    assert not (root / "progress" / "2022" / "2022-09.yaml").exists()
    assert call("collect", "in", "in").code == 2
    ended = call("collect", "in", "in", "--yes", "--keep")
    assert ended.code == 0
    assert (
        log_of(root, "2022-09")
        .splitlines()[-1]
        .startswith(
            '- {date: 2022-09-30, target: lifts-finished, add: 3, by: "Eve", unit: "Bob", note: "two yards", '
            'problem: "rain", evidence: ["evidence/2022-09/Bob.xlsx"], id: '
        )
    )
    assert call("check").code == 0
    again = call("collect", "in", "in", "--yes")
    assert (again.code, again.out.splitlines()[-1]) == (0, "nothing new to write")


def test_a_corrected_reply_writes_the_difference_and_is_kept_beside(
    sheets: Path, root: Path, call: Call
) -> None:
    for number in (5, 4):
        reply = filled(sheets / "Bob.xlsx", root / "in" / "Bob.xlsx", {"lifts-finished": {"Added": number}})
        assert call("collect", "in", str(reply), "--yes", "--keep").code == 0
    first, second = log_of(root, "2022-09").splitlines()
    assert "add: 5," in first
    assert "add: -1," in second
    assert 'evidence: ["evidence/2022-09/Bob-2.xlsx"]' in second


def test_all_that_is_wrong_is_told_in_one_run_and_the_others_are_written(
    sheets: Path, root: Path, call: Call
) -> None:
    wrong: dict[str, dict[str, Any]] = {
        "lifts-added": {"Added": "about 3"},
        "growth": {"To date": 0.055},
        "talks": {"Added": 2, "To date": 3},
    }
    filled(sheets / "Ann.xlsx", root / "in" / "Ann.xlsx", wrong)
    filled(sheets / "Bob.xlsx", root / "in" / "Bob.xlsx", {"lifts-finished": {"Added": 30}})
    (root / "in" / "~$Ann.xlsx").write_bytes(b"x" * 165)
    ended = call("collect", "in", "in", "--yes", "--mark", "back")
    assert ended.code == 1
    told = [line.partition(": ")[0::2] for line in ended.err.splitlines()]
    assert [(place, text.rpartition(" ")[2]) for place, text in told if place.startswith("in/")] == [
        ("in/Ann.xlsx!H4", "[reply-not-number]"),
        ("in/Ann.xlsx!I6", "[reply-looks-like-share]"),
        ("in/Ann.xlsx!I7", "[reply-not-taken]"),
        ("in/Ann.xlsx!C7", "[reply-lags]"),
        ("in/~$Ann.xlsx", "[sheet-still-open]"),
    ]
    assert "not written, 2 with errors: in/Ann.xlsx, in/~$Ann.xlsx" in ended.err
    assert log_of(root, "2022-09").count("\n") == 1
    front = load_workbook(root / "back" / "Ann.xlsx").worksheets[0]
    assert front["H4"].fill.start_color.rgb == "FFFF9999"
    assert call("collect", "in", "in", "--dry-run", "--mark", "in").code == 2


def test_what_the_checks_of_logs_say_is_told_at_the_cell(sheets: Path, root: Path, call: Call) -> None:
    filled(
        sheets / "Ann.xlsx",
        root / "Ann.xlsx",
        {"lifts-added": {"To date": 5300}, "growth": {"To date": "0.055%", "Evidence": "no.pdf"}},
    )
    ended = call("collect", "in", "Ann.xlsx", "--dry-run")
    assert "Ann.xlsx!P6: warning: " in ended.err
    assert "[missing-evidence]" in ended.err
    assert "[reply-leaps]" in ended.err
    assert ended.code == 0


def test_two_units_that_differ_are_told(sheets: Path, root: Path, call: Call) -> None:
    for unit, total in {"Ann": 10, "Bob": 12}.items():
        filled(sheets / f"{unit}.xlsx", root / "in" / f"{unit}.xlsx", {"lifts-added": {"To date": total}})
    ended = call("collect", "in", "in", "--yes")
    assert ended.code == 1
    assert "in/Bob.xlsx!I4: error: 'Lifts added' is reported by several units" in ended.err
    assert "value: 10" in log_of(root, "2022-09")


def test_additions_of_several_units_add_up(sheets: Path, root: Path, call: Call) -> None:
    for unit, number in {"Ann": 3, "Bob": 4}.items():
        filled(sheets / f"{unit}.xlsx", root / "in" / f"{unit}.xlsx", {"lifts-added": {"Added": number}})
    assert call("collect", "in", "in", "--yes").code == 0
    assert value_of(call, "lifts-added") == "7"


def test_files_that_do_not_belong_are_told(sheets: Path, root: Path, call: Call) -> None:
    bob = {"lifts-finished": {"Added": 1}}
    filled(sheets / "Bob.xlsx", root / "in" / "Bob.xlsx", bob)
    (root / "in" / "Bob (1).xlsx").write_bytes((root / "in" / "Bob.xlsx").read_bytes())
    (root / "in" / "Ann.xlsx").write_bytes((sheets / "Bob.xlsx").read_bytes())
    assert call("collect", "out", "--period", "2022-08").code == 0
    filled(root / "collect" / "2022-08" / "Ann.xlsx", root / "in" / "august.xlsx", {"care": {"Note": "x"}})
    ended = call("collect", "in", "in", "--yes", "gone.xlsx")
    told = [line.partition(": ")[0::2] for line in ended.err.splitlines() if "[" in line]
    assert [(file, text.rpartition(" ")[2]) for file, text in told] == [
        ("in/Ann.xlsx", "[reply-two-files]"),
        ("in/Ann.xlsx", "[reply-other-unit]"),
        ("in/Bob (1).xlsx", "[reply-two-files]"),
        ("in/Bob.xlsx", "[reply-again]"),
        ("in/Bob.xlsx", "[reply-two-files]"),
        ("in/august.xlsx", "[reply-other-period]"),
        ("gone.xlsx", "[unreadable-file]"),
    ]
    assert ended.code == 1
    assert not (root / "progress" / "2022" / "2022-09.yaml").exists()


@pytest.mark.parametrize(
    ("title", "is_refused"),
    [
        ("Plan of the office: report of Ann for 2022-09", True),
        ("Plan of the office: report of Bob for 2022-08", True),
        ("Lifts in autumn", False),
        ("Bob, with Ann, 2022-09 (was 2022-08)", False),
    ],
)
def test_a_title_of_another_unit_or_period_is_told(
    sheets: Path, root: Path, call: Call, title: str, *, is_refused: bool
) -> None:
    sheet = filled(sheets / "Bob.xlsx", root / "in" / "reply.xlsx", {"lifts-added": {"Added": 1}})
    book = load_workbook(sheet)
    book.worksheets[0]["A1"] = title
    book.save(sheet)
    ended = call("collect", "in", str(sheet), "--yes")
    assert ("reply.xlsx!A1: error: the title is" in ended.err, ended.code) == (is_refused, int(is_refused))


def test_the_same_file_twice_counts_once(sheets: Path, root: Path, call: Call) -> None:
    filled(sheets / "Bob.xlsx", root / "in" / "Bob.xlsx", {"lifts-finished": {"Added": 1}})
    (root / "in" / "Bob (1).xlsx").write_bytes((root / "in" / "Bob.xlsx").read_bytes())
    ended = call("collect", "in", "in", "--yes")
    assert ended.code == 0
    assert "[reply-again]" in ended.err
    assert log_of(root, "2022-09").count("\n") == 1


def test_a_sheet_of_another_plan_period_or_unit_is_told(sheets: Path, root: Path, call: Call) -> None:
    plan = root / "plan" / "2022.yaml"
    text = plan.read_text()
    reply = filled(sheets / "Bob.xlsx", root / "Bob.xlsx", {"lifts-finished": {"Added": 1}})
    plan.write_text(text.replace("Bob", "Zoe"))
    assert "Bob.xlsx: error: 'Bob' has nothing to report" in call("collect", "in", str(reply), "--yes").err
    plan.write_text(text.replace("language: en", "language: en\nreporting: {every: quarter}"))
    assert "[reply-unknown-period]" in call("collect", "in", str(reply), "--yes").err
    plan.write_text(text)
    (root / "plan" / "other.yaml").write_text(text)
    ended = call("collect", "in", str(reply), "--yes", "--plan", "other")
    assert (ended.code, "--plan 2022 [reply-other-plan]" in ended.err) == (1, True)
    assert call("collect", "in", str(reply), "--yes").code == 0


def test_the_plan_is_that_of_most_replies(sheets: Path, root: Path, call: Call) -> None:
    for name in ("Ann", "Bob"):
        filled(sheets / f"{name}.xlsx", root / "in" / f"{name}.xlsx", {"lifts-added": {"Added": 1}})
    plan = root / "plan" / "2022.yaml"
    (root / "plan" / "a.yaml").write_bytes(plan.read_bytes())
    assert call("--plan", "a", "collect", "out", *SEPTEMBER, "-o", "a").code == 0
    filled(root / "a" / "Ann.xlsx", root / "in" / "1.xlsx", {"lifts-added": {"Added": 1}})
    (root / "plan" / "a.yaml").unlink()
    ended = call("collect", "in", "in/1.xlsx", "in/Ann.xlsx", "--yes")
    assert (ended.code, log_of(root, "2022-09").count("\n")) == (1, 1)
    assert call("collect", "in", "in", "--yes").code == 1
    assert log_of(root, "2022-09").count("\n") == 2
    assert "in/1.xlsx: error: " in ended.err
    assert "[reply-other-plan]" in ended.err


def test_a_folder_without_replies_is_told(root: Path, call: Call) -> None:
    (root / "in").mkdir()
    assert call("collect", "in", "in").err == "there is no .xlsx or .csv in in; name the replies\n"


def test_no_file_of_a_folder_is_passed_over_in_silence(sheets: Path, root: Path, call: Call) -> None:
    filled(sheets / "Bob.xlsx", root / "in" / "Bob.xlsx", {"lifts-finished": {"Added": 1}})
    (root / "in" / "Ann.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (root / "in" / "scan.pdf").write_bytes(b"%PDF")
    (root / "in" / "late").mkdir()
    (root / "in" / ".hidden").touch()
    ended = call("collect", "in", "in", "--yes")
    assert (ended.code, log_of(root, "2022-09").count("\n")) == (1, 1)
    assert "not read in in: late, scan.pdf; " in ended.err
    assert "in/Ann.xls: error: " in ended.err


@pytest.mark.parametrize(("typed", "code", "count"), [("y\n", 0, 1), ("n\n", 0, 0), ("\x04", 130, 0)])
def test_a_terminal_is_asked_first(sheets: Path, root: Path, typed: str, code: int, count: int) -> None:
    filled(sheets / "Bob.xlsx", root / "Bob.xlsx", {"lifts-finished": {"Added": 1}})
    ended, shown = on_a_terminal([*COMMAND, "collect", "in", "Bob.xlsx"], typed, cwd=root)
    assert ended == code
    assert "Write 1 entry? (y/N)" in shown
    log = root / "progress" / "2022" / "2022-09.yaml"
    assert (log.read_text().count("\n") if log.exists() else 0) == count


def test_two_who_import_at_once_lose_nothing_and_write_nothing_twice(
    sheets: Path, root: Path, call: Call
) -> None:
    filled(sheets / "Bob.xlsx", root / "Bob.xlsx", {"lifts-finished": {"Added": 5}})
    assert call("collect", "in", "Bob.xlsx", "--yes").code == 0
    replies = []
    for number in range(6):  # three corrections of the same row, each sent in by two
        added = {"lifts-finished": {"Added": 6 + number // 2}}
        replies.append(filled(sheets / "Bob.xlsx", root / f"in{number}" / "Bob.xlsx", added))
    replies.append(filled(sheets / "Ann.xlsx", root / "in" / "Ann.xlsx", {"lifts-added": {"Added": 2}}))
    calls = [
        subprocess.Popen([*COMMAND, "collect", "in", str(each), "--yes"], cwd=root, stdout=subprocess.DEVNULL)
        for each in replies
    ]
    assert [each.wait(60) for each in calls] == [0] * len(calls)
    assert call("check").code == 0
    value = value_of(call, "lifts-finished")
    assert value in ("6", "7", "8")
    assert value_of(call, "lifts-added") == "2"
    ids = [line.rpartition("id: ")[2] for line in log_of(root, "2022-09").splitlines()]
    assert len(ids) == len(set(ids))


def test_a_full_disk_leaves_the_logs_as_they_were(sheets: Path, root: Path) -> None:
    write_log(root, "- {date: 2022-09-01, target: care, note: x}", month="2022-09")
    filled(
        sheets / "Ann.xlsx", root / "Ann.xlsx", {"care": {"Note": "y" * 3000}, "hall": {"Note": "z" * 3000}}
    )
    before = log_of(root, "2022-09")
    command = ["bash", "-c", 'ulimit -f 4; trap "" XFSZ; exec "$@"', "bash", *COMMAND, "--no-cache"]
    ended = subprocess.run(
        [*command, "collect", "in", "Ann.xlsx", "--yes"],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, log_of(root, "2022-09")) == (3, before)
    assert "not written: progress/2022/2022-09.yaml" in ended.stderr


# Status.


def test_status_says_who_owes(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-09-12, target: lifts-finished, add: 3}", month="2022-09")
    ended = call("collect", "status", *SEPTEMBER, "--as-of", "2022-10-01", "--width", "80")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "Plan of the office: reports for 2022-09\n"
        "As of 2022-10-01: 7 due, 1 reported, 6 missing; 2 of 2 units owe\n"
        "\n"
        "Unit  Due  Reported  Unchanged  Missing  Reply by    Days left\n"
        "----  ---  --------  ---------  -------  ----------  ---------\n"
        "Ann     6         0          0        6  2022-10-05          4\n"
        "  Lifts added, New hall, Growth, Talks, Share of green yards, Care\n"
        "Bob     7         1          0        6  2022-10-05          4\n"
        "  Lifts added, New hall, Growth, Talks, Share of green yards, Care\n"
    )
    data = call("collect", "status", *SEPTEMBER, "--as-of", "2022-10-01", "--format", "json").data
    assert [(each["unit"], each["reported"], len(each["missing"])) for each in data["units"]] == [
        ("Ann", 0, 6),
        ("Bob", 1, 6),
    ]
    for form, begin in {"csv": "Unit,Due,", "markdown": "# Plan of the office: "}.items():
        assert call("collect", "status", *SEPTEMBER, "--format", form).out.startswith(begin)
    assert call("collect", "status", *SEPTEMBER, "--fail-on", "missing").code == 5


def test_only_those_who_owe_are_reminded(root: Path, call: Call) -> None:
    ids = ("lifts-added", "hall", "growth", "talks", "share", "care")
    write_log(root, *(f"- {{date: 2022-09-12, target: {each}, note: x}}" for each in ids), month="2022-09")
    days = {"2022-10-01": "4 days left", "2022-10-05": "today is the last day", "2022-10-07": "2 days late"}
    for day, left in days.items():
        said = call("collect", "status", *SEPTEMBER, "--as-of", day, "--format", "wecom").out
        assert "Bob: 1 of 7 missing (Lifts finished); " in said
        assert left in said
        assert "Ann" not in said
    write_log(root, "- {date: 2022-10-12, target: care, note: x}", month="2022-10")
    nobody = call("collect", "status", *SEPTEMBER, "--unit", "ann", "--format", "feishu")
    assert (nobody.out, nobody.err) == ("", "all have reported; there is nobody to remind\n")
    assert call("collect", "status", *SEPTEMBER, "--unit", "Amn").err == (
        "no unit 'Amn' is to report for 2022-09; there are: Ann\n"
    )
    assert call("collect", "status", *SEPTEMBER, "--by", "department").err == "nothing is due for 2022-09\n"
    assert call("collect", "status", *SEPTEMBER, "--send").code == 2


@pytest.mark.usefixtures("root")
def test_the_deadlines_of_a_unit_are_a_calendar(call: Call) -> None:
    every = call("collect", "status", "--unit", "Bob", "--format", "ics", "--as-of", "2022-11-01").out
    assert every.count("BEGIN:VEVENT") == 12
    assert every.count("BEGIN:VALARM") == 6  # of October, November and December
    one = call(
        "collect", "status", *SEPTEMBER, "--unit", "Bob", "--format", "ics", "--as-of", "2022-10-01"
    ).out
    assert "DTSTART;VALUE=DATE:20221005" in one
    assert "SUMMARY:Report for 2022-09: Bob" in one


# The command of several words.


@pytest.mark.usefixtures("root")
def test_its_parts_are_named(call: Call) -> None:
    ended = call("collect")
    assert (ended.code, ended.out.splitlines()[0]) == (
        2,
        "workplan collect: sheets out, replies in, who is missing",
    )
    assert call("collect", "-h").code == 0
    assert call("help", "collect").code == 0
    assert "--period" in call("help", "collect", "out").out
    assert call("collect", "ot").err == "there is no command 'collect ot'; did you mean 'collect out'?\n"
