"""Robots, which take messages to a group: their services, and what became of what was sent to one."""

from dataclasses import dataclass
from enum import StrEnum


class Robot(StrEnum):
    """The services whose group robots take messages."""

    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"


class Trouble(StrEnum):
    """Why a message is not known to have arrived."""

    UNREACHED = "unreached"  # never sent: no way to the service
    MISROUTED = "misrouted"  # never sent: the host or a proxy has a name that cannot be
    UNTRUSTED = "untrusted"  # never sent: the service could not prove who it is
    UNANSWERED = "unanswered"  # sent, and no answer came: it may have arrived
    UNREADABLE = "unreadable"  # answered, but not as the service answers
    REDIRECTED = "redirected"  # answered from an address that points elsewhere
    STATUS = "status"  # refused by the status of HTTP
    REFUSED = "refused"  # refused by a code of the service
    BUSY = "busy"  # too many messages, for longer than we wait
    LATER = "later"  # too many messages, and the service says when it takes some: longer than we would wait


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one message failed: `code` is the service's or HTTP's, `said` its words, with no secret in them.

    `after` are the seconds for which the service wants to be left alone, where that is why.
    """

    trouble: Trouble
    code: int | None = None
    said: str = ""
    after: float = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many of `total` messages arrived, and why the next one did not; None when all did."""

    sent: int
    total: int
    failure: Failure | None = None
