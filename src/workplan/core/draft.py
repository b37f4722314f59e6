"""A first plan from a document, by rules alone: the same document gives the same plan.

Every number of the document is in it, or is set aside with the reason.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workplan.core.calendar import Span
from workplan.core.draft_outline import LEAVES, Outline, Part, Piece
from workplan.core.draft_promise import (
    Aside,
    DraftTarget,
    Promise,
    Why,
    fitted_to,
    parts_of,
    whole,
    why_outside,
)
from workplan.core.draft_rows import Role, Row, read_row
from workplan.core.draft_sentence import commitments, figures
from workplan.core.draft_tongue import People
from workplan.core.plan import Kind
from workplan.core.source import Block, Document, Form, Number, folded, numbers, sentences

_AIM = re.compile(r"([^，]{2,14})，([^，]{4,40})")
_KINDS = (
    r"\b(?:(?:annual|strategic|business|corporate|delivery|action|improvement|work|service|budget)\s)*"
    r"(?:plan|okrs?|report|budget|strategy|objectives)\b"
)
_OF_PLAN = re.compile(  # where whose plan it is has been said in a title
    rf"(?:关于|印发|20[0-9]{{2}}|\bFY|《|(?:重点)?工作(?:要点|计划|规划|报告)|政府工作报告|{_KINDS})",
    re.IGNORECASE,
)
_OFFICE = re.compile(  # an office behind the year, or a name behind a colon
    r"20[0-9]{2}\s?年度?[上下半年]*(?!全)([\u3400-\u9fff]{1,14}?(?:政府|[委局区镇乡](?!域)|街道|中心|公司|集团|学校|医院))"
    r"|:\s(\w[^:]{3,40})$"
)
_NO_OFFICE = re.compile(r"[。，；度年表划告点案务标]")
_BEFORE_COLON = re.compile(
    r"(?:@?([A-Z][\w'.-]{1,20}(?:,?\s(?:[A-Z&][\w'.-]{0,20}|of|and|the|to|team|department|office|officer|service)){0,5}(?:\s\([^()]{2,40}\))?)"
    r"|[（(]([^（）()]{2,40})[）)]|([\u3400-\u9fff]{2,12}))\s?[:：]\s?(?=\S)"
)
_UNIT = re.compile(r"(?:[部局办科处委组]|中心|公司)$|\b(?:team|department|office|officer)\b", re.IGNORECASE)
_DEFINED = re.compile(r"([^：:。；]{1,30})[：:](.+)", re.DOTALL)
_LONGEST_QUOTE, _MOST_CLAUSES, _MOST_NAMES = 200, 3, 6  # letters; words of a person's name
_SMALL = ("of", "and", "the", "to")
_EDGES = " 、，,;；|。"


@dataclass(frozen=True, slots=True)
class DraftTask:
    """A task with its people and targets."""

    id: str
    number: str
    title: str
    people: People
    targets: tuple[DraftTarget, ...]
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section with its headline targets and its tasks."""

    id: str
    number: str
    title: str
    aim: str
    targets: tuple[DraftTarget, ...]
    tasks: tuple[DraftTask, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A number that is in no target, as it is written, with the words around it and the reason."""

    text: str
    around: str
    line: int
    why: Why


@dataclass(frozen=True, slots=True)
class Draft:
    """A first plan, and what became of each number of the document; `drafted` counts those in targets."""

    title: str
    organization: str
    chinese: bool
    period: Span
    owners: Mapping[str, str | None]
    definitions: Mapping[str, tuple[str, ...]]
    sections: tuple[DraftSection, ...]
    drafted: int
    asides: tuple[SetAside, ...]

    @property
    def targets(self) -> Iterator[DraftTarget]:
        """All targets, in their order."""
        for section in self.sections:
            yield from section.targets
            for task in section.tasks:
                yield from task.targets

    @property
    def doubtful(self) -> int:
        """How many targets a person should look at."""
        return sum(bool(target.promise.doubts) for target in self.targets)


def drafted(
    document: Document,
    outline: Outline,
    chosen: tuple[Sequence[Part], Span],
    *,
    words: bool = False,
    roles: Mapping[str, Role] | None = None,
) -> Draft:
    """The plan of the `chosen` parts for a period; `words` adds duties, `roles` are those of columns."""
    parts, period = chosen
    drafter = _Drafter(document, outline, period, words=words, roles=roles or {})
    sections = tuple(section for part in parts if (section := drafter.section(part)) is not None)
    asides = tuple(drafter.asides(parts))
    terms = {term for s in sections for task in s.tasks for term in task.terms}
    made = Draft(
        outline.title,
        _organization(outline.title),
        outline.chinese,
        period,
        drafter.owners,
        {},
        sections,
        len(drafter.used),
        asides,
    )
    terms |= {term for target in made.targets for term in target.terms}
    defined = {term: items for term, items in drafter.notes.values() if term in terms}
    return replace(made, definitions=defined)


class _Drafter:
    """What has been made so far: ids that are taken, numbers used or set aside, by block and place."""

    def __init__(
        self, document: Document, outline: Outline, period: Span, *, words: bool, roles: Mapping[str, Role]
    ) -> None:
        self.document, self.outline, self.period, self.t = document, outline, period, outline.tongue
        self.words, self.roles = words, roles
        self.notes = _terms_of(document, outline)
        self.quotable = folded(document.text)
        self.ids, self.told = dict[str, int](), set[str]()
        self.spans = dict[int, tuple[tuple[int, int], ...]]()
        self.used, self.whys = set[tuple[int, int]](), dict[tuple[int, int], Why]()
        self.owners = dict[str, str | None]()

    # Sections and tasks.

    def section(self, part: Part) -> DraftSection | None:
        """A part as a section; None where it promises nothing."""
        title = part.title or self.outline.title
        aimed = _AIM.fullmatch(title) if self.outline.chinese else None
        title, aim = (aimed[1], aimed[2]) if aimed else (title, "")
        ident = self.ident(title or "section")
        people = self.people([*([part.heading] if part.heading else []), *part.pieces], title)
        own: tuple[DraftTarget, ...] = ()
        if part.parts or (part.style == "opening" and not people):
            is_table = bool(part.parts) and all(below.style == "row" for below in part.parts)
            own = self.targets(part.pieces, is_opening=not is_table)
            tasks = list[DraftTask]()
            for each in self.tasks_in(part):
                is_result = self.outline.has_key_results and isinstance(each, Part) and each.style in LEAVES
                above = tasks[-1].people if tasks and is_result else people
                tasks += self.made(each, above or people)
        else:
            tasks = [self.task(part, title, people, self.targets(part.pieces))]
        kept = tuple(task for task in tasks if task.targets or task.people)
        return DraftSection(ident, part.number, title, aim, own, kept) if own or kept else None

    def tasks_in(self, part: Part) -> Iterator[Part | tuple[Part, ...]]:
        """The parts that are tasks: those below, or those below these where each of them has its own people.

        Rows that stand one after the other are one tuple.
        """
        rows = list[Part]()
        for below in part.parts:
            if below.style == "row":
                rows.append(below)
                continue
            if rows:
                yield tuple(rows)
                rows = []
            led = [each for each in below.parts if self.t.people_of(each.text)]
            is_table = all(each.style == "row" for each in below.parts) and below.parts
            if is_table or (len(led) * 2 >= len(below.parts) and len(led) > 1):
                if below.pieces:
                    yield replace(below, parts=[])
                yield from self.tasks_in(below)
            else:
                yield below
        if rows:
            yield tuple(rows)

    def made(self, held: Part | tuple[Part, ...], above: People) -> Iterator[DraftTask]:
        """The tasks of a part, or of rows."""
        if isinstance(held, tuple):
            yield from self.rows(held, above)
            return
        pieces = [*held.all_pieces()]
        people = self.people(pieces, held.title) or above
        own = self.targets(piece for piece in pieces if piece is not held.heading)
        yield self.task(held, held.title, people, own)

    def task(self, part: Part, title: str, people: People, targets: tuple[DraftTarget, ...]) -> DraftTask:
        """A task, with the terms that its part explains and no target does."""
        terms = tuple(self.terms_in(part.text))
        return DraftTask(self.ident(title or "task"), part.number, title or "?", people, targets, terms)

    def people(self, pieces: Iterable[Piece], title: str) -> People:
        """Who leads what these pieces say: the first that are named, with all who help.

        Items of a list that name others each lead for themselves. Where nobody is named, of an objective
        it is who stands before the colon of its title.
        """
        lead, support, of_items = dict[str, str | None](), list[str](), list[Mapping[str, str | None]]()
        for piece in pieces:
            if piece.block.form is not Form.ROW:
                found = self.t.people_of(piece.text)
                support += [name for name in found.support if name not in support]
                if _is_listed(piece.block):
                    of_items.append(found.lead)
                else:
                    lead = lead or {**found.lead}
        if not lead and of_items and all(each == of_items[0] for each in of_items):
            lead = {**of_items[0]}
        owner = None if lead or not self.outline.has_key_results else self.owner_before_colon(title)
        lead = {owner: None} if owner else lead
        self.own(lead)
        return People(lead, tuple(name for name in support if name not in lead))

    def own(self, lead: Mapping[str, str | None]) -> None:
        """Put people among the owners."""
        self.owners.update({name: title or self.owners.get(name) for name, title in lead.items()})

    def rows(self, rows: Sequence[Part], above: People) -> Iterator[DraftTask]:
        """Rows of a table, one after the other with the same people and of the same group, are one task."""
        held: tuple[str, People] | None = None
        targets, first, title = list[DraftTarget](), rows[0], ""
        for part in rows:
            block = part.pieces[0].block
            row = self.row(block)
            people = (
                row.people if row.people.lead else People(above.lead, row.people.support or above.support)
            )
            self.own(people.lead)
            if held is not None and held != (row.group, people):
                yield self.task(first, title, held[1], tuple(targets))
                targets, held = [], None
            if held is None:
                held, first, title = (row.group, people), part, row.group or row.name
            targets += [self.target(promise, block) for promise in row.promises]
        assert held is not None
        yield self.task(first, title, held[1], tuple(targets))

    def row(self, block: Block) -> Row:
        """A row that is read, its other numbers set aside."""
        row = read_row(block, self.period, self.roles, self.t)
        self.set_aside(block, 0, row.asides)
        return row

    # Targets.

    def targets(self, pieces: Iterable[Piece], *, is_opening: bool = False) -> tuple[DraftTarget, ...]:
        """What the sentences of the pieces promise; of an opening, no words but those with a day."""
        out = list[tuple[Promise, Block]]()
        for piece in pieces:
            if piece.block.form is Form.ROW:
                out += [(promise, piece.block) for promise in self.row(piece.block).promises]
                continue
            owners = self.owners_of_item(piece) if piece.block.form is Form.ITEM else ()
            for start, end in sentences(piece.text):
                for promise in self.promises(piece, start, end, is_opening=is_opening):
                    out.append((replace(promise, owners=owners), piece.block))
        return parts_of([self.target(promise, block) for promise, block in whole(out)])

    def owners_of_item(self, piece: Piece) -> tuple[str, ...]:
        """Who an item of a list says leads it."""
        if (owner := self.owner_before_colon(piece.text)) is not None:
            return (owner,)
        if not _is_listed(piece.block):
            return ()
        lead = self.t.people_of(piece.text).lead
        self.own(lead)
        return tuple(lead)

    def owner_before_colon(self, text: str) -> str | None:
        """The person or unit before the colon of an item, as key results name theirs."""
        match = _BEFORE_COLON.match(text.replace("**", ""))
        if match is None:
            return None
        name = (match[1] or match[2] or match[3]).removesuffix(" KR").strip()
        words = name.split(" (")[0].split()
        is_name = len(words) <= _MOST_NAMES and all(
            w[:1].isupper() or w == "&" or w[:1] > "\u3400" or w in _SMALL for w in words
        )
        if _UNIT.search(name) or (is_name and self.outline.has_key_results) or name in self.owners:
            self.owners.setdefault(name, None)
            return name
        return None

    def promises(self, piece: Piece, start: int, end: int, *, is_opening: bool) -> list[Promise]:
        """What a sentence promises, at its places in the block, in order."""
        text, shift = self.t.without_people(piece.text[start:end]), piece.start + start
        found, asides = figures(text, self.period, self.t)
        self.set_aside(piece.block, shift, asides)
        promised = commitments(text, self.period, self.t)
        vague = [each for each in promised if each.goal]
        said = [
            each
            for each in promised
            if not any(
                o.start < each.end and each.start < o.end for o in ([] if each.goal else [*found, *vague])
            )
            and not each.is_result
            and (self.words or each.kind is not Kind.DUTY)
            and (not is_opening or each.due is not None or each.goal)
        ]
        return [each.shifted(shift) for each in sorted([*found, *said], key=lambda each: each.at)]

    def target(self, promise: Promise, block: Block) -> DraftTarget:
        """A promise as a target that `check` accepts; what had to be left out is doubtful."""
        fitted = fitted_to(promise, self.period)
        self.used.update((id(block), at) for at in fitted.used)
        spans = self.spans.get(id(block)) or sentences(block.text)
        self.spans[id(block)] = spans
        start, end = spans[max(0, bisect_right(spans, (promise.start, len(block.text))) - 1)]
        quote = self.quote(block.text, start, promise)
        terms = tuple(self.terms_in(block.text[start:end]))
        return DraftTarget(self.ident(fitted.name), fitted, quote, block.line, terms)

    def quote(self, text: str, sentence: int, promise: Promise) -> str:
        """The words of a promise, with the clauses before them that tell them from equal ones."""
        first = max(sentence, promise.start - _LONGEST_QUOTE)
        ends = [stop.end() for stop in self.t.stops.finditer(text, first, promise.start)]
        starts = [first, *ends[-_MOST_CLAUSES:]]
        quote = text[promise.start : promise.end].strip(_EDGES)
        for start in reversed(starts):
            if self.quotable.count(folded(quote)) <= 1:
                break
            quote = text[start : promise.end].strip(_EDGES)
        return quote

    # Ids, terms, and numbers that are set aside.

    def ident(self, name: str) -> str:
        """An id made of a name, which no other has."""
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name)).casefold()
        words = [word for word in re.split(r"[^\w]+|_", plain) if word]
        is_chinese = any("\u3400" <= sign <= "\u9fff" for sign in name)
        base = "".join(words)[:14] if is_chinese else "-".join(words[:5])[:40].strip("-")
        base = ident = base or "item"
        while ident in self.ids:
            self.ids[base] += 1
            ident = f"{base}-{self.ids[base]}"
        self.ids[ident] = 1
        return ident

    def terms_in(self, text: str) -> Iterator[str]:
        """The terms that a text refers to by a note mark, each the first time."""
        for mark, (term, _) in self.notes.items():
            is_sign = not mark[0].isalnum() or mark[0] in "¹²³⁴⁵⁶⁷⁸⁹⁰"
            pattern = rf"(?<![mM]){mark}" if is_sign else rf"\[\^?{re.escape(mark)}\]"
            if term not in self.told and re.search(pattern, text):
                self.told.add(term)
                yield term

    def set_aside(self, block: Block, shift: int, asides: Iterable[Aside]) -> None:
        """Keep the reasons why numbers of a text of a block, which begins at `shift`, promise nothing."""
        self.whys.update({(id(block), shift + aside.number.start): aside.why for aside in asides})

    def asides(self, parts: Sequence[Part]) -> Iterator[SetAside]:
        """Every number of the document that no target uses."""
        inside = {id(piece.block) for part in parts for piece in part.all_pieces()}
        backward = {
            id(p.block) for part in self.outline.choices if part.looks_back for p in part.all_pieces()
        }
        for block in self.document.blocks:
            for number in numbers(block.text):
                place = (id(block), number.start)
                if place in self.used:
                    continue
                why = self.whys.get(place) or why_outside(number, looks_back=id(block) in backward)
                if (
                    place not in self.whys
                    and why is not Why.DATE
                    and (block.form is Form.NOTE or id(block) in inside)
                ):
                    why = Why.NAME
                yield _set_aside(block, number, why)


def _organization(title: str) -> str:
    """Whose plan it is, as the title says; `?` where it does not."""
    before = _OF_PLAN.split(title)[0].strip(" —-:：,(（")
    if before and (before != title or not _NO_OFFICE.search(title)):
        return before
    found = _OFFICE.search(title)
    return (found[1] or found[2]) if found else "?"


def _set_aside(block: Block, number: Number, why: Why) -> SetAside:
    around = block.text[max(0, number.start - 10) : number.unit_end + 10]
    written = block.text[number.start : max(number.end, number.unit_end)]
    return SetAside(written, " ".join(around.split()), block.line, why)


def _is_listed(block: Block) -> bool:
    """Whether a block is an item of a list without numbers."""
    return block.form is Form.ITEM and len(block.mark) == 1 and not block.mark.isalnum()


def _terms_of(document: Document, outline: Outline) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What each footnote explains, by its mark: the term, and its parts."""
    out, text = dict[str, tuple[str, tuple[str, ...]]](), document.text
    for note in outline.notes:
        mark = re.escape(note.mark)
        found = _DEFINED.match(note.text.strip())
        named = re.search(rf"“([^”“]{{1,20}})”\s?(?:{mark}|\[\^?{mark}\])", text)
        term = found[1] if found else named[1] if named else note.mark
        term = " ".join(re.sub(r"[^\w\-· ]", "", term).split()) or note.mark
        said = (found[2] if found else note.text).strip("。 ")
        signs = "[；;]" if re.search("[；;]", said) else "[，、]" if outline.chinese else "(?!)"
        parts = (part.strip() for part in re.split(signs, said))
        items = tuple(part.strip(" “”") if part.count("“") != part.count("”") else part for part in parts)
        while term in {each for each, _ in out.values()}:
            term += "2"
        out[note.mark] = (term, tuple(filter(None, items)) or (term,))
    return out
