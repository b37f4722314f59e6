#!/usr/bin/env python3
"""Writes the table of docs/reliability.md from what the tests in tests/faults counted."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

PAGE = Path(__file__).parent / "reliability.md"
BEGIN, END = "<!-- counted by `make faults` -->", "<!-- end of what was counted -->"
COLUMNS = {
    "lost": "lost",
    "acknowledged_but_missing": "acknowledged but missing",
    "tracebacks": "tracebacks",
    "hangs": "hangs",
    "unreadable": "files left unreadable",
}


def summed(lines: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
    """The figures of each test, which may have counted in several parts, by its name."""
    tests: dict[str, dict[str, int]] = {}
    for line in lines:
        counted = json.loads(line)
        sums = tests.setdefault(counted.pop("test"), {})
        for key, count in counted.items():
            sums[key] = sums.get(key, 0) + count
    return dict(sorted(tests.items()))


def table(tests: Mapping[str, Mapping[str, int]]) -> str:
    """A row for each test; what it did not count is a dash."""
    head = ["test", "runs", *COLUMNS.values()]
    rows = [
        [test, f"{sums['runs']:,}", *(f"{sums[key]:,}" if key in sums else "–" for key in COLUMNS)]
        for test, sums in tests.items()
    ]
    ruler = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [head, ruler, *rows])


def page(text: str, lines: Iterable[str]) -> str:
    """The page with the table between its two markers made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table(summed(lines))}\n{END}{after}"


def main(file: str) -> None:
    """Make the page from the figures in `file`."""
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
