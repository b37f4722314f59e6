"""Promises made to fit a plan: dated figures as checkpoints, days within its period, bounds above nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workplan.core.calendar import Span
from workplan.core.draft_promise import Doubt, Promise
from workplan.core.plan import Kind
from workplan.core.source import Block

_LONGEST_NAME = 60
_BARE = re.compile(
    r"^(?:先|再|都|全部|到位|累计|好|满|齐|完成|完|成|前|末|底|达到?|其中)+|(?:全部|到位|完成)$"
)


def whole(found: Sequence[tuple[Promise, Block]], *, chinese: bool) -> list[tuple[Promise, Block]]:
    """A dated figure without a name of its own is a checkpoint of the one before it, or that one's day."""
    out = list[tuple[Promise, Block]]()
    for promise, block in found:
        name = _BARE.sub("", promise.name) if chinese else promise.name
        at = next(
            (i for i in range(len(out) - 1, max(-1, len(out) - 4), -1) if _may_hold(out[i], promise, block)),
            None,
        )
        host = out[at][0] if at is not None else None
        is_alike = host is not None and (len(name) < 2 or name in host.name)  # noqa: PLR2004
        if (
            at is None
            or host is None
            or not is_alike
            or host.value is None
            or promise.value is None
            or promise.due is None
        ):
            out.append((promise, block))
        elif promise.value == host.value:
            out[at] = (replace(host, due=promise.due, used=(*host.used, *promise.used)), block)
        elif promise.value < host.value:
            points = (*host.points, (promise.due, promise.value))
            out[at] = (
                replace(
                    host,
                    points=points,
                    used=(*host.used, *promise.used),
                    due=None if host.due == promise.due else host.due,
                ),
                block,
            )
        else:
            out.append((promise, block))
    return out


def _may_hold(held: tuple[Promise, Block], promise: Promise, block: Block) -> bool:
    host = held[0]
    is_kind = host.kind in (Kind.COUNT, Kind.LEVEL) and promise.kind in (Kind.COUNT, Kind.LEVEL)
    return is_kind and host.value is not None and host.unit == promise.unit and held[1] is block


def fitted_to(promise: Promise, period: Span) -> Promise:
    """A promise as a plan allows: its day in the period, its bound above nothing, checkpoints in order."""
    doubts, due, used = [*promise.doubts], promise.due, promise.used
    if due is not None and due not in period:
        doubts.append(Doubt.DUE)
    due = due if due is not None and period.start < due < period.end else None
    last = due or period.end
    value, bound = promise.value, promise.bound
    if value is not None and value <= 0 and bound == "at_least" and promise.kind is not Kind.RATE:
        bound = "at_most"
    is_often = promise.kind is Kind.RECURRING
    if is_often:
        value, bound = (value if value is not None and value > 0 else Decimal(1)), "at_least"
    unit = promise.unit
    if promise.kind in (Kind.COUNT, Kind.LEVEL) and not unit:
        doubts.append(Doubt.UNIT)
    if not promise.name or len(promise.name) > _LONGEST_NAME:
        doubts.append(Doubt.NAME)
    if promise.part and promise.kind is Kind.COUNT:
        doubts.append(Doubt.PART)
    points, before = list[tuple[date, Decimal]](), Decimal(0)
    for day, reached in sorted(promise.points):
        is_later = not points or day > points[-1][0]
        if period.start <= day < last and is_later and before <= reached <= (value or reached):
            points.append((day, reached))
            before = reached
    stages = {day: name for day, name in promise.stages if period.start <= day <= last}
    monthly = tuple(
        (m, v) for m, v in promise.monthly if f"{period.start:%Y-%m}" <= m <= f"{last:%Y-%m}" and v > 0
    )
    return replace(
        promise,
        due=due,
        value=value,
        bound=bound,
        every=promise.every if is_often else None,
        doubts=tuple(dict.fromkeys(doubts)),
        points=tuple(points) if promise.kind in (Kind.COUNT, Kind.LEVEL, Kind.RATE) else (),
        stages=tuple(stages.items()),
        monthly=monthly,
        used=used,
    )  # fmt: skip
