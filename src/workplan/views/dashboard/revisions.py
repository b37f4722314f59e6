"""The revisions that the plan records: when, what of, by whom, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.core.plan import Revision
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.passages import Passage, Piece
from workplan.views.figures import day
from workplan.views.safety import safe


@dataclass(frozen=True, slots=True)
class Record:
    """One revision: its day, who decided it, what it names, why, and which due date it moved."""

    day: str
    by: str
    targets: Passage
    reason: Passage
    due: str


def records_of(desk: Desk) -> Iterator[Record]:
    """The revisions that the report tells of."""
    for revision in desk.report.revisions:
        yield Record(
            day=day(revision.date),
            by=safe(revision.by or ""),
            targets=tuple(_targets(desk, revision)),
            reason=desk.passage(revision.reason),
            due=_due(desk, revision),
        )


def _targets(desk: Desk, revision: Revision) -> Iterator[Piece]:
    """The names of what it names, by whatever id; what is not in the plan any more is called by that."""
    known, names = desk.plan.ids(), {target.id: target.name for target in desk.plan.targets}
    for name in revision.targets:
        current = known.get(name, name)
        yield desk.link(desk.plain(names.get(current, name)), desk.anchors.targets.get(current))


def _due(desk: Desk, revision: Revision) -> str:
    if revision.due is None:
        return ""
    days = {"old": day(revision.due.old), "new": day(revision.due.new)}
    return desk.words("page.due-changed", **days)
