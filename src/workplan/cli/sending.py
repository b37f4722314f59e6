"""Messages for the robot of a group: printed as they would be posted, one a line, or posted."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workplan.cli.office import Call
from workplan.cli.output import Exit, Stop, emit, is_terminal, tell
from workplan.core.robots import Robot
from workplan.views.phrases import Words
from workplan.views.robots import ADDRESSES, Body, body_lines, failed_words, sent_words

if TYPE_CHECKING:
    from workplan.files.robots import Sender


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where the messages for a robot go: by a sender to its group, or as they would be posted to stdout."""

    robot: Robot
    sender: "Sender | None" = None

    @staticmethod
    def of(call: Call, form: str, *, sends: bool) -> "Outlet | None":
        """That of a format, None where it is no robot's; to send, the environment has to hold an address."""
        robot = next((robot for robot in Robot if robot == form), None)
        if not sends:
            return None if robot is None else Outlet(robot)
        from workplan.files import robots  # noqa: PLC0415  # loads what speaks HTTP

        if robot is None:
            known = {"formats": call.words.list(Robot), "example": Robot.WECOM}
            raise Stop(Exit.CALL_WRONG, call.words("send.send-needs-robot", **known))
        address, secret = (os.environ.get(name, "").strip() for name in _variables(robot).values())
        hook = robots.webhook_of(address, secret) if address else "no-address"
        if isinstance(hook, str):
            known = {"name": _variables(robot)["address"], "example": ADDRESSES[robot]}
            raise Stop(Exit.CALL_WRONG, call.words.of("send", hook, **known))
        now = call.asked.now // 1_000_000_000
        return Outlet(robot, robots.Sender(robot, hook, now, robots.Patience()))

    def give(self, bodies: Sequence[Body], told: str, nothing: str, words: Words) -> None:
        """Print messages, or post them and say what became of them and of what is `told` in them."""
        if not bodies:
            tell(nothing)
        elif self.sender is None:
            emit(body_lines(bodies))
        else:
            self._post(self.sender, bodies, told, words)

    def _post(self, sender: "Sender", bodies: Sequence[Body], told: str, words: Words) -> None:
        def waiting(sent: int, seconds: float) -> None:
            if is_terminal(sys.stderr):
                params = {"sent": sent, "total": len(bodies), "seconds": f"{seconds:g}"}
                tell(words("robots.waiting", **params))

        try:
            delivery = sender.deliver(bodies, waiting)
        except KeyboardInterrupt:
            params = {"sent": sender.sent, "next": sender.sent + 1, "total": len(bodies)}
            raise Stop(Exit.INTERRUPTED, words("robots.interrupted", **params)) from None
        if delivery.failure is not None:
            said = failed_words(self.robot, delivery, _variables(self.robot), words)
            raise Stop(Exit.MACHINE_TROUBLE, said)
        try:
            emit(sent_words(self.robot, len(bodies), told, words))
        except OSError as error:
            raise Stop(Exit.WRITTEN_NOT_PRINTED, words("robots.sent-not-printed")) from error


def _variables(robot: Robot) -> Mapping[str, str]:
    return {"address": f"WORKPLAN_{robot.upper()}_URL", "secret": f"WORKPLAN_{robot.upper()}_SECRET"}
