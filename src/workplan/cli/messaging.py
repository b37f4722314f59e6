"""Messaging: alerts as messages for the robot of a group, printed, or posted to its address."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from workplan.cli.clock import now_in_seconds
from workplan.cli.exits import Exit, Stop
from workplan.cli.output import emit, is_terminal, tell
from workplan.core.robots import Robot
from workplan.views.messaging.bodies import alert_bodies, body_lines
from workplan.views.messaging.outcome import failed_words, sent_words
from workplan.views.words.language import listed, say
from workplan.views.words.messaging import ADDRESSES, MESSAGING, SENDING, SENT_NOT_PRINTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan.cli.call import Call
    from workplan.core.robots import Delivery
    from workplan.core.status import Status
    from workplan.files.robots import Webhook
    from workplan.views.messaging.form import Body
    from workplan.views.page import Page
    from workplan.views.words.language import Language


def webhook_for(call: Call, robot: Robot | None) -> Webhook:
    """The address and the secret that the environment holds for a robot; without them the call is wrong."""
    from workplan.files.robots import AddressFault, webhook_of  # noqa: PLC0415  # loads what speaks HTTP

    if robot is None:
        known = {"formats": listed(Robot, call.language), "example": Robot.WECOM}
        raise Stop(Exit.CALL_WRONG, say(SENDING["send-needs-robot"], call.language, **known))
    address, secret = (os.environ.get(name, "").strip() for name in _variables(robot).values())
    hook = webhook_of(address, secret) if address else "no-address"
    if isinstance(hook, AddressFault | str):
        known = {"name": _variables(robot)["address"], "example": ADDRESSES[robot]}
        raise Stop(Exit.CALL_WRONG, say(SENDING[hook], call.language, **known))
    return hook


def print_messages(status: Status, robot: Robot, page: Page) -> None:
    """Print the messages as they would be posted, one a line; nothing without alerts."""
    emit(body_lines(alert_bodies(status, robot, page.language)))
    if not status.alerts:
        tell(say(MESSAGING["nothing"], page.language))


def send_messages(status: Status, robot: Robot, hook: Webhook, language: Language) -> None:
    """Post the messages, and tell what became of them; nothing is posted without alerts."""
    bodies = alert_bodies(status, robot, language)
    if not bodies:
        tell(say(MESSAGING["nothing.send"], language))
        return
    delivery = _delivered(bodies, robot, hook, language)
    if delivery.failure is not None:
        raise Stop(Exit.MACHINE_TROUBLE, failed_words(robot, delivery, _variables(robot), language))
    try:
        emit(sent_words(robot, len(bodies), len(status.alerts), language))
    except OSError as error:
        raise Stop(Exit.WRITTEN_NOT_PRINTED, say(SENT_NOT_PRINTED, language)) from error


def _delivered(bodies: Sequence[Body], robot: Robot, hook: Webhook, language: Language) -> Delivery:
    from workplan.files.robots import Patience, Sender  # noqa: PLC0415  # as above

    def waiting(sent: int, seconds: float) -> None:
        if is_terminal(sys.stderr):
            words = {"sent": sent, "total": len(bodies), "seconds": f"{seconds:g}"}
            tell(say(MESSAGING["waiting"], language, **words))

    sender = Sender(robot, hook, now_in_seconds(), Patience(), waiting)
    try:
        return sender.deliver(bodies)
    except KeyboardInterrupt:
        words = {"sent": sender.sent, "next": sender.sent + 1, "total": len(bodies)}
        raise Stop(Exit.INTERRUPTED, say(MESSAGING["interrupted"], language, **words)) from None


def _variables(robot: Robot) -> dict[str, str]:
    return {"address": f"WORKPLAN_{robot.upper()}_URL", "secret": f"WORKPLAN_{robot.upper()}_SECRET"}
