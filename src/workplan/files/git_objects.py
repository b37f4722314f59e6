"""Objects of a repository by name, from one long-lived `git cat-file`: much faster than a call for each."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO

from workplan.files.git import GitTrouble, Repository, environment

_AT_ONCE = 20  # questions asked ahead: twice as many fit in a pipe, so that nobody waits for ever
_NO_OBJECT = "0" * 40  # a hash that nothing has
_NOTHING = (b" missing\n", b" ambiguous\n")


@dataclass(slots=True)
class _Batch:
    """A `git cat-file`, asked through one pipe and answering through the other; started when first asked."""

    repository: Repository
    how: str
    _process: subprocess.Popen[bytes] | None = None

    def answers(self, names: Sequence[str]) -> Iterator[bytes | GitTrouble | None]:
        """The first line of each answer; None where there is no such object."""
        is_alive = self._ask(names[:_AT_ONCE])
        for i in range(len(names)):
            if i % _AT_ONCE == 0:  # so that git is never out of work
                is_alive = is_alive and self._ask(names[i + _AT_ONCE : i + 2 * _AT_ONCE])
            head = self.answered.readline() if is_alive else b""
            yield _lost() if not head else None if head.endswith(_NOTHING) else head

    def _ask(self, names: Sequence[str]) -> bool:
        """Whether git could be asked; it ends when it lacks an object that it must not fetch."""
        try:
            self._asked.write(b"".join(os.fsencode(self._in_a_line(name)) + b"\n" for name in names))
            self._asked.flush()
        except BrokenPipeError:
            return False
        return True

    def _in_a_line(self, name: str) -> str:
        """The name; where a path in it has a line end, which git would take for the end, the hash."""
        if "\n" not in name:
            return name
        found = self.repository.text(["rev-parse", "--verify", "--quiet", "--end-of-options", name])
        return _NO_OBJECT if isinstance(found, GitTrouble) else found.removesuffix("\n")

    @property
    def answered(self) -> IO[bytes]:
        """Where git answers."""
        pipe = self._started().stdout
        assert pipe is not None
        return pipe

    @property
    def _asked(self) -> IO[bytes]:
        pipe = self._started().stdin
        assert pipe is not None
        return pipe

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  # no shell, no word of the repository among the options
                self.repository.command(["cat-file", self.how]),
                cwd=self.repository.top,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def end(self) -> None:
        """Let git end, if it was ever started."""
        if self._process is None:
            return
        for pipe in (self._asked, self.answered):
            with suppress(BrokenPipeError):  # what git did not read before it ended, nobody will
                pipe.close()
        self._process.wait()


def _lost() -> GitTrouble:
    return GitTrouble("missing-objects", {"reason": ""})


@dataclass(frozen=True, slots=True)
class Objects:
    """The contents of a repository's objects."""

    batch: _Batch

    def read(self, name: str) -> bytes | GitTrouble | None:
        """The content of the object that `name` (a hash, or commit:path) means; None where there is none."""
        [content] = self.read_all([name])
        return content

    def read_all(self, names: Sequence[str]) -> Iterator[bytes | GitTrouble | None]:
        """The content of each of `names`, in their order; to be read to the end."""
        for head in self.batch.answers(names):
            if isinstance(head, bytes):
                content = self.batch.answered.read(int(head.split()[-1]))
                self.batch.answered.read(1)
                yield content
            else:
                yield head


@dataclass(frozen=True, slots=True)
class Names:
    """What names mean in a repository."""

    batch: _Batch

    def hashes(self, names: Sequence[str]) -> Iterator[str | GitTrouble | None]:
        """The hash of each object that `names` mean, None where there is none; to be read to the end."""
        for head in self.batch.answers(names):
            yield head.split()[0].decode() if isinstance(head, bytes) else head


@contextmanager
def objects_of(repository: Repository) -> Iterator[Objects]:
    """The contents of a repository's objects, as long as the context lasts."""
    with _running(repository, "--batch") as batch:
        yield Objects(batch)


@contextmanager
def names_of(repository: Repository) -> Iterator[Names]:
    """The hashes of a repository's objects, as long as the context lasts."""
    with _running(repository, "--batch-check") as batch:
        yield Names(batch)


@contextmanager
def _running(repository: Repository, how: str) -> Iterator[_Batch]:
    batch = _Batch(repository, how)
    try:
        yield batch
    finally:
        batch.end()
