"""A plan's data written as a person would: outline in blocks, a target a line where it fits."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workplan.files.logs.write import quoted
from workplan.files.yaml.decode import NOTHING
from workplan.files.yaml.place import Mark, marks_of
from workplan.files.yaml.tree import Data

Address: TypeAlias = tuple[str, ...]  # the id of the section, task or target, "" of the plan, and keys in it
_WIDTH = 110  # cells
_BLOCKS = frozenset({"owners", "definitions", "sections", "tasks", "targets"})
_APART = frozenset({"owners", "definitions", "sections"})  # with an empty line before them
_OUTLINE = frozenset({"sections", "tasks"})  # whose items are no one-liners, and stand apart
_SIGNS = (
    r"-\w .,·•“”‘’《》〈〉（）()、。；，！？…—–/+*=%&@'≥≤³²°～"  # that may stand in a text without quotes
)
_PLAIN = re.compile(rf"[\w“《（][{_SIGNS}]*(?<! )|-[0-9][0-9.]*%?")
_BEHIND = re.compile(r"\s+(#.*)")
_BEHIND_KEY = re.compile(r"\s*:\s*(#.*)")


@dataclass(frozen=True, slots=True)
class Comment:
    """The lines of comment above something, and the comment at the end of its line; both with their `#`."""

    above: tuple[str, ...] = ()
    behind: str = ""


def comments_in(text: str, data: Data) -> Mapping[Address, Comment]:
    """What is commented in a plan that was read without mistakes."""
    root = marks_of(text)
    return dict(_comments(root, data, ("",), text.split("\n"))) if root else {}


def _comments(mark: Mark, data: Data, at: Address, lines: list[str]) -> Iterator[tuple[Address, Comment]]:
    """Those of all that stands in a mapping or list, each by its nearest id."""
    if not isinstance(data, (dict, list)):
        return
    floor = 0  # the line on which what stands before it has ended
    for step, inner in mark.within.items():
        held = data[int(step)] if isinstance(data, list) else data.get(str(step))
        name = held.get("id") if isinstance(held, dict) else None
        there = (name,) if isinstance(name, str) else (*at, str(step))
        shown = inner.key or inner
        line, column = shown.start
        begins_line = lines[line][:column].strip() == ("" if inner.key else "-")
        is_top = at == ("",) and shown is mark.first_key
        above = _above(lines, floor, line, is_top=is_top) if begins_line else ()
        floor = _last_line(inner)
        yield there, Comment(above, _behind(lines, inner, shown))
        yield from _comments(inner, held, there, lines)


def _last_line(mark: Mark) -> int:
    """The line after the last that a value has text in, which may have lines that look like comments."""
    while mark.within:
        mark = [*mark.within.values()][-1]
    return mark.end[0] + (mark.end[1] > 0)


def _above(lines: list[str], floor: int, line: int, *, is_top: bool) -> tuple[str, ...]:
    """The comment above a line; at the top of the file, all of it and the empty lines in it."""
    first = line
    while first > floor and (lines[first - 1].lstrip().startswith("#") or is_top):
        first -= 1
    found = (each.strip() for each in lines[first:line])
    return tuple(each for each in found if not each or each.startswith("#"))


def _behind(lines: list[str], mark: Mark, shown: Mark) -> str:
    """The comment on the line where a value ends; of a block, on the line of its key."""
    is_block = bool(mark.within) and lines[mark.start[0]][mark.start[1]] not in "[{"
    if is_block and mark.key is None:
        return ""
    (line, column), pattern = (shown.end, _BEHIND_KEY) if is_block else (mark.end, _BEHIND)
    found = pattern.fullmatch(lines[line][column:])
    return found[1].rstrip() if found else ""


def plan_text(data: Mapping[str, Data], comments: Mapping[Address, Comment]) -> str:
    """The text of a plan; read again, it is `data`."""
    return "".join(f"{line}\n" for line in _mapping(data, ("",), "", comments))


def _mapping(
    data: Mapping[str, Data], at: Address, pad: str, comments: Mapping[Address, Comment]
) -> Iterator[str]:
    for key, value in data.items():
        there = (*at, key)
        if at == ("",) and key in _APART:
            yield ""
        entry = _entry(f"{pad}{_scalar(key)}:", value, there, pad, comments)
        yield from _commented(entry, there, pad, comments)


def _items(data: list[Data], at: Address, pad: str, comments: Mapping[Address, Comment]) -> Iterator[str]:
    for i, item in enumerate(data):
        name = item.get("id") if isinstance(item, dict) else None
        there = (name,) if isinstance(name, str) else (*at, str(i))
        if i and at[-1] in _OUTLINE:
            yield ""
        line = f"{pad}- {_scalar(item) if isinstance(item, str) else _flow(item)}"
        if isinstance(item, dict) and (at[-1] in _OUTLINE or _width(line) > _WIDTH):
            inner = list(_mapping(item, there, f"{pad}  ", comments))
            lines = iter([f"{pad}- {inner[0].lstrip()}", *inner[1:]])
        else:
            lines = iter([line])
        yield from _commented(lines, there, pad, comments)


def _entry(
    head: str, value: Data, at: Address, pad: str, comments: Mapping[Address, Comment]
) -> Iterator[str]:
    """A key with its value: on its line, or below it where it is one of the plan's own blocks or too long."""
    if not value or not isinstance(value, (dict, list)):
        yield f"{head} {_scalar(value)}" if isinstance(value, str) else f"{head} {_flow(value)}".rstrip()
        return
    line = f"{head} {_flow(value)}"
    is_block = at[-1] in _BLOCKS or at[-2] == "definitions"
    if not is_block and _width(line) <= _WIDTH:
        yield line
        return
    yield head
    if isinstance(value, dict):
        yield from _mapping(value, at, f"{pad}  ", comments)
    else:
        yield from _items(value, at, f"{pad}  ", comments)


def _commented(
    lines: Iterator[str], at: Address, pad: str, comments: Mapping[Address, Comment]
) -> Iterator[str]:
    comment = comments.get(at, Comment())
    yield from (f"{pad}{each}" for each in comment.above)
    first = next(lines)
    yield f"{first}   {comment.behind}" if comment.behind else first
    yield from lines


def _flow(value: Data) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_flow(key)}: {_flow(each)}".rstrip() for key, each in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return (_scalar(value) if "," not in value else quoted(value)) if isinstance(value, str) else ""


def _scalar(text: str) -> str:
    """A text outside of brackets, in which it may have a comma."""
    return text if _PLAIN.fullmatch(text) and text not in NOTHING else quoted(text)


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
