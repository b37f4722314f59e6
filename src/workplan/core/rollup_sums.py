"""What the queries over many bodies' verdicts give, row by row, and what of it cannot be added up."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from workplan.core.plan import Kind
from workplan.core.problems import Address, Param, Problem, closest
from workplan.core.rollup import Aggregate, Indicator, Rollup
from workplan.core.verdict import Light

PER_CENT = "%"
_WRITTEN = {"reduce": "at_most, baseline", "keep": "at_least, keep"}  # how a plan writes a direction
_SUMMABLE = (Kind.COUNT, Kind.LEVEL)


class Sums(NamedTuple):
    """What an indicator comes to in one body (all of them where that is empty), in one role: counts and sums.

    The columns of files/warehouse/cells.sql and totals.sql, in their order, as of all rows here.
    """

    indicator: str
    role: str
    body: str
    kind: str
    unit: str | None
    direction: str | None
    state: str
    used: int
    targets: int
    asked: int
    figures: int
    unreported: int
    value: Decimal | None
    bounded: int
    at_least: Decimal | None
    at_most: Decimal | None
    baseline: Decimal | None
    expected_value: Decimal | None
    paced: int
    completions: int
    completion: Decimal | None
    expected: Decimal | None
    reported_on: date | None
    red: int
    yellow: int
    green: int
    grey: int
    bodies_asked: int
    bodies: int

    @property
    def lights(self) -> Mapping[Light, int]:
        """How many of its targets have each light; only lights that any has."""
        numbers = {light: getattr(self, light.value) for light in Light}
        return {light: number for light, number in numbers.items() if number}


class Weighed(NamedTuple):
    """Figures and completions of an indicator in the bodies of one weight: how many, and their sums."""

    indicator: str
    weight: Decimal
    figures: int
    value: Decimal | None
    completions: int
    completion: Decimal | None
    expected: Decimal | None


class Variety(NamedTuple):
    """One variety of targets that an indicator names, and two of the bodies that have such (kinds.sql)."""

    indicator: str
    role: str
    kind: str
    unit: str | None
    direction: str | None
    targets: int
    first_body: str
    last_body: str


class Contained(NamedTuple):
    """A target that an indicator names beside the one that contains it (contained.sql)."""

    indicator: str
    role: str
    body: str
    target: str
    whole: str


class Standing(NamedTuple):
    """Where a body stands by its own plan (standings.sql)."""

    body: str
    completion: Decimal | None
    expected: Decimal | None
    light: str
    targets: int
    scored: int
    reported: int
    on_pace: int
    unreported: int
    red: int
    yellow: int
    green: int
    grey: int


class Counted(NamedTuple):
    """How many targets of a body are in a state, and how many are scored and half done (states.sql)."""

    body: str
    state: str
    targets: int
    halfway: int


class Month(NamedTuple):
    """What was reported of an indicator in a month, called 202206 (months.sql)."""

    indicator: str
    month: int
    entries: int
    bodies: int
    added: Decimal | None


class Lacking(NamedTuple):
    """A part that no body has (lacking.sql); `body` is None where it may be any body's."""

    indicator: str
    role: str
    target: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Answers:
    """What the queries over the bodies' verdicts gave; `targets` are all ids, where any part lacks."""

    lacking: Sequence[Lacking] = ()
    targets: Sequence[str] = ()
    kinds: Sequence[Variety] = ()
    contained: Sequence[Contained] = ()
    cells: Sequence[Sums] = ()
    totals: Sequence[Sums] = ()
    weights: Sequence[Weighed] = ()
    standings: Sequence[Standing] = ()
    states: Sequence[Counted] = ()
    months: Sequence[Month] = ()


# What cannot be added up: one check, one code; the others of the bodies and of the indicators are answered.


def sums_problems(
    rollup: Rollup, file: str, answers: Answers, failed: Collection[str]
) -> tuple[Problem, ...]:
    """All that keeps indicators from being rolled up; of `failed` bodies nothing is known."""
    varieties: dict[str, list[Variety]] = {}
    for each in answers.kinds:
        varieties.setdefault(each.indicator, []).append(each)
    found = [*_lacking(rollup, file, answers, failed), *_contained(rollup, file, answers)]
    for indicator in rollup.indicators:
        for check in (_not_summable, _mean_of_figures, _differing):
            for key, code, params in check(indicator, varieties.get(indicator.id, [])):
                path = ("indicators", indicator.place, key)
                found.append(
                    Problem(code, file, Address(path, on_key=key not in ("id", "aggregate")), params)
                )
    return tuple(found)


_Found: TypeAlias = Iterator[tuple[str, str, Mapping[str, Param]]]  # the key it is about, code, parameters


def _lacking(rollup: Rollup, file: str, answers: Answers, failed: Collection[str]) -> Iterator[Problem]:
    """A part is a target of some body, or of the body that it names."""
    absent = {(each.indicator, each.role, each.target, each.body) for each in answers.lacking}
    listed = (
        (("indicators", indicator.place, key, index), part)
        for indicator in rollup.indicators
        for key, index, part in indicator.listed()
        if (indicator.id, key, part.target, part.body) in absent
    )
    for path, part in listed:
        if part.body in failed or (part.body is None and failed):
            continue
        params = {"id": str(part), "suggestion": closest(part.target, answers.targets)}
        yield Problem("part-of-no-body", file, Address(path), params)


def _contained(rollup: Rollup, file: str, answers: Answers) -> Iterator[Problem]:
    """No part of an indicator contains another in the same body, which would count twice."""
    places = {each.id: each.place for each in rollup.indicators}
    summed = {each.id for each in rollup.indicators if each.aggregate.is_summed or each.aggregate.is_mean}
    told = set[tuple[str, str]]()
    for each in answers.contained:
        if each.indicator in summed and (each.indicator, each.target) not in told:
            told.add((each.indicator, each.target))  # by one body; leaving it out cures all
            path = ("indicators", places[each.indicator], each.role)
            params = {"body": each.body, "id": each.target, "whole": each.whole}
            yield Problem("part-contained", file, Address(path, on_key=True), params)


def _not_summable(indicator: Indicator, own: Sequence[Variety]) -> _Found:
    """Counts are summed, and levels that are declared to be additive; never rates or percentages."""
    if not indicator.aggregate.is_summed:
        return
    for each in own:
        why = each.kind
        if each.kind in _SUMMABLE:
            needs_word = each.kind == Kind.LEVEL and indicator.aggregate is Aggregate.SUM
            why = "percent" if each.unit == PER_CENT else "level" if needs_word else ""
        if why and not (why == "level" and indicator.additive):
            yield "aggregate", "not-summable", {"why": why, "kind": each.kind, "body": each.first_body}
            return


def _mean_of_figures(indicator: Indicator, own: Sequence[Variety]) -> _Found:
    """Of what has a figure and a bound in one unit no mean of percentages is made: its sums are known."""
    if indicator.aggregate.is_mean:
        for each in own:
            if each.kind in _SUMMABLE and each.unit != PER_CENT:
                yield "aggregate", "mean-of-figures", {"kind": each.kind, "body": each.first_body}
                return


def _differing(indicator: Indicator, own: Sequence[Variety]) -> _Found:
    """What is added up is of one kind and unit, and is held against its bounds in one direction."""
    if indicator.aggregate in (Aggregate.WORST, Aggregate.NONE):
        return
    for role in dict.fromkeys(each.role for each in own):
        ours = [each for each in own if each.role == role]
        bound = [each for each in ours if each.direction is not None]
        compared = (
            {"unit": ours}
            if indicator.aggregate.is_mean
            else {"unit": ours, "kind": ours, "direction": bound}
        )
        for what, among in compared.items():
            other = next((each for each in among if getattr(each, what) != getattr(among[0], what)), None)
            if other is not None:
                yield role, "parts-differ", {"what": what, **_two(what, among[0], other)}
                break
    declared = indicator.unit if indicator.aggregate is Aggregate.SUM else None
    odd = next((each for each in own if declared not in (None, each.unit)), None)
    if odd is not None:
        yield (
            "unit",
            "unit-not-declared",
            {"unit": declared, "other": odd.unit or "—", "body": odd.first_body},
        )


def _two(what: str, first: Variety, other: Variety) -> Mapping[str, Param]:
    """What two bodies have; a body may have both."""
    theirs = other.last_body if other.first_body == first.first_body else other.first_body
    one, two = getattr(first, what) or "—", getattr(other, what) or "—"
    values = {"first": _WRITTEN.get(one, one), "second": _WRITTEN.get(two, two)}
    return {**values, "body": first.first_body, "other": theirs}
