"""How long `export` takes for many bodies: from nothing, when nothing changed, and when ten did.

Each body has 150 targets of all kinds and reports each of them every month of a year.
Run as `python -m bench.export [BODIES]`; the figures stand in docs/scale.md.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from workplan.files.logs.write import entry_line

BODIES, TARGETS, CHANGED = 1_000, 150, 10
TASKS, SECTIONS, OWNERS = 30, 6, 12
LISTED = "rollup.yaml"
# What each target of a kind has in the plan, and what it reports in the month of that number, from 1 to 12.
KINDS = {
    "count": ("unit: 台, at_least: {goal}", "add"),
    "level": ("unit: 家, at_least: {goal}, baseline: 1", "value"),
    "rate": ("at_least: 5", "value"),
    "recurring": ("unit: 次, every: month", "add"),
    "milestone": ("pace: even", "value"),
}


def write_district(folder: Path, bodies: int, targets: int = TARGETS) -> Path:
    """A folder of bodies, and the plan of plans that lists them."""
    lines = ["title: District", "period: {start: 2022-01-01, end: 2022-12-31}", "bodies:"]
    for number in range(bodies):
        write_body(folder / f"body-{number:05}", Random(number), targets)
        lines.append(f"  - {{id: body-{number:05}, name: 街道{number}, folder: body-{number:05}}}")
    lines += ["indicators:", "  - {id: counts, name: 累计, unit: 台, aggregate: sum, parts: [target-0]}"]
    listed = folder / LISTED
    listed.write_text("\n".join(lines) + "\n", "utf-8")
    return listed


def write_body(root: Path, chance: Random, targets: int) -> None:
    """One body: its plan, and a log for each month."""
    (root / "plan").mkdir(parents=True)
    (root / "progress" / "2022").mkdir(parents=True)
    (root / "plan" / "2022.yaml").write_text("\n".join(_plan(chance, targets)) + "\n", "utf-8")
    for month in range(1, 13):
        write_log(root, month, chance, targets)


def write_log(root: Path, month: int, chance: Random, targets: int) -> None:
    """The log of a month, in which each target is reported."""
    lines = (f"{line}\n" for line in _log(month, chance, targets))
    (root / "progress" / "2022" / f"2022-{month:02}.yaml").write_text("".join(lines), "utf-8")


def _plan(chance: Random, targets: int) -> Iterator[str]:
    yield from ("title: 2022年工作要点", "organization: 街道", "language: zh")
    yield "period: {start: 2022-01-01, end: 2022-12-31}"
    yield from ("owners:", *(f"  领导{i}: {{title: 副主任}}" for i in range(OWNERS)), "sections:")
    for section in range(SECTIONS):
        yield from (f"  - id: section-{section}", f"    title: 板块{section}", "    tasks:")
        for task in range(section, TASKS, SECTIONS):
            yield from (f"      - id: task-{task}", f"        title: 任务{task}")
            yield from (f"        lead: [领导{task % OWNERS}]", "        targets:")
            for number in range(task, targets, TASKS):
                kind, (more, _) = list(KINDS.items())[number // TASKS % len(KINDS)]
                goal = more.format(goal=chance.randint(60, 600))
                yield f"          - {{id: target-{number}, name: 指标{number}, kind: {kind}, {goal}}}"


def _log(month: int, chance: Random, targets: int) -> Iterator[str]:
    for number in range(targets):
        _, key = list(KINDS.values())[number // TASKS % len(KINDS)]
        figure = {"add": chance.randint(0, 50), "value": 7 * month + chance.randint(0, 9)}[key]
        fields: dict[str, str | bool] = {
            "date": f"2022-{month:02}-28",
            "target": f"target-{number}",
            key: str(figure),
            "by": f"经办{number % 20}",
            "note": f"本月完成{figure}，其余按计划推进",
            "id": f"m{month:02}{number:04}{chance.randint(0, 99999):05}",
        }
        yield entry_line(fields)


@dataclass(frozen=True, slots=True)
class Took:
    """How long a call took, in seconds, and what it said."""

    seconds: float
    said: str


def exported(listed: Path, out: Path) -> Took:
    """One call of the program."""
    words = [sys.executable, "-m", "workplan.cli.main", "export", str(listed), "-o", str(out)]
    start = time.perf_counter()
    ran = subprocess.run([*words, "--as-of", "2022-12-31"], check=True, capture_output=True, text=True)
    return Took(time.perf_counter() - start, ran.stdout.strip())


def main() -> None:
    """Measure, and print the figures."""
    bodies = int(sys.argv[1]) if sys.argv[1:] else BODIES
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        listed, out = write_district(folder, bodies), folder / "out"
        os.sync()
        found = {"from nothing": exported(listed, out), "unchanged": exported(listed, out)}
        for number in range(0, bodies, max(1, bodies // CHANGED)):
            write_log(folder / f"body-{number:05}", 12, Random(-number - 1), TARGETS)
        found["ten changed"] = exported(listed, out)
        size = sum(file.stat().st_size for file in out.glob("*/*/*"))
        for what, took in found.items():
            sys.stdout.write(f"{bodies} bodies, {what}: {took.seconds:.1f} s ({took.said})\n")
        sys.stdout.write(json.dumps({"bytes": size}) + "\n")


if __name__ == "__main__":
    main()
