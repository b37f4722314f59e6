"""Problems: what is wrong with a file, as a code with parameters and an address; never raised."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Path: TypeAlias = tuple[str | int, ...]
Param: TypeAlias = str | int | date | tuple[str, ...] | None
_SHORTEST = 2  # of names that are suggested
_MOST = 50


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


def short_commit(commit: str) -> str:
    """A commit by its first seven digits, as people read it."""
    return commit[:7]


class GitError(Exception):
    """Why git gives no answer, told by code and `params` as a problem is; this one is raised."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Pinned:
    """A problem, where it stands, and the whole line there; None where the file has no such line."""

    problem: Problem
    place: Place | None
    source: str | None


WARNINGS = frozenset(
    {
        "cut-by-comment",
        "due-moved-late",
        "duplicate-entry",
        "entry-repeated",
        "entry-tomorrow",
        "looks-like-share",
        "missing-evidence",
        "months-above-bound",
        "part-above-whole",
        "reply-again",
        "reply-changed-since",
        "reply-emptied",
        "reply-falls",
        "reply-grey-changed",
        "reply-lags",
        "reply-leaps",
        "reply-logged-besides",
        "reply-no-name",
        "reply-no-problem",
        "reply-rows-missing",
        "reply-superseded",
        "revision-without-change",
        "sheet-stray",
        "state-without-revision",
        "total-fell",
        "total-mismatch",
        "unknown-revised",
        "unlikely-figure",
        "unreferenced-owner",
        "unused-definition",
        "value-superseded",
    }
)


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of `problems` that stop a command."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def unknown(named: Iterable[tuple[T, str]], known: Collection[str]) -> Iterator[tuple[T, str, str | None]]:
    """What has a name that is not `known`, with the name and, for the first fifty, the one closest to it."""
    meant: dict[str, str | None] = {}
    for thing, name in named:
        if name not in known:
            if name not in meant and len(meant) < _MOST:  # more help nobody reads
                meant[name] = closest(name, known)
            yield thing, name, meant.get(name)


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that takes the fewest edits to write, when that is at most a third of its letters."""
    best: tuple[int, str] | None = None
    for other in known:
        most = max(1, len(other) // 3)
        if len(other) < _SHORTEST or abs(len(other) - len(name)) > most:
            continue
        found = (_edits(name.casefold(), other.casefold()), other)
        if found[0] <= most and (best is None or found < best):
            best = found
    return best[1] if best else None


def _edits(left: str, right: str) -> int:
    """The Damerau–Levenshtein distance with adjacent swaps: insert, delete, replace, or swap two letters."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        earlier, before = before, row
        row = [i]
        for j, b in enumerate(right, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1]
