"""Random plans are followed by the next: whatever plan passes `check`, its follower does, and means the same."""

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from faults.form import runs
from workplan.core.check_plan import check_plan
from workplan.core.next_plan import Move, Remark, Way, chosen_way, next_move, next_plan, usual_way
from workplan.core.plan import Plan
from workplan.core.plan_context import PlanContext
from workplan.core.problems import errors_of
from workplan.core.status import Status, status_of
from workplan.files.logs.read import read_log
from workplan.files.plan.next_plan import following_text
from workplan.files.plan.read import read_plan

from .cases import Case, log_yaml, random_case, to_yaml

CASES = runs(300, 3_000)
CHUNK = 25
# Warnings that the old plan need not have had: of what is left out, or nearly done.
EXPECTED = {"unreferenced-owner", "unused-definition", "part-above-whole", "looks-like-share"}
A_REMARK = Remark(("结转", "至2022-12-31：30台"), "目标")


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_the_plan_that_follows_one_without_errors_has_none(first: int) -> None:
    for seed in range(first, min(first + CHUNK, CASES)):
        case = random_case(seed)
        rng = random.Random(seed)
        status, old = judged(case)
        move = next_move(status.plan.period)
        assert move.is_onward
        later = Move(move.old, move.months + rng.randrange(1, 30))
        for to, ways in ((move, usual(status)), (move, chosen(rng, status)), (later, usual(status))):
            new = next_plan(status, to, ways)
            read = read_plan(text_of(case, new), "plan/next.yaml")
            assert read.plan is not None
            problems = (*read.problems, *check_plan(PlanContext(read.plan, "plan/next.yaml")))
            assert errors_of(problems) == (), seed
            assert {each.code for each in problems} <= old | EXPECTED, seed
            assert bare(read.plan) == bare(new), seed


def judged(case: Case) -> tuple[Status, set[str]]:
    """The status of a case, and the codes of what is to be warned of in its plan."""
    read = read_plan(to_yaml(case.plan).encode(), "plan/2022.yaml")
    assert read.plan is not None
    logs = [read_log(log_yaml(log).encode(), f"progress/2022/{name}") for name, log in case.logs.items()]
    status = status_of(
        read.plan, "plan/2022.yaml", [each for log in logs for each in log.entries], case.as_of
    )
    problems = (*read.problems, *check_plan(PlanContext(read.plan, "plan/2022.yaml")))
    return status, {each.code for each in problems}


def usual(status: Status) -> Mapping[str, Way]:
    return {verdict.target.id: usual_way(verdict) for verdict in status.verdicts}


def chosen(rng: random.Random, status: Status) -> Mapping[str, Way]:
    return {each.target.id: chosen_way(each, rng.choice([*Way][1:])) for each in status.verdicts}


def text_of(case: Case, plan: Plan) -> bytes:
    remarks = {target.id: A_REMARK for target in plan.targets[::2]}
    return following_text(to_yaml(case.plan).encode(), plan, remarks).encode()


def bare(plan: Plan) -> Any:
    """A plan without what follows from the rest of it, and without the remarks."""
    targets = [replace(each, profile=(), meta=()) for each in plan.targets]
    return replace(plan, sections=()), [replace(task, targets=()) for task in plan.tasks], targets
