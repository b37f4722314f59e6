"""How long `history` takes against `git log -p --follow`: a plan of 80 targets through 1,000 commits."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.program import Office, Program
from bench.timing import Cell, Command, Starter, Work, in_turn

COMMITS, SECTIONS, TASKS, TARGETS = 1_000, 5, 4, 4
TURNS = 7
LIMIT = 60.0
PLAN = "plan/2022.yaml"
GIT_LOG = "git log -p --follow"


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


def write_repository(root: Path, commits: int = COMMITS) -> None:
    """A repository with one changed target in each commit."""
    git = ["git", "-C", str(root), "-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    (root / "plan").mkdir()
    figures = [100] * (SECTIONS * TASKS * TARGETS)
    for i in range(commits):
        figures[i % len(figures)] += i
        (root / PLAN).write_text(plan_text(figures), "utf-8")
        subprocess.run([*git, "add", PLAN], check=True)
        subprocess.run([*git, "commit", "--quiet", "-m", f"change {i}"], check=True)


def run_history(program: Program, folder: Path) -> dict[str, dict[str, Cell]]:
    """The figures as commits leave the repository, and of the packed one."""
    office = Office(folder / "history")
    office.root.mkdir()
    write_repository(office.root)
    with Starter(folder, LIMIT) as starter:
        loose = in_turn(starter, _works(program, office), TURNS)
        subprocess.run(["git", "-C", str(office.root), "gc", "--quiet"], check=True)
        packed = in_turn(starter, _works(program, office), TURNS)
    return {"as commits leave it": loose, "packed by `git gc`": packed}


def _works(program: Program, office: Office) -> list[Work]:
    words = [str(shutil.which("git")), "--no-pager", "log", "-p", "--follow", "--", PLAN]
    history = program.call(office, "history", "target-7")
    return [
        program.bare(),
        Work(GIT_LOG, Command(words, office.root, program.environment)),
        Work("`history`, the first call", history, office.forget),
        Work("`history` again", history),
    ]
