"""The verdict on a target: its state, the light of it, and the clause that decided (docs/verdicts.md)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workplan.core.bound import Bound
from workplan.core.calendar import Period
from workplan.core.facts import Facts, Missed, facts_of, first_of_last, reaches, value_at
from workplan.core.figures import decimals, places, rounded_up
from workplan.core.log import ZERO, Entry, Trail
from workplan.core.periods import Schedule, Unreported, oldest_missing
from workplan.core.plan import Hold, Kind, Plan, Rule, Shape, Target

_CLOSE = Fraction(5, 100)  # by the rule of ratios, a smaller gap is on pace


class Light(StrEnum):
    """The colour of a verdict, worst first."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    GREY = "grey"


class State(StrEnum):
    """The verdict, the worst first, by light; `TABLE` has the order in which they are asked for."""

    OVERDUE = "overdue"
    BREACHED = "breached"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    OUTSIDE = "outside"
    DUE_SOON = "due_soon"
    ON_TRACK = "on_track"
    MET = "met"
    NO_DATA = "no_data"
    NO_FIGURE = "no_figure"
    IN_PROGRESS = "in_progress"
    NOT_DUE = "not_due"
    NOT_STARTED = "not_started"
    NO_TARGET = "no_target"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def light(self) -> Light:
        """The colour of the state."""
        return _LIGHTS.get(self, Light.GREY)

    @property
    def is_dormant(self) -> bool:
        """Whether nothing is asked of the target on the day: held, or not started."""
        return self in (State.CANCELLED, State.SUSPENDED, State.NOT_STARTED)


_LIGHTS = {
    State.BREACHED: Light.RED,
    State.OVERDUE: Light.RED,
    State.AT_RISK: Light.RED,
    State.BEHIND: Light.YELLOW,
    State.OUTSIDE: Light.YELLOW,
    State.DUE_SOON: Light.YELLOW,
    State.MET: Light.GREEN,
    State.ON_TRACK: Light.GREEN,
}


class Cause(StrEnum):
    """The clause that decided a state; `--explain` puts it into words."""

    HELD = "held"
    NO_BOUND = "no-bound"
    ABOVE_LIMIT = "above-limit"
    FINAL_OUTSIDE = "final-outside"
    GOAL_REACHED = "goal-reached"
    DONE = "done"
    EVERY_PERIOD_MET = "every-period-met"
    FINAL_KEPT = "final-kept"
    COUNT_KEPT = "count-kept"
    LATE = "late"
    BEFORE_START = "before-start"
    PACE_RED = "pace-red"
    PACE_DUE_SOON = "pace-due-soon"
    CHECKPOINT_DUE_SOON = "checkpoint-due-soon"
    RATE_RED = "rate-red"
    RATE_NEGATIVE = "rate-negative"
    TWO_PERIODS_MISSED = "two-periods-missed"
    CHECKPOINT_MISSED = "checkpoint-missed"
    PERIOD_MISSED = "period-missed"
    PACE_YELLOW = "pace-yellow"
    FELL_BACK = "fell-back"
    BELOW_RATE = "below-rate"
    OUTSIDE_LIMIT = "outside-limit"
    DUE_SOON = "due-soon"
    NO_REPORT_DUE = "no-report-due"
    WORDS_ONLY = "words-only"
    NO_ENTRY = "no-entry"
    NOT_FINAL = "not-final"
    AT_THE_END = "at-the-end"
    ON_PACE = "on-pace"
    OWN_LIGHT = "own-light"
    ROLLED_UP = "rolled-up"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one target: the facts, its state, and the clause that decided it.

    `period` is this period: the last one of the target that has ended, before that its first. `unreported`
    is the oldest report missing, when the target must be reported and was not, and `owes_report` whether
    this period is over and was not reported, its grace over or not. `is_scored` is known in the status of the
    whole plan: whether it enters the means.
    """

    facts: Facts
    state: State
    cause: Cause
    period: Period
    unreported: Unreported | None = None
    owes_report: bool = False
    is_scored: bool = False

    @property
    def target(self) -> Target:
        """The target judged."""
        return self.facts.target

    @property
    def light(self) -> Light:
        """The colour of the state."""
        return self.state.light

    @property
    def recent(self) -> tuple[Entry, ...]:
        """The entries of this period, and those since, the last one first."""
        trail = self.facts.trail
        return tuple(reversed(trail.entries[trail.count_before(self.period.start) :]))

    @property
    def rests_on_own_light(self) -> bool:
        """Whether the state rests on the reporter's own light (自评)."""
        return self.cause is Cause.OWN_LIGHT

    @property
    def is_met_late(self) -> bool:
        """Whether it was met only after it was late (逾期完成)."""
        reached = _reached_on(self.facts) if self.state is State.MET else None
        return reached is not None and reached > self.target.late_after

    @property
    def is_beyond(self) -> bool:
        """Whether a count or level was met by more than its goal (超额完成)."""
        value, bound = self.facts.value, self.target.bound
        if self.state is not State.MET or not self.target.has_goal or value is None:
            return False
        return value != bound.goal

    @property
    def added(self) -> Fraction | None:
        """What was added in this period; None without a figure in it, and but for counts and recurring."""
        trail, kind = self.facts.trail, self.target.kind
        first, end = trail.count_before(self.period.start), trail.count_until(self.period.end)
        has_figure = any(entry.given.is_figure for entry in trail.entries[first:end])
        if kind not in (Kind.COUNT, Kind.RECURRING) or not has_figure:
            return None
        return Fraction(trail.figures[end - 1] or 0) - ((trail.figures[first - 1] if first else None) or 0)

    @property
    def remaining(self) -> Fraction | None:
        """What lacks to the goal, in the unit, 0 when nothing does; None without goal or figure."""
        return self._lacking(self.target.bound, self.target.bound.goal)

    @property
    def missing(self) -> Fraction | None:
        """What lacks by now, in the unit; None without goal or figure, 0 when nothing lacks.

        That is to the pace, or to what is missed and asks for more; from due on, and where a level fell back,
        to the goal; of a rate to the bound in force.
        """
        facts, target = self.facts, self.target
        if facts.as_of >= target.due or not target.has_goal or _fell_back(facts):
            return self._lacking(facts.bound, facts.bound.goal)
        wanted = facts.value if facts.expected is None else value_at(target, facts.expected)
        return self._lacking(facts.bound, wanted, facts.missed)

    def _lacking(
        self, bound: Bound, wanted: Fraction | Decimal | None, missed: tuple[Missed, ...] = ()
    ) -> Fraction | None:
        """To `wanted`, or to what is missed, rounded up to the decimals of the bound or the figure."""
        value, goal = self.facts.value, bound.goal
        if not self.target.kind.is_bounded or goal is None or value is None or wanted is None:
            return None
        lack = value - Fraction(wanted) if bound.at_least is None else Fraction(wanted) - value
        lacks = ZERO, lack, *(each.lack for each in missed if each.lack is not None)
        return rounded_up(max(lacks), max(decimals(goal), places(value)))


def judge(plan: Plan, target: Target, trail: Trail, as_of: date) -> Verdict:
    """The verdict on `target` as of a day; `trail` ends on that day."""
    return verdict_on(facts_of(plan, target, trail, as_of))


def verdict_on(facts: Facts) -> Verdict:
    """The verdict that follows from the facts of a target."""
    trail, as_of = facts.trail, facts.as_of
    state, cause = _state(facts)
    if state is State.AT_RISK:
        facts = replace(facts, expected=facts.paced, month=None)
    schedule = _schedule(facts, state)
    period, is_asked = schedule.current(as_of), not _needs_no_report(facts, state)
    missing = oldest_missing(schedule, trail, as_of) if is_asked else None
    owes = is_asked and period.end <= as_of and trail.count_before(period.start) == len(trail.entries)
    return Verdict(facts, *_lowered(facts, state, cause), period, missing, owes)


def schedule_asked(plan: Plan, target: Target, trail: Trail, as_of: date) -> Schedule | None:
    """When `target` is reported, by what was reported up to a day; None where no report is asked for."""
    facts = facts_of(plan, target, trail, as_of)
    state, _ = _state(facts)
    return None if _needs_no_report(facts, state) else _schedule(facts, state)


def _state(facts: Facts) -> tuple[State, Cause]:
    """The state by the first line of the table that applies."""
    applying = ((state, cause) for state, clause in TABLE if (cause := clause(facts)) is not None)
    return next(applying, (State.ON_TRACK, Cause.ON_PACE))


def _schedule(facts: Facts, state: State) -> Schedule:
    """When it is reported; what is overdue and can still be met is reported further on."""
    can_be_met = state is State.OVERDUE and facts.target.kind is not Kind.RECURRING and not facts.is_final
    return facts.schedule.extended_to(facts.as_of) if can_be_met else facts.schedule


def _lowered(facts: Facts, state: State, cause: Cause) -> tuple[State, Cause]:
    """The state after the reporter's own light (自评), which can lower it and never raise it."""
    is_open = facts.as_of >= facts.target.start and facts.target.hold is None
    if not is_open or state.light is Light.RED:
        return state, cause
    if facts.own_light == Light.RED:
        return State.AT_RISK, Cause.OWN_LIGHT
    if facts.own_light == Light.YELLOW and state.light is not Light.YELLOW:
        return State.BEHIND, Cause.OWN_LIGHT
    return state, cause


def _needs_no_report(facts: Facts, state: State) -> bool:
    """Whether no report is asked for: never reported, dormant, or met by what cannot fall again."""
    is_sure = facts.target.kind in (Kind.COUNT, Kind.MILESTONE, Kind.RECURRING) or facts.closed_on is not None
    return facts.target.reporting.never or state.is_dormant or (state is State.MET and is_sure)


def _reached_on(facts: Facts) -> date | None:
    """The day of the figure that reached a goal, or finished a milestone, for good."""
    day, trail = None, facts.trail
    for place in reversed(range(facts.judged)) if facts.target.has_pace else ():
        entry, figure = trail.entries[place], trail.figures[place]
        if entry.given.is_figure:
            if figure is None or not reaches(facts.target, figure):
                break
            day = entry.date
    return day


# The table of states: for each line a function that says which of its clauses applies, if any.


def _no_target(facts: Facts) -> Cause | None:
    """A count, level or rate without a bound."""
    return Cause.NO_BOUND if facts.target.kind.is_bounded and not facts.target.bound.is_set else None


def _breached(facts: Facts) -> Cause | None:
    """A limit exceeded: by a count at any time, by a level or rate with its final figure."""
    if not facts.target.is_limit or facts.value is None or facts.is_within:
        return None
    if facts.target.kind is Kind.COUNT:
        return Cause.ABOVE_LIMIT
    return Cause.FINAL_OUTSIDE if facts.is_final else None


def _met(facts: Facts) -> Cause | None:
    """A goal reached; a milestone done; every period met; a limit kept, or a rate reached, to the end."""
    kind = facts.target.kind
    if kind is Kind.RECURRING:
        return Cause.EVERY_PERIOD_MET if facts.completion == 1 else None
    if kind is Kind.MILESTONE:
        return Cause.DONE if facts.completion == 1 else None
    if not facts.is_within:
        return None
    if facts.target.has_goal:
        return Cause.GOAL_REACHED
    if kind is Kind.COUNT:
        last = facts.trail.last_entry
        is_told = last is not None and last.date >= first_of_last(facts.target)
        return Cause.COUNT_KEPT if facts.is_late and is_told else None
    return Cause.FINAL_KEPT if facts.is_final else None


def _overdue(facts: Facts) -> Cause | None:
    """Late and not met; never a duty, nor a limit or rate that is within its bound."""
    is_excepted = facts.target.kind is Kind.DUTY or (facts.target.is_kept and facts.is_within)
    return Cause.LATE if facts.is_late and not is_excepted else None


def _at_risk(facts: Facts) -> Cause | None:
    """Far behind pace, or behind it and due soon; the last two periods missed; a rate far below its goal."""
    limits, late = facts.thresholds, [o for o in facts.occurrences if o.is_late]
    if _is_behind(facts, facts.paced, limits.red):
        return Cause.PACE_RED
    if facts.is_due_soon and _is_behind(facts, facts.paced, limits.yellow):
        return Cause.PACE_DUE_SOON
    if facts.is_due_soon and facts.missed:
        return Cause.CHECKPOINT_DUE_SOON
    if len(late) > 1 and late[-1].is_missed and late[-2].is_missed:
        return Cause.TWO_PERIODS_MISSED
    return _rate_at_risk(facts)


def _rate_at_risk(facts: Facts) -> Cause | None:
    """A rate by more points below its goal than `rate_red`, or negative where it is to be positive."""
    goal = facts.bound.at_least
    if facts.target.kind is not Kind.RATE or goal is None or facts.value is None:
        return None
    if facts.value < Fraction(goal) - Fraction(facts.thresholds.rate_red):
        return Cause.RATE_RED
    return Cause.RATE_NEGATIVE if facts.value < 0 < goal else None


def _behind(facts: Facts) -> Cause | None:
    """A period or a checkpoint missed; behind pace; a rate below its goal; a level that fell back from it."""
    if facts.missed_occurrences:
        return Cause.PERIOD_MISSED
    if facts.missed:
        return Cause.CHECKPOINT_MISSED
    if _is_behind(facts, facts.expected, facts.thresholds.yellow):
        return Cause.PACE_YELLOW
    is_goal = facts.target.kind is Kind.RATE and facts.bound.at_least is not None
    if is_goal and facts.value is not None and not facts.is_within:
        return Cause.BELOW_RATE
    return Cause.FELL_BACK if _fell_back(facts) else None


def _fell_back(facts: Facts) -> bool:
    """Whether a level lies below its goal and had reached it at the end of a reporting period."""
    if facts.target.kind is not Kind.LEVEL or not facts.target.has_goal or facts.value is None:
        return False
    ended = facts.schedule.ended(facts.as_of) if not facts.is_within else ()
    standing = (facts.trail.figures[end - 1] for p in ended if (end := facts.trail.count_until(p.end)))
    return any(figure is not None and reaches(facts.target, figure) for figure in standing)


def _outside(facts: Facts) -> Cause | None:
    """A limit not kept now."""
    is_outside = facts.target.is_limit and facts.value is not None and not facts.is_within
    return Cause.OUTSIDE_LIMIT if is_outside else None


def _due_soon(facts: Facts) -> Cause | None:
    """What is not met, near its due date, and has shown nothing that would tell how far it is."""
    target, is_silent = facts.target, facts.shape is Shape.END or facts.figure_on is None
    waits = target.kind is Kind.MILESTONE or (target.goal is not None and is_silent)
    if target.kind is Kind.RECURRING:
        waits = not facts.trail.entries
    return Cause.DUE_SOON if facts.is_due_soon and waits else None


def _no_data(facts: Facts) -> Cause | None:
    """Nothing reported; of a duty, lately; a limit or rate that is late without a final figure."""
    if facts.target.kind is Kind.DUTY:
        return None if facts.is_reported else Cause.NO_ENTRY
    if not facts.trail.entries:
        return Cause.NO_ENTRY
    return Cause.NOT_FINAL if facts.is_late and facts.target.is_kept and facts.is_within else None


def _is_behind(facts: Facts, wanted: Fraction | None, threshold: Decimal) -> bool:
    """Whether completion lies behind `wanted` by more than `threshold`, as the plan's rule compares them.

    Only even pace is compared, and only figures: of a milestone, words alone say nothing of how far it is.
    """
    done = None if facts.figure_on is None else facts.completion
    if facts.shape is not Shape.EVEN or done is None or wanted is None:
        return False
    if facts.thresholds.rule is Rule.POINTS:
        return 100 * (wanted - done) > threshold
    return wanted - done >= _CLOSE and 100 * done < Fraction(threshold) * wanted


TABLE: tuple[tuple[State, Callable[[Facts], Cause | None]], ...] = (
    (State.CANCELLED, lambda facts: Cause.HELD if facts.target.hold is Hold.CANCELLED else None),
    (State.SUSPENDED, lambda facts: Cause.HELD if facts.target.hold is Hold.SUSPENDED else None),
    (State.NO_TARGET, _no_target),
    (State.BREACHED, _breached),
    (State.MET, _met),
    (State.OVERDUE, _overdue),
    (State.NOT_STARTED, lambda facts: Cause.BEFORE_START if facts.as_of < facts.target.start else None),
    (State.AT_RISK, _at_risk),
    (State.BEHIND, _behind),
    (State.OUTSIDE, _outside),
    (State.DUE_SOON, _due_soon),
    (State.NOT_DUE, lambda facts: Cause.NO_REPORT_DUE if facts.is_waited_for else None),
    (State.NO_FIGURE, lambda facts: Cause.WORDS_ONLY if facts.trail.entries and facts.lacks_figure else None),
    (State.NO_DATA, _no_data),
    (State.IN_PROGRESS, lambda facts: Cause.AT_THE_END if facts.shape is Shape.END else None),
)
