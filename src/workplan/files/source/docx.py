"""A document of Word as blocks: styles, automatic numbers, merged cells and footnotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from workplan.core.source import Block, Document, Form
from workplan.files.source.rows import rows_of
from workplan.files.source.text import finished

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_ENDS = re.compile(r"[。！？；：:.]$")
_LONGEST_BOLD = 60
_MOST_COLUMNS = 1000  # that one cell may span
_HANZI = "〇一二三四五六七八九"
_MOST_ROMAN = 399
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_REFERENCES = (qn("w:footnoteReference"), qn("w:endnoteReference"))


def read_docx(data: bytes) -> Document:
    """The blocks of a document, which is known to be one; whatever Word itself would not read is an error."""
    word = docx.Document(BytesIO(data))
    numbering = _Numbering(word)
    blocks = list[Block]()
    for at, item in enumerate(word.iter_inner_content(), 1):
        if isinstance(item, Table):
            blocks += _rows(item, at)
        else:
            blocks += _paragraph(item, at, numbering)
    return finished([*blocks, *_notes(word, len(blocks))])


def _paragraph(paragraph: Paragraph, at: int, numbering: "_Numbering") -> Iterator[Block]:
    """A paragraph; a heading by its style, or as it is bold and short."""
    text, mark = _text(paragraph._p).strip(), numbering.mark(paragraph)  # noqa: SLF001  # references are not in runs
    if not text:
        return
    style = next((each.name for each in numbering.styles(paragraph)), "")
    heading = _HEADING.match(style or "")
    if heading or style in ("Title", "标题"):
        level = int(heading[1]) if heading else 1
        yield Block(Form.HEADING, text, at, mark, level)
        return
    is_bold = all(run.bold for run in paragraph.runs if run.text.strip()) and bool(paragraph.runs)
    if is_bold and len(text) <= _LONGEST_BOLD and not _ENDS.search(text):
        yield Block(Form.PARAGRAPH, f"**{mark}{text}**", at)
        return
    yield Block(Form.PARAGRAPH, f"{mark} {text}".strip() if mark.isascii() else mark + text, at)


def _text(element: Any) -> str:  # noqa: ANN401  # python-docx types no element
    """The text of a paragraph with the references to notes in it; deleted words are not there."""
    out = list[str]()
    for part in element.iter():
        if part.tag == qn("w:t"):
            out.append(part.text or "")
        elif part.tag in (qn("w:tab"), qn("w:br")) and part.getparent().tag == qn("w:r"):
            out.append(" ")
        elif part.tag in _REFERENCES:
            out.append(f"[^{_note_id(part)}]")
    return "".join(out)


def _note_id(element: Any) -> str:  # noqa: ANN401
    is_end = element.tag in (qn("w:endnoteReference"), qn("w:endnote"))
    return f"{'e' if is_end else ''}{element.get(qn('w:id'))}"


def _notes(word: "WordDocument", at: int) -> Iterator[Block]:
    """The footnotes and endnotes; the first two of each are the lines above them."""
    for rel in word.part.rels.values():
        if rel.is_external or not rel.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for note in parse_xml(rel.target_part.blob):
            text = "".join(part.text or "" for part in note.iter(qn("w:t"))).strip()
            if text and note.get(qn("w:type")) is None:
                yield Block(Form.NOTE, text, at, _note_id(note))


def _rows(table: Table, at: int) -> Iterator[Block]:
    """The rows of a table; a merged cell has its text in its first column, and goes on in the rows below."""
    rows, again = list[list[str]](), list[frozenset[int]]()
    above = dict[int, Any]()
    if any(int(span.get(qn("w:val")) or 1) > _MOST_COLUMNS for span in table._tbl.iter(qn("w:gridSpan"))):  # noqa: SLF001
        raise ValueError(at)
    for row in table.rows:
        cells = [cell._tc for cell in row.cells]  # noqa: SLF001  # two of one merged cell are told by that alone
        texts = [" ".join(_text(p) for p in cell.iter(qn("w:p"))) for cell in cells]
        first = [i for i, cell in enumerate(cells) if i == 0 or cell is not cells[i - 1]]
        if rows:  # of the headings, a name over several columns is that of each
            texts = [text if i in first else "" for i, text in enumerate(texts)]
        rows.append(texts)
        again.append(frozenset(i for i, cell in enumerate(cells) if above.get(i) is cell and i in first))
        above = dict(enumerate(cells))
    if rows:
        yield from rows_of(rows, at, again)


@dataclass(slots=True)
class _Numbering:
    """What Word prints before its numbered paragraphs, counted as they come."""

    word: "WordDocument"
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    levels: dict[str, dict[int, tuple[str, str, int]]] = field(default_factory=dict)  # by list
    known: dict[str | None, list[Any]] = field(default_factory=dict)  # styles by their ids: a search is slow

    def mark(self, paragraph: Paragraph) -> str:
        """The number or sign of a paragraph; '' where it has none."""
        number = self._number_of(paragraph)
        if number is None:
            return ""
        num, level = number
        levels = self.levels[num] = self.levels.get(num) or self._levels(num)
        if level not in levels:
            return "•"
        counts = self.counts.setdefault(num, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        form, text, _ = levels[level]
        if form == "bullet":
            return "•"
        for i in range(level + 1):
            figure = counts.get(i, levels.get(i, ("", "", 1))[2])
            text = text.replace(f"%{i + 1}", _figure(figure, levels.get(i, (form, "", 1))[0]))
        return text

    def styles(self, paragraph: Paragraph) -> list[Any]:
        """The style of a paragraph, then those that it is based on."""
        ident = paragraph._p.style  # noqa: SLF001  # python-docx looks a style up anew each time
        if ident not in self.known:
            found, style = list[Any](), paragraph.style
            while style is not None and style.style_id not in {each.style_id for each in found}:
                found.append(style)
                style = style.base_style
            self.known[ident] = found
        return self.known[ident]

    def _number_of(self, paragraph: Paragraph) -> tuple[str, int] | None:
        """The list and the level in it, by the paragraph or by its style."""
        elements = [paragraph._p, *(each.element for each in self.styles(paragraph))]  # noqa: SLF001  # it numbers nothing
        owners = [each.pPr.numPr for each in elements if each.pPr is not None and each.pPr.numPr is not None]
        num = next((each.numId.val for each in owners if each.numId is not None), None)
        level = next((each.ilvl.val for each in owners if each.ilvl is not None), 0)
        return (str(num), level) if num else None

    def _levels(self, num: str) -> dict[int, tuple[str, str, int]]:
        """Of a list's levels the form of its numbers, the text around them, and the first."""
        try:
            root = self.word.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return {}
        named = {each.get(qn("w:numId")): each.find(qn("w:abstractNumId")) for each in root.iter(qn("w:num"))}
        abstract = named.get(num)
        wanted = None if abstract is None else abstract.get(qn("w:val"))
        lists = [each for each in root.iter(qn("w:abstractNum")) if each.get(qn("w:abstractNumId")) == wanted]
        return {int(lvl.get(qn("w:ilvl"))): _level(lvl) for each in lists for lvl in each.iter(qn("w:lvl"))}


def _level(lvl: Any) -> tuple[str, str, int]:  # noqa: ANN401
    def said(name: str, default: str) -> str:
        element = lvl.find(qn(name))
        return default if element is None else element.get(qn("w:val")) or ""

    return said("w:numFmt", "decimal"), said("w:lvlText", "%1."), int(said("w:start", "1") or 1)


def _figure(number: int, form: str) -> str:
    """A number as Word writes it in a list."""
    if "hinese" in form or "apanese" in form or "ideograph" in form:
        tens, ones = divmod(number, 10)
        head = "" if not tens else ("十" if tens == 1 else f"{_HANZI[tens % 10]}十")
        return head + (_HANZI[ones] if ones else "")
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and number <= _MOST_ROMAN:
        roman = ""
        for value, sign in _ROMAN:
            roman, number = roman + sign * (number // value), number % value
        return roman.upper() if form.startswith("upper") else roman
    return str(number)
