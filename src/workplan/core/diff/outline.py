"""The changes of what is not a target: the plan's settings, sections, tasks, owners and definitions."""

from collections.abc import Iterator

from workplan.core.diff.direction import falling, rising
from workplan.core.diff.record import Effect, Step
from workplan.core.diff.standing import changed, figure_text, weight_steps
from workplan.core.diff.timing import reporting_steps
from workplan.core.plan import Definition, Owner, Plan, Rule, Section, Task, Thresholds

_OF_PLAN = ("title", "organization", "language", "detail")
_OF_SECTION = ("title", "aim", "detail")
_OF_TASK = ("title", "lead", "department", "support", "detail")


def plan_steps(old: Plan, new: Plan) -> Iterator[Step]:
    """A later period, wider thresholds, rarer reports, more grace, a shorter notice are easier."""
    yield from _attributes(old, new, _OF_PLAN)
    start, end = (old.period.start, new.period.start), (old.period.end, new.period.end)
    yield from changed("period.start", *start, rising(*start))
    yield from changed("period.end", *end, rising(*end))
    yield from reporting_steps((old.reporting, new.reporting))
    yield from _threshold_steps(old.thresholds, new.thresholds)
    yield from changed("due_soon", old.due_soon, new.due_soon, falling(old.due_soon, new.due_soon))


def _threshold_steps(old: Thresholds, new: Thresholds) -> Iterator[Step]:
    """By points a higher line is wider, as a ratio a lower one; between the two nothing can be compared."""
    wider = falling if new.rule is Rule.RATIO else rising
    yield from changed("pace.rule", old.rule.value, new.rule.value, Effect.EASED)
    for field in ("yellow", "red", "rate_red"):
        before, after = getattr(old, field), getattr(new, field)
        way = rising if field == "rate_red" else wider
        effect = way(before, after) if old.rule is new.rule or field == "rate_red" else Effect.NEUTRAL
        yield from changed(f"pace.{field}", figure_text(before), figure_text(after), effect)


def section_steps(old: Section, new: Section) -> Iterator[Step]:
    """What changed in a section itself; its number is no change."""
    yield from _attributes(old, new, _OF_SECTION)
    yield from weight_steps(old.weight, new.weight)


def task_steps(old: Task, new: Task, before: Plan, after: Plan) -> Iterator[Step]:
    """What changed in a task itself; its number and its section are no change."""
    yield from _attributes(old, new, _OF_TASK)
    yield from weight_steps(old.weight, new.weight)
    own = old.reporting or before.reporting, new.reporting or after.reporting
    yield from reporting_steps(own, (before.reporting, after.reporting))


def owner_steps(old: Owner, new: Owner) -> Iterator[Step]:
    """What changed of an owner."""
    yield from _attributes(old, new, ("title", "under"))


def definition_steps(old: Definition, new: Definition) -> Iterator[Step]:
    """What changed in a term."""
    yield from _attributes(old, new, ("text", "items"))


def _attributes(old: object, new: object, fields: tuple[str, ...]) -> Iterator[Step]:
    for field in fields:
        yield from changed(field, getattr(old, field), getattr(new, field))
