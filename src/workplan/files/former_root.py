"""The former root: where a commit has the plans of a root that was moved within its repository."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from os.path import lexists
from pathlib import Path, PurePosixPath

from workplan.core.diff import same_plan
from workplan.core.plan import Plan
from workplan.files.disk.folder import is_plan_file, plan_files, read_bytes
from workplan.files.git import GitTrouble, Repository, TreeFile
from workplan.files.git_objects import objects_of
from workplan.files.plan_history import TroubleError, had, present
from workplan.files.plan_reader import PlanReader

_CANDIDATES = 100  # plans elsewhere that are looked into, at most


def repository_then(repository: Repository, commit: str, root: Path) -> Repository | GitTrouble:
    """The repository with the prefix that leads to the root at `commit`.

    That is another one where `commit` has no plan below the root, and has elsewhere, where there is none now,
    a plan with half of the ids of one that stands below `root`.
    """
    try:
        return replace(repository, prefix=_prefix(repository, commit, root))
    except TroubleError as error:
        return error.trouble


def _prefix(repository: Repository, commit: str, root: Path) -> str:
    below = had(repository.files(commit, f"{repository.prefix}plan"))
    if any(is_plan_file(PurePosixPath(file.path.removeprefix(repository.prefix))) for file in below):
        return repository.prefix
    now = tuple(_plans_now(root))
    files = [file for file in had(repository.files(commit)) if _is_moved(repository, file)] if now else []
    then = _plans(repository, files[:_CANDIDATES])
    found = (same_plan(plan, then, set()) for plan in now)
    return next((_prefix_of(file) for file in found if file is not None), repository.prefix)


def _plans_now(root: Path) -> Iterator[Plan]:
    """The plans below `root` that can be read."""
    contents = (read_bytes(root, file) for file in plan_files(root))
    plans = (PlanReader().read(content) for content in contents if isinstance(content, bytes))
    return (plan for plan in plans if plan is not None)


def _is_moved(repository: Repository, file: TreeFile) -> bool:
    """Whether a file is a plan of any root, and stands no longer where it stood."""
    path = PurePosixPath(file.path)
    return is_plan_file(PurePosixPath(*path.parts[-2:])) and not lexists(repository.top / path)


def _plans(repository: Repository, files: Iterable[TreeFile]) -> dict[str, Plan]:
    """The plans in `files` that can be read, by path."""
    reader, found = PlanReader(), {}
    with objects_of(repository) as objects:
        for file in files:
            plan = reader.read(present(objects.read(file.blob)))
            if plan is not None:
                found[file.path] = plan
    return found


def _prefix_of(plan_file: str) -> str:
    """What stands before plan/2022.yaml."""
    folder = PurePosixPath(plan_file).parent.parent
    return "" if folder == PurePosixPath() else f"{folder}/"
