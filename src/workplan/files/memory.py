"""What history read in earlier runs, as JSON in the store."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from workplan.core.diff import PlanChange
from workplan.files.change_text import read_change, written_change
from workplan.files.commit import Commit
from workplan.files.disk.store import keep, kept
from workplan.files.plan_history import FileVersion, Key


@dataclass(slots=True)
class Memory:
    """Versions by commit and path, and the changes between two blobs; both never change once known.

    `walk` is the last walk: from which commit and path, and the versions that it met, in their order.
    """

    versions: dict[Key, FileVersion] = field(default_factory=dict)
    changes: dict[tuple[str, str], tuple[PlanChange, ...]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    walk: tuple[str, str, tuple[Key, ...]] | None = None
    size: int = 0
    is_elsewhere: bool = False

    def walked(self, start: str, path: str) -> tuple[FileVersion, ...] | None:
        """The versions that the walk from `start` meets, if it was the last one."""
        if self.walk is None or self.walk[:2] != (start, path):
            return None
        return tuple(self.versions[each] for each in self.walk[2])

    def keep_walk(self, start: str, path: str, met: Iterable[FileVersion]) -> None:
        """Remember what a walk met, instead of the last one."""
        self.walk = (start, path, tuple(each.key for each in met))
        self.is_elsewhere = True

    @property
    def has_grown(self) -> bool:
        """Whether there is more in it than was read from the disk."""
        return self.is_elsewhere or self._count() > self.size

    def _count(self) -> int:
        return len(self.versions) + len(self.changes) + len(self.unreadable)

    def settled(self) -> "Memory":
        """The same, counted as read."""
        self.size = self._count()
        return self


def recall(plan: Path) -> Memory:
    """What is known of the history of the file at `plan`."""
    content = kept("history", os.fsencode(plan.resolve()))
    return Memory() if content is None else _memory(json.loads(content)).settled()


def remember(plan: Path, memory: Memory) -> None:
    """Keep what is known of it, if that is more than was recalled."""
    if memory.has_grown:
        content = json.dumps(_written(memory), separators=(",", ":")).encode()
        keep("history", os.fsencode(plan.resolve()), content)


def _written(memory: Memory) -> Mapping[str, object]:
    versions = [_written_version(version) for version in memory.versions.values()]
    changes = [[*blobs, list(map(written_change, each))] for blobs, each in memory.changes.items()]
    number = {key: i for i, key in enumerate(memory.versions)}
    walk = memory.walk and [*memory.walk[:2], [number[each] for each in memory.walk[2]]]
    return {"versions": versions, "changes": changes, "unreadable": sorted(memory.unreadable), "walk": walk}


def _written_version(version: FileVersion) -> list[object]:
    commit = version.commit
    made = [commit.id, commit.author, commit.day.isoformat(), commit.parents]
    return [*made, version.path, version.blob, version.parents, version.before]


def _memory(data: Mapping[str, Any]) -> Memory:
    versions = [_version(*each) for each in data["versions"]]
    changes = {(old, new): tuple(map(read_change, each)) for old, new, each in data["changes"]}
    by_name = {version.key: version for version in versions}
    return Memory(by_name, changes, set(data["unreadable"]), _walk(data["walk"], tuple(by_name)))


def _walk(
    data: tuple[str, str, list[int]] | None, names: tuple[Key, ...]
) -> tuple[str, str, tuple[Key, ...]] | None:
    return data and (data[0], data[1], tuple(names[number] for number in data[2]))


def _version(name: str, author: str, day: str, parents: list[str], *rest: Any) -> FileVersion:  # noqa: ANN401
    path, blob, came_from, before = rest
    commit = Commit(name, author, date.fromisoformat(day), tuple(parents))
    return FileVersion(commit, path, blob, tuple(map(_key, came_from)), tuple(before))


def _key(data: list[str]) -> Key:
    commit, path = data
    return commit, path
