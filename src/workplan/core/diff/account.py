"""The account of a plan: everything that it says, thing by thing and field by field, as values of a diff."""

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.core.diff.bounds import first_bound, quantity_of
from workplan.core.diff.record import Value, Waypoint
from workplan.core.diff.standing import figure_text
from workplan.core.diff.timing import NEVER
from workplan.core.plan import Definition, Owner, Plan, Section, Task
from workplan.core.target import Reporting, Target

Fields = Iterator[tuple[str, Value]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the plan: its name, its id if it has one, and what is said of it."""

    name: str
    id: str | None
    fields: tuple[tuple[str, Value], ...]


def account(plan: Plan) -> Iterator[Thing]:
    """The plan itself, owners, sections with tasks and targets, terms, in the order of the plan."""
    yield Thing(plan.title, None, _given(_of_plan(plan)))
    yield from (Thing(each.name, None, _given(_of_owner(each))) for each in plan.owners.values())
    for section in plan.sections:
        yield Thing(section.title, section.id, _given(_of_section(section)))
        yield from (_target(each, plan, plan.reporting) for each in section.targets)
        for task in section.tasks:
            yield Thing(task.title, task.id, _given(_of_task(task)))
            yield from (_target(each, plan, task.reporting or plan.reporting) for each in task.targets)
    yield from (Thing(each.term, None, _given(_of_term(each))) for each in plan.definitions.values())


def _given(fields: Fields) -> tuple[tuple[str, Value], ...]:
    """Without what is not said: nothing, an empty list, the weight that all have."""
    return tuple((key, value) for key, value in fields if value not in (None, ()) and (key, value) != _WEIGHT)


_WEIGHT = ("weight", "1")


def _of_plan(plan: Plan) -> Fields:
    yield from (("organization", plan.organization), ("language", plan.language), ("detail", plan.detail))
    yield from (("period.start", plan.period.start), ("period.end", plan.period.end))
    yield from _reporting(plan.reporting)
    limits = plan.thresholds
    yield "pace.rule", limits.rule.value
    yield from (("pace.yellow", figure_text(limits.yellow)), ("pace.red", figure_text(limits.red)))
    yield from (("pace.rate_red", figure_text(limits.rate_red)), ("due_soon", plan.due_soon))


def _of_owner(owner: Owner) -> Fields:
    yield from (("owner.title", owner.title), ("under", owner.under))


def _of_term(definition: Definition) -> Fields:
    yield from (("text", definition.text), ("items", definition.items))


def _of_section(section: Section) -> Fields:
    yield from (("aim", section.aim), ("detail", section.detail), ("weight", figure_text(section.weight)))


def _of_task(task: Task) -> Fields:
    yield from (("lead", task.lead), ("department", task.department), ("support", task.support))
    yield from (("detail", task.detail), ("weight", figure_text(task.weight)))
    if task.reporting is not None:
        yield from _reporting(task.reporting)


def _target(target: Target, plan: Plan, above: Reporting) -> Thing:
    return Thing(target.name, target.id, _given(_of_target(target, plan, above)))


def _of_target(target: Target, plan: Plan, above: Reporting) -> Fields:
    """What is said of a target itself; what it takes from `plan` or from its task is said there."""
    yield from (("kind", target.kind.value), ("unit", target.unit))
    yield "every", target.every and target.every.value
    yield from ((step.field, step.new) for step in first_bound(target))
    yield "start", None if target.start == plan.period.start else target.start
    yield "due", None if target.due == plan.period.end else target.due
    yield "pace", target.pace and target.pace.value
    for each in target.passing:
        reach = quantity_of(target, each.value)
        assert reach is not None
        yield "checkpoints", Waypoint(each.by, reach, each.name)
    if target.reporting != above:
        yield from _reporting(target.reporting)
    yield from (("state", target.hold and target.hold.value), ("weight", figure_text(target.weight)))
    yield "owner", target.owners if target.has_own_owner else ()
    yield from (("part_of", target.part_of), ("department", target.department))
    yield from (("support", target.support), ("size", target.size), ("detail", target.detail))


def _reporting(reporting: Reporting) -> Fields:
    yield "reporting.every", NEVER if reporting.never else reporting.every.value
    yield "reporting.grace", reporting.grace
