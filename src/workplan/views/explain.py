"""The explanation of verdicts: entries used, the arithmetic with its numbers, and the rule that decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from workplan.core.calendar import Every, position
from workplan.core.facts import count_judged, points_of_pace
from workplan.core.figures import plain, rounded
from workplan.core.periods import Occurrence
from workplan.core.plan import Kind, Plan, Rule, Shape, Target
from workplan.core.verdict import Cause, Verdict
from workplan.views.answer import escaped_markdown
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.phrases import NOTHING, Words, day, figure, percent, place_of, points, signed
from workplan.views.text import cells, filled, prose, safe

_INDENT = 2
_MONTH_PLACES = 2
_BY_PACE = (Cause.PACE_RED, Cause.PACE_DUE_SOON, Cause.PACE_YELLOW)


def explanation_lines(plan: Plan, verdicts: Iterable[Verdict], page: Page) -> list[Line]:
    """Each verdict with its light, then a labelled line for each part of it; a blank line between them."""
    lines: list[Line] = []
    for verdict in verdicts:
        target, words = verdict.target, page.words
        name = Span(words.named(target.name, target.id), Ink.BOLD)
        judged_so = Span(words.conclusion(verdict), ink_of(verdict.light))
        parts = [(words.of("explain", key), text) for key, text in explained(plan, verdict, words)]
        lines += [*([BLANK] if lines else []), line(name, "  ", judged_so), *labelled_lines(parts, page)]
    return lines


def explanation_markdown(plan: Plan, verdicts: Iterable[Verdict], words: Words) -> str:
    """The same as nested lists."""
    text = ""
    for verdict in verdicts:
        text += f"- **{escaped_markdown(verdict.target.name)}** {words.conclusion(verdict)}\n"
        for key, said in explained(plan, verdict, words):
            text += f"  - {words.of('explain', key)}: {escaped_markdown(said)}\n"
    return text


def labelled_lines(parts: Sequence[tuple[str, str]], page: Page) -> list[Line]:
    """Texts behind their labels, which are all as wide as the widest; a repeated label is not repeated."""
    wide = page.wide_ambiguous
    width = max((cells(label, wide) for label, _ in parts), default=0)
    room = max(_INDENT * 4, page.room - _INDENT - width - _INDENT)
    lines, last = [], ""
    for label, text in parts:
        shown = "" if label == last else label
        for row in prose(text, room, wide):
            lines.append(line(" " * _INDENT, Span(filled(shown, width, wide), Ink.FAINT), " " * _INDENT, row))
            shown = ""
        last = label
    return lines


def explained(plan: Plan, verdict: Verdict, words: Words) -> list[tuple[str, str]]:
    """The parts of an explanation that apply, each behind its name in JSON; names may repeat."""
    return [("entries", text) for text in _entries(verdict, words)] + judged(plan, verdict, words)


def judged(plan: Plan, verdict: Verdict, words: Words) -> list[tuple[str, str]]:
    """The same without the entries."""
    bound = words.clauses([words.goal(verdict.target), words.window(plan, verdict.target)])
    parts = {
        "bound": bound,
        "periods": _periods(verdict, words),
        "completion": _completion(verdict, words),
        "expected": _pace(verdict, words),
        "gap": _gap(verdict, words),
        "rule": cause_words(plan, verdict, words),
        "report": _unreported(verdict, words),
    }
    return [(name, text) for name, text in parts.items() if text]


def _entries(verdict: Verdict, words: Words) -> Iterator[str]:
    """Each entry with its place, its figure, and the running figure after it."""
    trail, target = verdict.facts.trail, verdict.target
    end = count_judged(target, trail)
    if not trail.entries:
        yield words("explain.none")
    for place, step in enumerate(trail.steps):
        entry, after = step.entry, words.standing(target, step.after)
        running = "" if after == NOTHING else f" → {after}"
        is_closed = place >= end and entry.given.is_figure
        remark = words("explain.after-closing") if is_closed else ""
        change = f"{words.entry_figure(entry)}{running}"
        yield f"{place_of(entry)}  {day(entry.date)}  {change}  {remark}".rstrip()
    for entry in trail.repeated:
        yield f"{place_of(entry)}  {day(entry.date)}  {words('explain.not-counted')}"


# The arithmetic: of periods, completion, pace and gap.


def _periods(verdict: Verdict, words: Words) -> str:
    """What was done of what was asked in each period; several with nothing to say yet are told in one."""
    texts = []
    for is_ahead, group in groupby(verdict.facts.occurrences, key=lambda o: o.done == 0 and not o.is_missed):
        found = list(group)
        if is_ahead and len(found) > 1:
            texts.append(_ahead(found, verdict.target, words))
        else:
            texts += [_occurrence(each, verdict.target, words) for each in found]
    return words.list(texts)


def _ahead(found: Sequence[Occurrence], target: Target, words: Words) -> str:
    mark, first, last = words("explain.open"), found[0].span, found[-1].span
    if target.every is Every.WEEK:
        return f"{words.period(replace(first, end=last.end))} {mark}"
    names = {"first": words.period(first), "last": words.period(last)}
    return words("explain.occurrences-open", mark=mark, **names)


def _occurrence(each: Occurrence, target: Target, words: Words) -> str:
    mark = "explain.met" if each.is_met else "explain.missed" if each.is_missed else "explain.open"
    asked = figure(target.at_least or Decimal(0))
    return f"{words.period(each.span)} {plain(each.done)}/{asked} {words(mark)}"


def _completion(verdict: Verdict, words: Words) -> str:
    """18 ÷ 52 = 34.6%; empty where there is no completion."""
    facts, target = verdict.facts, verdict.target
    if facts.completion is None or facts.value is None:
        return ""
    share = percent(facts.completion)
    if target.part_of is not None:
        share = words("explain.not-scored", share=share, whole=safe(target.part_of))
    if target.kind is Kind.RECURRING:
        met = sum(each.is_met for each in facts.occurrences)
        return words("explain.periods-met", met=met, all=len(facts.occurrences), share=share)
    if target.kind is Kind.MILESTONE:
        return share
    value, goal, baseline = figure(facts.value), figure(target.bound.goal or 0), target.bound.baseline
    if baseline is None:
        return f"{value} ÷ {goal} = {share}"
    return words("explain.baseline", value=value, goal=goal, share=share, baseline=figure(baseline))


def _pace(verdict: Verdict, words: Words) -> str:
    """The day judged, and the share of the way from start to due that it stands for; empty without pace."""
    facts, target = verdict.facts, verdict.target
    share, on = percent(facts.expected), facts.judged_on
    if facts.shape is None:
        return ""
    if on is None:
        return words("explain.before-start" if facts.shape is Shape.EVEN else "explain.end.none")
    if on >= target.due:
        formula = words("explain.at-due")
    elif facts.shape is Shape.END:
        formula = words(
            "explain.end.none" if facts.expected is None else "explain.end.checkpoint", share=share
        )
    else:
        formula = _even(target, on, share, words)
    return words("explain.judged", day=day(on), formula=formula)


def _even(target: Target, on: date, share: str, words: Words) -> str:
    """Months gone ÷ months in all; between checkpoints, those of the stretch that holds the day judged."""
    way = points_of_pace(target)
    after = next(index for index, point in enumerate(way) if on <= point[0])
    (first, low), (last, high) = way[max(0, after - 1)], way[max(1, after)]
    numbers = {
        "gone": figure(rounded(position(on) - position(first), _MONTH_PLACES)),
        "all": figure(rounded(position(last) - position(first), _MONTH_PLACES)),
        "share": share,
    }
    if not any(checkpoint.by < target.due for checkpoint in target.checkpoints):
        return words("explain.even", **numbers)
    stretch = {"low": percent(low), "rise": percent(high - low), "first": day(first), "last": day(last)}
    return words("explain.segment", **numbers, **stretch)


def _gap(verdict: Verdict, words: Words) -> str:
    """Completion − pace, or a rate's distance to its bound; empty where there is no gap."""
    facts, bound = verdict.facts, verdict.target.bound
    if facts.gap is None:
        return ""
    gap, value = signed(facts.gap), figure(facts.value or 0)
    if verdict.target.kind is not Kind.RATE:
        value, less = percent(facts.completion), percent(facts.expected)
    elif bound.between is not None:
        edges = "–".join(map(figure, bound.between))
        return words("explain.rate-between", bound=edges, gap=points(facts.gap))
    elif bound.at_least is not None:
        less = figure(bound.at_least)
    else:
        value, less = figure(bound.at_most or 0), value
    return words("explain.difference", value=value, less=less, gap=gap)


def _unreported(verdict: Verdict, words: Words) -> str:
    missing = verdict.unreported
    if missing is None:
        return ""
    key = "explain.unreported" if verdict.facts.trail.last_entry else "explain.unreported.never"
    return words(key, period=words.period(missing.period), due=day(missing.due))


# The rule that decided.


def cause_words(plan: Plan, verdict: Verdict, words: Words) -> str:
    """The clause that decided `verdict`, its thresholds and figures filled in."""
    target, facts, limits = verdict.target, verdict.facts, verdict.facts.thresholds
    gap, last, missed = facts.gap or Fraction(0), facts.trail.last_entry, facts.missed
    ratio = facts.completion / facts.expected if facts.completion is not None and facts.expected else None
    low, high = target.bound.edges
    edge = low if _is_below(verdict) else high
    return words.of(
        "cause",
        _variant(verdict),
        yellow=figure(limits.yellow),
        red=figure(limits.red),
        rate_red=figure(limits.rate_red),
        behind=points(-gap),
        ahead=points(gap),
        ratio=percent(ratio),
        value="" if facts.value is None else words.quantity(target, facts.value),
        edge="" if edge is None else words.quantity(target, edge),
        limit=words.bound(target),
        goal=words.bound(target),
        due=day(target.due),
        start=day(target.start),
        grace_end=day(target.due + timedelta(days=target.reporting.grace)),
        checkpoint="" if missed is None else f"{day(missed.by)} {words.quantity(target, missed.value)}",
        periods=words.list(words.period(each.span) for each in facts.missed_occurrences),
        light=words.light_name(last.given.light) if last is not None and last.given.light else "",
        hold="" if target.hold is None else words.of("hold", target.hold),
        reason=_reason(plan, target, words),
    )


def _variant(verdict: Verdict) -> str:
    """The cause, in the variant that says how it was measured."""
    facts, cause, kind = verdict.facts, verdict.cause, verdict.target.kind
    is_ratio = facts.thresholds.rule is Rule.RATIO and bool(facts.expected)
    if cause is Cause.ON_PACE and facts.gap is not None and kind is not Kind.RATE:
        side = "level" if rounded(facts.gap, 1) == 0 else "ahead" if facts.gap > 0 else "within"
        return f"on-pace.{'ratio' if is_ratio else side}"
    if cause in _BY_PACE and is_ratio:
        return f"{cause}.ratio"
    if cause is Cause.OUTSIDE_LIMIT and _is_below(verdict):
        return "outside-limit.below"
    return "no-figure.duty" if cause is Cause.NO_FIGURE and kind is Kind.DUTY else cause


def _is_below(verdict: Verdict) -> bool:
    """Whether the figure lies below the lower edge of its range."""
    low, _ = verdict.target.bound.between or (None, None)
    return low is not None and (verdict.facts.value or Fraction(0)) < low


def _reason(plan: Plan, target: Target, words: Words) -> str:
    """The last revision that names a held target, which says why it is held."""
    named = plan.revisions_of(target)
    if target.hold is None or not named:
        return ""
    last = max(named, key=lambda revision: revision.date)
    by = words("explain.reason-by", by=safe(last.by)) if last.by else ""
    return words("explain.reason", date=day(last.date), by=by, reason=safe(last.reason))
