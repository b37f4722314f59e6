"""What is offered at a TAB, as a shell asks for it: quickly, in step with the command line, and never a problem."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from workplan.cli.complete import Typed, answer, unquoted

ROOT = Path(__file__).parents[2]
Asked = Callable[..., list[str]]


@pytest.fixture
def asked(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Ask in this process what may stand at the end of some words."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "WORKPLAN_LANG"):
        monkeypatch.delenv(name, raising=False)

    def candidates(*words: str, shell: str = "zsh", day: str = "2022-06-30") -> list[str]:
        capfd.readouterr()
        assert answer([shell, *words], day) == 0
        out, err = capfd.readouterr()
        assert err == ""
        return out.splitlines()

    return candidates


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["show", "lift"], ["lifts-added\t新增加梯", "lifts-finished\t完工加梯", "lift-service\t加梯服务机制建设"]),
        (["show", "新增加"], ["新增加梯\tlifts-added"]),
        (["show", "x", ""], []),
        (["col"], ["collect\tWho has reported and who owes; reminders to those who do."]),
        (["collect", "i"], ["in\tRead replies, show what they would write, and write it afte…"]),
        (["help", "collect", "o"], ["out\tWrite a sheet for each unit that has something to report."]),
        (["collect", "out", "--period", "2022-0"], [f"2022-0{month}\t" for month in range(1, 10)]),
        (["collect", "status", "--unit", "黄"], ["黄永\t副主任"]),
        (["collect", "nothing", ""], []),
        (["log", "lifts-f"], ["lifts-finished\t完工加梯"]),
        (["log", "--wide", "lifts-f"], ["lifts-finished\t完工加梯"]),
        (["log", "lifts-added", "--prob"], ["--problem\tWhat stands in the way."]),
        (["log", "黄"], []),
        (["status", "--owner", "黄"], ["黄永\t副主任"]),
        (["status", "--owner=黄"], ["--owner=黄永\t副主任"]),
        (["status", "--lang", ""], ["zh\t", "en\t"]),
        (["status", "-Cexamples/tour", "--owner", "T"], ["Tom Ashby\tHead of economy"]),
        (["status", "-C", "nowhere", "--owner", ""], []),
        (["status", "-C", "~no-such-user/x", "--owner", ""], []),
        (["status", "-C", "$HERE/examples/tour", "--owner", "T"], ["Tom Ashby\tHead of economy"]),
        (["status", "-C", "~/examples/tour", "--owner", "T"], ["Tom Ashby\tHead of economy"]),
        (["status", "--section", "live"], ["livelihood\t抓民生"]),
        (["report", "--task", "livelihood-p"], ["livelihood-projects\t做优民生项目"]),
        (["alerts", "--state", "o"], ["overdue\toverdue", "outside\toutside limit", "on_track\ton track"]),
        (["status", "--lang=zh", "--state=at"], ["--state=at_risk\t严重滞后"]),
        (["alerts", "--fail-on", "at"], ["at-risk\tAt risk"]),
        (["log", "x", "--light", ""], ["red\tred", "yellow\tyellow", "green\tgreen"]),
        (["help", "sch"], ["schema\tThe JSON Schema of plans, logs or plans of plans, for compl…"]),
        (["status", "--owner", "-C", "--section", "live"], ["livelihood\t抓民生"]),
        (["show", "--", "-Cexamples/tour", "--plan", ""], []),
        (["report", "-oreport.csv", "--section", "live"], ["livelihood\t抓民生"]),
        (["--plan", ""], ["2022\t友谊路街道2022年工作要点"]),
        (["status", "--plan", "2021", "--owner", ""], []),
        (["status", "-C", "examples/tour", "--owner", "T"], ["Tom Ashby\tHead of economy"]),
        (["status", "-C", ""], ["\tfolders"]),
        (["fmt", "progress/"], ["\tfiles"]),
        (["schema", ""], ["plan\t", "log\t", "rollup\t"]),
        (["status", "--by", "t"], ["task\t", "tag\t", "target\t"]),
        (["nonsense", ""], []),
        (["sch"], ["schema\tThe JSON Schema of plans, logs or plans of plans, for compl…"]),
        (["status", "--as-of", ""], []),
    ],
)  # fmt: skip
def test_offered(asked: Asked, monkeypatch: pytest.MonkeyPatch, words: list[str], lines: list[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HOME", str(ROOT))
    monkeypatch.setenv("HERE", ".")
    assert asked(*words) == lines


@pytest.mark.parametrize(
    ("replaced", "words", "lines"),
    [
        ("黄", ["status", "--owner", "黄"], ["黄永\t黄永  副主任"]),
        ("黄", ["status", "--owner=黄"], ["黄永\t黄永  副主任"]),
        ("", ["status", "--owner="], None),
        ("To", ["status", "-C", "examples/tour", "--owner", '"To'], ["Tom Ashby\tTom Ashby  Head of economy"]),
        ('"To"', ["status", "-C", "examples/tour", "--owner", '"To"'], ["Tom\\ Ashby\tTom\\ Ashby  Head of economy"]),
        ("m", ["status", "-C", "examples/tour", "--owner", "To'm"], ["m Ashby\tm Ashby  Head of economy"]),
        ("", ["fmt", ""], ["\tfiles"]),
    ],
)  # fmt: skip
def test_bash_gets_what_stands_in_the_place_of_the_end_of_the_word(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, replaced: str, words: list[str], lines: list[str] | None
) -> None:
    monkeypatch.chdir(ROOT)
    offered = asked(replaced, *words, shell="bash")  # noqa: S604  # the name of one
    assert offered == lines if lines is not None else len(offered) > 1


def test_the_plan_of_the_day_is_meant(asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan").mkdir()
    for year in (2020, 2021):
        plan = f"period: {{start: {year}-01-01, end: {year}-12-31}}\nowners: {{of {year}: }}\n"
        (tmp_path / "plan" / f"{year}.yaml").write_text(plan)
    assert asked("status", "--owner", "") == ["of 2021\t"]
    assert asked("status", "--as-of", "2020-06", "--owner", "") == ["of 2020\t"]
    assert asked("status", "--plan", "2020", "--owner", "") == ["of 2020\t"]


def test_the_stages_of_the_target_are_offered(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_text(
        "period: {start: 2022-01-01, end: 2022-12-31}\n"
        "sections:\n"
        "  - targets:\n"
        "      - {id: hall, name: Hall, formerly: [house], checkpoints: [{by: 2022-05, name: tender}, {value: 5, name: x}]}\n"
        "      - {id: mill, name: Mill, checkpoints: [{by: 2022-05, name: work begun}]}\n"
    )
    assert asked("log", "hall", "--reached", "") == asked("log", "house", "--reached", "") == ["tender\tHall"]
    assert asked("log", "mill", "--reached=w") == ["--reached=work begun\tMill"]
    assert asked("log", "--reached", "") == ["tender\tHall", "work begun\tMill"]
    assert asked("log", "bridge", "--reached", "") == []


def test_tags_of_sections_tasks_and_targets_are_offered(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    task = "{id: b, title: B, tags: two words, targets: [{id: c, name: C, tags: [city, new]}]}"
    (tmp_path / "plan" / "2022.yaml").write_text(
        f"sections: [{{id: a, title: A, tags: city, tasks: [{task}]}}]\n"
    )
    assert asked("status", "-C", str(tmp_path), "--tag", "") == ["city\t", "two words\t", "new\t"]
    assert asked("alerts", "-C", str(tmp_path), "--tag=c") == ["--tag=city\t"]
    quoted = asked("t", "status", "-C", str(tmp_path), "--tag", "t", shell="bash")  # noqa: S604  # the name of one
    assert quoted == ["two\\ words\ttwo\\ words"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("- a list\n", []),
        ("owners: {Ann: {title: head}\n", []),
        ("owners:\n  Ann: {title: head}\n  Bob: {title: x\nsections: 5\n", ["Ann\thead", "Bob\t"]),
        ("owners: {Ann: [head], Bob: {title: [x]}}\nperiod: never\n", ["Ann\t", "Bob\t"]),
    ],
)
def test_of_a_broken_plan_the_rest_is(asked: Asked, tmp_path: Path, text: str, lines: list[str]) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_text(text)
    assert asked("status", "-C", str(tmp_path), "--owner", "") == lines


def test_outside_of_a_root_only_commands(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert asked("show", "") == []
    assert asked("sta") == ["status\tThe completion table and the most urgent alerts."]


def test_in_a_gone_folder_nothing_is(asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert asked("show", "") == []


@pytest.mark.parametrize("arguments", [[], ["zsh"], ["zsh", "show", "\udcff"]])
def test_a_strange_question_has_no_answer(capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert answer(arguments, "2022-06-30") == 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Alex\\ K", "Alex K"), ('"Alex K', "Alex K"), ("'O", "O"), ("'O'\\''N", "O'N"), ('"a\\"b"c', 'a"bc'),
        ("a'b c'd", "ab cd"), ("\\\\", "\\"),
    ],
)  # fmt: skip
def test_a_word_of_bash_means_what_bash_makes_of_it(typed: str, meant: str) -> None:
    assert unquoted(typed) == meant


def test_the_plan_is_that_of_c_else_of_the_variable(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert asked("show", "lifts-f") == []
    monkeypatch.setenv("WORKPLAN_DIR", str(ROOT))
    assert asked("show", "lifts-f") == ["lifts-finished\t完工加梯"]
    assert asked("-C", ".", "show", "lifts-f") == []


def test_where_the_cursor_is() -> None:
    typed = Typed.of(["-C", "x", "log", "--note", "a b", "lifts", "-3", ""], date(2022, 6, 30))
    assert (typed.command, typed.place, typed.option, typed.given) == (
        "log", 2, None, {"-C": "x", "--note": "a b"},
    )  # fmt: skip


def test_ids_and_names_are_offered_without_loading_what_a_tab_cannot_wait_for() -> None:
    code = (
        "import sys; from workplan.cli.complete import answer; "
        "answer(['zsh', 'show', ''], '2022-06-30'); "
        "print([m for m in ('typer', 'rich', 'pydantic', 'workplan.cli.args') if m in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"
    assert "lifts-added\t新增加梯\n" in ran.stdout
