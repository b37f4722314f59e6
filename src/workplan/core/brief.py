"""The brief of a plan's logs: few entries that lead to the same status, and how many warnings there are.

What takes a close look, be it a mistake or merely unusual, has no brief: then all entries must be read.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from workplan.core.course import DONE, SCALE, Amount, Course, Given
from workplan.core.days import month_of
from workplan.core.digest import FIGURES, IN_POINTS, Digest, Reports
from workplan.core.entries import Entry
from workplan.core.facts import report_due_of_target
from workplan.core.plan import Plan
from workplan.core.recurrence import asked_for
from workplan.core.target import Kind, Target


@dataclass(frozen=True, slots=True)
class Brief:
    """Entries by which a plan is judged as by all that its logs hold, on one day; the warnings about all.

    `evidence` says how often each file is named.
    """

    entries: tuple[Entry, ...]
    warnings: int
    evidence: Mapping[str, int]


class _Filed(NamedTuple):
    """Reports of one day in one log, in the order of all entries."""

    date: date
    file: str
    place: int
    reports: Reports


def brief_of(plan: Plan, digests: Sequence[Digest], as_of: date, today: date) -> Brief | None:
    """The brief of `digests`, the logs of `plan`, for the status of a day; None where there is none."""
    filed = _by_target(plan, digests, today)
    if filed is None or _may_be_equal(digests):
        return None
    entries: list[Entry] = []
    warnings = sum(digest.warnings for digest in digests)
    for target in plan.targets:
        reports = sorted(filed.get(target.id, ()))
        if not _is_plain(target, reports):
            return None
        warnings += _warnings(target, reports)
        entries += _entries(target, [each for each in reports if each.date <= as_of], as_of)
    evidence: dict[str, int] = {}
    for digest in digests:
        for path, times in digest.evidence.items():
            evidence[path] = evidence.get(path, 0) + times
    return Brief(tuple(entries), warnings, evidence)


def _by_target(plan: Plan, digests: Iterable[Digest], today: date) -> dict[str, list[_Filed]] | None:
    """The reports of each target, duties with those of their tasks; None where a name or a day is wrong."""
    ids = plan.ids()
    duties = {task.id: [t.id for t in task.targets if t.kind is Kind.DUTY] for task in plan.tasks}
    found: dict[str, list[_Filed]] = {}
    for digest in digests:
        for about, reports in digest.reports.items():
            if not plan.period.start <= about.date <= today:
                return None
            known: Mapping[str, object] = duties if about.is_task else ids
            if about.subject not in known:
                return None
            for target in duties[about.subject] if about.is_task else (ids[about.subject],):
                filed = _Filed(about.date, digest.file, reports.index, reports)
                found.setdefault(target, []).append(filed)
    return found


def _may_be_equal(digests: Sequence[Digest]) -> bool:
    """Whether an entry without an id has its day in another log too, where its like may stand."""
    if not any(digest.bare for digest in digests):
        return False
    days = [{about.date for about in digest.reports} for digest in digests]
    return any(
        not digest.bare.isdisjoint(others)
        for i, digest in enumerate(digests)
        for j, others in enumerate(days)
        if i != j
    )


def _is_plain(target: Target, reports: Sequence[_Filed]) -> bool:
    """Whether all reports give what the target takes, and their order is that of their days and logs."""
    allowed = sum(FIGURES[key] for key in target.kind.takes) | (IN_POINTS if target.in_points else 0)
    for each in reports:
        if each.reports.takes & ~allowed:
            return False
        if target.kind is Kind.MILESTONE and not _is_per_cent(each.reports):
            return False
    mixed = (a for a, b in pairwise(reports) if a[:2] == b[:2] and target.kind is not Kind.DUTY)
    return not any(mixed)


def _is_per_cent(reports: Reports) -> bool:
    low, high = reports.lowest, reports.highest
    return low is None or high is None or (low >= 0 and high <= DONE)


def _warnings(target: Target, reports: Iterable[_Filed]) -> int:
    """How many values are overruled on their day, and how many are not the sum that they assert."""
    standing: Amount = 0
    found = 0
    stated: tuple[date, Amount] | None = None
    for filed in reports:
        course = filed.reports.course
        found += course.superseded
        if course.first_stated is not None and course.stated is not None:
            found += stated is not None and stated[0] == filed.date and stated[1] != course.first_stated
            stated = filed.date, course.stated
        if target.kind is Kind.COUNT:
            found += course.mismatched + _is_mismatched(course, standing)
        standing = (standing if course.base is None else course.base) + course.total
    return found


def _is_mismatched(course: Course, standing: Amount) -> bool:
    """Whether the first value of a day is another than the sum that it asserts."""
    if course.first_add is None or course.first is None:
        return False
    before = standing + (course.opening.total if course.opening else 0)
    return before + course.first_add != course.first


def _entries(target: Target, reports: Sequence[_Filed], as_of: date) -> Iterator[Entry]:
    """Few entries in the place of all; the last of them is in words, and stands where the last one does."""
    if not reports:
        return
    number = 0
    for day, course in _stretches(target, reports, as_of):
        for step in course.steps():
            yield _entry(target, day, step, number)
            number += 1
    last = reports[-1]
    yield Entry(
        date=last.date,
        subject=target.id,
        light=last.reports.light or None,
        file=last.file,
        line=last.reports.line,
        index=number,
    )


def _entry(target: Target, day: date, step: Given, number: int) -> Entry:
    return Entry(
        date=day,
        subject=target.id,
        add=None if step.add is None else Fraction(step.add) / SCALE,
        value=None if step.value is None else Fraction(step.value) / SCALE,
        done=False if step.is_fall else None,
        index=number,
    )


def _stretches(target: Target, reports: Iterable[_Filed], as_of: date) -> Iterator[tuple[date, Course]]:
    """The courses of stretches of days between which no day matters, each with its last day."""
    cuts = _cuts(target, as_of)
    at, day, course = None, date.min, Course()
    for filed in reports:
        if filed.reports.course.has_figure:
            place = filed.date if filed.date >= target.due else bisect_left(cuts, filed.date)
            if place != at:
                if at is not None:
                    yield day, course
                at, course = place, Course()
            course.then(filed.reports.course)
            day = filed.date
    if at is not None:
        yield day, course


def _cuts(target: Target, as_of: date) -> list[date]:
    """The days after which another stretch begins; from due on it is each of them."""
    cuts = {month_of(as_of).start - timedelta(days=1), report_due_of_target(target)}
    if target.every is not None:
        cuts.update(span.end for span in asked_for(target))
        cuts.update(span.start - timedelta(days=1) for span in asked_for(target))
    return sorted(cuts)
