"""Lines read as YAML: what stops the parser is told in our own reasons and struck out, the rest read on."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from workplan.files.yaml.mend import gave_up
from workplan.files.yaml.scan import Scanner
from workplan.files.yaml.tree import UNREADABLE, Data, Finding, Tree, walk

_MOST = 500  # faults in a file
_PATIENCE = 3  # how often a file is read, beyond what is read of a small one
_SMALL = 2_000_000  # characters
_A_LINE = 10  # characters that are read in the time that a line takes, beside its own
_TRIES = 20
_LOOKED_AHEAD = 800  # characters, of some 1,000 in which the parser counts as many brackets
_STEP = 50  # lines from one note to the next
_MOST_BRACKETS = 100  # beyond which no notes are taken
_STRUCK = "\ue000"  # stands in a line for a value that could not be read
_KEPT = re.compile(r" *(?:- +)*(?:[^\s\"'\[\]{}#:,]+:(?= |$) *)?")
_KEY_WITHOUT_SPACE = re.compile(r"[ \-]*[^\s\"'\[\]{}#:\-][^\s\"'\[\]{}#:]*:(?=[^\s/])")
_END_OF_VALUE = re.compile(r"\s*($|[,\]}:#])")
_CLOSERS = "]}"
_TO_THE_END = {"unclosed-quote", "missing-space", "missing-colon", "bad-indentation", "text-after-value"}
_WIDTHS = {"bad-escape": 2}  # of what is shown neither as one character nor to the end of its line
Point: TypeAlias = tuple[int, int]  # line and column, from 0
Seen: TypeAlias = tuple[str, Point] | None  # the reason, and where it is to be shown


@dataclass(slots=True)
class _Lines:
    """Lines from `at` on for the parser, which often reads only a few: each time twice as many."""

    lines: Sequence[str]
    at: int
    number: int = 1

    def read(self, _: int) -> str:
        """The next lines, while there are any."""
        lines = self.lines[self.at : self.at + self.number]
        self.at, self.number = self.at + self.number, 2 * self.number
        return "\n".join([*lines, ""])


class Striking:
    """Reads lines as YAML, strikes out what stops the parser, and reads on.

    `gaps` are the lines struck out whole; from the line `ended` on nothing was read.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.tree = Tree()
        self.findings: list[Finding] = []
        self.gaps: set[int] = set()
        self.ended: int | None = None
        self._touched: dict[int, bool] = {}  # lines, and whether what was wrong with them follows
        self._first = 0
        self._ends = _OpenEnds(lines)

    def read(self) -> None:
        """Read all lines into the tree, or those above the trouble when there is no end of it."""
        patience = _SMALL + _PATIENCE * self.cost(0, len(self.lines))
        for _ in range(_MOST):
            fault = self.fault()
            if fault is None:
                return
            patience -= self.cost(self._first, fault.line + 1)
            if patience < 0:
                break
            self.strike(fault)
            self.go_back(fault.line)
        self.give_up()

    def cost(self, first: int, end: int) -> int:
        """How many characters are read in the time that the lines from `first` to `end` take."""
        return sum(map(len, self.lines[first:end])) + _A_LINE * (end - first)

    def fault(self) -> Finding | None:
        """What stopped the parser; None when it came to the end."""
        try:
            walk(self.tree, _Lines(self.lines, self._first), self._first)
        except yaml.MarkedYAMLError as error:
            # LibYAML, from 0.2.6 on, counts brackets itself, up to a thousand.
            if "nesting depth" not in (error.problem or ""):
                return _diagnosis(error, self.lines, self._ends)
            # Read again with fewer of them on the line at which the parser, looking ahead, met too many: it
            # had not yet told of the first of them, and the walk ends before the last of those that are left.
            mark = error.problem_mark
            assert mark is not None
            line = self._first + mark.line
            self.lines[line] = self.lines[line][: mark.column - _LOOKED_AHEAD]
            self.go_back(line)
            return self.fault()
        self.tree.data = _cleared(self.tree.data)
        return None

    def go_back(self, line: int) -> None:
        """To the item of the list that holds `line`, for those above it were read."""
        index = bisect_right(self.tree.item_lines, line) - 1
        while index > 0 and (dash := self.dash(index)) is None:
            index -= 1
        self._first = dash if index > 0 and dash is not None else 0
        self.tree.cut(max(index, 0), self._first)
        self._ends.begin(self._first, line)

    def dash(self, index: int) -> int | None:
        """The line of the dash that begins an item of the list."""
        start = f"{' ' * (self.tree.column or 0)}- "
        above = self.tree.item_lines[index - 1]
        for number in range(self.tree.item_lines[index], above, -1):
            if self.tree.column is not None and f"{self.lines[number]} ".startswith(start):
                return number
        return None

    def give_up(self) -> None:
        """Leave out all from the last fault on, and as much above it as must be."""
        fault = self.fault()
        if fault is None:
            return
        self.findings.append(gave_up(fault.line, fault.column))
        tries, ended = 0, len(self.lines)
        while fault is not None:
            ended = fault.line if tries < _TRIES else min(fault.line, ended * 3 // 4)
            self.lines[ended:] = [""] * (len(self.lines) - ended)
            self.go_back(ended)
            tries, fault = tries + 1, self.fault()
        self.ended = ended
        self.gaps = {line for line in self.gaps if line < ended} | {ended}

    def strike(self, finding: Finding) -> None:
        """Report `finding` unless it follows from an earlier one, and take its line out of the way."""
        line = finding.line
        follows = line in self._touched or self.follows(line)
        if not follows:
            self.findings.append(finding)
        self.lines[line] = self.remains(line)
        self._touched.setdefault(line, follows)

    def remains(self, line: int) -> str:
        """The line with its dash and key, and a sign for what could not be read; then nothing of it."""
        kept = _KEPT.match(self.lines[line])
        prefix = kept[0] if kept else ""
        if line in self._touched or not prefix.strip():
            self.gaps.add(line)
            return "" if line in self._touched else self.closing(line)
        below = next((text for i in range(line + 1, len(self.lines)) if (text := self.lines[i]).strip()), "")
        deeper = _indent(below) > len(prefix) - len(prefix.lstrip(" -"))
        return prefix.rstrip() if deeper else f"{prefix.rstrip()} {_STRUCK}"

    def closing(self, line: int) -> str:
        """The closing brackets on `line` of brackets that were opened above it."""
        opened = len(self._ends.before(line).brackets)
        closers = [char for char in self.lines[line] if char in _CLOSERS]
        return "".join(closers[-opened:]) if opened else ""

    def follows(self, line: int) -> bool:
        """Whether `line` stands under a line that was struck out whole, or closes a quote opened on one."""
        if self.gaps and self.lines[line].strip(" ,]}") in ("'", '"'):
            return True
        own = _indent(self.lines[line])
        for above in range(line - 1, -1, -1):
            if above in self.gaps:
                return True
            indent = _indent(self.lines[above])
            if self.lines[above].strip() and indent <= own:
                return indent == own and self._touched.get(above, False)
        return False


def _cleared(data: Data) -> Data:
    """`data` in which a text that ran into what could not be read is unreadable as a whole."""
    if isinstance(data, dict):
        data.update((key, _cleared(value)) for key, value in data.items())
    elif isinstance(data, list):
        data[:] = map(_cleared, data)
    return UNREADABLE if isinstance(data, str) and _STRUCK in data else data


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


@dataclass(slots=True)
class _OpenEnds:
    """What is open before each line of a file that changes while it is read.

    `notes` are scanners by the way, the first of them at a line before which nothing is open, so that no line
    is scanned too often.
    """

    lines: Sequence[str]
    notes: list[Scanner] = field(default_factory=lambda: [Scanner()])

    @property
    def first(self) -> int:
        """The line before which nothing is open."""
        return self.notes[0].number + 1

    def begin(self, first: int, changed: int) -> None:
        """Take `first` for a line before which nothing is open, and forget what was below `changed`."""
        if first != self.first:
            self.notes = [Scanner(number=first - 1)]
        while len(self.notes) > 1 and self.notes[-1].number >= changed:
            self.notes.pop()

    def before(self, line: int) -> Scanner:
        """A scanner that has seen the lines above `line`."""
        known = next((note for note in reversed(self.notes) if note.number < line), self.notes[0])
        scanner = known.copy()
        for number in range(known.number + 1, line):
            scanner.line(self.lines[number])
            if number == self.notes[-1].number + _STEP and len(scanner.brackets) < _MOST_BRACKETS:
                self.notes.append(scanner.copy())
        return scanner


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the parser said, and where it says the trouble began and where it was noticed."""

    context: str
    problem: str
    began: Point
    noticed: Point
    lines: Sequence[str]
    ends: _OpenEnds

    @property
    def line(self) -> str:
        """The line on which it was noticed."""
        return self.lines[self.noticed[0]]

    def char(self, at: Point) -> str:
        """The character there; a space at the end of a line, so that it is in no set of signs."""
        return self.lines[at[0]][at[1] : at[1] + 1] or " "


def _diagnosis(error: yaml.MarkedYAMLError, lines: Sequence[str], ends: _OpenEnds) -> Finding:
    """What is wrong where the parser gave up, which was given `lines` from the first of `ends` on."""
    noticed = _within(error.problem_mark, lines, ends.first)
    began = _within(error.context_mark, lines, ends.first) if error.context_mark else noticed
    fault = _Fault(str(error.context or ""), str(error.problem or ""), began, noticed, lines, ends)
    seen = (sees(fault) for sees in (_runaway_quote, _quote, _escape, _simple_key, _colon, _flow, _block))
    reason, (line, column) = next(filter(None, seen), None) or (_other_reason(fault), noticed)
    width = len(lines[line].rstrip()) - column if reason in _TO_THE_END else _WIDTHS.get(reason, 1)
    return Finding("syntax", line, column, max(1, width), {"reason": reason})


def _within(mark: yaml.Mark | None, lines: Sequence[str], first: int) -> Point:
    """The position of `mark`; one at the end of the file becomes the end of its last written line."""
    line, column = (first + mark.line, mark.column) if mark else (first, 0)
    if line < len(lines) and lines[line].strip():
        return line, min(column, len(lines[line]))
    line = _last_written(lines, min(line, len(lines)))
    return line, len(lines[line].rstrip())


def _last_written(lines: Sequence[str], before: int) -> int:
    return next((number for number in range(before - 1, -1, -1) if lines[number].strip()), 0)


def _runaway_quote(fault: _Fault) -> Seen:
    """A quote that was never closed, and took the next opening one for its end: text follows it."""
    scanner = fault.ends.before(fault.noticed[0])
    if not scanner.quote:
        return None
    end = fault.line.find(scanner.quote)
    is_closed = end >= 0 and _END_OF_VALUE.match(fault.line, end + 1)
    return None if is_closed else ("unclosed-quote", scanner.quoted_from)


def _quote(fault: _Fault) -> Seen:
    is_text = "quoted scalar" in fault.context and re.search("end of stream|document", fault.problem)
    is_key = "simple key" in fault.context and fault.char(fault.began) in "\"'"
    return ("unclosed-quote", fault.began) if is_text or is_key else None


def _escape(fault: _Fault) -> Seen:
    """An escape sequence that YAML does not know; the parsers differ in the column by the backslash."""
    if "scalar" not in fault.context or not re.search("escape|hexdecimal|hexadecimal|Unicode", fault.problem):
        return None
    line, column = fault.noticed
    return "bad-escape", (line, max(fault.line.rfind("\\", 0, column + 1), 0))


def _simple_key(fault: _Fault) -> Seen:
    if "simple key" not in fault.context:
        return None
    is_bracket = fault.char(fault.began) in "[{"
    return "unclosed-bracket" if is_bracket else _colon_reason(fault.lines[fault.began[0]]), fault.began


def _colon_reason(line: str) -> str:
    return "missing-space" if _KEY_WITHOUT_SPACE.match(line) else "missing-colon"


def _colon(fault: _Fault) -> Seen:
    """A colon too many: after a line that lacks its own, on a line too deep, or within a value."""
    if "mapping values are not allowed" not in fault.problem:
        return None
    number, column = fault.noticed
    indent = _indent(fault.line)
    if ":" in fault.line[:column].replace("://", "") or indent == column:
        return "unexpected-colon", fault.noticed
    above = _last_written(fault.lines, number)
    line = fault.lines[above]
    if above < number and (_indent(line) == indent or not re.search(r":(\s|$)", line)):
        return _colon_reason(line), (above, _indent(line))
    return "bad-indentation", (number, indent)


def _flow(fault: _Fault) -> Seen:
    if "flow" not in fault.context:
        return None
    number, column = fault.noticed
    began = fault.began
    if "flow node" in fault.context:  # the innermost bracket that is open
        scanner = fault.ends.before(number)
        scanner.line(fault.line[:column])
        began = scanner.brackets[-1][1:] if scanner.brackets else began
    goes_on = number == began[0] and column < len(fault.line.rstrip())
    if goes_on and fault.char(fault.noticed) not in _CLOSERS:
        return "missing-comma", fault.noticed
    return "unclosed-bracket", began


def _block(fault: _Fault) -> Seen:
    """A token that the block it stands in does not take."""
    if "while parsing a block" not in fault.context and "<document start>" not in fault.problem:
        return None
    char = fault.char(fault.noticed)
    if char in _CLOSERS:
        return "extra-bracket", fault.noticed
    if char == ":":
        return "empty-key", fault.noticed
    is_first = _indent(fault.line) == fault.noticed[1]
    return "bad-indentation" if is_first else "text-after-value", fault.noticed


def _other_reason(fault: _Fault) -> str:
    is_tag = "tag" in fault.problem + fault.context
    if is_tag or "cannot start any token" in fault.problem or "alphabetic" in fault.problem:
        return "reserved-character"
    return "unexpected-dash" if "sequence entries" in fault.problem else "other"
