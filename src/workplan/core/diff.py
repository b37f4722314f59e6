"""The difference of two plans: every change, whether it eased the plan, and the reason that was recorded."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import zip_longest
from operator import attrgetter, itemgetter
from typing import Generic, TypeAlias, TypeVar

from workplan.core.diff_fields import Thing, changes_of, first_values
from workplan.core.diff_points import excused_changes
from workplan.core.effects import Effect, FieldChange, Pair, Value
from workplan.core.lookup import Subject, id_of, name_of
from workplan.core.plan import Definition, Owner, Plan, Revision, Section, Target, Task
from workplan.core.problems import Address, Path, Problem

Placed = TypeVar("Placed", bound=Section | Task | Target)
Names: TypeAlias = Mapping[str, frozenset[str]]  # every id that a thing has had, by its current or last one
Indexed: TypeAlias = list[tuple[int, Revision]]  # revisions with their places in the plan
Roster: TypeAlias = tuple[tuple[str, ...], ...]  # of each target its id, its name, and its former ids


class ChangeKind(StrEnum):
    """What happened to a thing of the plan."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


class SubjectKind(StrEnum):
    """What a change is of."""

    PLAN = "plan"
    SECTION = "section"
    TASK = "task"
    TARGET = "target"
    OWNER = "owner"
    DEFINITION = "definition"


SUBJECTS: Mapping[type[Subject], SubjectKind] = {
    Section: SubjectKind.SECTION,
    Task: SubjectKind.TASK,
    Target: SubjectKind.TARGET,
    Owner: SubjectKind.OWNER,
    Definition: SubjectKind.DEFINITION,
}


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One change of a plan.

    `id` is the current id, of an owner or a term its name, None for the plan itself; `within` are the ids of
    the section and the task that it belongs to, or belonged to. What was added or removed has no `field`, and
    its name as `new` or `old`; with a field it is what a new target is held to. A renaming is of the `id`.
    """

    kind: ChangeKind
    subject: SubjectKind
    id: str | None
    name: str
    field: str | None = None
    old: Value = None
    new: Value = None
    effect: Effect = Effect.NEUTRAL
    reason: str | None = None
    within: tuple[str, ...] = ()

    @property
    def is_unexplained(self) -> bool:
        """Whether it eases the plan and nobody has said why."""
        return self.effect is Effect.EASED and self.reason is None


@dataclass(frozen=True, slots=True)
class Idle:
    """A new revision, by its index, that names (by that name's index) what did not change."""

    index: int
    position: int
    name: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes from one plan to another, the new revisions that name what did not, and the targets."""

    changes: tuple[PlanChange, ...]
    idle: tuple[Idle, ...] = ()
    rosters: tuple[Roster, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class FileDifference:
    """What changed in one plan file; `commit` is the later state, None for the files now."""

    file: str
    difference: Difference
    commit: str | None = None


def difference(old: Plan | None, new: Plan | None) -> Difference:
    """What changed from `old` to `new`; a plan that was not there, or is no more, is one change.

    Eased without a reason come first, then eased, tightened and neutral changes, each in the plan's order.
    """
    if old is new:
        return Difference(())
    if old is None or new is None:
        gone, come = [_gone(old)] if old else [], [_arrived(new)] if new else []
        return Difference((*gone, *come))
    groups = matched(old.sections, new.sections), matched(old.tasks, new.tasks)
    comparison = _Comparison(old, new, *groups, matched(old.targets, new.targets))
    names = comparison.names()
    changes = (*comparison.changes(), *_reworded(old, new, names))
    fresh = _new_revisions(old, new, names)
    explained = in_order(
        replace(change, reason=_reason_of(change, _excusing(change, new) or fresh, names))
        for change in changes
    )
    return Difference(explained, tuple(_idle(changes, fresh, names)), (roster_of(old), roster_of(new)))


def in_order(changes: Iterable[PlanChange]) -> tuple[PlanChange, ...]:
    """Eased without a reason first, then eased, tightened and neutral ones; else as they come."""
    effects = tuple(Effect)
    return tuple(sorted(changes, key=lambda each: (not each.is_unexplained, effects.index(each.effect))))


def beginnings(old: Plan | None, new: Plan) -> Iterator[PlanChange]:
    """What each target that is new in `new` is held to from its first day; of a new plan, all its things."""
    if old is None:
        yield from map(_arrived, _placed(new))
    for target in matched(() if old is None else old.targets, new.targets).added:
        for name, value in first_values(target):
            yield replace(_about(target), kind=ChangeKind.ADDED, field=name, new=value)


def endings(plan: Plan) -> Iterator[PlanChange]:
    """All things of a plan that is no more."""
    return map(_gone, _placed(plan))


def _placed(plan: Plan) -> tuple[Section | Task | Target, ...]:
    return (*plan.sections, *plan.tasks, *plan.targets)


def roster_of(plan: Plan) -> Roster:
    """The targets of a plan, as far as it matters which is which of another state."""
    return tuple((target.id, target.name, *target.formerly) for target in plan.targets)


# Plan files: which file is which, though it was renamed.


def file_differences(
    old: Mapping[str, Plan], new: Mapping[str, Plan], commit: str | None
) -> Iterator[FileDifference]:
    """The difference of every plan, by file; a removed one is called as it was."""
    source = {file: file for file in new if file in old}
    for file in new:
        if file not in source and (found := same_plan(new[file], old, set(source.values()))):
            source[file] = found
    gone = {file: file for file in old if file not in source.values()}
    for file in sorted({*new, *gone}):
        earlier = old.get((source | gone).get(file, ""))
        yield FileDifference(file, difference(earlier, new.get(file)), commit)


def same_plan(plan: Plan, before: Mapping[str, Plan], taken: set[str]) -> str | None:
    """The file that held `plan` before: the free one that shares most ids with it, if half are shared."""
    ids, free = _ids_of(plan), {file: each for file, each in before.items() if file not in taken}
    shared = {file: len(ids & _ids_of(each)) for file, each in free.items()}
    best = max(shared, key=lambda file: shared[file], default=None)
    return best if best is not None and 2 * shared[best] >= len(ids) > 0 else None


def _ids_of(plan: Plan) -> set[str]:
    return {thing.id for thing in _placed(plan)}


# Problems of a plan against an earlier state of it.


def since_problems(old: Mapping[str, Plan], new: Mapping[str, Plan], revision: str) -> Iterator[Problem]:
    """What was eased without a reason since `revision`, at what was changed, and reasons for nothing."""
    for each in file_differences(old, new, None):
        yield from _since(new.get(each.file), each.file, each.difference, revision)


def _since(plan: Plan | None, file: str, found: Difference, revision: str) -> Iterator[Problem]:
    things = () if plan is None else plan.things()
    paths = {thing.id: path for path, thing in things}
    for change in found.changes:
        if change.is_unexplained:
            what = change.kind.value
            if change.subject is SubjectKind.PLAN:
                what = "gone" if change.kind is ChangeKind.REMOVED else "plan"
            params = {"id": change.id, "field": change.field, "what": what, "revision": revision}
            yield Problem("eased-without-reason", file, _address(change, paths), params)
    for idle in found.idle:
        at = Address(("revisions", idle.index, "targets", idle.position))
        yield Problem("revision-without-change", file, at, {"id": idle.name, "revision": revision})


def _address(change: PlanChange, paths: Mapping[str, Path]) -> Address | None:
    """Where the changed value stands, or stood; nothing for a plan that is no more."""
    if change.subject is SubjectKind.PLAN:
        is_gone = change.kind is ChangeKind.REMOVED
        return None if is_gone else Address(tuple((change.field or "").split(".")))
    path = paths.get(change.id or "")
    if path is None:
        return Address(("sections",), on_key=True)
    return Address((*path, *(change.field or "id").split(".")))


# Which thing of one plan is which of another.


@dataclass(frozen=True, slots=True)
class Matched(Generic[Placed]):
    """Pairs of the same thing before and after, and what is only on one side."""

    pairs: tuple[tuple[Placed, Placed], ...]
    removed: tuple[Placed, ...]
    added: tuple[Placed, ...]


def matched(old: Sequence[Placed], new: Sequence[Placed]) -> Matched[Placed]:
    """The same things of both sides, in the order of `new`.

    An id decides first, then an id that the new thing had formerly; what is left and says the same under
    another id was renamed, if there is only one such thing on either side.
    """
    before = {thing.id: thing for thing in old}
    pairs = {each.id: before.pop(each.id) for each in new if each.id in before}
    for each in [each for each in new if each.id not in pairs]:
        former = each.formerly if isinstance(each, Target) else ()
        name = next((name for name in former if name in before), None)
        if name is not None:
            pairs[each.id] = before.pop(name)
    then, now = _by_content(before.values()), _by_content(each for each in new if each.id not in pairs)
    for content, same in now.items():
        if len(same) == len(then.get(content, ())) == 1:
            pairs[same[0].id] = before.pop(then[content][0].id)
    return Matched(
        tuple((pairs[each.id], each) for each in new if each.id in pairs),
        tuple(before.values()),
        tuple(each for each in new if each.id not in pairs),
    )


def _by_content(things: Iterable[Placed]) -> dict[Hashable, list[Placed]]:
    found: dict[Hashable, list[Placed]] = {}
    for thing in things:
        found.setdefault(_content(thing), []).append(thing)
    return found


def _content(thing: Section | Task | Target) -> Hashable:
    """All that a thing says of itself but its ids, its number and its place."""
    match thing:
        case Target():
            own = replace(thing, id="", formerly=(), number=None)
            return replace(own, section="", task=None, part_of=None, profile=())
        case Task():
            return replace(thing, id="", section="", number=None, targets=())
        case _:
            return replace(thing, id="", number=None, targets=(), tasks=())


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two plans with their sections, tasks and targets matched."""

    old: Plan
    new: Plan
    sections: Matched[Section]
    tasks: Matched[Task]
    targets: Matched[Target]

    def changes(self) -> Iterator[PlanChange]:
        """All changes, without reasons, in the order of the plan."""
        yield from self._changed(self.old, self.new)
        yield from self._named(self.old.owners, self.new.owners)
        yield from self._named(self.old.definitions, self.new.definitions)
        yield from self._placed(self.sections)
        yield from self._placed(self.tasks)
        yield from self._placed(self.targets)
        yield from self._excused()

    def _named(self, old: Mapping[str, Thing], new: Mapping[str, Thing]) -> Iterator[PlanChange]:
        for name in dict.fromkeys((*new, *old)) if old is not new else ():
            if name not in new:
                yield _gone(old[name])
            elif name not in old:
                yield _arrived(new[name])
            else:
                yield from self._changed(old[name], new[name])

    def _placed(self, found: Matched[Placed]) -> Iterator[PlanChange]:
        yield from map(_gone, found.removed)
        yield from map(_arrived, found.added)
        for old, new in found.pairs:
            if old != new:
                yield from self._changed(old, new)

    def _changed(self, old: Thing, new: Thing) -> Iterator[PlanChange]:
        """A change for each field; it belongs where the thing stands, and where it stood."""
        before, after = _about(old), _about(new)
        if before.id != after.id:
            yield replace(after, kind=ChangeKind.RENAMED, field="id", old=before.id, new=after.id)
        for each in changes_of(Pair(old, new, self.old, self.new)):
            yield _change_of(old, new, each)

    def _excused(self) -> Iterator[PlanChange]:
        """What revisions excuse: of the targets that they name, or of all, which is told of the plan."""
        plans = self.old, self.new
        if not any(revision.excused for plan in plans for revision in plan.revisions):
            return
        of_all = ((each for each in plan.revisions if not each.targets) for plan in plans)
        for change in excused_changes(*of_all):
            yield _change_of(*plans, change)
        for pair in self.targets.pairs:
            named = (plan.revisions_of(target) for plan, target in zip(plans, pair, strict=True))
            for change in excused_changes(*named):
                yield _change_of(*pair, change)

    def names(self) -> Names:
        """For each id of a thing, current or removed, every id that it has had."""
        found = {new.id: frozenset({old.id, new.id}) for old, new in self.sections.pairs}
        found |= {new.id: frozenset({old.id, new.id}) for old, new in self.tasks.pairs}
        found |= {after.id: before.ids | after.ids for before, after in self.targets.pairs}
        found |= {each.id: each.ids for each in (*self.targets.removed, *self.targets.added)}
        return found


def _change_of(old: Thing, new: Thing, change: FieldChange) -> PlanChange:
    """The change of a field of a thing that stands in both plans."""
    about = _about(new)
    places = tuple(dict.fromkeys((*about.within, *_about(old).within)))
    told = replace(about, field=change.field, old=change.old, new=change.new, within=places)
    return replace(told, effect=change.effect)


def _arrived(thing: Thing) -> PlanChange:
    """A new thing; only a target asks for anything, and a plan for all of its targets."""
    effect = Effect.TIGHTENED if isinstance(thing, Plan | Target) else Effect.NEUTRAL
    about = _about(thing)
    return replace(about, kind=ChangeKind.ADDED, new=about.name, effect=effect)


def _gone(thing: Thing) -> PlanChange:
    effect = Effect.EASED if isinstance(thing, Plan | Target) else Effect.NEUTRAL
    about = _about(thing)
    return replace(about, kind=ChangeKind.REMOVED, old=about.name, effect=effect)


def _about(thing: Thing) -> PlanChange:
    """A change of `thing`, of which nothing is said yet."""
    if isinstance(thing, Plan):
        return PlanChange(ChangeKind.CHANGED, SubjectKind.PLAN, None, thing.title)
    places: tuple[str, ...] = (thing.section,) if isinstance(thing, Task | Target) else ()
    if isinstance(thing, Target) and thing.task is not None:
        places = (thing.section, thing.task)
    return PlanChange(ChangeKind.CHANGED, SUBJECTS[type(thing)], id_of(thing), name_of(thing), within=places)


# Revisions: the plan's own records of its changes, and what they explain.


def _new_revisions(old: Plan, new: Plan, names: Names) -> Indexed:
    before, after = _by_identity(old, names), _by_identity(new, names)
    fresh = (each for key, found in after.items() for each in found[len(before.get(key, ())) :])
    return sorted(fresh, key=itemgetter(0))


def _excusing(change: PlanChange, plan: Plan) -> Indexed:
    """The revisions, new or not, that excuse what a change excuses."""
    before, after = ({*each} if isinstance(each, tuple) else set() for each in (change.old, change.new))
    added = after - before if change.field == "excused" else set()
    return [(i, each) for i, each in enumerate(plan.revisions) if not added.isdisjoint(each.excused)]


def _reason_of(change: PlanChange, fresh: Indexed, names: Names) -> str | None:
    """What the last new revision that names the thing says; of the plan itself, one that names nothing.

    Of one day, it is the last that the plan lists.
    """
    own = names.get(change.id or "", {change.id})
    is_plan = change.subject is SubjectKind.PLAN
    newest = (each for _, each in reversed(fresh))
    about = [each for each in newest if (not each.targets if is_plan else own & {*each.targets})]
    return max(about, key=attrgetter("date")).reason if about else None


def _idle(changes: Iterable[PlanChange], fresh: Indexed, names: Names) -> Iterator[Idle]:
    """The names in new revisions of which nothing changed."""
    moved = {name for change in changes for name in names.get(change.id or "", {change.id})}
    for index, revision in fresh:
        for position, name in enumerate(revision.targets):
            if name not in moved:
                yield Idle(index, position, name)


def _reworded(old: Plan, new: Plan, names: Names) -> Iterator[PlanChange]:
    """The revisions of `old` that `new` lacks or words otherwise; a new one is told as a reason."""
    words, after = attrgetter("reason", "by"), _by_identity(new, names)
    for key, indexed in _by_identity(old, names).items():
        was, now = [each for _, each in indexed], [each for _, each in after.get(key, ())]
        gone = [each for each in was if words(each) not in map(words, now)]
        come = [each for each in now if words(each) not in map(words, was)]
        for before, became in zip_longest(gone, come):
            if before is not None:
                yield replace(_about(new), field="revisions", old=before, new=became)


def _by_identity(plan: Plan, names: Names) -> dict[Hashable, Indexed]:
    """The revisions with their indices, by day, due dates and things, whatever these are called now."""
    current = {name: now for now, every in names.items() for name in every}
    found: dict[Hashable, Indexed] = {}
    for index, each in enumerate(plan.revisions):
        key = each.date, tuple(current.get(name, name) for name in each.targets), each.due
        found.setdefault(key, []).append((index, each))
    return found
