"""Provenance: which commit recorded each entry of the logs and which changed it since, whatever became of it.

An entry is known by its id, one without an id by what it says; what was moved, renamed or edited is followed.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from workplan.core.history import Author
from workplan.core.log import Entry
from workplan.core.plan import Target
from workplan.core.problems import Address, Param, Problem

LATE_DAYS = 31  # after the grace days: more than a month later than any monthly report

Key: TypeAlias = str | Entry  # what an entry is known by
Placed: TypeAlias = tuple[str, Entry]  # an entry, and the log that it stands in


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


Ledger: TypeAlias = Mapping[Key, Recorded]  # what is known of the entries of one log
Ledgers: TypeAlias = Mapping[str, Ledger]  # of several logs, by file
Provenance: TypeAlias = Mapping[tuple[str, int], Recorded]  # by the file and the index of an entry
NOTHING_TOLD: Provenance = MappingProxyType({})
_NO_LOGS: Ledgers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A log that was `base`: the entries that went, what is known of those that stayed, and those that came.

    What was only moved or edited may be among both, those that went and those that came.
    """

    base: Ledger
    gone: Sequence[Entry]
    kept: Ledger
    come: Sequence[Entry]


def key_of(entry: Entry) -> Key:
    """What an entry is known by: its id, else what it says."""
    return entry.id or entry


def is_kept(old: Entry, new: Entry) -> bool:
    """Whether `new` says what `old` said; an id that was added is no change."""
    return old == new or (old.id is None and old == _nameless(new))


def as_whole(base: Ledger, entries: Sequence[Entry]) -> Rewritten:
    """A log that was `base` and has `entries` now, all of which may be others."""
    return Rewritten(base, [each.entry for each in base.values()], {}, entries)


def carried(
    logs: Mapping[str, Rewritten], before: Sequence[Ledgers], by: Author | None, unchanged: Ledgers = _NO_LOGS
) -> dict[str, dict[Key, Recorded]]:
    """What is known of the entries that came to `logs`, which `by` wrote, from what was known `before`.

    `before` holds the ledgers of each parent, but those of logs that are `unchanged`; a log that is not among
    `logs` was removed. An entry is known in its own log first, then as one that another log lost, then as the
    copy of one that another log still holds.
    """
    found: dict[str, dict[Key, Recorded]] = {file: {} for file in logs}
    fresh: dict[tuple[str, Key], Entry] = {}
    for file, log in logs.items():
        own = [ledgers[file] for ledgers in before if file in ledgers]
        for entry in log.come:
            key = key_of(entry)
            known = [ledger[key] for ledger in own if key in ledger]
            if not known:
                fresh.setdefault((file, key), entry)
            elif key not in found[file]:
                same = next((each for each in known if each.entry == entry), known[0])
                found[file][key] = _followed(same, entry, by)
    gone = list(_gone(logs, before, unchanged)) if fresh else []
    come = [(file, entry) for (file, _), entry in fresh.items()]
    became = successors(((file, each.entry) for file, each in gone), come)
    for i, (file, entry) in enumerate(come):
        old = gone[became[i]][1] if i in became else _copied(entry, (*before, unchanged))
        found[file][key_of(entry)] = Recorded(entry, by) if old is None else _followed(old, entry, by)
    return found


def _gone(
    logs: Mapping[str, Rewritten], before: Sequence[Ledgers], unchanged: Ledgers
) -> Iterator[tuple[str, Recorded]]:
    """What the logs knew, and hold no longer; each key of a log once."""
    come = {file: set(map(key_of, log.come)) for file, log in logs.items()}
    told: set[tuple[str, Key]] = set()
    for ledgers in before:
        for file, ledger in ledgers.items():
            log = logs.get(file)
            here = unchanged.get(file, {}) if log is None else log.kept
            stood = log.gone if log is not None and log.base is ledger else [e.entry for e in ledger.values()]
            for entry in stood:
                key = key_of(entry)
                if key not in here and key not in come.get(file, ()) and (file, key) not in told:
                    told.add((file, key))
                    yield file, replace(ledger[key], entry=entry)


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


def kept_problems(
    old: Mapping[str, Sequence[Entry]], new: Mapping[str, Sequence[Entry]], revision: str
) -> Iterator[Problem]:
    """What was done to the entries of `old` since `revision`.

    An entry that now stands in another log, or has an id now, is kept.
    """
    gone, come = list(_missing(old, new)), list(_missing(new, old))
    became = {was: come[now] for now, was in successors(gone, come).items()}
    for place, (file, entry) in enumerate(gone):
        later = became.get(place)
        if later is None or not is_kept(entry, later[1]):
            yield _of_lost(file, entry, later, revision)


def _missing(logs: Mapping[str, Sequence[Entry]], others: Mapping[str, Sequence[Entry]]) -> Iterator[Placed]:
    """The entries of `logs` that the log of the same name among `others` does not hold as they are."""
    for file, entries in logs.items():
        left = Counter(_once(others.get(file, ())))
        for entry in _once(entries):
            left[entry] -= 1
            if left[entry] < 0:
                yield file, entry


def _once(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Without what repeats an id, which counts once."""
    ids = set()
    for entry in entries:
        if entry.id is None or entry.id not in ids:
            ids.add(entry.id)
            yield entry


def _of_lost(file: str, old: Entry, later: Placed | None, revision: str) -> Problem:
    params: dict[str, Param] = {"subject": old.subject, "day": old.date, "line": old.line}
    params["revision"] = revision
    if later is None:
        return Problem("entry-removed", file, None, params)
    return Problem("entry-edited", later[0], Address((later[1].item,)), params)


def successors(gone: Iterable[Placed], come: Sequence[Placed]) -> dict[int, int]:
    """Of the entries that came, by their number, what each was among those that went.

    Each became one other at most. An id decides first, then equal content, in the same log before all others;
    then, of what has no id, the same subject and day, or subject and place in the log.
    """
    left, found = dict(enumerate(gone)), dict[int, int]()
    for feature in _FEATURES if left else ():
        waiting: dict[Hashable, list[int]] = {}
        for i in reversed(left):
            waiting.setdefault(feature(*left[i]), []).append(i)
        for i, placed in enumerate(come):
            same = None if i in found else feature(*placed)
            if same is not None and waiting.get(same):
                found[i] = waiting[same].pop()
                del left[found[i]]
    return found


def _nameless(entry: Entry) -> Entry:
    return entry._replace(id=None)


_FEATURES: tuple[Callable[[str, Entry], Hashable], ...] = (
    lambda file, entry: (file, key_of(entry)),
    lambda _, entry: key_of(entry),
    lambda file, entry: (file, _nameless(entry)),
    lambda _, entry: _nameless(entry),
    lambda file, entry: None if entry.id else (file, entry.subject, entry.date),
    lambda file, entry: None if entry.id else (file, entry.subject, entry.item),
    lambda _, entry: None if entry.id else (entry.subject, entry.date),
)
