"""The outline of a document: its title, period and parts, and which of these look back on what was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from workplan.core import draft_zh
from workplan.core.calendar import Span, last_of_month
from workplan.core.draft_days import deadlines
from workplan.core.draft_people import without_people
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
_LEAVES = frozenset(("1.", "一是", "（1）", "①", "row", "result"))
_LOOKS_BACK = re.compile(
    r"回顾|工作总结|主要成绩|工作成效|取得的成|完成情况|工作情况$|过去[一五]年|存在(?:的)?(?:问题|不足)|形势分析"
    r"|Looking back|Achievements|What we (?:did|have done)|Progress (?:so far|to date)|Our year|Last"
    r" year|Year in review|Highlights of"
    r"|Performance in|Background|Context|Introduction|Foreword",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(20[0-9]{2})\s?[-–—/至到]\s?((?:20)?[0-9]{2})(?![0-9]|[-/.])")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_HEADING_EN = re.compile(r"[A-Z0-9][^.!?:;,|0-9]{2,70}")
_LONGEST_TITLE, _LONGEST_HEADING, _LONGEST_LINE = 60, 45, 30
_MOST_WORDS, _MOST_BEHIND_MARK = 9, 70
_AIM = re.compile(r"([^，]{2,14})，([^，]{4,40})")


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

    @property
    def looks_back(self) -> bool:
        """Whether it tells what was done, and no plan."""
        return _LOOKS_BACK.search(self.title) is not None

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
    chinese: bool
    period: Span | None
    opening: Part
    parts: tuple[Part, ...]
    notes: tuple[Block, ...]
    has_key_results: bool = False

    @property
    def choices(self) -> tuple[Part, ...]:
        """What can be chosen as the plan: the parts, and the opening where it has figures, or is all."""
        texts = (piece.text for piece in self.opening.pieces)
        has_figures = any(each.sort is Sort.FIGURE and each.unit for text in texts for each in numbers(text))
        with_opening = self.opening.pieces and (has_figures or not self.parts)
        return (self.opening, *self.parts) if with_opening else self.parts


def outline_of(document: Document) -> Outline:
    """The outline that a document's headings, marks and styles make."""
    chinese = document.is_chinese
    blocks = [block for block in document.blocks if block.form is not Form.NOTE]
    notes = tuple(block for block in document.blocks if block.form is Form.NOTE)
    titled = _title_at(blocks)
    title = blocks[titled].text.strip("*# ") if titled is not None else ""
    root = Part("root", "", title)
    stack = [root]
    has_marks = any(_style(block, chinese=chinese) for block in blocks)
    for at, block in enumerate(blocks):
        if at == titled:
            root.pieces.append(Piece(block))
            continue
        if block.form is Form.ROW:
            stack[-1].parts.append(Part("row", _bare(block.mark), block.text, pieces=[Piece(block)]))
            continue
        style = _style(block, chinese=chinese) or ("" if has_marks else _loose(block, chinese=chinese))
        if not style:
            stack[-1].pieces.append(Piece(block))
            continue
        name, content = _named(block, style, chinese=chinese)
        heading = Piece(block, 0, content) if content != 0 else None
        part = Part(style, _bare(block.mark), name, heading)
        if content is not None:
            part.pieces.append(Piece(block, content))
        while len(stack) > 1 and _ends(stack, style):
            stack.pop()
        stack[-1].parts.append(part)
        stack.append(part)
    while (
        len(root.parts) == 1
        and root.parts[0].parts
        and not root.parts[0].pieces
        and root.parts[0].style[0] in "#b"
    ):
        only = root.parts[0]
        root.pieces.extend([only.heading] if only.heading else [])
        root = Part("root", "", title or only.title, pieces=root.pieces, parts=only.parts)
    head = " ".join([title, *(block.text[:80] for block in blocks[:3])])
    return Outline(
        title or (blocks[0].text[:_LONGEST_FIRST] if blocks else ""),
        chinese,
        period_in(head, title, chinese=chinese),
        Part("opening", "", title, pieces=root.pieces),
        tuple(_gathered(root.parts)),
        notes,
        any(_mark_style(block) in ("result", "objective") for block in blocks),
    )


_LONGEST_FIRST = 40


def period_in(head: str, title: str = "", *, chinese: bool) -> Span | None:
    """The period that the first lines of a document name; None where they name no year."""
    years, year = _YEARS.search(head), _YEAR.search(head)
    if years and not chinese:
        first, last = int(years[1]), int(years[2]) if len(years[2]) == 4 else int(years[1][:2] + years[2])  # noqa: PLR2004
        if last == first + 1:
            return Span(date(first, 4, 1), date(last, 3, 31))
        return Span(date(first, 1, 1), date(max(first, last), 12, 31))
    if year is None:
        return None
    number = int(year[1])
    start = date(number, 7 if "下半年" in title else 1, 1)
    return Span(start, last_of_month(date(number, 6 if "上半年" in title else 12, 1)))


def _title_at(blocks: Sequence[Block]) -> int | None:
    """Where the title stands: the first heading of the highest level, or the first short line."""
    for at, block in enumerate(blocks[:4]):
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


def _style(block: Block, *, chinese: bool) -> str:
    """How a block is marked as a heading; '' where it is none."""
    if block.form is Form.HEADING and block.level:
        return f"#{block.level}"
    found = _mark_style(block)
    if found == "result":
        return ""
    if found:
        return found
    if block.form is Form.HEADING:
        return "bold"
    if block.mark in _SIGNS and block.mark and len(block.text) < 24 and not re.search(r"[0-9。]", block.text):  # noqa: PLR2004
        return "◆"
    return "" if chinese else _loose(block, chinese=False)


def _mark_style(block: Block) -> str:
    return next((style for style, pattern in _PATTERNS if pattern.match(block.mark)), "")


def _loose(block: Block, *, chinese: bool) -> str:
    """A short line without a sentence, as headings are where nothing else marks them."""
    if block.form is not Form.PARAGRAPH or block.mark:
        return ""
    if chinese:
        is_short = 1 < len(block.text) <= _LONGEST_LINE and not re.search(r"[。；：:，,0-9|]", block.text)
        return "bold" if is_short else ""
    words = block.text.split()
    is_heading = _HEADING_EN.fullmatch(block.text) and len(words) <= _MOST_WORDS and not numbers(block.text)
    return ("bold" if block.text.isupper() else "line") if is_heading else ""


def _rank(style: str) -> int | None:
    return int(style[1:]) if style[0] == "#" and style[1:].isdigit() else None


def _ends(stack: Sequence[Part], style: str) -> bool:
    """Whether a heading of a style ends the last part of the stack."""
    top, rank = stack[-1].style, _rank(style)
    top_rank = _rank(top)
    if top in _WEAK and style in _STRONG:
        return True
    if top == style or style in [part.style for part in stack]:
        return True
    return rank is not None and (top_rank is None or top_rank >= rank)


def _named(block: Block, style: str, *, chinese: bool) -> tuple[str, int | None]:
    """The name of a heading, and where its content begins in the block; None where it has none."""
    text = block.text
    bare = without_people(text, chinese=chinese)
    if block.form is Form.HEADING or style == "◆":
        return " ".join(bare.split()).strip(" :：*"), None
    if not chinese:
        is_name = len(bare.split()) <= _MOST_WORDS and not numbers(bare) and not bare.rstrip().endswith(".")
        if style in ("named", "objective", "line", "bold") or is_name:
            return bare.strip(" :"), None
        return bare[:_MOST_BEHIND_MARK].strip(), 0
    is_promise = bool(draft_zh.figures(bare, _ANY)[0] or deadlines(bare, _ANY, chinese=True))
    is_sentence = re.search("[。；;]", bare.strip()) is not None
    if len(bare.strip()) <= _LONGEST_HEADING and not is_sentence and not is_promise:
        return bare.strip(" ：:"), None
    first = re.match(r"[^。：:]{2,40}?[。：:]", bare)
    if first and not draft_zh.figures(first[0], _ANY)[0] and len(text) > first.end() + 4:
        return first[0].strip("。：: "), first.end()
    return re.split(r"[，。；：]", bare)[0][:30].strip(), 0


def _gathered(parts: Sequence[Part]) -> Iterator[Part]:
    """Items and rows at the top, one after the other, are one part without a name."""
    loose: Part | None = None
    for part in parts:
        if part.style == "row" or (part.style in _LEAVES and not part.parts):
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


def split_aim(title: str) -> tuple[str, str]:
    """『抓民生，不断提升高品质生活水平』 is a title and what it is for."""
    found = _AIM.fullmatch(title)
    return (found[1], found[2]) if found else (title, "")
