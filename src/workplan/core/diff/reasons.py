"""Reasons: the revisions that are new in a plan, what they explain, and those that explain nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workplan.core.diff.record import PlanChange, SubjectKind
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


def new_records(old: Plan | None, new: Plan) -> tuple[NewRecord, ...]:
    """The revisions of `new` that `old` lacks; of the same day, ids and due dates is the same, reworded."""
    if old is not None and old.revisions is new.revisions:
        return ()
    known = Counter(map(_identity, () if old is None else old.revisions))
    found = []
    for index, revision in enumerate(new.revisions):
        if known[_identity(revision)] > 0:
            known[_identity(revision)] -= 1
        else:
            found.append(NewRecord(index, revision))
    return tuple(found)


def _identity(revision: Revision) -> _Identity:
    return revision.date, revision.targets, revision.due


def explained(
    changes: Iterable[PlanChange], records: Sequence[NewRecord], names: Mapping[str, frozenset[str]]
) -> tuple[PlanChange, ...]:
    """`changes` with their reasons; `names` gives every id that each current id had."""
    return tuple(replace(change, reason=_reason(change, records, names)) for change in changes)


def _reason(
    change: PlanChange, records: Sequence[NewRecord], names: Mapping[str, frozenset[str]]
) -> str | None:
    """What the last new revision that names the thing says; of the plan itself, one that names nothing."""
    found = [record.revision for record in records if _explains(record.revision, change, names)]
    return max(found, key=lambda revision: revision.date).reason if found else None


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
