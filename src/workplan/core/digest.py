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
BEYOND = 16  # a `value` was below 0 or above 100


class About(NamedTuple):
    """What a report is about: a target, or a task."""

    subject: str
    is_task: bool


@dataclass(slots=True)
class OfDay:
    """The reports about one subject on one day in one log; `course` is there if they give figures.

    `line` and `light` are those of the last of them, `place` is how many entries stand before it on its line.
    """

    line: int = 0
    place: int = 0
    light: str = ""
    course: Course | None = None

    def go_on(self, later: "OfDay") -> None:
        """Add the reports of the same day in a later part of the log."""
        self.line, self.place, self.light = later.line, later.place, later.light
        if later.course is not None:
            self.going().go_on(later.course)

    def going(self) -> Course:
        """The course, which begins if there was none."""
        course = self.course
        if course is None:
            course = self.course = Course()
        return course


@dataclass(slots=True)
class Reports:
    """The reports about one subject in one log, by day; `takes` are the bits of what they give."""

    days: dict[date, OfDay] = field(default_factory=dict)
    takes: int = 0

    def go_on(self, later: "Reports") -> None:
        """Add the reports in a later part of the log."""
        self.takes |= later.takes
        for day, of_day in later.days.items():
            mine = self.days.setdefault(day, of_day)
            if mine is not of_day:
                mine.go_on(of_day)


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

    def go_on(self, later: "Digest") -> None:
        """Add what the entries in a later part of the log add up to."""
        self.warnings += later.warnings
        self.bare |= later.bare
        self.evidence.update(later.evidence)
        for about, reports in later.reports.items():
            mine = self.reports.setdefault(about, reports)
            if mine is not reports:
                mine.go_on(reports)


def digest_of(file: str, entries: Sequence[Entry]) -> Digest | None:
    """The digest of the entries of `file`, in their order; None where an id stands for two reports."""
    repeated = tuple(same_id(entries))
    if any(entry != first for entry, first in repeated):
        return None
    digest = Digest(file, warnings=len(repeated) + sum(1 for _ in equal_content(entries)))
    again = {id(entry) for entry, _ in repeated}
    line, place = -1, 0
    for entry in entries:
        line, place = entry.line, place + 1 if entry.line == line else 0
        if id(entry) not in again:
            _report(digest, entry, place)
        if entry.id is None:
            digest.bare.add(entry.date)
        digest.evidence.update(entry.evidence)
    return digest


def _report(digest: Digest, entry: Entry, place: int) -> None:
    reports = digest.reports.setdefault(About(entry.subject, entry.is_task), Reports())
    day = reports.days.setdefault(entry.date, OfDay())
    day.line, day.place, day.light = entry.line, place, entry.light or ""
    add, value = (None if each is None else amount_of(each) for each in (entry.add, entry.value))
    reports.takes |= takes_of(add, value, is_done=entry.done, in_points=entry.in_points)
    if entry.gives_figure:
        follow(day.going(), add, value, is_done=entry.done is True)


def takes_of(add: Amount | None, value: Amount | None, *, is_done: bool | None, in_points: bool) -> int:
    """The bits of what an entry gives."""
    given = (add is not None) + 2 * (value is not None) + 4 * (is_done is not None)
    is_beyond = value is not None and not 0 <= value <= DONE
    return given | (IN_POINTS if in_points else 0) | (BEYOND if is_beyond else 0)


def follow(course: Course, add: Amount | None, value: Amount | None, *, is_done: bool) -> None:
    """Let a course go on by an entry that adds, gives a value, or says whether it is done."""
    if value is not None:
        course.value(value, add)
    elif add is not None:
        (course.add_broken if add % SCALE else course.add)(add)
    elif is_done:
        course.reach(DONE)
    else:
        course.fall()


def amount_of(figure: Fraction) -> Amount:
    """A figure as courses count it."""
    numerator, denominator = figure.numerator * SCALE, figure.denominator
    return Fraction(numerator, denominator) if numerator % denominator else numerator // denominator
