"""Checks: every rule of a plan and of its logs that more than one value decides; one check, one code."""

from collections.abc import Callable, Iterator

from workplan.core.checks import entries
from workplan.core.checks.entries import LogContext
from workplan.core.problems import Problem

LOG_CHECKS: tuple[Callable[[LogContext], Iterator[Problem]], ...] = (
    entries.unknown_target,
    entries.unknown_task,
    entries.not_for_kind,
    entries.points_not_percent,
    entries.per_cent_out_of_range,
    entries.before_period,
    entries.in_future,
    entries.total_mismatch,
    entries.value_superseded,
    entries.missing_evidence,
    entries.entry_repeated,
    entries.id_conflict,
    entries.duplicate_entry,
)


def check_log(context: LogContext) -> tuple[Problem, ...]:
    """All that is wrong with the entries of a plan, check by check."""
    return tuple(problem for check in LOG_CHECKS for problem in check(context))
