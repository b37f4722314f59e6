"""The fonts of a bulletin: those of Chinese official documents, each with one that every computer has."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from workplan.views.words import Language

LATIN = "Times New Roman"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_INSTEAD = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}


@dataclass(frozen=True, slots=True)
class Fonts:
    """The East Asian fonts of the parts of a page, and the sizes of Chinese and English ones, in points."""

    title: str = "方正小标宋简体"
    heading: str = "黑体"
    beside: str = "楷体_GB2312"
    body: str = "仿宋_GB2312"
    table: str = "仿宋_GB2312"
    foot: str = "宋体"


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of letters and the distance of lines in the body, in points."""

    title: float
    subtitle: float
    heading: float
    body: float
    line: float
    caption: float
    table: float
    foot: float


SIZES = {
    Language.ZH: Sizes(22, 16, 16, 16, 28, 12, 10.5, 14),
    Language.EN: Sizes(20, 12, 14, 11, 15, 10.5, 9, 9),
}


def font_table() -> bytes:
    """The list of fonts of a document, in which each names the one that may stand for it."""
    chinese = "".join(_font(name, alternative) for name, alternative in _INSTEAD.items())
    latin = f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{_NAMESPACE}">{latin}{chinese}</w:fonts>'.encode()


def _font(name: str, alternative: str) -> str:
    return (
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(alternative)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
    )
