"""What a check of the plan is given, and the walk over the plan's records with their addresses."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workplan.core.plan import Plan, Section, Target, Task
from workplan.core.problems import Address, Param, Path, Problem


@dataclass(frozen=True, slots=True)
class PlanContext:
    """A plan to be checked.

    `vague` are the paths of keys that are broken, missing or misspelt: what follows from their absence is not
    asked. `lost` says which names may stand in lines that could not be read ("owners", "definitions",
    "tasks", "targets"): that such a name is unknown, or not used there, means nothing then.
    """

    plan: Plan
    file: str
    vague: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()

    def problem(self, code: str, *path: str | int, part: str | None = None, **params: Param) -> Problem:
        """A problem of the value at `path`, or of a `part` of its text."""
        return Problem(code, self.file, Address(path, part=part), params)

    def problem_of_key(self, code: str, *path: str | int, **params: Param) -> Problem:
        """A problem of the key at `path` itself."""
        return Problem(code, self.file, Address(path, on_key=True), params)

    def sections(self) -> Iterator[tuple[Path, Section]]:
        """Every section with its path."""
        for i, section in enumerate(self.plan.sections):
            yield ("sections", i), section

    def tasks(self) -> Iterator[tuple[Path, Task]]:
        """Every task with its path."""
        for path, section in self.sections():
            for i, task in enumerate(section.tasks):
                yield (*path, "tasks", i), task

    def targets(self) -> Iterator[tuple[Path, Target]]:
        """Every target with its path, as the plan lists them."""
        for path, section in self.sections():
            yield from _numbered(path, section.targets)
            for i, task in enumerate(section.tasks):
                yield from _numbered((*path, "tasks", i), task.targets)

    def clear_targets(self, *keys: str) -> Iterator[tuple[Path, Target]]:
        """The targets of which the kind and `keys` could be read, or are rightly absent."""
        for path, target in self.targets():
            if not any(self.is_vague((*path, key)) for key in ("kind", *keys)):
                yield path, target

    def is_vague(self, path: Path) -> bool:
        """Whether the value at `path`, something in it or all around it could not be read."""
        return any(path[: len(broken)] == broken or broken[: len(path)] == path for broken in self.vague)

    def any_vague(self, keys: Collection[str]) -> bool:
        """Whether a value of one of `keys`, anywhere in the plan, could not be read."""
        return any(step in keys for path in self.vague for step in path)


def _numbered(path: Path, targets: tuple[Target, ...]) -> Iterator[tuple[Path, Target]]:
    for i, target in enumerate(targets):
        yield (*path, "targets", i), target
