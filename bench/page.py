"""docs/performance.md: all that was measured, between two markers that the method stands around."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.history import GIT_LOG
from bench.machine import Machine
from bench.race import Table
from bench.timing import Cell, Figures

BEGIN, END = "<!-- measured by `make bench` -->", "<!-- end of what was measured -->"
BARE = "python -c pass"
PLOT = "performance.svg"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program that is measured or could be, its version or why it is absent, and how it is called."""

    name: str
    version: str
    file: str
    command: str


@dataclass(frozen=True, slots=True)
class Results:
    """All of one run; `load_after` is the machine's load at its end."""

    machine: Machine
    load_after: float
    contestants: Sequence[Contestant]
    sizes: Mapping[int, Table]
    layouts: tuple[int, Table]
    history: Mapping[str, Mapping[str, Cell]]
    collection: Mapping[str, Cell]


def page(text: str, results: Results) -> str:
    """The page with what stands between its markers made anew."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    assert begin
    assert end
    return f"{before}{BEGIN}\n\n{measured(results)}\n{END}{after}"


def measured(results: Results) -> str:
    """What the page says of one run."""
    parts = [
        _machine(results),
        f"![Seconds by number of entries, a line for each program]({PLOT})\n",
        "Seconds (medians) for the table of all targets, by number of entries:\n",
        _overview(results.sizes),
        "The commands:\n",
        _commands(results.contestants),
    ]
    for size, table in results.sizes.items():
        parts += [f"### {size:,} entries\n", detail(_rows(table), BARE)]
    count, table = results.layouts
    parts += [f"### `status` without a cache, {count:,} entries, by how the log is written\n"]
    parts += [detail(_rows(table), BARE)]
    for state, cells in results.history.items():
        parts += [f"### `history` of a target through 1,000 commits, {state}\n", detail(cells, GIT_LOG)]
    parts += ["### Replies of a collection, from the files to the log\n", detail(results.collection, BARE)]
    return "\n".join(parts)


def _machine(results: Results) -> str:
    machine = results.machine
    return (
        f"Measured on {machine.day}: {machine.processor}, {machine.cores} cores, "
        f"{machine.memory / 1e9:.1f} GB of memory; {machine.system}, Linux {machine.kernel}; "
        f"Python {machine.python}. "
        f"Load {machine.load:.1f} at the beginning, {results.load_after:.1f} at the end.\n"
    )


def _overview(sizes: Mapping[int, Table]) -> str:
    head = ["", *(f"{size:,}" for size in sizes)]
    rows = [
        [name, *(seconds(medians[size]) if size in medians else "–" for size in sizes)]
        for name, medians in compared(sizes).items()
    ]
    return _table(head, rows)


def compared(sizes: Mapping[int, Table]) -> dict[str, dict[int, float]]:
    """The medians of what is compared by size: of our program, only the table of all targets."""
    found: dict[str, dict[int, float]] = {}
    for size, table in sizes.items():
        for name, cell in _rows(table).items():
            if isinstance(cell, Figures) and (name not in table["workplan"] or name.startswith("workplan")):
                found.setdefault(name, {})[size] = cell.median
    return found


def _commands(contestants: Iterable[Contestant]) -> str:
    head = ["program", "version", "reads", "command"]
    rows = [[c.name, c.version, c.file, f"`{c.command}`"] for c in contestants]
    return _table(head, rows, numbers=0)


def _rows(table: Table) -> dict[str, Cell]:
    return {name: cell for cells in table.values() for name, cell in cells.items()}


def detail(cells: Mapping[str, Cell], yardstick: str) -> str:
    """A row for each work, with its ratio to one of them."""
    head = ["", "median, s", "least – most, s", f"× `{yardstick}`", "processor, s", "peak memory, MB"]
    measure = cells[yardstick]
    unit = measure.median if isinstance(measure, Figures) else None
    return _table(head, [_row(name, cell, unit) for name, cell in cells.items()])


def _row(name: str, cell: Cell, unit: float | None) -> list[str]:
    if not isinstance(cell, Figures):
        return [name, cell, "", "", "", ""]
    spread = f"{seconds(cell.low)} – {seconds(cell.high)}"
    ratio = "–" if unit is None else _ratio(cell.median / unit)
    return [name, seconds(cell.median), spread, ratio, seconds(cell.processor), f"{cell.peak / 1e6:,.0f}"]


def seconds(value: float) -> str:
    """Thousandths below ten seconds, tenths above."""
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"  # noqa: PLR2004


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"  # noqa: PLR2004


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: int | None = None) -> str:
    """A Markdown table; all columns but the first hold numbers, unless it is said how many do."""
    right = len(head) - 1 if numbers is None else numbers
    ruler = [*["---"] * (len(head) - right), *["---:"] * right]
    escaped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [head, ruler, *escaped])
