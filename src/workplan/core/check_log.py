"""Checks of entries: they fit their target, their days are possible, and nothing counts twice unseen."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from workplan.core.figures import plain
from workplan.core.log import DONE, ZERO, Entry, Given, Logs, Trail, equal_content, same_id
from workplan.core.plan import Kind, Target
from workplan.core.problems import Address, Param, Problem, unknown


@dataclass(frozen=True, slots=True)
class LogContext:
    """The entries of all logs of a plan.

    `vague` are the ids of targets whose kind or unit could not be read, `lost` the names that may stand in
    lines of the plan that could not be read ("tasks", "targets").
    """

    logs: Logs
    today: date
    missing_evidence: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    def trails(self) -> Iterator[tuple[Target, Trail]]:
        """Each target that could be read whole, with its trail."""
        for target_id, target in {target.id: target for target in self.logs.plan.targets}.items():
            if target_id not in self.vague:
                yield target, self.logs.trails[target_id]


def check_log(context: LogContext) -> tuple[Problem, ...]:
    """All that is wrong with the entries of a plan, check by check."""
    return tuple(problem for check in LOG_CHECKS for problem in check(context))


def _problem(code: str, entry: Entry, *path: str | int, **params: Param) -> Problem:
    return Problem(code, entry.file, Address((entry.item, *path)), params)


def unknown_target(context: LogContext) -> Iterator[Problem]:
    """An entry names a target of the plan, by its current or a former id."""
    return _unknown(context, "target", context.logs.plan.ids())


def unknown_task(context: LogContext) -> Iterator[Problem]:
    """An entry of a task names a task of the plan."""
    return _unknown(context, "task", {task.id for task in context.logs.plan.tasks})


def _unknown(context: LogContext, key: str, known: Collection[str]) -> Iterator[Problem]:
    reports = context.logs.by_subject if f"{key}s" not in context.lost else {}
    named = ((each, subject) for (is_task, subject), each in reports.items() if is_task is (key == "task"))
    for entries, subject, suggestion in unknown(named, known):
        for entry in entries:
            yield _problem(f"unknown-{key}", entry, key, id=subject, suggestion=suggestion)


Misfit: TypeAlias = tuple[str, str, dict[str, Param]]  # code, key, and parameters


def misfits(context: LogContext) -> Iterator[Problem]:
    """An entry gives what its target takes; it is asked once of all entries that share what they give."""
    for target, trail in context.trails():
        entries = (*trail.entries, *trail.repeated)
        shared = {id(entry.given): entry.given for entry in entries}
        found = {key: [m for check in GIVEN_CHECKS for m in check(target, g)] for key, g in shared.items()}
        for entry in entries if any(found.values()) else ():
            for code, key, params in found[id(entry.given)]:
                yield _problem(code, entry, key, **params)


def not_for_kind(target: Target, given: Given) -> Iterator[Misfit]:
    """An entry gives what its target's kind takes: `add`, `value`, `done`, or words alone."""
    takes = target.kind.takes
    for key in ("add", "value", "done"):
        if getattr(given, key) is not None and key not in takes:
            yield "entry-not-for-kind", key, {"key": key, "kind": target.kind.value, "takes": takes}


def points_not_percent(target: Target, given: Given) -> Iterator[Misfit]:
    """A share or a per cent sign is for targets in per cent."""
    key = "add" if given.value is None else "value"
    if given.in_points and not target.in_points and key in target.kind.takes:
        yield "points-not-percent", key, {"unit": target.unit}


def per_cent_out_of_range(target: Target, given: Given) -> Iterator[Misfit]:
    """A milestone stands between 0 and 100 per cent."""
    if target.kind is Kind.MILESTONE and given.value is not None and not ZERO <= given.value <= DONE:
        yield "out-of-range", "value", {"text": plain(given.value), "low": "0", "high": "100"}


GIVEN_CHECKS: tuple[Callable[[Target, Given], Iterator[Misfit]], ...]
GIVEN_CHECKS = (not_for_kind, points_not_percent, per_cent_out_of_range)


def before_period(context: LogContext) -> Iterator[Problem]:
    """An entry is not dated before the plan's period; after it, it may be (finished late)."""
    start = context.logs.plan.period.start
    for entry in context.logs.entries:
        if entry.date < start:
            yield _problem("entry-before-period", entry, "date", day=entry.date, start=start)


def in_future(context: LogContext) -> Iterator[Problem]:
    """An entry is not dated after today."""
    for entry in context.logs.entries:
        if entry.date > context.today:
            yield _problem("entry-in-future", entry, "date", day=entry.date, today=context.today)


def total_mismatch(context: LogContext) -> Iterator[Problem]:
    """`add` and `value` together assert the total; when the sum is another, the value stands."""
    for target in (each for each in context.logs.plan.targets if each.kind is Kind.COUNT):
        trail, before = context.logs.trails[target.id], None
        for entry, after in zip(trail.entries, trail.figures, strict=True):
            add, value = entry.given.add, entry.given.value
            if add is not None and value is not None:
                total = (before or 0) + add
                if total != value:
                    figures = {"total": plain(total), "value": plain(value)}
                    yield _problem("total-mismatch", entry, "value", **figures)
            before = after


def value_superseded(context: LogContext) -> Iterator[Problem]:
    """A later value of the same day supersedes an earlier one that says something else."""
    for target in context.logs.plan.targets:
        last: Entry | None = None
        for entry in context.logs.trails[target.id].entries:
            by = entry.given.value
            if by is None:
                continue
            value = None if last is None else last.given.value
            if last is not None and value is not None and last.date == entry.date and value != by:
                yield _problem("value-superseded", last, "value", value=plain(value), by=plain(by))
            last = entry


def missing_evidence(context: LogContext) -> Iterator[Problem]:
    """An evidence file stands where the entry says, below the root."""
    for entry in context.logs.entries if context.missing_evidence else ():
        for i, path in enumerate(entry.evidence):
            if path in context.missing_evidence:
                yield _problem("missing-evidence", entry, "evidence", i, path=path)


def id_twice(context: LogContext) -> Iterator[Problem]:
    """An id stands for one entry of a file only; what stands twice with the same content counts once."""
    for entry, first in same_id(context.logs.entries):
        code = "entry-repeated" if entry == first else "id-conflict"
        yield _problem(code, entry, "id", id=entry.id, line=first.line)


def duplicate_entry(context: LogContext) -> Iterator[Problem]:
    """Two entries of equal content, of which one at least has no id, both count, and are probably one."""
    for entry, first in equal_content(context.logs.entries):
        yield _problem("duplicate-entry", entry, file=first.file, line=first.line)


_OF_PLACES = (unknown_target, unknown_task, misfits, before_period, in_future)
_OF_MEANING = (total_mismatch, value_superseded, missing_evidence, id_twice, duplicate_entry)
LOG_CHECKS: tuple[Callable[[LogContext], Iterator[Problem]], ...] = (*_OF_PLACES, *_OF_MEANING)
