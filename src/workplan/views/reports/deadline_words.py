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
from workplan.views.words import Words


def summary(deadline: Deadline, words: Words) -> str:
    """What falls due, in one line: 【节点】新增加梯 应达26台; first that it is done or held, where it is."""
    return words("calendar.event", label=_label(deadline, words), what=_what(deadline, words))


def _label(deadline: Deadline, words: Words) -> str:
    hold = deadline.verdict.target.hold
    if hold is not None:
        return words.of("hold", hold)
    is_overdue = deadline.verdict.state is State.OVERDUE
    if deadline.kind is DeadlineKind.DUE and (deadline.is_done or is_overdue):
        return state_word(deadline.verdict, words)
    key = "done" if deadline.is_done else f"{deadline.kind}.missed" if deadline.is_missed else deadline.kind
    return words.of("calendar", key)


def _what(deadline: Deadline, words: Words) -> str:
    target = deadline.verdict.target
    params = {"target": safe(target.name), "goal": goal_words(target, words)}
    if deadline.checkpoint is not None:
        name = deadline.checkpoint.name
        key = "calendar.checkpoint.what.named" if name else "calendar.checkpoint.what"
        value = quantity(target, deadline.checkpoint.value, words)
        return words(key, **params, value=value, name=safe(name or ""))
    if deadline.occurrence is not None:
        params["period"] = period(deadline.occurrence.span, words)
        params["value"] = quantity(target, asked_per_period(target.bound), words)
    return words.of("calendar", f"{deadline.kind}.what", **params)


def description(part: TargetReport, deadline: Deadline, report: Report, words: Words) -> list[str]:
    """What is known of the target as of the day of the report, and where that stands, in lines."""
    target, verdict = part.target, part.verdict
    lines = [words("calendar.goal", goal=goal_words(target, words))]
    if deadline.occurrence is not None:
        done = quantity(target, deadline.occurrence.done, words)
        lines.append(words("calendar.done-in-period", value=done))
    lines += _figures(part, words)
    state, light = state_word(verdict, words), light_word(verdict.light, words)
    lines.append(words("calendar.verdict", as_of=day(report.as_of), light=light, state=state))
    if target.owners:
        lines.append(words("calendar.lead", owners=leads_of_target(target, words)))
    if part.last_words is not None:
        lines += remarks(part.last_words, words)
    return [*lines, *_places(part, report, words)]


def _figures(part: TargetReport, words: Words) -> list[str]:
    """Where the target stands, and how that compares with its pace."""
    facts, lines = part.facts, []
    if facts.figure_on is not None:
        value = standing(part.target, facts.value, words)
        lines.append(words("calendar.standing", value=value, day=day(facts.figure_on)))
    return [*lines, *compared(part.verdict, words)]


def _places(part: TargetReport, report: Report, words: Words) -> list[str]:
    """Where the plan asks for it, and where it was last reported."""
    last, places = part.last_entry, []
    if part.line is not None:
        places.append(words("calendar.place", file=safe(report.file), line=part.line))
    if last is not None:
        places.append(words("calendar.last-place", day=day(last.date), place=place_of(last)))
    return places
