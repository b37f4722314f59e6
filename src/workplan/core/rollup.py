"""Roll-up: the completion, pace, lights and states of a group of targets (docs/verdicts.md)."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import TypeVar

from workplan.core.pace import ONE
from workplan.core.plan import Kind, Plan, Section
from workplan.core.trail import ZERO
from workplan.core.verdict import Light, State, Verdict

_NOT_SCORED = (State.CANCELLED, State.SUSPENDED, State.NOT_STARTED)
_T = TypeVar("_T")
Means = tuple[Fraction, Fraction]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Group:
    """The sum of some verdicts.

    `completion` and `expected` are shares (1 is 100 %), None when nothing is scored; `reported` of `scored`
    targets have a figure; `states` counts every target, so that it sums to all of them.
    """

    completion: Fraction | None
    expected: Fraction | None
    light: Light
    scored: int
    reported: int
    halfway: int
    states: Mapping[State, int]
    lights: Mapping[Light, int]

    @property
    def gap(self) -> Fraction | None:
        """Completion − expected, in percentage points."""
        if self.completion is None or self.expected is None:
            return None
        return 100 * (self.completion - self.expected)

    @property
    def total(self) -> int:
        """How many targets the group has."""
        return sum(self.states.values())


def is_scored(verdict: Verdict) -> bool:
    """Whether the target enters the means: recurring, milestone, count or level with a goal, and open."""
    target = verdict.target
    has_completion = target.has_pace or target.kind is Kind.RECURRING
    return has_completion and target.part_of is None and verdict.state not in _NOT_SCORED


def grouped(verdicts: Iterable[Verdict], key: Callable[[Verdict], Key]) -> dict[Key, tuple[Verdict, ...]]:
    """The verdicts by what `key` says of each, in the order in which they stand."""
    groups: dict[Key, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(key(verdict), []).append(verdict)
    return {name: tuple(found) for name, found in groups.items()}


def group_of_targets(verdicts: Sequence[Verdict]) -> Group:
    """The roll-up of a task's targets, a section's headline targets, or an owner's."""
    return _group(verdicts, _mean_of_targets(verdicts))


def group_of_section(section: Section, verdicts: Sequence[Verdict]) -> Group:
    """The roll-up of a section: its tasks by weight, its headline targets weighing as one task."""
    return _group(verdicts, _weighted(_parts(section, verdicts)))


def group_of_plan(plan: Plan, verdicts: Sequence[Verdict]) -> Group:
    """The roll-up of the plan: the tasks and headline groups of all sections, times section weights."""
    of_section = grouped(verdicts, lambda verdict: verdict.target.section)
    parts = [
        (section.weight * weight, means)
        for section in plan.sections
        for weight, means in _parts(section, of_section.get(section.id, ()))
    ]
    return _group(verdicts, _weighted(parts))


def _parts(section: Section, verdicts: Sequence[Verdict]) -> list[tuple[Decimal, Means | None]]:
    of_task = grouped(verdicts, lambda verdict: verdict.target.task)
    headline = _mean_of_targets(of_task.get(None, ()))
    tasks = [(task.weight, _mean_of_targets(of_task.get(task.id, ()))) for task in section.tasks]
    return [(Decimal(1), headline), *tasks]


def _mean_of_targets(verdicts: Iterable[Verdict]) -> Means | None:
    return _weighted([(v.target.weight, _means_of(v)) for v in verdicts if is_scored(v)])


def _means_of(verdict: Verdict) -> Means:
    """Completion, capped and 0 without data, and what is expected: without pace, just that completion."""
    facts = verdict.facts
    done = min(ONE, facts.completion or ZERO)
    if verdict.target.kind is Kind.RECURRING:
        over = sum(o.is_late or o.is_met for o in facts.occurrences)
        return done, Fraction(over, len(facts.occurrences))
    return done, done if facts.expected is None else facts.expected


@lru_cache(maxsize=256)  # thousands of targets have few weights
def _exact(weight: Decimal) -> Fraction:
    return Fraction(weight)


def _weighted(parts: Iterable[tuple[Decimal, Means | None]]) -> Means | None:
    weighed = [(_exact(weight), means) for weight, means in parts if weight > 0 and means is not None]
    if not weighed:
        return None
    total = _sum_of_products((weight, ONE) for weight, _ in weighed)
    done = _sum_of_products((weight, means[0]) for weight, means in weighed)
    wanted = _sum_of_products((weight, means[1]) for weight, means in weighed)
    return done / total, wanted / total


def _sum_of_products(pairs: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """Reduced once: to reduce each sum on the way would take most of the time of a roll-up."""
    products = [(a.numerator * b.numerator, a.denominator * b.denominator) for a, b in pairs]
    whole = lcm(*(denominator for _, denominator in products))
    return Fraction(sum(numerator * (whole // denominator) for numerator, denominator in products), whole)


def _group(verdicts: Sequence[Verdict], means: Means | None) -> Group:
    scored = [v for v in verdicts if is_scored(v)]
    return Group(
        completion=means[0] if means else None,
        expected=means[1] if means else None,
        light=_light(verdicts),
        scored=len(scored),
        reported=sum(v.facts.has_data for v in scored),
        halfway=sum((v.facts.completion or ZERO) * 2 >= 1 for v in scored),
        states=_count(State, (v.state for v in verdicts)),
        lights=_count(Light, (v.light for v in verdicts)),
    )


def _count(kinds: Iterable[_T], found: Iterable[_T]) -> Mapping[_T, int]:
    counted = Counter(found)
    return {kind: counted[kind] for kind in kinds}


def _light(verdicts: Sequence[Verdict]) -> Light:
    """The worst light of all but parts; at best yellow while one of them is unreported."""
    counted = [v for v in verdicts if v.target.part_of is None]
    lights = {v.light for v in counted}
    if any(v.unreported for v in counted):
        lights.add(Light.YELLOW)
    worst: Callable[[Light], int] = list(Light).index
    return min(lights, key=worst, default=Light.GREY)
