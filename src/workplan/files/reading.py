"""Bytes to a tree, with all problems of the text in one run: what stops the parser is struck out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from workplan.core.problems import Problem
from workplan.files.decoding import decode
from workplan.files.hand_mistakes import looks_mistaken, mend
from workplan.files.line_scan import Scanner
from workplan.files.source import Source
from workplan.files.syntax import diagnose
from workplan.files.yaml_tree import UNREADABLE, Data, Finding, Tree, walk

_RETRIES = 40
_KEPT = re.compile(r" *(?:- +)*(?:[^\s\"'\[\]{}#:,]+:(?= |$) *)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says; `gaps` are lines (from 0) struck out, `unsure` that something may be lost."""

    tree: Tree
    source: Source
    problems: tuple[Problem, ...]
    gaps: frozenset[int] = frozenset()
    unsure: bool = False


def read_tree(raw: bytes, file: str) -> Reading:
    """The tree of `raw`, and every problem of its text, unsorted."""
    decoded = decode(raw, file)
    if decoded.text is None:
        return Reading(Tree(), Source((), ()), decoded.problems, unsure=True)
    reading = _as_it_is(decoded.text, file) or _mended(decoded.text, file)
    return Reading(
        reading.tree, reading.source, (*decoded.problems, *reading.problems), reading.gaps, reading.unsure
    )


def _as_it_is(text: str, file: str) -> Reading | None:
    """The quick way, of nearly every file: nothing to mend, nothing to strike out."""
    if looks_mistaken(text):
        return None
    try:
        tree = walk(text)
    except yaml.MarkedYAMLError:
        return None
    if tree.suspect:
        return None
    source = Source.plain(text)
    return Reading(tree, source, tuple(_problems(tree.findings, source, file)), unsure=_is_unsure(tree))


def _mended(text: str, file: str) -> Reading:
    mending = mend(text.split("\n"))
    striking = _Striking(list(mending.source.lines))
    tree = striking.tree()
    source = Source(mending.source.written, striking.lines, mending.source.columns)
    twice = mending.conflict_lines
    findings = [f for f in tree.findings if f.code != "duplicate-key" or f.line not in twice]
    untouched = Source((), ())
    problems = [
        *_problems(mending.findings, untouched, file),
        *_problems([*striking.findings, *findings], source, file),
    ]
    unsure = bool(striking.findings or twice) or _is_unsure(tree)
    return Reading(tree, source, tuple(problems), frozenset(striking.gaps), unsure)


def _is_unsure(tree: Tree) -> bool:
    return any(finding.code in ("too-deep", "anchor") for finding in tree.findings)


def _problems(findings: Iterable[Finding], source: Source, file: str) -> Iterable[Problem]:
    for found in findings:
        place = source.place(found.line, found.column, found.width)
        yield Problem(found.code, file, place, dict(found.params))


@dataclass(slots=True)
class _Striking:
    """Reads lines as YAML, strikes out what stops the parser, and reads again."""

    lines: list[str]
    findings: list[Finding] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)

    def tree(self) -> Tree:
        for _ in range(_RETRIES):
            try:
                tree = walk("\n".join(self.lines))
            except yaml.MarkedYAMLError as error:
                self.strike(diagnose(error, self.lines))
            else:
                tree.data = _cleared(tree.data)
                return tree
        return self.tree_above()

    def tree_above(self) -> Tree:
        """The tree of the lines above the trouble, when there is no end of it."""
        while True:
            try:
                return walk("\n".join(self.lines))
            except yaml.MarkedYAMLError as error:
                line = diagnose(error, self.lines).line
                self.gaps.update(range(line, len(self.lines)))
                self.lines[line:] = [""] * (len(self.lines) - line)

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
        scanner = Scanner()
        for text in self.lines[:line]:
            scanner.line(text)
        opened = len(scanner.brackets)
        closers = [char for char in self.lines[line] if char in "]}"]
        return "".join(closers[-opened:]) if opened else ""

    def next_indent(self, line: int) -> int:
        following = (text for text in self.lines[line + 1 :] if text.strip())
        return _indent(next(following, ""))

    def follows(self, line: int) -> bool:
        """Whether `line` stands under a line that was struck out whole."""
        for above in range(line - 1, -1, -1):
            if above in self.gaps:
                return True
            if self.lines[above].strip() and _indent(self.lines[above]) < _indent(self.lines[line]):
                return False
        return False


def _cleared(data: Data) -> Data:
    """`data` in which a text that ran into what could not be read is unreadable as a whole."""
    if isinstance(data, dict):
        data.update((key, _cleared(value)) for key, value in data.items())
    elif isinstance(data, list):
        data[:] = map(_cleared, data)
    return UNREADABLE if isinstance(data, str) and UNREADABLE in data else data


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
