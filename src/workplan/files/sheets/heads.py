"""The words on a sheet by their keys, and the tables whose cells they head."""

import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from workplan.core.collect import GREY, WHITE, Cell
from workplan.core.typed import fold
from workplan.files.yaml.decode import UNSEEN

BACK = "workplan"  # the name of the hidden sheet
NOTED = "workplan:\n"  # how notes on wrong cells begin; not every program keeps who wrote them
FIGURES = ("goal", "period-goal", "before", "added", "total")
COLUMNS = (*GREY, *WHITE, "id")

_LONGEST = 16_000  # characters of a text; a cell holds 32,767 units of UTF-16
_LETTERS = 26


class Issued(NamedTuple):
    """What went out: for what, the words by their keys, and the grey cells by target and key."""

    plan: str
    period: str
    unit: str
    words: Mapping[str, str]
    rows: Mapping[str, Mapping[str, str]]


class Table(NamedTuple):
    """What stands on one sheet: its cells with text by row and column, counted from 1; `is_seen` if shown.

    `name` is that of the sheet in its workbook, or the separator of a text file; `notes` are those of people,
    `merged` the first and the last row and the first column of cells that are one.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    notes: tuple[Cell, ...] = ()
    is_seen: bool = True
    merged: tuple[tuple[int, int, int], ...] = ()


def place(row: int, column: int) -> str:
    """How a spreadsheet calls a cell: `F7` for row 7 and column 6."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def figure_text(value: float, *, is_percent: bool = False) -> str:
    """A finite number as it was typed, in the 15 digits that a spreadsheet keeps; a share of 1 in points."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    text = f"{exact * 100 if is_percent else exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def fitting(text: str) -> str:
    """`text` as a cell of a spreadsheet can hold it."""
    return UNSEEN.sub(" ", text)[:_LONGEST]


def cleaned(text: str) -> str:
    """`text` as it came back: in NFC, with LF line ends, without blanks at its ends or those of its lines."""
    if text.isprintable():  # most are, and of one line
        return unicodedata.normalize("NFC", text).strip()
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return UNSEEN.sub(" ", "\n".join(line.strip() for line in lines)).strip()


def by_word(keys: Iterable[str], said: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """The keys by their folded words, of several mappings of keys to words; the first that says it counts."""
    pairs = [(fold(words[key]), key) for words in said for key in keys if words.get(key)]
    return dict(reversed(pairs))
