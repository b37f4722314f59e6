"""The fast way of reading many versions of a plan says what the slow one says."""

from itertools import pairwise
from pathlib import Path

import pytest

from workplan.core.problems import errors_of
from workplan.files.plain_shape import plain_shape
from workplan.files.plan_file import read_plan
from workplan.files.plan_parts import PlanParts, UnusualError
from workplan.files.plan_reader import PlanReader

ROOT = Path(__file__).parents[2]
PLANS = sorted(
    {
        *ROOT.glob("plan/*.yaml"),
        *ROOT.glob("examples/**/plan/*.yaml"),
        *ROOT.glob("tests/problems/*/plan/*.yaml"),
    }
)


@pytest.mark.parametrize("path", [path for path in PLANS if path.is_file()], ids=str)
def test_every_plan_of_the_repository_is_read_alike(path: Path) -> None:
    raw = path.read_bytes()
    slow = read_plan(raw, "")
    assert PlanReader().read(raw) == (None if errors_of(slow.problems) else slow.plan)


def test_the_plans_of_the_repository_are_read_the_fast_way() -> None:
    for path in (*ROOT.glob("plan/*.yaml"), *ROOT.glob("examples/**/plan/*.yaml")):
        assert plain_shape().of_plan(PlanParts().data(path.read_text())), path


def test_a_plan_with_any_line_left_out_or_cut_is_read_alike() -> None:
    lines = (ROOT / "examples" / "tour" / "plan" / "2022.yaml").read_text().splitlines(keepends=True)
    reader = PlanReader()
    texts = ["".join([*lines[:i], *lines[i + 1 :]]) for i in range(len(lines))]
    texts += [
        "".join([*lines[:i], lines[i][: len(lines[i]) // 2] + "\n", *lines[i + 1 :]])
        for i in range(len(lines))
    ]
    for text in texts:
        slow = read_plan(text.encode(), "")
        assert reader.read(text.encode()) == (None if errors_of(slow.problems) else slow.plan), text


def test_versions_share_what_they_have_in_common() -> None:
    text = (ROOT / "examples" / "tour" / "plan" / "2022.yaml").read_text()
    reader = PlanReader()
    plans = [reader.read(text.replace("at_least: 10", f"at_least: {n}").encode()) for n in (10, 11, 12)]
    for old, new in pairwise(plans):
        assert old is not None
        assert new is not None
        assert old.owners is new.owners


@pytest.mark.parametrize(
    "text",
    [
        "a: |2\n   b\n", "sections: &x\n  - id: a\n", "sections:\n  - id: 'a\nb: c'\n",
        "sections:\n  - id: [a\nb: c]\n", "sections:\n  - id: a\nsections:\n  - id: b\n", "a: b\na: c\n", "\ta: b\n",
        "sections:\n  id: a\n", "sections:\n", "[a]\n", "", "- sections:\n", "x: y\n- b\nsections:\n  - id: a\n",
        "tasks:\n  - id: a\n{tasks: [b]}\n", 'x: 1\nsections:\n  - id: a\n"sections": []\n',
    ],
)  # fmt: skip
def test_what_is_unusual_is_left_to_the_slow_way(text: str) -> None:
    with pytest.raises(UnusualError):
        PlanParts().data(text)
