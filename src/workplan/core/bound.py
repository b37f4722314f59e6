"""The bound of a target: the figures that it is held against, as a goal to reach or as a limit to keep."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from workplan.core.figures import Figure


@dataclass(frozen=True, slots=True)
class Bound:
    """The figures that a target is held against, in its unit; all None when none was set."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    between: tuple[Decimal, Decimal] | None = None
    baseline: Decimal | None = None
    stretch: Decimal | None = None
    keep: bool = False  # `at_least` is to be kept at all times, not to be reached

    @property
    def is_set(self) -> bool:
        """Whether there is anything to be held against."""
        return not (self.at_least is None and self.at_most is None and self.between is None)

    @property
    def edges(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest figure that keep it; None where there is no such edge."""
        return self.between or (self.at_least, self.at_most)

    @property
    def goal(self) -> Decimal | None:
        """The figure to be reached: `at_least`, or an `at_most` below its baseline; None for a limit."""
        if self.at_least is not None:
            return None if self.keep else self.at_least
        return self.at_most if self.baseline is not None else None

    @property
    def is_limit(self) -> bool:
        """Whether the bound is to be kept rather than reached."""
        return self.is_set and self.goal is None

    def reached(self, value: Figure) -> bool:
        """Whether `value` reaches the goal or keeps the limit; without a bound, always."""
        low, high = self.edges
        return (low is None or value >= Fraction(low)) and (high is None or value <= Fraction(high))

    def outside_by(self, value: Fraction) -> Fraction:
        """How far `value` lies from where the bound wants it, in the unit; 0 when it is there."""
        low, high = self.edges
        below = Fraction(low) - value if low is not None else Fraction(0)
        above = value - Fraction(high) if high is not None else Fraction(0)
        return max(below, above, Fraction(0))


NO_BOUND = Bound()
