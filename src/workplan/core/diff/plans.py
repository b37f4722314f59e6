"""The difference of two plans: every change with its effect and reason, eased without a reason first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan.core.diff import subjects
from workplan.core.diff.matching import (
    Matched,
    content_of_section,
    content_of_target,
    content_of_task,
    matched,
)
from workplan.core.diff.outline import definition_steps, owner_steps, plan_steps, section_steps, task_steps
from workplan.core.diff.pair import Pair, Side
from workplan.core.diff.reasons import Idle, explained, idle_records, new_records, record_steps
from workplan.core.diff.record import Effect, PlanChange, SubjectKind
from workplan.core.diff.targets import first_steps, target_steps
from workplan.core.plan import Plan, Section, Task
from workplan.core.target import Target

_ORDER = (Effect.EASED, Effect.TIGHTENED, Effect.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes from one plan to another, and the new revisions that name what did not change."""

    changes: tuple[PlanChange, ...]
    idle: tuple[Idle, ...] = ()


def difference(old: Plan | None, new: Plan | None) -> Difference:
    """What changed from `old` to `new`; a plan that was not there, or is no more, is one change."""
    if old is new:
        return Difference(())
    if new is None:
        assert old is not None
        return Difference((subjects.plan_gone(old),))
    if old is None:
        return Difference((subjects.plan_arrived(new),))
    comparison = _Comparison.of(old, new)
    if old.revisions is new.revisions:
        return Difference(in_order(comparison.changes()))
    names = comparison.names()
    records = new_records(old, new, names)
    reworded = subjects.plan_changed(new, record_steps(old, new, names))
    changes = explained((*comparison.changes(), *reworded), records, names)
    return Difference(in_order(changes), tuple(idle_records(changes, records, names)))


def in_order(changes: Iterable[PlanChange]) -> tuple[PlanChange, ...]:
    """Eased without a reason first, then eased, tightened and neutral ones; else as they come."""
    return tuple(sorted(changes, key=lambda each: (not each.is_unexplained, _ORDER.index(each.effect))))


def beginnings(old: Plan | None, new: Plan) -> Iterator[PlanChange]:
    """What each target that is new in `new` is held to from its first day; of a new plan, all its things."""
    if old is None:
        things: tuple[subjects.Thing, ...] = (*new.sections, *new.tasks, *new.targets)
        yield from map(subjects.arrived, things)
    before = () if old is None else old.targets
    for target in matched(before, new.targets, content_of_target).added:
        yield from subjects.held_to(target, first_steps(target))


def endings(plan: Plan) -> Iterator[PlanChange]:
    """All things of a plan that is no more."""
    things: tuple[subjects.Thing, ...] = (*plan.sections, *plan.tasks, *plan.targets)
    yield from map(subjects.gone, things)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two plans with their sections, tasks and targets matched."""

    old: Plan
    new: Plan
    sections: Matched[Section]
    tasks: Matched[Task]
    targets: Matched[Target]

    @classmethod
    def of(cls, old: Plan, new: Plan) -> "_Comparison":
        return cls(
            old,
            new,
            matched(old.sections, new.sections, content_of_section),
            matched(old.tasks, new.tasks, content_of_task),
            matched(old.targets, new.targets, content_of_target),
        )

    def changes(self) -> Iterator[PlanChange]:
        """All changes, without reasons, in the order of the plan."""
        yield from subjects.plan_changed(self.new, plan_steps(self.old, self.new))
        yield from self._owners()
        yield from self._definitions()
        yield from self._sections()
        yield from self._tasks()
        yield from self._targets()

    def names(self) -> dict[str, frozenset[str]]:
        """For each id of a thing, current or removed, every id that it has had."""
        found = {}
        groups = [(old.id, new.id) for old, new in self.sections.pairs]
        for old, new in [*groups, *((old.id, new.id) for old, new in self.tasks.pairs)]:
            found[new] = frozenset({old, new})
        for before, after in self.targets.pairs:
            found[after.id] = frozenset({before.id, after.id, *before.formerly, *after.formerly})
        alone: tuple[Target, ...] = (*self.targets.removed, *self.targets.added)
        for target in alone:
            found[target.id] = frozenset({target.id, *target.formerly})
        return found

    def _sections(self) -> Iterator[PlanChange]:
        yield from map(subjects.gone, self.sections.removed)
        yield from map(subjects.arrived, self.sections.added)
        for old, new in self.sections.pairs:
            yield from subjects.renamed(old, new)
            yield from subjects.changed(old, new, section_steps(old, new))

    def _tasks(self) -> Iterator[PlanChange]:
        yield from map(subjects.gone, self.tasks.removed)
        yield from map(subjects.arrived, self.tasks.added)
        for old, new in self.tasks.pairs:
            if old is not new:
                yield from subjects.renamed(old, new)
                yield from subjects.changed(old, new, task_steps(old, new, self.old, self.new))

    def _targets(self) -> Iterator[PlanChange]:
        yield from map(subjects.gone, self.targets.removed)
        yield from map(subjects.arrived, self.targets.added)
        before, after = Side.of(self.old), Side.of(self.new)
        for old, new in self.targets.pairs:
            if old is not new:
                yield from subjects.renamed(old, new)
                yield from subjects.changed(old, new, target_steps(Pair(old, new, before, after)))

    def _owners(self) -> Iterator[PlanChange]:
        old, new = self.old.owners, self.new.owners
        if old is new:
            return
        for name in dict.fromkeys((*new, *old)):
            if name in old and name in new:
                steps = owner_steps(old[name], new[name])
                yield from subjects.named_changed(SubjectKind.OWNER, name, steps)
            else:
                yield subjects.named(SubjectKind.OWNER, name, is_new=name in new)

    def _definitions(self) -> Iterator[PlanChange]:
        old, new = self.old.definitions, self.new.definitions
        if old is new:
            return
        for term in dict.fromkeys((*new, *old)):
            if term in old and term in new:
                steps = definition_steps(old[term], new[term])
                yield from subjects.named_changed(SubjectKind.DEFINITION, term, steps)
            else:
                yield subjects.named(SubjectKind.DEFINITION, term, is_new=term in new)
