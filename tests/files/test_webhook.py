"""The address of a robot: what is let through, and what is never shown."""

import pytest

from robots import PATH, SECRET
from workplan.files.webhook import AddressFault, Webhook, webhook_of

UNREADABLE, UNPROTECTED = AddressFault.UNREADABLE, AddressFault.UNPROTECTED


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
def test_any_other_address_is_refused(url: str, fault: AddressFault) -> None:
    assert webhook_of(url, SECRET) is fault


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
