"""The explanation of verdicts: entries used, the arithmetic with its numbers, and the rule that decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from workplan.core.calendar import Every, position
from workplan.core.facts import points_of_pace, share_in_month, total_before
from workplan.core.figures import printed_points, rounded
from workplan.core.periods import Occurrence, whole_periods
from workplan.core.plan import Checkpoint, Kind, MonthGoal, Plan, Rule, Shape, Target
from workplan.core.verdict import Cause, Light, Verdict
from workplan.views.answer import escaped_markdown
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.phrases import NOTHING, Words, day, figure, percent, place_of, points, signed
from workplan.views.text import cells, filled, prose, safe

_INDENT = 2
_MONTH_PLACES = 2
_MOST_PLACES = 100  # no two exact figures of a plan are that near
_STRAIGHT = 2  # points: start and due
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
    bound = words.clauses([words.goal_now(verdict), words.window(plan, verdict.target)])
    parts = {
        "bound": bound,
        "periods": _periods(plan, verdict, words),
        "completion": _completion(verdict, words),
        "expected": _pace(verdict, words),
        "gap": _gap(verdict, words),
        "rule": cause_words(plan, verdict, words),
        "report": _unreported(verdict, words),
    }
    return [(name, text) for name, text in parts.items() if text]


def _entries(verdict: Verdict, words: Words) -> Iterator[str]:
    """Each entry with its place, its figure, the running figure after it, and the stage it reached."""
    trail, target = verdict.facts.trail, verdict.target
    if not trail.entries:
        yield words("explain.none")
    for place, step in enumerate(trail.steps):
        entry, after = step.entry, words.standing(target, step.after)
        running = "" if after == NOTHING else f" → {after}"
        change, remark = f"{words.entry_figure(entry)}{running}", remark_on(verdict, place, words)
        name = entry.given.reached
        stage = "" if name is None else words("page.reached", text=safe(name))
        yield "  ".join(filter(None, (place_of(entry), day(entry.date), change, stage, remark)))
    for entry in trail.repeated:
        yield f"{place_of(entry)}  {day(entry.date)}  {words('explain.not-counted')}"


def remark_on(verdict: Verdict, place: int, words: Words) -> str:
    """Why the entry at that place of the trail, or its light, judges nothing; empty where it does."""
    trail, entry = verdict.facts.trail, verdict.facts.trail.entries[place]
    if place >= verdict.facts.judged and entry.given.is_figure:
        return words("explain.after-closing")
    lights = [i for i, each in enumerate(trail.entries) if each.given.light is not None]
    is_lower = verdict.light in (Light.RED, Light.YELLOW) and not verdict.rests_on_own_light
    is_last_green = place in lights[-1:] and entry.given.light == Light.GREEN
    return words("explain.cannot-raise") if is_last_green and is_lower else ""


# The arithmetic: of periods, completion, pace and gap.


def _periods(plan: Plan, verdict: Verdict, words: Words) -> str:
    """What was done of what was asked in each period; several with nothing to say yet are told in one.

    Then those that a revision excused.
    """
    texts, target = [], verdict.target
    for is_ahead, group in groupby(verdict.facts.occurrences, key=lambda o: o.done == 0 and not o.is_missed):
        found = list(group)
        if is_ahead and len(found) > 1:
            texts.append(_ahead(found, verdict.target, words))
        else:
            texts += [_occurrence(each, verdict.target, words) for each in found]
    excused, every = plan.excused(target), target.every
    known = whole_periods(every, target.window, target.first_month) if excused and every else ()
    held = [words.period(each) for each in known if each.name in excused]
    return words.list([*texts, *(words("explain.excused", period=each) for each in held)])


def _ahead(found: Sequence[Occurrence], target: Target, words: Words) -> str:
    mark, first, last = words("explain.open"), found[0].span, found[-1].span
    if target.every is Every.WEEK:
        return f"{words.period(replace(first, end=last.end))} {mark}"
    names = {"first": words.period(first), "last": words.period(last)}
    return words("explain.occurrences-open", mark=mark, **names)


def _occurrence(each: Occurrence, target: Target, words: Words) -> str:
    mark = "explain.met" if each.is_met else "explain.missed" if each.is_missed else "explain.open"
    asked = words.figure(target.at_least or Decimal(0))
    return f"{words.period(each.span)} {words.figure(each.done)}/{asked} {words(mark)}"


def _completion(verdict: Verdict, words: Words) -> str:
    """18 ÷ 52 = 34.6%; empty where there is no completion."""
    facts, target = verdict.facts, verdict.target
    if facts.completion is None or facts.value is None:
        return ""
    share = percent(facts.completion)
    if target.part_of is not None and not verdict.is_scored:
        share = words("explain.not-scored", share=share, whole=safe(target.part_of))
    if target.kind is Kind.RECURRING:
        met = sum(each.is_met for each in facts.occurrences)
        return words("explain.periods-met", met=met, all=len(facts.occurrences), share=share)
    if target.kind is Kind.MILESTONE:
        return share
    value, goal = words.figure(facts.value), words.figure(target.bound.goal or 0)
    baseline = target.bound.baseline
    if baseline is None:
        return f"{value} ÷ {goal} = {share}"
    return words("explain.baseline", value=value, goal=goal, share=share, baseline=words.figure(baseline))


def _pace(verdict: Verdict, words: Words) -> str:
    """The day judged, and the share of the way from start to due that it stands for; empty without pace."""
    facts, target = verdict.facts, verdict.target
    share, on = percent(facts.expected), facts.judged_on
    if on is None:
        return ""
    if on >= target.due:
        formula = words("explain.at-due")
    elif facts.month is not None:
        formula = _by_month(verdict, on, share, words)
    elif facts.shape is Shape.END:
        formula = words(
            "explain.end.none" if facts.expected is None else "explain.end.checkpoint", share=share
        )
    else:
        formula = _even(target, on, share, words)
    return words("explain.judged", day=day(on), formula=formula)


def _by_month(verdict: Verdict, on: date, share: str, words: Words) -> str:
    """The total before the month, and the part of its goal for the days that are over, of the bound."""
    goal, facts = verdict.facts.month, verdict.facts
    assert goal is not None
    before = words.figure(total_before(facts.trail, goal.month.start))
    days = {"passed": on.day, "days": goal.by.day, "month": words.period(goal.month)}
    of = {"goal": words.figure(goal.value), "bound": words.figure(verdict.target.goal or 0)}
    if (whole := share_in_month(verdict.target, facts.trail, goal, on)) > 1:
        share = words("explain.at-most", whole=percent(whole), share=share)
    return words("explain.month", before=before, share=share, **days, **of)


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
    if len(way) == _STRAIGHT:
        return words("explain.even", **numbers)
    rise = f"{points(Fraction(printed_points(high)) - Fraction(printed_points(low)))}%"
    stretch = {"low": percent(low), "rise": rise, "first": day(first), "last": day(last)}
    return words("explain.segment", **numbers, **stretch)


def _gap(verdict: Verdict, words: Words) -> str:
    """Completion − pace, or a rate's distance to its bound; empty where there is no gap."""
    facts, bound = verdict.facts, verdict.facts.bound
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
    gap = facts.gap or Fraction(0)
    ratio = facts.completion / facts.expected if facts.completion is not None and facts.expected else None
    low, high = facts.bound.edges
    edge = low if _is_below(verdict) else high
    return words.of(
        "cause",
        _variant(verdict),
        yellow=figure(limits.yellow),
        red=figure(limits.red),
        rate_red=figure(limits.rate_red),
        behind=_beside(verdict, -gap),
        ahead=points(gap),
        ratio="" if ratio is None else f"{_beside(verdict, 100 * ratio)}%",
        value="" if facts.value is None else words.quantity(target, facts.value),
        edge="" if edge is None else words.quantity(target, edge),
        limit=words.bound(target),
        goal=words.bound(target),
        due=day(target.due),
        start=day(target.start),
        grace_end=day(target.late_after),
        missed=words.list(asked(target, each.what, words) for each in facts.missed),
        periods=words.list(words.period(each.span) for each in facts.missed_occurrences),
        light=words.light_name(facts.own_light) if facts.own_light else "",
        hold="" if target.hold is None else words.of("hold", target.hold),
        reason=_reason(plan, target, words),
    )


def _beside(verdict: Verdict, figure: Fraction) -> str:
    """A figure that was held against a line, with as many decimals as show that it is not on the line."""
    limits, facts = verdict.facts.thresholds, verdict.facts
    line = limits.red if verdict.cause is Cause.PACE_RED else limits.yellow
    if verdict.cause not in _BY_PACE or facts.completion is None or facts.expected is None:
        return points(figure)
    if limits.rule is Rule.POINTS:
        figure = 100 * (facts.expected - facts.completion)
    places = next(n for n in range(1, _MOST_PLACES) if rounded(figure, n) != line)
    return f"{rounded(figure, places):f}"


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
    return "no-entry.duty" if cause is Cause.NO_ENTRY and kind is Kind.DUTY else cause


def asked(target: Target, what: Checkpoint | MonthGoal, words: Words) -> str:
    """What is to be reached by a day: a value, a stage by its name, or what is to be added in a month."""
    if isinstance(what, MonthGoal):
        value = words.quantity(target, what.value)
        return words("missed.month", month=words.period(what.month), value=value)
    if what.value is None:
        return words("missed.stage", name=safe(what.name or ""), day=day(what.by))
    key = "missed.value.reduction" if target.bound.at_least is None and target.has_goal else "missed.value"
    value = words(key, day=day(what.by), value=words.quantity(target, what.value))
    return words("missed.named", name=safe(what.name), value=value) if what.name else value


def _is_below(verdict: Verdict) -> bool:
    """Whether the figure lies below the lower edge of its range, or the level to be kept."""
    low, _ = verdict.target.bound.edges
    return low is not None and (verdict.facts.value or Fraction(0)) < low


def _reason(plan: Plan, target: Target, words: Words) -> str:
    """The last revision that names a held target, which says why it is held."""
    named = plan.revisions_of(target)
    if target.hold is None or not named:
        return ""
    last = max(named, key=lambda revision: revision.date)
    by = words("explain.reason-by", by=safe(last.by)) if last.by else ""
    return words("explain.reason", date=day(last.date), by=by, reason=safe(last.reason))
