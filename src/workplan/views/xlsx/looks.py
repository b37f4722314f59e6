"""Looks of cells: fonts, borders, colours and patterns of numbers, each made once for a workbook."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from workplan.core.verdict import Light
from workplan.views.phrases import Words
from workplan.views.words import Language

FONTS = {Language.ZH: "宋体", Language.EN: "Calibri"}
# The paper of a light and the ink on it; the contrast of each pair is at least 4.5 to 1.
LIGHT_COLOURS = {
    Light.RED: ("#FFC7CE", "#9C0006"),
    Light.YELLOW: ("#FFEB9C", "#7F5F00"),
    Light.GREEN: ("#C6EFCE", "#006100"),
    Light.GREY: ("#EDEDED", "#595959"),
}
_PATTERNS = 150  # spreadsheets know some 200 patterns of numbers in one file
_HEAD = {"bold": True, "bg_color": "#D9E1F2", "align": "center", "valign": "vcenter", "text_wrap": True}
_EDGE = {"border": 1, "border_color": "#BFBFBF"}
_CELL = {**_EDGE, "valign": "vcenter", "text_wrap": True}
_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")


class Looks:
    """The formats of one workbook, which speaks the language of `words`."""

    def __init__(self, book: Workbook, words: Words) -> None:
        self.book, self.words = book, words
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._patterns: set[str] = set()

    def title(self, size: int) -> Format:
        """Of the first line of a sheet, or of the line above a table."""
        return self._look(bold=True, font_size=size, valign="vcenter")

    def remark(self) -> Format:
        """Of a line of facts."""
        return self._look(valign="vcenter")

    def head(self) -> Format:
        """Of the heads of columns."""
        return self._look(**_HEAD, **_EDGE)

    def day(self) -> Format:
        """Of days."""
        return self._look(**_CELL, num_format="yyyy-mm-dd", align="center")

    def text(self, text: str, **look: object) -> Format:
        """Of a text; one that would be a formula if it were typed stays a text when it is edited."""
        quoted = {"quote_prefix": True} if text.lstrip().startswith(_STARTS_A_FORMULA) else {}
        return self._look(**_CELL, **{key: value for key, value in look.items() if value}, **quoted)

    def figure_as_text(self) -> Format:
        """Of a number that a cell cannot hold."""
        return self._look(**_CELL, align="right", quote_prefix=True)

    def number(self, pattern: str, align: str) -> Format | None:
        """Of a number; None when the workbook has too many patterns already."""
        if pattern not in self._patterns and len(self._patterns) >= _PATTERNS:
            return None
        self._patterns.add(pattern)
        inset = {"indent": 1} if align == "right" else {}
        return self._look(**_EDGE, valign="vcenter", num_format=pattern, align=align, **inset)

    def light(self, light: Light) -> Format:
        """What a light adds to the cell that names it."""
        paper, ink = LIGHT_COLOURS[light]
        return self._look(bg_color=paper, font_color=ink)

    def _look(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(properties)
        return self._made[key]
