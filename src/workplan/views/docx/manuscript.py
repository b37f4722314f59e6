"""The manuscript of a bulletin: lines and numbered tables on official paper, and the bytes they become."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENTATION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, RGBColor, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workplan.views.columns import Column, Row
from workplan.views.docx.styles import BODY, CAPTION, CELL, HEAD, font_table, made, set_styles
from workplan.views.page import PAPERS, Ink
from workplan.views.phrases import Words
from workplan.views.table import Cell, table_of
from workplan.views.text import linked, quoted, shortened, xml_safe


class _Paper(NamedTuple):
    """A sheet of A4, in millimetres: its size, its margins, and how far from the edge its number stands."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    foot: int

    @property
    def field(self) -> int:
        """How wide the text is."""
        return self.width - self.left - self.right


_UPRIGHT = _Paper(210, 297, left=28, right=26, top=37, bottom=35, foot=22)  # GB/T 9704
_ACROSS = _Paper(297, 210, left=20, right=20, top=25, bottom=25, foot=12)
_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_CENTRED = frozenset({"number", "effect", "date", "last-report"})  # columns, by their keys
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
        self._paper = _UPRIGHT
        set_styles(self._document, words.language)
        _set_paper(self._document.sections[0], self._paper)
        _set_foot(self._document.sections[0], words)
        _leave_the_past(self._document)

    def turn(self) -> None:
        """Go on overleaf, on paper that lies across or, after that, stands upright again."""
        self._paper = _UPRIGHT if self._paper is _ACROSS else _ACROSS
        _set_paper(self._document.add_section(), self._paper)

    def keep(self) -> None:
        """Let what comes next stand on the page on which the last line ends."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def line(self, style: str, text: str) -> None:
        """A title, a heading or a note."""
        _write(self._document.add_paragraph(style=style), text)

    def paragraph(self, *sentences: str) -> None:
        """Sentences one after the other; those that are empty are left out."""
        said = (self.words("sentence.sentence", text=text) for text in sentences if text)
        self.line(BODY, "".join(said).rstrip())

    def table(
        self,
        title: str,
        columns: Sequence[Column[Row]],
        rows: Iterable[Row],
        shares: Collection[int],
        *,
        parts: Iterable[str] = (),
    ) -> None:
        """A table below its number and the title of that key; `shares` are those of its width, by column.

        A row whose first cell is bold is bold as a whole. With `parts`, one for each row, a row of its own
        tells where a part begins.
        """
        caption = self._document.add_paragraph(self.words("bulletin.table"), CAPTION)
        _add_field(caption, f"SEQ {self.words('bulletin.sequence')} \\* ARABIC", str(self.next_table))
        caption.add_run(self.words("bulletin.table-title", title=xml_safe(self.words(title))))
        self.next_table += 1
        shown = table_of(columns, rows, self.words)
        heads = tuple(Cell(head) for head in shown.heads)
        lines = [heads, *_parted(shown.rows, parts)]
        table, field = self._document.add_table(len(lines), len(columns)), Mm(self._paper.field)
        widths = [Twips(round(field / Twips(1) * share / sum(shares))) for share in shares]
        _set_frame(table, widths)
        for row, cells in zip(table.rows, lines, strict=True):
            is_head, is_bold = cells is heads, cells[0].ink is Ink.BOLD
            marks = ("w:cantSplit", "w:tblHeader") if is_head else ("w:cantSplit",)
            _xml_of(row).get_or_add_trPr().extend(made(mark) for mark in marks)
            spaces = row.cells
            if len(cells) < len(columns):
                spaces[0].merge(spaces[-1])
            for space, cell, column, width in zip(spaces, cells, columns, widths, strict=False):
                space.width = width if len(cells) == len(columns) else Length(sum(widths))
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
    paper, ink = PAPERS.get(cell.ink, ("", "")) if is_lit else (_HEAD_PAPER if is_head else "", "")
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
    for run in _write(paragraph, cell.text):
        run.bold = is_bold or None
        run.font.color.rgb = RGBColor.from_string(ink) if ink else None


def _write(paragraph: Paragraph, text: str) -> list[Run]:
    """Write a text into a paragraph, its addresses as links; gives its runs."""
    runs = []
    for piece, address in linked(text):
        if not piece:
            continue
        runs.append(paragraph.add_run(xml_safe(piece)))
        if address:
            to = paragraph.part.relate_to(quoted(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = made("w:hyperlink", _xml_of(runs[-1]))
            link.set(qn("r:id"), to)
            _xml_of(paragraph).append(link)
            runs[-1].font.underline = True
    return runs


def _parted(rows: Sequence[Sequence[Cell]], parts: Iterable[str]) -> Iterator[Sequence[Cell]]:
    """The rows of a table, with one of a single cell before each that begins another part."""
    before = None
    for row, part in zip_longest(rows, parts):
        if part != before:
            yield (Cell(part, Ink.BOLD),)
        before = part
        yield row


def _set_paper(section: Section, paper: _Paper) -> None:
    """The size and the margins."""
    section.orientation = WD_ORIENTATION.LANDSCAPE if paper is _ACROSS else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    section.left_margin, section.right_margin = Mm(paper.left), Mm(paper.right)
    section.top_margin, section.bottom_margin = Mm(paper.top), Mm(paper.bottom)
    section.footer_distance = Mm(paper.foot)


def _set_foot(section: Section, words: Words) -> None:
    """The number of each page at its foot."""
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
