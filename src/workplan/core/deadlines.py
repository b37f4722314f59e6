"""Deadlines: the days on which a target, a checkpoint of it, or one of its periods falls due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workplan.core.pace import share_of
from workplan.core.plan import Checkpoint, Kind
from workplan.core.recurrence import Occurrence
from workplan.core.verdict import State, Verdict


class DeadlineKind(StrEnum):
    """What falls due."""

    DUE = "due"
    CHECKPOINT = "checkpoint"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something falls due, and whether it is done as of the day of the verdict.

    `name` tells it from all others of its target, and stays while the target does: the name of a checkpoint,
    else its day; the first day of a period.
    """

    kind: DeadlineKind
    name: str
    verdict: Verdict
    day: date
    is_done: bool
    checkpoint: Checkpoint | None = None
    occurrence: Occurrence | None = None

    @property
    def is_missed(self) -> bool:
        """Whether it is over and was not done; of a period, once that is late."""
        if self.occurrence is not None:
            return self.occurrence.is_missed
        return not self.is_done and self.day < self.verdict.facts.as_of

    @property
    def is_open(self) -> bool:
        """Whether someone must still see to it: neither done nor held, and not past."""
        return not self.is_done and self.verdict.target.hold is None and self.day >= self.verdict.facts.as_of


def deadlines_of(verdict: Verdict) -> tuple[Deadline, ...]:
    """The deadlines of a target; a duty has none, and with the last period of a recurring one all is over."""
    kind = verdict.target.kind
    if kind is Kind.DUTY:
        return ()
    if kind is Kind.RECURRING:
        return tuple(_period(verdict, each) for each in verdict.facts.occurrences)
    return (*_checkpoints(verdict), _due(verdict))


def _due(verdict: Verdict) -> Deadline:
    is_met = verdict.state is State.MET
    return Deadline(DeadlineKind.DUE, "", verdict, verdict.target.due, is_met)


def _checkpoints(verdict: Verdict) -> Iterator[Deadline]:
    names = [each.name for each in verdict.target.passing]
    for number, each in enumerate(verdict.target.passing):
        is_named = each.name is not None and names.count(each.name) == 1
        days = [other.by for other in verdict.target.passing[:number]]
        name = each.name if is_named and each.name else f"{each.by}.{days.count(each.by)}"
        is_done = _is_reached(verdict, each)
        yield Deadline(DeadlineKind.CHECKPOINT, name, verdict, each.by, is_done, checkpoint=each)


def _is_reached(verdict: Verdict, checkpoint: Checkpoint) -> bool:
    target, value = verdict.target, verdict.facts.value
    return value is not None and share_of(target, value) >= share_of(target, checkpoint.value)


def _period(verdict: Verdict, each: Occurrence) -> Deadline:
    name = each.span.start.isoformat()
    return Deadline(DeadlineKind.PERIOD, name, verdict, each.span.end, each.is_met, occurrence=each)
