"""The state and light of one target (docs/verdicts.md, States and lights)."""

from collections.abc import Callable
from fractions import Fraction

from . import figures, rhythm
from .figures import has_final_figure, has_goal, is_limit, share_of, standing, within
from .paces import expected_by_month, expected_by_pace, has_pace, lack_of_month, pace
from .reading import Checkpoint, Target

LIGHTS = {
    "breached": "red", "overdue": "red", "at_risk": "red", "behind": "yellow", "outside": "yellow",
    "due_soon": "yellow", "met": "green", "on_track": "green",
}  # all others are grey  # fmt: skip


# --- checkpoints ----------------------------------------------------------------------------------------


@rhythm.kept
def missed_checkpoints(t: Target) -> list[Checkpoint]:
    """5.3 "a checkpoint missed, by the standing figure or for want of one, a stage by no entry that reached
    it", once it is late; 5.2 "a month whose goal was not added is a missed checkpoint". The oldest first."""
    # Choice: of one day as the plan lists them, a month after them.
    if not has_pace(t):
        return []
    value, stages = standing(t), _missed_stages(t)
    values = [c for c in t.checkpoints if value is None or share_of(t, value) < share_of(t, c.asked)]
    missed = [c for c in t.all_checkpoints if c in values or c in stages]
    months = [month for month in t.monthly if rhythm.is_day_late(t, month[1]) and lack_of_month(t, month) > 0]
    missed += [Checkpoint(month[1], t.monthly[month], None) for month in months]
    return sorted([c for c in missed if rhythm.is_day_late(t, c.by)], key=lambda c: c.by)


def _missed_stages(t: Target) -> list[Checkpoint]:
    """3.1 "a later stage reached includes those before it"."""
    names = {r.stage for r in t.reports}
    reached = [n for n, stage in enumerate(t.stages, 1) if stage.name in names]
    return t.stages[max(reached, default=0) :]


def lack_of_missed(t: Target) -> Fraction:
    """In units, the most that a missed checkpoint asks for: 0 for a stage."""
    value, lacks = standing(t) or Fraction(0), [Fraction(0)]
    for each in missed_checkpoints(t):
        if each in t.checkpoints:
            lacks.append(figures.lack(t, each.asked, value))
        lacks += [lack_of_month(t, month) for month in t.monthly if each.name is None and month[1] == each.by]
    return max(lacks)


# --- pace -----------------------------------------------------------------------------------------------


def is_behind(t: Target, setting: str, due: Fraction | None) -> bool:
    """5.3 "behind even pace by more than …"; "`pace.rule: points` compares expected − completion in
    percentage points; `rule: ratio` compares completion ÷ expected (…), and a gap under 5 points is on
    pace. … Without a figure neither is compared"."""
    done = figures.completion(t)
    if done is None or due is None or pace(t) != "even" or figures.lacks_figure(t):
        return False
    if t.settings["rule"] == "ratio":
        return (due - done) * 100 >= 5 and bool(done / due * 100 < t.settings[setting])
    return bool((due - done) * 100 > t.settings[setting])


def expected(t: Target) -> Fraction | None:
    """5.2 "A month's goal decides `behind` in even pace's stead; `at_risk` is by even pace, or by a missed
    checkpoint …; where figures call it so, expected, gap and lack are even pace's, unless a missed checkpoint
    asks for more"."""
    # Choice: what a missed checkpoint asks for beyond that is its lack alone; expected and gap stay even pace's.
    by_month = expected_by_month(t)
    return expected_by_pace(t) if by_month is None or computed_state(t) == "at_risk" else by_month


def is_behind_now(t: Target) -> bool:
    """Behind the month's goal, or behind even pace where the month has none, by more than `yellow`."""
    if not has_pace(t):
        return False
    by_month = expected_by_month(t)
    return is_behind(t, "yellow", expected_by_pace(t) if by_month is None else by_month)


def has_fallen_back(t: Target) -> bool:
    """5.3 "a level below the goal that it had reached at the end of a reporting period"."""
    value = standing(t)
    if t.kind != "level" or not has_goal(t) or value is None or within(t, value):
        return False
    ends = [last for _, last in rhythm.reporting_periods(t) if t.told and t.told[0].date <= last <= t.as_of]
    return any(within(t, figures.total_until(t, end)) for end in ends)


def is_rate_below(t: Target, by: Fraction) -> bool:
    """5.3 "rate with `at_least`: more than `rate_red` points below it"; "rate below its `at_least`" (by
    0)."""
    value = standing(t) if t.kind == "rate" and "at_least" in t.raw else None
    return value is not None and figures.bound_in_force(t) - value > by


def is_rate_negative(t: Target) -> bool:
    """5.3 "or negative where it is positive"."""
    return is_rate_below(t, Fraction(0)) and (standing(t) or 0) < 0 < figures.bound_in_force(t)


def is_waiting_for_final(t: Target) -> bool:
    """5.3 "a rate or limit that stands within its bound without a final figure"."""
    value = standing(t)
    standing_well = value is not None and within(t, value)
    return (t.kind == "rate" or is_limit(t)) and standing_well and not has_final_figure(t)


# --- the table of states --------------------------------------------------------------------------------


def _breached(t: Target) -> bool:
    """5.3 "a count whose standing total is above its limit, before due too; a level's or rate's final
    figure outside its limit"."""
    # Choice: a total that was corrected back below the limit until due is no breach.
    value = standing(t)
    if not is_limit(t) or value is None or within(t, value):
        return False
    return t.kind == "count" or has_final_figure(t)


def _met(t: Target) -> bool:
    """5.3 "count, level: the goal is reached. milestone: done. recurring: every period of the window met.
    rate: `at_least` reached by a final figure. Limits: kept by a final figure; of a count, once late, by a
    total with an entry in that month or later"."""
    value = standing(t)
    if t.kind == "duty" or value is None:
        return False
    if t.kind == "recurring":
        return all(figures.is_period_met(t, each) for each in rhythm.asked_periods(t))
    if t.kind == "milestone":
        return value >= 100
    is_kept = t.kind == "rate" or is_limit(t)
    return within(t, value) and (not is_kept or has_final_figure(t))


def _at_risk(t: Target) -> bool:
    """5.3 "behind even pace by more than `red`; behind even pace by more than `yellow` or a checkpoint
    missed, and due soon; rate …; recurring: the last two late periods missed"."""
    return (
        is_at_risk_by_pace(t)
        or (bool(missed_checkpoints(t)) and rhythm.is_due_soon(t))
        or is_rate_below(t, t.settings["rate_red"])
        or is_rate_negative(t)
        or has_missed_two(t)
    )


def is_at_risk_by_pace(t: Target) -> bool:
    if not has_pace(t):
        return False
    due = expected_by_pace(t)
    return is_behind(t, "red", due) or (is_behind(t, "yellow", due) and rhythm.is_due_soon(t))


def has_missed_two(t: Target) -> bool:
    late, missed = figures.late_periods(t), figures.missed_periods(t)
    return len(late) > 1 and late[-1] in missed and late[-2] in missed


def _behind(t: Target) -> bool:
    """5.3 "behind even pace by more than `yellow`; a checkpoint missed …; rate below its `at_least`; a level
    below the goal that it had reached …; recurring: a period missed"."""
    missed = bool(missed_checkpoints(t)) or bool(figures.missed_periods(t))
    return missed or is_behind_now(t) or is_rate_below(t, Fraction(0)) or has_fallen_back(t)


def _outside(t: Target) -> bool:
    """5.3 "a level or rate now outside its limit"."""
    value = standing(t) if t.kind in ("level", "rate") and is_limit(t) else None
    return value is not None and not within(t, value)


def _due_soon(t: Target) -> bool:
    """5.3 "a milestone, a recurring target without entry, or a goal with `pace: end` or without any figure:
    not met, due soon"."""
    # Choice: a rate's at_least is a goal (2), so a rate without any figure is due soon.
    at_end = has_pace(t) and pace(t) == "end"
    waiting = t.kind == "milestone" or (t.kind == "recurring" and not t.reports)
    return rhythm.is_due_soon(t) and (waiting or (has_goal(t) and (at_end or not t.told)))


def _no_figure(t: Target) -> bool:
    """5.3 "words only, where a figure is due"."""
    # Choice: so is a count's limit of which nothing was told but additions after due.
    unjudged = t.kind == "count" and standing(t) is None
    return bool(t.reports) and (figures.lacks_figure(t) or unjudged)


def _no_data(t: Target) -> bool:
    """5.3 "no entry yet (duty: nothing reported in the last period whose grace is over, or since; unless
    `never`); a rate or limit within its bound that is late without a final figure"."""
    if t.kind == "duty" and t.reports:
        over = [first for first, last in rhythm.reporting_periods(t) if rhythm.is_over(t, (first, last))]
        return not t.never and bool(over) and t.reports[-1].date < over[-1]
    return not t.reports or (rhythm.is_late(t) and is_waiting_for_final(t))


RULES: dict[str, Callable[[Target], bool]] = {
    "cancelled": lambda t: t.raw.get("state") == "cancelled",
    "suspended": lambda t: t.raw.get("state") == "suspended",
    # "count, level or rate without a bound"
    "no_target": lambda t: t.kind in ("count", "level", "rate") and not figures.is_bounded(t),
    "breached": _breached,
    "met": _met,
    # "late and not met, reported or never. Never a duty, nor a rate or limit that stands within its bound
    # without a final figure"
    "overdue": lambda t: t.kind != "duty" and rhythm.is_late(t) and not is_waiting_for_final(t),
    "not_started": lambda t: t.as_of < t.start,
    "at_risk": _at_risk,
    "behind": _behind,
    "outside": _outside,
    "due_soon": _due_soon,
    # "no entry yet, and no report has been due"
    "not_due": lambda t: not t.reports and not rhythm.has_report_due(t),
    "no_figure": _no_figure,
    "no_data": _no_data,
    "in_progress": lambda t: has_pace(t) and pace(t) == "end",
    "on_track": lambda _: True,
}


@rhythm.kept
def computed_state(t: Target) -> str:
    """5.3 "The first line that applies"."""
    return next(name for name, applies in RULES.items() if applies(t))


def is_closed_as_met(t: Target) -> bool:
    """5.5 "what its figures have met and cannot fall again (a count, a milestone, every period met, a final
    figure, a level met from due on)"."""
    return computed_state(t) == "met" and (t.kind != "level" or figures.closing_day(t) is not None)


def can_still_be_met(t: Target) -> bool:
    """3.2 "overdue and can still be met": not by a period that is over, nor after a final figure."""
    return t.kind != "recurring" and not (t.kind == "rate" and has_final_figure(t))


# --- the reporter's own light ---------------------------------------------------------------------------


def own_light(t: Target) -> str | None:
    """5.3 the reporter's own light holds "until an entry with a light or a figure of a later period of its
    reporting rhythm"; of what is closed, a 自评 dated after judges nothing "(it only ends an earlier one)"."""
    lit = [r for r in t.reports if r.light]
    if not lit:
        return None
    last, closed = lit[-1], figures.closing_day(t)
    ended = any(r.date > rhythm.end_of_rhythm(t, last.date) for r in t.told)
    return None if ended or (closed and last.date > closed) else last.light


def deciding_light(t: Target) -> str | None:
    """5.3 "On any target that has started and is not suspended or cancelled, the reporter's own `light:
    yellow` or `red` makes a milder state (any grey or green, `met` too; for red also the yellow ones)
    `behind` or `at_risk` …: it can lower, never raise"."""
    found, own = computed_state(t), own_light(t)
    if t.as_of < t.start or found in ("suspended", "cancelled"):
        return None
    if own == "yellow" and light_of(found) in ("grey", "green"):
        return "yellow"
    return "red" if own == "red" and light_of(found) != "red" else None


def state(t: Target) -> str:
    return {"red": "at_risk", "yellow": "behind"}.get(deciding_light(t) or "", computed_state(t))


def light_of(name: str) -> str:
    """5.3, the column of lights."""
    return LIGHTS.get(name, "grey")
