"""Alerts: what someone must act on, gravest first (docs/verdicts.md)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workplan.core.calendar import Span
from workplan.core.log import Entry
from workplan.core.plan import Checkpoint, Kind, MonthGoal, Target
from workplan.core.verdict import Cause, State, Verdict


class AlertKind(StrEnum):
    """The kinds of alerts, gravest first."""

    OVERDUE = "overdue"
    BREACHED = "breached"
    AT_RISK = "at-risk"
    MISSED_PERIOD = "missed-period"
    MISSED_CHECKPOINT = "missed-checkpoint"
    BEHIND = "behind"
    OUTSIDE = "outside"
    DUE_SOON = "due-soon"
    UNREPORTED = "unreported"

    def is_as_grave_as(self, other: "AlertKind") -> bool:
        """Whether this kind is `other` or a graver one."""
        return _ORDER.index(self) <= _ORDER.index(other)


_ORDER = tuple(AlertKind)
_BY_STATE = {
    State.OVERDUE: AlertKind.OVERDUE,
    State.BREACHED: AlertKind.BREACHED,
    State.AT_RISK: AlertKind.AT_RISK,
    State.BEHIND: AlertKind.BEHIND,
    State.OUTSIDE: AlertKind.OUTSIDE,
    State.DUE_SOON: AlertKind.DUE_SOON,
}
_BY_CAUSE = {
    Cause.PERIOD_MISSED: AlertKind.MISSED_PERIOD,
    Cause.CHECKPOINT_MISSED: AlertKind.MISSED_CHECKPOINT,
}


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to act on.

    `days` count since due, since the last day of the last period or of the oldest checkpoint that is missed,
    since the oldest missing report was due, or to due for `due-soon` (negative once past due); else they are
    0. `period` is the missed one that the alert rests on, `checkpoint` the missed one, or a month's goal.
    """

    kind: AlertKind
    verdict: Verdict
    days: int
    period: Span | None = None
    checkpoint: Checkpoint | MonthGoal | None = None

    @property
    def target(self) -> Target:
        """The target it is about."""
        return self.verdict.target

    @property
    def rests_on_own_light(self) -> bool:
        """Whether it rests on the reporter's own light (自评), which says of no figure that it lacks."""
        return self.verdict.rests_on_own_light and self.kind is not AlertKind.UNREPORTED

    @property
    def missing(self) -> Fraction | None:
        """What is missing in the unit; None where nobody knows."""
        return None if self.rests_on_own_light else self.verdict.missing

    @property
    def last_entry(self) -> Entry | None:
        """The last report of the target."""
        return self.verdict.facts.trail.last_entry

    @property
    def problem(self) -> str | None:
        """What the last report of this period, or since, that says so says stands in the way."""
        return next((entry.problem for entry in self.verdict.recent if entry.problem), None)

    @property
    def next(self) -> str | None:
        """The next step that the last report of this period, or since, that says so names."""
        return next((entry.next for entry in self.verdict.recent if entry.next), None)


def alerts_of(verdicts: Iterable[Verdict]) -> tuple[Alert, ...]:
    """All alerts: by kind, then the longest standing first (for `due-soon` the nearest), then as planned."""
    found = [alert for verdict in verdicts for alert in (_of_state(verdict), _unreported(verdict)) if alert]
    return tuple(sorted(found, key=_urgency))


def _urgency(alert: Alert) -> tuple[int, int]:
    days = alert.days if alert.kind is AlertKind.DUE_SOON else -alert.days
    return _ORDER.index(alert.kind), days


def _of_state(verdict: Verdict) -> Alert | None:
    """The alert of a state that needs one, called by its cause where that says more."""
    facts, due = verdict.facts, verdict.target.due
    kind = _BY_CAUSE.get(verdict.cause) or _BY_STATE.get(verdict.state)
    if kind is None and _is_quietly_due_soon(verdict):
        kind = AlertKind.DUE_SOON
    if kind is None:
        return None
    if kind is AlertKind.DUE_SOON:
        return Alert(kind, verdict, (due - facts.as_of).days)
    if kind is AlertKind.OVERDUE:
        return Alert(kind, verdict, (facts.as_of - due).days)
    if verdict.cause in (Cause.PERIOD_MISSED, Cause.TWO_PERIODS_MISSED):
        period = facts.missed_occurrences[-1].span
        return Alert(kind, verdict, (facts.as_of - period.end).days, period=period)
    if verdict.cause in (Cause.CHECKPOINT_MISSED, Cause.CHECKPOINT_DUE_SOON):
        oldest = facts.missed[0].what
        return Alert(kind, verdict, (facts.as_of - oldest.by).days, checkpoint=oldest)
    return Alert(kind, verdict, 0)


def _is_quietly_due_soon(verdict: Verdict) -> bool:
    """On track, not met and due soon; limits and duties have nothing that falls due."""
    target = verdict.target
    is_on_track = verdict.state is State.ON_TRACK and verdict.facts.is_due_soon
    return is_on_track and not target.is_limit and target.kind is not Kind.DUTY


def _unreported(verdict: Verdict) -> Alert | None:
    if verdict.unreported is None:
        return None
    days = (verdict.facts.as_of - verdict.unreported.due).days
    return Alert(AlertKind.UNREPORTED, verdict, days)
