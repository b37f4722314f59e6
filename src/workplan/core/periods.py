"""The periods that a target is asked for and reported in: what was done in each, what is late or missing."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from workplan.core.calendar import Every, Period, Span, day_after, day_before, period_of, periods
from workplan.core.log import Trail
from workplan.core.plan import Plan, Target

_END = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a target is reported, from the period that holds its start to the one that holds its due date.

    `asked` are the periods in which a recurring target is to be done. It is reported in those periods in
    which one of them ends, each joined with those before it in which none does. `every` is how often it would
    be reported after that; `grace` is in days.
    """

    every: Every
    grace: int
    never: bool
    asked: tuple[Period, ...]
    reports: tuple[Period, ...]

    def holding(self, day: date) -> Period:
        """The reporting period that holds `day`, which may lie before or after them all."""
        place = bisect_left(self.reports, day, key=_END)
        if place < len(self.reports) and day in self.reports[place]:
            return self.reports[place]
        return period_of(day, self.every, self.reports[0].first_month)

    def extended_to(self, as_of: date) -> "Schedule":
        """The same, with further reporting periods up to the one that holds `as_of`."""
        last = self.reports[-1]
        if as_of <= last.end:
            return self
        more = periods(self.every, day_after(last.end), as_of, last.first_month)
        return Schedule(self.every, self.grace, self.never, self.asked, self.reports + more)

    def due(self, period: Span) -> date:
        """The last day on which the report of `period` is not late."""
        return period.end + timedelta(days=self.grace)

    def is_late(self, last_day: date, as_of: date) -> bool:
        """Whether the grace of the reporting period that holds `last_day` is over."""
        return as_of > self.due(self.holding(last_day))

    def ended(self, day: date) -> tuple[Period, ...]:
        """The reporting periods that have ended by the end of `day`."""
        return tuple(period for period in self.reports if period.end <= day)

    def over(self, as_of: date) -> Period | None:
        """The last reporting period whose grace is over; None while no report has been due, or ever is."""
        past = () if self.never else self.ended(as_of - timedelta(days=self.grace + 1))
        return past[-1] if past else None

    def current(self, as_of: date) -> Period:
        """This period: the last one that has ended by the end of `as_of`, before that the first."""
        return (self.ended(as_of) or self.reports[:1])[-1]


def schedule_of(plan: Plan, target: Target) -> Schedule:
    """When `target` is reported; where no reporting period ends from start to due, months do."""
    excused = plan.excused(target) if target.every else frozenset[str]()
    asked = _asked(target.every, target.window, target.first_month, excused) if target.every else ()
    every = target.reporting.every
    reports = _reports(every, target.window, target.first_month, asked)
    if not any(period.end in target.window for period in reports):
        every = Every.MONTH
        reports = _reports(every, target.window, target.first_month, asked)
    return Schedule(every, target.reporting.grace, target.reporting.never, asked, reports)


def is_any_late(plan: Plan, as_of: date) -> bool:
    """Whether the grace of the first report of any target is over."""
    return any(schedule_of(plan, target).over(as_of) for target in plan.targets)


@lru_cache(maxsize=256)  # asked for at each judgement of a target, and the same for most of a plan
def _asked(every: Every, window: Span, first_month: int, excused: frozenset[str]) -> tuple[Period, ...]:
    """The whole periods of the window that are not excused; where none is whole, the window itself."""
    whole = whole_periods(every, window, first_month)
    return tuple(period for period in whole if period.name not in excused) or whole


def whole_periods(every: Every, window: Span, first_month: int) -> tuple[Period, ...]:
    """The periods that the window does not cut; where there is none, the window is the one period."""
    found = periods(every, window.start, window.end, first_month)
    whole = tuple(period for period in found if window.start <= period.start and period.end <= window.end)
    return whole or (Period(window.start, window.end, first_month),)


@lru_cache(maxsize=256)
def _reports(every: Every, window: Span, first_month: int, asked: tuple[Period, ...]) -> tuple[Period, ...]:
    every_period = periods(every, window.start, window.end, first_month)
    if not asked:
        return every_period
    ends = [period.end for period in asked]
    asking = [period for period in every_period if any(end in period for end in ends)]
    starts = [every_period[0].start, *(day_after(period.end) for period in asking)]
    joined = zip(starts, asking, strict=False)
    return tuple(Period(start, period.end, first_month) for start, period in joined)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period of a recurring target: what was done in it, against what was asked."""

    span: Period
    done: Fraction
    is_met: bool
    is_late: bool

    @property
    def is_missed(self) -> bool:
        """Late, and not met in time; later extras do not repair it."""
        return self.is_late and not self.is_met


def occurrences(target: Target, schedule: Schedule, trail: Trail, as_of: date) -> tuple[Occurrence, ...]:
    """Every period that a recurring target is asked for."""
    return tuple(_occurrence(target, schedule, trail, span, as_of) for span in schedule.asked)


def _occurrence(target: Target, schedule: Schedule, trail: Trail, span: Period, as_of: date) -> Occurrence:
    entries = trail.entries[trail.count_before(span.start) : trail.count_until(span.end)]
    done = Fraction(sum(entry.given.add or 0 for entry in entries))
    return Occurrence(span, done, done >= (target.at_least or 0), schedule.is_late(span.end, as_of))


@dataclass(frozen=True, slots=True)
class Unreported:
    """The oldest reporting period without a report after the last entry, and the day that report was due."""

    period: Period
    due: date


def judged_day(target: Target, schedule: Schedule, figure_on: date | None, as_of: date) -> date:
    """The day that pace is judged on (docs/verdicts.md); before any report is due, the day before start."""
    if as_of > target.late_after:
        return target.due
    days = [day_before(target.start)]
    if figure_on is not None:
        days += [day for day in (target.due, *map(_END, schedule.reports)) if day <= figure_on]
    if (over := schedule.over(as_of)) is not None:
        days.append(over.end)
    return min(max(days), target.due)


def is_reported(schedule: Schedule, trail: Trail, as_of: date) -> bool:
    """Whether there is an entry in the last period whose grace is over, or since; before that, any entry."""
    last, period = trail.last_entry, schedule.over(as_of)
    return last is not None and (period is None or last.date >= period.start)


def oldest_missing(schedule: Schedule, trail: Trail, as_of: date) -> Unreported | None:
    """The oldest report missing after the last entry, when the last period whose grace is over has none."""
    if schedule.over(as_of) is None or is_reported(schedule, trail, as_of):
        return None
    last = trail.last_entry
    period = next(p for p in schedule.reports if last is None or p.start > last.date)
    return Unreported(period, schedule.due(period))
