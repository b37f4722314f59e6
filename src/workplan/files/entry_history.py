"""The history of a plan's logs in git: which commit recorded each entry, found by reading objects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workplan.core.entries import Entry
from workplan.core.history import Author
from workplan.core.recorded import Ledger, Ledgers, Provenance, carried
from workplan.core.succession import key_of
from workplan.files.commit import Commit, read_commit
from workplan.files.disk.folder import log_folder
from workplan.files.git import GitTrouble, Repository, TreeFile
from workplan.files.git_objects import Names, Objects, names_of, objects_of
from workplan.files.log_file import read_log
from workplan.files.log_folder import LogFolder, Logs
from workplan.files.plan_history import TroubleError, had, had_or_none, present

_CANDIDATES = 100  # files that a new log may have been, at most
_FOLDERS = 20  # through which logs are followed, at most


def provenance(
    repository: Repository, start: str, plan_file: str, entries: Sequence[Entry]
) -> Provenance | GitTrouble:
    """Who recorded each of `entries`, all those of a plan, as the commit `start` and those before it tell."""
    folder = f"{log_folder(plan_file)}/"
    by_file: dict[str, list[Entry]] = {}
    for entry in entries:
        by_file.setdefault(entry.file.removeprefix(folder), []).append(entry)
    try:
        known = _ledgers(repository, start, repository.prefix + folder)
    except TroubleError as error:
        return error.trouble
    found = carried(by_file, [known], None)
    return {
        (entry.file, entry.index): found[file][key_of(entry)]
        for file, own in by_file.items()
        for entry in own
    }


def _ledgers(repository: Repository, start: str, folder: str) -> Ledgers:
    """What the commit `start` knows of the entries of the logs in `folder`; raises TroubleError."""
    with objects_of(repository) as objects, names_of(repository) as names:
        walk = _Walk(repository, objects, names)
        return walk.ledgers(walk.logs(start, folder))


@dataclass(slots=True)
class _Walk:
    """Walks the history of folders of logs; the ledger of each blob is as it was first written."""

    repository: Repository
    objects: Objects
    names: Names
    _known: dict[str, Ledger] = field(default_factory=dict)
    _entries: dict[str, Sequence[Entry]] = field(default_factory=dict)
    _walked: dict[tuple[str, str], Logs] = field(default_factory=dict)

    def ledgers(self, logs: Logs) -> Ledgers:
        """The ledgers of logs whose blobs are known."""
        return {path: self._known[blob] for path, blob in logs.items()}

    def logs(self, start: str, folder: str) -> Logs:
        """The logs in `folder` at the commit `start`, each with a known ledger; raises TroubleError."""
        if (start, folder) not in self._walked:
            self._walked[start, folder] = {}
            self._walked[start, folder] = self._walk(start, folder)
        return self._walked[start, folder]

    def _walk(self, start: str, folder: str) -> Logs:
        found = had(self.repository.commits(start, folder))
        names = [name for name, *_ in found]
        contents = list(self.objects.read_all(names))
        commits = [read_commit(name, present(raw)) for name, raw in zip(names, contents, strict=True)]
        trees = LogFolder(self.repository, self.objects, folder).at(names)
        states: dict[str, Logs] = {}
        for commit, (_, *parents), logs in zip(commits, found, trees, strict=True):
            before = [states[parent] for parent in parents]
            new = {path: blob for path, blob in logs.items() if not any(path in each for each in before)}
            self._learn(commit, logs, [*before, *self._sources(commit, folder, new)])
            states[commit.id] = logs
        return states[names[-1]] if names else {}

    def _learn(self, commit: Commit, logs: Logs, before: Sequence[Logs]) -> None:
        """Know the ledgers of the logs that `commit` changed."""
        changed = {path: blob for path, blob in logs.items() if blob not in self._known}
        if changed:
            author = Author(commit.id, commit.author, commit.day)
            same = {path: blob for path, blob in logs.items() if path not in changed}
            earlier = [self.ledgers(_unlike(each, logs)) for each in before]
            contents = {path: self.entries(blob) for path, blob in changed.items()}
            found = carried(contents, earlier, author, self.ledgers(same))
            self._known |= {blob: found[path] for path, blob in changed.items()}

    def _sources(self, commit: Commit, folder: str, new: Logs) -> Iterator[Logs]:
        """The logs at the parents of `commit` that became the `new` ones of `folder`, by their new paths."""
        if new and None in map(had_or_none, list(self.names.hashes(commit.parents))):
            raise TroubleError(GitTrouble("missing-history", {"revision": f"{commit.id[:10]}^"}))
        for parent in commit.parents if new and len(self._walked) < _FOLDERS else ():
            left = self._left(parent, commit.id, folder)
            found = {
                path: file for path, blob in new.items() if (file := self._source(left, blob)) is not None
            }
            yield {path: blob for path, file in found.items() for blob in self._as_logged(parent, file, path)}

    def _left(self, parent: str, commit: str, folder: str) -> list[TreeFile]:
        """What stood elsewhere than in `folder`, and was gone after `commit`."""
        before = [
            file for file in had(self.repository.files(parent)) if file.path.endswith((".yaml", ".yml"))
        ]
        after = {file.path for file in had(self.repository.files(commit))}
        return [f for f in before if f.path not in after and not f.path.startswith(f"{folder}/")][
            :_CANDIDATES
        ]

    def _source(self, left: Iterable[TreeFile], blob: str) -> TreeFile | None:
        """The file of equal content, else the one with half of the entries."""
        equal = (file for file in left if file.blob == blob)
        alike = (file for file in left if self._is_same(file.blob, blob))
        return next(equal, None) or next(alike, None)

    def _as_logged(self, parent: str, file: TreeFile, path: str) -> Iterator[str]:
        """The blob of a log that was `file`, its ledger known now."""
        folder = file.path.removesuffix(f"/{path}")
        folder = file.path.rpartition("/")[0] if folder == file.path else folder
        if file.blob in self.logs(parent, folder).values():
            yield file.blob

    def _is_same(self, blob: str, other: str) -> bool:
        """Whether two blobs hold the same log: half of the entries of the second, at least, are in both."""
        one, two = ({*map(key_of, self.entries(each))} for each in (blob, other))
        return 2 * len(one & two) >= len(two) > 0

    def entries(self, blob: str) -> Sequence[Entry]:
        """The entries in `blob` that can be read."""
        if blob not in self._entries:
            self._entries[blob] = read_log(present(self.objects.read(blob)), "").entries
        return self._entries[blob]


def _unlike(logs: Logs, others: Logs) -> Logs:
    """Those of `logs` that are otherwise, or not there, in `others`."""
    return {path: blob for path, blob in logs.items() if others.get(path) != blob}
