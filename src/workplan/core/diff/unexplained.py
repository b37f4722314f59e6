"""Problems of a plan against an earlier state: what was eased without a reason, and reasons for nothing."""

from collections.abc import Iterator, Mapping

from workplan.core.checks.context import PlanContext
from workplan.core.diff.plans import Difference
from workplan.core.diff.record import ChangeKind, PlanChange, SubjectKind
from workplan.core.plan import Plan
from workplan.core.problems import Address, Path, Problem


def since_problems(plan: Plan | None, file: str, difference: Difference, revision: str) -> Iterator[Problem]:
    """What is wrong with the changes of a plan since `revision`; each at what was changed."""
    paths = {} if plan is None else _paths(plan)
    for change in difference.changes:
        if change.is_unexplained:
            yield _unexplained(change, file, paths, revision)
    for idle in difference.idle:
        at = Address(("revisions", idle.index, "targets", idle.position))
        yield Problem("revision-without-change", file, at, {"id": idle.name, "revision": revision})


def _unexplained(change: PlanChange, file: str, paths: Mapping[str, Path], revision: str) -> Problem:
    what = change.kind.value
    if change.subject is SubjectKind.PLAN:
        what = "gone" if change.kind is ChangeKind.REMOVED else "plan"
    params = {"id": change.id, "field": change.field, "what": what, "revision": revision}
    return Problem("eased-without-reason", file, _address(change, paths), params)


def _address(change: PlanChange, paths: Mapping[str, Path]) -> Address | None:
    """Where the changed value stands, or stood; nothing for a plan that is no more."""
    if change.subject is SubjectKind.PLAN:
        removed = change.kind is ChangeKind.REMOVED
        return None if removed else Address(tuple((change.field or "").split(".")))
    path = paths.get(change.id or "")
    if path is None:
        return Address(("sections",), on_key=True)
    return Address((*path, *(change.field or "id").split(".")))


def _paths(plan: Plan) -> dict[str, Path]:
    """Where each section, task and target stands."""
    context = PlanContext(plan, "")
    found = {section.id: path for path, section in context.sections()}
    found |= {task.id: path for path, task in context.tasks()}
    return found | {target.id: path for path, target in context.targets()}
