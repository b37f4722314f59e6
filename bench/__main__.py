"""Measures everything and writes docs/performance.md; with --quick, prints a part of it."""

import argparse
import os
import shlex
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.collection import run_collection
from bench.history import run_history
from bench.machine import this_machine
from bench.office import PLAN
from bench.page import PLOT, Contestant, Results, compared, measured, page
from bench.peers import PEERS, Peer
from bench.plot import Line, plot
from bench.program import TABLE, Program
from bench.race import QUICK, WHOLE, environment_in, run_layouts, run_sizes

DOCS = PLAN.parents[1] / "docs"


def main() -> None:
    """Measure, and write the page, or print what would stand there."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        results = _measure(options, Path(folder))
    if options.quick:
        sys.stdout.write(measured(results))
        return
    file = DOCS / "performance.md"
    file.write_text(page(file.read_text("utf-8"), results), "utf-8")
    lines = [Line(name, medians) for name, medians in compared(results.sizes).items()]
    (DOCS / PLOT).write_text(plot(lines), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="1,000 and 10,000 entries, few turns; writes nothing"
    )
    parser.add_argument(
        "--venv", type=Path, default=Path(sys.prefix), help="measure the workplan that is installed there"
    )
    parser.add_argument(
        "--largest", type=int, default=max(WHOLE.turns), choices=WHOLE.turns, help="at most so many entries"
    )
    return parser.parse_args()


def _measure(options: argparse.Namespace, folder: Path) -> Results:
    scale = QUICK if options.quick else WHOLE
    turns = {size: turns for size, turns in scale.turns.items() if size <= options.largest}
    scale = replace(scale, turns=turns, layouts=min(scale.layouts, max(turns)))
    machine = this_machine()
    program = Program(options.venv.resolve(), environment_in(folder / "home"))
    program.prepare()
    sizes = run_sizes(program, scale, folder)
    layouts = run_layouts(program, scale, folder)
    history = run_history(program, folder)
    collection = run_collection(program, folder)
    load = os.getloadavg()[0]
    return Results(machine, load, _contestants(), sizes, (scale.layouts, layouts), history, collection)


def _contestants() -> list[Contestant]:
    ours = Contestant("workplan", "this one", "`progress/2022/*.yaml`", shlex.join(["workplan", *TABLE]))
    return [ours, *(_contestant(peer) for peer in PEERS)]


def _contestant(peer: Peer) -> Contestant:
    return Contestant(
        peer.name, peer.absence or peer.version, f"`{peer.file}`", shlex.join([peer.program, *peer.arguments])
    )


if __name__ == "__main__":
    main()
