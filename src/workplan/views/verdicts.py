"""Verdicts in words: the state, the light with its shape, and the counts of both."""

from collections.abc import Mapping

from workplan.core.rollup import Group
from workplan.core.state import Cause, Light, State
from workplan.core.target import Kind
from workplan.core.verdict import Verdict
from workplan.views.figures import percent, signed
from workplan.views.words import Words
from workplan.views.words.lights import SHAPES


def state_word(verdict: Verdict, words: Words) -> str:
    """The word for the state of `verdict`, in the variant that its target and cause ask for."""
    missed = len(verdict.facts.missed_occurrences)
    if verdict.state is State.OVERDUE and verdict.target.kind is Kind.RECURRING and missed:
        return words.count("state.overdue.recurring", missed)
    variant = state_variant(verdict)
    return words.of("state", f"{verdict.state}.{variant}" if variant else verdict.state)


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


def light_word(light: Light, words: Words) -> str:
    """The shape and the word of a light: ▲ 黄灯."""
    return words("label.light", shape=SHAPES[light], word=light_name(light, words))


def light_name(light: str, words: Words) -> str:
    """The word of a light without its shape: 黄灯."""
    return words.of("light", light)


def light_counts(lights: Mapping[Light, int], words: Words) -> str:
    """How many of each light: 红 1 黄 3 绿 12 灰 2."""
    parts = [words.of("light-count", light, number=number) for light, number in lights.items()]
    return words("between.lights").join(parts)


def lights_in_cell(lights: Mapping[Light, int], words: Words) -> str:
    """The same for a cell of a table, without the lights that nothing has: 红1 黄3."""
    found = ((light, number) for light, number in lights.items() if number)
    return " ".join(words.of("light-in-cell", light, number=number) for light, number in found)


def state_counts(states: Mapping[State, int], words: Words) -> str:
    """How many targets are in each state that occurs: 已完成 3、进度滞后 1."""
    return _counted("label.state-count", states, words)


def states_in_cell(states: Mapping[State, int], words: Words) -> str:
    """The same for a cell of a table: 已完成3、进度滞后1."""
    return _counted("label.state-in-cell", states, words)


def _counted(key: str, states: Mapping[State, int], words: Words) -> str:
    found = ((words.of("state", state), number) for state, number in states.items() if number)
    return words.list((words(key, state=state, number=number) for state, number in found))


def compared(verdict: Verdict, words: Words) -> list[str]:
    """A target's completion, pace and gap, as far as it has them, in one text or none."""
    facts = verdict.facts
    parts = [
        (facts.completion, "target-completion", {"completion": percent(facts.completion)}),
        (facts.expected, "expected", {"expected": percent(facts.expected)}),
        (facts.gap, "gap", {"gap": signed(facts.gap)}),
    ]
    said = [words.of("label", key, **params) for known, key, params in parts if known is not None]
    return [words.clauses(said)] if said else []


def completion_text(group: Group, words: Words) -> str:
    """The completion of a group against its pace: 总完成率 44.2%，序时进度 45.9%，…."""
    if group.completion is None:
        return words("label.nothing-scored")
    parts = [
        words("label.completion", completion=percent(group.completion)),
        words("label.expected", expected=percent(group.expected)),
        words("label.gap", gap=signed(group.gap)),
        light_word(group.light, words),
    ]
    return words.clauses(parts)
