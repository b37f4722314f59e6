"""The report of many plans: their status as that of one plan, whose sections are the whole and each body."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from workplan.core.log import DONE
from workplan.core.periods import Unreported
from workplan.core.plan import Kind, Owner, Section
from workplan.core.report import Lines, Report, targets_of
from workplan.core.rollup_status import Cell, RollupStatus, plan_of, verdict_in
from workplan.core.status import Choice, Status, roll_up
from workplan.core.verdict import Cause, Light, State, Verdict

# What a light says of targets that are in several states.
_STATES = {
    Light.RED: State.AT_RISK,
    Light.YELLOW: State.BEHIND,
    Light.GREEN: State.ON_TRACK,
    Light.GREY: State.NO_DATA,
}
WHOLE = "~all"  # the id of the section of all bodies, which no body can have


class Called(NamedTuple):
    """What the report calls the section of all bodies, the column of bodies, and by id those not read.

    `lines` are those of the plan of plans where indicators stand, by their ids.
    """

    whole: str = ""
    body: str = ""
    failed: Mapping[str, str] = MappingProxyType({})
    lines: Lines = MappingProxyType({})


def report_in(found: RollupStatus, called: Called) -> Report:
    """The report of a roll-up, as the formats draw that of a plan."""
    status = status_in(found, called)
    return Report(status, Choice(), MappingProxyType({}), targets_of(status), revisions=())


def status_in(found: RollupStatus, called: Called) -> Status:
    """The indicators as targets of all bodies, and of each; the group of a body is that of its own plan.

    Bodies are sections, and the owners of their targets.
    """
    parts = [(WHOLE, called.whole, found.wholes)]
    parts += [(row.body.id, row.body.name, row.cells) for row in found.bodies]
    parts += [(body.id, called.failed.get(body.id, body.name), {}) for body in found.failed]
    sections, verdicts = list[Section](), list[Verdict]()
    for name, title, cells in parts:
        own = [_verdict(found, cell, called, (name, title)) for cell in cells.values()]
        sections.append(Section(name, title, targets=tuple(verdict.target for verdict in own)))
        verdicts += own
    names = [row.body.name for row in found.bodies]
    plan = replace(plan_of(found.rollup, tuple(sections)), owners={name: Owner(name) for name in names})
    status = roll_up(plan, found.file, found.as_of, tuple(verdicts))
    groups = [found.group, *(row.group for row in found.bodies)]
    groups += [each.group for each in status.sections[len(groups) :]]  # of nothing
    told = (replace(each, group=group) for each, group in zip(status.sections, groups, strict=True))
    called_so = Counter(names)
    by_name = {row.body.name: row.group for row in found.bodies if called_so[row.body.name] == 1}
    owners = tuple(replace(each, group=by_name.get(each.name, each.group)) for each in status.owners)
    return replace(status, group=found.group, sections=tuple(told), owners=owners)


def _verdict(found: RollupStatus, cell: Cell, called: Called, of: tuple[str, str]) -> Verdict:
    """The verdict on a cell; what was not judged by its sums is as the bodies' own plans have it.

    What was added in this period is not known of sums: a count is told as the level at which it stands.
    """
    section, title = of
    line = called.lines.get(cell.target.id, 1)
    name = cell.target.id if section == WHOLE else f"{section}:{cell.target.id}"
    target = replace(cell.target, id=name, section=section, owners=() if section == WHOLE else (title,))
    if target.kind is Kind.RECURRING:  # its periods are the bodies' own: it is told by the share that is met
        target = replace(target, kind=Kind.MILESTONE)
        cell = replace(cell, value=None if cell.completion is None else DONE * cell.completion)
    cell = replace(cell, target=target, value=cell.figure)
    verdict = verdict_in(found.rollup, (found.file, line), found.as_of, cell)
    state = cell.state or _STATES[cell.light]
    if state is not verdict.state:
        verdict = replace(verdict, state=state, cause=Cause.ROLLED_UP)
    if target.kind is Kind.COUNT:
        verdict = replace(verdict, facts=replace(verdict.facts, target=replace(target, kind=Kind.LEVEL)))
    missing = Unreported(verdict.period, verdict.period.end) if cell.unreported else None
    return replace(verdict, unreported=missing, is_scored=cell.completion is not None)
