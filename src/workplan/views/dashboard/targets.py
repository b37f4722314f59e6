"""The cards of targets: what is asked, where each stands, its chart, last words, arithmetic and entries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workplan.core.plan import Kind
from workplan.core.report_parts import TargetReport
from workplan.core.verdict import Verdict
from workplan.views.dashboard.curve import Drawing, drawing_of
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.last_words import LastWords, last_words
from workplan.views.dashboard.passages import Passage
from workplan.views.dashboard.periods import Days, Periods, days_of, periods_of
from workplan.views.dashboard.signals import Meter, Signal, meter_of, signal_of, state_signal
from workplan.views.dashboard.terms import Term, terms_of
from workplan.views.entries import place_of
from workplan.views.explanation import judged
from workplan.views.figures import day, percent, signed, standing
from workplan.views.goals import goal_words
from workplan.views.labels import field_name
from workplan.views.owners import IN_TABLES
from workplan.views.tables.table import Table
from workplan.views.tables.targets import depths_of
from workplan.views.tables.trail import trail_table
from workplan.views.target_card import asked_rows, identity_rows
from workplan.views.terms import texts_of

Rows = tuple[tuple[str, str], ...]
_FACTS = frozenset(
    {"formerly", "kind", "department", "support", "part_of", "size"}
    | {"window", "checkpoints", "pace", "reporting", "weight", "hold"}
)


@dataclass(frozen=True, slots=True)
class Then:
    """What the earlier plan says of a target."""

    completion: str
    gap: str
    signal: Signal | None
    word: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of a target as they are printed; `then` is what the earlier plan says."""

    goal: str
    value: str
    month: str
    completion: str
    expected: str
    gap: str
    figure_on: str
    meter: Meter
    then: Then | None


@dataclass(frozen=True, slots=True)
class TargetCard:
    """One target as it is printed; `depth` is how many wholes it is part of, `keys` what scripts choose by.

    `places` are those of its standing figure in the log and of the target in the plan.
    """

    anchor: str
    number: int
    name: str
    title: Passage
    depth: int
    light: Signal
    state: Signal
    keys: Mapping[str, str]
    leads: Passage
    leads_mark: str
    standing: Standing
    chart: Drawing | Periods | Days
    places: tuple[str, ...]
    facts: Rows
    detail: Passage
    words: LastWords | None
    terms: tuple[Term, ...]
    arithmetic: Rows
    trail: Table


def target_cards(desk: Desk) -> tuple[TargetCard, ...]:
    """A card for each target, in order."""
    depths = depths_of(desk.plan)
    return tuple(_card(desk, part, depths[part.target.id]) for part in desk.report.targets)


def _card(desk: Desk, part: TargetReport, depth: int) -> TargetCard:
    target, verdict, words = part.target, part.verdict, desk.words
    return TargetCard(
        anchor=desk.anchors.targets[target.id],
        number=part.number,
        name=desk.plain(target.name),
        title=desk.passage(target.name),
        depth=depth,
        light=signal_of(verdict.light, words),
        state=state_signal(verdict, words, desk.baseline),
        keys=_keys(desk, verdict),
        leads=desk.owners(target.owners),
        leads_mark=words.of("label", IN_TABLES, owners="").strip() if target.is_divided else "",
        standing=_standing(desk, verdict),
        chart=_chart(part),
        places=tuple(_places(desk, part)),
        facts=tuple(_facts(desk, verdict)),
        detail=desk.passage(target.detail),
        words=last_words(part, desk.anchors.terms),
        terms=terms_of(texts_of(target), desk),
        arithmetic=tuple(_arithmetic(desk, verdict)),
        trail=trail_table(verdict, words),
    )


def _keys(desk: Desk, verdict: Verdict) -> Mapping[str, str]:
    """By what scripts filter: light, state, section and owners, upper ones too."""
    owners = {above for name in verdict.target.owners for above in desk.plan.above(name)}
    return {
        "light": verdict.light.value,
        "state": verdict.state.value,
        "section": desk.anchors.parts[verdict.target.section],
        "owners": " ".join(anchor for name, anchor in desk.anchors.owners.items() if name in owners),
    }


def _standing(desk: Desk, verdict: Verdict) -> Standing:
    target, facts, words = verdict.target, verdict.facts, desk.words
    return Standing(
        goal=goal_words(target, words),
        value=standing(target, facts.value, words),
        month=standing(target, facts.month, words),
        completion=percent(facts.completion),
        expected=percent(facts.expected),
        gap=signed(facts.gap),
        figure_on=day(facts.figure_on),
        meter=meter_of(facts.completion, facts.expected),
        then=_then(desk, verdict),
    )


def _then(desk: Desk, verdict: Verdict) -> Then | None:
    if desk.baseline is None:
        return None
    then = desk.baseline.verdicts.get(verdict.target.id)
    if then is None:
        return Then("", "", None, desk.words("baseline.absent"))
    facts, signal = then.facts, state_signal(then, desk.words)
    return Then(percent(facts.completion), signed(facts.gap), signal, signal.word)


def _chart(part: TargetReport) -> Drawing | Periods | Days:
    match part.target.kind:
        case Kind.RECURRING:
            return periods_of(part)
        case Kind.DUTY:
            return days_of(part)
        case _:
            return drawing_of(part)


def _places(desk: Desk, part: TargetReport) -> Iterator[str]:
    """Where the standing figure, or the last report of what has none, is written, and where the target is."""
    entry = part.last_figure or part.last_entry
    if entry is not None:
        yield place_of(entry)
    if place := desk.place(part.line):
        yield place


def _facts(desk: Desk, verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What the plan says of the target besides its goal and its leads."""
    rows = identity_rows(desk.plan, verdict.target, desk.words) + asked_rows(desk.plan, verdict, desk.words)
    for key, text in rows:
        if text and key in _FACTS:
            yield field_name(key, desk.words), text


def _arithmetic(desk: Desk, verdict: Verdict) -> Iterator[tuple[str, str]]:
    """Each part of the arithmetic behind its label; the entries stand in the table."""
    for key, text in judged(desk.plan, verdict, desk.words):
        yield desk.words.of("explain", key), text
