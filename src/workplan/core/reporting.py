"""Reporting periods: when a report is due, when its grace is over, and since when none came."""

from dataclasses import dataclass
from datetime import date, timedelta

from workplan.core.calendar import Every, Span, day_before, period_of, periods
from workplan.core.log import Trail
from workplan.core.plan import Plan, Target

_LENGTH = tuple(Every)


@dataclass(frozen=True, slots=True)
class Unreported:
    """The oldest reporting period without a report after the last entry, and the day that report was due."""

    period: Span
    due: date


def reporting_every(target: Target) -> Every:
    """How often the target is reported: a recurring one never more often than it recurs."""
    if target.every is None:
        return target.reporting.every
    return max(target.reporting.every, target.every, key=_LENGTH.index)


def reporting_periods(plan: Plan, target: Target) -> tuple[Span, ...]:
    """From the period that holds the target's start to the one that holds the plan's end."""
    return periods(reporting_every(target), target.start, plan.period.end)


def report_due(target: Target, period: Span) -> date:
    """The last day of grace of a reporting period."""
    return period.end + timedelta(days=target.reporting.grace)


def is_late(target: Target, last_day: date, as_of: date) -> bool:
    """Whether the grace of the reporting period that holds `last_day` is over."""
    return as_of > report_due(target, period_of(last_day, reporting_every(target)))


def last_over(plan: Plan, target: Target, as_of: date) -> Span | None:
    """The last reporting period whose grace is over; None when there is none yet."""
    before = as_of - timedelta(days=target.reporting.grace)
    over = [period for period in reporting_periods(plan, target) if period.end < before]
    return over[-1] if over else None


def judged_day(plan: Plan, target: Target, figure_on: date | None, as_of: date) -> date:
    """The day that pace is judged on (docs/verdicts.md); before any report is due, the day before start."""
    days = [target.due] + [period.end for period in reporting_periods(plan, target)]
    reported = [day for day in days if figure_on is not None and day <= figure_on]
    over = None if target.reporting.never else last_over(plan, target, as_of)
    return max(reported + ([over.end] if over else []), default=day_before(target.start))


def is_reported(plan: Plan, target: Target, trail: Trail, as_of: date) -> bool:
    """Whether there is an entry in the last period whose grace is over, or since; before that, any entry."""
    last, period = trail.last_entry, last_over(plan, target, as_of)
    return last is not None and (period is None or last.date >= period.start)


def oldest_missing(plan: Plan, target: Target, trail: Trail, as_of: date) -> Unreported | None:
    """The oldest report missing after the last entry, when the last period whose grace is over has none."""
    if last_over(plan, target, as_of) is None or is_reported(plan, target, trail, as_of):
        return None
    last = trail.last_entry
    period = next(p for p in reporting_periods(plan, target) if last is None or p.start > last.date)
    return Unreported(period, report_due(target, period))
