"""How long replies take from files to the log: 12 of 100 rows each, and a thousand of 8."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from bench.program import Office, Program
from bench.timing import Cell, Starter, Work, in_turn

LIMIT = 600.0
TURNS = 5
_ROWS = {12: 100, 1_000: 8}  # of each reply, by their number
_SHEETS = "collect/2022-09"
_HEAD = 3  # the line of the heads of a sheet
_PLAN = """\
title: Collection
organization: Office
language: en
period: {{start: 2022-01-01, end: 2022-12-31}}
owners: {{{owners}}}
sections:
  - id: all
    title: All
    tasks:
"""


def run_collection(program: Program, folder: Path) -> dict[str, Cell]:
    """Issue sheets, fill them in, and read them all; only that is timed."""
    found: dict[str, Cell] = {}
    with Starter(folder, LIMIT) as starter:
        for replies, rows in _ROWS.items():
            work = _work(program, Office(folder / f"collect-{replies}"), starter, (replies, rows))
            found |= in_turn(starter, [program.bare(), work], TURNS)
    return found


def _work(program: Program, office: Office, starter: Starter, size: tuple[int, int]) -> Work:
    """All replies of an office read at once, into a log that is not there yet."""
    (office.root / "plan").mkdir(parents=True)
    (office.root / "plan" / "2022.yaml").write_text("".join(_plan(*size)), "utf-8")
    starter.run(program.call(office, "collect", "out", "--period", "2022-09"))
    for sheet in (office.root / _SHEETS).iterdir():
        _fill(sheet)
    log = office.root / "progress" / "2022" / "2022-09.yaml"
    command = program.call(office, "collect", "in", _SHEETS, "--yes")
    name = f"`collect in` of {size[0]:,} replies of {size[1]} rows"
    return Work(name, command, lambda: log.unlink(missing_ok=True))


def _plan(units: int, rows: int) -> Iterator[str]:
    yield _PLAN.format(owners=", ".join(f"unit{unit}: {{}}" for unit in range(units)))
    for unit in range(units):
        yield f"      - {{id: task{unit}, title: Task {unit}, lead: [unit{unit}], targets: [\n"
        for row in range(rows):
            yield f"          {{id: t{unit}-{row}, name: Target {row}, "
            yield "kind: count, unit: lifts, at_least: 52},\n"
        yield "        ]}\n"


def _fill(sheet: Path) -> None:
    book = load_workbook(sheet)
    front = book.worksheets[0]
    columns = {str(cell.value): at for at, cell in enumerate(front[_HEAD], start=1)}
    for line in range(_HEAD + 1, front.max_row + 1):
        if front.cell(line, columns["Id"]).value:
            front.cell(line, columns["Added"], line % 7)
            front.cell(line, columns["Note"], "as planned")
    book.save(sheet)
