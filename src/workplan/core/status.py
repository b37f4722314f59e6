"""The status of a plan on a day: every verdict, every roll-up and every alert, whole or of a chosen part."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import lcm
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from workplan.core.alerts import Alert, alerts_of
from workplan.core.calendar import elapsed
from workplan.core.facts import ONE, gap_of
from workplan.core.log import ZERO, Entry, Logs, Trail, logs_of
from workplan.core.plan import Kind, Plan, Section, Task
from workplan.core.verdict import Light, State, Verdict, judge

T = TypeVar("T")
Key = TypeVar("Key", bound=Hashable)
Means: TypeAlias = tuple[Fraction, Fraction]  # of completion, and of what is expected
_WORST_FIRST = tuple(Light)
_A_YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class Group:
    """The sum of some verdicts.

    `completion` and `expected` (应达) are shares (1 is 100 %), None when nothing is scored. Of the `scored`
    targets `reported` have a figure, `on_pace` (达序) have one and are neither yellow nor red, `halfway` have
    reached half. `states` and `lights` count every target, `unreported` those whose reports are missing.
    """

    completion: Fraction | None
    expected: Fraction | None
    light: Light
    scored: int
    reported: int
    on_pace: int
    halfway: int
    unreported: int
    states: Mapping[State, int]
    lights: Mapping[Light, int]

    @property
    def gap(self) -> Fraction | None:
        """Completion − expected, in percentage points, as they are printed."""
        return gap_of(self.completion, self.expected)

    @property
    def total(self) -> int:
        """How many targets the group has."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class SectionStatus:
    """A section and its roll-up."""

    section: Section
    group: Group
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """A task and its roll-up; `entries` are the reports of the task itself, in words."""

    task: Task
    group: Group
    verdicts: tuple[Verdict, ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedStatus:
    """An owner or a tag, and the roll-up of the targets that count under it, or under an owner below it."""

    name: str
    group: Group
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The answer for a plan as of a day, or for the part to which `choice` narrowed it.

    `elapsed` is the share of the period that is over (1 is all).
    """

    plan: Plan
    file: str
    as_of: date
    elapsed: Fraction
    group: Group
    sections: tuple[SectionStatus, ...]
    tasks: tuple[TaskStatus, ...]
    owners: tuple[NamedStatus, ...]
    tags: tuple[NamedStatus, ...]
    verdicts: tuple[Verdict, ...]
    alerts: tuple[Alert, ...]
    choice: "Choice | None" = None

    @property
    def is_half_time(self) -> bool:
        """Whether the as-of month is the sixth of a period of twelve months, or the one after (双过半)."""
        first, last = (12 * day.year + day.month for day in (self.plan.period.start, self.plan.period.end))
        passed = 12 * self.as_of.year + self.as_of.month - first + 1
        return last - first + 1 == _A_YEAR and passed in (_A_YEAR // 2, _A_YEAR // 2 + 1)

    @property
    def is_after_period(self) -> bool:
        """Whether the as-of day lies after the plan's period."""
        return self.as_of > self.plan.period.end

    def of_owner(self, name: str) -> NamedStatus:
        """What counts under the owner of that name."""
        return next(owner for owner in self.owners if owner.name == name)

    def of_target(self, target_id: str) -> Verdict:
        """The verdict on the target of that current id."""
        return next(v for v in self.verdicts if v.target.id == target_id)


def status_of(plan: Plan, file: str, entries: Iterable[Entry], as_of: date) -> Status:
    """Judge every target of `plan`, whose file is named `file`, by the entries up to `as_of`."""
    return status_on(logs_of(plan, tuple(entries)), file, as_of)


def status_on(logs: Logs, file: str, as_of: date) -> Status:
    """Judge every target by the logs of its plan, whose file is named `file`, up to a day."""
    reports = {task.id: logs.of_task(task.id, as_of) for task in logs.plan.tasks}
    verdicts = _judged(logs.plan, logs.trails, as_of)
    return roll_up(logs.plan, file, as_of, verdicts, reports=reports)


def status_before(status: Status, as_of: date) -> Status:
    """What the plan and the entries of a status of the whole gave on an earlier day, but for tasks' words."""
    trails = {verdict.target.id: verdict.facts.trail for verdict in status.verdicts}
    return roll_up(status.plan, status.file, as_of, _judged(status.plan, trails, as_of))


def _judged(plan: Plan, trails: Mapping[str, Trail], as_of: date) -> tuple[Verdict, ...]:
    return _scored(plan, [judge(plan, t, trails[t.id].until(as_of), as_of) for t in plan.targets])


def roll_up(
    plan: Plan,
    file: str,
    as_of: date,
    verdicts: tuple[Verdict, ...],
    *,
    reports: Mapping[str, tuple[Entry, ...]] = MappingProxyType({}),
) -> Status:
    """The status that `verdicts` on targets of `plan` add up to; `reports` those of tasks, by id."""
    of_section = _grouped(verdicts, lambda verdict: verdict.target.section)
    of_task = _grouped(verdicts, lambda verdict: verdict.target.task)
    parts = [(section, of_section.get(section.id, ())) for section in plan.sections]
    tasks = [(task, of_task.get(task.id, ())) for task in plan.tasks]
    weighed = (
        (_exact(each.weight) * _exact(weight), means)
        for each, own in parts
        for weight, means in _parts(each, own)
    )
    owners = [(name, _under(plan, name, verdicts)) for name in plan.owners]
    return Status(
        plan=plan,
        file=file,
        as_of=as_of,
        elapsed=elapsed(plan.period, as_of),
        group=_group(verdicts, _weighted(weighed)),
        sections=tuple(
            SectionStatus(each, _group(own, _weighted(_parts(each, own))), own) for each, own in parts
        ),
        tasks=tuple(
            TaskStatus(task, _group(own, _means_of_targets(own)), own, reports.get(task.id, ()))
            for task, own in tasks
        ),
        owners=tuple(NamedStatus(name, _group(own, _means_of_targets(own)), own) for name, own in owners),
        tags=tuple(
            NamedStatus(tag, _group(own, _means_of_targets(own)), own) for tag, own in _tagged(plan, verdicts)
        ),
        verdicts=verdicts,
        alerts=alerts_of(verdicts),
    )


def _under(plan: Plan, name: str, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The targets that count under an owner, or under an owner below it."""
    names = plan.under(name)
    return tuple(verdict for verdict in verdicts if not names.isdisjoint(verdict.target.owners))


def _tagged(plan: Plan, verdicts: Iterable[Verdict]) -> Iterator[tuple[str, tuple[Verdict, ...]]]:
    """Each tag with the targets that have it, in the order in which these first have one."""
    if any(thing.tags for _, thing in plan.things()):
        pairs = [(tag, verdict) for verdict in verdicts for tag in plan.tags_of(verdict.target)]
        for tag, found in _grouped(pairs, lambda pair: pair[0]).items():
            yield tag, tuple(verdict for _, verdict in found)


def _grouped(things: Iterable[T], key: Callable[[T], Key]) -> dict[Key, tuple[T, ...]]:
    found: dict[Key, list[T]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return {name: tuple(each) for name, each in found.items()}


# Roll-up: what the targets of a group come to (docs/verdicts.md).


def _group(verdicts: Sequence[Verdict], means: Means | None) -> Group:
    counted = [verdict for verdict in verdicts if verdict.is_scored]
    reported = [verdict for verdict in counted if not verdict.facts.lacks_figure]
    states, lights = Counter(v.state for v in verdicts), Counter(v.light for v in verdicts)
    unreported = sum(verdict.unreported is not None for verdict in verdicts)
    return Group(
        completion=means[0] if means else None,
        expected=means[1] if means else None,
        light=light_of(lights, scored=len(counted), reported=len(reported), unreported=unreported),
        scored=len(counted),
        reported=len(reported),
        on_pace=sum(verdict.light not in (Light.RED, Light.YELLOW) for verdict in reported),
        halfway=sum((verdict.facts.completion or ZERO) * 2 >= 1 for verdict in counted),
        unreported=unreported,
        states={state: states[state] for state in State},
        lights={light: lights[light] for light in Light},
    )


def light_of(lights: Collection[Light], *, scored: int, reported: int, unreported: int) -> Light:
    """The light of a group: the worst of its `lights`, as far as enough of it is known."""
    light = min(lights, key=_WORST_FIRST.index, default=Light.GREY)
    if light is Light.GREEN and 2 * reported <= scored > 0:
        light = Light.GREY
    return Light.YELLOW if unreported and light in (Light.GREEN, Light.GREY) else light


def _scored(plan: Plan, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts, marked where they enter the means: parts only where nothing that contains them does."""
    ids, open_ = plan.ids(), {verdict.target.id for verdict in verdicts if _is_open(verdict)}
    wholes = {target.id: ids.get(target.part_of or "") for target in plan.targets}

    def contained(target_id: str) -> bool:
        passed, whole = {target_id}, wholes[target_id]
        while whole is not None and whole not in passed:
            if whole in open_:
                return True
            passed.add(whole)
            whole = wholes[whole]
        return False

    scored = {target_id for target_id in open_ if not contained(target_id)}
    return tuple(replace(each, is_scored=True) if each.target.id in scored else each for each in verdicts)


def _is_open(verdict: Verdict) -> bool:
    """Whether it has a completion, and something could have been done and, until late, reported by now."""
    target, facts = verdict.target, verdict.facts
    has_completion = target.has_pace or target.kind is Kind.RECURRING
    is_early = verdict.state is State.NOT_DUE or (facts.is_waited_for and not facts.is_late)
    return has_completion and not verdict.state.is_dormant and not is_early


def _parts(section: Section, verdicts: Iterable[Verdict]) -> Iterator[tuple[Decimal, Means | None]]:
    """Of a section its tasks by weight, and its headline targets, which weigh as one task."""
    of_task = _grouped(verdicts, lambda verdict: verdict.target.task)
    yield Decimal(1), _means_of_targets(of_task.get(None, ()))
    yield from ((task.weight, _means_of_targets(of_task.get(task.id, ()))) for task in section.tasks)


def _means_of_targets(verdicts: Iterable[Verdict]) -> Means | None:
    return _weighted((each.target.weight, _means(each)) for each in verdicts if each.is_scored)


def _means(verdict: Verdict) -> Means:
    """Completion, capped and 0 without data, and what is expected: without pace, just that completion."""
    facts = verdict.facts
    done = min(ONE, facts.completion or ZERO)
    if verdict.target.kind is Kind.RECURRING:
        over = sum(each.is_late or each.is_met for each in facts.occurrences)
        return done, Fraction(over, len(facts.occurrences))
    return done, done if facts.expected is None else facts.expected


def _weighted(parts: Iterable[tuple[Decimal | Fraction, Means | None]]) -> Means | None:
    """The mean of what has any, by weight; None where nothing has, or nothing weighs."""
    weighed = [(_exact(weight), means) for weight, means in parts if weight > 0 and means is not None]
    if not weighed:
        return None
    total = sum(weight for weight, _ in weighed)
    done = _sum_of_products((weight, means[0]) for weight, means in weighed)
    wanted = _sum_of_products((weight, means[1]) for weight, means in weighed)
    return done / total, wanted / total


@lru_cache(maxsize=256)  # thousands of targets have few weights
def _exact(weight: Decimal | Fraction) -> Fraction:
    return Fraction(weight)


def _sum_of_products(pairs: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """Reduced once: to reduce each sum on the way would take most of the time of a roll-up."""
    products = [(a.numerator * b.numerator, a.denominator * b.denominator) for a, b in pairs]
    whole = lcm(*(denominator for _, denominator in products))
    return Fraction(sum(numerator * (whole // denominator) for numerator, denominator in products), whole)


# Selection: the part that was asked for, and its order.


@dataclass(frozen=True, slots=True)
class Choice:
    """What an answer is narrowed to: names of owners, ids of sections and tasks, tags, states.

    Of several of a sort a target has one or more; without any of a sort, that sort leaves nothing out.
    """

    owners: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    states: tuple[State, ...] = ()

    @property
    def owner(self) -> str | None:
        """The owner, where it is one."""
        return self.owners[0] if len(self.owners) == 1 else None

    @property
    def section(self) -> str | None:
        """The section, where it is one."""
        return self.sections[0] if len(self.sections) == 1 else None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self == Choice()

    def of(self, status: Status) -> Status:
        """The chosen part of `status`; owners answer for what those below them do.

        The roll-ups and the alerts are of these targets alone.
        """
        if self.is_whole:
            return status
        plan = status.plan
        names = {name for owner in self.owners for name in plan.under(owner)} or {*plan.owners}
        verdicts = [
            each
            for each in status.verdicts
            if (not self.owners or not names.isdisjoint(each.target.owners))
            and (not self.sections or each.target.section in self.sections)
            and (not self.tasks or each.target.task in self.tasks)
            and (not self.tags or not {*self.tags}.isdisjoint(plan.tags_of(each.target)))
            and (not self.states or each.state in self.states)
        ]
        found = _again(status, verdicts)
        return replace(
            found,
            sections=tuple(each for each in found.sections if each.verdicts),
            tasks=tuple(each for each in found.tasks if each.verdicts),
            owners=tuple(each for each in found.owners if each.name in names),
            tags=tuple(each for each in found.tags if not self.tags or each.name in self.tags),
            choice=self,
        )


def _again(status: Status, verdicts: Iterable[Verdict]) -> Status:
    reports = {each.task.id: each.entries for each in status.tasks}
    return roll_up(status.plan, status.file, status.as_of, tuple(verdicts), reports=reports)


def without_scores(status: Status, ids: Collection[str]) -> Status:
    """The same status, in which the targets of `ids` enter no mean."""
    left_out = (replace(v, is_scored=v.is_scored and v.target.id not in ids) for v in status.verdicts)
    return _again(status, left_out) if ids else status


class Sort(StrEnum):
    """The orders in which rows are listed."""

    PLAN = "plan"
    LIGHT = "light"
    GAP = "gap"
    OWNER = "owner"


def in_sequence(status: Status, sort: Sort) -> Status:
    """The same status with its sections, tasks, owners and targets in another order; ties stay as planned."""

    def rank(light: Light, gap: Fraction | None, lead: tuple[str, ...]) -> tuple[object, ...]:
        ranks: dict[Sort, tuple[object, ...]] = {
            Sort.PLAN: (),
            Sort.LIGHT: (_WORST_FIRST.index(light),),
            Sort.GAP: (gap is None, gap or ZERO),  # the widest first; what has no gap comes last
            Sort.OWNER: lead,
        }
        return ranks[sort]

    def of_group(group: Group, lead: tuple[str, ...] = ()) -> tuple[object, ...]:
        return rank(group.light, group.gap, lead)

    return replace(
        status,
        verdicts=tuple(sorted(status.verdicts, key=lambda v: rank(v.light, v.facts.gap, v.target.owners))),
        tasks=tuple(sorted(status.tasks, key=lambda t: of_group(t.group, t.task.lead))),
        sections=tuple(sorted(status.sections, key=lambda s: of_group(s.group))),
        owners=tuple(sorted(status.owners, key=lambda o: of_group(o.group, (o.name,)))),
        tags=tuple(sorted(status.tags, key=lambda t: of_group(t.group, (t.name,)))),
    )
