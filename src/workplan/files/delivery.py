"""The delivery of messages: one by one, no faster than the service takes them, again where that may help."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import sleep

from workplan.core.delivery import Delivery, Failure, Trouble
from workplan.core.robot import Robot
from workplan.files.protocols import PROTOCOLS, Body, is_passing, signed, verdict
from workplan.files.webhook import Webhook, post

Waiting = Callable[[int, float], None]  # is told how many messages arrived, and for how many seconds we wait


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait, in seconds.

    For an answer; for the second and the minute in which a service takes so many messages; before each new
    try of a message, by whether the service failed or had too much; at most, where the service itself says
    how long; and at most for all tries of all messages.
    """

    answer: float = 10.0
    second: float = 1.0
    minute: float = 60.0
    failed: tuple[float, ...] = (1.0, 3.0, 9.0)
    busy: tuple[float, ...] = (15.0, 30.0, 60.0)
    asked: float = 120.0
    in_all: float = 300.0


@dataclass(slots=True)
class Sender:
    """Sends messages to one robot, signed at `now` (seconds since 1970); counts what arrived."""

    robot: Robot
    hook: Webhook
    now: int
    patience: Patience
    waiting: Waiting
    sent: int = 0
    waited: float = 0.0

    def deliver(self, bodies: Sequence[Body]) -> Delivery:
        """Send each of `bodies`, up to the first that fails: those behind it would arrive without it."""
        for body in bodies:
            self._keep_pace()
            if failure := self._send(body):
                return Delivery(self.sent, len(bodies), failure)
            self.sent += 1
        return Delivery(self.sent, len(bodies))

    def _keep_pace(self) -> None:
        takes = PROTOCOLS[self.robot]
        if self.sent and self.sent % takes.a_minute == 0:
            self.waiting(self.sent, self.patience.minute)
            sleep(self.patience.minute)
        elif self.sent:
            sleep(self.patience.second / takes.a_second)

    def _send(self, body: Body) -> Failure | None:
        failure, asked = self._try(body)
        for failed, busy in zip(self.patience.failed, self.patience.busy, strict=True):
            if failure is None or not is_passing(failure):
                break
            usual = busy if failure.trouble is Trouble.BUSY else failed
            if not self._may_wait(usual if asked is None else asked):
                break
            failure, asked = self._try(body)
        return failure

    def _may_wait(self, pause: float) -> bool:
        """Whether that is not too long; if so, it has been waited for."""
        if pause > self.patience.asked or self.waited + pause > self.patience.in_all:
            return False
        self.waited += pause
        self.waiting(self.sent, pause)
        sleep(pause)
        return True

    def _try(self, body: Body) -> tuple[Failure | None, float | None]:
        """Why the message failed, and in how many seconds the service asks to be tried again."""
        url, content = signed(self.robot, self.hook, body, self.now)
        answer = post(self.hook, url, content, self.patience.answer)
        if isinstance(answer, Failure):
            return answer, None
        return verdict(self.robot, self.hook, answer), answer.retry_after
