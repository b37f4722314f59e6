"""A figure in its sentence, and the words around it that say what it is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workplan.core.draft_tongue import Tongue, When
from workplan.core.source import Number

WINDOW = 70  # characters of a clause that are looked at on each side


@dataclass(frozen=True, slots=True)
class Context:
    """A figure in its sentence `text`, and the words around it.

    What belongs to it is from `left` to `right`, within the brackets around it, the first at `bracket`;
    of several in a clause, `nth` counts those before it. `before` and `after` are what belongs to it on each
    side, `frame` is all that stands before it in the clause.
    """

    text: str
    number: Number
    left: int
    right: int
    bracket: int | None
    nth: int
    before: str
    frame: str
    after: str
    is_followed: bool
    is_linked: bool  # to the figure before it, by a comma of a list or an `and`

    @property
    def places(self) -> dict[str, str]:
        """The words in the places that the rules of a `Tongue` name."""
        number, last = self.number, self.text[self.number.end : self.number.end + WINDOW]
        return {
            "before": self.before,
            "after": self.after,
            "frame": self.frame,
            "clause": f"{self.before}#{self.after}",
            "rest": last,
            "unit": number.unit,
            "figure": self.text[number.start : number.unit_end],
            "bracket": "" if self.bracket is None else self.text[self.bracket : number.start],
            "place": ("middle" if self.nth else "first") if self.is_followed else "last",
        }

    def is_any(self, rules: Sequence[When], **more: str) -> bool:
        """Whether one of the rules holds; `more` is what else is known of the figure."""
        places = self.places | more
        return any(rule.holds(places) for rule in rules)

    def with_all_before(self) -> "Context":
        """With all before it in the clause as its own, as where the figure before is set aside."""
        return replace(self, left=self.number.start - len(self.frame), before=self.frame, nth=0)


def contexts_of(text: str, found: Sequence[Number], t: Tongue) -> list[Context]:
    """Each figure of a sentence in its clause; clauses end at stops, what is listed in one at links."""
    places = _clauses(text, found, t)
    out, nth, since, was_linked = list[Context](), 0, 0, False
    for i, (figure, (left, right, opened)) in enumerate(zip(found, places, strict=True)):
        is_next = i > 0 and (places[i - 1][0], places[i - 1][2]) == (left, opened)
        has_next = i + 1 < len(found) and (places[i + 1][0], places[i + 1][2]) == (left, opened)
        nth, since = (nth + 1, since) if is_next else (0, left)
        behind, until = right, right
        links = list[re.Match[str]]()
        if has_next:  # before the last link all belongs to this figure, behind it to the next
            links = [*t.links.finditer(text, figure.unit_end, found[i + 1].start)][-1:]
            behind = links[0].start() if links else found[i + 1].start
            until = links[0].start() if links else figure.unit_end
        out.append(
            Context(
                text, figure, since, until, opened, nth,
                before=_window(text, since, figure.start, t),
                frame=_window(text, left, figure.start, t),
                after=text[figure.unit_end : min(behind, figure.unit_end + WINDOW)],
                is_followed=has_next,
                is_linked=is_next and was_linked,
            )
        )  # fmt: skip
        was_linked = not has_next or bool(links)
        since = links[0].end() if links else until
    return out


def _window(text: str, start: int, end: int, t: Tongue) -> str:
    """What is looked at before a figure, no word cut in two."""
    first = max(start, end - WINDOW)
    cut = text.find(t.blank, first, end) if t.blank and first > start and text[first - 1].isalnum() else -1
    return text[max(first, cut) : end]


def _clauses(text: str, found: Sequence[Number], t: Tongue) -> list[tuple[int, int, int | None]]:
    """Where the clause of each figure begins and ends, and where the brackets around it begin."""
    ends = [match.span() for match in t.stops.finditer(text)]
    brackets = _innermost(text, found)
    out = list[tuple[int, int, int | None]]()
    for figure in found:
        at = bisect_left(ends, (figure.start, 0))
        left = ends[at - 1][1] if at else 0
        while at < len(ends) and ends[at][0] < figure.unit_end:
            at += 1
        right = ends[at][0] if at < len(ends) else len(text)
        opened, closed = brackets.get(figure.start, (None, right))
        left = left if opened is None else max(left, opened + 1)
        out.append((left, max(min(right, closed), figure.unit_end), opened))
    return out


def _innermost(text: str, found: Sequence[Number]) -> dict[int, tuple[int, int]]:
    """The brackets around each figure that stands in some."""
    out, opened = dict[int, tuple[int, int]](), list[int]()
    starts = [figure.start for figure in found]
    for at, sign in enumerate(text):
        if sign in "（(【[":
            opened.append(at)
        elif sign in "）)】]" and opened:
            start = opened.pop()
            for place in starts[bisect_left(starts, start) : bisect_left(starts, at)]:
                out.setdefault(place, (start, at))
    return out
