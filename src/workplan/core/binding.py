"""Where the quotes of a plan stand in the document it was made from: found, with another figure, or lost.

A quote that stands several times belongs where the other quotes of its task do, else those of its section.
Where most of these are lost and their title is in no heading, what is left of them by chance is lost, too.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeAlias

from workplan.core.draft_outline import Outline, Part, outline_of
from workplan.core.plan import Definition, Plan, Section, Target, Task, Waived
from workplan.core.problems import Path
from workplan.core.source import Block, Document, Folded, Form, Number, fold, folded, numbers

Holder: TypeAlias = Section | Task | Target | Definition | Waived
Place: TypeAlias = tuple[int, int]  # of a text, from its first character to behind its last
Family: TypeAlias = tuple[str, str | None]  # a section, and a task of it

_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_ANY = "#"  # stands for a figure, whichever it is
_MOST, _MOST_WEIGHED = 1000, 64  # places of one quote that are looked at, and of these that are weighed
_NEXT = 64  # quotes of a family before another one, and behind it, whose order is looked at
_ENDS = frozenset("。！？；：.!?;:）)")  # with which a sentence ends
_KNOWN = 20  # characters by which the end or the beginning of a paragraph is known
_MOST_BETWEEN = 4  # paragraphs, or sentences of a note, put in the midst of a sentence
_NOTE = re.compile(r"(?<=\S) ?[¹²³⁴-⁹⁰]{1,3} ")  # before the words of a note that stands where the page ended
_STOP, _LONGEST_NOTE = re.compile("[。.]"), 400
_SHORT = 8  # characters of a quote that may stand anywhere
_FOREIGN = 3  # of a place where nothing else of a family is
_FEWEST = 2  # characters beside a figure, by which a text is known again


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document that a thing of the plan quotes; `path` leads to them in the plan's data."""

    text: str
    path: Path
    holder: Holder

    @property
    def families(self) -> tuple[Family, ...]:
        """Its task and its section, among whose quotes it stands; none of a term and of what is waived."""
        match self.holder:
            case Section(id=section):
                return ((section, None),)
            case Task(section=section, id=task) | Target(section=section, task=task):
                return tuple(dict.fromkeys([(section, task), (section, None)]))
            case _:
                return ()


@dataclass(frozen=True, slots=True)
class Binding:
    """A quote and its place in the document; `place` is None for one that is lost.

    `is_changed` says that the words there have another figure, and `rivals` how many places fit as well.
    """

    quote: Quote
    place: Place | None = None
    is_changed: bool = False
    rivals: int = 0

    @property
    def is_waiver(self) -> bool:
        """Whether it says that the plan does not answer for the words."""
        return isinstance(self.quote.holder, Waived)


class SourceText:
    """A document as one text, footnotes last, so that none of them cuts a sentence in two.

    `written` is the content of its file, in which places are told by line and column.
    """

    def __init__(self, document: Document, written: str = "") -> None:
        self.document, self.written = document, written
        body = [block for block in document.blocks if block.form is not Form.NOTE]
        notes = [block for block in document.blocks if block.form is Form.NOTE]
        self.blocks: Sequence[Block] = (*body, *notes)
        self.starts, parts, at = list[int](), list[str](), 0
        for block in self.blocks:
            self.starts.append(at + len(block.lead))
            parts.append(f"{block.lead}{block.text}\n")
            at += len(parts[-1])
        self.text = "".join(parts)
        self.folded = _folded(self.blocks, parts)

    def index_at(self, at: int) -> int:
        """Which of its blocks holds the character there."""
        return max(0, bisect_right(self.starts, at) - 1)

    def has_words(self, place: Place) -> bool:
        """Whether a place holds more than signs and the mark of a note."""
        start, end = (bisect_left(self.folded.places, at) for at in place)
        return start < end

    def line_of(self, place: Place) -> int:
        """The line of the file where the words at a place begin, from 1; else that of their block."""
        block = self.blocks[self.index_at(place[0])]
        if block.line > len(self._line_starts):
            return block.line
        words, written = folded(self.text[slice(*place)]), self._written
        at = written.text.find(words, bisect_right(written.places, self._line_starts[block.line - 1] - 1))
        is_found = at >= 0 and bool(words)
        return bisect_right(self._line_starts, written.places[at]) if is_found else block.line

    @cached_property
    def _written(self) -> Folded:
        return fold(self.written)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.written))]

    @cached_property
    def outline(self) -> Outline:
        """Its outline."""
        return outline_of(self.document)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Of each block, the words that are a heading: all of it, those at its beginning, or none."""
        return tuple(self._headed.get(id(block), _NO_HEADING)[0] for block in self.blocks)

    @cached_property
    def headings(self) -> tuple[tuple[str, ...], ...]:
        """Of each block, the headings that it stands below, from the highest down, and its own."""
        return tuple(self._headed.get(id(block), _NO_HEADING)[1] for block in self.blocks)

    @cached_property
    def _headed(self) -> Mapping[int, tuple[str, tuple[str, ...]]]:
        found = (each for part in self.outline.parts for each in _headed(part, ()))
        return {id(block): (title, path) for block, title, path in found}

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the text, by its place there."""
        out = list[Number]()
        for start, block in zip(self.starts, self.blocks, strict=True):
            out += (number.shifted(start) for number in numbers(block.text))
        return tuple(out)

    def numbers_in(self, place: Place) -> tuple[Number, ...]:
        """The numbers that lie in a place, wholly or with a part of them."""
        ends, starts = self._bounds
        return self.numbers[bisect_right(ends, place[0]) : bisect_left(starts, place[1])]

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        return [number.end for number in self.numbers], [number.start for number in self.numbers]

    def changed(self, quote: str) -> tuple[Place, ...]:
        """Where the words of a quote stand with figures, whichever they are."""
        wanted = _FIGURE.sub(_ANY, folded(quote))
        if _ANY not in wanted or len(wanted.replace(_ANY, "")) < _FEWEST:
            return ()
        text, begins = self._without_figures
        places = list[Place]()
        at = text.find(wanted)
        while at >= 0 and len(places) < _MOST:
            places.append(self._place(begins[at], begins[at + len(wanted)]))
            at = text.find(wanted, at + 1)
        return tuple(places)

    def row_at(self, at: int) -> Place | None:
        """The row of a table that holds the character there."""
        index = self.index_at(at)
        if self.blocks[index].form is not Form.ROW:
            return None
        return self.starts[index], self.starts[index] + len(self.blocks[index].text)

    def reach(self, place: Place) -> Place:
        """What a quote at a place is about: in a table all of its row, else the words themselves."""
        row = self.row_at(place[0])
        return (row[0], max(row[1], place[1])) if row else place

    def torn(self, quote: str) -> tuple[Place, ...]:
        """Where the two halves of a quote stand, between which a note or whole paragraphs were put."""
        wanted = folded(quote)
        return self._around_note(wanted) or self._around_paragraphs(wanted)

    def _around_note(self, wanted: str) -> tuple[Place, ...]:
        text, cuts = self.folded.text, range(1, len(wanted))
        for start, ends in self._notes:
            for cut in (cut for cut in cuts if text.endswith(wanted[:cut], 0, start)):
                end = next((end for end in ends if text.startswith(wanted[cut:], end)), None)
                if end is not None:
                    return self._place(start - cut, start), self._place(end, end + len(wanted) - cut)
        return ()

    def _around_paragraphs(self, wanted: str) -> tuple[Place, ...]:
        text = self.folded.text
        for i, (before, is_torn) in enumerate(self._paragraphs):
            if not is_torn or wanted[0] not in before[-len(wanted) :]:
                continue
            for after, _ in self._paragraphs[i + 2 : i + 2 + _MOST_BETWEEN]:
                for cut in range(1, len(wanted)):
                    if before.endswith(wanted[:cut]) and after.startswith(wanted[cut:]):
                        last, first = before[-max(_KNOWN, cut) :], after[: max(_KNOWN, len(wanted) - cut)]
                        end, start = text.find(last) + len(last), text.find(first)
                        if end >= len(last) and start >= 0:
                            return self._place(end - cut, end), self._place(start, start + len(wanted) - cut)
        return ()

    def _place(self, start: int, end: int) -> Place:
        """A stretch of the folded text, in the text itself."""
        return self.folded.places[start], self.folded.places[end - 1] + 1

    @cached_property
    def _notes(self) -> list[tuple[int, list[int]]]:
        """Where the words of a note begin within a line, in the folded text, and where they may end."""
        found = list[tuple[int, list[int]]]()
        for mark in _NOTE.finditer(self.text):
            stops = islice(_STOP.finditer(self.text, mark.end(), mark.end() + _LONGEST_NOTE), _MOST_BETWEEN)
            ends = [bisect_left(self.folded.places, stop.end()) for stop in stops]
            found.append((bisect_left(self.folded.places, mark.start()), ends))
        return found

    @cached_property
    def _paragraphs(self) -> list[tuple[str, bool]]:
        """What stands between blank lines of the file, folded, and whether its last sentence has no end."""
        parts = [part.strip() for part in re.split(r"\n[^\S\n]*\n", self.written)]
        return [(folded(part), part.rstrip('”"')[-1:] not in _ENDS) for part in parts if folded(part)]

    @cached_property
    def _without_figures(self) -> tuple[str, list[int]]:
        """The folded text with a sign for each figure, and where each of its characters begins there."""
        text, begins, at = list[str](), list[int](), 0
        for match in _FIGURE.finditer(self.folded.text):
            text.append(self.folded.text[at : match.start()])
            begins += range(at, match.start() + 1)
            text.append(_ANY)
            at = match.end()
        text.append(self.folded.text[at:])
        begins += range(at, len(self.folded.text) + 1)
        return "".join(text), begins


def _folded(blocks: Sequence[Block], texts: Sequence[str]) -> Folded:
    """The blocks, written as `texts`, folded as one; of two figures that meet, each stays one of its own.

    They are one figure where the end of a line cut it in two.
    """
    pieces, places, at, end, last = list[str](), list[int](), 0, "", ""
    for block, text in zip(blocks, texts, strict=True):
        one = fold(text)
        is_cut = block.form is Form.PARAGRAPH and not block.mark and last.isdigit()
        if end.isdigit() and one.text[:1].isdigit() and not is_cut:
            pieces.append(",")
            places.append(at - 1)
        pieces.append(one.text)
        places += (at + place for place in one.places)
        at, end, last = at + len(text), one.text[-1:] or end, text.rstrip()[-1:]
    return Folded("".join(pieces), tuple(places))


_NO_HEADING: tuple[str, tuple[str, ...]] = ("", ())


def _headed(part: Part, above: tuple[str, ...]) -> Iterator[tuple[Block, str, tuple[str, ...]]]:
    """The blocks of a part and of all below it, each with its own heading and those that it stands below."""
    head = part.heading
    own = head.text.rstrip("。.：: ") if head else ""
    path = (*above, f"{head.block.lead}{own}") if head else above
    if head:
        yield head.block, head.text, path
    yield from ((piece.block, "", path) for piece in part.pieces if not (head and piece.block is head.block))
    for below in part.parts:
        yield from _headed(below, path)


def quotes_of(plan: Plan) -> Iterator[Quote]:
    """The quotes of sections, tasks and targets, as the plan lists them, of terms, and what is waived."""
    holders: list[tuple[Path, Section | Task | Target | Definition]] = [*plan.things()]
    holders += ((("definitions", term), each) for term, each in plan.definitions.items())
    for path, holder in holders:
        yield from (Quote(text, (*path, "source", i), holder) for i, text in enumerate(holder.source))
    for i, waived in enumerate(plan.source.waived if plan.source else ()):
        yield Quote(waived.quote, ("source", "waived", i, "quote"), waived)


def bind(plan: Plan, source: SourceText) -> tuple[Binding, ...]:
    """Each quote of the plan with its place; what is waived has one for each of its places."""
    return tuple(_Binder(plan, source).bindings())


class _Binder:
    """Where each quote may stand, and what its family tells of it."""

    def __init__(self, plan: Plan, source: SourceText) -> None:
        self.source = source
        self.quotes = [quote for quote in quotes_of(plan) if folded(quote.text)]
        self.texts = [folded(quote.text) for quote in self.quotes]
        self.families = [quote.families for quote in self.quotes]
        places = {text: source.folded.places_of(text, _MOST) for text in dict.fromkeys(self.texts)}
        self.exact = [places[text] for text in self.texts]
        claimed = {place for found in places.values() for place in found}
        self.near = [
            () if found else tuple(place for place in source.changed(quote.text) if place not in claimed)
            for quote, found in zip(self.quotes, self.exact, strict=True)
        ]
        self.titles: dict[Family, str] = {
            (section.id, None): folded(section.title) for section in plan.sections
        }
        self.titles |= {(task.section, task.id): folded(task.title) for task in plan.tasks}
        self.homes: dict[tuple[str, ...], frozenset[Family]] = {}
        # Of the quotes that have one place alone, by their numbers: where they begin, and in which block; and
        # of each family its own, the beginnings in their order, and how many of them are in each block.
        self.starts = {i: found[0][0] for i, found in enumerate(self.exact) if len(found) == 1}
        self.blocks = {i: source.index_at(at) for i, at in self.starts.items()}
        self.sure: dict[Family, list[int]] = defaultdict(list)
        self.beside: dict[int, Counter[Family]] = defaultdict(Counter)
        for i, block in self.blocks.items():
            self.beside[block].update(self.families[i])
            for family in self.families[i]:
                self.sure[family].append(i)
        self.sorted = {family: sorted(self.starts[i] for i in own) for family, own in self.sure.items()}
        self.titled = frozenset[Family]().union(*map(self._home, range(len(source.blocks))))
        self.gone = frozenset(self._gone())

    def bindings(self) -> Iterator[Binding]:
        """The bindings, as the plan lists its quotes."""
        taken: dict[str, set[Place]] = defaultdict(set)
        chosen = list[tuple[Quote, list[_Choice]]]()
        for i, quote in enumerate(self.quotes):
            of_text = taken[self.texts[i]]
            places = [
                place
                for place in self._first(self.exact[i] or self.near[i], of_text, quote)
                if not self._is_stray(i, place)
            ]
            choices = sorted(_Choice(place in of_text, *self._rank(i, place), place) for place in places)
            of_text.update(each.place for each in choices[:1])
            chosen.append((quote, choices))
        for i, (quote, choices) in enumerate(chosen):
            of_text = taken[self.texts[i]]
            if not choices:
                halves = self.source.torn(quote.text)
                yield from (Binding(quote, place) for place in halves or (None,))
            elif isinstance(quote.holder, Waived):
                yield from (Binding(quote, each.place, is_changed=not self.exact[i]) for each in choices)
            else:
                first, *others = choices
                free = (each for each in others if each.place not in of_text)
                rivals = sum(each[:3] == first[:3] for each in free)
                yield Binding(quote, first.place, is_changed=not self.exact[i], rivals=rivals)

    def _first(self, places: Sequence[Place], taken: set[Place], quote: Quote) -> Sequence[Place]:
        """The places that are weighed: all, or the first of very many, those that are free before others."""
        if len(places) <= _MOST_WEIGHED or isinstance(quote.holder, Waived):
            return places
        return [place for place in places if place not in taken][:_MOST_WEIGHED] or places[:_MOST_WEIGHED]

    def _rank(self, i: int, place: Place) -> tuple[int, int, int]:
        """How strange a place is to the family of a quote, how much out of order there, and how far off."""
        index = self.source.index_at(place[0])
        if not self.families[i]:
            return int(self.source.blocks[index].form is not Form.NOTE), 0, place[0]
        family, section = self.families[i][0], self.families[i][-1]
        kin = next((each for each in (family, section) if self._others(each, i)), section)
        home = self._home(index)
        is_beside = self._is_in(index, kin, i)
        strange = 0 if is_beside else 1 if family in home else 2 if section in home else _FOREIGN
        starts = self.sorted.get(kin, [])
        nearest = bisect_left(starts, place[0])
        far = min((abs(at - place[0]) for at in starts[max(0, nearest - 1) : nearest + 1]), default=place[0])
        return strange, self._disorder(i, family, place[0]), far

    def _disorder(self, i: int, family: Family, start: int) -> int:
        """How many quotes of a family, of those next to a quote in the plan, stand on its other side."""
        own = self.sure[family]
        at = bisect_left(own, i)
        before, after = own[max(0, at - _NEXT) : at], own[at : at + _NEXT]
        wrong = sum(self.starts[j] >= start for j in before)
        return wrong + sum(self.starts[j] < start for j in after if j != i)

    def _others(self, family: Family, i: int) -> int:
        """How many quotes of a family, other than the one with that number, have one place alone."""
        return len(self.sure[family]) - (i in self.starts)

    def _is_stray(self, i: int, place: Place) -> bool:
        """Whether words stand there by chance: few, far from their family, or of one that is gone.

        Of one that is gone they do wherever no other quote of it stands, if the document has headings of
        other families; else where a quote of another one does.
        """
        families, index = self.families[i], self.source.index_at(place[0])
        if not families:
            return False
        if families[0] not in self.gone:
            is_short = len(self.texts[i]) < _SHORT
            others = self._others(families[0], i)
            is_elsewhere = bool(self._home(index)) or not self.titled.isdisjoint(families)
            return is_short and others > 1 and is_elsewhere and self._rank(i, place)[0] == _FOREIGN
        beside = {family for family in self.beside[index] if self._is_in(index, family, i)}
        return families[0] not in beside and bool(self.titled or beside.difference(families))

    def _is_in(self, index: int, family: Family, i: int) -> bool:
        """Whether a quote of a family, other than the one with that number, stands in a block."""
        is_own = self.blocks.get(i) == index and family in self.families[i]
        return self.beside[index][family] > is_own

    def _gone(self) -> Iterator[Family]:
        """The families of which most quotes are lost, and whose title is in no heading."""
        there: dict[Family, list[bool]] = defaultdict(list)
        for families, exact, near in zip(self.families, self.exact, self.near, strict=True):
            for family in families:
                there[family].append(bool(exact or near))
        if all(all(found) for found in there.values()):
            return
        for family, found in there.items():
            own, whole = sum(found), there[family[0], None]
            is_alone = len(found) == 1 and (family[0], None) not in self.titled
            is_left_over = is_alone and 2 * (sum(whole) - own) < len(whole) - 1
            if family not in self.titled and (2 * own < len(found) or is_left_over):
                yield family

    def _home(self, index: int) -> frozenset[Family]:
        """The sections and tasks whose titles stand above a block."""
        headings = self.source.headings[index]
        if headings not in self.homes:
            heads = [*map(folded, headings)]
            found = (f for f, title in self.titles.items() if title and any(title in head for head in heads))
            self.homes[headings] = frozenset(found)
        return self.homes[headings]


class _Choice(NamedTuple):
    """A place where a quote may stand; the least of them is taken."""

    is_taken: bool  # by the same words of another thing
    strange: int
    order: int
    far: int
    place: Place
