"""Checks of names: ids are unique, and every owner, term and target that is named exists and is used."""

import re
from collections.abc import Iterator

from workplan.core.checks.context import PlanContext
from workplan.core.problems import Path, Problem, Suggestions

_REFERENCE = re.compile(r"\[\^([^\[\]]+)\]")
_OWNER_KEYS = frozenset({"lead", "owner", "under", "department", "support"})
_TEXT_KEYS = frozenset({"title", "detail", "aim", "name", "size", "reason", "text", "items"})
_Named = Iterator[tuple[Path, str]]


def duplicate_id(context: PlanContext) -> Iterator[Problem]:
    """An id, current or former, stands for one section, task or target only."""
    seen: set[str] = set()
    for path, name in _ids(context):
        if name in seen:
            yield context.problem("duplicate-id", *path, id=name)
        seen.add(name)


def _ids(context: PlanContext) -> _Named:
    named = [(path, section.id) for path, section in context.sections()]
    named += [(path, task.id) for path, task in context.tasks()]
    named += [(path, target.id) for path, target in context.targets()]
    yield from (((*path, "id"), name) for path, name in sorted(named, key=lambda n: _as_listed(n[0])) if name)
    for path, target in context.targets():
        yield from (((*path, "formerly", i), old) for i, old in enumerate(target.formerly) if old)


def _as_listed(path: Path) -> tuple[str, ...]:
    """Sorts records as plans list them: a section before its targets, and these before its tasks."""
    order = {"targets": "1", "tasks": "2"}
    return tuple(order.get(step, step) if isinstance(step, str) else f"{step:06}" for step in path)


def unknown_owner(context: PlanContext) -> Iterator[Problem]:
    """Every lead, `owner` and `under` is listed under `owners`."""
    known = context.plan.owners
    suggestions = Suggestions(known)
    for path, name in _named_owners(context):
        if name and name not in known and "owners" not in context.lost:
            yield context.problem("unknown-owner", *path, name=name, suggestion=suggestions.closest(name))


def _named_owners(context: PlanContext) -> _Named:
    for name, owner in context.plan.owners.items():
        if owner.under is not None:
            yield ("owners", name, "under"), owner.under
    for path, task in context.tasks():
        yield from (((*path, "lead", i), name) for i, name in enumerate(task.lead))
    for path, target in context.targets():
        if target.has_own_owner:
            yield from (((*path, "owner", i), name) for i, name in enumerate(target.owners))


def owner_circle(context: PlanContext) -> Iterator[Problem]:
    """Nobody is under himself, through however many levels."""
    owners = context.plan.owners
    for name, owner in owners.items():
        if name in (set() if owner.under is None else context.plan.above(owner.under)):
            yield context.problem("owner-circle", "owners", name, "under", name=name)


def unreferenced_owner(context: PlanContext) -> Iterator[Problem]:
    """An owner leads or helps somewhere, or has owners under it."""
    named = {name for _, name in _named_owners(context)}
    for _, task in context.tasks():
        named.update(task.department, task.support)
    for _, target in context.targets():
        named.update(target.department, target.support)
    if context.lost or context.any_vague(_OWNER_KEYS):
        return
    for name in context.plan.owners:
        if name not in named:
            yield context.problem_of_key("unreferenced-owner", "owners", name, name=name)


def unknown_term(context: PlanContext) -> Iterator[Problem]:
    """Every `[^term]` in a text is defined under `definitions`."""
    known = context.plan.definitions
    suggestions = Suggestions(known)
    for path, text in _texts(context):
        for term in dict.fromkeys(_REFERENCE.findall(text)):
            if term not in known and "definitions" not in context.lost:
                hint = suggestions.closest(term)
                yield context.problem("unknown-term", *path, part=f"[^{term}]", term=term, suggestion=hint)


def unused_definition(context: PlanContext) -> Iterator[Problem]:
    """A definition is referred to by some text other than its own."""
    if context.lost or context.any_vague(_TEXT_KEYS):
        return
    used = {
        term
        for path, text in _texts(context)
        for term in _REFERENCE.findall(text)
        if path[:2] != ("definitions", term)
    }
    for term in context.plan.definitions:
        if term not in used:
            yield context.problem_of_key("unused-definition", "definitions", term, term=term)


def _texts(context: PlanContext) -> _Named:
    """Every text of the plan in which a term may stand."""
    plan = context.plan
    yield from _fields((), title=plan.title, detail=plan.detail)
    for term, definition in plan.definitions.items():
        yield from _fields(("definitions", term), text=definition.text)
        yield from ((("definitions", term, "items", i), item) for i, item in enumerate(definition.items))
    for path, section in context.sections():
        yield from _fields(path, title=section.title, aim=section.aim, detail=section.detail)
    for path, task in context.tasks():
        yield from _fields(path, title=task.title, detail=task.detail)
    for path, target in context.targets():
        yield from _fields(path, name=target.name, detail=target.detail, size=target.size)
    for i, revision in enumerate(plan.revisions):
        yield from _fields(("revisions", i), reason=revision.reason)


def _fields(path: Path, **texts: str | None) -> _Named:
    for key, text in texts.items():
        if text is not None:
            yield (*path, key), text
