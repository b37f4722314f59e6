"""Rolling up: the plans of many bodies judged, their tables read by SQL, and what they come to together."""

from collections.abc import Sequence
from dataclasses import dataclass

from workplan.core.problems import Address, Problem
from workplan.core.rollup import Rollup
from workplan.core.rollup_status import RollupStatus, rollup_status
from workplan.core.rollup_sums import Answers, sums_problems
from workplan.exporting import Export, Outcome, Result, exported
from workplan.files.warehouse.engine import answers, body_rows, part_rows
from workplan.files.warehouse.folders import warehouse


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What a roll-up came to, what became of each body, and what could not be added up."""

    status: RollupStatus
    outcomes: Sequence[Outcome]
    problems: tuple[Problem, ...]


def rolled_up(rollup: Rollup, file: str, run: Export, jobs: int, *, has_months: bool = True) -> RolledUp:
    """Judge all bodies, keeping their tables in the folder of `run`, and roll them up.

    What was reported in each month is told where `has_months` asks for it.
    """
    with warehouse(run.out):
        outcomes = [*exported(run, rollup.bodies, jobs)]
        periods = {each.body.id: each.period for each in outcomes if each.period is not None}
        bodies, parts = body_rows(rollup, periods), part_rows(rollup)
        found = answers(run.out, bodies, parts, has_months=has_months) if periods else Answers()
    failed = {each.body.id for each in outcomes if each.result is Result.FAILED}
    problems = sums_problems(rollup, file, found, failed)
    places = {each.at.path[1] for each in problems if isinstance(each.at, Address)}
    broken = {each.id for place, each in enumerate(rollup.indicators) if place in places}
    status = rollup_status(rollup, file, run.question.day, found, broken)
    return RolledUp(status, outcomes, problems)
