"""The versions of a plan file in git: every commit that changed it, back through renames of the file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from workplan.files.commit import Commit, read_commit
from workplan.files.git import GitTrouble, Repository, TreeFile
from workplan.files.git_objects import Names, Objects

T = TypeVar("T")
_CANDIDATES = 100
_RENAMINGS = 100  # afterwards a file is taken for a new one


Key: TypeAlias = tuple[str, str]  # a commit, and the path of the file there


@dataclass(frozen=True, slots=True)
class FileVersion:
    """The file at a commit: its blob there, None where there is none, and the versions it came from.

    `before` are the blobs of these `parents`; a file that a commit made anew has none of both.
    """

    commit: Commit
    path: str
    blob: str | None
    parents: tuple[Key, ...] = ()
    before: tuple[str | None, ...] = ()

    @property
    def key(self) -> Key:
        """What other versions name it by."""
        return self.commit.id, self.path


class TroubleError(Exception):
    """Carries git's trouble out of a walk through its history."""

    def __init__(self, trouble: GitTrouble) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble


@dataclass(slots=True)
class FileHistory:
    """Walks the history of a file; `known` are the versions seen in earlier runs."""

    repository: Repository
    objects: Objects
    names: Names
    is_same: Callable[[str, str], bool]
    known: dict[Key, FileVersion] = field(default_factory=dict)
    _lines: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    _told: set[Key] = field(default_factory=set)

    def versions(self, start: str, path: str) -> Iterator[FileVersion]:
        """Every version up to the commit `start`, after those it came from; raises TroubleError."""
        for key in self._line(start, path):
            for parent in self.known[key].parents:
                if parent[1] != path:
                    yield from self.versions(*parent)
            if key not in self._told:
                self._told.add(key)
                yield self.known[key]

    def _line(self, start: str, path: str) -> tuple[Key, ...]:
        """The versions at `path` up to the commit `start`, the one that stands there last; all known then."""
        if (start, path) not in self._lines:
            found = had(self.repository.commits(start, path))
            self._lines[start, path] = tuple((name, path) for name, *_ in found)
            made = self._made([name for name, *_ in found if (name, path) not in self.known], path)
            for name, *parents in found:
                if name in made:
                    self._learn(*made[name], path, [(parent, path) for parent in parents])
        return self._lines[start, path]

    def _made(self, commits: Sequence[str], path: str) -> Mapping[str, tuple[Commit, str | None]]:
        """Who made each of `commits`, and the blob of the file there."""
        contents = list(self.objects.read_all(commits))
        blobs = list(self.names.hashes([f"{name}:{path}" for name in commits]))
        return {
            name: (read_commit(name, present(content)), had_or_none(blob))
            for name, content, blob in zip(commits, contents, blobs, strict=True)
        }

    def _learn(self, commit: Commit, blob: str | None, path: str, parents: Sequence[Key]) -> None:
        """Know one version more; `parents` are those of the same path, which are known."""
        if blob is None:
            self._check_gone(commit, path)
        elif not any(self.known[parent].blob for parent in parents):
            parents = self._renamed(commit, blob) or parents
        before = tuple(self.known[parent].blob for parent in parents)
        self.known[commit.id, path] = FileVersion(commit, path, blob, tuple(parents), before)

    def _check_gone(self, commit: Commit, path: str) -> None:
        """A file that a commit names, and whose content is not there, was not removed."""
        if had(self.repository.files(commit.id, path)):
            raise TroubleError(GitTrouble("missing-objects", {"reason": path}))

    def _renamed(self, commit: Commit, blob: str) -> list[Key]:
        """The versions under another name from which a file came that is new under its own."""
        self._check_whole(commit)
        sources = ((parent, self._source(parent, commit.id, blob)) for parent in commit.parents)
        is_endless = len(self._lines) > _RENAMINGS
        found = [(parent, file.path) for parent, file in sources if file is not None and not is_endless]
        return [self._line(*source)[-1] for source in found]

    def _check_whole(self, commit: Commit) -> None:
        """In a shallow clone, a commit whose parent is not there is where history was cut off."""
        if self.repository.is_shallow() and None in map(had_or_none, list(self.names.hashes(commit.parents))):
            raise TroubleError(GitTrouble("missing-history", {"revision": f"{commit.id[:10]}^"}))

    def _source(self, parent: str, commit: str, blob: str) -> TreeFile | None:
        """The file of `parent` that became one of `commit`: of equal content, or the same plan."""
        after = {file.path for file in had(self.repository.files(commit))}
        left = [file for file in had(self.repository.files(parent)) if file.path not in after]
        equal = [file for file in left if file.blob == blob]
        plans = [file for file in left if file.path.endswith((".yaml", ".yml"))][:_CANDIDATES]
        alike = (file for file in plans if self.is_same(file.blob, blob))
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
