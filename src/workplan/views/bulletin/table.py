"""Tables of a bulletin: heads that repeat, rows that stay on one page, widths that are kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from workplan.core.verdict import Light
from workplan.views.docx.styles import CELL, HEAD
from workplan.views.docx.table import TEXT_WIDTH
from workplan.views.xml_text import xml_safe

_TWIPS = 1440 / 25.4  # in a millimetre
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEAD_PAPER = "E7ECF4"
_LIGHTS = {
    Light.RED: ("FFC7CE", "9C0006"),
    Light.YELLOW: ("FFEB9C", "7F5F00"),
    Light.GREEN: ("C6EFCE", "006100"),
}


class Cell(NamedTuple):
    """What stands in one column of a row; a `light` colours the cell that names it."""

    text: str
    strong: bool = False
    light: Light | None = None
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, and how its texts stand (left, center, right)."""

    head: str
    share: float
    align: str = "left"


def add_table(document: Document, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Put a table as wide as the text at the end of `document`."""
    whole = sum(column.share for column in columns)
    widths = [round(_TWIPS * TEXT_WIDTH * column.share / whole) for column in columns]
    table = _table(widths)
    heads = [Cell(column.head) for column in columns]
    table.append(_row(heads, ["center"] * len(columns), widths, is_head=True))
    aligned = [column.align for column in columns]
    for row in rows:
        table.append(_row(row, aligned, widths))
    # The last paragraph of a body is its section; a table stands before it.
    document.element.body.insert(len(document.element.body) - 1, table)


def _table(widths: Sequence[int]) -> BaseOxmlElement:
    table, properties = OxmlElement("w:tbl"), OxmlElement("w:tblPr")
    properties.append(_made("w:tblW", w=sum(widths), type="dxa"))
    properties.append(_made("w:jc", val="center"))
    borders = OxmlElement("w:tblBorders")
    for edge in _EDGES:
        borders.append(_made(f"w:{edge}", val="single", sz=4, space=0, color="7F7F7F"))
    properties.append(borders)
    properties.append(_made("w:tblLayout", type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_made(f"w:{side}", w=60, type="dxa"))
    properties.append(margins)
    properties.append(_made("w:tblLook", val="0020", firstRow=1))
    grid = OxmlElement("w:tblGrid")
    for width in widths:
        grid.append(_made("w:gridCol", w=width))
    table.append(properties)
    table.append(grid)
    return table


def _row(
    cells: Sequence[Cell], aligned: Sequence[str], widths: Sequence[int], *, is_head: bool = False
) -> BaseOxmlElement:
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for cell, align, width in zip(cells, aligned, widths, strict=True):
        row.append(_cell(cell, align, width, is_head=is_head))
    return row


def _cell(cell: Cell, align: str, width: int, *, is_head: bool) -> BaseOxmlElement:
    element, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    paper, ink = _LIGHTS.get(cell.light, (None, None)) if cell.light else (None, None)
    paper = _HEAD_PAPER if is_head else paper
    properties.append(_made("w:tcW", w=width, type="dxa"))
    if paper:
        properties.append(_made("w:shd", val="clear", color="auto", fill=paper))
    properties.append(_made("w:vAlign", val="center"))
    element.append(properties)
    element.append(_paragraph(cell, align, HEAD if is_head else CELL, ink))
    return element


def _paragraph(cell: Cell, align: str, style: str, ink: str | None) -> BaseOxmlElement:
    paragraph, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
    properties.append(_made("w:pStyle", val=style.replace(" ", "")))
    if cell.indent:
        properties.append(_made("w:ind", leftChars=100 * cell.indent, left=210 * cell.indent))
    properties.append(_made("w:jc", val=align))
    paragraph.append(properties)
    if cell.text:
        paragraph.append(_run(cell, ink))
    return paragraph


def _run(cell: Cell, ink: str | None) -> BaseOxmlElement:
    run, properties = OxmlElement("w:r"), OxmlElement("w:rPr")
    if cell.strong:
        properties.append(OxmlElement("w:b"))
    if ink:
        properties.append(_made("w:color", val=ink))
    run.append(properties)
    text = OxmlElement("w:t")
    text.text = xml_safe(cell.text)
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    return run


def _made(tag: str, **values: object) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
