"""Who recorded an entry, in the machine format."""

from workplan.core.entries import Entry
from workplan.core.history import Author
from workplan.core.plan import Target
from workplan.core.provenance import Provenance, Recorded
from workplan.views.machine.figures import Json, day


def recorded_json(entry: Entry, target: Target, told: Provenance) -> Json:
    """What an entry's object has besides: `recorded`, which is null where git tells nothing."""
    found = told.get((entry.file, entry.index))
    return {"recorded": None if found is None else _recorded(found, target)}


def _recorded(found: Recorded, target: Target) -> Json:
    changed = _author(found.changed_by) if found.is_changed else None
    return {**_author(found.by), "late": found.is_late(target), "changed": changed}


def _author(author: Author | None) -> Json:
    """All null for what is not committed yet."""
    if author is None:
        return {"commit": None, "author": None, "day": None}
    return {"commit": author.commit, "author": author.name, "day": day(author.day)}
