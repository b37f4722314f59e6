"""History: the changes of one thing through all versions of a plan, each told once, where it was made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workplan.core.diff.record import ChangeKind, Effect, PlanChange, SubjectKind, Value

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
_Key = tuple[SubjectKind, str | None, str, object]


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a commit, and on which day."""

    commit: str
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Version:
    """The plan at a commit: what differs from each parent; nothing where it cannot be read."""

    author: Author
    file: str
    differences: tuple[tuple[PlanChange, ...], ...] = ()
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, and who made it."""

    author: Author
    change: PlanChange


def names_of(
    subject: SubjectKind, current: Iterable[str], versions: Sequence[Version]
) -> tuple[frozenset[str], ...]:
    """For each version, the ids by which what has one of the `current` ids now went then."""
    names, found = set(current), []
    for version in reversed(versions):
        found.append(frozenset(names))
        renamings = [
            (change.old, change.new)
            for changes in version.differences
            for change in changes
            if change.kind is ChangeKind.RENAMED and change.subject is subject and change.new in names
        ]
        for old, new in renamings:
            names.add(str(old))
            if len(version.differences) == 1:
                names.discard(str(new))
    return tuple(reversed(found))


def is_value(change: PlanChange) -> bool:
    """Whether a change of a target is one of its bound, due date, owner or state, or moves its goal."""
    is_whole = change.kind is not ChangeKind.CHANGED
    return is_whole or change.field in _VALUES or change.effect is not Effect.NEUTRAL


def history(versions: Sequence[Version], wanted: Sequence[Wanted]) -> Iterator[Entry]:
    """What each version changed of what is `wanted` there, oldest first.

    A merge repeats nothing: of it is told only what is then not as the last entry said.
    """
    stands: dict[_Key, Value] = {}
    for version, is_wanted in zip(versions, wanted, strict=True):
        is_merge = len(version.differences) > 1
        for key, change in _of_version(version, is_wanted, stands):
            if not (is_merge and key in stands and stands[key] == change.new):
                stands[key] = change.new
                yield Entry(version.author, change)


def _of_version(
    version: Version, is_wanted: Wanted, stands: dict[_Key, Value]
) -> Iterator[tuple[_Key, PlanChange]]:
    """The changes of a version; of several of one field, from different parents, the one that follows on."""
    found: dict[_Key, list[PlanChange]] = {}
    for changes in version.differences:
        for change in filter(is_wanted, changes):
            found.setdefault(_key(change), []).append(change)
    for key, several in found.items():
        following = (change for change in several if key in stands and change.old == stands[key])
        yield key, next(following, several[0])


def _key(change: PlanChange) -> _Key:
    """The field that a change is of; each checkpoint is one of its own."""
    inner = (change.old, change.new) if change.field == "checkpoints" else None
    return change.subject, change.id, change.field or _PLACE, inner
