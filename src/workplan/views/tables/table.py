"""The table: columns with what each needs and may give up, and rows of cells."""

from typing import NamedTuple

from workplan.views.page import Ink


class Column(NamedTuple):
    """One column.

    `least` is the width below which its words are not wrapped, None when they are never wrapped; `ease` is
    the width up to which it gets room before columns to its right and before any luxury. `drop` says when a
    narrow terminal gives it up: the highest first, 0 never. The items of a list stay whole where they can. A
    drawing is for terminals only. A mark stands wherever a row has one, and on a terminal nowhere else.
    """

    head: str
    short: str = ""
    is_right: bool = False
    least: int | None = None
    ease: int = 0
    drop: int = 0
    is_drawing: bool = False
    is_list: bool = False
    is_mark: bool = False


class Cell(NamedTuple):
    """What stands in one column of one row; `indent` is in levels."""

    text: str
    ink: Ink = Ink.PLAIN
    indent: int = 0


class Table(NamedTuple):
    """Columns, and rows with one cell for each of them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
