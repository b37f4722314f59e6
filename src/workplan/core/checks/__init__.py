"""Checks: every rule of a plan and of its logs that more than one value decides; one check, one code."""

from collections.abc import Callable, Iterator

from workplan.core.checks import bounds, entries, names, revisions, windows
from workplan.core.checks.context import PlanContext
from workplan.core.checks.entries import LogContext
from workplan.core.problems import Problem

PLAN_CHECKS: tuple[Callable[[PlanContext], Iterator[Problem]], ...] = (
    names.duplicate_id,
    names.unknown_owner,
    names.owner_circle,
    names.unreferenced_owner,
    names.unknown_term,
    names.unused_definition,
    bounds.bound_contradictory,
    bounds.bound_missing,
    bounds.between_backwards,
    bounds.baseline_side,
    bounds.stretch_below_bound,
    bounds.no_completion,
    bounds.looks_like_share,
    bounds.unknown_part,
    bounds.part_not_count,
    bounds.part_of_itself,
    bounds.part_above_whole,
    windows.period_backwards,
    windows.outside_period,
    windows.due_before_start,
    windows.checkpoint_outside,
    windows.checkpoint_falling,
    revisions.unknown_revised,
    revisions.due_without_targets,
    revisions.state_without_revision,
    revisions.due_chain_broken,
    revisions.due_moved_late,
)

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


def check_plan(context: PlanContext) -> tuple[Problem, ...]:
    """All that is wrong with a plan, check by check."""
    return tuple(problem for check in PLAN_CHECKS for problem in check(context))


def check_log(context: LogContext) -> tuple[Problem, ...]:
    """All that is wrong with the entries of a plan, check by check."""
    return tuple(problem for check in LOG_CHECKS for problem in check(context))
