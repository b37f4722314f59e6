"""The periods of a recurring target: how much was done in each, and which were missed."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from workplan.core.calendar import Every, Span, periods
from workplan.core.log import Trail
from workplan.core.plan import Target
from workplan.core.reporting import is_late


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period of a recurring target: what was done in it, against what was asked."""

    span: Span
    done: Fraction
    is_met: bool
    is_late: bool

    @property
    def is_missed(self) -> bool:
        """Late, and not met in time; later extras do not repair it."""
        return self.is_late and not self.is_met


def occurrences(target: Target, trail: Trail, as_of: date) -> tuple[Occurrence, ...]:
    """Every period that the window of `target` asks for; none for another kind."""
    if target.every is None:
        return ()
    return tuple(_occurrence(target, trail, span, as_of) for span in asked_for(target))


def asked_for(target: Target) -> tuple[Span, ...]:
    """The periods that the window of a recurring target asks for: its whole ones, else the window itself."""
    assert target.every is not None
    return _whole_periods(target.every, target.window) or (target.window,)


@lru_cache(maxsize=256)  # asked for at each judgement of a target, and the same for most of a plan
def _whole_periods(every: Every, window: Span) -> tuple[Span, ...]:
    spans = periods(every, window.start, window.end)
    return tuple(span for span in spans if window.start <= span.start and span.end <= window.end)


def _occurrence(target: Target, trail: Trail, span: Span, as_of: date) -> Occurrence:
    entries = trail.entries[trail.count_before(span.start) : trail.count_until(span.end)]
    done = Fraction(sum(entry.given.add or 0 for entry in entries))
    least = target.bound.at_least if target.bound.at_least is not None else 1
    return Occurrence(span, done, done >= least, is_late(target, span.end, as_of))
