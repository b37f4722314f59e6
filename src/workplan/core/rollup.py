"""A plan of plans: the bodies whose plans are rolled up, and the indicators they add up to."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workplan.core.calendar import Span
from workplan.core.plan import Reporting, Thresholds


@dataclass(frozen=True, slots=True)
class Body:
    """One body: a folder, or a git repository at a revision; and which of its plans, where it has several.

    Where it is a repository, `folder` is the one in it that holds plan/, None at its top. `place` is that in
    the file, from 0, as of an indicator.
    """

    id: str
    name: str
    folder: str | None
    git: str | None
    revision: str | None
    weight: Decimal
    plan: str | None
    place: int = 0


class Aggregate(StrEnum):
    """How the targets of an indicator come to one; it is declared, and never guessed."""

    SUM = "sum"
    RATIO = "ratio"
    MEAN = "mean"
    WEIGHTED = "weighted"
    WORST = "worst"
    NONE = "none"

    @property
    def is_summed(self) -> bool:
        """Whether bounds and figures are summed, and the sums judged."""
        return self in (Aggregate.SUM, Aggregate.RATIO)

    @property
    def is_mean(self) -> bool:
        """Whether it is a mean of completions."""
        return self in (Aggregate.MEAN, Aggregate.WEIGHTED)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that list its parts."""
        return ("of", "to") if self is Aggregate.RATIO else ("parts",)


class Part(NamedTuple):
    """The target of that id of every body that has one, or of one body alone."""

    target: str
    body: str | None = None

    def __str__(self) -> str:
        return self.target if self.body is None else f"{self.body}:{self.target}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is said of all bodies together: a ratio is `of` those `to` those, all else of `parts`.

    `unit` is None where it is that of its parts; `additive` says that standing levels may be summed.
    """

    id: str
    name: str
    aggregate: Aggregate
    unit: str | None = None
    parts: tuple[Part, ...] = ()
    of: tuple[Part, ...] = ()
    to: tuple[Part, ...] = ()
    additive: bool = False
    weight: Decimal = Decimal(1)
    place: int = 0

    def listed(self) -> Iterator[tuple[str, int, Part]]:
        """Each part with the key that lists it, and its place there."""
        for key in ("parts", "of", "to"):
            yield from ((key, place, part) for place, part in enumerate(getattr(self, key)))


@dataclass(frozen=True, slots=True)
class Rollup:
    """A plan of plans, for one period; the thresholds by which the whole is judged are those of any plan."""

    title: str
    organization: str
    period: Span
    language: str
    bodies: tuple[Body, ...]
    indicators: tuple[Indicator, ...]
    reporting: Reporting
    thresholds: Thresholds
    due_soon: int
