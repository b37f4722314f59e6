"""Looking up what a person means by an id, a part of one, a name, an owner or a term."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workplan.core.plan import Definition, Owner, Plan, Section, Target, Task

Subject = Target | Task | Section | Owner | Definition


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


def find_reportable(plan: Plan, words: str) -> Found:
    """The target or task that `words` name: by id, old id or name, or by a part of these that is unique."""
    return _find(words, (*plan.targets, *plan.tasks))


def find_subject(plan: Plan, words: str) -> Found:
    """As `find_reportable`, over sections, owners and terms too."""
    listed: list[Subject] = [*plan.sections, *plan.tasks, *plan.targets]
    return _find(words, [*listed, *plan.owners.values(), *plan.definitions.values()])


def find_owner(plan: Plan, words: str) -> Found:
    """The owner that `words` name."""
    return _find(words, plan.owners.values())


def find_section(plan: Plan, words: str) -> Found:
    """The section that `words` name, by id, title or number."""
    numbered = [section for section in plan.sections if section.number == words]
    return Found(numbered[0]) if len(numbered) == 1 else _find(words, plan.sections)


def _find(words: str, subjects: Iterable[Subject]) -> Found:
    """The first way of naming that fits one subject decides; one that fits several is put to the user."""
    wanted, all_subjects = _folded(words.strip()), tuple(subjects) if words.strip() else ()
    for fits in _WAYS:
        found = tuple(subject for subject in all_subjects if fits(subject, wanted))
        if len(found) == 1:
            return Found(found[0])
        if found:
            return Found(candidates=found)
    return Found()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _former_ids(subject: Subject) -> tuple[str, ...]:
    return subject.formerly if isinstance(subject, Target) else ()


_WAYS: tuple[Callable[[Subject, str], bool], ...] = (
    lambda subject, words: _folded(id_of(subject)) == words,
    lambda subject, words: words in map(_folded, _former_ids(subject)),
    lambda subject, words: _folded(name_of(subject)) == words,
    lambda subject, words: words in _folded(id_of(subject)) or words in _folded(name_of(subject)),
)
