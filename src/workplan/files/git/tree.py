"""What a commit or the index holds of a root: plans, logs and evidence, read from git's objects."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from os.path import lexists
from pathlib import PurePosixPath
from unicodedata import normalize

from workplan.core.diff import same_plan
from workplan.core.plan import Plan
from workplan.core.problems import Problem, errors_of
from workplan.files.disk.folder import (
    DiskTree,
    is_log_file,
    is_plan_file,
    is_url,
    log_folder,
    size_limit,
    too_large,
)
from workplan.files.git.run import Commit, Repository, TreeFile, objects_of

_READ = ("plan", "progress")
_CANDIDATES = 100  # plans elsewhere that are looked into, at most
_MARKER = 7  # characters
_BOTH, _OURS, _BASE, _THEIRS = "both", "ours", "base", "theirs"
_NEXT = {
    (_BOTH, "<<<<<<<"): _OURS,
    (_OURS, "|||||||"): _BASE,
    (_OURS, "======="): _THEIRS,
    (_BASE, "======="): _THEIRS,
    (_THEIRS, ">>>>>>>"): _BOTH,
}


@dataclass(frozen=True, slots=True)
class CommitTree:
    """The files of a commit below the root; `label` is the revision as it was asked for, with a colon."""

    commit: Commit
    label: str
    files: frozenset[str]
    contents: Mapping[str, bytes]
    fetch: Callable[[str], bytes]  # the content of another one of the files
    keeps: bool = False

    def plans(self) -> tuple[str, ...]:
        """The files of plan/."""
        return tuple(sorted(file for file in self.contents if is_plan_file(file)))

    def logs(self, plan_file: str) -> tuple[str, ...]:
        """The files below progress/, in the plan's folder."""
        return tuple(sorted(file for file in self.contents if is_log_file(file, plan_file)))

    def stray(self) -> tuple[Problem, ...]:
        """None: what was not read then cannot be mended now."""
        return ()

    def bar(self, plan_file: str) -> str | None:
        """Git holds no folders but for the files in them."""
        folder = f"{log_folder(plan_file)}/"
        return None if any(file.startswith(folder) for file in self.files) else "missing"

    def read(self, file: str) -> bytes | Problem:
        """The content as it was recorded."""
        path, limit = posixpath.normpath(file), size_limit()
        if path not in self.files:
            return Problem("unreadable-file", file, None, {"reason": "missing"})
        content = self.contents.get(path)
        content = self.fetch(path) if content is None else content
        return too_large(file, limit) if len(content) > limit else content

    def missing(self, named: Iterable[str]) -> frozenset[str]:
        """The evidence among what is `named` that the commit does not hold; URLs are not followed."""
        paths = {path: posixpath.normpath(path) for path in named if not is_url(path)}
        above = (folder for file in self.files for folder in PurePosixPath(file).parents)
        there = self.files.union(str(folder) for folder in above if folder.name)
        looks = {normalize("NFC", name) for name in there}
        return frozenset(path for path, wanted in paths.items() if normalize("NFC", wanted) not in looks)


def commit_tree(repository: Repository, name: str, revision: str) -> CommitTree:
    """The tree of the commit `name`, which was asked for as `revision`."""
    found = repository.files(name, repository.prefix.removesuffix("/"))
    blobs = {file.path.removeprefix(repository.prefix): file.blob for file in found}
    read = [file for file in blobs if PurePosixPath(file).parts[0] in _READ and file.endswith(".yaml")]

    def fetch(file: str) -> bytes:
        with objects_of(repository) as objects:
            return next(iter(objects.contents([blobs[file]])))

    with objects_of(repository) as objects:
        [commit] = objects.commits([name])
        contents = dict(zip(read, objects.contents([blobs[file] for file in read]), strict=True))
        return CommitTree(commit, f"{revision}:", frozenset(blobs), contents, fetch)


def plans_at(repository: Repository, commit: str) -> Mapping[str, bytes]:
    """The content of every plan of a commit by its file, as plan/2022.yaml, below the root."""
    return _plans(repository, repository.files(commit, f"{repository.prefix}plan"))


def plans_staged(repository: Repository) -> Mapping[str, bytes]:
    """As `plans_at`, of the index; one that `git add -N` only announced is empty there, and none yet."""
    found = _plans(repository, repository.staged(f"{repository.prefix}plan"))
    return {file: content for file, content in found.items() if content}


def _plans(repository: Repository, found: Iterable[TreeFile]) -> Mapping[str, bytes]:
    files = {file.path.removeprefix(repository.prefix): file.blob for file in found}
    plans = {file: blob for file, blob in sorted(files.items()) if is_plan_file(file)}
    with objects_of(repository) as objects:
        return dict(zip(plans, objects.contents(list(plans.values())), strict=True))


def is_anything_staged(repository: Repository) -> bool:
    """Whether the next commit changes any file in plan/ or progress/ below the root."""
    for folder in _READ:
        path = f"{repository.prefix}{folder}"
        before = () if repository.is_unborn() else repository.files("HEAD", path)
        if set(before) != set(repository.staged(path)):
            return True
    return False


def readable_plan(raw: bytes) -> Plan | None:
    """The plan that `raw` writes; None where it has errors."""
    from workplan.files.plan.read import read_plan  # noqa: PLC0415  # pydantic takes 0.1 s to load

    found = read_plan(raw, "")
    return None if errors_of(found.problems) else found.plan


def repository_then(repository: Repository, commit: str) -> Repository:
    """The repository with the prefix that leads to the root at `commit`.

    That is another one where the root was moved: `commit` has no plan below it, and has elsewhere, where
    there is none now, a plan with half of the ids of one that stands below the root.
    """
    below = repository.files(commit, f"{repository.prefix}plan")
    if any(is_plan_file(file.path.removeprefix(repository.prefix)) for file in below):
        return repository
    tree = DiskTree(repository.root)
    contents = map(tree.read, tree.plans())
    read = (readable_plan(content) for content in contents if isinstance(content, bytes))
    now = [plan for plan in read if plan is not None]
    files = [file for file in repository.files(commit) if _is_moved(repository, file)] if now else []
    with objects_of(repository) as objects:
        then = {file.path: readable_plan(objects.content(file.blob)) for file in files[:_CANDIDATES]}
    plans = {path: plan for path, plan in then.items() if plan is not None}
    found = next((path for plan in now if (path := same_plan(plan, plans, set()))), None)
    if found is None:
        return repository
    folder = PurePosixPath(found).parent.parent
    return replace(repository, prefix="" if folder == PurePosixPath() else f"{folder}/")


def _is_moved(repository: Repository, file: TreeFile) -> bool:
    """Whether a file is a plan of any root, and stands no longer where it stood."""
    name = "/".join(file.path.split("/")[-2:])
    return is_plan_file(name) and not lexists(repository.top / file.path)


def sides_of(text: str) -> tuple[str, str] | None:
    """Our side and theirs of a text with the markers of a conflict; None for one that has none."""
    sides, where, is_both = {_OURS: "", _THEIRS: ""}, _BOTH, True
    for line in text.splitlines(keepends=True):
        after = _NEXT.get((where, line[:_MARKER]))
        if after is None:
            is_both = is_both and where not in sides
            for side in sides:
                sides[side] += line if where in (_BOTH, side) else ""
        where = after or where
    return None if is_both else (sides[_OURS], sides[_THEIRS])
