"""The styles of a bulletin: real headings, captions and texts of tables, in the fonts of the office."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from workplan.views.words import Language

TITLE, SUBTITLE, HEADING, BODY = "Title", "Subtitle", "Heading 1", "Body Text"
CAPTION, CELL, HEAD, NOTE, FOOTER = "Caption", "Table Cell", "Table Head", "Table Note", "Footer"
SIGNED = "Signature"
_LATIN = "Times New Roman"
_FONTS = {  # of official documents, each with the one that every computer has
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
_LINE = 28  # from line to line of Chinese text, in points
_CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Look:
    """What a style looks like: its East Asian font, its sizes in Chinese and in English, and how it stands.

    Lengths are in points. Heads are bold in English, which has no fonts of their own for them.
    """

    font: str
    sizes: tuple[float, float]
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    before: float = 0
    after: float = 0
    is_head: bool = False
    keeps_with_next: bool = False


_LOOKS = {
    "Normal": Look("仿宋_GB2312", (16, 11)),
    TITLE: Look("方正小标宋简体", (22, 20), _CENTRE, after=10, is_head=True),
    SUBTITLE: Look("楷体_GB2312", (16, 12), _CENTRE, after=6),
    HEADING: Look("黑体", (16, 14), before=12, after=4, is_head=True, keeps_with_next=True),
    BODY: Look("仿宋_GB2312", (16, 11), after=6),
    CAPTION: Look("黑体", (12, 10.5), _CENTRE, before=8, after=4, is_head=True, keeps_with_next=True),
    CELL: Look("仿宋_GB2312", (9, 9)),
    HEAD: Look("黑体", (9, 9), _CENTRE, is_head=True),
    NOTE: Look("楷体_GB2312", (9, 9), before=4, after=8),
    SIGNED: Look("仿宋_GB2312", (16, 11), WD_ALIGN_PARAGRAPH.RIGHT, before=6, keeps_with_next=True),
    FOOTER: Look("宋体", (14, 9), _CENTRE),
}


def set_styles(document: Document, language: Language) -> None:
    """Give the styles of `document` the looks of the language."""
    _set_defaults(document, language)
    known = {style.name for style in document.styles}
    for name, look in _LOOKS.items():
        if name not in known:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set(style, look, language)


def _set_defaults(document: Document, language: Language) -> None:
    """The languages of the text, for spelling and hyphenation, and no fonts of a theme."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    for properties in defaults.iter(qn("w:rPr")):
        for child in [*properties.iter(qn("w:lang"), qn("w:rFonts"))]:
            properties.remove(child)
        properties.append(
            made("w:lang", val="en-GB" if language is Language.EN else "en-US", eastAsia="zh-CN")
        )


def _set(style: ParagraphStyle, look: Look, language: Language) -> None:
    for tag in ("w:pPr", "w:rPr"):
        for child in style.element.findall(qn(tag)):
            style.element.remove(child)
    is_chinese, form = language is Language.ZH, style.paragraph_format
    style.font.size = Pt(look.sizes[0 if is_chinese else 1])
    style.font.bold = look.is_head and not is_chinese
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), _LATIN)
    fonts.set(qn("w:eastAsia"), look.font)
    if is_chinese:  # quotation marks and dashes, which both scripts have, take the Chinese font
        fonts.set(qn("w:hint"), "eastAsia")
    form.alignment = look.align
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keeps_with_next or None
    form.line_spacing = 1.0
    if style.name == BODY and is_chinese:
        _set_as_official(style, look)
    if style.name == HEADING:
        style.element.get_or_add_pPr().append(made("w:outlineLvl", val=0))


def _set_as_official(style: ParagraphStyle, look: Look) -> None:
    """Chinese paragraphs are indented by two characters, and set close and in lines of one height."""
    form = style.paragraph_format
    form.alignment, form.space_after, form.line_spacing = _BOTH, Pt(0), Pt(_LINE)
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), str(int(2 * 20 * look.sizes[0])))


def font_table() -> bytes:
    """The list of fonts of a document, in which each names the one that may stand for it."""
    latin = f'<w:font w:name="{_LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    chinese = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(other)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in _FONTS.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {nsdecls('w')}>{latin}{chinese}</w:fonts>".encode()


def made(tag: str, *children: BaseOxmlElement, **values: object) -> BaseOxmlElement:
    """An element that python-docx has no words for, with its children and attributes."""
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element
