"""The verdict on a target: its state, the light of it, and the clause that decided (docs/verdicts.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workplan.core.facts import Facts, count_judged, facts_of, reaches, value_at
from workplan.core.figures import decimals, rounded_up
from workplan.core.log import ZERO, Trail
from workplan.core.periods import Unreported, oldest_missing
from workplan.core.plan import Hold, Kind, Plan, Rule, Shape, Target


class Light(StrEnum):
    """The colour of a verdict, worst first."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    GREY = "grey"


class State(StrEnum):
    """The verdict, in the order in which it is asked for."""

    CANCELLED = "cancelled"
    SUSPENDED = "suspended"
    NO_TARGET = "no_target"
    BREACHED = "breached"
    MET = "met"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    OUTSIDE = "outside"
    DUE_SOON = "due_soon"
    NO_DATA = "no_data"
    IN_PROGRESS = "in_progress"
    ON_TRACK = "on_track"

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
    FINAL_SHORT = "final-short"
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
    BELOW_RATE = "below-rate"
    OUTSIDE_LIMIT = "outside-limit"
    DUE_SOON = "due-soon"
    NO_FIGURE = "no-figure"
    WORDS_ONLY = "words-only"
    NOT_FINAL = "not-final"
    AT_THE_END = "at-the-end"
    ON_PACE = "on-pace"
    OWN_LIGHT = "own-light"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one target: the facts, its state, and the clause that decided it.

    `unreported` is the oldest report missing, when the target must be reported and was not.
    """

    facts: Facts
    state: State
    cause: Cause
    unreported: Unreported | None = None

    @property
    def target(self) -> Target:
        """The target judged."""
        return self.facts.target

    @property
    def light(self) -> Light:
        """The colour of the state."""
        return self.state.light

    @property
    def is_met_late(self) -> bool:
        """Whether it was met only after it was late (逾期完成)."""
        reached = _reached_on(self.facts) if self.state is State.MET else None
        return reached is not None and reached > self.target.late_after

    @property
    def remaining(self) -> Fraction | None:
        """What lacks to the goal, in the unit, 0 when nothing does; None without goal or figure."""
        return self._lacking(Fraction(self.target.goal or 0))

    @property
    def missing(self) -> Fraction | None:
        """What lacks to the pace, to the missed checkpoint or, from due on, to the goal, in the unit.

        Rounded up to the decimals of the goal; None without goal or figure, 0 when nothing lacks.
        """
        goal, lacking = self.target.goal, self._lacking(self._wanted_by_now())
        return None if goal is None or lacking is None else rounded_up(lacking, decimals(goal))

    def _wanted_by_now(self) -> Fraction:
        """The figure that should stand by now; the standing one where nothing is expected yet."""
        facts, goal = self.facts, self.target.goal or ZERO
        if facts.as_of >= self.target.due or not self.target.has_goal:
            return Fraction(goal)
        if facts.missed is not None:
            return Fraction(facts.missed.value)
        return facts.value or ZERO if facts.expected is None else value_at(self.target, facts.expected)

    def _lacking(self, wanted: Fraction) -> Fraction | None:
        goal, value = self.target.goal, self.facts.value
        if goal is None or value is None:
            return None
        is_reduction = self.target.bound.at_least is None
        return max(ZERO, value - wanted if is_reduction else wanted - value)


def judge(plan: Plan, target: Target, trail: Trail, as_of: date) -> Verdict:
    """The verdict on `target` as of a day; `trail` ends on that day."""
    facts = facts_of(plan, target, trail, as_of)
    applying = ((state, cause) for state, clause in _TABLE if (cause := clause(facts)) is not None)
    state, cause = next(applying, (State.ON_TRACK, Cause.ON_PACE))
    missing = None if _needs_no_report(facts, state) else oldest_missing(plan, target, trail, as_of)
    return Verdict(facts, *_lowered(facts, state, cause), missing)


def _lowered(facts: Facts, state: State, cause: Cause) -> tuple[State, Cause]:
    """The state after the reporter's own light (自评), which can lower it and never raise it."""
    last = facts.trail.last_entry
    is_open = facts.as_of >= facts.target.start and facts.target.hold is None
    if last is None or not is_open or state.light is Light.RED:
        return state, cause
    if last.given.light == Light.RED:
        return State.AT_RISK, Cause.OWN_LIGHT
    if last.given.light == Light.YELLOW and state.light is not Light.YELLOW:
        return State.BEHIND, Cause.OWN_LIGHT
    return state, cause


def _needs_no_report(facts: Facts, state: State) -> bool:
    """Whether no report is asked for: never reported, dormant, or met by what cannot fall again."""
    cannot_fall = facts.target.kind in (Kind.COUNT, Kind.MILESTONE, Kind.RECURRING) or facts.is_final
    return facts.target.reporting.never or state.is_dormant or (state is State.MET and cannot_fall)


def _reached_on(facts: Facts) -> date | None:
    """The day of the figure that reached a goal, or finished a milestone, for good."""
    day, trail = None, facts.trail
    for place in reversed(range(count_judged(facts.target, trail))) if facts.target.has_pace else ():
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
    if not facts.target.is_limit or facts.value is None or _is_within(facts):
        return None
    if facts.target.kind is Kind.COUNT:
        return Cause.ABOVE_LIMIT
    return Cause.FINAL_OUTSIDE if facts.is_final else None


def _met(facts: Facts) -> Cause | None:
    """A goal reached; a milestone done; every period met; a limit kept, or a rate reached, to the end."""
    kind = facts.target.kind
    if kind is Kind.RECURRING:
        is_over = facts.as_of >= facts.target.due
        return Cause.EVERY_PERIOD_MET if is_over and all(o.is_met for o in facts.occurrences) else None
    if kind is Kind.MILESTONE:
        return Cause.DONE if facts.completion == 1 else None
    if not _is_within(facts):
        return None
    if facts.target.has_goal:
        return Cause.GOAL_REACHED
    if facts.is_final:
        return Cause.FINAL_KEPT
    return Cause.COUNT_KEPT if facts.is_late and kind is Kind.COUNT else None


def _overdue(facts: Facts) -> Cause | None:
    """Late and not met, or a total that fell short; not a limit or rate that is within its bound."""
    if facts.target.kind is Kind.DUTY or (_is_kept(facts) and _is_within(facts)):
        return None
    if facts.is_late:
        return Cause.LATE
    return Cause.FINAL_SHORT if facts.as_of > facts.target.due and facts.fell_short else None


def _at_risk(facts: Facts) -> Cause | None:
    """Far behind pace, or behind it and due soon; the last two periods missed; a rate far below its goal."""
    limits, late = facts.thresholds, [o for o in facts.occurrences if o.is_late]
    if _is_behind_pace(facts, limits.red):
        return Cause.PACE_RED
    if facts.is_due_soon and _is_behind_pace(facts, limits.yellow):
        return Cause.PACE_DUE_SOON
    if facts.is_due_soon and facts.missed is not None:
        return Cause.CHECKPOINT_DUE_SOON
    if len(late) > 1 and late[-1].is_missed and late[-2].is_missed:
        return Cause.TWO_PERIODS_MISSED
    return _rate_at_risk(facts)


def _rate_at_risk(facts: Facts) -> Cause | None:
    """A rate by more points below its goal than `rate_red`, or negative where it is to be positive."""
    goal = facts.target.bound.at_least
    if facts.target.kind is not Kind.RATE or goal is None or facts.value is None:
        return None
    if facts.value < Fraction(goal) - Fraction(facts.thresholds.rate_red):
        return Cause.RATE_RED
    return Cause.RATE_NEGATIVE if facts.value < 0 < goal else None


def _behind(facts: Facts) -> Cause | None:
    """A period or a checkpoint missed; behind pace; a rate below its goal."""
    if facts.missed_occurrences:
        return Cause.PERIOD_MISSED
    if facts.missed is not None:
        return Cause.CHECKPOINT_MISSED
    if _is_behind_pace(facts, facts.thresholds.yellow):
        return Cause.PACE_YELLOW
    is_goal = facts.target.kind is Kind.RATE and facts.target.bound.at_least is not None
    return Cause.BELOW_RATE if is_goal and facts.value is not None and not _is_within(facts) else None


def _outside(facts: Facts) -> Cause | None:
    """A limit not kept now."""
    is_outside = facts.target.is_limit and facts.value is not None and not _is_within(facts)
    return Cause.OUTSIDE_LIMIT if is_outside else None


def _due_soon(facts: Facts) -> Cause | None:
    """A milestone, or a goal with pace at the end or without a figure, whose due date is near."""
    is_waiting = facts.shape is Shape.END or facts.value is None
    waits = facts.target.kind is Kind.MILESTONE or (facts.target.goal is not None and is_waiting)
    return Cause.DUE_SOON if facts.is_due_soon and waits else None


def _no_data(facts: Facts) -> Cause | None:
    """Nothing reported, or words only where a figure is due; late without a final figure."""
    if facts.target.kind is Kind.DUTY:
        return None if facts.is_reported else Cause.NO_FIGURE
    if facts.value is None:
        return Cause.WORDS_ONLY if facts.trail.entries else Cause.NO_FIGURE
    return Cause.NOT_FINAL if facts.is_late and _is_kept(facts) and _is_within(facts) else None


def _is_within(facts: Facts) -> bool:
    """Whether the standing figure is at its goal or within its limit."""
    return facts.value is not None and facts.target.bound.reached(facts.value)


def _is_kept(facts: Facts) -> bool:
    """Whether the bound is one to be kept to the end: that of a limit, and a rate's."""
    return facts.target.kind is Kind.RATE or facts.target.is_limit


def _is_behind_pace(facts: Facts, threshold: Decimal) -> bool:
    """Whether completion lies behind even pace by more than `threshold`, as the plan's rule compares them."""
    done, wanted = facts.completion, facts.expected
    if facts.shape is not Shape.EVEN or done is None or wanted is None:
        return False
    if facts.thresholds.rule is Rule.POINTS:
        return 100 * (wanted - done) > threshold
    return wanted > 0 and 100 * done < Fraction(threshold) * wanted


_TABLE: tuple[tuple[State, Callable[[Facts], Cause | None]], ...] = (
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
    (State.NO_DATA, _no_data),
    (State.IN_PROGRESS, lambda facts: Cause.AT_THE_END if facts.shape is Shape.END else None),
)
