"""Problems: what is wrong with a file, as a code with parameters and an address; never raised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Step = str | int
Path = tuple[Step, ...]
Param = str | int | date | tuple[str, ...] | None


class Severity(StrEnum):
    """Errors stop a command before it prints figures; warnings stop nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file: line and column count from 1, `width` in characters."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Address:
    """A path into the data of a file; `on_key` means the key itself, `part` a stretch of the value's text."""

    path: Path = ()
    on_key: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, by its code; `params` fill the words that views/ make of it."""

    code: str
    file: str
    at: Address | Place | None
    params: Mapping[str, Param] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Whether the problem is an error or a warning, by its code."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR


WARNINGS = frozenset(
    {
        "due-moved-late",
        "duplicate-entry",
        "entry-repeated",
        "looks-like-share",
        "missing-evidence",
        "part-above-whole",
        "revision-without-change",
        "state-without-revision",
        "total-mismatch",
        "unknown-revised",
        "unreferenced-owner",
        "unused-definition",
        "value-superseded",
    }
)


def errors_of(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Those of `problems` that stop a command."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
