"""The table of states: one small function for each line, in order; the first that applies decides."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from workplan.core.facts import Facts
from workplan.core.plan import Hold, Kind, Rule, Shape
from workplan.core.state import Cause, State


def first_that_applies(facts: Facts) -> tuple[State, Cause]:
    """The state of the first line of the table that applies, and the clause of it that does."""
    for state, clause in _CLAUSES:
        cause = clause(facts)
        if cause is not None:
            return state, cause
    return State.ON_TRACK, Cause.ON_PACE


def _cancelled(facts: Facts) -> Cause | None:
    return Cause.HELD if facts.target.hold is Hold.CANCELLED else None


def _suspended(facts: Facts) -> Cause | None:
    return Cause.HELD if facts.target.hold is Hold.SUSPENDED else None


def _no_target(facts: Facts) -> Cause | None:
    takes_bound = facts.target.kind in (Kind.COUNT, Kind.LEVEL, Kind.RATE)
    return Cause.NO_BOUND if takes_bound and not facts.target.bound.is_set else None


def _breached(facts: Facts) -> Cause | None:
    if not facts.target.is_limit or facts.value is None or facts.target.bound.reached(facts.value):
        return None
    if facts.target.kind is Kind.COUNT:
        return Cause.ABOVE_LIMIT
    return Cause.FINAL_OUTSIDE if facts.is_final else None


def _met(facts: Facts) -> Cause | None:
    kind = facts.target.kind
    if kind is Kind.RECURRING:
        closed = facts.as_of >= facts.target.due
        return Cause.EVERY_PERIOD_MET if closed and all(o.is_met for o in facts.occurrences) else None
    if facts.value is None:
        return None
    if kind is Kind.MILESTONE:
        return Cause.DONE if facts.completion == 1 else None
    if facts.target.has_goal:
        return Cause.GOAL_REACHED if facts.target.bound.reached(facts.value) else None
    return _kept(facts)


def _kept(facts: Facts) -> Cause | None:
    """A limit kept, or a rate reached, by a final figure; or a count's limit kept until it was late."""
    if facts.value is None or not facts.target.bound.reached(facts.value):
        return None
    if facts.is_final:
        return Cause.FINAL_KEPT
    return Cause.COUNT_KEPT if facts.is_late and facts.target.kind is Kind.COUNT else None


def _overdue(facts: Facts) -> Cause | None:
    if facts.target.kind is Kind.DUTY or _stands_within(facts):
        return None
    if facts.is_late:
        return Cause.LATE
    return Cause.FINAL_SHORT if facts.as_of > facts.target.due and facts.fell_short else None


def _stands_within(facts: Facts) -> bool:
    """Whether a rate or limit lies within its bound now."""
    is_kept = facts.target.kind is Kind.RATE or facts.target.is_limit
    return is_kept and facts.value is not None and facts.target.bound.reached(facts.value)


def _not_started(facts: Facts) -> Cause | None:
    return Cause.BEFORE_START if facts.as_of < facts.target.start else None


def _at_risk(facts: Facts) -> Cause | None:
    if is_behind_pace(facts, facts.thresholds.red):
        return Cause.PACE_RED
    if facts.is_due_soon and is_behind_pace(facts, facts.thresholds.yellow):
        return Cause.PACE_DUE_SOON
    if facts.is_due_soon and facts.missed is not None:
        return Cause.CHECKPOINT_DUE_SOON
    late = [o for o in facts.occurrences if o.is_late]
    if len(late) > 1 and late[-1].is_missed and late[-2].is_missed:
        return Cause.TWO_PERIODS_MISSED
    return _rate_at_risk(facts)


def _rate_at_risk(facts: Facts) -> Cause | None:
    goal = facts.target.bound.at_least
    if facts.target.kind is not Kind.RATE or goal is None or facts.value is None:
        return None
    if facts.value < Fraction(goal) - Fraction(facts.thresholds.rate_red):
        return Cause.RATE_RED
    return Cause.RATE_NEGATIVE if facts.value < 0 < goal else None


def _behind(facts: Facts) -> Cause | None:
    if facts.missed_occurrences:
        return Cause.PERIOD_MISSED
    if facts.missed is not None:
        return Cause.CHECKPOINT_MISSED
    if is_behind_pace(facts, facts.thresholds.yellow):
        return Cause.PACE_YELLOW
    is_goal = facts.target.kind is Kind.RATE and facts.target.bound.at_least is not None
    is_below = is_goal and facts.value is not None and not facts.target.bound.reached(facts.value)
    return Cause.BELOW_RATE if is_below else None


def is_behind_pace(facts: Facts, threshold: Decimal) -> bool:
    """Whether completion lies behind even pace by more than `threshold`, as the plan's rule compares them."""
    done, wanted = facts.completion, facts.expected
    if facts.shape is not Shape.EVEN or done is None or wanted is None:
        return False
    if facts.thresholds.rule is Rule.POINTS:
        return 100 * (wanted - done) > threshold
    return wanted > 0 and 100 * done < Fraction(threshold) * wanted


def _outside(facts: Facts) -> Cause | None:
    is_out = facts.target.is_limit and facts.value is not None
    return Cause.OUTSIDE_LIMIT if is_out and not _stands_within(facts) else None


def _due_soon(facts: Facts) -> Cause | None:
    waits = facts.target.kind is Kind.MILESTONE or (
        facts.target.goal is not None and (facts.shape is Shape.END or not facts.has_data)
    )
    return Cause.DUE_SOON if facts.is_due_soon and waits else None


def _no_data(facts: Facts) -> Cause | None:
    if facts.target.kind is Kind.DUTY:
        return None if facts.is_reported else Cause.NO_FIGURE
    if facts.value is None:
        return Cause.WORDS_ONLY if facts.trail.steps else Cause.NO_FIGURE
    return Cause.NOT_FINAL if facts.is_late and _stands_within(facts) else None


def _in_progress(facts: Facts) -> Cause | None:
    return Cause.AT_THE_END if facts.shape is Shape.END else None


_CLAUSES: tuple[tuple[State, Callable[[Facts], Cause | None]], ...] = (
    (State.CANCELLED, _cancelled),
    (State.SUSPENDED, _suspended),
    (State.NO_TARGET, _no_target),
    (State.BREACHED, _breached),
    (State.MET, _met),
    (State.OVERDUE, _overdue),
    (State.NOT_STARTED, _not_started),
    (State.AT_RISK, _at_risk),
    (State.BEHIND, _behind),
    (State.OUTSIDE, _outside),
    (State.DUE_SOON, _due_soon),
    (State.NO_DATA, _no_data),
    (State.IN_PROGRESS, _in_progress),
)
