"""Names of sheets: what a spreadsheet allows, each only once however it compares them."""

import unicodedata
from collections.abc import Container, Iterable

from workplan.views.xml_text import shortened, utf16_units, xml_safe

LONGEST = 31
_REPLACED = str.maketrans(
    {"[": "［", "]": "］", ":": "：", "*": "＊", "?": "？", "/": "／", "\\": "＼", "'": "’"}
)
_KEPT = {"history", "历史记录"}  # which spreadsheets keep for a sheet of their own


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """A name for each of the `wanted`, as near to it as may be; equal ones get numbers."""
    taken = set(_KEPT)
    names = []
    for text in wanted:
        name = _free(_allowed(text), taken)
        taken.add(_compared(name))
        names.append(name)
    return names


def _allowed(text: str) -> str:
    return shortened(xml_safe(text).translate(_REPLACED).strip() or "_", LONGEST)


def _free(name: str, taken: Container[str]) -> str:
    found, number = name, 1
    while _compared(found) in taken:
        number += 1
        mark = f" ({number})"
        found = shortened(name, LONGEST - utf16_units(mark)) + mark
    return found


def _compared(name: str) -> str:
    """How names are compared: whatever their case and width."""
    return unicodedata.normalize("NFKC", name).casefold()
