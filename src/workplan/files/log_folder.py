"""The logs in a folder at many commits, read from git's trees: much faster than listing each commit."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from workplan.files.git import GitTrouble, Repository
from workplan.files.git_objects import Objects
from workplan.files.plan_history import had, had_or_none, present

_FOLDER, _FILE = b"40000", b"100"  # how modes begin
_SUFFIXES = (".yaml", ".yml")

Logs: TypeAlias = Mapping[str, str]  # the blobs of logs by their paths below their folder


@dataclass(frozen=True, slots=True)
class LogFolder:
    """A folder of logs at any commit; each tree is read once."""

    repository: Repository
    objects: Objects
    folder: str
    _trees: dict[str, Logs] = field(default_factory=dict)

    def at(self, commits: Sequence[str]) -> list[Logs]:
        """The logs at each of `commits`; raises TroubleError."""
        trees = list(self.objects.read_all([f"{commit}:{self.folder}" for commit in commits]))
        return [self._logs(commit, tree) for commit, tree in zip(commits, trees, strict=True)]

    def _logs(self, commit: str, tree: bytes | GitTrouble | None) -> Logs:
        content = had_or_none(tree)
        if content is None:
            had(self.repository.files(commit, self.folder))  # a tree that is lost is no folder removed
            return {}
        return dict(self._below(content, len(commit) // 2))

    def _below(self, tree: bytes, size: int) -> Iterator[tuple[str, str]]:
        """The logs in a tree, whose hashes have `size` bytes, and in all trees below it."""
        for mode, name, found in _members(tree, size):
            if mode == _FOLDER and not name.startswith("."):
                yield from ((f"{name}/{path}", blob) for path, blob in self._inside(found, size).items())
            elif mode.startswith(_FILE) and name.endswith(_SUFFIXES) and not name.startswith("."):
                yield name, found

    def _inside(self, tree: str, size: int) -> Logs:
        if tree not in self._trees:
            self._trees[tree] = dict(self._below(present(self.objects.read(tree)), size))
        return self._trees[tree]


def _members(tree: bytes, size: int) -> Iterator[tuple[bytes, str, str]]:
    """Mode, name and hash of each member: `MODE NAME<nul>HASH`, the hash in bytes."""
    rest = tree
    while rest:
        head, _, rest = rest.partition(b"\0")
        mode, _, name = head.partition(b" ")
        yield mode, os.fsdecode(name), rest[:size].hex()
        rest = rest[size:]
