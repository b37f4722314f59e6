"""What hands write wrongly in YAML, found line by line, each with its own code, and mended for the parser."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workplan.core.problems import Param
from workplan.files.indents import Indents
from workplan.files.line_scan import Mistake, Scanner
from workplan.files.source import Edit, Source, edited
from workplan.files.yaml_tree import Finding

_MOST = 1000  # mistakes in a file
_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?=\s|$)")
_KEY_OR_ITEM = re.compile(r"\s*(-\s|[^\s:：]+\s*[:：](\s|$))")
_CONFLICT = re.compile(r"\n(<{7}|>{7})(?=\s|$)")
# A key with a full-width colon, or no space after it; \n is found faster than ^, which is tried everywhere.
_UNUSUAL_KEY = re.compile(r"\n[ \-]*[a-z_]+(?:：|:[^\s/])")
_UNUSUAL_BLANK = re.compile(
    r"\n[ \-]*[^\S\n \t]"  # indentation by U+3000 and its like
    r"|[:：,\-][^\S\n \t]"  # the same after a sign
)
_ODD_BLANKS = tuple("\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") + tuple(
    map(chr, range(0x2000, 0x200B))
)


@dataclass(frozen=True, slots=True)
class Mending:
    """A text mended for the parser, the mistakes, and the lines (from 0) of merge conflicts.

    From the line `ended` on it was not looked at, for there were too many mistakes above.
    """

    source: Source
    findings: tuple[Finding, ...]
    conflict_lines: frozenset[int]
    ended: int | None = None


def looks_mistaken(text: str) -> bool:
    """Whether `text` may hold a mistake that the parser would take for something else."""
    if "\t" in text:
        return True
    lines = f"\n{text}"
    if any(blank in text for blank in _ODD_BLANKS) and _UNUSUAL_BLANK.search(lines):
        return True
    return _UNUSUAL_KEY.search(lines) is not None or _CONFLICT.search(lines) is not None


def mend(written: Sequence[str]) -> Mending:
    """The lines without what hands wrote wrongly, and what that was."""
    mender = _Mender(written)
    number = 0
    while number < len(written) and len(mender.findings) < _MOST:
        mender.line(number)
        number += 1
    ended = number if number < len(written) else None
    lines = [*mender.lines, *[""] * (len(written) - number)]
    findings = [*mender.findings, *([gave_up(number)] if ended is not None else [])]
    source = Source(written, lines, mender.columns)
    return Mending(source, tuple(findings), frozenset(mender.conflict_lines), ended)


def gave_up(line: int, column: int = 0) -> Finding:
    """Say that reading ended on a line."""
    return Finding("syntax", line, column, 1, {"reason": "gave-up"})


@dataclass(slots=True)
class _Mender:
    written: Sequence[str]
    lines: list[str] = field(default_factory=list)
    columns: dict[int, tuple[int, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    conflict_lines: set[int] = field(default_factory=set)
    in_conflict: bool = False
    ahead: int = 0
    scanner: Scanner = field(default_factory=Scanner)
    indents: Indents = field(default_factory=Indents)

    def line(self, number: int) -> None:
        text = self.written[number]
        if (marker := _MARKER.match(text)) is not None:
            self.marker(number, marker[1])
        else:
            self.content(number, text)
        if self.in_conflict:
            self.conflict_lines.add(number)

    def marker(self, number: int, sign: str) -> None:
        """A line that git left; the whole conflict is reported once, at its first mark."""
        if not self.in_conflict:
            self.findings.append(Finding("merge-conflict", number, 0, len(self.written[number].rstrip())))
        self.in_conflict = not sign.startswith(">")
        self.conflict_lines.add(number)
        self.lines.append("")

    def content(self, number: int, text: str) -> None:
        within = self.scanner.is_within
        indent, shifted = (None, text) if within else self.indents.mended(text)
        mistakes = self.scanner.line(shifted, opens=self.opens(number))
        if not within:
            self.indents.saw(shifted)
        edits = _in_written(mistakes, len(shifted) - len(text))
        self.report(number, ([indent] if indent else []), edits, text)

    def opens(self, number: int) -> bool:
        """Whether the next written line stands deeper, and is a key or an item."""
        following = self.next_written(number)
        indent = len(following) - len(following.lstrip())
        own = len(self.written[number]) - len(self.written[number].lstrip())
        return indent > own and _KEY_OR_ITEM.match(following) is not None

    def next_written(self, number: int) -> str:
        """The next line that is not blank; many blank lines are passed over once only."""
        self.ahead = max(self.ahead, number + 1)
        while self.ahead < len(self.written) and not self.written[self.ahead].strip():
            self.ahead += 1
        return self.written[self.ahead] if self.ahead < len(self.written) else ""

    def report(self, number: int, indent: list[Edit], mistakes: list[Mistake], text: str) -> None:
        self.findings.extend(
            Finding(m.code, number, m.column, m.width, m.params) for m in _once(mistakes) if m.code
        )
        for edit in indent:
            self.findings.append(_of_indent(number, text, edit))
        edits = [*indent, *(m.edit for m in mistakes if m.edit)]
        line, columns = edited(text, edits) if edits else (text, ())
        self.lines.append(line)
        if edits:
            self.columns[number] = columns


def _in_written(mistakes: Iterable[Mistake], shift: int) -> list[Mistake]:
    """Mistakes found in a line whose indentation was mended, with the columns of the line as written."""
    return [mistake.moved(-shift) for mistake in mistakes]


def _once(mistakes: Iterable[Mistake]) -> Iterable[Mistake]:
    """The first mistake of each code; the others on the line go away with it."""
    seen = set()
    for mistake in mistakes:
        if mistake.code not in ("tab", "ideographic-space") or mistake.code not in seen:
            seen.add(mistake.code)
            yield mistake


def _of_indent(number: int, text: str, edit: Edit) -> Finding:
    column = next(at for at, char in enumerate(text) if char != " ")
    code = "tab" if text[column] == "\t" else "ideographic-space"
    return Finding(code, number, column, edit.end - column, _params(code, text[column]))


def _params(code: str, char: str) -> dict[str, Param]:
    return {} if code == "tab" else {"char": f"U+{ord(char):04X}"}
