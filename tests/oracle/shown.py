"""Figures as the JSON shows them, and what is missing (docs/verdicts.md, 6.1)."""

from fractions import Fraction
from math import ceil

from .figures import bound_of, completion, has_goal, standing, total
from .paces import expected, gap_points, judged_on
from .reading import Data, Target
from .states import light_of, missed_checkpoints, state


def rounded(value: Fraction, places: int) -> str:
    """5.1 "figures are rounded half up, in decimal"; a half of a negative figure goes away from zero."""
    units = int(abs(value) * 10**places + Fraction(1, 2))
    digits = str(units).zfill(places + 1)
    sign = "-" if value < 0 and units else ""
    return sign + digits[:-places] + "." + digits[-places:] if places else sign + digits


def share(value: Fraction | None) -> str | None:
    """6.1 "shares are percentages with one decimal (`"34.6"`), unknown is `null`"."""
    return None if value is None else rounded(value * 100, 1)


def figure(value: Fraction | None) -> str | None:
    """6.1 "Figures are JSON strings in decimal (`"6.33"`; one that does not end: two decimals)"."""
    # Choice: without trailing zeros where it ends, also if it was typed with some.
    if value is None:
        return None
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return rounded(value, 2)
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return rounded(value, places)


def target_json(t: Target) -> Data:
    gap = gap_points(t)
    judged = judged_on(t)
    return {
        "id": t.id, "task": t.task, "section": t.section, "name": t.raw["name"], "kind": t.kind,
        "unit": t.raw.get("unit", "%" if t.kind == "rate" else None), "owners": t.owners,
        "bound": bound_json(t), "value": figure(standing(t)), "month": figure(added_this_month(t)),
        "completion": share(completion(t)), "expected": share(expected(t)),
        "gap": None if gap is None else rounded(gap, 1), "judged_on": judged.isoformat() if judged else None,
        "missing": figure(missing(t)), "remaining": figure(remaining(t)), "state": state(t),
        "light": light_of(state(t)), "due": t.due.isoformat(), "last_report": last_report(t),
    }  # fmt: skip


def bound_json(t: Target) -> Data | None:
    """6.1 "`between` is a list of two"; a recurring target's `at_least` has "default 1" (3.1)."""
    # Choice: null without a bound; without `stretch` and `baseline`.
    if t.kind == "recurring":
        return {"at_least": figure(t.figure("at_least") or Fraction(1))}
    if t.between:
        return {"between": [figure(each) for each in t.between]}
    key = "at_least" if "at_least" in t.raw else "at_most"
    return {key: figure(t.figure(key))} if key in t.raw else None


def added_this_month(t: Target) -> Fraction | None:
    """6 "本月 (added in the as-of month)": of a count or recurring target with data, the total now less
    the total at the end of the month before (choice: null for the other kinds)."""
    if t.kind not in ("count", "recurring") or standing(t) is None:
        return None
    told = [r for r in t.reports if r.is_figure]
    return total(told) - total([r for r in told if r.date < t.as_of.replace(day=1)])


def remaining(t: Target) -> Fraction | None:
    """6.1 "`missing` and `remaining` are null without a goal or figure, `"0"` when nothing lacks"."""
    # Choice: a milestone has no bound, thus no goal in this sense; a rate's at_least is a goal.
    value = standing(t)
    if value is None or not has_goal(t):
        return None
    return lack(t, bound_of(t), value)


def lack(t: Target, wanted: Fraction, value: Fraction) -> Fraction:
    return max(Fraction(0), wanted - value if "at_least" in t.raw else value - wanted)


def missing(t: Target) -> Fraction | None:
    """5.5 "what is missing in units (to the pace, or to the missed checkpoint; from due on, to the
    bound; rounded up to the bound's decimals)"."""
    # Choice: to the last missed checkpoint where there is one, whatever the state; a rate: to its bound.
    value = standing(t)
    if value is None or not has_goal(t):
        return None
    missed, due = missed_checkpoints(t), expected(t)
    base = t.figure("baseline") or Fraction(0)
    wanted = value if due is None else base + due * (bound_of(t) - base)
    if missed:
        wanted = missed[-1].value
    if t.as_of >= t.due or t.kind == "rate":
        wanted = bound_of(t)
    return rounded_up(t, lack(t, wanted, value))


def rounded_up(t: Target, value: Fraction) -> Fraction:
    text: str = t.raw["at_least"] if "at_least" in t.raw else t.raw["at_most"]
    scale = 10 ** len(text.removesuffix("%").partition(".")[2])
    return Fraction(ceil(value * scale), scale)


def last_report(t: Target) -> Data | None:
    """5.5 "the place of the last report": the last entry of any kind in the order of section 4."""
    if not t.reports:
        return None
    last = t.reports[-1]
    return {"date": last.date.isoformat(), "file": last.file, "line": last.line}
