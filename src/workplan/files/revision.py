"""The plan files of a commit: their names below the root, and their content."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from workplan.files.git import GitTrouble, Repository
from workplan.files.git_objects import objects_of
from workplan.files.workspace import is_plan_file


def plans_at(repository: Repository, commit: str) -> Mapping[str, bytes] | GitTrouble:
    """The content of every plan of a commit by its file, as plan/2022.yaml, below the root."""
    found = repository.files(commit, f"{repository.prefix}plan")
    if isinstance(found, GitTrouble):
        return found
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
