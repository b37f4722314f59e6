"""`workplan log`: what is written, what is refused, and what is said."""

import subprocess
from pathlib import Path

import pytest

from program import COMMAND, Call, on_a_terminal

from .conftest import log_of, write_log

DAY = ("--date", "2022-06-30")


def test_an_entry_is_one_line_and_the_receipt_says_what_it_changed(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-05-31, target: lifts-added, add: 15, id: a1}", month="2022-05")
    ended = call("log", "lifts-added", "+3", *DAY, "--by", "Ann", "--id", "b2")
    assert log_of(root, "2022-06") == '- {date: 2022-06-30, target: lifts-added, add: 3, by: "Ann", id: b2}\n'
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "Written to progress/2022/2022-06.yaml:1\n"
        "Lifts added (lifts-added)\n"
        "  Entry        2022-06-30  +3\n"
        "  Figure       15 lifts → 18 lifts; goal ≥52 lifts\n"
        "  Completion   28.8% → 34.6%\n"
        "  Pace         41.7% → 50.0%, gap -12.9 → -15.4 points\n"
        "  State        ▲ behind (unchanged)\n"
        "  To the goal  34 lifts, 8 lifts to be on pace\n"
    )


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["lifts-added", "-3"], "{date: 2022-06-30, target: lifts-added, add: -3, id: x}"),
        (["lifts-added", "=41"], "{date: 2022-06-30, target: lifts-added, value: 41, id: x}"),
        (["lifts-added", "--add", "3"], "{date: 2022-06-30, target: lifts-added, add: 3, id: x}"),
        (["lifts-added", "--total", "41.50"], "{date: 2022-06-30, target: lifts-added, value: 41.50, id: x}"),
        (["finished", "+1"], "{date: 2022-06-30, target: lifts-finished, add: 1, id: x}"),
        (["growth", "=-0.6"], "{date: 2022-06-30, target: growth, value: -0.6, id: x}"),
        (["growth", "-0.6"], "{date: 2022-06-30, target: growth, value: -0.6, id: x}"),
        (["share", "27/38"], "{date: 2022-06-30, target: share, value: 27/38, id: x}"),
        (["hall", "done"], "{date: 2022-06-30, target: hall, done: true, id: x}"),
        (["hall", "undone"], "{date: 2022-06-30, target: hall, done: false, id: x}"),
        (["hall", "=60", "--light", "red"], "{date: 2022-06-30, target: hall, value: 60, light: red, id: x}"),
        (["streets", "--note", 'a "b"'], '{date: 2022-06-30, task: streets, note: "a \\"b\\"", id: x}'),
        (
            ["care", "--problem", "p", "--next", "n", "--evidence", "https://a.example/b"],
            '{date: 2022-06-30, target: care, problem: "p", next: "n", evidence: ["https://a.example/b"], id: x}',
        ),
    ],
)
def test_a_change_is_written_canonically(root: Path, call: Call, arguments: list[str], written: str) -> None:
    assert call("log", *arguments, *DAY, "--id", "x").code == 0
    assert log_of(root, "2022-06") == f"- {written}\n"
    assert call("check").code == 0
    assert call("fmt", "--check").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lifts-added", "3"], "3 more, or 3 in all? Write +3 (or --add 3) for more, =3 (or --total 3) for the total"),
        (["growth", "+3"], "'+3' does not fit here; a rate takes =3.2 or =-0.6 (in points)"),
        (["care", "done"], "'done' does not fit here; a duty is reported in words: --note"),
        (["hall", "soon"], "'soon' cannot be read as a change; a milestone takes done, undone or =60 (per cent)"),
        (["lifts-added", "+3", "--add", "3"], "'+3' repeats --add or --total; give it once"),
        (["care"], "there is neither a figure nor words to report; a duty is reported in words: --note, or say something with --note"),
        (["lifts-added", "+3", "--total", "7"],
         "with this addition the total is 3, not 7; check both and report again. Not written"),
        (["lifts-added", "+3", "--nte", "x"], "there is no option --nte; did you mean --note?"),
        (["lifts-added", "+3", "x"], "for several targets, give a change after each: `workplan log first +1 second =41`"),
        (["lifts-added", "+3", "--light", "blue"], "--light is one of: red, yellow, green; see workplan log -h"),
        (["lift-added", "+3"], "nothing matches 'lift-added'; did you mean 'lifts-added'?"),
        ([], "which target? For example `workplan log lifts-added +3`"),
    ],
)  # fmt: skip
def test_what_could_mean_more_is_refused(root: Path, call: Call, arguments: list[str], said: str) -> None:
    ended = call("log", *arguments, *DAY)
    assert (ended.code, ended.out, ended.err) == (2, "", said + "\n")
    assert not [*(root / "progress" / "2022").iterdir()]


@pytest.mark.usefixtures("root")
def test_a_part_of_a_name_that_several_have_lists_them(call: Call) -> None:
    ended = call("log", "lifts", "+1", *DAY)
    assert ended.code == 2
    assert ended.err == (
        "'lifts' matches more than one:\n"
        "  lifts-added     Lifts added (target)\n"
        "  lifts-finished  Lifts finished (target)\n"
    )


@pytest.mark.parametrize(
    ("day", "code"), [("2021-12-31", "entry-before-period"), ("2999-01-01", "entry-in-future")]
)
def test_an_entry_that_a_log_may_not_hold_is_not_written(root: Path, call: Call, day: str, code: str) -> None:
    ended = call("log", "lifts-added", "+1", "--date", day, "--plan", "2022")
    assert ended.code == 2
    assert f"[{code}]" in ended.err
    assert ended.err.endswith("not written\n")
    assert not [*(root / "progress" / "2022").iterdir()]


def test_a_retried_entry_is_not_written_twice(root: Path, call: Call) -> None:
    retried = ("log", "lifts-added", "+1", *DAY, "--id", "q1")
    assert [call(*retried).code, call(*retried).code] == [0, 0]
    assert log_of(root, "2022-06").count("\n") == 1


def test_an_id_that_another_entry_has_is_refused(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-06-01, target: lifts-added, add: 1, id: q1}")
    ended = call("log", "lifts-added", "+2", *DAY, "--id", "q1")
    assert (ended.code, "[id-conflict]" in ended.err) == (2, True)


def test_errors_elsewhere_in_the_logs_are_told_but_do_not_stop_a_report(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-05-31, target: lifts-aded, add: 1}", month="2022-05")
    ended = call("log", "lifts-added", "+1", *DAY, "--id", "x")
    assert (ended.code, "[unknown-target]" in ended.err) == (0, True)
    assert log_of(root, "2022-06") == "- {date: 2022-06-30, target: lifts-added, add: 1, id: x}\n"


@pytest.mark.parametrize(
    "above",
    ["entries:", "entries: {}", "entries:\n  - {date: 2022-06-01, target: lifts-added, add: 1}", "x", "{}"],
)
def test_a_log_that_is_no_list_takes_no_entry(above: str, root: Path, call: Call) -> None:
    write_log(root, above)
    before = log_of(root, "2022-06")
    ended = call("log", "lifts-added", "+1", *DAY)
    assert (ended.code, "[wrong-type]" in ended.err, log_of(root, "2022-06")) == (1, True, before)


def test_errors_of_the_plan_stop_a_report(root: Path, call: Call) -> None:
    plan = root / "plan" / "2022.yaml"
    plan.write_text(plan.read_text().replace("owner: Bob", "owner: Bab"))
    ended = call("log", "lifts-added", "+1", *DAY)
    assert (ended.code, "[unknown-owner]" in ended.err) == (1, True)
    assert not [*(root / "progress" / "2022").iterdir()]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"- {date: 2022-06-01, target: lifts-added, add: 1}", "unterminated-line"),
        (b"- {date: 2022-06-01, target: \xc0\xee}\n", "not-utf8"),
        (b"- {date: 2022-06-01, target: lifts-added, add: 1\n", "syntax"),
    ],
)
def test_an_unreadable_log_is_not_written_to(root: Path, call: Call, content: bytes, code: str) -> None:
    path = write_log(root)
    path.write_bytes(content)
    ended = call("log", "lifts-added", "+1", *DAY)
    assert (ended.code, f"[{code}]" in ended.err, path.read_bytes()) == (1, True, content)


def test_the_entrys_day_chooses_among_several_plans(root: Path, call: Call) -> None:
    text = (root / "plan" / "2022.yaml").read_text()
    (root / "plan" / "2023.yaml").write_text(text.replace("2022-", "2023-"))
    assert call("log", "lifts-added", "+1", "--date", "2023-02-01", "--id", "x").code == 0
    assert (root / "progress" / "2023" / "2023-02.yaml").exists()


def test_without_arguments_a_terminal_is_asked(root: Path) -> None:
    answers = "Zoe\nlifts\nlifts-added\n2022-06-30\n3\n+3\ngood\n\n\n\n"
    code, shown = on_a_terminal([*COMMAND, "log"], answers, cwd=root)
    assert code == 0
    assert "matches more than one" in shown
    assert "3 more, or 3 in all?" in shown
    start = '- {date: 2022-06-30, target: lifts-added, add: 3, by: "Zoe", note: "good", id: '
    assert log_of(root, "2022-06").startswith(start)


def test_a_log_that_no_line_can_be_added_to_is_to_be_formatted_first(root: Path, call: Call) -> None:
    path = write_log(root, "[{date: 2022-06-01, target: lifts-added, add: 1}]")
    ended = call("log", "lifts-added", "+1", *DAY)
    assert (ended.code, "run `workplan fmt progress/2022/2022-06.yaml` first. Not written" in ended.err) == (
        2,
        True,
    )
    assert call("fmt").code == 0
    assert call("log", "lifts-added", "+1", *DAY).code == 0
    assert path.read_text().count("\n") == 2


def test_a_text_that_is_not_utf_8_is_refused(root: Path, call: Call) -> None:
    ended = call("log", "care", "--note", "\udcff", *DAY)
    assert (ended.code, ended.err.startswith("--note contains characters that are not UTF-8")) == (2, True)
    assert not [*(root / "progress" / "2022").iterdir()]


@pytest.mark.parametrize(("more", "lines"), [((), 8), (("--id", "same"), 1)])
def test_all_who_report_at_once_count_and_an_id_once(root: Path, more: tuple[str, ...], lines: int) -> None:
    command = [*COMMAND, "log", "lifts-added", "+1", *DAY, *more]
    reporters = [subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL) for _ in range(8)]
    assert [reporter.wait(timeout=60) for reporter in reporters] == [0] * 8
    assert log_of(root, "2022-06").count("add: 1") == lines


@pytest.fixture
def staged(root: Path) -> Path:
    """A plan whose hall has two stages."""
    plan = root / "plan" / "2022.yaml"
    stages = "checkpoints: [{by: 2022-05, name: tender}, {by: 2022-08, name: ground broken}]"
    plan.write_text(plan.read_text().replace("kind: milestone", f"kind: milestone, {stages}"))
    return root


def test_a_terminal_is_asked_for_the_stage(staged: Path) -> None:
    answers = "Zoe\nhall\n2022-06-30\ntender\n\ntendr\ntender\ngood\n\n\n\n"
    code, shown = on_a_terminal([*COMMAND, "log"], answers, cwd=staged)
    assert code == 0
    assert "'tender' cannot be read as a change" in shown
    assert "there is no stage 'tendr'; write one of: tender, ground broken" in shown
    start = '- {date: 2022-06-30, target: hall, reached: "tender", by: "Zoe", note: "good", id: '
    assert log_of(staged, "2022-06").startswith(start)


@pytest.mark.usefixtures("staged")
def test_a_stage_is_no_change_and_the_last_one_alone_finishes_nothing(call: Call) -> None:
    ended = call("log", "hall", "tender", *DAY)
    assert (ended.code, ended.err) == (2, "'tender' is a stage of this target; write --reached 'tender'\n")
    ended = call("log", "hall", "--reached", "ground broken", *DAY)
    assert " → ○ in progress (ground broken)\n" in ended.out
    assert (
        "  Note        that was the last stage; once the work is finished, report done as well\n" in ended.out
    )
    ended = call("log", "hall", "done", "--reached", "ground broken", "--date", "2022-07-01")
    assert "the last stage is reached" not in ended.out


def test_a_stage_is_reported_by_its_name(staged: Path, call: Call) -> None:
    root = staged
    ended = call("log", "hall", "--reached", "tender", *DAY, "--id", "x")
    assert log_of(root, "2022-06") == '- {date: 2022-06-30, target: hall, reached: "tender", id: x}\n'
    assert (ended.code, ended.err) == (0, "")
    assert "  Entry       2022-06-30  stage\n  Reached     tender\n" in ended.out
    refused = call("log", "hall", "--reached", "tendr", *DAY, "--id", "y")
    assert refused.code == 2
    assert refused.err == (
        "progress/2022/2022-06.yaml:2:45: error: the target has no stage 'tendr'; "
        "write one of: tender, ground broken; did you mean 'tender'? [unknown-stage]\n"
        '    2 | - {date: 2022-06-30, target: hall, reached: "tendr", id: y}\n'
        "      |                                             ^^^^^^^\n"
        "\nnot written\n"
    )


@pytest.mark.usefixtures("root")
def test_what_hands_mistype_is_written_and_told(call: Call) -> None:
    call("log", "share", "=70", "--date", "2022-05-31", "--id", "x")
    ended = call("log", "share", "=0.71", *DAY, "--id", "y")
    assert ended.code == 0
    assert ended.err == (
        "progress/2022/2022-06.yaml:1:44: warning: '0.71' means 0.71 per cent; if you mean 71 per cent, "
        "report value: 71 for the same day, otherwise write 0.71% [looks-like-share]\n"
        "    1 | - {date: 2022-06-30, target: share, value: 0.71, id: y}\n"
        "      |                                            ^^^^\n"
    )
    call("log", "share", "=71", *DAY, "--id", "z")
    assert [line[-20:] for line in call("check").out.splitlines()[::3]] == [
        "it [value-superseded"[-19:] + "]"
    ]
    call("log", "share", "=72", "--date", "2022-07-31", "--id", "w")
    assert call("check", "--strict") == (0, "", "")


def test_a_text_that_a_comment_cut_short_does_not_stop_a_report(root: Path, call: Call) -> None:
    write_log(root, "- date: 2022-06-30", "  target: hall", "  note: house #3 was pulled down")
    ended = call("log", "hall", "done", *DAY, "--id", "x")
    assert (ended.code, "warnings: 1" in ended.err) == (0, True)
    assert log_of(root, "2022-06").endswith("- {date: 2022-06-30, target: hall, done: true, id: x}\n")
    assert call("fmt").code == 0
    assert log_of(root, "2022-06").splitlines()[:2] == [
        "#3 was pulled down",
        '- {date: 2022-06-30, target: hall, note: "house"}',
    ]
