"""Suggestions: the known name that an unknown one was probably meant to be."""

from collections.abc import Iterable

_SHORTEST = 2
_MOST = 50


class Suggestions:
    """What unknown names were probably meant to be, for the first fifty of them: more help nobody reads."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._found: dict[str, str | None] = {}

    def closest(self, name: str) -> str | None:
        """The known name closest to `name`, if any is close."""
        if name not in self._found and len(self._found) < _MOST:
            self._found[name] = closest(name, self._known)
        return self._found.get(name)


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that takes the fewest edits to write, when that is at most a third of its letters."""
    best: tuple[int, str] | None = None
    for other in known:
        most = max(1, len(other) // 3)
        if len(other) < _SHORTEST or abs(len(other) - len(name)) > most:
            continue
        found = (_edits(name.casefold(), other.casefold()), other)
        if found[0] <= most and (best is None or found < best):
            best = found
    return best[1] if best else None


def _edits(left: str, right: str) -> int:
    """The Damerau–Levenshtein distance with adjacent swaps: insert, delete, replace, or swap two letters."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        earlier, before = before, row
        row = [i]
        for j, b in enumerate(right, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1]
