"""Results in the machine format that docs/json.md promises."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from workplan.core.alerts import Alert
from workplan.core.baseline import Baseline
from workplan.core.calendar import Span
from workplan.core.diff import FileDifference, PlanChange
from workplan.core.diff_fields import Quantity, Range, Value, Waypoint
from workplan.core.history import Author, Event, Version
from workplan.core.log import Entry, Step
from workplan.core.lookup import Subject, definitions_for, references_to
from workplan.core.plan import Checkpoint, Definition, Kind, Owner, Plan, Revision, Section, Target, Task
from workplan.core.provenance import NOTHING_TOLD, Provenance
from workplan.core.report import Report, TargetReport, targets_of
from workplan.core.status import Group, OwnerStatus, SectionStatus, Status, TaskStatus
from workplan.core.verdict import Verdict
from workplan.views.alerts import alert_message
from workplan.views.columns import MEASURES, TARGETS, chosen, group_then
from workplan.views.explain import explained
from workplan.views.phrases import figure
from workplan.views.values import DAY, PLACE, POINTS, SHARE
from workplan.views.words import Words

Json: TypeAlias = dict[str, object]
_VERSION = 1


# A status and its parts.


def status_json(status: Status, words: Words, baseline: Baseline | None = None) -> Json:
    """All of a status; the messages of its alerts are said by `words`."""
    targets = [_target(each, words, baseline) for each in targets_of(status, baseline)]
    return _status(status, targets, words, baseline)


def report_json(report: Report, words: Words) -> Json:
    """A status with more to each target, then the revisions and the changes of the plan."""
    targets = [{**_target(each, words, report.baseline), **_reported(each)} for each in report.targets]
    return {
        **_status(report.status, targets, words, report.baseline),
        "chosen": {"owner": report.choice.owner, "section": report.choice.section},
        "revisions": [_value(each) for each in report.revisions],
        "changes": [_change(each) for each in report.changes],
    }


def alerts_json(alerts: Iterable[Alert], words: Words) -> list[Json]:
    """The list of `alerts --format json`, also part of a status."""
    return [
        {
            "kind": alert.kind.value,
            "target": alert.verdict.target.id,
            "owners": list(alert.verdict.target.owners),
            "days": alert.days,
            "missing": _figure(alert.verdict.missing),
            "period": alert.period and _span(alert.period),
            "checkpoint": alert.checkpoint and _checkpoint(alert.checkpoint),
            "last_report": PLACE.told(alert.last_entry),
            "message": alert_message(alert, words),
        }
        for alert in alerts
    ]


def _status(status: Status, targets: Sequence[Json], words: Words, baseline: Baseline | None) -> Json:
    return {
        **_head(status),
        "elapsed": SHARE.told(status.elapsed),
        **_group(status.group),
        **({} if baseline is None else {"baseline": _baseline(baseline)}),
        "sections": [_section(status, each, baseline) for each in status.sections],
        "tasks": [_task(each, baseline) for each in status.tasks],
        "owners": [_owner(status, each, baseline) for each in status.owners],
        "targets": targets,
        "alerts": alerts_json(status.alerts, words),
    }


def _head(status: Status) -> Json:
    """What every object begins with: the version, the plan, the day."""
    plan = status.plan
    described = {"file": status.file, "title": plan.title, "period": _span(plan.period)}
    return {"version": _VERSION, "plan": described, "as_of": DAY.told(status.as_of)}


def _group(group: Group) -> Json:
    """The roll-up of a group."""
    lights = {light.value: number for light, number in group.lights.items()}
    return {**_measures(group), "halfway": group.halfway, "counts": _counts(group), "lights": lights}


def _group_then(group: Group) -> Json:
    """The roll-up of a group by an earlier plan."""
    return {**_measures(group), "counts": _counts(group)}


def _measures(group: Group) -> Json:
    return {
        "completion": SHARE.told(group.completion),
        "expected": SHARE.told(group.expected),
        "gap": POINTS.told(group.gap),
        "light": group.light.value,
        "reported": group.reported,
        "scored": group.scored,
    }


def _counts(group: Group) -> Json:
    return {state.value: number for state, number in group.states.items()}


def _baseline(baseline: Baseline) -> Json:
    """The roll-up by the earlier plan, and the ids of targets that only easing made met."""
    named = {"commit": baseline.commit, "file": baseline.status.file}
    return {**named, **_group_then(baseline.status.group), "met_after_easing": sorted(baseline.eased)}


def _beside(subject: Section | Task | Owner, targets: Iterable[Target], baseline: Baseline | None) -> Json:
    """What the object of a group has besides: its roll-up by the earlier plan."""
    if baseline is None:
        return {}
    then, eased = group_then(subject, baseline), sorted(baseline.eased & {target.id for target in targets})
    return {"baseline": then and _group_then(then), "met_after_easing": eased}


def _section(status: Status, found: SectionStatus, baseline: Baseline | None = None) -> Json:
    """A section; `targets` are its headline ones, `tasks` those that `status` holds."""
    section, headline = found.section, [v for v in found.verdicts if v.target.task is None]
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        **_group(found.group),
        "targets": _ids(headline),
        "tasks": [each.task.id for each in status.tasks if each.task.section == section.id],
        **_beside(section, section.all_targets, baseline),
    }


def _task(found: TaskStatus, baseline: Baseline | None = None) -> Json:
    task = found.task
    return {
        "id": task.id,
        "section": task.section,
        "number": task.number,
        "title": task.title,
        "lead": list(task.lead),
        "department": list(task.department),
        **_group(found.group),
        "targets": _ids(found.verdicts),
        **_beside(task, task.targets, baseline),
    }


def _owner(status: Status, found: OwnerStatus, baseline: Baseline | None = None) -> Json:
    owner = status.plan.owners[found.name]
    return {
        "name": owner.name,
        "title": owner.title,
        "under": owner.under,
        **_group(found.group),
        "targets": _ids(found.verdicts),
        **_beside(owner, (verdict.target for verdict in found.verdicts), baseline),
    }


def _ids(verdicts: Iterable[Verdict]) -> list[str]:
    return [verdict.target.id for verdict in verdicts]


# A target.


def _target(part: TargetReport, words: Words, baseline: Baseline | None = None) -> Json:
    """One of the `targets` of a status."""
    verdict, facts, unreported = part.verdict, part.verdict.facts, part.verdict.unreported
    found = {
        **_asked(verdict.target),
        **_drawn(MEASURES, part, words),
        "shape": facts.shape,
        "judged_on": DAY.told(facts.judged_on),
        "missing": _figure(verdict.missing),
        "remaining": _figure(verdict.remaining),
        "state": verdict.state.value,
        "cause": verdict.cause.value,
        "light": verdict.light.value,
        "unreported_since": unreported and DAY.told(unreported.period.start),
        "due": DAY.told(verdict.target.due),
        "figure_on": DAY.told(facts.figure_on),
        "last_report": PLACE.told(facts.trail.last_entry),
    }
    if baseline is None:
        return found
    then = part.then and _then(part, part.then, words)
    return {**found, "baseline": then, "met_after_easing": part.is_met_by_easing}


def _drawn(keys: str, part: TargetReport, words: Words) -> Json:
    """The columns of these keys."""
    return {each.key: each.kind.told(each.get(part, words)) for each in chosen(TARGETS, keys)}


def _asked(target: Target) -> Json:
    """What the plan says of a target."""
    every = {} if target.every is None else {"every": target.every.value}
    return {
        "id": target.id,
        "task": target.task,
        "section": target.section,
        "name": target.name,
        "kind": target.kind.value,
        **every,
        "unit": target.unit,
        "owners": list(target.owners),
        "department": list(target.department),
        "bound": _bound(target),
        "baseline": _figure(target.bound.baseline),
        "stretch": _figure(target.bound.stretch),
        "part_of": target.part_of,
        "weight": _figure(target.weight),
        "start": DAY.told(target.start),
    }


def _bound(target: Target) -> Json | None:
    """The bound that is set, None without one; a recurring target's is what each period asks for."""
    bound = target.bound
    if target.kind is Kind.RECURRING:
        return {"at_least": _figure(target.at_least)}
    between = bound.between and [_figure(each) for each in bound.between]
    found = {"at_least": _figure(bound.at_least), "at_most": _figure(bound.at_most), "between": between}
    return {key: value for key, value in found.items() if value is not None} or None


def _then(part: TargetReport, then: Verdict, words: Words) -> Json:
    """The verdict of an earlier plan on a target, which may have had another id."""
    return {
        "id": then.target.id,
        "state": then.state.value,
        "light": then.light.value,
        **_drawn("completion expected gap", replace(part, verdict=then), words),
        "bound": _bound(then.target),
        "due": DAY.told(then.target.due),
    }


def _reported(part: TargetReport) -> Json:
    """What a report says of a target beside its verdict."""
    said = part.last_words
    last = said and {
        "date": DAY.told(said.date),
        "file": said.file,
        "line": said.line,
        "note": said.note,
        "problem": said.problem,
        "next": said.next,
        "by": said.by,
    }
    return {
        "number": part.number,
        "line": part.line,
        "support": list(part.target.support_in(part.task)),
        "last_figure": PLACE.told(part.last_figure),
        "last_words": last,
    }


# What `show` tells of one thing.


def subject_json(subject: Subject, status: Status, words: Words, told: Provenance = NOTHING_TOLD) -> Json:
    """The head of every object, then what is said of `subject` under the name of what it is."""
    return {**_head(status), **_subject(subject, status, words, told)}


def _subject(subject: Subject, status: Status, words: Words, told: Provenance) -> Json:
    parts = {part.verdict.target.id: part for part in targets_of(status)}

    def verdicts(found: Iterable[Verdict]) -> list[Json]:
        return [_target(parts[verdict.target.id], words) for verdict in found]

    match subject:
        case Target():
            return {"target": _target_page(status.plan, parts[subject.id], words, told)}
        case Owner():
            owner = status.of_owner(subject.name)
            return {"owner": {**_owner(status, owner), "verdicts": verdicts(owner.verdicts)}}
        case Definition():
            found = references_to(subject.term, status.plan)
            references = [{"id": name or None, "title": title} for name, title in found]
            return {"definition": {**_term(subject), "references": references}}
        case Section():
            section = next(each for each in status.sections if each.section.id == subject.id)
            own = {"aim": subject.aim, "detail": subject.detail, "verdicts": verdicts(section.verdicts)}
            return {"section": {**_section(status, section), **own, **_terms(status.plan, subject)}}
        case _:
            task = next(each for each in status.tasks if each.task.id == subject.id)
            said = {"support": list(subject.support), "detail": subject.detail}
            trail = {"verdicts": verdicts(task.verdicts), "trail": [_entry(entry) for entry in task.entries]}
            return {"task": {**_task(task), **said, **trail, **_terms(status.plan, subject)}}


def _target_page(plan: Plan, part: TargetReport, words: Words, told: Provenance) -> Json:
    verdict, target, trail = part.verdict, part.verdict.target, part.verdict.facts.trail
    reporting = target.reporting
    return {
        **_target(part, words),
        "formerly": list(target.formerly),
        "support": list(target.support),
        "size": target.size,
        "detail": target.detail,
        "hold": target.hold,
        "reporting": {"every": reporting.every.value, "grace": reporting.grace, "never": reporting.never},
        "checkpoints": [_checkpoint(each) for each in target.passing],
        **_terms(plan, target),
        "explain": [{"part": key, "text": text} for key, text in explained(plan, verdict, words)],
        "trail": [{**_step(step), **_recorded(step.entry, target, told)} for step in trail.steps],
        "repeated": [{**_entry(entry), **_recorded(entry, target, told)} for entry in trail.repeated],
        "revisions": [_revision(each) for each in plan.revisions_of(target)],
        "alerts": alerts_json(part.alerts, words),
    }


def _step(step: Step) -> Json:
    return {**_entry(step.entry), "before": _figure(step.before), "after": _figure(step.after)}


def _entry(entry: Entry) -> Json:
    return {
        "date": DAY.told(entry.date),
        "file": entry.file,
        "line": entry.line,
        "of_task": entry.is_task,
        "add": _figure(entry.given.add),
        "value": _figure(entry.given.value),
        "done": entry.given.done,
        "light": entry.given.light,
        "by": entry.by,
        "note": entry.note,
        "problem": entry.problem,
        "next": entry.next,
        "evidence": list(entry.evidence),
        "id": entry.id,
    }


def _recorded(entry: Entry, target: Target, told: Provenance) -> Json:
    """What an entry has besides: who recorded it, null where git tells nothing."""
    found = told.get((entry.file, entry.item))
    if found is None:
        return {"recorded": None}
    changed = _author(found.changed_by) if found.is_changed else None
    return {"recorded": {**_author(found.by), "late": found.is_late(target), "changed": changed}}


def _author(author: Author | None) -> Json:
    """All null for what is not committed yet."""
    if author is None:
        return {"commit": None, "author": None, "day": None}
    return {"commit": author.commit, "author": author.name, "day": DAY.told(author.day)}


def _revision(revision: Revision) -> Json:
    said = {"by": revision.by, "reason": revision.reason}
    return {"date": DAY.told(revision.date), **said, "due": _moved(revision)}


def _terms(plan: Plan, subject: Section | Task | Target) -> Json:
    return {"terms": [_term(each) for each in definitions_for((subject,), plan)]}


def _term(definition: Definition) -> Json:
    return {"term": definition.term, "text": definition.text, "items": list(definition.items)}


# Changes of a plan.


def difference_json(found: Iterable[FileDifference]) -> list[Json]:
    """The changes of all plans, as `diff --format json` lists them."""
    return [
        {**_change(change), "commit": each.commit, "plan": each.file}
        for each in found
        for change in each.difference.changes
    ]


def history_json(file: str, name: str | None, events: Iterable[Event], unread: Iterable[Version]) -> Json:
    """The history of what is called `name`, None for the plan in `file`."""
    return {
        "version": _VERSION,
        "file": file,
        "id": name,
        "changes": [{**_made(each.author), **_change(each.change)} for each in events],
        "unreadable": [{**_made(each.author), "file": each.file} for each in unread],
    }


def _made(author: Author) -> Json:
    return {"commit": author.commit, "day": DAY.told(author.day), "author": author.name}


def _change(change: PlanChange) -> Json:
    """One change; figures are without their units."""
    return {
        "kind": change.kind.value,
        "subject": change.subject.value,
        "id": change.id,
        "name": change.name,
        "field": change.field,
        "old": _value(change.old),
        "new": _value(change.new),
        "effect": change.effect.value,
        "reason": change.reason,
    }


def _value(value: Value) -> object:
    """A value before or after a change."""
    match value:
        case Quantity():
            return _figure(value.figure)
        case Range():
            return [_figure(value.low), _figure(value.high)]
        case Waypoint():
            return {"by": DAY.told(value.by), "value": _figure(value.reach.figure), "name": value.name}
        case Revision():
            said = {"by": value.by, "targets": list(value.targets), "reason": value.reason}
            return {"date": DAY.told(value.date), **said, "due": _moved(value)}
        case tuple():
            return list(value)
        case _:
            return DAY.told(value) if isinstance(value, date) else value


# What several of them hold.


def _figure(value: Fraction | Decimal | int | None) -> str | None:
    return None if value is None else figure(value)


def _span(span: Span) -> Json:
    return {"start": DAY.told(span.start), "end": DAY.told(span.end)}


def _checkpoint(checkpoint: Checkpoint) -> Json:
    return {"by": DAY.told(checkpoint.by), "value": _figure(checkpoint.value), "name": checkpoint.name}


def _moved(revision: Revision) -> Json | None:
    due = revision.due
    return None if due is None else {"from": DAY.told(due.old), "to": DAY.told(due.new)}
