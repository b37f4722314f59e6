"""A log rewritten as `log` writes it: the same entries in order, one a line, and every comment."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias, cast

from workplan.core.problems import Problem, errors_of
from workplan.files.logs.read import read_log
from workplan.files.logs.write import entry_line
from workplan.files.schema.entry import ENTRY_KEYS
from workplan.files.yaml.read import Reading, read_tree
from workplan.files.yaml.scan import Scanner

_Comments: TypeAlias = defaultdict[int, list[str]]
_LONE_DASH = re.compile(r"\s*-\s*(#.*)?$")


def format_log(raw: bytes, file: str) -> bytes | tuple[Problem, ...]:
    """The log in canonical form; what is wrong with it when something is."""
    problems = errors_of(read_log(raw, file).problems)
    if problems:
        return problems
    reading = read_tree(raw, file)
    items = reading.tree.data if isinstance(reading.tree.data, list) else []
    before, after = _comments(reading, len(items))
    lines = after[-1]
    for index, item in enumerate(items):
        written = cast("dict[str, str | list[str]]", item)
        line = entry_line({key: written[key] for key in ENTRY_KEYS if key in written})
        lines += [*filter(None, before[index]), line, *after[index]]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines).encode()


def _comments(reading: Reading, count: int) -> tuple[_Comments, _Comments]:
    """The comments before each entry or in it, and those after it; blank lines between entries count too.

    They stand under the index of the entry, those of the head of the file under -1.
    """
    starts = _starts(reading, count)
    before, after = _Comments(list), _Comments(list)
    scanner, unsettled = Scanner(), list[tuple[int, str]]()

    def settle(owner: int) -> None:
        """What stands on lines of its own is within the entry that goes on, or behind the one that ended."""
        for index, comment in unsettled:
            (before if index == owner else after)[index].append(comment)
        unsettled.clear()

    for number, text in enumerate(reading.source.written):
        scanner.line(text)
        at = len(text) if scanner.comment_at is None else scanner.comment_at
        owner, content, comment = _owner(starts, number), text[:at].strip(), text[at:].rstrip()
        if comment or not (content or scanner.is_within):
            unsettled.append((owner, comment))
        if content and owner >= 0:
            settle(owner)
    settle(count)
    return before, after


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
