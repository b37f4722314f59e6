"""Lines read as YAML: what stops the parser is reported and struck out, and the rest is read on."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from workplan.files.hand_mistakes import gave_up
from workplan.files.open_ends import OpenEnds
from workplan.files.syntax import diagnose
from workplan.files.yaml_tree import UNREADABLE, Data, Finding, Tree, walk_on

_MOST = 500  # faults in a file
_PATIENCE = 3  # how often the characters of a file are read, beyond those of a small file
_SMALL = 2_000_000  # characters
_TRIES = 20
_LOOKED_AHEAD = 800  # characters, of some 1,000 in which the parser counts as many brackets
_KEPT = re.compile(r" *(?:- +)*(?:[^\s\"'\[\]{}#:,]+:(?= |$) *)?")


@dataclass(slots=True)
class _Lines:
    """Lines from `at` on for the parser, which asks for no more than it reads."""

    lines: Sequence[str]
    at: int

    def read(self, size: int) -> str:
        """At least `size` characters, while there are any."""
        first, length = self.at, 0
        while self.at < len(self.lines) and length < size:
            length += len(self.lines[self.at]) + 1
            self.at += 1
        return "".join(f"{line}\n" for line in self.lines[first : self.at])


@dataclass(slots=True)
class Striking:
    """Reads lines as YAML, strikes out what stops the parser, and reads on.

    `gaps` are the lines struck out whole; from the line `ended` on nothing was read.
    """

    lines: list[str]
    tree: Tree = field(default_factory=Tree)
    findings: list[Finding] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    ended: int | None = None
    first: int = 0
    ends: OpenEnds = field(init=False)

    def __post_init__(self) -> None:
        self.ends = OpenEnds(self.lines)

    def read(self) -> None:
        """Read all lines into the tree, or those above the trouble when there is no end of it."""
        patience = _SMALL + _PATIENCE * sum(map(len, self.lines))
        for _ in range(_MOST):
            fault = self.fault()
            if fault is None:
                return
            patience -= sum(map(len, self.lines[self.first : fault.line + 1]))
            if patience < 0:
                break
            self.strike(fault)
            self.go_back(fault.line)
        self.give_up()

    def fault(self) -> Finding | None:
        """What stopped the parser; None when it came to the end."""
        try:
            walk_on(self.tree, _Lines(self.lines, self.first), self.first)
        except yaml.MarkedYAMLError as error:
            return self.shallow(error) if _is_depth(error) else diagnose(error, self.lines, self.ends)
        self.tree.data = _cleared(self.tree.data)
        return None

    def shallow(self, error: yaml.MarkedYAMLError) -> Finding | None:
        """Read again with fewer brackets on the line at which the parser, looking ahead, met too many.

        It had not yet told of the first of them; the walk ends before the last of those that are left.
        """
        mark = error.problem_mark
        assert mark is not None
        line = self.first + mark.line
        self.lines[line] = self.lines[line][: mark.column - _LOOKED_AHEAD]
        self.go_back(line)
        return self.fault()

    def go_back(self, line: int) -> None:
        """To the item of the list that holds `line`, for those above it were read."""
        index = bisect_right(self.tree.item_lines, line) - 1
        while index > 0 and (dash := self.dash(index)) is None:
            index -= 1
        self.first = dash if index > 0 and dash is not None else 0
        self.tree.cut(max(index, 0), self.first)
        self.ends.begin(self.first, line)

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
        if line not in self.touched and not self.follows(line):
            self.findings.append(finding)
        self.lines[line] = self.remains(line)
        self.touched.add(line)

    def remains(self, line: int) -> str:
        """The line with its dash and key, and a sign for what could not be read; then nothing of it."""
        kept = _KEPT.match(self.lines[line])
        prefix = kept[0] if kept else ""
        if line in self.touched or not prefix.strip():
            self.gaps.add(line)
            return "" if line in self.touched else self.closing(line)
        deeper = self.next_indent(line) > len(prefix) - len(prefix.lstrip(" -"))
        return prefix.rstrip() if deeper else f"{prefix.rstrip()} {UNREADABLE}"

    def closing(self, line: int) -> str:
        """The closing brackets on `line` of brackets that were opened above it."""
        opened = len(self.ends.before(line)[0].brackets)
        closers = [char for char in self.lines[line] if char in "]}"]
        return "".join(closers[-opened:]) if opened else ""

    def next_indent(self, line: int) -> int:
        """The indentation of the next written line."""
        following = (self.lines[number] for number in range(line + 1, len(self.lines)))
        return _indent(next((text for text in following if text.strip()), ""))

    def follows(self, line: int) -> bool:
        """Whether `line` stands under a line that was struck out whole, or closes a quote opened on one."""
        if self.gaps and self.lines[line].strip(" ,]}") in ("'", '"'):
            return True
        own = _indent(self.lines[line])
        for above in range(line - 1, -1, -1):
            if above in self.gaps:
                return True
            indent = _indent(self.lines[above])
            if self.lines[above].strip() and (indent < own or (indent == own and above not in self.touched)):
                return False
        return False


def _is_depth(error: yaml.MarkedYAMLError) -> bool:
    """Whether the parser itself counts brackets, as LibYAML 0.2.6 does up to a thousand."""
    return "nesting depth" in (error.problem or "")


def _cleared(data: Data) -> Data:
    """`data` in which a text that ran into what could not be read is unreadable as a whole."""
    if isinstance(data, dict):
        data.update((key, _cleared(value)) for key, value in data.items())
    elif isinstance(data, list):
        data[:] = map(_cleared, data)
    return UNREADABLE if isinstance(data, str) and UNREADABLE in data else data


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
