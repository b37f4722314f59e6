"""Tables of a bulletin: heads that repeat, rows that stay on one page, widths that are kept."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, RGBColor, Twips
from docx.table import Table, _Cell

from workplan.core.verdict import Light
from workplan.views.docx.styles import CELL, HEAD
from workplan.views.words import Words
from workplan.views.xml_text import xml_safe

TEXT_WIDTH = 156  # in millimetres
_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_ALIGNS = {  # by the names of heads; all others stand left
    **dict.fromkeys(("number", "light", "effect", "date", "reported-on"), _CENTRE),
    **dict.fromkeys(("count", "all", "completion", "expected", "gap", *Light), _RIGHT),
}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEAD_PAPER = "E7ECF4"
_LIGHTS: Mapping[Light | None, tuple[str, str]] = {
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


Row = Sequence[Cell | str]


def add_table(document: Document, columns: Mapping[str, int], rows: Iterable[Row], words: Words) -> None:
    """Put a table as wide as the text at the end of `document`; `columns` are the shares of its width."""
    heads = [words(key) for key in columns]
    lines, whole = [heads, *rows], sum(columns.values())
    widths = [Twips(round(Mm(TEXT_WIDTH) / Twips(1) * share / whole)) for share in columns.values()]
    table = document.add_table(len(lines), len(columns))
    _set_frame(table, widths)
    for row, cells in zip(table.rows, lines, strict=True):
        marks = ("w:cantSplit", "w:tblHeader") if cells is heads else ("w:cantSplit",)
        xml_of(row).get_or_add_trPr().extend(made(mark) for mark in marks)
        for space, cell, key, width in zip(row.cells, cells, columns, widths, strict=True):
            space.width = width
            align = _CENTRE if cells is heads else _ALIGNS.get(key.rpartition(".")[2], _LEFT)
            _fill(space, Cell(cell) if isinstance(cell, str) else cell, align, is_head=cells is heads)


def _set_frame(table: Table, widths: Sequence[Length]) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    borders = (made(f"w:{edge}", val="single", sz=4, space=0, color="7F7F7F") for edge in _EDGES)
    margins = (made(f"w:{side}", w=60, type="dxa") for side in ("left", "right"))
    properties = xml_of(table).tblPr
    whole, layout = (properties.find(qn(tag)) for tag in ("w:tblW", "w:tblLayout"))
    properties.replace(whole, made("w:tblW", w=sum(width.twips for width in widths), type="dxa"))
    layout.addprevious(made("w:tblBorders", *borders))
    layout.addnext(made("w:tblCellMar", *margins))


def _fill(space: _Cell, cell: Cell, align: WD_ALIGN_PARAGRAPH, *, is_head: bool) -> None:
    paper, ink = (_HEAD_PAPER, None) if is_head else _LIGHTS.get(cell.light, (None, None))
    if paper:
        xml_of(space).get_or_add_tcPr().append(made("w:shd", val="clear", color="auto", fill=paper))
    space.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = space.paragraphs[0]
    xml_of(paragraph).style = (HEAD if is_head else CELL).replace(" ", "")  # to look it up takes far longer
    paragraph.alignment = align
    if cell.indent:
        paragraph.paragraph_format.left_indent = Twips(210 * cell.indent)
        xml_of(paragraph).pPr.ind.set(qn("w:leftChars"), str(100 * cell.indent))
    if cell.text:
        run = paragraph.add_run(xml_safe(cell.text))
        run.bold = cell.strong or None
        run.font.color.rgb = RGBColor.from_string(ink) if ink else None


def made(tag: str, *children: BaseOxmlElement, **values: object) -> BaseOxmlElement:
    """An element that python-docx has no words for, with its children and attributes."""
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def xml_of(thing: Any) -> Any:  # noqa: ANN401
    """The element of a part of a document, for what python-docx has no words for."""
    return thing._element  # noqa: SLF001
