"""The history of a log in git: which commit recorded each of its entries, found by reading objects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workplan.core.entries import Entry
from workplan.core.history import Author
from workplan.core.recorded import Ledger, Provenance, Recorded, carried, key_of
from workplan.files.git import GitTrouble, Repository
from workplan.files.git_objects import Objects, names_of, objects_of
from workplan.files.log_file import read_log
from workplan.files.plan_history import FileHistory, FileVersion, TroubleError, had_or_none, present


def provenance(repository: Repository, start: str, entries: Iterable[Entry]) -> Provenance | GitTrouble:
    """Who recorded each of `entries`, as the commit `start` and those before it tell."""
    by_file: dict[str, list[Entry]] = {}
    for entry in entries:
        by_file.setdefault(entry.file, []).append(entry)
    found: dict[tuple[str, int], Recorded] = {}
    try:
        for file, own in by_file.items():
            ledger = carried(own, [_ledger(repository, start, file)], None)
            found |= {(file, entry.index): ledger[key_of(entry)] for entry in own}
    except TroubleError as error:
        return error.trouble
    return found


def _ledger(repository: Repository, start: str, file: str) -> Ledger:
    """What the commit `start` knows of the entries of a log; raises TroubleError."""
    path = repository.prefix + file
    with objects_of(repository) as objects, names_of(repository) as names:
        blobs = _Blobs(objects)
        walk = FileHistory(repository, objects, names, blobs.is_same)
        for version in walk.versions(start, path):
            blobs.learn(version)
        (last,) = list(names.hashes([f"{start}:{path}"]))
        return blobs.ledgers.get(had_or_none(last) or "", {})


@dataclass(slots=True)
class _Blobs:
    """Contents of logs by their hash, and the ledger of each as it was first written."""

    objects: Objects
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    _entries: dict[str, Sequence[Entry]] = field(default_factory=dict)

    def learn(self, version: FileVersion) -> None:
        """The ledger of a version, from those of the versions it came from."""
        if version.blob is None or version.blob in self.ledgers:
            return
        author = Author(version.commit.id, version.commit.author, version.commit.day)
        before = [self.ledgers[blob] for blob in version.before if blob in self.ledgers]
        self.ledgers[version.blob] = carried(self.entries(version.blob), before, author)

    def entries(self, blob: str) -> Sequence[Entry]:
        """The entries in `blob` that can be read."""
        if blob not in self._entries:
            self._entries[blob] = read_log(present(self.objects.read(blob)), "").entries
        return self._entries[blob]

    def is_same(self, blob: str, other: str) -> bool:
        """Whether two blobs hold the same log: half of its entries, at least, are in both."""
        one, two = ({*map(key_of, self.entries(each))} for each in (blob, other))
        return 2 * len(one & two) >= len(two) > 0
