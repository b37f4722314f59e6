"""A plan in words, a line for each thing it says, so that git can compare two states of it line by line."""

from collections.abc import Iterator

from workplan.core.diff_fields import Said as Thing
from workplan.core.diff_fields import account
from workplan.core.plan import Plan, Revision
from workplan.views.change_words import value_words
from workplan.views.figures import day
from workplan.views.labels import titled_id
from workplan.views.safety import safe
from workplan.views.words.changes import CHANGE_FIELDS
from workplan.views.words.git import GIT
from workplan.views.words.language import Language, listed, say


def plan_text(plan: Plan, language: Language) -> str:
    """Each thing at the left margin, what is said of it indented below; the revisions last."""
    lines = [line for thing in account(plan) for line in _lines(thing, language)]
    lines += [line for revision in plan.revisions for line in _revision(revision, language)]
    return "".join(f"{line}\n" for line in lines)


def _lines(thing: Thing, language: Language) -> Iterator[str]:
    yield safe(thing.name) if thing.id is None else titled_id(thing.name, thing.id, language)
    for field, value in thing.fields:
        label, words = say(CHANGE_FIELDS[field], language), value_words(field, value, language)
        yield say(GIT["field"], language, field=label, value=words)


def _revision(revision: Revision, language: Language) -> Iterator[str]:
    yield say(
        GIT["revision"], language, day=day(revision.date), ids=listed(map(safe, revision.targets), language)
    )
    words = {"by": revision.by, "reason": revision.reason}
    if revision.due is not None:
        words["due"] = f"{day(revision.due.old)} → {day(revision.due.new)}"
    for key, text in words.items():
        if text:
            yield say(GIT["field"], language, field=say(GIT[key], language), value=safe(text))
