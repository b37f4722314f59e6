"""A language as documents are read in it: one table of patterns, and what is read by it alone.

Days (6月底前, by 31 March), how often, who leads, and what is left of words as a name. Another language is
one more table beside `draft_zh` and `draft_en`; a pattern that a language has no use for is NEVER.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from workplan.core.calendar import Every, Span

Pattern: TypeAlias = re.Pattern[str]
NEVER, ALWAYS = re.compile(r"(?!)"), re.compile("")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day that the words from `start` to `end` set; None where that is the last of the period."""

    start: int
    end: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, in the words from `start` to `end`."""

    start: int
    end: int
    every: Every


@dataclass(frozen=True, slots=True)
class People:
    """Those who lead, each with the office held where that is said, and those who help."""

    lead: Mapping[str, str | None] = field(default_factory=dict)
    support: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.lead or self.support)


@dataclass(frozen=True, slots=True)
class When:
    """Words by which a figure is known: all of `given` are found, each in its place, and none of `but`."""

    given: Mapping[str, Pattern]
    but: Mapping[str, Pattern]

    def holds(self, places: Mapping[str, str]) -> bool:
        """Whether they are found; `places` are those of a figure's `Context`."""
        return all(pattern.search(places[place]) for place, pattern in self.given.items()) and not any(
            pattern.search(places[place]) for place, pattern in self.but.items()
        )


def when(*, but: Mapping[str, str] | None = None, **given: str) -> When:
    """Words by their patterns, in upper case or lower."""
    compiled = [{k: re.compile(v, re.IGNORECASE) for k, v in each.items()} for each in (given, but or {})]
    return When(*compiled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """What a language says by which words.

    `before`, `after` and `frame` are those of a figure's `Context`. Patterns of `before` and `frame` end in
    `$` where they are to stand directly before the figure; those of `after` are matched at its beginning.
    """

    code: str
    blank: str  # what stands between two words

    # Outlines.
    looks_back: Pattern  # a title of what was done
    heading: Pattern  # all of a line that is a heading where nothing marks it
    plain: Pattern = NEVER  # all of a line that is a heading wherever it stands alone
    title: Pattern  # the first words of an item that are its title; group 1 of it
    longest_title: int  # letters of an item that is no more than a title
    is_sentence: Pattern  # an item that is more than a title
    cut: Pattern  # where the first words of a sentence end, for a title
    longest_cut: int
    lasts: bool  # a year may be written 2024/25

    # Days and how often. Groups: year, month, day, part, quarter, fiscal; without any: the last day.
    days: tuple[Pattern, ...]
    every: Pattern  # a key of _PERIODS

    # People. Groups: lead, support.
    said: Pattern  # wherever it stands
    led: tuple[Pattern, ...]  # the first of these, where `said` finds no lead
    helpers: Pattern  # in a cell of those who lead
    separator: Pattern  # between two names
    no_name: Pattern  # what is cut off a name
    titled: tuple[Pattern, ...] = ()  # groups: name, title
    longest_name: int

    # Sentences: where clauses end, and what links several figures of one.
    stops: Pattern
    links: Pattern
    scope_link: Pattern = NEVER  # what stands before a figure that says where or how fast

    # Numbers that promise nothing.
    fact: Pattern  # what was done, or is so
    is_all_fact: bool  # `fact` is looked for in all of a sentence, not before the figure alone
    earlier: Pattern  # the beginning of a sentence about the year of group 1
    scored: Pattern = NEVER  # the end of a sentence that tells how much of it was reached
    meant: Pattern  # what makes it a promise none the less
    names: tuple[When, ...]  # a number that is part of a name
    scopes: tuple[When, ...]  # a figure that says of what, for whom, how large or how long
    to_figure: Pattern = NEVER  # before: the figure itself is wanted, without a unit
    from_here: Pattern  # before: where something begins that is to change
    word_follows: Pattern = NEVER  # after: a word, in a language without blanks

    # Figures: bound and kind, each where one holds.
    limits: tuple[When, ...]  # at most
    rates: tuple[When, ...]  # of a percentage: by how much, not a share
    falls: tuple[When, ...]  # of a rate: it is to fall
    levels: tuple[When, ...]  # a state, not a sum of doings
    factor: Pattern = NEVER  # a word that is a rate; group 1: a key of _FACTORS of `draft_sentence`
    steady: Pattern = NEVER  # before: to be kept at all times
    standing: Pattern = NEVER  # before: how often stands there says no more than what is measured
    money: Pattern  # a unit
    sizes: tuple[When, ...] = ()  # a measure of a work, which is what is promised
    from_value: Pattern  # frame: from which figure, group 1, to this one
    from_words: Pattern  # the same, as it is left out of names
    parts: tuple[When, ...]  # it is a part of the figure before
    then: Pattern  # directly before a day: it is that of a part
    stretch: Pattern = NEVER  # before: what is hoped for
    about: tuple[When, ...]

    # Units and names.
    scales: Mapping[str, str] = field(default_factory=dict)  # abbreviated ones
    number_of: Pattern = NEVER  # frame; group 1: what is counted
    stop_words: Pattern = NEVER  # with which the words behind a figure end
    often: Pattern = NEVER  # after: `times a year`
    only_does: Pattern = NEVER  # all of a name that says only what is done
    plural: Pattern = NEVER  # words of many without an s
    again: Pattern = NEVER  # before: the same is counted again
    short_name: int = 0  # letters up to which what stands behind is put to a name
    posts: Pattern = NEVER  # after: what is left out of a name
    growth: str = ""  # with which the name of a rate ends
    grows: Pattern = NEVER  # all of a name's words of growth
    is_growth: Pattern = NEVER
    first_does: Pattern = NEVER  # what is left out of a name to see whether it says anything
    often_first: Pattern = NEVER  # what is left out of a name
    marks: Pattern  # note marks and brackets
    blanks: Pattern = NEVER  # blanks that separate nothing
    leading: Pattern
    trailing: Pattern
    edges: str

    # Tables: what the headings of columns say, by the roles of `draft_rows`, and what the cells of a row do.
    columns: Mapping[str, Pattern]  # the first that is found counts
    row_bounds: Pattern  # words of a cell that belong to its figure
    row_rate: Pattern
    row_to: Pattern = NEVER  # a cell that is no rate none the less
    row_falls: Pattern
    row_limit: Pattern
    row_state: Pattern
    row_doing: Pattern
    added_up: Pattern  # a column of all up to its day
    day_forms: tuple[str, ...]  # in which a cell of a day is read

    # Promises in words.
    clause_ends: Pattern  # with which a promise in words ends
    subject: Pattern = NEVER  # anywhere: what stands before the verb
    lead_in: Pattern  # the same, at the beginning
    acts: Pattern = ALWAYS  # how a promise begins
    passive: Pattern = NEVER  # anywhere: something will be done
    finished_by: Pattern = NEVER  # anywhere: something will be finished
    finished: Pattern  # how something begins that ends
    kept_up: Pattern  # how a duty begins
    is_result: Pattern = NEVER  # how it begins what something else is done for
    term: Pattern = NEVER  # a clause in which `every` is no rhythm
    a_number_of: Pattern = NEVER  # group 1: what is counted, with a goal in words
    firms: Pattern = NEVER  # what is counted by firms

    def deadlines(self, text: str, period: Span) -> tuple[Deadline, ...]:
        """The days that `text` sets, in their order; of two readings of the same words the more exact one."""
        found, taken = list[Deadline](), bytearray(len(text))
        for pattern in self.days:
            for match in pattern.finditer(text):
                start, end = match.span()
                said = match.groupdict()
                day = None if any(taken[start:end]) or not said else _day(said, period)
                if day is not None or (not said and not any(taken[start:end])):
                    found.append(Deadline(start, end, day))
                    taken[start:end] = b"x" * (end - start)
        return tuple(sorted(found, key=lambda each: each.start))

    def rhythms(self, text: str) -> tuple[Rhythm, ...]:
        """How often `text` wants something, each time that it says so."""
        found = self.every.finditer(text)
        return tuple(Rhythm(*m.span(), _PERIODS[next(filter(None, m.groups())).lower()]) for m in found)

    def people_of(self, text: str) -> People:
        """Who is said to lead in a text, and who to help."""
        lead, support = dict[str, str | None](), list[str]()
        for match in self.said.finditer(text):
            lead |= self._names(match["lead"] or "")
            support += self._names(match["support"] or "")
        found = None if lead else next(filter(None, (pattern.search(text) for pattern in self.led)), None)
        if found:
            lead |= self._names(found["lead"])
            support += self._names(found.groupdict().get("support") or "")
        return People(lead, tuple(support))

    def people_in(self, text: str) -> People:
        """The names in the cell of a table."""
        helped = tuple(name for match in self.helpers.finditer(text) for name in self._names(match[1]))
        return People(self._names(self.helpers.sub("", text)), helped)

    def _names(self, text: str) -> dict[str, str | None]:
        out = dict[str, str | None]()
        for part in self.separator.split(text):
            name = self.no_name.sub("", part.strip(" 。.*_@")).strip()
            titled = next(filter(None, (pattern.fullmatch(name) for pattern in self.titled)), None)
            if titled:
                out[titled["name"]] = titled["title"]
            elif 1 < len(name) <= self.longest_name:
                out[name] = None
        return out

    def without_people(self, text: str) -> str:
        """A text without the brackets that name who leads or helps, which are blank: places stay."""

        def blank(match: re.Match[str]) -> str:
            is_last = not text[match.end() : match.end() + 1].strip("。；;，,、. ")
            named = self.people_of(match[0] if is_last else f"{match[0]}.")
            return " " * len(match[0]) if named else match[0]

        return self.said.sub(lambda match: " " * len(match[0]), _BRACKETED.sub(blank, text))

    def tidy(self, text: str) -> str:
        """What is left as a name: without days, note marks, brackets, and words of promising."""
        for day in reversed(self.deadlines(text, _ANY_PERIOD)):
            text = f"{text[: day.start]} {text[day.end :]}"
        text = self.marks.sub("", text)
        before = None
        while text != before:
            before = text
            text = self.leading.sub("", text.strip(self.edges), count=1)
            text = self.trailing.sub("", text.strip(self.edges), count=1)
        text = self.blanks.sub("", " ".join(text.split()))
        return text.strip("”“") if text.count("“") != text.count("”") else text


_ANY_PERIOD = Span(date(2000, 1, 1), date(2000, 12, 31))
_BRACKETED = re.compile(r"[（(【\[][^（）()【】\[\]]{2,120}[）)】\]]")
_PERIODS = {
    "周": Every.WEEK, "星期": Every.WEEK, "月": Every.MONTH, "季度": Every.QUARTER, "季": Every.QUARTER,
    "半年": Every.HALF, "学期": Every.HALF, "年": Every.YEAR, "week": Every.WEEK, "weekly": Every.WEEK,
    "month": Every.MONTH, "monthly": Every.MONTH, "quarter": Every.QUARTER, "quarterly": Every.QUARTER,
    "half-year": Every.HALF, "half year": Every.HALF, "half-yearly": Every.HALF, "biannually": Every.HALF,
    "twice a year": Every.HALF, "year": Every.YEAR,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Months, halves and quarters by the first letters of what they are called.
_NUMERALS = {sign: number for number, sign in enumerate("〇一二三四五六七八九十")}
_NUMERALS |= {"十一": 11, "十二": 12, "上": 6, "下": 12}
_NUMERALS |= {name: i for i, name in enumerate(_MONTHS, 1)}
_NUMERALS |= {"ear": 3, "spr": 5, "mid": 6, "sum": 8, "aut": 11, "fal": 11, "win": 12, "lat": 12}
_QUARTERS = {"fir": 1, "sec": 2, "thi": 3, "fou": 4, "fin": 4, "las": 4}
_PARTS = {"上旬": 10, "中旬": 20}
_MONTHS_OF_YEAR = 12


def _day(said: Mapping[str, str | None], period: Span) -> date | None:
    """The day of what a pattern found; a month without a day, or a year without a month, is its last one."""
    year = said.get("year")
    if quarter := said.get("quarter"):
        return _quarter(_number(quarter), year, period)
    if fiscal := said.get("fiscal"):
        return date(int(f"{year}"[:2] + fiscal[-2:]), 3, 31)
    month = said.get("month")
    day = said.get("day")
    part = _PARTS.get(said.get("part") or "")
    return _in(period, _number(month) if month else _MONTHS_OF_YEAR, int(day) if day else part, year)


def _number(said: str) -> int:
    low = said.lower()[:3]
    return int(said) if said.isdigit() else _QUARTERS.get(low, _NUMERALS.get(low, 0))


def _in(period: Span, month: int, day: int | None, year: str | None) -> date | None:
    """A day of a month, its last one without a `day`; where no year is said, one within the period."""
    if not 1 <= month <= _MONTHS_OF_YEAR or day == 0:
        return None
    number = period.start.year + (month < period.start.month and period.end.year > period.start.year)
    if year and year.isdigit():
        number = int(year)
    elif year == "明":
        number += 1
    last = monthrange(number, month)[1]
    return date(number, month, min(day or last, last))


def _quarter(number: int, year: str | None, period: Span) -> date | None:
    """The last day of a quarter; of a year that begins in another than January, counted from there."""
    shift = period.start.month - 1 if period.end.year > period.start.year else 0
    months = shift + 3 * number
    first = int(year) if year and year.isdigit() else period.start.year + (year == "明")
    return _in(period, (months - 1) % _MONTHS_OF_YEAR + 1, None, str(first + (months - 1) // _MONTHS_OF_YEAR))
