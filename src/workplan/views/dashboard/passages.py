"""Passages: texts of people, cut into words, terms that lead to their meaning, and addresses of the web."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from workplan.views.safety import safe

# What a text may hold besides words: [^term], or an address of the web, which only http and https are.
_FOUND = re.compile(r"\[\^(?P<term>[^\[\]]+)\]|(?P<web>https?://[!-~]+)", re.ASCII)
_WEB = re.compile(r"https?://\S+")
_CLOSING = ".,;:!?'\")]}>"


class Piece(NamedTuple):
    """A run of text; with `href`, a link: to a `term` of this page, or to the web."""

    text: str
    href: str = ""
    is_term: bool = False


Passage = tuple[Piece, ...]


def passage(text: str | None, terms: Mapping[str, str]) -> Passage:
    """`text` made safe, its terms linked to their anchors and its web addresses to the web."""
    return tuple(piece for piece in _pieces(text or "", terms) if piece.text)


def plain_passage(text: str) -> Passage:
    """A text of ours, without links."""
    return (Piece(text),) if text else ()


def evidence(texts: Iterable[str]) -> Passage:
    """Pieces of evidence, one each: a web address leads there, whatever else is written stays text."""
    return tuple(Piece(safe(text), safe(text) if _WEB.fullmatch(safe(text)) else "") for text in texts)


def _pieces(text: str, terms: Mapping[str, str]) -> Iterator[Piece]:
    end = 0
    for match in _FOUND.finditer(text):
        yield Piece(safe(text[end : match.start()]))
        yield from _linked(match, terms)
        end = match.end()
    yield Piece(safe(text[end:]))


def _linked(match: re.Match[str], terms: Mapping[str, str]) -> Iterator[Piece]:
    if match["term"] is not None:
        yield _term(match, terms.get(match["term"]))
        return
    address = match["web"].rstrip(_CLOSING)
    yield Piece(address, address)
    yield Piece(match["web"][len(address) :])


def _term(match: re.Match[str], anchor: str | None) -> Piece:
    """The term without its marks, leading to its meaning; what the plan does not define stays as written."""
    return Piece(safe(match[0])) if anchor is None else Piece(safe(match["term"]), f"#{anchor}", is_term=True)
