"""Reasons: the revisions that are new in a plan, what they explain, and those that explain nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from workplan.core.diff.record import PlanChange, Step, SubjectKind
from workplan.core.plan import DueChange, Plan, Revision

_Identity = tuple[date, tuple[str, ...], DueChange | None]


@dataclass(frozen=True, slots=True)
class Idle:
    """A new revision, by its index, that names (by that name's index) what did not change."""

    index: int
    position: int
    name: str


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A revision that is new in a plan, with its index there."""

    index: int
    revision: Revision


def new_records(old: Plan, new: Plan, names: Mapping[str, frozenset[str]]) -> tuple[NewRecord, ...]:
    """The revisions of `new` that `old` lacks; of the same day, ids and due dates is the same, reworded.

    An id and the one that replaced it, as `names` tells, are the same.
    """
    current = {name: now for now, every in names.items() for name in every}
    known = Counter(_identity(revision, current) for revision in old.revisions)
    found = []
    for index, revision in enumerate(new.revisions):
        identity = _identity(revision, current)
        if known[identity] > 0:
            known[identity] -= 1
        else:
            found.append(NewRecord(index, revision))
    return tuple(found)


def record_steps(old: Plan, new: Plan, names: Mapping[str, frozenset[str]]) -> Iterator[Step]:
    """The revisions of `old` that `new` lacks or words otherwise; a new one is told as a reason."""
    before, after = (_by_identity(plan, names) for plan in (old, new))
    for identity, records in before.items():
        now = after.get(identity, [])
        gone = [each for each in records if _words(each) not in map(_words, now)]
        come = [each for each in now if _words(each) not in map(_words, records)]
        yield from (
            Step("revisions", was, became) for was, became in zip_longest(gone, come) if was is not None
        )


def _by_identity(plan: Plan, names: Mapping[str, frozenset[str]]) -> dict[_Identity, list[Revision]]:
    current = {name: now for now, every in names.items() for name in every}
    found: dict[_Identity, list[Revision]] = {}
    for revision in plan.revisions:
        found.setdefault(_identity(revision, current), []).append(revision)
    return found


def _words(revision: Revision) -> tuple[str, str | None]:
    return revision.reason, revision.by


def _identity(revision: Revision, current: Mapping[str, str]) -> _Identity:
    targets = tuple(current.get(name, name) for name in revision.targets)
    return revision.date, targets, revision.due


def explained(
    changes: Iterable[PlanChange], records: Sequence[NewRecord], names: Mapping[str, frozenset[str]]
) -> tuple[PlanChange, ...]:
    """`changes` with their reasons; `names` gives every id that each current id had."""
    return tuple(replace(change, reason=_reason(change, records, names)) for change in changes)


def _reason(
    change: PlanChange, records: Sequence[NewRecord], names: Mapping[str, frozenset[str]]
) -> str | None:
    """What the last new revision that names the thing says; of the plan itself, one that names nothing.

    Of one day, it is the last that the plan lists.
    """
    found = [record.revision for record in records if _explains(record.revision, change, names)]
    return max(reversed(found), key=lambda revision: revision.date).reason if found else None


def _explains(revision: Revision, change: PlanChange, names: Mapping[str, frozenset[str]]) -> bool:
    if change.subject is SubjectKind.PLAN:
        return not revision.targets
    known = names.get(change.id or "", frozenset({change.id or ""}))
    return not known.isdisjoint(revision.targets)


def idle_records(
    changes: Iterable[PlanChange], records: Iterable[NewRecord], names: Mapping[str, frozenset[str]]
) -> Iterator[Idle]:
    """The names in new revisions of which nothing changed."""
    moved = {name for change in changes if change.id for name in names.get(change.id, {change.id})}
    for record in records:
        for position, name in enumerate(record.revision.targets):
            if name not in moved:
                yield Idle(record.index, position, name)
