"""The manuscript of a bulletin: chapters of sentences and numbered tables, and the bytes they become."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from workplan.views.bulletin.archive import repacked
from workplan.views.bulletin.fonts import font_table
from workplan.views.bulletin.paper import add_field, set_paper
from workplan.views.bulletin.styles import BODY, CAPTION, HEADING, NOTE, SUBTITLE, TITLE, set_styles
from workplan.views.bulletin.table import Cell, Column, add_table
from workplan.views.words import Words
from workplan.views.xml_text import shortened, xml_safe

_FONTS = "word/fontTable.xml"
_THUMBNAIL = "thumbnail"
_PROPERTY = 255  # how long a property of a document may be
_WORD_2013 = "15"  # the program whose rules of layout hold


class Manuscript:
    """A bulletin that grows; tables are numbered in the order in which they come."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._document = Document()
        self._tables = 0
        set_styles(self._document, words)
        set_paper(self._document, words)
        self._leave_the_past()

    def title(self, text: str) -> None:
        """The line at the head."""
        self._document.add_paragraph(xml_safe(text), TITLE)

    def subtitle(self, text: str) -> None:
        """A line below the title."""
        self._document.add_paragraph(xml_safe(text), SUBTITLE)

    def heading(self, text: str) -> None:
        """The heading of a chapter."""
        self._document.add_paragraph(xml_safe(text), HEADING)

    def paragraph(self, sentences: Iterable[str]) -> None:
        """Sentences one after the other; those that are empty are left out."""
        said = (self.words("sentence.sentence", text=text) for text in sentences if text)
        self._document.add_paragraph(xml_safe("".join(said).rstrip()), BODY)

    def table(self, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """A table below its number and title."""
        self._tables += 1
        caption = self._document.add_paragraph(self.words("bulletin.table"), CAPTION)
        add_field(caption, f"SEQ {self.words('bulletin.sequence')} \\* ARABIC", str(self._tables))
        caption.add_run(self.words("bulletin.table-title", title=title))
        add_table(self._document, columns, rows)

    @property
    def next_table(self) -> int:
        """The number that the next table will have."""
        return self._tables + 1

    def note(self, text: str) -> None:
        """A remark in small letters, below a table or at the end."""
        self._document.add_paragraph(xml_safe(text), NOTE)

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
        return repacked(stream.getvalue(), {_FONTS: font_table()})

    def _leave_the_past(self) -> None:
        """Neither a picture of the empty template nor the layout of older programs."""
        package = self._document.part.package
        for name, relation in [*package.rels.items()]:
            if relation.reltype.endswith(_THUMBNAIL):
                del package.rels[name]
        for setting in self._document.settings.element.iter(qn("w:compatSetting")):
            if setting.get(qn("w:name")) == "compatibilityMode":
                setting.set(qn("w:val"), _WORD_2013)
