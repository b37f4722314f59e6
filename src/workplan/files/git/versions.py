"""The history of a plan: what each commit changed in its file, back through renames of the file.

What blobs say, and say differently, never changes, and is kept for later calls; so is the last walk.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from workplan.core.diff import (
    ChangeKind,
    PlanChange,
    Roster,
    SubjectKind,
    beginnings,
    difference,
    endings,
    roster_of,
    same_plan,
)
from workplan.core.effects import Effect, Quantity, Range, Waypoint
from workplan.core.history import Author, State, Version
from workplan.core.plan import DueChange, Revision
from workplan.files.disk.store import keep, kept
from workplan.files.git.run import Commit, Objects, Repository, objects_of
from workplan.files.git.tree import readable_plan

_CANDIDATES = 100  # files that a new one may have been, at most
_RENAMINGS = 100  # afterwards a file is taken for a new one
_PLANS = 100  # held at a time: most are compared with the one before

Key: TypeAlias = tuple[str, str]  # a commit, and the path of the file there


@dataclass(frozen=True, slots=True)
class FileVersion:
    """The file at a commit: its blob there, None where there is none, and the versions it came from."""

    commit: Commit
    path: str
    blob: str | None
    parents: tuple[Key, ...] = ()


@dataclass(slots=True)
class Known:
    """What calls found: the versions that the last walk met, from where, and what blobs say (differently).

    The changes stand under the old and the new blob, "" being no file. The targets of a blob are None where
    that holds no plan without errors.
    """

    start: Key = ("", "")
    walk: tuple[FileVersion, ...] = ()
    changes: dict[Key, tuple[PlanChange, ...]] = field(default_factory=dict)
    rosters: dict[str, Roster | None] = field(default_factory=dict)

    @property
    def size(self) -> tuple[Key, int, int]:
        """Changes with what is found."""
        return self.start, len(self.changes), len(self.rosters)


def plan_versions(repository: Repository, start: str, file: str, *, is_kept: bool) -> tuple[Version, ...]:
    """Every version of a plan file up to the commit `start`, oldest first; raises GitError.

    `is_kept` says that what was found in earlier calls is believed, and what is found now is kept.
    """
    with _known(repository, start, file, is_kept=is_kept) as (walk, plans):
        return tuple(_versions(repository.prefix, walk, plans))


def plan_states(repository: Repository, start: str, file: str, *, is_kept: bool) -> tuple[State, ...]:
    """As `plan_versions`, but which targets there were; an empty one at the end comes from the last ones."""
    with _known(repository, start, file, is_kept=is_kept) as (walk, plans):
        states, last = list[State](), tuple[int, ...]()
        for i, (each, parents, is_readable) in enumerate(_steps(walk, plans)):
            day = each.commit.day if each.commit.is_dated else None
            states.append(State((each.blob and plans.roster(each.blob)) or (), parents, day))
            last = (i,) if is_readable else parents
        return (*states, State((), last))


@contextmanager
def _known(
    repository: Repository, start: str, file: str, *, is_kept: bool
) -> Iterator[tuple[Sequence[FileVersion], "_Plans"]]:
    """The walk of a file, and the plans in its blobs; what is found within is kept."""
    path = repository.prefix + file
    key = os.fsencode(repository.top / path) + repository.substitutes()
    content = kept("history", key) if is_kept else None
    known = Known() if content is None else read_known(content)
    size = known.size
    with objects_of(repository) as objects:
        plans = _Plans(objects, known)
        if known.start != (start, path):
            known.start = start, path
            known.walk = tuple(_Walk(repository, objects, plans.is_same).versions(start, path))
        yield known.walk, plans
    if is_kept and known.size != size:
        keep("history", key, written_known(known))


def _steps(
    walk: Sequence[FileVersion], plans: "_Plans"
) -> Iterator[tuple[FileVersion, tuple[int, ...], bool]]:
    """Each version, the places of those it came from that can be read, and whether it can be read itself."""
    place = {(version.commit.id, version.path): i for i, version in enumerate(walk)}
    readable: list[tuple[int, ...]] = []  # of each version itself, or those that it came from
    for i, each in enumerate(walk):
        parents = tuple(dict.fromkeys(parent for key in each.parents for parent in readable[place[key]]))
        is_readable = each.blob is None or plans.roster(each.blob) is not None
        readable.append((i,) if is_readable else parents)
        yield each, parents, is_readable


def _versions(prefix: str, walk: Sequence[FileVersion], plans: "_Plans") -> Iterator[Version]:
    for each, parents, is_readable in _steps(walk, plans):
        author = Author(each.commit.id, each.commit.author, each.commit.day)
        differences: tuple[tuple[PlanChange, ...], ...] = ((),) * len(parents)
        if is_readable:
            before = [walk[parent].blob for parent in parents] or [None]
            differences = tuple(plans.changes(old, each.blob) for old in before)
        yield Version(author, each.path.removeprefix(prefix), parents, differences, is_readable)


class _Plans:
    """The plans in blobs, and what they say differently, which is `known` then."""

    def __init__(self, objects: Objects, known: Known) -> None:
        self._known = known
        self._plan = lru_cache(_PLANS)(lambda blob: readable_plan(objects.content(blob)))

    def roster(self, blob: str) -> Roster | None:
        """The targets of the plan in `blob`; None where that has errors."""
        rosters = self._known.rosters
        if blob not in rosters:
            plan = self._plan(blob)
            rosters[blob] = None if plan is None else roster_of(plan)
        return rosters[blob]

    def changes(self, old: str | None, new: str | None) -> tuple[PlanChange, ...]:
        """What changed from one blob to another, and what is new things' first state."""
        if old == new:
            return ()
        pair = old or "", new or ""
        if pair not in self._known.changes:
            before, after = (self._plan(blob) if blob else None for blob in pair)
            things = beginnings(before, after) if after else endings(before) if before else ()
            self._known.changes[pair] = (*difference(before, after).changes, *things)
        return self._known.changes[pair]

    def is_same(self, blob: str, other: str) -> bool:
        """Whether two blobs hold the same plan: half of the ids of the other, at least, are in both."""
        one, two = self._plan(blob), self._plan(other)
        return one is not None and two is not None and same_plan(two, {blob: one}, set()) is not None


@dataclass(slots=True)
class _Walk:
    """Walks the history of a file; `is_same` says whether two blobs hold the same plan."""

    repository: Repository
    objects: Objects
    is_same: Callable[[str, str], bool]
    _known: dict[Key, FileVersion] = field(default_factory=dict)
    _lines: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    _told: set[Key] = field(default_factory=set)

    def versions(self, start: str, path: str) -> Iterator[FileVersion]:
        """Every version up to the commit `start`, after those it came from."""
        for key in self._line(start, path):
            for parent in self._known[key].parents:
                if parent[1] != path:
                    yield from self.versions(*parent)
            if key not in self._told:
                self._told.add(key)
                yield self._known[key]

    def _line(self, start: str, path: str) -> tuple[Key, ...]:
        """The versions at `path` up to the commit `start`, the one that stands there last; all known then."""
        if (start, path) not in self._lines:
            found = self.repository.commits(start, path)
            self._lines[start, path] = tuple((name, path) for name, *_ in found)
            new = [each for each in found if (each[0], path) not in self._known]
            swaps = self.repository.swaps(new, path)
            commits = self.objects.commits([name for name, *_ in new])
            for commit, (name, *parents) in zip(commits, new, strict=True):
                before = [self._known[parent, path] for parent in parents]
                swap = swaps.get(name, {}).get(path)
                blob = swap.new if swap else before[0].blob
                sources = tuple((parent, path) for parent in parents)
                if blob is not None and not any(each.blob for each in before):
                    sources = tuple(self._renamed(commit, blob)) or sources
                self._known[name, path] = FileVersion(commit, path, blob, sources)
        return self._lines[start, path]

    def _renamed(self, commit: Commit, blob: str) -> Iterator[Key]:
        """The versions under other names, equal or of the same plan, from which a new file came."""
        self.objects.check_parents(commit)
        is_endless = len(self._lines) > _RENAMINGS
        for parent in () if is_endless else commit.parents:
            left = self.repository.left(parent, commit.id)
            plans = [file for file in left if file.path.endswith((".yaml", ".yml"))][:_CANDIDATES]
            equal = (file for file in left if file.blob == blob)
            alike = (file for file in plans if self.is_same(file.blob, blob))
            if file := next(equal, None) or next(alike, None):
                yield self._line(parent, file.path)[-1]


# As JSON: a record is an object of one member, its kind, which holds its fields in their order.


def written_known(known: Known) -> bytes:
    """What is known, as it is kept."""
    changes = [[*pair, each] for pair, each in known.changes.items()]
    parts = [known.start, known.walk, changes, list(known.rosters.items())]
    return json.dumps(parts, default=_member, separators=(",", ":")).encode()


def _member(value: Any) -> Mapping[str, object]:  # noqa: ANN401  # whatever JSON does not know
    if isinstance(value, date | Decimal):
        return {type(value).__name__: [str(value)]}
    return {type(value).__name__: [getattr(value, each.name) for each in fields(value)]}


def read_known(content: bytes) -> Known:
    """What `written_known` wrote."""
    start, walk, changes, rosters = json.loads(content, object_hook=_record)
    by_pair = {(old, new): tuple(each) for old, new, each in changes}
    return Known(_tupled(start), _tupled(walk), by_pair, dict(_tupled(rosters)))


def _record(member: Mapping[str, list[Any]]) -> object:
    [(kind, values)] = member.items()
    return _KINDS[kind](*map(_tupled, values))


def _tupled(value: Any) -> Any:  # noqa: ANN401  # a list is a tuple that went through JSON
    return tuple(map(_tupled, value)) if isinstance(value, list) else value


def _change(kind: str, subject: str, *rest: Any) -> PlanChange:  # noqa: ANN401  # the fields of a change
    name, title, what, old, new, effect, reason, within = rest
    about = ChangeKind(kind), SubjectKind(subject), name, title, what
    return PlanChange(*about, old, new, Effect(effect), reason, within)


_KINDS: Mapping[str, Callable[..., object]] = {
    "date": date.fromisoformat,
    "PlanChange": _change,
    **{kind.__name__: kind for kind in (Commit, FileVersion, Decimal, Quantity, Range, Waypoint)},
    **{kind.__name__: kind for kind in (Revision, DueChange)},
}
