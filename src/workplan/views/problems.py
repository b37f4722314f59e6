"""Problems for people and machines: words with carets, a table, JSON, and annotations of a workflow."""

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from workplan.core.problems import WARNINGS, Param, Pinned, Place, Problem, Severity
from workplan.views.answer import Answer
from workplan.views.columns import Column
from workplan.views.page import Page, line
from workplan.views.phrases import Words
from workplan.views.table import table_of
from workplan.views.text import cells, cut, escaped, safe
from workplan.views.values import COUNT, TEXT

_MOST_ALIKE = 10  # warnings of one code that are told one by one
_LAGS = "reply-lags"
_LONGEST = 60  # cells of a text of a file within a message
_WHOLE = frozenset({"path", "sum"})  # what is never cut
_GUTTER = 5
_BLANKS = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]")  # that look like spaces
_TAB = " " * 4
_CUT = "..."
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})

# Codes whose messages end in a remedy only where there is nothing to suggest in its place.
HINTED = frozenset(
    f"unknown-{each}"
    for each in ("body", "key", "owner", "part", "period", "revised", "target", "task", "term")
) | {"part-of-no-body"}
# The parameter whose value chooses among the variants of a code; `other` stands for any value not named.
_VARIANT_BY: Mapping[str, str] = {
    "anchor": "what",
    "bad-date": "why",
    "bad-number": "why",
    "bound-missing": "bound",
    "checkpoint-at-due": "what",
    "eased-without-reason": "what",
    "fullwidth-comma": "text",
    "goal-is-figure": "why",
    "ideographic-space": "char",
    "id-reused": "what",
    "log-of-no-plan": "folder",
    "looks-like-share": "what",
    "misnamed-file": "what",
    "missing-key": "key",
    "not-summable": "why",
    "not-utf8": "encoding",
    "outside-period": "what",
    "part-above-whole": "what",
    "parts-differ": "what",
    "reply-changed-since": "cell",
    "reply-leaps": "why",
    "reply-logged-besides": "cell",
    "reply-not-choice": "cell",
    "reply-not-number": "why",
    "reply-not-taken": "cell",
    "source-missing": "why",
    "syntax": "reason",
    "thresholds-swapped": "rule",
    "unknown-period": "why",
    "unknown-stage": "what",
    "unreadable-file": "reason",
    "wrong-type": "expected",
}


def problems_text(found: Sequence[Pinned], form: str, page: Page, prefix: str = "") -> str:
    """All problems in a format: table (lines with carets), json, csv, markdown or github.

    GitHub looks for files from the top of the repository, from where `prefix` leads to the root.
    """
    words = page.words
    if form == "github":
        return "".join(f"{_annotation(each, words, prefix)}\n" for each in found)
    answer = Answer(
        lines=lambda: map(line, problem_text(found, page).split("\n")[:-1]),
        data=lambda: problems_json(found, words),
        table=lambda: table_of(_COLUMNS, found, words),
        markdown=None if found else lambda: "",
    )
    return answer.text(form, page)


def problems_json(found: Iterable[Pinned], words: Words) -> list[dict[str, object]]:
    """All problems as `check --format json` lists them."""
    return [_told(each, words) for each in found]


def _told(found: Pinned, words: Words) -> dict[str, object]:
    told = {column.key: column.kind.told(column.get(found, words)) for column in _COLUMNS}
    return {**told, "severity": found.problem.severity.value}


def problem_text(found: Sequence[Pinned], page: Page) -> str:
    """Each problem with its source line and carets, and their number when more than one; "" for none.

    Of a code that only warns the first ten stand for all; of those of replies, only of what lags, for each of
    the others may be of a wrong figure.
    """
    lines, numbers = list[str](), Counter[str]()
    for each in found:
        code = each.problem.code
        numbers[code] += 1
        if numbers[code] <= _MOST_ALIKE or not _is_cut(code):
            lines += _lines(each, page)
    for code, number in numbers.items():
        if number > _MOST_ALIKE and _is_cut(code):
            key = "problem-line.more-lags" if code == _LAGS else "problem-line.more"
            lines.append(page.words(key, number=number - _MOST_ALIKE, code=code))
    if len(found) > 1:
        lines.append(_summary(found, page.words))
    return "".join(f"{part}\n" for part in lines)


def _is_cut(code: str) -> bool:
    return code == _LAGS or (code in WARNINGS and not code.startswith(("reply-", "sheet-")))


def _lines(found: Pinned, page: Page) -> list[str]:
    """One problem: `file:line:column: error: message [code]`, and its source line with carets."""
    problem, place, words = found.problem, found.place, page.words
    where = safe(problem.file) if place is None else f"{safe(problem.file)}:{place.line}:{place.column}"
    severity, message = words.of("problem-line", problem.severity), problem_message(problem, words)
    head = words("problem-line.line", where=where, severity=severity, message=message, code=problem.code)
    return [head, *([] if place is None or found.source is None else excerpt(found.source, place, page))]


def _summary(found: Iterable[Pinned], words: Words) -> str:
    """How many errors and warnings there are."""
    severities = [each.problem.severity for each in found]
    numbers = {
        "problem-line.errors": severities.count(Severity.ERROR),
        "problem-line.warnings": severities.count(Severity.WARNING),
    }
    counts = [words(key, number=number) for key, number in numbers.items() if number]
    return words("problem-line.summary", counts=words.list(counts))


_COLUMNS: tuple[Column[Pinned], ...] = (
    Column("file", TEXT, lambda found, _: found.problem.file),
    Column("line", COUNT, lambda found, _: found.place and found.place.line),
    Column("column", COUNT, lambda found, _: found.place and found.place.column),
    Column("severity", TEXT, lambda found, words: words.of("problem-line", found.problem.severity)),
    Column("code", TEXT, lambda found, _: found.problem.code),
    Column("message", TEXT, lambda found, words: problem_message(found.problem, words)),
)


def _annotation(found: Pinned, words: Words, prefix: str) -> str:
    """`::error file=…,line=…,col=…,title=code::message`, escaped as GitHub reads it."""
    problem, place = found.problem, found.place
    where = {} if place is None else {"line": str(place.line), "col": str(place.column)}
    properties = {"file": prefix + problem.file, **where, "title": problem.code}
    shown = ",".join(f"{key}={escaped(value.translate(_PROPERTY))}" for key, value in properties.items())
    return f"::{problem.severity} {shown}::{problem_message(problem, words).translate(_DATA)}"


# The message: the template of the code, filled with the parameters of the problem.


def problem_message(problem: Problem, words: Words) -> str:
    """What is wrong and what to do about it, or what is suggested, in one line."""
    params = {key: _word(key, value, words) for key, value in problem.params.items()}
    params["path"] = params.get("path") or shlex.quote(safe(problem.file))
    key, suggestion = _key(problem, words), params.get("suggestion")
    if not suggestion:
        return words(key, **params)
    message = words.meaning(key, **params) if problem.code in HINTED else words(key, **params)
    return words("problem-line.suggestion", message=message, suggestion=suggestion)


def _key(problem: Problem, words: Words) -> str:
    """The key of the message: of the variant that the parameters choose, else of the code itself."""
    code, params = problem.code, problem.params
    given = [key for key in ("above", "low", "high") if params.get(key) is not None]
    edges = "both" if given == ["low", "high"] else given[0] if given else ""
    nothing = "nothing" if () in (params.get("takes"), params.get("stages")) else ""
    variant = params.get(_VARIANT_BY.get(code, ""))
    keys = [*(f"problem.{code}.{each}" for each in (variant, edges, nothing)), f"problem.{code}"]
    return next((key for key in (*keys, f"problem.{code}.other") if key in words), "problem-line.unnamed")


def _word(key: str, value: Param, words: Words) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return words.list(safe(item) for item in value)
    if key == "kind" and f"kind.{value}" in words:
        return words("problem-line.kind", word=words.of("kind", str(value)), kind=value)
    text = value.isoformat() if isinstance(value, date) else safe(str(value))
    text = _BLANKS.sub(lambda blank: ascii(blank[0])[1:-1], text)
    return text if key in _WHOLE else cut(text, _LONGEST)


# The excerpt of the source line: a gutter with its number, and carets below what is meant.


def excerpt(source: str, place: Place, page: Page) -> list[str]:
    """Two lines: as much of `source` as fits around the place, and carets below it."""
    room, wide = page.room - _GUTTER - len(" | "), page.wide_ambiguous
    source = source.rstrip("\r\n")
    first = max(0, min(place.column - 1, len(source)))
    last = min(first + max(1, place.width), len(source))
    begin = _begin(source, first, room // 2, wide)
    before = (_CUT if begin else "") + _shown(source[begin:first])
    shown = cut(before + _shown(source[first : first + room]), room, wide, sign=_CUT)
    space, marked = cells(before, wide), cells(_shown(source[first:last][:room]), wide)
    carets = " " * space + "^" * max(1, min(marked, room - space))
    return [f"{place.line:>{_GUTTER}} | {shown}".rstrip(), f"{'':>{_GUTTER}} | {carets}"]


def _begin(source: str, first: int, half: int, wide: bool) -> int:
    """From where `source` is shown: its beginning, unless that lies more than half of the room away."""
    if first <= half and cells(_shown(source[:first]), wide) <= half:
        return 0
    begin = max(0, first - half)
    while cells(_shown(source[begin:first]), wide) > half - len(_CUT):
        begin += 1
    return begin


def _shown(text: str) -> str:
    return escaped(text.replace("\t", _TAB))
