"""workplan alerts: what someone must act on, as a list, or as messages for the robot of a group."""

import os
import sys
from typing import TYPE_CHECKING, Annotated, Literal

from typer import Context

from workplan.cli.args import AsOf, Format, Rev, option
from workplan.cli.office import Call, call_of
from workplan.cli.output import Exit, Stop, emit, is_terminal, tell
from workplan.core.alerts import AlertKind, Robot
from workplan.core.status import Status
from workplan.views.page import Page
from workplan.views.pages.status import alerts_text
from workplan.views.phrases import Words
from workplan.views.robots import ADDRESSES, alert_bodies, body_lines, failed_words, sent_words

if TYPE_CHECKING:
    from workplan.files.robots import Sender


def alerts(
    context: Context,
    as_of: AsOf = None,
    rev: Rev = None,
    fail_on: Annotated[AlertKind | None, option("--fail-on", "fail-on", "KIND")] = None,
    form: Annotated[
        Literal[Format, "wecom", "dingtalk", "feishu"], option("--format", "alerts-format", "FORMAT")
    ] = "table",
    send: Annotated[bool, option("--send", "send")] = False,
) -> None:
    """Print the alerts, or send them."""
    call, robot = call_of(context), next((robot for robot in Robot if robot == form), None)
    sender = _sender(call, robot) if send else None
    opened, day = call.open_at(as_of, rev)
    status = opened.choice(call.filters).of(opened.status(day))
    if robot is None:
        emit(alerts_text(status, form, opened.page))
    elif sender is None:
        _print_messages(status, robot, opened.page)
    else:
        _send_messages(status, robot, sender, opened.page.words)
    if rev is None and not send:
        call.allow_repeat(opened)
    if fail_on and any(alert.kind.is_as_grave_as(fail_on) for alert in status.alerts):
        raise Stop(Exit.THRESHOLD_MET)


def _sender(call: Call, robot: Robot | None) -> "Sender":
    """What sends to the address that the environment holds for a robot; without one the call is wrong."""
    from workplan.files import robots  # noqa: PLC0415  # loads what speaks HTTP

    if robot is None:
        known = {"formats": call.words.list(Robot), "example": Robot.WECOM}
        raise Stop(Exit.CALL_WRONG, call.words("send.send-needs-robot", **known))
    address, secret = (os.environ.get(name, "").strip() for name in _variables(robot).values())
    hook = robots.webhook_of(address, secret) if address else "no-address"
    if isinstance(hook, str):
        known = {"name": _variables(robot)["address"], "example": ADDRESSES[robot]}
        raise Stop(Exit.CALL_WRONG, call.words.of("send", hook, **known))
    return robots.Sender(robot, hook, call.asked.now // 1_000_000_000, robots.Patience())


def _print_messages(status: Status, robot: Robot, page: Page) -> None:
    """Print the messages as they would be posted, one a line; nothing without alerts."""
    emit(body_lines(alert_bodies(status, robot, page.words)))
    if not status.alerts:
        tell(page.words("robots.nothing"))


def _send_messages(status: Status, robot: Robot, sender: "Sender", words: Words) -> None:
    """Post the messages, and tell what became of them; nothing is posted without alerts."""

    def waiting(sent: int, seconds: float) -> None:
        if is_terminal(sys.stderr):
            params = {"sent": sent, "total": len(bodies), "seconds": f"{seconds:g}"}
            tell(words("robots.waiting", **params))

    bodies = alert_bodies(status, robot, words)
    if not bodies:
        tell(words("robots.nothing.send"))
        return
    try:
        delivery = sender.deliver(bodies, waiting)
    except KeyboardInterrupt:
        params = {"sent": sender.sent, "next": sender.sent + 1, "total": len(bodies)}
        raise Stop(Exit.INTERRUPTED, words("robots.interrupted", **params)) from None
    if delivery.failure is not None:
        raise Stop(Exit.MACHINE_TROUBLE, failed_words(robot, delivery, _variables(robot), words))
    try:
        emit(sent_words(robot, len(bodies), len(status.alerts), words))
    except OSError as error:
        raise Stop(Exit.WRITTEN_NOT_PRINTED, words("robots.sent-not-printed")) from error


def _variables(robot: Robot) -> dict[str, str]:
    return {"address": f"WORKPLAN_{robot.upper()}_URL", "secret": f"WORKPLAN_{robot.upper()}_SECRET"}
