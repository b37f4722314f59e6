"""Things of a plan as the subjects of changes: added, removed, renamed, or changed in one field."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workplan.core.diff.record import ChangeKind, Effect, PlanChange, Step, SubjectKind
from workplan.core.plan import Plan, Section, Task
from workplan.core.target import Target

Thing = Section | Task | Target


def arrived(thing: Thing) -> PlanChange:
    """A new thing; only a target asks for anything."""
    effect = Effect.TIGHTENED if isinstance(thing, Target) else Effect.NEUTRAL
    return replace(_about(thing), kind=ChangeKind.ADDED, new=_name(thing), effect=effect)


def gone(thing: Thing) -> PlanChange:
    """A thing that is no more."""
    effect = Effect.EASED if isinstance(thing, Target) else Effect.NEUTRAL
    return replace(_about(thing), kind=ChangeKind.REMOVED, old=_name(thing), effect=effect)


def renamed(old: Thing, new: Thing) -> Iterator[PlanChange]:
    """The change of an id, when it changed."""
    if old.id != new.id:
        yield replace(_about(new), kind=ChangeKind.RENAMED, field="id", old=old.id, new=new.id)


def changed(old: Thing, new: Thing, steps: Iterable[Step]) -> Iterator[PlanChange]:
    """A change for each step; it belongs where the thing stands, and where it stood."""
    places = tuple(dict.fromkeys((*within(new), *within(old))))
    yield from (replace(_with(_about(new), step), within=places) for step in steps)


def held_to(target: Target, steps: Iterable[Step]) -> Iterator[PlanChange]:
    """What a new target is held to from its first day."""
    yield from (replace(_with(_about(target), step), kind=ChangeKind.ADDED) for step in steps)


def plan_changed(plan: Plan, steps: Iterable[Step]) -> Iterator[PlanChange]:
    """A change of the plan's own settings for each step."""
    yield from (_with(_of_plan(plan), step) for step in steps)


def plan_arrived(plan: Plan) -> PlanChange:
    """A plan where there was none."""
    return replace(_of_plan(plan), kind=ChangeKind.ADDED, new=plan.title, effect=Effect.TIGHTENED)


def plan_gone(plan: Plan) -> PlanChange:
    """A plan that is no more."""
    return replace(_of_plan(plan), kind=ChangeKind.REMOVED, old=plan.title, effect=Effect.EASED)


def named(subject: SubjectKind, name: str, *, is_new: bool) -> PlanChange:
    """An owner or a term that was added or removed."""
    if is_new:
        return PlanChange(ChangeKind.ADDED, subject, name, name, new=name)
    return PlanChange(ChangeKind.REMOVED, subject, name, name, old=name)


def named_changed(subject: SubjectKind, name: str, steps: Iterable[Step]) -> Iterator[PlanChange]:
    """A change of an owner or a term for each step."""
    yield from (_with(PlanChange(ChangeKind.CHANGED, subject, name, name), step) for step in steps)


def within(thing: Thing) -> tuple[str, ...]:
    """The ids of the section and the task that hold `thing`."""
    if isinstance(thing, Section):
        return ()
    task = () if isinstance(thing, Task) or thing.task is None else (thing.task,)
    return (thing.section, *task)


def _about(thing: Thing) -> PlanChange:
    return PlanChange(ChangeKind.CHANGED, _subject(thing), thing.id, _name(thing), within=within(thing))


def _of_plan(plan: Plan) -> PlanChange:
    return PlanChange(ChangeKind.CHANGED, SubjectKind.PLAN, None, plan.title)


def _with(change: PlanChange, step: Step) -> PlanChange:
    return replace(change, field=step.field, old=step.old, new=step.new, effect=step.effect)


def _subject(thing: Thing) -> SubjectKind:
    if isinstance(thing, Target):
        return SubjectKind.TARGET
    return SubjectKind.TASK if isinstance(thing, Task) else SubjectKind.SECTION


def _name(thing: Thing) -> str:
    return thing.name if isinstance(thing, Target) else thing.title
