"""The table of owners: what each answers for, also by an earlier plan, those under another below it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workplan.core.status import OwnerStatus, Status
from workplan.views.baseline import GroupsThen
from workplan.views.phrases import bar, lights_in_cell, states_in_cell
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.words import Words

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline


def owner_table(status: Status, words: Words, baseline: "Baseline | None" = None) -> Table:
    """Every owner who answers for a target of `status`, upper ones first."""
    then, owners = GroupsThen.of_owners(baseline, words), owners_by_level(status)
    rows = tuple(
        _row(status, owner, columns.text_cell(owner.name, indent=level), then) for owner, level in owners
    )
    return Table(_columns(words, then), rows)


def _columns(words: Words, then: GroupsThen) -> tuple[Column, ...]:
    return (
        columns.words("owner", words, least=8, ease=20),
        columns.words("title", words, least=8, ease=20, drop=7),
        columns.number("targets", words),
        columns.drawing("bar", words, drop=8),
        columns.number("completion", words),
        columns.number("expected", words, drop=5),
        columns.number("gap", words),
        columns.fixed("light", words),
        *then.columns(),
        columns.number("reported", words, drop=4),
        columns.listing("lights", words, least=10, ease=30),
        columns.listing("states", words, least=40, drop=9),
    )


def owners_by_level(status: Status) -> Iterator[tuple[OwnerStatus, int]]:
    """Owners with their level, each followed by those under it."""
    found = {owner.name: owner for owner in status.owners if owner.verdicts}
    below: dict[str | None, list[str]] = {}
    for name in found:
        under = status.plan.owners[name].under
        below.setdefault(under if under in found else None, []).append(name)
    yield from _descend(found, below, None, 0)


def _descend(
    found: dict[str, OwnerStatus], below: dict[str | None, list[str]], upper: str | None, level: int
) -> Iterator[tuple[OwnerStatus, int]]:
    for name in below.get(upper, []):
        yield found[name], level
        yield from _descend(found, below, name, level + 1)


def _row(status: Status, owner: OwnerStatus, name: Cell, then: GroupsThen) -> tuple[Cell, ...]:
    group, words = owner.group, then.words
    return (
        name,
        columns.text_cell(status.plan.owners[owner.name].title),
        Cell(str(group.total)),
        Cell(bar(group.completion, group.expected)),
        columns.share_cell(group.completion),
        columns.share_cell(group.expected),
        columns.gap_cell(group.gap, group.light),
        columns.light_cell(group.light, words),
        *then.cells(owner.name, (verdict.target for verdict in owner.verdicts)),
        Cell(f"{group.reported}/{group.scored}"),
        Cell(lights_in_cell(group.lights, words)),
        Cell(states_in_cell(group.states, words)),
    )
