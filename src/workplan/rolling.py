"""Rolling up: the plans of many bodies judged, their tables read by SQL, and what they come to together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from glob import escape

from workplan.core.problems import Address, Problem
from workplan.core.rollup import Body, Rollup
from workplan.core.rollup_status import RollupStatus, rollup_status
from workplan.core.rollup_sums import Answers, sums_problems
from workplan.exporting import Export, Outcome, Result, exported
from workplan.files.warehouse.engine import answers, body_rows, part_rows
from workplan.files.warehouse.folders import folder_of, warehouse


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
        twins = _twins(outcomes)
        rollup = replace(rollup, bodies=tuple(each for each in rollup.bodies if each not in twins))
        periods = {each.body.id: each.period for each in outcomes if each.period is not None}
        bodies, parts = body_rows(rollup, periods), part_rows(rollup)
        folders = [escape(str(folder_of(run.out, each.body, each.period))) for each in bodies]
        found = answers(folders, bodies, parts, has_months=has_months) if folders else Answers()
    failed = {each.body.id for each in outcomes if each.result is Result.FAILED}
    problems = [
        Problem("body-twice", file, Address(("bodies", each.place)), {"id": each.id, "other": other})
        for each, other in twins.items()
    ]
    problems += sums_problems(rollup, file, found, failed)
    places = {each.at.path[:2] for each in problems if isinstance(each.at, Address)}
    broken = {each.id for each in rollup.indicators if ("indicators", each.place) in places}
    status = rollup_status(rollup, file, run.question.day, found, broken)
    return RolledUp(status, outcomes, tuple(problems))


def _twins(outcomes: Sequence[Outcome]) -> Mapping[Body, str]:
    """The bodies that are the plan of one listed before, whatever leads to it, with the id of that."""
    seen: dict[tuple[object, ...], str] = {}
    found = dict[Body, str]()
    for each in outcomes:
        first = seen.setdefault((*each.origin, each.period), each.body.id) if each.origin else each.body.id
        if first != each.body.id:
            found[each.body] = first
    return found
