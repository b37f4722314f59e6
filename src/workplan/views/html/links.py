"""Links: the places of the page that they lead to, and texts cut at terms and addresses of the web."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from workplan.core.report import Report
from workplan.views.text import linked, safe

_TERM = re.compile(r"\[\^(?P<term>[^\[\]]+)\]")
_WEB = re.compile(r"https?://\S+")
_NOT_IN_ANCHORS = re.compile(r"[^\w.-]+")


class Piece(NamedTuple):
    """A run of text; with `href`, a link: to a `term` of this page, to another place of it, or to the web."""

    text: str
    href: str = ""
    is_term: bool = False


Passage = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """The anchors of a plan's sections and tasks, targets, owners and terms, by their ids or names.

    No two are the same. `shown` are those that the page has; what it leaves out is named without a link.
    """

    parts: Mapping[str, str]
    targets: Mapping[str, str]
    owners: Mapping[str, str]
    terms: Mapping[str, str]
    shown: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> "Links":
        """Those of the page of `report`."""
        plan, status = report.status.plan, report.status
        parts = _anchors("part", [*(each.id for each in plan.sections), *(each.id for each in plan.tasks)])
        targets = _anchors("target", (target.id for target in plan.targets))
        owners, terms = _anchors("owner", plan.owners), _anchors("term", plan.definitions)
        shown = [
            *(parts[each.section.id] for each in status.sections),
            *(parts[each.task.id] for each in status.tasks),
            *(targets[verdict.target.id] for verdict in status.verdicts),
            *(owners[owner.name] for owner in status.owners if owner.verdicts),
        ]
        return cls(parts, targets, owners, terms, frozenset((*shown, *terms.values())))

    def to(self, anchor: str | None, text: str) -> Piece:
        """A text that leads to its anchor, where the page has that."""
        return Piece(safe(text), f"#{anchor}" if anchor in self.shown else "")

    def passage(self, text: str | None) -> Passage:
        """A text of people made safe, its terms linked to their meaning, its web addresses to the web."""
        return tuple(piece for piece in self._pieces(text or "") if piece.text)

    def plain(self, text: str) -> str:
        """The same without links."""
        return "".join(piece.text for piece in self.passage(text))

    def _pieces(self, text: str) -> Iterator[Piece]:
        end = 0
        for match in _TERM.finditer(text):
            yield from starmap(Piece, linked(text[end : match.start()]))
            yield self._term(match)
            end = match.end()
        yield from starmap(Piece, linked(text[end:]))

    def _term(self, match: re.Match[str]) -> Piece:
        """The term without its marks; what the plan does not define stays as written."""
        anchor = self.terms.get(match["term"])
        return Piece(safe(match[0])) if anchor is None else Piece(safe(match["term"]), f"#{anchor}", True)


def evidence(texts: Iterable[str]) -> Passage:
    """Pieces of evidence, one each: a web address leads there, whatever else is written stays text."""
    return tuple(Piece(safe(text), safe(text) if _WEB.fullmatch(safe(text)) else "") for text in texts)


def _anchors(kind: str, names: Iterable[str]) -> Mapping[str, str]:
    """`owner-黄永`; of names that differ only in what an anchor cannot hold, the later are numbered."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = f"{kind}-{_NOT_IN_ANCHORS.sub('-', unicodedata.normalize('NFC', safe(name))).strip('-')}"
        free, number = plain, 1
        while free in taken:
            number += 1
            free = f"{plain}-{number}"
        taken.add(free)
        found[name] = free
    return found
