"""Rows of a table as targets: what its columns are for says which figure is the bound, and whose it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workplan.core import draft_en, draft_zh
from workplan.core.calendar import Span
from workplan.core.draft_columns import Role, role_of
from workplan.core.draft_days import deadlines
from workplan.core.draft_people import People, people_in
from workplan.core.draft_promise import Aside, Doubt, Promise, Why
from workplan.core.plan import Kind
from workplan.core.source import Block, Number, Sort, numbers, sentences

_WORDS = re.compile(r"[^\W\d_]")
_UNIT_IN_HEAD = re.compile(r"[（(]\s?(?:单位[：:]\s?)?([^（）()0-9年月]{1,6}|%)\s?[）)]")
_GROWTH = re.compile(
    r"增长|增速|增幅|下降|降低|\bgrowth\b|\bincrease\b|\breduction\b|\bdecrease\b", re.IGNORECASE
)
_FALL = re.compile(r"下降|降低|降幅|减少|\breduction\b|\bdecrease\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"[≤＜<]|控制|不超过|不高于|以内|以下|压减|降至|\bno more than\b|\bbelow\b|\bat most\b"
    r"|\bmaximum\b|\bunder\b|\bor"
    r" (?:fewer|less|below)\b|\bwithin\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"总量|总数|保有量|存量|数量$|(?:家|户|人|企业|单位|机构|床位|主体)数$|达到|保持|覆盖"
    r"|\b(?:number of|total|level|average|rate|time"
    r"|score|population)\b",
    re.IGNORECASE,
)
_EVENTS = re.compile(
    r"新增|新建|新开|完成|建成|开展|举办|引进|培训|改造|创建|打造|投资|收入|产值"
    r"|\b(?:new|build|built|deliver|complete|train|hold"
    r"|plant)\w*",
    re.IGNORECASE,
)
_BOUNDS = re.compile(
    r"不[低少高大多]于|不超过|以[上下内]|及以上|左右|至少|达到?|控制在"
    r"|\b(?:or (?:fewer|less|more|below|above|better)|at (?:least"
    r"|most)|no (?:more|fewer|less) than|up to|under|over|below|above|within)\b",
    re.IGNORECASE,
)
_ADDED_UP = re.compile("累计|cumulative", re.IGNORECASE)
_ONLY_FIGURE = 6  # letters beside the figure, from which on a cell is read as a sentence


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: its name and group, the people, its promises, and the numbers set aside."""

    name: str
    group: str
    people: People
    promises: tuple[Promise, ...]
    asides: tuple[Aside, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell, its role, and where its text stands in the row's; `at` is -1 where it goes on from above."""

    role: Role
    head: str
    text: str
    at: int


def read_row(block: Block, period: Span, roles: Mapping[str, Role], *, chinese: bool) -> Row:
    """A row of a table; `roles` are those of headings that were decided otherwise."""
    cells = list(_placed(block, roles))
    leading = Role.LEAD if any(cell.role is Role.LEAD for cell in cells) else Role.DEPARTMENT
    lead = [_people(cell, chinese=chinese) for cell in cells if cell.role is leading]
    helped = [
        _people(cell, chinese=chinese)
        for cell in cells
        if cell.role in (Role.SUPPORT, Role.DEPARTMENT) and cell.role is not leading
    ]
    people = People(
        {name: title for each in lead for name, title in each.lead.items()},
        tuple(name for each in lead for name in each.support)
        + tuple(name for each in helped for name in each.lead),
    )
    named = [cell for cell in cells if cell.role is Role.NAME] or [
        cell for cell in cells if cell.role is Role.TEXT
    ]
    own = [cell for cell in named if cell.at >= 0] or named
    name = own[-1].text if own else ""
    groups = [
        cell.text
        for cell in cells
        if cell.role is Role.GROUP or (cell in named and cell is not (own[-1] if own else None))
    ]
    promises, asides = _promises(cells, name, period, chinese=chinese)
    return Row(name, groups[0] if groups else "", people, tuple(promises), tuple(asides))


def _placed(block: Block, roles: Mapping[str, Role]) -> Iterator[_Placed]:
    at = 0
    for cell in block.cells:
        if not cell.text:
            continue
        role = roles.get(cell.head, role_of(cell.head))
        yield _Placed(role, cell.head, cell.text, -1 if cell.again else at)
        at += 0 if cell.again else len(cell.text) + len(" | ")


def _people(cell: _Placed, *, chinese: bool) -> People:
    return people_in(cell.text, chinese=chinese)


def _promises(
    cells: Sequence[_Placed], name: str, period: Span, *, chinese: bool
) -> tuple[list[Promise], list[Aside]]:
    """What the cells promise: the target's cell with the columns around it, else what the words say."""
    values = [cell for cell in cells if cell.role is Role.VALUE and cell.at >= 0 and numbers(cell.text)]
    points = [cell for cell in cells if cell.role is Role.POINT and cell.at >= 0]
    promises, asides = list[Promise](), list[Aside]()
    for cell in values:
        found = [number for number in numbers(cell.text) if number.sort is Sort.FIGURE]
        is_sentence = (
            len(found) > 1
            or sum(1 for _ in _WORDS.finditer(_BOUNDS.sub("", _beside(cell.text, found)))) > _ONLY_FIGURE
        )
        if is_sentence or not found:
            read, left = _sentences(cell, period, chinese=chinese)
            promises += [replace(each, name=_joined(name, each.name)) for each in read]
            asides += left
        else:
            promises.append(_of_value(cell, found[0], cells, name))
    if not values:
        for cell in cells:
            if cell.role in (Role.NAME, Role.TEXT) and cell.at >= 0:
                read, left = _sentences(cell, period, chinese=chinese)
                promises += read
                asides += left
    day = next(
        (
            each
            for cell in cells
            if cell.role is Role.DUE
            for each in _days(cell.text, period, chinese=chinese)
        ),
        None,
    )
    promises = [replace(each, due=each.due or day) for each in promises]
    if not promises and name:
        promises = _in_words(cells, name, day, is_asked=bool(points), chinese=chinese)
    if promises and points:
        promises[0] = _with_points(promises[0], points, period, chinese=chinese)
    return promises, asides


def _beside(text: str, found: Sequence[Number]) -> str:
    """A cell's text without its figures and their units."""
    for number in reversed(found):
        text = text[: number.start] + text[number.unit_end :]
    return text


def _joined(name: str, more: str) -> str:
    return more if len(more) > 3 or more in name else f"{name}{more}"  # noqa: PLR2004


def _sentences(cell: _Placed, period: Span, *, chinese: bool) -> tuple[list[Promise], list[Aside]]:
    """What the sentences of a cell promise, at their places in the row."""
    promises, asides = list[Promise](), list[Aside]()
    tongue = draft_zh if chinese else draft_en
    for start, end in sentences(cell.text):
        read, left = tongue.figures(cell.text[start:end], period)
        promises += [shifted(each, cell.at + start) for each in read]
        asides += [Aside(_moved(each.number, cell.at + start), each.why) for each in left]
    return promises, asides


def shifted(promise: Promise, by: int) -> Promise:
    """A promise of a text that begins at `by`."""
    used = tuple(at + by for at in promise.used)
    return replace(promise, start=promise.start + by, end=promise.end + by, at=promise.at + by, used=used)


def _moved(number: Number, by: int) -> Number:
    return replace(number, start=number.start + by, end=number.end + by, unit_end=number.unit_end + by)


def _of_value(cell: _Placed, number: Number, cells: Sequence[_Placed], name: str) -> Promise:
    """A target of a cell that has nothing but its figure."""
    said = next((each.text for each in cells if each.role is Role.UNIT), "")
    named = [each for each in cells if each.role in (Role.VALUE, Role.NAME)]
    texts = [*(each.text for each in named), *(each.head for each in named)]
    in_head = next(filter(None, map(_UNIT_IN_HEAD.search, texts)), None)
    unit = draft_zh.unit_of(number.unit or said or (in_head[1] if in_head else ""))
    words = f"{name} {cell.text} {cell.head}"
    is_limit = _LIMIT.search(words) is not None or (number.low == 0 and number.high is None)
    value, kind = number.low, Kind.COUNT
    if unit == "%":
        is_rate = _GROWTH.search(f"{name} {cell.text} {said}") is not None and not re.search(
            "[到至]|达到", cell.text
        )
        kind = Kind.RATE if is_rate else Kind.LEVEL
        if is_rate and value > 0 and _FALL.search(f"{name} {cell.text}"):
            value, is_limit = -value, True
    elif is_limit or (_STANDING.search(name) and not _EVENTS.search(name)):
        kind = Kind.LEVEL
    base = next((each for each in cells if each.role is Role.BASELINE and each.at >= 0), None)
    start = next((n for n in numbers(base.text) if n.sort is Sort.FIGURE), None) if base else None
    baseline = start.low if start and kind is Kind.LEVEL and start.low != value else None
    if baseline is not None and baseline > value:
        is_limit = True
    at = cell.at + number.start
    first = next((each.at for each in cells if each.text == name and each.at >= 0), cell.at)
    used = (at, base.at + start.start) if base and start and baseline is not None else (at,)
    end = cell.at + len(cell.text)
    last = next(
        (
            each.at + len(each.text)
            for each in cells
            if each.role is Role.UNIT and each.at == end + len(" | ")
        ),
        end,
    )
    return Promise(
        min(first, cell.at),
        last,
        at,
        kind,
        _UNIT_IN_HEAD.sub("", name) or cell.head,
        unit,
        value,
        "at_most" if is_limit else "at_least",
        number.high if number.high is not None and number.high > value and not is_limit else None,
        baseline if baseline is not None and (baseline > value) == is_limit else None,
        used=used,
        doubts=() if unit else (Doubt.UNIT,),
    )


def _days(text: str, period: Span, *, chinese: bool) -> tuple[date, ...]:
    """The days of a cell for nothing but days, where 6月 is its last day."""
    for said in (text, f"{text}底", f"{text}底前", f"by {text}"):
        found = deadlines(said, period, chinese=chinese or not said.startswith("by"))
        if found:
            return tuple(each.day for each in found if each.day is not None)
    return ()


def _in_words(
    cells: Sequence[_Placed], name: str, day: date | None, *, is_asked: bool, chinese: bool
) -> list[Promise]:
    """A row without a figure is something to be finished, where it says by whom or by when."""
    at = next((cell.at for cell in cells if cell.text == name and cell.at >= 0), None)
    has_own = day is not None or is_asked or any(cell.role is Role.LEAD for cell in cells)
    if at is None or not has_own:
        return []
    tongue = draft_zh if chinese else draft_en
    return [Promise(at, at + len(name), at, Kind.MILESTONE, tongue.tidy(name) or name, due=day)]


# Columns of months and quarters.


def _with_points(promise: Promise, cells: Sequence[_Placed], period: Span, *, chinese: bool) -> Promise:
    """With what is to be reached by the days that the headings name, or to be added in these months alone."""
    figures, stages = list[tuple[date, Decimal, int, str]](), list[tuple[date, str]]()
    for cell in cells:
        day = next(iter(_days(cell.head.replace("节点", ""), period, chinese=chinese)), None)
        number = next((n for n in numbers(cell.text) if n.sort is Sort.FIGURE), None)
        if day is None:
            continue
        if number is None:
            stages.append((day, cell.text))
        else:
            figures.append((day, number.low, cell.at + number.start, cell.head))
    if promise.value is None:
        return replace(promise, stages=tuple(stages))
    if promise.kind not in (Kind.COUNT, Kind.LEVEL, Kind.RATE):
        return promise
    used = (*promise.used, *(at for _, _, at, _ in figures))
    values = [value for _, value, _, _ in figures]
    total = sum(values, Decimal(0))
    is_added = promise.kind is Kind.COUNT and total == promise.value and len(values) > 1
    is_added_up = any(_ADDED_UP.search(head) for *_, head in figures) or values == sorted(values)
    if is_added and all(_is_month(head) for *_, head in figures):
        monthly = tuple((f"{day:%Y-%m}", value) for day, value, _, _ in figures)
        return replace(promise, monthly=monthly, used=used)
    if is_added:
        sums = [sum(values[: i + 1], Decimal(0)) for i in range(len(values))]
        return replace(
            promise, points=tuple((day, s) for (day, *_), s in zip(figures, sums, strict=True)), used=used
        )
    if is_added_up:
        return replace(promise, points=tuple((day, value) for day, value, _, _ in figures), used=used)
    return replace(promise, doubts=(*promise.doubts, Doubt.POINTS))


def _is_month(head: str) -> bool:
    return (
        re.search(r"[0-9一二三四五六七八九十]\s?月", head) is not None
        or re.match(r"[A-Za-z]{3}", head) is not None
    )


def outside(number: Number, *, looks_back: bool) -> Why:
    """Why a number of a part that is not the plan is set aside."""
    if number.sort is Sort.DATE:
        return Why.DATE
    if number.sort is not Sort.FIGURE:
        return Why.NAME
    return Why.FACT if looks_back else Why.SECTION
