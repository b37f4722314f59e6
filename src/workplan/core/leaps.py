"""Figures of a reply that are readable and yet doubtful: they leap from what was reported before."""

from fractions import Fraction

from workplan.core.collect import Asked
from workplan.core.plan import Kind

_TENFOLD = 10
_FEW = 3  # reports, after which one seldom adds as much as they did together
_ALL = 100


def leap_of(asked: Asked, before: Fraction, after: Fraction, *, is_added: bool) -> str | None:
    """From what a figure leaps: its bound, what stood before, what a share may be, or all before it."""
    target, size, stood = asked.target, abs(after), abs(before)
    bound = max([Fraction(0), *(abs(Fraction(edge)) for edge in target.edges if edge is not None)])
    if bound and not stood and size >= _TENFOLD * bound:
        return "bound"
    if target.kind not in (Kind.COUNT, Kind.LEVEL):
        return None
    if stood and _TENFOLD * bound > size > bound and size >= _TENFOLD * stood:
        return "before"
    if target.in_points and bound <= _ALL and not 0 <= after <= _ALL:
        return "share"
    count, more = asked.trail.count_before(asked.span.start), after - before
    earlier = len({figure for figure in asked.trail.figures[:count] if figure})
    is_much = is_added and more >= stood > 0 and earlier >= _FEW and more > (asked.goal or 0)
    return "total" if is_much and target.kind is Kind.COUNT else None
