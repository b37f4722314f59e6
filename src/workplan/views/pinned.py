"""What the views of problems take: a problem with its place and the source line there."""

from typing import Protocol

from workplan.core.problems import Place, Problem


class ProblemAt(Protocol):
    """A problem pinned to a place; `place` and `source` are None where a file has no such line."""

    @property
    def problem(self) -> Problem:
        """What is wrong."""

    @property
    def place(self) -> Place | None:
        """Where it stands."""

    @property
    def source(self) -> str | None:
        """The whole line there."""
