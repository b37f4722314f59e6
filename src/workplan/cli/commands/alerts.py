"""workplan alerts: what someone must act on, as a list, or as messages for the robot of a group."""

from dataclasses import replace
from typing import Annotated, Literal

from typer import Context

from workplan.cli.args import AsOf, Format, Rev, option
from workplan.cli.office import call_of
from workplan.cli.output import Exit, Stop, emit
from workplan.cli.sending import Outlet
from workplan.core.alerts import AlertKind
from workplan.views.pages.status import alerts_text
from workplan.views.robots import alert_bodies


def alerts(
    context: Context,
    as_of: AsOf = None,
    rev: Rev = None,
    kinds: Annotated[list[AlertKind] | None, option("--kind", "alerts-kind", "KIND")] = None,
    top: Annotated[int | None, option("--top", "alerts-top", "N")] = None,
    fail_on: Annotated[AlertKind | None, option("--fail-on", "fail-on", "KIND")] = None,
    form: Annotated[
        Literal[Format, "wecom", "dingtalk", "feishu"], option("--format", "alerts-format", "FORMAT")
    ] = "table",
    send: Annotated[bool, option("--send", "send")] = False,
) -> None:
    """Print the alerts, or send them."""
    call = call_of(context)
    outlet = Outlet.of(call, form, sends=send)
    opened, day = call.open_at(as_of, rev)
    if top is not None and top < 1:
        raise opened.stop("bad-top", text=top)
    whole, words = opened.choice(call.filters).of(opened.status(day)), opened.page.words
    alerts = [each for each in whole.alerts if not kinds or each.kind in kinds]
    status = replace(whole, alerts=tuple(alerts[:top]))
    if outlet is None:
        emit(alerts_text(status, form, opened.page, all_alerts=len(whole.alerts)))
    else:
        told = words("label.alerts-total", number=len(status.alerts))
        nothing = words("robots.nothing.send" if send else "robots.nothing")
        outlet.give(alert_bodies(status, outlet.robot, words), told, nothing, words)
    if rev is None and not send:
        call.allow_repeat(opened)
    if fail_on and any(alert.kind.is_as_grave_as(fail_on) for alert in alerts):
        raise Stop(Exit.THRESHOLD_MET)
