"""Days that a text sets, and how often it wants a thing: 6月底前, 三季度, by 31 March, every month."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from workplan.core.calendar import Every, Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day that the words from `start` to `end` set; None where that is the last of the period."""

    start: int
    end: int
    day: date | None


_HANZI = {sign: number for number, sign in enumerate("〇一二三四五六七八九十")} | {
    "两": 2,
    "十一": 11,
    "十二": 12,
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_MON = r"([0-9]{1,2}|十[一二]|[一二三四五六七八九十])"
_YEAR = r"(?:(20[0-9]{2}|今|明)\s?年\s?)?"
_PARTS = {"上旬": 10, "中旬": 20}
_SEASONS = {
    "early": 3, "spring": 5, "summer": 8, "mid": 6, "autumn": 11, "fall": 11, "winter": 12, "late": 12,
}  # fmt: skip
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_SOON = r"(?:之?前|以前|内|完成|投用|投入|建成|启动|启用|开工|竣工|交付|开通|上线|印发|出台)"
_BY = (
    r"(?:\b(?:by|before|until|no\slater\sthan|due|in|from|during|at|for)\s(?:the\s)?"
    r"(?:end\sof\s|start\sof\s)?(?:the\s)?)?"
)
_BOUND_BY = r"\b(?:by|before|until|no\slater\sthan|due|in|during|at)\s(?:the\s)?(?:end\sof\s)?(?:the\s)?"


def _in(period: Span, month: int, day: int | None, year: str | None = None) -> date | None:
    """A day of a month, its last one without a `day`; where no year is said, one within the period."""
    if not 1 <= month <= 12:  # noqa: PLR2004
        return None
    number = period.start.year + (month < period.start.month and period.end.year > period.start.year)
    if year and year.isdigit():
        number = int(year)
    elif year == "明":
        number += 1
    last = monthrange(number, month)[1]
    return date(number, month, min(day, last) if day else last) if day is None or day > 0 else None


def _quarter(period: Span, number: int, year: str | None, *, fiscal: bool) -> date | None:
    """The last day of a quarter; of a fiscal year, counted from the first month of the period."""
    shift = period.start.month - 1 if fiscal else 0
    months = shift + 3 * number
    first = int(year) if year and year.isdigit() else period.start.year
    return _in(period, (months - 1) % 12 + 1, None, str(first + (months - 1) // 12))


def _numeral(text: str) -> int:
    return int(text) if text.isdigit() else _HANZI.get(text, 0)


def _day_zh(m: re.Match[str], period: Span) -> date | None:
    return _in(period, _numeral(m[2]), int(m[3]), m[1])


def _month_zh(m: re.Match[str], period: Span) -> date | None:
    return _in(period, _numeral(m[2]), _PARTS.get(m[3] or ""), m[1])


def _quarter_zh(m: re.Match[str], period: Span) -> date | None:
    if m[3]:
        return _in(period, 6 if m[3] == "上" else 12, None, m[1])
    return _quarter(period, _numeral(m[2]), m[1], fiscal=False)


def _year_zh(m: re.Match[str], _period: Span) -> date | None:
    return date(int(m[1]), 12, 31)


def _iso(m: re.Match[str], period: Span) -> date | None:
    return _in(period, int(m[2]), int(m[3]) if m[3] else None, m[1])


def _end(_m: re.Match[str], _period: Span) -> date | None:
    return None


def _month_of(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day_month(m: re.Match[str], period: Span) -> date | None:
    return _in(period, _month_of(m[2]), int(m[1]), m[3])


def _month_day(m: re.Match[str], period: Span) -> date | None:
    return _in(period, _month_of(m[1]), int(m[2]), m[3])


def _month_en(m: re.Match[str], period: Span) -> date | None:
    return _in(period, _month_of(m[1]), None, m[2])


def _quarter_en(m: re.Match[str], period: Span) -> date | None:
    number = int(m[1] or m[3] or 0) or _NTH[m[2].lower()]
    return _quarter(period, number, m[4], fiscal=period.start.month != 1)


def _year_en(m: re.Match[str], period: Span) -> date | None:
    if m[3]:
        return date(int(m[2][:2] + m[3][-2:]), 3, 31)
    return _in(period, _SEASONS.get((m[1] or "").lower(), 12), None, m[2])


_Reader: TypeAlias = Callable[[re.Match[str], Span], date | None]
_CHINESE: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(r"(20[0-9]{2})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?![0-9])"), _iso),
    (re.compile(rf"{_YEAR}{_MON}\s?月\s?([0-9]{{1,2}})\s?日\s?(?:之?前|以前|止)?"), _day_zh),
    (re.compile(rf"{_YEAR}{_MON}\s?月\s?份?\s?(上旬|中旬|下旬|底|末)\s?(?:之?前|以前)?"), _month_zh),
    (re.compile(rf"{_YEAR}{_MON}\s?月\s?份?\s?(上旬)?{_SOON}"), _month_zh),
    (
        re.compile(
            r"(?:(20[0-9]{2}|今|明)\s?年\s?)?第?([一二三四1-4])\s?季度?(?:末|底|内)?(?:之?前)?(?=[，、完前末底内建启投实出开])()"
        ),
        _quarter_zh,
    ),
    (re.compile(r"(?:(20[0-9]{2}|今|明)\s?年\s?)?()([上下])半年(?:末|底|内)?(?:之?前)?"), _quarter_zh),
    (re.compile(r"(20[0-9]{2})\s?年\s?(?:年?底|年?末)?\s?(?:之?前|以前|内|底)"), _year_zh),
    (re.compile(r"(?:今年|本年|年)(?:底|末)(?:之?前|以前)?|年内|全年"), _end),
)
_ENGLISH: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(r"\b(20[0-9]{2})-([0-9]{2})-([0-9]{2})\b"), _iso),
    (
        re.compile(
            rf"{_BY}\b([0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?({_MONTH})\b\.?,?\s?(20[0-9]{{2}})?",
            re.IGNORECASE,
        ),
        _day_month,
    ),
    (
        re.compile(
            rf"{_BY}\b({_MONTH})\.?\s([0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])(?:,?\s(20[0-9]{{2}}))?",
            re.IGNORECASE,
        ),
        _month_day,
    ),
    (re.compile(rf"{_BY}\b({_MONTH})\.?,?\s(20[0-9]{{2}})\b", re.IGNORECASE), _month_en),
    (re.compile(rf"(?:{_BOUND_BY}|[,(]\s?)({_MONTH})\b(?!\s[a-z])()", re.IGNORECASE), _month_en),
    (
        re.compile(
            rf"(?:{_BOUND_BY})(January|February|March|April|June|July|August|September|October|November"
            rf"|December)\b()"
        ),
        _month_en,
    ),
    (
        re.compile(
            rf"{_BY}\b(?:Q([1-4])|(first|second|third|fourth|final|last)\squarter"
            rf"|quarter\s([1-4]))(?:\s?(?:of\s)?(?:FY\s?)?(20[0-9]{{2}})(?:[/-][0-9]{{2}})?)?\b",
            re.IGNORECASE,
        ),
        _quarter_en,
    ),
    (
        re.compile(
            r"\b(?:by|before|until|in|during)\s(?:the\s)?(?:(early|spring|summer|autumn|fall|winter|mid"
            r"|late)[\s-])?(?:of\s)?(?:end\sof\s)?(?:the\s)?(20[0-9]{2})(?:[/–-]([0-9]{2,4}))?\b",
            re.IGNORECASE,
        ),
        _year_en,
    ),
    (
        re.compile(
            r"\b(?:by|before|at)\s(?:the\s)?(?:end\sof\s(?:the\s)?(?:financial\s|fiscal\s|calendar\s"
            r"|municipal\s)?year|year[\s-]end)|\b(?:this|during\sthe|over\sthe)\s(?:financial\s|fiscal\s"
            r"|municipal\s)?year\b",
            re.IGNORECASE,
        ),
        _end,
    ),
)


def deadlines(text: str, period: Span, *, chinese: bool) -> tuple[Deadline, ...]:
    """The days that `text` sets, in their order; of two readings of the same words the more exact one."""
    found, taken = list[Deadline](), bytearray(len(text))
    for pattern, read in _CHINESE if chinese else _ENGLISH:
        for match in pattern.finditer(text):
            start, end = match.span()
            day = None if any(taken[start:end]) else read(match, period)
            if day is not None or (read is _end and not any(taken[start:end])):
                found.append(Deadline(start, end, day))
                taken[start:end] = b"x" * (end - start)
    return tuple(sorted(found, key=lambda each: each.start))


_EVERY_ZH = re.compile(r"(?:每|逐)个?(周|星期|月|季度|季|半年|学期|年)(?![龄级度报])|按(月|季度|季|周)(?!分)")
_EVERY_EN = re.compile(
    r"\b(?:each|every|per|a)\s(week|month|quarter|half[-\s]year|year)\b"
    r"|\b(weekly|monthly|quarterly|half-yearly|biannually|twice\sa\syear|annually)\b",
    re.IGNORECASE,
)
_PERIODS = {
    "周": Every.WEEK, "星期": Every.WEEK, "月": Every.MONTH, "季度": Every.QUARTER, "季": Every.QUARTER,
    "半年": Every.HALF, "学期": Every.HALF,
    "年": Every.YEAR, "week": Every.WEEK, "weekly": Every.WEEK, "month": Every.MONTH,
    "monthly": Every.MONTH, "quarter": Every.QUARTER, "quarterly": Every.QUARTER, "half-year": Every.HALF,
    "half year": Every.HALF, "half-yearly": Every.HALF, "biannually": Every.HALF, "twice a year": Every.HALF,
    "year": Every.YEAR, "annually": Every.YEAR,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, in the words from `start` to `end`."""

    start: int
    end: int
    every: Every


def rhythms(text: str, *, chinese: bool) -> tuple[Rhythm, ...]:
    """How often `text` wants something, each time that it says so."""
    found = (_EVERY_ZH if chinese else _EVERY_EN).finditer(text)
    return tuple(Rhythm(*m.span(), _PERIODS[(m[1] or m[2]).lower()]) for m in found)
