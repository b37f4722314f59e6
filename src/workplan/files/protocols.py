"""The protocols of the services' robots: how a message is signed, and what the answer to it means."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from hmac import digest
from urllib.parse import quote_plus, urlsplit

from workplan.core.delivery import Failure, Trouble
from workplan.core.robot import Robot
from workplan.files.webhook import Answer, Webhook

Body = Mapping[str, object]
Signed = tuple[str, Body]
_MILLISECONDS = 1000
_OK, _BAD_REQUEST, _TOO_MANY, _SERVER_ERROR = 200, 400, 429, 500
_MOST_SAID = 200  # characters of what a service says that are shown
_TOO_FAST = re.compile("too many request|too fast|freq", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Protocol:
    """How a service speaks: the keys of its codes and words, its codes for "later", how often it listens."""

    codes: tuple[str, ...]
    words: str
    later: frozenset[int]
    a_minute: int
    a_second: int
    sign: Callable[[Webhook, Body, int], Signed]


def signed(robot: Robot, hook: Webhook, body: Body, now: int) -> tuple[str, bytes]:
    """The address and the content to post: signed at `now` (seconds since 1970) where there is a secret."""
    url, whole = PROTOCOLS[robot].sign(hook, body, now) if hook.secret else (hook.url, body)
    return url, json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def verdict(robot: Robot, hook: Webhook, answer: Answer) -> Failure | None:
    """Why the message failed by the answer to it; None when it arrived."""
    code, said = _read(PROTOCOLS[robot], answer.content)
    words = hook.masked(said)[:_MOST_SAID]
    if _is_later(PROTOCOLS[robot], answer.status, code, said):
        return Failure(Trouble.BUSY, code or answer.status, words)
    if code and answer.status < _SERVER_ERROR:
        return Failure(Trouble.REFUSED, code, words)
    if answer.status != _OK:
        is_elsewhere = answer.status // 100 == 3  # noqa: PLR2004  # the redirects of HTTP
        return Failure(Trouble.REDIRECTED if is_elsewhere else Trouble.STATUS, answer.status)
    return Failure(Trouble.UNREADABLE) if code is None else None


def is_passing(failure: Failure) -> bool:
    """Whether the same message may be sent again at once: it did not arrive, and next time it might."""
    if failure.trouble is Trouble.STATUS:
        return (failure.code or 0) >= _SERVER_ERROR
    return failure.trouble in (Trouble.BUSY, Trouble.UNREACHED)


def _is_later(protocol: Protocol, status: int, code: int | None, said: str) -> bool:
    if status == _TOO_MANY or code in protocol.later:
        return True
    return bool(code) and _TOO_FAST.search(said) is not None


def _read(protocol: Protocol, content: bytes) -> tuple[int | None, str]:
    """The code and the words of an answer; None where it is not one of the service's."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return None, ""
    if not isinstance(answer, dict):
        return None, ""
    found = (answer[key] for key in protocol.codes if type(answer.get(key)) is int)
    return next(found, None), str(answer.get(protocol.words, ""))


def _unsigned(hook: Webhook, body: Body, _now: int) -> Signed:
    return hook.url, body


def _signed_by_address(hook: Webhook, body: Body, now: int) -> Signed:
    """DingTalk: milliseconds and secret, under the secret, as parameters of the address."""
    stamp = str(now * _MILLISECONDS)
    mark = _base64(digest(hook.secret.encode(), f"{stamp}\n{hook.secret}".encode(), sha256))
    joint = "&" if urlsplit(hook.url).query else "?"
    return f"{hook.url}{joint}timestamp={stamp}&sign={quote_plus(mark)}", body


def _signed_in_body(hook: Webhook, body: Body, now: int) -> Signed:
    """Feishu: nothing, under seconds and secret, as fields of the body."""
    mark = _base64(digest(f"{now}\n{hook.secret}".encode(), b"", sha256))
    return hook.url, {"timestamp": str(now), "sign": mark, **body}


def _base64(content: bytes) -> str:
    return b64encode(content).decode()


# Where these figures and codes are from: docs/messages.md.
PROTOCOLS: Mapping[Robot, Protocol] = {
    Robot.WECOM: Protocol(("errcode",), "errmsg", frozenset({-1, 45009, 45033}), 20, 20, _unsigned),
    Robot.DINGTALK: Protocol(
        ("errcode", "status"), "errmsg", frozenset({-1, 1111, 130101, 410100}), 20, 20, _signed_by_address
    ),
    Robot.FEISHU: Protocol(("code", "StatusCode"), "msg", frozenset({11232}), 100, 5, _signed_in_body),
}
