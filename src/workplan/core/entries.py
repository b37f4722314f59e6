"""Entries: dated reports of one target, or of a task in words only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Entry:
    """One report as it was written; where it stands is not part of what it says."""

    date: date
    subject: str
    is_task: bool = False
    add: Fraction | None = None
    value: Fraction | None = None
    done: bool | None = None
    light: str | None = None
    by: str | None = None
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    evidence: tuple[str, ...] = ()
    id: str | None = None
    in_points: bool = False  # its figure was written as a share or with a per cent sign
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    index: int = field(default=0, compare=False)

    @property
    def gives_figure(self) -> bool:
        """Whether it says a number or done, and not words alone."""
        return self.add is not None or self.value is not None or self.done is not None


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by date, then file, then line."""
    return sorted(entries, key=lambda entry: (entry.date, entry.file, entry.index))
