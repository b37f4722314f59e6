"""Rows of a table as targets: what its columns are for says which figure is the bound, and whose it is."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import accumulate

from workplan.core.calendar import Span
from workplan.core.draft_promise import Aside, Doubt, Promise
from workplan.core.draft_sentence import TONGUES, figures, unit_of
from workplan.core.draft_tongue import People, Tongue
from workplan.core.plan import Kind
from workplan.core.source import Block, Number, Sort, numbers, sentences

_WORDS = re.compile(r"[^\W\d_]")
_UNIT_IN_HEAD = re.compile(r"[（(]\s?(?:单位[：:]\s?)?([^（）()0-9年月]{1,6}|%)\s?[）)]")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_MONTH = re.compile(r".*[0-9一二三四五六七八九十]\s?月|[A-Za-z]{3}")
_ONLY_FIGURE = 6  # letters beside the figure, from which on a cell is read as a sentence
_SHORT_NAME, _LONGEST_HEAD = 3, 40  # letters
_BETWEEN = len(" | ")  # two cells


class Role(StrEnum):
    """What the cells of a column say; `result` is not used."""

    NUMBER = "number"
    GROUP = "group"
    NAME = "name"
    VALUE = "value"
    UNIT = "unit"
    BASELINE = "baseline"
    DUE = "due"
    LEAD = "lead"
    SUPPORT = "support"
    DEPARTMENT = "department"
    POINT = "point"
    RESULT = "result"
    TEXT = "text"

    @property
    def is_free(self) -> bool:
        """Whether a heading of this role may as well be a heading of something else."""
        return self is Role.TEXT


@lru_cache(maxsize=4096)
def role_of(head: str) -> Role:
    """The role that a heading gives its column; a text where no language finds one."""
    bare = head.strip() if head.isascii() else "".join(head.split())
    for role in TONGUES[0].columns if len(bare) <= _LONGEST_HEAD else ():
        if any(t.columns[role].search(bare) for t in TONGUES):
            return Role(role)
    return Role.TEXT


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: its name and group, the people, its promises, and the numbers set aside."""

    name: str
    group: str
    people: People
    promises: tuple[Promise, ...]
    asides: tuple[Aside, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, its role, and where its text stands in the row's; `at` is -1 where it goes on from above."""

    role: Role
    head: str
    text: str
    at: int

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.at + len(self.text)

    @property
    def figure(self) -> Number | None:
        """Its first figure."""
        return next((number for number in numbers(self.text) if number.sort is Sort.FIGURE), None)


def read_row(block: Block, period: Span, roles: Mapping[str, Role], t: Tongue) -> Row:
    """A row of a table; `roles` are those of headings that were decided otherwise."""
    cells, at = list[_Cell](), 0
    heads = [(roles.get(cell.head, role_of(cell.head)), _year_of(cell.head)) for cell in block.cells]
    years = _years({year for role, year in heads if role is Role.VALUE and year is not None}, period)
    for cell, (meant, year) in zip(block.cells, heads, strict=True):
        if cell.text:
            is_other = meant is Role.VALUE and year is not None and year not in years
            is_past = year is not None and year < period.start.year
            role = meant if not is_other else Role.BASELINE if is_past else Role.RESULT
            cells.append(_Cell(role, cell.head, cell.text, -1 if cell.again else at))
            at += 0 if cell.again else len(cell.text) + _BETWEEN
    named = [cell for cell in cells if cell.role is Role.NAME]
    named = named or [cell for cell in cells if cell.role is Role.TEXT]
    own = [cell for cell in named if cell.at >= 0] or named
    before = {id(cell) for cell in named[: named.index(own[-1]) if own else 0]}
    above = [cell for cell in cells if cell.role is Role.GROUP or id(cell) in before]
    reading = _Reading(cells, own[-1].text if own else "", period, t)
    promises, asides = reading.promises()
    return Row(
        reading.name, above[0].text if above else "", _people(cells, t), tuple(promises), tuple(asides)
    )


def _year_of(head: str) -> int | None:
    found = _YEAR.search(head)
    return None if found is None else int(found[0])


def _years(named: Collection[int], period: Span) -> range:
    """Of the years that columns name, the plan's: that of its end, of a fiscal year, or from its start."""
    first, last = period.start.year, period.end.year
    return range(last if last in named and last - first == 1 else first, last + 1)


def _people(cells: Sequence[_Cell], t: Tongue) -> People:
    """Those who lead; a department leads where no column says who else does."""
    leading = Role.LEAD if any(cell.role is Role.LEAD for cell in cells) else Role.DEPARTMENT
    lead, support, helped = dict[str, str | None](), list[str](), list[str]()
    for cell in cells:
        if cell.role is leading:
            found = t.people_in(cell.text)
            lead |= found.lead
            support += found.support
        elif cell.role in (Role.SUPPORT, Role.DEPARTMENT):
            helped += t.people_in(cell.text).lead
    return People(lead, (*support, *helped))


@dataclass(frozen=True)
class _Reading:
    """A row that is read: its cells and its name."""

    cells: Sequence[_Cell]
    name: str
    period: Span
    t: Tongue

    def own(self, *roles: Role) -> list[_Cell]:
        """The cells of some roles, without those that go on from above."""
        return [cell for cell in self.cells if cell.role in roles and cell.at >= 0]

    def promises(self) -> tuple[list[Promise], list[Aside]]:
        """What the cells promise: the target's cell with the columns around it, else what the words say."""
        values = [cell for cell in self.own(Role.VALUE) if numbers(cell.text)]
        points, found, asides = self.own(Role.POINT), list[Promise](), list[Aside]()
        for cell in values or self.own(Role.NAME, Role.TEXT):
            figure = self._only_figure(cell) if values else None
            if figure is not None:
                found.append(self._of_value(cell, figure))
                continue
            read, left = self._sentences(cell)
            found += [replace(each, name=self._joined(each.name)) for each in read] if values else read
            asides += left
        dues = [day for cell in self.cells if cell.role is Role.DUE for day in self._days(cell.text)]
        due = max(dues, default=None)  # a period ends with its last one
        found = [replace(each, due=each.due or due) for each in found] or self._in_words(
            due, is_asked=bool(points)
        )
        if found and points:
            found[0] = self._with_points(found[0], points)
        return found, asides

    def _only_figure(self, cell: _Cell) -> Number | None:
        """The figure of a cell that has nothing else to read."""
        found = [number for number in numbers(cell.text) if number.sort is Sort.FIGURE]
        beside = cell.text
        for number in reversed(found):
            beside = beside[: number.start] + beside[number.unit_end :]
        letters = sum(1 for _ in _WORDS.finditer(self.t.row_bounds.sub("", beside)))
        return found[0] if len(found) == 1 and letters <= _ONLY_FIGURE else None

    def _joined(self, more: str) -> str:
        return more if len(more) > _SHORT_NAME or more in self.name else f"{self.name}{more}"

    def _sentences(self, cell: _Cell) -> tuple[list[Promise], list[Aside]]:
        """What the sentences of a cell promise, at their places in the row."""
        promises, asides = list[Promise](), list[Aside]()
        for start, end in sentences(cell.text):
            read, left = figures(cell.text[start:end], self.period, self.t)
            promises += [each.shifted(cell.at + start) for each in read]
            asides += [Aside(each.number.shifted(cell.at + start), each.why) for each in left]
        return promises, asides

    def _of_value(self, cell: _Cell, number: Number) -> Promise:
        """A target of a cell that has nothing but its figure."""
        unit = self._unit(number)
        kind, value, is_limit = self._kind(cell, number, unit)
        base = self._base
        start = base.figure if base and kind is Kind.LEVEL else None
        baseline = start.low if start and start.low != value else None
        is_limit = is_limit or (baseline is not None and baseline > value)
        at = cell.at + number.start
        is_range = number.high is not None and number.high > value and not is_limit
        return Promise(
            start=cell.at if self._at is None else min(self._at, cell.at),
            end=self._units.get(cell.end + _BETWEEN, cell.end),
            at=at,
            kind=kind,
            name=_UNIT_IN_HEAD.sub("", self.name) or cell.head,
            unit=unit,
            value=value,
            bound="at_most" if is_limit else "at_least",
            stretch=number.high if is_range else None,
            baseline=baseline if baseline is not None and (baseline > value) == is_limit else None,
            used=(at, base.at + start.start) if base and start and baseline is not None else (at,),
            doubts=() if unit else (Doubt.UNIT,),
        )

    def _unit(self, number: Number) -> str:
        """The unit behind a figure, else of its column, else in a heading."""
        return unit_of(number.unit or self._said_unit or self._unit_in_words)

    @cached_property
    def _said_unit(self) -> str:
        return next((each.text for each in self.cells if each.role is Role.UNIT), "")

    @cached_property
    def _unit_in_words(self) -> str:
        named = [each for each in self.cells if each.role in (Role.VALUE, Role.NAME)]
        texts = [*(each.text for each in named), *(each.head for each in named)]
        in_head = next(filter(None, map(_UNIT_IN_HEAD.search, texts)), None)
        counted = self.t.number_of.search(self.name)
        return in_head[1] if in_head else counted[1].lower() if counted else ""

    @cached_property
    def _at(self) -> int | None:
        """Where its name stands."""
        return next((each.at for each in self.cells if each.text == self.name and each.at >= 0), None)

    @cached_property
    def _units(self) -> dict[int, int]:
        """Where the cells of units begin, and where they end."""
        return {each.at: each.end for each in self.own(Role.UNIT)}

    @cached_property
    def _base(self) -> _Cell | None:
        return next(iter(self.own(Role.BASELINE)), None)

    def _kind(self, cell: _Cell, number: Number, unit: str) -> tuple[Kind, Decimal, bool]:
        """The kind of a figure alone in its cell, its value, and whether it is a limit."""
        t, words = self.t, f"{self.name} {cell.text}"
        is_limit = t.row_limit.search(f"{words} {cell.head}") is not None
        is_limit = is_limit or (number.low == 0 and number.high is None)
        if unit == "%":
            is_rate = t.row_rate.search(f"{words} {self._said_unit}") and not t.row_to.search(cell.text)
            if not is_rate:
                return Kind.LEVEL, number.low, is_limit
            falls = number.low > 0 and t.row_falls.search(words) is not None
            return Kind.RATE, -number.low if falls else number.low, is_limit or falls
        is_state = t.row_state.search(self.name) and not t.row_doing.search(self.name)
        return (Kind.LEVEL if is_limit or is_state else Kind.COUNT), number.low, is_limit

    def _days(self, text: str) -> tuple[date, ...]:
        """The days of a cell for nothing but days, where 6月 is its last day."""
        for tongue, said in ((t, form.format(text)) for t in TONGUES for form in t.day_forms):
            found = tongue.deadlines(said, self.period)
            if found:
                return tuple(each.day for each in found if each.day is not None)
        return ()

    def _in_words(self, day: date | None, *, is_asked: bool) -> list[Promise]:
        """A row without a figure is something to be finished, where it says by whom or by when."""
        at = self._at
        has_own = day is not None or is_asked or any(cell.role is Role.LEAD for cell in self.cells)
        if at is None or not has_own:
            return []
        name = self.t.tidy(self.name) or self.name
        return [Promise(start=at, end=at + len(self.name), at=at, kind=Kind.MILESTONE, name=name, due=day)]

    # Columns of months and quarters.

    def _with_points(self, promise: Promise, cells: Sequence[_Cell]) -> Promise:
        """With what is to be reached by the days that the headings name, or to be added in these months."""
        dated = [(day, cell) for cell in cells for day in self._days(cell.head.replace("节点", ""))[:1]]
        if promise.value is None:
            return replace(
                promise, stages=tuple((day, cell.text) for day, cell in dated if cell.figure is None)
            )
        found = [(day, figure, cell) for day, cell in dated if (figure := cell.figure) is not None]
        if promise.kind not in (Kind.COUNT, Kind.LEVEL, Kind.RATE):
            return promise
        values = [figure.low for _, figure, _ in found]
        days = [day for day, _, _ in found]
        used = (*promise.used, *(cell.at + figure.start for _, figure, cell in found))
        if promise.kind is Kind.COUNT and sum(values) == promise.value and len(values) > 1:
            if all(_MONTH.match(cell.head) for _, _, cell in found):
                monthly = tuple((f"{day:%Y-%m}", value) for day, value in zip(days, values, strict=True))
                return replace(promise, monthly=monthly, used=used)
            return replace(promise, points=tuple(zip(days, accumulate(values), strict=True)), used=used)
        if values == sorted(values) or any(self.t.added_up.search(cell.head) for _, _, cell in found):
            return replace(promise, points=tuple(zip(days, values, strict=True)), used=used)
        return replace(promise, doubts=(*promise.doubts, Doubt.POINTS))
