"""A log whose lines all stand as `log` writes them, digested as it is read: one pattern, no entry is built.

What this makes of a log is what the YAML reader makes of it, or None: then that reader has to look.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from workplan.core.course import DONE, SCALE, Amount
from workplan.core.days import parse_day
from workplan.core.digest import FIGURES, IN_POINTS, About, Digest, Reports, amount_of
from workplan.core.figures import parse_figure, parse_points, parse_share
from workplan.files.words import as_id, fullwidth_id

_TEXT = r'"[^\s"\\][^"\\\n]*(?:\\["\\][^"\\\n]*)*"'
_WORDS = "".join(f"(?:, {key}: {_TEXT})?" for key in ("by", "note", "problem", "next"))
_LIST = rf"\[{_TEXT}(?:, {_TEXT})*\]"
_FIGURE = r"[-+]?[0-9][0-9.]*(?:%|/[0-9]+)?"
_LINE = re.compile(
    rf"^- \{{date: ([0-9-]+, (?:target|task): \w[\w.\-]*)"
    rf"(?:, add: ({_FIGURE}))?(?:, value: ({_FIGURE}))?(?:, done: (true|false))?"
    rf"(?:, light: (green|yellow|red))?({_WORDS}(?:, evidence: {_LIST})?)"
    r"(?:, id: ([0-9A-Za-z_][\w.\-]*))?\}$",
    re.MULTILINE,
)
_SAYING = re.compile(rf"(?:, by: {_TEXT})?, [npe]")
_EVIDENCE = re.compile(rf", evidence: \[({_TEXT}(?:, {_TEXT})*)\]$")
_QUOTED = re.compile('"([^"]*)"')
# What the readers of text or of YAML see more in than a character: odd blanks, and what nobody sees.
_STRANGE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000\ue000\ufeff\ufffe\uffff]"
)
_DAY, _SUBJECT = len("2022-06-30"), len("2022-06-30, ")
_LONGEST_LINE = 4_000_000
_MOST_FIGURES = 20_000  # remembered at a time
_IDS_AT_ONCE = 200_000  # compared at a time

_Row = tuple[str, str, str, str, str, str, str]


def plain_digest(file: str, pieces: Callable[[], Iterable[bytes]]) -> Digest | None:
    """The digest of a log that comes in `pieces`, which may be asked for twice; None if any is unusual."""
    try:
        try:
            return _Reader(Digest(file)).read(pieces())
        except _BareError:
            return _Comparing(Digest(file)).read(pieces())
    except _UnusualError:
        return None


class _UnusualError(Exception):
    """Something that takes the YAML reader."""


class _BareError(Exception):
    """There are entries without ids, so that their words must be compared."""


@dataclass(slots=True)
class _Reader:
    """Reads a log line by line; `special` are the figures that are not whole, or in points."""

    digest: Digest
    line: int = 0
    reports: dict[str, Reports] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    special: set[str] = field(default_factory=set)
    ids: "array[int]" = field(default_factory=lambda: array("q"))

    def read(self, pieces: Iterable[bytes]) -> Digest:
        for text in _whole_lines(pieces):
            rows: list[_Row] = _LINE.findall(text)
            if len(rows) != text.count("\n"):
                raise _UnusualError
            self.look(rows)
            self.count(rows)
        if _is_any_twice(self.ids):
            raise _UnusualError
        for about, reports in self.digest.reports.items():
            reports.index = reports.line - 1
            if about.is_task and reports.takes:
                raise _UnusualError
        return self.digest

    def look(self, rows: list[_Row]) -> None:
        """What is to be seen before the entries are counted: their ids."""
        ids = [row[6] for row in rows if row[6]]
        if not "".join(ids).isascii():
            raise _UnusualError
        if len(ids) < len(rows):
            self.bare(rows)
        self.ids.extend(map(hash, ids))

    def bare(self, rows: list[_Row]) -> None:
        """Some of `rows` have no id."""
        del rows
        raise _BareError

    def count(self, rows: Iterable[_Row]) -> None:
        known, amounts, special = self.reports, self.amounts, self.special
        line = self.line
        for head, add, value, done, light, words, _ in rows:
            line += 1
            reports = known.get(head)
            if reports is None:
                reports = self.about(head)
            reports.line, reports.light = line, light
            if words[-1:] == "]":
                self.evidence(words)
            figure = add or value
            if done or (add and value) or figure in special:
                self.rarely(reports, add, value, done)
            elif figure:
                amount = amounts.get(figure)
                if amount is None:
                    self.amount(figure)
                    self.rarely(reports, add, value, done)
                elif add:
                    reports.takes |= 1
                    reports.course.add(amount)
                else:
                    reports.takes |= 2
                    reports.value(amount)
            elif not light and _SAYING.match(words) is None:
                raise _UnusualError
        self.line = line
        if len(amounts) > _MOST_FIGURES:
            amounts.clear()

    def about(self, head: str) -> Reports:
        """The reports that lines with `head` belong to."""
        day, is_task = parse_day(head[:_DAY]), head.startswith("task: ", _SUBJECT)
        subject = head[_SUBJECT + (len("task: ") if is_task else len("target: ")) :]
        if day is None or head[_DAY:_SUBJECT] != ", " or not (subject.isascii() or _is_plain_name(subject)):
            raise _UnusualError
        about = About(day, subject, is_task)
        reports = self.reports[head] = self.digest.reports[about] = Reports()
        return reports

    def rarely(self, reports: Reports, add: str, value: str, done: str) -> None:
        """An entry that says `done`, gives both figures, or one that is new, broken or in points."""
        course = reports.course
        added = self.amount(add) if add else None
        if "/" in add or (done and (add or value)):
            raise _UnusualError
        for text, bit in ((add, FIGURES["add"]), (value, FIGURES["value"]), (done, FIGURES["done"])):
            reports.takes |= (bit if text else 0) | (IN_POINTS if _is_in_points(text) else 0)
        if value:
            reports.value(self.amount(value), added)
            course.is_broken |= added is not None and added % SCALE != 0
        elif added is not None:
            (course.add_broken if added % SCALE else course.add)(added)
        elif done == "true":
            course.reach(DONE)
        else:
            course.fall()

    def amount(self, text: str) -> Amount:
        found = self.amounts.get(text)
        if found is None:
            figure = parse_share(text) if "/" in text else parse_points(text)
            if figure is None:
                raise _UnusualError
            found = self.amounts[text] = amount_of(Fraction(figure))
            if found % SCALE or _is_in_points(text):
                self.special.add(text)
        return found

    def evidence(self, words: str) -> None:
        match = None if "\\" in words else _EVIDENCE.search(words)
        if match is None:
            raise _UnusualError
        self.digest.evidence.update(_QUOTED.findall(match[1]))


@dataclass(slots=True)
class _Comparing(_Reader):
    """Reads a log in which entries lack ids: what is said twice is counted, told apart by hashes."""

    said: dict[int, bool] = field(default_factory=dict)

    def bare(self, rows: list[_Row]) -> None:
        """Nothing more than what is looked at in all."""

    def count(self, rows: Iterable[_Row]) -> None:
        rows = tuple(rows)
        _Reader.count(self, rows)
        for row in rows:
            is_bare, content = not row[6], hash(self.content(row))
            if is_bare:
                self.digest.bare.add(date.fromisoformat(row[0][:10]))
            first = self.said.get(content)
            if first is None:
                self.said[content] = is_bare
            else:
                self.digest.warnings += is_bare or first

    def content(self, row: _Row) -> tuple[object, ...]:
        head, add, value, done, light, words, _ = row
        figures = tuple(self.amount(text) if text else None for text in (add, value))
        in_points = _is_in_points(add) or _is_in_points(value)
        return head, figures, in_points, done, light, words


def _whole_lines(pieces: Iterable[bytes]) -> Iterator[str]:
    """The text of a log, cut where lines end; raises _UnusualError where it is not UTF-8."""
    rest = b""
    for piece in pieces:
        if len(rest) > _LONGEST_LINE:
            raise _UnusualError
        whole, end, rest = (rest + piece).rpartition(b"\n")
        yield _text(whole + end)
    if rest:
        yield _text(rest + b"\n")


def _text(raw: bytes) -> str:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise _UnusualError from None
    if _STRANGE.search(text):
        raise _UnusualError
    return text


def _is_any_twice(ids: "array[int]") -> bool:
    """Whether a hash stands twice among `ids`, of which there may be more than fit into a set."""
    parts = len(ids) // _IDS_AT_ONCE + 1
    if parts == 1:
        return len(set(ids)) < len(ids)
    found = ({each for each in ids if each % parts == part} for part in range(parts))
    return sum(map(len, found)) < len(ids)


def _is_in_points(text: str) -> bool:
    """As of an entry that the YAML reader read."""
    return bool(text) and text not in ("true", "false") and parse_figure(text) is None


def _is_plain_name(text: str) -> bool:
    return as_id(text) == text and not fullwidth_id(text)
