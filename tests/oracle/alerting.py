"""Alerts (docs/verdicts.md, Alerts)."""

from . import states
from .figures import is_limit, missed_periods
from .periods import DAY, Period
from .reading import Checkpoint, Data, Target
from .rhythm import is_due_soon, is_over
from .shown import all_periods, figure, last_report, missing, this_period

ALERTS = (
    "overdue", "breached", "at-risk", "missed-period", "missed-checkpoint", "behind", "outside", "due-soon",
    "unreported",
)  # fmt: skip


def alerts(targets: list[Target]) -> list[Data]:
    """5.5 "In this order: …; then most days first (`due-soon` fewest first)", "A target gives at most two"."""
    # Choice: then the plan's order.
    found = []
    for t in targets:
        kind, silent = state_alert(t), unreported_days(t)
        found += [alert_of_state(t, kind)] if kind else []
        found += [alert(t, "unreported", silent)] if silent is not None else []
    return sorted(found, key=urgency)


def urgency(a: Data) -> tuple[int, int]:
    return ALERTS.index(a["kind"]), a["days"] if a["kind"] == "due-soon" else -a["days"]


def state_alert(t: Target) -> str | None:
    """5.5 "The first is its state's (a `behind` by a missed period or checkpoint is called so;
    `due-soon` also for what is on track, not met and due soon, but limits and duties)"."""
    # Choice: behind by the pace and by a checkpoint is called missed-checkpoint.
    found = states.state(t)
    if found == "behind" and not states.deciding_light(t):
        if missed_periods(t):
            return "missed-period"
        return "missed-checkpoint" if states.missed_checkpoints(t) else "behind"
    if found == "on_track" and is_due_soon(t) and not is_limit(t) and t.kind != "duty":
        return "due-soon"
    kind = found.replace("_", "-")
    return kind if kind in ALERTS else None


def alert_of_state(t: Target, kind: str) -> Data:
    """5.5 "days (since due; since the last day of the oldest checkpoint still missed, or of the last missed
    period; …; to due for `due-soon`, negative once past it; else 0)", "the checkpoint where the alert rests on
    one"."""
    checkpoint, period = rests_on_checkpoint(t, kind), rests_on_period(t, kind)
    since = {"overdue": t.due, "due-soon": t.due}.get(kind, t.as_of)
    since = checkpoint.by if checkpoint else period[1] if period else since
    days = (t.as_of - since).days
    return alert(t, kind, -days if kind == "due-soon" else days, checkpoint, period)


def rests_on_checkpoint(t: Target, kind: str) -> Checkpoint | None:
    """The oldest one still missed, of what is `missed-checkpoint`, or `at-risk` by nothing graver."""
    # Choice: `at-risk` rests on the pace where that alone makes it so.
    rests = kind == "missed-checkpoint" or (kind == "at-risk" and not states.is_at_risk_by_pace(t))
    return (
        states.missed_checkpoints(t)[0]
        if rests and not states.deciding_light(t) and states.missed_checkpoints(t)
        else None
    )


def rests_on_period(t: Target, kind: str) -> Period | None:
    """The last one missed, of what is `missed-period`, or `at-risk` by two of them."""
    rests = kind == "missed-period" or (kind == "at-risk" and states.has_missed_two(t))
    return missed_periods(t)[-1] if rests and not states.deciding_light(t) else None


def unreported_days(t: Target) -> int | None:
    """5.5 "no entry in the last reporting period whose grace is over, nor since"; days "since the oldest
    report missing after the last entry was due"."""
    over = [each for each in all_periods(t) if is_over(t, each)]
    if not over or is_not_asked(t) or any(r.date >= over[-1][0] for r in t.reports):
        return None
    oldest = next(p for p in over if not t.reports or p[0] > t.reports[-1].date)
    return (t.as_of - (oldest[1] + t.grace * DAY)).days


def is_not_asked(t: Target) -> bool:
    """5.5 "not for `reporting: never`, cancelled, suspended, not started, nor for what its figures have met
    and cannot fall again …, whatever the reporter's own light"."""
    held = states.computed_state(t) in ("cancelled", "suspended", "not_started")
    return t.never or held or states.is_closed_as_met(t)


def alert(
    t: Target, kind: str, days: int, checkpoint: Checkpoint | None = None, period: Period | None = None
) -> Data:
    """5.5 "Each names target, owners, days, what is missing in units … and the place of the last report"; 5.3
    "an alert that rests on it [自评] says so (JSON: `own_light`), and no lack"."""
    own = kind != "unreported" and states.deciding_light(t) is not None
    return {
        "kind": kind, "target": t.id, "owners": t.owners, "days": days,
        "missing": None if own else figure(missing(t)),
        "period": {"start": period[0].isoformat(), "end": period[1].isoformat()} if period else None,
        "checkpoint": checkpoint_json(t, checkpoint), "own_light": own, "problem": last_said(t, "problem"),
        "next": last_said(t, "next"), "last_report": last_report(t),
    }  # fmt: skip


def last_said(t: Target, key: str) -> str | None:
    """5.5 "the last `problem` and `next` if they are of this period"."""
    # Choice: or since.
    said = [r for r in t.reports if getattr(r, key)]
    return getattr(said[-1], key) if said and said[-1].date >= this_period(t)[0] else None


def checkpoint_json(t: Target, checkpoint: Checkpoint | None) -> Data | None:
    """Choice: of a month its last day, its goal and its name; a stage has no value."""
    if checkpoint is None:
        return None
    name = checkpoint.name if checkpoint in (*t.checkpoints, *t.stages) else f"{checkpoint.by:%Y-%m}"
    return {"by": checkpoint.by.isoformat(), "value": figure(checkpoint.value), "name": name}
