"""Where YAML cannot be read and why, in reasons of our own, whichever parser noticed it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import yaml

from workplan.files.open_ends import OpenEnds
from workplan.files.yaml_tree import Finding

_KEY_WITHOUT_SPACE = re.compile(r"[ \-]*[^\s\"'\[\]{}#:]+:(?=[^\s/])")
_END_OF_VALUE = re.compile(r"\s*($|[,\]}:#])")
_CLOSERS = "]}"


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the parser said, in lower case, and where it says the trouble began and where it was noticed."""

    context: str
    problem: str
    began: tuple[int, int]
    noticed: tuple[int, int]
    ends: OpenEnds


def diagnose(error: yaml.MarkedYAMLError, lines: Sequence[str], ends: OpenEnds) -> Finding:
    """What is wrong with `lines` where the parser gave up; line and column count from 0.

    The parser was given the lines from the first of `ends` on.
    """
    fault = _fault(error, lines, ends)
    for sees in (_runaway_quote, _quote, _escape, _simple_key, _stray_colon, _flow, _block):
        if (finding := sees(fault, lines)) is not None:
            return finding
    return _finding(_other_reason(fault), fault.noticed, lines, 1)


def _fault(error: yaml.MarkedYAMLError, lines: Sequence[str], ends: OpenEnds) -> _Fault:
    noticed = _within(error.problem_mark, lines, ends.first)
    began = _within(error.context_mark, lines, ends.first) if error.context_mark else noticed
    return _Fault(str(error.context or ""), str(error.problem or ""), began, noticed, ends)


def _within(mark: yaml.Mark | None, lines: Sequence[str], first: int) -> tuple[int, int]:
    """The position of `mark`; one at the end of the file becomes the end of its last written line."""
    line, column = (first + mark.line, mark.column) if mark else (first, 0)
    if line < len(lines) and lines[line].strip():
        return line, min(column, len(lines[line]))
    line = _last_written(lines, min(line, len(lines)))
    return line, len(lines[line].rstrip())


def _last_written(lines: Sequence[str], before: int) -> int:
    written = (number for number in range(before - 1, -1, -1) if lines[number].strip())
    return next(written, 0)


def _runaway_quote(fault: _Fault, lines: Sequence[str]) -> Finding | None:
    """A quote that was never closed, and took the next opening one for its end: text follows it."""
    scanner, began = fault.ends.before(fault.noticed[0])
    if not scanner.quote:
        return None
    end = lines[fault.noticed[0]].find(scanner.quote)
    follows = _END_OF_VALUE.match(lines[fault.noticed[0]], end + 1) if end >= 0 else None
    return None if follows else _finding("unclosed-quote", began, lines)


def _quote(fault: _Fault, lines: Sequence[str]) -> Finding | None:
    if "quoted scalar" in fault.context and ("end of stream" in fault.problem or "document" in fault.problem):
        return _finding("unclosed-quote", fault.began, lines)
    if "simple key" in fault.context and _char(lines, fault.began) in "\"'":
        return _finding("unclosed-quote", fault.began, lines)
    return None


def _escape(fault: _Fault, lines: Sequence[str]) -> Finding | None:
    """An escape sequence that YAML does not know; the parsers differ in the column by the backslash."""
    if "scalar" not in fault.context or not re.search("escape|hexdecimal|hexadecimal|Unicode", fault.problem):
        return None
    line, column = fault.noticed
    start = lines[line].rfind("\\", 0, column + 1)
    return _finding("bad-escape", (line, max(start, 0)), lines, 2)


def _simple_key(fault: _Fault, lines: Sequence[str]) -> Finding | None:
    if "simple key" not in fault.context:
        return None
    if _char(lines, fault.began) in "[{":
        return _finding("unclosed-bracket", fault.began, lines, 1)
    return _finding(_colon_reason(lines[fault.began[0]]), fault.began, lines)


def _colon_reason(line: str) -> str:
    return "missing-space" if _KEY_WITHOUT_SPACE.match(line) else "missing-colon"


def _stray_colon(fault: _Fault, lines: Sequence[str]) -> Finding | None:
    """A colon too many: after a line that lacks its own, on a line too deep, or within a value."""
    if "mapping values are not allowed" not in fault.problem:
        return None
    line, column = fault.noticed
    indent = _indent(lines[line])
    if ":" in lines[line][:column].replace("://", "") or indent == column:
        return _finding("unexpected-colon", fault.noticed, lines, 1)
    above = _last_written(lines, line)
    if above < line and (_indent(lines[above]) == indent or not re.search(r":(\s|$)", lines[above])):
        return _finding(_colon_reason(lines[above]), (above, _indent(lines[above])), lines)
    return _finding("bad-indentation", (line, indent), lines)


def _flow(fault: _Fault, lines: Sequence[str]) -> Finding | None:
    if "flow" not in fault.context:
        return None
    if "flow node" in fault.context:
        fault = replace(fault, began=_open_bracket(fault, lines) or fault.began)
    same_line = fault.noticed[0] == fault.began[0]
    if (
        same_line
        and fault.noticed[1] < len(lines[fault.noticed[0]].rstrip())
        and _char(lines, fault.noticed) not in _CLOSERS
    ):
        return _finding("missing-comma", fault.noticed, lines, 1)
    return _finding("unclosed-bracket", fault.began, lines, 1)


def _open_bracket(fault: _Fault, lines: Sequence[str]) -> tuple[int, int] | None:
    """The innermost bracket that is open where the parser gave up."""
    line, column = fault.noticed
    scanner, _ = fault.ends.before(line)
    scanner.line(lines[line][:column])
    return scanner.brackets[-1][1:] if scanner.brackets else None


def _block(fault: _Fault, lines: Sequence[str]) -> Finding | None:
    """A token that the block it stands in does not take."""
    if "while parsing a block" not in fault.context and "<document start>" not in fault.problem:
        return None
    line, column = fault.noticed
    char = _char(lines, fault.noticed)
    if char in _CLOSERS:
        return _finding("extra-bracket", fault.noticed, lines, 1)
    if char == ":":
        return _finding("empty-key", fault.noticed, lines, 1)
    if _indent(lines[line]) == column:
        return _finding("bad-indentation", fault.noticed, lines)
    return _finding("text-after-value", fault.noticed, lines)


def _other_reason(fault: _Fault) -> str:
    if (
        "cannot start any token" in fault.problem
        or "alphabetic" in fault.problem
        or "tag" in fault.problem + fault.context
    ):
        return "reserved-character"
    return "unexpected-dash" if "sequence entries" in fault.problem else "other"


def _finding(reason: str, at: tuple[int, int], lines: Sequence[str], width: int | None = None) -> Finding:
    line, column = at
    rest = len(lines[line].rstrip()) - column
    return Finding("syntax", line, column, max(1, rest if width is None else width), {"reason": reason})


def _char(lines: Sequence[str], at: tuple[int, int]) -> str:
    """The character there; a space at the end of a line, so that it is in no set of signs."""
    line, column = at
    return lines[line][column : column + 1] or " "


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
