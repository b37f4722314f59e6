"""The measurements: all programs at each number of entries, and logs in other layouts than `log` writes."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.office import Layout, by_hand, canonical, half_by_hand, street_plan, write_office
from bench.peers import PEERS, Peer, Sums
from bench.program import Office, Program, complaints_of, daily_works, figures_of, from_nothing, table_works
from bench.reports import reports, sums
from bench.timing import Cell, Failed, Figures, Starter, Work, in_turn

LAYOUTS: Mapping[str, Layout] = {
    "as `log` writes it": canonical,
    "by hand, in block style": by_hand,
    "half and half": half_by_hand,
}
CHECKED = 100_000  # entries; `check` has more to do than any work that is timed
GROWTH = 10  # from one size to the next, and at least so in the time it takes

Table = dict[str, dict[str, Cell]]
"""For each program the figures of its works, both in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: the numbers of entries with the turns taken at each, and the one for layouts."""

    turns: Mapping[int, int]
    layouts: int
    patience: float = 45.0  # seconds; what is expected to take longer is not tried
    limit: float = 180.0  # seconds; what does take longer is stopped


WHOLE = Scale({1_000: 15, 10_000: 9, 100_000: 5, 1_000_000: 3}, layouts=100_000)
QUICK = Scale({1_000: 5, 10_000: 3}, layouts=10_000)


@dataclass(frozen=True, slots=True)
class _Site:
    """Where one table is measured, and with what."""

    program: Program
    count: int
    folder: Path
    starter: Starter

    def office(self, name: str, layout: Layout) -> Office:
        """An office with the reports, of which our program has nothing to complain."""
        plan = street_plan()
        office = Office(self.folder / name)
        write_office(office.root, reports(plan, self.count), layout)
        office.touched()
        if self.count <= CHECKED and (said := complaints_of(self.program, office, self.starter)):
            raise Failed(f"not timed: {said.splitlines()[0]}")
        _agree(sums(plan, reports(plan, self.count)), figures_of(self.program, office, self.starter))
        office.forget()
        return office


def environment_in(home: Path) -> Mapping[str, str]:
    """All that a program gets from outside; no variable of the caller's changes what is measured."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def run_sizes(program: Program, scale: Scale, folder: Path) -> dict[int, Table]:
    """A table for each number of entries."""
    tables: dict[int, Table] = {}
    before: Table = {}
    for count, turns in scale.turns.items():
        with _room(folder / f"{count}", scale) as starter:
            site = _Site(program, count, folder / f"{count}", starter)
            before = tables[count] = _run(site, turns, _reasons(before, scale.patience))
    return tables


def run_layouts(program: Program, scale: Scale, folder: Path) -> Table:
    """How long `status` takes from nothing, by how the log is written."""
    with _room(folder / "layouts", scale) as starter:
        site = _Site(program, scale.layouts, folder / "layouts", starter)
        works = [program.bare()]
        for number, (name, layout) in enumerate(LAYOUTS.items()):
            works.append(from_nothing(name, program, site.office(f"office-{number}", layout)))
        found = in_turn(starter, works, scale.turns[scale.layouts])
    return {"workplan": found}


@contextmanager
def _room(folder: Path, scale: Scale) -> Iterator[Starter]:
    """A folder that is there only while something is measured in it, with a starter."""
    sys.stderr.write(f"{folder.name} …\n")
    folder.mkdir()
    with Starter(folder, scale.limit) as starter:
        yield starter
    shutil.rmtree(folder)


def _run(site: _Site, turns: int, reasons: Mapping[str, str]) -> Table:
    """Each program at this number of entries, in turn; `reasons` say which are not tried."""
    works: dict[str, list[Work]] = {"python": [site.program.bare()]}
    refused: dict[str, str] = {}
    for name, made in _programs(site).items():
        found = reasons.get(name) or _attempt(made)
        if isinstance(found, str):
            refused[name] = found
        else:
            works[name] = found
    cells = in_turn(site.starter, [work for of_one in works.values() for work in of_one], turns)
    table: Table = {name: {work.name: cells[work.name] for work in of_one} for name, of_one in works.items()}
    return table | {name: {name: reason} for name, reason in refused.items()}


def _attempt(made: Callable[[], list[Work]]) -> list[Work] | str:
    """The works that are to be timed, or the reason why there are none."""
    try:
        return made()
    except Failed as failure:
        return str(failure)


def _programs(site: _Site) -> dict[str, Callable[[], list[Work]]]:
    peers = {peer.name: _maker(site, peer) for peer in PEERS if peer.absence is None}
    return {"workplan": lambda: _our_works(site), **peers}


def _maker(site: _Site, peer: Peer) -> Callable[[], list[Work]]:
    return lambda: _peer_works(site, peer)


def _our_works(site: _Site) -> list[Work]:
    office = site.office("office", canonical)
    return table_works(site.program, office, site.starter) + daily_works(site.program, office, site.starter)


def _peer_works(site: _Site, peer: Peer) -> list[Work]:
    """What is timed of `peer`, after its totals were found to be right."""
    plan = street_plan()
    folder = site.folder / peer.name
    folder.mkdir()
    peer.write(folder, plan, reports(plan, site.count))
    command = peer.command(folder, site.program.environment)
    found = peer.answered(folder, plan, site.starter.printed(command))
    _agree(peer.expected(plan, reports(plan, site.count)), found)
    if peer.cache is None:
        return [Work(peer.name, command)]
    cache = folder / peer.cache
    return [
        Work(f"{peer.name}, cold", command, lambda: cache.unlink(missing_ok=True)),
        Work(f"{peer.name}, warm", command),
    ]


def _agree(expected: Sums, found: Sums) -> None:
    """Refuse to time what comes to other figures; what is not named stands at 0."""
    for subject in sorted(expected.keys() | found.keys()):
        right, wrong = expected.get(subject, 0), found.get(subject, 0)
        if right != wrong:
            raise Failed(f"not timed: {subject} is {wrong} and should be {right}")


def _reasons(before: Table, patience: float) -> dict[str, str]:
    """Why a program is not tried at the next size, by its name."""
    found = {name: _reason(list(cells.values()), patience) for name, cells in before.items()}
    return {name: reason for name, reason in found.items() if reason is not None}


def _reason(cells: Sequence[Cell], patience: float) -> str | None:
    if told := [cell for cell in cells if isinstance(cell, str)]:
        return told[0]
    slowest = max(cell.processor for cell in cells if isinstance(cell, Figures))
    return f"not tried: expected to take over {patience:.0f} s" if slowest * GROWTH > patience else None
