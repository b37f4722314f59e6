"""A tree: the plans, logs and evidence below a root, whether they are on disk or in a commit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workplan.core.problems import Problem
from workplan.files.evidence import missing_evidence
from workplan.files.workspace import (
    log_files,
    plan_files,
    read_bytes,
    read_pieces,
    stray_files,
)


class Tree(Protocol):
    """What loading asks for; all names are paths below the root, with /."""

    @property
    def label(self) -> str:
        """What stands before a file's name where a problem of it is reported."""

    def kept_as(self, file: str) -> str | None:
        """What tells a file from those of other trees, if what is found in it may be kept for other calls."""

    def plans(self) -> tuple[str, ...]:
        """The plans, by name."""

    def logs(self, plan_file: str) -> tuple[str, ...]:
        """The logs of a plan, by name."""

    def stray(self) -> tuple[Problem, ...]:
        """What looks like a plan or a log, and is not read."""

    def read(self, file: str) -> bytes | Problem:
        """The content of a file, or why there is none."""

    def pieces(self, file: str) -> Iterator[bytes]:
        """The content of a file, piece by piece; raises UnreadableError."""

    def size(self, file: str) -> int:
        """How many bytes a file has, or 0 where that is not known."""

    def missing(self, named: Iterable[str]) -> frozenset[str]:
        """The evidence among what is `named` that is no file of the tree."""


@dataclass(frozen=True, slots=True)
class DiskTree:
    """The files as they stand below a root; `keeps` says that what is found may be kept for other calls."""

    root: Path
    label: str = ""
    keeps: bool = False

    def kept_as(self, file: str) -> str | None:
        """The path of the file."""
        return f"{self.root.absolute()}/{file}" if self.keeps else None

    def plans(self) -> tuple[str, ...]:
        """The files of plan/."""
        return plan_files(self.root)

    def logs(self, plan_file: str) -> tuple[str, ...]:
        """The files below progress/, in the plan's folder."""
        return log_files(self.root, plan_file)

    def stray(self) -> tuple[Problem, ...]:
        """What lies beside plans and logs."""
        return stray_files(self.root)

    def read(self, file: str) -> bytes | Problem:
        """The content now."""
        return read_bytes(self.root, file)

    def pieces(self, file: str) -> Iterator[bytes]:
        """The content now, piece by piece."""
        return read_pieces(self.root, file)

    def size(self, file: str) -> int:
        """The size on disk."""
        try:
            return (self.root / file).stat().st_size
        except OSError:
            return 0

    def missing(self, named: Iterable[str]) -> frozenset[str]:
        """The evidence that is not on disk."""
        return missing_evidence(self.root, named)
