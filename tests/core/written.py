"""Plans as people write them, and their changes as one line each."""

from datetime import date

from workplan.core.check_plan import check_plan
from workplan.core.diff import PlanChange, difference
from workplan.core.effects import Quantity, Range, Value, Waypoint
from workplan.core.plan import Plan, Revision
from workplan.core.plan_context import PlanContext
from workplan.core.problems import errors_of
from workplan.files.plan.read import read_plan

PLAN = """\
title: Plan
organization: Office
language: en
period: {{start: 2022-01-01, end: 2022-12-31}}
{top}
owners: {{Ann: {{title: head}}, Bob: {{title: deputy}}}}
sections:
  - {{id: town, title: Town, tasks: [{tasks}]}}
"""


def read(text: str) -> Plan:
    """The plan that `text` writes, which has no errors."""
    found = read_plan(text.encode(), "plan.yaml")
    assert found.plan is not None
    problems = (*found.problems, *check_plan(PlanContext(found.plan, "plan.yaml")))
    assert errors_of(problems) == (), text
    return found.plan


def plan(*targets: str, top: str = "", task: str = "") -> str:
    """A plan with one task, which has these `targets`; `top` and `task` are more keys of plan and task."""
    more = f"{task}, " if task else ""
    items = ", ".join(f"{{{each}}}" for each in targets)
    streets = f"{{id: streets, title: Streets, lead: [Ann], {more}targets: [{items}]}}"
    return PLAN.format(top=top, tasks=streets)


def told(old: str, new: str) -> list[str]:
    """Every change from one text to another, as `effect id field: old -> new (reason)`."""
    return [said(change) for change in difference(read(old), read(new)).changes]


def said(change: PlanChange) -> str:
    """A change as one line; of the plan itself there is no id, and of a whole thing no field."""
    what = change.field or change.kind.value
    words = (change.effect.value, *((change.id,) if change.id else ()), f"{what}:")
    reason = f" ({change.reason})" if change.reason else ""
    return f"{' '.join(words)} {_value(change.old)} -> {_value(change.new)}{reason}"


def _value(value: Value) -> str:
    match value:
        case Quantity():
            return " ".join(filter(None, (f"{value.figure:f}", value.unit)))
        case Range():
            return " ".join(filter(None, (f"{value.low:f}-{value.high:f}", value.unit)))
        case Waypoint():
            reach = _value(value.reach) if value.reach else None
            return " ".join(filter(None, (f"{value.by:%m-%d}", reach, value.name)))
        case Revision():
            return " ".join((f"{value.date:%m-%d}", *value.targets, value.reason, *filter(None, [value.by])))
        case tuple():
            return f"[{', '.join(value)}]"
        case _:
            return value.isoformat() if isinstance(value, date) else str(value)
