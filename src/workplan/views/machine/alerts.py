"""Alerts in the machine format."""

from collections.abc import Iterable

from workplan.core.alerts import Alert
from workplan.views.machine.figures import Json, day, figure, place
from workplan.views.messages import alert_message
from workplan.views.words import Words


def alerts_json(alerts: Iterable[Alert], words: Words) -> list[Json]:
    """The list of `alerts --format json`, also part of a status; messages are in `language`."""
    return [_alert(alert, words) for alert in alerts]


def _alert(alert: Alert, words: Words) -> Json:
    return {
        "kind": alert.kind.value,
        "target": alert.target.id,
        "owners": list(alert.target.owners),
        "days": alert.days,
        "missing": figure(alert.missing),
        "period": _period(alert),
        "checkpoint": _checkpoint(alert),
        "last_report": place(alert.last_entry),
        "message": alert_message(alert, words),
    }


def _period(alert: Alert) -> Json | None:
    if alert.period is None:
        return None
    return {"start": day(alert.period.start), "end": day(alert.period.end)}


def _checkpoint(alert: Alert) -> Json | None:
    missed = alert.checkpoint
    if missed is None:
        return None
    return {"by": day(missed.by), "value": figure(missed.value), "name": missed.name}
