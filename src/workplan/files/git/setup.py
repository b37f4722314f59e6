"""What `git-setup` writes: lines of .gitattributes, how git compares plans, and a hook; all or nothing."""

import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from workplan.core.problems import GitError
from workplan.files.disk.starter import ATTRIBUTE, ATTRIBUTES
from workplan.files.disk.write import make_folders, write_whole
from workplan.files.git.run import Repository

_LINES = (ATTRIBUTE, "plan/*.yaml diff=workplan")
_MARK = "# Written by `workplan git-setup`, taken out by `workplan git-setup --undo`."
_KEYS = ("diff.workplan.command", "diff.workplan.textconv", "diff.workplan.xfuncname")
_THINGS = "^[^ ].*$"  # in the words of a plan, the lines of things; what is said of them is indented
_RUNNABLE = 0o755


Became: TypeAlias = Literal["done", "kept", "undone", "absent", "foreign", "elsewhere", "link", "no-file"]


@dataclass(frozen=True, slots=True)
class Did:
    """A thing (attributes, driver, hook), what became of it, where it is, and lines of its text."""

    thing: str
    became: Became
    file: str = ""
    lines: tuple[str, ...] = ()


@contextmanager
def all_or_nothing(repository: Repository) -> Iterator[None]:
    """Within it, trouble of the machine or of git leaves attributes, settings and hook as they were."""
    files = {path: _state(path) for path in (repository.root / ATTRIBUTES, _hook_file(repository))}
    settings = {key: _setting(repository, key) for key in _KEYS}
    try:
        yield
    except (OSError, GitError):
        with suppress(OSError, GitError):
            _set_all(repository, settings)
        for path, state in files.items():
            with suppress(OSError):
                if state is None and path.is_file():
                    path.unlink()
                elif state is not None and _state(path) != state:
                    _write(path, state[0])
                    path.chmod(state[1])
        raise


def _state(path: Path) -> tuple[bytes, int] | None:
    """Content and mode of a file; None for one that is not there, or that is no plain file."""
    return (path.read_bytes(), path.stat().st_mode) if path.is_file() else None


def blocked(root: Path) -> Did | None:
    """Why .gitattributes cannot be written: git follows no link, and a folder holds no lines."""
    path = root / ATTRIBUTES
    if path.is_symlink():
        return Did("attributes", "link", ATTRIBUTES)
    is_file = path.is_file() or not os.path.lexists(path)
    return None if is_file else Did("attributes", "no-file", ATTRIBUTES)


def set_attributes(root: Path) -> Did:
    """The lines that .gitattributes, which is not `blocked`, lacks, behind what is there."""
    old = _text(root / ATTRIBUTES)
    there = {tuple(line.split()) for line in old.splitlines()}
    lines = tuple(line for line in _LINES if tuple(line.split()) not in there)
    if not lines:
        return Did("attributes", "kept", ATTRIBUTES)
    end = "" if not old or old.endswith("\n") else "\n"
    _write(root / ATTRIBUTES, old + end + "".join(f"{line}\n" for line in (_MARK, *lines)))
    return Did("attributes", "done", ATTRIBUTES, lines)


def unset_attributes(root: Path) -> Did:
    """Without the lines that `set_attributes` wrote; a file that is then empty goes."""
    if found := blocked(root):
        return found
    rest, taken, is_ours = list[str](), list[str](), False
    for line in _text(root / ATTRIBUTES).splitlines(keepends=True):
        is_ours = line.strip() == _MARK or (is_ours and line.strip() in _LINES)
        (taken if is_ours else rest).append(line)
    if not taken:
        return Did("attributes", "absent", ATTRIBUTES)
    if rest:
        _write(root / ATTRIBUTES, "".join(rest))
    else:
        (root / ATTRIBUTES).unlink()
    lines = (line.strip() for line in taken if _MARK not in line)
    return Did("attributes", "undone", ATTRIBUTES, tuple(lines))


def set_driver(repository: Repository, program: Sequence[str]) -> Did:
    """How git compares plans: `git diff` by a program, `git log -p` by the words of each side."""
    start = shlex.join(program)
    values = f"{start} git-driver --", f"{start} git-textconv --", _THINGS
    wanted = dict(zip(_KEYS, values, strict=True))
    return Did("driver", "done" if _set_all(repository, wanted) else "kept")


def unset_driver(repository: Repository) -> Did:
    """Without the settings that `set_driver` made; others of that driver stay."""
    return Did("driver", "undone" if _set_all(repository, dict.fromkeys(_KEYS)) else "absent")


def set_hook(repository: Repository, program: Sequence[str]) -> Did:
    """The hook before a commit, where there is none of somebody else's."""
    # Git starts hooks at the top of the work tree.
    check = shlex.join([*program, "git-hook", "--", f"./{repository.prefix}"])
    wanted = "".join(f"{line}\n" for line in ("#!/bin/sh", _MARK, f"exec {check}"))
    if other := _hooks_elsewhere(repository):
        return Did("hook", "elsewhere", other, (check,))
    file = _hook_file(repository)
    if link := _link(file):
        return Did("hook", "link", str(link), (check,))
    found = _text(file) if file.is_file() else ""
    if os.path.lexists(file) and _MARK not in found:
        return Did("hook", "foreign", str(file), (check,))
    if found == wanted and os.access(file, os.X_OK):
        return Did("hook", "kept", str(file))
    _write(file, wanted)
    file.chmod(_RUNNABLE)
    return Did("hook", "done", str(file))


def unset_hook(repository: Repository) -> Did:
    """Without the hook, if it is ours."""
    file = _hook_file(repository)
    if _link(file) or not file.is_file() or _MARK not in _text(file):
        return Did("hook", "absent")
    file.unlink()
    return Did("hook", "undone", str(file))


def _link(file: Path) -> Path | None:
    """The hook's file or its folder, if it is a link: what it leads to may be anybody's."""
    return next((path for path in (file, file.parent) if path.is_symlink()), None)


def _hook_file(repository: Repository) -> Path:
    folder = repository.text(["rev-parse", "--path-format=absolute", "--git-common-dir"])
    return Path(folder) / "hooks" / "pre-commit"


def _hooks_elsewhere(repository: Repository) -> str | None:
    """What core.hooksPath says; the last value is the one that we ourselves set for every call."""
    values = repository.text(["config", "-z", "--get-all", "core.hooksPath"]).split("\0")[:-2]
    return values[-1] if values else None


def _set_all(repository: Repository, wanted: Mapping[str, str | None]) -> bool:
    """Give settings their values, and take out those of None; whether any was otherwise before."""
    other = {key: value for key, value in wanted.items() if _setting(repository, key) != value}
    for key, value in other.items():
        how = ["--unset-all", key] if value is None else ["--replace-all", key, value]
        repository.text(["config", "--local", *how])
    return bool(other)


def _setting(repository: Repository, key: str) -> str | None:
    """The value of a setting of the repository itself."""
    return repository.text_if_any(["config", "--local", "--get", key])


def _text(path: Path) -> str:
    """The text of a file, empty for one that is not there; raises OSError for one that cannot be read."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""


def _write(path: Path, content: str | bytes) -> None:
    """Write a file, new or not, with its folder."""
    make_folders(path.parent)
    raw = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
    write_whole(path, raw)
