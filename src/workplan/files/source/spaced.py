"""A table whose columns stand apart by blanks alone, as the text of a printed page has it."""

import re
from collections.abc import Sequence

from workplan.files.source.stacked import Stacked

_WORD = (
    r"actuals?|adopted|approved|budget(?:ed)?|project(?:ed|ions?)|targets?|goals?|est(?:\.|imated?|imates)?"
    r"|plan(?:ned)?|proposed|revised|forecast|baseline|results?|实绩|实际|完成|预计|目标|计划"
)
_YEAR = r"(?:fy|cy)?'?(?:(?:19|20)[0-9]{2}|[0-9]{2}(?=[-–/][0-9]))(?:[-–/][0-9]{2,4})?|fy'?[0-9]{2}"
_HEAD = re.compile(rf"(?:{_YEAR})(?:年(?:{_WORD})?)?|{_WORD}", re.IGNORECASE)
_FISCAL = re.compile(r"\b(FY|CY)\s+(?=[0-9])", re.IGNORECASE)
_VALUE = re.compile(r"[(≥≤<>~]?[-–]?[$€£¥]?[0-9][0-9,.]*[%)]?|n/?a|tbd|[-–—]", re.IGNORECASE)
_FEWEST = 2  # columns; rows
_MOST_HEADS = 3  # lines


def spaced(lines: Sequence[str], at: int) -> Stacked | None:
    """The table whose heads stand on the line `at`: years and words such as Actual, Budget, Target.

    Each row has as many figures at its end as there are heads; a heading may have several lines.
    """
    width = len(_tail(_words(lines[at]), _HEAD))
    if width < _FEWEST:
        return None
    heads, name, end, above = [""] * width, "", at, 0
    while end < len(lines) and above < _MOST_HEADS:
        words = _words(lines[end])
        tail = _tail(words, _HEAD)
        if len(tail) == width:
            heads = [f"{word} {head}".strip() for head, word in zip(heads, tail, strict=True)]
        elif words and (len(tail) or _row(words, width)):
            break
        name = " ".join([name, *words[: len(words) - width * (len(tail) == width)]]).strip()
        above += bool(words)
        end += 1
    rows, numbers, last = [[name, *heads]], [at], end
    while end < len(lines):
        words = _words(lines[end])
        row = _row(words, width)
        if row is not None:
            rows.append(row)
            numbers.append(end)
            last = end + 1
        elif words:
            break
        end += 1
    return Stacked(last, rows, numbers, [frozenset()] * len(rows)) if len(rows) > _FEWEST else None


def _words(line: str) -> list[str]:
    return _FISCAL.sub(r"\1", line).split()


def _tail(words: Sequence[str], kind: re.Pattern[str]) -> Sequence[str]:
    """The words at the end that are of a kind."""
    first = len(words)
    while first and kind.fullmatch(words[first - 1]):
        first -= 1
    return words[first:]


def _row(words: Sequence[str], width: int) -> list[str] | None:
    """A row: its name, and as many figures behind it."""
    name, values = words[:-width], words[-width:]
    return [" ".join(name), *values] if name and len(_tail(values, _VALUE)) == width else None
