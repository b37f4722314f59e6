"""Parts: lines cut and divided so that each part is as long as may be, and no line is lost."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from unicodedata import combining

Lines = tuple[str, ...]
Takes = Callable[[Lines], bool]  # whether a part of these lines is small enough; fewer lines are never larger


def divided(lines: Iterable[str], takes: Takes, sign: str) -> list[Lines]:
    """The lines in parts, in their order; one too long for a part of its own is cut, and ends in `sign`."""
    parts: list[Lines] = []
    part: Lines = ()
    for line in lines:
        fitting = cut(line, lambda text: takes((text,)), sign)
        if part and not takes((*part, fitting)):
            parts.append(part)
            part = ()
        part = (*part, fitting)
    return [*parts, part] if part else parts


def cut(text: str, takes: Callable[[str], bool], sign: str) -> str:
    """`text`, if it is taken, else as much of it as is taken with `sign` behind it, in whole characters."""
    if takes(text):
        return text
    most = bisect_left(range(len(text)), True, key=lambda length: not takes(text[:length] + sign)) - 1
    while most > 0 and combining(text[most]):
        most -= 1
    return text[: max(most, 0)] + sign
