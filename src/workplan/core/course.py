"""The course of a figure through consecutive entries, in a few numbers however many the entries are.

A verdict asks for little of a course: where it ended, the highest and the lowest figure on the way, and the
same since the last value, for an addition may lift a total that fell short. Two courses one after the other
make one. Figures are counted in 10⁻¹² (an int, or a Fraction of that for a share that does not end).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, TypeAlias

Amount: TypeAlias = int | Fraction

SCALE = 10**12
DONE = 100 * SCALE


class Rise(NamedTuple):
    """Additions to an unknown figure: their sum, lowest and highest on the way, one that was not whole."""

    total: Amount
    low: Amount
    high: Amount
    broken: Amount | None


class Given(NamedTuple):
    """One step of a shorter course that leads the same way: an addition, a value, or `done: false`."""

    add: Amount | None = None
    value: Amount | None = None
    is_fall: bool = False


@dataclass(slots=True)
class Course:
    """The course of one target's figure; it grows entry by entry.

    `opening` and `opens_fallen` are what came before the first value; `first_add` stood with it. `base`
    is the last value; `count` to `fallen` tell of what came after it, of everything where there is none.
    `between` are the lowest and highest figure between the first value and the last. `below` is the last
    value that is not done. `stated` and `first_stated` are values written as such and not as `done`.
    `superseded` and `mismatched` count entries whose value is another than a value above, or than the sum.
    """

    count: int = 0
    total: Amount = 0
    low: Amount = 0
    high: Amount = 0
    broken: Amount | None = None
    fallen: bool = False
    opening: Rise | None = None
    opens_fallen: bool = False
    first: Amount | None = None
    first_add: Amount | None = None
    between: tuple[Amount, Amount] | None = None
    base: Amount | None = None
    below: Amount | None = None
    stated: Amount | None = None
    first_stated: Amount | None = None
    is_broken: bool = False
    superseded: int = 0
    mismatched: int = 0

    @property
    def has_figure(self) -> bool:
        """Whether any entry gave one."""
        return bool(self.count or self.fallen) or self.base is not None

    @property
    def is_one_value(self) -> bool:
        """Whether nothing but one value was given."""
        moved = self.count or self.fallen or self.opening is not None or self.opens_fallen
        return self.base is not None and self.between is None and not moved

    def add(self, amount: Amount) -> None:
        """An entry adds `amount`."""
        if not self.count:
            self.count, self.total, self.low, self.high = 1, amount, amount, amount
            return
        self.count += 1
        total = self.total = self.total + amount
        if total < self.low:
            self.low = total
        elif total > self.high:
            self.high = total

    def add_broken(self, amount: Amount) -> None:
        """As `add`, of an amount that is not whole."""
        self.add(amount)
        self.is_broken = True
        if self.broken is None and self.total % SCALE:
            self.broken = self.total

    def value(self, amount: Amount, add: Amount | None = None) -> None:
        """An entry gives the value `amount`, perhaps together with what was added."""
        if add is None and amount == self.base == self.stated and not self.count and not self.fallen:
            return
        if add is not None and add % SCALE:
            self.is_broken = True
        if self.base is None:
            self.first_add = add
        elif add is not None and self.base + self.total + add != amount:
            self.mismatched += 1
        if self.stated is None:
            self.first_stated = amount
        elif self.stated != amount:
            self.superseded += 1
        self.stated = amount
        self.reach(amount)

    def reach(self, amount: Amount) -> None:
        """The figure is `amount` now, whatever it was."""
        base = self.base
        if base is None:
            self.first = amount
            if self.count or self.fallen:
                self.opening, self.opens_fallen = self.rise(), self.fallen
        elif base == amount and not self.count and not self.fallen:
            return
        else:
            self._widen(*self._visited(base))
        self._begin(amount)

    def fall(self) -> None:
        """What was done is undone: back to the last value below it, or to nothing."""
        self.fallen = True

    def then(self, other: "Course") -> None:
        """Go on as `other` went; the counts of what is wrong are not added up."""
        if other.is_broken:
            self.is_broken = True
        if other.base is None:
            if other.count:
                self._lift(other.total, other.low, other.high, other.broken)
            self.fallen |= other.fallen
        elif other.is_one_value:
            self.reach(other.base)
        else:
            self._then_values(other)

    def _then_values(self, other: "Course") -> None:
        self._rise_by(other.opening)
        self.fallen |= other.opens_fallen
        if self.base is None:
            self.opening, self.opens_fallen = self.rise(), self.fallen
            self.first, self.between = other.first, other.between
        else:
            self._widen(*self._visited(self.base), *filter(_is_known, (other.first, *(other.between or ()))))
        self.below = self.below if other.below is None else other.below
        self.base, self.count, self.total = other.base, other.count, other.total
        self.low, self.high, self.broken, self.fallen = other.low, other.high, other.broken, other.fallen

    def go_on(self, later: "Course") -> None:
        """As `then`, of the same day and log, so that the counts of what is wrong are those of both."""
        if later.first_stated is not None:
            if self.stated is None:
                self.first_stated = later.first_stated
            else:
                self.superseded += self.stated != later.first_stated
            self.stated = later.stated
        if self.base is None:
            self.first_add = later.first_add
        elif later.first_add is not None:
            before = self.base + self.total + (later.opening.total if later.opening else 0)
            self.mismatched += before + later.first_add != later.first
        self.superseded += later.superseded
        self.mismatched += later.mismatched
        self.then(later)

    def rise(self) -> Rise | None:
        """The additions since the last value, or all of them."""
        return Rise(self.total, self.low, self.high, self.broken) if self.count else None

    def steps(self) -> Iterator[Given]:
        """A few steps that lead from anywhere to where the course leads, over all that matters on the way."""
        if self.opens_fallen:
            yield Given(is_fall=True)
        yield from _rising(self.opening)
        if self.first is not None and self.base is not None:
            yield from (Given(value=value) for value in self._values(self.first))
            yield Given(SCALE // 2 if self.is_broken else None, self.base)
        yield from _rising(self.rise())
        if self.fallen:
            yield Given(is_fall=True)

    def _values(self, first: Amount) -> Iterator[Amount]:
        """The values before the last one."""
        if self.between is not None:
            yield from (first, *self.between)
            if self.below is not None and self.below != self.base:
                yield self.below

    def _rise_by(self, more: Rise | None) -> None:
        if more is not None:
            self._lift(*more)

    def _lift(self, total: Amount, low: Amount, high: Amount, broken: Amount | None) -> None:
        """Additions as of a `Rise`."""
        before = self.total
        if not self.count or before + low < self.low:
            self.low = before + low
        if not self.count or before + high > self.high:
            self.high = before + high
        if broken is not None and self.broken is None and (before + broken) % SCALE:
            self.broken = before + broken
        self.total = before + total
        self.count += 1

    def _visited(self, base: Amount) -> Iterator[Amount]:
        """The figures that matter since the last value, `base`; what fell is not done."""
        yield base
        if self.count:
            yield from (base + self.low, base + self.high)
        if self.fallen:
            yield 0

    def _widen(self, *visited: Amount) -> None:
        known = visited if self.between is None else (*visited, *self.between)
        self.between = min(known), max(known)

    def _begin(self, amount: Amount) -> None:
        self.base = amount
        if self.count or self.fallen:
            self.count, self.total, self.low, self.high = 0, 0, 0, 0
            self.broken, self.fallen = None, False
        if amount % SCALE:
            self.is_broken = True
        if amount < DONE:
            self.below = amount


def _is_known(amount: Amount | None) -> bool:
    return amount is not None


def _rising(rise: Rise | None) -> Iterator[Given]:
    """Additions over the lowest, the highest and a figure that is not whole to the sum."""
    if rise is None:
        return
    at: Amount = 0
    for to in (rise.low, rise.high, rise.broken, rise.total):
        if to is not None and to != at:
            yield Given(to - at)
            at = to
    if rise.low == rise.high == rise.total == 0:
        yield Given(0)
