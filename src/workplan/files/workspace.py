"""The folders of a workspace: where plans and logs are, which files only look like them, and their bytes."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath

from workplan.core.problems import Problem

_PLANS, _LOGS = "plan", "progress"
_SUFFIX = ".yaml"
# What is added to a name by editors (~, .bak, .swp …), by mail and Windows (.txt), and by hands (a blank).
_COPY = re.compile(
    r"(?P<name>.+\.ya?ml)"
    r"(?P<added>|~|\s+|\.(txt|bak|backup|old|orig|save|sav|swp|tmp|utf8|[0-9]+)~?|,v| ?\([0-9]+\))",
    re.IGNORECASE,
)
_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK  # a pipe in place of a file is not waited for
_MAX_MB = "256"
_PIECE = 1 << 20


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds the folder plan/."""
    here = start.absolute()
    return next((folder for folder in (here, *here.parents) if (folder / _PLANS).is_dir()), None)


def plan_files(root: Path) -> tuple[str, ...]:
    """The plans, as plan/2022.yaml, by name."""
    return tuple(_names(root, (path for path in _entries(root / _PLANS) if path.name.endswith(_SUFFIX))))


def is_plan_file(path: PurePosixPath) -> bool:
    """Whether a file at that path below the root is read as a plan."""
    is_shown = path.name.endswith(_SUFFIX) and not _is_hidden(path.name)
    return is_shown and path.parent == PurePosixPath(_PLANS)


def is_log_file(path: PurePosixPath, plan_file: str) -> bool:
    """Whether a file at that path below the root is read as a log of the plan."""
    folder = (_LOGS, PurePosixPath(plan_file).stem)
    is_hidden = any(_is_hidden(part) for part in path.parts)
    return (
        path.parts[:2] == folder
        and len(path.parts) > len(folder)
        and not is_hidden
        and path.name.endswith(_SUFFIX)
    )


def is_kept_by_hand(path: Path) -> bool:
    """Whether `path` lies where people keep plans or logs: below plan/ or progress/ of any root."""
    inner = (folder for folder in path.parents if folder.name in (_PLANS, _LOGS))
    return any((folder.parent / _PLANS).is_dir() for folder in inner)


class Unfit(StrEnum):
    """Why a report cannot be written to a place."""

    FOLDER = "folder"
    NO_FOLDER = "no-folder"
    LOOP = "loop"
    BY_HAND = "by-hand"


def unfit(path: Path) -> Unfit | None:
    """Why no report can be written to `path`, as far as that can be told before; None where one can."""
    place = Path(os.path.realpath(path))
    if place.is_dir():
        return Unfit.FOLDER
    if place.is_symlink():
        return Unfit.LOOP
    if is_kept_by_hand(place):
        return Unfit.BY_HAND
    return None if place.parent.is_dir() else Unfit.NO_FOLDER


def log_folder(plan_file: str) -> str:
    """The folder of the logs of a plan, as progress/2022."""
    return f"{_LOGS}/{PurePosixPath(plan_file).stem}"


def log_files(root: Path, plan_file: str) -> tuple[str, ...]:
    """The logs of a plan, as progress/2022/2022-06.yaml, by name."""
    folder = root / _LOGS / PurePosixPath(plan_file).stem
    return tuple(_names(root, (path for path in _below(folder) if path.name.endswith(_SUFFIX))))


def stray_files(root: Path) -> tuple[Problem, ...]:
    """Files that look like plans or logs and are not read: what they report would be lost."""
    plans = {PurePosixPath(file).stem for file in plan_files(root)}
    in_plan = [_stray_plan(root, path) for path in _entries(root / _PLANS)]
    in_logs = [_stray_log(root, path, plans) for path in _below(root / _LOGS)]
    links = [_misnamed(root, path, "link") for path in _links(root / _LOGS, plans)]
    folders = [root / _LOGS, *(root / _LOGS / plan for plan in sorted(plans))]
    no_folders = [_misnamed(root, path, "file") for path in folders if path.is_file()]
    found = (*in_plan, *in_logs, *links, *no_folders)
    return tuple(problem for problem in found if problem is not None)


def _stray_plan(root: Path, path: Path) -> Problem | None:
    is_shown = not _is_hidden(path.name) and path.suffix.lower() in (".yaml", ".yml")
    is_misnamed = is_shown and not path.name.endswith(_SUFFIX)
    return _misnamed(root, path, "plan") if is_misnamed else None


def _stray_log(root: Path, path: Path, plans: set[str]) -> Problem | None:
    if not _looks_read(path):
        return None
    if not path.name.endswith(_SUFFIX):
        return _misnamed(root, path, "log")
    folders = path.relative_to(root / _LOGS).parts[:-1]
    if folders and folders[0] in plans:
        return None
    folder = folders[0] if folders else _LOGS
    return Problem("log-of-no-plan", path.relative_to(root).as_posix(), None, {"folder": folder})


def _misnamed(root: Path, path: Path, what: str) -> Problem:
    """Something that is not read, being a `log`, a `plan`, a `link` to a folder, a `file` for a folder."""
    params = {"name": path.name, "what": what}
    return Problem("misnamed-file", path.relative_to(root).as_posix(), None, params)


def _looks_read(path: Path) -> bool:
    """Whether its name ends as that of a log does, or does so but for what an editor or a mail adds.

    A copy beside the file that it is a copy of is an editor's own: nothing in it is lost.
    """
    match = _COPY.fullmatch(path.name)
    if match is None or _is_hidden(path.name):
        return False
    return not match["added"] or not path.with_name(match["name"]).is_file()


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _names(root: Path, paths: Iterable[Path]) -> list[str]:
    shown = (path for path in paths if not _is_hidden(path.name))
    return sorted(path.relative_to(root).as_posix() for path in shown)


def _entries(folder: Path) -> Iterator[Path]:
    """What is in `folder` but folders, by name; nothing when there is no such folder."""
    try:
        inside = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    yield from (path for path in inside if not path.is_dir())


def _below(folder: Path) -> Iterator[Path]:
    """What is in `folder` and all folders in it but hidden ones; links to folders are not followed."""
    yield from _entries(folder)
    try:
        inside = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    for path in inside:
        if path.is_dir() and not path.is_symlink() and not _is_hidden(path.name):
            yield from _below(path)


def _links(folder: Path, plans: set[str]) -> Iterator[Path]:
    """The links to folders below `folder` that are not followed; the folder of a plan may be one."""
    try:
        inside = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    for path in inside:
        if not path.is_dir() or _is_hidden(path.name):
            continue
        if not path.is_symlink():
            yield from _links(path, set())
        elif path.name not in plans:
            yield path


def read_bytes(root: Path, file: str) -> bytes | Problem:
    """The content of a regular file below `root`, or why there is none."""
    if not _is_within(root, root / file):
        return _unreadable(file, "outside")
    try:
        return _content(os.open(root / file, _READ), file)
    except OSError as error:
        return _unopened(file, error)


class UnreadableError(Exception):
    """A file that cannot be read, and the problem of it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.file)
        self.problem = problem


def read_pieces(root: Path, file: str) -> Iterator[bytes]:
    """As `read_bytes`, piece by piece; raises UnreadableError."""
    if not _is_within(root, root / file):
        raise UnreadableError(_unreadable(file, "outside"))
    try:
        descriptor = os.open(root / file, _READ)
        try:
            yield from _pieces(descriptor, file)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise UnreadableError(_unopened(file, error)) from error


def _pieces(descriptor: int, file: str) -> Iterator[bytes]:
    status, limit, size = os.fstat(descriptor), size_limit(), 0
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(_unreadable(file, _kind(status.st_mode)))
    while piece := os.read(descriptor, _PIECE):
        size += len(piece)
        if max(size, status.st_size) > limit:
            raise UnreadableError(too_large(file, limit))
        yield piece


def _unopened(file: str, error: OSError) -> Problem:
    """The problem of a file that the machine does not give."""
    if isinstance(error, FileNotFoundError):
        return _unreadable(file, "missing")
    return _unreadable(file, "permission" if isinstance(error, PermissionError) else "other")


def size_limit() -> int:
    """How many bytes a file may have: `WORKPLAN_MAX_MB` times a million, unless that is no number."""
    wished = os.environ.get("WORKPLAN_MAX_MB", "")
    return int(wished if wished.isascii() and wished.isdigit() else _MAX_MB) * 1_000_000


def too_large(file: str, limit: int) -> Problem:
    """The problem of a file with more than `limit` bytes."""
    return Problem("too-large", file, None, {"limit": limit // 1_000_000})


def _is_within(root: Path, path: Path) -> bool:
    """Whether `path` leads to a place below `root`, whatever links there are."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _content(descriptor: int, file: str) -> bytes | Problem:
    """What an opened file holds; the descriptor is closed."""
    try:
        status, limit = os.fstat(descriptor), size_limit()
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(file, _kind(status.st_mode))
        with os.fdopen(descriptor, "rb", closefd=False) as opened:
            content = b"" if status.st_size > limit else opened.read(limit + 1)
        return too_large(file, limit) if max(status.st_size, len(content)) > limit else content
    finally:
        os.close(descriptor)


def _kind(mode: int) -> str:
    return "directory" if stat.S_ISDIR(mode) else "other"


def _unreadable(file: str, reason: str) -> Problem:
    return Problem("unreadable-file", file, None, {"reason": reason})
