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
from workplan.views.words import Words

_INDENT = 2


def explanation_lines(plan: Plan, verdicts: Iterable[Verdict], page: Page) -> list[Line]:
    """Each verdict with its arithmetic, a blank line between them."""
    lines: list[Line] = []
    for verdict in verdicts:
        lines += [*([BLANK] if lines else []), *verdict_lines(plan, verdict, page)]
    return lines


def explanation_markdown(plan: Plan, verdicts: Iterable[Verdict], words: Words) -> str:
    """The same as nested lists."""
    return "".join(_markdown_of(plan, verdict, words) for verdict in verdicts)


def verdict_lines(plan: Plan, verdict: Verdict, page: Page) -> list[Line]:
    """One verdict: its target and light, then a labelled line for each part of the arithmetic."""
    target, words = verdict.target, page.words
    name = words("page.named", name=safe(target.name), id=safe(target.id))
    conclusion = f"{light_word(verdict.light, words)} {state_word(verdict, words)}"
    head = line(Span(name, Ink.BOLD), "  ", Span(conclusion, ink_of(verdict.light)))
    parts = explained(plan, verdict, words)
    return [head, *labelled_lines([(_label(key, page), text) for key, text in parts], page)]


def _markdown_of(plan: Plan, verdict: Verdict, words: Words) -> str:
    conclusion = f"{light_word(verdict.light, words)} {state_word(verdict, words)}"
    parts = explained(plan, verdict, words)
    rows = (f"  - {words.of('explain', key)}: {escaped_markdown(text)}\n" for key, text in parts)
    return f"- **{escaped_markdown(verdict.target.name)}** {conclusion}\n" + "".join(rows)


def explained(plan: Plan, verdict: Verdict, words: Words) -> list[tuple[str, str]]:
    """The parts of the arithmetic that apply, each behind its key in the catalogue; keys may repeat."""
    entries = [("entries", text) for text in _entries(verdict, words)]
    return entries + judged(plan, verdict, words)


def judged(plan: Plan, verdict: Verdict, words: Words) -> list[tuple[str, str]]:
    """The same without the entries."""
    parts: list[tuple[str, str | None]] = [
        (
            "bound",
            words.clauses([goal_words(verdict.target, words), window_words(plan, verdict.target, words)]),
        ),
        ("periods", _periods(verdict, words)),
        ("completion", completion_line(verdict, words)),
        ("expected", pace_line(verdict, words)),
        ("gap", gap_line(verdict, words)),
        ("rule", cause_words(plan, verdict, words)),
        ("report", _unreported(verdict, words)),
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


def _entries(verdict: Verdict, words: Words) -> Iterator[str]:
    """Each entry with its place, its figure, and the running figure after it."""
    trail = verdict.facts.trail
    used = judging_steps(verdict.target, trail)
    closed = [step for step in trail.figure_steps if step not in used]
    if not trail.steps:
        yield words("explain.none")
    for step in trail.steps:
        remark = words("explain.after-closing") if step in closed else ""
        yield _step(verdict, step, remark, words)
    for entry in trail.repeated:
        yield f"{place_of(entry)}  {day(entry.date)}  {words('explain.not-counted')}"


def _step(verdict: Verdict, step: Step, remark: str, words: Words) -> str:
    entry, kind = step.entry, verdict.target.kind
    after = standing(verdict.target, step.after, words)
    change = entry_figure(entry, words)
    running = "" if kind is Kind.DUTY or after == NOTHING else f" → {after}"
    return f"{place_of(entry)}  {day(entry.date)}  {change}{running}  {remark}".rstrip()


def _periods(verdict: Verdict, words: Words) -> str:
    asked = figure(asked_per_period(verdict.target.bound))
    texts = []
    for is_ahead, group in groupby(verdict.facts.occurrences, key=_is_ahead):
        found = list(group)
        if is_ahead and len(found) > 1:
            texts.append(_ahead(found, verdict.target, words))
        else:
            texts += [_occurrence(each, asked, words) for each in found]
    return words.list(texts)


def _is_ahead(occurrence: Occurrence) -> bool:
    """Whether there is nothing to say of a period yet."""
    return occurrence.done == 0 and not occurrence.is_missed


def _ahead(found: Sequence[Occurrence], target: Target, words: Words) -> str:
    """Several periods with nothing to say yet, from the first to the last of them."""
    open_, first, last = words("explain.open"), found[0].span, found[-1].span
    if target.every is Every.WEEK:
        return f"{period(Days(first.start, last.end), words)} {open_}"
    names = {"first": period(first, words), "last": period(last, words)}
    return words("explain.occurrences-open", mark=open_, **names)


def _occurrence(occurrence: Occurrence, asked: str, words: Words) -> str:
    mark = (
        "explain.met" if occurrence.is_met else "explain.missed" if occurrence.is_missed else "explain.open"
    )
    name, done = period(occurrence.span, words), plain(occurrence.done)
    params = words(mark)
    return words("explain.occurrence", period=name, done=done, asked=asked, mark=params)


def _unreported(verdict: Verdict, words: Words) -> str:
    missing = verdict.unreported
    if missing is None:
        return ""
    since = period(missing.period, words)
    key = "explain.unreported" if verdict.facts.trail.last_entry else "explain.unreported.never"
    return words(key, period=since, due=day(missing.due))


def _label(key: str, page: Page) -> str:
    return page.words.of("explain", key)
