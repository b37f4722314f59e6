"""The styles of a bulletin: real headings, captions and texts of tables, in the fonts of the office."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from workplan.views.bulletin.fonts import LATIN, SIZES, Fonts
from workplan.views.words import Language, Words

TITLE, SUBTITLE, HEADING, BODY = "Title", "Subtitle", "Heading 1", "Body Text"
CAPTION, CELL, HEAD, NOTE, FOOTER = "Caption", "Table Cell", "Table Head", "Table Note", "Footer"
_TAGS = {Language.ZH: "zh-CN", Language.EN: "en-GB"}
_TWO_CHARACTERS = "200"  # in hundredths of a character


@dataclass(frozen=True, slots=True)
class Look:
    """What a style looks like: its East Asian font, its size in points, and how it stands."""

    chinese: str
    size: float
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    bold: bool = False
    before: float = 0
    after: float = 0
    line: float | None = None
    keep: bool = False
    is_indented: bool = False
    level: int | None = None


def set_styles(document: Document, words: Words) -> None:
    """Give the styles of `document` the looks of the language."""
    _set_defaults(document, words)
    for name, look in _looks(words).items():
        styles = document.styles
        known = name in (style.name for style in styles)
        style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        _set(style, look)


def _looks(words: Words) -> dict[str, Look]:
    """What each style looks like; English has no fonts of their own for headings, and sets them bold."""
    fonts, sizes, is_bold = Fonts(), SIZES[words.language], words.language is not Language.ZH
    centre = WD_ALIGN_PARAGRAPH.CENTER
    heading = Look(fonts.heading, sizes.heading, bold=is_bold, before=12, after=4, keep=True, level=0)
    caption = Look(fonts.heading, sizes.caption, centre, bold=is_bold, before=8, after=4, keep=True)
    return {
        "Normal": Look(fonts.body, sizes.body),
        TITLE: Look(fonts.title, sizes.title, centre, bold=is_bold, after=10),
        SUBTITLE: Look(fonts.beside, sizes.subtitle, centre, after=6),
        HEADING: heading,
        BODY: _body(words),
        CAPTION: caption,
        CELL: Look(fonts.table, sizes.table),
        HEAD: Look(fonts.heading, sizes.table, centre, bold=is_bold),
        NOTE: Look(fonts.beside, sizes.table, before=4, after=8),
        FOOTER: Look(fonts.foot, sizes.foot, centre),
    }


def _body(words: Words) -> Look:
    """Chinese paragraphs are indented and set in lines of one height, English ones stand apart."""
    font, sizes = Fonts().body, SIZES[words.language]
    if words.language is Language.ZH:
        both = WD_ALIGN_PARAGRAPH.JUSTIFY
        return Look(font, sizes.body, both, line=sizes.line, is_indented=True)
    return Look(font, sizes.body, after=6)


def _set_defaults(document: Document, words: Words) -> None:
    """The languages of the text, for spelling and hyphenation, and no fonts of a theme."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    for properties in defaults.iter(qn("w:rPr")):
        for child in [*properties.iter(qn("w:lang"), qn("w:rFonts"))]:
            properties.remove(child)
        tags = OxmlElement("w:lang")
        tags.set(qn("w:val"), "en-GB" if words.language is Language.EN else "en-US")
        tags.set(qn("w:eastAsia"), "zh-CN")
        properties.append(tags)


def _set(style: ParagraphStyle, look: Look) -> None:
    for tag in ("w:pPr", "w:rPr"):
        for child in style.element.findall(qn(tag)):
            style.element.remove(child)
    _set_letters(style, look)
    form = style.paragraph_format
    form.alignment = look.align
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep or None
    form.line_spacing = 1.0 if look.line is None else Pt(look.line)
    properties = style.element.get_or_add_pPr()
    if look.is_indented:
        indent = properties.get_or_add_ind()
        indent.set(qn("w:firstLineChars"), _TWO_CHARACTERS)
        indent.set(qn("w:firstLine"), str(int(2 * 20 * look.size)))
    if look.level is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.level))
        properties.append(level)


def _set_letters(style: ParagraphStyle, look: Look) -> None:
    style.font.size, style.font.bold = Pt(look.size), look.bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), LATIN)
    fonts.set(qn("w:eastAsia"), look.chinese)
