"""Provenance: which commit recorded each entry of a log, and which changed it afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from workplan.core.entries import Entry
from workplan.core.history import Author
from workplan.core.target import Target

LATE_DAYS = 31  # after the grace days: more than a month later than any monthly report

Key: TypeAlias = str | Entry


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry, who recorded it (None: not committed yet), and whether and by whom it was changed since."""

    entry: Entry
    by: Author | None
    is_changed: bool = False
    changed_by: Author | None = None

    def days_after(self) -> int | None:
        """How many days after its date it was recorded; None before that."""
        return None if self.by is None else (self.by.day - self.entry.date).days

    def is_late(self, target: Target) -> bool:
        """Whether it was recorded long after its date: more than 31 days and the days of grace."""
        days = self.days_after()
        return days is not None and days > LATE_DAYS + target.reporting.grace


Ledger: TypeAlias = Mapping[Key, Recorded]
Provenance: TypeAlias = Mapping[tuple[str, int], Recorded]  # by the file and the index of an entry
NOTHING_TOLD: Provenance = MappingProxyType({})


def key_of(entry: Entry) -> Key:
    """What an entry is known by within its file: its id, else what it says."""
    return entry.id or entry


def carried(entries: Sequence[Entry], before: Sequence[Ledger], by: Author | None) -> dict[Key, Recorded]:
    """The ledger of a log's `entries` at a commit, from those of its parents; `by` made the commit."""
    found: dict[Key, Recorded] = {}
    loose = _loose(entries, before)
    for entry in entries:
        if key_of(entry) not in found:
            found[key_of(entry)] = _recorded(entry, before, loose, by)
    return found


def _recorded(entry: Entry, before: Sequence[Ledger], loose: list[Entry], by: Author | None) -> Recorded:
    known = [ledger[key_of(entry)] for ledger in before if key_of(entry) in ledger]
    same = next((each for each in known if each.entry == entry), None)
    if same is not None:
        return same
    if not known and (earlier := replaced_by(entry, loose)) is not None:
        loose.remove(earlier)
        known = [ledger[earlier] for ledger in before if earlier in ledger]
    return replace(known[0], entry=entry, is_changed=True, changed_by=by) if known else Recorded(entry, by)


def _loose(entries: Sequence[Entry], before: Sequence[Ledger]) -> list[Entry]:
    """What earlier ledgers know by its content, and `entries` no longer hold."""
    now = set(map(key_of, entries))
    gone = (key for ledger in before for key in ledger if isinstance(key, Entry) and key not in now)
    return list(dict.fromkeys(gone))


def replaced_by(entry: Entry, gone: Iterable[Entry]) -> Entry | None:
    """Which entry without an id became `entry`: of the same subject and day, else of the same line."""
    if entry.id is not None:
        return None
    alike = [each for each in gone if each.subject == entry.subject]
    same_day = (each for each in alike if each.date == entry.date)
    return next(same_day, None) or next((each for each in alike if each.index == entry.index), None)
