"""Objects of a repository by name, from one long-lived `git cat-file`: much faster than a call for each."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from workplan.files.git import GitTrouble, Repository, environment

_AT_ONCE = 20  # questions asked ahead: twice as many fit in a pipe, so that nobody waits for ever
_NOTHING = (b" missing\n", b" ambiguous\n")


@dataclass(frozen=True, slots=True)
class Objects:
    """A running `git cat-file --batch`, asked through one pipe and answering through the other."""

    asked: IO[bytes]
    answered: IO[bytes]

    def read(self, name: str) -> bytes | GitTrouble | None:
        """The content of the object that `name` (a hash, or commit:path) means; None where there is none."""
        return next(iter([*self.read_all([name])]))

    def read_all(self, names: Sequence[str]) -> Iterator[bytes | GitTrouble | None]:
        """The content of each of `names`, in their order; to be read to the end."""
        for head in _answers(self.asked, self.answered, names):
            if isinstance(head, bytes):
                content = self.answered.read(int(head.split()[-1]))
                self.answered.read(1)
                yield content
            else:
                yield head


@dataclass(frozen=True, slots=True)
class Names:
    """A running `git cat-file --batch-check`, which tells the hash of what a name means."""

    asked: IO[bytes]
    answered: IO[bytes]

    def hashes(self, names: Sequence[str]) -> Iterator[str | GitTrouble | None]:
        """The hash of each object that `names` mean, None where there is none; to be read to the end."""
        for head in _answers(self.asked, self.answered, names):
            yield head.split()[0].decode() if isinstance(head, bytes) else head


def _answers(
    asked: IO[bytes], answered: IO[bytes], names: Sequence[str]
) -> Iterator[bytes | GitTrouble | None]:
    """The first line of each answer; None where there is no such object."""
    is_alive = _ask(asked, names[:_AT_ONCE])
    for i in range(len(names)):
        if i % _AT_ONCE == 0:  # so that git is never out of work
            is_alive = is_alive and _ask(asked, names[i + _AT_ONCE : i + 2 * _AT_ONCE])
        head = answered.readline() if is_alive else b""
        yield _lost() if not head else None if head.endswith(_NOTHING) else head


def _ask(asked: IO[bytes], names: Sequence[str]) -> bool:
    try:
        asked.write(b"".join(os.fsencode(name) + b"\n" for name in names))
        asked.flush()
    except BrokenPipeError:
        return False
    return True


def _lost() -> GitTrouble:
    """Git ended: it lacks an object and must not fetch it."""
    return GitTrouble("missing-objects", {"reason": ""})


@contextmanager
def objects_of(repository: Repository) -> Iterator[Objects]:
    """The contents of a repository's objects, as long as the context lasts."""
    with _running(repository, "--batch") as pipes:
        yield Objects(*pipes)


@contextmanager
def names_of(repository: Repository) -> Iterator[Names]:
    """The hashes of a repository's objects, as long as the context lasts."""
    with _running(repository, "--batch-check") as pipes:
        yield Names(*pipes)


@contextmanager
def _running(repository: Repository, how: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    process = subprocess.Popen(  # noqa: S603  # no shell, and no word of the repository among the options
        repository.command(["cat-file", how]),
        cwd=repository.top,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdin, process.stdout
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue
    process.wait()
