"""Messages posted to the robot of a group: one by one, signed, no faster than it takes them.

An address is a secret, as is what it is signed with: neither is ever part of what is shown.
"""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from hashlib import sha256
from hmac import digest
from http.client import HTTPException, InvalidURL
from ipaddress import ip_address
from ssl import SSLCertVerificationError, SSLError
from time import sleep
from urllib.error import URLError
from urllib.parse import quote_plus, unquote_plus, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from workplan.core.robots import Delivery, Failure, Robot, Trouble

Body = Mapping[str, object]
Waiting = Callable[[int, float], None]  # is told how many messages arrived, and for how many seconds we wait
_PRINTABLE = re.compile("[!-~]+")
_TOO_FAST = re.compile("too many request|too fast|freq", re.IGNORECASE)
_HEADERS = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "workplan"}
_OK, _REDIRECTIONS, _TOO_MANY, _SERVER_ERROR = 200, range(300, 400), 429, 500
_MOST_READ = 65_536  # bytes of an answer; those of the services have some hundred
_MOST_SAID = 200  # characters of what a service says that are shown
_MOST_DIGITS = 9  # of a number of seconds; more is as good as never
_LEAST_SECRET = 6  # characters; a shorter piece of an address gives nothing away, and may be a word
_STEPS = 3  # times the longest step: what a service does at once takes no longer


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address and the signing secret of a robot; neither is ever part of its `repr`."""

    url: str = field(repr=False)
    secret: str = field(default="", repr=False)

    @property
    def is_local(self) -> bool:
        """Whether it leads to this machine."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    def masked(self, text: str) -> str:
        """`text` with every piece of the address and the secret that it repeats made unreadable."""
        for piece in sorted(self._secrets(), key=len, reverse=True):
            text = text.replace(piece, "***")
        return text

    def _secrets(self) -> Iterator[str]:
        """The last step of the path and every value of the query, as written and as meant."""
        parts = urlsplit(self.url)
        values = [pair.partition("=")[2] for pair in parts.query.split("&")]
        pieces = [self.url, self.secret, parts.query, parts.path.rpartition("/")[2], *values]
        both = (piece for each in pieces for piece in (each, unquote_plus(each)))
        return (piece for piece in both if len(piece) >= _LEAST_SECRET)


def webhook_of(url: str, secret: str) -> Webhook | str:
    """The webhook at `url`: https, or http to this machine alone.

    Else what is wrong: it is `unreadable`, or `unprotected` by http, which shows the secret to who listens.
    """
    if not _PRINTABLE.fullmatch(url):
        return "unreadable"
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        return "unreadable"
    if parts.scheme not in ("http", "https") or not is_whole:
        return "unreadable"
    hook = Webhook(url, secret)
    return hook if parts.scheme == "https" or hook.is_local else "unprotected"


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
    sent: int = 0
    waited: float = 0.0

    def deliver(self, bodies: Sequence[Body], waiting: Waiting) -> Delivery:
        """Send each of `bodies`, up to the first that fails: those behind it would arrive without it."""
        for body in bodies:
            self._keep_pace(waiting)
            if failure := self._send(body, waiting):
                return Delivery(self.sent, len(bodies), failure)
            self.sent += 1
        return Delivery(self.sent, len(bodies))

    def _keep_pace(self, waiting: Waiting) -> None:
        takes = _PROTOCOLS[self.robot]
        if self.sent and self.sent % takes.a_minute == 0:
            waiting(self.sent, self.patience.minute)
            sleep(self.patience.minute)
        elif self.sent:
            sleep(self.patience.second / takes.a_second)

    def _send(self, body: Body, waiting: Waiting) -> Failure | None:
        failure, asked = self._try(body)
        for failed, busy in zip(self.patience.failed, self.patience.busy, strict=True):
            if failure is None or not is_passing(failure):
                break
            usual = busy if failure.trouble is Trouble.BUSY else failed
            pause = usual if asked is None else asked
            if pause > self.patience.asked or self.waited + pause > self.patience.in_all:
                is_told = asked is not None and failure.trouble is Trouble.BUSY
                return replace(failure, trouble=Trouble.LATER, after=pause) if is_told else failure
            self.waited += pause
            waiting(self.sent, pause)
            sleep(pause)
            failure, asked = self._try(body)
        return failure

    def _try(self, body: Body) -> tuple[Failure | None, float | None]:
        """Why the message failed, and in how many seconds the service asks to be tried again."""
        url, content = signed(self.robot, self.hook, body, self.now)
        answer = post(self.hook, url, content, self.patience.answer)
        if isinstance(answer, Failure):
            return answer, None
        return failure_of(self.robot, self.hook, answer), answer.retry_after


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service answered; `retry_after` in seconds, None where it does not say."""

    status: int
    content: bytes
    retry_after: float | None


def post(hook: Webhook, url: str, content: bytes, timeout: float) -> Answer | Failure:
    """Post `content` to `url`, that of `hook`, perhaps signed; no redirect is followed with its secret.

    Each step (to connect, to send, each piece of the answer) may take `timeout` seconds, all of them together
    three times as long.
    """
    request = Request(url, content, _HEADERS, method="POST")  # noqa: S310  # `webhook_of` let it be http(s)
    posted = ThreadPoolExecutor(1).submit(_post, hook, request, timeout)
    wait([posted], _STEPS * timeout)  # what takes longer goes on until the process ends
    return posted.result() if posted.done() else Failure(Trouble.UNANSWERED, said="timed out")


def _post(hook: Webhook, request: Request, timeout: float) -> Answer | Failure:
    opener = OpenerDirector()
    # As the environment's proxies say, but never by a proxy to this machine; certificates are verified.
    for handler in (ProxyHandler({} if hook.is_local else None), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    try:
        with opener.open(request, timeout=timeout) as response:
            after = response.headers.get("Retry-After", "").strip()
            seconds = float(after[:_MOST_DIGITS]) if after.isascii() and after.isdigit() else None
            return Answer(response.status, response.read(_MOST_READ), seconds)
    except URLError as error:  # before all was sent
        return _unsent(hook, error.reason)
    except (ValueError, InvalidURL):  # the text of a host or a proxy; it may hold the password of the proxy
        return Failure(Trouble.MISROUTED)
    except (OSError, HTTPException) as error:  # after all was sent
        return Failure(Trouble.UNANSWERED, said=hook.masked(str(error)))


def _unsent(hook: Webhook, reason: object) -> Failure:
    if isinstance(reason, SSLCertVerificationError):
        return Failure(Trouble.UNTRUSTED, said=hook.masked(reason.verify_message))
    if isinstance(reason, SSLError):
        return Failure(Trouble.UNTRUSTED, said=hook.masked(reason.reason or ""))
    said = reason.strerror if isinstance(reason, OSError) else None
    return Failure(Trouble.UNREACHED, said=hook.masked(said or str(reason)))


def failure_of(robot: Robot, hook: Webhook, answer: Answer) -> Failure | None:
    """Why the message failed by the answer to it; None when it arrived."""
    protocol, status = _PROTOCOLS[robot], answer.status
    code, said = _read(protocol, answer.content)
    words = hook.masked(said)[:_MOST_SAID]
    if status == _TOO_MANY or code in protocol.later or (code and _TOO_FAST.search(said)):
        return Failure(Trouble.BUSY, code or status, words)
    if code and status < _SERVER_ERROR:
        return Failure(Trouble.REFUSED, code, words)
    if status != _OK:
        return Failure(Trouble.REDIRECTED if status in _REDIRECTIONS else Trouble.STATUS, status)
    return Failure(Trouble.UNREADABLE) if code is None else None


def is_passing(failure: Failure) -> bool:
    """Whether the same message may be sent again at once: it did not arrive, and next time it might."""
    if failure.trouble is Trouble.STATUS:
        return (failure.code or 0) >= _SERVER_ERROR
    return failure.trouble in (Trouble.BUSY, Trouble.UNREACHED)


def signed(robot: Robot, hook: Webhook, body: Body, now: int) -> tuple[str, bytes]:
    """The address and the content to post: signed at `now` (seconds since 1970) where there is a secret."""
    sign = _PROTOCOLS[robot].sign
    url, whole = sign(hook, body, now) if sign and hook.secret else (hook.url, body)
    return url, json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _signed_by_address(hook: Webhook, body: Body, now: int) -> tuple[str, Body]:
    """DingTalk: milliseconds and secret, under the secret, as parameters of the address."""
    stamp = f"{now}000"
    mark = b64encode(digest(hook.secret.encode(), f"{stamp}\n{hook.secret}".encode(), sha256)).decode()
    joint = "&" if urlsplit(hook.url).query else "?"
    return f"{hook.url}{joint}timestamp={stamp}&sign={quote_plus(mark)}", body


def _signed_in_body(hook: Webhook, body: Body, now: int) -> tuple[str, Body]:
    """Feishu: nothing, under seconds and secret, as fields of the body."""
    mark = b64encode(digest(f"{now}\n{hook.secret}".encode(), b"", sha256)).decode()
    return hook.url, {"timestamp": str(now), "sign": mark, **body}


@dataclass(frozen=True, slots=True)
class _Protocol:
    """How a service speaks: the keys of its codes and words, its codes for "later", how often it listens."""

    codes: tuple[str, ...]
    words: str
    later: frozenset[int]
    a_minute: int
    a_second: int
    sign: Callable[[Webhook, Body, int], tuple[str, Body]] | None = None


def _read(protocol: _Protocol, content: bytes) -> tuple[int | None, str]:
    """The code and the words of an answer; None where it is not one of the service's."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return None, ""
    if not isinstance(answer, dict):
        return None, ""
    found = (answer[key] for key in protocol.codes if type(answer.get(key)) is int)
    return next(found, None), str(answer.get(protocol.words, ""))


# Where these figures and codes are from: docs/messages.md.
_DINGTALK_LATER = frozenset({-1, 1111, 130101, 410100})
_PROTOCOLS: Mapping[Robot, _Protocol] = {
    Robot.WECOM: _Protocol(("errcode",), "errmsg", frozenset({-1, 45009, 45033}), 20, 20),
    Robot.DINGTALK: _Protocol(("errcode", "status"), "errmsg", _DINGTALK_LATER, 20, 20, _signed_by_address),
    Robot.FEISHU: _Protocol(("code", "StatusCode"), "msg", frozenset({11232}), 100, 5, _signed_in_body),
}
