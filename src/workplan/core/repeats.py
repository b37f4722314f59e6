"""Entries that stand twice: under one id in one file, or with equal content that no id tells apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workplan.core.entries import Entry


def same_id(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each entry whose id stands above it in its file, with the entry there."""
    firsts: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.id is not None:
            first = firsts.setdefault((entry.file, entry.id), entry)
            if first is not entry:
                yield entry, first


def equal_content(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each entry that says what one above it says, with that one, where one of the two has no id."""
    firsts: dict[Entry, Entry] = {}
    for entry in _beside_bare(entries):
        first = firsts.setdefault(entry if entry.id is None else replace(entry, id=None), entry)
        if first is not entry and (entry.id is None or first.id is None):
            yield entry, first


def _beside_bare(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries whose day and subject some entry without an id has too: all others need no second look."""
    bare = {(entry.date, entry.subject) for entry in entries if entry.id is None}
    return (entry for entry in entries if (entry.date, entry.subject) in bare)
