"""The text that a plan is made from: its blocks, sentences, clauses and numbers, and texts folded to compare.

Places are offsets into the text that was passed in. A number without digits counts where it says how many:
百分之六, 三家, `two wards`; 一批 and 一系列 do not.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache, partial
from itertools import islice
from typing import TypeAlias

# ── Blocks ──


class Form(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row, with the heading of its column; `again` where it goes on from the row above."""

    head: str
    text: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, item of a list, row of a table or footnote, its lines joined to one text.

    `mark` is the number or sign printed before it, with its punctuation (一、, 2.1, KR1:), and of a footnote
    what refers to it; the text is without it. `level` tells headings apart, 1 the highest; all else has 0.
    `line` is the line, paragraph or row of the file, from 1. A row's text is its own cells, ` | ` between.
    """

    form: Form
    text: str
    line: int
    mark: str = ""
    level: int = 0
    cells: tuple[Cell, ...] = ()

    @property
    def lead(self) -> str:
        """Its mark, with the blank that sets one apart which would not be a mark without."""
        return f"{self.mark} " if self.mark and (self.mark[-1].isascii() or self.mark in "•·") else self.mark


@dataclass(frozen=True, slots=True)
class Document:
    """A document as blocks, in their order."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The plain text that the blocks stand in, a line a block, each with its mark before it."""
        return "\n".join(block.mark + block.text for block in self.blocks)

    @property
    def is_chinese(self) -> bool:
        """Whether it is written in Chinese."""
        return is_chinese("".join(block.text for block in self.blocks))


_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


def is_chinese(text: str) -> bool:
    """Whether more than a sixth of what is written are Chinese characters, each of which is a word."""
    return 6 * len(_IDEOGRAPH.findall(text)) > len("".join(text.split()))


# ── Folding ──

_MARK = re.compile(r"\[\^[^\[\]\s]{1,40}\]|[\[〔［][0-9０-９]{1,2}[\]〕］]|(?<![mM])[⁰¹²³⁴-⁹]+|[①-⑳❶-❿]")
_BETWEEN = {"-": "-", ".": ".", "/": "/", ":": ":", "~": "-"}  # what separates the digits of one figure


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and the place in what was folded of each character that is left."""

    text: str
    places: tuple[int, ...]

    def find(self, quote: str, most: int | None = None) -> tuple[tuple[int, int], ...]:
        """The places of `quote`, which is folded first, in the text that was folded: each a start and an end.

        No more than `most` are looked for. A figure is not found in the midst of another: `5 台` does not
        stand in `15 台`.
        """
        return self.places_of(folded(quote), most)

    def places_of(self, wanted: str, most: int | None = None) -> tuple[tuple[int, int], ...]:
        """The places of a text that is folded already: what two figures left between them folds otherwise."""
        return tuple(islice(self._places_of(wanted), most)) if wanted else ()

    def _places_of(self, wanted: str) -> Iterator[tuple[int, int]]:
        at = self.text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if not (self._cuts_figure(at) or self._cuts_figure(end)):
                yield self.places[at], self.places[end - 1] + 1
            at = self.text.find(wanted, at + 1)

    def _cuts_figure(self, at: int) -> bool:
        before, after = self.text[max(0, at - 1) : at], self.text[at : at + 1]
        figures = "0123456789."
        return bool(before) and bool(after) and before in figures and after in figures


def folded(text: str) -> str:
    """`text` as quotes are compared: in NFKC and lower case, without blanks, punctuation and note marks."""
    return fold(text).text


def fold(text: str) -> Folded:
    """`text` folded, with the places where its characters come from.

    Between two digits a separator stays: 1—2 and 1~2 are 1-2, 3.5 is not 35, and 10、20 is 10,20; that of
    thousands is dropped.
    """
    signs = [(sign, at) for at, char in enumerate(_without_marks(text)) for sign in _signs(char)]
    out: list[tuple[str, int]] = []
    pending = ""  # what separates the last digit from the next one
    for i, (sign, at) in enumerate(signs):
        if not _is_separator(sign):
            is_between = pending and out and out[-1][0].isdigit() and sign.isdigit()
            if is_between and not (pending == "," and _is_thousand(signs, i)):
                out.append((pending, at))
            out.append((sign, at))
            pending = ""
        elif sign.isspace():
            pending = "," if pending == "." else pending  # over 65. 2 of them
        else:
            pending = pending or _BETWEEN.get(sign, ",")
    return Folded("".join(sign for sign, _ in out), tuple(at for _, at in out))


def _without_marks(text: str) -> str:
    """`text` with its note marks blank."""
    return _MARK.sub(lambda mark: " " * len(mark[0]), text)


@lru_cache(maxsize=8192)
def _signs(char: str) -> str:
    """A character in NFKC and lower case; every dash as `-`."""
    folded_char = unicodedata.normalize("NFKC", char).casefold()
    return "-" if len(folded_char) == 1 and unicodedata.category(folded_char) == "Pd" else folded_char


@lru_cache(maxsize=8192)
def _is_separator(sign: str) -> bool:
    return sign in "|~`^" or (sign not in "%+&" and unicodedata.category(sign)[0] in "PZC")


def _is_thousand(signs: list[tuple[str, int]], i: int) -> bool:
    """Whether exactly three digits stand at `i`, directly behind a comma."""
    digits = "".join(sign for sign, _ in signs[i : i + 4])
    is_comma = signs[i - 1][0] == ","
    return is_comma and digits[:3].isdigit() and len(digits) > 2 and not digits[3:].isdigit()  # noqa: PLR2004


# ── Sentences and clauses ──


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause from `start` to `end`, its closing sign not included; `sentence` counts sentences from 0."""

    start: int
    end: int
    sentence: int


_ENDS = "。！？；!?;\n"
_STOP = re.compile(
    r"\.(?=[”\"'’)\]]?(?:\s+[A-Z0-9“\"(£$€•]|\s*$))|(?<=[\u3400-\u9fff%])\.(?=[\u3400-\u9fff])"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|no|nos|st|mr|mrs|ms|dr|approx|avg|vs|cllr|inc|ltd|etc)|\b[A-Z])$", re.IGNORECASE
)
_CLAUSE_ENDS = "，；：。！？!?;\n|"
_OPENING, _CLOSING = "（(【[", "）)】]"
_CLOSING_QUOTES = ("”", "’", "」", "』")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of `text` stand, each with its closing sign; brackets are not cut in two.

    Words in brackets that follow the end of a sentence, as who leads it does, are a sentence of their own.
    """
    pairs = _brackets(text)
    stops = {
        m.start()
        for m in _STOP.finditer(text)
        if not _ABBREVIATED.search(text, max(0, m.start() - 8), m.start())
    }
    out, start, depth = list[tuple[int, int]](), 0, 0
    for at, sign in enumerate(text):
        depth += (pairs.get(at, at) > at) - (pairs.get(at, at) < at)
        is_own = pairs.get(at, at) < at and not text[start : pairs[at]].strip()
        if depth == 0 and (sign in _ENDS or at in stops or is_own):
            end = at + 1 + (text[at + 1 : at + 2] in _CLOSING_QUOTES)
            out.append((start, end))
            start = end
    out.append((start, len(text)))
    return tuple(place for a, z in out if a < z and (place := _stripped(text, a, z)) is not None)


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of `text`: what stands between commas, colons, brackets and the ends of sentences."""
    inside = _brackets(text)
    out = list[Clause]()
    for number, (start, end) in enumerate(sentences(text)):
        cuts = [at for at in range(start, end) if _cuts(text, at) or at in inside]
        for a, z in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
            place = _stripped(text, a, z)
            if place is not None and any(map(str.isalnum, text[a:z])):
                out.append(Clause(*place, number))
    return tuple(out)


def _cuts(text: str, at: int) -> bool:
    """Whether a clause ends at the sign there; a comma between digits is no end."""
    sign, after = text[at], text[at + 1 : at + 2]
    return sign in _CLAUSE_ENDS or (sign in ",:" and not after.isdigit() and (after != "/"))


def _brackets(text: str) -> dict[int, int]:
    """Each bracket with a counterpart, and where that stands; those without one are left out."""
    out, opened = dict[int, int](), list[int]()
    for at, sign in enumerate(text):
        if sign in _OPENING:
            opened.append(at)
        elif (
            sign in _CLOSING and opened and _OPENING.index(text[opened[-1]]) // 2 == _CLOSING.index(sign) // 2
        ):
            out[at] = opened[-1]
            out[opened.pop()] = at
        elif sign == "\n":
            opened.clear()
    return out


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A place without the blanks at its ends; None when nothing else is there."""
    part = text[start:end]
    first = start + len(part) - len(part.lstrip())
    return (first, first + len(part.strip())) if part.strip() else None


# ── Numbers ──


class Sort(StrEnum):
    """What a number is, as far as its own form tells."""

    FIGURE = "figure"
    DATE = "date"  # a year, a month, a day, an hour of the clock
    ORDER = "order"  # 第五届, Section 3, 201号
    NAME = "name"  # PARK1287, 90后, 2+3


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, as it is written: 6.33 of 6.33 亿元, whose unit is 亿元; both of a range.

    `start` to `end` is the number with what directly belongs to it: `%`, 万 and 亿, a currency, a range; the
    unit behind it ends at `unit_end`. A percentage is in points, also 百分之六, 六成 and `6 per cent`.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    unit: str = ""
    unit_end: int = 0
    sort: Sort = Sort.FIGURE

    def shifted(self, by: int) -> "Number":
        """The same of a text that begins at `by`."""
        return replace(self, start=self.start + by, end=self.end + by, unit_end=self.unit_end + by)


_Made: TypeAlias = Callable[[re.Match[str], str], Number | None]
_HALF = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")
_MOST_DIGITS = 18  # what has more is a name: a telephone, an account
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_PERCENT = r"\s?(?:%|‰|per\s?cent\b|percentage\spoints?\b|个?百分点)"
_TO = r"\s?(?:[-–—~～〜至到]|to\s)\s?"
_ARABIC = re.compile(
    rf"(?P<low>{_DIGITS})(?:%{_TO}(?P<share>{_DIGITS})(?=\s?%)|(?:m|bn|k)?[-–—][£$€](?P<sum>{_DIGITS})"
    rf"|{_TO}(?P<high>{_DIGITS}))?",
    re.ASCII | re.IGNORECASE,
)
_PERCENT_HERE = re.compile(_PERCENT, re.IGNORECASE)
_SCALE = re.compile(
    r"\s?(?:(?:百万|千万|万亿|[万亿千])(?=\s?[余多]?(?:[^\w]|[\u3400-\u9fff]|m))"
    r"|(?:million|billion|thousand|bn|m|k)\b)",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"(?:US\$|[£$€¥￥])\s?$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR = r"(?:19|20)[0-9]{2}"
_DATE = re.compile(
    rf"[0-9]{{4}}\s?[-–—~～至/]\s?[0-9]{{2,4}}\s?学?年度?|(?<![0-9.,]){_YEAR}\s?年度?"
    r"|(?<![0-9])[0-9]{1,2}\s?[-–—~～至、]\s?[0-9]{1,2}\s?月份?"
    r"|(?<![0-9])[0-9]{1,2}\s?月(?:份|\s?[0-9]{1,2}\s?日)?|(?<![0-9])[0-9]{1,2}\s?日(?![均常])"
    rf"|(?<![0-9])[1-4]\s?季度|(?<![0-9]){_YEAR}[-/.][0-9]{{1,2}}(?:[-/.][0-9]{{1,2}})?(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2}[:：][0-9]{2}(?![0-9])"
    rf"|\b(?:FY|Q[1-4]\s?)(?:20)?[0-9]{{2}}(?:[-/][0-9]{{2}})?\b|\bQ[1-4]\b"
    rf"|\b{_YEAR}[-–/](?:20)?[0-9]{{2}}\b(?![-/])|\b[0-9]{{1,2}}(?:st|nd|rd"
    rf"|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?|\b{_MONTH},?\s(?:[0-9]{{1,2}}(?:st|nd|rd"
    rf"|th)?(?![0-9%,])(?:,?\s{_YEAR})?|{_YEAR}\b)|\b{_YEAR}s?\b(?![,.][0-9]|\s?[%\u3400-\u9fff])",
    re.ASCII,
)
_ORDER_BEFORE = re.compile(
    r"(?:第|no\.?|#|§|\b(?:section|phase|stage|level|ward|tier|part|chapter|page|appendix|figure|table|grade"
    r"|class|route|zone|block|version|act|schedule|policy|objective|priority|goal|theme|aged?|ages|kr"
    r"|key\sresult|room|top|step|action|target|indicator))\s?$",
    re.IGNORECASE,
)
_ORDER_AFTER = re.compile(r"\s?(?:号|后(?![的续])|(?:st|nd|rd|th)\b)")
_NAME_AFTER = re.compile(r"[A-Za-z]|\+\S|-[A-Za-z]")
_SUM_AFTER = re.compile(r"\+[0-9]")  # 3万千瓦+2万千瓦时
_NAME_BEFORE = re.compile(r"(?:[A-Za-z_]|\w\+|[A-Za-z][-/])$")
_ASCII_UNITS = "km²|km2|m²|m2|㎡|M²|m³|km|kg|kWh|kW|MW|GWh|GW|TEU|ha|sqm|mm|cm|m|t"
_UNITS = (
    "个百分点|百分点|个工作日|工作日|平方米|平方公里|立方米|公里|千米|公顷|公斤|千瓦时|千瓦|标箱|标准箱|车次"
    "|架次|人次|场次|批次|课时|学时|小时|分钟|微克|毫克|分贝|人日|美元|港元|元|家|个|台|套|所|户|条|项|场|次|名|人|处|座|栋|幢|件|张"
    "|例|间|辆|架|只|根|盏|株|棵|片|块|份|批|支|门|班|组|站|店|对|位|岁|天|吨|亩|米|起|宗|单|笔|篇|册|部|届|床"
    "|倍|分|斤|团|队|艘|袋|盒|轮|道|枚|幅|线|级|种|类|颗|头|匹|层|期|周|年|节|字|列|卷|页|群|锭|千伏"
)
_UNIT = re.compile(
    rf"\s?(?:[余多]\s?)?((?:{_ASCII_UNITS})(?![A-Za-z0-9])|(?:{_UNITS})(?:/(?:立方米|平方米|万?人|[年月日升户]))?)"
)
_HANZI = dict(zip("零〇一二三四五六七八九两", [0, *range(10), 2], strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE = re.compile(
    r"百分之(?P<share>[零〇一二三四五六七八九十百两点]+)"
    r"|(?P<tenths>[一二三四五六七八九])成(?=[以左，。；、的五\s]|$)"
    r"|(?<![第十百千零一二三四五六七八九几数两万亿])(?P<count>[零一二三四五六七八九十百千两]+)"
    rf"(?P<scale>[万亿]?)(?P<unit>{_UNITS})(?![大方体化])"
    r"|(?P<double>翻一?番)"
)
_ONE_COUNTS = re.compile(
    r"(?:至少|不少于|不低于|每[年月周季半][^，。]{0,6}|新增|新建|建成|建立|完成|开展|举办|召开|组织|各)\s?$"
)
_NO_COUNT = frozenset("年月周日级部分类种层期节字届线道门批")  # 三年行动, 一级, 二期: parts of names
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORDS |= {"eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS |= {"one": 1}  # where it counts
_WORD = re.compile(rf"\b(?P<word>{'|'.join(_WORDS)})\b(?!-)(?P<percent>{_PERCENT})?", re.IGNORECASE)


def numbers(text: str) -> tuple[Number, ...]:
    """Every number of `text`, in order: all digits but note marks, and numerals that say how many."""
    plain = rest = _without_marks(text).translate(_HALF)
    found = list[Number]()
    for pattern, made in _READ:
        rest = pattern.sub(partial(_take, found, made, plain), rest)
    return tuple(sorted(found, key=lambda number: number.start))


def _take(found: list[Number], made: _Made, plain: str, match: re.Match[str]) -> str:
    """Put what a match says to the numbers `found`; what comes after looks at blanks in its place."""
    number = made(match, plain)
    if number is None:
        return match[0]
    found.append(number)
    return " " * len(match[0])


def _date(match: re.Match[str], _plain: str) -> Number:
    digits = re.search(r"[0-9]+", match[0])
    assert digits is not None
    return Number(match.start(), match.end(), Decimal(digits[0]), unit_end=match.end(), sort=Sort.DATE)


def _arabic(match: re.Match[str], plain: str) -> Number:
    start, end = match.span()
    low = Decimal(match["low"].replace(",", ""))
    last = match["share"] or match["sum"] or match["high"]
    high = Decimal(last.replace(",", "")) if last else None
    before, after = plain[max(0, start - 16) : start], plain[end : end + 24]
    percent = _PERCENT_HERE.match(after)
    scale = None if percent else _SCALE.match(after)
    unit = None if percent else _UNIT.match(after, scale.end() if scale else 0)
    is_bare = percent is None and unit is None
    if _ORDER_BEFORE.search(before) or (is_bare and _ORDER_AFTER.match(after)):
        return Number(start, end, low, high, "", end, Sort.ORDER)
    is_glued = (is_bare and scale is None and _NAME_AFTER.match(after)) or (
        unit is not None and _SUM_AFTER.match(after, unit.end())
    )
    if _NAME_BEFORE.search(before) or is_glued or end - start > _MOST_DIGITS:
        return Number(start, end, low, high, "", end, Sort.NAME)
    if percent is not None:
        ends = end + percent.end()
        return Number(start, ends, low, high, "‰" if "‰" in percent[0] else "%", ends)
    currency = _CURRENCY.search(before)
    words = (currency[0] if currency else "", scale[0] if scale else "", unit[1] if unit else "")
    ends = end + (scale.end() if scale else 0)
    return Number(
        start - len(words[0]),
        ends,
        low,
        high,
        "".join(map(str.strip, words)),
        end + unit.end() if unit else ends,
    )


def _chinese(match: re.Match[str], plain: str) -> Number | None:
    start, end = match.span()
    if match["share"]:
        return Number(start, end, _value(match["share"]), unit="%", unit_end=end)
    if match["tenths"]:
        return Number(start, end, 10 * _value(match["tenths"]), unit="%", unit_end=end)
    if match["double"]:
        return Number(start, end, Decimal(100), unit="%", unit_end=end)
    is_one = match["count"] == "一"
    if plain[max(0, start - 2) : start].rstrip()[-1:].isdigit():  # 4千万亩 is a number already
        return None
    if match["unit"] in _NO_COUNT or (is_one and not _ONE_COUNTS.search(plain, max(0, start - 12), start)):
        return None
    unit = match["scale"] + match["unit"]
    return Number(start, match.start("unit"), _value(match["count"]), unit=unit, unit_end=end)


def _word(match: re.Match[str], plain: str) -> Number | None:
    if match["word"].lower() == "one" and not plain[: match.start()].lower().endswith("at least "):
        return None
    unit = "%" if match["percent"] else ""
    return Number(
        match.start(), match.end(), Decimal(_WORDS[match["word"].lower()]), unit=unit, unit_end=match.end()
    )


def _value(numeral: str) -> Decimal:
    """The number that a Chinese numeral writes: 六, 二十五, 一百零八, 六点五."""
    whole, _, part = numeral.partition("点")
    total = digit = 0
    for sign in whole:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _HANZI[sign]
    decimals = "".join(str(_HANZI.get(sign, 0)) for sign in part)
    return Decimal(f"{total + digit}.{decimals or 0}").normalize() + 0


_READ: tuple[tuple[re.Pattern[str], _Made], ...] = (
    (_DATE, _date),
    (_ARABIC, _arabic),
    (_CHINESE, _chinese),
    (_WORD, _word),
)
