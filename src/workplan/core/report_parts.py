"""The parts of a report: targets, tasks, sections and owners with their verdicts and places in the plan."""

from dataclasses import dataclass

from workplan.core.alerts import Alert
from workplan.core.curve import Curve, curve_of
from workplan.core.entries import Entry
from workplan.core.facts import Facts
from workplan.core.plan import Section, Target, Task
from workplan.core.status import Group, OwnerStatus, SectionStatus, TaskStatus
from workplan.core.verdict import Verdict


@dataclass(frozen=True, slots=True)
class TargetReport:
    """A target: its verdict, its alerts, and its place in the plan.

    `number` counts all targets of the plan from 1, as it lists them. `line` is that of the plan file in which
    the target begins, None where that is not known. `depth` is how many wholes it is a part of (其中). `then`
    is what an earlier plan, with which the report compares, says of it, None where it was not in that plan;
    `is_met_by_easing` says that it is met now and was not by that plan.
    """

    number: int
    verdict: Verdict
    section: Section
    task: Task | None
    line: int | None
    alerts: tuple[Alert, ...]
    depth: int = 0
    then: Verdict | None = None
    is_met_by_easing: bool = False

    @property
    def target(self) -> Target:
        """What the plan says of it."""
        return self.verdict.target

    @property
    def facts(self) -> Facts:
        """Its figures."""
        return self.verdict.facts

    @property
    def department(self) -> tuple[str, ...]:
        """Its own department, else that of its task."""
        return self.target.department or (self.task.department if self.task else ())

    @property
    def support(self) -> tuple[str, ...]:
        """Who helps: those of its own, else those of its task."""
        return self.target.support or (self.task.support if self.task else ())

    @property
    def last_entry(self) -> Entry | None:
        """The last report of any sort."""
        return self.facts.trail.last_entry

    @property
    def last_figure(self) -> Entry | None:
        """The entry that gave the standing figure."""
        steps = self.facts.trail.figure_steps
        return next((s.entry for s in reversed(steps) if s.entry.date == self.facts.figure_on), None)

    @property
    def last_words(self) -> Entry | None:
        """The last entry that says something in words: progress, a problem or the next step."""
        entries = (step.entry for step in reversed(self.facts.trail.steps))
        return next((entry for entry in entries if _speaks(entry)), None)

    def curve(self) -> Curve:
        """What a chart of it shows."""
        return curve_of(self.facts)


@dataclass(frozen=True, slots=True)
class TaskReport:
    """A task with its roll-up and its targets."""

    status: TaskStatus
    line: int | None
    targets: tuple[TargetReport, ...]

    @property
    def task(self) -> Task:
        """What the plan says of it."""
        return self.status.task

    @property
    def group(self) -> Group:
        """Its roll-up."""
        return self.status.group

    @property
    def last_words(self) -> Entry | None:
        """The last report of the task itself."""
        return next((entry for entry in reversed(self.status.entries) if _speaks(entry)), None)


@dataclass(frozen=True, slots=True)
class SectionReport:
    """A section with its roll-up, its headline targets and its tasks."""

    status: SectionStatus
    line: int | None
    headline: tuple[TargetReport, ...]
    tasks: tuple[TaskReport, ...]

    @property
    def section(self) -> Section:
        """What the plan says of it."""
        return self.status.section

    @property
    def group(self) -> Group:
        """Its roll-up."""
        return self.status.group


@dataclass(frozen=True, slots=True)
class OwnerReport:
    """An owner who answers for something, with the roll-up and the targets that count under the name."""

    status: OwnerStatus
    targets: tuple[TargetReport, ...]

    @property
    def name(self) -> str:
        """The name."""
        return self.status.name

    @property
    def group(self) -> Group:
        """The roll-up."""
        return self.status.group

    @property
    def unreported(self) -> tuple[TargetReport, ...]:
        """The targets that should have been reported and were not."""
        return tuple(each for each in self.targets if each.verdict.unreported is not None)


def _speaks(entry: Entry) -> bool:
    """Whether it says anything in words."""
    return bool(entry.note or entry.problem or entry.next)
