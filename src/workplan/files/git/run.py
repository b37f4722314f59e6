"""Git, read by plumbing alone in an environment of our own: nothing that a repository configures is run."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import IO, TypeAlias

from workplan.core.problems import GitError, short_commit

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
_INDEX = "GIT_INDEX_FILE"
_SUBMODULE = b"160000 "
_FILES = (b"10", b"12")  # how the modes of files and links begin
_OBJECT_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")  # of SHA-1, and of SHA-256
_AT_ONCE = 20  # names asked ahead: twice as many fit in a pipe, so that nobody waits for ever
_AUTHOR = re.compile(r"([^<]*?) ?<.*> ([0-9]{1,12}) ([+-])([0-9]{2})([0-9]{2})")
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_UNKNOWN = _FIRST.date()  # what git itself shows for a day that it cannot read


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of a commit: the path from the top of the repository, and the hash of its content."""

    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Swap:
    """The blob of a file before and after a commit; None where there was, or is, no file."""

    old: str | None
    new: str | None


Swaps: TypeAlias = Mapping[str, Swap]  # by the path from the top of the repository


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; the day is that of its author, where the author was, else of its committer."""

    id: str
    author: str
    day: date
    parents: tuple[str, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether its day could be read."""
        return self.day != _UNKNOWN


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository of a root; `prefix` leads from its `top` to the root (empty, or with / behind).

    What cannot be had raises GitError.
    """

    top: Path
    prefix: str
    program: str

    @property
    def root(self) -> Path:
        """The folder of the root."""
        return self.top / self.prefix

    def commit(self, revision: str) -> str:
        """The hash of the commit that `revision` names."""
        asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
        found = "" if "\0" in revision else self.text_if_any(asked) or ""
        if _OBJECT_ID.fullmatch(found):
            return found
        is_shallow = self.text_if_any(["rev-parse", "--is-shallow-repository"]) == "true"
        raise GitError("missing-history" if is_shallow else "unknown-revision", revision=revision)

    def is_unborn(self) -> bool:
        """Whether no commit was made yet on the branch that is checked out."""
        branch = self.text_if_any(["symbolic-ref", "--quiet", "HEAD"])
        return branch is not None and self.text_if_any(["rev-parse", "--verify", "--quiet", "HEAD"]) is None

    def substitutes(self) -> bytes:
        """What git takes for other objects or parents than were written: replaced, grafted, cut off."""
        found = self._run(["for-each-ref", "--format=%(refname) %(objectname)", "refs/replace/"])
        for name in ("info/grafts", "shallow"):
            path = Path(self.text(["rev-parse", "--path-format=absolute", "--git-path", name]))
            found += path.read_bytes() if path.is_file() else b""
        return b"\0" + found

    def commits(self, start: str, path: str) -> tuple[tuple[str, ...], ...]:
        """The commits up to `start` that tell the history of what is at `path`, the oldest first.

        Each stands after its parents, and is followed by them: the nearest commits of that history.
        """
        order = ["--simplify-merges", "--parents", "--author-date-order", "--reverse"]
        found = self.text(["rev-list", *order, "--end-of-options", start, "--", *filter(None, [path])])
        return tuple(tuple(line.split()) for line in found.splitlines())

    def swaps(self, commits: Iterable[Sequence[str]], path: str = "") -> Mapping[str, Swaps]:
        """What each commit changed at `path` or below it, in one call of git; nothing has no place there.

        Each is followed by the one that it is compared with; one alone is the first to hold anything there.
        """
        asked = "".join(f"{' '.join(each[:2])}\n" for each in commits).encode()
        how = ["diff-tree", "--stdin", "--root", "-m", "-r", "--raw", "-z", "--no-abbrev", "--no-renames"]
        words = iter(self._run([*how, "--", *filter(None, [path])], given=asked).split(b"\0")[:-1])
        found: dict[str, dict[str, Swap]] = {}
        own: dict[str, Swap] = {}
        for word in words:
            if word[:1] == b":":
                own[os.fsdecode(next(words))] = _swap(word)
            else:
                own = found.setdefault(word.decode(), {})
        return found

    def left(self, parent: str, commit: str) -> tuple[TreeFile, ...]:
        """The files of `parent` that `commit` no longer has."""
        swaps = self.swaps([(commit, parent)]).get(commit, {})
        return tuple(TreeFile(path, swap.old) for path, swap in swaps.items() if swap.old and not swap.new)

    def files(self, commit: str, path: str = "") -> tuple[TreeFile, ...]:
        """The files of a commit: the one at `path`, or those in the folder `path/` and all folders in it."""
        limits = ["--", path] if path else []
        found = self._run(["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit, *limits])
        return tuple(_tree_file(line) for line in found.split(b"\0") if line[7:12] == b"blob ")

    def staged(self, path: str) -> tuple[TreeFile, ...]:
        """The files in the folder `path/` of the index, or of that of the commit being made.

        Git names its own index to a hook; of `commit -a` and `commit PATH` that is a temporary one.
        """
        index = {_INDEX: os.environ[_INDEX]} if _INDEX in os.environ else {}
        found = self._run(["ls-files", "--stage", "-z", "--", path], index)
        lines = [line for line in found.split(b"\0") if line and not line.startswith(_SUBMODULE)]
        for line in lines:
            if line.partition(b"\t")[0].split()[2] != b"0":
                raise GitError("unmerged", file=_tree_file(line, 1).path)
        return tuple(_tree_file(line, 1) for line in lines)

    def command(self, arguments: Sequence[str]) -> list[str]:
        """The whole command line of one call of git."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        return [self.program, "--no-pager", "--no-optional-locks", *settings, *arguments]

    def text(self, arguments: Sequence[str]) -> str:
        """What git prints, without the last line end; no word of a repository is among the options."""
        return os.fsdecode(self._run(arguments)).removesuffix("\n")

    def text_if_any(self, arguments: Sequence[str]) -> str | None:
        """As `text`; None where git refuses."""
        with suppress(GitError):
            return self.text(arguments)
        return None

    def _run(
        self, arguments: Sequence[str], more: Mapping[str, str] | None = None, given: bytes = b""
    ) -> bytes:
        ran = subprocess.run(  # noqa: S603  # no shell, no word of the repository among the options
            self.command(arguments),
            cwd=self.top,
            env={**environment(), **(more or {})},
            input=given,
            capture_output=True,
            check=False,
        )
        if ran.returncode == 0:
            return ran.stdout
        said = ran.stderr.decode(errors="replace")
        if "dubious ownership" in said:
            raise GitError("not-trusted")
        raise GitError("missing-objects", reason=said.strip().rpartition("\n")[2])


def open_repository(root: Path, *, may_be_bare: bool = False) -> Repository:
    """The repository whose work tree holds the folder `root`, or that `root` itself is, where it is bare."""
    folders = (folder for folder in os.get_exec_path() if Path(folder).is_absolute())  # no repository's own
    program = shutil.which("git", path=os.pathsep.join(folders))
    if program is None:
        raise GitError("no-git")
    here = Repository(root, "", program)
    try:
        inside, _, where = here.text(
            ["rev-parse", "--is-inside-work-tree", "--show-cdup", "--show-prefix"]
        ).partition("\n")
        if inside != "true" and may_be_bare and here.text(["rev-parse", "--git-dir"]) == ".":
            return here
    except GitError as error:
        is_refused = error.code == "not-trusted"
        raise GitError("not-trusted" if is_refused else "no-repository", folder=str(root)) from error
    if inside != "true":
        raise GitError("no-repository", folder=str(root))
    up, _, prefix = where.partition("\n")
    return Repository((root / up).resolve(), prefix, program)


def is_in_repository(root: Path) -> bool:
    """Whether `root` looks like a part of a work tree, also where git does not say so."""
    place = root.resolve()
    return any((folder / ".git").exists() for folder in (place, *place.parents))


def prefix_of(root: Path) -> str:
    """The way to `root` from the top of its work tree, found without git, which may refuse to look there."""
    place = root.resolve()
    top = next((folder for folder in (place, *place.parents) if (folder / ".git").exists()), place)
    return "" if top == place else f"{place.relative_to(top).as_posix()}/"


def environment() -> dict[str, str]:
    """The environment of git: the caller's with their settings, without what else steers git; and ours."""
    others = {key for key in os.environ if key.startswith("GIT_") and not key.startswith("GIT_CONFIG_")}
    inherited = {key: value for key, value in os.environ.items() if key not in others}
    return {**inherited, **_OURS}


@dataclass(frozen=True, slots=True)
class Objects:
    """A repository's objects by their hashes, asked of one long-lived `git cat-file`."""

    asked: IO[bytes]
    answered: IO[bytes]

    def content(self, name: str) -> bytes:
        """The content of an object that must be there."""
        [content] = self.contents([name])
        return content

    def contents(self, names: Sequence[str]) -> Iterator[bytes]:
        """The content of each of `names`, in their order, all of which must be there; to be read up."""
        for content in self._found(names):
            if content is None:
                raise GitError("missing-objects", reason="")
            yield content

    def commits(self, names: Sequence[str]) -> tuple[Commit, ...]:
        """The commits of those hashes."""
        return tuple(map(read_commit, names, self.contents(names)))

    def check_parents(self, commit: Commit) -> None:
        """Raise GitError where a parent is not there: a shallow clone has cut history off at this commit."""
        if None in tuple(self._found(commit.parents)):
            raise GitError("missing-history", revision=f"{short_commit(commit.id)}^")

    def _found(self, names: Sequence[str]) -> Iterator[bytes | None]:
        """The content of each of `names`, None where there is none."""
        for i in range(0, len(names), _AT_ONCE):
            ahead = names[i + _AT_ONCE if i else 0 : i + 2 * _AT_ONCE]  # so that git is never out of work
            with suppress(BrokenPipeError):  # it ends where it lacks an object, as the answers show
                self.asked.write("".join(f"{name}\n" for name in ahead).encode())
                self.asked.flush()
            for _ in names[i : i + _AT_ONCE]:
                yield self._answer()

    def _answer(self) -> bytes | None:
        head = self.answered.readline()
        if not head:
            raise GitError("missing-objects", reason="")
        if head.endswith(b" missing\n"):
            return None
        content = self.answered.read(int(head.split()[-1]))
        self.answered.read(1)
        return content


@contextmanager
def objects_of(repository: Repository) -> Iterator[Objects]:
    """A repository's objects, as long as the context lasts."""
    process = subprocess.Popen(  # noqa: S603  # no shell, no word of the repository among the options
        repository.command(["cat-file", "--batch"]),
        cwd=repository.top,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Objects(process.stdin, process.stdout)
    finally:
        for pipe in (process.stdin, process.stdout):
            with suppress(BrokenPipeError):  # what git did not read before it ended, nobody will
                pipe.close()
        process.wait()


def read_commit(name: str, raw: bytes) -> Commit:
    """The commit that `raw`, the content of its object, describes."""
    head = raw.partition(b"\n\n")[0].split(b"\n")
    fields = [line.partition(b" ")[::2] for line in head]
    first = dict(reversed(fields))
    encoding = first.get(b"encoding", b"utf-8").decode("ascii", "replace")
    author, committer = (_author(first.get(key, b""), encoding) for key in (b"author", b"committer"))
    parents = tuple(value.decode("ascii") for key, value in fields if key == b"parent")
    return Commit(name, author[0], author[1] or committer[1] or _UNKNOWN, parents)


def _author(raw: bytes, encoding: str) -> tuple[str, date | None]:
    """The name and the day of `NAME <MAIL> SECONDS ZONE`; None for a day that cannot be read."""
    try:
        line = raw.decode(encoding, "replace")
    except LookupError:
        line = raw.decode("utf-8", "replace")
    match = _AUTHOR.match(line)
    if match is None:
        return line, None
    minutes = (60 * int(match[4]) + int(match[5])) * (-1 if match[3] == "-" else 1)
    try:
        zone = timezone(timedelta(minutes=minutes))
        return match[1], (_FIRST + timedelta(seconds=int(match[2]))).astimezone(zone).date()
    except (OverflowError, ValueError):
        return match[1], None


def _tree_file(line: bytes, place: int = 2) -> TreeFile:
    """`100644 blob HASH<tab>PATH`, as ls-tree writes it; `100644 HASH 0<tab>PATH`, as ls-files does."""
    about, _, path = line.partition(b"\t")
    return TreeFile(os.fsdecode(path), about.split()[place].decode())


def _swap(line: bytes) -> Swap:
    """`:100644 000000 HASH HASH D`, as diff-tree writes it."""
    old_mode, new_mode, old, new, _ = line[1:].split()
    pairs = (old_mode, old), (new_mode, new)
    return Swap(*(blob.decode() if mode[:2] in _FILES else None for mode, blob in pairs))
