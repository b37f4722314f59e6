"""Looks of cells: fonts, borders, colours and patterns of numbers, each made once for a workbook."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from workplan.core.verdict import Light
from workplan.views.page import PAPERS, ink_of
from workplan.views.phrases import Words

_PATTERNS = 150  # spreadsheets know some 200 patterns of numbers in one file
_EDGE = {"border": 1, "border_color": "#BFBFBF"}
_CELL = {**_EDGE, "valign": "vcenter", "text_wrap": True}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "valign": "vcenter"},
    "part": {"bold": True, "font_size": 12, "valign": "vcenter"},
    "remark": {"valign": "vcenter"},
    "head": {**_CELL, "bold": True, "bg_color": "#D9E1F2", "align": "center"},
    "day": {**_CELL, "num_format": "yyyy-mm-dd", "align": "center"},
    "text": _CELL,
    "figure-as-text": {**_CELL, "align": "right", "quote_prefix": True},
    "number": {**_EDGE, "valign": "vcenter"},
    "light": {},
}
_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")


class Looks:
    """The formats of one workbook, which speaks the language of `words`."""

    def __init__(self, book: Workbook, words: Words) -> None:
        self.book, self.words = book, words
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._patterns: set[str] = set()

    def of(self, name: str, **besides: object) -> Format:
        """The look of that name, with what a cell has besides."""
        properties = {**_LOOKS[name], **besides}
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(properties)
        return self._made[key]

    def text(self, text: str, **look: object) -> Format:
        """Of a text; one that would be a formula if it were typed stays a text when it is edited."""
        quoted = {"quote_prefix": True} if text.lstrip().startswith(_STARTS_A_FORMULA) else {}
        return self.of("text", **{key: value for key, value in look.items() if value}, **quoted)

    def number(self, pattern: str, align: str) -> Format | None:
        """Of a number; None when the workbook has too many patterns already."""
        if pattern not in self._patterns and len(self._patterns) >= _PATTERNS:
            return None
        self._patterns.add(pattern)
        inset = {"indent": 1} if align == "right" else {}
        return self.of("number", num_format=pattern, align=align, **inset)

    def light(self, light: Light) -> Format:
        """What a light adds to the cell that names it."""
        paper, ink = PAPERS[ink_of(light)]
        return self.of("light", bg_color=f"#{paper}", font_color=f"#{ink}")
