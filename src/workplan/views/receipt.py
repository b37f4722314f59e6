"""The receipt of `log`: what was written and where, and what it changed against bound and pace."""

from fractions import Fraction

from workplan.core.entries import Entry
from workplan.core.plan import Kind, Plan, Task
from workplan.core.status import Status
from workplan.core.trail import Step
from workplan.core.verdict import Verdict
from workplan.views.explain import labelled_lines
from workplan.views.page import Ink, Line, Page, Span, drawn, line
from workplan.views.phrases import (
    day,
    entry_figure,
    figure,
    goal_words,
    light_word,
    percent,
    place_of,
    quantity,
    signed,
    standing,
    state_word,
)
from workplan.views.text import prose, safe
from workplan.views.words import Words


def receipt(entry: Entry, before: Status, after: Status, page: Page) -> str:
    """What `entry`, just written, changed from `before` to `after`; both are of the same day."""
    plan, words = after.plan, page.words
    place = words("receipt.written", file=safe(entry.file), line=entry.line)
    if entry.is_task:
        return drawn([line(place), *_of_task(plan, entry, page)], page)
    target = plan.ids()[entry.subject]
    old, new = before.of_target(target), after.of_target(target)
    name = words("page.named", name=safe(new.target.name), id=safe(new.target.id))
    changes = [*_changes(entry, old, new, words), *_notes(plan, entry, new, words)]
    parts = [(words(key), text) for key, text in changes if text]
    return drawn([line(place), line(Span(name, Ink.BOLD)), *labelled_lines(parts, page)], page)


def _of_task(plan: Plan, entry: Entry, page: Page) -> list[Line]:
    task = next(task for task in plan.tasks if task.id == entry.subject)
    rows = prose(_task_words(task, page.words), page.room, page.wide_ambiguous)
    note = _after_period(plan, entry, page.words)
    notes = [(page.words("receipt.note"), note)] if note else []
    return [*map(line, rows), *labelled_lines(notes, page)]


def _task_words(task: Task, words: Words) -> str:
    duties = sum(target.kind is Kind.DUTY for target in task.targets)
    if duties == 0:
        return words("receipt.task.none", title=safe(task.title))
    return words("receipt.task", number=duties, title=safe(task.title))


def _changes(entry: Entry, old: Verdict, new: Verdict, words: Words) -> list[tuple[str, str]]:
    """The labelled lines of a receipt; an empty one does not apply."""
    before, after = (percent(verdict.facts.completion) for verdict in (old, new))
    return [
        ("receipt.entry", f"{day(entry.date)}  {entry_figure(entry, words)}"),
        ("receipt.figure", _figure(old, new, words)),
        ("field.completion", "" if new.facts.completion is None else _changed(before, after, words)),
        ("head.expected", _pace(old, new, words)),
        ("head.state", _changed(_conclusion(old, words), _conclusion(new, words), words)),
        ("receipt.lacks", _lacking(new, words)),
    ]


def _figure(old: Verdict, new: Verdict, words: Words) -> str:
    """Where the target stood and stands, against what is asked of it."""
    if new.target.kind is Kind.DUTY:
        return ""
    change = _changed(_value(old, words), _value(new, words), words)
    return words("receipt.against", change=change, goal=goal_words(new.target, words))


def _value(verdict: Verdict, words: Words) -> str:
    value = verdict.facts.value
    if value is None:
        return words("receipt.no-figure")
    return standing(verdict.target, value, words)


def _pace(old: Verdict, new: Verdict, words: Words) -> str:
    facts = new.facts
    if facts.expected is None or facts.gap is None:
        return ""
    gaps = {"before": signed(old.facts.gap), "after": signed(facts.gap)}
    expected = _changed(percent(old.facts.expected), percent(facts.expected), words)
    return words("receipt.gap", expected=expected, **gaps)


def _conclusion(verdict: Verdict, words: Words) -> str:
    return f"{light_word(verdict.light, words)} {state_word(verdict, words)}"


def _changed(before: str, after: str, words: Words) -> str:
    if before == after:
        return words("receipt.unchanged", value=after)
    return words("receipt.change", before=before, after=after)


def _lacking(verdict: Verdict, words: Words) -> str:
    if verdict.remaining is None:
        return ""
    if verdict.remaining == 0:
        return words("receipt.nothing-lacks")
    if verdict.target.kind is Kind.RATE:
        return words("receipt.to-bound", lacking=figure(verdict.remaining))
    wanted = {} if verdict.missing == verdict.remaining else {"receipt.to-pace": verdict.missing}
    lacking = {**wanted, "receipt.to-goal": verdict.remaining}
    return words.clauses((_lack(verdict, key, value, words) for key, value in lacking.items() if value))


def _lack(verdict: Verdict, key: str, value: Fraction, words: Words) -> str:
    return words(key, lacking=quantity(verdict.target, value, words))


def _notes(plan: Plan, entry: Entry, new: Verdict, words: Words) -> list[tuple[str, str]]:
    """What may surprise about an entry, each in a line of its own; an empty one does not apply."""
    overruled, below = _overruled(entry, new, words), _below_zero(entry, new, words)
    return [("receipt.note", text) for text in (overruled, below, _after_period(plan, entry, words))]


def _after_period(plan: Plan, entry: Entry, words: Words) -> str:
    if entry.date <= plan.period.end:
        return ""
    return words("receipt.after-period", date=day(entry.date), end=day(plan.period.end))


def _below_zero(entry: Entry, new: Verdict, words: Words) -> str:
    value = new.facts.value
    if new.target.kind not in (Kind.COUNT, Kind.RECURRING) or value is None or value >= 0:
        return ""
    if entry.add is None or entry.add >= 0:
        return ""
    return words("receipt.below-zero", value=quantity(new.target, value, words))


def _overruled(entry: Entry, new: Verdict, words: Words) -> str:
    """Of an entry that is not the last: a total reported later contains or overrules it."""
    later = _later_value(entry, new.facts.trail.steps)
    if later is None or not entry.gives_figure:
        return ""
    value = standing(new.target, later.value, words)
    params = {"date": day(entry.date), "later": day(later.date), "value": value, "place": place_of(later)}
    return words("receipt.contained" if entry.add is not None else "receipt.superseded", **params)


def _later_value(entry: Entry, steps: tuple[Step, ...]) -> Entry | None:
    """The first entry after `entry` that reports a running total."""
    places = [(step.entry.file, step.entry.line) for step in steps]
    own = (entry.file, entry.line)
    after = steps[places.index(own) + 1 :] if own in places else ()
    return next((step.entry for step in after if step.entry.value is not None), None)
