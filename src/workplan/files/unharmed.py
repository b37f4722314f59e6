"""All or nothing over files and settings of git: on the machine's trouble all are as they were."""

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from workplan.files.disk.write import make_folders, write_whole
from workplan.files.git import GitTrouble, Repository


class SettingsError(OSError):
    """Git did not write a setting; `strerror` is what it said."""


@dataclass(frozen=True, slots=True)
class _Before:
    """A file as it was: None for the content of one that was not there, or that is no plain file."""

    path: Path
    content: bytes | None
    mode: int

    @classmethod
    def of(cls, path: Path) -> "_Before":
        is_plain = path.is_file()
        return cls(path, path.read_bytes() if is_plain else None, path.stat().st_mode if is_plain else 0)

    def put_back(self) -> None:
        if self.content is None:
            if self.path.is_file():
                self.path.unlink()
        elif _Before.of(self.path) != self:
            replace_file(self.path, self.content)
            self.path.chmod(self.mode)


@contextmanager
def unharmed(files: Sequence[Path], repository: Repository, keys: Sequence[str]) -> Iterator[None]:
    """What is done to `files` and the repository's settings `keys` is taken back when an OSError ends it."""
    before = [_Before.of(file) for file in files]
    settings = {key: setting(repository, key) for key in keys}
    try:
        yield
    except OSError:
        with suppress(OSError):
            set_all(repository, settings)
        for each in before:
            with suppress(OSError):
                each.put_back()
        raise


def set_all(repository: Repository, wanted: Mapping[str, str | None]) -> None:
    """Give settings of the repository their values, and take out those whose value is None."""
    for key, value in wanted.items():
        if setting(repository, key) != value:
            how = ["--unset-all", key] if value is None else ["--replace-all", key, value]
            said = repository.text(["config", "--local", *how])
            if isinstance(said, GitTrouble):
                raise SettingsError(errno.EACCES, said.params["reason"], key)


def setting(repository: Repository, key: str) -> str | None:
    """The value of a setting of the repository itself."""
    said = repository.text(["config", "--local", "--get", key])
    return None if isinstance(said, GitTrouble) else said.removesuffix("\n")


def replace_file(path: Path, content: bytes) -> None:
    """Write a file, new or not, with its folder."""
    make_folders(path.parent)
    if not path.exists():
        path.touch()
    write_whole(path, content)
