"""The status of a plan on a day: every verdict, every roll-up, every alert."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from workplan.core.alerts import Alert, alerts_of
from workplan.core.calendar import elapsed
from workplan.core.entries import Entry, in_order
from workplan.core.plan import Plan, Section, Target, Task
from workplan.core.rollup import Group, group_of_plan, group_of_section, group_of_targets, grouped
from workplan.core.trail import trails_of
from workplan.core.verdict import Verdict, judge


@dataclass(frozen=True, slots=True)
class SectionStatus:
    """A section and its roll-up."""

    section: Section
    group: Group
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """A task and its roll-up; `entries` are the reports of the task itself, in words."""

    task: Task
    group: Group
    verdicts: tuple[Verdict, ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerStatus:
    """An owner and the roll-up of the targets that count under it."""

    name: str
    group: Group
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The answer for a plan as of a day; `elapsed` is the share of the period that is over (1 is all)."""

    plan: Plan
    file: str
    as_of: date
    elapsed: Fraction
    group: Group
    sections: tuple[SectionStatus, ...]
    tasks: tuple[TaskStatus, ...]
    owners: tuple[OwnerStatus, ...]
    verdicts: tuple[Verdict, ...]
    alerts: tuple[Alert, ...]

    @property
    def is_half_time(self) -> bool:
        """Whether the as-of month ends the first half of the period, or is the one after (双过半)."""
        period = self.plan.period
        months = _months_between(period.start, period.end) + 1
        month = _months_between(period.start, self.as_of) + 1
        return month - (months + 1) // 2 in (0, 1)

    @property
    def is_after_period(self) -> bool:
        """Whether the as-of day lies after the plan's period."""
        return self.as_of > self.plan.period.end

    def of_owner(self, name: str) -> OwnerStatus:
        """What counts under the owner of that name."""
        return next(owner for owner in self.owners if owner.name == name)

    def of_target(self, target_id: str) -> Verdict:
        """The verdict on the target of that current id."""
        return next(v for v in self.verdicts if v.target.id == target_id)


def _months_between(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def status_of(plan: Plan, file: str, entries: Iterable[Entry], as_of: date) -> Status:
    """Judge every target of `plan`, whose file is named `file`, by the entries up to `as_of`."""
    known = tuple(entries)
    trails = trails_of(plan, known, as_of)
    verdicts = tuple(judge(plan, target, trails[target.id], as_of) for target in plan.targets)
    status = roll_up(plan, file, as_of, verdicts)
    reports = in_order(entry for entry in known if entry.is_task and entry.date <= as_of)
    return replace(status, tasks=tuple(_with_reports(task, reports) for task in status.tasks))


def _with_reports(task: TaskStatus, reports: Iterable[Entry]) -> TaskStatus:
    return replace(task, entries=tuple(entry for entry in reports if entry.subject == task.task.id))


def trail_entries(subject: object, status: Status) -> tuple[Entry, ...]:
    """The entries that the page of `subject` lists: those of a target; of anything else, none."""
    if not isinstance(subject, Target):
        return ()
    trail = status.of_target(subject.id).facts.trail
    return (*(step.entry for step in trail.steps), *trail.repeated)


def roll_up(plan: Plan, file: str, as_of: date, verdicts: tuple[Verdict, ...]) -> Status:
    """The status that `verdicts` on targets of `plan` add up to, without the reports of tasks."""
    of_section = grouped(verdicts, lambda verdict: verdict.target.section)
    of_task = grouped(verdicts, lambda verdict: verdict.target.task)
    return Status(
        plan=plan,
        file=file,
        as_of=as_of,
        elapsed=elapsed(plan.period, as_of),
        group=group_of_plan(plan, verdicts),
        sections=tuple(_section_status(section, of_section.get(section.id, ())) for section in plan.sections),
        tasks=tuple(_task_status(task, of_task.get(task.id, ())) for task in plan.tasks),
        owners=tuple(_owner_status(plan, name, verdicts) for name in plan.owners),
        verdicts=verdicts,
        alerts=alerts_of(verdicts),
    )


def _section_status(section: Section, own: tuple[Verdict, ...]) -> SectionStatus:
    return SectionStatus(section, group_of_section(section, own), own)


def _task_status(task: Task, own: tuple[Verdict, ...]) -> TaskStatus:
    return TaskStatus(task, group_of_targets(own), own)


def _owner_status(plan: Plan, name: str, verdicts: tuple[Verdict, ...]) -> OwnerStatus:
    """The targets that count under `name`, or under an owner below it, and their roll-up."""
    names = plan.under(name)
    own = tuple(v for v in verdicts if not names.isdisjoint(v.target.owners))
    return OwnerStatus(name, group_of_targets(own), own)
