"""The versions of a plan file in git: every commit that changed it, back through renames of the file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from workplan.files.commit import Commit, read_commit
from workplan.files.git import GitTrouble, Repository, TreeFile
from workplan.files.git_objects import Names, Objects

T = TypeVar("T")
_CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class FileVersion:
    """The file at a commit: its blob there, and in each parent; None where there is none.

    `sources` are the paths under which parents have the file, where that is another than `path`.
    """

    commit: Commit
    path: str
    blob: str | None
    before: tuple[str | None, ...]
    sources: tuple[str | None, ...] = ()


class TroubleError(Exception):
    """Carries git's trouble out of a walk through its history."""

    def __init__(self, trouble: GitTrouble) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble


@dataclass(slots=True)
class FileHistory:
    """Walks the history of a file; `known` are the versions seen in earlier runs, by commit and path."""

    repository: Repository
    objects: Objects
    names: Names
    is_same: Callable[[str, str], bool]
    known: dict[tuple[str, str], FileVersion] = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def versions(self, start: str, path: str) -> Iterator[FileVersion]:
        """Every version up to the commit `start`, after those it came from; raises TroubleError."""
        commits = had(self.repository.commits(start, path))
        self._learn([commit for commit in commits if (commit, path) not in self.known], path)
        for name in commits:
            version = self.known[name, path]
            if (name, path) in self._told:
                continue
            self._told.add((name, path))
            for parent, source in zip(version.commit.parents, version.sources, strict=False):
                if source is not None:
                    yield from self.versions(parent, source)
            yield version

    def _learn(self, commits: Sequence[str], path: str) -> None:
        """Look up what is not known of `commits`."""
        found = zip(commits, list(self.objects.read_all(commits)), strict=True)
        read = [read_commit(name, present(content)) for name, content in found]
        asked = [f"{each}:{path}" for commit in read for each in (commit.id, *commit.parents)]
        hashes = iter([had_or_none(each) for each in self.names.hashes(asked)])
        is_shallow = self.repository.is_shallow() if read else False
        for commit in read:
            own, *before = [next(hashes) for _ in (commit.id, *commit.parents)]
            self.known[commit.id, path] = self._version(commit, path, own, before, is_shallow=is_shallow)

    def _version(
        self, commit: Commit, path: str, own: str | None, before: list[str | None], *, is_shallow: bool
    ) -> FileVersion:
        if is_shallow:
            self._check_parents(commit)
        sources: list[str | None] = [None] * len(before)
        for i, parent in enumerate(commit.parents):
            if before[i] is None:
                found = self._source(parent, commit.id, path, own)
                before[i] = None if found is None else found.blob
                sources[i] = None if found is None or found.path == path else found.path
        return FileVersion(commit, path, own, tuple(before), tuple(sources))

    def _check_parents(self, commit: Commit) -> None:
        """In a shallow clone, a commit whose parent is not there is where history was cut off."""
        if any(had_or_none(found) is None for found in self.names.hashes(commit.parents)):
            raise TroubleError(GitTrouble("missing-history", {"revision": f"{commit.id[:10]}^"}))

    def _source(self, parent: str, commit: str, path: str, own: str | None) -> TreeFile | None:
        """The file of `parent` that became the one at `path`: of equal content, or the same plan."""
        after = {file.path for file in had(self.repository.files(commit))}
        before = had(self.repository.files(parent))
        if (own is None and path in after) or any(file.path == path for file in before):
            raise TroubleError(GitTrouble("missing-objects", {"reason": path}))
        if own is None:
            return None
        left = [file for file in before if file.path not in after]
        equal = [file for file in left if file.blob == own]
        plans = [file for file in left if file.path.endswith((".yaml", ".yml"))][:_CANDIDATES]
        alike = (file for file in plans if self.is_same(file.blob, own))
        return next(iter(equal), None) or next(alike, None)


def had(found: T | GitTrouble) -> T:
    """What was found; raises TroubleError."""
    if isinstance(found, GitTrouble):
        raise TroubleError(found)
    return found


def had_or_none(found: T | GitTrouble | None) -> T | None:
    """As `had`, where nothing is an answer too."""
    return None if found is None else had(found)


def present(content: bytes | GitTrouble | None) -> bytes:
    """The content of an object that must be there."""
    if content is None:
        raise TroubleError(GitTrouble("missing-objects", {"reason": ""}))
    return had(content)
