"""How calls end: roots, plans, languages, formats, exit codes, and outputs that cannot be written to."""

import json
import os
import pty
import select
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plans import PLAN
from program import COMMAND, Call, on_a_terminal, read_from, started
from repository import Repository
from workplan.cli.args import COMMANDS
from workplan.core.verdict import State
from workplan.files.disk.starter import shell_script

from .conftest import log_of, write_log

JUNE = ("--as-of", "2022-06-30")
NEW = ("--title", "T", "--organization", "O", "--year", "2023")
MODULES = [*dict.fromkeys(COMMANDS.values())]
LISTED = [name for name in COMMANDS if name not in ("git-driver", "git-textconv", "git-hook")]
ROOT = Path(__file__).parents[2]
TOUR = ROOT / "examples" / "tour"


def test_bare_workplan_names_the_three_next_commands_and_its_version_is_told(call: Call) -> None:
    ended = call()
    assert (ended.code, [line.split()[1] for line in ended.out.splitlines()[2:5]]) == (
        0,
        ["status", "log", "init"],
    )
    assert call("help", "--lang", "en") == call("help") == ended
    assert call("-V") == call("--version") == (0, "workplan 0.1.0\n", "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_follows_the_language(call: Call, flag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Print the arithmetic" in call("status", flag).out
    assert "列出每个结论的算式" in call("--lang", "zh", "status", flag).out
    assert "列出每个结论的算式" in call("status", "--lang=zh", flag).out
    monkeypatch.setenv("WORKPLAN_LANG", "zh")
    assert "列出每个结论的算式" in call("status", flag).out
    assert "Print the arithmetic" in call("status", flag, "--lang", "en").out


def test_without_a_root_remedies_are_named(call: Call, tmp_path: Path) -> None:
    said = f"no plan/ folder in {tmp_path} or above it; create a plan with `workplan init`, or say where it is with -C DIR or WORKPLAN_DIR\n"
    assert call("-C", str(tmp_path), "status") == (2, "", said)


def test_the_root_is_the_nearest_above_or_c(root: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    below = root / "progress" / "2022"
    monkeypatch.chdir(below)
    assert call("status", *JUNE).code == 0
    monkeypatch.chdir("/")
    assert call("-C", str(root), "status", *JUNE).code == 0
    assert call("status", *JUNE, "-C", str(below)).code == 0


@pytest.mark.parametrize("folder", ["examples/tuor", "plan/2022.yaml", "loop", ""])
@pytest.mark.parametrize("words", [("status",), ("log", "trees", "+50"), ("check",), ("init", *NEW)])
def test_no_other_root_answers_for_a_folder_that_is_not_there(
    root: Path, call: Call, monkeypatch: pytest.MonkeyPatch, folder: str, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(root)
    (root / "loop").symlink_to("loop")
    before = sorted(root.rglob("*"))
    said = f"there is no folder '{folder}'; check the path given by -C\n"
    assert call("-C", folder, *words, "--lang", "en") == (2, "", said)
    assert sorted(root.rglob("*")) == before


def test_without_c_the_variable_says_where_to_begin(
    root: Path, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(elsewhere := tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv("WORKPLAN_DIR", str(root / "plan"))
    assert call("status", *JUNE).code == 0
    assert call("-C", str(elsewhere), "status").code == 2
    monkeypatch.setenv("WORKPLAN_DIR", "nowhere")
    said = "there is no folder 'nowhere'; check the path given by WORKPLAN_DIR\n"
    assert call("status", "--lang", "en") == (2, "", said)
    monkeypatch.setenv("WORKPLAN_DIR", "")
    assert call("init", *NEW).code == 0
    assert (elsewhere / "plan" / "2023.yaml").is_file()
    (elsewhere / "town").mkdir()
    monkeypatch.setenv("WORKPLAN_DIR", "town")
    assert call("init", *NEW).code == 0
    assert (elsewhere / "town" / "plan" / "2023.yaml").is_file()


def test_of_plans_that_do_not_hold_the_day_one_that_has_begun_is_meant(root: Path, call: Call) -> None:
    for year in ("2031", "2033"):
        (root / "plan" / f"{year}.yaml").write_text(PLAN.replace("2022-", f"{year}-"))
        (root / "progress" / year).mkdir()
    days = ("2021-06-30", "2026-06-30", "2032-06-30")
    found = [call("status", "--as-of", day, "--format", "json").data["plan"]["file"] for day in days]
    assert found == ["plan/2022.yaml", "plan/2022.yaml", "plan/2031.yaml"]
    (root / "plan" / "half.yaml").write_text(PLAN)
    said = "more than one plan covers 2026-06-30: plan/2022.yaml, plan/half.yaml; choose one with --plan\n"
    assert call("status", "--as-of", "2026-06-30") == (2, "", said)


def test_of_several_plans_the_day_the_name_or_the_latest_decides(root: Path, call: Call) -> None:
    def answering(*words: str) -> str:
        return str(call("status", *words, "--format", "json").data["plan"]["file"])

    (root / "plan" / "2023.yaml").write_text(PLAN.replace("2022-", "2023-"))
    answers = [answering("--as-of", day) for day in ("2022-06-30", "2023-06-30", "2026-01-01")]
    assert answers == ["plan/2022.yaml", "plan/2023.yaml", "plan/2023.yaml"]
    assert answering("--plan", "2022", "--as-of", "2023-06-30") == "plan/2022.yaml"
    (root / "plan" / "half.yaml").write_text(PLAN)
    several = "more than one plan covers 2022-06-30: plan/2022.yaml, plan/half.yaml; choose one with --plan\n"
    assert call("status", *JUNE) == (2, "", several)
    unknown = "there is no plan named '2030'; there are: plan/2022.yaml, plan/2023.yaml, plan/half.yaml\n"
    assert call("status", "--plan", "2030") == (2, "", unknown)


def test_only_the_chosen_plans_errors_stop_a_command_and_check_reads_all(root: Path, call: Call) -> None:
    other = root / "plan" / "2023.yaml"
    for broken in ("titel: Draft\n", "x: [\n", "title: T\nperiod: {start: 2024-01-01\n"):
        other.write_text(broken)
        assert call("status", *JUNE).code == 0
    other.write_text(PLAN.replace("2022-", "2023-").replace("owner: Bob", "owner: Bab"))
    assert call("status", *JUNE).code == 0
    ended = call("check")
    assert (ended.code, ": error: no owner 'Bab'" in ended.out) == (1, True)


def test_warnings_are_counted_beside_the_status_and_count_when_strict(root: Path, call: Call) -> None:
    entry = "- {date: 2022-05-31, target: lifts-added, add: 1}"
    write_log(root, entry, month="2022-05")
    assert call("check", "--strict") == (0, "", "")
    write_log(root, entry, entry, month="2022-05")
    assert call("status", *JUNE).err == "warnings: 1; `workplan check` lists them\n"
    assert [call("check").code, call("check", "--strict").code] == [0, 5]


def test_a_threshold_of_alerts_is_that_kind_or_a_graver_one(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-05-31, target: lifts-added, add: 15}", month="2022-05")
    codes = {kind: call("alerts", *JUNE, "--fail-on", kind).code for kind in ("overdue", "at-risk", "behind")}
    assert codes == {"overdue": 0, "at-risk": 5, "behind": 5}
    assert call("alerts", "--as-of", "2022-01-02", "--fail-on", "unreported").code == 0


def test_a_selection_holds_only_what_was_asked_for(root: Path, call: Call) -> None:
    def ids(*options: str) -> list[str]:
        return [
            t["id"] for t in json.loads(call("status", *JUNE, "--format", "json", *options).out)["targets"]
        ]

    write_log(
        root,
        "- {date: 2022-06-30, target: lifts-added, add: 18}",
        "- {date: 2022-06-30, target: hall, value: 5}",
    )
    everything = ["lifts-added", "lifts-finished", "hall", "growth", "talks", "share", "care"]
    assert ids() == everything
    assert ids("--owner", "Bob") == everything
    assert ids("--owner", "ann") == everything
    assert ids("--section", "1") == everything
    assert ids("--state", "behind") == ["lifts-added"]
    assert ids("--state", "behind", "--state", "in_progress") == ["lifts-added", "hall"]
    assert ids("--sort", "light")[:2] == ["talks", "lifts-added"]
    assert ids("--sort", "gap")[0] == "lifts-added"
    assert ids("--sort", "owner")[-1] == "lifts-finished"
    for rows in ("section", "task", "owner"):
        for order in ("light", "gap", "owner"):
            assert call("status", *JUNE, "--by", rows, "--sort", order).code == 0


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["status", "--as-of", "2022-13"], "'2022-13' is not a date; write 2022-06-30 or yesterday, or 2022-06 for its last day"),
        (["status", "--owner", "Nobody"], "nothing matches 'Nobody'; there are: Ann, Bob"),
        (["status", "--section", "moon"], "nothing matches 'moon'; there are: town"),
        (["show", "lifts-aded"], "nothing matches 'lifts-aded'; did you mean 'lifts-added'?"),
        (["show", "qwertyuiop"], "no target, task, section, owner or term matches 'qwertyuiop'; `workplan status --by target --format csv` lists all targets"),
        (["show"], "ID is missing; see workplan show -h"),
        (["stauts"], "there is no command 'stauts'; did you mean 'status'?"),
        (["logs"], "there is no command 'logs'; did you mean 'log'?"),
        (["help", "logs"], "there is no command 'logs'; did you mean 'log'?"),
        (["moon"], "there is no command 'moon'; see workplan -h"),
        (["status", "--onwer", "Ann"], "there is no option --onwer; did you mean --owner?"),
        (["log", "hall", "--evidense", "x"], "there is no option --evidense; did you mean --evidence?"),
        (["status", "--state", "in-progres"], "--state has no 'in-progres'; did you mean 'in_progress'?"),
        (["alerts", "--fail-on", "at_rsik"], "--fail-on has no 'at_rsik'; did you mean 'at-risk'?"),
        (["status", "--owner", "Anne"], "nothing matches 'Anne'; did you mean 'Ann'?"),
        (["report", "--format", "csv", "--task", "streest"], "nothing matches 'streest'; did you mean 'Streets'?"),
        (["status", "--by", "moon"], "--by is one of: plan, section, task, owner, tag, target; see workplan status -h"),
        (["status", "--lang", "fr"], "--lang is one of: zh, en; see workplan status -h"),
        (["status", "--moon"], "there is no option --moon; see workplan status -h"),
        (["fmt", "moon.yaml"], "moon.yaml is not a log of a plan; logs are kept below progress and end in .yaml"),
    ],
)  # fmt: skip
def test_a_wrong_call_says_what_is_right(call: Call, arguments: list[str], said: str) -> None:
    ended = call(*arguments)
    assert (ended.code, ended.out, ended.err.replace(str(Path.cwd()) + "/", "")) == (2, "", said + "\n")


def test_a_wrong_call_is_answered_in_the_language_of_the_plan(root: Path, call: Call) -> None:
    file = root / "plan" / "2022.yaml"
    file.write_text(f"language: zh\n{file.read_text('utf-8').replace('language: en', '')}", "utf-8")
    assert (
        call("status", "--as-of", "2022-13").err
        == "“2022-13”不是日期；写作 2022-06-30、6月30日、昨天，或写 2022-06、6月 表示当月最后一天\n"
    )
    assert "is not a date" in call("status", "--as-of", "2022-13", "--lang", "en").err


def test_the_language_is_asked_set_or_plans(root: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Completion" in call("status", *JUNE).out
    monkeypatch.setenv("WORKPLAN_LANG", "zh")
    assert "完成率" in call("status", *JUNE).out
    assert "Completion" in call("status", *JUNE, "--lang", "en").out
    monkeypatch.delenv("WORKPLAN_LANG")
    plan = root / "plan" / "2022.yaml"
    plan.write_text(plan.read_text().replace("language: en", "language: zh"))
    assert "完成率" in call("status", *JUNE).out


def test_a_plan_that_has_no_file_or_cannot_be_read_is_told(root: Path, call: Call) -> None:
    (root / "plan" / "2022.yaml").write_text("- a list\n")
    assert call("status").code == 1
    (root / "plan" / "2022.yaml").unlink()
    ended = call("status")
    assert (ended.code, ended.err) == (2, "no plan file (*.yaml) in plan/; create one with `workplan init`\n")
    assert call("check").code == 2


def test_logs_are_rewritten_on_request_with_the_same_entries(root: Path, call: Call) -> None:
    path = write_log(root, "# June", "- date: 2022-06-30", "  target: lifts-added", "  add: 3   # three")
    assert call("fmt", "--check") == (1, "would be rewritten: progress/2022/2022-06.yaml\n", "")
    assert call("fmt", str(path)) == (0, "rewritten: progress/2022/2022-06.yaml\n", "")
    assert path.read_text() == "# June\n# three\n- {date: 2022-06-30, target: lifts-added, add: 3}\n"
    assert call("fmt") == (0, "every log is already in canonical form\n", "")
    path.write_text("- {date: 2022-06-31, target: x}\n")
    assert (call("fmt").code, path.read_text()) == (1, "- {date: 2022-06-31, target: x}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--organization", "O", "--year", "2023"], "--title"),
        (["--title", " ", "--organization", "O", "--year", "2023"], "--title cannot be empty"),
        (["--title", "T", "--organization", "O", "--year", "next"], "'next' is not a year; write 2023"),
    ],
)
def test_what_a_new_plan_needs_is_asked_for(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = call("init", *arguments)
    assert (ended.code, said in ended.err, list(tmp_path.iterdir())) == (2, True, [])


def test_an_entry_that_was_written_but_not_printed_is_said_to_be_written(root: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ran = started("log", "lifts-added", "+1", "--date", "2022-06-30", cwd=root, stdout=full)
    told = "written to progress/2022/2022-06.yaml, but the result could not be printed\n"
    assert (ran.returncode, ran.stderr) == (4, told)
    assert log_of(root, "2022-06").count("add: 1") == 1


def _read_or_press(master: int, keys: bytes) -> bytes:
    """What comes next, pressing the keys again as a person would when nothing happens for long.

    Python's `input` misses a Ctrl-C that arrives just before it starts to read.
    """
    while not select.select([master], [], [], 10)[0]:
        os.write(master, keys)
    return read_from(master)


def test_a_terminal_gets_colours_unless_it_wants_none_and_its_width_is_used(root: Path) -> None:
    def shown(**settings: str) -> str:
        environment = {**os.environ, "TERM": "xterm-256color", **settings}
        code, printed = on_a_terminal([*COMMAND, "status", *JUNE], cwd=root, env=environment)
        assert code == 0
        return printed

    assert "\x1b[" in shown()
    assert "\x1b[" not in shown(TERM="dumb")
    plain = shown(NO_COLOR="1")
    assert "\x1b[" not in plain
    assert 70 < max(len(line) for line in plain.splitlines()) <= 80


def test_piped_output_is_plain_and_the_same_whatever_the_terminal(root: Path, call: Call) -> None:
    ran = started("-C", str(root), "status", *JUNE, env={**os.environ, "TERM": "xterm-256color"})
    assert ran.stdout == call("status", *JUNE).out


def test_a_report_that_nobody_would_read_stops_the_status_of_its_plan(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-06-30, target: lifts-added, add: 18}").rename(
        root / "progress/2022/2022-06.yml"
    )
    ended = call("status", *JUNE)
    assert (ended.code, "[misnamed-file]" in ended.err) == (1, True)
    assert call("check").out.count("[misnamed-file]") == 1


@pytest.mark.parametrize("keys", [b"\x03", b"\x04"])
@pytest.mark.parametrize("command", ["log", "init"])
def test_a_question_can_be_left_by_ctrl_c_or_ctrl_d(root: Path, command: str, keys: bytes) -> None:
    pid, master = pty.fork()
    if pid == 0:
        os.chdir(root)
        os.execv(sys.executable, [*COMMAND, command])
    printed = read_from(master)
    os.write(master, keys)
    while chunk := _read_or_press(master, keys):
        printed += chunk
    os.close(master)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 130
    assert b"Traceback" not in printed
    assert printed.decode().strip().endswith("interrupted")


def test_the_roll_up_of_owners_is_of_the_states_shown(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-06-30, target: lifts-added, add: 18}")

    def owners(*options: str) -> list[tuple[str, int]]:
        answer = json.loads(call("status", *JUNE, "--format", "json", *options).out)
        return [(owner["name"], sum(owner["counts"].values())) for owner in answer["owners"]]

    assert (owners(), owners("--state", "behind")) == ([("Ann", 7), ("Bob", 7)], [("Ann", 1), ("Bob", 1)])
    assert owners("--owner", "Bob") == [("Bob", 7)]


@pytest.mark.usefixtures("root")
def test_parser_errors_are_said_in_the_language_asked_for(call: Call) -> None:
    said = [
        call("--lang", "zh", *arguments).err
        for arguments in (["status", "x"], ["status", "--width", "w"], ["status", "--format"], ["show", " "])
    ]
    assert said == [
        "多出的内容：x；含空格的文字要加引号；用法：workplan status -h\n", "--width 的值不对；用法：workplan status -h\n",
        "--format 后面缺少内容；用法：workplan -h\n", "没有与“ ”相符的指标、任务、板块、牵头领导或名词；`workplan status --by target --format csv` 列出全部指标\n",
    ]  # fmt: skip


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("words", "is_chinese"),
    [
        (["log", "nothing", "--note", "--lang"], False),
        (["log", "nothing", "--note=--lang", "zh"], False),
        (["log", "nothing", "--by", "--lang=zh"], False),
        (["lgo", "nothing", "--by", "--lang=zh"], False),
        (["log", "nothing", "--note", "--", "--lang", "zh"], True),
        (["status", "--", "--lang", "zh"], False),
        (["status", "--moon", "--lang", "zh"], True),
        (["moon", "--lang", "zh"], True),
        (["moon", "-x", "--lang"], False),
        (["help", "moon", "--lang=zh"], True),
        (["status", "--lang", "zh", "--format"], True),
    ],
)
def test_only_the_option_lang_decides_the_language(words: list[str], is_chinese: bool, call: Call) -> None:
    ended = call(*words)
    assert (ended.code, any(letter > "一" for letter in ended.err)) == (2, is_chinese)


ROLLUP = """\
title: District
period: {start: 2022-01-01, end: 2022-12-31}
bodies: [{id: town, folder: ..}]
indicators: []
"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", LISTED)
def test_help_at_80_columns_divides_no_choice_and_has_calls_that_run(
    name: str, language: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root"
    for part in ("plan", "progress", "source"):
        shutil.copytree((TOUR if language == "en" else ROOT) / part, root / part)
    (root / "rollup").mkdir()
    (root / "rollup" / "2022.yaml").write_text(ROLLUP)
    Repository.at(root).commit(day="2022-07-01")
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "80")
    told = call("help", name, "--lang", language)
    assert told == call(name, "--help", "--lang", language)
    assert "…" not in told.out.replace("…_SECRET", "")
    if name in ("status", "alerts", "report"):
        assert {*State} <= {*told.out.split()}
    page = told.out.replace("：", " ").split()[-1]
    calls = [
        line.split("workplan ", 1)[1].strip()
        for line in told.out.splitlines()
        if line.startswith("   workplan ")
    ]
    assert (len(calls) in (2, 3), (ROOT / page).is_file()) == (True, True)
    if name == "collect in":
        assert call("collect", "out", "--period", "2022-09").code == 0
    for words in calls:
        if words not in ("log", "init", "undo") and name != "draft":  # which ask, or need a document
            assert call(*shlex.split(words)).code in (0, 5), words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_that_completes_in_a_shell_is_printed_whole(shell: str, call: Call) -> None:
    ended = call("completion", shell)
    assert (ended.code, ended.out) == (0, shell_script(shell))


@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        ("show -h", ["show"]),
        ("-C . --plan=2022 --wide --no-cache --width 80 --lang en show -h", ["show"]),
        ("-h", MODULES),
        ("-h show", MODULES),
        ("--lang", []),
    ],
)
def test_of_the_commands_only_the_called_one_is_loaded(words: str, loaded: list[str]) -> None:
    code = (
        "from workplan.cli.main import ended; ended();"
        "import sys; print([name.rpartition('.')[2] for name in sys.modules if 'cli.commands.' in name], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code, *words.split()], capture_output=True, check=True)
    assert ran.stderr.decode().splitlines()[-1] == str(loaded)


def test_fmt_tells_a_log_that_is_a_link_to_itself(root: Path, call: Call) -> None:
    log = root / "progress/2022/2022-06.yaml"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.symlink_to(log.name)
    for files in ([], [str(log)]):
        ended = call("fmt", "--check", *files)
        assert (ended.code, ended.err.endswith("[unreadable-file]\n")) == (1, True)


def _renamed(folder: Path) -> None:
    folder.rename(folder.with_name("22"))


def _in_the_way(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def instead(folder: Path) -> None:
        folder.rename(folder.parents[1] / "away")
        make(folder)

    return instead


def _gone(folder: Path) -> None:
    folder.parent.rename(folder.parents[1] / "away")


def _a_file_for_all(folder: Path) -> None:
    _gone(folder)
    folder.parent.touch()


BARS: dict[str, Callable[[Path], None]] = {
    "renamed": _renamed, "a pipe": _in_the_way(os.mkfifo), "a file": _in_the_way(Path.touch),
    "a broken link": _in_the_way(lambda folder: folder.symlink_to("nowhere")),
    "no progress at all": _gone, "a file for all": _a_file_for_all,
}  # fmt: skip


@pytest.mark.parametrize("bar", BARS)
@pytest.mark.parametrize(
    "words", [("status",), ("alerts",), ("show", "hall"), ("report", "--format", "csv"), ("check",), ("fmt",)]
)
def test_logs_that_are_not_there_are_told_by_every_command(
    root: Path, call: Call, bar: str, words: tuple[str, ...]
) -> None:
    write_log(root, "- {date: 2022-06-30, target: lifts-added, add: 3}")
    assert call(*words).err == ""
    BARS[bar](root / "progress" / "2022")
    told = [line for line in call(*words).err.splitlines() if "progress/2022" in line]
    assert len(told) == 1
    if words == ("status",):
        assert call("status", "--as-of", "2022-02-05").err.count("progress/2022") == 0
        assert call("status", "--as-of", "2022-02-06").err.count("progress/2022") == 1


def test_reports_that_nobody_reads_are_told_by_every_command(root: Path, call: Call) -> None:
    write_log(root, "- {date: 2022-05-31, target: lifts-added, add: 3}", month="2022-05")
    (root / "progress" / "2022-06.yaml").write_text("- {date: 2022-06-30, target: lifts-added, add: 3}\n")
    said = "not read, so nothing in it counts: progress/2022-06.yaml (1 in all); see `workplan check`\n"
    for words in (("status",), ("alerts",), ("show", "hall"), ("report", "--format", "csv")):
        assert call(*words).err == said
    assert call("log", "care", "--note", "x", "--date", "2022-06-30").err == said


@pytest.mark.parametrize("words", [("status",), ("check",), ("fmt",), ("log", "hall", "done")])
def test_a_lone_plan_with_another_ending_is_named(root: Path, call: Call, words: tuple[str, ...]) -> None:
    (root / "plan" / "2022.yaml").rename(root / "plan" / "2022.yml")
    ended = call(*words)
    assert (ended.code, "'2022.yml' is not read; plans are .yaml files: rename it" in ended.err) == (1, True)


def test_a_folder_of_plans_in_other_letters_is_named(root: Path, call: Call) -> None:
    (root / "plan").rename(root / "Plan")
    ended = call("status")
    assert (ended.code, ended.err) == (
        2,
        f"there is no plan/ folder; rename {root}/Plan, which is spelt differently (case or blanks), to plan\n",
    )


ABSENT = """
import os, signal, sys
for name in ("fcntl", "pwd", "grp", "termios", "resource", "_posixsubprocess"):
    if name != "_posixsubprocess":
        sys.modules[name] = None
for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY", "geteuid", "getegid", "getgroups", "getuid",
             "fchmod", "chown", "pread"):
    delattr(os, name)
for name in ("SIGHUP", "pthread_sigmask"):
    delattr(signal, name)
from workplan.cli.main import main
main()
"""


def test_nothing_of_posix_alone_is_needed(root: Path, tmp_path: Path) -> None:
    def ran(*words: str) -> tuple[int, str]:
        ended = subprocess.run(
            [sys.executable, "-c", ABSENT, *words], cwd=root, capture_output=True, text=True, check=False,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        )  # fmt: skip
        return ended.returncode, ended.stderr

    day = ("--date", "2022-06-30", "--id", "q1")
    assert [
        ran("log", "lifts-added", "+3", *day),
        ran("log", "lifts-added", "+4", "--date", "2022-06-30"),
    ] == [(0, "")] * 2
    assert log_of(root, "2022-06").count("\n") == 2
    for words in (
        ("status",),
        ("status",),
        ("alerts",),
        ("show", "hall"),
        ("check",),
        ("report", "-o", "r.csv"),
        ("fmt",),
    ):
        assert ran(*words) == (0, "")
    log = root / "progress" / "2022" / "2022-06.yaml"
    log.write_text(log.read_text().replace(", add", ",  add"))
    assert ran("fmt") == (0, "")
    assert ",  add" not in log.read_text()
    assert ran("init", "--title", "x", "--organization", "y", "--year", "2023") == (0, "")
