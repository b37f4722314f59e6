"""The tree of a commit: plans, logs and evidence as they were recorded, read from git's objects."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from workplan.core.entries import Entry
from workplan.core.problems import Problem
from workplan.files.commit import Commit, read_commit
from workplan.files.git import GitTrouble, Repository
from workplan.files.git_objects import Objects, objects_of
from workplan.files.workspace import is_log_file, is_plan_file, is_url

_READ = ("plan", "progress")


@dataclass(frozen=True, slots=True)
class CommitTree:
    """The files of a commit below the root; `label` is the revision as it was asked for, with a colon."""

    commit: Commit
    label: str
    files: frozenset[str]
    contents: Mapping[str, bytes]

    def plans(self) -> tuple[str, ...]:
        """The files of plan/."""
        return tuple(sorted(file for file in self.contents if is_plan_file(PurePosixPath(file))))

    def logs(self, plan_file: str) -> tuple[str, ...]:
        """The files below progress/, in the plan's folder."""
        return tuple(sorted(file for file in self.contents if is_log_file(PurePosixPath(file), plan_file)))

    def read(self, file: str) -> bytes | Problem:
        """The content as it was recorded."""
        content = self.contents.get(file)
        return Problem("unreadable-file", file, None, {"reason": "missing"}) if content is None else content

    def missing(self, entries: Iterable[Entry]) -> frozenset[str]:
        """The evidence that the commit does not hold; URLs are not followed."""
        named = {path for entry in entries for path in entry.evidence}
        return frozenset(path for path in named if not is_url(path) and not self._holds(path))

    def _holds(self, path: str) -> bool:
        wanted = posixpath.normpath(path)
        return wanted in self.files or any(file.startswith(f"{wanted}/") for file in self.files)


def commit_tree(repository: Repository, revision: str) -> CommitTree | GitTrouble:
    """The tree of the commit that `revision` names."""
    name = repository.commit(revision)
    if isinstance(name, GitTrouble):
        return name
    found = repository.files(name, repository.prefix.removesuffix("/"))
    if isinstance(found, GitTrouble):
        return found
    blobs = {file.path.removeprefix(repository.prefix): file.blob for file in found}
    with objects_of(repository) as objects:
        commit = objects.read(name)
        contents = _contents(objects, {file: blob for file, blob in blobs.items() if _is_read(file)})
    if not isinstance(commit, bytes) or isinstance(contents, GitTrouble):
        return (
            contents if isinstance(contents, GitTrouble) else GitTrouble("missing-objects", {"reason": name})
        )
    return CommitTree(read_commit(name, commit), f"{revision}:", frozenset(blobs), contents)


def _is_read(file: str) -> bool:
    return PurePosixPath(file).parts[0] in _READ and file.endswith(".yaml")


def _contents(objects: Objects, blobs: Mapping[str, str]) -> Mapping[str, bytes] | GitTrouble:
    found = dict(zip(blobs, list(objects.read_all(list(blobs.values()))), strict=True))
    contents = {file: content for file, content in found.items() if isinstance(content, bytes)}
    lost = next((blobs[file] for file in found if file not in contents), None)
    return contents if lost is None else GitTrouble("missing-objects", {"reason": lost})
