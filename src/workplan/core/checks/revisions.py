"""Checks of revisions: they name what the plan has, explain what is held, and lead to the dues of today."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from workplan.core.checks.context import PlanContext
from workplan.core.plan import DueChange, Revision, Target
from workplan.core.problems import Path, Problem, Suggestions

_Extension = tuple[Path, Revision, DueChange]


def unknown_revised(context: PlanContext) -> Iterator[Problem]:
    """A revision names sections, tasks or targets of the plan; one removed since may still be named."""
    plan = context.plan
    ids = {s.id for s in plan.sections} | {t.id for t in plan.tasks} | set(plan.ids())
    suggestions = Suggestions(ids)
    for i, revision in enumerate(plan.revisions):
        for j, name in enumerate(revision.targets):
            if name and name not in ids and not context.lost & {"tasks", "targets"}:
                place = ("revisions", i, "targets", j)
                yield context.problem(
                    "unknown-revised", *place, id=name, suggestion=suggestions.closest(name)
                )


def due_without_targets(context: PlanContext) -> Iterator[Problem]:
    """A revision that moves a due date says whose."""
    for i, revision in enumerate(context.plan.revisions):
        path = ("revisions", i)
        if revision.due is not None and not revision.targets and not context.is_vague((*path, "targets")):
            yield context.problem("missing-key", *path, key="targets")


def state_without_revision(context: PlanContext) -> Iterator[Problem]:
    """A target that is suspended or cancelled has a revision that gives the reason."""
    explained = {name for revision in context.plan.revisions for name in revision.targets}
    for path, target in context.targets():
        if target.hold is not None and not explained & {target.id, *target.formerly}:
            yield context.problem(
                "state-without-revision", *path, "state", id=target.id, state=target.hold.value
            )


def due_chain_broken(context: PlanContext) -> Iterator[Problem]:
    """Each due date moved `from` is the `to` before it, and the last `to` is the target's due."""
    for _, target in context.clear_targets("due"):
        chain = _extensions(context, target)
        for (_, _, before), (path, _, after) in pairwise(chain):
            if after.old != before.new:
                yield _broken(context, (*path, "due", "from"), after.old, before.new)
        if chain and chain[-1][2].new != target.due:
            yield _broken(context, (*chain[-1][0], "due", "to"), chain[-1][2].new, target.due)


def _broken(context: PlanContext, path: Path, written: date, wanted: date) -> Problem:
    return context.problem("due-chain-broken", *path, written=written, expected=wanted)


def due_moved_late(context: PlanContext) -> Iterator[Problem]:
    """An extension is recorded before the due date that it moves."""
    for i, revision in enumerate(context.plan.revisions):
        if revision.due is not None and revision.date > revision.due.old:
            place = ("revisions", i, "due", "from")
            yield context.problem("due-moved-late", *place, day=revision.date, old=revision.due.old)


def _extensions(context: PlanContext, target: Target) -> list[_Extension]:
    """The revisions that moved the due date of `target`, in the order of their days."""
    known = {target.id, *target.formerly}
    found = [
        (("revisions", i), revision, revision.due)
        for i, revision in enumerate(context.plan.revisions)
        if revision.due is not None and known & set(revision.targets)
    ]
    return sorted(found, key=lambda extension: extension[1].date)
