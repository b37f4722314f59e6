"""The paper of a bulletin: A4 with the margins of official documents, and pages numbered at the foot."""

import re

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from workplan.views.words import Words

# GB/T 9704: a field of 156 by 225 mm on A4.
_TOP, _LEFT, _FIELD_WIDTH, _FIELD_HEIGHT = 37, 28, 156, 225
_WIDTH, _HEIGHT = 210, 297
_FOOT = 22  # from the edge of the paper to the numbers
TEXT_WIDTH = _FIELD_WIDTH


def set_paper(document: Document, words: Words) -> None:
    """The size, the margins, and the foot of each page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.top_margin, section.left_margin = Mm(_TOP), Mm(_LEFT)
    section.right_margin = Mm(_WIDTH - _LEFT - _FIELD_WIDTH)
    section.bottom_margin = Mm(_HEIGHT - _TOP - _FIELD_HEIGHT)
    section.footer_distance = Mm(_FOOT)
    foot = section.footer.paragraphs[0]
    for part in re.split(r"(\{pages?\})", words("bulletin.page", page="{page}", pages="{pages}")):
        if part.startswith("{"):
            add_field(foot, "PAGE" if part == "{page}" else "NUMPAGES", "1")
        elif part:
            foot.add_run(part)


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field, which the reader's program works out; `shown` until it has."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {instruction} ")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  # python-docx has no fields of its own
