"""A plan that exists, bound to its document: for each target the words that it was made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from workplan.core.calendar import Every
from workplan.core.draft_outline import Outline, Part
from workplan.core.draft_sentence import tongue_of, unit_of
from workplan.core.plan import Kind, Plan, Target
from workplan.core.source import Document, Form, Number, Sort, clauses, fold, folded, is_chinese, numbers

_ENOUGH = 0.34  # of a score in which the name counts 1, and a figure that stands there with its unit 1 more
_ALIKE = 0.6  # of two titles
_OF_DETAIL, _OF_SENTENCE = 0.4, 0.2


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, its quote, its pairs of letters and those of its sentence, its figures, and how often."""

    quote: str
    place: tuple[int, int]
    pairs: frozenset[str]
    around: frozenset[str]
    figures: tuple[Number, ...]
    often: frozenset[Every]


def bindings(plan: Plan, document: Document, outline: Outline) -> dict[str, str]:
    """By id, for each target without a source the clause that says it; those not found are left out."""
    by_block = dict[int, tuple[_Clause, ...]]()
    whole = fold(document.text).text
    for at, block in enumerate(document.blocks):
        if block.form is not Form.NOTE:
            by_block[id(block)] = tuple(_clauses(at, block.text, whole))
    everywhere = [clause for found in by_block.values() for clause in found]
    parts = list(_all_parts(outline.parts))
    out = dict[str, str]()
    for title, targets in _groups(plan):
        part = _alike(title, parts)
        blocks = {id(piece.block): None for piece in part.all_pieces()} if part is not None else {}
        near = [clause for block in blocks for clause in by_block.get(block, ())]
        for target in targets:
            found = _best(target, near) or _best(target, everywhere)
            if found is not None and not target.source:
                out[target.id] = found.quote
    return out


def _groups(plan: Plan) -> Iterator[tuple[str, Sequence[Target]]]:
    for section in plan.sections:
        yield section.title, section.targets
        for task in section.tasks:
            yield task.title, task.targets


def _all_parts(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _all_parts(part.parts)


def _alike(title: str, parts: Sequence[Part]) -> Part | None:
    """The part whose title is most like this one; a title that is the beginning of another is like it."""
    wanted = folded(title)
    best: tuple[float, Part | None] = (_ALIKE, None)
    for part in parts:
        name = folded(part.title)
        ratio = 1.0 if name and name.startswith(wanted) else SequenceMatcher(None, wanted, name).ratio()
        if ratio > best[0]:
            best = (ratio, part)
    return best[1]


def _clauses(at: int, text: str, whole: str) -> Iterator[_Clause]:
    found = clauses(text)
    first, last = dict[int, int](), dict[int, int]()
    for clause in found:
        first.setdefault(clause.sentence, clause.start)
        last[clause.sentence] = clause.end
    for clause in found:
        start, words = first[clause.sentence], text[clause.start : clause.end]
        quote = words if whole.count(folded(words)) <= 1 else text[start : clause.end]
        around = text[start : last[clause.sentence]]
        often = frozenset(each.every for each in tongue_of(chinese=is_chinese(words)).rhythms(words))
        yield _Clause(quote, (at, clause.start), _pairs(words), _pairs(around), _figures(words), often)


def _figures(text: str) -> tuple[Number, ...]:
    return tuple(number for number in numbers(text) if number.sort is Sort.FIGURE)


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(sign for sign in folded(text) if sign.isalnum())
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))


def _best(target: Target, pool: Sequence[_Clause]) -> _Clause | None:
    """The clause that shares most with a target's name, its detail and its figure; the first of equals.

    A target with a figure stands in no words without it.
    """
    name, detail = _pairs(target.name), _pairs(target.detail or "")
    values = _values(target)
    has_figure = target.kind in (Kind.COUNT, Kind.LEVEL, Kind.RATE) and values
    best: tuple[float, _Clause | None] = (_ENOUGH, None)
    for clause in pool:
        is_its = any(_is_its(figure, target, values) for figure in clause.figures)
        if has_figure and not is_its:
            continue
        score = len(name & clause.pairs) / max(1, len(name))
        score += _OF_DETAIL * len(detail & clause.around) / max(1, len(detail))
        score += _OF_SENTENCE * len(name & clause.around) / max(1, len(name))
        score += is_its
        score += target.every is not None and target.every in clause.often
        if score > best[0]:
            best = (score, clause)
    return best[1]


def _values(target: Target) -> tuple[Decimal, ...]:
    bound, size = target.bound, numbers(target.size or "")
    given = (bound.at_least, bound.at_most, *(number.low for number in size))
    return tuple(abs(value) for value in given if value is not None)


def _is_its(figure: Number, target: Target, values: Sequence[Decimal]) -> bool:
    """Whether a figure is the target's own: the value and the unit, which rates and sizes do not have."""
    is_unit = unit_of(figure.unit) == (target.unit or "") or target.kind in (
        Kind.RATE,
        Kind.MILESTONE,
        Kind.RECURRING,
    )
    return is_unit and figure.low in values
