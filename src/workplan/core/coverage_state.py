"""The states of a document's clauses, and a quote with its place and its state there."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a clause stands, the worst first; `lost` is a quote that stands in no clause."""

    LOST = "lost"
    CHANGED = "changed"
    OPEN = "open"
    HALF = "half"
    BOUND = "bound"
    WAIVED = "waived"
    BACKGROUND = "background"

    @property
    def is_unsettled(self) -> bool:
        """Whether someone must see to it."""
        return self in _UNSETTLED

    def is_as_grave_as(self, other: "State") -> bool:
        """Whether it is that state or a worse one."""
        return _ORDER.index(self) <= _ORDER.index(other)


_ORDER = tuple(State)
_UNSETTLED = _ORDER[: _ORDER.index(State.BOUND)]


@dataclass(frozen=True, slots=True)
class Sourced:
    """A quote of one thing, and where it stands in the file of the document; `words` are those found there.

    `state` is bound, changed or lost; None, without a line, where there is no document to look into.
    """

    quote: str
    file: str | None = None
    state: State | None = None
    line: int | None = None
    words: str | None = None
