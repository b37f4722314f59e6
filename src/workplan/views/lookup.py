"""The candidates among which the words of a call do not decide."""

from collections.abc import Sequence

from workplan.core.lookup import Subject, id_of, name_of
from workplan.core.plan import Definition, Owner, Section, Target
from workplan.views.page import Page
from workplan.views.text import cells, cut, filled, safe


def candidate_list(words: str, candidates: Sequence[Subject], page: Page) -> str:
    """What `words` may mean, one candidate a line with its id, its name and what it is."""
    head = page.words("receipt.ambiguous", text=safe(words))
    width = max((cells(safe(id_of(each)), page.wide_ambiguous) for each in candidates), default=0)
    rows = [cut(_row(each, width, page), page.room, page.wide_ambiguous) for each in candidates]
    return "\n".join([head, *rows]) + "\n"


def _row(subject: Subject, width: int, page: Page) -> str:
    padded = filled(safe(id_of(subject)), width, page.wide_ambiguous)
    what = page.words(_what(subject))
    return page.words("receipt.candidate", id=padded, name=safe(name_of(subject)), what=what)


def _what(subject: Subject) -> str:
    if isinstance(subject, Target):
        return "receipt.target"
    if isinstance(subject, Section):
        return "receipt.section"
    if isinstance(subject, Owner):
        return "plan-field.owner"
    return "receipt.definition" if isinstance(subject, Definition) else "receipt.a-task"
