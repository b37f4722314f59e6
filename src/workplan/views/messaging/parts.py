"""Parts: lines cut and divided so that each part is as long as may be, and no line is lost."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from unicodedata import combining

Lines = tuple[str, ...]
Size = Callable[[str], int]  # what a line adds to a part; a shorter one adds no more


def divided(lines: Iterable[str], size: Size, room: int, sign: str) -> list[Lines]:
    """The lines in parts of at most `room`, in order; one too long for any is cut, and ends in `sign`."""
    parts: list[list[str]] = []
    left = 0
    for line in lines:
        fitting = cut(line, lambda text: size(text) <= room, sign)
        if size(fitting) > left:
            parts.append([])
            left = room
        parts[-1].append(fitting)
        left -= size(fitting)
    return [tuple(part) for part in parts]


def cut(text: str, takes: Callable[[str], bool], sign: str) -> str:
    """`text`, if it is taken, else as much of it as is taken with `sign` behind it, in whole characters."""
    if takes(text):
        return text
    most = bisect_left(range(len(text)), True, key=lambda length: not takes(text[:length] + sign)) - 1
    while most > 0 and combining(text[most]):
        most -= 1
    return text[: max(most, 0)] + sign
