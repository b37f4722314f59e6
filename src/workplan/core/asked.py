"""What a document asks for, by the rules by which plans are drafted: its figures and its commitments."""

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.core.calendar import Span
from workplan.core.draft_outline import Outline
from workplan.core.draft_promise import Promise
from workplan.core.draft_rows import read_row
from workplan.core.draft_sentence import commitments, figures
from workplan.core.draft_tongue import Tongue
from workplan.core.source import Block, Document, Form, sentences


@dataclass(frozen=True, slots=True)
class Asked:
    """What a block asks for: where each figure and each commitment begins in its text."""

    figures: frozenset[int] = frozenset()
    words: frozenset[int] = frozenset()


def asked_of(document: Document, outline: Outline, period: Span) -> dict[int, Asked]:
    """What each block asks for, by `id`; those that ask for nothing are left out.

    Footnotes ask for nothing, nor does what looks back on what was done. The title and what stands before the
    first part ask for figures alone.
    """
    opening = {id(piece.block) for piece in outline.opening.pieces if outline.parts}
    back = {id(p.block) for part in outline.choices if part.looks_back for p in part.all_pieces()}
    out = dict[int, Asked]()
    for block in document.blocks:
        if block.form is not Form.NOTE and id(block) not in back:
            promises = [*_promises(block, period, outline.tongue)]
            figures = frozenset(place for each in promises for place in each.used)
            is_in_front = id(block) in opening or block.text.strip("*# ") == outline.title
            words = frozenset(each.at for each in promises if not (is_in_front or each.used))
            out[id(block)] = Asked(figures, words)
    return out


def _promises(block: Block, period: Span, t: Tongue) -> Iterator[Promise]:
    """What a block promises, in figures and in words."""
    if block.form is Form.ROW:
        yield from read_row(block, period, {}, t).promises
        return
    for start, end in sentences(block.text):
        text = block.text[start:end]
        found, _ = figures(text, period, t)
        words = [] if found and t.blank else commitments(text, period, t)  # a whole sentence where blanks are
        yield from (each.shifted(start) for each in (*found, *words) if not each.is_result)
