"""What `git-setup` writes: lines of .gitattributes, how git compares plans, and a hook."""

import errno
import os
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workplan.core.problems import Problem
from workplan.files.disk import make_folders, write_atomically
from workplan.files.git import GitTrouble, Repository
from workplan.files.starter import ATTRIBUTE, ATTRIBUTES
from workplan.files.workspace import read_bytes

DRIVER = "workplan"
_LINES = (ATTRIBUTE, f"plan/*.yaml diff={DRIVER}")
_MARK = "# Written by `workplan git-setup`, taken out by `workplan git-setup --undo`."
_SECTION = f"diff.{DRIVER}"
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


@dataclass(frozen=True, slots=True)
class Did:
    """A thing (attributes, driver, hook), what became of it, where it is, and lines of its text."""

    thing: str
    became: Became
    file: str = ""
    lines: tuple[str, ...] = ()


def set_attributes(root: Path) -> Did:
    """The lines that .gitattributes lacks, behind what is there."""
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
    if all(_setting(repository, key) == value for key, value in wanted.items()):
        return Did("driver", Became.KEPT)
    for key, value in wanted.items():
        said = repository.text(["config", "--local", "--replace-all", key, value])
        if isinstance(said, GitTrouble):
            raise OSError(errno.EACCES, said.params["reason"], key)
    return Did("driver", Became.DONE)


def unset_driver(repository: Repository) -> Did:
    """Without the settings that `set_driver` made."""
    said = repository.text(["config", "--local", "--remove-section", _SECTION])
    return Did("driver", Became.ABSENT if isinstance(said, GitTrouble) else Became.UNDONE)


def _settings(program: Sequence[str]) -> Mapping[str, str]:
    start = shlex.join(program)
    return {
        f"{_SECTION}.command": f"{start} git-driver --",
        f"{_SECTION}.textconv": f"{start} git-textconv --",
        f"{_SECTION}.xfuncname": _THINGS,
    }


def _setting(repository: Repository, key: str) -> str | None:
    said = repository.text(["config", "--local", "--get", key])
    return None if isinstance(said, GitTrouble) else said.removesuffix("\n")


def set_hook(repository: Repository, program: Sequence[str]) -> Did:
    """The hook before a commit, where there is none of somebody else's."""
    checks, wanted = _checks(program), _hook(repository, program)
    if other := _hooks_elsewhere(repository):
        return Did("hook", Became.ELSEWHERE, other, checks)
    file = _hook_file(repository)
    found = _text(file.parent, file.name)
    if os.path.lexists(file) and _MARK not in found:
        return Did("hook", Became.FOREIGN, str(file), checks)
    if found == wanted:
        return Did("hook", Became.KEPT, str(file))
    _write(file, wanted)
    file.chmod(_RUNNABLE)
    return Did("hook", Became.DONE, str(file))


def unset_hook(repository: Repository) -> Did:
    """Without the hook, if it is ours."""
    file = _hook_file(repository)
    if _MARK not in _text(file.parent, file.name):
        return Did("hook", Became.ABSENT)
    file.unlink()
    return Did("hook", Became.UNDONE, str(file))


def _hook(repository: Repository, program: Sequence[str]) -> str:
    """A commit that is the first of all has nothing to be compared with."""
    check, diff = _checks(program)
    folder = shlex.quote(f"./{repository.prefix}")
    first = "git rev-parse --quiet --verify HEAD >/dev/null || exit 0"
    lines = ("#!/bin/sh", _MARK, f"cd {folder} || exit 1", f"{check} || exit", first, f"exec {diff}")
    return "".join(f"{line}\n" for line in lines)


def _checks(program: Sequence[str]) -> tuple[str, str]:
    start = shlex.join(program)
    return f"{start} check", f"{start} diff --require-reasons"


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
    content = read_bytes(folder, file)
    return "" if isinstance(content, Problem) else content.decode("utf-8", "surrogateescape")


def _write(path: Path, text: str) -> None:
    make_folders(path.parent)
    if not path.exists():
        path.touch()
    write_atomically(path, text.encode("utf-8", "surrogateescape"))
