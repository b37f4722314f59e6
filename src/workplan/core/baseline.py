"""The baseline: the same logs on the same day, judged by an earlier plan, target beside target."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workplan.core.diff.matching import content_of_target, content_of_task, matched
from workplan.core.diff.pair import Pair, Side, is_verifiable
from workplan.core.diff.record import Effect
from workplan.core.diff.targets import target_steps
from workplan.core.entries import Entry
from workplan.core.plan import Plan
from workplan.core.rollup import Group
from workplan.core.state import State
from workplan.core.status import Status, roll_up, status_of
from workplan.core.verdict import Verdict

_NOT_HELD = (State.CANCELLED, State.SUSPENDED, State.NOT_STARTED)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the plan of `commit` says of today's entries.

    `verdicts` are by the current id of each target that was in it, `eased` the current ids of targets that
    are met now, are not met by that plan, and were not merely tightened since.
    """

    commit: str
    status: Status
    verdicts: Mapping[str, Verdict]
    eased: frozenset[str]

    @property
    def group(self) -> Group:
        """The roll-up by the earlier plan."""
        return self.status.group

    def among(self, status: Status) -> "Baseline":
        """The part of it that answers for the targets of `status` alone."""
        wanted = {
            self.verdicts[v.target.id].target.id for v in status.verdicts if v.target.id in self.verdicts
        }
        old = self.status
        chosen = tuple(verdict for verdict in old.verdicts if verdict.target.id in wanted)
        eased = self.eased & {verdict.target.id for verdict in status.verdicts}
        return replace(self, status=roll_up(old.plan, old.file, old.as_of, chosen), eased=eased)


def baseline_of(commit: str, plan: Plan, file: str, now: Status, entries: Iterable[Entry]) -> Baseline:
    """The verdicts of `plan`, read from `file` at `commit`, on the entries and the day of `now`."""
    pairs = matched(plan.targets, now.plan.targets, content_of_target).pairs
    names = {new.id: old.id for old, new in pairs}
    tasks = {new.id: old.id for old, new in matched(plan.tasks, now.plan.tasks, content_of_task).pairs}
    current = now.plan.ids()
    ids = {name: names.get(now_called, now_called) for name, now_called in current.items()}
    translated = (_as_named_then(entry, tasks if entry.is_task else ids) for entry in entries)
    status = status_of(plan, file, translated, now.as_of)
    then = {verdict.target.id: verdict for verdict in status.verdicts}
    verdicts = {new: then[old] for new, old in names.items()}
    sides = Side.of(plan), Side.of(now.plan)
    eased = {
        new.id
        for old, new in pairs
        if _is_won(now.of_target(new.id), then[old.id]) and not _is_harder(Pair(old, new, *sides))
    }
    return Baseline(commit, status, verdicts, frozenset(eased))


def _as_named_then(entry: Entry, names: Mapping[str, str]) -> Entry:
    """The entry with the id by which the earlier plan knows its target or task."""
    name = names.get(entry.subject, entry.subject)
    return entry if name == entry.subject else replace(entry, subject=name)


def _is_won(now: Verdict, then: Verdict) -> bool:
    """Whether a target is met that the earlier plan, which held it to something, calls not met."""
    was_held = is_verifiable(then.target) and then.state not in _NOT_HELD
    return now.state is State.MET and then.state is not State.MET and was_held


def _is_harder(pair: Pair) -> bool:
    """Whether all that matters among its changes tightened it."""
    effects = {step.effect for step in target_steps(pair)}
    return Effect.TIGHTENED in effects and Effect.EASED not in effects
