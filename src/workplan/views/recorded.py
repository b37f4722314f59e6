"""Who recorded an entry, in words: commit, author and day, and the marks of late and changed ones."""

from workplan.core.entries import Entry
from workplan.core.history import Author
from workplan.core.recorded import Provenance, Recorded
from workplan.core.target import Target
from workplan.views.figures import day
from workplan.views.safety import safe
from workplan.views.words.language import Language, say
from workplan.views.words.recorded import RECORDED

SHORT_HASH = 7


def recorded_by(entry: Entry, told: Provenance, language: Language) -> str:
    """The commit, the author and the day; nothing where that is not told."""
    found = told.get((entry.file, entry.index))
    return "" if found is None else _author(found.by, language)


def record_marks(found: Recorded, target: Target, language: Language) -> list[str]:
    """That it was recorded long after its date, and that it was changed afterwards."""
    marks = []
    if found.is_late(target):
        marks.append(say(RECORDED["late"], language, days=found.days_after()))
    if found.is_changed:
        marks.append(say(RECORDED["changed"], language, author=_author(found.changed_by, language)))
    return marks


def _author(author: Author | None, language: Language) -> str:
    if author is None:
        return say(RECORDED["not-committed"], language)
    words = {"commit": author.commit[:SHORT_HASH], "name": safe(author.name), "day": day(author.day)}
    return say(RECORDED["author"], language, **words)
