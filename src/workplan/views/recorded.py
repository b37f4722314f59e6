"""Who recorded an entry, in words: commit, author and day, and the marks of late and changed ones."""

from workplan.core.entries import Entry
from workplan.core.history import Author
from workplan.core.plan import Target
from workplan.core.provenance import Provenance, Recorded
from workplan.views.phrases import day
from workplan.views.text import safe
from workplan.views.words import Words

SHORT_HASH = 7


def recorded_by(entry: Entry, told: Provenance, words: Words) -> str:
    """The commit, the author and the day; nothing where that is not told."""
    found = told.get((entry.file, entry.index))
    return "" if found is None else _author(found.by, words)


def record_marks(found: Recorded, target: Target, words: Words) -> list[str]:
    """That it was recorded long after its date, and that it was changed afterwards."""
    marks = []
    if found.is_late(target):
        marks.append(words("recorded.late", days=found.days_after()))
    if found.is_changed:
        marks.append(words("recorded.changed", author=_author(found.changed_by, words)))
    return marks


def _author(author: Author | None, words: Words) -> str:
    if author is None:
        return words("recorded.not-committed")
    params = {"commit": author.commit[:SHORT_HASH], "name": safe(author.name), "day": day(author.day)}
    return words("recorded.author", **params)
