"""Logs against an earlier state of them: entries that were edited or removed, though logs only grow."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from workplan.core.entries import Entry
from workplan.core.problems import Address, Param, Problem
from workplan.core.recorded import key_of, replaced_by

Logs = Mapping[str, Sequence[Entry]]


def kept_problems(old: Logs, new: Logs, revision: str) -> Iterator[Problem]:
    """What was done to the entries of `old` since `revision`, file by file.

    An entry that now stands in another log is kept.
    """
    left = Counter(entry for entries in new.values() for entry in entries)
    for file, entries in old.items():
        now = {key_of(entry): entry for entry in new.get(file, ())}
        loose = [entry for entry in new.get(file, ()) if entry.id is None and entry not in set(entries)]
        for entry in _once(entries):
            left[entry] -= 1
            if left[entry] < 0:
                edited = now.get(entry.id) if entry.id else _edited(entry, loose)
                yield _problem(file, entry, edited, revision)


def _once(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Without what repeats an id, which counts once."""
    ids = set()
    for entry in entries:
        if entry.id is None or entry.id not in ids:
            ids.add(entry.id)
            yield entry


def _edited(entry: Entry, added: list[Entry]) -> Entry | None:
    """What an entry without an id was made into."""
    found = next((each for each in added if replaced_by(each, [entry])), None)
    if found is not None:
        added.remove(found)
    return found


def _problem(file: str, old: Entry, new: Entry | None, revision: str) -> Problem:
    params: dict[str, Param] = {"subject": old.subject, "day": old.date, "line": old.line}
    params["revision"] = revision
    if new is None:
        return Problem("entry-removed", file, None, params)
    return Problem("entry-edited", file, Address((new.index,)), params)
