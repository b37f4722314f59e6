"""A log rewritten as `log` writes it: the same entries in order, one a line, and every comment."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from workplan.core.problems import Problem
from workplan.files.logs.read import read_log
from workplan.files.logs.write import entry_line
from workplan.files.schema.entry import ENTRY_KEYS
from workplan.files.yaml.read import Reading, read_tree
from workplan.files.yaml.scan import Scanner

_LONE_DASH = re.compile(r"\s*-\s*(#.*)?$")


@dataclass(slots=True)
class _Comments:
    """The comments before an entry or in it, and those after it; blank lines between entries count too."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def format_log(raw: bytes, file: str) -> bytes | tuple[Problem, ...]:
    """The log in canonical form; what is wrong with it when something is."""
    problems = read_log(raw, file).problems
    if problems:
        return problems
    reading = read_tree(raw, file)
    items = reading.tree.data if isinstance(reading.tree.data, list) else []
    comments = _comments(reading, len(items))
    lines = list(comments[-1].after)
    for index, item in enumerate(items):
        written = cast("dict[str, str | list[str]]", item)
        line = entry_line({key: written[key] for key in ENTRY_KEYS if key in written})
        lines += [*comments[index].before, line, *comments[index].after]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines).encode()


def _comments(reading: Reading, count: int) -> dict[int, _Comments]:
    """The comments of each entry by its index; those of the head of the file under -1."""
    starts = _starts(reading, count)
    comments = {index: _Comments() for index in range(-1, count)}
    scanner, unsettled = Scanner(), list[tuple[int, str]]()
    for number, text in enumerate(reading.source.written):
        owner = _owner(starts, number)
        scanner.line(text)
        at = len(text) if scanner.comment_at is None else scanner.comment_at
        content, comment = text[:at].strip(), text[at:].rstrip()
        if content and owner >= 0:
            _settle(comments, unsettled, owner)
            comments[owner].before += [comment] if comment else []
        elif comment or not (content or scanner.is_within):
            unsettled.append((owner, comment))
    _settle(comments, unsettled, count)
    return comments


def _settle(comments: dict[int, _Comments], unsettled: list[tuple[int, str]], owner: int) -> None:
    """Comments on lines of their own: within the entry that goes on, or after the one that ended."""
    for index, comment in unsettled:
        if index == owner:
            comments[index].before += [comment] if comment else []
        else:
            comments[index].after.append(comment)
    unsettled.clear()


def _owner(starts: Sequence[int], line: int) -> int:
    """The first entry that begins on `line`, else the last that began above; -1 for the head."""
    last = bisect_right(starts, line) - 1
    while last > 0 and starts[last - 1] == starts[last] == line:
        last -= 1
    return last


def _starts(reading: Reading, count: int) -> list[int]:
    """The lines on which entries begin; a dash may stand alone on a line above."""
    starts: list[int] = []
    for line in reading.tree.item_lines[:count]:
        above = starts[-1] + 1 if starts else 0
        dashes = [n for n in range(above, line) if _LONE_DASH.match(reading.source.written[n])]
        starts.append(dashes[-1] if dashes else line)
    return starts
