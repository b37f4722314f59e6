"""The periods that a target is asked for and reported in: what was done in each, what is late or missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from workplan.core.calendar import Every, Span, day_before, period_of, periods
from workplan.core.log import Trail
from workplan.core.plan import Plan, Target


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period of a recurring target: what was done in it, against what was asked."""

    span: Span
    done: Fraction
    is_met: bool
    is_late: bool

    @property
    def is_missed(self) -> bool:
        """Late, and not met in time; later extras do not repair it."""
        return self.is_late and not self.is_met


def occurrences(target: Target, trail: Trail, as_of: date) -> tuple[Occurrence, ...]:
    """Every period that a recurring target asks for: the whole ones of its window, else the window itself."""
    if target.every is None:
        return ()
    spans = _whole_periods(target.every, target.window) or (target.window,)
    return tuple(_occurrence(target, trail, span, as_of) for span in spans)


@lru_cache(maxsize=256)  # asked for at each judgement of a target, and the same for most of a plan
def _whole_periods(every: Every, window: Span) -> tuple[Span, ...]:
    spans = periods(every, window.start, window.end)
    return tuple(span for span in spans if window.start <= span.start and span.end <= window.end)


def _occurrence(target: Target, trail: Trail, span: Span, as_of: date) -> Occurrence:
    entries = trail.entries[trail.count_before(span.start) : trail.count_until(span.end)]
    done = Fraction(sum(entry.given.add or 0 for entry in entries))
    return Occurrence(span, done, done >= (target.at_least or 0), is_late(target, span.end, as_of))


def is_late(target: Target, last_day: date, as_of: date) -> bool:
    """Whether the grace of the reporting period that holds `last_day` is over."""
    return as_of > _report_due(target, period_of(last_day, target.reported_every))


def _report_due(target: Target, period: Span) -> date:
    return period.end + timedelta(days=target.reporting.grace)


@dataclass(frozen=True, slots=True)
class Unreported:
    """The oldest reporting period without a report after the last entry, and the day that report was due."""

    period: Span
    due: date


def judged_day(plan: Plan, target: Target, figure_on: date | None, as_of: date) -> date:
    """The day that pace is judged on (docs/verdicts.md); before any report is due, the day before start."""
    days = [target.due] + [period.end for period in _reporting_periods(plan, target)]
    reported = [day for day in days if figure_on is not None and day <= figure_on]
    over = None if target.reporting.never else _last_over(plan, target, as_of)
    return max(reported + ([over.end] if over else []), default=day_before(target.start))


def is_reported(plan: Plan, target: Target, trail: Trail, as_of: date) -> bool:
    """Whether there is an entry in the last period whose grace is over, or since; before that, any entry."""
    last, period = trail.last_entry, _last_over(plan, target, as_of)
    return last is not None and (period is None or last.date >= period.start)


def oldest_missing(plan: Plan, target: Target, trail: Trail, as_of: date) -> Unreported | None:
    """The oldest report missing after the last entry, when the last period whose grace is over has none."""
    if _last_over(plan, target, as_of) is None or is_reported(plan, target, trail, as_of):
        return None
    last = trail.last_entry
    period = next(p for p in _reporting_periods(plan, target) if last is None or p.start > last.date)
    return Unreported(period, _report_due(target, period))


def _last_over(plan: Plan, target: Target, as_of: date) -> Span | None:
    """The last reporting period whose grace is over; None when there is none yet."""
    before = as_of - timedelta(days=target.reporting.grace)
    over = [period for period in _reporting_periods(plan, target) if period.end < before]
    return over[-1] if over else None


def _reporting_periods(plan: Plan, target: Target) -> tuple[Span, ...]:
    """From the period that holds the target's start to the one that holds the plan's end."""
    return periods(target.reported_every, target.start, plan.period.end)
