"""English sentences: which figures are promised, of what kind, with which bound, by when."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workplan.core.calendar import Every, Span
from workplan.core.draft_days import Deadline, deadlines, rhythms
from workplan.core.draft_promise import Aside, Context, Doubt, Promise, Why, contexts, figures_of, said_before
from workplan.core.plan import Kind
from workplan.core.source import Number, numbers

STOPS = re.compile(
    r"[;,:](?=\s)|\s[–—|](?=\s)|[.!?](?=\s|$)|\||\sand\s(?=(?:to\s)?[a-z]{3,12}\s(?:at least\s|up to\s"
    r"|over\s)?[£$€]?[0-9])"
)
_LINKS = re.compile(
    r",?\sand\s|,\s|\sor\s|\splus\s|\s(?=(?:within|across|by|from|over|in|for|at|on)\s(?:at least\s"
    r"|over\s|up to\s|the\s)?[£$€]?[0-9])"
)
_LIMIT = re.compile(
    r"\b(?:at most|no more than|not more than|fewer than|less than|below|under|within|not exceed\w{0,3}"
    r"|up to a maximum of"
    r"|maximum(?: of)?|no higher than|reduc\w{1,5}[^.;]{0,40}\bto|cut[^.;]{0,40}\bto|down to"
    r"|limit[^.;]{0,40}\bto)\s?$|[≤<]\s?$",
    re.IGNORECASE,
)
_OR_LESS = re.compile(r"\s?(?:[a-z]{1,20}\s)?or (?:less|fewer|below|lower|under)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:reach\w{0,3}|maintain\w{0,3}|keep\w{0,3}|remain\w{0,3}|stay\w{0,3}|total of"
    r"|increase[^.;,]{0,40}\bto|grow[^.;,]{0,40}\bto"
    r"|raise[^.;,]{0,40}\bto|improve[^.;,]{0,40}\bto|rise[^.;,]{0,40}\bto|from [0-9.,]{1,12}%?"
    r" to)\s?(?:at least\s?|over\s?|more than\s?)?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|growth of|increase of|rise of|reduction of|decrease of|an? (?:additional )?)\s?(?:at least"
    r"|up to|over|more than|around)?\s?$",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(
    r"\s?(?:increase|growth|reduction|decrease|rise|improvement|uplift|cut|more|fewer|less)\b", re.IGNORECASE
)
_FALL_AFTER = re.compile(r"\s?(?:reduction|decrease|cut|fewer|less)\b", re.IGNORECASE)
_FALLS = re.compile(r"\b(?:reduc|cut|lower|decreas|fall|drop|declin|sav)", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:grow|increas|rais|reduc|cut|lower|decreas|fall|drop|declin|improv|boost|rise)", re.IGNORECASE
)
_DO_LISTED = (
    "deliver build close launch open complete publish adopt introduce establish install plant recruit "
    "hire train create develop produce implement replace upgrade renovate refurbish resurface repair "
    "provide secure appoint approve agree submit roll commission design prepare draft review update run "
    "hold host organise organize convert migrate move ship release set start begin consult conduct "
    "carry undertake procure purchase acquire construct redevelop transform extend expand double invest "
    "award fund achieve reach increase reduce cut grow raise improve decrease lower attract add bring "
    "finalise finalize relocate restore remove collect inspect visit house rehouse pilot trial test "
    "onboard sign certify digitise digitize hit"
)
DO = frozenset(_DO_LISTED.split())
_DUTIES_LISTED = (
    "continue maintain support work ensure promote improve encourage enable strengthen engage champion "
    "protect enhance explore help keep monitor lobby foster embed tackle collaborate partner influence "
    "drive make use focus advocate celebrate empower listen look manage offer respond share seek "
    "sustain value treat contribute lead facilitate advance address prioritise prioritize"
)
DUTIES = frozenset(_DUTIES_LISTED.split())
FACT = re.compile(
    r"\b(?:was|were|had|has|have|employs|serves|manages|owns|delivered|achieved|received|reached|saw"
    r"|spent|opened|built|completed|helped|supported|during 20[0-9]{2}"
    r"|in 20[01][0-9]|last year|since|currently|there (?:is|are)|is home to|population|according to"
    r"|estimated|grew|rose|fell"
    r"|increased|decreased|over the previous year|compared (?:to|with)|year[- ]on[- ]year)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|shall|plan to|aim\w{0,3} to|commit\w{0,5}|target|goal|intend|by 20[0-9]{2}|by the end"
    r"|must|to be (?:completed|delivered))\b",
    re.IGNORECASE,
)
_STOP_WORDS_LISTED = (
    "of in on at by for with to from and or the a an that which who per as into across through within "
    "over during is are be will we each every before until including via so where while than between "
    "under this these all more new"
)
_STOP_WORDS = frozenset(_STOP_WORDS_LISTED.split())
_ORDINAL_UNITS = re.compile(
    r"(?:mph|[A-Za-z]{0,6}/[0-9]|-(?:year|minute|day|month|week|bed|point|hour)|–year)"
)
_TIMES = re.compile(r"\s?(?:days?|hours?|minutes?|seconds?|years?|months?|weeks?)\b", re.IGNORECASE)
_TIMED = re.compile(r"within|under|to\s?$|less than|reduc|below|average", re.IGNORECASE)
_COUNTED = re.compile("target|at least|includ", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\b(?:all|our|the|these|those|for|across|of|serving|covering)\s?(?:over|more than|around)?\s?$",
    re.IGNORECASE,
)
_OF_SUM = re.compile(
    r"(?:total|minimum|target|number|increase|reduction|programme|fund|investment|average|rate|share"
    r"|maximum|growth) of\s?$",
    re.IGNORECASE,
)
_TO_FIGURE = re.compile(
    r"(?:\bto|\bof|at least|reach\w{0,3}|than|above|below|under|over|[≥≤<>])\s?$", re.IGNORECASE
)
_FROM = re.compile(
    r"\bfrom\s(?:[£$€])?([0-9][0-9,.]{0,14})\s?(?:%|per cent"
    r"|[a-z]{1,20})?\s?(?:\([^()]{0,40}\)\s?)?(?:in [0-9]{4}\s?)?to\s?$",
    re.IGNORECASE,
)
_FROM_HERE = re.compile(r"\bfrom\s?$", re.IGNORECASE)
_OF_THOSE = re.compile(
    r"\b(?:including|of (?:which|these|those|them|whom),?)\s(?:at least\s)?$", re.IGNORECASE
)
_WITHIN = re.compile(r"\bwithin\s?$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_NUMBER_OF = re.compile(r"\bnumber of (?:[\w-]{1,20} ){0,2}?([\w-]{1,20}s)\b", re.IGNORECASE)
FACTOR = re.compile(r"\b(doubl|halv|trebl|tripl)\w{1,4}\b", re.IGNORECASE)
FACTORS = {"d": 100, "h": -50, "t": 200}
_SCALES = {"m": "million", "k": "thousand", "bn": "billion"}
_CURRENCIES = ("£", "$", "€", "US$", "¥")


def figures(text: str, period: Span) -> tuple[list[Promise], list[Aside]]:
    """What the figures of a sentence promise, in their order; the other numbers with the reason."""
    days = deadlines(text, period, chinese=False)
    found, asides = figures_of(numbers(text), days)
    is_fact = FACT.search(text) is not None and not (FUTURE.search(text) or _is_order(text))
    promises = list[Promise]()
    for context in contexts(text, found, STOPS, _LINKS):
        why = _why_not(context, promises, is_fact=is_fact)
        if why is not None:
            asides.append(Aside(context.number, why))
        else:
            promises.append(_promise(context, promises))
    for match in () if is_fact else FACTOR.finditer(text):
        value = Decimal(FACTORS[match[0][0].lower()])
        if not any(promise.start <= match.start() < promise.end for promise in promises):
            end = next((stop.start() for stop in STOPS.finditer(text, match.end())), len(text))
            bound = "at_most" if value < 0 else "at_least"
            name = tidy(text[match.end() : end])
            promises.append(
                Promise(
                    match.start(),
                    end,
                    match.start(),
                    Kind.RATE,
                    name,
                    "%",
                    value,
                    bound,
                    doubts=(Doubt.KIND,),
                )
            )
    promises.sort(key=lambda promise: promise.at)
    return _dated(promises, days), asides


def _is_order(text: str) -> bool:
    """Whether a sentence begins with what is to be done."""
    first = _WORD.search(text)
    return first is not None and first[0].lower() in DO | DUTIES


def _why_not(c: Context, earlier: Sequence[Promise], *, is_fact: bool) -> Why | None:
    before = c.text[max(0, c.number.start - 70) : c.number.start]
    after = c.text[c.number.unit_end : c.number.unit_end + 40]
    if is_fact:
        return Why.FACT
    is_change = c.number.high is not None and _FROM_HERE.search(c.before) is not None
    is_part = bool(earlier) and (_OF_THOSE.search(c.before) is not None or _is_again(c, earlier))
    says_what = _noun(c) or c.number.unit or is_change or is_part or _TO_FIGURE.search(c.before)
    if _ORDINAL_UNITS.match(after) or not says_what:
        return Why.NAME
    is_time = _TIMES.match(after) is not None and not c.number.unit
    is_standard = is_time and _WITHIN.search(before) is not None
    words, is_often = c.before.split(), any(True for _ in rhythms(after, chinese=False))
    is_all = len(words) > 1 and words[-1] == "all" and words[-2].lower() in DO
    is_sum = c.number.unit.startswith(_CURRENCIES) or c.number.unit == "%" or is_all
    is_own = is_often or is_sum or is_part or _OF_SUM.search(c.before) is not None
    scopes = (
        _FROM_HERE.search(before) and c.number.high is None and re.match(r"[^.;]{0,40}\bto\s", after),
        c.bracket is not None and not _COUNTED.search(c.text[c.bracket : c.number.start]),
        is_time and not _TIMED.search(c.frame),
        is_standard and (earlier or re.search("%|per cent", c.text[c.number.unit_end :])),
        _OF_ALL.search(c.before) and not is_own,
    )
    return Why.SCOPE if any(scopes) else None


def _is_again(c: Context, earlier: Sequence[Promise]) -> bool:
    """Whether it counts the same as the figure before it: place 150 clients, train 400."""
    words = c.before.split()
    return bool(earlier and words) and earlier[-1].kind is Kind.COUNT and words[-1].lower() in DO


def _noun(c: Context) -> list[str]:
    """The words behind a figure that say what it counts, to the first plural."""
    out = list[str]()
    for word in _WORD.findall(
        re.split(r"[,;:.()|–—]", c.text[c.number.unit_end : c.number.unit_end + 80])[0]
    )[:6]:
        low = word.lower()
        if low in _STOP_WORDS and low not in ("new", "more"):
            break
        out.append(word)
        if low.endswith("s") and not low.endswith(("ss", "ous", "'s", "’s", "us", "is")) and len(word) > 3:  # noqa: PLR2004
            break
    return [] if [w.lower() for w in out] in (["new"], ["more"]) else out


def _promise(c: Context, earlier: Sequence[Promise]) -> Promise:
    number, noun = c.number, _noun(c)
    near = c.before
    is_part = bool(earlier) and _OF_THOSE.search(near) is not None
    value, unit, baseline, stretch = number.low, _unit(number, noun, c), None, number.high
    after = c.text[number.unit_end : number.unit_end + 60]
    bound = "at_most" if _LIMIT.search(near) or _OR_LESS.match(after) else "at_least"
    kind, every = Kind.COUNT, None
    if not (noun or number.unit) and (is_part or _is_again(c, earlier)):
        unit = earlier[-1].unit
    after = c.text[number.unit_end : number.unit_end + 60]
    if unit == "%":
        is_moved = _BY.search(near) is not None and _MOVES.search(c.frame) is not None
        kind = Kind.RATE if is_moved or _RATE_AFTER.match(after) else Kind.LEVEL
        if kind is Kind.RATE and (_FALLS.search(c.frame[-60:]) or _FALL_AFTER.match(after)):
            bound, value, stretch = "at_most", -value, None
    elif _LEVEL.search(near) or bound == "at_most":
        kind = Kind.LEVEL
    rhythm = _rhythm(c)
    if rhythm is not None and unit != "%" and not unit.startswith(_CURRENCIES):
        kind, every, bound, stretch = Kind.RECURRING, rhythm, "at_least", None
    base = _FROM.search(c.frame)
    if base:
        baseline = Decimal(base[1].replace(",", "").rstrip("."))
    elif number.high is not None and (_FROM_HERE.search(near) or number.high < number.low):
        baseline, value, stretch = number.low, number.high, None
    if baseline is not None:
        kind, bound = Kind.LEVEL, "at_most" if baseline > value else "at_least"
    behind = _named(c) if unit == "%" else " ".join(noun)
    name = tidy(f"{tidy(_FROM.sub('', near))} {behind}") or tidy(c.frame) or said_before(c, STOPS, tidy)
    used = [number.start, *([c.text.rfind(base[1], 0, number.start)] if base else [])]
    is_about = re.search(r"\b(?:around|approx\w{0,10}|circa|about|some)\s?$", near, re.IGNORECASE)
    return Promise(
        start=c.left,
        end=c.right,
        at=number.start,
        kind=kind,
        name=name,
        unit=unit,
        value=value,
        bound=bound,
        stretch=stretch if stretch and stretch > value > 0 and bound == "at_least" else None,
        baseline=baseline,
        every=every,
        used=tuple(used),
        part=is_part or (c.bracket is not None and "includ" in c.text[c.bracket : number.start].lower()),
        doubts=(Doubt.ABOUT,) if is_about else (),
    )  # fmt: skip


def _unit(number: Number, noun: Sequence[str], c: Context) -> str:
    if number.unit == "%":
        return "%"
    if number.unit:
        sign = next((each for each in (*_CURRENCIES,) if number.unit.startswith(each)), "")
        scale = number.unit.removeprefix(sign).strip()
        scale = _SCALES.get(scale.lower(), scale)
        if sign or not noun or scale not in _SCALES.values():
            return f"{sign}{' ' if sign and scale else ''}{scale}"
        return f"{scale} {noun[-1]}"
    if noun:
        return noun[-1]
    counted = _NUMBER_OF.search(c.frame)
    if counted:
        return counted[1]
    is_often = re.match(
        r"\s?(?:times\b|per (?:year|month|quarter)|a (?:year|month|quarter))", c.text[c.number.unit_end :]
    )
    return "times" if is_often else ""


def _rhythm(c: Context) -> Every | None:
    """How often it is wanted, said near the figure in its clause."""
    for each in rhythms(c.text[c.left : c.right], chinese=False):
        said = c.text[c.left + each.start : c.left + each.end].lower()
        is_near = abs(c.left + each.start - c.number.unit_end) < 45  # noqa: PLR2004
        if is_near and not (each.every is Every.YEAR and said != "every year"):
            return each.every
    return None


def _named(c: Context) -> str:
    """The words behind a percentage."""
    words = re.findall(r"[\w'’-]+", re.split(r"[,;:.(|]", c.text[c.number.unit_end : c.right])[0])[:7]
    return " ".join(words)


_ANY_PERIOD = Span(date(2000, 1, 1), date(2000, 12, 31))
_NOTE_MARKS = re.compile(r"\[\^?\w{1,40}\]|\*\*|__|\((?:lead|owner|responsib)[^()]{0,80}\)", re.IGNORECASE)
_LEADING = re.compile(
    r"\W*(?:and\s)?(?:(?:we|the council|council|the city|officers)\s)?(?:will\s|shall\s|aim to\s|plan"
    r" to\s)?(?:also\s)?",
    re.IGNORECASE,
)
_TRAILED = (
    "at least|no fewer than|a minimum of|up to|at most|no more than|more than|over|to|"
    "by|from|of|reach|around|approximately|a|an|the|least|than|above|below|under|"
    "less|fewer|target|and|with|for|within|at|or"
)
_TRAILING = tuple(_TRAILED.split("|"))


def tidy(text: str) -> str:
    """What is left as a name: without days, note marks, and words of promising."""
    text = _NOTE_MARKS.sub("", text)
    for day in reversed(deadlines(text, _ANY_PERIOD, chinese=False)):
        text = f"{text[: day.start]} {text[day.end :]}"
    text = " ".join(text.split()).strip(" ,;:.()–-|≥≤<>")
    leading = _LEADING.match(text)
    words = text[leading.end() if leading else 0 :].strip(" ,;:.()–-|≥≤<>")
    while (
        end := next(
            (each for each in _TRAILING if words.lower().endswith(f" {each}") or words.lower() == each), ""
        )
    ) != "":
        words = words[: -len(end)].strip(" ,;:.()–-|≥≤<>")
    return words


def _dated(promises: list[Promise], days: Sequence[Deadline]) -> list[Promise]:
    """Each with the first day behind it, else the last before it."""
    out, starts = list[Promise](), [day.start for day in days]
    for one in promises:
        at = bisect_left(starts, one.at)
        chosen = days[at : at + 1] or days[at - 1 : at]
        out.append(replace(one, due=chosen[0].day if chosen else None))
    return out
