"""Text for files that hold XML: harmless, of characters that XML has, and no longer than a cell takes."""

from workplan.views.text import safe

CELL = 32_767  # what a cell of a spreadsheet holds, in units of UTF-16
_CUT = "…"
_NOT_IN_XML = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}


def xml_safe(text: str) -> str:
    """`text` as one harmless line in which every character may stand in XML; others are escaped visibly."""
    return safe(text).translate(_NOT_IN_XML)


def cell_text(text: str) -> str:
    """As `xml_safe`, cut where a cell ends, with a sign of that."""
    return shortened(xml_safe(text), CELL)


def shortened(text: str, units: int) -> str:
    """`text`, or as much of its beginning as has so many units of UTF-16 with `…` behind it."""
    if utf16_units(text) <= units:
        return text
    kept = text.encode("utf-16-le")[: 2 * (units - 1)]
    return kept.decode("utf-16-le", "ignore") + _CUT


def utf16_units(text: str) -> int:
    """How long `text` is as office programs count, in which a rare character counts twice."""
    return len(text.encode("utf-16-le")) // 2
