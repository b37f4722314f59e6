"""The history of a plan: what each commit changed in it, each blob read once and remembered by its hash."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from workplan.core.diff import PlanChange, beginnings, difference, endings, ids_of, shared_ids
from workplan.core.history import Author, Version
from workplan.core.plan import Plan
from workplan.files.git import GitTrouble, Repository
from workplan.files.git_objects import Objects, names_of, objects_of
from workplan.files.memory import Memory
from workplan.files.plan_history import FileHistory, FileVersion, TroubleError, present
from workplan.files.plan_reader import PlanReader

_NONE = ""


def plan_versions(
    repository: Repository, start: str, plan_file: str, memory: Memory
) -> tuple[Version, ...] | GitTrouble:
    """Every version of a plan file up to the commit `start`, oldest first; `memory` grows by what is read."""
    with objects_of(repository) as objects, names_of(repository) as names:
        blobs = _Blobs(objects, memory)
        walk = FileHistory(repository, objects, names, blobs.is_same, memory.versions)
        try:
            with without_collecting():
                found = _found(walk, memory, start, repository.prefix + plan_file)
                blobs.expect(found)
                return tuple(_versions(repository, found, blobs))
        except TroubleError as error:
            return error.trouble


def _found(walk: FileHistory, memory: Memory, start: str, path: str) -> tuple[FileVersion, ...]:
    known = memory.walked(start, path)
    if known is None:
        known = tuple(walk.versions(start, path))
        memory.keep_walk(start, path, known)
    return known


@contextmanager
def without_collecting() -> Iterator[None]:
    """Thousands of plans are built and kept: looking for garbage among them would take most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _versions(repository: Repository, found: Sequence[FileVersion], blobs: "_Blobs") -> Iterator[Version]:
    place = {version.key: i for i, version in enumerate(found)}
    readable: list[tuple[int, ...]] = []  # of each version itself, or those that it came from
    for i, each in enumerate(found):
        author = Author(each.commit.id, each.commit.author, each.commit.day)
        file = each.path.removeprefix(repository.prefix)
        parents = tuple(dict.fromkeys(parent for key in each.parents for parent in readable[place[key]]))
        if each.blob is not None and not blobs.is_readable(each.blob):
            readable.append(parents)
            yield Version(author, file, parents, ((),) * len(parents), is_readable=False)
        else:
            readable.append((i,))
            before = [found[parent].blob for parent in parents] or [None]
            yield Version(author, file, parents, tuple(blobs.changes(old, each.blob) for old in before))


@dataclass(slots=True)
class _Blobs:
    """Contents of plan files by their hash, `_NONE` standing for no file; read when they are first needed."""

    objects: Objects
    memory: Memory
    _plans: dict[str, Plan | None] = field(default_factory=dict)
    _reader: PlanReader = field(default_factory=PlanReader)
    _fine: set[str] = field(default_factory=set)
    _coming: list[str] = field(default_factory=list)
    _contents: Iterator[bytes | GitTrouble | None] = field(default_factory=lambda: iter(()))

    def expect(self, versions: Iterable[FileVersion]) -> None:
        """Ask for all contents that `versions` will need, so that git works while plans are read."""
        pairs = ((before, each.blob) for each in versions for before in each.before or (None,))
        unknown = [pair for pair in pairs if (pair[0] or _NONE, pair[1] or _NONE) not in self.memory.changes]
        blobs = dict.fromkeys(blob for pair in unknown for blob in pair if blob is not None)
        self._coming = [
            blob for blob in blobs if blob not in self._plans and blob not in self.memory.unreadable
        ]
        self._contents = self.objects.read_all(tuple(self._coming))
        self._coming.reverse()

    def changes(self, old: str | None, new: str | None) -> tuple[PlanChange, ...]:
        """What changed from one blob to another, and what is new things' first state."""
        if old == new:
            return ()
        pair = old or _NONE, new or _NONE
        if pair not in self.memory.changes:
            self.memory.changes[pair] = tuple(_changes(self.plan(pair[0]), self.plan(pair[1])))
        return self.memory.changes[pair]

    def is_readable(self, blob: str) -> bool:
        """Whether `blob` holds a plan without errors."""
        if not self._fine:
            self._fine = {blob for pair in self.memory.changes for blob in pair}
        if blob in self.memory.unreadable:
            return False
        return blob in self._fine or self.plan(blob) is not None

    def plan(self, blob: str) -> Plan | None:
        """The plan in `blob`."""
        if blob == _NONE:
            return None
        if blob not in self._plans:
            if blob not in self._coming:
                self._take(0)
                self._learn(blob, self.objects.read(blob))
            while blob not in self._plans:
                self._take(len(self._coming) - 1)
        return self._plans[blob]

    def _take(self, left: int) -> None:
        """Read what was asked for, in its order, until only `left` are still to come."""
        while len(self._coming) > left:
            self._learn(self._coming.pop(), next(self._contents))

    def _learn(self, blob: str, content: bytes | GitTrouble | None) -> None:
        self._plans[blob] = self._reader.read(present(content))
        if self._plans[blob] is None:
            self.memory.unreadable.add(blob)

    def is_same(self, blob: str, other: str) -> bool:
        """Whether two blobs hold the same plan: half of its ids, at least, are in both."""
        one, two = self.plan(blob), self.plan(other)
        return one is not None and two is not None and 2 * shared_ids(one, two) >= len(ids_of(two)) > 0


def _changes(old: Plan | None, new: Plan | None) -> Iterator[PlanChange]:
    yield from difference(old, new).changes
    if new is not None:
        yield from beginnings(old, new)
    else:
        assert old is not None
        yield from endings(old)
