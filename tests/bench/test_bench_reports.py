"""The made-up reports, and the logs that they are written to."""

import sys
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from bench.office import Layout, by_hand, canonical, half_by_hand, street_plan, write_office
from bench.program import Office, Program, complaints_of, figures_of
from bench.race import environment_in
from bench.reports import Report, counts, decimal_text, reports, sums
from bench.timing import Starter

PLAIN = Report(
    number=7, day=date(2022, 6, 30), subject="lifts-added", is_task=False, key="add", figure="3", change=300,
    by="万韬", note="开工", problem=None, next=None, id="q7k2m9x4c8tz",
)  # fmt: skip
DONE = PLAIN._replace(number=8, subject="operations-centre", key="done", figure="true", by=None, note=None)
WORDS = PLAIN._replace(
    number=50, subject="cadres", is_task=True, key=None, figure="", problem="人手不足", next="补齐", id="a1"
)


def test_log_lines_are_those_that_the_program_writes() -> None:
    assert [canonical(report) for report in (PLAIN, DONE, WORDS)] == [
        '- {date: 2022-06-30, target: lifts-added, add: 3, by: "万韬", note: "开工", id: q7k2m9x4c8tz}\n',
        "- {date: 2022-06-30, target: operations-centre, done: true, id: q7k2m9x4c8tz}\n",
        '- {date: 2022-06-30, task: cadres, by: "万韬", note: "开工", problem: "人手不足", next: "补齐", id: a1}\n',
    ]


def test_lines_by_hand_are_in_block_style_with_now_and_then_a_remark_a_blank_line_or_quotes() -> None:
    assert [by_hand(report) for report in (PLAIN, DONE, WORDS)] == [
        '- date: 2022-06-30\n  target: lifts-added\n  add: 3\n  by: "万韬"\n  note: "开工"\n',
        "- date: 2022-06-30\n  target: operations-centre\n  done: true\n  note: 例行报送（第8号）\n",
        "\n# 以下由值班人员补录\n- date: 2022-06-30\n  task: cadres\n  by: 万韬\n  note: 开工\n  problem: 人手不足\n  next: 补齐\n",
    ]


def test_half_of_the_entries_are_by_hand() -> None:
    made = list(reports(street_plan(), 1_000))
    both = [half_by_hand(report) == canonical(report) for report in made]
    assert 400 < sum(both) < 600
    assert sum(first != second for first, second in pairwise(both)) > 400


def test_the_reports_are_the_same_at_every_call_and_name_every_kind_of_figure() -> None:
    plan = street_plan()
    made = list(reports(plan, 1_000))
    assert made == list(reports(plan, 1_000))
    assert {report.key for report in made} == {"add", "value", "done", None}
    assert sum(counts(plan, made).values()) == 1_000
    assert (made[0].day, made[-1].day) == (plan.period.start, plan.period.end)


@pytest.mark.parametrize("layout", [canonical, by_hand, half_by_hand])
def test_the_program_has_no_complaints_and_the_same_figures(layout: Layout, tmp_path: Path) -> None:
    plan = street_plan()
    office = Office(tmp_path / "office")
    write_office(office.root, reports(plan, 2_000), layout)
    program = Program(Path(sys.prefix), environment_in(tmp_path / "home"))
    with Starter(tmp_path, 60) as starter:
        complaints = complaints_of(program, office, starter)
        figures = figures_of(program, office, starter)
    expected = sums(plan, reports(plan, 2_000))
    assert complaints == ""
    assert figures == {target.id: expected[target.id] for target in plan.targets}
    assert any(figures.values())


@pytest.mark.parametrize(
    ("hundredths", "text"),
    [(0, "0"), (300, "3"), (-300, "-3"), (25, "0.25"), (-150, "-1.5"), (10, "0.1"), (1_005, "10.05")],
)
def test_numbers_are_written_as_people_write_them(hundredths: int, text: str) -> None:
    assert decimal_text(hundredths) == text
    assert Decimal(text) * 100 == hundredths
