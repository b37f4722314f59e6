"""Text and Markdown as blocks, also where pages broke its lines; and blocks as text that reads back alike."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from workplan.core.source import Block, Document, Form, is_chinese
from workplan.files.source.rows import rows_of
from workplan.files.source.spaced import spaced
from workplan.files.source.stacked import Stacked, may_begin, stacked

_BULLET = r"[*+•·▪◦●○■□◆◇★☆▲►➢✓－–—-]"
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_ITEM = re.compile(
    rf"(?!\*\*)(?!-[0-9]){_BULLET}(?:\s+|(?<=[•▪◦●○■□◆◇★☆▲►➢✓·])(?=\S))(?:\[[ xX]\]\s+)?(?=\S)"
)
_NOTE = re.compile(
    r"(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}\s*|\[\^?[\w\-·]{1,40}\]\s*[:：]?\s*|注\s?[0-9]{1,2}\s?[：:]\s*)(?=\S)"
)
_RULE = re.compile(r"[-=_*—─ ]{3,}|-?\s?[0-9]{1,3}\s?-?|第\s?[0-9]{1,3}\s?页.{0,12}")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\](?:\([^()\s]{1,500}\)|\[[^\[\]\s^]{1,40}\])")
_LINKED = re.compile(r"^\[[^\[\]\n^]{1,40}\]: ?(?:https?://|[./#])\S+$", re.MULTILINE)  # [1]: where it leads
_URL = re.compile(r"https?://[!-;=?-~]*[A-Za-z0-9/]")
_FRONT = re.compile(r"\A---\n((?:[\w-]{1,40}:.*\n|[ \t].*\n|- .*\n|\n)*)---\n")  # before a page of Markdown
_TITLE = re.compile(r"^title:(.*)$", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][\w-]{0,20}(?:\s[^<>]{0,500})?/?>|<!--[\s\S]{0,2000}?-->")
_CELL_RULE = re.compile(r":?-+:?")
# What stands before a heading or an item of an outline, the office's and the usual English ones.
_HANZI = "一二三四五六七八九十"
OUTLINE = re.compile(
    rf"第[{_HANZI}]{{1,3}}(?:部分|章|篇|编|节)[、：:\s]*|[{_HANZI}]{{1,3}}、\s*|[（(][{_HANZI}]{{1,3}}[）)]\s?、?"
    rf"|[{_HANZI}]{{1,2}}是(?![否要])[：:，,]?|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,2}}\.?\s+(?=\D)"
    r"|[0-9]{1,2}(?:[.．、)）](?![0-9])|\s(?=[\u3400-\u9fff]{6}))\s*|[（(][0-9]{1,2}[）)]\s*|[①-⑳]\s*"
    r""
    r"|(?:(?:\*\*)?(?:KR|Key Result|关键结果)\s?[0-9.]{0,5}"
    r"|O(?:bjective)?\s?[0-9]{1,2}|目标[0-9一二三四五六七八九十])"
    r"(?:\*\*)?(?=\s?[:：.–—(（-])\s*[:：.–—-]?\s*"
    r"|(?:Priority|Goal|Objective|Theme|Outcome|Aim|Pillar|Ambition|Mission|Chapter|Part|Strategic"
    r" [A-Z]\w{2,12})"
    r"(?:\s(?:[0-9]{1,2}(?:\.[0-9]{1,2})?|[A-H]|[IVX]{1,4}|One|Two|Three|Four|Five|Six))?\s?[:.–—-]\s+"
)
_RUN_IN = re.compile(rf"(?<=[。；：:])[{_HANZI}]{{1,2}}是(?!否)")
_GLUED = re.compile(r"(?<=\S)\s?(?=[◆●■▲★☆◇□➢✓►•])|(?<=[。；;.!！])\s?(?=·)|\s(?=·\s?\S)")
_SENTENCE_END = ("。", "！", "？", "；", "：", ":", "!", "?", ";")
_TORN_ENDS = ("。", "！", "？", "；", "：", ":", ".", "。”", "！”", "？”", "）", ")", "|")
_LONGEST_BOLD = 90
_NARROWEST, _WRAPPED, _SHORTEST_TORN = 20, 130, 30
_MOST_TRIED = 300  # lines at which a table with a cell a line is looked for


@dataclass(slots=True)
class _Lines:
    """What has been read so far: finished blocks, and the lines of the paragraph that is open."""

    width: int
    blocks: list[Block] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    since: int = 0

    def close(self) -> None:
        """End the paragraph that is open."""
        if self.open:
            self.blocks.append(Block(Form.PARAGRAPH, _joined(self.open), self.since))
            self.open = []

    def add(self, number: int, line: str) -> None:
        """A line that is no part of a table."""
        starts = _HEADING.match(line) or _ITEM.match(line) or OUTLINE.match(line) or _NOTE.match(line)
        if self.open and (starts or not self._goes_on(self.open[-1])):
            self.close()
        if not self.open:
            self.since = number
        self.open.append(line)
        if _HEADING.match(line):
            self.close()

    def _goes_on(self, before: str) -> bool:
        """Whether the line after `before` belongs to its paragraph: it was broken because it was full."""
        is_full = self.width >= _NARROWEST and 2 * self.width <= 3 * len(before)
        return is_full and not before.endswith(_SENTENCE_END)


def read_text(text: str) -> Document:
    """The blocks of a text, Markdown or not; what a page broke is joined again.

    A link is its words, and an address has none.
    """
    text = re.sub(r"\r\n?|\f|\u2028|\u2029", "\n", text).replace("\u3000", " ").replace("\xa0", " ")
    text = _TAG.sub(lambda tag: " " + "\n" * tag[0].count("\n"), _FRONT.sub(_title_of, text))
    text = _URL.sub("", _LINK.sub(r"\1", _LINKED.sub("", text)))
    lines = text.split("\n")
    full = sorted(len(line.strip()) for line in lines if line.strip())
    read = _Lines(min(full[-1 - len(full) // 50] if full else 0, _WRAPPED))
    at = tried = 0
    while at < len(lines):
        line = lines[at].strip()
        table = _table(lines, at) or spaced(lines, at)
        if table is None and tried < _MOST_TRIED and may_begin(line):
            table, tried = stacked(lines, at), tried + 1
        if table is not None:
            read.close()
            rows = rows_of(table.rows, 0, table.again)
            read.blocks += (replace(row, line=table.lines[row.line] + 1) for row in rows)
            at = table.end
            continue
        if not line:
            read.close()
        elif not _RULE.fullmatch(line):
            read.add(at + 1, line)
        at += 1
    read.close()
    return finished(read.blocks)


def _title_of(front: re.Match[str]) -> str:
    """What is said of a page before it as its title, in as many lines."""
    title = _TITLE.search(front[1])
    return ("# " + title[1].strip(" \t\"'") if title else "") + "\n" * front[0].count("\n")


def finished(blocks: Sequence[Block]) -> Document:
    """The blocks with what a page tore joined, marks taken off, and lists within a paragraph taken apart."""
    chinese = is_chinese("".join(block.text for block in blocks))
    whole = _mended(blocks) if chinese else [*blocks]
    return Document(tuple(piece for block in whole for piece in _pieces(block)))


def _table(lines: Sequence[str], at: int) -> Stacked | None:
    """A table of `|` or of TABs that begins there."""
    rows, numbers, end = list[list[str]](), list[int](), at
    while end < len(lines) and (cells := _cells(lines[end])) is not None:
        end += 1
        if not all(_CELL_RULE.fullmatch(cell) for cell in cells):
            rows.append(cells)
            numbers.append(end - 1)
    return Stacked(end, rows, numbers, []) if len(rows) > 1 else None


def _cells(line: str) -> list[str] | None:
    """The cells of a line that is a row of a table."""
    if line.count("\t") >= 1 and len(line.split("\t")) > 2:  # noqa: PLR2004  # a TAB alone is an indent
        return [cell.strip() for cell in line.rstrip("\n").split("\t")]
    bare = line.strip()
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2:  # noqa: PLR2004
        return [cell.strip() for cell in bare[1:-1].replace("<br>", " ").replace("\\|", "｜").split("|")]
    return None


def _joined(lines: Sequence[str]) -> str:
    out = ""
    for line in lines:
        needs_blank = out and out[-1].isascii() and line[0].isascii() and out[-1] != "-"
        out += (" " if needs_blank else "") + line
    return out


def _mended(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that a page break tore are one again, also where a footnote stands between the halves."""
    out = list[Block]()
    torn: int | None = None  # where a paragraph stands that has no end yet
    for block in blocks:
        is_note = _NOTE.match(block.text) is not None and _says_what(block.text)
        starts = _HEADING.match(block.text) or _ITEM.match(block.text) or OUTLINE.match(block.text)
        if torn is not None and block.form is Form.PARAGRAPH and not (is_note or starts):
            out[torn] = replace(out[torn], text=out[torn].text + block.text)
        else:
            out.append(block)
            if not is_note:
                torn = len(out) - 1
        if torn is not None and not is_note and not _is_torn(out[torn]):
            torn = None
    return out


def _is_torn(block: Block) -> bool:
    is_long = len(block.text) > _SHORTEST_TORN and block.form is Form.PARAGRAPH
    return is_long and not block.text.rstrip().endswith(_TORN_ENDS)


def _says_what(text: str) -> bool:
    return text.startswith("[^") or any(sign in text[:40] for sign in "：:")


def _pieces(block: Block) -> Iterator[Block]:
    """A block without its mark; a paragraph that holds a list as the items of it."""
    if block.form is not Form.PARAGRAPH:
        yield block
        return
    note = _NOTE.match(block.text)
    if note is not None and _says_what(block.text):
        mark = note[0].strip("[^]:： 注\t")
        yield replace(block, form=Form.NOTE, mark=mark, text=block.text[note.end() :])
        return
    if heading := _HEADING.match(block.text):
        text = block.text[heading.end() :].strip("*_ ").rstrip("#").rstrip()
        yield _marked(replace(block, form=Form.HEADING, text=text, level=len(heading[1])))
        return
    if bold := _bold(block.text):
        yield _marked(replace(block, form=Form.HEADING, text=bold))
        return
    for text in _apart(block.text):
        yield _marked(replace(block, text=text))


def _bold(text: str) -> str:
    """What stands in a line that is bold from end to end, but for a colon; '' where it is not."""
    bare = text.rstrip(":： ")
    inside = bare[2:-2]
    is_bold = bare[:2] in ("**", "__") and bare.endswith(bare[:2]) and bare[:2] not in inside
    return inside + text[len(bare) :].strip() if is_bold and 1 < len(inside) <= _LONGEST_BOLD else ""


def _apart(text: str) -> list[str]:
    """『…。一是…。二是…』 and 『◆ … ◆ …』 are lists."""
    text = " ".join(text.split())
    cuts = [match.start() for match in _RUN_IN.finditer(text)]
    glued = [match.end() for match in _GLUED.finditer(text)]
    if len(cuts) + text.startswith("一是") < 2:  # noqa: PLR2004  # one alone is no list
        cuts = []
    ends = sorted({0, *cuts, *glued, len(text)})
    return [part for a, z in pairwise(ends) if (part := text[a:z].strip())]


def _marked(block: Block) -> Block:
    """A block with its mark taken from its text."""
    item = _ITEM.match(block.text) if block.form is Form.PARAGRAPH else None
    sign = block.text[0] if item else ""
    text = block.text[item.end() :] if item else block.text
    outline = OUTLINE.match(text)
    mark = outline[0].strip() if outline else sign
    form = Form.ITEM if item or (outline and block.form is Form.PARAGRAPH) else block.form
    bare = text[outline.end() :].strip() if outline else text.strip()
    return replace(block, form=form, text=bare, mark=mark) if bare else replace(block, text=text)


def text_of(document: Document) -> str:
    """A text that is read back as the same blocks."""
    out, head = list[str](), tuple[str, ...]()
    for block in document.blocks:
        if block.form is Form.ROW:
            heads = tuple(cell.head for cell in block.cells)
            if heads != head:
                out += ["", _row(heads), _row(["---"] * len(heads))]
                head = heads
            out.append(_row([cell.text for cell in block.cells]))
            continue
        head = ()
        out += ["", _written(block)]
    return "\n".join(out[1:]) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "｜") for cell in cells) + " |"


def _written(block: Block) -> str:
    if block.form is Form.NOTE:
        return f"[^{block.mark}]: {block.text}"
    if block.form is Form.HEADING and block.level:
        return f"{'#' * block.level} {block.lead}{block.text}"
    if block.form is Form.HEADING:
        return f"**{block.lead}{block.text}**"
    return f"{block.lead}{block.text}"
