"""What a sentence promises, and why a number of it promises nothing: what both languages are read into."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workplan.core.calendar import Every
from workplan.core.draft_days import Deadline
from workplan.core.plan import Kind
from workplan.core.source import Number, Sort


class Why(StrEnum):
    """Why a number is no target: the reasons for which it is set aside."""

    NAME = "name"
    SCOPE = "scope"
    FACT = "fact"
    DATE = "date"
    SECTION = "section"  # a part of the document that is not the plan


class Doubt(StrEnum):
    """What a person should look at in a target that was drafted."""

    ABOUT = "about"
    PART = "part"
    UNIT = "unit"
    KIND = "kind"
    NAME = "name"
    DUE = "due"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Aside:
    """A number that no target is made of, and why."""

    number: Number
    why: Why


@dataclass(frozen=True, slots=True)
class Promise:
    """What the words from `start` to `end` promise; `at` is where its figure stands, or they begin.

    `used` are the places of the numbers in it: bound, stretch, baseline, checkpoints. Percentages are in
    points; the bound of a rate that is to fall is negative. `points` are checkpoints with values.
    """

    start: int
    end: int
    at: int
    kind: Kind
    name: str
    unit: str = ""
    value: Decimal | None = None
    bound: str = "at_least"
    stretch: Decimal | None = None
    baseline: Decimal | None = None
    due: date | None = None
    every: Every | None = None
    size: str = ""
    goal: str = ""
    part: bool = False
    used: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    points: tuple[tuple[date, Decimal], ...] = ()
    stages: tuple[tuple[date, str], ...] = ()
    monthly: tuple[tuple[str, Decimal], ...] = ()
    keep: bool = False
    owners: tuple[str, ...] = ()
    is_result: bool = False  # what something else is done for


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

    def with_all_before(self) -> "Context":
        """With all before it in the clause as its own, as where the figure before is set aside."""
        start = self.number.start - len(self.frame)
        return replace(self, left=start, before=self.frame, nth=0)


_WINDOW = 70  # characters of a clause that are looked at on each side


def contexts(
    text: str, figures: Sequence[Number], stops: re.Pattern[str], links: re.Pattern[str]
) -> list[Context]:
    """Each figure of a sentence in its clause; clauses end at `stops`, what is listed in one at `links`."""
    ends = [match.span() for match in stops.finditer(text)]
    brackets = _innermost(text, figures)
    places = list[tuple[int, int, int | None]]()
    for figure in figures:
        at = bisect_left(ends, (figure.start, 0))
        left = ends[at - 1][1] if at else 0
        while at < len(ends) and ends[at][0] < figure.unit_end:
            at += 1
        right = ends[at][0] if at < len(ends) else len(text)
        opened, closed = brackets.get(figure.start, (None, right))
        left = left if opened is None else max(left, opened + 1)
        places.append((left, max(min(right, closed), figure.unit_end), opened))
    out, nth, since, was_linked = list[Context](), 0, 0, False
    for i, (figure, (left, right, opened)) in enumerate(zip(figures, places, strict=True)):
        is_next = i > 0 and (places[i - 1][0], places[i - 1][2]) == (left, opened)
        has_next = i + 1 < len(figures) and (places[i + 1][0], places[i + 1][2]) == (left, opened)
        nth, since = (nth + 1, since) if is_next else (0, left)
        link = _link(text, figure, figures[i + 1], links) if has_next else (right, right)
        until = link or (figure.unit_end, figure.unit_end)
        before = text[max(since, figure.start - _WINDOW) : figure.start]
        behind = until[0] if link else figures[i + 1].start
        after = text[figure.unit_end : min(behind, figure.unit_end + _WINDOW)]
        frame = text[max(left, figure.start - _WINDOW) : figure.start]
        out.append(
            Context(
                text,
                figure,
                since,
                until[0],
                opened,
                nth,
                before,
                frame,
                after,
                is_followed=has_next,
                is_linked=is_next and was_linked,
            )
        )
        since, was_linked = until[1], link is not None
    return out


def _link(text: str, one: Number, other: Number, links: re.Pattern[str]) -> tuple[int, int] | None:
    """What links two figures of a clause: before it all belongs to the first, behind it to the second."""
    found = [match.span() for match in links.finditer(text, one.unit_end, other.start)]
    return found[-1] if found else None


def said_before(context: Context, stops: re.Pattern[str], tidy: Callable[[str], str]) -> str:
    """What the clause before a figure's own names, where its own names nothing: `Invoices paid: 98%`."""
    earlier = [tidy(clause) for clause in stops.split(f"{context.text[: context.left][-_WINDOW:]} ")]
    return next((clause for clause in reversed(earlier) if clause and not clause.isdigit()), "")


def _innermost(text: str, figures: Sequence[Number]) -> dict[int, tuple[int, int]]:
    """The brackets around each figure that stands in some."""
    out = dict[int, tuple[int, int]]()
    opened = list[int]()
    starts = [figure.start for figure in figures]
    for at, sign in enumerate(text):
        if sign in "（(【[":
            opened.append(at)
        elif sign in "）)】]" and opened:
            start = opened.pop()
            for place in starts[bisect_left(starts, start) : bisect_left(starts, at)]:
                out.setdefault(place, (start, at))
    return out


def figures_of(found: Iterable[Number], days: Sequence[Deadline]) -> tuple[list[Number], list[Aside]]:
    """The numbers that may be targets; those of days and names are set aside."""
    figures, asides, starts = list[Number](), list[Aside](), [day.start for day in days]
    for number in found:
        at = bisect_right(starts, number.start) - 1
        is_day = at >= 0 and number.end <= days[at].end
        if is_day or number.sort is Sort.DATE:
            asides.append(Aside(number, Why.DATE))
        elif number.sort is Sort.FIGURE:
            figures.append(number)
        else:
            asides.append(Aside(number, Why.NAME))
    return figures, asides
