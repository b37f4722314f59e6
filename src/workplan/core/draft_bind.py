"""A plan that exists, bound to its document: for each target the words that it was made from."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import TypeAlias

from workplan.core.asked import Asked, asked_of
from workplan.core.binding import Place, SourceText, bind
from workplan.core.calendar import Every
from workplan.core.coverage import LIST
from workplan.core.draft_outline import Part
from workplan.core.draft_sentence import tongue_of, unit_of
from workplan.core.lookup import texts_of
from workplan.core.plan import Kind, Plan, Section, Target, Task
from workplan.core.source import Form, Number, Sort, clauses, folded, is_chinese, numbers

Holder: TypeAlias = Section | Task | Target

_ENOUGH = 0.34  # of a score in which the name counts 1, and a figure that stands there with its unit 1 more
_ALIKE = 0.6  # of two titles
_OF_DETAIL, _OF_SENTENCE = 0.4, 0.2
_MOST_WORDS = 0.3  # of a clause, by which something of the plan says it, too
_RATES = (Kind.RATE, Kind.MILESTONE, Kind.RECURRING)  # whose figures need no unit


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence, the block it stands in, its pairs of letters and those around, its figures."""

    place: Place
    sentence: Place
    block: int
    pairs: frozenset[str]
    around: frozenset[str]
    figures: tuple[Number, ...]
    often: frozenset[Every]
    is_asked: bool


def bindings(plan: Plan, source: SourceText) -> dict[str, tuple[str, ...]]:
    """By id, for each target without a source the clauses that say it; those not found are left out.

    Its own clause is the first. What else the document asks for is quoted by what has its figure, or says
    most of its words: a target, or a task or section without a source, which are there for that alone.
    """
    return _Binder(plan, source).quotes()


class _Binder:
    """The clauses of a document, and where they are by their pairs of letters, figures and rhythms."""

    def __init__(self, plan: Plan, source: SourceText) -> None:
        self.plan, self.source = plan, source
        asked = asked_of(source.document, source.outline, plan.period)
        self.clauses = [
            clause
            for block in range(len(source.blocks))
            for clause in _clauses(source, block, asked.get(id(source.blocks[block]), Asked()))
        ]
        self.by_sign: dict[str | Decimal, list[int]] = defaultdict(list)
        for i, clause in enumerate(self.clauses):
            signs: set[str | Decimal] = {*clause.pairs, *clause.often, *(each.low for each in clause.figures)}
            for sign in signs:
                self.by_sign[sign].append(i)
        blocks = {id(block): i for i, block in enumerate(source.blocks)}
        parts = [
            (part, frozenset(blocks[id(piece.block)] for piece in part.all_pieces()))
            for part in _all_parts(source.outline.parts)
        ]
        self.words = {
            thing.id: _pairs("|".join(text for _, text in texts_of(thing))) for _, thing in plan.things()
        }
        groups: list[Section | Task] = [*plan.sections, *plan.tasks]
        self.groups = [(group, _alike(group.title, parts)) for group in groups]

    def quotes(self) -> dict[str, tuple[str, ...]]:
        """What `bindings` promises."""
        sharing: dict[int, list[Target]] = defaultdict(
            list
        )  # of each clause the targets that it is the best for
        for group, near in self.groups:
            for target in group.targets:
                best = self._best(target, near) if near else None
                best = self._best(target) if best is None else best
                if best is not None and not target.source:
                    sharing[best].append(target)
        out = {
            target.id: [quote] for i, targets in sharing.items() for target, quote in self._apart(i, targets)
        }
        taken = {*self._bound(), *sharing}
        for i, clause in enumerate(self.clauses):
            if clause.is_asked and i not in taken and (holder := self._holder_of(clause)) is not None:
                out.setdefault(holder.id, []).append(self._quote(i))
        return {ident: tuple(found) for ident, found in out.items()}

    def _apart(self, i: int, targets: Sequence[Target]) -> Iterator[tuple[Target, str]]:
        """A clause as each of these targets quotes it: where it lists them, each its own part of the list."""
        parts = [part for part in LIST.split(self.source.text[slice(*self.clauses[i].place)]) if part]
        pairs = [_pairs(part) for part in parts]
        shared = [[len(_pairs(target.name) & each) for each in pairs] for target in targets]
        own = [each.index(max(each)) for each in shared]
        is_list = 1 < len(targets) == len({*own}) and all(map(self._is_one, parts))
        yield from ((t, parts[j] if is_list else self._quote(i)) for t, j in zip(targets, own, strict=True))

    def _best(self, target: Target, near: Collection[int] | None = None) -> int | None:
        """The clause that shares most with a target's name, its detail and its figure; the first of equals.

        Only those are looked at that stand in the blocks that are `near`, if these are given; and of a
        target with a figure, only those with one in its unit, for it may be another by now.
        """
        name, detail, values = _pairs(target.name), _pairs(target.detail or ""), _values(target)
        rhythm = () if target.every is None else (target.every,)
        has_figure = target.kind in (Kind.COUNT, Kind.LEVEL, Kind.RATE) and values
        own = {i for sign in (*name, *detail, *values, *rhythm) for i in self.by_sign.get(sign, ())}
        best: tuple[float, int | None] = (_ENOUGH, None)
        for i in sorted(own):
            clause = self.clauses[i]
            if near is not None and clause.block not in near:
                continue
            if has_figure and not any(_is_of_unit(figure, target) for figure in clause.figures):
                continue
            score = len(name & clause.pairs) / max(1, len(name))
            score += _OF_DETAIL * len(detail & clause.around) / max(1, len(detail))
            score += _OF_SENTENCE * len(name & clause.around) / max(1, len(name))
            score += any(_is_its(figure, target, values) for figure in clause.figures)
            score += target.every is not None and target.every in clause.often
            if score > best[0]:
                best = (score, i)
        return best[1]

    def _bound(self) -> Iterator[int]:
        """The clauses that the plan quotes already."""
        starts, ends = ([clause.place[side] for clause in self.clauses] for side in (0, 1))
        reaches = (self.source.reach(each.place) for each in bind(self.plan, self.source) if each.place)
        for start, end in reaches:
            yield from range(bisect_right(ends, start), bisect_left(starts, end))

    def _holder_of(self, clause: _Clause) -> Holder | None:
        """What in the part of the plan that is made of this one has most of a clause; the first of equals."""
        best: tuple[float, Holder | None] = (_MOST_WORDS, None)
        groups = [group for group, near in self.groups if near is not None and clause.block in near]
        for holder in (each for group in groups for each in (*group.targets, group) if not each.source):
            score = len(self.words[holder.id] & clause.pairs) / max(1, len(clause.pairs))
            if isinstance(holder, Target):
                score += any(_is_its(figure, holder, _values(holder)) for figure in clause.figures)
            if score > best[0]:
                best = (score, holder)
        return best[1]

    def _quote(self, i: int) -> str:
        """The words of a clause; with those before them in their sentence where they stand elsewhere, too."""
        clause, text = self.clauses[i], self.source.text
        words = text[slice(*clause.place)]
        return words if self._is_one(words) else text[clause.sentence[0] : clause.place[1]]

    def _is_one(self, words: str) -> bool:
        """Whether words stand in one place alone."""
        return self.source.folded.text.count(folded(words)) == 1


def _clauses(source: SourceText, block: int, asked: Asked) -> Iterator[_Clause]:
    """The clauses of a block; footnotes have none."""
    text, at = source.blocks[block].text, source.starts[block]
    if source.blocks[block].form is Form.NOTE:
        return
    found = clauses(text)
    first, last = dict[int, int](), dict[int, int]()
    for clause in found:
        first.setdefault(clause.sentence, clause.start)
        last[clause.sentence] = clause.end
    wanted = [*asked.figures, *(each for each in asked.words if each >= len(source.titles[block]))]
    around = {sentence: _pairs(text[first[sentence] : last[sentence]]) for sentence in first}
    for clause in found:
        words, place = text[clause.start : clause.end], (at + clause.start, at + clause.end)
        figures = tuple(each for each in source.numbers_in(place) if each.sort is Sort.FIGURE)
        often = frozenset(each.every for each in tongue_of(chinese=is_chinese(words)).rhythms(words))
        is_asked = any(clause.start <= each < clause.end for each in wanted)
        whole = at + first[clause.sentence], at + last[clause.sentence]
        yield _Clause(place, whole, block, _pairs(words), around[clause.sentence], figures, often, is_asked)


def _all_parts(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _all_parts(part.parts)


def _alike(title: str, parts: Sequence[tuple[Part, frozenset[int]]]) -> frozenset[int] | None:
    """The blocks of the part whose title is most like this one, or begins with it."""
    wanted = folded(title)
    best: tuple[float, frozenset[int] | None] = (_ALIKE, None)
    for part, blocks in parts:
        name = folded(part.title)
        ratio = 1.0 if name and name.startswith(wanted) else SequenceMatcher(None, wanted, name).ratio()
        if ratio > best[0]:
            best = (ratio, blocks)
    return best[1]


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(sign for sign in folded(text) if sign.isalnum())
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))


def _values(target: Target) -> frozenset[Decimal]:
    """The figures that a target sets."""
    bound = target.bound
    given = [bound.at_least, bound.at_most, *(bound.between or ()), bound.baseline, bound.stretch]
    given += [value for _, value in target.values]
    given += [each.value for each in target.monthly]
    given += [number.low for number in numbers(target.size or "")]
    return frozenset(abs(value) for value in given if value is not None)


def _is_its(figure: Number, target: Target, values: Collection[Decimal]) -> bool:
    """Whether a figure is the target's own, by its value and unit."""
    return _is_of_unit(figure, target) and figure.low in values


def _is_of_unit(figure: Number, target: Target) -> bool:
    """Whether a figure has the unit of a target; rates and sizes have none."""
    return unit_of(figure.unit) == (target.unit or "") or target.kind in _RATES
