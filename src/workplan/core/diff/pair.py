"""A target before and after, with the plans that it stands in."""

from dataclasses import dataclass

from workplan.core.diff.record import Effect
from workplan.core.figures import is_whole
from workplan.core.pace import HALVABLE_FROM
from workplan.core.plan import Plan, Section, Task
from workplan.core.target import Kind, Reporting, Shape, Target

_VERIFIED_WITHOUT_FIGURE = (Kind.MILESTONE, Kind.RECURRING)


@dataclass(frozen=True, slots=True)
class Side:
    """A plan, with its tasks and sections by id."""

    plan: Plan
    tasks: dict[str, Task]
    sections: dict[str, Section]

    @classmethod
    def of(cls, plan: Plan) -> "Side":
        """The side that `plan` is."""
        tasks = {task.id: task for task in plan.tasks}
        return cls(plan, tasks, {section.id: section for section in plan.sections})

    def reporting_above(self, target: Target) -> Reporting:
        """What `target` has to follow when it says nothing of its own."""
        task = self.tasks.get(target.task or "")
        return self.plan.reporting if task is None or task.reporting is None else task.reporting

    def is_weighed(self, target: Target) -> bool:
        """Whether the groups that hold `target` count for anything."""
        task, section = self.tasks.get(target.task or ""), self.sections.get(target.section)
        return all(group is None or group.weight > 0 for group in (task, section))


@dataclass(frozen=True, slots=True)
class Pair:
    """The same target in two plans."""

    old: Target
    new: Target
    before: Side
    after: Side

    @property
    def is_comparable(self) -> bool:
        """Whether figures of before and after mean the same thing."""
        return self.old.unit == self.new.unit and _measure(self.old) == _measure(self.new)

    @property
    def effect_of_shape(self) -> Effect:
        """Whether the target went from even pace to the end, which is easier, or back."""
        shapes = planned_shape(self.old), planned_shape(self.new)
        if shapes == (Shape.EVEN, Shape.END):
            return Effect.EASED
        return Effect.TIGHTENED if shapes == (Shape.END, Shape.EVEN) else Effect.NEUTRAL


def is_verifiable(target: Target) -> bool:
    """Whether something definite is asked for: a bound, a thing done, a thing done in every period."""
    return target.kind in _VERIFIED_WITHOUT_FIGURE or target.bound.is_set


def planned_shape(target: Target) -> Shape | None:
    """How a target is paced, as far as the plan decides that (docs/verdicts.md)."""
    if not target.has_pace:
        return None
    return target.pace or (Shape.END if _cannot_be_halved(target) else Shape.EVEN)


def _cannot_be_halved(target: Target) -> bool:
    if target.kind is Kind.MILESTONE:
        return not target.checkpoints
    if target.kind is Kind.LEVEL:
        return target.bound.baseline is None
    goal = target.bound.goal
    return goal is not None and goal < HALVABLE_FROM and is_whole(goal)


def _measure(target: Target) -> str:
    """What a bound counts: a standing figure, growth, or how often in a period."""
    return target.kind.value if target.kind in (Kind.RATE, Kind.RECURRING) else "figure"
