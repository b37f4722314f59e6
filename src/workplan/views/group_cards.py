"""The cards of sections, tasks and owners: fields, the roll-up, and the table of their targets."""

from collections.abc import Sequence
from dataclasses import replace

from workplan.core.plan import Definition, Owner, Plan, Section, Task
from workplan.core.status import Group, Status
from workplan.core.verdict import Verdict
from workplan.views.card import Card, Part, Rows
from workplan.views.page import ink_of
from workplan.views.phrases import (
    leads_of_task,
    light_counts,
    light_word,
    names,
    percent,
    signed,
    state_counts,
    titled_id,
)
from workplan.views.tables.outline import task_table, titled
from workplan.views.tables.targets import target_table
from workplan.views.tables.trail import report_table
from workplan.views.terms import meaning_rows, references_to, term_rows, terms_in, texts_of
from workplan.views.text import safe
from workplan.views.words import Words


def section_card(status: Status, section: Section, words: Words) -> Card:
    """A section: its roll-up, its tasks, its headline targets."""
    found = next(each for each in status.sections if each.section.id == section.id)
    tasks = task_table(_with_tasks_of(status, section), words)
    headline = [verdict for verdict in found.verdicts if verdict.target.task is None]
    fields = (("aim", safe(section.aim or "")), ("detail", safe(section.detail or "")))
    parts = (
        Part(words("heading.tasks"), table=tasks),
        Part(words("heading.headline"), table=target_table(status.plan, headline, words)),
        Part(words("heading.terms"), term_rows(terms_in(texts_of(section), status.plan))),
    )
    title = titled_id(titled(section.number, section.title, words), section.id, words)
    return _group_card(title, fields, found.group, parts, words)


def task_card(status: Status, task: Task, words: Words) -> Card:
    """A task: who leads it, its roll-up, its targets, its reports in words."""
    found = next(each for each in status.tasks if each.task.id == task.id)
    sections = {section.id: section.title for section in status.plan.sections}
    fields = (
        ("section", titled_id(sections[task.section], task.section, words)),
        ("lead", leads_of_task(task, words) or words("page.no-lead")),
        ("department", names(task.department, words)),
        ("support", names(task.support, words)),
        ("detail", safe(task.detail or "")),
    )
    terms = Part(words("heading.terms"), term_rows(terms_in(texts_of(task), status.plan)))
    reports = Part(words("heading.trail"), table=report_table(found.entries, words))
    parts = (_targets(status.plan, found.verdicts, words), reports, terms)
    title = titled_id(titled(task.number, task.title, words), task.id, words)
    return _group_card(title, fields, found.group, parts, words)


def owner_card(status: Status, owner: Owner, words: Words) -> Card:
    """An owner: title, upper and lower ones, and all targets that count under it."""
    found = status.of_owner(owner.name)
    fields = (("title", safe(owner.title or "")), ("under", safe(owner.under or "")))
    parts = (_targets(status.plan, found.verdicts, words),)
    return _group_card(safe(owner.name), fields, found.group, parts, words)


def definition_card(plan: Plan, definition: Definition, words: Words) -> Card:
    """A term: its words, and where it is referred to."""
    references = tuple((safe(name), safe(title)) for name, title in references_to(definition.term, plan))
    parts = (
        Part(words("heading.meaning"), meaning_rows(definition)),
        Part(words("heading.references"), references),
        Part(words("heading.terms"), term_rows(terms_in((definition.text, *definition.items), plan))),
    )
    return Card(safe(definition.term), (), parts)


def _group_card(title: str, fields: Rows, group: Group, parts: tuple[Part, ...], words: Words) -> Card:
    named = tuple((words.of("field", key), text) for key, text in (*fields, *_rollup(group, words)))
    return Card(title, named, parts, light_word(group.light, words), ink_of(group.light))


def _rollup(group: Group, words: Words) -> Rows:
    numbers = {"completion": percent(group.completion), "expected": percent(group.expected)}
    completion = words("page.group", **numbers, gap=signed(group.gap))
    return (
        ("completion", "" if group.completion is None else completion),
        ("reported", f"{group.reported}/{group.scored}"),
        ("lights", light_counts(group.lights, words)),
        ("states", state_counts(group.states, words)),
    )


def _targets(plan: Plan, verdicts: Sequence[Verdict], words: Words) -> Part:
    return Part(words("heading.targets"), table=target_table(plan, verdicts, words))


def _with_tasks_of(status: Status, section: Section) -> Status:
    return replace(status, tasks=tuple(task for task in status.tasks if task.task.section == section.id))
