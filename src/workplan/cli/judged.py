"""A line that is to be recorded, and what there is to say of the log that would hold it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from workplan.core.log import Entry
from workplan.core.problems import Problem, Severity
from workplan.core.status import Status

if TYPE_CHECKING:
    from workplan.core.problems import Pinned


@dataclass(frozen=True, slots=True)
class Line:
    """A line (`text`) that is to stand in a log after all that the log holds (`after`)."""

    log: str
    text: bytes
    after: bytes

    @property
    def number(self) -> int:
        """The number of the line."""
        return self.after.count(b"\n") + 1


@dataclass(frozen=True, slots=True)
class Judged:
    """The entry on a line, None where it is wrong, and what is to be said of the line and of the rest.

    `before` and `after` are the status without it and with it, on the last day that its subject has a report
    of. `comes_after` are the size and the CRC-32 of what the log held.
    """

    file: str
    comes_after: tuple[int, int]
    entry: Entry | None = None
    before: Status | None = None
    after: Status | None = None
    own: "tuple[Pinned, ...]" = ()
    rest: "tuple[Pinned, ...]" = ()

    @property
    def is_refused(self) -> bool:
        """Whether the line is wrong."""
        return any(p.problem.severity is Severity.ERROR for p in self.own)

    def own_of(self, code: str) -> Problem | None:
        """The problem of the line with that code."""
        return next((p.problem for p in self.own if p.problem.code == code), None)


def sum_of(content: bytes) -> tuple[int, int]:
    """The size and the CRC-32 of what a log holds."""
    return len(content), crc32(content)
