"""Changes of a plan in the machine format."""

from datetime import date

from workplan.core.diff import FileDifference, PlanChange
from workplan.core.diff_fields import Quantity, Range, Value, Waypoint
from workplan.core.plan import Revision
from workplan.views.machine.figures import Json, day, figure


def difference_json(found: FileDifference) -> list[Json]:
    """The changes of one plan, as `diff --format json` lists them."""
    return [
        {**change_json(change), "commit": found.commit, "plan": found.file}
        for change in found.difference.changes
    ]


def change_json(change: PlanChange) -> Json:
    """One change; figures are without their units."""
    return {
        "kind": change.kind.value,
        "subject": change.subject.value,
        "id": change.id,
        "name": change.name,
        "field": change.field,
        "old": value_json(change.old),
        "new": value_json(change.new),
        "effect": change.effect.value,
        "reason": change.reason,
    }


def value_json(value: Value) -> object:
    """A value before or after a change."""
    match value:
        case Quantity():
            return figure(value.figure)
        case Range():
            return [figure(value.low), figure(value.high)]
        case Waypoint() | Revision():
            return _object(value)
        case date():
            return day(value)
        case tuple():
            return list(value)
        case _:
            return value


def _object(value: Waypoint | Revision) -> Json:
    if isinstance(value, Waypoint):
        return {"by": day(value.by), "value": figure(value.reach.figure), "name": value.name}
    due = value.due and {"from": day(value.due.old), "to": day(value.due.new)}
    said = {"by": value.by, "targets": list(value.targets), "reason": value.reason}
    return {"date": day(value.date), **said, "due": due}
