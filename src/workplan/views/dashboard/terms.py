"""Terms of the page: what each means, where it is used, and those that a text refers to."""

from collections.abc import Iterable
from dataclasses import dataclass

from workplan.core.plan import Definition
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.passages import Passage
from workplan.views.safety import safe
from workplan.views.terms import references_to, terms_in


@dataclass(frozen=True, slots=True)
class Term:
    """A footnoted term with its text and its items; `references` lead to where it is used."""

    anchor: str
    term: str
    text: Passage
    items: tuple[Passage, ...]
    references: Passage = ()


def terms_of(texts: Iterable[str | None], desk: Desk) -> tuple[Term, ...]:
    """The terms that `texts` refer to, each once."""
    return tuple(_term(definition, desk) for definition in terms_in(texts, desk.plan))


def all_terms(desk: Desk) -> tuple[Term, ...]:
    """Every term of the plan, with where it is used."""
    return tuple(_term(each, desk, _references(each, desk)) for each in desk.plan.definitions.values())


def _term(definition: Definition, desk: Desk, references: Passage = ()) -> Term:
    return Term(
        anchor=desk.anchors.terms[definition.term],
        term=safe(definition.term),
        text=desk.passage(definition.text),
        items=tuple(desk.passage(item) for item in definition.items),
        references=references,
    )


def _references(definition: Definition, desk: Desk) -> Passage:
    """Where the term is used; what the page does not show is named without a link."""
    anchors = {**desk.anchors.terms, **desk.anchors.parts, **desk.anchors.targets}
    found = dict.fromkeys(references_to(definition.term, desk.plan))
    return tuple(desk.link(desk.plain(title), anchors.get(name)) for name, title in found)
