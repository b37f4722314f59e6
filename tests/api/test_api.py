"""`workplan.open` and `workplan.judge` answer as the command line does, and `judge` by nothing but its texts."""

import doctest
import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import workplan
from plans import LIFTS, plan_text
from program import called
from workplan.api import Judgement
from workplan.views.records import TABLES, columns_of

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "examples" / "tour"
DAY = date(2022, 6, 30)
NEXT_YEAR = date(2023, 3, 1)
FILE = "plan/2022.yaml"


def texts(root: Path, file: str = FILE) -> dict[str, str]:
    """The plan and the logs below a root, by their paths."""
    logs = sorted((root / "progress" / Path(file).stem).rglob("*.yaml"))
    return {path.relative_to(root).as_posix(): path.read_text() for path in (root / file, *logs)}


def judged(root: Path, **settings: Any) -> Judgement:
    plan, *logs = texts(root).items()
    return workplan.judge(plan[1], dict(logs), DAY, file=FILE, body=root.name, **settings)


@pytest.mark.parametrize("root", [ROOT, TOUR, ROOT / "examples" / "linan-2022"], ids=lambda root: root.name)
def test_an_office_the_texts_alone_and_the_command_line_give_one_answer(root: Path) -> None:
    opened = workplan.open(root / "plan", today=NEXT_YEAR).status(DAY)
    alone = judged(root)
    printed = called(root, "status", "--as-of", "2022-06-30", "--format", "json", "--no-cache").data
    assert opened.status == alone.status == printed
    assert {table: opened.rows(table) for table in TABLES} == {table: alone.rows(table) for table in TABLES}


def test_rows_tell_what_the_machine_format_tells() -> None:
    found = judged(TOUR)
    assert found.status is not None
    told: Any = found.status["targets"]
    assert [row["target"] for row in found.verdicts] == [each["id"] for each in told]
    for row, each in zip(found.verdicts, told, strict=True):
        assert (row["state"], row["light"], row["unit"]) == (each["state"], each["light"], each["unit"])
        figures = {key: each[key] and Decimal(each[key]) for key in ("remaining", "missing", "gap")}
        assert {key: row[key] for key in figures} == figures
    whole = found.groups[0]
    sums = {
        key: sum(row[key] is True for row in found.verdicts) for key in ("scored", "on_pace", "unreported")
    }
    assert {key: whole[key] for key in sums} == sums == {key: found.status[key] for key in sums}
    assert whole["reported"] == sum(bool(row["scored"] and row["has_figure"]) for row in found.verdicts)
    assert [row["message"] for row in found.alerts] == [
        each["message"] for each in _list(found.status, "alerts")
    ]


def _list(status: dict[str, object], key: str) -> list[dict[str, Any]]:
    found: Any = status[key]
    return list(found)


def test_every_row_has_the_columns_of_its_table_and_every_figure_twelve_decimals() -> None:
    found = judged(ROOT)
    for table in TABLES:
        keys = [column.key for column in columns_of(table)]
        assert keys[:2] == ["body", "period"]
        assert [[*row] for row in found.rows(table)] == [keys] * len(found.rows(table))
        figures = [value for row in found.rows(table) for value in row.values() if isinstance(value, Decimal)]
        assert {figure.as_tuple().exponent for figure in figures} <= {-12}


def test_shares_are_rounded_half_up_only_when_they_become_rows() -> None:
    plan = plan_text("{id: yards, name: Yards, kind: count, unit: yards, at_least: 64}")
    found = workplan.judge(plan, {"a.yaml": "- {date: 2022-06-30, target: yards, add: 21}\n"}, DAY)
    assert found.verdicts[0]["completion"] == Decimal("0.328125")
    third = plan_text("{id: yards, name: Yards, kind: level, unit: '%', at_least: 90}")
    found = workplan.judge(third, {"a.yaml": "- {date: 2022-06-30, target: yards, value: 2/3}\n"}, DAY)
    assert found.verdicts[0]["value"] == Decimal("66.666666666667")
    assert found.verdicts[0]["completion"] == Decimal("0.740740740741")


def test_an_entry_whose_id_counts_already_is_marked_so() -> None:
    line = "- {date: 2022-06-30, target: lifts, add: 3, id: q7k2m9x4c8tz}\n"
    found = workplan.judge(plan_text(LIFTS), {"a.yaml": line, "b.yaml": line}, DAY)
    assert [(row["file"], row["repeated"]) for row in found.entries] == [("a.yaml", False), ("b.yaml", True)]
    assert found.plans[0]["warnings"] == len(found.problems) == 1


def test_errors_leave_no_answer_and_tell_their_places() -> None:
    found = workplan.judge(plan_text(LIFTS), {"a.yaml": "- {date: 2022-06-30, target: lift, add: 3}\n"}, DAY)
    assert found.status is None
    assert (found.verdicts, found.plans) == ([], [])
    assert found.problems == [
        {"file": "a.yaml", "line": 1, "column": 30, "severity": "error", "code": "unknown-target",
         "message": "no target 'lift'; did you mean 'lifts'?"},
    ]  # fmt: skip


def test_the_words_are_of_the_language_asked_for_or_of_the_plan() -> None:
    assert "没有指标" in str(
        workplan.judge(
            plan_text(LIFTS), {"a": "- {date: 2022-01-01, target: x, add: 1}\n"}, DAY, language="zh"
        ).problems
    )
    assert "is empty" in str(workplan.judge("", {}, DAY).problems)


def test_what_lies_in_the_future_is_an_error_only_for_one_who_says_which_day_it_is() -> None:
    log = {"a.yaml": "- {date: 2022-08-30, target: lifts, add: 3}\n"}
    assert workplan.judge(plan_text(LIFTS), log, DAY).problems == []
    assert [p["code"] for p in workplan.judge(plan_text(LIFTS), log, DAY, DAY).problems] == [
        "entry-in-future"
    ]


def test_bytes_are_texts_and_half_a_character_is_told() -> None:
    plan = plan_text(LIFTS)
    assert workplan.judge(plan.encode(), {}, DAY).status == workplan.judge(plan, {}, DAY).status
    assert [p["code"] for p in workplan.judge("title: \ud800", {}, DAY).problems] == ["not-utf8"]


def test_a_time_means_its_day() -> None:
    plan, log = plan_text(LIFTS), {"a.yaml": "- {date: 2022-06-30, target: lifts, add: 3}\n"}
    noon = datetime(2022, 6, 30, 12, tzinfo=UTC)
    assert workplan.judge(plan, log, noon, noon).status == workplan.judge(plan, log, DAY, DAY).status
    assert workplan.open(TOUR, today=NEXT_YEAR).status(noon).status == judged(TOUR).status


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(3000, 1, 1)])
def test_days_that_no_plan_can_have_are_refused(day: date) -> None:
    for asked, today in ((day, None), (DAY, day)):
        with pytest.raises(ValueError, match="outside of the years 1900 to 2999"):
            workplan.judge(plan_text(LIFTS), {}, asked, today)
    with pytest.raises(ValueError, match="outside of the years"):
        workplan.open(TOUR).status(day)


@pytest.mark.parametrize(
    ("plan", "logs", "day", "said"),
    [
        (None, {}, DAY, "'plan/plan.yaml': the path of a text"),
        ("", {"a.yaml": None}, DAY, "'a.yaml': the path of a text"),
        ("", {Path("a.yaml"): ""}, DAY, "the path of a text is a str"),
        ("", {}, "2022-06-30", "a date is wanted, not '2022-06-30'"),
    ],
)
def test_what_is_of_no_such_type_is_refused(plan: Any, logs: Any, day: Any, said: str) -> None:
    with pytest.raises(TypeError, match=re.escape(said)):
        workplan.judge(plan, logs, day)


def test_a_log_that_is_called_as_the_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="stands among the logs"):
        workplan.judge(plan_text(LIFTS), {FILE: ""}, DAY, file=FILE)


def test_an_office_is_called_as_its_folder_is(two_years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (two_years.parent / "link").symlink_to(two_years / "plan")
    monkeypatch.chdir(two_years / "progress")
    for path in ("..", ".", "2022/..", "../../link"):
        assert workplan.open(path).status(DAY).plans[0]["body"] == two_years.name


def test_the_types_of_answers_are_there_for_annotations() -> None:
    office: workplan.Office = workplan.open(TOUR)
    assert (type(office), type(office.status(DAY))) == (workplan.Office, workplan.Judgement)
    assert not hasattr(workplan, "Verdict")


def test_a_status_holds_plain_values_alone() -> None:
    def types(value: object) -> set[type]:
        parts = (
            [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
        )
        return {type(value)}.union(*map(types, parts))

    assert types(judged(TOUR).status) == {dict, list, str, int, bool, type(None)}


PURE = """
import sys
from datetime import UTC, date, datetime
import workplan
seen = []
def judged(plan, **logs):
    return workplan.judge(plan, {f"progress/2022/{k}.yaml": v for k, v in logs.items()}, date(2022, 6, 30))
first, second = (open(path).read() for path in sys.argv[1:3])
log = '- {date: 2022-01-05, target: %s, add: 3, evidence: ["evidence/a.pdf"]}\\n'
judged(first, a=log % "nobody").rows("verdicts")
judged(first).status
def hook(name, given):
    if name.split(".")[0] in ("open", "os", "subprocess", "socket", "shutil", "sqlite3", "import"):
        seen.append((name, given[0]))
sys.addaudithook(hook)
found = judged(second, a=log % "nobody")
again = judged(second)
assert found.problems and again.status
again.rows("alerts")
print(seen)
"""


def test_judge_opens_no_file_asks_no_system_and_keeps_nothing() -> None:
    plans = [str(ROOT / FILE), str(TOUR / FILE)]
    ran = subprocess.run([sys.executable, "-c", PURE, *plans], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("table", TABLES)
def test_pandas_and_polars_take_rows_and_columns_as_they_are(table: str) -> None:
    found = judged(ROOT)
    rows, columns = found.rows(table), found.columns(table)
    assert pl.DataFrame(columns).to_dicts() == pl.DataFrame(rows, infer_schema_length=None).to_dicts() == rows
    assert pd.DataFrame(columns).equals(pd.DataFrame(rows))


def test_sums_of_figures_stay_exact_in_both() -> None:
    found = judged(ROOT)
    exact = sum(row["value"] for row in found.verdicts if row["value"] is not None)
    assert pd.DataFrame(found.verdicts)["value"].dropna().sum() == exact
    assert pl.DataFrame(found.columns("verdicts"))["value"].sum() == exact


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_rows_has_its_columns(table: str) -> None:
    columns = workplan.judge("", {}, DAY).columns(table)
    assert columns == {column.key: [] for column in columns_of(table)}
    assert pl.DataFrame(columns).columns == [*pd.DataFrame(columns)] == [*columns]


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    for year in (2022, 2023):
        (tmp_path / "plan" / f"{year}.yaml").write_text(plan_text(LIFTS, year=year))
        (tmp_path / "progress" / str(year)).mkdir(parents=True)
    return tmp_path


def test_a_day_chooses_among_several_plans(two_years: Path) -> None:
    office = workplan.open(str(two_years), today=date(2023, 2, 1))
    assert [office.status(day).plans[0]["file"] for day in ("2022-06", date(2023, 1, 5), None)] == [
        "plan/2022.yaml", "plan/2023.yaml", "plan/2023.yaml",
    ]  # fmt: skip
    assert workplan.open(two_years, "2022", today=DAY).status(date(2023, 1, 5)).plans[0]["file"] == FILE


@pytest.mark.parametrize(
    ("plan", "day", "error", "said"),
    [
        ("2024", "2022-06", LookupError, "no plan named '2024'"),
        (None, "soon", ValueError, "soon"),
        (None, "2022-06", LookupError, "plan/2022-b.yaml"),
    ],
)
def test_what_cannot_be_answered_is_raised_with_the_words_of_the_command_line(
    two_years: Path, plan: str | None, day: str, error: type[Exception], said: str
) -> None:
    shutil.copy(two_years / FILE, two_years / "plan" / "2022-b.yaml")
    with pytest.raises(error, match=re.escape(said)):
        workplan.open(two_years, plan, today=DAY).status(day)


def test_no_root_no_plan_and_no_such_language_are_raised_too(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="no plan/"):
        workplan.open(tmp_path)
    (tmp_path / "plan").mkdir()
    with pytest.raises(LookupError, match="workplan init"):
        workplan.open(tmp_path).status()
    with pytest.raises(ValueError, match="fr"):
        workplan.open(tmp_path, language="fr")


def test_an_office_lists_the_problems_that_check_lists(two_years: Path) -> None:
    (two_years / "progress" / "2022" / "2022-06.yml").write_text("- {}")
    (two_years / "progress" / "2023" / "2023-01.yaml").write_text(
        "- {date: 2023-01-05, target: lift, add: 3}\n"
    )
    office = workplan.open(two_years, today=date(2023, 2, 1))
    printed = called(two_years, "check", "--format", "json")
    assert office.problems == json.loads(printed.out)
    assert {each["code"] for each in office.problems} == {"misnamed-file", "unknown-target"}
    assert workplan.open(two_years, "2023", today=DAY).status(DAY).status is None


def test_a_plan_is_read_once(two_years: Path) -> None:
    office = workplan.open(two_years, today=date(2023, 2, 1))
    before = office.status(DAY)
    log = two_years / "progress" / "2022" / "2022-06.yaml"
    log.write_text("- {date: 2022-06-30, target: lifts, add: 3}\n")
    assert office.status(DAY).entries == before.entries == []
    assert len(workplan.open(two_years, today=DAY).status().entries) == 1


def test_importing_the_package_loads_nothing_else_of_it() -> None:
    code = "import sys, workplan; print([name for name in sys.modules if name.startswith('workplan.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_the_examples_of_the_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "docs/api.md").read_text(), re.MULTILINE | re.DOTALL
    )
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "docs/api.md", None, 0)
    assert len(test.examples) > 10
    assert (
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test).failed
        == 0
    )
