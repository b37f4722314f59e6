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
from workplan.files.disk.write import make_folders, undisturbed, write_whole
from workplan.files.git.run import Repository

_LINES = (ATTRIBUTE, "plan/*.yaml diff=workplan")
_MARK = "# Written by `workplan git-setup`, taken out by `workplan git-setup --undo`."
_HEAD = ("#!/bin/sh", _MARK)
_CHECK, _OR_END = " git-hook -- ", " || exit"  # what a line of the hook says of a root, and how it ends
_KEYS = ("diff.workplan.command", "diff.workplan.textconv", "diff.workplan.xfuncname")
_THINGS = "^[^ ].*$"  # in the words of a plan, the lines of things; what is said of them is indented
_RUNNABLE = 0o755


Became: TypeAlias = Literal[
    "done", "kept", "undone", "absent", "foreign", "elsewhere", "link", "no-file", "shared", "two-lines"
]


@dataclass(frozen=True, slots=True)
class Did:
    """A thing (attributes, driver, hook), what became of it, where it is, and lines of its text."""

    thing: str
    became: Became
    file: str = ""
    lines: tuple[str, ...] = ()


@contextmanager
def all_or_nothing(repository: Repository) -> Iterator[None]:
    """Within it, trouble leaves attributes, settings and hook as they were, and Ctrl-C waits."""
    files = {path: _state(path) for path in (repository.root / ATTRIBUTES, _hook_file(repository))}
    settings = {key: _setting(repository, key) for key in _KEYS}
    with undisturbed():
        try:
            yield
        except BaseException:
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


def unfit(repository: Repository, program: Sequence[str]) -> Did | None:
    """Why nothing can be set up here; of what the hook says of a root, each is a line."""
    for path in (*program, repository.prefix):
        if "\n" in path:
            return Did("hook", "two-lines", path)
    return _blocked(repository.root)


def _blocked(root: Path) -> Did | None:
    """Why .gitattributes cannot be written: git follows no link, and a folder holds no lines."""
    path = root / ATTRIBUTES
    if path.is_symlink():
        return Did("attributes", "link", ATTRIBUTES)
    is_file = path.is_file() or not os.path.lexists(path)
    return None if is_file else Did("attributes", "no-file", ATTRIBUTES)


def set_attributes(root: Path) -> Did:
    """The lines that .gitattributes, where nothing is `unfit`, lacks, behind what is there."""
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
    if found := _blocked(root):
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
    """Without the settings that `set_driver` made, unless another root is checked; others stay."""
    if any(_CHECK in line for line in _rest(_hook_text(repository), repository.prefix)):
        return Did("driver", "shared")
    return Did("driver", "undone" if _set_all(repository, dict.fromkeys(_KEYS)) else "absent")


def set_hook(repository: Repository, program: Sequence[str]) -> Did:
    """The hook before a commit, where there is none of somebody else's; a line for each root."""
    # Git starts hooks at the top of the work tree.
    check = shlex.join([*program, *_CHECK.split(), f"./{repository.prefix}"])
    if other := _hooks_elsewhere(repository):
        return Did("hook", "elsewhere", other, (check,))
    file = _hook_file(repository)
    if link := _link(file):
        return Did("hook", "link", str(link), (check,))
    found = _hook_text(repository)
    if os.path.lexists(file) and not found:
        return Did("hook", "foreign", str(file), (check,))
    wanted = _hook((*_rest(found, repository.prefix), f"{check}{_OR_END}"))
    if sorted(found.split("\n")) == sorted(wanted.split("\n")) and os.access(file, os.X_OK):
        return Did("hook", "kept", str(file))
    _write(file, wanted)
    file.chmod(_RUNNABLE)
    return Did("hook", "done", str(file))


def unset_hook(repository: Repository) -> Did:
    """Without the root's line in the hook, if that is ours; the last one takes the hook along."""
    file, found = _hook_file(repository), _hook_text(repository)
    rest = _rest(found, repository.prefix)
    if len(rest) == len(_rest(found)):
        return Did("hook", "absent")
    if rest:
        _write(file, _hook(rest))
    else:
        file.unlink()
    return Did("hook", "undone", str(file))


def _hook(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in (*_HEAD, *lines))


def _hook_text(repository: Repository) -> str:
    """The hook, if it is ours; else nothing."""
    file = _hook_file(repository)
    text = _text(file) if file.is_file() and not _link(file) else ""
    return text if _MARK in text else ""


def _rest(hook: str, prefix: str | None = None) -> tuple[str, ...]:
    """The lines of our hook but the first ones and that of the root to which `prefix` leads.

    A line that git-setup wrote when there was one alone left nothing to those behind it.
    """
    own = None if prefix is None else f"{_CHECK}{shlex.quote(f'./{prefix}')}{_OR_END}"
    lines = (line for line in hook.split("\n") if line and line not in _HEAD)
    ours = (f"{line.removeprefix('exec ')}{_OR_END}" if line.startswith("exec ") else line for line in lines)
    return tuple(line for line in ours if own is None or not line.endswith(own))


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
