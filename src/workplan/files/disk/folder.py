"""The folder of a workspace: its plans, logs and evidence, what only looks like them, and their content."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Protocol
from unicodedata import normalize
from urllib.parse import urlsplit

from workplan.core.problems import Problem
from workplan.files.disk.store import PLAIN

_PLANS, _LOGS = "plan", "progress"
_SUFFIX = ".yaml"
# What is added to a name by editors (~, .bak, .swp …), by mail and Windows (.txt), and by hands (a blank).
_COPY = re.compile(
    r"(?P<name>.+\.ya?ml)"
    r"(?P<added>|~|\s+|\.(txt|bak|backup|old|orig|save|sav|swp|tmp|utf8|[0-9]+)~?|,v| ?\([0-9]+\))",
    re.IGNORECASE,
)
_SHEETS = (".csv", ".tsv", ".xlsx", ".xls", ".et", ".ods", ".json")
_READ = os.O_RDONLY | PLAIN  # a pipe in place of a file is not waited for
_MAX_MB = "256"
_MOST_DIGITS = 9  # of such a number: no file is larger
_GROWS = 1_000_000  # bytes that may be written to a file while it is read
_REASONS = {FileNotFoundError: "missing", IsADirectoryError: "directory", PermissionError: "permission"}


class Tree(Protocol):
    """Plans, logs and evidence below a root, on disk or in a commit; all names are paths below it, with /."""

    @property
    def label(self) -> str:
        """What stands before a file's name where a problem of it is reported."""

    @property
    def keeps(self) -> bool:
        """Whether what is found may be kept for other calls."""

    def plans(self) -> tuple[str, ...]:
        """The plans, by name."""

    def logs(self, plan_file: str) -> tuple[str, ...]:
        """The logs of a plan, by name."""

    def stray(self) -> tuple[Problem, ...]:
        """What looks like a plan or a log, and is not read."""

    def bar(self, plan_file: str) -> str | None:
        """Why a plan has no folder of logs that can be read: `missing`, no `folder`, without `permission`."""

    def read(self, file: str) -> bytes | Problem:
        """The content of a file, or why there is none."""

    def missing(self, named: Iterable[str]) -> frozenset[str]:
        """The evidence among what is `named` that is no file of the tree."""


@dataclass(frozen=True, slots=True)
class DiskTree:
    """The files as they stand below a root."""

    root: Path
    label: str = ""
    keeps: bool = False

    def plans(self) -> tuple[str, ...]:
        """The files of plan/, as plan/2022.yaml."""
        return _shown(self.root, _files(self.root / _PLANS))

    def logs(self, plan_file: str) -> tuple[str, ...]:
        """The files below progress/, in the plan's folder, as progress/2022/2022-06.yaml."""
        return _shown(self.root, _below(self.root / log_folder(plan_file)))

    def stray(self) -> tuple[Problem, ...]:
        """Files that look like plans or logs and are not read: what they report would be lost."""
        logs = self.root / _LOGS
        plans = {PurePosixPath(file).stem for file in self.plans()}
        folders = [logs, *(logs / plan for plan in sorted(plans))]
        there = [*_below(logs)]
        read = [path for path in there if _looks_read(path)]
        # A copy of a plan that an editor keeps, such as .bak, is nobody's loss.
        beside = [path for path in _files(self.root / _PLANS) if _looks_read(path) and _is_mistyped(path)]
        odd = [("folder", path) for path in _inside(self.root) if is_nearly(path, _PLANS, _LOGS)]
        odd += [("plan", path) for path in beside if path.suffix != _SUFFIX]
        odd += [("log", path) for path in read if path.suffix != _SUFFIX]
        odd += [("sheet", path) for path in there if _is_sheet(path)]
        odd += [("link", path) for path in _links(logs, plans)]
        odd += [("file", path) for path in folders if _is_in_the_way(path)]
        found = [(path, "misnamed-file", {"name": path.name, "what": what}) for what, path in odd]
        for path in read:
            folder = path.relative_to(logs).parts[:-1][:1]
            if path.suffix == _SUFFIX and plans.isdisjoint(folder):
                found.append((path, "log-of-no-plan", {"folder": folder[0] if folder else _LOGS}))
        return tuple(
            Problem(code, p.relative_to(self.root).as_posix(), None, params) for p, code, params in found
        )

    def bar(self, plan_file: str) -> str | None:
        """What is wrong with the folder of the logs, or with the one above it."""
        path = self.root / log_folder(plan_file)
        there = [each for each in (path.parent, path) if os.path.lexists(each)]
        if any(map(_is_in_the_way, there)):
            return "folder"
        if not all(os.access(each, os.R_OK | os.X_OK) for each in there):
            return "permission"
        return None if path in there else "missing"

    def read(self, file: str) -> bytes | Problem:
        """The content now of a regular file."""
        path, limit = self.root / file, size_limit()
        if not _is_within(os.path.realpath(self.root), os.path.realpath(path)):
            return _unreadable(file, "outside")
        try:
            with open(path, "rb", opener=lambda path, _: os.open(path, _READ)) as opened:
                status = os.fstat(opened.fileno())
                if not stat.S_ISREG(status.st_mode):
                    return _unreadable(file, "other")
                most = min(limit, 2 * status.st_size + _GROWS)  # room is made for as much as is asked for
                content = b"" if status.st_size > limit else opened.read(most + 1)
        except OSError as error:
            return _unreadable(file, _REASONS.get(type(error), "other"))
        return too_large(file, limit) if max(status.st_size, len(content)) > limit else content

    def missing(self, named: Iterable[str]) -> frozenset[str]:
        """The evidence that is no file or folder below the root; URLs are not followed."""
        home = os.path.realpath(self.root)
        real = cache(lambda folder: os.path.realpath(f"{home}/{folder}"))  # much evidence lies in few folders
        spelt = cache(_by_look)  # of what is missing, most lies in few folders, too
        lost = {path for path in named if not is_url(path) and not _holds(home, path, real)}
        return frozenset(path for path in lost if not _holds(home, _as_spelt(home, path, spelt), real))


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds plan/; none where `start` is no folder."""
    here = start.absolute()
    folders = (here, *here.parents) if here.is_dir() else ()
    return next((folder for folder in folders if (folder / _PLANS).is_dir()), None)


def nearly_root(start: Path) -> Path | None:
    """The nearest folder upwards that is called as plan/ is, but for the case of its letters."""
    here = start.absolute()
    for folder in (here, *here.parents):
        with suppress(PermissionError):
            for path in _inside(folder):
                if is_nearly(path, _PLANS):
                    return path
    return None


def is_nearly(path: Path, *names: str) -> bool:
    """Whether a folder is called as one of `names` but for case or width, and so is another on this disk."""
    right = normalize("NFKC", path.name).strip().casefold()
    if right not in names or path.name in names or not path.is_dir():
        return False
    try:
        return not path.samefile(path.with_name(right))
    except FileNotFoundError:
        return True


def _is_mistyped(path: Path) -> bool:
    """Whether a file ends nearly as a plan: .yml, in capitals, or with what a mail or Windows adds to it."""
    name = path.name.strip().casefold().removesuffix(".txt")
    return name.endswith((_SUFFIX, ".yml"))


def is_plan_file(file: str) -> bool:
    """Whether a file at that path below the root is read as a plan."""
    folder, _, name = file.rpartition("/")
    return folder == _PLANS and name.endswith(_SUFFIX) and not _is_hidden(name)


def log_folder(plan_file: str) -> str:
    """The folder of the logs of a plan, as progress/2022."""
    return f"{_LOGS}/{PurePosixPath(plan_file).stem}"


def is_log_file(file: str, plan_file: str) -> bool:
    """Whether a file at that path below the root is read as a log of the plan."""
    is_below = file.startswith(f"{log_folder(plan_file)}/")
    return is_below and file.endswith(_SUFFIX) and not any(map(_is_hidden, file.split("/")))


def _shown(root: Path, paths: Iterable[Path]) -> tuple[str, ...]:
    names = (p.relative_to(root).as_posix() for p in paths if p.name.endswith(_SUFFIX))
    return tuple(sorted(name for name in names if not _is_hidden(PurePosixPath(name).name)))


def _is_in_the_way(path: Path) -> bool:
    """Whether what is there, be it a pipe or a link to nothing, is no folder."""
    return os.path.lexists(path) and not path.is_dir()


def _is_sheet(path: Path) -> bool:
    """Whether reports may stand in it, though no program of ours reads them."""
    return path.suffix.lower() in _SHEETS and not _is_hidden(path.name)


def _looks_read(path: Path) -> bool:
    """Whether its name ends as that of a plan or log does, or but for what an editor or a mail adds.

    A copy beside the file that it is a copy of is an editor's own: nothing in it is lost.
    """
    match = _COPY.fullmatch(path.name)
    if match is None or _is_hidden(path.name):
        return False
    return not match["added"] or not path.with_name(match["name"]).is_file()


def _files(folder: Path) -> Iterator[Path]:
    """What is in `folder` but folders, by name."""
    return (path for path in _inside(folder) if not path.is_dir())


def _below(folder: Path) -> Iterator[Path]:
    """What is in `folder` and all folders in it but hidden ones; links to folders are not followed."""
    yield from _files(folder)
    for path in _inside(folder):
        if path.is_dir() and not path.is_symlink() and not _is_hidden(path.name):
            yield from _below(path)


def _links(folder: Path, plans: set[str]) -> Iterator[Path]:
    """The links to folders below `folder` that are not followed; the folder of a plan may be one."""
    for path in _inside(folder):
        if not path.is_dir() or _is_hidden(path.name):
            continue
        if not path.is_symlink():
            yield from _links(path, set())
        elif path.name not in plans:
            yield path


def _inside(folder: Path) -> list[Path]:
    """What is in `folder`, by name; nothing when there is no such folder."""
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def size_limit() -> int:
    """How many bytes a file may have: `WORKPLAN_MAX_MB` times a million, unless that is no number."""
    wished = os.environ.get("WORKPLAN_MAX_MB", "")
    digits = wished.lstrip("0") if wished.isascii() and wished.isdigit() else _MAX_MB
    return int(digits[:_MOST_DIGITS] or "0") * 1_000_000


def too_large(file: str, limit: int) -> Problem:
    """The problem of a file with more than `limit` bytes."""
    return Problem("too-large", file, None, {"limit": limit // 1_000_000})


def _unreadable(file: str, reason: str) -> Problem:
    return Problem("unreadable-file", file, None, {"reason": reason})


def is_url(path: str) -> bool:
    """Whether evidence is a URL and not a file."""
    try:
        return "://" in path and bool(urlsplit(path).scheme)
    except ValueError:  # such as a bracket that is not closed
        return False


def _holds(home: str, path: str, real: Callable[[str], str]) -> bool:
    """Whether `path` names something below `home`, whatever links there are; `real` is what a folder is."""
    folder, _, name = path.rpartition("/")
    try:
        place = f"{real(folder)}{os.sep}{name}"
        if name in ("", ".", "..") or stat.S_ISLNK(os.lstat(place).st_mode):
            place = os.path.realpath(f"{home}/{path}")
        mode = os.lstat(place).st_mode
    except (OSError, ValueError):  # such as a NUL
        return False
    is_below = not path.startswith("/") and _is_within(home, place)
    return is_below and (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _as_spelt(home: str, path: str, names: Callable[[str], Mapping[str, str]]) -> str:
    """`path` in the letters of the disk, where a Mac has taken them apart; `names` are those in a folder."""
    steps: list[str] = []
    for step in () if path.isascii() else path.split("/"):
        look = normalize("NFC", step)
        steps.append(step if step.isascii() else names("/".join((home, *steps))).get(look, step))
    return "/".join(steps) or path


def _by_look(folder: str) -> Mapping[str, str]:
    """The names in a folder, by what they look like; none where it cannot be listed."""
    try:
        return {normalize("NFC", each.name): each.name for each in Path(folder).iterdir()}
    except (OSError, ValueError):
        return {}


def _is_within(home: str, place: str) -> bool:
    """Whether a real path is that of `home` or of something below it."""
    return place == home or place.startswith(f"{home.rstrip(os.sep)}{os.sep}")


def unfit(path: Path) -> str | None:
    """Why no report can be written to `path`, as far as that can be told before; None where one can.

    It is a `folder` or a `loop`, lies where people keep plans or logs (`by-hand`), or in `no-folder`.
    """
    if path.exists() and not path.is_file() and not path.is_dir():  # a device or a pipe is written to
        return None
    place = Path(os.path.realpath(path))
    if place.is_dir():
        return "folder"
    if place.is_symlink():
        return "loop"
    kept = (folder for folder in place.parents if folder.name in (_PLANS, _LOGS))
    if any((folder.parent / _PLANS).is_dir() for folder in kept):  # of any root
        return "by-hand"
    return None if place.parent.is_dir() else "no-folder"


def content_of(path: str) -> bytes | None:
    """The content of a side that git compares; None for /dev/null, and for what is only to be added."""
    return None if path == os.devnull else Path(path).read_bytes() or None
