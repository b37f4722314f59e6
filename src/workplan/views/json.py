"""Results in the machine format that docs/json.md promises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from workplan.core.alerts import Alert, alerts_of
from workplan.core.baseline import Baseline
from workplan.core.calendar import Period, Span
from workplan.core.coverage_state import Sourced
from workplan.core.diff import FileDifference, PlanChange
from workplan.core.effects import Quantity, Range, Waypoint
from workplan.core.history import Event, Version
from workplan.core.log import Entry
from workplan.core.lookup import Subject, definitions_for, references_to
from workplan.core.plan import (
    Checkpoint,
    Definition,
    DueChange,
    Kind,
    MonthGoal,
    Owner,
    Plan,
    ProfilePoint,
    Reporting,
    Revision,
    Section,
    Target,
    Task,
)
from workplan.core.provenance import NOTHING_TOLD, Provenance
from workplan.core.report import Report, TargetReport, targets_of
from workplan.core.status import Group, NamedStatus, SectionStatus, Status, TaskStatus
from workplan.core.verdict import Verdict
from workplan.views.alerts import alert_message
from workplan.views.columns import MEASURES, TARGETS, chosen, group_then
from workplan.views.explain import explained
from workplan.views.phrases import Words, figure
from workplan.views.values import PLACE, POINTS, SHARE

Json: TypeAlias = dict[str, object]
_VERSION = 2

_ALERT = """kind target=target.id owners=target.owners days missing own_light=rests_on_own_light period
    checkpoint problem next"""

# What is told of a record, in this order: its attributes by their own names, or `key=path` by another.
_KEYS: Mapping[type, str] = {
    Checkpoint: "by value name",
    ProfilePoint: "by share",
    MonthGoal: "by value name",
    Definition: "term text items",
    DueChange: "from=old to=new",
    PlanChange: "kind subject id name field old new effect reason",
    Reporting: "every grace never",
    Revision: "date by targets reason due excused",
    Sourced: "quote file state line words",
    Period: "start end",
    Span: "start end",
    Waypoint: "by value=reach name",
}


# A status and its parts.


def status_json(status: Status, words: Words, baseline: Baseline | None = None) -> Json:
    """All of a status; the messages of its alerts are said by `words`."""
    targets = [_target(each, words, baseline) for each in targets_of(status, baseline).values()]
    return _status(status, targets, words, baseline)


def report_json(report: Report, words: Words) -> Json:
    """A status with more to each target, then the revisions and the changes of the plan."""
    parts = report.targets.values()
    targets = [{**_target(each, words, report.baseline), **_reported(each)} for each in parts]
    return {
        **_status(report.status, targets, words, report.baseline),
        "chosen": _picked(report.choice, "owner owners section sections tags tasks states"),
        **_picked(report, "revisions changes"),
    }


def alerts_json(alerts: Iterable[Alert], words: Words) -> list[Json]:
    """The list of `alerts --format json`, also part of a status."""
    return [
        {
            **_picked(alert, _ALERT),
            "last_report": PLACE.told(alert.last_entry),
            "message": alert_message(alert, words),
        }
        for alert in alerts
    ]


def _status(status: Status, targets: Sequence[Json], words: Words, baseline: Baseline | None) -> Json:
    return {
        **_head(status),
        "elapsed": SHARE.told(status.elapsed),
        **group_json(status.group),
        **({} if baseline is None else {"baseline": _baseline(baseline)}),
        "sections": [_section(status, each, baseline) for each in status.sections],
        "tasks": [_task(each, baseline) for each in status.tasks],
        "owners": [_owner(status, each, baseline) for each in status.owners],
        "tags": [_tag(each, baseline) for each in status.tags],
        "targets": targets,
        "alerts": alerts_json(status.alerts, words),
    }


def _head(status: Status) -> Json:
    """What every object begins with: the version, the plan, the day."""
    plan = _picked(status, "file title=plan.title period=plan.period")
    return {"version": _VERSION, "plan": {**plan, "meta": dict(status.plan.meta)}, **_picked(status, "as_of")}


def group_json(group: Group) -> Json:
    """The roll-up of a group."""
    return {**_group_then(group, "halfway unreported"), **_picked(group, "lights")}


def _group_then(group: Group, besides: str = "") -> Json:
    """The roll-up of a group by an earlier plan."""
    return {
        "completion": SHARE.told(group.completion),
        "expected": SHARE.told(group.expected),
        "gap": POINTS.told(group.gap),
        **_picked(group, f"light on_pace reported scored {besides} counts=states"),
    }


def _baseline(baseline: Baseline) -> Json:
    """The roll-up by the earlier plan, and the ids of targets that only easing made met."""
    named = _picked(baseline, "commit called file=status.file")
    told = {"met_after_easing": sorted(baseline.eased), "incomparable": sorted(baseline.incomparable)}
    return {**named, **_group_then(baseline.status.group), **told}


def _beside(
    subject: Section | Task | Owner | str, targets: Iterable[Target], baseline: Baseline | None
) -> Json:
    """What the object of a group has besides: its roll-up by the earlier plan."""
    if baseline is None:
        return {}
    then, eased = group_then(subject, baseline), sorted(baseline.eased & {target.id for target in targets})
    return {"baseline": then and _group_then(then), "met_after_easing": eased}


def _section(status: Status, found: SectionStatus, baseline: Baseline | None = None) -> Json:
    """A section; `targets` are its headline ones, `tasks` those that `status` holds."""
    section = found.section
    return {
        **_picked(section, "id number title tags"),
        "meta": dict(section.meta),
        **group_json(found.group),
        "targets": _ids(verdict for verdict in found.verdicts if verdict.target.task is None),
        "tasks": [each.task.id for each in status.tasks if each.task.section == section.id],
        **_beside(section, section.all_targets, baseline),
    }


def _task(found: TaskStatus, baseline: Baseline | None = None) -> Json:
    return {
        **_picked(found.task, "id section number title lead department tags"),
        "meta": dict(found.task.meta),
        **group_json(found.group),
        "targets": _ids(found.verdicts),
        **_beside(found.task, found.task.targets, baseline),
    }


def _owner(status: Status, found: NamedStatus, baseline: Baseline | None = None) -> Json:
    owner = status.plan.owners[found.name]
    return {
        **_picked(owner, "name title under"),
        **group_json(found.group),
        "targets": _ids(found.verdicts),
        **_beside(owner, (verdict.target for verdict in found.verdicts), baseline),
    }


def _tag(found: NamedStatus, baseline: Baseline | None) -> Json:
    return {
        **_picked(found, "name"),
        **group_json(found.group),
        "targets": _ids(found.verdicts),
        **_beside(found.name, (verdict.target for verdict in found.verdicts), baseline),
    }


def _ids(verdicts: Iterable[Verdict]) -> list[str]:
    return [verdict.target.id for verdict in verdicts]


# A target.


def _target(part: TargetReport, words: Words, baseline: Baseline | None = None) -> Json:
    """One of the `targets` of a status."""
    target, every = part.target, "every" if part.target.every else ""
    judged = """shape=facts.shape judged_on=facts.judged_on missing remaining
        state stage=facts.stage cause light own_light=rests_on_own_light
        unreported_since=unreported.period.start due=target.due figure_on=facts.figure_on"""
    added = None if part.verdict.added is None else figure(part.verdict.added)
    found = {
        **_picked(part, "id=target.id number"),
        **_picked(target, f"task section name kind {every} unit owners department"),
        "bound": bound_json(target),
        **_picked(target, "baseline=bound.baseline stretch=bound.stretch keep=bound.keep goal=goal_words"),
        **_picked(target, "part_of weight start"),
        **_measures("value", part, words),
        "period": {"name": part.verdict.period.name, "added": added},
        **_measures(MEASURES, part, words),
        **_picked(part.verdict, judged),
        "last_report": PLACE.told(part.last_entry),
        **_picked(part, "tags"),
        "meta": dict(target.meta),
    }
    if baseline is None:
        return found
    then = part.then and _then(part, part.then, words)
    told = {"met_after_easing": part.is_met_by_easing, "incomparable": part.is_incomparable}
    return {**found, "baseline": then, **told}


def _measures(keys: str, part: TargetReport, words: Words) -> Json:
    """The columns of these keys."""
    return {each.key: each.kind.told(each.get(part, words)) for each in chosen(TARGETS, keys)}


def bound_json(target: Target) -> Json | None:
    """The bound that is set, None without one; a recurring target's is what each period asks for."""
    if target.kind is Kind.RECURRING:
        return _picked(target, "at_least")
    found = _picked(target.bound, "at_least at_most between")
    return {key: value for key, value in found.items() if value is not None} or None


def _then(part: TargetReport, then: Verdict, words: Words) -> Json:
    """The verdict of an earlier plan on a target, which may have had another id."""
    return {
        **_picked(then, "id=target.id state light"),
        **_measures("completion expected gap", replace(part, verdict=then), words),
        "bound": bound_json(then.target),
        **_picked(then, "due=target.due"),
    }


def _reported(part: TargetReport) -> Json:
    """What a report says of a target beside its verdict."""
    said = part.last_words
    return {
        **_picked(part, "line"),
        "support": list(part.target.support_in(part.task)),
        "last_figure": PLACE.told(part.last_figure),
        "last_words": said and _picked(said, "date file line note problem next by"),
    }


# What `show` tells of one thing.


def subject_json(
    subject: Subject,
    status: Status,
    words: Words,
    told: Provenance = NOTHING_TOLD,
    sources: Sequence[Sourced] = (),
) -> Json:
    """The head of every object, then what is said of `subject` under the name of what it is."""
    found = _subject(subject, status, words, told)
    if sources:
        found = {key: {**said, "source": [_picked(each) for each in sources]} for key, said in found.items()}
    return {**_head(status), **found}


def _subject(subject: Subject, status: Status, words: Words, told: Provenance) -> dict[str, Json]:
    plan, parts = status.plan, targets_of(status)

    def verdicts(found: Iterable[Verdict]) -> list[Json]:
        return [_target(parts[verdict.target.id], words) for verdict in found]

    match subject:
        case Target():
            return {"target": _target_page(plan, parts[subject.id], words, told)}
        case Owner():
            owner = status.of_owner(subject.name)
            return {
                "owner": {
                    **_owner(status, owner),
                    **_picked(subject, "contact"),
                    "verdicts": verdicts(owner.verdicts),
                }
            }
        case Definition():
            found = references_to(subject.term, plan)
            references = [{"id": name or None, "title": title} for name, title in found]
            return {"definition": {**_picked(subject), "references": references}}
        case Section():
            section = next(each for each in status.sections if each.section.id == subject.id)
            own = {**_picked(subject, "aim detail"), "verdicts": verdicts(section.verdicts)}
            return {"section": {**_section(status, section), **own, **_terms(plan, subject)}}
        case _:
            task = next(each for each in status.tasks if each.task.id == subject.id)
            trail = {"verdicts": verdicts(task.verdicts), "trail": [_entry(each) for each in task.entries]}
            own = {**_picked(subject, "support detail profile"), **trail}
            return {"task": {**_task(task), **own, **_terms(plan, subject)}}


def _target_page(plan: Plan, part: TargetReport, words: Words, told: Provenance) -> Json:
    target, trail = part.target, part.facts.trail
    steps = [
        {**_entry(each.entry), **_picked(each, "before after"), **_recorded(each.entry, target, told)}
        for each in trail.steps
    ]
    return {
        **_target(part, words),
        **_picked(target, "formerly support size detail hold reporting checkpoints=passing monthly profile"),
        **_terms(plan, target),
        "explain": [{"part": key, "text": text} for key, text in explained(plan, part.verdict, words)],
        "trail": steps,
        "repeated": [{**_entry(each), **_recorded(each, target, told)} for each in trail.repeated],
        "revisions": [_picked(each, "date by reason due excused") for each in plan.revisions_about(target)],
        "alerts": alerts_json(alerts_of([part.verdict]), words),
    }


def _entry(entry: Entry) -> Json:
    figures = {"add": entry.given.add, "value": entry.given.value}
    return {
        **_picked(entry, "date file line of_task=is_task"),
        **{key: None if value is None else figure(value) for key, value in figures.items()},
        **_picked(entry, "done=given.done reached=given.reached light=given.light"),
        **_picked(entry, "by unit note problem next evidence id"),
    }


def _recorded(entry: Entry, target: Target, told: Provenance) -> Json:
    """What an entry has besides: who recorded it, null where git tells nothing, or not yet."""
    found, author = told.get((entry.file, entry.item)), "commit author=name day"
    if found is None:
        return {"recorded": None}
    changed = _picked(found.changed_by, author) if found.is_changed else None
    return {"recorded": {**_picked(found.by, author), "late": found.is_late(target), "changed": changed}}


def _terms(plan: Plan, subject: Section | Task | Target) -> Json:
    return {"terms": _told(definitions_for((subject,), plan))}


# Changes of a plan.


def difference_json(found: Iterable[FileDifference]) -> list[Json]:
    """The changes of all plans, as `diff --format json` lists them."""
    return [
        {**_picked(change), **_picked(each, "commit plan=file")}
        for each in found
        for change in each.difference.changes
    ]


def history_json(file: str, name: str | None, events: Iterable[Event], unread: Iterable[Version]) -> Json:
    """The history of what is called `name`, None for the plan in `file`."""
    made = "commit=author.commit day=author.day author=author.name"
    return {
        "version": _VERSION,
        "file": file,
        "id": name,
        "changes": [{**_picked(each, made), **_picked(each.change)} for each in events],
        "unreadable": [_picked(each, f"{made} file") for each in unread],
    }


# How what the core holds is told.


def _picked(thing: object, keys: str = "") -> Json:
    """What is told of a record, or these keys; where there is none, all are null."""
    return {key: _told(_found(thing, path)) for key, path in _paths(keys or _KEYS[type(thing)])}


@cache
def _paths(keys: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    named = (each.partition("=") for each in keys.split())
    return tuple((key, tuple((path or key).split("."))) for key, _, path in named)


def _found(thing: object, path: Iterable[str]) -> object:
    for name in path:
        thing = None if thing is None else getattr(thing, name)
    return thing


def _told(value: object) -> object:
    """A value: figures in decimal and without units, days in ISO form, records as their keys say."""
    if type(value) in _KEYS:
        return _picked(value)
    if isinstance(value, Quantity):
        value = value.figure
    if isinstance(value, Fraction | Decimal):
        return figure(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Range):
        value = value.low, value.high
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): each for key, each in value.items()}
    return str(value) if isinstance(value, StrEnum) else value
