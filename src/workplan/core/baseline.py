"""The baseline: the same logs on the same day, judged by an earlier plan, target beside target."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from workplan.core.diff import matched
from workplan.core.diff_fields import changes_of
from workplan.core.effects import Effect, Pair
from workplan.core.log import Entry
from workplan.core.plan import Plan, Target
from workplan.core.status import Group, Status, roll_up, status_of, without_scores
from workplan.core.verdict import State, Verdict


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the plan of `commit` says of today's entries.

    `called` is what people call that plan, its day. `verdicts` are by the current id of each target that was
    in it and can be compared, `names` the ids there of the sections and tasks that were in it, by their
    current ones; `eased` the current ids of targets that are met now, are not met by that plan, and were not
    merely tightened since; `incomparable` those of targets whose kind, unit or direction is another, which
    count on neither side.
    """

    commit: str
    called: str
    status: Status
    verdicts: Mapping[str, Verdict]
    names: Mapping[str, str]
    eased: frozenset[str]
    incomparable: frozenset[str]

    @property
    def parts(self) -> Mapping[str, Group]:
        """The roll-ups of the sections and tasks that were in it, by their current ids."""
        then = {each.section.id: each.group for each in self.status.sections}
        then |= {each.task.id: each.group for each in self.status.tasks}
        return {name: then[old] for name, old in self.names.items()}

    @property
    def owners(self) -> Mapping[str, Group]:
        """The roll-ups of the owners that were in it, by name."""
        return {each.name: each.group for each in self.status.owners}

    def among(self, status: Status) -> "Baseline":
        """The part of it that answers for the targets of `status` alone."""
        current, old = frozenset(verdict.target.id for verdict in status.verdicts), self.status
        wanted = {then.target.id for name, then in self.verdicts.items() if name in current}
        chosen = tuple(verdict for verdict in old.verdicts if verdict.target.id in wanted)
        then = roll_up(old.plan, old.file, old.as_of, chosen)
        eased, incomparable = self.eased & current, self.incomparable & current
        return replace(self, status=then, eased=eased, incomparable=incomparable)


def baseline_of(
    revision: tuple[str, str], plan: Plan, file: str, now: Status, entries: Iterable[Entry]
) -> Baseline:
    """The verdicts of `plan`, read from `file` at a revision, on the entries and the day of `now`.

    `revision` is its commit, and what people call it.
    """
    pairs = matched(plan.targets, now.plan.targets).pairs
    changed = {new.id: old.id for old, new in pairs if not _is_comparable(old, new)}
    targets, parts = {new.id: old.id for old, new in pairs}, _parts(plan, now.plan)
    ids = {name: targets.get(current, current) for name, current in now.plan.ids().items()}
    names = ((entry, parts if entry.is_task else ids) for entry in entries)
    translated = (each._replace(subject=of.get(each.subject, each.subject)) for each, of in names)
    status = without_scores(status_of(plan, file, translated, now.as_of), changed.values())
    then = {verdict.target.id: verdict for verdict in status.verdicts}
    verdicts = {new: then[old] for new, old in targets.items() if new not in changed}
    eased = frozenset(_eased(now, verdicts, plan))
    return Baseline(*revision, status, verdicts, parts, eased, frozenset(changed))


def _is_comparable(old: Target, new: Target) -> bool:
    """Whether a figure means the same by both: of one kind, in one unit, to go the same way if any is set."""
    ways = [_way(target) for target in (old, new) if target.kind.is_bounded and target.bound.is_set]
    return (old.kind, old.unit) == (new.kind, new.unit) and len(set(ways)) <= 1


def _way(target: Target) -> tuple[bool, bool, bool]:
    low, high = target.bound.edges
    return low is not None, high is not None, target.is_limit


def _parts(plan: Plan, now: Plan) -> dict[str, str]:
    """The ids in `plan` of the sections and tasks of `now` that were in it, by their ids in `now`."""
    sections = matched(plan.sections, now.sections).pairs
    tasks = matched(plan.tasks, now.tasks).pairs
    return {new.id: old.id for old, new in sections} | {new.id: old.id for old, new in tasks}


def _eased(now: Status, verdicts: Mapping[str, Verdict], plan: Plan) -> Iterator[str]:
    """The ids of targets that are met now and, by `plan`, which held them to something, are not.

    Where nothing eased the target since, but something tightened it, that owes nothing to another plan.
    """
    for verdict in now.verdicts:
        target, then = verdict.target, verdicts.get(verdict.target.id)
        if then is None or verdict.state is not State.MET or then.state is State.MET:
            continue
        effects = {change.effect for change in changes_of(Pair(then.target, target, plan, now.plan))}
        is_harder = Effect.TIGHTENED in effects and Effect.EASED not in effects
        if then.target.is_verifiable and not then.state.is_dormant and not is_harder:
            yield target.id
