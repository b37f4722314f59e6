"""The digest of a log: what its entries add up to, by subject and day, and how many warnings it deserves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from workplan.core.course import DONE, SCALE, Amount, Course
from workplan.core.entries import Entry
from workplan.core.repeats import equal_content, same_id

FIGURES = {"add": 1, "value": 2, "done": 4}
IN_POINTS = 8  # an `add` or `value` was written as a share, or with a per cent sign


class About(NamedTuple):
    """What a report is about, and the day that it is of."""

    date: date
    subject: str
    is_task: bool


@dataclass(slots=True)
class Reports:
    """The reports about one subject on one day in one log; `line` and `light` are those of the last of them.

    `takes` are the bits of what they give, `lowest` and `highest` the values that were written.
    """

    course: Course = field(default_factory=Course)
    line: int = 0
    index: int = 0
    light: str = ""
    takes: int = 0
    lowest: Amount | None = None
    highest: Amount | None = None

    def value(self, amount: Amount, add: Amount | None = None) -> None:
        """One of them gives a value."""
        self.course.value(amount, add)
        if self.lowest is None or amount < self.lowest:
            self.lowest = amount
        if self.highest is None or amount > self.highest:
            self.highest = amount


@dataclass(slots=True)
class Digest:
    """What the entries of `file` add up to.

    `warnings` are those that the log deserves by itself: for repeated ids, and for equal content without ids.
    `bare` are the days of entries without an id. `evidence` says how often each file is named.
    """

    file: str
    reports: dict[About, Reports] = field(default_factory=dict)
    warnings: int = 0
    bare: set[date] = field(default_factory=set)
    evidence: Counter[str] = field(default_factory=Counter)


def digest_of(file: str, entries: Sequence[Entry]) -> Digest | None:
    """The digest of the entries of `file`, in their order; None where an id stands for two reports."""
    repeated = tuple(same_id(entries))
    if any(entry != first for entry, first in repeated):
        return None
    digest = Digest(file, warnings=len(repeated) + sum(1 for _ in equal_content(entries)))
    again = {id(entry) for entry, _ in repeated}
    for entry in entries:
        if id(entry) not in again:
            _report(digest, entry)
        if entry.id is None:
            digest.bare.add(entry.date)
        digest.evidence.update(entry.evidence)
    return digest


def _report(digest: Digest, entry: Entry) -> None:
    about = About(entry.date, entry.subject, entry.is_task)
    reports = digest.reports.setdefault(about, Reports())
    reports.line, reports.index, reports.light = entry.line, entry.index, entry.light or ""
    reports.takes |= _takes(entry)
    if entry.value is not None:
        reports.value(amount_of(entry.value), None if entry.add is None else amount_of(entry.add))
        reports.course.is_broken |= entry.add is not None and entry.add % 1 != 0
    elif entry.add is not None:
        add = amount_of(entry.add)
        (reports.course.add_broken if add % SCALE else reports.course.add)(add)
    elif entry.done is not None:
        reports.course.reach(DONE) if entry.done else reports.course.fall()


def _takes(entry: Entry) -> int:
    given = (entry.add is not None) + 2 * (entry.value is not None) + 4 * (entry.done is not None)
    return given | (IN_POINTS if entry.in_points else 0)


def amount_of(figure: Fraction) -> Amount:
    """A figure as courses count it."""
    numerator, denominator = figure.numerator * SCALE, figure.denominator
    return Fraction(numerator, denominator) if numerator % denominator else numerator // denominator
