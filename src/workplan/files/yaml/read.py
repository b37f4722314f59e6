"""Bytes to a tree, with all problems of the text in one run: what stops the parser is struck out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import yaml

from workplan.core.problems import Problem
from workplan.files.yaml.decode import decode
from workplan.files.yaml.mend import Mending, Source, looks_mistaken
from workplan.files.yaml.scan import cut_texts, may_cut
from workplan.files.yaml.strike import Striking
from workplan.files.yaml.tree import Finding, Tree, walk


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says; `gaps` are lines (from 0) struck out, `warnings` say what else looks wrong.

    Of the lines from `ended` on, the last of the gaps, nothing was read; nor of a second document.
    """

    tree: Tree
    source: Source
    problems: tuple[Problem, ...]
    gaps: frozenset[int] = frozenset()
    ended: int | None = None
    warnings: tuple[Problem, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether the file goes on where reading ended."""
        return self.ended is not None or any(f.params.get("what") == "document" for f in self.tree.findings)


def read_tree(raw: bytes, file: str) -> Reading:
    """The tree of `raw`, and every problem and warning of its text, unsorted."""
    text, problems = decode(raw, file)
    if text is None:
        return Reading(Tree(), Source((), ()), problems)
    reading = as_it_is(text, file) or mended(text, file)
    cut = cut_texts(text.split("\n")) if may_cut(text) else ()
    warnings = tuple(_problems(cut, Source((), ()), file))
    return replace(reading, problems=(*problems, *reading.problems), warnings=warnings)


def as_it_is(text: str, file: str = "") -> Reading | None:
    """The quick way, of nearly every file: nothing to mend, nothing to strike out."""
    if looks_mistaken(text):
        return None
    tree, lines = Tree(), text.split("\n")
    try:
        walk(tree, text)
    except yaml.MarkedYAMLError:
        return None
    source = Source(lines, lines)
    return None if tree.suspect else Reading(tree, source, tuple(_problems(tree.findings, source, file)))


@lru_cache(maxsize=2)  # for what is wrong is pinned to its place after all files were read
def mended(text: str, file: str) -> Reading:
    """The long way: mistakes are mended line by line, and what stops the parser is struck out."""
    mending = Mending(text.split("\n"))
    mending.mend()
    striking = Striking(mending.lines)
    striking.read()
    tree, twice = striking.tree, mending.conflict_lines
    source = Source(mending.written, striking.lines, mending.columns)
    findings = [f for f in tree.findings if f.code != "duplicate-key" or f.line not in twice]
    problems = (
        *_problems(mending.findings, Source((), ()), file),
        *_problems([*striking.findings, *findings], source, file),
    )
    ended = mending.ended if striking.ended is None else striking.ended
    gaps = striking.gaps if ended is None else {*striking.gaps, ended}
    return Reading(tree, source, problems, frozenset(gaps), ended)


def _problems(findings: Iterable[Finding], source: Source, file: str) -> Iterable[Problem]:
    for found in findings:
        place = source.place(found.line, found.column, found.width)
        yield Problem(found.code, file, place, dict(found.params))
