"""Changes of a plan as plain JSON values and back, for what is remembered between runs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from workplan.core.diff import ChangeKind, PlanChange, SubjectKind
from workplan.core.diff_fields import Effect, Quantity, Range, Value, Waypoint
from workplan.core.plan import DueChange, Revision


def written_change(change: PlanChange) -> list[object]:
    """A change as a list of JSON values."""
    values = (_written(change.old), _written(change.new))
    what = (change.kind.value, change.subject.value, change.id, change.name, change.field)
    return [*what, *values, change.effect.value, change.reason, list(change.within)]


def read_change(data: list[Any]) -> PlanChange:
    """The change that `written_change` wrote."""
    kind, subject, name, title, field, old, new, effect, reason, within = data
    values = (_read(old), _read(new), Effect(effect), reason, tuple(within))
    return PlanChange(ChangeKind(kind), SubjectKind(subject), name, title, field, *values)


def _written(value: Value) -> object:
    match value:
        case date():
            return {"day": value.isoformat()}
        case Quantity() | Range() | Waypoint():
            return _written_figures(value)
        case Revision():
            due = value.due and [value.due.old.isoformat(), value.due.new.isoformat()]
            return {"record": [value.date.isoformat(), value.reason, value.by, list(value.targets), due]}
        case tuple():
            return list(value)
        case _:
            return value


def _written_figures(value: Quantity | Range | Waypoint) -> object:
    match value:
        case Quantity():
            return {"quantity": [str(value.figure), value.unit]}
        case Range():
            return {"range": [str(value.low), str(value.high), value.unit]}
        case _:
            reach = [str(value.reach.figure), value.reach.unit]
            return {"waypoint": [value.by.isoformat(), *reach, value.name]}


def _read(data: Any) -> Value:  # noqa: ANN401  # JSON
    if isinstance(data, dict):
        return _tagged(data)
    value: Value = tuple(data) if isinstance(data, list) else data
    return value


def _tagged(data: Mapping[str, Any]) -> Value:
    [(tag, inner)] = data.items()
    match tag:
        case "day":
            return date.fromisoformat(inner)
        case "quantity":
            return Quantity(Decimal(inner[0]), inner[1])
        case "range":
            return Range(Decimal(inner[0]), Decimal(inner[1]), inner[2])
        case "record":
            day, reason, who, targets, due = inner
            moved = due and DueChange(*map(date.fromisoformat, due))
            return Revision(date.fromisoformat(day), reason, who, tuple(targets), moved)
        case _:
            by, figure, unit, name = inner
            return Waypoint(date.fromisoformat(by), Quantity(Decimal(figure), unit), name)
