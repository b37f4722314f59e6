"""The manuscript of a bulletin: lines and numbered tables on official paper, and the bytes they become."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from workplan.views.docx.styles import BODY, CAPTION, font_table, set_styles
from workplan.views.docx.table import TEXT_WIDTH, Row, add_table, made, xml_of
from workplan.views.words import Words
from workplan.views.xml_text import shortened, xml_safe

# GB/T 9704: a field of 156 by 225 mm on A4; the numbers of pages stand 22 mm from the edge.
_WIDTH, _HEIGHT, _TOP, _LEFT, _FIELD_HEIGHT, _FOOT = 210, 297, 37, 28, 225, 22
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

    def table(self, title: str, columns: Mapping[str, int], rows: Iterable[Row]) -> None:
        """A table below its number and title; `columns` are shares of its width by keys of heads."""
        caption = self._document.add_paragraph(self.words("bulletin.table"), CAPTION)
        sequence = f"SEQ {self.words('bulletin.sequence')} \\* ARABIC"
        _add_field(caption, sequence, str(self.next_table))
        caption.add_run(self.words("bulletin.table-title", title=title))
        add_table(self._document, columns, rows, self.words)
        self.next_table += 1

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


def _set_paper(document: Opened, words: Words) -> None:
    """The size, the margins, and the number of each page at its foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.top_margin, section.left_margin = Mm(_TOP), Mm(_LEFT)
    section.right_margin = Mm(_WIDTH - _LEFT - TEXT_WIDTH)
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
    xml_of(paragraph).append(made("w:fldSimple", made("w:r", text), instr=f" {instruction} "))


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
