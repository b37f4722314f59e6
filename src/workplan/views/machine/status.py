"""The status of a plan in the machine format."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workplan.core.calendar import Span
from workplan.core.status import Group, OwnerStatus, SectionStatus, Status, TaskStatus
from workplan.core.verdict import Verdict
from workplan.views.machine.alerts import alerts_json
from workplan.views.machine.baseline import baseline_json, group_baseline_json, target_baseline_json
from workplan.views.machine.figures import Json, day, gap, share
from workplan.views.machine.targets import target_json
from workplan.views.words import Words

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline

VERSION = 1


def status_json(status: Status, words: Words, baseline: "Baseline | None" = None) -> Json:
    """All of a status (docs/json.md); the messages of its alerts are in `language`."""
    return {
        **head_json(status),
        "elapsed": share(status.elapsed),
        **group_json(status.group),
        **({} if baseline is None else {"baseline": baseline_json(baseline)}),
        "sections": [*_sections(status, baseline)],
        "tasks": [*_tasks(status, baseline)],
        "owners": [*_owners(status, baseline)],
        "targets": [_target(verdict, baseline) for verdict in status.verdicts],
        "alerts": alerts_json(status.alerts, words),
    }


def _sections(status: Status, baseline: "Baseline | None") -> Iterator[Json]:
    groups = {} if baseline is None else baseline.parts
    for each in status.sections:
        section = each.section
        beside = group_baseline_json(baseline, groups, section.id, section.all_targets)
        yield {**section_json(status, each), **beside}


def _tasks(status: Status, baseline: "Baseline | None") -> Iterator[Json]:
    groups = {} if baseline is None else baseline.parts
    for each in status.tasks:
        beside = group_baseline_json(baseline, groups, each.task.id, each.task.targets)
        yield {**task_json(each), **beside}


def _owners(status: Status, baseline: "Baseline | None") -> Iterator[Json]:
    groups = {} if baseline is None else baseline.owners
    for each in status.owners:
        targets = (verdict.target for verdict in each.verdicts)
        yield {**owner_json(status, each), **group_baseline_json(baseline, groups, each.name, targets)}


def _target(verdict: Verdict, baseline: "Baseline | None") -> Json:
    beside = {} if baseline is None else target_baseline_json(verdict, baseline)
    return {**target_json(verdict), **beside}


def head_json(status: Status) -> Json:
    """What every object begins with: the version, the plan, the day."""
    plan = status.plan
    described = {"file": status.file, "title": plan.title, "period": _span(plan.period)}
    return {"version": VERSION, "plan": described, "as_of": day(status.as_of)}


def group_json(group: Group) -> Json:
    """The roll-up of a group."""
    return {
        "completion": share(group.completion),
        "expected": share(group.expected),
        "gap": gap(group.gap),
        "light": group.light.value,
        "reported": group.reported,
        "scored": group.scored,
        "halfway": group.halfway,
        "counts": {state.value: number for state, number in group.states.items()},
        "lights": {light.value: number for light, number in group.lights.items()},
    }


def section_json(status: Status, found: SectionStatus) -> Json:
    """A section; `targets` are its headline ones, `tasks` those that `status` holds."""
    section, headline = found.section, [v for v in found.verdicts if v.target.task is None]
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        **group_json(found.group),
        "targets": _ids(headline),
        "tasks": [each.task.id for each in status.tasks if each.task.section == section.id],
    }


def task_json(found: TaskStatus) -> Json:
    """A task and the ids of its targets."""
    task = found.task
    return {
        "id": task.id,
        "section": task.section,
        "number": task.number,
        "title": task.title,
        "lead": list(task.lead),
        "department": list(task.department),
        **group_json(found.group),
        "targets": _ids(found.verdicts),
    }


def owner_json(status: Status, found: OwnerStatus) -> Json:
    """An owner and the ids of the targets that count under it."""
    owner = status.plan.owners[found.name]
    described = {"name": owner.name, "title": owner.title, "under": owner.under}
    return {**described, **group_json(found.group), "targets": _ids(found.verdicts)}


def _ids(verdicts: Sequence[Verdict]) -> list[str]:
    return [verdict.target.id for verdict in verdicts]


def _span(span: Span) -> Json:
    return {"start": day(span.start), "end": day(span.end)}
