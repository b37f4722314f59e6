"""Alerts (docs/verdicts.md)."""

from .figures import has_final_figure, is_due_soon, is_limit, missed_periods
from .paces import periods_over, reporting_periods
from .periods import DAY
from .reading import Data, Target
from .shown import figure, last_report, missing
from .states import computed_state, missed_checkpoints, state

ALERTS = (
    "overdue", "breached", "at-risk", "missed-period", "missed-checkpoint", "behind", "outside", "due-soon",
    "unreported",
)  # fmt: skip


def alerts(targets: list[Target]) -> list[Data]:
    """5.5 "In this order: …; then by days", "A target gives at most two"."""
    # Choice: the most urgent first, so most days since first, but fewest days to due; then the plan's order.
    found = []
    for t in targets:
        kind, silent = state_alert(t), unreported_days(t)
        found += [alert(t, kind, alert_days(t, kind))] if kind else []
        found += [alert(t, "unreported", silent)] if silent is not None else []
    return sorted(found, key=urgency)


def urgency(a: Data) -> tuple[int, int]:
    return ALERTS.index(a["kind"]), a["days"] if a["kind"] == "due-soon" else -a["days"]


def state_alert(t: Target) -> str | None:
    """5.5 "The first is its state's (a `behind` by a missed period or checkpoint is called so;
    `due-soon` also for what is on track, not met and due soon, but limits and duties)"."""
    # Choice: behind by the pace and by a checkpoint is called missed-checkpoint.
    found = state(t)
    if found == "behind" and missed_periods(t):
        return "missed-period"
    if found == "behind" and missed_checkpoints(t):
        return "missed-checkpoint"
    if found == "on_track" and is_due_soon(t) and not is_limit(t) and t.kind != "duty":
        return "due-soon"
    kind = found.replace("_", "-")
    return kind if kind in ALERTS else None


def alert_days(t: Target, kind: str) -> int:
    """5.5 "days (since due; since the last day of the missed period or checkpoint; …; to due for
    `due-soon`; else 0)"."""
    # Choice: of several missed ones the last; to a due date that is past the days are negative.
    since = {"overdue": t.due, "due-soon": t.due}
    if kind == "missed-period":
        since[kind] = missed_periods(t)[-1][1]
    if kind == "missed-checkpoint":
        since[kind] = missed_checkpoints(t)[-1].by
    days = (t.as_of - since.get(kind, t.as_of)).days
    return -days if kind == "due-soon" else days


def unreported_days(t: Target) -> int | None:
    """5.5 "`unreported`: no entry in the last reporting period whose grace is over, nor since; … not
    for `reporting: never`, cancelled, suspended, not started, nor for what is met and cannot fall again
    (a count, a milestone, a window closed, a final figure)"; days "since the oldest report missing
    after the last entry was due"."""
    over = periods_over(t)
    if t.never or not over or is_excused(t) or any(r.date >= over[-1][0] for r in t.reports):
        return None
    missing_ones = [p for p in reporting_periods(t) if not t.reports or p[0] > t.reports[-1].date]
    return (t.as_of - (missing_ones[0][1] + t.grace * DAY)).days


def is_excused(t: Target) -> bool:
    # Choice: met by the arithmetic, also where the reporter's own light lowers the state.
    found = computed_state(t)
    if found == "met":
        return t.kind in ("count", "milestone", "recurring") or has_final_figure(t)
    return found in ("cancelled", "suspended", "not_started")


def alert(t: Target, kind: str, days: int) -> Data:
    """5.5 "Each names target, owners, days, what is missing in units, and the place of the last
    report"."""
    # Choice: the shapes of `period` and `checkpoint`, and that only the alerts called so fill them.
    period = checkpoint = None
    if kind == "missed-period":
        first, last = missed_periods(t)[-1]
        period = {"start": first.isoformat(), "end": last.isoformat()}
    if kind == "missed-checkpoint":
        missed = missed_checkpoints(t)[-1]
        checkpoint = {"by": missed.by.isoformat(), "value": figure(missed.value), "name": missed.name}
    return {
        "kind": kind, "target": t.id, "owners": t.owners, "days": days, "missing": figure(missing(t)),
        "period": period, "checkpoint": checkpoint, "last_report": last_report(t),
    }  # fmt: skip
