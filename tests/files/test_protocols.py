"""How each service is signed, and what its answers mean."""

import base64
import hashlib
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from workplan.core.delivery import Failure, Trouble
from workplan.core.robot import Robot
from workplan.files.protocols import is_passing, signed, verdict
from workplan.files.webhook import Answer, Webhook

URL = "https://robot.example/send?access_token=T0p-S3cret-Key"
BODY = {"msgtype": "text", "text": {"content": "预警"}}
NOW = 1599360473  # the example in the documentation of Feishu, as is the secret


def mac(key: bytes, text: bytes) -> str:
    """HMAC-SHA256 by the letter of RFC 2104, in base64."""
    key = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    inner = hashlib.sha256(bytes(each ^ 0x36 for each in key) + text).digest()
    return base64.b64encode(hashlib.sha256(bytes(each ^ 0x5C for each in key) + inner).digest()).decode()


def test_the_reckoning_of_this_test_gives_the_published_digest() -> None:
    """RFC 4231, test case 2."""
    published = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert base64.b64decode(mac(b"Jefe", b"what do ya want for nothing?")).hex() == published


@pytest.mark.parametrize("secret", ["demo", "SEC" + "0123456789abcdef" * 4, "密钥+/="])
def test_feishu_is_signed_by_fields_of_the_body_before_all_others(secret: str) -> None:
    url, content = signed(Robot.FEISHU, Webhook(URL, secret), BODY, NOW)
    assert url == URL
    assert json.loads(content) == {
        "timestamp": "1599360473",
        "sign": mac(f"1599360473\n{secret}".encode(), b""),
        **BODY,
    }


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
        (
            Robot.FEISHU,
            200,
            '{"code":9499,"msg":"Bad Request"}',
            Failure(Trouble.REFUSED, 9499, "Bad Request"),
        ),
        (
            Robot.FEISHU,
            200,
            '{"code":9499,"msg":"too many request"}',
            Failure(Trouble.BUSY, 9499, "too many request"),
        ),
        (Robot.WECOM, 429, "slow down", Failure(Trouble.BUSY, 429)),
        (Robot.WECOM, 500, '{"errcode":93000}', Failure(Trouble.STATUS, 500)),
        (Robot.WECOM, 403, "<html>", Failure(Trouble.STATUS, 403)),
        (Robot.WECOM, 404, '{"errcode":0}', Failure(Trouble.STATUS, 404)),
        (Robot.WECOM, 302, "", Failure(Trouble.REDIRECTED, 302)),
        (Robot.WECOM, 204, "", Failure(Trouble.STATUS, 204)),
        (Robot.WECOM, 200, "", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, "<html>welcome</html>", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, "[0]", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, '{"errcode":"0"}', Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, '{"errcode":false}', Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, '{"code":0}', Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, "[" * 60_000, Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, '{"errcode":' + "9" * 9_999 + "}", Failure(Trouble.UNREADABLE)),
        (Robot.WECOM, 200, f'{{"errcode":1,"errmsg":"{"x" * 999}"}}', Failure(Trouble.REFUSED, 1, "x" * 200)),
    ],
)
def test_an_answer_is_a_success_only_by_the_word_of_the_service(
    robot: Robot, status: int, content: str, failure: Failure | None
) -> None:
    assert verdict(robot, Webhook(URL), Answer(status, content.encode(), None)) == failure


def test_an_answer_that_is_not_utf8_is_none_of_the_service() -> None:
    assert verdict(Robot.WECOM, Webhook(URL), Answer(200, b"\xff\xfe", None)) == Failure(Trouble.UNREADABLE)


@pytest.mark.parametrize(
    ("failure", "passing"),
    [
        (Failure(Trouble.BUSY, 45009), True),
        (Failure(Trouble.UNREACHED), True),
        (Failure(Trouble.STATUS, 500), True),
        (Failure(Trouble.STATUS, 404), False),
        (Failure(Trouble.UNTRUSTED), False),
        (Failure(Trouble.UNANSWERED), False),
        (Failure(Trouble.UNREADABLE), False),
        (Failure(Trouble.REDIRECTED, 302), False),
        (Failure(Trouble.REFUSED, 93000), False),
    ],
)
def test_only_what_surely_did_not_arrive_and_may_pass_is_sent_again(failure: Failure, passing: bool) -> None:
    assert is_passing(failure) is passing
