"""Checks of entries: they fit their target, their days are possible, and nothing counts twice unseen."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from workplan.core.calendar import day_after
from workplan.core.figures import Figure, is_tenfold, plain
from workplan.core.log import DONE, ZERO, Entry, Given, Logs, Trail, equal_content, same_id
from workplan.core.plan import Kind, Target
from workplan.core.problems import Address, Param, Problem, closest, unknown

if TYPE_CHECKING:
    from workplan.core.collect import Asked


@dataclass(frozen=True, slots=True)
class LogContext:
    """The entries of all logs of a plan.

    `vague` are the ids of targets whose kind, unit or checkpoints could not be read, `lost` the names that
    may stand in lines of the plan that could not be read ("tasks", "targets").
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


_FEW = 3  # reports, after which one seldom adds as much as they did together
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
    key = _key(given)
    if given.in_points and not target.in_points and key in target.kind.takes:
        yield "points-not-percent", key, {"unit": target.unit}


def per_cent_out_of_range(target: Target, given: Given) -> Iterator[Misfit]:
    """A milestone stands between 0 and 100 per cent."""
    if target.kind is Kind.MILESTONE and given.value is not None and not ZERO <= given.value <= DONE:
        yield "out-of-range", "value", {"text": plain(given.value), "low": "0", "high": "100"}


def unknown_stage(target: Target, given: Given) -> Iterator[Misfit]:
    """An entry that says `reached` names a stage of its target."""
    if given.reached is None:
        return
    stages = tuple(each.name for each in target.stages if each.name is not None)
    if given.reached not in stages:
        said: dict[str, Param] = {"name": given.reached, "stages": stages}
        if any(each.name == given.reached for each in target.checkpoints):
            said["what"] = "valued"
        yield "unknown-stage", "reached", {**said, "suggestion": closest(given.reached, stages)}


GIVEN_CHECKS: tuple[Callable[[Target, Given], Iterator[Misfit]], ...]
GIVEN_CHECKS = (not_for_kind, points_not_percent, per_cent_out_of_range, unknown_stage)


def before_period(context: LogContext) -> Iterator[Problem]:
    """An entry is not dated before the plan's period; after it, it may be (finished late)."""
    start = context.logs.plan.period.start
    for entry in context.logs.entries:
        if entry.date < start:
            yield _problem("entry-before-period", entry, "date", day=entry.date, start=start)


def in_future(context: LogContext) -> Iterator[Problem]:
    """An entry is not dated after today; clocks differ, so that of tomorrow is only a warning."""
    tomorrow = day_after(context.today)
    for entry in context.logs.entries:
        if entry.date > context.today:
            code = "entry-tomorrow" if entry.date == tomorrow else "entry-in-future"
            yield _problem(code, entry, "date", day=entry.date, today=context.today)


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
    """A later value of the same day supersedes an earlier one; it is said until the next entry."""
    for target in context.logs.plan.targets:
        entries = context.logs.trails[target.id].entries
        values = [(each, each.given.value) for each in entries if each.given.value is not None]
        if len(values) < 2 or values[-1][0] is not entries[-1]:  # noqa: PLR2004  # the last and one before
            continue
        (corrected, value), (last, by) = values[-2:]
        if corrected.date == last.date and value != by:
            yield _problem("value-superseded", corrected, "value", value=plain(value), by=plain(by))


def total_fell(context: LogContext) -> Iterator[Problem]:
    """A count's total does not fall, unless a note says why."""
    for target, trail in context.trails():
        for entry, before, _ in _figures(trail) if target.kind is Kind.COUNT else ():
            value = entry.given.value
            if value is not None and before is not None and value < before and entry.note is None:
                yield _problem("total-fell", entry, "value", value=plain(value), before=plain(before))


def part_above_whole(context: LogContext) -> Iterator[Problem]:
    """The total of a part does not exceed that of the count that contains it, as far as both are reported."""
    ids, trails = context.logs.plan.ids(), context.logs.trails
    counts = {target.id: target for target, _ in context.trails() if target.kind is Kind.COUNT}
    for part in counts.values():
        whole = counts.get(ids.get(part.part_of or "", ""))
        if whole is None or part.unit != whole.unit:
            continue
        trail, contains = trails[part.id], trails[whole.id]
        place = trail.last_figure_place(len(trail.entries))
        figure, most = (next(reversed(each.figures), None) for each in (trail, contains))
        if place is not None and figure is not None and most is not None and figure > most:
            said = {"what": "entry", "id": whole.id, "asked": plain(figure), "whole": plain(most)}
            yield _problem("part-above-whole", trail.entries[place], _key(trail.entries[place].given), **said)


def unlikely_figure(context: LogContext) -> Iterator[Problem]:
    """A figure, of what is added up the total, that is ten times its bound and ten times the one before.

    What another entry of its day puts right is no longer told.
    """
    for target, trail in context.trails():
        bound = _size(target)
        if not bound or not target.kind.is_bounded:
            continue
        if not any(is_tenfold(each, bound) for each in trail.figures if each):
            continue
        for entry, before, after in _figures(trail):
            stands = trail.figures[trail.count_until(entry.date) - 1] or 0  # at the end of the day
            if before is None or not (is_tenfold(after, before) and is_tenfold(after, bound)):
                continue
            if is_tenfold(stands, bound):
                said = {"value": plain(after), "bound": plain(bound), "before": plain(before)}
                yield _problem("unlikely-figure", entry, _key(entry.given), **said)


def _size(target: Target) -> Fraction:
    """How large the greatest figure is that a target is held against, whatever its sign; 0 without any."""
    return max((abs(Fraction(edge)) for edge in target.edges if edge is not None), default=Fraction(0))


def leap_of(asked: "Asked", before: Figure, after: Figure, *, is_added: bool) -> str | None:
    """From what a figure leaps: its bound, what stood before, what a share may be, or all before it."""
    target, bound = asked.target, _size(asked.target)
    is_beyond = bool(bound) and is_tenfold(after, bound)
    if is_beyond and not before:
        return "bound"
    if target.kind not in (Kind.COUNT, Kind.LEVEL):
        return None
    if before and not is_beyond and max(after, -after) > bound > 0 and is_tenfold(after, before):
        return "before"
    if target.in_points and bound <= DONE and not 0 <= after <= DONE:
        return "share"
    count, more = asked.trail.count_before(asked.span.start), after - before
    earlier = len({figure for figure in asked.trail.figures[:count] if figure})
    is_much = is_added and more >= before > 0 and earlier >= _FEW and more > (asked.goal or 0)
    return "total" if is_much and target.kind is Kind.COUNT else None


def looks_like_share(context: LogContext) -> Iterator[Problem]:
    """A figure between 0 and 1 of a target in per cent is probably a share, unless it has a per cent sign."""
    for target, trail in context.trails():
        is_asked = target.in_points and (target.kind is Kind.COUNT or _has_share(trail))
        for entry, _, _ in _figures(trail) if is_asked else ():
            key = _key(entry.given)
            figure = getattr(entry.given, key)
            if 0 < figure < 1 and not entry.given.in_points and key in target.kind.takes:
                said = {"what": "entry", "text": plain(figure), "points": plain(100 * figure)}
                yield _problem("looks-like-share", entry, key, **said)


def _has_share(trail: Trail) -> bool:
    return any(figure is not None and 0 < figure < 1 for figure in trail.figures)


def _key(given: Given) -> str:
    return "add" if given.value is None else "value"


def _figures(trail: Trail) -> Iterable[tuple[Entry, Figure | None, Figure]]:
    """Each entry with `add` or `value`, and the standing figure before it and after it.

    What a `value` of the same day corrects is left out, and that `value` beside what stood before both.
    """
    found: list[tuple[Entry, Figure | None, Figure]] = []
    before: Figure | None = None
    for entry, after in zip(trail.entries, trail.figures, strict=True):
        given = entry.given
        if given.value is not None and found and found[-1][0].date == entry.date:
            corrected, stood, _ = found.pop()
            before = before if corrected.given.value is None else stood
        if after is not None and (given.value is not None or given.add is not None):
            found.append((entry, before, after))
        before = after
    return found


def missing_evidence(context: LogContext) -> Iterator[Problem]:
    """An evidence file stands where the entry says, below the root."""
    for entry in context.logs.entries if context.missing_evidence else ():
        for i, path in enumerate(entry.evidence):
            if path in context.missing_evidence:
                yield _problem("missing-evidence", entry, "evidence", i, path=path)


def id_twice(context: LogContext) -> Iterator[Problem]:
    """An id stands for one entry of a plan; what stands twice with the same content counts once."""
    for entry, first in same_id(context.logs.entries):
        code = "entry-repeated" if entry == first else "id-conflict"
        yield _problem(code, entry, "id", id=entry.id, file=first.file, line=first.line)


def duplicate_entry(context: LogContext) -> Iterator[Problem]:
    """Two entries of equal content, of which one at least has no id, both count, and are probably one."""
    for entry, first in equal_content(context.logs.entries):
        yield _problem("duplicate-entry", entry, file=first.file, line=first.line)


_OF_PLACES = (unknown_target, unknown_task, misfits, before_period, in_future)
_OF_TOTALS = (total_mismatch, value_superseded, total_fell, part_above_whole)
_OF_FIGURES = (unlikely_figure, looks_like_share)
_OF_MEANING = (missing_evidence, id_twice, duplicate_entry)
LOG_CHECKS: tuple[Callable[[LogContext], Iterator[Problem]], ...]
LOG_CHECKS = (*_OF_PLACES, *_OF_TOTALS, *_OF_FIGURES, *_OF_MEANING)
