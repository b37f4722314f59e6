"""A draft as the text of a plan file, a target a line."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from workplan.core.calendar import last_of_month
from workplan.core.draft import Draft, DraftSection, DraftTask
from workplan.core.draft_promise import Doubt, DraftTarget, Promise
from workplan.core.plan import Kind
from workplan.files.disk.starter import SCHEMA_FILES
from workplan.files.logs.write import quoted

_PLAIN = re.compile(r"[^\W\d_](?:[\w“”（）、。；·+/.²-]| (?=[^\s#]))*")
_SPECIAL = frozenset(("yes", "no", "true", "false", "null", "on", "off", "y", "n"))


def plan_text(draft: Draft, source: tuple[str, str], doubt: Callable[[Doubt], str]) -> str:
    """The plan of a draft, bound to the `source`, its file and sum; `doubt` says what is doubtful."""
    file, digest = source
    lines = [
        f"# yaml-language-server: $schema=../{SCHEMA_FILES['plan']}",
        f"title: {_text(draft.title)}",
        f"organization: {_text(draft.organization)}"
        + (f"  # ? {doubt(Doubt.NAME)}" if draft.organization == "?" else ""),
        f"language: {'zh' if draft.chinese else 'en'}",
        f"period: {{start: {draft.period.start}, end: {draft.period.end}}}",
        f"source: {{file: {_text(file)}, sha256: {digest}}}",
        "",
        "owners:" if draft.owners else "owners: {}",
        *(
            f"  {_text(name)}:{f' {{title: {_text(title)}}}' if title else ''}"
            for name, title in draft.owners.items()
        ),
    ]
    if draft.definitions:
        lines += ["", "definitions:"]
        for term, items in draft.definitions.items():
            lines.append(f"  {_text(term)}: {{items: [{', '.join(map(_text, items))}]}}")
    lines += ["", "sections:" if draft.sections else "sections: []"]
    for section in draft.sections:
        lines += _section(section, doubt)
    return "\n".join(lines) + "\n"


def _section(section: DraftSection, doubt: Callable[[Doubt], str]) -> Iterator[str]:
    yield f"  - id: {_text(section.id)}"
    if section.number:
        yield f"    number: {_text(section.number)}"
    yield f"    title: {_text(section.title)}"
    if section.aim:
        yield f"    aim: {_text(section.aim)}"
    yield from _targets(section.targets, "    ", doubt)
    if section.tasks:
        yield "    tasks:"
    for task in section.tasks:
        yield from _task(task, doubt)
    yield ""


def _task(task: DraftTask, doubt: Callable[[Doubt], str]) -> Iterator[str]:
    yield f"      - id: {_text(task.id)}"
    if task.number:
        yield f"        number: {_text(task.number)}"
    yield f"        title: {_text(task.title)}"
    yield f"        lead: [{', '.join(map(_text, task.people.lead))}]"
    if task.people.support:
        yield f"        support: [{', '.join(map(_text, task.people.support))}]"
    if task.terms:
        yield f"        detail: {quoted('、'.join(f'[^{term}]' for term in task.terms))}"
    yield from _targets(task.targets, "        ", doubt)


def _targets(targets: Sequence[DraftTarget], indent: str, doubt: Callable[[Doubt], str]) -> Iterator[str]:
    if targets:
        yield f"{indent}targets:"
    for target in targets:
        said = "; ".join(map(doubt, target.promise.doubts))
        fields = ", ".join(f"{key}: {text}" for key, text in _fields(target))
        yield f"{indent}  - {{{fields}}}{f'  # ? {said}' if said else ''}"


def _fields(target: DraftTarget) -> Iterator[tuple[str, str]]:
    """The keys of a target and what stands behind them."""
    one = target.promise
    yield "id", _text(target.id)
    yield "name", _text(one.name or target.quote[:20] or "?")
    yield "kind", one.kind.value
    yield from _goal(one)
    if one.owners:
        yield "owner", f"[{', '.join(map(_text, one.owners))}]"
    if target.part_of is not None:
        yield "part_of", _text(target.part_of)
    if one.due is not None:
        yield "due", _day(one.due)
    if one.monthly:
        yield "monthly", "{" + ", ".join(f"{month}: {_figure(value)}" for month, value in one.monthly) + "}"
    marks = [f"{{by: {_day(day)}, value: {_figure(value)}}}" for day, value in one.points]
    marks += [f"{{by: {_day(day)}, name: {_text(name)}}}" for day, name in one.stages]
    if marks:
        yield "checkpoints", f"[{', '.join(marks)}]"
    if target.terms:
        yield "detail", quoted("、".join(f"[^{term}]" for term in target.terms))
    yield "source", quoted(target.quote)


def _goal(one: Promise) -> Iterator[tuple[str, str]]:
    """Unit, period and bound of a target, as its kind takes them."""
    if one.kind in (Kind.COUNT, Kind.LEVEL) or (one.kind is Kind.RECURRING and one.unit):
        yield "unit", _text(one.unit or "?")
    if one.every is not None:
        yield "every", one.every.value
    if one.size:
        yield "size", _text(one.size)
    if one.goal:
        yield "goal", _text(one.goal)
    if one.value is None or one.kind is Kind.MILESTONE:
        return
    yield one.bound, _figure(one.value)
    given = (("baseline", one.baseline), ("stretch", one.stretch if one.kind is not Kind.RECURRING else None))
    yield from ((key, _figure(value)) for key, value in given if value is not None)
    if one.keep:
        yield "keep", "true"


def _figure(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _day(day: date) -> str:
    return f"{day:%Y-%m}" if day == last_of_month(day) else day.isoformat()


def _text(text: str) -> str:
    """A text that is read back as it is, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _SPECIAL else quoted(text)
