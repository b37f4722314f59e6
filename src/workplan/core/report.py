"""The report of a plan on a day: all that a page, a spreadsheet or a bulletin says, from one computation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from workplan.core.adjustments import changes_since, revisions_about
from workplan.core.alerts import Alert, AlertKind
from workplan.core.baseline import Baseline
from workplan.core.diff import PlanChange
from workplan.core.plan import Plan, Revision, Section
from workplan.core.report_parts import OwnerReport, SectionReport, TargetReport, TaskReport
from workplan.core.rollup import Group
from workplan.core.selection import Choice
from workplan.core.state import Light
from workplan.core.status import OwnerStatus, Status

Lines = Mapping[str, int]  # by the ids of sections, tasks and targets: where each begins in the plan file


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says of the chosen part of a plan as of a day.

    `status` is that part, `sections`, `owners` and `targets` are its parts, as the plan lists them. `changes`
    are what changed since `baseline`, none without one; `revisions` the plan's own records of changes.
    """

    status: Status
    choice: Choice
    targets: tuple[TargetReport, ...]
    sections: tuple[SectionReport, ...]
    owners: tuple[OwnerReport, ...]
    revisions: tuple[Revision, ...]
    baseline: Baseline | None = None
    changes: tuple[PlanChange, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.status.plan

    @property
    def file(self) -> str:
        """The file of the plan, below the root."""
        return self.status.file

    @property
    def as_of(self) -> date:
        """The day that everything is said of."""
        return self.status.as_of

    @property
    def group(self) -> Group:
        """The roll-up of the whole chosen part."""
        return self.status.group

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """All alerts, gravest first."""
        return self.status.alerts

    @property
    def section(self) -> Section | None:
        """The section to which the report is narrowed."""
        return next((each for each in self.plan.sections if each.id == self.choice.section), None)

    @property
    def tasks(self) -> tuple[TaskReport, ...]:
        """The tasks of all sections."""
        return tuple(task for section in self.sections for task in section.tasks)

    @property
    def lagging(self) -> tuple[TargetReport, ...]:
        """The targets with a red or a yellow light, the most urgent first."""
        lit = {
            each.target.id: each for each in self.targets if each.verdict.light in (Light.RED, Light.YELLOW)
        }
        urgent = (alert.target.id for alert in self.alerts if alert.kind is not AlertKind.UNREPORTED)
        return tuple(lit[name] for name in urgent if name in lit)

    @property
    def unreported(self) -> tuple[TargetReport, ...]:
        """The targets that should have been reported and were not, the longest silent first."""
        known = {each.target.id: each for each in self.targets}
        silent = (alert.target.id for alert in self.alerts if alert.kind is AlertKind.UNREPORTED)
        return tuple(known[name] for name in silent)


def report_of(whole: Status, choice: Choice, lines: Lines, baseline: Baseline | None = None) -> Report:
    """The report of the chosen part of `whole`; `baseline` is that of the whole."""
    status = choice.of(whole)
    beside = baseline if baseline is None or choice.is_whole else baseline.among(status)
    targets = targets_of(status, beside, lines)
    by_id = {each.target.id: each for each in targets}
    return Report(
        status=status,
        choice=choice,
        targets=targets,
        sections=_sections(status, targets, lines),
        owners=tuple(_owner(each, by_id) for each in status.owners if each.verdicts),
        revisions=revisions_about(status, choice),
        baseline=beside,
        changes=() if baseline is None else changes_since(baseline, whole, choice),
    )


def targets_of(
    status: Status, baseline: Baseline | None = None, lines: Lines = MappingProxyType({})
) -> tuple[TargetReport, ...]:
    """The targets of `status`, as it lists them, each with what `baseline` says of it."""
    plan, alerts = status.plan, defaultdict[str, list[Alert]](list)
    for alert in status.alerts:
        alerts[alert.target.id].append(alert)
    numbers = {target.id: number for number, target in enumerate(plan.targets, start=1)}
    sections = {section.id: section for section in plan.sections}
    tasks, depths = {task.id: task for task in plan.tasks}, _depths(plan)
    return tuple(
        TargetReport(
            number=numbers[verdict.target.id],
            verdict=verdict,
            section=sections[verdict.target.section],
            task=tasks.get(verdict.target.task or ""),
            line=lines.get(verdict.target.id),
            alerts=tuple(alerts[verdict.target.id]),
            depth=depths[verdict.target.id],
            then=baseline.verdicts.get(verdict.target.id) if baseline else None,
            is_met_by_easing=baseline is not None and verdict.target.id in baseline.eased,
        )
        for verdict in status.verdicts
    )


def _depths(plan: Plan) -> dict[str, int]:
    """How many wholes each part (其中) lies within."""
    ids = plan.ids()
    wholes = {t.id: ids.get(t.part_of, t.part_of) for t in plan.targets if t.part_of is not None}
    depths = {}
    for target in plan.targets:
        name, depth = target.id, 0
        while name in wholes and depth < len(wholes):
            name, depth = wholes[name], depth + 1
        depths[target.id] = depth
    return depths


def _sections(status: Status, targets: Iterable[TargetReport], lines: Lines) -> tuple[SectionReport, ...]:
    below = defaultdict[str, list[TargetReport]](list)
    for each in targets:
        below[each.target.task or each.target.section].append(each)
    tasks = defaultdict[str, list[TaskReport]](list)
    for task in status.tasks:
        found = TaskReport(task, lines.get(task.task.id), tuple(below[task.task.id]))
        tasks[task.task.section].append(found)
    return tuple(
        SectionReport(
            status=each,
            line=lines.get(each.section.id),
            headline=tuple(below[each.section.id]),
            tasks=tuple(tasks[each.section.id]),
        )
        for each in status.sections
    )


def _owner(owner: OwnerStatus, by_id: Mapping[str, TargetReport]) -> OwnerReport:
    return OwnerReport(owner, tuple(by_id[verdict.target.id] for verdict in owner.verdicts))
