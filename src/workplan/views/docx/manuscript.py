"""The manuscript of a bulletin: lines and numbered tables on official paper, and the bytes they become."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Opened
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, RGBColor, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from workplan.views.columns import Column, Row
from workplan.views.docx.styles import BODY, CAPTION, CELL, HEAD, font_table, made, set_styles
from workplan.views.page import PAPERS, Ink
from workplan.views.phrases import Words
from workplan.views.table import Cell, table_of
from workplan.views.text import shortened, xml_safe

# GB/T 9704: a field of 156 by 225 mm on A4; the numbers of pages stand 22 mm from the edge.
_WIDTH, _HEIGHT, _TOP, _SIDE, _FIELD_WIDTH, _FIELD_HEIGHT, _FOOT = 210, 297, 37, 28, 156, 225, 22
_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_CENTRED = frozenset({"number", "light", "effect", "date", "reported-on"})  # columns, by their keys
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEAD_PAPER = "E7ECF4"
_PROPERTY = 255  # how long a property of a document may be
_WORD_2013 = "15"  # the program whose rules of layout hold
_FONTS = "word/fontTable.xml"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that an archive can name
_UNIX, _PLAIN_FILE = 3, 0o600 << 16


class Manuscript:
    """A bulletin that grows; tables are numbered in the order in which they come."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.next_table = 1
        self._document = Document()
        set_styles(self._document, words.language)
        _set_paper(self._document, words)
        _leave_the_past(self._document)

    def line(self, style: str, text: str) -> None:
        """A title, a heading or a note."""
        self._document.add_paragraph(xml_safe(text), style)

    def paragraph(self, *sentences: str) -> None:
        """Sentences one after the other; those that are empty are left out."""
        said = (self.words("sentence.sentence", text=text) for text in sentences if text)
        self.line(BODY, "".join(said).rstrip())

    def table(
        self, title: str, columns: Sequence[Column[Row]], rows: Iterable[Row], shares: Collection[int]
    ) -> None:
        """A table below its number and the title of that key; `shares` are those of its width, by column.

        A row whose first cell is bold is bold as a whole.
        """
        caption = self._document.add_paragraph(self.words("bulletin.table"), CAPTION)
        _add_field(caption, f"SEQ {self.words('bulletin.sequence')} \\* ARABIC", str(self.next_table))
        caption.add_run(self.words("bulletin.table-title", title=xml_safe(self.words(title))))
        self.next_table += 1
        shown = table_of(columns, rows, self.words)
        heads = tuple(Cell(head) for head in shown.heads)
        table, field = self._document.add_table(len(shown.rows) + 1, len(columns)), Mm(_FIELD_WIDTH)
        widths = [Twips(round(field / Twips(1) * share / sum(shares))) for share in shares]
        _set_frame(table, widths)
        for row, cells in zip(table.rows, (heads, *shown.rows), strict=True):
            is_head, is_bold = cells is heads, cells[0].ink is Ink.BOLD
            marks = ("w:cantSplit", "w:tblHeader") if is_head else ("w:cantSplit",)
            _xml_of(row).get_or_add_trPr().extend(made(mark) for mark in marks)
            for space, cell, column, width in zip(row.cells, cells, columns, widths, strict=True):
                space.width = width
                _fill(space, cell, column, is_head=is_head, is_bold=is_bold or cell.ink is Ink.BOLD)

    def packed(self, title: str, author: str, as_of: date) -> bytes:
        """The file; its properties and its moment are those of the day it answers for."""
        properties = self._document.core_properties
        properties.title = shortened(xml_safe(title), _PROPERTY)
        properties.author = properties.last_modified_by = shortened(xml_safe(author), _PROPERTY)
        properties.subject = self.words("bulletin.subject")
        properties.comments, properties.language = "", self.words.language.value
        properties.created = properties.modified = datetime.combine(as_of, time())
        stream = BytesIO()
        self._document.save(stream)
        return _repacked(stream)


def _set_frame(table: Table, widths: Sequence[Length]) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    borders = (made(f"w:{edge}", val="single", sz=4, space=0, color="7F7F7F") for edge in _EDGES)
    margins = (made(f"w:{side}", w=60, type="dxa") for side in ("left", "right"))
    properties = _xml_of(table).tblPr
    whole, layout = (properties.find(qn(tag)) for tag in ("w:tblW", "w:tblLayout"))
    properties.replace(whole, made("w:tblW", w=sum(width.twips for width in widths), type="dxa"))
    layout.addprevious(made("w:tblBorders", *borders))
    layout.addnext(made("w:tblCellMar", *margins))


def _fill(space: _Cell, cell: Cell, column: Column[Any], *, is_head: bool, is_bold: bool) -> None:
    is_lit = column.kind.is_light and cell.ink is not Ink.FAINT and not is_head
    paper, ink = PAPERS[cell.ink] if is_lit else (_HEAD_PAPER if is_head else "", "")
    if paper:
        _xml_of(space).get_or_add_tcPr().append(made("w:shd", val="clear", color="auto", fill=paper))
    space.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = space.paragraphs[0]
    _xml_of(paragraph).style = (HEAD if is_head else CELL).replace(" ", "")  # to look it up takes far longer
    side = _RIGHT if column.kind.is_right else _LEFT
    paragraph.alignment = _CENTRE if is_head or column.key in _CENTRED else side
    if cell.indent:
        paragraph.paragraph_format.left_indent = Twips(210 * cell.indent)
        _xml_of(paragraph).pPr.ind.set(qn("w:leftChars"), str(100 * cell.indent))
    if cell.text:
        run = paragraph.add_run(xml_safe(cell.text))
        run.bold = is_bold or None
        run.font.color.rgb = RGBColor.from_string(ink) if ink else None


def _set_paper(document: Opened, words: Words) -> None:
    """The size, the margins, and the number of each page at its foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.top_margin, section.left_margin = Mm(_TOP), Mm(_SIDE)
    section.right_margin = Mm(_WIDTH - _SIDE - _FIELD_WIDTH)
    section.bottom_margin = Mm(_HEIGHT - _TOP - _FIELD_HEIGHT)
    section.footer_distance = Mm(_FOOT)
    foot = section.footer.paragraphs[0]
    for part in re.split(r"(\{pages?\})", words("bulletin.page", page="{page}", pages="{pages}")):
        if part.startswith("{"):
            _add_field(foot, "PAGE" if part == "{page}" else "NUMPAGES", "1")
        elif part:
            foot.add_run(part)


def _add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field, which the reader's program works out; `shown` until it has."""
    text = made("w:t")
    text.text = shown
    _xml_of(paragraph).append(made("w:fldSimple", made("w:r", text), instr=f" {instruction} "))


def _leave_the_past(document: Opened) -> None:
    """Neither a picture of the empty template nor the layout of older programs."""
    package = document.part.package
    for name, relation in [*package.rels.items()]:
        if relation.reltype.endswith("thumbnail"):
            del package.rels[name]
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _repacked(archive: BytesIO) -> bytes:
    """The archive with our table of fonts and every part at one moment: the same content, the same bytes."""
    stream = BytesIO()
    with ZipFile(archive) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, _MOMENT)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            new.writestr(entry, font_table() if name == _FONTS else old.read(name), ZIP_DEFLATED)
    return stream.getvalue()


def _xml_of(thing: Any) -> Any:  # noqa: ANN401
    """The element of a part of a document, for what python-docx has no words for."""
    return thing._element  # noqa: SLF001
