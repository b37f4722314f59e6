"""Messages to the robots of groups: what an address gives away, how each is signed, and how they arrive."""

import base64
import hmac
import json
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from shutil import which
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from needs import need
from robots import OK, PATH, SECRET, SILENCE, Reply, Service, says, service
from workplan.core.robots import Delivery, Failure, Robot, Trouble
from workplan.files.robots import (
    Answer,
    Patience,
    Sender,
    Webhook,
    failure_of,
    is_passing,
    signed,
    webhook_of,
)

UNREADABLE, UNPROTECTED = "unreadable", "unprotected"


@pytest.mark.parametrize(
    "url",
    [
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx",
        "HTTPS://open.feishu.cn/open-apis/bot/v2/hook/abc",
        "http://127.0.0.1:8000/x",
        "http://127.9.9.9/x",
        "http://[::1]:8000/x",
        "http://localhost/x",
    ],
)
def test_https_is_taken_and_http_only_to_this_machine(url: str) -> None:
    assert webhook_of(url, SECRET) == Webhook(url, SECRET)


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("http://qyapi.weixin.qq.com/x", UNPROTECTED),
        ("http://10.0.0.1/x", UNPROTECTED),
        ("http://localhost.example.org/x", UNPROTECTED),
        ("http://127.0.0.1.example.org/x", UNPROTECTED),
        ("http://2130706433/x", UNPROTECTED),
        ("", UNREADABLE),
        ("693a91f6-7xxx", UNREADABLE),
        ("ftp://example.org/x", UNREADABLE),
        ("file:///etc/passwd", UNREADABLE),
        ("https:///x", UNREADABLE),
        ("https://example.org:port/x", UNREADABLE),
        ("https://example.org:0/x", UNREADABLE),
        ("https://example.org:99999/x", UNREADABLE),
        ("https://[::1/x", UNREADABLE),
        ("https://me:pass@example.org/x", UNREADABLE),
        ("https://good.example\\@evil.example/x", UNREADABLE),
        ("https://example.org/x y", UNREADABLE),
        ("https://example.org/x\r\nHost: evil.example", UNREADABLE),
        ("https://机器人.example/x", UNREADABLE),
    ],
)
def test_any_other_address_is_refused(url: str, fault: str) -> None:
    assert webhook_of(url, SECRET) == fault


def test_neither_address_nor_secret_is_part_of_its_representation() -> None:
    assert repr(Webhook(f"https://example.org{PATH}", SECRET)) == "Webhook()"


@pytest.mark.parametrize(
    ("url", "said", "masked"),
    [
        ("https://h.example/robot/send?access_token=T0p-S3cret-Key", "no T0p-S3cret-Key here", "no *** here"),
        ("https://h.example/send?key=a%2Bb%2Bcd", "a+b+cd and a%2Bb%2Bcd", "*** and ***"),
        ("https://h.example/bot/v2/hook/0123-4567", "hook 0123-4567 is gone", "hook *** is gone"),
        ("https://h.example/x?key=longer-key", "https://h.example/x?key=longer-key", "***"),
        ("https://h.example/x?key=longer-key", "sign SEC-sign-with-this", "sign ***"),
        ("https://h.example/send?key=ok", "ok, send", "ok, send"),
    ],
)
def test_what_a_service_repeats_of_a_secret_is_made_unreadable(url: str, said: str, masked: str) -> None:
    assert Webhook(url, SECRET).masked(said) == masked


URL = "https://robot.example/send?access_token=T0p-S3cret-Key"
BODY = {"msgtype": "text", "text": {"content": "预警"}}
NOW = 1599360473  # the example in the documentation of Feishu, as is the secret


def mac(key: bytes, text: bytes) -> str:
    return base64.b64encode(hmac.digest(key, text, "sha256")).decode()


@pytest.mark.parametrize("secret", ["demo", "SEC" + "0123456789abcdef" * 4, "密钥+/="])
def test_feishu_is_signed_by_fields_of_the_body_before_all_others(secret: str) -> None:
    url, content = signed(Robot.FEISHU, Webhook(URL, secret), BODY, NOW)
    assert url == URL
    assert json.loads(content) == {
        "timestamp": "1599360473", "sign": mac(f"1599360473\n{secret}".encode(), b""), **BODY,
    }  # fmt: skip


@pytest.mark.parametrize("secret", ["this is secret", "SEC" + "0123456789abcdef" * 4, "密钥+/="])
def test_dingtalk_is_signed_by_parameters_of_the_address_in_milliseconds(secret: str) -> None:
    url, content = signed(Robot.DINGTALK, Webhook(URL, secret), BODY, NOW)
    assert url.startswith(f"{URL}&timestamp=1599360473000&sign=")
    assert parse_qs(urlsplit(url).query, strict_parsing=True) == {
        "access_token": ["T0p-S3cret-Key"],
        "timestamp": ["1599360473000"],
        "sign": [mac(secret.encode(), f"1599360473000\n{secret}".encode())],
    }
    assert content == '{"msgtype":"text","text":{"content":"预警"}}'.encode()


def test_an_address_without_a_query_gets_one() -> None:
    url, _ = signed(Robot.DINGTALK, Webhook("https://proxy.example/robot", "secret"), BODY, NOW)
    assert url.startswith("https://proxy.example/robot?timestamp=1599360473000&sign=")


@pytest.mark.parametrize(
    ("robot", "secret"), [(Robot.WECOM, "any"), (Robot.DINGTALK, ""), (Robot.FEISHU, "")]
)
def test_nothing_is_signed_for_wecom_or_without_a_secret(robot: Robot, secret: str) -> None:
    content = '{"msgtype":"text","text":{"content":"预警"}}'.encode()
    assert signed(robot, Webhook(URL, secret), BODY, NOW) == (URL, content)


WECOM_INVALID = '{"errcode":93000,"errmsg":"invalid webhook url, key T0p-S3cret-Key"}'


@pytest.mark.parametrize(
    ("robot", "status", "content", "failure"),
    [
        (Robot.WECOM, 200, '{"errcode":0,"errmsg":"ok"}', None),
        (Robot.DINGTALK, 200, '{"errcode":0,"errmsg":"ok"}', None),
        (Robot.FEISHU, 200, '{"code":0,"msg":"success","data":{}}', None),
        (Robot.FEISHU, 200, '{"StatusCode":0,"StatusMessage":"success"}', None),
        (Robot.WECOM, 200, WECOM_INVALID, Failure(Trouble.REFUSED, 93000, "invalid webhook url, key ***")),
        (Robot.WECOM, 200, '{"errcode":45009,"errmsg":"api freq"}', Failure(Trouble.BUSY, 45009, "api freq")),
        (Robot.WECOM, 200, '{"errcode":-1}', Failure(Trouble.BUSY, -1)),
        (Robot.DINGTALK, 200, '{"errcode":130101,"errmsg":"x"}', Failure(Trouble.BUSY, 130101, "x")),
        (Robot.DINGTALK, 200, '{"errcode":410100}', Failure(Trouble.BUSY, 410100)),
        (Robot.DINGTALK, 200, '{"status":1111,"punish":"deny","wait":5}', Failure(Trouble.BUSY, 1111)),
        (Robot.DINGTALK, 200, '{"errcode":310000,"errmsg":"y"}', Failure(Trouble.REFUSED, 310000, "y")),
        (Robot.FEISHU, 200, '{"code":11232,"msg":"z"}', Failure(Trouble.BUSY, 11232, "z")),
        (Robot.FEISHU, 400, '{"code":19001,"msg":"w"}', Failure(Trouble.REFUSED, 19001, "w")),
        (Robot.FEISHU, 200, '{"code":9499,"msg":"Bad Request"}', Failure(Trouble.REFUSED, 9499, "Bad Request")),
        (Robot.FEISHU, 200, '{"code":9499,"msg":"too many request"}', Failure(Trouble.BUSY, 9499, "too many request")),
        (Robot.WECOM, 429, "slow down", Failure(Trouble.BUSY, 429)),
        (Robot.WECOM, 500, '{"errcode":93000}', Failure(Trouble.STATUS, 500)),
        (Robot.WECOM, 403, "<html>", Failure(Trouble.STATUS, 403)),
        (Robot.WECOM, 404, '{"errcode":0}', Failure(Trouble.STATUS, 404)),
        (Robot.WECOM, 302, "", Failure(Trouble.REDIRECTED, 302)),
        (Robot.WECOM, 204, "", Failure(Trouble.STATUS, 204)),
        (Robot.WECOM, 200, "", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, "<html>welcome</html>", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, "\udcff\udcfe", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, "[0]", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, '{"errcode":"0"}', Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, '{"errcode":false}', Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, '{"code":0}', Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, "[" * 60_000, Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, '{"errcode":' + "9" * 9_999 + "}", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, f'{{"errcode":1,"errmsg":"{"x" * 999}"}}', Failure(Trouble.REFUSED, 1, "x" * 200)),
    ],
)  # fmt: skip
def test_only_the_service_says_success(
    robot: Robot, status: int, content: str, failure: Failure | None
) -> None:
    assert (
        failure_of(robot, Webhook(URL), Answer(status, content.encode("utf-8", "surrogateescape"), None))
        == failure
    )


@pytest.mark.parametrize(
    ("failure", "passing"),
    [
        (Failure(Trouble.BUSY, 45009), True), (Failure(Trouble.UNREACHED), True),
        (Failure(Trouble.STATUS, 500), True), (Failure(Trouble.STATUS, 404), False),
        (Failure(Trouble.UNTRUSTED), False), (Failure(Trouble.UNANSWERED), False),
        (Failure(Trouble.UNREADABLE), False), (Failure(Trouble.REDIRECTED, 302), False),
        (Failure(Trouble.REFUSED, 93000), False),
    ],
)  # fmt: skip
def test_only_what_surely_did_not_arrive_and_may_pass_is_sent_again(failure: Failure, passing: bool) -> None:
    assert is_passing(failure) is passing


AT_ONCE = Patience(second=0, minute=0, failed=(0, 0, 0), busy=(0, 0, 0))
ALL = Delivery(3, 3)


class Sent:
    """Sends through a sender, and keeps for how long it said that it waits."""

    def __init__(self, url: str, robot: Robot = Robot.WECOM, patience: Patience = AT_ONCE) -> None:
        self.waits: list[tuple[int, float]] = []
        hook = Webhook(url, SECRET)
        self.sender = Sender(robot, hook, NOW, patience)

    def result(self, count: int = 3) -> Delivery:
        bodies = [{"n": n} for n in range(1, count + 1)]
        return self.sender.deliver(bodies, lambda *wait: self.waits.append(wait))


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def numbers(robot: Service) -> list[int]:
    return [asked.body["n"] for asked in robot.asked]


def test_messages_arrive_one_after_the_other() -> None:
    with service() as robot:
        sent = Sent(robot.url)
        assert (sent.result(), sent.waits, numbers(robot)) == (ALL, [], [1, 2, 3])
    assert {(a.method, a.path, a.kind) for a in robot.asked} == {
        ("POST", "/robot/send?access_token=T0p-S3cret-Key", "application/json; charset=utf-8")
    }


AT_LAST = Failure(Trouble.STATUS, 500)
GROWING = Patience(second=0, failed=(0.001, 0.002, 0.003), busy=(0.004, 0.005, 0.006))
LIMITED = Patience(second=0, failed=(0.01, 0.01, 0.01), in_all=0.025)
LATER = says(45009, "api freq out of limit"), Reply(429), says(0, status=429)
NO_SECONDS = ("soon", "-1", "1e9", "Wed, 21 Oct 2099 07:28:00 GMT", "²")


@pytest.mark.parametrize(
    ("replies", "patience", "result", "asked", "waits"),
    [
        # a server that fails is asked again, and each message arrives once
        ([Reply(500), OK, Reply(503), Reply(502), OK], AT_ONCE, ALL, [1, 1, 2, 2, 2, 3], [(0, 0), (1, 0), (1, 0)]),
        # after four failures it ends, and says how many arrived
        ([OK, Reply(500)], AT_ONCE, Delivery(1, 3, AT_LAST), [1, 2, 2, 2, 2], [(1, 0)] * 3),
        # too many messages are sent again later
        *(([later, OK], AT_ONCE, ALL, [1, 1, 2, 3], [(0, 0)]) for later in LATER),
        # how long is waited grows, and depends on what failed
        ([Reply(500), says(45009), Reply(500), OK], GROWING, ALL, [1, 1, 1, 1, 2, 3], [(0, 0.001), (0, 0.005), (0, 0.003)]),
        # a longer wait than there is patience for is not begun, and one that is no number of seconds is the usual one
        *(([says(45009, "freq", after=after)], AT_ONCE, Delivery(0, 3, Failure(Trouble.LATER, 45009, "freq", wait)), [1], [])
          for after, wait in (("121", 121), ("9" * 5000, 999_999_999))),
        ([Reply(503, headers=(("Retry-After", "121"),))], AT_ONCE, Delivery(0, 3, Failure(Trouble.STATUS, 503)), [1], []),
        *(([says(45009, after=after), OK], AT_ONCE, ALL, [1, 1, 2, 3], [(0, 0)]) for after in NO_SECONDS),
        # all waits together have an end
        ([Reply(500), OK] * 3, LIMITED, Delivery(2, 3, AT_LAST), [1, 1, 2, 2, 3], [(0, 0.01), (1, 0.01)]),
    ],
)  # fmt: skip
def test_what_fails_is_sent_again(
    replies: list[Reply],
    patience: Patience,
    result: Delivery,
    asked: list[int],
    waits: list[tuple[int, float]],
) -> None:
    with service(*replies) as robot:
        sent = Sent(robot.url, patience=patience)
        assert (sent.result(), numbers(robot), sent.waits) == (result, asked, waits)


def test_the_usual_patience_outlasts_the_minute_that_services_count_in() -> None:
    usual = Patience()
    assert sum(usual.busy) > usual.minute
    assert sum(usual.busy) <= usual.in_all
    assert max(usual.busy) <= usual.asked


def test_after_as_many_as_a_minute_holds_the_minute_is_waited_for() -> None:
    with service() as robot:
        sent = Sent(robot.url)
        assert (sent.result(45), sent.waits) == (Delivery(45, 45), [(20, 0), (40, 0)])
        sent = Sent(robot.url, Robot.FEISHU)
        assert (sent.result(45), sent.waits) == (Delivery(45, 45), [])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with service() as elsewhere, service(Reply(status, headers=(("Location", elsewhere.url),))) as robot:
        assert Sent(robot.url).result() == Delivery(0, 3, Failure(Trouble.REDIRECTED, status))
        assert (len(robot.asked), elsewhere.asked) == (1, [])


def test_without_an_answer_in_time_it_may_have_arrived_and_is_not_sent_twice() -> None:
    with service(SILENCE) as robot:
        sent = Sent(robot.url, patience=Patience(answer=0.05))
        assert sent.result() == Delivery(0, 3, Failure(Trouble.UNANSWERED, said="timed out"))
        assert numbers(robot) == [1]


def test_an_answer_that_never_ends_is_not_waited_for() -> None:
    over = Event()

    def trickle(taken: socket.socket) -> None:
        with suppress(OSError):
            while not over.wait(0.01):
                taken.sendall(b"H")

    with listening(trickle) as url:
        result = Sent(url, patience=Patience(answer=0.1)).result()
        over.set()
    assert result == Delivery(0, 3, Failure(Trouble.UNANSWERED, said="timed out"))


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    with raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{") as url:
        failure = Sent(url).result().failure
    assert failure is not None
    assert failure.trouble in (Trouble.UNANSWERED, Trouble.UNREADABLE)  # by the version of Python


@pytest.mark.parametrize("answer", [b"", b"\x00\x01\x02\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n"])
def test_what_is_no_http_is_no_answer(answer: bytes) -> None:
    with raw(answer) as url:
        failure = Sent(url).result().failure
    assert failure is not None
    assert failure.trouble is Trouble.UNANSWERED


def test_where_nobody_listens_it_is_tried_four_times() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/x"
    sent = Sent(url)
    assert sent.result() == Delivery(0, 3, Failure(Trouble.UNREACHED, said="Connection refused"))
    assert sent.waits == [(0, 0)] * 3


def test_a_host_that_is_not_known_is_named_by_no_secret() -> None:
    failure = Sent("https://robot.invalid/send?key=T0p-S3cret-Key").result().failure
    assert failure is not None
    assert failure.trouble is Trouble.UNREACHED
    assert "T0p" not in failure.said


def test_the_proxy_of_the_environment_is_used_for_the_world(monkeypatch: pytest.MonkeyPatch) -> None:
    with service() as proxy:
        monkeypatch.setenv("https_proxy", f"http://{proxy.host}")
        failure = Sent("https://robot.invalid/send?key=T0p-S3cret-Key").result().failure
    assert [(a.method, a.path) for a in proxy.asked] == [("CONNECT", "robot.invalid:443")] * 4
    assert failure is not None
    assert (failure.trouble, "407" in failure.said) == (Trouble.UNREACHED, True)


@pytest.mark.parametrize("proxy", ["http://me:p4ssword@proxy:port", "http:/me:p4ssword@proxy"])
def test_a_proxy_that_cannot_be_is_told_without_password(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    assert Sent("https://robot.invalid/x").result() == Delivery(0, 3, Failure(Trouble.MISROUTED))


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..example"])
def test_a_host_that_cannot_be_is_an_error(host: str) -> None:
    assert Sent(f"https://{host}/x").result() == Delivery(0, 3, Failure(Trouble.MISROUTED))


def test_no_proxy_is_used_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with service() as proxy, service() as robot:
        monkeypatch.setenv("http_proxy", f"http://{proxy.host}")
        assert Sent(robot.url).result() == ALL
        assert proxy.asked == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1, signed by nobody else."""
    need(None if which("openssl") else "openssl is missing; it makes a certificate for the tests of TLS")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    subject = ("-subj", "/CN=robot", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2")
    new = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", file, "-out", "-")
    made = subprocess.run([*new, *subject], capture_output=True, check=True)
    file.write_bytes(file.read_bytes() + made.stdout)
    return file


def test_a_certificate_that_nobody_vouches_for_ends_it_before_anything_is_sent(certificate: Path) -> None:
    with service(certificate=certificate) as robot:
        sent = Sent(robot.url)
        result = sent.result()
        assert (robot.asked, sent.waits) == ([], [])
    assert result.failure is not None
    assert result.failure.trouble is Trouble.UNTRUSTED
    assert result.failure.said.startswith("self")  # "self-signed", or "self signed" by older libraries


def test_a_certificate_of_the_user_is_trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with service(certificate=certificate) as robot:
        assert (Sent(robot.url).result(), numbers(robot)) == (ALL, [1, 2, 3])


def raw(answer: bytes) -> AbstractContextManager[str]:
    """A server that takes one request and says these bytes."""
    return listening(lambda taken: taken.sendall(answer))


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that takes one request, whatever it says to it."""

    def take() -> None:
        taken, _ = server.accept()
        with taken:
            taken.recv(65_536)
            serve(taken)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=take)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x"
        thread.join()
