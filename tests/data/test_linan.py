"""A public plan with its published progress: the whole answer as of the end of September 2022."""

from fractions import Fraction

import pytest

from data.repository import LINAN, Prints, assert_expected, loaded, status_on
from workplan.core.verdict import State

AS_OF = ("status", "--as-of", "2022-09-30")
PUBLISHED = {  # name: planned, and reached by the end of September
    "公办中小学幼儿园": (7, 7), "公办学位": (6800, 6800), "照护服务成长驿站": (7, 13), "托位": (500, 600), "胃肠癌筛查": (10000, 10111),
    "农村公路大中修": (100, 50), "新增公交线路": (3, 4), "优化公交线路": (20, 25), "保障性住房": (1700, 1721), "公租房保障家庭": (800, 872),
    "老旧街区改造": (100, 108), "打通断头路": (6, 6),
}  # fmt: skip


def test_there_is_no_error_and_no_warning(prints: Prints) -> None:
    assert prints(LINAN, "check", "--strict") == ""
    assert prints(LINAN, "fmt", "--check") != ""


def test_figures_are_those_published() -> None:
    verdicts = status_on(loaded(LINAN), "2022-09-30").verdicts
    assert {v.target.name: (int(v.target.goal or 0), int(v.facts.value or 0)) for v in verdicts} == PUBLISHED


def test_all_that_was_planned_is_met_but_half_of_the_roads() -> None:
    verdicts = status_on(loaded(LINAN), "2022-09-30").verdicts
    behind = [verdict for verdict in verdicts if verdict.state is not State.MET]
    assert [(v.target.id, v.state, v.facts.completion, v.missing) for v in behind] == [
        ("rural-roads", State.AT_RISK, Fraction(1, 2), Fraction(32))
    ]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("linan-2022.txt", ("--width", "120")),
        ("linan-2022-targets.txt", ("--by", "target", "--width", "120")),
        ("linan-2022.json", ("--format", "json")),
    ],
)
def test_the_whole_answer_is_as_expected(prints: Prints, name: str, options: tuple[str, ...]) -> None:
    assert_expected(name, prints(LINAN, *AS_OF, *options))
