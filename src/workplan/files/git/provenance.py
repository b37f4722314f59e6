"""Who recorded the entries of a plan: its logs from commit to commit, of which only what changed is read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from workplan.core.history import Author
from workplan.core.log import Entry
from workplan.core.provenance import Ledger, Provenance, Rewritten, as_whole, carried, key_of
from workplan.files.disk.folder import log_folder
from workplan.files.git.run import Commit, Objects, Repository, TreeFile, objects_of
from workplan.files.logs.read import read_log

_SUFFIXES = (".yaml", ".yml")
_CANDIDATES = 100  # files that a new log may have been, at most
_FOLDERS = 20  # through which logs are followed, at most


@dataclass(frozen=True, slots=True)
class _Log:
    """A log at a commit, and what is known of its entries.

    It is plain when each line that begins with a dash begins an entry, and no two are known by the same: what
    one of them says then does not depend on the others.
    """

    blob: str = ""
    content: bytes = b""
    ledger: Ledger = field(default_factory=dict)
    is_plain: bool = True


_Logs: TypeAlias = Mapping[str, _Log]  # by their paths below their folder


def provenance(repository: Repository, start: str, plan_file: str, entries: Sequence[Entry]) -> Provenance:
    """Who recorded each of `entries`, all those of a plan, as the commit `start` and those before it tell.

    Raises GitError where history is not whole.
    """
    folder = f"{log_folder(plan_file)}/"
    by_file: dict[str, list[Entry]] = {}
    for entry in entries:
        by_file.setdefault(entry.file.removeprefix(folder), []).append(entry)
    with objects_of(repository) as objects:
        logs = _Walk(repository, objects).logs(start, repository.prefix + folder)
    known = _ledgers(logs)
    now = {file: as_whole(known.get(file, {}), own) for file, own in by_file.items()}
    found = carried(now, [known], None)
    return {
        (entry.file, entry.item): found[file][key_of(entry)] for file, own in by_file.items() for entry in own
    }


@dataclass(slots=True)
class _Walk:
    """Walks the history of folders of logs; what is known of a blob is what was when it first came."""

    repository: Repository
    objects: Objects
    _often: dict[str, _Log] = field(default_factory=dict)  # by those blobs that come more than once
    _walked: dict[tuple[str, str], _Logs] = field(default_factory=dict)

    def logs(self, start: str, folder: str) -> _Logs:
        """The logs in `folder/` at the commit `start`."""
        if (start, folder) not in self._walked:
            self._walked[start, folder] = {}  # a folder that would come from itself comes from nowhere
            logs = self._walked[start, folder] = self._walk(start, folder)
            self._often |= {log.blob: log for log in logs.values()}
        return self._walked[start, folder]

    def _walk(self, start: str, folder: str) -> _Logs:
        found = self.repository.commits(start, folder)
        changed = {
            name: {file.removeprefix(folder): swap.new for file, swap in swaps.items()}
            for name, swaps in self.repository.swaps(found, folder).items()
        }
        comings = Counter(blob for each in changed.values() for blob in each.values())
        children = Counter(parent for _, *parents in found for parent in parents)
        states: dict[str, _Logs] = {}
        logs: _Logs = {}
        commits = self.objects.commits([name for name, *_ in found])
        for commit, (name, *parents) in zip(commits, found, strict=True):
            own = {path: blob for path, blob in changed.get(name, {}).items() if _is_log(path)}
            logs = states[name] = self._next(commit, [states[parent] for parent in parents], own)
            self._often |= {
                log.blob: log for path in own if (log := logs.get(path)) and comings[log.blob] > 1
            }
            children.subtract(parents)
            for parent in {each for each in parents if not children[each]}:
                del states[parent]
        return logs

    def _next(self, commit: Commit, before: Sequence[_Logs], changed: Mapping[str, str | None]) -> _Logs:
        """The logs after `commit`, which `changed` some against the first of those before it."""
        logs = {path: log for each in before[:1] for path, log in each.items() if path not in changed}
        came = {path: blob for path, blob in changed.items() if blob}
        new = {path: blob for path, blob in came.items() if not any(path in each for each in before)}
        before = [*before, *self._sources(commit, before, new)]
        fresh: dict[str, str] = {}
        for path, blob in came.items():
            same = (each[path] for each in before if path in each and each[path].blob == blob)
            log = next(same, None) or self._often.get(blob)
            if log is None:
                fresh[path] = blob
            else:
                logs[path] = log
        contents = dict(zip(fresh, list(self.objects.contents(list(fresh.values()))), strict=True))
        bases = {path: next((each[path] for each in before if path in each), _Log()) for path in fresh}
        edits = {path: _rewritten(bases[path], contents[path]) for path in fresh}
        earlier = [_ledgers(each, but=logs) for each in before]
        author = Author(commit.id, commit.author, commit.day)
        told = carried({path: now for path, (now, _) in edits.items()}, earlier, author, _ledgers(logs))
        for path, (now, is_plain) in edits.items():
            logs[path] = _Log(fresh[path], contents[path], {**now.kept, **told[path]}, is_plain)
        return logs

    def _sources(self, commit: Commit, before: Sequence[_Logs], new: Mapping[str, str]) -> Iterator[_Logs]:
        """What became the `new` logs at each parent of `commit`, by their new paths."""
        if new:
            self.objects.check_parents(commit)
        for parent in commit.parents if new and len(self._walked) < _FOLDERS else ():
            left = [file for file in self.repository.left(parent, commit.id) if file.path.endswith(_SUFFIXES)]
            sources = {path: self._source(left[:_CANDIDATES], blob) for path, blob in new.items()}
            logs = {log.blob: log for each in before for log in each.values()}
            found = (
                (path, logs.get(file.blob) or self._logged(parent, file, path))
                for path, file in sources.items()
                if file is not None
            )
            yield {path: log for path, log in found if log is not None}

    def _source(self, left: Iterable[TreeFile], blob: str) -> TreeFile | None:
        """The file of equal content, else the one with half of the entries."""
        equal = (file for file in left if file.blob == blob)
        alike = (file for file in left if self._is_same(file.blob, blob))
        return next(equal, None) or next(alike, None)

    def _is_same(self, blob: str, other: str) -> bool:
        """Whether two blobs hold the same log: half of the entries of the second, at least, are in both."""
        one, two = (
            {*map(key_of, read_log(self.objects.content(each), "").entries)} for each in (blob, other)
        )
        return 2 * len(one & two) >= len(two) > 0

    def _logged(self, commit: str, file: TreeFile, path: str) -> _Log | None:
        """The log that was `file` at `commit`, and became the one at `path` below its folder."""
        is_elsewhere = not file.path.endswith(f"/{path}")
        folder = "".join(file.path.rpartition("/")[:2]) if is_elsewhere else file.path.removesuffix(path)
        return next((log for log in self.logs(commit, folder).values() if log.blob == file.blob), None)


def _is_log(path: str) -> bool:
    """Whether the file at that path below a folder of logs is one."""
    return path.endswith(_SUFFIXES) and not any(part.startswith(".") for part in path.split("/"))


def _ledgers(logs: _Logs, but: _Logs | None = None) -> dict[str, Ledger]:
    """What is known of the entries of `logs`, except of those that say the same in `but`."""
    others = but or {}
    return {
        path: log.ledger for path, log in logs.items() if path not in others or others[path].blob != log.blob
    }


# What changed in a log: no more of it is read than the items that do not begin or end it as before.


def _rewritten(base: _Log, content: bytes) -> tuple[Rewritten, bool]:
    """What became of a log that has another `content` now, and whether it is plain."""
    start, common = _alike(base.content, content)
    gone = _items(base.content, start, len(base.content) - common) if base.is_plain else None
    come = None if gone is None else _items(content, start, len(content) - common)
    if gone is not None and come is not None:
        keys, left = set(map(key_of, come)), set(map(key_of, gone))
        kept = {key: each for key, each in base.ledger.items() if key not in left} if left else base.ledger
        if len(keys) == len(come) and keys.isdisjoint(kept):
            return Rewritten(base.ledger, gone, kept, come), True
    before, now = (read_log(text, "").entries for text in (base.content, content))
    is_plain = _items(content, 0, len(content)) is not None and len(set(map(key_of, now))) == len(now)
    return Rewritten(base.ledger, before, {}, now), is_plain


def _items(content: bytes, start: int, end: int) -> Sequence[Entry] | None:
    """The entries of a part of a log; None where a line that begins with a dash is none, or one is wrong."""
    part = content[start:end]
    if not part:
        return ()
    found = read_log(part, "")
    if found.problems or len(found.entries) != (b"\n" + part).count(b"\n-"):
        return None
    if all(each.id for each in found.entries):
        return found.entries
    above = content.count(b"\n-", 0, start) + (start > 0)
    return [each._replace(item=each.item + above) for each in found.entries]


def _alike(old: bytes, new: bytes) -> tuple[int, int]:
    """How much of two texts is alike at the beginning and at the end, both up to where an item begins."""
    ended = old + b"-"  # so that an item begins where the text ends, too
    start = ended.rfind(b"\n-", 0, _common(ended, new + b"-")) + 1
    rest = new[start:]
    at = rest.find(b"\n-", len(rest) - _common(old[start:][::-1], rest[::-1])) + 1
    return start, len(rest) - at if at else 0


def _common(one: bytes, two: bytes) -> int:
    """How many bytes at the beginning of two texts are the same."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
