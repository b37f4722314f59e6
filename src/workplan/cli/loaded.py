"""What was loaded: a plan with its logs, or with their brief, and all that is wrong with them."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from workplan.core.log import Entry, Logs
from workplan.core.plan import Plan
from workplan.core.problems import Problem
from workplan.files.disk.folder import Tree


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan file with its logs, and all that is wrong; `plan` is None when it could not be read.

    `evidence` is what the entries name, but for URLs. Where the entries are those of a brief, which has no
    mistakes, `warnings` says how many there are, and `problems` is empty.
    """

    tree: Tree
    file: str
    plan: Plan | None
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    evidence: frozenset[str] = frozenset()
    warnings: int = 0
    logs: Logs | None = None


def unread_logs(tree: Tree, file: str) -> tuple[Problem, ...]:
    """Files beside the plan's logs that look like logs and are not read: a report nobody reads is lost."""
    folder = f"progress/{PurePosixPath(file).stem}/"
    return tuple(problem for problem in tree.stray() if problem.file.startswith(folder))
