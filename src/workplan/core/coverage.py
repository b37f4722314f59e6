"""What of a document the plan answers for: the state of each clause, and the quotes that it does not hold."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from workplan.core.asked import Asked, asked_of
from workplan.core.binding import Binding, Place, SourceText, bind
from workplan.core.claims import Claims, claims_of
from workplan.core.coverage_state import Sourced, State
from workplan.core.lookup import Subject
from workplan.core.plan import Owner, Plan
from workplan.core.source import Number, clauses, folded

LIST = re.compile(r"、|以及|及(?!时)|和|与|(?<=”)(?=“)|\band\b")
_FEWEST = 2  # characters of what may be forgotten
_CANDIDATES = 5  # clauses with most pairs of letters of a lost quote, which are compared with it
_LIKELY = 0.6  # of a quote and what became of it


@dataclass(frozen=True, slots=True)
class Covered:
    """A clause: its place in the text of the source, what quotes words of it, and what nobody quotes."""

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
    own = (each for each in bind(plan, source) if each.quote.holder == subject)
    return tuple(_sourced(each, plan.source.file, source) for each in own)


def _sourced(binding: Binding, file: str, source: SourceText) -> Sourced:
    quote, place = binding.quote.text, binding.place
    if place is None:
        return Sourced(quote, file, State.LOST)
    state = State.CHANGED if binding.is_changed else State.BOUND
    return Sourced(quote, file, state, source.line_of(place), source.text[slice(*place)])


def coverage_of(plan: Plan, source: SourceText) -> Coverage:
    """How the plan covers the document that it was made from."""
    bindings = bind(plan, source)
    claims = claims_of(plan, bindings, source)
    asked = asked_of(source.document, source.outline, plan.period)
    judge = _Judge(source, bindings, claims, asked)
    return Coverage(source, bindings, claims, judge.clauses(), tuple(judge.figures), tuple(judge.unanswered))


def became(found: Coverage) -> Iterator[tuple[Binding, Place | None]]:
    """Each lost quote with the clause that it may have become: the one most like it that nothing quotes."""
    free = [clause.place for clause in found.clauses if not clause.bindings] if found.lost else []
    texts = [folded(found.source.text[slice(*place)]) for place in free]
    having: dict[str, list[int]] = defaultdict(list)  # the clauses with a pair of letters
    for i, text in enumerate(texts):
        for pair in {*_pairs(text)}:
            having[pair].append(i)
    for binding in found.lost:
        wanted = folded(binding.quote.text)
        shared = Counter(i for pair in {*_pairs(wanted)} for i in having.get(pair, ()))
        best: tuple[float, Place | None] = (_LIKELY, None)
        for i, _ in shared.most_common(_CANDIDATES):
            ratio = SequenceMatcher(None, texts[i], wanted, autojunk=False).ratio()
            if ratio > best[0]:
                best = ratio, free[i]
        yield binding, best[1]


def _pairs(text: str) -> Iterator[str]:
    return (text[i : i + 2] for i in range(len(text) - 1))


class _Judge:
    """Judges the clauses of a document by the quotes that stand in them."""

    def __init__(
        self, source: SourceText, bindings: Sequence[Binding], claims: Claims, asked: Mapping[int, Asked]
    ) -> None:
        self.source, self.bindings, self.claims = source, bindings, claims
        blocks = [
            (start, title, block, asked.get(id(block), Asked()))
            for block, title, start in zip(source.blocks, source.titles, source.starts, strict=True)
        ]
        self.reaches = [source.reach(each.place) if each.place else (0, 0) for each in bindings]
        starts = {start + at for start, _, _, found in blocks for at in found.figures}
        self.figures = [number for number in source.numbers if number.start in starts]
        self.unanswered = list(self._unanswered())
        self.asked = sorted(
            start + at for start, title, _, found in blocks for at in found.words if at >= len(title)
        )
        cut = (
            (start + clause.start, start + clause.end)
            for start, _, b, _ in blocks
            for clause in clauses(b.text)
        )
        self.places = [place for place in cut if source.has_words(place)]

    def _unanswered(self) -> Iterator[Number]:
        """The figures that nobody answers for, and that are not waived."""
        waived = [each.place for each in self.bindings if each.is_waiver and each.place]
        for number in self.figures:
            is_waived = any(a <= number.start < z for a, z in waived)
            if number.start not in self.claims.claimed and not is_waived:
                yield number

    def clauses(self) -> tuple[Covered, ...]:
        """Each clause with its state; in a row of a table, neighbours that stand alike are one."""
        out = list[Covered]()
        for one in self._each():
            row = self.source.row_at(one.place[0])
            if out and row and row[0] <= out[-1].place[0] and _alike(one, out[-1]):
                place = out[-1].place[0], one.place[1]
                out[-1] = replace(one, place=place, left=(*out[-1].left, *one.left))
            else:
                out.append(one)
        return tuple(out)

    def _each(self) -> Iterator[Covered]:
        touching = self._touching()
        figures, asked = [number.start for number in self.figures], self.asked
        loose = {number.start: (number.start, max(number.end, number.unit_end)) for number in self.unanswered}
        changed = {each.start for each in self.claims.differences}
        for i, place in enumerate(self.places):
            found = tuple(self.bindings[j] for j in touching[i])
            numbers = figures[slice(*_within(figures, place))]
            is_asked = bool(numbers) or len({*_within(asked, place)}) > 1
            reaches = [self.reaches[j] for j in touching[i]]
            forgotten = _forgotten(self.source.text, place, reaches) if found and is_asked else ()
            left = (*(loose[at] for at in numbers if at in loose), *forgotten)
            if any(each.is_changed for each in found) or not changed.isdisjoint(numbers):
                yield Covered(State.CHANGED, place, found, left)
            elif not found:
                yield Covered(State.OPEN if is_asked else State.BACKGROUND, place)
            elif left:
                yield Covered(State.HALF, place, found, left)
            else:
                is_waived = all(each.is_waiver for each in found)
                yield Covered(State.WAIVED if is_waived else State.BOUND, place, found)

    def _touching(self) -> Mapping[int, list[int]]:
        """By the number of each clause, the numbers of the quotes that share a part of it."""
        out: dict[int, list[int]] = defaultdict(list)
        ends = [end for _, end in self.places]
        for j, (start, end) in enumerate(self.reaches):
            i = bisect_right(ends, start)
            while i < len(ends) and self.places[i][0] < end:
                out[i].append(j)
                i += 1
        return out


def _alike(one: Covered, other: Covered) -> bool:
    return (one.state, one.bindings) == (other.state, other.bindings)


def _within(places: Sequence[int], place: Place) -> tuple[int, int]:
    """The first of `places`, which are sorted, that lie in a place, and the first behind it."""
    return bisect_left(places, place[0]), bisect_left(places, place[1])


def _forgotten(text: str, place: Place, quoted: Sequence[Place]) -> Iterator[Place]:
    """The parts of a list in a clause that no quote touches, where others are quoted."""
    at = place[0]
    for part in LIST.split(text[slice(*place)]):
        start = text.index(part, at)
        at = start + len(part)
        is_quoted = any(first < at and start < last for first, last in quoted)
        if not is_quoted and len(folded(part)) >= _FEWEST:
            yield start, at
