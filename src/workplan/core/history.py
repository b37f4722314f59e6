"""History: the changes of one thing through all versions of a plan, each told once, where it was made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workplan.core.diff.record import ChangeKind, Effect, PlanChange, SubjectKind

_VALUES = frozenset(
    (
        "at_least",
        "at_most",
        "between",
        "baseline",
        "stretch",
        "kind",
        "unit",
        "every",
        "due",
        "owner",
        "state",
    )
)
_PLACE = ""  # stands for being there at all, among the fields of a thing

Wanted = Callable[[PlanChange], bool]
_Key = tuple[SubjectKind, str | None, str]


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a commit, and on which day."""

    commit: str
    name: str
    day: date


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
class Entry:
    """One change, and who made it."""

    author: Author
    change: PlanChange


def is_value(change: PlanChange) -> bool:
    """Whether a change of a target is one of its bound, due date, owner or state, or moves its goal."""
    is_whole = change.kind is not ChangeKind.CHANGED
    return is_whole or change.field in _VALUES or change.effect is not Effect.NEUTRAL


def last_name(subject: SubjectKind, name: str, versions: Sequence[Version]) -> str | None:
    """What is called so at the end that was ever called `name`; None when nothing ever was."""
    found = None
    for version in versions:
        for change in _changes_of(subject, version):
            if change.kind is ChangeKind.RENAMED and change.old == name:
                name = found = change.id or name
            elif change.id == name:
                found = name
    return found


def names_of(
    subject: SubjectKind, current: Iterable[str], versions: Sequence[Version]
) -> tuple[frozenset[str], ...]:
    """For each version, the ids by which what has one of the `current` ids at the end went then."""
    names: list[set[str]] = [set() for _ in versions]
    if names:
        names[-1] |= set(current)
    for i, version in reversed(tuple(enumerate(versions))):
        for parent, changes in zip(version.parents, version.differences, strict=False):
            names[parent] |= _names_before(subject, names[i], changes)
    return tuple(map(frozenset, names))


def _names_before(subject: SubjectKind, names: set[str], changes: Iterable[PlanChange]) -> set[str]:
    renamed = {
        change.id: str(change.old)
        for change in changes
        if change.kind is ChangeKind.RENAMED and change.subject is subject
    }
    return {renamed.get(name, name) for name in names}


def _changes_of(subject: SubjectKind, version: Version) -> Iterator[PlanChange]:
    return (change for changes in version.differences for change in changes if change.subject is subject)


def history(versions: Sequence[Version], wanted: Sequence[Wanted]) -> Iterator[Entry]:
    """What each version changed of what is `wanted` there, in their order.

    A merge repeats nothing that its sides changed. What it decided itself is told, and so is what it takes
    back: the value of a side whose change the other side, whose value it has, did not know.
    """
    states: list[_State] = []
    count = 0
    for version, is_wanted in zip(versions, wanted, strict=True):
        before = [states[parent] for parent in version.parents]
        differing = [_by_field(filter(is_wanted, changes)) for changes in version.differences]
        state = _State.merged(before)
        for key, changes in _told(differing, before):
            state.learn(key, changes, count)
            count += len(changes)
            yield from (Entry(version.author, change) for change in changes)
        states.append(state)


@dataclass(slots=True)
class _State:
    """What was told on the way to a version: which entries (a bit each), and the last of each field."""

    known: int
    last: dict[_Key, int]

    @classmethod
    def merged(cls, before: Sequence["_State"]) -> "_State":
        """The state of all `before`, of each field the entry told last."""
        state = cls(before[0].known, dict(before[0].last)) if before else cls(0, {})
        for each in before[1:]:
            state.known |= each.known
            for key, entry in each.last.items():
                state.last[key] = max(entry, state.last.get(key, 0))
        return state

    def learn(self, key: _Key, changes: Sequence[PlanChange], number: int) -> None:
        """Remember that `changes` were told, the first as the entry `number`."""
        for i, change in enumerate(changes):
            self.known |= 1 << number + i
            self.last[key] = number + i
            if change.kind is ChangeKind.RENAMED:
                self._rename(change)

    def _rename(self, change: PlanChange) -> None:
        """From here on the fields are those of another id."""
        for (subject, name, field), entry in tuple(self.last.items()):
            if (subject, name) == (change.subject, change.old):
                self.last.setdefault((subject, change.id, field), entry)

    def knows(self, other: "_State", key: _Key) -> bool:
        """Whether what `other` says of a field was told on the way here too, or nowhere."""
        entry = other.last.get(key)
        return entry is None or bool(self.known >> entry & 1)


def _told(
    differing: Sequence[Mapping[_Key, Sequence[PlanChange]]], before: Sequence[_State]
) -> Iterator[tuple[_Key, Sequence[PlanChange]]]:
    """The changes that a version made itself, field by field; `differing` from each parent."""
    for key in dict.fromkeys(key for each in differing for key in each):
        sides = [i for i, each in enumerate(differing) if key in each]
        takers = [before[i] for i in range(len(differing)) if i not in sides]
        new = [i for i in sides if not any(taker.knows(before[i], key) for taker in takers)]
        if new:
            yield key, differing[new[0]][key]


def _by_field(changes: Iterable[PlanChange]) -> Mapping[_Key, Sequence[PlanChange]]:
    found: dict[_Key, list[PlanChange]] = {}
    for change in changes:
        key = change.subject, change.id, change.field if change.field not in (None, "id") else _PLACE
        found.setdefault(key, []).append(change)
    return found
