"""The verdict on a target: its state, the light of it, and the clause that decided (docs/verdicts.md)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workplan.core.clauses import first_that_applies
from workplan.core.facts import Facts, facts_of, judging_steps, report_due_of_target
from workplan.core.figures import decimals, rounded_up
from workplan.core.pace import reaches, value_at
from workplan.core.plan import Kind, Plan, Target
from workplan.core.reporting import Unreported, oldest_missing
from workplan.core.state import Cause, Light, State
from workplan.core.trail import ZERO, Trail


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
        return reached is not None and reached > report_due_of_target(self.target)

    @property
    def remaining(self) -> Fraction | None:
        """What lacks to the goal, in the unit; None without goal or figure."""
        goal = self.target.goal
        return None if goal is None else self._lacking(Fraction(goal))

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
        lacking = value - wanted if is_reduction else wanted - value
        return max(ZERO, lacking)


def judge(plan: Plan, target: Target, trail: Trail, as_of: date) -> Verdict:
    """The verdict on `target` as of a day; `trail` ends on that day."""
    facts = facts_of(plan, target, trail, as_of)
    state, cause = first_that_applies(facts)
    missing = None if _needs_no_report(facts, state) else oldest_missing(plan, target, trail, as_of)
    return Verdict(facts, *_lowered(facts, state, cause), missing)


def _reached_on(facts: Facts) -> date | None:
    """The day of the figure that reached a goal, or finished a milestone, for good."""
    day = None
    for step in judging_steps(facts.target, facts.trail) if facts.target.has_pace else ():
        reached = step.after is not None and reaches(facts.target, step.after)
        day = (day or step.entry.date) if reached else None
    return day


def _needs_no_report(facts: Facts, state: State) -> bool:
    """Whether no report is asked for: never reported, held, not started, or met for good."""
    if facts.target.reporting.never or state in (State.CANCELLED, State.SUSPENDED, State.NOT_STARTED):
        return True
    cannot_fall = facts.target.kind in (Kind.COUNT, Kind.MILESTONE, Kind.RECURRING) or facts.is_final
    return state is State.MET and cannot_fall


def _lowered(facts: Facts, state: State, cause: Cause) -> tuple[State, Cause]:
    """The state after the reporter's own light, which can lower it and never raise it."""
    last = facts.trail.last_entry
    is_open = facts.as_of >= facts.target.start and facts.target.hold is None
    if last is None or not is_open or state.light is Light.RED:
        return state, cause
    if last.light == Light.RED:
        return State.AT_RISK, Cause.OWN_LIGHT
    if last.light == Light.YELLOW and state.light is not Light.YELLOW:
        return State.BEHIND, Cause.OWN_LIGHT
    return state, cause
