"""A plan of plans: the bodies whose plans are rolled up, the indicators they add up to, and its checks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workplan.core.calendar import Span
from workplan.core.plan import Reporting, Thresholds
from workplan.core.problems import Address, Param, Path, Problem, unknown


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


# Checks: one check, one code.


@dataclass(frozen=True, slots=True)
class RollupContext:
    """A plan of plans to be checked; `vague` are the paths of which nothing is known, as of a plan."""

    rollup: Rollup
    file: str
    vague: frozenset[Path] = frozenset()

    def problem(self, code: str, *path: str | int, on_key: bool = False, **params: Param) -> Problem:
        """A problem of the value at `path`, or of its key."""
        return Problem(code, self.file, Address(path, on_key), params)

    def is_clear(self, *path: str | int) -> bool:
        """Whether the value at `path` could be read, or is rightly absent."""
        return not any(path[:i] in self.vague for i in range(len(path) + 1))


def check_rollup(context: RollupContext) -> tuple[Problem, ...]:
    """All that is wrong with a plan of plans by itself, check by check."""
    return tuple(problem for check in ROLLUP_CHECKS for problem in check(context))


def duplicate_id(context: RollupContext) -> Iterator[Problem]:
    """An id stands for one body only, or for one indicator."""
    for key in ("bodies", "indicators"):
        seen = set[str]()
        for place, each in enumerate(getattr(context.rollup, key)):
            if each.id and each.id in seen:
                yield context.problem("duplicate-id", key, place, "id", id=each.id)
            seen.add(each.id)


def body_place(context: RollupContext) -> Iterator[Problem]:
    """A body lies in a folder or in a git repository, and only a repository has revisions."""
    for place, body in enumerate(context.rollup.bodies):
        if (
            not all(context.is_clear("bodies", place, key) for key in ("folder", "git"))
            or body.git is not None
        ):
            continue
        if body.folder is None:
            yield context.problem("body-without-place", "bodies", place, id=body.id)
        elif body.revision is not None:
            yield context.problem(
                "revision-without-git", "bodies", place, "revision", on_key=True, id=body.id
            )


def body_twice(context: RollupContext) -> Iterator[Problem]:
    """No two bodies are the same plan of the same folder, of a repository at one revision."""
    seen: dict[tuple[object, ...], str] = {}
    for place, body in enumerate(context.rollup.bodies):
        key = "folder" if body.git is None else "git"
        is_clear = all(context.is_clear("bodies", place, key) for key in ("id", "git", "folder", "revision"))
        if (body.folder is None and body.git is None) or not is_clear:
            continue
        same = (_plain(body.folder), _plain(body.git), body.revision or "HEAD", body.plan)
        if same in seen:
            yield context.problem("body-twice", "bodies", place, key, id=body.id, other=seen[same])
        seen.setdefault(same, body.id)


def _plain(path: str | None) -> tuple[str, ...]:
    """The steps of a path without those that lead nowhere or back."""
    steps = list[str]()
    for step in (path or "").split("/"):
        if step == ".." and steps[-1:] not in ([], [".."], [""]):
            steps.pop()
        elif step not in ("", ".") or not steps:
            steps.append(step)
    return tuple(step for step in steps if step != ".")


def parts_of_aggregate(context: RollupContext) -> Iterator[Problem]:
    """A ratio has `of` and `to`, any other aggregation `parts`; only a sum is additive."""
    for place, each in enumerate(context.rollup.indicators):
        if not context.is_clear("indicators", place, "aggregate"):
            continue
        for key in ("parts", "of", "to"):
            is_listed, is_meant = bool(getattr(each, key)), key in each.aggregate.keys
            if is_meant and not is_listed and context.is_clear("indicators", place, key):
                yield context.problem("missing-key", "indicators", place, key=key)
            if is_listed and not is_meant:
                yield _not_taken(context, place, key, each)
        if each.additive and each.aggregate is not Aggregate.SUM:
            yield _not_taken(context, place, "additive", each)


def _not_taken(context: RollupContext, place: int, key: str, indicator: Indicator) -> Problem:
    params = {"key": key, "aggregate": indicator.aggregate.value, "takes": indicator.aggregate.keys}
    return context.problem("not-for-aggregate", "indicators", place, key, on_key=True, **params)


def unknown_body(context: RollupContext) -> Iterator[Problem]:
    """The body that a part names is one of those listed."""
    if not context.is_clear("bodies"):
        return
    named = (
        (("indicators", place, key, index), part.body)
        for place, each in enumerate(context.rollup.indicators)
        for key, index, part in each.listed()
        if part.body is not None
    )
    ids = {body.id for body in context.rollup.bodies}
    for path, name, suggestion in unknown(named, ids):
        yield context.problem("unknown-body", *path, name=name, suggestion=suggestion)


def part_twice(context: RollupContext) -> Iterator[Problem]:
    """A part enters an indicator once."""
    for place, each in enumerate(context.rollup.indicators):
        seen = set[tuple[str, Part]]()
        for key, index, part in each.listed():
            if part.target and (key, part) in seen:
                yield context.problem("part-twice", "indicators", place, key, index, part=str(part))
            seen.add((key, part))


def days_backwards(context: RollupContext) -> Iterator[Problem]:
    """The period ends after it began."""
    period = context.rollup.period
    if (
        period.end < period.start
        and context.is_clear("period", "end")
        and context.is_clear("period", "start")
    ):
        yield context.problem("period-backwards", "period", "end", start=period.start, end=period.end)


ROLLUP_CHECKS: tuple[Callable[[RollupContext], Iterator[Problem]], ...] = (
    duplicate_id,
    body_place,
    body_twice,
    parts_of_aggregate,
    unknown_body,
    part_twice,
    days_backwards,
)
