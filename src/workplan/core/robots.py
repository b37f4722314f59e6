"""Robots: the services whose groups take messages, and what became of messages that were sent to one."""

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


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one message failed: `code` is the service's or HTTP's, `said` its words, with no secret in them."""

    trouble: Trouble
    code: int | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many of `total` messages arrived, and why the next one did not; None when all did."""

    sent: int
    total: int
    failure: Failure | None = None
