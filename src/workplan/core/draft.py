"""A first plan from a document, by rules alone: the same document gives the same plan.

Every number of the document is in it, or is set aside with the reason.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workplan.core import draft_en, draft_en_words, draft_zh, draft_zh_words
from workplan.core.calendar import Span
from workplan.core.draft_columns import Role
from workplan.core.draft_fit import fitted_to, whole
from workplan.core.draft_outline import Outline, Part, Piece, split_aim
from workplan.core.draft_people import People, owner_before_colon, people_of, without_people
from workplan.core.draft_promise import Doubt, Promise, Why
from workplan.core.draft_rows import outside, read_row, shifted
from workplan.core.draft_terms import terms_of
from workplan.core.plan import Kind
from workplan.core.source import Block, Document, Form, Number, fold, numbers, sentences


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """A target: its promise, the words of the document it is bound by, and the terms explained in a note."""

    id: str
    promise: Promise
    quote: str
    line: int
    terms: tuple[str, ...] = ()
    part_of: str | None = None


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


@dataclass(slots=True)
class _Making:
    """What has been made so far: ids that are taken, numbers used or set aside, by block and place."""

    outline: Outline
    period: Span
    words: bool
    roles: Mapping[str, Role]
    quotable: str
    notes: Mapping[str, tuple[str, tuple[str, ...]]]
    ids: dict[str, int] = field(default_factory=dict)
    spans: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    used: set[tuple[int, int]] = field(default_factory=set)
    whys: dict[tuple[int, int], Why] = field(default_factory=dict)
    owners: dict[str, str | None] = field(default_factory=dict)

    def sentence(self, block: Block, at: int) -> tuple[int, int]:
        """Where the sentence begins and ends that stands at a place of a block."""
        spans = self.spans.setdefault(id(block), ()) or sentences(block.text)
        self.spans[id(block)] = spans
        return spans[max(0, bisect_right(spans, (at, len(block.text))) - 1)]


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
    notes = terms_of(document, outline)
    making = _Making(outline, period, words, roles or {}, fold(document.text).text, notes)
    sections = [section for part in parts if (section := _section(part, making)) is not None]
    inside = {id(piece.block) for part in parts for piece in part.all_pieces()}
    backward = {id(p.block) for part in outline.choices if part.looks_back for p in part.all_pieces()}
    asides, count = list[SetAside](), 0
    for block in document.blocks:
        for number in numbers(block.text):
            place = (id(block), number.start)
            if place in making.used:
                count += 1
                continue
            why = making.whys.get(place)
            if why is None and block.form is not Form.NOTE and id(block) not in inside:
                why = outside(number, looks_back=id(block) in backward)
            elif why is None:
                why = Why.DATE if outside(number, looks_back=False) is Why.DATE else Why.NAME
            asides.append(_set_aside(block, number, why))
    used_terms = {term for s in sections for task in s.tasks for term in (*task.terms, *_terms(task.targets))}
    used_terms |= {term for section in sections for term in _terms(section.targets)}
    return Draft(
        outline.title,
        _organization(outline.title),
        outline.chinese,
        period,
        making.owners,
        {term: items for term, items in notes.values() if term in used_terms},
        tuple(sections),
        count,
        tuple(asides),
    )


def _terms(targets: Iterable[DraftTarget]) -> Iterator[str]:
    for target in targets:
        yield from target.terms


def _set_aside(block: Block, number: Number, why: Why) -> SetAside:
    around = block.text[max(0, number.start - 10) : number.unit_end + 10]
    return SetAside(
        block.text[number.start : max(number.end, number.unit_end)], " ".join(around.split()), block.line, why
    )


def _organization(title: str) -> str:
    """What stands before the year of a title."""
    before = re.split(r"(?:关于)?(?:印发)?\s?(?:20[0-9]{2}|工作要点|工作计划|政府工作报告)", title)[0].strip(
        " 《—-:：,"
    )
    return before or title or "?"


# Sections and tasks.


def _section(part: Part, making: _Making) -> DraftSection | None:
    title, aim = (
        split_aim(part.title or making.outline.title)
        if making.outline.chinese
        else (part.title or making.outline.title, "")
    )
    ident = _ident(title or "section", making)
    people = _people([*([part.heading] if part.heading else []), *part.pieces], making)
    if part.parts or (part.style == "opening" and not people):
        own = _targets(part.pieces, making, is_opening=True)
        tasks = [task for each in _tasks(part) for task in _made(each, people, making)]
    else:
        own, tasks = (), [_task_of(part, title, people, _targets(part.pieces, making), making)]
    kept = tuple(task for task in tasks if task.targets or task.people)
    return DraftSection(ident, part.number, title, aim, own, kept) if own or kept else None


def _tasks(part: Part) -> Iterator[Part | tuple[Part, ...]]:
    """The parts that are tasks: those below, or those below these where each of them has its own people."""
    rows = list[Part]()
    for below in part.parts:
        if below.style == "row":
            rows.append(below)
            continue
        if rows:
            yield tuple(rows)
            rows = []
        yield from _deeper(below)
    if rows:
        yield tuple(rows)


def _deeper(part: Part) -> Iterator[Part | tuple[Part, ...]]:
    rows = [each for each in part.parts if each.style == "row"]
    if rows and len(rows) == len(part.parts):
        if part.pieces:
            yield replace(part, parts=[])
        yield tuple(rows)
        return
    led = [
        each
        for each in part.parts
        if people_of(_all_text(each), chinese=True) or people_of(_all_text(each), chinese=False)
    ]
    if len(led) * 2 >= len(part.parts) and len(led) > 1:
        if part.pieces:
            yield replace(part, parts=[])
        for each in part.parts:
            yield from _deeper(each)
        return
    yield part


def _all_text(part: Part) -> str:
    return "\n".join(piece.text for piece in part.all_pieces())


def _made(held: Part | tuple[Part, ...], above: People, making: _Making) -> Iterator[DraftTask]:
    if isinstance(held, tuple):
        yield from _rows(held, above, making)
        return
    pieces = [*held.all_pieces()]
    people = _people(pieces, making) or above
    own = [piece for piece in pieces if piece is not held.heading]
    yield _task_of(held, held.title, people, _targets(own, making), making)


def _task_of(
    part: Part, title: str, people: People, targets: tuple[DraftTarget, ...], making: _Making
) -> DraftTask:
    texts = "\n".join(piece.text for piece in part.all_pieces())
    terms = tuple(_terms_in(texts, making))
    return DraftTask(_ident(title or "task", making), part.number, title or "?", people, targets, terms)


def _people(pieces: Iterable[Piece], making: _Making) -> People:
    """Who leads what these pieces say: the first that are named, with all who help."""
    lead, support = dict[str, str | None](), list[str]()
    for piece in pieces:
        if piece.block.form is Form.ROW:
            continue
        found = people_of(piece.text, chinese=making.outline.chinese)
        if found.lead and not lead:
            lead = {**found.lead}
        support += [name for name in found.support if name not in support]
    making.owners.update({name: title or making.owners.get(name) for name, title in lead.items()})
    return People(lead, tuple(name for name in support if name not in lead))


def _rows(rows: Sequence[Part], above: People, making: _Making) -> Iterator[DraftTask]:
    """Rows of a table, one after the other with the same people and of the same group, are one task."""
    held: tuple[str, People] | None = None
    targets, first, title = list[DraftTarget](), rows[0], ""
    for part in rows:
        block = part.pieces[0].block
        row = read_row(block, making.period, making.roles, chinese=making.outline.chinese)
        people = row.people if row.people.lead else People(above.lead, row.people.support or above.support)
        making.owners.update({name: post or making.owners.get(name) for name, post in people.lead.items()})
        if held is not None and held != (row.group, people):
            yield _task_of(first, title, held[1], tuple(targets), making)
            targets, held = [], None
        if held is None:
            held, first, title = (row.group, people), part, row.group or row.name
        made = [_target(promise, block, making) for promise in row.promises]
        making.whys.update({(id(block), aside.number.start): aside.why for aside in row.asides})
        targets += made
    assert held is not None
    yield _task_of(first, title, held[1], tuple(targets), making)


# Targets.


def _targets(
    pieces: Iterable[Piece], making: _Making, *, is_opening: bool = False
) -> tuple[DraftTarget, ...]:
    """What the sentences of the pieces promise; of an opening, no words but those with a day."""
    out = list[tuple[Promise, Block]]()
    for piece in pieces:
        if piece.block.form is Form.ROW:
            row = read_row(piece.block, making.period, making.roles, chinese=making.outline.chinese)
            out += [(promise, piece.block) for promise in row.promises]
            making.whys.update({(id(piece.block), aside.number.start): aside.why for aside in row.asides})
            continue
        owner = owner_before_colon(piece.text) if piece.block.form is Form.ITEM else None
        for start, end in sentences(piece.text):
            for promise in _promises(piece, start, end, making, is_opening=is_opening):
                held = (
                    replace(promise, owners=(owner[0],)) if owner and _is_owner(owner[0], making) else promise
                )
                out.append((held, piece.block))
    return parts_of(
        [_target(promise, block, making) for promise, block in whole(out, chinese=making.outline.chinese)]
    )


def _is_owner(name: str, making: _Making) -> bool:
    """Whether what stands before the colon of an item is a person or unit, as key results name theirs."""
    words = name.split()
    is_unit = re.search(
        r"(?:[部局办科处委组]|中心|公司)$|\b(?:team|department|office|officer)\b", name, re.IGNORECASE
    )
    is_name = (
        making.outline.has_key_results
        and len(words) <= _MOST_NAMES
        and all(w[:1].isupper() or w[:1] > "\u3400" for w in words)
    )
    if is_unit or is_name or name in making.owners:
        making.owners.setdefault(name, None)
        return True
    return False


def _promises(piece: Piece, start: int, end: int, making: _Making, *, is_opening: bool) -> list[Promise]:
    """What a sentence promises, at its places in the block, in order."""
    chinese, block = making.outline.chinese, piece.block
    text = without_people(piece.text[start:end], chinese=chinese)
    tongue, in_words = (draft_zh, draft_zh_words) if chinese else (draft_en, draft_en_words)
    found, asides = tongue.figures(text, making.period)
    shift = piece.start + start
    for aside in asides:
        making.whys[id(block), shift + aside.number.start] = aside.why
    promised = in_words.commitments(text, making.period)
    vague = [each for each in promised if each.goal]
    said = [
        each
        for each in promised
        if not _overlaps(each, [] if each.goal else [*found, *vague])
        and not each.is_result
        and (chinese or not found)
        and (making.words or each.kind is not Kind.DUTY)
        and (not is_opening or each.due is not None or each.goal)
    ]
    return [shifted(each, shift) for each in sorted([*found, *said], key=lambda each: each.at)]


def _overlaps(promise: Promise, found: Iterable[Promise]) -> bool:
    return any(each.start < promise.end and promise.start < each.end for each in found)


def _target(promise: Promise, block: Block, making: _Making) -> DraftTarget:
    """A promise as a target that `check` accepts; what had to be left out is doubtful."""
    fitted = fitted_to(promise, making.period)
    making.used.update((id(block), at) for at in fitted.used)
    start, end = making.sentence(block, promise.start)
    quote = _quote(block.text, promise, start, making.quotable)
    terms = tuple(_terms_in(block.text[start:end], making)) if making.notes else ()
    return DraftTarget(_ident(fitted.name, making), fitted, quote, block.line, terms)


def _quote(text: str, promise: Promise, sentence: int, quotable: str) -> str:
    """The words of a promise; where they stand elsewhere too, with what is before them in the sentence."""
    quote = text[promise.start : promise.end].strip(_EDGES)
    if promise.start - sentence > _LONGEST_QUOTE or quotable.count(fold(quote).text) <= 1:
        return quote
    return text[sentence : promise.end].strip(_EDGES)


_LONGEST_QUOTE = 200
_MOST_NAMES = 3  # words of a person's name
_EDGES = " 、，,;；|。"

# Ids and terms.


def _ident(name: str, making: _Making) -> str:
    """An id made of a name, which no other has."""
    chinese = any("\u3400" <= sign <= "\u9fff" for sign in name)
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name)).casefold()
    words = [word for word in re.split(r"[^\w]+|_", plain) if word]
    base = "".join(words)[:14] if chinese else "-".join(words[:5])[:40].strip("-")
    base = base or "item"
    ident = base
    while ident in making.ids:
        making.ids[base] += 1
        ident = f"{base}-{making.ids[base]}"
    making.ids[ident] = 1
    return ident


def _terms_in(text: str, making: _Making) -> Iterator[str]:
    """The terms that a text refers to by a note mark, each the first time."""
    for mark, (term, _) in making.notes.items():
        is_sign = not mark[0].isalnum() or mark[0] in "¹²³⁴⁵⁶⁷⁸⁹⁰"
        is_there = (
            re.search(rf"(?<![mM]){mark}", text) is not None
            if is_sign
            else f"[^{mark}]" in text or f"[{mark}]" in text
        )
        if is_there and term not in making.told:
            making.told.add(term)
            yield term


def parts_of(targets: Sequence[DraftTarget]) -> tuple[DraftTarget, ...]:
    """Targets with `part_of` where a count is contained in the one before it."""
    out = list[DraftTarget]()
    for target in targets:
        promise = target.promise
        whole = next((each for each in reversed(out[-1:]) if _contains(each.promise, promise)), None)
        if promise.part and whole is not None:
            doubts = tuple(each for each in promise.doubts if each is not Doubt.PART)
            target = replace(target, part_of=whole.id, promise=replace(promise, doubts=doubts))  # noqa: PLW2901
        out.append(target)
    return tuple(out)


def _contains(whole: Promise, part: Promise) -> bool:
    is_count = whole.kind is Kind.COUNT and part.kind is Kind.COUNT and whole.unit == part.unit
    return is_count and whole.value is not None and part.value is not None and part.value <= whole.value
