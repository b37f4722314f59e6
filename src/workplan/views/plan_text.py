"""A plan in words, a line for each thing it says, so that git can compare two states of it line by line."""

from collections.abc import Iterator

from workplan.core.diff_fields import Said as Thing
from workplan.core.diff_fields import account
from workplan.core.plan import Plan, Revision
from workplan.views.change_words import value_words
from workplan.views.figures import day
from workplan.views.labels import titled_id
from workplan.views.safety import safe
from workplan.views.words import Words


def plan_text(plan: Plan, words: Words) -> str:
    """Each thing at the left margin, what is said of it indented below; the revisions last."""
    lines = [line for thing in account(plan) for line in _lines(thing, words)]
    lines += [line for revision in plan.revisions for line in _revision(revision, words)]
    return "".join(f"{line}\n" for line in lines)


def _lines(thing: Thing, words: Words) -> Iterator[str]:
    yield safe(thing.name) if thing.id is None else titled_id(thing.name, thing.id, words)
    for field, value in thing.fields:
        label, params = words.of("plan-field", field), value_words(field, value, words)
        yield words("git.field", field=label, value=params)


def _revision(revision: Revision, words: Words) -> Iterator[str]:
    yield words("git.revision", day=day(revision.date), ids=words.list(map(safe, revision.targets)))
    params = {"by": revision.by, "reason": revision.reason}
    if revision.due is not None:
        params["due"] = f"{day(revision.due.old)} → {day(revision.due.new)}"
    for key, text in params.items():
        if text:
            yield words("git.field", field=words.of("git", key), value=safe(text))
