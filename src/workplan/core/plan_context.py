"""What the checks of a plan look at: the plan, and the addresses of its things."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from workplan.core.plan import Plan, ProfilePoint, Section, Target, Task
from workplan.core.problems import Address, Param, Path, Problem

T = TypeVar("T", Section, Task, Target)
BOUNDS = ("at_least", "at_most", "between")


@dataclass(frozen=True, slots=True)
class PlanContext:
    """A plan to be checked, and the addresses of its things.

    `vague` are the paths of keys that are broken, missing or misspelt: what follows from their absence is not
    asked. `lost` says which names may stand in lines that could not be read ("owners", "definitions",
    "tasks", "targets"): that such a name is unknown, or not used there, means nothing then.
    """

    plan: Plan
    file: str
    vague: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()

    def problem(self, code: str, *path: str | int, **params: Param) -> Problem:
        """A problem of the value at `path`."""
        return Problem(code, self.file, Address(path), params)

    def problem_of_key(self, code: str, *path: str | int, **params: Param) -> Problem:
        """A problem of the key at `path` itself."""
        return Problem(code, self.file, Address(path, on_key=True), params)

    def every(self, kind: type[T]) -> Iterator[tuple[Path, T]]:
        """Every section, task or target with its path, as the plan lists them."""
        return ((path, thing) for path, thing in self.plan.things() if isinstance(thing, kind))

    def clear_targets(self, *keys: str) -> Iterator[tuple[Path, Target]]:
        """The targets of which the kind and `keys` could be read, or are rightly absent."""
        for path, target in self.every(Target):
            if not any(self.is_vague((*path, key)) for key in ("kind", *keys)):
                yield path, target

    def profiles(self) -> Iterator[tuple[Path, tuple[ProfilePoint, ...]]]:
        """The profiles of the plan and of its tasks that could be read, with their paths."""
        found: list[tuple[Path, tuple[ProfilePoint, ...]]] = [(("pace", "profile"), self.plan.profile)]
        found += (((*path, "profile"), task.profile) for path, task in self.every(Task))
        return ((path, profile) for path, profile in found if not self.is_vague(path))

    def is_vague(self, path: Path) -> bool:
        """Whether the value at `path`, something in it or all around it could not be read."""
        if not self.vague:  # of nearly every plan
            return False
        return path in _around(self.vague) or any(path[:i] in self.vague for i in range(len(path)))

    def any_vague(self, keys: Collection[str]) -> bool:
        """Whether a value of one of `keys`, anywhere in the plan, could not be read."""
        return any(step in keys for path in self.vague for step in path)


@lru_cache(maxsize=2)
def _around(paths: frozenset[Path]) -> frozenset[Path]:
    """The paths, and those of all that holds them."""
    return frozenset(path[:i] for path in paths for i in range(len(path) + 1))
