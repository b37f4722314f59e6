"""The kinds of value that columns hold: how each is written as text, in a spreadsheet's cell and in JSON."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from workplan.core.bound import Bound
from workplan.core.figures import decimals, plain, printed_points
from workplan.core.log import Entry
from workplan.core.plan import Kind as TargetKind
from workplan.core.plan import Target
from workplan.core.verdict import Light, Verdict
from workplan.views.phrases import NOTHING, Words, bar, figure, percent, place_of, points, signed
from workplan.views.text import safe

T = TypeVar("T")
Json: TypeAlias = dict[str, object]
_DIGITS_KEPT = 15  # a spreadsheet keeps no more digits of a number


class Amount(NamedTuple):
    """A figure in the unit of `target`."""

    figure: Fraction | Decimal
    target: Target


class Number(NamedTuple):
    """A number with the pattern that shows it; `text` stands for it where a cell cannot hold it."""

    value: Decimal
    pattern: str
    text: str

    @property
    def is_kept(self) -> bool:
        """Whether a spreadsheet keeps all of its digits."""
        return len(f"{self.value:f}".lstrip("-0.").replace(".", "").rstrip("0")) <= _DIGITS_KEPT


Held: TypeAlias = str | date | Number | None


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """How values of one kind are written; None has the text `empty`, no cell, and is null in JSON.

    `alone` is the text beside a column of units, and `cell` what a spreadsheet holds: both are `text` where
    they are not given. Texts that are a list break between its items; a drawing is for terminals only; a
    light is coloured in office files.
    """

    text: Callable[[T, Words], str]
    alone: Callable[[T, Words], str] | None = None
    cell: Callable[[T, Words], Held] | None = None
    json: Callable[[T], object] | None = None
    empty: str = ""
    is_right: bool = False
    is_list: bool = False
    is_drawing: bool = False
    is_light: bool = False

    def written(self, value: T | None, words: Words, *, is_alone: bool = False) -> str:
        """The text of a value, on one line and without anything that acts."""
        if value is None:
            return self.empty
        return safe(self.alone(value, words) if is_alone and self.alone else self.text(value, words))

    def held(self, value: T | None, words: Words) -> Held:
        """A value as a spreadsheet holds it; None leaves the cell empty."""
        if value is None:
            return None
        return self.cell(value, words) if self.cell else self.text(value, words) or None

    def told(self, value: T | None) -> object:
        """A value in the machine format (docs/json.md)."""
        return self.json(value) if self.json and value is not None else value


def of(kind: Kind[T], part: Callable[[Any], T | None]) -> Kind[Any]:
    """The kind of things that have a value of `kind`; where there is no thing, nothing is written."""
    return Kind(
        lambda thing, words: kind.written(part(thing), words),
        cell=lambda thing, words: kind.held(part(thing), words),
        is_right=kind.is_right,
    )


def number(value: Fraction | Decimal, before: str = "", behind: str = "") -> Number:
    """A figure with the decimals that it is printed with, between two texts that are only shown."""
    digits = plain(Fraction(value))
    places = decimals(Decimal(digits))
    pattern = "#,##0" if places == 0 else f"#,##0.{'0' * places}"
    first, last = (f'"{text}"' if text else "" for text in (before, behind))
    shown = f"{first}{pattern}{last}"
    if before and value < 0:  # else the sign would stand before the text
        shown = f"{shown};{first}-{pattern}{last}"
    return Number(Decimal(digits), shown, f"{before}{digits}{behind}")


def _share(share: Fraction, _: Words) -> Number:
    return Number(Decimal(f"{printed_points(share)}E-2"), "0.0%", percent(share))


def _gap(gap: Fraction, _: Words) -> Number:
    shown = points(gap)
    digits = shown.partition(".")[2]
    pattern = ";".join(sign + "0." + "0" * len(digits) for sign in ("+", "-", ""))
    return Number(Decimal(shown), pattern, shown)


def _goal_alone(verdict: Verdict, words: Words) -> str:
    """The figure to be reached; words where there is more to it."""
    target, least = verdict.target, verdict.target.bound.at_least
    if target.kind.is_bounded and least is not None and verdict.facts.bound == Bound(at_least=least):
        return figure(least)
    return words.goal_now(verdict)


def _goal(verdict: Verdict, words: Words) -> Held:
    """The bound as a number behind ≥ or ≤, so that it sorts as one; what is no single number, in words."""
    target, (least, most) = verdict.target, verdict.target.edges
    said, goal = words.goal_now(verdict, units=False), most if least is None else least
    if goal is None or target.bound.between or target.kind in (TargetKind.MILESTONE, TargetKind.DUTY):
        return said
    before, _, behind = said.partition(figure(goal))
    return number(goal, before, behind)


TEXT: Kind[str] = Kind(lambda text, _: text)
STATED: Kind[str] = Kind(lambda text, _: text, cell=lambda text, _: text)  # an empty text is one there too
LIST: Kind[str] = Kind(lambda text, _: text, is_list=True)
LIT: Kind[str] = replace(LIST, is_light=True)  # behind the shape of a light
COUNT: Kind[int] = Kind(
    lambda value, _: str(value), cell=lambda value, _: number(Decimal(value)), is_right=True
)
NUMBER: Kind[str | int] = Kind(  # that an office gave, or a place
    lambda value, _: str(value),
    cell=lambda value, _: value if isinstance(value, str) else number(Decimal(value)),
    is_right=True,
)
FIGURE: Kind[Amount] = Kind(
    lambda value, words: words.quantity(value.target, value.figure),
    alone=lambda value, _: figure(value.figure),
    cell=lambda value, _: number(value.figure),
    json=lambda value: figure(value.figure),
    empty=NOTHING,
    is_right=True,
)
LACK: Kind[Amount] = replace(
    FIGURE, text=lambda value, words: words.lack(value.target, Fraction(value.figure))
)
SHARE: Kind[Fraction] = Kind(  # 1 is 100 %
    lambda share, _: percent(share),
    cell=_share,
    json=lambda share: f"{printed_points(share):f}",
    empty=NOTHING,
    is_right=True,
)
POINTS: Kind[Fraction] = Kind(  # percentage points
    lambda gap, _: signed(gap),
    cell=_gap,
    json=points,
    empty=NOTHING,
    is_right=True,
)
DAY: Kind[date] = Kind(
    lambda day, _: day.isoformat(), cell=lambda day, _: day, json=date.isoformat, empty=NOTHING
)
LIGHT: Kind[Light] = Kind(
    lambda light, words: words.light(light),
    alone=lambda light, words: words.light_name(light),
    json=lambda light: light.value,
    is_light=True,
)
GOAL: Kind[Verdict] = Kind(lambda verdict, words: words.goal_now(verdict), alone=_goal_alone, cell=_goal)
PLACE: Kind[Entry] = Kind(
    lambda entry, _: place_of(entry),
    json=lambda entry: {"date": entry.date.isoformat(), "file": entry.file, "line": entry.line},
)
BAR: Kind[tuple[Fraction | None, Fraction | None]] = Kind(  # completion and pace
    lambda shares, _: bar(*shares), is_drawing=True
)
