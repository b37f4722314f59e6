"""The cards of sections, tasks and owners: fields, the roll-up, and the table of their targets."""

from collections.abc import Sequence
from dataclasses import replace

from workplan.core.plan import Definition, Owner, Plan, Section, Task
from workplan.core.rollup import Group
from workplan.core.status import Status
from workplan.core.verdict import Verdict
from workplan.views.card import Card, Part, Rows
from workplan.views.figures import percent, signed
from workplan.views.ink import ink_of
from workplan.views.labels import field_name, heading, titled_id
from workplan.views.owners import leads_of_task, names
from workplan.views.safety import safe
from workplan.views.tables.outline import task_table, titled
from workplan.views.tables.targets import target_table
from workplan.views.tables.trail import report_table
from workplan.views.terms import meaning_rows, references_to, term_rows, terms_in, texts_of
from workplan.views.verdicts import light_counts, light_word, state_counts
from workplan.views.words.language import Language, say
from workplan.views.words.pages import PAGES


def section_card(status: Status, section: Section, language: Language) -> Card:
    """A section: its roll-up, its tasks, its headline targets."""
    found = next(each for each in status.sections if each.section.id == section.id)
    tasks = task_table(_with_tasks_of(status, section), language)
    headline = [verdict for verdict in found.verdicts if verdict.target.task is None]
    fields = (("aim", safe(section.aim or "")), ("detail", safe(section.detail or "")))
    parts = (
        Part(heading("tasks", language), table=tasks),
        Part(heading("headline", language), table=target_table(status.plan, headline, language)),
        Part(heading("terms", language), term_rows(terms_in(texts_of(section), status.plan))),
    )
    title = titled_id(titled(section.number, section.title, language), section.id, language)
    return _group_card(title, fields, found.group, parts, language)


def task_card(status: Status, task: Task, language: Language) -> Card:
    """A task: who leads it, its roll-up, its targets, its reports in words."""
    found = next(each for each in status.tasks if each.task.id == task.id)
    sections = {section.id: section.title for section in status.plan.sections}
    fields = (
        ("section", titled_id(sections[task.section], task.section, language)),
        ("lead", leads_of_task(task, language) or say(PAGES["no-lead"], language)),
        ("department", names(task.department, language)),
        ("support", names(task.support, language)),
        ("detail", safe(task.detail or "")),
    )
    terms = Part(heading("terms", language), term_rows(terms_in(texts_of(task), status.plan)))
    reports = Part(heading("trail", language), table=report_table(found.entries, language))
    parts = (_targets(status.plan, found.verdicts, language), reports, terms)
    title = titled_id(titled(task.number, task.title, language), task.id, language)
    return _group_card(title, fields, found.group, parts, language)


def owner_card(status: Status, owner: Owner, language: Language) -> Card:
    """An owner: title, upper and lower ones, and all targets that count under it."""
    found = status.of_owner(owner.name)
    fields = (("title", safe(owner.title or "")), ("under", safe(owner.under or "")))
    parts = (_targets(status.plan, found.verdicts, language),)
    return _group_card(safe(owner.name), fields, found.group, parts, language)


def definition_card(plan: Plan, definition: Definition, language: Language) -> Card:
    """A term: its words, and where it is referred to."""
    references = tuple((safe(name), safe(title)) for name, title in references_to(definition.term, plan))
    parts = (
        Part(heading("meaning", language), meaning_rows(definition)),
        Part(heading("references", language), references),
        Part(heading("terms", language), term_rows(terms_in((definition.text, *definition.items), plan))),
    )
    return Card(safe(definition.term), (), parts)


def _group_card(title: str, fields: Rows, group: Group, parts: tuple[Part, ...], language: Language) -> Card:
    named = tuple((field_name(key, language), text) for key, text in (*fields, *_rollup(group, language)))
    return Card(title, named, parts, light_word(group.light, language), ink_of(group.light))


def _rollup(group: Group, language: Language) -> Rows:
    numbers = {"completion": percent(group.completion), "expected": percent(group.expected)}
    completion = say(PAGES["group"], language, **numbers, gap=signed(group.gap))
    return (
        ("completion", "" if group.completion is None else completion),
        ("reported", f"{group.reported}/{group.scored}"),
        ("lights", light_counts(group.lights, language)),
        ("states", state_counts(group.states, language)),
    )


def _targets(plan: Plan, verdicts: Sequence[Verdict], language: Language) -> Part:
    return Part(heading("targets", language), table=target_table(plan, verdicts, language))


def _with_tasks_of(status: Status, section: Section) -> Status:
    return replace(status, tasks=tuple(task for task in status.tasks if task.task.section == section.id))
