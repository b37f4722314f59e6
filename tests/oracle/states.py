"""The state and light of one target (docs/verdicts.md)."""

from collections.abc import Callable
from fractions import Fraction

from .figures import (
    bound_of,
    completion,
    figures,
    has_final_figure,
    has_goal,
    is_bounded,
    is_day_late,
    is_due_soon,
    is_late,
    is_limit,
    is_period_met,
    late_periods,
    missed_periods,
    per_cent,
    reached,
    recurring_periods,
    standing,
    total,
    within,
)
from .paces import expected, has_pace, pace, periods_over
from .reading import Checkpoint, Target

STATES = (
    "cancelled", "suspended", "no_target", "breached", "met", "overdue", "not_started", "at_risk", "behind",
    "outside", "due_soon", "no_data", "in_progress", "on_track",
)  # fmt: skip
LIGHTS = {
    "breached": "red", "overdue": "red", "at_risk": "red", "behind": "yellow", "outside": "yellow",
    "due_soon": "yellow", "met": "green", "on_track": "green",
}  # all others are grey  # fmt: skip


def is_behind_even(t: Target, setting: str) -> bool:
    """5.3 "behind even pace by more than …"; "`pace.rule: points` compares expected − completion in
    percentage points; `rule: ratio` compares completion ÷ expected (…; with nothing expected yet it is
    on track). Without a figure neither is compared"."""
    if not has_pace(t) or pace(t) != "even":
        return False
    done, due = completion(t), expected(t)
    if done is None or due is None:
        return False
    if t.settings["rule"] == "ratio":
        return due > 0 and bool(done / due * 100 < t.settings[setting])
    return bool((due - done) * 100 > t.settings[setting])


def missed_checkpoints(t: Target) -> list[Checkpoint]:
    """5.3 "a checkpoint missed, by the standing figure or for want of one", once it is late."""
    if not has_pace(t):
        return []
    value, late = standing(t), [c for c in t.checkpoints if is_day_late(t, c.by)]
    return [c for c in late if value is None or reached(t, value) < reached(t, c.value)]


def is_rate_below(t: Target, by: Fraction) -> bool:
    """5.3 "rate with `at_least`: more than `rate_red` points below it"; "rate below its `at_least`" (by
    0)."""
    value = standing(t)
    return t.kind == "rate" and "at_least" in t.raw and value is not None and bound_of(t) - value > by


def is_rate_negative(t: Target) -> bool:
    """5.3 "or negative where it is positive"."""
    value = standing(t)
    return t.kind == "rate" and "at_least" in t.raw and value is not None and value < 0 < bound_of(t)


def is_waiting_for_final(t: Target) -> bool:
    """5.3 "a rate or limit that stands within its bound without a final figure"."""
    value = standing(t)
    standing_well = value is not None and within(t, value)
    return (t.kind == "rate" or is_limit(t)) and standing_well and not has_final_figure(t)


def has_short_total(t: Target) -> bool:
    """5.3 "A count's or milestone's total dated on or after due that fell short stays so until the goal
    is reached"; "a final `value`": `value` says so, neither `add` nor `done: false` does."""
    # Choice: any `value` dated on or after due, also one on a later day than a first `add` on or after due.
    short = False
    for n, each in enumerate(figures(t), 1):
        now = (per_cent if t.kind == "milestone" else total)(figures(t)[:n])
        if each.value is not None and each.date >= t.due:
            short = True
        if now >= bound_of(t):
            short = False
    return short


def _no_target(t: Target) -> bool:
    """5.3 "count, level or rate without a bound"."""
    return t.kind in ("count", "level", "rate") and not is_bounded(t)


def _breached(t: Target) -> bool:
    """5.3 "a count whose standing total is above its limit, on any day; a level's or rate's final
    figure outside its limit"."""
    # Choice: "on any day" is any as-of day; a total that was corrected back below the limit is no breach.
    value = standing(t)
    if not is_limit(t) or value is None or within(t, value):
        return False
    return t.kind == "count" or has_final_figure(t)


def _met(t: Target) -> bool:
    """5.3 "count, level: the goal is reached. milestone: done. recurring: the window closed and every
    period met. rate: `at_least` reached by a final figure. Limits: kept by a final figure, or, once
    late, by a count that was ever reported"."""
    value = standing(t)
    if t.kind == "duty" or value is None:
        return False
    if t.kind == "recurring":  # Choice: the window is closed on its last day, which an as-of day takes in.
        return t.as_of >= t.due and all(is_period_met(t, each) for each in recurring_periods(t))
    if t.kind == "milestone":
        return value >= 100
    if t.kind == "rate" or is_limit(t):
        return within(t, value) and (has_final_figure(t) or (t.kind == "count" and is_late(t)))
    return within(t, value)


def _overdue(t: Target) -> bool:
    """5.3 "late and not met, reported or never; or past due with a final `value` that falls short.
    Never a duty, nor a rate or limit that stands within its bound without a final figure"."""
    # Choice: past due is from the day after due.
    if t.kind == "duty" or is_waiting_for_final(t):
        return False
    if is_late(t):
        return True
    if t.as_of <= t.due:
        return False
    if t.kind in ("count", "milestone"):
        return not is_limit(t) and has_short_total(t)
    value = standing(t)
    return t.kind in ("level", "rate") and value is not None and has_final_figure(t) and not within(t, value)


def _at_risk(t: Target) -> bool:
    """5.3 "behind even pace by more than `red`; behind even pace by more than `yellow` or a checkpoint
    missed, and due soon; rate …; recurring: the last two late periods missed"."""
    late, missed = late_periods(t), missed_periods(t)
    slow = is_behind_even(t, "yellow") or bool(missed_checkpoints(t))
    return (
        is_behind_even(t, "red")
        or (slow and is_due_soon(t))
        or is_rate_below(t, t.settings["rate_red"])
        or is_rate_negative(t)
        or (len(late) > 1 and late[-1] in missed and late[-2] in missed)
    )


def _behind(t: Target) -> bool:
    """5.3 "behind even pace by more than `yellow`; a checkpoint missed …; rate below its `at_least`;
    recurring: a period missed"."""
    slow = is_behind_even(t, "yellow") or bool(missed_checkpoints(t))
    return slow or is_rate_below(t, Fraction(0)) or bool(missed_periods(t))


def _outside(t: Target) -> bool:
    """5.3 "a level or rate now outside its limit"."""
    value = standing(t)
    return t.kind in ("level", "rate") and is_limit(t) and value is not None and not within(t, value)


def _due_soon(t: Target) -> bool:
    """5.3 "a milestone, or a goal with `pace: end` or without any figure: not met, due soon"."""
    # Choice: a rate's at_least is a goal (2), so a rate without any figure is due soon; recurring is none.
    at_end = has_pace(t) and pace(t) == "end"
    waiting = t.kind == "milestone" or (has_goal(t) and (at_end or standing(t) is None))
    return waiting and is_due_soon(t)


def _no_data(t: Target) -> bool:
    """5.3 "no figure yet (milestone, recurring: no entry; duty: nothing reported in the last period
    whose grace is over, or since); a rate or limit within its bound that is late without a final
    figure"."""
    # Choice: a duty before any grace is over is without data until its first report.
    if t.kind == "duty":
        over = periods_over(t)
        return not any(not over or r.date >= over[-1][0] for r in t.reports)
    return standing(t) is None or (is_late(t) and is_waiting_for_final(t))


RULES: tuple[tuple[str, Callable[[Target], bool]], ...] = (
    ("cancelled", lambda t: t.raw.get("state") == "cancelled"),
    ("suspended", lambda t: t.raw.get("state") == "suspended"),
    ("no_target", _no_target),
    ("breached", _breached),
    ("met", _met),
    ("overdue", _overdue),
    ("not_started", lambda t: t.as_of < t.start),
    ("at_risk", _at_risk),
    ("behind", _behind),
    ("outside", _outside),
    ("due_soon", _due_soon),
    ("no_data", _no_data),
    ("in_progress", lambda t: has_pace(t) and pace(t) == "end"),
    ("on_track", lambda _: True),
)


def computed_state(t: Target) -> str:
    """5.3 "The first line that applies"."""
    return next(name for name, applies in RULES if applies(t))


def state(t: Target) -> str:
    """5.3 "On any target that has started and is not suspended or cancelled, the reporter's own `light:
    yellow` or `red` makes a milder state (any grey or green, `met` too; for red also the yellow ones)
    `behind` or `at_risk` until the next entry: it can lower, never raise"."""
    found = computed_state(t)
    own = t.reports[-1].light if t.reports else None
    if t.as_of < t.start or found in ("suspended", "cancelled"):
        return found
    if own == "red" and light_of(found) != "red":
        return "at_risk"
    return "behind" if own == "yellow" and light_of(found) in ("grey", "green") else found


def light_of(name: str) -> str:
    """5.3, the column of lights."""
    return LIGHTS.get(name, "grey")
