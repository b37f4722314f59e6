"""Deadlines in words: the head of an event of the calendar, and what is known of its target."""

from workplan.core.deadlines import Deadline, DeadlineKind
from workplan.core.report import Report
from workplan.core.report_parts import TargetReport
from workplan.core.state import State
from workplan.views.entries import place_of, remarks
from workplan.views.figures import day, period, quantity, standing
from workplan.views.goals import asked_per_period, goal_words
from workplan.views.owners import leads_of_target
from workplan.views.safety import safe
from workplan.views.verdicts import compared, light_word, state_word
from workplan.views.words.calendar import CALENDAR
from workplan.views.words.kinds import HOLDS
from workplan.views.words.language import Language, say


def summary(deadline: Deadline, language: Language) -> str:
    """What falls due, in one line: 【节点】新增加梯 应达26台; first that it is done or held, where it is."""
    return say(CALENDAR["event"], language, label=_label(deadline, language), what=_what(deadline, language))


def _label(deadline: Deadline, language: Language) -> str:
    hold = deadline.verdict.target.hold
    if hold is not None:
        return say(HOLDS[hold], language)
    is_overdue = deadline.verdict.state is State.OVERDUE
    if deadline.kind is DeadlineKind.DUE and (deadline.is_done or is_overdue):
        return state_word(deadline.verdict, language)
    key = "done" if deadline.is_done else f"{deadline.kind}.missed" if deadline.is_missed else deadline.kind
    return say(CALENDAR[key], language)


def _what(deadline: Deadline, language: Language) -> str:
    target = deadline.verdict.target
    words = {"target": safe(target.name), "goal": goal_words(target, language)}
    if deadline.checkpoint is not None:
        name = deadline.checkpoint.name
        key = "checkpoint.what.named" if name else "checkpoint.what"
        value = quantity(target, deadline.checkpoint.value, language)
        return say(CALENDAR[key], language, **words, value=value, name=safe(name or ""))
    if deadline.occurrence is not None:
        words["period"] = period(deadline.occurrence.span, language)
        words["value"] = quantity(target, asked_per_period(target.bound), language)
    return say(CALENDAR[f"{deadline.kind}.what"], language, **words)


def description(part: TargetReport, deadline: Deadline, report: Report, language: Language) -> list[str]:
    """What is known of the target as of the day of the report, and where that stands, in lines."""
    target, verdict = part.target, part.verdict
    lines = [say(CALENDAR["goal"], language, goal=goal_words(target, language))]
    if deadline.occurrence is not None:
        done = quantity(target, deadline.occurrence.done, language)
        lines.append(say(CALENDAR["done-in-period"], language, value=done))
    lines += _figures(part, language)
    state, light = state_word(verdict, language), light_word(verdict.light, language)
    lines.append(say(CALENDAR["verdict"], language, as_of=day(report.as_of), light=light, state=state))
    if target.owners:
        lines.append(say(CALENDAR["lead"], language, owners=leads_of_target(target, language)))
    if part.last_words is not None:
        lines += remarks(part.last_words, language)
    return [*lines, *_places(part, report, language)]


def _figures(part: TargetReport, language: Language) -> list[str]:
    """Where the target stands, and how that compares with its pace."""
    facts, lines = part.facts, []
    if facts.figure_on is not None:
        value = standing(part.target, facts.value, language)
        lines.append(say(CALENDAR["standing"], language, value=value, day=day(facts.figure_on)))
    return [*lines, *compared(part.verdict, language)]


def _places(part: TargetReport, report: Report, language: Language) -> list[str]:
    """Where the plan asks for it, and where it was last reported."""
    last, places = part.last_entry, []
    if part.line is not None:
        places.append(say(CALENDAR["place"], language, file=safe(report.file), line=part.line))
    if last is not None:
        places.append(say(CALENDAR["last-place"], language, day=day(last.date), place=place_of(last)))
    return places
