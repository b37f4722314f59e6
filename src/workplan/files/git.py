"""Git, read by plumbing alone in an environment of our own: nothing that a repository configures is run."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_SETTINGS = (
    "core.fsmonitor=false",
    "core.quotePath=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "gc.auto=0",
    "maintenance.auto=false",
)
_OURS = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # whatever a repository allows: nothing is fetched, not even lazily
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_HEXADECIMAL = frozenset("0123456789abcdef")
_SUBMODULE = b"160000 "
_INDEX = "GIT_INDEX_FILE"
_NOTHING: Mapping[str, str] = {}
_OBJECT_ID = (40, 64)  # characters of SHA-1 and of SHA-256


@dataclass(frozen=True, slots=True)
class GitTrouble:
    """Why git gives no answer, by its code; `params` fill the words that views/ make of it."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of a commit: the path from the top of the repository, and the hash of its content."""

    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository of a root; `prefix` leads from its `top` to the root (empty, or with / behind)."""

    top: Path
    prefix: str
    program: str

    def commit(self, revision: str) -> str | GitTrouble:
        """The hash of the commit that `revision` names."""
        asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
        found = "" if "\0" in revision else self.text(asked)
        if isinstance(found, str) and is_object_id(found.removesuffix("\n")):
            return found.removesuffix("\n")
        code = "missing-history" if self.is_shallow() else "unknown-revision"
        return GitTrouble(code, {"revision": revision})

    def is_shallow(self) -> bool:
        """Whether commits are missing that others name as their parents."""
        return self.text(["rev-parse", "--is-shallow-repository"]) == "true\n"

    def commits(self, start: str, path: str) -> tuple[tuple[str, ...], ...] | GitTrouble:
        """The commits up to `start` that tell the history of the file at `path`, the oldest first.

        Each stands after its parents, and is followed by them: the nearest commits of that history.
        """
        order = ["--simplify-merges", "--parents", "--author-date-order", "--reverse"]
        found = self.text(["rev-list", *order, "--end-of-options", start, "--", path])
        if isinstance(found, GitTrouble):
            return found
        return tuple(tuple(line.split()) for line in found.splitlines())

    def files(self, commit: str, path: str = "") -> tuple[TreeFile, ...] | GitTrouble:
        """The files of a commit: the one at `path`, or those in the folder `path/` and all folders in it."""
        limits = ["--", path] if path else []
        found = self._run(["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit, *limits])
        if isinstance(found, GitTrouble):
            return found
        return tuple(_tree_file(line) for line in found.split(b"\0") if line[7:12] == b"blob ")

    def staged(self, path: str) -> tuple[TreeFile, ...] | GitTrouble:
        """The files in the folder `path/` of the index, or of that of the commit being made."""
        found = self._run(["ls-files", "--stage", "-z", "--", path], _index())
        if isinstance(found, GitTrouble):
            return found
        lines = [line for line in found.split(b"\0") if line and not line.startswith(_SUBMODULE)]
        unmerged = next((line for line in lines if line.partition(b"\t")[0].split()[2] != b"0"), None)
        if unmerged is not None:
            return GitTrouble("unmerged", {"file": _tree_file(unmerged, 1).path})
        return tuple(_tree_file(line, 1) for line in lines)

    def is_unborn(self) -> bool:
        """Whether no commit was made yet on the branch that is checked out."""
        branch = self.text(["symbolic-ref", "--quiet", "HEAD"])
        at = self.text(["rev-parse", "--verify", "--quiet", "HEAD"])
        return isinstance(branch, str) and isinstance(at, GitTrouble)

    def command(self, arguments: Sequence[str]) -> list[str]:
        """The whole command line of one call of git."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        return [self.program, "--no-pager", "--no-optional-locks", *settings, *arguments]

    def text(self, arguments: Sequence[str]) -> str | GitTrouble:
        """What git prints; no word of a repository stands among the options of `arguments`."""
        found = self._run(arguments)
        return found if isinstance(found, GitTrouble) else os.fsdecode(found)

    def _run(self, arguments: Sequence[str], more: Mapping[str, str] = _NOTHING) -> bytes | GitTrouble:
        ran = subprocess.run(  # noqa: S603  # no shell, no word of the repository among the options
            self.command(arguments),
            cwd=self.top,
            env={**environment(), **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return ran.stdout if ran.returncode == 0 else _refused(ran.stderr.decode(errors="replace"))


def open_repository(root: Path) -> Repository | GitTrouble:
    """The repository whose work tree holds the folder `root`."""
    program = _program()
    if program is None:
        return GitTrouble("no-git")
    found = Repository(root, "", program).text(
        ["rev-parse", "--is-inside-work-tree", "--show-cdup", "--show-prefix"]
    )
    if isinstance(found, GitTrouble):
        return GitTrouble("not-trusted" if found.code == "not-trusted" else "no-repository", _where(root))
    inside, _, where = found.partition("\n")
    up, _, prefix = where.partition("\n")
    if inside != "true":
        return GitTrouble("no-repository", _where(root))
    return Repository((root / up).resolve(), prefix.removesuffix("\n"), program)


def environment() -> dict[str, str]:
    """The environment of git: the caller's without what steers git, and what keeps it to itself."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {**inherited, **_OURS}


def _index() -> dict[str, str]:
    """Which index is meant: git names its own to a hook, of `commit -a` and `commit PATH` a temporary one."""
    return {_INDEX: os.environ[_INDEX]} if _INDEX in os.environ else {}


def is_object_id(text: str) -> bool:
    """Whether `text` is the full hash of an object."""
    return len(text) in _OBJECT_ID and set(text) <= _HEXADECIMAL


def _program() -> str | None:
    """Where git is installed; a folder that is no full path could be the repository's own."""
    folders = (folder for folder in os.get_exec_path() if Path(folder).is_absolute())
    return shutil.which("git", path=os.pathsep.join(folders))


def _where(root: Path) -> dict[str, str]:
    return {"folder": str(root)}


def _refused(said: str) -> GitTrouble:
    """What git's refusal means."""
    if "dubious ownership" in said:
        return GitTrouble("not-trusted")
    return GitTrouble("missing-objects", {"reason": said.strip().rpartition("\n")[2]})


def _tree_file(line: bytes, place: int = 2) -> TreeFile:
    """`100644 blob HASH<tab>PATH`, as ls-tree writes it; `100644 HASH 0<tab>PATH`, as ls-files does."""
    about, _, path = line.partition(b"\t")
    return TreeFile(os.fsdecode(path), about.split()[place].decode())
