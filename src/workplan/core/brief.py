"""The brief of a plan's logs: few entries that lead to the same status, and how many warnings there are.

What takes a close look, be it a mistake or merely unusual, has no brief: then all entries must be read.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from workplan.core.calendar import month_of
from workplan.core.course import SCALE, Amount, Course, Given
from workplan.core.digest import BEYOND, FIGURES, IN_POINTS, About, Digest, OfDay, Reports
from workplan.core.entries import Entry
from workplan.core.facts import report_due_of_target
from workplan.core.plan import Kind, Plan, Target
from workplan.core.recurrence import asked_for


class Part(NamedTuple):
    """What a brief has of one target: few entries, and how many warnings there are about all reports."""

    entries: tuple[Entry, ...]
    warnings: int


@dataclass(frozen=True, slots=True)
class Brief:
    """Entries by which a plan is judged as by all that its logs hold, on the day `as_of`, and warnings.

    `evidence` says how often each file is named, `of_logs` counts the warnings that logs deserve as such.
    """

    as_of: date
    today: date
    parts: Mapping[str, Part]
    of_logs: int
    evidence: Mapping[str, int]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, by target."""
        return tuple(chain.from_iterable(part.entries for part in self.parts.values()))

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return self.of_logs + sum(part.warnings for part in self.parts.values())


_Filed: TypeAlias = tuple[date, str, int, int, OfDay]
"""The reports of one day in one log, after its day, file, line and place there: the order of all entries."""

_InLogs: TypeAlias = Sequence[tuple[str, Reports]]
"""The reports about one target, each after the log that they stand in."""


def brief_of(plan: Plan, digests: Sequence[Digest], as_of: date, today: date) -> Brief | None:
    """The brief of `digests`, the logs of `plan`, for the status of a day; None where there is none."""
    return _brief(plan, digests, Brief(as_of, today, {}, 0, {}))


def brief_after(before: Brief, plan: Plan, digests: Sequence[Digest], about: About) -> Brief | None:
    """As `brief_of`, for the same days, once reports about one subject have been added."""
    changed = _targets_of(plan).get(about, ())
    known = {target: part for target, part in before.parts.items() if target not in changed}
    return _brief(plan, digests, replace(before, parts=known))


def _brief(plan: Plan, digests: Sequence[Digest], known: Brief) -> Brief | None:
    """The brief for the days of `known`, whose parts are taken over."""
    by_target = _by_target(plan, digests, known.today)
    if by_target is None or _may_be_equal(digests):
        return None
    parts: dict[str, Part] = {}
    for target in plan.targets:
        part = known.parts.get(target.id) or _part(target, by_target.get(target.id, ()), known.as_of)
        if part is None:
            return None
        parts[target.id] = part
    evidence: dict[str, int] = {}
    for digest in digests:
        for path, times in digest.evidence.items():
            evidence[path] = evidence.get(path, 0) + times
    of_logs = sum(digest.warnings for digest in digests)
    return Brief(known.as_of, known.today, parts, of_logs, evidence)


def _part(target: Target, reports: _InLogs, as_of: date) -> Part | None:
    filed = _filed(reports)
    if not _is_plain(target, reports) or _is_mixed(target, reports, filed):
        return None
    gives_values = any(each.takes & FIGURES["value"] for _, each in reports)
    entries = _entries(target, [each for each in filed if each[0] <= as_of], as_of)
    return Part(tuple(entries), _warnings(target, filed) if gives_values else 0)


def _targets_of(plan: Plan) -> Mapping[About, Sequence[str]]:
    """The targets that each subject is about: a target, or all duties of a task."""
    found = {About(name, is_task=False): [target] for name, target in plan.ids().items()}
    for task in plan.tasks:
        found[About(task.id, is_task=True)] = [each.id for each in task.targets if each.kind is Kind.DUTY]
    return found


def _by_target(plan: Plan, digests: Iterable[Digest], today: date) -> dict[str, _InLogs] | None:
    """The reports of each target, duties with those of their tasks; None where a name or a day is wrong."""
    known = _targets_of(plan)
    found: dict[str, list[tuple[str, Reports]]] = {}
    for digest in digests:
        for about, reports in digest.reports.items():
            if min(reports.days) < plan.period.start or max(reports.days) > today or about not in known:
                return None
            for target in known[about]:
                found.setdefault(target, []).append((digest.file, reports))
    return {target: tuple(reports) for target, reports in found.items()}


def _filed(reports: _InLogs) -> list[_Filed]:
    filed = (
        (day, file, of_day.line, of_day.place, of_day)
        for file, each in reports
        for day, of_day in each.days.items()
    )
    return sorted(filed, key=itemgetter(0, 1, 2, 3))


def _may_be_equal(digests: Sequence[Digest]) -> bool:
    """Whether an entry without an id has its day in another log too, where its like may stand."""
    if not any(digest.bare for digest in digests):
        return False
    days = [{day for reports in digest.reports.values() for day in reports.days} for digest in digests]
    return any(
        not digest.bare.isdisjoint(others)
        for i, digest in enumerate(digests)
        for j, others in enumerate(days)
        if i != j
    )


def _is_plain(target: Target, reports: _InLogs) -> bool:
    """Whether all reports give what the target takes."""
    allowed = sum(FIGURES[key] for key in target.kind.takes)
    allowed |= (IN_POINTS if target.in_points else 0) | (BEYOND if target.kind is not Kind.MILESTONE else 0)
    return not any(each.takes & ~allowed for _, each in reports)


def _is_mixed(target: Target, reports: _InLogs, filed: Iterable[_Filed]) -> bool:
    """Whether figures of one day stand in one log under two names, so that their order cannot be told."""
    if target.kind is Kind.DUTY or len({file for file, _ in reports}) == len(reports):
        return False
    return any(one[:2] == other[:2] for one, other in pairwise(filed))


def _warnings(target: Target, filed: Iterable[_Filed]) -> int:
    """How many values are overruled on their day, and how many are not the sum that they assert."""
    standing: Amount = 0
    found = 0
    stated: tuple[date, Amount] | None = None
    for day, _, _, _, of_day in filed:
        course = of_day.course
        if course is None:
            continue
        found += course.superseded
        if course.first_stated is not None and course.stated is not None:
            found += stated is not None and stated[0] == day and stated[1] != course.first_stated
            stated = day, course.stated
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


def _entries(target: Target, filed: Sequence[_Filed], as_of: date) -> Iterator[Entry]:
    """Few entries in the place of all; the last of them is in words, and stands where the last one does."""
    if not filed:
        return
    number = 0
    for day, course in _stretches(target, filed, as_of):
        for step in course.steps():
            yield _entry(target, day, step, number)
            number += 1
    day, file, line, _, last = filed[-1]
    yield Entry(date=day, subject=target.id, light=last.light or None, file=file, line=line, index=number)


def _entry(target: Target, day: date, step: Given, number: int) -> Entry:
    return Entry(
        date=day,
        subject=target.id,
        add=None if step.add is None else Fraction(step.add) / SCALE,
        value=None if step.value is None else Fraction(step.value) / SCALE,
        done=False if step.is_fall else None,
        index=number,
    )


def _stretches(target: Target, filed: Iterable[_Filed], as_of: date) -> Iterator[tuple[date, Course]]:
    """The courses of stretches of days between which no day matters, each with its last day."""
    cuts = _cuts(target, as_of)
    until, last, course = date.min, date.min, Course()
    for day, _, _, _, of_day in filed:
        if of_day.course is None:
            continue
        if day > until:
            if course.has_figure:
                yield last, course
            until = day if day >= target.due else cuts[bisect_left(cuts, day)]
            course = Course()
        course.then(of_day.course)
        last = day
    if course.has_figure:
        yield last, course


def _cuts(target: Target, as_of: date) -> list[date]:
    """The days after which another stretch begins, before due; from due on it is each of them."""
    cuts = {
        month_of(as_of).start - timedelta(days=1),
        report_due_of_target(target),
        target.due - timedelta(days=1),
    }
    if target.every is not None:
        cuts.update(span.end for span in asked_for(target))
        cuts.update(span.start - timedelta(days=1) for span in asked_for(target))
    return sorted(cuts)
