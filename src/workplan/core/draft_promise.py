"""What a sentence promises, made to fit a plan; and why a number of it promises nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workplan.core.calendar import Every, Span
from workplan.core.plan import Kind
from workplan.core.source import Block, Number, Sort

_LONGEST_NAME = 60
_FAR = 3  # promises that may stand between a figure and the one that it is a part of
_BARE = re.compile(
    r"^(?:先|再|都|全部|到位|累计|好|满|齐|完成|完|成|前|末|底|达到?|其中)+|(?:全部|到位|完成)$"
)
_SUMS = (Kind.COUNT, Kind.LEVEL)


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


@dataclass(frozen=True, slots=True, kw_only=True)
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

    def shifted(self, by: int) -> "Promise":
        """The same of a text that begins at `by`."""
        used = tuple(at + by for at in self.used)
        return replace(self, start=self.start + by, end=self.end + by, at=self.at + by, used=used)


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """A target: its promise, the words of the document it is bound by, and the terms explained in a note."""

    id: str
    promise: Promise
    quote: str
    line: int
    terms: tuple[str, ...] = ()
    part_of: str | None = None


def why_outside(number: Number, *, looks_back: bool) -> Why:
    """Why a number of a part that is not the plan is set aside."""
    if number.sort is not Sort.FIGURE:
        return Why.DATE if number.sort is Sort.DATE else Why.NAME
    return Why.FACT if looks_back else Why.SECTION


# Made to fit a plan: dated figures as checkpoints, days within its period, bounds above nothing.


def whole(found: Sequence[tuple[Promise, Block]]) -> list[tuple[Promise, Block]]:
    """A dated figure without a name of its own is a checkpoint of the one before it, or that one's day."""
    out = list[tuple[Promise, Block]]()
    for promise, block in found:
        near = range(len(out) - 1, max(-1, len(out) - 1 - _FAR), -1)
        at = next((i for i in near if _may_hold(out[i], promise, block)), None)
        held = None if at is None else _with_day(out[at][0], promise)
        if at is None or held is None:
            out.append((promise, block))
        else:
            out[at] = (held, block)
    return out


def _may_hold(held: tuple[Promise, Block], promise: Promise, block: Block) -> bool:
    host = held[0]
    is_kind = host.kind in _SUMS and promise.kind in _SUMS
    return is_kind and host.value is not None and host.unit == promise.unit and held[1] is block


def _with_day(host: Promise, promise: Promise) -> Promise | None:
    """A promise with the figure and day of another one that says no more than these; None where it does."""
    name = _BARE.sub("", promise.name)
    if promise.due is None or promise.value is None or host.value is None:
        return None
    if promise.value > host.value or (len(name) > 1 and name not in host.name):
        return None
    used = (*host.used, *promise.used)
    if promise.value == host.value:
        return replace(host, due=promise.due, used=used)
    due = None if host.due == promise.due else host.due
    return replace(host, points=(*host.points, (promise.due, promise.value)), used=used, due=due)


def fitted_to(promise: Promise, period: Span) -> Promise:
    """A promise as a plan allows: its day in the period, its bound above nothing, checkpoints in order."""
    doubts = [*promise.doubts]
    if promise.due is not None and promise.due not in period:
        doubts.append(Doubt.DUE)
    due = promise.due if promise.due is not None and period.start < promise.due < period.end else None
    last, value, bound = due or period.end, promise.value, promise.bound
    is_often = promise.kind is Kind.RECURRING
    if is_often:
        value, bound = (value if value is not None and value > 0 else Decimal(1)), "at_least"
    elif value is not None and value <= 0 and promise.kind is not Kind.RATE:
        bound = "at_most"
    if promise.kind in _SUMS and not promise.unit:
        doubts.append(Doubt.UNIT)
    if not promise.name or len(promise.name) > _LONGEST_NAME:
        doubts.append(Doubt.NAME)
    if promise.part and promise.kind is Kind.COUNT:
        doubts.append(Doubt.PART)
    months = (f"{period.start:%Y-%m}", f"{last:%Y-%m}")
    return replace(
        promise,
        due=due,
        value=value,
        bound=bound,
        every=promise.every if is_often else None,
        doubts=tuple(dict.fromkeys(doubts)),
        points=_points(promise, value, period.start, last),
        stages=tuple({day: name for day, name in promise.stages if period.start <= day <= last}.items()),
        monthly=tuple((m, v) for m, v in promise.monthly if months[0] <= m <= months[1] and v > 0),
    )


def _points(
    promise: Promise, value: Decimal | None, first: date, last: date
) -> tuple[tuple[date, Decimal], ...]:
    """The checkpoints that rise from day to day, to no more than the bound."""
    out, before = list[tuple[date, Decimal]](), Decimal(0)
    for day, reached in sorted(promise.points) if promise.kind in (*_SUMS, Kind.RATE) else ():
        is_later = not out or day > out[-1][0]
        if first <= day < last and is_later and before <= reached <= (value or reached):
            out.append((day, reached))
            before = reached
    return tuple(out)


def parts_of(targets: Sequence[DraftTarget]) -> tuple[DraftTarget, ...]:
    """Targets with `part_of` where a count is contained in the one before it."""
    out = list[DraftTarget]()
    for target in targets:
        promise = target.promise
        if promise.part and out and _contains(out[-1].promise, promise):
            doubts = tuple(each for each in promise.doubts if each is not Doubt.PART)
            out.append(replace(target, part_of=out[-1].id, promise=replace(promise, doubts=doubts)))
        else:
            out.append(target)
    return tuple(out)


def _contains(host: Promise, part: Promise) -> bool:
    is_count = host.kind is Kind.COUNT and part.kind is Kind.COUNT and host.unit == part.unit
    return is_count and host.value is not None and part.value is not None and part.value <= host.value
