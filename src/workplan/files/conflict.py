"""A file in conflict, as git writes it into the work tree: what it says on either side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MARKER = 7  # characters
_BOTH, _OURS, _BASE, _THEIRS = "both", "ours", "base", "theirs"
_NEXT = {
    (_BOTH, "<<<<<<<"): _OURS,
    (_OURS, "|||||||"): _BASE,
    (_OURS, "======="): _THEIRS,
    (_BASE, "======="): _THEIRS,
    (_THEIRS, ">>>>>>>"): _BOTH,
}


@dataclass(frozen=True, slots=True)
class Sides:
    """The text of either side."""

    ours: str
    theirs: str


def sides_of(text: str) -> Sides | None:
    """The sides of a text with conflict markers; None for one that has none."""
    lines = list(_placed(text.splitlines(keepends=True)))
    if {_OURS, _THEIRS}.isdisjoint(where for where, _ in lines):
        return None
    ours, theirs = (
        "".join(line for where, line in lines if where in (_BOTH, side)) for side in (_OURS, _THEIRS)
    )
    return Sides(ours, theirs)


def _placed(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each line but the markers, and where it stands: on both sides, or on one."""
    where = _BOTH
    for line in lines:
        after = _NEXT.get((where, line[:_MARKER]))
        if after is None:
            yield where, line
        where = after or where
