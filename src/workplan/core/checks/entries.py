"""Checks of entries: they fit their target, their days are possible, and nothing counts twice unseen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workplan.core.entries import Entry
from workplan.core.figures import plain
from workplan.core.plan import Kind, Plan, Target
from workplan.core.problems import Address, Param, Problem, Suggestions
from workplan.core.repeats import equal_content, same_id
from workplan.core.trail import DONE, ZERO, Step, trails_of


@dataclass(frozen=True, slots=True)
class LogContext:
    """The entries of all logs of a plan.

    `vague` are the ids of targets whose kind or unit could not be read, `lost` the names that may stand in
    lines of the plan that could not be read ("tasks", "targets").
    """

    plan: Plan
    entries: Sequence[Entry]
    today: date
    missing_evidence: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    def targeted(self) -> Iterator[tuple[Entry, Target]]:
        """Each entry of a known target that could be read whole, with that target."""
        by_id, ids = {target.id: target for target in self.plan.targets}, self.plan.ids()
        for entry in self.entries:
            target = None if entry.is_task else by_id.get(ids.get(entry.subject, ""))
            if target is not None and target.id not in self.vague:
                yield entry, target

    def steps(self) -> Iterator[tuple[Target, tuple[Step, ...]]]:
        """The trail of each target through all its entries."""
        trails = trails_of(self.plan, self.entries, date.max)
        return ((target, trails[target.id].steps) for target in self.plan.targets)


def _problem(code: str, entry: Entry, *path: str | int, **params: Param) -> Problem:
    return Problem(code, entry.file, Address((entry.index, *path)), params)


def unknown_target(context: LogContext) -> Iterator[Problem]:
    """An entry names a target of the plan, by its current or a former id."""
    ids = context.plan.ids()
    suggestions = Suggestions(ids)
    for entry in () if "targets" in context.lost else context.entries:
        if not entry.is_task and entry.subject not in ids:
            hint = suggestions.closest(entry.subject)
            yield _problem("unknown-target", entry, "target", id=entry.subject, suggestion=hint)


def unknown_task(context: LogContext) -> Iterator[Problem]:
    """An entry of a task names a task of the plan."""
    ids = {task.id for task in context.plan.tasks}
    suggestions = Suggestions(ids)
    for entry in () if "tasks" in context.lost else context.entries:
        if entry.is_task and entry.subject not in ids:
            hint = suggestions.closest(entry.subject)
            yield _problem("unknown-task", entry, "task", id=entry.subject, suggestion=hint)


def not_for_kind(context: LogContext) -> Iterator[Problem]:
    """An entry gives what its target's kind takes: `add`, `value`, `done`, or words alone."""
    for entry, target in context.targeted():
        takes = target.kind.takes
        for key in ("add", "value", "done"):
            if getattr(entry, key) is not None and key not in takes:
                yield _problem("entry-not-for-kind", entry, key, key=key, kind=target.kind.value, takes=takes)


def points_not_percent(context: LogContext) -> Iterator[Problem]:
    """A share or a per cent sign is for targets in per cent."""
    for entry, target in context.targeted():
        key = "add" if entry.value is None else "value"
        if entry.in_points and not target.in_points and key in target.kind.takes:
            yield _problem("points-not-percent", entry, key, unit=target.unit)


def per_cent_out_of_range(context: LogContext) -> Iterator[Problem]:
    """A milestone stands between 0 and 100 per cent."""
    for entry, target in context.targeted():
        if target.kind is Kind.MILESTONE and entry.value is not None and not ZERO <= entry.value <= DONE:
            yield _problem("out-of-range", entry, "value", text=plain(entry.value), low="0", high="100")


def before_period(context: LogContext) -> Iterator[Problem]:
    """An entry is not dated before the plan's period; after it, it may be (finished late)."""
    start = context.plan.period.start
    for entry in context.entries:
        if entry.date < start:
            yield _problem("entry-before-period", entry, "date", day=entry.date, start=start)


def in_future(context: LogContext) -> Iterator[Problem]:
    """An entry is not dated after today."""
    for entry in context.entries:
        if entry.date > context.today:
            yield _problem("entry-in-future", entry, "date", day=entry.date, today=context.today)


def total_mismatch(context: LogContext) -> Iterator[Problem]:
    """`add` and `value` together assert the total; when the sum is another, the value stands."""
    for target, steps in context.steps():
        for step in steps if target.kind is Kind.COUNT else ():
            add, value = step.entry.add, step.entry.value
            if add is not None and value is not None and (total := (step.before or ZERO) + add) != value:
                figures = {"total": plain(total), "value": plain(value)}
                yield _problem("total-mismatch", step.entry, "value", **figures)


def value_superseded(context: LogContext) -> Iterator[Problem]:
    """A later value of the same day supersedes an earlier one that says something else."""
    for _, steps in context.steps():
        valued = [(step.entry, step.entry.value) for step in steps if step.entry.value is not None]
        for (entry, value), (later, by) in pairwise(valued):
            if entry.date == later.date and value != by:
                yield _problem("value-superseded", entry, "value", value=plain(value), by=plain(by))


def missing_evidence(context: LogContext) -> Iterator[Problem]:
    """An evidence file stands where the entry says, below the root."""
    for entry in context.entries:
        for i, path in enumerate(entry.evidence):
            if path in context.missing_evidence:
                yield _problem("missing-evidence", entry, "evidence", i, path=path)


def entry_repeated(context: LogContext) -> Iterator[Problem]:
    """An id that stands twice in one file with the same content counts once."""
    for entry, first in same_id(context.entries):
        if entry == first:
            yield _problem("entry-repeated", entry, "id", id=entry.id, line=first.line)


def id_conflict(context: LogContext) -> Iterator[Problem]:
    """An id stands for one entry of a file only."""
    for entry, first in same_id(context.entries):
        if entry != first:
            yield _problem("id-conflict", entry, "id", id=entry.id, line=first.line)


def duplicate_entry(context: LogContext) -> Iterator[Problem]:
    """Two entries of equal content, of which one at least has no id, both count, and are probably one."""
    for entry, first in equal_content(context.entries):
        yield _problem("duplicate-entry", entry, file=first.file, line=first.line)
