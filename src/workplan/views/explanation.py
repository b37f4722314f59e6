"""The explanation of verdicts: entries used, bound, completion, pace, gap, and the rule that decided."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from workplan.core.days import Every
from workplan.core.days import Span as Days
from workplan.core.facts import judging_steps
from workplan.core.figures import plain
from workplan.core.plan import Plan
from workplan.core.recurrence import Occurrence
from workplan.core.target import Kind, Target
from workplan.core.trail import Step
from workplan.core.verdict import Verdict
from workplan.views.arithmetic import completion_line, gap_line, pace_line
from workplan.views.causes import cause_words
from workplan.views.cells import cells, filled, prose
from workplan.views.entries import entry_figure, place_of
from workplan.views.figures import NOTHING, day, figure, period, standing
from workplan.views.goals import asked_per_period, goal_words
from workplan.views.ink import BLANK, Ink, Line, Span, ink_of, line
from workplan.views.page import Page
from workplan.views.safety import safe
from workplan.views.tables.markdown import escaped_markdown
from workplan.views.verdicts import light_word, state_word
from workplan.views.windows import window_words
from workplan.views.words.causes import EXPLAIN
from workplan.views.words.language import Language, clauses, listed, say
from workplan.views.words.pages import PAGES

_INDENT = 2


def explanation_lines(plan: Plan, verdicts: Iterable[Verdict], page: Page) -> list[Line]:
    """Each verdict with its arithmetic, a blank line between them."""
    lines: list[Line] = []
    for verdict in verdicts:
        lines += [*([BLANK] if lines else []), *verdict_lines(plan, verdict, page)]
    return lines


def explanation_markdown(plan: Plan, verdicts: Iterable[Verdict], language: Language) -> str:
    """The same as nested lists."""
    return "".join(_markdown_of(plan, verdict, language) for verdict in verdicts)


def verdict_lines(plan: Plan, verdict: Verdict, page: Page) -> list[Line]:
    """One verdict: its target and light, then a labelled line for each part of the arithmetic."""
    target, language = verdict.target, page.language
    name = say(PAGES["named"], language, name=safe(target.name), id=safe(target.id))
    conclusion = f"{light_word(verdict.light, language)} {state_word(verdict, language)}"
    head = line(Span(name, Ink.BOLD), "  ", Span(conclusion, ink_of(verdict.light)))
    parts = explained(plan, verdict, language)
    return [head, *labelled_lines([(_label(key, page), text) for key, text in parts], page)]


def _markdown_of(plan: Plan, verdict: Verdict, language: Language) -> str:
    conclusion = f"{light_word(verdict.light, language)} {state_word(verdict, language)}"
    parts = explained(plan, verdict, language)
    rows = (f"  - {say(EXPLAIN[key], language)}: {escaped_markdown(text)}\n" for key, text in parts)
    return f"- **{escaped_markdown(verdict.target.name)}** {conclusion}\n" + "".join(rows)


def explained(plan: Plan, verdict: Verdict, language: Language) -> list[tuple[str, str]]:
    """The parts of the arithmetic that apply, each behind its key in the catalogue; keys may repeat."""
    entries = [("entries", text) for text in _entries(verdict, language)]
    return entries + judged(plan, verdict, language)


def judged(plan: Plan, verdict: Verdict, language: Language) -> list[tuple[str, str]]:
    """The same without the entries."""
    parts: list[tuple[str, str | None]] = [
        (
            "bound",
            clauses(
                [goal_words(verdict.target, language), window_words(plan, verdict.target, language)], language
            ),
        ),
        ("periods", _periods(verdict, language)),
        ("completion", completion_line(verdict, language)),
        ("expected", pace_line(verdict, language)),
        ("gap", gap_line(verdict, language)),
        ("rule", cause_words(plan, verdict, language)),
        ("report", _unreported(verdict, language)),
    ]
    return [(key, text) for key, text in parts if text]


def labelled_lines(parts: Sequence[tuple[str, str]], page: Page) -> list[Line]:
    """Texts behind their labels, which are all as wide as the widest; a repeated label is not repeated."""
    width = max((cells(label, page.wide_ambiguous) for label, _ in parts), default=0)
    lines, last = [], ""
    for label, text in parts:
        lines += _labelled("" if label == last else label, text, width, page)
        last = label
    return lines


def _labelled(label: str, text: str, width: int, page: Page) -> list[Line]:
    """`text` wrapped behind a label of `width` cells."""
    wide = page.wide_ambiguous
    room = max(_INDENT * 4, page.room - _INDENT - width - _INDENT)
    rows = prose(text, room, wide)
    labels = [label, *("" for _ in rows[1:])]
    pairs = zip(labels, rows, strict=True)
    return [line(" " * _INDENT, Span(filled(k, width, wide), Ink.FAINT), " " * _INDENT, r) for k, r in pairs]


def _entries(verdict: Verdict, language: Language) -> Iterator[str]:
    """Each entry with its place, its figure, and the running figure after it."""
    trail = verdict.facts.trail
    used = judging_steps(verdict.target, trail)
    closed = [step for step in trail.figure_steps if step not in used]
    if not trail.steps:
        yield say(EXPLAIN["none"], language)
    for step in trail.steps:
        remark = say(EXPLAIN["after-closing"], language) if step in closed else ""
        yield _step(verdict, step, remark, language)
    for entry in trail.repeated:
        yield f"{place_of(entry)}  {day(entry.date)}  {say(EXPLAIN['not-counted'], language)}"


def _step(verdict: Verdict, step: Step, remark: str, language: Language) -> str:
    entry, kind = step.entry, verdict.target.kind
    after = standing(verdict.target, step.after, language)
    change = entry_figure(entry, language)
    running = "" if kind is Kind.DUTY or after == NOTHING else f" → {after}"
    return f"{place_of(entry)}  {day(entry.date)}  {change}{running}  {remark}".rstrip()


def _periods(verdict: Verdict, language: Language) -> str:
    asked = figure(asked_per_period(verdict.target.bound))
    texts = []
    for is_ahead, group in groupby(verdict.facts.occurrences, key=_is_ahead):
        found = list(group)
        if is_ahead and len(found) > 1:
            texts.append(_ahead(found, verdict.target, language))
        else:
            texts += [_occurrence(each, asked, language) for each in found]
    return listed(texts, language)


def _is_ahead(occurrence: Occurrence) -> bool:
    """Whether there is nothing to say of a period yet."""
    return occurrence.done == 0 and not occurrence.is_missed


def _ahead(found: Sequence[Occurrence], target: Target, language: Language) -> str:
    """Several periods with nothing to say yet, from the first to the last of them."""
    open_, first, last = say(EXPLAIN["open"], language), found[0].span, found[-1].span
    if target.every is Every.WEEK:
        return f"{period(Days(first.start, last.end), language)} {open_}"
    names = {"first": period(first, language), "last": period(last, language)}
    return say(EXPLAIN["occurrences-open"], language, mark=open_, **names)


def _occurrence(occurrence: Occurrence, asked: str, language: Language) -> str:
    mark = "met" if occurrence.is_met else "missed" if occurrence.is_missed else "open"
    name, done = period(occurrence.span, language), plain(occurrence.done)
    words = say(EXPLAIN[mark], language)
    return say(EXPLAIN["occurrence"], language, period=name, done=done, asked=asked, mark=words)


def _unreported(verdict: Verdict, language: Language) -> str:
    missing = verdict.unreported
    if missing is None:
        return ""
    since = period(missing.period, language)
    key = "unreported" if verdict.facts.trail.last_entry else "unreported.never"
    return say(EXPLAIN[key], language, period=since, due=day(missing.due))


def _label(key: str, page: Page) -> str:
    return say(EXPLAIN[key], page.language)
