"""Plans and files as lines of text for git: what a plan says, and what differs between two texts."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, unified_diff

from workplan.core.diff_fields import Said, account
from workplan.core.plan import Plan, Revision
from workplan.views.phrases import day, names, titled_id
from workplan.views.plan_words import value_words
from workplan.views.text import safe
from workplan.views.words import Words

_OURS, _MIDDLE, _THEIRS = "<<<<<<<", "=======", ">>>>>>>"


def plan_text(plan: Plan, words: Words) -> str:
    """Each thing at the left margin, what is said of it indented below; the revisions last."""
    lines = [line for said in account(plan) for line in _lines(said, words)]
    lines += [line for revision in plan.revisions for line in _revision_lines(revision, words)]
    return "".join(f"{line}\n" for line in lines)


def _lines(said: Said, words: Words) -> Iterator[str]:
    yield safe(said.name) if said.id is None else titled_id(said.name, said.id, words)
    for field, value in said.fields:
        label, text = words.of("plan-field", field), value_words(field, value, words)
        yield words("git.field", field=label, value=text)


def _revision_lines(revision: Revision, words: Words) -> Iterator[str]:
    yield words("git.revision", day=day(revision.date), ids=names(revision.targets, words))
    due = revision.due
    said = {
        "git.by": revision.by,
        "git.reason": revision.reason,
        "plan-field.due": f"{day(due.old)} → {day(due.new)}" if due else None,
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
    return "".join(f"{line}\n" for line in _merged(ours.splitlines(), theirs.splitlines()))


def _merged(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    for step, start, end, other_start, other_end in steps:
        if step == "equal":
            yield from ours[start:end]
        else:
            yield from (_OURS, *ours[start:end], _MIDDLE, *theirs[other_start:other_end], _THEIRS)
