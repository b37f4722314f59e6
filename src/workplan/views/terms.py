"""Terms: the definitions that texts refer to as [^term], and where each is referred to."""

import re
from collections.abc import Iterable, Iterator

from workplan.core.plan import Definition, Plan, Section, Target, Task
from workplan.views.text import safe

_REFERENCE = re.compile(r"\[\^([^\[\]]+)\]")


def terms_in(texts: Iterable[str | None], plan: Plan) -> tuple[Definition, ...]:
    """The definitions that `texts` refer to, in the order of their first reference."""
    names = dict.fromkeys(name for text in texts if text for name in _REFERENCE.findall(text))
    return tuple(plan.definitions[name] for name in names if name in plan.definitions)


def term_rows(definitions: Iterable[Definition]) -> tuple[tuple[str, str], ...]:
    """Each definition behind its footnote mark, its items numbered; each in a row of its own."""
    return tuple(row for definition in definitions for row in _rows(definition))


def meaning_rows(definition: Definition) -> tuple[tuple[str, str], ...]:
    """The text of a definition, without a label, and its items behind their numbers."""
    text = [("", safe(definition.text))] if definition.text else []
    return (*text, *((f"{number}.", safe(item)) for number, item in enumerate(definition.items, start=1)))


def _rows(definition: Definition) -> Iterator[tuple[str, str]]:
    mark = f"[^{safe(definition.term)}]"
    for number, text in meaning_rows(definition):
        yield mark, f"{number} {text}".lstrip()


def texts_of(subject: Section | Task | Target) -> tuple[str | None, ...]:
    """The texts of a section, task or target in which a term may stand."""
    if isinstance(subject, Section):
        return subject.title, subject.aim, subject.detail
    if isinstance(subject, Task):
        return subject.title, subject.detail
    return subject.name, subject.detail, subject.size


def references_to(term: str, plan: Plan) -> Iterator[tuple[str, str]]:
    """The ids and names of what refers to `term`: the plan (without id), sections, tasks, targets, terms."""
    for name, title, texts in _texts(plan):
        if any(term in _REFERENCE.findall(text) for text in texts if text):
            yield name, title


def _texts(plan: Plan) -> Iterator[tuple[str, str, tuple[str | None, ...]]]:
    yield "", plan.title, (plan.title, plan.detail)
    for definition in plan.definitions.values():
        yield definition.term, definition.term, (definition.text, *definition.items)
    for section in plan.sections:
        yield section.id, section.title, texts_of(section)
        yield from ((target.id, target.name, texts_of(target)) for target in section.targets)
        for task in section.tasks:
            yield task.id, task.title, texts_of(task)
            yield from ((target.id, target.name, texts_of(target)) for target in task.targets)
    for revision in plan.revisions:
        yield "", revision.date.isoformat(), (revision.reason,)
