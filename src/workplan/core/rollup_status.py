"""The status of many plans on a day: sums of their verdicts made into shares, lights and ranks."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from workplan.core.bound import NO_BOUND, Bound
from workplan.core.calendar import elapsed
from workplan.core.facts import facts_of, gap_of, share_of
from workplan.core.figures import DECIMALS, plain, rounded, rounded_up
from workplan.core.log import ZERO, Entry, Given, Trail
from workplan.core.plan import Kind, Plan, Section, Shape, Target
from workplan.core.rollup import Aggregate, Body, Indicator, Rollup
from workplan.core.rollup_sums import PER_CENT, Answers, Counted, Month, Standing, Sums, Weighed
from workplan.core.status import Group, light_of
from workplan.core.verdict import Light, State, Verdict, verdict_on

_SIMPLE = 10**6  # the greatest denominator of the fraction that a cut figure is taken for
_ONE = Decimal(1)
_WORST_FIRST = tuple(Light)
_LIKE_RATES = (Kind.RATE, Kind.LEVEL)  # of which a mean of figures says something


@dataclass(frozen=True, slots=True)
class Cell:
    """What an indicator comes to in one body, or in all of them.

    `target` has the summed bound; `value` is in its unit, `completion` and `expected` are shares (1 is
    100 %). Of the targets `asked` for `figures` have one, and of the `bodies_asked` so many `bodies` enter
    the sum. `unreported` are targets whose reports are missing, `reported_on` is the oldest of their last
    reports. `state` is None where a body has several targets in it, in several states.
    """

    target: Target
    light: Light
    asked: int
    figures: int
    unreported: int
    bodies_asked: int
    bodies: int
    value: Fraction | None = None
    completion: Fraction | None = None
    expected: Fraction | None = None
    reported_on: date | None = None
    state: State | None = None

    @property
    def gap(self) -> Fraction | None:
        """Completion − expected, in percentage points, as they are printed."""
        return gap_of(self.completion, self.expected)

    @property
    def figure(self) -> Fraction | None:
        """The value as it is printed; one that was cut at its last decimal is the simple fraction near it."""
        value = self.value
        if value is None or 10 ** (DECIMALS - 1) % value.denominator == 0:
            return value
        return value.limit_denominator(_SIMPLE)

    @property
    def is_silent(self) -> bool:
        """Whether a figure lacks that is asked for."""
        return self.figures < self.asked


@dataclass(frozen=True, slots=True)
class BodyStatus:
    """Where a body stands: by its own plan, and in each indicator that it has a target of, by the id of that.

    `rank` is by completion, the highest first; those that are equal share one; None without completion.
    """

    body: Body
    group: Group
    cells: Mapping[str, Cell]
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class RollupStatus:
    """The answer for a plan of plans as of a day.

    `group` is the whole: its completion the mean of the bodies' by their weights. `wholes` are what the
    indicators come to in all bodies, those left out that are only listed or cannot be added up. `bodies` are
    those that could be read, `failed` the others. `silent` are by indicator the bodies that have a target of
    it and no figure: they enter no sum.
    """

    rollup: Rollup
    file: str
    as_of: date
    elapsed: Fraction
    group: Group
    wholes: Mapping[str, Cell]
    bodies: tuple[BodyStatus, ...]
    failed: tuple[Body, ...]
    silent: Mapping[str, tuple[Body, ...]]
    months: tuple[Month, ...] = ()


def rollup_status(
    rollup: Rollup, file: str, as_of: date, answers: Answers, broken: Collection[str] = ()
) -> RollupStatus:
    """What the sums of many bodies come to; indicators whose ids are `broken` have no whole."""
    found = {each.body: each for each in answers.standings}
    cells, states = _cells(rollup, answers), dict[str, list[Counted]]()
    for each in answers.states:
        states.setdefault(each.body, []).append(each)
    rows = _ranked(
        [
            BodyStatus(body, _standing(found[body.id], states), cells.get(body.id, {}))
            for body in rollup.bodies
            if body.id in found
        ]
    )
    silent = {
        each.id: tuple(row.body for row in rows if each.id in row.cells and row.cells[each.id].is_silent)
        for each in rollup.indicators
    }
    return RollupStatus(
        rollup=rollup,
        file=file,
        as_of=as_of,
        elapsed=elapsed(rollup.period, as_of),
        group=_whole(rows),
        wholes=_wholes(rollup, file, as_of, answers, broken),
        bodies=rows,
        failed=tuple(body for body in rollup.bodies if body.id not in found),
        silent=silent,
        months=tuple(answers.months),
    )


# Cells: what an indicator comes to in a body, and in all of them.


def _cells(rollup: Rollup, answers: Answers) -> dict[str, dict[str, Cell]]:
    """By body and indicator, as the roll-up lists these."""
    found: dict[str, dict[str, Cell]] = {}
    places = {each.id: place for place, each in enumerate(rollup.indicators)}
    in_order = sorted(_by_role(answers.cells).items(), key=lambda each: places[each[0][1]])
    for (body, name), own in in_order:
        sums = _main(own)
        cell = _cell(rollup, rollup.indicators[places[name]], own, (_unweighed(sums),))
        if len(own) == 1 and sums.targets == 1:  # it stands as in its own plan
            cell = replace(cell, light=next(iter(sums.lights)), state=State(sums.state))
        found.setdefault(body, {})[name] = cell
    return found


def _wholes(
    rollup: Rollup, file: str, as_of: date, answers: Answers, broken: Collection[str]
) -> dict[str, Cell]:
    """By indicator; sums are judged as one target is, of which the group is that target alone."""
    found: dict[str, Cell] = {}
    roles = _by_role(answers.totals)
    for indicator in rollup.indicators:
        own = roles.get(("", indicator.id), {})
        if not own or indicator.id in broken or indicator.aggregate is Aggregate.NONE:
            continue
        weights = [each for each in answers.weights if each.indicator == indicator.id]
        is_weighted = indicator.aggregate is Aggregate.WEIGHTED
        cell = _cell(rollup, indicator, own, weights if is_weighted else (_unweighed(_main(own)),))
        if indicator.aggregate.is_summed:
            verdict = verdict_in(rollup, (file, 0), as_of, cell)
            cell = replace(cell, light=_light([verdict.light], cell), state=verdict.state)
        found[indicator.id] = cell
    return found


def _by_role(rows: Sequence[Sums]) -> dict[tuple[str, str], dict[str, Sums]]:
    """The sums of each body and indicator, by their roles."""
    found: dict[tuple[str, str], dict[str, Sums]] = {}
    for sums in rows:
        found.setdefault((sums.body, sums.indicator), {})[sums.role] = sums
    return found


def _main(roles: Mapping[str, Sums]) -> Sums:
    """Those that are told: of a ratio, what is divided."""
    return roles.get("parts") or roles.get("of") or roles["to"]


def _unweighed(sums: Sums) -> Weighed:
    """The same, each target as heavy as the other."""
    return Weighed(sums.indicator, _ONE, *(getattr(sums, key) for key in Weighed._fields[2:]))


def _cell(
    rollup: Rollup, indicator: Indicator, roles: Mapping[str, Sums], weighed: Sequence[Weighed]
) -> Cell:
    """What sums come to; where figures may not be added up, the means of completions."""
    sums, amounts = _main(roles), _NOTHING
    if indicator.aggregate.is_summed or sums.targets == 1:
        amounts = _ratio(roles, _unit(indicator, roles)) if "parts" not in roles else _sum(sums)
    elif indicator.aggregate.is_mean and sums.kind in _LIKE_RATES:
        amounts = amounts._replace(value=_mean((each.weight, each.value, each.figures) for each in weighed))
    target = _target(rollup, indicator, roles, amounts)
    completion = expected = None
    if target.has_goal:
        completion, expected = (
            None if each is None else each / amounts.goal if amounts.goal else share_of(target, each)
            for each in (amounts.value, amounts.expected)
        )
    elif not indicator.aggregate.is_summed and (indicator.aggregate.is_mean or sums.targets == 1):
        completion = _mean((each.weight, each.completion, each.completions) for each in weighed)
        if sums.paced:
            expected = _mean((each.weight, each.expected, each.completions) for each in weighed)
    cell = Cell(
        target=target,
        light=Light.GREY,
        asked=sum(each.asked for each in roles.values()),
        figures=sum(each.figures for each in roles.values()),
        unreported=sum(each.unreported for each in roles.values()),
        bodies_asked=max(each.bodies_asked for each in roles.values()),
        bodies=sums.bodies,
        value=amounts.value,
        completion=completion,
        expected=expected,
        reported_on=sums.reported_on,
    )
    lights = {light for each in roles.values() for light in each.lights}
    is_worst = indicator.aggregate is Aggregate.WORST
    return replace(cell, light=min(lights, key=_WORST_FIRST.index) if is_worst else _light(lights, cell))


def _light(lights: Collection[Light], cell: Cell) -> Light:
    """The light of a group of them (docs/verdicts.md)."""
    return light_of(lights, scored=cell.asked, reported=cell.figures, unreported=cell.unreported)


class _Amounts(NamedTuple):
    """Sums in the unit of the indicator, or their ratios; None where they are not known.

    `goal` is that of a ratio with all its decimals, of which the bound has as many as can be read.
    """

    value: Fraction | None = None
    bound: Bound = NO_BOUND
    expected: Fraction | None = None
    goal: Fraction | None = None


_NOTHING = _Amounts()


def _sum(sums: Sums) -> _Amounts:
    """The bound is known where each of those that have a figure has one."""
    low, high, base = map(_written, (sums.at_least, sums.at_most, sums.baseline))
    bounds = {
        "at_least": Bound(at_least=low, baseline=base),
        "keep": Bound(at_least=low, keep=True),
        "reduce": Bound(at_most=high, baseline=base),
        "at_most": Bound(at_most=high),
        "between": Bound(between=None if low is None or high is None else (low, high)),
    }
    bound = bounds.get(sums.direction or "", NO_BOUND) if sums.bounded == sums.figures else NO_BOUND
    return _Amounts(_fraction(sums.value), bound, _fraction(sums.expected_value) if sums.paced else None)


def _ratio(roles: Mapping[str, Sums], unit: str | None) -> _Amounts:
    """Of one sum over the other, of those that report both; the goal is that of the bounds."""
    of, to = roles.get("of"), roles.get("to")
    if of is None or to is None or not (of.used and to.used):
        return _NOTHING
    scale = 100 if unit == PER_CENT else 1

    def share(top: Decimal | None, bottom: Decimal | None) -> Fraction | None:
        return scale * Fraction(top) / Fraction(bottom) if top is not None and bottom else None

    is_bounded = of.bounded == of.figures and to.bounded == to.figures
    least, most = (
        share(edge, to.at_least or to.at_most) if is_bounded and of.direction == key else None
        for key, edge in (("at_least", of.at_least), ("at_most", of.at_most))
    )
    value = share(of.value, to.value)
    bound = Bound(at_least=_edge(least, value, is_least=True), at_most=_edge(most, value, is_least=False))
    expected = share(of.expected_value, to.expected_value) if of.paced and to.paced else None
    if expected is not None and least is not None:
        expected = min(
            expected, least
        )  # the paces of the two differ, and no pace asks for more than the goal
    return _Amounts(value, bound, expected, least)


def _edge(edge: Fraction | None, value: Fraction | None, *, is_least: bool) -> Decimal | None:
    """The edge of a ratio as printed; with all decimals where `value` would lie otherwise to that."""
    if edge is None or value is None:
        return _written(edge)
    near = Fraction(plain(edge))
    if near and (value < near, value > near) == (value < edge, value > edge):
        return _written(edge)
    is_below = value < edge if is_least else value <= edge
    cut = rounded_up(edge, DECIMALS) if is_below else -rounded_up(-edge, DECIMALS)
    return rounded(cut, DECIMALS)


def _fraction(figure: Decimal | None) -> Fraction | None:
    return None if figure is None else Fraction(figure)


def _written(figure: Fraction | Decimal | None) -> Decimal | None:
    """A bound as a plan would write it."""
    return None if figure is None else Decimal(plain(figure))


def _mean(parts: Iterable[tuple[Decimal, Decimal | None, int]]) -> Fraction | None:
    """The mean of sums by their weights and numbers; None without any, or where nothing weighs."""
    known = [(Fraction(weight), total, number) for weight, total, number in parts if total is not None]
    weight = sum(weight * number for weight, _, number in known)
    return sum((weight * Fraction(total) for weight, total, _ in known), ZERO) / weight if weight else None


def _unit(indicator: Indicator, roles: Mapping[str, Sums]) -> str | None:
    """Its own, else that of its targets; of a ratio of two units, per cent or the one per the other."""
    sums, to = _main(roles), roles.get("to", _main(roles))
    if indicator.unit is not None or indicator.aggregate is not Aggregate.RATIO:
        return indicator.unit or sums.unit
    return PER_CENT if sums.unit == to.unit else f"{sums.unit}/{to.unit}"


def _target(rollup: Rollup, indicator: Indicator, roles: Mapping[str, Sums], amounts: _Amounts) -> Target:
    """The target that the sums are held against: due at the end of the roll-up's period."""
    return Target(
        id=indicator.id,
        name=indicator.name,
        kind=Kind.LEVEL if "parts" not in roles else Kind(roles["parts"].kind),
        section="",
        task=None,
        owners=(),
        window=rollup.period,
        reporting=rollup.reporting,
        unit=_unit(indicator, roles),
        bound=amounts.bound,
        weight=indicator.weight,
        pace=Shape.END if amounts.expected is None else Shape.EVEN,
        first_month=rollup.period.start.month,
    )


# Verdicts: sums judged as one target is, and what else has a light said as a verdict, for reports.


def verdict_in(rollup: Rollup, place: tuple[str, int], as_of: date, cell: Cell) -> Verdict:
    """The verdict on the sums of a cell, by the same rules as that on a target of a plan.

    `place` is the file and line that its figure is said to stand at.
    """
    target, trail = cell.target, Trail()
    if cell.value is not None:
        day = min(as_of, cell.reported_on or as_of)
        given = Given(value=cell.value) if target.every is None else Given(add=cell.value)
        entry = Entry(day, target.id, is_task=False, given=given, file=place[0], line=place[1])
        trail = Trail((entry,), (cell.value,))
    facts = facts_of(plan_of(rollup), target, trail, as_of)
    has_pace = facts.shape is not None
    return verdict_on(
        replace(
            facts,
            completion=cell.completion,
            expected=cell.expected,
            paced=cell.expected,
            judged_on=as_of if has_pace else None,
        )
    )


def plan_of(rollup: Rollup, sections: tuple[Section, ...] = ()) -> Plan:
    """The plan that a roll-up is, with these sections."""
    return Plan(
        title=rollup.title,
        organization=rollup.organization,
        period=rollup.period,
        language=rollup.language,
        reporting=rollup.reporting,
        thresholds=rollup.thresholds,
        due_soon=rollup.due_soon,
        owners={},
        definitions={},
        sections=sections,
    )


# Bodies: their standing by their own plans, the whole of them, and their ranks.


def _standing(row: Standing, states: Mapping[str, Sequence[Counted]]) -> Group:
    """The group of a whole body, whose shares have twelve decimals."""
    counted = states.get(row.body, ())
    numbers = {each.state: each.targets for each in counted}
    return Group(
        completion=_fraction(row.completion),
        expected=_fraction(row.expected),
        light=Light(row.light),
        scored=row.scored,
        reported=row.reported,
        on_pace=row.on_pace,
        halfway=sum(each.halfway for each in counted),
        unreported=row.unreported,
        states={state: numbers.get(state, 0) for state in State},
        lights={light: getattr(row, light.value) for light in Light},
    )


def _whole(rows: Sequence[BodyStatus]) -> Group:
    """All bodies together: means by their weights, and the numbers of all targets."""
    groups = [row.group for row in rows]
    known = [(row.body.weight, row.group) for row in rows if row.group.completion is not None]
    scored, reported, unreported = (
        sum(getattr(group, key) for group in groups) for key in ("scored", "reported", "unreported")
    )
    lights = {light: sum(group.lights[light] for group in groups) for light in Light}
    lit = {light for light, number in lights.items() if number}
    completion, expected = (
        _mean((weight, getattr(group, key), 1) for weight, group in known)
        for key in ("completion", "expected")
    )
    return Group(
        completion=completion,
        expected=expected,
        light=light_of(lit, scored=scored, reported=reported, unreported=unreported),
        scored=scored,
        reported=reported,
        on_pace=sum(group.on_pace for group in groups),
        halfway=sum(group.halfway for group in groups),
        unreported=unreported,
        states={state: sum(group.states[state] for group in groups) for state in State},
        lights=lights,
    )


def _ranked(rows: Sequence[BodyStatus]) -> tuple[BodyStatus, ...]:
    """Each with its rank by completion; as many as stand before it have a higher one."""
    known = [row.group.completion for row in rows if row.group.completion is not None]
    places: dict[Fraction, int] = {}
    for place, completion in enumerate(sorted(known, reverse=True), 1):
        places.setdefault(completion, place)
    return tuple(
        row if row.group.completion is None else replace(row, rank=places[row.group.completion])
        for row in rows
    )


class RollupSort(StrEnum):
    """The orders in which bodies are listed."""

    PLAN = "plan"
    RANK = "rank"
    LIGHT = "light"
    GAP = "gap"


def in_order(status: RollupStatus, sort: RollupSort) -> RollupStatus:
    """The same with its bodies in another order; ties stay as listed, what is unknown comes last."""

    def key(row: BodyStatus) -> tuple[object, ...]:
        keys: dict[RollupSort, tuple[object, ...]] = {
            RollupSort.PLAN: (),
            RollupSort.RANK: (row.rank is None, row.rank),
            RollupSort.LIGHT: (_WORST_FIRST.index(row.group.light),),
            RollupSort.GAP: (row.group.gap is None, row.group.gap),
        }
        return keys[sort]

    return replace(status, bodies=tuple(sorted(status.bodies, key=key)))
