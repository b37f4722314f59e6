"""Phrases that every view says alike: figures, periods, goals, owners, states, lights and entries."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from workplan.core.calendar import Every, Span, period_of
from workplan.core.figures import plain, rounded
from workplan.core.log import Entry
from workplan.core.plan import Definition, Kind, Plan, Target, Task
from workplan.core.status import Group
from workplan.core.verdict import Cause, Light, State, Verdict
from workplan.views.text import safe
from workplan.views.words import Words

NOTHING = "—"
IN_TABLES = "label.owner-mark.short"
SHAPES: Mapping[str, str] = {"red": "■", "yellow": "▲", "green": "●", "grey": "○"}
_BAR = 10

# Figures and days.


def points(value: Fraction) -> str:
    """Percentage points with one decimal, rounded half up: 34.6."""
    return f"{rounded(value, 1):f}"


def percent(share: Fraction | None) -> str:
    """A share (1 is 100 %) as 34.6%; a dash when it is unknown."""
    return NOTHING if share is None else f"{points(100 * share)}%"


def signed(gap: Fraction | None) -> str:
    """Percentage points with their sign: -15.4, +3.0; a dash when they are unknown."""
    if gap is None:
        return NOTHING
    return f"+{points(gap)}" if rounded(gap, 1) > 0 else points(gap)


def figure(value: Fraction | Decimal | int) -> str:
    """A figure in decimal without exponent: 6.33."""
    return plain(value if isinstance(value, Fraction) else Fraction(value))


def with_unit(shown: str, unit: str | None, words: Words) -> str:
    """A figure, or a range of figures, behind which stands its unit: 18台, 2.5 km, 12–15%."""
    if not unit or unit == "%":
        return f"{shown}{unit or ''}"
    return (
        f"{shown} {safe(unit)}"
        if unit[0].isascii()
        else words("quantity.unit", figure=shown, unit=safe(unit))
    )


def quantity(target: Target, value: Fraction | Decimal | int, words: Words) -> str:
    """A figure of `target` with its unit: 18台, 15%."""
    return with_unit(figure(value), target.figure_unit, words)


def standing(target: Target, value: Fraction | int | None, words: Words) -> str:
    """The figure where `target` stands, with its unit; a dash when there is none, or none by kind."""
    return NOTHING if value is None or target.kind is Kind.DUTY else quantity(target, value, words)


def day(value: date | None) -> str:
    """A day as 2022-06-30; a dash when there is none."""
    return NOTHING if value is None else value.isoformat()


def period(span: Span, words: Words) -> str:
    """A period by its name in the calendar (2022-06, 2022年第2季度), else from day to day."""
    every = next((every for every in Every if period_of(span.start, every) == span), None)
    start = span.start
    if every is None or every is Every.WEEK:
        return words("period.span", start=day(start), end=day(span.end))
    if every is Every.MONTH:
        return f"{start:%Y-%m}"
    part = (start.month - 1) // every.months + 1
    if every is Every.HALF:
        return words("period.half.1" if part == 1 else "period.half.2", year=start.year)
    return words.of("period", every, year=start.year, part=part)


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


# What the plan asks of a target, when, and of whom.


def goal_words(target: Target, words: Words, *, units: bool = True) -> str:
    """What is asked of `target` by its end, with the stretch where there is one; or all without `units`."""
    if target.kind in (Kind.MILESTONE, Kind.DUTY):
        return words.of("goal", target.kind)
    shown = _figures_of(target, words, units=units)
    if target.every is not None:
        asked = shown(target.at_least or Decimal(0))
        return words("goal.recurring", every=words.of("every", target.every), bound=asked)
    goal, bound = bound_words(target, words, units=units), target.bound
    if bound.baseline is not None:
        goal = words("goal.baseline", goal=goal, baseline=shown(bound.baseline))
    if bound.stretch is not None:
        goal = words("goal.stretch", goal=goal, stretch=shown(bound.stretch))
    return goal


def bound_words(target: Target, words: Words, *, units: bool = True) -> str:
    """The bound alone: ≥52台, ≤732人, 12–15%."""
    bound, shown = target.bound, _figures_of(target, words, units=units)
    if bound.between is not None:
        low, high = bound.between
        return f"{figure(low)}–{shown(high)}"
    if bound.at_least is not None:
        return f"≥{shown(bound.at_least)}"
    return words("goal.none") if bound.at_most is None else f"≤{shown(bound.at_most)}"


def _figures_of(target: Target, words: Words, *, units: bool) -> Callable[[Decimal], str]:
    return (lambda value: quantity(target, value, words)) if units else figure


def window_words(plan: Plan, target: Target, words: Words) -> str:
    """From start to due: 2022-01-01 至 2022-12-31, 延期（原 2022-09-30）."""
    days, old = {"start": day(target.start), "due": day(target.due)}, first_due(plan, target)
    return words("page.window", **days) if old is None else words("page.extended", **days, old=day(old))


def first_due(plan: Plan, target: Target) -> date | None:
    """The due date before revisions moved it; None where none did."""
    changes = sorted(plan.due_changes(target), key=lambda change: change[0].date)
    return changes[0][1].old if changes else None


def checkpoint_words(by: date, value: str, name: str | None, words: Words) -> str:
    """A checkpoint: its day, the figure with its unit, and its name where it has one."""
    return (
        words("page.checkpoint-named", day=day(by), value=value, name=safe(name))
        if name
        else f"{day(by)} {value}"
    )


def names(owners: Iterable[str], words: Words) -> str:
    """The names one after the other."""
    return words.list(safe(owner) for owner in owners)


def leads_of_target(target: Target, words: Words, mark: str = "label.owner-mark") -> str:
    """Who leads a target; several without an owner of its own lead it by division of labour (按分工)."""
    owners = names(target.owners, words)
    return words(mark, owners=owners) if target.is_divided else owners


def leads_of_task(task: Task, words: Words, mark: str = "label.owner-mark") -> str:
    """Who leads a task; several lead it by division of labour (按分工)."""
    owners = names(task.lead, words)
    return words(mark, owners=owners) if len(task.lead) > 1 else owners


def titled_id(title: str, name: str, words: Words) -> str:
    """A title with its id: 新增加梯（lifts-added）."""
    return words("page.named", name=safe(title), id=safe(name))


# States and lights.


def state_word(verdict: Verdict, words: Words) -> str:
    """The word for the state of `verdict`, in the variant that its target and cause ask for."""
    missed = len(verdict.facts.missed_occurrences)
    if verdict.state is State.OVERDUE and verdict.target.kind is Kind.RECURRING and missed:
        return words("state.overdue.recurring", number=missed)
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


def conclusion(verdict: Verdict, words: Words) -> str:
    """The light and the state: ▲ 黄灯 进度滞后."""
    return f"{light_word(verdict.light, words)} {state_word(verdict, words)}"


def light_word(light: Light, words: Words) -> str:
    """The shape and the word of a light: ▲ 黄灯."""
    return f"{SHAPES[light]} {light_name(light, words)}"


def light_name(light: str, words: Words) -> str:
    """The word of a light without its shape: 黄灯."""
    return words.of("light", light)


def light_counts(lights: Mapping[Light, int], words: Words) -> str:
    """How many of each light: 红 1 黄 3 绿 12 灰 2."""
    named = ((words.of("short-light", light), number) for light, number in lights.items())
    return words("between.lights").join(_counted(named, "label.counted", words))


def lights_in_cell(lights: Mapping[Light, int], words: Words) -> str:
    """How many of each light that occurs, for a cell of a table: 红1 黄3."""
    named = ((words.of("short-light", light), number) for light, number in lights.items() if number)
    return " ".join(_counted(named, "label.counted-in-cell", words))


def state_counts(states: Mapping[State, int], words: Words, key: str = "label.counted") -> str:
    """How many targets are in each state that occurs: 已完成 3、进度滞后 1."""
    named = ((words.of("state", state), number) for state, number in states.items() if number)
    return words.list(_counted(named, key, words))


def states_in_cell(states: Mapping[State, int], words: Words) -> str:
    """The same for a cell of a table: 已完成3、进度滞后1."""
    return state_counts(states, words, "label.counted-in-cell")


def _counted(named: Iterable[tuple[str, int]], key: str, words: Words) -> Iterator[str]:
    return (words(key, name=name, number=number) for name, number in named)


def compared(verdict: Verdict, words: Words) -> str:
    """A target's completion, pace and gap, as far as it has them; empty where it has none."""
    facts = verdict.facts
    parts = (
        facts.completion is not None
        and words("label.target-completion", completion=percent(facts.completion)),
        facts.expected is not None and words("label.expected", expected=percent(facts.expected)),
        facts.gap is not None and words("label.gap", gap=signed(facts.gap)),
    )
    return words.clauses(part for part in parts if part)


def completion_text(group: Group, words: Words) -> str:
    """The completion of a group against its pace: 总完成率 44.2%，序时进度 45.9%，…."""
    if group.completion is None:
        return words("label.nothing-scored")
    parts = (
        words("label.completion", completion=percent(group.completion)),
        words("label.expected", expected=percent(group.expected)),
        words("label.gap", gap=signed(group.gap)),
        light_word(group.light, words),
    )
    return words.clauses(parts)


# Entries.


def entry_figure(entry: Entry, words: Words) -> str:
    """What an entry gives: +3, =41, done, or words."""
    given = entry.given
    if given.value is not None:
        return f"={plain(given.value)}"
    if given.add is not None:
        return f"{'+' if given.add >= 0 else ''}{plain(given.add)}"
    key = {True: "goal.milestone", False: "explain.entry.undone", None: "explain.entry.words"}[given.done]
    return words(key)


def remarks(entry: Entry, words: Words) -> list[str]:
    """The words of an entry: note, problem, next, evidence, own light, and who reported."""
    said = {
        "page.note": safe(entry.note or ""),
        "page.problem": safe(entry.problem or ""),
        "page.next": safe(entry.next or ""),
        "page.evidence": names(entry.evidence, words),
        "page.own-light": light_name(entry.given.light, words) if entry.given.light else "",
        "page.by": safe(entry.by or ""),
    }
    return [words(key, text=text) for key, text in said.items() if text]


def place_of(entry: Entry) -> str:
    """Where an entry stands, as file:line."""
    return f"{safe(entry.file)}:{entry.line}"


# Terms.


def term_rows(definitions: Iterable[Definition]) -> tuple[tuple[str, str], ...]:
    """Each definition behind its footnote mark, its items numbered; each in a row of its own."""
    rows = ((each.term, number, text) for each in definitions for number, text in meaning_rows(each))
    return tuple((f"[^{safe(term)}]", f"{number} {text}".lstrip()) for term, number, text in rows)


def meaning_rows(definition: Definition) -> tuple[tuple[str, str], ...]:
    """The text of a definition, without a label, and its items behind their numbers."""
    text = [("", safe(definition.text))] if definition.text else []
    return (*text, *((f"{number}.", safe(item)) for number, item in enumerate(definition.items, start=1)))
