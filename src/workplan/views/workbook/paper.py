"""The paper of a sheet: A4 across, as wide as the page, heads repeated, pages numbered."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from workplan.views.words import Words
from workplan.views.workbook.grid import Column, Row
from workplan.views.xml_text import shortened, xml_safe

_A4 = 9
_FOOT = 255  # how long all of a footer may be
_TITLE = 120
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.7}


def set_paper(sheet: Worksheet, title: str, words: Words) -> None:
    """Across on A4, no wider than the page, with the title and the number of the page at the foot."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**_MARGINS)
    sheet.center_horizontally()
    name = shortened(xml_safe(title), _TITLE).replace("&", "&&")
    pages = words("workbook.pages")
    sheet.set_footer(shortened(f"&L&8{_after_size(name)}", _FOOT - len(pages) - 4) + f"&R&8{pages}")


def _after_size(text: str) -> str:
    """`text` behind a size: a digit of its own must not be taken for part of it."""
    return f" {text}"


def set_printed(sheet: Worksheet, columns: Sequence[Column[Row]], head: int, last: int) -> None:
    """Print the columns that are for paper, and repeat the heads on each page."""
    printed = sum(column.printed for column in columns)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, last, printed - 1)
