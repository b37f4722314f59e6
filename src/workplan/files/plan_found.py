"""What was found in a plan file: the plan as far as it could be read, and all that is wrong with the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from workplan.core.plan import Plan
from workplan.core.problems import Path, Problem


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as far as it could be read.

    `vague` are the paths of keys, or of items of lists, of whose value nothing is known: what is broken,
    empty or could not be read; what is missing; what a misspelt key was probably meant to be; a key written
    twice; and, in a mapping that lost a line, the key that the line names, or else every known key that is
    absent. Nothing below such a path is known either. `lost` are the kinds of names of which some may be lost
    ("owners", "definitions", "tasks", "targets"): that such a name is unknown means nothing then. It is all
    of them where reading ended before the file does, or nothing was read. `plain` are the data of a plan in
    whose text and shape nothing is wrong.
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    vague: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()
    plain: Mapping[str, object] | None = None

    @property
    def unsure(self) -> bool:
        """Whether any name may be lost."""
        return bool(self.lost)
