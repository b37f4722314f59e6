"""Figures as the JSON shows them, and what is missing (docs/verdicts.md, docs/json.md)."""

from decimal import Decimal
from fractions import Fraction
from math import ceil

from . import figures, states
from .paces import judged_on
from .periods import Period, name_of
from .reading import Data, Target
from .rhythm import further_periods, reporting_periods


def rounded(value: Fraction, places: int) -> str:
    """5.1 "figures are rounded half up, in decimal"; a half of a negative figure goes away from zero."""
    units = int(abs(value) * 10**places + Fraction(1, 2))
    digits = str(units).zfill(places + 1)
    sign = "-" if value < 0 and units else ""
    return sign + digits[:-places] + "." + digits[-places:] if places else sign + digits


def share(value: Fraction | None) -> str | None:
    """6.1 "shares are percentages with one decimal (`"34.6"`), unknown is `null`"; 5.1 "what has not reached
    100 % never prints as 100.0 (99.9 instead)"."""
    if value is None:
        return None
    return "99.9" if value < 1 and rounded(value * 100, 1) == "100.0" else rounded(value * 100, 1)


def difference(done: Fraction | None, due: Fraction | None) -> str | None:
    """5.2 "The gap is completion − expected, in percentage points"; 5.1 "a printed subtraction is of the printed
    figures, so that it is right as it stands"."""
    if done is None or due is None:
        return None
    return str(Decimal(share(done) or "") - Decimal(share(due) or ""))


def figure(value: Fraction | None) -> str | None:
    """6.1 "Figures are JSON strings in decimal (`"6.33"`; one that does not end: two decimals)"."""
    # Choice: without trailing zeros where it ends, also if it was typed with some.
    if value is None:
        return None
    places = _ending(value)
    return rounded(value, 2 if places is None else places)


def _ending(value: Fraction) -> int | None:
    """How many decimals it has; None where it does not end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    places = 0
    while rest == 1 and (value * 10**places).denominator != 1:
        places += 1
    return places if rest == 1 else None


def _decimals(value: Fraction) -> int:
    """As it is shown."""
    places = _ending(value)
    return 2 if places is None else places


def target_json(t: Target) -> Data:
    judged, period = judged_on(t), this_period(t)
    return {
        "id": t.id, "task": t.task, "section": t.section, "name": t.raw["name"], "kind": t.kind,
        "unit": t.raw.get("unit", "%" if t.kind == "rate" else None), "owners": t.owners,
        "bound": bound_json(t), "value": figure(figures.standing(t)),
        "period": {"name": name_of(period, t.first_month), "added": figure(added(t, period))},
        "completion": share(figures.completion(t)), "expected": share(states.expected(t)), "gap": gap(t),
        "judged_on": judged.isoformat() if judged else None, "missing": figure(missing(t)),
        "remaining": figure(remaining(t)), "state": states.state(t), "light": states.light_of(states.state(t)),
        "own_light": states.deciding_light(t) is not None, "due": t.due.isoformat(), "last_report": last_report(t),
    }  # fmt: skip


def bound_json(t: Target) -> Data | None:
    """6.1 "`between` is a list of two"; a recurring target's `at_least` has "default 1" (3.1)."""
    # Choice: null without a bound; without `stretch`, `baseline` and `keep`.
    if t.kind == "recurring":
        return {"at_least": figure(t.figure("at_least") or Fraction(1))}
    if t.between:
        return {"between": [figure(each) for each in t.between]}
    key = "at_least" if "at_least" in t.raw else "at_most"
    return {key: figure(t.figure(key))} if key in t.raw else None


def all_periods(t: Target) -> list[Period]:
    """3.2 "Only what is overdue and can still be met has further reporting periods after the period that
    holds its due date"."""
    further = states.computed_state(t) == "overdue" and states.can_still_be_met(t)
    return reporting_periods(t) + (further_periods(t) if further else [])


def this_period(t: Target) -> Period:
    """2 "*this* period is the last one of a target that has ended by the as-of date (its last day counts),
    before that its first"."""
    ended = [each for each in all_periods(t) if each[1] <= t.as_of]
    return ended[-1] if ended else all_periods(t)[0]


def added(t: Target, period: Period) -> Fraction | None:
    """6.1 "`added` is null without a figure in the period, and for other kinds than count and recurring"."""
    told = any(period[0] <= r.date <= period[1] for r in t.told)
    return figures.added_in(t, period) if told and t.kind in ("count", "recurring") else None


def gap(t: Target) -> str | None:
    """5.2 "For a `rate` it is, on every day, value − bound (`at_most`: bound − value; `between`: minus the
    distance outside it)"; 3.1 "with the decimals of figure or bound, whichever are more"."""
    # Choice: at least one decimal, as of every gap, and as of every figure no zeros at the end.
    if t.kind != "rate":
        return None if t.kind == "recurring" else difference(figures.completion(t), states.expected(t))
    value = figures.standing(t)
    if value is None or not figures.is_bounded(t):
        return None
    bounds = t.between or [figures.bound_in_force(t)]
    inside = [value - bounds[0]] if "at_least" in t.raw else [bounds[-1] - value]
    if t.between:
        inside = [Fraction(0), value - bounds[0], bounds[1] - value]
    return rounded(min(inside), max(1, _decimals(min(inside))))


def remaining(t: Target) -> Fraction | None:
    """6.1 "`missing` and `remaining` are null without a goal or figure, `"0"` when nothing lacks"."""
    # Choice: a milestone has no bound, thus no goal in this sense; a rate's at_least is a goal, its own.
    value = figures.standing(t)
    if value is None or not figures.has_goal(t):
        return None
    return rounded_up(figures.lack(t, figures.bound_of(t), value), figures.bound_of(t), value)


def missing(t: Target) -> Fraction | None:
    """5.5 "what is missing in units (to the pace, or to a missed checkpoint that asks for more; from due on, to
    the bound …; of a level that fell back, to its goal; for a rate to the bound in force, in points; null for
    a milestone or recurring; rounded up to the decimals of the bound or of the figure, whichever are more)"."""
    value = figures.standing(t)
    if value is None or not figures.has_goal(t):
        return None
    bound, due = figures.bound_in_force(t), states.expected(t)
    if t.kind == "rate" or t.as_of >= t.due or states.has_fallen_back(t):
        return rounded_up(figures.lack(t, bound, value), bound, value)
    to_pace = Fraction(0) if due is None else figures.lack(t, figures.value_at(t, due), value)
    return rounded_up(max(to_pace, states.lack_of_missed(t)), bound, value)


def rounded_up(value: Fraction, *beside: Fraction) -> Fraction:
    scale = 10 ** max(map(_decimals, beside))
    return Fraction(ceil(value * scale), scale)


def last_report(t: Target) -> Data | None:
    """5.5 "the place of the last report": the last entry of any kind in the order of section 4."""
    if not t.reports:
        return None
    last = t.reports[-1]
    return {"date": last.date.isoformat(), "file": last.file, "line": last.line}
