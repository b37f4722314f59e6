"""Selection: the part of a status that was asked for, and its order."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from workplan.core.alerts import alerts_of
from workplan.core.rollup import Group
from workplan.core.status import Status, roll_up
from workplan.core.verdict import Light, State, Verdict

_LIGHTS = tuple(Light)


class Sort(StrEnum):
    """The orders in which rows are listed."""

    PLAN = "plan"
    LIGHT = "light"
    GAP = "gap"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Choice:
    """The name of an owner and the id of a section to which an answer is narrowed; None is not narrowed."""

    owner: str | None = None
    section: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.owner is None and self.section is None

    def of(self, status: Status) -> Status:
        """The chosen part of `status`."""
        if self.owner is not None:
            status = only_owner(status, self.owner)
        return status if self.section is None else only_section(status, self.section)


def only_owner(status: Status, name: str) -> Status:
    """What `name`, or an owner below it, answers for; the roll-ups are of these targets alone."""
    names = status.plan.under(name)
    found = _only(status, lambda verdict: bool(names & set(verdict.target.owners)))
    return replace(found, owners=tuple(owner for owner in found.owners if owner.name in names))


def only_section(status: Status, section_id: str) -> Status:
    """One section; the roll-ups are of its targets alone."""
    return _only(status, lambda verdict: verdict.target.section == section_id)


def _only(status: Status, is_chosen: Callable[[Verdict], bool]) -> Status:
    chosen = tuple(verdict for verdict in status.verdicts if is_chosen(verdict))
    found = roll_up(status.plan, status.file, status.as_of, chosen)
    reports = {each.task.id: each.entries for each in status.tasks}
    tasks = tuple(replace(each, entries=reports.get(each.task.id, ())) for each in found.tasks)
    return _without_empty(replace(found, tasks=tasks))


def only_states(status: Status, states: Collection[State]) -> Status:
    """The targets in one of `states`, with their alerts; the roll-ups stay those of the whole."""
    chosen = tuple(verdict for verdict in status.verdicts if verdict.state in states)
    sections = tuple(replace(s, verdicts=_among(chosen, s.verdicts)) for s in status.sections)
    tasks = tuple(replace(t, verdicts=_among(chosen, t.verdicts)) for t in status.tasks)
    found = replace(status, verdicts=chosen, alerts=alerts_of(chosen), sections=sections, tasks=tasks)
    return _without_empty(found)


def _among(chosen: tuple[Verdict, ...], verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    ids = {verdict.target.id for verdict in chosen}
    return tuple(verdict for verdict in verdicts if verdict.target.id in ids)


def _without_empty(status: Status) -> Status:
    sections = tuple(s for s in status.sections if s.verdicts)
    return replace(status, sections=sections, tasks=tuple(t for t in status.tasks if t.verdicts))


def in_sequence(status: Status, sort: Sort) -> Status:
    """The same status with its sections, tasks, owners and targets in another order; ties stay as planned."""
    if sort is Sort.PLAN:
        return status
    return replace(
        status,
        verdicts=tuple(sorted(status.verdicts, key=_VERDICT_KEYS[sort])),
        tasks=tuple(sorted(status.tasks, key=lambda t: _group_key(sort, t.group, t.task.lead))),
        sections=tuple(sorted(status.sections, key=lambda s: _group_key(sort, s.group, ()))),
        owners=tuple(sorted(status.owners, key=lambda o: _group_key(sort, o.group, (o.name,)))),
    )


def _group_key(sort: Sort, group: Group, lead: tuple[str, ...]) -> tuple[object, ...]:
    if sort is Sort.OWNER:
        return lead
    return _by_light(group.light) if sort is Sort.LIGHT else _by_gap(group.gap)


def _by_light(light: Light) -> tuple[int]:
    return (_LIGHTS.index(light),)


def _by_gap(gap: Fraction | None) -> tuple[bool, Fraction]:
    """The widest first; what has no gap comes last."""
    return gap is None, gap or Fraction(0)


_VERDICT_KEYS: dict[Sort, Callable[[Verdict], tuple[object, ...]]] = {
    Sort.LIGHT: lambda verdict: _by_light(verdict.light),
    Sort.GAP: lambda verdict: _by_gap(verdict.facts.gap),
    Sort.OWNER: lambda verdict: verdict.target.owners,
}
