"""Collection: what each unit is asked to report for a period, and what its reply says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workplan.core.calendar import Span
from workplan.core.plan import Kind
from workplan.core.problems import Problem

GREY = ("number", "task", "target", "unit", "goal", "period-goal", "before")  # filled in, and locked
WHITE = (
    "added",
    "total",
    "unchanged",
    "progress",
    "note",
    "problem",
    "next",
    "light",
    "evidence",
)  # to fill in
FOOT = ("by", "phone", "checked-by", "as-of")


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What a sheet asks of one target: its grey cells by their keys, figures in decimal, empty for nothing.

    `takes` are the white cells that it may fill in, `progress` the choices of the one for progress (of a
    milestone `done` and its stages), and `is_share` says that its figures are percentages.
    """

    id: str
    kind: Kind
    grey: Mapping[str, str]
    takes: tuple[str, ...]
    progress: tuple[str, ...] = ()
    is_share: bool = False
    is_divided: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one unit is asked for a period; `due` is the last day to reply."""

    plan: str  # the stem of its file
    title: str
    unit: str
    period: str  # its name: 2022-09
    span: Span
    due: date
    rows: tuple[AskedRow, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What hands typed in one cell, as text, and its place as a spreadsheet calls it: `F7`.

    `trouble` is the code of what makes the cell unreadable, such as a formula without a value. `is_percent`
    says that a spreadsheet shows the number as a percentage; the text is in points then.
    """

    text: str
    place: str
    trouble: str | None = None
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """The row of one target in a reply: its cells by their keys, grey and white, and where its id stands."""

    id: str
    cells: Mapping[str, Cell]
    place: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A sheet as it came back: what was issued, what stands in it, and what is wrong with the file itself.

    `issued` are the grey cells by target and key as they went out.
    """

    file: str
    plan: str
    unit: str
    period: str
    issued: Mapping[str, Mapping[str, str]]
    rows: tuple[ReplyRow, ...]
    foot: Mapping[str, Cell] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
