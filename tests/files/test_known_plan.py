"""Plans that were found without mistakes before: the same plan, the same warnings, or nothing."""

from pathlib import Path

import pytest

from workplan.core.problems import Address, Place, Problem
from workplan.files.known_plan import keep_outline, keep_plan, known_outline, known_plan
from workplan.files.outline import outlines
from workplan.files.plan_file import read_plan

REAL = Path(__file__).parents[2] / "plan" / "2022.yaml"
FILE = "plan/2022.yaml"
WARNINGS = (
    Problem("unused-definition", FILE, Address(("definitions", "fair"), on_key=True), {"term": "fair"}),
    Problem(
        "due-moved-late", FILE, Address(("revisions", 0, "date"), part="x"), {"known": ("a", "b"), "n": 1}
    ),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("WORKPLAN_NO_CACHE", raising=False)


def test_a_plan_that_is_known_is_the_one_that_is_read() -> None:
    raw = REAL.read_bytes()
    found = read_plan(raw, FILE)
    assert found.plain is not None
    assert known_plan(raw, FILE) is None
    keep_plan(raw, found.plain, WARNINGS)
    assert known_plan(raw, FILE) == (found.plan, WARNINGS)
    assert known_plan(raw + b"\n", FILE) is None


def test_the_days_in_a_warning_come_back() -> None:
    found = read_plan(REAL.read_bytes(), FILE)
    assert found.plain is not None
    assert found.plan is not None
    day = found.plan.period.start
    warning = Problem("due-moved-late", FILE, Address(("revisions", 0)), {"day": day, "none": None})
    keep_plan(b"raw", found.plain, [warning])
    assert known_plan(b"raw", FILE) == (found.plan, (warning,))


@pytest.mark.parametrize(
    "problem",
    [
        Problem("unknown-owner", FILE, Address(("sections", 0))),
        Problem("unused-definition", FILE, Place(1, 1)),
    ],
)
def test_a_plan_with_mistakes_is_not_kept(problem: Problem) -> None:
    keep_plan(b"raw", {}, [problem])
    assert known_plan(b"raw", FILE) is None


def test_an_outline_is_known_whatever_is_wrong_with_the_plan(tmp_path: Path) -> None:
    raw = b"title: x\nsections: [{id: a}]\nnonsense: true\n"
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_bytes(raw)
    (tmp_path / "plan" / "2023.yaml").write_bytes(b"[a]")
    first = list(outlines(tmp_path))
    assert [file for file, _ in first] == [FILE]
    assert list(outlines(tmp_path)) == first
    assert known_outline(raw) == first[0][1]
    keep_outline(raw, {"title": "y"})
    assert [plan.title for _, plan in outlines(tmp_path)] == ["y"]


def test_without_a_cache_outlines_are_read_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKPLAN_NO_CACHE", "1")
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_text("title: x\n")
    assert [plan.title for _, plan in outlines(tmp_path)] == ["x"]
    assert known_outline(b"title: x\n") is None
