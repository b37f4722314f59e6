"""States and lights, and the clauses that decide them."""

from enum import StrEnum


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
