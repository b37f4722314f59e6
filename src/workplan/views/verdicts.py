"""Verdicts in words: the state, the light with its shape, and the counts of both."""

from collections.abc import Mapping

from workplan.core.rollup import Group
from workplan.core.state import Cause, Light, State
from workplan.core.target import Kind
from workplan.core.verdict import Verdict
from workplan.views.figures import percent, signed
from workplan.views.words.language import Language, Text, clauses, count, listed, say
from workplan.views.words.lights import LIGHT_COUNT_SEPARATOR, LIGHT_COUNTS, LIGHTS, LIGHTS_IN_CELLS, SHAPES
from workplan.views.words.states import STATE_COUNT, STATE_IN_CELLS, STATES
from workplan.views.words.tables import LABELS


def state_word(verdict: Verdict, language: Language) -> str:
    """The word for the state of `verdict`, in the variant that its target and cause ask for."""
    missed = len(verdict.facts.missed_occurrences)
    if verdict.state is State.OVERDUE and verdict.target.kind is Kind.RECURRING and missed:
        return count(STATES, "overdue.recurring", missed, language)
    variant = state_variant(verdict)
    return say(STATES[f"{verdict.state}.{variant}" if variant else verdict.state], language)


def state_variant(verdict: Verdict) -> str | None:
    """Which variant of its state's word a verdict takes: late, between, rate, words, or none."""
    target = verdict.target
    is_rate = target.kind is Kind.RATE and verdict.cause is not Cause.OWN_LIGHT
    applies = {
        State.MET: ("late", verdict.is_met_late),
        State.BREACHED: ("between", target.bound.between is not None),
        State.AT_RISK: ("rate", is_rate),
        State.BEHIND: ("rate", is_rate),
        State.NO_DATA: ("words", verdict.cause is Cause.WORDS_ONLY),
    }
    variant, holds = applies.get(verdict.state, ("", False))
    return variant if holds else None


def light_word(light: Light, language: Language) -> str:
    """The shape and the word of a light: ▲ 黄灯."""
    return say(LABELS["light"], language, shape=SHAPES[light], word=light_name(light, language))


def light_name(light: str, language: Language) -> str:
    """The word of a light without its shape: 黄灯."""
    return say(LIGHTS[light], language)


def light_counts(lights: Mapping[Light, int], language: Language) -> str:
    """How many of each light: 红 1 黄 3 绿 12 灰 2."""
    parts = [say(LIGHT_COUNTS[light], language, number=number) for light, number in lights.items()]
    return say(LIGHT_COUNT_SEPARATOR, language).join(parts)


def lights_in_cell(lights: Mapping[Light, int], language: Language) -> str:
    """The same for a cell of a table, without the lights that nothing has: 红1 黄3."""
    found = ((light, number) for light, number in lights.items() if number)
    return " ".join(say(LIGHTS_IN_CELLS[light], language, number=number) for light, number in found)


def state_counts(states: Mapping[State, int], language: Language) -> str:
    """How many targets are in each state that occurs: 已完成 3、进度滞后 1."""
    return _counted(STATE_COUNT, states, language)


def states_in_cell(states: Mapping[State, int], language: Language) -> str:
    """The same for a cell of a table: 已完成3、进度滞后1."""
    return _counted(STATE_IN_CELLS, states, language)


def _counted(template: Text, states: Mapping[State, int], language: Language) -> str:
    found = ((say(STATES[state], language), number) for state, number in states.items() if number)
    return listed((say(template, language, state=state, number=number) for state, number in found), language)


def compared(verdict: Verdict, language: Language) -> list[str]:
    """A target's completion, pace and gap, as far as it has them, in one text or none."""
    facts = verdict.facts
    parts = [
        (facts.completion, "target-completion", {"completion": percent(facts.completion)}),
        (facts.expected, "expected", {"expected": percent(facts.expected)}),
        (facts.gap, "gap", {"gap": signed(facts.gap)}),
    ]
    said = [say(LABELS[key], language, **words) for known, key, words in parts if known is not None]
    return [clauses(said, language)] if said else []


def completion_text(group: Group, language: Language) -> str:
    """The completion of a group against its pace: 总完成率 44.2%，序时进度 45.9%，…."""
    if group.completion is None:
        return say(LABELS["nothing-scored"], language)
    parts = [
        say(LABELS["completion"], language, completion=percent(group.completion)),
        say(LABELS["expected"], language, expected=percent(group.expected)),
        say(LABELS["gap"], language, gap=signed(group.gap)),
        light_word(group.light, language),
    ]
    return clauses(parts, language)
