"""The plan files of a commit, or of the next one: their names below the root, and their content."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from workplan.files.disk.folder import is_plan_file
from workplan.files.git import GitTrouble, Repository, TreeFile
from workplan.files.git_objects import objects_of


def plans_at(repository: Repository, commit: str) -> Mapping[str, bytes] | GitTrouble:
    """The content of every plan of a commit by its file, as plan/2022.yaml, below the root."""
    found = repository.files(commit, f"{repository.prefix}plan")
    return found if isinstance(found, GitTrouble) else _plans(repository, found)


def plans_staged(repository: Repository) -> Mapping[str, bytes] | GitTrouble:
    """As `plans_at`, of the index; one that `git add -N` only announced is empty there, and none yet."""
    found = repository.staged(f"{repository.prefix}plan")
    contents = found if isinstance(found, GitTrouble) else _plans(repository, found)
    if isinstance(contents, GitTrouble):
        return contents
    return {file: content for file, content in contents.items() if content}


def is_anything_staged(repository: Repository) -> bool | GitTrouble:
    """Whether the next commit changes any file in plan/ or progress/ below the root."""
    found = [_is_changed(repository, f"{repository.prefix}{folder}") for folder in ("plan", "progress")]
    return next((each for each in found if isinstance(each, GitTrouble)), True in found)


def _is_changed(repository: Repository, path: str) -> bool | GitTrouble:
    before = () if repository.is_unborn() else repository.files("HEAD", path)
    if isinstance(before, GitTrouble):
        return before
    after = repository.staged(path)
    return after if isinstance(after, GitTrouble) else set(before) != set(after)


def _plans(repository: Repository, found: Iterable[TreeFile]) -> Mapping[str, bytes] | GitTrouble:
    files = {file.path.removeprefix(repository.prefix): file.blob for file in found}
    plans = {file: blob for file, blob in sorted(files.items()) if is_plan_file(PurePosixPath(file))}
    return _contents(repository, plans)


def _contents(repository: Repository, blobs: Mapping[str, str]) -> Mapping[str, bytes] | GitTrouble:
    contents = {}
    with objects_of(repository) as objects:
        for file, content in zip(blobs, objects.read_all(list(blobs.values())), strict=True):
            if not isinstance(content, bytes):
                return GitTrouble("missing-objects", {"reason": blobs[file]})
            contents[file] = content
    return contents
