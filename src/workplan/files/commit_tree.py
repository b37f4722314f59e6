"""The tree of a commit: plans, logs and evidence as they were recorded, read from git's objects."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from workplan.core.problems import Problem
from workplan.files.commit import Commit, read_commit
from workplan.files.disk.folder import (
    UnreadableError,
    is_log_file,
    is_plan_file,
    is_url,
    size_limit,
    too_large,
)
from workplan.files.git import GitTrouble, Repository
from workplan.files.git_objects import objects_of
from workplan.files.plan_history import TroubleError, had, present

_READ = ("plan", "progress")


@dataclass(frozen=True, slots=True)
class CommitTree:
    """The files of a commit below the root; `label` is the revision as it was asked for, with a colon."""

    commit: Commit
    label: str
    files: frozenset[str]
    contents: Mapping[str, bytes]

    def kept_as(self, file: str) -> None:
        """Nothing is kept of what git keeps."""

    def plans(self) -> tuple[str, ...]:
        """The files of plan/."""
        return tuple(sorted(file for file in self.contents if is_plan_file(PurePosixPath(file))))

    def logs(self, plan_file: str) -> tuple[str, ...]:
        """The files below progress/, in the plan's folder."""
        return tuple(sorted(file for file in self.contents if is_log_file(PurePosixPath(file), plan_file)))

    def stray(self) -> tuple[Problem, ...]:
        """None: what was not read then cannot be mended now."""
        return ()

    def read(self, file: str) -> bytes | Problem:
        """The content as it was recorded."""
        content, limit = self.contents.get(file), size_limit()
        if content is None:
            return Problem("unreadable-file", file, None, {"reason": "missing"})
        return too_large(file, limit) if len(content) > limit else content

    def pieces(self, file: str) -> Iterator[bytes]:
        """The content, in one piece."""
        content = self.read(file)
        if isinstance(content, Problem):
            raise UnreadableError(content)
        yield content

    def size(self, file: str) -> int:
        """How much was recorded."""
        return len(self.contents.get(file, b""))

    def missing(self, named: Iterable[str]) -> frozenset[str]:
        """The evidence among what is `named` that the commit does not hold; URLs are not followed."""
        return frozenset(path for path in named if not is_url(path) and not self._holds(path))

    def _holds(self, path: str) -> bool:
        wanted = posixpath.normpath(path)
        return wanted in self.files or any(file.startswith(f"{wanted}/") for file in self.files)


def commit_tree(repository: Repository, revision: str) -> CommitTree | GitTrouble:
    """The tree of the commit that `revision` names."""
    try:
        return _tree(repository, had(repository.commit(revision)), f"{revision}:")
    except TroubleError as error:
        return error.trouble


def _tree(repository: Repository, name: str, label: str) -> CommitTree:
    found = had(repository.files(name, repository.prefix.removesuffix("/")))
    blobs = {file.path.removeprefix(repository.prefix): file.blob for file in found}
    read = {file: blob for file, blob in blobs.items() if _is_read(file)}
    with objects_of(repository) as objects:
        commit, *contents = map(present, list(objects.read_all([name, *read.values()])))
    return CommitTree(
        read_commit(name, commit), label, frozenset(blobs), dict(zip(read, contents, strict=True))
    )


def _is_read(file: str) -> bool:
    return PurePosixPath(file).parts[0] in _READ and file.endswith(".yaml")
