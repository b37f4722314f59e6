"""What hands write wrongly in YAML, found line by line, each with its own code, and mended for the parser."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workplan.core.problems import Param, Place
from workplan.files.yaml.scan import Edit, Mistake, Scanner
from workplan.files.yaml.tree import Finding

_MOST = 1000  # mistakes in a file
_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?=\s|$)")
_KEY_OR_ITEM = re.compile(r"\s*(-\s|[^\s:：]+\s*[:：](\s|$))")
_CONFLICT = re.compile(r"\n(<{7}|>{7})(?=\s|$)")
# A key with a full-width colon, or no space after it; \n is found faster than ^, which is tried everywhere.
_UNUSUAL_KEY = re.compile(r"\n[ \-]*[a-z_]+(?:：|:[^\s/])")
_KEY_AFTER_COMMA = re.compile(r"[，、]\s*[a-z_]+\s*：")
_UNUSUAL_BLANK = re.compile(
    r"\n[ \-]*[^\S\n \t]"  # indentation by U+3000 and its like
    r"|[:：,\[{\-] *[^\S\n \t]"  # the same after a sign
    r"|[^\S\n \t] *[,\]}]"  # and before one
)
_ODD_BLANKS = tuple("\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") + tuple(
    map(chr, range(0x2000, 0x200B))
)
_LEADING = re.compile(r"[^\S\n]*")
_DASHES = re.compile(r" *(?:- +)*")
_TAB_WIDTHS = (2, 4, 8)
_WIDE_WIDTHS = (2, 1, 4)


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a file as written, and as mended for the parser, with the way back.

    `columns` gives, for a mended line, the written column of each of its characters.
    """

    written: Sequence[str]
    lines: Sequence[str]
    columns: Mapping[int, Sequence[int]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What the parser is to read."""
        return "\n".join(self.lines)

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Where the written text has what the mended one has there; `line` and `column` count from 0."""
        columns = self.columns.get(line)
        if columns is None:
            return Place(line + 1, column + 1, width)
        first = columns[min(column, len(columns) - 1)]
        last = columns[min(column + width - 1, len(columns) - 1)]
        return Place(line + 1, first + 1, max(1, last - first + 1))


def looks_mistaken(text: str) -> bool:
    """Whether `text` may hold a mistake that the parser would take for something else."""
    if "\t" in text or ("：" in text and _KEY_AFTER_COMMA.search(text)):
        return True
    lines = f"\n{text}"
    if any(blank in text for blank in _ODD_BLANKS) and _UNUSUAL_BLANK.search(lines):
        return True
    return _UNUSUAL_KEY.search(lines) is not None or _CONFLICT.search(lines) is not None


def gave_up(line: int, column: int = 0) -> Finding:
    """Say that reading ended on a line."""
    return Finding("syntax", line, column, 1, {"reason": "gave-up"})


def _following(written: Sequence[str]) -> list[str]:
    """For each line the next one that is not blank."""
    found, following = list[str](), ""
    for line in reversed(written):
        found.append(following)
        following = line if line.strip() else following
    return found[::-1]


@dataclass(slots=True)
class _Indents:
    """Indentation that is not of spaces: how many it was meant to be, judged by the lines above.

    `keys` and `items` are the columns at which lines above began and still may go on.
    """

    keys: list[int] = field(default_factory=lambda: [0])
    items: list[int] = field(default_factory=list)
    opens: bool = False

    def mended(self, line: str) -> Edit | None:
        """The edit that makes the indentation of `line` one of spaces."""
        leading = _LEADING.match(line)
        written = leading[0] if leading else ""
        if not written.strip(" ") or len(written) == len(line):
            return None
        is_item = line[len(written) :].startswith("- ")
        return Edit(0, len(written), " " * self.width(written, self.items if is_item else self.keys))

    def width(self, written: str, fit: list[int]) -> int:
        """The width, of tabs or of wide spaces, that lands on the nearest column above, or below a key."""
        widths = [len(written.expandtabs(each)) for each in _TAB_WIDTHS]
        if "\t" not in written:
            widths = [sum(1 if char == " " else each for char in written) for each in _WIDE_WIDTHS]
        deeper = [width for width in widths if self.opens and width > self.keys[-1]]
        fitting = [width for width in reversed(fit) if width in widths]
        return (deeper or fitting or fit[-1:] or self.keys[-1:])[0]

    def saw(self, line: str) -> None:
        """Take note of a line whose indentation is in order."""
        dashes = _DASHES.match(line)
        if dashes is None or not line.strip() or line.lstrip().startswith("#"):
            return
        begin = len(line) - len(line.lstrip(" "))
        self.items = [column for column in self.items if column < begin]
        self.keys = [column for column in self.keys if column < begin] + [dashes.end()]
        if dashes.end() > begin:
            self.items.append(begin)
        self.opens = line.rstrip().endswith((":", "："))


@dataclass(slots=True)
class Mending:
    """A text mended for the parser line by line, the mistakes, and the lines (from 0) of merge conflicts.

    From the line `ended` on it was not looked at, for there were too many mistakes above.
    """

    written: Sequence[str]
    lines: list[str] = field(default_factory=list)
    columns: dict[int, Sequence[int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    conflict_lines: set[int] = field(default_factory=set)
    ended: int | None = None
    in_conflict: bool = False
    scanner: Scanner = field(default_factory=Scanner)
    indents: _Indents = field(default_factory=_Indents)

    def mend(self) -> None:
        """Take what hands wrote wrongly out of all lines."""
        for number, (text, following) in enumerate(zip(self.written, _following(self.written), strict=True)):
            if self.ended is None and len(self.findings) >= _MOST:
                self.ended = number
                self.findings.append(gave_up(number))
            if self.ended is None:
                self._line(number, text, following)
            else:
                self.lines.append("")

    def _line(self, number: int, text: str, following: str) -> None:
        if (marker := _MARKER.match(text)) is not None:
            self._marker(number, text, marker[1])
        else:
            self._content(number, text, opens=_opens(text, following))
        if self.in_conflict:
            self.conflict_lines.add(number)

    def _marker(self, number: int, text: str, sign: str) -> None:
        """A line that git left; the whole conflict is reported once, at its first mark."""
        if not self.in_conflict:
            self.findings.append(Finding("merge-conflict", number, 0, len(text.rstrip())))
        self.in_conflict = not sign.startswith(">")
        self.conflict_lines.add(number)
        self.lines.append("")
        self.scanner.number = number

    def _content(self, number: int, text: str, *, opens: bool) -> None:
        edits: list[Edit] = []
        within, shifted = self.scanner.is_within, text
        if not within and (indent := self.indents.mended(text)) is not None:
            shifted = indent.text + text[indent.end :]
            self.findings.append(_of_indent(number, text, indent))
            edits.append(indent)
        mistakes = self.scanner.line(shifted, opens=opens, shift=len(text) - len(shifted))
        if not within:
            self.indents.saw(shifted)
        self.findings += (each for each in _once(mistakes) if each.code)
        edits += (each.edit for each in mistakes if each.edit)
        if edits:
            text, self.columns[number] = _edited(text, edits)
        self.lines.append(text)


def _opens(text: str, following: str) -> bool:
    """Whether the next written line stands deeper, and is a key or an item."""
    is_deeper = len(following) - len(following.lstrip()) > len(text) - len(text.lstrip())
    return is_deeper and _KEY_OR_ITEM.match(following) is not None


def _once(mistakes: Iterable[Mistake]) -> Iterable[Mistake]:
    """The mistakes on a line; of blanks the first of each code, for the others go away with it."""
    seen = set()
    for mistake in mistakes:
        if mistake.code not in ("tab", "ideographic-space") or mistake.code not in seen:
            seen.add(mistake.code)
            yield mistake


def _of_indent(number: int, text: str, edit: Edit) -> Finding:
    column = next(at for at, char in enumerate(text) if char != " ")
    is_tab, params = text[column] == "\t", dict[str, Param](char=f"U+{ord(text[column]):04X}")
    code = "tab" if is_tab else "ideographic-space"
    return Finding(code, number, column, edit.end - column, {} if is_tab else params)


def _edited(line: str, edits: Sequence[Edit]) -> tuple[str, list[int]]:
    """`line` after `edits`, which lie in order, and the old column of each character and of the end."""
    text, columns, at = "", list[int](), 0
    for edit in edits:
        text += line[at : edit.start] + edit.text
        last = max(edit.start, edit.end - 1)
        columns += range(at, edit.start)
        columns += (min(edit.start + i, last) for i in range(len(edit.text)))
        at = edit.end
    return text + line[at:], [*columns, *range(at, len(line) + 1)]
