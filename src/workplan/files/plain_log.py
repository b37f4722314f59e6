"""A log digested as it is read, by patterns: no entry is built of lines that stand as `log` writes them.

Nor of entries as most people type them; odd ones are given to the YAML reader. What this makes of a log is
what that reader makes of the whole, or None: then it has to look.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from workplan.core.calendar import parse_day
from workplan.core.course import Amount
from workplan.core.digest import FIGURES, About, Digest, OfDay, Reports, amount_of, follow, takes_of
from workplan.core.figures import parse_figure, parse_points, parse_share
from workplan.files.log_parts import UnusualError, parts_of, text_of
from workplan.files.log_text import STRANGE, Row, line_but, unquoted
from workplan.files.schema.ids import as_id, fullwidth_id

LINE = re.compile(f"^{line_but(STRANGE)}$", re.MULTILINE)
_GIVEN = re.compile(r", (add|value|done|light): ([^,]+)")
_IN_QUOTES = r'(?:[^"\\]++|\\.)*+'
_SAYING = re.compile(f'(?:, by: "{_IN_QUOTES}")?, [npe]', re.DOTALL)
_UP_TO_EVIDENCE = re.compile(f'^(?:, [a-z]+: "{_IN_QUOTES}")*+, evidence', re.DOTALL)
_SAYS = ("n", "p", "e")  # how the words begin that say something
_QUOTED = re.compile(f'"({_IN_QUOTES})"', re.DOTALL)
_MARK = "\ufeff"  # of UTF-8, at the beginning of a file; anywhere else it is reported
_AT_FIRST = 4096  # characters that tell whether a try is worth it
_NO_LINES = ("\n  ", "\n#", "\n\n")
_FEW_ODD, _MOST_ODD = 100, 2  # more than that many, and one in two: the YAML reader may as well read all
_MOST_FIGURES = 20_000  # remembered at a time
_IDS_AT_ONCE = 200_000  # compared at a time


class Given(NamedTuple):
    """What an entry gives besides words: `takes` are the bits of it, and `text` tells it from any other."""

    takes: int
    add: Amount | None
    value: Amount | None
    is_done: bool
    light: str
    text: str


def plain_digest(file: str, pieces: Callable[[], Iterable[bytes]]) -> Digest | None:
    """The digest of a log that comes in `pieces`, which may be asked for twice; None if any is unusual."""
    try:
        try:
            reader = _Reader(Digest(file))
            reader.read(pieces())
        except _BareError:
            reader = _Comparing(Digest(file))
            reader.read(pieces())
    except UnusualError:
        return None
    return None if is_any_twice(reader.ids) else reader.digest


def plain_part(file: str, pieces: Iterable[bytes], lines: int = 0) -> "tuple[Digest, array[int]] | None":
    """The digest of the part of a log that stands below so many lines, and hashes of its ids.

    None if any is unusual, or without an id, so that it must be compared with the rest.
    """
    reader = _Reader(Digest(file), lines)
    try:
        reader.read(pieces)
    except (UnusualError, _BareError):
        return None
    return reader.digest, reader.ids


def go_on(digest: Digest, lines: int, text: bytes) -> tuple[str, ...] | None:
    """Add to the digest of a log of `lines` what lines of `log` after them say; their ids.

    None where anything is unusual; then the digest is of no use any more.
    """
    try:
        rows: list[Row] = LINE.findall(text_of(text))
        if len(rows) != text.count(b"\n"):
            return None
        _Reader(digest, lines).read([text])
    except (UnusualError, _BareError):
        return None
    ids = tuple(row[-1] for row in rows)
    return ids if len(set(ids)) == len(ids) else None


def is_any_twice(ids: "array[int]") -> bool:
    """Whether a hash stands twice among `ids`, of which there may be more than fit into a set."""
    parts = len(ids) // _IDS_AT_ONCE + 1
    if parts == 1:
        return len(set(ids)) < len(ids)
    found = ({each for each in ids if each % parts == part} for part in range(parts))
    return sum(map(len, found)) < len(ids)


class _BareError(Exception):
    """There are entries without ids, so that their words must be compared."""


@dataclass(slots=True)
class _Reader:
    """Reads a log line by line."""

    digest: Digest
    line: int = 0
    items: int = 0
    odd: int = 0
    reports: dict[str, Reports] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    given: dict[str, Given] = field(default_factory=dict)
    ids: "array[int]" = field(default_factory=lambda: array("q"))

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read what comes in `pieces`; whether an id stands twice is for others to see."""
        for part in parts_of(pieces):
            text = part if self.line else part.removeprefix(_MARK)
            rows = _rows(text)
            if len(rows) == text.count("\n"):
                self.look(rows)
                self.count(enumerate(rows, self.line + 1))
                self.line += len(rows)
                self.items += len(rows)
            else:
                self.typed(text)
        if any(about.is_task and reports.takes for about, reports in self.digest.reports.items()):
            raise UnusualError

    def typed(self, text: str) -> None:
        """Items among which are such as people type."""
        from workplan.files.hand_items import typed  # noqa: PLC0415  # its patterns take time to build

        found = typed(text, self.line)
        if found is None:
            raise UnusualError
        self.line = found.end
        self.items += len(found.rows)
        self.odd += len(found.odd)
        if self.odd > max(_FEW_ODD, self.items // _MOST_ODD):
            raise UnusualError
        self.look([row for _, row in found.rows if row is not None])
        odd = iter(self.odd_rows(found.odd) if found.odd else ())
        self.count((line, row) if row is not None else next(odd) for line, row in found.rows)

    def odd_rows(self, items: Sequence[tuple[int, str]]) -> list[tuple[int, Row]]:
        """What the YAML reader makes of odd items."""
        from workplan.files.odd_items import rows_of  # noqa: PLC0415  # the YAML reader is heavy

        rows = rows_of(items)
        if rows is None:
            raise UnusualError
        self.look([row for _, row in rows])
        return rows

    def look(self, rows: list[Row]) -> None:
        """What is to be seen before the entries are counted: their ids."""
        ids = [row[4] for row in rows if row[4]]
        if len(ids) < len(rows):
            self.bare()
        self.ids.extend(map(hash, ids))

    def bare(self) -> None:
        """There are entries without ids."""
        raise _BareError

    def count(self, rows: Iterable[tuple[int, Row]]) -> None:
        known, written = self.given, ""
        for line, (day, subject, given, words, _) in rows:
            if day != written:
                written, date_ = day, self.date(day)
            reports = self.reports.get(subject) or self.about(subject)
            of_day = reports.days.get(date_)
            if of_day is None:
                of_day = reports.days[date_] = OfDay()
            takes, add, value, is_done, light, _ = known.get(given) or self.what(given)
            of_day.line, of_day.light = line, light
            if words[-1:] == "]":
                self.evidence(words)
            if takes:
                reports.takes |= takes
                follow(of_day.going(), add, value, is_done=is_done)
            elif not light and words[2:3] not in _SAYS and _SAYING.match(words) is None:
                raise UnusualError
        if len(known) > _MOST_FIGURES:
            known.clear()

    def date(self, text: str) -> date:
        found = self.days.get(text) or parse_day(text)
        if found is None:
            raise UnusualError
        self.days[text] = found
        return found

    def about(self, written: str) -> Reports:
        """The reports of what is `written`, with `target` or `task` before it."""
        key, _, subject = written.partition(": ")
        if not (subject.isascii() or _is_plain_name(subject)):
            raise UnusualError
        reports = self.digest.reports.setdefault(About(subject, key == "task"), Reports())
        self.reports[written] = reports
        return reports

    def what(self, given: str) -> Given:
        """What is `given`, as it is written."""
        found = self.given[given] = given_by(given)
        return found

    def evidence(self, words: str) -> None:
        self.digest.evidence.update(map(unquoted, _QUOTED.findall(_UP_TO_EVIDENCE.sub("", words))))


@dataclass(slots=True)
class _Comparing(_Reader):
    """Reads a log in which entries lack ids: what is said twice is counted, told apart by hashes.

    These are of texts alone, for unlike texts have unlike hashes, and -1 has that of -2.
    """

    said: dict[int, bool] = field(default_factory=dict)

    def bare(self) -> None:
        """As all entries are compared, those without ids are too."""

    def count(self, rows: Iterable[tuple[int, Row]]) -> None:
        rows = tuple(rows)
        _Reader.count(self, rows)
        for _, (day, subject, given, words, name) in rows:
            content = hash((day, subject, (self.given.get(given) or self.what(given)).text, words))
            if not name:
                self.digest.bare.add(self.date(day))
            first = self.said.get(content)
            if first is None:
                self.said[content] = not name
            else:
                self.digest.warnings += first or not name


def _rows(text: str) -> list[Row]:
    """The rows of a text whose lines all stand as `log` writes them; fewer rows if any does not."""
    start = text[:_AT_FIRST]
    return [] if any(sign in start for sign in _NO_LINES) else LINE.findall(text)


def given_by(written: str) -> Given:
    """What is given by what is `written` between the subject and the words of an entry."""
    texts = dict(_GIVEN.findall(written))
    add, value = (_amount(texts.get(key)) for key in ("add", "value"))
    if "/" in texts.get("add", "") or ("done" in texts and len(FIGURES.keys() & texts) > 1):
        raise UnusualError
    done = texts["done"] == "true" if "done" in texts else None
    in_points = any(_is_in_points(texts.get(key)) for key in ("add", "value"))
    takes = takes_of(add, value, is_done=done, in_points=in_points)
    light = texts.get("light", "")
    return Given(takes, add, value, done is True, light, f"{takes} {add} {value} {done} {light}")


def _amount(text: str | None) -> Amount | None:
    if text is None:
        return None
    figure = parse_share(text) if "/" in text else parse_points(text)
    if figure is None:
        raise UnusualError
    return amount_of(Fraction(figure))


def _is_in_points(text: str | None) -> bool:
    """As of an entry that the YAML reader read."""
    return text is not None and parse_figure(text) is None


def _is_plain_name(text: str) -> bool:
    return as_id(text) == text and not fullwidth_id(text)
