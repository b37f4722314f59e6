"""What is told of a plan file as a whole: what is vague, what may be lost, and where its parts begin."""

import pytest

from files.reading_back import PLAN, plan_problems, plan_with
from workplan.core.problems import Path
from workplan.files.plan.read import NAMES, plan_lines, read_plan


@pytest.mark.parametrize("text", ["- a\n", "title\n"])
def test_a_plan_is_a_mapping(text: str) -> None:
    found = read_plan(text.encode(), "f")
    assert [(p.code, p.params) for p in found.problems] == [("wrong-type", {"expected": "mapping"})]
    assert (found.plan, found.lost) == (None, NAMES)


TASK: Path = ("sections", 0, "tasks", 0)
TARGET: Path = (*TASK, "targets", 0)


@pytest.mark.parametrize(
    ("old", "new", "vague"),
    [
        ("at_least: 10", "at_least: x", {(*TARGET, "at_least")}),
        ("at_least: 10", "at_least: ", {(*TARGET, "at_least")}),
        ("at_least: 10", "checkpoints: [{by: x, value: 1}]", {(*TARGET, "checkpoints", 0, "by")}),
        ("at_least: 10", "checkpoints: [x]", {(*TARGET, "checkpoints", 0)}),
        ("at_least: 10", "baseline: 1", {(*TARGET, "baseline")}),
        ("unit: pieces", "unit: pieces, unit: x", {(*TARGET, "unit")}),
        ("unit: pieces, ", "", {(*TARGET, "unit")}),
        ("at_least: 10", "at_lest: 10", {(*TARGET, "at_lest"), (*TARGET, "at_least")}),
        ("at_least: 10", "colour: red", {(*TARGET, "colour")}),
        ("lead: [Kim]", "lead: [Kim，Lee]", {(*TASK, "lead", 0)}),
        ("lead: [Kim]", "lead: [Kim", {(*TASK, "lead")}),
        ("title: Task", "title Task", {(*TASK, "title")}),
        ("organization: An", "organization An", {("organization",)}),
    ],
)
def test_the_paths_of_keys_of_which_nothing_is_known_are_vague(old: str, new: str, vague: set[Path]) -> None:
    found = read_plan(plan_with(old, new).encode(), "f")
    assert found.vague == vague
    assert not found.lost


def test_a_mapping_that_lost_some_key_is_vague_in_all_that_are_absent() -> None:
    found = read_plan(plan_with("name: A", "name: A, [x]: y").encode(), "f").vague
    assert (*TARGET, "stretch") in found
    assert not {(*TARGET, "name"), (*TARGET, "at_least")} & found
    found = read_plan(
        plan_with("        title: Task\n", "        title: Task\n        what\n").encode(), "f"
    ).vague
    assert (*TASK, "detail") in found
    assert (*TASK, "lead") not in found


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("  Kim: {title: director}", "  Kim {title}", {"owners"}),
        ("  Kim: {title: director}", "  Kim: {title: director}\n  Lee", {"owners"}),
        ("owners:", "owner:", {"owners"}),
        ("id: a", "id: a b", {"targets"}),
        ("id: a", "formerly: [b c], id: a", {"targets"}),
        ("- id: t\n", "- id: t t\n", {"tasks"}),
        ("- {id: a,", "- [{id: a,", {"targets"}),
        ("        targets:", "        targets: x\n        detail:", {"targets"}),
        ("    tasks:", "    tasks: x\n    aim:", {"tasks", "targets"}),
        ("title: A plan", "what\ntitle: A plan", {"definitions"}),
        ("title: A plan\n", "title: A plan\nrevisions: [{date: 2022-06-30, reason: x, targets: [x, 1 2]}]\n", set()),
        ("title: A plan\n", "title: A plan\n---\n", NAMES),
    ],
)  # fmt: skip
def test_the_kinds_of_names_that_may_be_lost_are_told(old: str, new: str, lost: set[str]) -> None:
    found = read_plan(plan_with(old, new).encode(), "f")
    assert found.lost == lost


def test_a_key_that_a_lost_line_may_have_held_is_not_called_missing() -> None:
    text = plan_with("        title: Task\n", "        title Task\n").replace("organization: An office\n", "")
    assert plan_problems(text) == [
        "1:1 'title' missing-key key=organization",
        "10:9 'title Task' syntax reason=missing-colon",
    ]
    assert not read_plan(text.encode(), "f").lost


def test_a_value_that_could_not_be_read_is_reported_once() -> None:
    text = plan_with("[Kim]", "[Kim").replace(
        "period: {start: 2022-01-01, end: 2022-12-31}", "period: {start: x: y}"
    )
    assert plan_problems(text) == [
        "3:18 ':' syntax reason=missing-comma",
        "12:15 '[' syntax reason=unclosed-bracket",
    ]
    assert plan_problems(PLAN + "due_soon: *x\n") == ["15:11 '*x' anchor what=alias"]


LINES = """\
# January
title: Plan
organization: Office
period: {start: 2022-01-01, end: 2022-12-31}
owners: {Ann: {}}
sections:
  - id: money
    title: Money
    targets:
      - id: tax
        name: Tax
        kind: count
        unit: m
  # the rest
  - {id: part, title: Part, tasks: [{id: work, title: Work, lead: [Ann], targets: [
      {id: hall, name: Hall, kind: milestone},

      {name: Care, id: care, kind: duty}]}]}
"""


def test_sections_tasks_and_targets_begin_in_the_lines_where_a_person_sees_them() -> None:
    plan = read_plan(LINES.encode(), "plan.yaml").plan
    assert plan is not None
    assert plan_lines(LINES.encode(), "plan.yaml", plan) == {
        "money": 7, "tax": 10, "part": 15, "work": 15, "hall": 16, "care": 18,
    }  # fmt: skip


def test_a_broken_line_below_a_merge_key_is_a_problem_as_any_other() -> None:
    assert plan_problems(PLAN + "<<:\n  a: 1\n  b c\n") == [
        "15:1 '<<' anchor what=merge-key",
        "17:3 'b c' syntax reason=missing-colon",
    ]
