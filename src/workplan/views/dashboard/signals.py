"""Signals: a light with its shape and word, a light or state with how many there are, a bar against pace."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workplan.core.baseline import Baseline
from workplan.core.rollup import Group
from workplan.core.state import Light, State
from workplan.core.verdict import Verdict
from workplan.views.dashboard.scale import pixels
from workplan.views.figures import percent, signed
from workplan.views.verdicts import light_name, state_word
from workplan.views.words import Words
from workplan.views.words.lights import SHAPES


@dataclass(frozen=True, slots=True)
class Signal:
    """A light: its code, shape and word."""

    code: str
    shape: str
    word: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many have a light or are in a state; `share` is the part of all, in per cent."""

    signal: Signal
    code: str
    number: int
    share: str = ""


@dataclass(frozen=True, slots=True)
class Meter:
    """A bar: completion and pace in per cent of its length, empty where unknown."""

    done: str
    pace: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The roll-up of a group, as it is printed."""

    completion: str
    expected: str
    gap: str
    signal: Signal
    reported: str
    meter: Meter
    lights: tuple[Count, ...]
    states: tuple[Count, ...]
    total: int


def figures_of(group: Group, words: Words) -> Figures:
    """What is printed of `group`; lights and states that nothing has are left out of its states only."""
    return Figures(
        completion=percent(group.completion),
        expected=percent(group.expected),
        gap=signed(group.gap),
        signal=signal_of(group.light, words),
        reported=f"{group.reported}/{group.scored}",
        meter=meter_of(group.completion, group.expected),
        lights=tuple(_lights(group.lights, group.total, words)),
        states=tuple(_states(group.states, words)),
        total=group.total,
    )


def signal_of(light: Light, words: Words) -> Signal:
    """A light with its own word."""
    return Signal(light.value, SHAPES[light], light_name(light, words))


def state_signal(verdict: Verdict, words: Words, baseline: Baseline | None = None) -> Signal:
    """The light of a verdict with the word of its state, which says so where only easing led to it."""
    is_eased = baseline is not None and verdict.target.id in baseline.eased
    word = words("baseline.met-eased") if is_eased else state_word(verdict, words)
    return Signal(verdict.light.value, SHAPES[verdict.light], word)


def meter_of(done: Fraction | None, pace: Fraction | None) -> Meter:
    """A bar, which is never longer than its frame."""
    return Meter(_length(done), _length(pace))


def _length(share: Fraction | None) -> str:
    return "" if share is None else pixels(100 * max(0.0, min(1.0, float(share))))


def _lights(lights: Mapping[Light, int], total: int, words: Words) -> list[Count]:
    return [
        Count(signal_of(light, words), light.value, number, _length(Fraction(number, total or 1)))
        for light, number in lights.items()
    ]


def _states(states: Mapping[State, int], words: Words) -> list[Count]:
    """Those that occur, the worst light first."""
    lights = list(Light)
    found = sorted((s for s in states if states[s]), key=lambda state: lights.index(state.light))
    return [Count(_state(state, words), state.value, states[state]) for state in found]


def _state(state: State, words: Words) -> Signal:
    return Signal(state.light.value, SHAPES[state.light], words.of("state", state))
