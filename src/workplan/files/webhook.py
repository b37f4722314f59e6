"""A webhook: the secret address of a robot, and one message posted to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from http.client import HTTPException, HTTPResponse, InvalidURL
from ipaddress import ip_address
from ssl import SSLCertVerificationError, SSLError
from urllib.error import URLError
from urllib.parse import unquote_plus, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from workplan.core.delivery import Failure, Trouble
from workplan.files.deadline import by_deadline

_PRINTABLE = re.compile("[!-~]+")
_MOST_READ = 65_536  # bytes of an answer; those of the services have some hundred
_LEAST_SECRET = 6  # characters; a shorter piece of an address gives nothing away, and may be a word
_STEPS = 3  # times the longest step: what a service does at once takes no longer
_HEADERS = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "workplan"}


class AddressFault(StrEnum):
    """What is wrong with the text of an address."""

    UNREADABLE = "unreadable"
    UNPROTECTED = "unprotected"  # http, which shows the secret to whoever listens


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address and the signing secret of a robot; neither is ever part of its `repr`."""

    url: str = field(repr=False)
    secret: str = field(default="", repr=False)

    @property
    def is_local(self) -> bool:
        """Whether it leads to this machine."""
        return _is_loopback(urlsplit(self.url).hostname or "")

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
        return (
            piece for each in pieces for piece in (each, unquote_plus(each)) if len(piece) >= _LEAST_SECRET
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service answered; `retry_after` in seconds, None where it does not say."""

    status: int
    content: bytes
    retry_after: float | None


def webhook_of(url: str, secret: str) -> Webhook | AddressFault:
    """The webhook at `url`: https, or http to this machine alone."""
    if not _PRINTABLE.fullmatch(url):
        return AddressFault.UNREADABLE
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        return AddressFault.UNREADABLE
    if parts.scheme not in ("http", "https") or not is_whole:
        return AddressFault.UNREADABLE
    hook = Webhook(url, secret)
    return hook if parts.scheme == "https" or hook.is_local else AddressFault.UNPROTECTED


def post(hook: Webhook, url: str, content: bytes, timeout: float) -> Answer | Failure:
    """Post `content` to `url`, that of `hook`, perhaps signed; no redirect is followed with its secret.

    Each step (to connect, to send, each piece of the answer) may take `timeout` seconds, all of them together
    three times as long.
    """
    request = Request(url, content, _HEADERS, method="POST")  # noqa: S310  # `webhook_of` let it be http(s)
    answer = by_deadline(lambda: _post(hook, request, timeout), _STEPS * timeout)
    return answer or Failure(Trouble.UNANSWERED, said="timed out")


def _post(hook: Webhook, request: Request, timeout: float) -> Answer | Failure:
    try:
        with _opener(hook).open(request, timeout=timeout) as response:
            return _answer(response)
    except URLError as error:  # before all was sent
        return _unsent(hook, error.reason)
    except (ValueError, InvalidURL):  # the text of a host or a proxy; it may hold the password of the proxy
        return Failure(Trouble.MISROUTED)
    except (OSError, HTTPException) as error:  # after all was sent
        return Failure(Trouble.UNANSWERED, said=hook.masked(str(error)))


def _opener(hook: Webhook) -> OpenerDirector:
    """As the environment's proxies say, but never by a proxy to this machine; certificates are verified."""
    opener = OpenerDirector()
    for handler in (ProxyHandler({} if hook.is_local else None), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    return opener


def _answer(response: HTTPResponse) -> Answer:
    after = response.headers.get("Retry-After", "").strip()
    seconds = float(after) if after.isascii() and after.isdigit() else None
    return Answer(response.status, response.read(_MOST_READ), seconds)


def _unsent(hook: Webhook, reason: object) -> Failure:
    if isinstance(reason, SSLCertVerificationError):
        return Failure(Trouble.UNTRUSTED, said=hook.masked(reason.verify_message))
    if isinstance(reason, SSLError):
        return Failure(Trouble.UNTRUSTED, said=hook.masked(reason.reason or ""))
    said = reason.strerror if isinstance(reason, OSError) else None
    return Failure(Trouble.UNREACHED, said=hook.masked(said or str(reason)))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
