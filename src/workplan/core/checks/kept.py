"""Logs against an earlier state of them: entries that were edited or removed, though logs only grow."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from workplan.core.entries import Entry
from workplan.core.problems import Address, Param, Problem
from workplan.core.provenance import Placed, is_kept, successors

Logs = Mapping[str, Sequence[Entry]]


def kept_problems(old: Logs, new: Logs, revision: str) -> Iterator[Problem]:
    """What was done to the entries of `old` since `revision`.

    An entry that now stands in another log, or has an id now, is kept.
    """
    gone, come = list(_missing(old, new)), list(_missing(new, old))
    became = {was: come[now] for now, was in successors(gone, come).items()}
    for place, (file, entry) in enumerate(gone):
        later = became.get(place)
        if later is None or not is_kept(entry, later[1]):
            yield _problem(file, entry, later, revision)


def _missing(logs: Logs, others: Logs) -> Iterator[Placed]:
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


def _problem(file: str, old: Entry, later: Placed | None, revision: str) -> Problem:
    params: dict[str, Param] = {"subject": old.subject, "day": old.date, "line": old.line}
    params["revision"] = revision
    if later is None:
        return Problem("entry-removed", file, None, params)
    return Problem("entry-edited", later[0], Address((later[1].index,)), params)
