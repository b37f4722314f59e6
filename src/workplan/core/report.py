"""The report of a plan on a day: all that a page, a spreadsheet or a bulletin says, from one computation."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from workplan.core.alerts import AlertKind
from workplan.core.baseline import Baseline
from workplan.core.calendar import Span, day_before, period_of
from workplan.core.diff import PlanChange, SubjectKind, difference
from workplan.core.facts import Facts, is_passed, lack_of_month, points_of_pace, value_at
from workplan.core.log import DONE, Entry
from workplan.core.periods import Occurrence
from workplan.core.plan import Checkpoint, Kind, MonthGoal, Plan, Revision, Section, Shape, Target, Task
from workplan.core.status import Choice, Status, status_before, without_scores
from workplan.core.verdict import Light, State, Verdict

if TYPE_CHECKING:
    from workplan.core.coverage import Coverage

Lines: TypeAlias = Mapping[str, int]  # where sections, tasks and targets begin in the plan file, by id


@dataclass(frozen=True, slots=True)
class TargetReport:
    """A target: its verdict, and its place in the plan.

    `place` counts all targets of the plan from 1, as it lists them. `line` is that of the plan file in which
    the target begins, None where that is not known. `depth` is how many wholes it is a part of (其中). `then`
    is what an earlier plan, with which the report compares, says of it, None where it was not in that plan;
    or where the two cannot be compared; `is_met_by_easing` says that it is met now and was not by that plan.
    """

    place: int
    verdict: Verdict
    section: Section
    task: Task | None
    line: int | None
    depth: int = 0
    then: Verdict | None = None
    is_incomparable: bool = False
    is_met_by_easing: bool = False

    @property
    def target(self) -> Target:
        """The target that the verdict is on."""
        return self.verdict.target

    @property
    def number(self) -> str | int:
        """The number that the office gave the target, else its place."""
        return self.target.number or self.place

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the target, of its task and of its section."""
        return self.target.tags_in(self.section, self.task)

    @property
    def facts(self) -> Facts:
        """The facts that the verdict follows from."""
        return self.verdict.facts

    @property
    def last_entry(self) -> Entry | None:
        """The last report of any sort."""
        return self.facts.trail.last_entry

    @property
    def last_figure(self) -> Entry | None:
        """The entry that gave the standing figure."""
        entries = (each for each in reversed(self.facts.trail.entries) if each.given.is_figure)
        return next((each for each in entries if each.date == self.facts.figure_on), None)

    @property
    def last_words(self) -> Entry | None:
        """The last entry that says something in words: progress, a problem or the next step."""
        return last_words(self.facts.trail.entries)


def last_words(entries: Sequence[Entry]) -> Entry | None:
    """The last entry that says something in words: progress, a problem or the next step."""
    return next((entry for entry in reversed(entries) if entry.note or entry.problem or entry.next), None)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a bulletin bears besides: its number, the lines below it (who signs, and when), what is asked."""

    issue: int | None = None
    signed: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says of the chosen part of a plan as of a day.

    `status` is that part, `targets` its targets by id, as the plan lists them. `changes` are what changed
    since `baseline`, none without one; `revisions` the plan's own records of changes. `former` is the same
    part at the end of the last period, None where this one is the plan's first. `coverage` is how the whole
    plan covers its document, where the form has that.
    """

    status: Status
    choice: Choice
    lines: Lines
    targets: Mapping[str, TargetReport]
    revisions: tuple[Revision, ...]
    baseline: Baseline | None = None
    changes: tuple[PlanChange, ...] = ()
    imprint: Imprint = Imprint()
    former: Status | None = None
    coverage: "Coverage | None" = None

    @property
    def turned(self) -> tuple[tuple[TargetReport, ...], tuple[TargetReport, ...]]:
        """The targets whose light is worse than at the end of the last period, and those whose is better.

        They are as planned; grey, of which nothing can be said, is as good as green.
        """
        ranks = {each.target.id: _rank(each) for each in self.former.verdicts} if self.former else {}
        pairs = [(self.targets[name], then) for name, then in ranks.items()]
        worse = tuple(part for part, then in pairs if _rank(part.verdict) < then)
        return worse, tuple(part for part, then in pairs if _rank(part.verdict) > then)

    @property
    def lagging(self) -> tuple[TargetReport, ...]:
        """The targets with a red or a yellow light, the most urgent first."""
        alerts = (each for each in self.status.alerts if each.kind is not AlertKind.UNREPORTED)
        lit = (each for each in alerts if each.verdict.light in (Light.RED, Light.YELLOW))
        return tuple(self.targets[each.target.id] for each in lit)


def report_of(
    whole: Status,
    choice: Choice,
    lines: Lines,
    baseline: Baseline | None = None,
    *,
    imprint: Imprint = Imprint(),
) -> Report:
    """The report of the chosen part of `whole`; `baseline` is that of the whole."""
    left_out = frozenset[str]() if baseline is None else baseline.incomparable
    status, day = choice.of(without_scores(whole, left_out)), _end_of_last_period(whole)
    former = None if day is None else choice.of(without_scores(status_before(whole, day), left_out))
    beside = baseline if baseline is None or choice.is_whole else baseline.among(status)
    return Report(
        status=status,
        choice=choice,
        lines=lines,
        targets=targets_of(status, beside, lines),
        revisions=_revisions_about(status, choice),
        baseline=beside,
        changes=() if baseline is None else _changes_since(baseline.status, whole, choice),
        imprint=imprint,
        former=former,
    )


def _end_of_last_period(status: Status) -> date | None:
    """Of the plan's reporting periods, the end of the one before this one, which ended by the as-of day."""
    plan, on = status.plan, min(status.as_of, status.plan.period.end)
    every, first_month = plan.reporting.every, plan.period.start.month
    this = period_of(on, every, first_month)
    if this.end > on:
        this = period_of(day_before(this.start), every, first_month)
    last = day_before(this.start)
    return last if last in plan.period else None


def _rank(verdict: Verdict) -> int:
    return {Light.RED: 0, Light.YELLOW: 1}.get(verdict.light, 2)


def targets_of(
    status: Status, baseline: Baseline | None = None, lines: Lines = MappingProxyType({})
) -> dict[str, TargetReport]:
    """The targets of `status` by id, as it lists them, each with what `baseline` says of it."""
    plan = status.plan
    places = {target.id: place for place, target in enumerate(plan.targets, start=1)}
    sections = {section.id: section for section in plan.sections}
    tasks, depths = {task.id: task for task in plan.tasks}, _depths(plan)
    return {
        verdict.target.id: TargetReport(
            place=places[verdict.target.id],
            verdict=verdict,
            section=sections[verdict.target.section],
            task=tasks.get(verdict.target.task or ""),
            line=lines.get(verdict.target.id),
            depth=depths[verdict.target.id],
            then=baseline.verdicts.get(verdict.target.id) if baseline else None,
            is_incomparable=baseline is not None and verdict.target.id in baseline.incomparable,
            is_met_by_easing=baseline is not None and verdict.target.id in baseline.eased,
        )
        for verdict in status.verdicts
    }


def _depths(plan: Plan) -> dict[str, int]:
    """How many wholes each part (其中) lies within."""
    ids = plan.ids()
    wholes = {t.id: ids.get(t.part_of, t.part_of) for t in plan.targets if t.part_of is not None}
    depths = {}
    for target in plan.targets:
        name, depth = target.id, 0
        while name in wholes and depth < len(wholes):
            name, depth = wholes[name], depth + 1
        depths[target.id] = depth
    return depths


# The changes of a plan since a baseline, and its own records of them, that concern a choice.


def _changes_since(then: Status, now: Status, choice: Choice) -> tuple[PlanChange, ...]:
    """What changed from the plan of `then` to that of `now`, eased without a reason first.

    Of a choice: the changes of its sections, tasks, targets and owners as they are or were, and of the plan.
    """
    changes = difference(then.plan, now.plan).changes
    if choice.is_whole:
        return changes
    known = _ids_in(choice.of(now)) | _ids_in(choice.of(then))
    found = (each for each in changes if each.subject is not SubjectKind.DEFINITION)
    return tuple(each for each in found if each.subject is SubjectKind.PLAN or each.id in known)


def _revisions_about(chosen: Status, choice: Choice) -> tuple[Revision, ...]:
    """The plan's own records of changes, by their days; of a choice, what names a part of it or nothing."""
    found = sorted(chosen.plan.revisions, key=lambda revision: revision.date)
    if choice.is_whole:
        return tuple(found)
    known, ids = _ids_in(chosen), chosen.plan.ids()
    named = ((each, {ids.get(name, name) for name in each.targets}) for each in found)
    return tuple(each for each, names in named if not names or known & names)


def _ids_in(status: Status) -> frozenset[str]:
    """The ids of sections, tasks and targets of a status, and the names of its owners."""
    parts = {*(each.section.id for each in status.sections), *(each.task.id for each in status.tasks)}
    owners = {each.name for each in status.owners if each.verdicts}
    return frozenset(parts | owners | {verdict.target.id for verdict in status.verdicts})


# The curve of a target: the figures that were reported, those expected day by day, and what bounds them.


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a day."""

    day: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Curve:
    """What a chart of a target shows, in the target's unit (of a milestone in per cent).

    `span` holds every day of it; its first is the day before the start. `reports` are the figures where each
    entry left the target, in order. `pace` is the broken line of what is expected by a day, straight where
    days are set out by months (`calendar.position`), empty where nothing is. `bounds` are the goal, the limit
    or the two edges of a range, in rising order. Periods of a recurring target are `facts.occurrences`.
    """

    span: Span
    reports: tuple[Point, ...]
    pace: tuple[Point, ...]
    bounds: tuple[Fraction, ...]


def curve_of(facts: Facts) -> Curve:
    """The curve of a target up to its due date, the as-of day or the last report, whichever is the last."""
    target, steps = facts.target, facts.trail.steps
    reports = tuple(Point(step.entry.date, step.after) for step in steps if step.after is not None)
    days = [day_before(target.start), target.due, facts.as_of, *(point.day for point in reports)]
    span = Span(min(days), max(days))
    edges = (DONE, None) if target.kind is Kind.MILESTONE else target.bound.edges
    held = edges if target.kind.is_bounded or target.kind is Kind.MILESTONE else ()
    bounds = tuple(Fraction(edge) for edge in held if edge is not None)
    return Curve(span, reports, tuple(_pace(target, facts.shape, span)), bounds)


def _pace(target: Target, shape: Shape | None, span: Span) -> Iterator[Point]:
    """Straight from turn to turn, or level until the day before each of them; and level after due."""
    points = []
    for day, share in points_of_pace(target) if shape else ():
        points.append(Point(day, DONE * share if target.kind is Kind.MILESTONE else value_at(target, share)))
    for before, point in pairwise(points):
        yield before
        eve = day_before(point.day)
        if shape is Shape.END and eve > before.day:
            yield Point(eve, before.value)
    yield from points[-1:]
    if points and span.end > target.due:
        yield Point(span.end, points[-1].value)


# Deadlines: the days on which a target, a checkpoint of it, or one of its periods falls due.


class DeadlineKind(StrEnum):
    """What falls due."""

    DUE = "due"
    CHECKPOINT = "checkpoint"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something falls due, and whether it is done as of the day of the verdict.

    `name` tells it from all others of its target, and stays while the target does: the name of a checkpoint,
    else its day; the name of a month with a goal; the first day of a period.
    """

    kind: DeadlineKind
    name: str
    verdict: Verdict
    day: date
    is_done: bool
    checkpoint: Checkpoint | MonthGoal | None = None
    occurrence: Occurrence | None = None

    @property
    def is_missed(self) -> bool:
        """Whether it is over and was not done; a period or a checkpoint once late, a rate's never."""
        facts = self.verdict.facts
        if self.occurrence is not None:
            return self.occurrence.is_missed
        if self.checkpoint is not None:
            return self.checkpoint in [each.what for each in facts.missed]
        return not self.is_done and self.day < facts.as_of

    @property
    def is_open(self) -> bool:
        """Whether someone must still see to it: neither done nor held, and not past."""
        return not self.is_done and self.verdict.target.hold is None and self.day >= self.verdict.facts.as_of


def deadlines_of(verdict: Verdict) -> Iterator[Deadline]:
    """The deadlines of a target; a duty has none, and with the last period of a recurring one all is over."""
    target, facts = verdict.target, verdict.facts
    for period in facts.occurrences:
        name = period.span.start.isoformat()
        yield Deadline(DeadlineKind.PERIOD, name, verdict, period.span.end, period.is_met, occurrence=period)
    if target.kind in (Kind.DUTY, Kind.RECURRING):
        return
    names, days = Counter(each.name for each in target.passing), Counter[date]()
    for each in target.passing:
        name = each.name if each.name and names[each.name] == 1 else f"{each.by}.{days[each.by]}"
        days[each.by] += 1
        done = is_passed(target, facts.trail, facts.value, each)
        yield Deadline(DeadlineKind.CHECKPOINT, name, verdict, each.by, done, checkpoint=each)
    for goal in target.monthly:
        has_begun = goal.month.start <= facts.as_of
        done = has_begun and lack_of_month(target, facts.trail, goal, facts.as_of) <= 0
        yield Deadline(DeadlineKind.CHECKPOINT, goal.name, verdict, goal.by, done, checkpoint=goal)
    yield Deadline(DeadlineKind.DUE, "", verdict, target.due, verdict.state is State.MET)
