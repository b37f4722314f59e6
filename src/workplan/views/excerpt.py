"""The excerpt of a source line under a problem: a gutter with its number, and carets below what is meant."""

from workplan.core.problems import Place
from workplan.views.page import Page
from workplan.views.text import cells, escaped

GUTTER = 5
_TAB = " " * 4
_MARK = "..."


def excerpt(source: str, place: Place, page: Page) -> list[str]:
    """Two lines: as much of `source` as fits around the place, and carets below it."""
    room = page.room - GUTTER - len(" | ")
    shown, before, marked = _windowed(source.rstrip("\r\n"), place, room, page.wide_ambiguous)
    carets = " " * before + "^" * max(1, min(marked, room - before))
    return [f"{place.line:>{GUTTER}} | {shown}".rstrip(), f"{'':>{GUTTER}} | {carets}"]


def _windowed(source: str, place: Place, room: int, wide: bool) -> tuple[str, int, int]:
    """The text shown, the cells before the carets, and the cells above them."""
    first = max(0, min(place.column - 1, len(source)))
    last = min(first + max(1, place.width), len(source))
    begin = _begin(source, first, room // 2, wide)
    start = _MARK if begin else ""
    before = start + _shown(source[begin:first])
    marked = cells(_shown(source[first:last][:room]), wide)
    text = before + _shown(source[first : first + room])
    return _ended(text, room, wide), cells(before, wide), marked


def _begin(source: str, first: int, half: int, wide: bool) -> int:
    """From where `source` is shown: its beginning, unless that lies more than half of the room away."""
    if first <= half and cells(_shown(source[:first]), wide) <= half:
        return 0
    begin = max(0, first - half)
    while cells(_shown(source[begin:first]), wide) > half - len(_MARK):
        begin += 1
    return begin


def _ended(text: str, room: int, wide: bool) -> str:
    if cells(text, wide) <= room:
        return text
    while cells(text, wide) > room - len(_MARK):
        text = text[:-1]
    return text + _MARK


def _shown(text: str) -> str:
    return escaped(text.replace("\t", _TAB))
