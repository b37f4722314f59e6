"""Phrases that every view says alike: `Words` says them and the messages of the catalogues."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from workplan.core.calendar import Every, Period, Span, day_after, last_of_month
from workplan.core.figures import places, plain, printed_points, rounded
from workplan.core.plan import Definition, Kind, Meta, Plan, ProfilePoint, Revision, Target, Task
from workplan.core.verdict import Cause, Light, State, Verdict
from workplan.views.text import safe
from workplan.views.words import BEHIND, TEXTS, Language

if TYPE_CHECKING:
    from workplan.core.log import Entry
    from workplan.core.status import Group

NOTHING = "—"
SHAPES: Mapping[str, str] = {"red": "■", "yellow": "▲", "green": "●", "grey": "○"}
_BAR = 10
_CURRENCIES = tuple("£$€¥￥")
_PLURALS = ((r"(?<=[a-z]{2})ies$", "y"), (r"(?<=[cs]h|ss|.x)es$", ""), (r"(?<=[b-hj-rtv-z])s$", ""))


@dataclass(frozen=True, slots=True)
class Words:
    """Says the messages of the catalogues in one language: `words("message.slower", gap="3.1")`.

    A key is a family and a name, with a dot between them. A message is a template with named parameters, as
    of `str.format`; where it depends on a whole number, it has both forms: `{number:day|days}`. An office may
    have its own `labels`: one of them stands in the place of ours in `{labels[lead]:牵头领导}`.
    Figures are as people read them, or `is_plain` as machines do.
    """

    language: Language
    labels: Mapping[str, str] = field(default_factory=dict)
    is_plain: bool = False

    def __call__(self, key: str, /, **params: object) -> str:
        """The message `key`, its parameters filled in; one that is not given is shown as missing."""
        return self._filled(self._template(key), params)

    def meaning(self, key: str, /, **params: object) -> str:
        """The message `key` without its remedy, which stands behind the first semicolon."""
        meaning, _, _ = self._template(key).partition(self("between.groups"))
        return self._filled(meaning, params)

    def __contains__(self, key: str) -> bool:
        return _stands_at(key) in TEXTS

    def of(self, family: str, name: str, /, **params: object) -> str:
        """The message of a family for one of what the family is about: a state, a kind, a field, a column."""
        return self(f"{family}.{name}", **params)

    def list(self, items: Iterable[str]) -> str:
        """`items` one after the other, as the language lists things."""
        return self("between.items").join(items)

    def clauses(self, parts: Iterable[str]) -> str:
        """The parts of a sentence that are there, joined as the language joins clauses."""
        return self("between.clauses").join(part for part in parts if part)

    def groups(self, parts: Iterable[str]) -> str:
        """The parts of a longer message that are there, joined as the language sets groups apart."""
        return self("between.groups").join(part for part in parts if part)

    def _template(self, key: str) -> str:
        return TEXTS[_stands_at(key)][self.language is Language.EN]

    def _filled(self, template: str, params: Mapping[str, object]) -> str:
        return template.format_map(_Params(params, labels=_Labels(self.labels)))

    # Figures with their units, and periods.

    def with_unit(self, shown: str, unit: str | None) -> str:
        """A figure, or a range of figures, with its unit: 18台, 2.5 km, 1 lift, 12–15%, £1,200."""
        if not unit or unit == "%":
            return f"{shown}{unit or ''}"
        said = safe(unit)
        if unit.startswith(_CURRENCIES) and not self.is_plain:
            sign = "-" if shown.startswith("-") else ""
            return f"{sign}{said[0]}{shown.removeprefix('-')}{said[1:]}"
        if shown == "1" and self.language is Language.EN:
            said = _singular(said)
        return f"{shown} {said}" if unit[0].isascii() else self("quantity.unit", figure=shown, unit=said)

    def figure(self, value: Fraction | Decimal | int) -> str:
        """A figure: 1,200; for machines 1200."""
        return figure(value) if self.is_plain else grouped(value)

    def quantity(self, target: Target, value: Fraction | Decimal | int) -> str:
        """A figure of `target` with its unit: 18台, 15%."""
        return self.with_unit(self.figure(value), target.figure_unit)

    def lack(self, target: Target, value: Fraction) -> str:
        """What lacks to a figure of `target`: 8台; points where the figures are percentages."""
        if not target.in_points:
            return self.quantity(target, value)
        return self("quantity.points", figure=self.figure(value), number=1 if value == 1 else 2)

    def standing(self, target: Target, value: Fraction | int | None) -> str:
        """The figure where `target` stands, with its unit; a dash when there is none, or none by kind."""
        return NOTHING if value is None or target.kind is Kind.DUTY else self.quantity(target, value)

    def period(self, span: Span) -> str:
        """A period by its name (2022年第2季度) or its months or weeks (2022年4—6月), else from day to day."""
        start, end = span.start, span.end
        every = span.every if isinstance(span, Period) and span.first_month == 1 else None
        if every is not None and every.months > 1:
            part = (start.month - 1) // every.months + 1
            key = f"half.{part}" if every is Every.HALF else every
            return self.of("period", key, year=start.year, part=part)
        if start.day == 1 and end == last_of_month(end):
            return self._run("month", (start.year, start.month), (end.year, end.month))
        if start.weekday() == 0 and day_after(end).weekday() == 0:
            return self._run("week", start.isocalendar()[:2], end.isocalendar()[:2])
        return self("period.span", start=day(start), end=day(end))

    def _run(self, name: str, first: tuple[int, int], last: tuple[int, int]) -> str:
        """The month or week of a year, or several of them in a row."""
        way = "" if first == last else ".run" if first[0] == last[0] else ".run.years"
        ends = {"year": first[0], "first": first[1], "last_year": last[0], "last": last[1]}
        return self.of("period", f"{name}{way}", **ends)

    # What the plan asks of a target, when, and of whom.

    def goal(self, target: Target, *, units: bool = True) -> str:
        """What is asked of `target` by its end, with the stretch if there is one; or all without `units`."""
        if target.kind in (Kind.MILESTONE, Kind.DUTY):
            return self.of("goal", target.kind)
        shown = partial(self.quantity, target) if units else figure
        if target.every is not None:
            asked = shown(target.at_least or Decimal(0))
            return self("goal.recurring", every=self.of("every", target.every), bound=asked)
        goal, bound = self.bound(target, units=units), target.bound
        if bound.keep:
            goal = self("goal.keep", goal=goal)
        if bound.baseline is not None:
            goal = self("goal.baseline", goal=goal, baseline=shown(bound.baseline))
        if bound.stretch is not None:
            is_alone = not (bound.is_set or target.goal_words)
            key = "goal.stretch.alone" if is_alone else "goal.stretch"
            goal = self(key, goal=goal, stretch=shown(bound.stretch))
        return goal

    def goal_now(self, verdict: Verdict, *, units: bool = True) -> str:
        """What is asked of a target, and where a rate is held to a checkpoint on its way, that too."""
        goal, bound = self.goal(verdict.target, units=units), verdict.facts.bound
        if bound == verdict.target.bound:
            return goal
        now = self.bound(replace(verdict.target, bound=bound), units=units)
        return self("goal.now", goal=goal, now=now)

    def bound(self, target: Target, *, units: bool = True) -> str:
        """The bound alone: ≥52台, ≤732人, 12–15%; where there is none, the goal in the plan's words."""
        bound, plainly = target.bound, self.figure if units else figure
        shown = partial(self.quantity, target) if units else figure
        if bound.between is not None:
            low, high = bound.between
            return self.with_unit(f"{plainly(low)}–{plainly(high)}", target.figure_unit if units else None)
        if bound.at_least is not None:
            return f"≥{shown(bound.at_least)}"
        if bound.at_most is not None:
            return f"≤{shown(bound.at_most)}"
        return safe(target.goal_words or "") or self("goal.none")

    def window(self, plan: Plan, target: Target) -> str:
        """From start to due: 2022-01-01 至 2022-12-31, 延期（原 2022-09-30）."""
        days, old = {"start": day(target.start), "due": day(target.due)}, first_due(plan, target)
        return self("page.window", **days) if old is None else self("page.extended", **days, old=day(old))

    def checkpoint(self, by: date, value: str, name: str | None) -> str:
        """A checkpoint: its day, the figure with its unit (of a stage none), its name where it has one."""
        if not (name and value):
            return f"{day(by)} {safe(name or '') or value}"
        return self("page.checkpoint-named", day=day(by), value=value, name=safe(name))

    def moved(self, revision: Revision) -> tuple[str, ...]:
        """The due date that a revision moves, and the periods that it excuses."""
        due, excused = revision.due, self.names(revision.excused)
        moved = (self("page.due-changed", old=day(due.old), new=day(due.new)),) if due else ()
        return (*moved, self("page.excused", periods=excused)) if excused else moved

    def profile(self, points: Iterable[ProfilePoint]) -> str:
        """The shares that even pace expects by days: 2022-06-30 60%；2022-09-30 80%."""
        return self.groups(f"{day(each.by)} {figure(each.share)}%" for each in points)

    def names(self, owners: Iterable[str]) -> str:
        """The names one after the other."""
        return self.list(map(safe, owners))

    def meta(self, fields: Meta) -> tuple[str, ...]:
        """The office's own fields, each behind its name."""
        return tuple(self("label.meta", name=safe(name), text=safe(text)) for name, text in fields)

    def leads(self, led: Target | Task, *, in_table: bool = False) -> str:
        """Who leads a target or task; several without an owner of its own share it (按分工)."""
        is_divided = len(led.lead) > 1 if isinstance(led, Task) else led.is_divided
        owners = self.names(led.lead if isinstance(led, Task) else led.owners)
        mark = "label.owner-mark.short" if in_table else "label.owner-mark"
        return self(mark, owners=owners) if is_divided else owners

    def titled(self, number: str | None, title: str) -> str:
        """A title with its number before it, when it has one."""
        return self("label.numbered", number=number, title=title) if number else title

    def named(self, title: str, name: str) -> str:
        """A title with its id: 新增加梯（lifts-added）."""
        return self("page.named", name=safe(title), id=safe(name))

    # States and lights.

    def state(self, verdict: Verdict) -> str:
        """The word for the state of `verdict`, as its target and cause ask for, with the stage reached."""
        variant, stage = state_variant(verdict), verdict.facts.stage
        key = f"{verdict.state}.{variant}" if variant else verdict.state
        state = self.of("state", key, number=len(verdict.facts.missed_occurrences))
        if stage is None or verdict.state is State.MET:
            return state
        return self("label.state-stage", state=state, stage=safe(stage))

    def conclusion(self, verdict: Verdict) -> str:
        """The shape of the light and the state: ▲ 进度滞后."""
        return f"{SHAPES[verdict.light]} {self.state(verdict)}"

    def light(self, light: Light) -> str:
        """The shape and the word of a light: ▲ 黄灯."""
        return f"{SHAPES[light]} {self.light_name(light)}"

    def light_name(self, light: str) -> str:
        """The word of a light without its shape: 黄灯."""
        return self.of("light", light)

    def lights(self, lights: Mapping[Light, int]) -> str:
        """How many of each light: 红 1 黄 3 绿 12 灰 2."""
        return self("between.lights").join(self._counted("short-light", lights))

    def lights_in_cell(self, lights: Mapping[Light, int]) -> str:
        """How many of each light that occurs, for a cell of a table: 红1 黄3."""
        found = {light: number for light, number in lights.items() if number}
        return " ".join(self._counted("short-light", found, in_cell=True))

    def states(self, states: Mapping[State, int], *, in_cell: bool = False) -> str:
        """How many targets are in each state that occurs: 已完成 3、进度滞后 1; closer in a cell."""
        found = {state: number for state, number in states.items() if number}
        return self.list(self._counted("state", found, in_cell=in_cell))

    def _counted(
        self, family: str, numbers: Mapping[State, int] | Mapping[Light, int], *, in_cell: bool = False
    ) -> Iterator[str]:
        key = "label.counted-in-cell" if in_cell else "label.counted"
        return (self(key, name=self.of(family, each), number=number) for each, number in numbers.items())

    def compared(self, verdict: Verdict) -> str:
        """A target's completion, pace and gap, as far as it has them; empty where it has none."""
        facts = verdict.facts
        parts = (
            facts.completion is not None
            and self("label.target-completion", completion=percent(facts.completion)),
            facts.expected is not None and self("label.expected", expected=percent(facts.expected)),
            facts.gap is not None and self("label.gap", gap=signed(facts.gap)),
        )
        return self.clauses(part for part in parts if part)

    def completion(self, group: "Group") -> str:
        """The completion of a group against what is due by now: 总完成率 44.2%  应达 45.9%  差距 -1.7  …."""
        if group.completion is None:
            return self("label.nothing-scored")
        parts = (
            self("label.completion", completion=percent(group.completion)),
            self("label.due-by-now", expected=percent(group.expected)),
            self("label.group-gap", gap=signed(group.gap)),
            self.caused_light(group),
            self("label.on-pace", number=group.on_pace, scored=group.scored),
        )
        return "  ".join(parts)

    def counts(self, group: "Group") -> str:
        """How many targets, how many of the scored with a figure, how many of each light and state."""
        number, reported = group.total, f"{group.reported}/{group.scored}"
        texts = [self("label.counts", number=number, reported=reported)]
        for light, count in group.lights.items():
            states = {state: number for state, number in group.states.items() if state.light is light}
            counted = self("label.counted", name=self.of("short-light", light), number=count)
            texts.append(self("label.meta", name=counted, text=self.states(states)) if count else counted)
        return self.groups(texts)

    def on_pace(self, group: "Group") -> str:
        """How many of the scored targets are on pace: 44/55（80.0%）; a dash where none is scored."""
        if not group.scored:
            return NOTHING
        share = percent(Fraction(group.on_pace, group.scored))
        return self("label.counted-share", number=group.on_pace, all=group.scored, share=share)

    def caused_light(self, group: "Group", *, in_cell: bool = False) -> str:
        """The light of a group with its cause: ■ 红灯（因 5 项红灯）; closer in a cell: ■ 红灯 5."""
        light, cause = self.light(group.light), self.light_cause(group, in_cell=in_cell)
        return self("label.caused-light" + ".cell" * in_cell, light=light, cause=cause) if cause else light

    def light_cause(self, group: "Group", *, in_cell: bool = False) -> str:
        """What makes the light of a group yellow or red: 因 5 项红灯; empty where it is neither."""
        if group.light not in (Light.RED, Light.YELLOW):
            return ""
        number, cell = group.lights[group.light], ".cell" * in_cell
        if not number:
            return self("label.cause-unreported" + cell, number=group.unreported)
        return self("label.cause-light" + cell, number=number, light=self.light_name(group.light))

    # Entries.

    def entry_figure(self, entry: "Entry") -> str:
        """What an entry gives: +3, =41, done, a stage, or words."""
        given = entry.given
        if given.value is not None:
            return f"={plain(given.value)}"
        if given.add is not None:
            return f"{'+' if given.add >= 0 else ''}{plain(given.add)}"
        if given.done is None and given.reached is not None:
            return self("explain.entry.stage")
        key = {True: "goal.milestone", False: "explain.entry.undone", None: "explain.entry.words"}[given.done]
        return self(key)

    def remarks(self, entry: "Entry") -> tuple[str, ...]:
        """The words of an entry: stage, note, problem, next, evidence, own light, and who reported."""
        said = {
            "page.reached": safe(entry.given.reached or ""),
            "page.note": safe(entry.note or ""),
            "page.problem": safe(entry.problem or ""),
            "page.next": safe(entry.next or ""),
            "page.evidence": self.names(entry.evidence),
            "page.own-light": self.light_name(entry.given.light) if entry.given.light else "",
            "page.by": safe(entry.by or ""),
            "page.unit": safe(entry.unit or ""),
        }
        return tuple(self(key, text=text) for key, text in said.items() if text)


def _stands_at(key: str) -> str:
    """The key whose text is that of `key`: its own, or that of the nearest family behind its own."""
    family, _, name = key.partition(".")
    while f"{family}.{name}" not in TEXTS and family in BEHIND:
        family = BEHIND[family]
    return f"{family}.{name}"


class _Params(dict[str, object]):
    def __getitem__(self, name: str) -> object:
        found = self.get(name, "…")
        return _Number(found) if type(found) is int else found


class _Labels(dict[str, str]):
    def __getitem__(self, name: str) -> str:
        return _Label(safe(self.get(name, "")))


class _Label(str):
    """The office's own word, or an empty one, whose format is our word."""

    __slots__ = ()

    def __format__(self, ours: str) -> str:
        return str(self) or ours


class _Number(int):
    """A number whose format is the forms for one and for any other: `day|days`."""

    def __format__(self, forms: str) -> str:
        one, bar, other = forms.partition("|")
        return super().__format__(forms) if not bar else one if abs(self) == 1 else other


def _singular(unit: str) -> str:
    """An English unit as it stands behind 1: 1 lift."""
    return next((re.sub(end, one, unit) for end, one in _PLURALS if re.search(end, unit)), unit)


def state_variant(verdict: Verdict) -> str | None:
    """Which variant of its state's word a verdict takes, such as late or beyond; None for the plain word."""
    target, bound = verdict.target, verdict.target.bound
    is_rate = target.kind is Kind.RATE and verdict.cause is not Cause.OWN_LIGHT
    has_missed = bool(verdict.facts.missed_occurrences)
    applies = {
        State.MET: {"late": verdict.is_met_late, "beyond": verdict.is_beyond},
        State.BREACHED: {"between": bound.between is not None, "keep": bound.keep},
        State.OUTSIDE: {"keep": bound.keep},
        State.OVERDUE: {"rate": target.kind is Kind.RATE, "recurring": has_missed},
        State.AT_RISK: {"rate": is_rate},
        State.BEHIND: {"rate": is_rate, "fell-back": verdict.cause is Cause.FELL_BACK},
    }
    return next((name for name, holds in applies.get(verdict.state, {}).items() if holds), None)


def first_due(plan: Plan, target: Target) -> date | None:
    """The due date before revisions moved it; None where none did."""
    changes = sorted(plan.due_changes(target), key=lambda change: change[0].date)
    return changes[0][1].old if changes else None


# What is the same in every language.


def points(value: Fraction) -> str:
    """Percentage points with one decimal, or with more where they are of figures that have more: 34.6."""
    return f"{rounded(value, max(1, places(value))):f}"


def percent(share: Fraction | None) -> str:
    """A share (1 is 100 %) as 34.6%; a dash when it is unknown."""
    return NOTHING if share is None else f"{printed_points(share):f}%"


def signed(gap: Fraction | None) -> str:
    """Percentage points with their sign: -15.4, +3.0; a dash when they are unknown."""
    if gap is None:
        return NOTHING
    return f"+{points(gap)}" if gap > 0 else points(gap)


def figure(value: Fraction | Decimal | int) -> str:
    """A figure in decimal without exponent: 6.33."""
    return plain(value if isinstance(value, Fraction) else Fraction(value))


def grouped(value: Fraction | Decimal | int) -> str:
    """A figure as people read it, its thousands apart: 1,200."""
    return f"{Decimal(figure(value)):,f}"


def day(value: date | None) -> str:
    """A day as 2022-06-30; a dash when there is none."""
    return NOTHING if value is None else value.isoformat()


def bar(done: Fraction | None, wanted: Fraction | None) -> str:
    """A bar of ten cells for the completion, with a stroke where the pace is; empty when unknown."""
    if done is None:
        return ""
    full = _tenths(done)
    blocks = "█" * full + "░" * (_BAR - full)
    mark = None if wanted is None else _tenths(wanted)
    return blocks if mark is None else f"{blocks[:mark]}|{blocks[mark:]}"


def _tenths(share: Fraction) -> int:
    """Of ten cells, how many `share` fills: none only for nothing, all only for everything."""
    if share <= 0 or share >= 1:
        return 0 if share <= 0 else _BAR
    return max(1, min(_BAR - 1, int(rounded(_BAR * share, 0))))


def place_of(entry: "Entry") -> str:
    """Where an entry stands, as file:line."""
    return f"{safe(entry.file)}:{entry.line}"


def term_rows(definitions: Iterable[Definition]) -> tuple[tuple[str, str], ...]:
    """Each definition behind its footnote mark, its items numbered; each in a row of its own."""
    rows = ((each.term, number, text) for each in definitions for number, text in meaning_rows(each))
    return tuple((f"[^{safe(term)}]", f"{number} {text}".lstrip()) for term, number, text in rows)


def meaning_rows(definition: Definition) -> tuple[tuple[str, str], ...]:
    """The text of a definition, without a label, and its items behind their numbers."""
    text = [("", safe(definition.text))] if definition.text else []
    return (*text, *((f"{number}.", safe(item)) for number, item in enumerate(definition.items, start=1)))
