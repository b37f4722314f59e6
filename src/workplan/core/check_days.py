"""The checks of a plan's days: period, windows, checkpoints and profiles, and what revisions do to them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from workplan.core.calendar import Every, Period, Span, parse_last_day
from workplan.core.figures import plain
from workplan.core.periods import whole_periods
from workplan.core.plan import Kind, Revision, Rule, Target
from workplan.core.plan_context import BOUNDS, PlanContext
from workplan.core.problems import Param, Problem, closest

_OF_PERIODS = frozenset({"period", "kind", "every", "start", "due"})

# Days: the period, the windows of targets, and their checkpoints.


def period_backwards(context: PlanContext) -> Iterator[Problem]:
    """The period ends after it starts."""
    period = context.plan.period
    if period.end < period.start:
        yield context.problem("period-backwards", "period", "end", start=period.start, end=period.end)


def outside_period(context: PlanContext) -> Iterator[Problem]:
    """A target starts and falls due within the plan's period, unless a revision moved its due date out of it.

    So do the days of a profile.
    """
    period = context.plan.period
    days: dict[str, Param] = {"start": period.start, "end": period.end}
    if period.end < period.start:
        return
    for path, target in context.every(Target):
        if target.start not in period:
            yield context.problem("outside-period", *path, "start", day=target.start, **days)
        if target.due < period.start:
            yield context.problem("outside-period", *path, "due", day=target.due, **days)
        moved = (change.new for _, change in context.plan.due_changes(target))
        if target.due > period.end and target.due not in moved:
            yield context.problem("outside-period", *path, "due", day=target.due, what="due", **days)
    for path, profile in context.profiles():
        for i, point in enumerate(profile):
            if point.by not in period:
                yield context.problem("outside-period", *path, i, "by", day=point.by, **days)


def due_before_start(context: PlanContext) -> Iterator[Problem]:
    """A target falls due on or after its start; one that takes over the plan's days is not asked."""
    for path, target in context.clear_targets("start", "due"):
        if target.due < target.start and target.window != context.plan.period:
            yield context.problem("due-before-start", *path, "due", due=target.due, start=target.start)


def checkpoint_outside(context: PlanContext) -> Iterator[Problem]:
    """A checkpoint lies between the target's start and its due date."""
    for path, target in context.clear_targets("start", "due", "checkpoints"):
        days: dict[str, Param] = {"start": target.start, "due": target.due}
        for i, checkpoint in enumerate(target.checkpoints if target.start <= target.due else ()):
            if checkpoint.by not in target.window:
                place = (*path, "checkpoints", i, "by")
                yield context.problem("checkpoint-outside", *place, day=checkpoint.by, **days)


def checkpoint_falling(context: PlanContext) -> Iterator[Problem]:
    """Checkpoints are cumulative: a later one never asks for less; those of a rate may."""
    for path, target in context.clear_targets(*BOUNDS, "baseline", "checkpoints"):
        points = enumerate(target.checkpoints if target.has_pace else ())
        valued = sorted((point.by, i, point.value) for i, point in points if point.value is not None)
        for (_, _, before), (_, i, after) in pairwise(valued):
            if after > before if target.bound.at_most is not None else after < before:
                figures = {"value": plain(after), "before": plain(before)}
                yield context.problem("checkpoint-falling", *path, "checkpoints", i, "value", **figures)


def checkpoint_at_due(context: PlanContext) -> Iterator[Problem]:
    """At its due date a target is held to its bound, so no other value stands there; a stage may."""
    for path, target in context.clear_targets(*BOUNDS, "due", "checkpoints"):
        edges = {Decimal(100)} if target.kind is Kind.MILESTONE else {*target.edges}
        for i, point in enumerate(target.checkpoints):
            if point.by == target.due and point.value is not None and point.value not in edges:
                said: dict[str, Param] = {"due": target.due, "what": target.kind.value}
                yield context.problem("checkpoint-at-due", *path, "checkpoints", i, "value", **said)


def duplicate_stage(context: PlanContext) -> Iterator[Problem]:
    """The stages of a target have names of their own, for entries name them."""
    for path, target in context.clear_targets("checkpoints"):
        seen: set[str] = set()
        for i, point in enumerate(target.checkpoints):
            if point.value is None and point.name is not None:
                if point.name in seen:
                    place = (*path, "checkpoints", i, "name")
                    yield context.problem("duplicate-stage", *place, name=point.name)
                seen.add(point.name)


def month_outside(context: PlanContext) -> Iterator[Problem]:
    """A month with a goal of its own lies whole between the target's start and its due date."""
    for path, target in context.clear_targets("start", "due"):
        days: dict[str, Param] = {"start": target.start, "due": target.due}
        for month in (goal.month for goal in target.monthly if target.start <= target.due):
            if month.start < target.start or target.due < month.end:
                place = (*path, "monthly", month.name)
                yield context.problem_of_key("month-outside", *place, month=month.name, **days)


# The pace of the plan: profiles never go back, and yellow comes before red.


def profile_falling(context: PlanContext) -> Iterator[Problem]:
    """A profile never goes back: a later share is not below an earlier one."""
    for path, profile in context.profiles():
        shares = sorted((point.by, i, point.share) for i, point in enumerate(profile))
        for (_, _, before), (_, i, after) in pairwise(shares):
            if after < before:
                figures = {"share": plain(after), "before": plain(before)}
                yield context.problem("profile-falling", *path, i, "share", **figures)


def thresholds_swapped(context: PlanContext) -> Iterator[Problem]:
    """Yellow comes before red: by points it is the lower line, as a ratio the higher one."""
    limits = context.plan.thresholds
    low, high = limits.yellow, limits.red
    if limits.rule is Rule.RATIO:
        low, high = high, low
    is_vague = any(context.is_vague(("pace", key)) for key in ("rule", "yellow", "red"))
    if low > high and not is_vague:
        figures = {"yellow": plain(limits.yellow), "red": plain(limits.red)}
        yield context.problem("thresholds-swapped", "pace", "yellow", rule=limits.rule.value, **figures)


# Revisions: they explain what is held, lead to the dues of today, and excuse periods.


def due_without_targets(context: PlanContext) -> Iterator[Problem]:
    """A revision that moves a due date says whose."""
    for i, revision in enumerate(context.plan.revisions):
        is_vague = context.is_vague(("revisions", i, "targets"))
        if revision.due is not None and not revision.targets and not is_vague:
            yield context.problem("missing-key", "revisions", i, key="targets")


def state_without_revision(context: PlanContext) -> Iterator[Problem]:
    """A target that is suspended or cancelled has a revision that gives the reason."""
    for path, target in context.every(Target):
        if target.hold is not None and not context.plan.revisions_of(target):
            what = {"id": target.id, "state": target.hold.value}
            yield context.problem("state-without-revision", *path, "state", **what)


def due_chain_broken(context: PlanContext) -> Iterator[Problem]:
    """Each due date moved `from` is the `to` before it, and the last `to` is the target's due."""
    for _, target in context.clear_targets("due"):
        chain = sorted(
            (revision.date, i, revision.due)
            for i, revision in enumerate(context.plan.revisions)
            if revision.due is not None and not target.ids.isdisjoint(revision.targets)
        )
        days = [(i, "from", after.old, before.new) for (_, _, before), (_, i, after) in pairwise(chain)]
        days += [(i, "to", due.new, target.due) for _, i, due in chain[-1:]]
        for i, key, written, expected in days:
            if written != expected:
                place = "revisions", i, "due", key
                yield context.problem("due-chain-broken", *place, written=written, expected=expected)


def due_moved_late(context: PlanContext) -> Iterator[Problem]:
    """An extension is recorded before the due date that it moves."""
    for i, revision in enumerate(context.plan.revisions):
        if revision.due is not None and revision.date > revision.due.old:
            days = {"day": revision.date, "old": revision.due.old}
            yield context.problem("due-moved-late", "revisions", i, "due", "from", **days)


def unknown_period(context: PlanContext) -> Iterator[Problem]:
    """An excused period is one of those that the recurring targets named are asked for; else any of all."""
    if context.lost or context.any_vague(_OF_PERIODS):
        return
    for i, revision in enumerate(context.plan.revisions):
        if not revision.excused or context.is_vague(("revisions", i, "targets")):
            continue
        known = dict(sorted(_periods_of(context, revision).items(), key=lambda item: item[1]))
        names = [*known]
        for j, name in enumerate(revision.excused):
            if name and name not in known:
                said = {"first": names[0], "last": names[-1]} if names else {"why": "nothing"}
                meant = {"name": name, "suggestion": _nearest(name, known)}
                yield context.problem("unknown-period", "revisions", i, "excused", j, **meant, **said)


def _periods_of(context: PlanContext, revision: Revision) -> Mapping[str, Period]:
    """By name, the periods that the recurring targets which a revision names are asked for."""
    targets = (target for target in context.plan.targets if target.every and revision.is_of(target))
    rhythms = {(target.every, target.window, target.first_month): target for target in targets}
    return {name: period for target in rhythms.values() for name, period in _asked(target).items()}


def _asked(target: Target) -> Mapping[str, Period]:
    return _named(target.every, target.window, target.first_month) if target.every else {}


@lru_cache(maxsize=256)  # hundreds of targets recur alike, and every revision is held against them
def _named(every: Every, window: Span, first_month: int) -> Mapping[str, Period]:
    return {period.name: period for period in whole_periods(every, window, first_month)}


def _nearest(text: str, known: Mapping[str, Period]) -> str | None:
    """The period that holds the day or month `text`, else the one that is called nearly so."""
    day = parse_last_day(text)
    holding = (name for name, period in known.items() if day is not None and day in period)
    return next(holding, None) or closest(text, known)


def all_excused(context: PlanContext) -> Iterator[Problem]:
    """Of the periods that a recurring target is asked for, one at least is not excused."""
    for _, target in context.clear_targets("every", "start", "due"):
        excused = context.plan.excused(target)
        if excused and target.every and _asked(target).keys() <= excused:
            revisions = enumerate(context.plan.revisions)
            place = max(i for i, each in revisions if each.excused and each.is_of(target))
            yield context.problem_of_key("all-excused", "revisions", place, "excused", id=target.id)


_OF_DAYS = (
    *(period_backwards, outside_period, due_before_start, checkpoint_outside, checkpoint_falling),
    *(checkpoint_at_due, duplicate_stage, month_outside, profile_falling, thresholds_swapped),
)
_OF_REVISIONS = (due_without_targets, state_without_revision, due_chain_broken, due_moved_late)
CHECKS = (*_OF_DAYS, *_OF_REVISIONS, unknown_period, all_excused)
