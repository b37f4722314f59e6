"""Checks of days: the period, the windows of targets, and their checkpoints."""

from collections.abc import Iterator
from itertools import pairwise

from workplan.core.checks.context import PlanContext
from workplan.core.pace import share_of
from workplan.core.problems import Problem


def period_backwards(context: PlanContext) -> Iterator[Problem]:
    """The period ends after it starts."""
    period = context.plan.period
    if period.end < period.start:
        yield context.problem("period-backwards", "period", "end", start=period.start, end=period.end)


def outside_period(context: PlanContext) -> Iterator[Problem]:
    """A target starts and falls due within the plan's period."""
    period = context.plan.period
    for path, target in context.targets() if period.start <= period.end else ():
        for key, day in (("start", target.start), ("due", target.due)):
            if day not in period:
                yield context.problem(
                    "outside-period", *path, key, day=day, start=period.start, end=period.end
                )


def due_before_start(context: PlanContext) -> Iterator[Problem]:
    """A target falls due on or after its start; one that takes over the plan's days is not asked."""
    for path, target in context.clear_targets("start", "due"):
        if target.due < target.start and target.window != context.plan.period:
            yield context.problem("due-before-start", *path, "due", due=target.due, start=target.start)


def checkpoint_outside(context: PlanContext) -> Iterator[Problem]:
    """A checkpoint lies between the target's start and its due date."""
    for path, target in context.clear_targets("start", "due", "checkpoints"):
        for i, checkpoint in enumerate(target.checkpoints):
            if checkpoint.by not in target.window and target.start <= target.due:
                place = (*path, "checkpoints", i, "by")
                yield context.problem(
                    "checkpoint-outside", *place, day=checkpoint.by, start=target.start, due=target.due
                )


def checkpoint_falling(context: PlanContext) -> Iterator[Problem]:
    """Checkpoints are cumulative: a later one never asks for less."""
    for path, target in context.clear_targets("at_least", "at_most", "between", "baseline", "checkpoints"):
        if not target.has_pace:
            continue
        for before, after in pairwise(target.passing):
            if share_of(target, after.value) < share_of(target, before.value):
                place = (*path, "checkpoints", target.checkpoints.index(after), "value")
                yield context.problem(
                    "checkpoint-falling", *place, value=str(after.value), before=str(before.value)
                )
