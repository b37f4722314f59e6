"""Looking up what is meant by an id, a part of one, a name, an owner, a term or a day; where terms stand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from workplan.core.calendar import Span
from workplan.core.plan import Definition, Owner, Plan, Section, Target, Task
from workplan.core.problems import Path

Subject: TypeAlias = Target | Task | Section | Owner | Definition

TEXT_KEYS = ("title", "aim", "name", "goal", "detail", "size", "meta", "reason", "text", "items")
_ATTRIBUTES = {"goal": "goal_words"}  # of what is called otherwise in a plan file
_REFERENCE = re.compile(r"\[\^([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Found:
    """The one thing meant, or the candidates among which the words do not decide, or neither."""

    subject: Subject | None = None
    candidates: tuple[Subject, ...] = ()


def name_of(subject: Subject) -> str:
    """What people call it."""
    if isinstance(subject, Definition):
        return subject.term
    return subject.title if isinstance(subject, (Section, Task)) else subject.name


def id_of(subject: Subject) -> str:
    """What files call it."""
    return subject.id if isinstance(subject, (Section, Task, Target)) else name_of(subject)


def plans_on(periods: Mapping[str, Span], day: date) -> tuple[str, ...]:
    """The plans whose period holds `day`, else the latest that have begun, else the first that will."""
    holding = tuple(name for name, period in periods.items() if day in period)
    if holding or not periods:
        return holding
    starts = [period.start for period in periods.values()]
    wanted = max((start for start in starts if start <= day), default=min(starts))
    return tuple(name for name, period in periods.items() if period.start == wanted)


def find_reportable(plan: Plan, words: str) -> Found:
    """The target or task that `words` name: by id, old id or name, or by a part of these that is unique."""
    return _find(words, (*plan.targets, *plan.tasks))


def find_subject(plan: Plan, words: str) -> Found:
    """The target, task, section, owner or term that `words` name, likewise."""
    placed: tuple[Subject, ...] = (*plan.sections, *plan.tasks, *plan.targets)
    return _find(words, (*placed, *plan.owners.values(), *plan.definitions.values()))


def find_among(subjects: Sequence[Subject], words: str) -> Found:
    """The one of `subjects` that `words` name, by its number too."""
    numbered = [each for each in subjects if words and getattr(each, "number", None) == words]
    return Found(numbered[0]) if len(numbered) == 1 else _find(words, subjects)


def find_tag(plan: Plan, words: str) -> str | None:
    """The tag that `words` name, by itself or by a part of just one."""
    tags, wanted = all_tags(plan), _folded(words.strip())
    same = [tag for tag in tags if _folded(tag) == wanted]
    found = same or [tag for tag in tags if wanted and wanted in _folded(tag)]
    return found[0] if len(found) == 1 else None


def all_tags(plan: Plan) -> tuple[str, ...]:
    """The tags of sections, tasks and targets, each once, as the plan first names them."""
    return tuple(dict.fromkeys(tag for _, thing in plan.things() for tag in thing.tags))


def _find(words: str, subjects: Iterable[Subject]) -> Found:
    """The first way of naming that fits one subject decides; one that fits several is put to the user."""
    wanted = _folded(words.strip())
    named = [(each, _folded(id_of(each)), _folded(name_of(each))) for each in subjects if wanted]
    targets = (each for each, _, _ in named if isinstance(each, Target))
    for found in (
        [each for each, id_, _ in named if id_ == wanted],
        [each for each in targets if wanted in map(_folded, each.formerly)],
        [each for each, _, name in named if name == wanted],
        [each for each, id_, name in named if wanted in id_ or wanted in name],
    ):
        if found:
            return Found(found[0]) if len(found) == 1 else Found(candidates=tuple(found))
    return Found()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


# Terms, to which texts refer as [^term].


def texts_of(thing: object) -> Iterator[tuple[Path, str]]:
    """The texts of a plan, or of a thing in one, in which a term may stand, each with where it is written."""
    for key in TEXT_KEYS:
        text = getattr(thing, _ATTRIBUTES.get(key, key), None)
        if key == "meta":
            yield from (((key, name), item) for name, item in text or ())
        elif isinstance(text, tuple):
            yield from (((key, index), item) for index, item in enumerate(text))
        elif text:
            yield (key,), text


def terms_of(text: str) -> Iterable[str]:
    """The terms that a text refers to, each once."""
    return dict.fromkeys(_REFERENCE.findall(text))


def definitions_for(things: Iterable[object], plan: Plan) -> tuple[Definition, ...]:
    """The definitions that the texts of `things` refer to, in the order of their first reference."""
    terms = dict.fromkeys(term for thing in things for _, text in texts_of(thing) for term in terms_of(text))
    return tuple(plan.definitions[term] for term in terms if term in plan.definitions)


def references_to(term: str, plan: Plan) -> Iterator[tuple[str, str]]:
    """The ids and names of what refers to `term`; the plan has no id, nor have its revisions."""
    subjects: list[Subject] = [*plan.definitions.values(), *(thing for _, thing in plan.things())]
    named: list[tuple[str, str, object]] = [("", plan.title, plan)]
    named += ((id_of(each), name_of(each), each) for each in subjects)
    named += (("", each.date.isoformat(), each) for each in plan.revisions)
    for id_, name, thing in named:
        if any(term in terms_of(text) for _, text in texts_of(thing)):
            yield id_, name
