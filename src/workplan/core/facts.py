"""What is known of one target on a day before any verdict: figure, completion, pace, what is missed."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from workplan.core.bound import Bound
from workplan.core.calendar import Every, day_after, day_before, last_of_month, period_of, position
from workplan.core.figures import Figure, places, printed_points, rounded
from workplan.core.log import DONE, ZERO, Trail
from workplan.core.periods import Occurrence, Schedule, is_reported, judged_day, occurrences, schedule_of
from workplan.core.plan import Checkpoint, Kind, MonthGoal, Plan, Shape, Target, Thresholds

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Missed:
    """A checkpoint, a stage or a month's goal that is late, and what it still asks for in the unit.

    `lack` is None of a stage, of a milestone, and where there is no figure.
    """

    what: Checkpoint | MonthGoal
    lack: Fraction | None


@dataclass(frozen=True, slots=True)
class Facts:
    """The arithmetic of one target as of a day.

    `value` is the figure judged, in the unit (a milestone's in per cent), `figure_on` the day it stands for;
    a milestone or a recurring target has a value with its first entry. `judged` is how many entries of the
    trail are judged, `closed_on` the day after which none is, None while all are; a final figure is the one
    that closed a rate or a limit.
    `bound` is the one in force: that of a rate may change on its way. `paced` is the completion by even pace
    or at the end, `expected` the one that is shown, which in a month with a goal follows that goal. Both and
    `completion` are shares (1 is 100 %); None is unknown or not asked for. `judged_on` is None where there is
    no pace, `month` the goal of the month that `expected` follows. `missed` is what is late and not reached,
    oldest first; `own_light` the reporter's own (自评).
    """

    target: Target
    thresholds: Thresholds
    as_of: date
    trail: Trail
    schedule: Schedule
    value: Fraction | None
    figure_on: date | None
    judged: int
    closed_on: date | None
    bound: Bound
    is_late: bool
    is_due_soon: bool
    is_reported: bool
    shape: Shape | None
    judged_on: date | None
    completion: Fraction | None
    expected: Fraction | None
    paced: Fraction | None
    month: MonthGoal | None
    missed: tuple[Missed, ...]
    occurrences: tuple[Occurrence, ...]
    own_light: str | None

    @property
    def gap(self) -> Fraction | None:
        """In percentage points: completion − expected, as printed; a rate's distance to its bound."""
        if self.target.kind is Kind.RATE:
            return self._rate_gap()
        return gap_of(self.completion, self.expected)

    def _rate_gap(self) -> Fraction | None:
        bound = self.bound
        if self.value is None or not bound.is_set:
            return None
        value = Fraction(rounded(self.value, places(self.value)))
        if bound.at_least is not None:
            return value - Fraction(bound.at_least)
        return Fraction(bound.at_most) - value if bound.at_most is not None else -bound.outside_by(value)

    @property
    def is_final(self) -> bool:
        """Whether a rate or a limit is closed by its final figure."""
        return self.closed_on is not None and self.target.is_kept

    @property
    def is_within(self) -> bool:
        """Whether the figure judged is at its goal or within its limit."""
        return self.value is not None and self.bound.reached(self.value)

    @property
    def lacks_figure(self) -> bool:
        """Whether nothing was reported, or only words where a figure is due."""
        kind, asks_for_it = self.target.kind, self.target.values or self.shape is Shape.EVEN
        is_due = kind.is_bounded or (kind is Kind.MILESTONE and bool(asks_for_it))
        return not self.trail.entries or (is_due and self.figure_on is None)

    @property
    def is_waited_for(self) -> bool:
        """Whether nothing was reported and no report has been due."""
        return not self.trail.entries and self.schedule.over(self.as_of) is None

    @property
    def stage(self) -> str | None:
        """The name of the last stage that an entry reached."""
        reached = {entry.given.reached for entry in self.trail.entries} if self.target.stages else set()
        return next((each.name for each in reversed(self.target.stages) if each.name in reached), None)

    @property
    def missed_occurrences(self) -> tuple[Occurrence, ...]:
        """The periods of a recurring target that were missed, oldest first."""
        return tuple(o for o in self.occurrences if o.is_missed)


def gap_of(completion: Fraction | None, expected: Fraction | None) -> Fraction | None:
    """Completion − expected in percentage points, both as they are printed; None where one is unknown."""
    if completion is None or expected is None:
        return None
    return Fraction(printed_points(completion)) - Fraction(printed_points(expected))


def facts_of(plan: Plan, target: Target, trail: Trail, as_of: date) -> Facts:
    """All that the verdict on `target` follows from; `trail` ends on `as_of`."""
    schedule = schedule_of(plan, target)
    closed_on, end = _closing(target, trail, as_of)
    latest = trail.last_figure_place(len(trail.entries))
    last = latest if end == len(trail.entries) else trail.last_figure_place(end)
    figure_on = None if last is None else trail.entries[last].date
    value = _value(target, trail, last)
    shape = target.shape
    day = judged_day(target, schedule, figure_on, as_of)
    spans = occurrences(target, schedule, trail, as_of)
    paced = paced_on(target, shape, day) if shape else None
    month = next((goal for goal in target.monthly if day in goal.month and day < target.due), None)
    window = (target.due - target.start).days + 1
    return Facts(
        target=target,
        thresholds=plan.thresholds,
        as_of=as_of,
        trail=trail,
        schedule=schedule,
        value=value,
        figure_on=figure_on,
        judged=end,
        closed_on=closed_on,
        bound=bound_on(target, day),
        is_late=as_of > target.late_after,
        is_due_soon=as_of >= target.due - timedelta(days=min(plan.due_soon, window // 3)),
        is_reported=is_reported(schedule, trail, as_of),
        shape=shape,
        judged_on=day if shape else None,
        completion=completion(target, value, trail, spans),
        expected=paced if month is None else min(ONE, share_in_month(target, trail, month, day)),
        paced=paced,
        month=month,
        missed=_missed(target, trail, schedule, value=value, as_of=as_of),
        occurrences=spans,
        own_light=_own_light(trail, schedule, latest, closed_on),
    )


# The figure judged, and the reporter's own light.


def _closing(target: Target, trail: Trail, as_of: date) -> tuple[date | None, int]:
    """The day that closed the target, None while it is open; and how many of the entries are judged."""
    day = None
    if target.is_kept and target.kind is Kind.COUNT:
        return _closing_of_total(target, trail, as_of)
    if target.is_kept:
        day = _day_of_final(target, trail, as_of)
    elif target.kind is Kind.LEVEL and target.has_goal and as_of >= target.due:
        day = _day_of_standing(target, trail)
    return day, len(trail.entries) if day is None else trail.count_until(day)


def _day_of_final(target: Target, trail: Trail, as_of: date) -> date | None:
    """The day of the final figure of a rate or a level's limit.

    That is the first from due to the end of its grace; else, once late, the last before due in the month
    (week) that holds it; else the first after.
    """
    days = [entry.date for entry in trail.entries if entry.given.is_figure]
    after = [day for day in days if day >= target.due]
    if after and after[0] <= target.late_after:
        return after[0]
    if as_of <= target.late_after:
        return None
    before = [day for day in days if first_of_last(target) <= day < target.due]
    return before[-1] if before else next(iter(after), None)


def first_of_last(target: Target) -> date:
    """The first day of the month that holds due; of the week, where reports are weekly."""
    every = Every.WEEK if target.reporting.every is Every.WEEK else Every.MONTH
    return period_of(target.due, every).start


def _day_of_standing(target: Target, trail: Trail) -> date | None:
    """The first day from due on at whose end a level stands at its goal."""
    days = [target.due, *(entry.date for entry in trail.entries[trail.count_until(target.due) :])]
    for day in days:
        last = trail.last_figure_place(trail.count_until(day))
        if last is not None and reaches(target, trail.figures[last] or 0):
            return day
    return None


def _closing_of_total(target: Target, trail: Trail, as_of: date) -> tuple[date | None, int]:
    """A limited total is that of the end of due; lacking any, that of the first `value` after it."""
    until_due, every = trail.count_until(target.due), len(trail.entries)
    if as_of <= target.due:
        return None, every
    if trail.last_figure_place(until_due) is not None:
        return target.due, until_due
    totals = [i for i in range(until_due, every) if trail.entries[i].given.value is not None]
    if not totals:
        return None, until_due
    day = trail.entries[totals[0]].date
    return day, max(i for i in totals if trail.entries[i].date == day) + 1


def _value(target: Target, trail: Trail, last: int | None) -> Fraction | None:
    """The standing figure; a milestone or recurring target has one from its first entry on."""
    if target.kind in (Kind.MILESTONE, Kind.RECURRING) and trail.entries:
        last = -1
    figure = None if last is None else trail.figures[last]
    return None if figure is None else Fraction(figure)


def _own_light(trail: Trail, schedule: Schedule, latest: int | None, closed_on: date | None) -> str | None:
    """The reporter's own light, until another one or a figure of a later reporting period.

    `latest` is the place of the last figure. A light that is dated after what closed the target only ends the
    one before it.
    """
    first = 0 if latest is None else trail.count_before(schedule.holding(trail.entries[latest].date).start)
    lit = [entry for entry in trail.entries[first:] if entry.given.light is not None]
    if not lit or (closed_on is not None and lit[-1].date > closed_on):
        return None
    return lit[-1].given.light


# What is missed: checkpoints by their values, stages by their names, months by what was added in them.


def _missed(
    target: Target, trail: Trail, schedule: Schedule, *, value: Fraction | None, as_of: date
) -> tuple[Missed, ...]:
    """What is late and not reached, oldest first; the goals of a rate are never missed."""
    late = [point for point in target.passing if target.has_pace and schedule.is_late(point.by, as_of)]
    points = [point for point in late if not is_passed(target, trail, value, point)]
    found = [Missed(point, _lack(target, value, point.value)) for point in points]
    months = [goal for goal in target.monthly if schedule.is_late(goal.by, as_of)]
    lacks = [(goal, lack_of_month(target, trail, goal, as_of)) for goal in months]
    found += [Missed(goal, None if value is None else lack) for goal, lack in lacks if lack > 0]
    return tuple(sorted(found, key=lambda each: each.what.by))


def is_passed(target: Target, trail: Trail, value: Fraction | None, point: Checkpoint) -> bool:
    """Whether `value` reaches the checkpoint, or an entry the stage or a later one."""
    if point.value is None:
        names = {each.name for each in target.stages[target.stages.index(point) :]}
        return any(entry.given.reached in names for entry in trail.entries)
    if value is None:
        return False
    if target.kind is Kind.RATE:
        return bound_on(target, point.by).reached(value)
    return share_of(target, value) >= share_of(target, point.value)


def _lack(target: Target, value: Fraction | None, wanted: Decimal | None) -> Fraction | None:
    if value is None or wanted is None or not target.has_goal:
        return None
    return abs(Fraction(wanted) - value)


def lack_of_month(target: Target, trail: Trail, goal: MonthGoal, as_of: date) -> Fraction:
    """What lacks to the goal of a month after what later months have added beyond their own goals.

    It is the least lack at the end of any month from this one on: what was made up for once stays so.
    """
    goals = {each.month.start: Fraction(each.value) for each in target.monthly}
    before = total_before(trail, goal.month.start)
    asked, lacks, month = ZERO, list[Fraction](), goal.month.start
    while month <= as_of:
        next_month = day_after(last_of_month(month))
        asked += goals.get(month, ZERO)
        lacks.append(asked - (total_before(trail, next_month) - before))
        month = next_month
    return min(lacks)


def total_before(trail: Trail, day: date) -> Fraction:
    """The total at the end of the day before `day`, 0 without a figure until then."""
    count = trail.count_before(day)
    return Fraction((trail.figures[count - 1] if count else None) or 0)


# Completion, and the completion expected on a day (docs/verdicts.md).


def completion(
    target: Target, value: Fraction | None, trail: Trail, spans: tuple[Occurrence, ...]
) -> Fraction | None:
    """The share of the target that is reached, 0 or more; None where it has none or nothing was reported."""
    if target.kind is Kind.RECURRING:
        return Fraction(sum(o.is_met for o in spans), len(spans)) if trail.entries else None
    return share_of(target, value) if target.has_pace and value is not None else None


def share_of(target: Target, value: Fraction | Decimal) -> Fraction:
    """The completion `value` means: v ÷ bound, (v − baseline) ÷ (bound − baseline), or per cent ÷ 100."""
    if target.kind is Kind.MILESTONE:
        return Fraction(value) / DONE
    goal, base = _goal_and_base(target)
    return max(ZERO, (Fraction(value) - base) / (goal - base))


def reaches(target: Target, value: Figure) -> bool:
    """Whether `value` is what the target asks for: done, at its goal, or within its limit."""
    return value >= DONE if target.kind is Kind.MILESTONE else target.bound.reached(value)


def value_at(target: Target, share: Fraction) -> Fraction:
    """The figure of a target with a goal that means completion `share`."""
    goal, base = _goal_and_base(target)
    return base + share * (goal - base)


def _goal_and_base(target: Target) -> tuple[Fraction, Fraction]:
    assert target.bound.goal is not None
    return Fraction(target.bound.goal), Fraction(target.bound.baseline or 0)


def bound_on(target: Target, day: date) -> Bound:
    """The bound in force on the day judged: a checkpoint of a rate is its bound until its day."""
    ahead = [value for by, value in target.values if by >= day and target.kind is Kind.RATE]
    if not ahead:
        return target.bound
    if target.bound.at_least is None:
        return replace(target.bound, at_most=ahead[0])
    return replace(target.bound, at_least=ahead[0])


def paced_on(target: Target, shape: Shape, day: date) -> Fraction | None:
    """The completion that the pace expects on the day judged; None where nothing is expected yet."""
    if day >= target.due:
        return ONE
    return _even(target, day) if shape is Shape.EVEN else _at_the_end(target, day)


def _at_the_end(target: Target, day: date) -> Fraction | None:
    passed = [value for by, value in target.values if by <= day]
    return min(ONE, share_of(target, passed[-1])) if passed else None


def _even(target: Target, day: date) -> Fraction:
    """Linear in months between the points of the pace."""
    points, at = [(position(by), share) for by, share in points_of_pace(target)], position(day)
    if at <= points[0][0]:
        return ZERO
    (x0, y0), (x1, y1) = next(stretch for stretch in pairwise(points) if at <= stretch[1][0])
    return max(ZERO, min(ONE, y0 + (y1 - y0) * (at - x0) / (x1 - x0)))


def points_of_pace(target: Target) -> tuple[tuple[date, Fraction], ...]:
    """Where even pace runs through: the day before start at 0, the points before due, and due at 1."""
    points = [(by, share_of(target, value)) for by, value in target.values]
    if not points:
        points = [(each.by, Fraction(each.share) / DONE) for each in target.profile]
    passed = ((by, share) for by, share in points if by < target.due)
    return (day_before(target.start), ZERO), *passed, (target.due, ONE)


def share_in_month(target: Target, trail: Trail, goal: MonthGoal, day: date) -> Fraction:
    """What the total before a month and as much of its goal as the month is over come to; 1 or more, too."""
    total = total_before(trail, goal.month.start) + Fraction(goal.value) * Fraction(day.day, goal.by.day)
    return share_of(target, total)
