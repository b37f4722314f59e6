"""Adjustments: the changes of a plan since a baseline, and its own records of them, that concern a choice."""

from collections.abc import Collection

from workplan.core.baseline import Baseline
from workplan.core.diff import PlanChange, SubjectKind, difference
from workplan.core.plan import Plan, Revision
from workplan.core.selection import Choice
from workplan.core.status import Status


def changes_since(baseline: Baseline, now: Status, choice: Choice) -> tuple[PlanChange, ...]:
    """What changed from the plan of `baseline` to that of `now`, eased without a reason first.

    Of a choice: the changes of its sections, tasks, targets and owners as they are or were, and of the plan.
    """
    changes = difference(baseline.status.plan, now.plan).changes
    if choice.is_whole:
        return changes
    known = _ids_in(choice.of(now)) | _ids_in(choice.of(baseline.status))
    return tuple(change for change in changes if _concerns(change, known))


def revisions_about(chosen: Status, choice: Choice) -> tuple[Revision, ...]:
    """The plan's own records of changes, by their days; of a choice, what names a part of it or nothing."""
    plan = chosen.plan
    found = sorted(plan.revisions, key=lambda revision: revision.date)
    if choice.is_whole:
        return tuple(found)
    known = _ids_in(chosen)
    return tuple(each for each in found if not each.targets or known & _current(plan, each))


def _concerns(change: PlanChange, known: Collection[str]) -> bool:
    if change.subject is SubjectKind.DEFINITION:
        return False
    return change.subject is SubjectKind.PLAN or change.id in known


def _current(plan: Plan, revision: Revision) -> frozenset[str]:
    """The ids that a record names, as they are now."""
    ids = plan.ids()
    return frozenset(ids.get(name, name) for name in revision.targets)


def _ids_in(status: Status) -> frozenset[str]:
    """The ids of sections, tasks and targets of a status, and the names of its owners."""
    parts = {*(each.section.id for each in status.sections), *(each.task.id for each in status.tasks)}
    owners = {each.name for each in status.owners if each.verdicts}
    return frozenset(parts | owners | {verdict.target.id for verdict in status.verdicts})
