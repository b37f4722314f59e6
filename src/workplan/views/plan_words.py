"""A plan in words: its changes, values before and after, and the whole of it as lines of text for git."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher, unified_diff

from workplan.core.diff import ChangeKind, FileDifference, PlanChange, SubjectKind
from workplan.core.diff_fields import Said, account
from workplan.core.effects import Quantity, Range, Value, Waypoint
from workplan.core.plan import Plan, Revision
from workplan.views.phrases import NOTHING, Words, day
from workplan.views.text import safe

_OURS, _MIDDLE, _THEIRS = "<<<<<<<", "=======", ">>>>>>>"
# Fields whose values are words of ours, and the family of these.
_FAMILIES: Mapping[str | None, str] = {
    "kind": "kind",
    "state": "state",
    "every": "every",
    "reporting.every": "every",
    "pace": "pace",
    "pace.rule": "rule",
}
# Fields that are called as something else is.
_NAMES: Mapping[str, str] = {
    "owner": "head.lead",
    "owner.title": "head.title",
    "revisions": "heading.revisions",
    "state": "field.hold",
    "title": "plan-field.name",
}


def field_words(change: PlanChange, words: Words) -> str:
    """What of a thing was changed."""
    if change.field is None or change.kind is ChangeKind.RENAMED:
        return words.of("change", change.kind)
    is_office = change.subject is SubjectKind.OWNER and change.field == "title"
    name = _called("owner.title" if is_office else change.field, words)
    return words("change.first", field=name) if change.kind is ChangeKind.ADDED else name


def _called(field: str, words: Words) -> str:
    """A field of the plan by its name."""
    return words(_NAMES[field]) if field in _NAMES else words.of("plan-field", field)


def value_words(field: str | None, value: Value, words: Words) -> str:
    """A value before or after a change; a dash where there is none."""
    if isinstance(value, Quantity | Range):
        return _figures(value, words)
    if isinstance(value, Waypoint):
        return _waypoint(field, value, words)
    if isinstance(value, Revision):
        return _record(value, words)
    if isinstance(value, tuple):
        return words.names(value) or NOTHING
    if isinstance(value, str):
        key = f"{_FAMILIES.get(field)}.{value}"
        return words(key) if key in words else safe(value)
    said = words("plan-value.true") if value is True else str(value)
    return said if isinstance(value, int) else day(value)


def _waypoint(field: str | None, value: Waypoint, words: Words) -> str:
    """A checkpoint, its stage alone, or a month by its name."""
    reach = "" if value.reach is None else _figures(value.reach, words)
    if field == "monthly":
        return f"{safe(value.name or '')} {reach}"
    return words.checkpoint(value.by, reach, value.name)


def _figures(value: Quantity | Range, words: Words) -> str:
    if isinstance(value, Quantity):
        return words.with_unit(words.figure(value.figure), value.unit)
    return words.with_unit(f"{words.figure(value.low)}–{words.figure(value.high)}", value.unit)


def _record(value: Revision, words: Words) -> str:
    """A revision: its day, the ids that it names, who decided it, and its reason."""
    what = " ".join((day(value.date), words.names(value.targets))).strip()
    key = "change-line.record" if value.by is None else "change-line.record-by"
    return words(key, what=what, by=safe(value.by or ""), reason=safe(value.reason))


def refusal_words(found: Sequence[FileDifference], today: date, words: Words) -> str:
    """A sentence for each plan and what must be done about it; empty when every easing has its reason."""
    return "\n".join(line for each in found for line in _refusals(each, today, words))


def _refusals(found: FileDifference, today: date, words: Words) -> Iterator[str]:
    eased = [change for change in found.difference.changes if change.is_unexplained]
    of_plan = [change for change in eased if change.subject is SubjectKind.PLAN]
    said = {"file": safe(found.file), "day": day(today)}
    if ids := _each(change.id for change in eased):
        yield words("change-line.refused", ids=", ".join(ids), **said)
    if fields := _each(change.field for change in of_plan):
        yield words("change-line.refused.plan", fields=words.list(fields), **said)
    if any(change.kind is ChangeKind.REMOVED for change in of_plan):
        yield words("change-line.refused.removed", **said)


def _each(found: Iterable[str | None]) -> list[str]:
    return [safe(name) for name in dict.fromkeys(found) if name is not None]


# Plans and files as lines of text for git.


def plan_text(plan: Plan, words: Words) -> str:
    """Each thing at the left margin, what is said of it indented below; the revisions last."""
    lines = [line for said in account(plan) for line in _lines(said, words)]
    lines += [line for revision in plan.revisions for line in _revision_lines(revision, words)]
    return "".join(f"{line}\n" for line in lines)


def _lines(said: Said, words: Words) -> Iterator[str]:
    yield safe(said.name) if said.id is None else words.named(said.name, said.id)
    for field, value in said.fields:
        label, text = _called(field, words), value_words(field, value, words)
        yield words("git.field", field=label, value=text)


def _revision_lines(revision: Revision, words: Words) -> Iterator[str]:
    yield words("git.revision", day=day(revision.date), ids=words.names(revision.targets))
    due = revision.due
    said = {
        "head.by": revision.by,
        "head.reason": revision.reason,
        "plan-field.excused": words.names(revision.excused),
        "head.due": f"{day(due.old)} → {day(due.new)}" if due else None,
    }
    for key, text in said.items():
        if text:
            yield words("git.field", field=words(key), value=safe(text))


def line_diff(old: str, new: str) -> str:
    """Of texts that are no plan, the lines taken out and put in, with three lines around them."""
    found = list(unified_diff(old.splitlines(), new.splitlines(), lineterm=""))
    return "".join(f"{safe(line)}\n" for line in found[2:])


def safe_lines(text: str) -> str:
    """Each line, made harmless for a terminal."""
    return "".join(f"{safe(line)}\n" for line in text.splitlines())


def merged(ours: str, theirs: str) -> str:
    """Two texts in one, with git's conflict markers around what they do not share."""
    lines, mine, others = list[str](), ours.splitlines(), theirs.splitlines()
    steps = SequenceMatcher(None, mine, others, autojunk=False).get_opcodes()
    for step, start, end, first, last in steps:
        found = mine[start:end]
        lines += found if step == "equal" else [_OURS, *found, _MIDDLE, *others[first:last], _THEIRS]
    return "".join(f"{line}\n" for line in lines)
