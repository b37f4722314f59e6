"""Plans without mistakes are kept: the same plan again, without reading it."""

from datetime import date
from pathlib import Path

import pytest

from files.reading_back import PLAN, plan_with
from workplan.core.calendar import Span
from workplan.core.plan_context import PlanContext
from workplan.files.disk.store import keep, kept
from workplan.files.plan.keep import known_period, known_plan, outlines
from workplan.files.plan.read import read_plan

FILE = "plan/2022.yaml"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("WORKPLAN_NO_CACHE", raising=False)


def test_a_plan_without_mistakes_is_kept_by_its_text() -> None:
    raw = PLAN.encode()
    found = read_plan(raw, FILE)
    assert known_plan(raw, FILE, keeps=False) == found
    assert kept("plan", raw) is None
    assert known_plan(raw, FILE, keeps=True) == found
    keep("plan", raw, (kept("plan", raw) or b"").replace(b"A plan", b"Another"))
    again = known_plan(raw, FILE, keeps=True).plan
    assert again is not None
    assert again.title == "Another"
    assert known_plan(raw + b"\n", FILE, keeps=True) == found


@pytest.mark.parametrize("text", [plan_with("title: A plan", "colour: red"), "[a]"])
def test_a_plan_with_mistakes_is_not_kept(text: str) -> None:
    raw = text.encode()
    assert known_plan(raw, FILE, keeps=True) == read_plan(raw, FILE)
    assert kept("plan", raw) is None


def whole_period(raw: bytes) -> Span | None:
    """The period by a plan that is judged as a whole."""
    found = read_plan(raw, FILE)
    is_vague = found.plan is None or PlanContext(found.plan, FILE, found.vague).is_vague(("period",))
    return None if is_vague or found.plan is None else found.plan.period


PERIOD = "period: {start: 2022-01-01, end: 2022-12-31}\n"
YEAR = Span(date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (PLAN, YEAR), (plan_with("lead: [Kim]", "lead: [Kam]"), YEAR), (plan_with("kind: count", "kin: count"), YEAR),
        (plan_with(PERIOD, "") + "period:\n  start: 2022-01-01\n  end:\n    2022-12\n", YEAR),
        (plan_with("owners:", "owners:\n  -"), YEAR), (plan_with("sections:", "sections: ["), YEAR),
        (PLAN + "nonsense\n", YEAR), (plan_with("period:", "period："), YEAR),
        (plan_with(PERIOD, ""), None), (PLAN + PERIOD, None), (plan_with("period:", "perod:"), None),
        (plan_with("2022-12-31", "2022-13"), None), (plan_with("end:", "ned:"), None), (plan_with(PERIOD, "period: x\n"), None),
        (plan_with("12-31}", "12-31"), None), ("[a]", None), ("", None), ("\0", None),
    ],
)  # fmt: skip
def test_the_period_by_which_a_plan_is_chosen_is_that_of_the_whole_plan(
    text: str, period: Span | None
) -> None:
    raw = text.encode()
    assert whole_period(raw) == period
    for keeps in (False, True, True):
        assert known_period(raw, FILE, keeps=keeps) == period
    assert kept("plan", raw) is None
    keep("period", raw, b"2023-01-01 2023-12-31")
    assert known_period(raw, FILE, keeps=True) == Span(date(2023, 1, 1), date(2023, 12, 31))


def test_an_outline_is_known_whatever_is_wrong_with_the_plan(tmp_path: Path) -> None:
    raw = b"title: x\nsections: [{id: a}]\nnonsense: true\n"
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_bytes(raw)
    (tmp_path / "plan" / "2023.yaml").write_bytes(b"[a]")
    (tmp_path / "plan" / "2024.yaml").mkdir()
    first = list(outlines(tmp_path))
    assert [file for file, _ in first] == [FILE]
    assert list(outlines(tmp_path)) == first
    (tmp_path / "plan" / "2025.yaml").write_bytes(b"title: z\nno key\n")
    assert [plan.title for _, plan in outlines(tmp_path)] == ["x", "z"]
    (tmp_path / "plan" / "2025.yaml").unlink()
    keep("outline", raw, b'{"title": "y"}')
    assert [plan.title for _, plan in outlines(tmp_path)] == ["y"]
