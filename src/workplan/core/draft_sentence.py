"""What a sentence promises: one set of rules, which read the words of a language in its `Tongue`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from workplan.core.calendar import Every, Span
from workplan.core.draft_en import EN
from workplan.core.draft_promise import Aside, Doubt, Promise, Why
from workplan.core.draft_tongue import Deadline, Tongue, When
from workplan.core.draft_zh import ZH
from workplan.core.plan import Kind
from workplan.core.source import Number, Sort, numbers

TONGUES = (ZH, EN)
_WINDOW = 70  # characters of a clause that are looked at on each side
_MOST_WORDS, _MOST_OF_SHARE = 6, 7  # words behind a figure that name what it counts
_SHORTEST_PLURAL, _SHORTEST_CLAUSE, _LONGEST_NAME = 4, 4, 80  # letters
_SHORT_SENTENCE = 7  # words of one that names no more than a measure, with its figure
_ALIKE = 12  # characters between two figures that count the same thing
_FACTORS = {"d": Decimal(100), "h": Decimal(-50), "t": Decimal(200)}
_UNITS = {"m2": "m²", "㎡": "m²", "M²": "m²", "km2": "km²", "百分点": "%", "个百分点": "%", "‰": "‰"}
_RANKS = re.compile(r"^(?:[一二三四五]级|[国省市区县镇街]级)")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Context:
    """A figure in its sentence `text`, and the words around it.

    What belongs to it is from `left` to `right`, within the brackets around it, the first at `bracket`;
    of several in a clause, `nth` counts those before it. `before` and `after` are what belongs to it on each
    side, `frame` is all that stands before it in the clause.
    """

    text: str
    number: Number
    left: int
    right: int
    bracket: int | None
    nth: int
    before: str
    frame: str
    after: str
    is_followed: bool
    is_linked: bool  # to the figure before it, by a comma of a list or an `and`

    @property
    def places(self) -> dict[str, str]:
        """The words in the places that the rules of a `Tongue` name."""
        number, last = self.number, self.text[self.number.end : self.number.end + _WINDOW]
        return {
            "before": self.before,
            "after": self.after,
            "frame": self.frame,
            "clause": f"{self.before}#{self.after}",
            "rest": last,
            "unit": number.unit,
            "figure": self.text[number.start : number.unit_end],
            "bracket": "" if self.bracket is None else self.text[self.bracket : number.start],
            "place": ("middle" if self.nth else "first") if self.is_followed else "last",
        }

    def is_any(self, rules: Sequence[When], **more: str) -> bool:
        """Whether one of the rules holds; `more` is what else is known of the figure."""
        places = self.places | more
        return any(rule.holds(places) for rule in rules)

    def with_all_before(self) -> "Context":
        """With all before it in the clause as its own, as where the figure before is set aside."""
        return replace(self, left=self.number.start - len(self.frame), before=self.frame, nth=0)


def tongue_of(*, chinese: bool) -> Tongue:
    """The table of a document's language."""
    return ZH if chinese else EN


def unit_of(written: str) -> str:
    """A unit as a plan has it: m² for ㎡, % for percentage points."""
    return _UNITS.get(written.strip(), written.strip())


def figures(text: str, period: Span, t: Tongue) -> tuple[list[Promise], list[Aside]]:
    """What the figures of a sentence promise, in their order; the other numbers with the reason."""
    written, text = text, _without_score(text, t)
    days = t.deadlines(text, period)
    found, asides = _sorted_out(text, days)
    asides += [Aside(each, Why.FACT) for each in numbers(written) if each.start >= len(text)]
    is_fact = _is_fact(text, period, t)
    promises, is_aside = list[Promise](), False
    for context in _contexts(text, found, t):
        if is_aside and context.nth and not context.is_linked:
            context = context.with_all_before()  # noqa: PLW2901
        why = Why.FACT if is_fact else _why_not(context, promises, t)
        is_aside = why is not None
        if why is not None:
            asides.append(Aside(context.number, why))
            continue
        promise = _promise(context, promises, t)
        hoped = _as_stretch(promise, promises, context, t)
        promises[len(promises) - (hoped is not None) :] = [hoped or promise]
    if not is_fact:
        promises = sorted([*promises, *_factors(text, promises, t)], key=lambda promise: promise.at)
    return _dated(text, _completed(promises, t), days, t), asides


def _without_score(text: str, t: Tongue) -> str:
    """A sentence without what tells at its end how much of it was reached."""
    score = t.scored.search(text)
    is_score = score is not None and ("-" not in score[0][:2] or len(text.split()) > _SHORT_SENTENCE)
    return text[: score.start()] if score and is_score else text


def _sorted_out(text: str, days: Sequence[Deadline]) -> tuple[list[Number], list[Aside]]:
    """The numbers that may be targets; those of days and names are set aside."""
    found, asides, starts = list[Number](), list[Aside](), [day.start for day in days]
    for number in numbers(text):
        at = bisect_right(starts, number.start) - 1
        if number.sort is Sort.DATE or (at >= 0 and number.end <= days[at].end):
            asides.append(Aside(number, Why.DATE))
        elif number.sort is not Sort.FIGURE or _in_quotes(text, number):
            asides.append(Aside(number, Why.NAME))
        else:
            found.append(number)
    return found, asides


def _in_quotes(text: str, number: Number) -> bool:
    """Whether the figure is part of a short name in quotation marks."""
    opened = text.rfind("“", max(0, number.start - 20), number.start)
    return opened >= 0 and "”" not in text[opened : number.start] and "”" in text[number.start : opened + 22]


def _is_fact(text: str, period: Span, t: Tongue) -> bool:
    """Whether a sentence tells what was done in an earlier year, or what is so."""
    year = t.earlier.match(text)
    is_told = t.is_all_fact and t.fact.search(text) is not None
    return (is_told or (year is not None and int(year[1]) < period.start.year)) and not t.meant.search(text)


# The words around a figure.


def _contexts(text: str, found: Sequence[Number], t: Tongue) -> list[Context]:
    """Each figure of a sentence in its clause; clauses end at stops, what is listed in one at links."""
    places = _clauses(text, found, t)
    out, nth, since, was_linked = list[Context](), 0, 0, False
    for i, (figure, (left, right, opened)) in enumerate(zip(found, places, strict=True)):
        is_next = i > 0 and (places[i - 1][0], places[i - 1][2]) == (left, opened)
        has_next = i + 1 < len(found) and (places[i + 1][0], places[i + 1][2]) == (left, opened)
        nth, since = (nth + 1, since) if is_next else (0, left)
        behind, until = right, right
        links = list[re.Match[str]]()
        if has_next:  # before the last link all belongs to this figure, behind it to the next
            following = found[i + 1]
            links = [*t.links.finditer(text, figure.unit_end, following.start)][-1:]
            links = links or [*t.scope_link.finditer(text, figure.unit_end, following.end)][-1:]
            behind = links[0].start() if links else found[i + 1].start
            until = links[0].start() if links else figure.unit_end
        out.append(
            Context(
                text, figure, since, until, opened, nth,
                before=_window(text, since, figure.start, t),
                frame=_window(text, left, figure.start, t),
                after=text[figure.unit_end : min(behind, figure.unit_end + _WINDOW)],
                is_followed=has_next,
                is_linked=is_next and was_linked,
            )
        )  # fmt: skip
        was_linked = not has_next or bool(links)
        since = links[0].end() if links else until
    return out


def _window(text: str, start: int, end: int, t: Tongue) -> str:
    """What is looked at before a figure, no word cut in two."""
    first = max(start, end - _WINDOW)
    cut = text.find(t.blank, first, end) if t.blank and first > start and text[first - 1].isalnum() else -1
    return text[max(first, cut) : end]


def _clauses(text: str, found: Sequence[Number], t: Tongue) -> list[tuple[int, int, int | None]]:
    """Where the clause of each figure begins and ends, and where the brackets around it begin."""
    ends = [match.span() for match in t.stops.finditer(text)]
    brackets = _innermost(text, found)
    out = list[tuple[int, int, int | None]]()
    for figure in found:
        at = bisect_left(ends, (figure.start, 0))
        left = ends[at - 1][1] if at else 0
        while at < len(ends) and ends[at][0] < figure.unit_end:
            at += 1
        right = ends[at][0] if at < len(ends) else len(text)
        opened, closed = brackets.get(figure.start, (None, right))
        left = left if opened is None else max(left, opened + 1)
        out.append((left, max(min(right, closed), figure.unit_end), opened))
    return out


def _innermost(text: str, found: Sequence[Number]) -> dict[int, tuple[int, int]]:
    """The brackets around each figure that stands in some."""
    out, opened = dict[int, tuple[int, int]](), list[int]()
    starts = [figure.start for figure in found]
    for at, sign in enumerate(text):
        if sign in "（(【[":
            opened.append(at)
        elif sign in "）)】]" and opened:
            start = opened.pop()
            for place in starts[bisect_left(starts, start) : bisect_left(starts, at)]:
                out.setdefault(place, (start, at))
    return out


# Why a figure is no target.


def _why_not(c: Context, earlier: Sequence[Promise], t: Tongue) -> Why | None:
    """The first reason that holds."""
    if not t.is_all_fact and t.fact.search(c.frame) and not t.meant.search(c.frame):
        return Why.FACT
    if c.is_any(t.names) or not _says_what(c, earlier, t):
        return Why.NAME
    again = "again" if _is_again(c, earlier, t) else ""
    last = f"{earlier[-1].unit}." if earlier else ""
    return Why.SCOPE if c.is_any(t.scopes, again=again, earlier=last) else None


def _says_what(c: Context, earlier: Sequence[Promise], t: Tongue) -> bool:
    """Whether anything says what the figure counts."""
    is_change = c.number.high is not None and t.from_here.search(c.before) is not None
    is_again = _is_again(c, earlier, t) and not t.word_follows.match(c.after)
    is_bare = t.to_figure.search(c.before) is not None and not c.nth
    return bool(c.number.unit or _nouns(c, t) or is_change or is_again or is_bare)


def _is_again(c: Context, earlier: Sequence[Promise], t: Tongue) -> bool:
    """Whether it counts the same as the figure before it: place 150 clients, train 400, of which 30."""
    is_done = bool(earlier) and earlier[-1].kind is Kind.COUNT and t.again.search(c.before) is not None
    return is_done or (bool(earlier) and c.is_any(t.parts))


# What a figure promises.


def _promise(c: Context, before: Sequence[Promise], t: Tongue) -> Promise:
    number, near, nouns = c.number, c.before, _nouns(c, t)
    unit = _unit(c, nouns, before, t)
    kind, every, is_limit = _kind(c, unit, before, t)
    value, high = number.low, number.high
    if kind is Kind.RATE and c.is_any(t.falls):
        value, is_limit = -value, True
    baseline, base = None, t.from_value.search(c.frame)
    if base and kind in (Kind.LEVEL, Kind.COUNT):
        baseline = Decimal(base[1].replace(",", "").rstrip("."))
    elif high is not None and kind is not Kind.RATE and (t.from_here.search(near) or high < value):
        baseline, value, high = value, high, None
    if baseline is not None:
        kind, is_limit = Kind.LEVEL, baseline > value
    size = f"{value.normalize():f} {unit}" if kind is Kind.COUNT and c.is_any(t.sizes, unit=unit) else ""
    return Promise(
        start=c.left,
        end=c.right,
        at=number.start,
        kind=Kind.MILESTONE if size else kind,
        name=t.tidy(near + c.after) if size else _name(c, kind, nouns, before, t),
        unit=unit,
        value=value,
        bound="at_most" if is_limit else "at_least",
        stretch=high if high is not None and high > value > 0 and not (is_limit or every) else None,
        baseline=baseline,
        every=every,
        size=size,
        part=c.is_any(t.parts),
        used=(number.start, *([c.text.rfind(base[1], 0, number.start)] if base and baseline else [])),
        doubts=(Doubt.ABOUT,) if c.is_any(t.about) else (),
        keep=kind is Kind.LEVEL and not is_limit and t.steady.search(near) is not None,
    )  # fmt: skip


def _kind(c: Context, unit: str, before: Sequence[Promise], t: Tongue) -> tuple[Kind, Every | None, bool]:
    """The kind of a figure, how often it is wanted, and whether it is a limit."""
    is_limit, last = c.is_any(t.limits), before[-1] if c.nth and before else None
    held = f"{last.kind.value} {'same' if last.unit == unit else ''}" if last else ""
    places = {"unit": unit, "held": held, "bound": "at_most" if is_limit else "at_least"}
    if unit in ("%", "‰"):
        return (Kind.RATE if c.is_any(t.rates, **places) else Kind.LEVEL), None, is_limit
    said = c.text[c.left : c.right] if t.blank else c.frame  # which holds for all of a list in Chinese
    if t.standing.search(c.before):
        said = c.text[c.number.unit_end : c.right]
    if not t.money.search(unit) and (found := t.rhythms(said)):
        return Kind.RECURRING, found[0].every, False
    return (Kind.LEVEL if c.is_any(t.levels, **places) else Kind.COUNT), None, is_limit


def _as_stretch(promise: Promise, before: Sequence[Promise], c: Context, t: Tongue) -> Promise | None:
    """确保 50 家、力争 60 家: the second figure is what is hoped for of the first."""
    last = before[-1] if before and t.stretch.search(c.before) and len(t.tidy(c.before)) <= 1 else None
    if last is None or last.unit != promise.unit or last.bound != "at_least":
        return None
    if last.value is None or promise.value is None or promise.value <= last.value:
        return None
    return replace(last, stretch=promise.value, used=(*last.used, *promise.used), end=promise.end)


def _factors(text: str, before: Sequence[Promise], t: Tongue) -> Iterator[Promise]:
    """To double or to halve something, where no figure stands."""
    for match in t.factor.finditer(text):
        start, value = match.start(), _FACTORS[match[0][0].lower()]
        if not any(promise.start <= start < promise.end for promise in before):
            end = next((stop.start() for stop in t.stops.finditer(text, match.end())), len(text))
            name, bound = t.tidy(text[match.end() : end]), "at_most" if value < 0 else "at_least"
            yield Promise(
                start=start, end=end, at=start, kind=Kind.RATE, name=name, unit="%",
                value=value, bound=bound, doubts=(Doubt.KIND,),
            )  # fmt: skip


# Units and names.


def _nouns(c: Context, t: Tongue) -> list[str]:
    """Of a language with blanks, the words behind a figure that say what it counts, to the first plural."""
    out = list[str]()
    if not t.blank:
        return out
    words = re.split(r"[,;:.()|–—]", c.text[c.number.unit_end : c.number.unit_end + 80])[0]
    for word in _WORD.findall(words)[:_MOST_WORDS]:
        low = word.lower()
        if t.stop_words.fullmatch(low):
            break
        out.append(word)
        is_plural = low.endswith("s") and not low.endswith(("ss", "ous", "'s", "’s", "us", "is"))
        if (is_plural and len(word) >= _SHORTEST_PLURAL) or t.plural.fullmatch(low):
            break
    return [] if [word.lower() for word in out] in (["new"], ["more"]) else out


def _unit(c: Context, nouns: Sequence[str], before: Sequence[Promise], t: Tongue) -> str:
    written = unit_of(c.number.unit)
    if not written:
        if nouns:
            return nouns[-1]
        counted = t.number_of.search(c.frame)
        again = before[-1].unit if _is_again(c, before, t) else ""
        return again or (counted[1] if counted else "") or ("times" if t.often.match(c.after) else "")
    currency = re.match(r"US\$|[£$€¥]", written)
    sign = currency[0] if currency else ""
    scale = written.removeprefix(sign).strip()
    scale = t.scales.get(scale.lower(), scale)
    counts = nouns and not sign and scale in t.scales.values()
    return " ".join(filter(None, (sign, scale, nouns[-1] if counts else "")))


def _name(c: Context, kind: Kind, nouns: Sequence[str], before: Sequence[Promise], t: Tongue) -> str:
    own = t.from_words.sub("", c.before)
    if kind is Kind.RATE and t.growth:
        name = t.grows.sub("", t.tidy(t.grows.sub("", own.strip()))).strip()
        name = name or (before[-1].name.removesuffix(t.growth) if before else "") or t.tidy(c.frame)
        return name if t.is_growth.search(name) else f"{name}{t.growth}"
    name, noun = t.tidy(own), _behind(c, nouns, t)
    bare = t.first_does.sub("", name)
    is_short = len(name) <= t.short_name and t.word_follows.match(c.after)
    if t.blank or (len(noun) > 1 and (len(bare) < 2 or t.only_does.fullmatch(name) or is_short)):  # noqa: PLR2004
        name = t.tidy(f"{name}{t.blank}{noun}")
    elif len(name) < 2:  # noqa: PLR2004
        name = noun or name
    whole = t.from_words.sub("", c.frame) + c.text[c.number.unit_end : c.right]
    return t.often_first.sub("", name) or t.tidy(whole) or _said_before(c, t)


def _behind(c: Context, nouns: Sequence[str], t: Tongue) -> str:
    """What stands behind a figure and says what it counts."""
    if not t.blank:
        return t.tidy(t.posts.sub("", c.after, count=1))
    if c.number.unit != "%":
        return " ".join(nouns)
    words = re.split(r"[,;:.(|]", c.text[c.number.unit_end : c.right])[0]
    return " ".join(re.findall(r"[\w'’-]+", words)[:_MOST_OF_SHARE])


def _said_before(c: Context, t: Tongue) -> str:
    """What the clause before a figure's own names, where its own names nothing: `Invoices paid: 98%`."""
    earlier = [t.tidy(clause) for clause in t.stops.split(f"{c.text[: c.left][-_WINDOW:]} ")]
    return next((clause for clause in reversed(earlier) if clause and not clause.isdigit()), "")


def _completed(promises: Sequence[Promise], t: Tongue) -> list[Promise]:
    """新增 52 台、完工 26 台加梯: what stands behind the last figure is what both count."""
    out = [*promises]
    for i in range(len(out) - 2, -1, -1):
        one, other = out[i], out[i + 1]
        rest = _RANKS.sub("", t.first_does.sub("", one.name))
        is_short = len(rest) < 2 and one.unit == other.unit  # noqa: PLR2004
        if one.kind is Kind.COUNT and is_short and 0 <= other.start - one.end <= _ALIKE:
            tail = _RANKS.sub("", t.first_does.sub("", other.name))
            if tail not in one.name:
                out[i] = replace(one, name=one.name + tail)
    return out


# Days.


def _dated(text: str, promises: list[Promise], days: Sequence[Deadline], t: Tongue) -> list[Promise]:
    """Each with its day: of its own clause, else of one behind it without a figure, else before it."""
    if not days:
        return promises
    starts, last = [day.start for day in days], len(promises) - 1
    clauses = [0, *(stop.end() for stop in t.stops.finditer(text) if not stop[0].strip().isalpha())]
    out = list[Promise]()
    for i, one in enumerate(promises):
        after = promises[i + 1].at if i < last else len(text)
        before = promises[i - 1].at if i else -1
        clause = clauses[bisect_right(clauses, one.at) - 1]
        near = days[bisect_left(starts, before) : bisect_left(starts, max(after, one.end))]
        own = [d for d in near if max(clause, before) <= d.start < one.end]
        behind = [d for d in near if one.at < d.start < after and not t.then.search(text[: d.start][-12:])]
        if i < last:  # what stands in the clause of the next figure is that one's
            later = clauses[bisect_right(clauses, after) - 1]
            behind = [d for d in behind if d.start < promises[i + 1].start or d.end < later]
        front = [d for d in near if before < d.start < one.at]
        chosen = next(filter(None, (own[-1:], behind[-1:], front[-1:])), None)
        out.append(replace(one, due=chosen[0].day if chosen else None))
    for i in range(last - 1, -1, -1):
        one, other = out[i], out[i + 1]
        is_same = clauses[bisect_right(clauses, other.at) - 1] <= one.at
        if one.due is None and other.due is not None and is_same:
            out[i] = replace(one, due=other.due)
    return out


# Promises in words.


def commitments(text: str, period: Span, t: Tongue) -> list[Promise]:
    """What the clauses of a sentence promise without a figure: to be finished, done often, or kept up."""
    bare, out, start = t.without_people(_without_score(text, t)), list[Promise](), 0
    for stop in (*t.clause_ends.finditer(bare), None):
        end = stop.start() if stop else len(bare)
        found = _in_words(bare, start, end, period, t)
        out += [found] if found else []
        start = stop.end() if stop else end
    for some in t.a_number_of.finditer(bare):
        out.append(
            Promise(
                start=some.start(), end=some.end(), at=some.start(), kind=Kind.COUNT, name=t.tidy(some[1]),
                unit="家" if t.firms.search(some[1]) else "个", goal=some[0][:2], doubts=(Doubt.UNIT,),
            )
        )  # fmt: skip
    return out


def _in_words(text: str, start: int, end: int, period: Span, t: Tongue) -> Promise | None:
    clause = text[start:end].strip()
    if len(clause) < _SHORTEST_CLAUSE or (t.fact.search(clause) and not t.meant.search(clause)):
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    days = t.deadlines(clause, period)
    at = days[0].end if days and days[0].start == 0 else 0
    lead = t.subject.search(clause, at) or t.lead_in.match(clause, at)
    bare = clause[lead.end() if lead else at :]
    acts = t.acts.match(bare) or t.passive.search(clause)
    often = next((each for each in t.rhythms(clause) if not t.term.search(clause)), None)
    day = next((each.day for each in reversed(days)), None)
    if not acts:
        return None
    if often is not None:
        kind = Kind.RECURRING
    elif t.finished.match(bare) or t.finished_by.search(clause) or day is not None:
        kind = Kind.MILESTONE
    elif t.kept_up.match(bare) or t.kept_up.match(clause):
        kind = Kind.DUTY
    else:
        return None
    name = t.tidy(clause[: often.start] + clause[often.end :] if often else clause)[:_LONGEST_NAME]
    return Promise(
        start=start,
        end=start + len(clause),
        at=start,
        kind=kind,
        name=(t.often_first.sub("", name) if often else name) or clause,
        due=day,
        every=often.every if often else None,
        is_result=t.is_result.match(bare) is not None and day is None,
    )
