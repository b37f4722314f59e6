"""Messaging: alerts as messages for the robot of a group, printed, or posted to its address."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from workplan.cli.clock import now_in_seconds
from workplan.cli.exits import Exit, Stop
from workplan.cli.output import emit, is_terminal, tell
from workplan.core.robots import Robot
from workplan.views.robots import ADDRESSES, alert_bodies, body_lines, failed_words, sent_words
from workplan.views.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan.cli.call import Call
    from workplan.core.robots import Delivery
    from workplan.core.status import Status
    from workplan.files.robots import Webhook
    from workplan.views.page import Page
    from workplan.views.robots import Body
    from workplan.views.words import Words


def webhook_for(call: Call, robot: Robot | None) -> Webhook:
    """The address and the secret that the environment holds for a robot; without them the call is wrong."""
    from workplan.files.robots import AddressFault, webhook_of  # noqa: PLC0415  # loads what speaks HTTP

    if robot is None:
        known = {"formats": call.words.list(Robot), "example": Robot.WECOM}
        raise Stop(Exit.CALL_WRONG, call.words("send.send-needs-robot", **known))
    address, secret = (os.environ.get(name, "").strip() for name in _variables(robot).values())
    hook = webhook_of(address, secret) if address else "no-address"
    if isinstance(hook, AddressFault | str):
        known = {"name": _variables(robot)["address"], "example": ADDRESSES[robot]}
        raise Stop(Exit.CALL_WRONG, call.words.of("send", hook, **known))
    return hook


def print_messages(status: Status, robot: Robot, page: Page) -> None:
    """Print the messages as they would be posted, one a line; nothing without alerts."""
    emit(body_lines(alert_bodies(status, robot, page.words)))
    if not status.alerts:
        tell(page.words("robots.nothing"))


def send_messages(status: Status, robot: Robot, hook: Webhook, words: Words) -> None:
    """Post the messages, and tell what became of them; nothing is posted without alerts."""
    bodies = alert_bodies(status, robot, words)
    if not bodies:
        tell(words("robots.nothing.send"))
        return
    delivery = _delivered(bodies, robot, hook, words)
    if delivery.failure is not None:
        raise Stop(Exit.MACHINE_TROUBLE, failed_words(robot, delivery, _variables(robot), words))
    try:
        emit(sent_words(robot, len(bodies), len(status.alerts), words))
    except OSError as error:
        raise Stop(Exit.WRITTEN_NOT_PRINTED, words("robots.sent-not-printed")) from error


def _delivered(bodies: Sequence[Body], robot: Robot, hook: Webhook, words: Words) -> Delivery:
    from workplan.files.robots import Patience, Sender  # noqa: PLC0415  # as above

    def waiting(sent: int, seconds: float) -> None:
        if is_terminal(sys.stderr):
            params = {"sent": sent, "total": len(bodies), "seconds": f"{seconds:g}"}
            tell(words("robots.waiting", **params))

    sender = Sender(robot, hook, now_in_seconds(), Patience(), waiting)
    try:
        return sender.deliver(bodies)
    except KeyboardInterrupt:
        params = {"sent": sender.sent, "next": sender.sent + 1, "total": len(bodies)}
        raise Stop(Exit.INTERRUPTED, words("robots.interrupted", **params)) from None


def _variables(robot: Robot) -> dict[str, str]:
    return {"address": f"WORKPLAN_{robot.upper()}_URL", "secret": f"WORKPLAN_{robot.upper()}_SECRET"}
