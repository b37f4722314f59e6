"""The outline of a document: its title, period and parts, and which of these look back on what was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from workplan.core.calendar import Span, last_of_month
from workplan.core.draft_sentence import TONGUES, figures, tongue_of
from workplan.core.draft_tongue import Tongue
from workplan.core.source import Block, Document, Form, Sort, numbers

_ANY = Span(date(2000, 1, 1), date(2000, 12, 31))
# Styles of marks; one of the same style ends what the last of it has begun.
_STYLES = (
    ("part", r"第.+(?:部分|章|篇|编)"),
    ("item", r"第.+节"),
    ("一、", r"[一二三四五六七八九十]+、"),
    ("（一）", r"[（(][一二三四五六七八九十]+[）)]"),
    ("一是", r"[一二三四五六七八九十]+是"),
    ("1.1", r"[0-9]+\.[0-9]+"),
    ("1.", r"[0-9]+(?:[.．、)）]|$)"),
    ("（1）", r"[（(][0-9]+[）)]"),
    ("①", r"[①-⑳]"),
    ("result", r"(?i:\**(?:KR|Key Result|关键结果))"),
    ("objective", r"O(?:bjective)?\s?[0-9]|目标"),
    ("named", r"[A-Z][a-z]+"),
)
_PATTERNS = tuple((style, re.compile(pattern)) for style, pattern in _STYLES)
_SIGNS = frozenset("■□◆◇★▲")
_WEAK, _STRONG = frozenset(("line", "bold", "◆")), frozenset(("part", "named", "objective", "一、"))
# Headings that nothing marks end all but these.
_ABOVE = {"year": ("part",), "plain": ("part", "一、", "item", "year")}
_COUNTED = ("一、", "（一）")
_OBJECTIVES = ("result", "objective")
LEAVES = frozenset(("1.", "一是", "（1）", "①", "row", "result"))
_BOLD = re.compile(r"\*\*[^*]+\*\*")
_KEY_RESULTS = re.compile(r"\bOKRs?\b|关键结果")
_NOTE_MARK = re.compile(r"\[\^\w{1,40}\]")
_DATED = re.compile(r"[（(—–-]{0,4}\s?(?:20[0-9]{2}|二[〇零○]..)\s?年.{1,6}月.{1,4}日")  # below a title
_YEARS = re.compile(r"(20[0-9]{2})\s?[-–—/至到]\s?((?:20)?[0-9]{2})(?![0-9]|[-/.])")
_PLANNED = re.compile(
    r"(?<![-–—~至到])(20[0-9]{2})(?:\s?年度?\s?[、和与及]\s?(20[0-9]{2}))?\s?年?度?[^0-9，。]{0,12}(?:计划|安排|要点|打算|思路|任务|目标)"
)
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_LONGEST_TITLE, _LONGEST_FIRST, _LONGEST_SIGN, _MOST_WORDS = 60, 40, 24, 9  # letters; words of a heading


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text, from `start` to its end or to `end`."""

    block: Block
    start: int = 0
    end: int | None = None

    @property
    def text(self) -> str:
        """What stands there."""
        return self.block.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the outline: `heading` is what names it, `pieces` its own text, `parts` what is below it."""

    style: str
    number: str
    title: str
    heading: Piece | None = None
    pieces: list[Piece] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)
    is_past: bool = False  # it is of an earlier year than the plan

    @property
    def looks_back(self) -> bool:
        """Whether it tells what was done, and no plan."""
        return self.is_past or any(tongue.looks_back.search(self.title) for tongue in TONGUES)

    @property
    def text(self) -> str:
        """All of it, a piece a line."""
        return "\n".join(piece.text for piece in self.all_pieces())

    def all_pieces(self) -> Iterator[Piece]:
        """Its text and that of all below it, headings too, in order."""
        if self.heading is not None:
            yield self.heading
        yield from self.pieces
        for part in self.parts:
            yield from part.all_pieces()


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's title, its period if it is said, what stands before the first part, and the parts."""

    title: str
    tongue: Tongue
    period: Span | None
    opening: Part
    parts: tuple[Part, ...]
    notes: tuple[Block, ...]
    has_key_results: bool = False

    @property
    def chinese(self) -> bool:
        """Whether the document is written in Chinese."""
        return self.tongue.code == "zh"

    @property
    def restarts(self) -> tuple[Part, ...]:
        """The parts before which a heading was not found, as their numbers begin anew."""
        return tuple(_restarts(self.parts))

    @property
    def choices(self) -> tuple[Part, ...]:
        """What can be chosen as the plan: the parts, and the opening where it has figures, or is all."""
        texts = (piece.text for piece in self.opening.pieces)
        has_figures = any(each.sort is Sort.FIGURE and each.unit for text in texts for each in numbers(text))
        with_opening = self.opening.pieces and (has_figures or not self.parts)
        return (self.opening, *self.parts) if with_opening else self.parts


def _restarts(parts: Sequence[Part]) -> Iterator[Part]:
    """Parts that begin to count anew after others of their style, as where a heading above was not found."""
    seen = set[tuple[str, str]]()
    for part in parts:
        if part.style in _COUNTED and (part.style, part.number) in seen and part.number in "一1":
            yield part
        seen.add((part.style, part.number))
        yield from _restarts(part.parts)


def outline_of(document: Document) -> Outline:
    """The outline that a document's headings, marks and styles make."""
    t = tongue_of(chinese=document.is_chinese)
    blocks = [block for block in document.blocks if block.form is not Form.NOTE]
    titled = _title_at(blocks)
    title = _NOTE_MARK.sub("", blocks[titled].text).strip("*# ") if titled is not None else ""
    head = " ".join([title, *(block.text[:80] for block in blocks[:3])])
    period = period_in(head, title, t)
    root = _top_of(_tree(blocks, titled, period, t))
    return Outline(
        title or root.title or (blocks[0].text[:_LONGEST_FIRST] if blocks else ""),
        t,
        period,
        Part("opening", "", title, pieces=root.pieces),
        tuple(_gathered(root.parts)),
        tuple(block for block in document.blocks if block.form is Form.NOTE),
        _KEY_RESULTS.search(head) is not None or any(_mark_style(b) in _OBJECTIVES for b in blocks),
    )


def _tree(blocks: Sequence[Block], titled: int | None, period: Span | None, t: Tongue) -> Part:
    """The parts below one root, each ended by the next heading of its style or of a higher one."""
    stack = [Part("root", "", blocks[titled].text.strip("*# ") if titled is not None else "")]
    is_loose = t.blank != "" or all(_style(block, t) in ("", *_ABOVE) for block in blocks)
    for at, block in enumerate(blocks):
        if block.form is Form.ROW:
            stack[-1].parts.append(Part("row", _bare(block.mark), block.text, pieces=[Piece(block)]))
            continue
        style = _style(block, t) or (_loose(block, t) if is_loose and _mark_style(block) != "result" else "")
        if at == titled or not style:
            stack[-1].pieces.append(Piece(block))
            continue
        name, content = _named(block, style, t)
        name = _NOTE_MARK.sub("", name)
        heading = Piece(block, 0, content) if content != 0 else None
        years = [int(year) for year in _YEAR.findall(name)]
        is_past = period is not None and max(years, default=period.start.year) < period.start.year
        part = Part(style, _bare(block.mark), name, heading, is_past=is_past)
        if content is not None:
            part.pieces.append(Piece(block, content))
        while len(stack) > 1 and _ends(stack, style):
            stack.pop()
        stack[-1].parts.append(part)
        stack.append(part)
    return stack[0]


def _top_of(root: Part) -> Part:
    """The root, or the only part below it that holds all others."""
    while len(root.parts) == 1 and root.parts[0].style[0] in "#b":
        only = root.parts[0]
        if not only.parts or only.pieces:
            break
        pieces = [*root.pieces, *([only.heading] if only.heading else [])]
        root = Part("root", "", root.title or only.title, pieces=pieces, parts=only.parts)
    return root


def period_in(head: str, title: str, t: Tongue) -> Span | None:
    """The period that the first lines of a document name; None where they name no year."""
    years, year = _YEARS.search(head), _YEAR.search(head)
    if years and t.lasts:
        first, last = int(years[1]), int(years[1][: -len(years[2])] + years[2])
        if last == first + 1:
            return Span(date(first, 4, 1), date(last, 3, 31))
        return Span(date(first, 1, 1), date(max(first, last), 12, 31))
    planned = next(reversed([*_PLANNED.finditer(title)]), None)
    if year is None or (planned and planned[2]):
        return None
    year = planned or year
    start = date(int(year[1]), 7 if "下半年" in title else 1, 1)
    return Span(start, last_of_month(date(int(year[1]), 6 if "上半年" in title else 12, 1)))


def _title_at(blocks: Sequence[Block]) -> int | None:
    """Where the title stands: the first heading of the highest level, or the first short line."""
    for at, block in enumerate(blocks[:4]):
        if _DATED.match(block.text):
            continue
        is_heading = block.form is Form.HEADING and block.level <= 1 and not block.mark
        is_line = (
            block.form is Form.PARAGRAPH
            and len(block.text) <= _LONGEST_TITLE
            and block.text[-1:] not in "。；："
        )
        if is_heading or (is_line and not any(sign in block.text for sign in "。；")):
            return at
        if block.form is not Form.PARAGRAPH:
            return None
    return None


def _bare(mark: str) -> str:
    """A number as it is printed, without its punctuation; a sign is none."""
    bare = mark.strip("（）() 、.．：:*–—-").removesuffix("是")
    return bare if any(map(str.isalnum, bare)) else ""


def _style(block: Block, t: Tongue) -> str:
    """How a block is marked as a heading; '' where it is none, as where it says no more than who leads."""
    if block.form is Form.HEADING and not t.without_people(block.text).strip(" *"):
        return ""
    if block.form is Form.HEADING and block.level:
        return f"#{block.level}"
    found = _mark_style(block)
    is_bold = _BOLD.fullmatch(block.text) if block.form is Form.ITEM else block.form is Form.HEADING
    if is_bold and found in ("", "1."):
        return "bold item" if block.mark else "bold"
    if found:
        return "" if found == "result" else found
    if block.form is Form.PARAGRAPH and not block.mark and t.plain.fullmatch(block.text):
        return "year" if _YEAR.match(block.text) else "plain"
    is_sign = block.mark in _SIGNS and len(block.text) < _LONGEST_SIGN
    return "◆" if is_sign and not re.search(r"[0-9。]", block.text) else ""


def _mark_style(block: Block) -> str:
    return next((style for style, pattern in _PATTERNS if pattern.match(block.mark)), "")


def _loose(block: Block, t: Tongue) -> str:
    """A short line without a sentence, as headings are where nothing else marks them."""
    text, is_line = block.text, block.form is Form.PARAGRAPH and not block.mark
    is_short = len(text.split()) <= _MOST_WORDS and not (t.blank and numbers(text))
    if not (is_line and is_short and t.heading.fullmatch(text)):
        return ""
    return "line" if t.blank and not text.isupper() else "bold"


def _rank(style: str) -> int | None:
    return int(style[1:]) if style[0] == "#" and style[1:].isdigit() else None


def _ends(stack: Sequence[Part], style: str) -> bool:
    """Whether a heading of a style ends the last part of the stack."""
    top, rank = stack[-1].style, _rank(style)
    rank_of_top = _rank(top)
    if (top in _WEAK and style in _STRONG) or (
        style in _ABOVE and rank_of_top is None and top not in _ABOVE[style]
    ):
        return True
    if top == style or style in [part.style for part in stack]:
        return True
    return rank is not None and (rank_of_top is None or rank_of_top >= rank)


def _named(block: Block, style: str, t: Tongue) -> tuple[str, int | None]:
    """The name of a heading, and where its content begins in the block; None where it has none."""
    bare = t.without_people(block.text)
    if block.form is Form.HEADING or style == "◆":
        return " ".join(bare.split()).strip(" :：*"), None
    is_short = len(bare.strip()) <= t.longest_title and len(bare.split()) <= _MOST_WORDS
    is_name = is_short and not t.is_sentence.search(bare.strip()) and not _is_promise(bare, t)
    if is_name or (t.blank and style in ("named", "objective", "line", "bold")):
        return bare.strip(" ：:*"), None
    first = t.title.match(bare)
    if first and not figures(first[0], _ANY, t)[0]:
        return first[1].replace("**", "").strip(" *"), first.end()
    return t.cut.split(bare)[0].replace("**", "")[: t.longest_cut].strip(" *"), 0


def _is_promise(text: str, t: Tongue) -> bool:
    return bool(figures(text, _ANY, t)[0] or t.deadlines(text, _ANY))


def _gathered(parts: Sequence[Part]) -> Iterator[Part]:
    """Items and rows at the top, one after the other, are one part without a name."""
    loose: Part | None = None
    for part in parts:
        if part.style == "row" or (part.style in LEAVES and not part.parts):
            if loose is None:
                loose = Part("loose", "", "")
                yield loose
            loose.parts.append(part)
        else:
            loose = None
            yield part


def chosen(outline: Outline, wanted: str) -> tuple[Part, ...] | None:
    """The parts that `wanted` names: by place in the choices, printed number, or words of the title.

    Several stand between commas, `2-4` is a range, `all` is all that do not look back; else None.
    """
    choices = outline.choices
    if wanted.strip().casefold() in ("all", "全部"):
        return tuple(part for part in choices if not part.looks_back)
    found = list[Part]()
    for word in filter(None, (each.strip() for each in re.split("[,，、;；]", wanted))):
        span = re.fullmatch(r"([0-9]{1,3})\s?(?:[-–—~～至]\s?([0-9]{1,3}))?", word)
        if span:
            first, last = int(span[1]), int(span[2] or span[1])
            if not 1 <= first <= last <= len(choices):
                return None
            found += choices[first - 1 : last]
            continue
        named = [part for part in choices if word == part.number] or [p for p in choices if word in p.title]
        if not named:
            return None
        found += named[:1]
    return tuple(part for part in choices if part in found) or None
