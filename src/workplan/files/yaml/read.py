"""Bytes to a tree, with all problems of the text in one run: what stops the parser is struck out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import yaml

from workplan.core.problems import Problem
from workplan.files.yaml.decode import decode
from workplan.files.yaml.mend import Source, looks_mistaken, mend
from workplan.files.yaml.strike import Striking
from workplan.files.yaml.tree import Finding, Tree, walk


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says; `gaps` are lines (from 0) struck out, `unsure` that something may be lost.

    Of the lines from `ended` on, the last of the gaps, nothing was read; nor of a second document.
    """

    tree: Tree
    source: Source
    problems: tuple[Problem, ...]
    gaps: frozenset[int] = frozenset()
    unsure: bool = False
    ended: int | None = None

    @property
    def is_cut(self) -> bool:
        """Whether the file goes on where reading ended."""
        return self.ended is not None or any(f.params.get("what") == "document" for f in self.tree.findings)


def read_tree(raw: bytes, file: str) -> Reading:
    """The tree of `raw`, and every problem of its text, unsorted."""
    decoded = decode(raw, file)
    if decoded.text is None:
        return Reading(Tree(), Source((), ()), decoded.problems, unsure=True)
    reading = as_it_is(decoded.text, file) or _mended(decoded.text, file)
    return replace(reading, problems=(*decoded.problems, *reading.problems))


def as_it_is(text: str, file: str = "") -> Reading | None:
    """The quick way, of nearly every file: nothing to mend, nothing to strike out."""
    if looks_mistaken(text):
        return None
    try:
        tree = walk(text)
    except yaml.MarkedYAMLError:
        return None
    if tree.suspect:
        return None
    lines = text.split("\n")
    source = Source(lines, lines)
    return Reading(tree, source, tuple(_problems(tree.findings, source, file)), unsure=_is_unsure(tree))


@lru_cache(maxsize=2)  # for what is wrong is pinned to its place after all files were read
def _mended(text: str, file: str) -> Reading:
    mending = mend(text.split("\n"))
    striking = Striking(list(mending.source.lines))
    striking.read()
    tree = striking.tree
    source = Source(mending.source.written, striking.lines, mending.source.columns)
    twice = mending.conflict_lines
    findings = [f for f in tree.findings if f.code != "duplicate-key" or f.line not in twice]
    untouched = Source((), ())
    problems = [
        *_problems(mending.findings, untouched, file),
        *_problems([*striking.findings, *findings], source, file),
    ]
    unsure = bool(striking.findings or twice) or _is_unsure(tree)
    ended = mending.ended if striking.ended is None else striking.ended
    gaps = frozenset(striking.gaps if ended is None else {*striking.gaps, ended})
    return Reading(tree, source, tuple(problems), gaps, unsure or ended is not None, ended)


def _is_unsure(tree: Tree) -> bool:
    return any(finding.code in ("too-deep", "anchor") for finding in tree.findings)


def _problems(findings: Iterable[Finding], source: Source, file: str) -> Iterable[Problem]:
    for found in findings:
        place = source.place(found.line, found.column, found.width)
        yield Problem(found.code, file, place, dict(found.params))
