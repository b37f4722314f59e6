"""What `show --format json` says of one target, task, section, owner or term."""

from collections.abc import Iterable

from workplan.core.entries import Entry
from workplan.core.lookup import Subject
from workplan.core.plan import Definition, Owner, Plan, Revision, Section, Target
from workplan.core.provenance import NOTHING_TOLD, Provenance
from workplan.core.status import Status
from workplan.core.trail import Step
from workplan.core.verdict import Verdict
from workplan.views.explain import explained
from workplan.views.machine.alerts import alerts_json
from workplan.views.machine.figures import Json, day, figure
from workplan.views.machine.recorded import recorded_json
from workplan.views.machine.status import head_json, owner_json, section_json, task_json
from workplan.views.machine.targets import target_json
from workplan.views.terms import references_to, terms_in, texts_of
from workplan.views.words import Words


def subject_json(subject: Subject, status: Status, words: Words, told: Provenance = NOTHING_TOLD) -> Json:
    """The head of every object, then what is said of `subject` under the name of what it is."""
    return {**head_json(status), **_body(subject, status, words, told)}


def _body(subject: Subject, status: Status, words: Words, told: Provenance) -> Json:
    if isinstance(subject, Target):
        return {"target": _target(status, status.of_target(subject.id), words, told)}
    if isinstance(subject, Owner):
        owner = status.of_owner(subject.name)
        return {"owner": {**owner_json(status, owner), "verdicts": _verdicts(owner.verdicts)}}
    if isinstance(subject, Definition):
        return {"definition": _definition(status.plan, subject)}
    if isinstance(subject, Section):
        section = next(each for each in status.sections if each.section.id == subject.id)
        own = {"aim": subject.aim, "detail": subject.detail, "verdicts": _verdicts(section.verdicts)}
        return {"section": {**section_json(status, section), **own, **_terms(status.plan, subject)}}
    task = next(each for each in status.tasks if each.task.id == subject.id)
    rest = {"support": list(subject.support), "detail": subject.detail, "verdicts": _verdicts(task.verdicts)}
    trail = {"trail": [_entry(entry) for entry in task.entries]}
    return {"task": {**task_json(task), **rest, **trail, **_terms(status.plan, subject)}}


def _target(status: Status, verdict: Verdict, words: Words, told: Provenance) -> Json:
    target, trail, plan = verdict.target, verdict.facts.trail, status.plan
    own = [alert for alert in status.alerts if alert.target.id == target.id]
    known = {target.id, *target.formerly}
    return {
        **target_json(verdict),
        **_plan_fields(target),
        **_terms(plan, target),
        "explain": [{"part": key, "text": text} for key, text in explained(plan, verdict, words)],
        "trail": [{**_step(step), **recorded_json(step.entry, target, told)} for step in trail.steps],
        "repeated": [{**_entry(entry), **recorded_json(entry, target, told)} for entry in trail.repeated],
        "revisions": [_revision(each) for each in plan.revisions if known & set(each.targets)],
        "alerts": alerts_json(own, words),
    }


def _plan_fields(target: Target) -> Json:
    """What only the page of a target says of it."""
    reporting = target.reporting
    return {
        "formerly": list(target.formerly),
        "support": list(target.support),
        "size": target.size,
        "detail": target.detail,
        "hold": None if target.hold is None else target.hold.value,
        "reporting": {"every": reporting.every.value, "grace": reporting.grace, "never": reporting.never},
        "checkpoints": [
            {"by": day(each.by), "value": figure(each.value), "name": each.name} for each in target.passing
        ],
    }


def _step(step: Step) -> Json:
    return {**_entry(step.entry), "before": figure(step.before), "after": figure(step.after)}


def _entry(entry: Entry) -> Json:
    return {
        "date": day(entry.date),
        "file": entry.file,
        "line": entry.line,
        "of_task": entry.is_task,
        "add": figure(entry.add),
        "value": figure(entry.value),
        "done": entry.done,
        "light": entry.light,
        "by": entry.by,
        "note": entry.note,
        "problem": entry.problem,
        "next": entry.next,
        "evidence": list(entry.evidence),
        "id": entry.id,
    }


def _revision(revision: Revision) -> Json:
    due = None
    if revision.due is not None:
        due = {"from": day(revision.due.old), "to": day(revision.due.new)}
    return {"date": day(revision.date), "by": revision.by, "reason": revision.reason, "due": due}


def _verdicts(verdicts: Iterable[Verdict]) -> list[Json]:
    return [target_json(verdict) for verdict in verdicts]


def _terms(plan: Plan, subject: Subject) -> Json:
    texts = texts_of(subject) if not isinstance(subject, (Owner, Definition)) else ()
    return {"terms": [_words(each) for each in terms_in(texts, plan)]}


def _words(definition: Definition) -> Json:
    return {"term": definition.term, "text": definition.text, "items": list(definition.items)}


def _definition(plan: Plan, definition: Definition) -> Json:
    found = references_to(definition.term, plan)
    return {
        **_words(definition),
        "references": [{"id": name or None, "title": title} for name, title in found],
    }
