"""How long `history` takes against `git log -p --follow`: a plan of 80 targets through 1,000 commits.

Run `make bench`. The two commands are timed in turn, because machines are noisy: compare the ratios.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

COMMITS, SECTIONS, TASKS, TARGETS = 1_000, 5, 4, 4
ROUNDS = 7
PLAN = "plan/2022.yaml"


def plan_text(figures: Sequence[int]) -> str:
    """A plan whose targets, in order, ask for `figures`."""
    lines = [
        "title: Plan of the year",
        "organization: Office",
        "period: {start: 2022-01-01, end: 2022-12-31}",
        "owners:",
        "  Ann: {title: director}",
        "sections:",
    ]
    left = iter(enumerate(figures))
    for section in range(SECTIONS):
        lines += [f"  - id: section-{section}", f"    title: Section {section}", "    tasks:"]
        for task in range(TASKS):
            lines += [f"      - id: task-{section}-{task}", f"        title: Task {section}.{task}"]
            lines += ["        lead: [Ann]", "        targets:"]
            for _ in range(TARGETS):
                number, figure = next(left)
                lines.append(
                    f"          - {{id: target-{number}, name: Target {number}, kind: count, unit: items, "
                    f"at_least: {figure}}}"
                )
    return "\n".join(lines) + "\n"


def write_repository(root: Path) -> None:
    """A repository with one changed target in each commit."""
    git = ["git", "-C", str(root), "-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    (root / "plan").mkdir()
    figures = [100] * (SECTIONS * TASKS * TARGETS)
    for i in range(COMMITS):
        figures[i % len(figures)] += i
        (root / PLAN).write_text(plan_text(figures), "utf-8")
        subprocess.run([*git, "add", PLAN], check=True)
        subprocess.run([*git, "commit", "--quiet", "-m", f"change {i}"], check=True)


def seconds(command: Sequence[str], root: Path, environment: dict[str, str]) -> float:
    """How long one run takes."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def measure(root: Path, cache: Path) -> dict[str, float]:
    """The median of each command, in seconds."""
    workplan = Path(sys.executable).parent / "workplan"
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    git = ["git", "--no-pager", "log", "-p", "--follow", "--", PLAN]
    ours = [str(workplan), "history", "target-7"]
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        shutil.rmtree(cache, ignore_errors=True)
        steps: dict[str, Callable[[], float]] = {
            "git log -p --follow": lambda: seconds(git, root, environment),
            "history, cold": lambda: seconds(ours, root, environment),
            "history, again": lambda: seconds(ours, root, environment),
            "python -c pass": lambda: seconds([sys.executable, "-c", "pass"], root, environment),
        }
        for name, step in steps.items():
            found.setdefault(name, []).append(step())
    return {name: statistics.median(times) for name, times in found.items()}


def main() -> None:
    """Print the medians and their ratios to git's, as commits leave the repository and packed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "office"
        root.mkdir()
        write_repository(root)
        for state in ("loose", "packed"):
            if state == "packed":
                subprocess.run(["git", "-C", str(root), "gc", "--quiet"], check=True)
            medians = measure(root, Path(folder) / "cache")
            yardstick = medians["git log -p --follow"]
            for name, median in medians.items():
                sys.stdout.write(f"{state:8}{name:22}{median:8.3f} s{median / yardstick:8.2f}\n")


if __name__ == "__main__":
    main()
