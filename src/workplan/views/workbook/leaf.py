"""A sheet of the workbook: a title, facts, and one table that is filtered, or several below one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workplan.views.words import Words
from workplan.views.workbook.grid import Column, Line, Place, colour_lights, widths, write_table
from workplan.views.workbook.looks import Looks
from workplan.views.workbook.paper import set_paper, set_printed
from workplan.views.xml_text import cell_text

_TITLE_HEIGHT = 26


@dataclass(frozen=True, slots=True)
class Kit:
    """What every sheet of one workbook is made with."""

    book: Workbook
    looks: Looks
    words: Words


@dataclass(frozen=True, slots=True)
class Heading:
    """What a sheet is called, its title, and the lines of facts below it."""

    name: str
    title: str
    facts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A table: its columns and lines, what stands above it, and what is said when it has no lines."""

    columns: Sequence[Column[Any]]
    lines: Sequence[Line]
    title: str = ""
    empty: str = ""


def write_list(kit: Kit, heading: Heading, part: Part, kept: int) -> None:
    """A sheet of one table with filters, whose heads and first `kept` columns stay in sight."""
    sheet, head = _begun(kit, heading), len(heading.facts) + 1
    wide = widths(part.columns, part.lines)
    _set_widths(sheet, wide)
    last = _write_part(kit, Place(sheet, head), part, wide) - 1
    sheet.freeze_panes(head + 1, kept)
    if part.lines:
        sheet.autofilter(head, 0, last, len(part.columns) - 1)
    set_printed(sheet, part.columns, head, max(last, head + 1))


def write_lists(kit: Kit, heading: Heading, parts: Sequence[Part]) -> None:
    """A sheet of several tables below one another, which share the widths of their columns."""
    sheet, line = _begun(kit, heading), len(heading.facts) + 2
    each = [widths(part.columns, part.lines) for part in parts]
    wide = [max(same) for same in zip_longest(*each, fillvalue=0)]
    _set_widths(sheet, wide)
    for part in parts:
        sheet.write_string(line, 0, part.title, kit.looks.part)
        line = _write_part(kit, Place(sheet, line + 1), part, wide) + 1


def _write_part(kit: Kit, place: Place, part: Part, wide: Sequence[int]) -> int:
    """Write heads and rows, or that there are none; gives the line below."""
    below = write_table(place, part.columns, part.lines, (kit.looks, wide))
    if not part.lines:
        place.sheet.write_string(below, 0, part.empty, kit.looks.remark)
        return below + 1
    last = len(part.columns) - 1
    place.sheet.ignore_errors({"number_stored_as_text": xl_range(place.line, 0, below - 1, last)})
    if any(column.is_light for column in part.columns):
        colour_lights(place, part.columns, below - 1, (kit.looks, kit.words))
    return below


def _set_widths(sheet: Worksheet, wanted: Sequence[int]) -> None:
    for index, width in enumerate(wanted):
        sheet.set_column(index, index, width)


def _begun(kit: Kit, heading: Heading) -> Worksheet:
    """A sheet with its title and facts."""
    sheet = kit.book.add_worksheet(heading.name)
    set_paper(sheet, heading.title, kit.words)
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.write_string(0, 0, cell_text(heading.title), kit.looks.title)
    for line, fact in enumerate(heading.facts, start=1):
        sheet.write_string(line, 0, cell_text(fact), kit.looks.remark)
    return sheet
