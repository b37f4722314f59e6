"""workplan alerts: what someone must act on."""

from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import call_of
from workplan.cli.commands.status import chosen_of
from workplan.cli.exits import Exit, Stop
from workplan.cli.formats import AlertsFormat
from workplan.cli.helped import Helped
from workplan.cli.messaging import print_messages, send_messages, webhook_for
from workplan.cli.output import emit
from workplan.cli.viewpoint import opened_at
from workplan.core.alerts import AlertKind
from workplan.views.alerts import alerts_text


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "alerts")
    def alerts(
        context: Context,
        as_of: Annotated[str | None, helped.option("--as-of", "as-of", metavar="DAY")] = None,
        rev: Annotated[str | None, helped.option("--rev", "rev", metavar="REV")] = None,
        owner: Annotated[str | None, helped.option("--owner", "owner", metavar="NAME")] = None,
        section: Annotated[str | None, helped.option("--section", "section", metavar="ID")] = None,
        fail_on: Annotated[AlertKind | None, helped.option("--fail-on", "fail-on")] = None,
        form: Annotated[AlertsFormat, helped.option("--format", "alerts-format")] = AlertsFormat.TABLE,
        send: Annotated[bool, helped.option("--send", "send")] = False,
    ) -> None:
        call, robot = call_of(context), form.robot
        hook = webhook_for(call, robot) if send else None
        opened, day = opened_at(call, as_of, rev, is_brief=True)
        status = chosen_of(opened, opened.status(day), owner, section)
        if robot is None:
            emit(alerts_text(status, form, opened.page))
        elif hook is None:
            print_messages(status, robot, opened.page)
        else:
            send_messages(status, robot, hook, opened.page.language)
        if rev is None and not send:
            call.remembered(opened)
        if fail_on and any(alert.kind.is_as_grave_as(fail_on) for alert in status.alerts):
            raise Stop(Exit.THRESHOLD_MET)
