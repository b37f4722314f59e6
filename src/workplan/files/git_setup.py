"""What `git-setup` writes: lines of .gitattributes, how git compares plans, and a hook."""

import os
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workplan.files.disk.starter import ATTRIBUTE, ATTRIBUTES
from workplan.files.git import GitTrouble, Repository
from workplan.files.unharmed import replace_file, set_all, setting, unharmed

DRIVER = "workplan"
_LINES = (ATTRIBUTE, f"plan/*.yaml diff={DRIVER}")
_MARK = "# Written by `workplan git-setup`, taken out by `workplan git-setup --undo`."
_SECTION = f"diff.{DRIVER}"
_KEYS = (f"{_SECTION}.command", f"{_SECTION}.textconv", f"{_SECTION}.xfuncname")
_THINGS = "^[^ ].*$"  # in the words of a plan, the lines of things; what is said of them is indented
_RUNNABLE = 0o755


class Became(StrEnum):
    """What became of one thing that is set up, or undone."""

    DONE = "done"
    KEPT = "kept"
    UNDONE = "undone"
    ABSENT = "absent"
    FOREIGN = "foreign"
    ELSEWHERE = "elsewhere"
    LINK = "link"
    NO_FILE = "no-file"


@dataclass(frozen=True, slots=True)
class Did:
    """A thing (attributes, driver, hook), what became of it, where it is, and lines of its text."""

    thing: str
    became: Became
    file: str = ""
    lines: tuple[str, ...] = ()


@contextmanager
def all_or_nothing(root: Path, repository: Repository) -> Iterator[None]:
    """Within it, the machine's trouble leaves attributes, settings and hook as they were."""
    with unharmed([root / ATTRIBUTES, _hook_file(repository)], repository, _KEYS):
        yield


def blocked(root: Path) -> Did | None:
    """Why .gitattributes cannot be written: git follows no link, and a folder holds no lines."""
    path = root / ATTRIBUTES
    if path.is_symlink():
        return Did("attributes", Became.LINK, ATTRIBUTES)
    is_file = path.is_file() or not os.path.lexists(path)
    return None if is_file else Did("attributes", Became.NO_FILE, ATTRIBUTES)


def set_attributes(root: Path) -> Did:
    """The lines that .gitattributes, which is not `blocked`, lacks, behind what is there."""
    old = _text(root, ATTRIBUTES)
    there = {tuple(line.split()) for line in old.splitlines()}
    lines = tuple(line for line in _LINES if tuple(line.split()) not in there)
    if not lines:
        return Did("attributes", Became.KEPT, ATTRIBUTES)
    end = "" if not old or old.endswith("\n") else "\n"
    _write(root / ATTRIBUTES, old + end + "".join(f"{line}\n" for line in (_MARK, *lines)))
    return Did("attributes", Became.DONE, ATTRIBUTES, lines)


def unset_attributes(root: Path) -> Did:
    """Without the lines that `set_attributes` wrote; a file that is then empty goes."""
    if found := blocked(root):
        return found
    lines = _text(root, ATTRIBUTES).splitlines(keepends=True)
    gone = set(_written_by_us(lines))
    if not gone:
        return Did("attributes", Became.ABSENT, ATTRIBUTES)
    rest = "".join(line for i, line in enumerate(lines) if i not in gone)
    if rest:
        _write(root / ATTRIBUTES, rest)
    else:
        (root / ATTRIBUTES).unlink()
    taken = (lines[i].strip() for i in sorted(gone))
    return Did("attributes", Became.UNDONE, ATTRIBUTES, tuple(line for line in taken if line != _MARK))


def _written_by_us(lines: Sequence[str]) -> Iterable[int]:
    """The indices of our mark and of our lines below it."""
    is_ours = False
    for i, line in enumerate(lines):
        is_ours = line.strip() == _MARK or (is_ours and line.strip() in _LINES)
        if is_ours:
            yield i


def set_driver(repository: Repository, program: Sequence[str]) -> Did:
    """How git compares plans: `git diff` by a program, `git log -p` by the words of each side."""
    wanted = _settings(program)
    if all(setting(repository, key) == value for key, value in wanted.items()):
        return Did("driver", Became.KEPT)
    set_all(repository, wanted)
    return Did("driver", Became.DONE)


def unset_driver(repository: Repository) -> Did:
    """Without the settings that `set_driver` made; others of that driver stay."""
    if all(setting(repository, key) is None for key in _KEYS):
        return Did("driver", Became.ABSENT)
    set_all(repository, dict.fromkeys(_KEYS))
    return Did("driver", Became.UNDONE)


def _settings(program: Sequence[str]) -> Mapping[str, str]:
    start = shlex.join(program)
    return dict(zip(_KEYS, (f"{start} git-driver --", f"{start} git-textconv --", _THINGS), strict=True))


def set_hook(repository: Repository, program: Sequence[str]) -> Did:
    """The hook before a commit, where there is none of somebody else's."""
    check = _check(repository, program)
    wanted = "".join(f"{line}\n" for line in ("#!/bin/sh", _MARK, f"exec {check}"))
    if other := _hooks_elsewhere(repository):
        return Did("hook", Became.ELSEWHERE, other, (check,))
    file = _hook_file(repository)
    if link := _link(file):
        return Did("hook", Became.LINK, str(link), (check,))
    found = _text(file.parent, file.name) if file.is_file() else ""
    if os.path.lexists(file) and _MARK not in found:
        return Did("hook", Became.FOREIGN, str(file), (check,))
    if found == wanted and os.access(file, os.X_OK):
        return Did("hook", Became.KEPT, str(file))
    _write(file, wanted)
    file.chmod(_RUNNABLE)
    return Did("hook", Became.DONE, str(file))


def unset_hook(repository: Repository) -> Did:
    """Without the hook, if it is ours."""
    file = _hook_file(repository)
    if _link(file) or not file.is_file() or _MARK not in _text(file.parent, file.name):
        return Did("hook", Became.ABSENT)
    file.unlink()
    return Did("hook", Became.UNDONE, str(file))


def _check(repository: Repository, program: Sequence[str]) -> str:
    """The command that judges what is staged; git starts hooks at the top of the work tree."""
    return shlex.join([*program, "git-hook", "--", f"./{repository.prefix}"])


def _link(file: Path) -> Path | None:
    """The hook's file or its folder, if it is a link: what it leads to may be anybody's."""
    return next((path for path in (file, file.parent) if path.is_symlink()), None)


def _hook_file(repository: Repository) -> Path:
    folder = repository.text(["rev-parse", "--path-format=absolute", "--git-common-dir"])
    assert isinstance(folder, str)
    return Path(folder.removesuffix("\n")) / "hooks" / "pre-commit"


def _hooks_elsewhere(repository: Repository) -> str | None:
    """What core.hooksPath says; the last value is the one that we ourselves set for every call."""
    said = repository.text(["config", "-z", "--get-all", "core.hooksPath"])
    values = [] if isinstance(said, GitTrouble) else said.split("\0")[:-2]
    return values[-1] if values else None


def _text(folder: Path, file: str) -> str:
    """The text of a file, empty for one that is not there; raises OSError for one that cannot be read."""
    try:
        return (folder / file).read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""


def _write(path: Path, text: str) -> None:
    replace_file(path, text.encode("utf-8", "surrogateescape"))
