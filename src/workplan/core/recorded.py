"""Provenance: which commit recorded each entry of a log, and which changed it afterwards."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from workplan.core.entries import Entry
from workplan.core.history import Author
from workplan.core.plan import Target
from workplan.core.succession import Key, Placed, is_kept, key_of, successors

LATE_DAYS = 31  # after the grace days: more than a month later than any monthly report


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


Ledger: TypeAlias = Mapping[Key, Recorded]  # of one log: its entries by their ids, else by what they say
Ledgers: TypeAlias = Mapping[str, Ledger]  # of several logs, by file
Provenance: TypeAlias = Mapping[tuple[str, int], Recorded]  # by the file and the index of an entry
NOTHING_TOLD: Provenance = MappingProxyType({})
_NO_LOGS: Ledgers = MappingProxyType({})


def carried(
    logs: Mapping[str, Sequence[Entry]],
    before: Sequence[Ledgers],
    by: Author | None,
    unchanged: Ledgers = _NO_LOGS,
) -> dict[str, dict[Key, Recorded]]:
    """The ledgers of `logs`, which a commit changed that `by` made, from those that its parents had.

    Logs of `before` that are not among `logs` were removed. An entry is known in its own log first, then as
    one that another log lost, then as the copy of one that another log still holds.
    """
    found: dict[str, dict[Key, Recorded]] = {file: {} for file in logs}
    fresh = _fresh(logs, before, found, by)
    now = {file: set(map(key_of, entries)) for file, entries in logs.items()}
    gone = _gone({**unchanged, **now}, before)
    became = successors(((file, each.entry) for file, each in gone), fresh)
    for i, (file, entry) in enumerate(fresh):
        old = gone[became[i]][1] if i in became else _copied(entry, (*before, unchanged))
        found[file][key_of(entry)] = Recorded(entry, by) if old is None else _followed(old, entry, by)
    return found


def _fresh(
    logs: Mapping[str, Sequence[Entry]],
    before: Sequence[Ledgers],
    found: Mapping[str, dict[Key, Recorded]],
    by: Author | None,
) -> list[Placed]:
    """The entries that their own log did not know, each key once; what it knew is `found`."""
    fresh: dict[tuple[str, Key], Entry] = {}
    for file, entries in logs.items():
        own = [ledgers[file] for ledgers in before if file in ledgers]
        for entry in entries:
            key = key_of(entry)
            known = [ledger[key] for ledger in own if key in ledger]
            if not known:
                fresh.setdefault((file, key), entry)
            elif key not in found[file]:
                same = next((each for each in known if each.entry == entry), known[0])
                found[file][key] = _followed(same, entry, by)
    return [(file, entry) for (file, _), entry in fresh.items()]


def _gone(now: Mapping[str, Container[Key]], before: Sequence[Ledgers]) -> list[tuple[str, Recorded]]:
    """What the logs knew, and hold no longer."""
    found: dict[tuple[str, Key], Recorded] = {}
    for ledgers in before:
        for file, ledger in ledgers.items():
            for key, each in ledger.items():
                if key not in now.get(file, ()):
                    found.setdefault((file, key), each)
    return [(file, each) for (file, _), each in found.items()]


def _copied(entry: Entry, ledgers: Sequence[Ledgers]) -> Recorded | None:
    """The same entry, with the same id, in any log."""
    known = (
        ledger[entry.id] for each in ledgers for ledger in each.values() if entry.id and entry.id in ledger
    )
    return next((each for each in known if each.entry == entry), None)


def _followed(old: Recorded, entry: Entry, by: Author | None) -> Recorded:
    """What is known of `entry`, which was `old` until `by` wrote it."""
    if is_kept(old.entry, entry):
        return replace(old, entry=entry)
    return replace(old, entry=entry, is_changed=True, changed_by=by)
