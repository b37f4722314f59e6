"""workplan alerts: what someone must act on."""

from typing import TYPE_CHECKING, Annotated

from workplan.cli.call import Call
from workplan.cli.exits import Exit, Stop
from workplan.cli.formats import AlertsFormat
from workplan.cli.options import AsOf, Named, OwnerName, Rev, SectionName
from workplan.cli.output import emit
from workplan.cli.viewpoint import chosen_of, opened_at
from workplan.core.alerts import AlertKind
from workplan.views.pages.status import alerts_text

if TYPE_CHECKING:
    from typer import Typer

    from workplan.cli.helped import Helped
    from workplan.core.robots import Robot
    from workplan.core.status import Status
    from workplan.files.robots import Webhook
    from workplan.views.page import Page


def add_to(app: "Typer", helped: "Helped") -> None:
    """Register the command."""
    helped.declared(app, "alerts", alerts)


def alerts(
    call: Call,
    *,
    as_of: AsOf = None,
    rev: Rev = None,
    owner: OwnerName = None,
    section: SectionName = None,
    fail_on: Annotated[AlertKind | None, Named("--fail-on", "fail-on")] = None,
    form: Annotated[AlertsFormat, Named("--format", "alerts-format")] = AlertsFormat.TABLE,
    send: Annotated[bool, Named("--send", "send")] = False,
) -> None:
    """Show the alerts, or send them."""
    robot = form.robot
    hook = _webhook_for(call, robot) if send else None
    opened, day = opened_at(call, as_of, rev, is_brief=True)
    status = chosen_of(opened, opened.status(day), owner, section)
    if robot is None:
        emit(alerts_text(status, form, opened.page))
    else:
        _message(status, robot, hook, opened.page)
    if rev is None and not send:
        call.remembered(opened)
    if fail_on and any(alert.kind.is_as_grave_as(fail_on) for alert in status.alerts):
        raise Stop(Exit.THRESHOLD_MET)


def _webhook_for(call: Call, robot: "Robot | None") -> "Webhook":
    from workplan.cli.messaging import webhook_for  # noqa: PLC0415  # a list needs no robot

    return webhook_for(call, robot)


def _message(status: "Status", robot: "Robot", hook: "Webhook | None", page: "Page") -> None:
    """Post the messages, or print them where there is nowhere to post them to."""
    from workplan.cli.messaging import print_messages, send_messages  # noqa: PLC0415  # as above

    if hook is None:
        print_messages(status, robot, page)
    else:
        send_messages(status, robot, hook, page.words)
