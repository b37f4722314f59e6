"""Succession: which entry of the logs became which, though it was moved, renamed or edited."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from workplan.core.entries import Entry

Key: TypeAlias = str | Entry
Placed: TypeAlias = tuple[str, Entry]  # an entry, and the log that it stands in


def key_of(entry: Entry) -> Key:
    """What an entry is known by: its id, else what it says."""
    return entry.id or entry


def is_kept(old: Entry, new: Entry) -> bool:
    """Whether `new` says what `old` said; an id that was added is no change."""
    return old == new or (old.id is None and old == replace(new, id=None))


def successors(gone: Iterable[Placed], come: Sequence[Placed]) -> dict[int, int]:
    """Of the entries `come`, by their place, what each was among those `gone`; each became one other at most.

    An id decides first, then equal content, in the same log before all others; then, of what has no id, the
    same subject and day, or subject and place in the log.
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


def _key_here(file: str, entry: Entry) -> Hashable:
    return file, key_of(entry)


def _key(_: str, entry: Entry) -> Hashable:
    return key_of(entry)


def _words_here(file: str, entry: Entry) -> Hashable:
    return file, replace(entry, id=None)


def _words(_: str, entry: Entry) -> Hashable:
    return replace(entry, id=None)


def _day_here(file: str, entry: Entry) -> Hashable:
    return None if entry.id else (file, entry.subject, entry.date)


def _place(file: str, entry: Entry) -> Hashable:
    return None if entry.id else (file, entry.subject, entry.index)


def _day(_: str, entry: Entry) -> Hashable:
    return None if entry.id else (entry.subject, entry.date)


_FEATURES: tuple[Callable[[str, Entry], Hashable], ...] = (
    _key_here,
    _key,
    _words_here,
    _words,
    _day_here,
    _place,
    _day,
)
