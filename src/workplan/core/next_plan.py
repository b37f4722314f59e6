"""The plan of the next period: which targets go on, with what is left of them, and on which days."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workplan.core.bound import Bound
from workplan.core.calendar import Every, Span, day_after, last_of_month, period_of
from workplan.core.facts import Facts, is_passed, reaches
from workplan.core.figures import DECIMALS, WHOLE_DIGITS, decimals, places, rounded, rounded_up
from workplan.core.log import DONE
from workplan.core.plan import Checkpoint, Hold, Kind, MonthGoal, Plan, ProfilePoint, Section, Target, Task
from workplan.core.status import Status
from workplan.core.verdict import State, Verdict

_A_YEAR = 12  # months
_CENTURY = 100
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?:([/–—-])([0-9]{2}))?(?![0-9])")


@dataclass(frozen=True, slots=True)
class Remark:
    """What the next plan says of a target beside its keys: a field of meta, and what is to be looked at."""

    meta: tuple[str, str] | None = None
    doubt: str = ""


class Way(StrEnum):
    """How a target goes over to the next plan."""

    REPEATED = "repeated"  # of a kind that is asked for in every period: asked for again
    CARRIED = "carried"  # not met: what is left of it goes on (结转)
    ANEW = "anew"  # begins again, with all that was asked
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Move:
    """From one period to a later one, by whole months."""

    old: Span
    months: int

    def day(self, day: date) -> date:
        """The same day so many months later; the last day of a month stays the last one."""
        year, month = divmod(_A_YEAR * day.year + day.month - 1 + self.months, _A_YEAR)
        end = last_of_month(date(year, month + 1, 1))
        return end if day == last_of_month(day) else end.replace(day=min(day.day, end.day))

    @property
    def new(self) -> Span:
        """The later period."""
        return Span(self.day(self.old.start), self.day(self.old.end))

    @property
    def is_onward(self) -> bool:
        """Whether the later period begins after the old one ends."""
        return self.new.start > self.old.end


def next_move(old: Span) -> Move:
    """To the period that follows: by its own length, where that is whole months, else by whole years."""
    after = day_after(old.end)
    length = Move(old, months_between(old.start, after))
    if length.months > 0 and length.new.start == after:
        return length
    move = Move(old, _A_YEAR)
    while not move.is_onward:
        move = Move(old, move.months + _A_YEAR)
    return move


def months_between(first: date, later: date) -> int:
    """How many months the one of `later` is after that of `first`."""
    return _A_YEAR * (later.year - first.year) + later.month - first.month


def titled(title: str, move: Move) -> str:
    """`title` with the years of the old period moved, wherever they stand by themselves: 2022, 2022/23."""
    old, new = move.old, move.new
    years = {old.end.year: new.end.year, old.start.year: new.start.year}

    def moved(match: re.Match[str]) -> str:
        year, after = int(match[1]), match[3]
        if year not in years:
            return match[0]
        if after is None:
            return str(years[year])
        is_pair = int(after) == (year + 1) % _CENTURY
        following = f"{(years[year] + 1) % _CENTURY:02}" if is_pair else after
        return f"{years[year]}{match[2]}{following}"

    return _YEAR.sub(moved, title)


# How a target goes over.


def repeats(target: Target) -> bool:
    """Whether it is asked for in every period: a recurring target, a duty, a rate, what is to be kept."""
    return target.kind in (Kind.RECURRING, Kind.DUTY, Kind.RATE) or target.is_limit


def is_met(verdict: Verdict) -> bool:
    """Whether nothing is left of it, whatever the reporter's own light, and suspended or not."""
    target, value = verdict.target, verdict.facts.value
    stands = target.has_pace and value is not None and reaches(target, value)
    return stands or verdict.state is State.MET


def usual_way(verdict: Verdict) -> Way:
    """The way of a target of which nobody said another."""
    if verdict.target.hold is Hold.CANCELLED:
        return Way.LEFT
    if repeats(verdict.target):
        return Way.REPEATED
    return Way.LEFT if is_met(verdict) else Way.CARRIED


def is_asked(verdict: Verdict) -> bool:
    """Whether people decide how it goes over: goals and milestones that were not cancelled."""
    return not repeats(verdict.target) and verdict.target.hold is not Hold.CANCELLED


def chosen_way(verdict: Verdict, way: Way) -> Way:
    """`way`, as far as it can be: of what is met, or repeats, nothing is left to go on, so it begins anew."""
    if way is not Way.CARRIED or not (is_met(verdict) or repeats(verdict.target)):
        return way
    return Way.REPEATED if repeats(verdict.target) else Way.ANEW


# The plan that follows.


def next_plan(status: Status, move: Move, ways: Mapping[str, Way]) -> Plan:
    """The plan that follows that of `status`; `ways` has that of every target, by id.

    Former ids, revisions, holds and what binds to the old document do not come along.
    """
    plan = status.plan
    verdicts = {verdict.target.id: verdict for verdict in status.verdicts}
    wholes = {old: now for old, now in plan.ids().items() if ways[now] is not Way.LEFT}

    def followed(targets: Iterable[Target]) -> tuple[Target, ...]:
        going = (target for target in targets if ways[target.id] is not Way.LEFT)
        return tuple(_follower(verdicts[each.id], ways[each.id], move, wholes) for each in going)

    def task(old: Task) -> Task:
        profile = _profile(old.profile, move)
        return replace(old, profile=profile, source=(), targets=followed(old.targets))

    def section(old: Section) -> Section:
        tasks = tuple(map(task, old.tasks))
        return replace(old, source=(), targets=followed(old.targets), tasks=tasks)

    return replace(
        plan,
        title=titled(plan.title, move),
        period=move.new,
        profile=_profile(plan.profile, move),
        sections=tuple(map(section, plan.sections)),
        revisions=(),
        source=None,
    )


def _follower(verdict: Verdict, way: Way, move: Move, wholes: Mapping[str, str]) -> Target:
    """The target as the next plan asks for it; a part only of what goes on, too, by its current id."""
    target = replace(
        verdict.target,
        hold=None,
        formerly=(),
        source=(),
        part_of=wholes.get(verdict.target.part_of or ""),
        first_month=move.new.start.month,
    )
    return _carried(target, verdict.facts, move) if way is Way.CARRIED else _again(target, move)


def _profile(points: Iterable[ProfilePoint], move: Move) -> tuple[ProfilePoint, ...]:
    return tuple(replace(each, by=move.day(each.by)) for each in sorted(points, key=lambda each: each.by))


def _again(target: Target, move: Move) -> Target:
    """All of it, with its days moved; those that then lie outside are dropped."""
    new, due = move.new, move.day(target.due)
    window = Span(move.day(target.start), due if due in new else new.end)
    points = (replace(point, by=move.day(point.by)) for point in target.passing)
    months = (_moved_month(goal, move) for goal in target.monthly)
    return replace(
        target,
        window=window,
        checkpoints=_within(points, target, window, target.bound),
        monthly=tuple(goal for goal in months if goal.month.start in window and goal.month.end in window),
    )


def _moved_month(goal: MonthGoal, move: Move) -> MonthGoal:
    return replace(goal, month=period_of(move.day(goal.by), Every.MONTH, move.new.start.month))


def _carried(target: Target, facts: Facts, move: Move) -> Target:
    """What is left of it, from the first day on.

    The days of what was put off into the new period stay, others move by the period. Checkpoints that were
    passed, and the goals of months, are over.
    """
    new = move.new
    due = target.due if target.due in new else move.day(target.due)
    window = Span(new.start, due if due in new else new.end)
    done = max(facts.value or Fraction(0), Fraction(0)) if target.kind is Kind.COUNT else Fraction(0)
    bound = _bound_left(target, facts.value, done)
    points = (
        Checkpoint(
            by=point.by if due == target.due else move.day(point.by),
            value=None if point.value is None else _less(point.value, done),
            name=point.name,
        )
        for point in target.passing
        if not is_passed(facts.target, facts.trail, facts.value, point)
    )
    return replace(
        target, window=window, bound=bound, checkpoints=_within(points, target, window, bound), monthly=()
    )


def _bound_left(target: Target, value: Fraction | None, done: Fraction) -> Bound:
    """Of a count's goal what is left; of a level's the same goal, from where it stands."""
    bound = target.bound
    if target.kind is Kind.COUNT and bound.at_least is not None:
        stretch = None if bound.stretch is None else _less(bound.stretch, done)
        return replace(bound, at_least=_less(bound.at_least, done), stretch=stretch)
    if value is None or bound.baseline is None or not _can_be_written(value):
        return bound
    base = rounded(value, places(value))
    return replace(bound, baseline=base) if not bound.reached(Fraction(base)) else bound


def _can_be_written(value: Fraction) -> bool:
    return places(value) <= DECIMALS and abs(value) < 10**WHOLE_DIGITS


def _less(figure: Decimal, done: Fraction) -> Decimal:
    """What is left of `figure`, rounded up to the decimals of either."""
    digits = max(decimals(figure), places(done))
    return rounded(rounded_up(Fraction(figure) - done, digits), digits)


def _within(
    points: Iterable[Checkpoint], target: Target, window: Span, bound: Bound
) -> tuple[Checkpoint, ...]:
    """The checkpoints that lie in the window; at its end only stages, and what is asked there anyway."""
    at_end: set[object] = {DONE, None} if target.kind is Kind.MILESTONE else {*bound.edges, None}
    return tuple(p for p in points if p.by in window and (p.by < window.end or p.value in at_end))
