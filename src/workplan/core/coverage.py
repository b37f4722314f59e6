"""What of a document the plan answers for: the state of each clause, and the quotes that it no longer holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.core.binding import Binding, Place, SourceText, bind
from workplan.core.claims import Claims, claims_of
from workplan.core.commitments import commits, is_past
from workplan.core.lookup import Subject
from workplan.core.plan import Owner, Plan
from workplan.core.source import Clause, Form, Number, Sort, clauses, folded
from workplan.core.sourced import Sourced, State

_AND = re.compile(r"、|以及|及(?!时)|和|与|(?<=”)(?=“)|\band\b")
_FEWEST = 2  # characters of what may be forgotten


@dataclass(frozen=True, slots=True)
class Covered:
    """A clause: its place in the text of the source, what quotes words of it, and what of it nobody quotes."""

    state: State
    place: Place
    bindings: tuple[Binding, ...] = ()
    left: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """All clauses of a document in their order; `figures` are those that ask for something."""

    source: SourceText
    bindings: tuple[Binding, ...]
    claims: Claims
    clauses: tuple[Covered, ...]
    figures: tuple[Number, ...]
    unanswered: tuple[Number, ...]

    @property
    def lost(self) -> tuple[Binding, ...]:
        """The quotes that the document does not hold."""
        return tuple(each for each in self.bindings if each.place is None)

    @property
    def counts(self) -> dict[State, int]:
        """How many clauses are in each state, and how many quotes are lost."""
        states = [clause.state for clause in self.clauses]
        return {state: states.count(state) for state in State} | {State.LOST: len(self.lost)}

    @property
    def worst(self) -> State:
        """The worst state that there is."""
        return next((state for state, number in self.counts.items() if number), State.BACKGROUND)


def sourced(subject: Subject, plan: Plan, source: SourceText | None) -> tuple[Sourced, ...]:
    """The quotes of a thing of the plan, each with its place; an owner quotes nothing."""
    if isinstance(subject, Owner):
        return ()
    if plan.source is None or source is None:
        return tuple(map(Sourced, subject.source))
    file, out = plan.source.file, list[Sourced]()
    for each in bind(plan, source):
        if each.quote.holder == subject and each.place is None:
            out.append(Sourced(each.quote.text, file, State.LOST))
        elif each.quote.holder == subject and each.place is not None:
            state = State.CHANGED if each.is_changed else State.BOUND
            words = source.text[slice(*each.place)]
            out.append(Sourced(each.quote.text, file, state, source.line_of(each.place), words))
    return tuple(out)


def coverage_of(plan: Plan, source: SourceText) -> Coverage:
    """How the plan covers the document that it was made from."""
    bindings = bind(plan, source)
    claims = claims_of(plan, bindings, source)
    judge = _Judge(source, bindings, claims)
    return Coverage(
        source, bindings, claims, tuple(judge.clauses()), tuple(judge.figures), tuple(judge.unanswered())
    )


class _Judge:
    """Judges the clauses of a document by the quotes that stand in them."""

    def __init__(self, source: SourceText, bindings: Sequence[Binding], claims: Claims) -> None:
        self.source, self.claims = source, claims
        self.placed = sorted((each.place, i, each) for i, each in enumerate(bindings) if each.place)
        self.bindings = bindings
        self.open_figures = {number.start for number in self.unanswered()}
        self.changed = {each.start for each in claims.differences}

    def clauses(self) -> Iterator[Covered]:
        source = self.source
        for block, title, start in zip(source.blocks, source.titles, source.starts, strict=True):
            for clause in clauses(block.text):
                place = start + clause.start, start + clause.end
                is_body = block.form is not Form.NOTE and clause.start >= len(title)
                is_asked = is_body and commits(block.text, clause)
                yield self._covered(place, is_asked=is_asked)

    def _covered(self, place: Place, *, is_asked: bool) -> Covered:
        found = self._touching(place)
        numbers = [each for each in self.figures if place[0] <= each.start < place[1]]
        unanswered = [
            (each.start, max(each.end, each.unit_end)) for each in numbers if each.start in self.open_figures
        ]
        is_asked = is_asked or bool(numbers)
        left = (*unanswered, *(self._forgotten(place, found) if is_asked else ()))
        if any(each.is_changed for each in found) or any(number.start in self.changed for number in numbers):
            return Covered(State.CHANGED, place, found, left)
        if not found:
            return Covered(State.OPEN if is_asked else State.BACKGROUND, place)
        if left:
            return Covered(State.HALF, place, found, left)
        is_waived = all(each.is_waiver for each in found)
        return Covered(State.WAIVED if is_waived else State.BOUND, place, found)

    def _touching(self, place: Place) -> tuple[Binding, ...]:
        """The quotes that stand in a place, or share a part of it, as the plan lists them."""
        found = [(i, each) for at, i, each in self.placed if at[0] < place[1] and place[0] < at[1]]
        return tuple(each for _, each in sorted(found, key=lambda one: one[0]))

    @cached_property
    def figures(self) -> list[Number]:
        """The figures of the document that ask for something."""
        found = [number for number in self.source.numbers if number.sort is Sort.FIGURE]
        return [number for number in found if not self._is_told(number)]

    def unanswered(self) -> Iterator[Number]:
        """The figures that nobody answers for, and that are not waived."""
        waived = [each.place for each in self.bindings if each.is_waiver and each.place]
        for number in self.figures:
            is_waived = any(a <= number.start < z for a, z in waived)
            if number.start not in self.claims.claimed and not is_waived:
                yield number

    def _is_told(self, number: Number) -> bool:
        """Whether a figure stands in a footnote, or tells what was."""
        index = self.source.index_at(number.start)
        block, start = self.source.blocks[index], self.source.starts[index]
        before = re.split("[，。；,;|]", self.source.text[start : number.start])[-1]
        return block.form is Form.NOTE or is_past(before)

    def _forgotten(self, place: Place, found: Sequence[Binding]) -> Iterator[Place]:
        """The parts of a list in a clause that no quote touches, where others are quoted."""
        at = place[0]
        for part in _AND.split(self.source.text[slice(*place)]):
            start = self.source.text.index(part, at)
            at = start + len(part)
            is_quoted = any(each.place and each.place[0] < at and start < each.place[1] for each in found)
            if not is_quoted and len(folded(part)) >= _FEWEST:
                yield start, at
