"""History: the changes of one thing through all versions of a plan, each told once, where it was made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from workplan.core.diff import ChangeKind, PlanChange, Roster, SubjectKind
from workplan.core.diff_fields import VALUES
from workplan.core.effects import Effect
from workplan.core.plan import Plan, Target
from workplan.core.problems import Address, Problem, short_commit

_Wanted: TypeAlias = Callable[[PlanChange], bool]
_Key: TypeAlias = tuple[SubjectKind, str | None, str]  # a field of a thing, or "" for its being there at all


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a commit, and on which day."""

    commit: str
    name: str
    day: date

    @property
    def short(self) -> str:
        """The commit as people read it."""
        return short_commit(self.commit)


@dataclass(frozen=True, slots=True)
class Version:
    """The plan at a commit: how it differs from each of its parents, or from no plan when it has none.

    `parents` are the places of the versions that it came from, in the sequence of all, which holds parents
    before children. A version that cannot be read has parents and differences of nobody.
    """

    author: Author
    file: str
    parents: tuple[int, ...] = ()
    differences: tuple[tuple[PlanChange, ...], ...] = ()
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """One change, and who made it."""

    author: Author
    change: PlanChange


def last_name(subject: SubjectKind, name: str, versions: Sequence[Version]) -> str | None:
    """What is called so at the end that was ever called `name`; None when nothing ever was."""
    found = None
    for change in (change for version in versions for each in version.differences for change in each):
        if change.subject is not subject:
            continue
        if change.kind is ChangeKind.RENAMED and change.old == name:
            name = found = change.id or name
        elif change.id == name:
            found = name
    return found


def history(
    versions: Sequence[Version], subject: SubjectKind = SubjectKind.PLAN, name: str = ""
) -> Iterator[Event]:
    """What happened to a thing of the plan, which has the id `name` at the end; or to the whole plan.

    Of a target that is what changed in what it is held to, of anything else all that happened to it and in
    it; of a plan that is new or no more, only that.
    """
    if subject is SubjectKind.PLAN:
        return _told(versions, map(_of_plan, versions))
    of = _of_target if subject is SubjectKind.TARGET else _of_group
    return _told(versions, (of(subject, names) for names in _names_of(subject, name, versions)))


def _of_target(subject: SubjectKind, names: frozenset[str]) -> _Wanted:
    """The changes of a target's bound, due date, owner and state, and whatever else moves its goal."""

    def is_wanted(change: PlanChange) -> bool:
        is_whole = change.kind is not ChangeKind.CHANGED
        is_value = is_whole or change.field in VALUES or change.effect is not Effect.NEUTRAL
        return change.subject is subject and change.id in names and is_value

    return is_wanted


def _of_group(subject: SubjectKind, names: frozenset[str]) -> _Wanted:
    def is_wanted(change: PlanChange) -> bool:
        is_own = change.subject is subject and change.id in names
        return _is_event(change) and (is_own or not names.isdisjoint(change.within))

    return is_wanted


def _of_plan(version: Version) -> _Wanted:
    changes = (change for each in version.differences for change in each)
    is_whole = any(c.subject is SubjectKind.PLAN and c.kind is not ChangeKind.CHANGED for c in changes)
    if is_whole and len(version.differences) == 1:
        return lambda change: change.subject is SubjectKind.PLAN
    return _is_event


def _is_event(change: PlanChange) -> bool:
    """Whether something happened; what a new target begins with is part of its arrival."""
    return change.field is None or change.kind is not ChangeKind.ADDED


def _names_of(subject: SubjectKind, name: str, versions: Sequence[Version]) -> list[frozenset[str]]:
    """For each version, the ids by which what is called `name` at the end went then."""
    names: list[set[str]] = [set() for _ in versions]
    if names:
        names[-1].add(name)
    for i, version in reversed(tuple(enumerate(versions))):
        for parent, changes in zip(version.parents, version.differences, strict=False):
            of_subject = (each for each in changes if each.subject is subject)
            before = {each.id: str(each.old) for each in of_subject if each.kind is ChangeKind.RENAMED}
            names[parent] |= {before.get(name, name) for name in names[i]}
    return list(map(frozenset, names))


def _told(versions: Sequence[Version], wanted: Iterable[_Wanted]) -> Iterator[Event]:
    """What each version changed of what is `wanted` there, in their order.

    A merge repeats nothing that its sides changed. What it decided itself is told, and so is what it takes
    back: the value of a side whose change the other side, whose value it has, did not know.
    """
    states: list[_State] = []
    count = 0
    for version, is_wanted in zip(versions, wanted, strict=True):
        before = [states[parent] for parent in version.parents]
        state = _State.merged(before)
        differing = [_by_field(filter(is_wanted, changes)) for changes in version.differences]
        for key in dict.fromkeys(key for each in differing for key in each):
            changes = _own_changes(key, differing, before)
            state.learn(key, changes, count)
            count += len(changes)
            yield from (Event(version.author, change) for change in changes)
        states.append(state)


@dataclass(slots=True)
class _State:
    """What was told on the way to a version: which events (a bit each), and the last of each field."""

    known: int
    last: dict[_Key, int]

    @classmethod
    def merged(cls, before: Sequence["_State"]) -> "_State":
        """The state of all `before`, of each field the event told last."""
        state = cls(before[0].known, dict(before[0].last)) if before else cls(0, {})
        for each in before[1:]:
            state.known |= each.known
            for key, event in each.last.items():
                state.last[key] = max(event, state.last.get(key, 0))
        return state

    def learn(self, key: _Key, changes: Sequence[PlanChange], number: int) -> None:
        """Remember that `changes` were told, the first as the event `number`; a renaming takes all along."""
        for i, change in enumerate(changes):
            self.known |= 1 << number + i
            self.last[key] = number + i
            if change.kind is ChangeKind.RENAMED:
                for (subject, name, field), event in tuple(self.last.items()):
                    if (subject, name) == (change.subject, change.old):
                        self.last.setdefault((subject, change.id, field), event)

    def knows(self, other: "_State", key: _Key) -> bool:
        """Whether what `other` says of a field was told on the way here too, or nowhere."""
        event = other.last.get(key)
        return event is None or bool(self.known >> event & 1)


def _own_changes(
    key: _Key, differing: Sequence[Mapping[_Key, Sequence[PlanChange]]], before: Sequence[_State]
) -> Sequence[PlanChange]:
    """How a version changed a field itself; `differing` from each of its parents, or from no plan."""
    sides = [i for i, each in enumerate(differing) if key in each]
    takers = [before[i] for i in range(len(differing)) if i not in sides]
    new = (i for i in sides if not any(taker.knows(before[i], key) for taker in takers))
    return next((differing[i][key] for i in new), ())


def _by_field(changes: Iterable[PlanChange]) -> Mapping[_Key, Sequence[PlanChange]]:
    found: dict[_Key, list[PlanChange]] = {}
    for change in changes:
        key = change.subject, change.id, change.field if change.field not in (None, "id") else ""
        found.setdefault(key, []).append(change)
    return found


# Ids that were used again: what was reported by them would count for another target.


@dataclass(frozen=True, slots=True)
class Reused:
    """An id that the target `by` has, or claims as a former one, though another had it first.

    `former` is what that one is called, or was when it went; `day` is that of the commit that did it, None
    for what is not known to be older than any entry.
    """

    id: str
    by: str
    former: str
    is_gone: bool
    day: date | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The targets of a plan on a day (None: now), and the places of the states that it came from."""

    roster: Roster
    parents: tuple[int, ...] = ()
    day: date | None = None


@dataclass(slots=True)
class _Held:
    """Which target each id stands for in a state (by number), which had it first, and when it was taken."""

    now: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    taken: dict[str, date | None] = field(default_factory=dict)


def reused_ids(states: Sequence[State]) -> Iterator[Reused]:
    """The ids in the last state that another target had first; states come after those they came from.

    A target is known by its id, else by one that it had formerly. One that was removed is the same again
    under the same id and name, and what it was called may be claimed as a former id.
    """
    held: list[_Held] = []
    called: list[tuple[str, str]] = []  # of each target the last id and name
    for state in states:
        before = _Held()
        for i in reversed(state.parents):
            for mine, theirs in ((before.now, held[i].now), (before.first, held[i].first)):
                mine.update(theirs)
            before.taken.update(held[i].taken)
        held.append(_next(state, before, called))
    for id_, _, *formerly in states[-1].roster if states else ():
        last = held[-1]
        for name in (id_, *formerly):
            first = last.first[name]
            if first != last.now[id_]:
                is_gone = first not in last.now.values()
                yield Reused(name, id_, called[first][0], is_gone, last.taken[name])


def _next(state: State, before: _Held, called: list[tuple[str, str]]) -> _Held:
    """What each id stands for in a state, as it stood before."""
    ids = {id_ for id_, *_ in state.roster}
    held = _Held({}, before.first, before.taken)
    for id_, _, *formerly in state.roster:
        names = id_, *(name for name in formerly if name not in ids)
        known = next((before.now[name] for name in names if name in before.now), None)
        if known is not None:
            held.now[id_] = known
    alive = set(held.now.values())
    for id_, name, *_ in state.roster:
        first = held.first.get(id_)
        is_back = first is not None and first not in alive and called[first] == (id_, name)
        number = held.now.setdefault(id_, first if first is not None and is_back else len(called))
        called[number : number + 1] = [(id_, name)]
    alive = set(held.now.values())
    for id_, _, *formerly in state.roster:
        number = held.now[id_]
        held.first.setdefault(id_, number)
        held.first |= {name: number for name in formerly if held.first.get(name) not in alive}
        for name in (id_, *formerly):
            if held.first[name] != number:
                held.taken.setdefault(name, state.day)
    return held


def reused_problems(
    plan: Plan, file: str, reused: Iterable[Reused], days: Mapping[str, date]
) -> Iterator[Problem]:
    """The ids used again by which something was reported before; `days` has the first of each."""
    targets = {thing.id: (path, thing) for path, thing in plan.things() if isinstance(thing, Target)}
    for each in reused:
        if each.id in days and (each.day is None or days[each.id] < each.day):
            path, target = targets[each.by]
            key = ("id",) if each.id == target.id else ("formerly", target.formerly.index(each.id))
            params = {"id": each.id, "name": each.former, "what": "gone" if each.is_gone else None}
            yield Problem("id-reused", file, Address((*path, *key)), params)
