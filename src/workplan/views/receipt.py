"""The receipt of `log`: what was written and where, and what it changed against bound and pace."""

from fractions import Fraction

from workplan.core.entries import Entry
from workplan.core.plan import Plan, Task
from workplan.core.status import Status
from workplan.core.target import Kind
from workplan.core.trail import Step
from workplan.core.verdict import Verdict
from workplan.views.cells import prose
from workplan.views.entries import entry_figure, place_of
from workplan.views.explanation import labelled_lines
from workplan.views.figures import day, figure, percent, quantity, signed, standing
from workplan.views.goals import goal_words
from workplan.views.ink import Ink, Line, Span, drawn, line
from workplan.views.page import Page
from workplan.views.safety import safe
from workplan.views.verdicts import light_word, state_word
from workplan.views.words.language import Language, clauses, count, say
from workplan.views.words.pages import PAGES
from workplan.views.words.receipts import RECEIPTS


def receipt(entry: Entry, before: Status, after: Status, page: Page) -> str:
    """What `entry`, just written, changed from `before` to `after`; both are of the same day."""
    plan, language = after.plan, page.language
    place = say(RECEIPTS["written"], language, file=safe(entry.file), line=entry.line)
    if entry.is_task:
        return drawn([line(place), *_of_task(plan, entry, page)], page)
    target = plan.ids()[entry.subject]
    old, new = before.of_target(target), after.of_target(target)
    name = say(PAGES["named"], language, name=safe(new.target.name), id=safe(new.target.id))
    changes = [*_changes(entry, old, new, language), *_notes(plan, entry, new, language)]
    parts = [(say(RECEIPTS[key], language), text) for key, text in changes if text]
    return drawn([line(place), line(Span(name, Ink.BOLD)), *labelled_lines(parts, page)], page)


def _of_task(plan: Plan, entry: Entry, page: Page) -> list[Line]:
    task = next(task for task in plan.tasks if task.id == entry.subject)
    rows = prose(_task_words(task, page.language), page.room, page.wide_ambiguous)
    note = _after_period(plan, entry, page.language)
    notes = [(say(RECEIPTS["note"], page.language), note)] if note else []
    return [*map(line, rows), *labelled_lines(notes, page)]


def _task_words(task: Task, language: Language) -> str:
    duties = sum(target.kind is Kind.DUTY for target in task.targets)
    if duties == 0:
        return say(RECEIPTS["task.none"], language, title=safe(task.title))
    return count(RECEIPTS, "task", duties, language, title=safe(task.title))


def _changes(entry: Entry, old: Verdict, new: Verdict, language: Language) -> list[tuple[str, str]]:
    """The labelled lines of a receipt; an empty one does not apply."""
    before, after = (percent(verdict.facts.completion) for verdict in (old, new))
    return [
        ("entry", f"{day(entry.date)}  {entry_figure(entry, language)}"),
        ("figure", _figure(old, new, language)),
        ("completion", "" if new.facts.completion is None else _changed(before, after, language)),
        ("pace", _pace(old, new, language)),
        ("state", _changed(_conclusion(old, language), _conclusion(new, language), language)),
        ("lacks", _lacking(new, language)),
    ]


def _figure(old: Verdict, new: Verdict, language: Language) -> str:
    """Where the target stood and stands, against what is asked of it."""
    if new.target.kind is Kind.DUTY:
        return ""
    change = _changed(_value(old, language), _value(new, language), language)
    return say(RECEIPTS["against"], language, change=change, goal=goal_words(new.target, language))


def _value(verdict: Verdict, language: Language) -> str:
    value = verdict.facts.value
    if value is None:
        return say(RECEIPTS["no-figure"], language)
    return standing(verdict.target, value, language)


def _pace(old: Verdict, new: Verdict, language: Language) -> str:
    facts = new.facts
    if facts.expected is None or facts.gap is None:
        return ""
    gaps = {"before": signed(old.facts.gap), "after": signed(facts.gap)}
    expected = _changed(percent(old.facts.expected), percent(facts.expected), language)
    return say(RECEIPTS["gap"], language, expected=expected, **gaps)


def _conclusion(verdict: Verdict, language: Language) -> str:
    return f"{light_word(verdict.light, language)} {state_word(verdict, language)}"


def _changed(before: str, after: str, language: Language) -> str:
    if before == after:
        return say(RECEIPTS["unchanged"], language, value=after)
    return say(RECEIPTS["change"], language, before=before, after=after)


def _lacking(verdict: Verdict, language: Language) -> str:
    if verdict.remaining is None:
        return ""
    if verdict.remaining == 0:
        return say(RECEIPTS["nothing-lacks"], language)
    if verdict.target.kind is Kind.RATE:
        return say(RECEIPTS["to-bound"], language, lacking=figure(verdict.remaining))
    wanted = {} if verdict.missing == verdict.remaining else {"to-pace": verdict.missing}
    lacking = {**wanted, "to-goal": verdict.remaining}
    return clauses(
        (_lack(verdict, key, value, language) for key, value in lacking.items() if value), language
    )


def _lack(verdict: Verdict, key: str, value: Fraction, language: Language) -> str:
    return say(RECEIPTS[key], language, lacking=quantity(verdict.target, value, language))


def _notes(plan: Plan, entry: Entry, new: Verdict, language: Language) -> list[tuple[str, str]]:
    """What may surprise about an entry, each in a line of its own; an empty one does not apply."""
    overruled, below = _overruled(entry, new, language), _below_zero(entry, new, language)
    return [("note", text) for text in (overruled, below, _after_period(plan, entry, language))]


def _after_period(plan: Plan, entry: Entry, language: Language) -> str:
    if entry.date <= plan.period.end:
        return ""
    return say(RECEIPTS["after-period"], language, date=day(entry.date), end=day(plan.period.end))


def _below_zero(entry: Entry, new: Verdict, language: Language) -> str:
    value = new.facts.value
    if new.target.kind not in (Kind.COUNT, Kind.RECURRING) or value is None or value >= 0:
        return ""
    if entry.add is None or entry.add >= 0:
        return ""
    return say(RECEIPTS["below-zero"], language, value=quantity(new.target, value, language))


def _overruled(entry: Entry, new: Verdict, language: Language) -> str:
    """Of an entry that is not the last: a total reported later contains or overrules it."""
    later = _later_value(entry, new.facts.trail.steps)
    if later is None or not entry.gives_figure:
        return ""
    value = standing(new.target, later.value, language)
    words = {"date": day(entry.date), "later": day(later.date), "value": value, "place": place_of(later)}
    return say(RECEIPTS["contained" if entry.add is not None else "superseded"], language, **words)


def _later_value(entry: Entry, steps: tuple[Step, ...]) -> Entry | None:
    """The first entry after `entry` that reports a running total."""
    places = [(step.entry.file, step.entry.line) for step in steps]
    own = (entry.file, entry.line)
    after = steps[places.index(own) + 1 :] if own in places else ()
    return next((step.entry for step in after if step.entry.value is not None), None)
