"""What a plan may say and what not, target by target, where a folder of broken files would hide the point."""

import pytest

from workplan.core.check_plan import check_plan
from workplan.core.plan_context import PlanContext
from workplan.core.problems import Problem
from workplan.files.plan.read import read_plan

from .written import plan

WALKS = "id: x, name: X, kind: recurring"
COUNT = "id: x, name: X, kind: count, unit: km, at_least: 52"
FREE = "id: x, name: X, kind: count, unit: km"
LEVEL = "id: x, name: X, kind: level, unit: km"
RATE = "id: x, name: X, kind: rate"
REDUCTION = f"{LEVEL}, at_most: 5, baseline: 50"


def problems_of(text: str, lost: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """Everything that is wrong with a plan; `lost` are names of which some may be lost beside."""
    found = read_plan(text.encode(), "plan.yaml")
    assert found.plan is not None
    context = PlanContext(found.plan, "plan.yaml", found.vague, found.lost | lost)
    return (*found.problems, *check_plan(context))


def codes_of(target: str, top: str = "", task: str = "") -> list[str]:
    """The code of everything that is wrong with a plan of one target, but that Bob has nothing to do."""
    return [p.code for p in problems_of(plan(target, top=top, task=task)) if p.code != "unreferenced-owner"]


@pytest.mark.parametrize(
    ("target", "codes"),
    [
        # a day outside the period; a due date after it needs a revision that moved it there
        (f"{COUNT}, due: 2022-12-31", []),
        (f"{COUNT}, due: 2023-01", ["outside-period"]),
        (f"{COUNT}, start: 2021-01-01, due: 2021-12-31", ["outside-period", "outside-period"]),
        # values never go back, in whatever order they are written; those of a reduction fall, those of a rate may
        (f"{COUNT}, checkpoints: [{{by: 2022-09, value: 40}}, {{by: 2022-06, value: 26}}]", []),
        (f"{COUNT}, checkpoints: [{{by: 2022-09, value: 26}}, {{by: 2022-06, value: 40}}]", ["checkpoint-falling"]),
        (f"{COUNT}, checkpoints: [{{by: 2022-03, value: 9}}, {{by: 2022-06, name: a}}, {{by: 2022-09, value: 8}}]",
         ["checkpoint-falling"]),
        (f"{REDUCTION}, checkpoints: [{{by: 2022-06, value: 30}}, {{by: 2022-09, value: 20}}]", []),
        (f"{REDUCTION}, checkpoints: [{{by: 2022-06, value: 20}}, {{by: 2022-09, value: 30}}]", ["checkpoint-falling"]),
        (f"{LEVEL}, at_least: 5, baseline: 5, checkpoints: [{{by: 2022-06, value: 1}}, {{by: 2022-09, value: 2}}]",
         ["baseline-side"]),
        (f"{RATE}, at_least: 5, checkpoints: [{{by: 2022-06, value: 9}}, {{by: 2022-09, value: 3}}]", []),
        (f"{RATE}, checkpoints: [{{by: 2022-06, value: 9}}]", ["no-completion"]),
        # a stage may stand at the due date, and beside goals of months; another value not
        (f"{COUNT}, checkpoints: [{{by: 2022-12, name: opening}}, {{by: 2022-12-30, value: 51}}]", []),
        (f"{COUNT}, checkpoints: [{{by: 2022-12, value: 52}}]", []),
        (f"{COUNT}, due: 2022-06, checkpoints: [{{by: 2022-06-30, value: 50, name: a}}]", ["checkpoint-at-due"]),
        (f"{COUNT}, checkpoints: [{{by: 2022-06, name: a}}, {{by: 2022-07, name: b}}], monthly: {{2022-12: 52}}", []),
        (f"{COUNT}, checkpoints: [{{by: 2022-06, name: é}}, {{by: 2022-07, name: e\u0301}}]", ["duplicate-stage"]),
        (f"{LEVEL}, at_most: 9, checkpoints: [{{by: 2022-06, name: a}}]", ["no-completion"]),
        # goals of months
        (f"{COUNT}, monthly: {{2022-01: 20, 2022-12: 32}}, pace: even", []),
        (f"{COUNT}, monthly: {{2022-01: 20.5, 2022-12: 32}}", ["months-above-bound"]),
        (f"{RATE}, at_least: -5", []),
        (f"{COUNT}, start: 2022-02-01, due: 2022-11, monthly: {{2022-01: 2, 2022-02: 2, 2022-11: 2, 2022-12: 2}}",
         ["month-outside", "month-outside"]),
        (f"{COUNT}, start: 2022-09-01, due: 2022-06, monthly: {{2022-01: 2}}", ["due-before-start"]),
        (f"{FREE}, at_most: 5, monthly: {{2022-01: 2}}", ["bound-missing"]),
        # what is to be kept
        (f"{LEVEL}, at_least: 9, keep: true, stretch: 10", []),
        (f"{LEVEL}, keep: true", ["bound-missing"]),
        (f"{LEVEL}, between: [1, 2], keep: true", ["bound-missing"]),
        (f"{LEVEL}, keep: false", []),
        (f"{LEVEL}, at_least: 9, keep: true, pace: even", ["no-completion"]),
        (f"{LEVEL}, at_least: x, keep: true, pace: even", ["bad-number"]),
        (f"{LEVEL}, at_least: 9, keep: maybe, pace: even", ["wrong-type"]),
        # a stretch may stand alone, and so may a goal in words, but for a stretch
        (f"{LEVEL}, stretch: 9, goal: as the city", []),
        (f"{LEVEL}, goal: as the city, between: [1, 2]", ["bound-contradictory"]),
        (f"{LEVEL}, goal: as the city, baseline: 1", ["bound-missing"]),
    ],
)  # fmt: skip
def test_what_a_target_may_say_on_the_way_to_its_goal(target: str, codes: list[str]) -> None:
    assert codes_of(target) == codes


@pytest.mark.parametrize(
    ("top", "task", "codes"),
    [
        ("pace: {profile: [{by: 2022-01-01, share: 0}, {by: 2022-12, share: 100}, {by: 2022-06, share: 100%}]}", "", []),
        ("pace: {profile: [{by: 2022-06, share: 50}, {by: 2022-06, share: 40}]}", "", ["profile-falling"]),
        ("pace: {profile: [{by: 2023-01, share: 50}]}", "", ["outside-period"]),
        ("pace: {profile: [{by: 2023-01, share: 50}, {by: x, share: 5}]}", "", ["bad-date"]),
        ("", "profile: [{by: 2021-12, share: 50}, {by: 2022-03, share: 0.5}]",
         ["looks-like-share", "outside-period", "profile-falling"]),
        ("pace: {yellow: 30}", "", []),
        ("pace: {yellow: 30.1}", "", ["thresholds-swapped"]),
        ("pace: {yellow: 30.1, red: x}", "", ["bad-number"]),
        ("pace: {rule: ratio, red: 90}", "", []),
        ("pace: {rule: ratio, red: 91}", "", ["thresholds-swapped"]),
        ("pace: {rule: ratoi, red: 5}", "", ["bad-choice"]),
    ],
)  # fmt: skip
def test_a_profile_goes_on_and_yellow_comes_before_red(top: str, task: str, codes: list[str]) -> None:
    assert codes_of(COUNT, top, task) == codes


def test_a_due_date_after_the_period_is_right_where_a_revision_moved_it_there() -> None:
    moved = "revisions: [{date: 2022-11-01, reason: rain, targets: [x], due: {from: 2022-11, to: 2023-03}}]"
    assert codes_of(f"{COUNT}, due: 2023-03", moved) == []
    assert codes_of(f"{COUNT}, due: 2023-04", moved) == ["outside-period", "due-chain-broken"]
    later = f"{COUNT}, due: 2023-03, checkpoints: [{{by: 2023-01, value: 40}}]"
    assert codes_of(later, moved) == []


def excusing(text: str) -> str:
    return f"revisions: [{{date: 2022-05-01, reason: rain, {text}}}]"


@pytest.mark.parametrize(
    ("target", "excused", "codes"),
    [
        (f"{WALKS}, every: month", "excused: [2022-02, 2022-03], targets: [x]", []),
        (f"{WALKS}, every: month", "excused: [2022-02, 2022-03]", []),
        (f"{WALKS}, every: month, formerly: [y]", "excused: [2022-02], targets: [y]", []),
        (f"{WALKS}, every: week", "excused: [2022-W02]", []),
        (f"{WALKS}, every: week", "excused: [2021-W52]", ["unknown-period"]),
        (f"{WALKS}, every: half", "excused: [2022-H1]", []),
        (f"{WALKS}, every: half", "excused: [2022-H1, 2022-H2]", ["all-excused"]),
        (f"{WALKS}, every: year", "excused: [2022]", ["all-excused"]),
        (f"{WALKS}, every: month, start: 2022-02-03", "excused: [2022-02]", ["unknown-period"]),
        # where no period is whole, start to due is the one period
        (f"{WALKS}, every: year, start: 2022-02-01", "excused: [2022]", ["unknown-period"]),
        (f"{WALKS}, every: year, start: 2022-02-01", "excused: [2022-02/2022-12]", ["all-excused"]),
        (COUNT, "excused: [2022-02]", ["unknown-period"]),
        # what cannot be read is not asked for
        (f"{WALKS}, every: moth", "excused: [2022-02]", ["bad-choice"]),
        (f"{WALKS}, every: month", "excused: [2022-13], targets: [x，y]", ["fullwidth-comma"]),
        (f"{WALKS}, every: month", "excused: [' ']", ["empty-value"]),
    ],
)  # fmt: skip
def test_what_is_excused_is_a_period_of_the_target_and_not_the_last_one(
    target: str, excused: str, codes: list[str]
) -> None:
    assert codes_of(target, excusing(excused)) == codes


def test_a_period_is_not_unknown_where_a_target_may_be_lost() -> None:
    text = plan(f"{WALKS}, every: month", top=excusing("excused: [2022-W02]"))
    assert problems_of(text, frozenset({"targets"})) == ()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("2022-05", "2022-Q2"), ("2022-02-03", "2022-Q1"), ("2022-Q7", "2022-Q1"), ("2023-Q1", "2022-Q1"),
        ("spring", None),
    ],
)  # fmt: skip
def test_the_period_meant_holds_the_day_that_is_written_or_is_called_nearly_so(
    name: str, meant: str | None
) -> None:
    text = plan(f"{WALKS}, every: quarter", top=excusing(f"excused: [{name}]"))
    [problem] = [each for each in problems_of(text) if each.code == "unknown-period"]
    assert problem.params == {"name": name, "suggestion": meant, "first": "2022-Q1", "last": "2022-Q4"}
