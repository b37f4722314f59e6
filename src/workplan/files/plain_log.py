"""A log whose lines all stand as `log` writes them, digested as it is read: one pattern, no entry is built.

What this makes of a log is what the YAML reader makes of it, or None: then that reader has to look.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from workplan.core.course import Amount
from workplan.core.days import parse_day
from workplan.core.digest import FIGURES, About, Digest, OfDay, Reports, amount_of, follow, takes_of
from workplan.core.figures import parse_figure, parse_points, parse_share
from workplan.files.words import as_id, fullwidth_id

# What the readers of text or of YAML see more in than a character: odd blanks, and what nobody sees.
_STRANGE = r"\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000\ue000\ufeff\ufffe\uffff"
_IN_TEXT = rf'[^"\\\n{_STRANGE}]*+'
_TEXT = rf'"[^\s"\\{_STRANGE}]{_IN_TEXT}(?:\\["\\]{_IN_TEXT})*+"'
_WORDS = "".join(f"(?:, {key}: {_TEXT})?+" for key in ("by", "note", "problem", "next"))
_LIST = rf"\[{_TEXT}(?:, {_TEXT})*+\]"
_FIGURE = r"[-+]?[0-9][0-9.]*(?:%|/[0-9]+)?"
_LINE = re.compile(
    r"^- \{date: ([0-9-]+), ((?:target|task): \w[\w.\-]*+)"
    rf"((?:, add: {_FIGURE})?+(?:, value: {_FIGURE})?+(?:, done: (?:true|false))?+"
    r"(?:, light: (?:green|yellow|red))?+)"
    rf"({_WORDS}(?:, evidence: {_LIST})?+)"
    r"(?:, id: ([0-9A-Za-z_][0-9A-Za-z_.\-]*+))?+\}$",
    re.MULTILINE,
)
_GIVEN = re.compile(r", (add|value|done|light): ([^,]+)")
# Of words that were read by the pattern above it is enough to know where a text ends.
_SAYING = re.compile(r', by: "(?:[^"\\]|\\.)*+", [npe]')
_EVIDENCE = re.compile(r', evidence: \[("[^\[]*)\]$')
_SAYS = ("n", "p", "e")  # how the words begin that say something
_QUOTED = re.compile('"([^"]*)"')
_LONGEST_LINE = 4_000_000
_MOST_FIGURES = 20_000  # remembered at a time
_IDS_AT_ONCE = 200_000  # compared at a time

_Row = tuple[str, str, str, str, str]


class _Given(NamedTuple):
    """What an entry gives besides words: `takes` are the bits of it."""

    takes: int
    add: Amount | None
    value: Amount | None
    is_done: bool
    light: str


def plain_digest(file: str, pieces: Callable[[], Iterable[bytes]]) -> Digest | None:
    """The digest of a log that comes in `pieces`, which may be asked for twice; None if any is unusual."""
    try:
        try:
            return _Reader(Digest(file)).read(pieces())
        except _BareError:
            return _Comparing(Digest(file)).read(pieces())
    except _UnusualError:
        return None


def go_on(digest: Digest, lines: int, text: bytes) -> tuple[str, ...] | None:
    """Add to the digest of a log of `lines` what whole lines after them say; the ids, one of each entry.

    None where anything is unusual; then the digest is of no use any more.
    """
    try:
        _Reader(digest, lines).read([text])
    except (_UnusualError, _BareError):
        return None
    return tuple(row[-1] for row in _LINE.findall(text.decode()))


class _UnusualError(Exception):
    """Something that takes the YAML reader."""


class _BareError(Exception):
    """There are entries without ids, so that their words must be compared."""


@dataclass(slots=True)
class _Reader:
    """Reads a log line by line."""

    digest: Digest
    line: int = 0
    reports: dict[str, Reports] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    given: dict[str, _Given] = field(default_factory=dict)
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
        if any(about.is_task and reports.takes for about, reports in self.digest.reports.items()):
            raise _UnusualError
        return self.digest

    def look(self, rows: list[_Row]) -> None:
        """What is to be seen before the entries are counted: their ids."""
        ids = [row[4] for row in rows if row[4]]
        if len(ids) < len(rows):
            self.bare(rows)
        self.ids.extend(map(hash, ids))

    def bare(self, rows: list[_Row]) -> None:
        """Some of `rows` have no id."""
        del rows
        raise _BareError

    def count(self, rows: Iterable[_Row]) -> None:
        known, line, written = self.given, self.line, ""
        for day, subject, given, words, _ in rows:
            line += 1
            if day != written:
                written, date_ = day, self.date(day)
            reports = self.reports.get(subject) or self.about(subject)
            of_day = reports.days.get(date_)
            if of_day is None:
                of_day = reports.days[date_] = OfDay()
            takes, add, value, is_done, light = known.get(given) or self.what(given)
            of_day.line, of_day.light = line, light
            if words[-1:] == "]":
                self.evidence(words)
            if takes:
                reports.takes |= takes
                follow(of_day.going(), add, value, is_done=is_done)
            elif not light and words[2:3] not in _SAYS and _SAYING.match(words) is None:
                raise _UnusualError
        self.line = line
        if len(known) > _MOST_FIGURES:
            known.clear()

    def date(self, text: str) -> date:
        found = self.days.get(text) or parse_day(text)
        if found is None:
            raise _UnusualError
        self.days[text] = found
        return found

    def about(self, written: str) -> Reports:
        """The reports of what is `written`, with `target` or `task` before it."""
        key, _, subject = written.partition(": ")
        if not (subject.isascii() or _is_plain_name(subject)):
            raise _UnusualError
        reports = self.digest.reports.setdefault(About(subject, key == "task"), Reports())
        self.reports[written] = reports
        return reports

    def what(self, given: str) -> _Given:
        """What is `given`, as it is written."""
        texts = dict(_GIVEN.findall(given))
        add, value = (_amount(texts.get(key)) for key in ("add", "value"))
        if "/" in texts.get("add", "") or ("done" in texts and len(FIGURES.keys() & texts) > 1):
            raise _UnusualError
        done = texts["done"] == "true" if "done" in texts else None
        in_points = any(_is_in_points(texts.get(key)) for key in ("add", "value"))
        takes = takes_of(add, value, is_done=done, in_points=in_points)
        found = self.given[given] = _Given(takes, add, value, done is True, texts.get("light", ""))
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
            is_bare, content = not row[4], hash(self.content(row))
            if is_bare:
                self.digest.bare.add(self.date(row[0]))
            first = self.said.get(content)
            if first is None:
                self.said[content] = is_bare
            else:
                self.digest.warnings += is_bare or first

    def content(self, row: _Row) -> tuple[object, ...]:
        day, subject, given, words, _ = row
        return day, subject, self.given.get(given) or self.what(given), words


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
        return raw.decode()
    except UnicodeDecodeError:
        raise _UnusualError from None


def _is_any_twice(ids: "array[int]") -> bool:
    """Whether a hash stands twice among `ids`, of which there may be more than fit into a set."""
    parts = len(ids) // _IDS_AT_ONCE + 1
    if parts == 1:
        return len(set(ids)) < len(ids)
    found = ({each for each in ids if each % parts == part} for part in range(parts))
    return sum(map(len, found)) < len(ids)


def _amount(text: str | None) -> Amount | None:
    if text is None:
        return None
    figure = parse_share(text) if "/" in text else parse_points(text)
    if figure is None:
        raise _UnusualError
    return amount_of(Fraction(figure))


def _is_in_points(text: str | None) -> bool:
    """As of an entry that the YAML reader read."""
    return text is not None and parse_figure(text) is None


def _is_plain_name(text: str) -> bool:
    return as_id(text) == text and not fullwidth_id(text)
