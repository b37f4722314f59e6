"""`workplan alerts` as messages: printed, sent to a robot on this machine, refused; and no secret anywhere."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import time
from urllib.parse import parse_qs, urlsplit

import pytest

from plans import PLAN
from program import Call, Ended
from robots import OK, PATH, SECRET, SILENCE, Reply, Service, says, service

from .conftest import write_log

MAY = ("alerts", "--as-of", "2022-05-31")
KEY = PATH.rpartition("=")[2]
ROBOTS = {"wecom": "WeCom", "dingtalk": "DingTalk", "feishu": "Feishu"}

WECOM = (
    '{"msgtype":"markdown","markdown":{"content":"**Alerts 1/1**\\n'
    "“Plan of the office”: 1 alert as of 2022-05-31\\n"
    "■ [At risk] Lifts added: 1 lift so far, 18 lifts expected by now, 17 lifts short, 51 lifts to the goal, "
    '31.4 points behind pace; lead: Ann, Bob; data as of 2022-05-30"}}\n'
)


@pytest.fixture(autouse=True)
def reported(root: Path) -> None:
    """In May, one target is at risk; nothing else is late."""
    only = [
        line for line in PLAN.splitlines() if "{id:" not in line or "lifts-added" in line or "hall" in line
    ]
    (root / "plan" / "2022.yaml").write_text("\n".join(only) + "\n")
    write_log(
        root, "- {date: 2022-05-30, target: lifts-added, add: 1}",
        "- {date: 2022-05-30, target: hall, value: 20}", month="2022-05",
    )  # fmt: skip


@pytest.fixture
def send(call: Call, monkeypatch: pytest.MonkeyPatch) -> "Send":
    return Send(call, monkeypatch)


class Send:
    """Calls `alerts --send` with the address of a service in the environment, and watches over its secrets."""

    def __init__(self, call: Call, environment: pytest.MonkeyPatch) -> None:
        self._call = call
        self._environment = environment

    def __call__(self, robot: str, url: str, *more: str, secret: str = SECRET) -> Ended:
        self._environment.setenv(f"WORKPLAN_{robot.upper()}_URL", url)
        self._environment.setenv(f"WORKPLAN_{robot.upper()}_SECRET", secret)
        ended = self._call(*MAY, "--format", robot, "--send", *more)
        assert KEY not in ended.out + ended.err
        assert SECRET not in ended.out + ended.err
        return ended


def many(root: Path, count: int = 60) -> None:
    """A plan whose alerts need three messages for WeCom."""
    more = "".join(
        f"          - {{id: h{i}, name: Number {i} of the new halls, kind: milestone, due: 2022-04-30}}\n"
        for i in range(count)
    )
    plan = root / "plan" / "2022.yaml"
    plan.write_text(plan.read_text() + more)


def test_only_some_kinds_or_the_most_urgent_are_listed(call: Call) -> None:
    def kinds(*more: str) -> list[str]:
        return [
            each["kind"] for each in call("alerts", "--as-of", "2022-08-31", "--format", "json", *more).data
        ]

    every = kinds()
    assert kinds("--top", "2") == every[:2]
    assert kinds("--kind", "at_risk", "--kind", "unreported", "--top", "99") == [
        each for each in every if each in ("at-risk", "unreported")
    ]
    assert f"1 of {len(every)} alerts" in call("alerts", "--as-of", "2022-08-31", "--top", "1").out
    ended = call("alerts", "--top", "0")
    assert (ended.code, ended.err) == (2, "write a number from 1 up after --top, not 0\n")
    assert call("alerts", "--as-of", "2022-08-31", "--top", "1", "--fail-on", "unreported").code == 5


def test_messages_are_printed_one_body_a_line(call: Call) -> None:
    assert call(*MAY, "--format", "wecom") == (0, WECOM, "")


@pytest.mark.parametrize("robot", ROBOTS)
def test_what_is_sent_is_what_is_printed(robot: str, root: Path, call: Call, send: Send) -> None:
    many(root, 180)
    printed = [json.loads(line) for line in call(*MAY, "--format", robot).out.splitlines()]
    assert len(printed) > 1
    with service() as at:
        ended = send(robot, at.url, secret="")
    assert [asked.body for asked in at.asked] == printed
    assert ended == (0, f"sent to {ROBOTS[robot]}: {len(printed)} messages with 361 alerts\n", "")


def test_each_robot_gets_its_signature_of_this_moment_where_it_looks_for_it(send: Send) -> None:
    before = int(time())
    with service() as at:
        for robot, name in ROBOTS.items():
            assert send(robot, at.url) == (0, f"sent to {name}: 1 message with 1 alert\n", "")
    wecom, dingtalk, feishu = at.asked
    assert (wecom.path, list(wecom.body)) == (PATH, ["msgtype", "markdown"])
    query = parse_qs(urlsplit(dingtalk.path).query)
    assert query["access_token"] == [KEY]
    assert before * 1000 <= int(query["timestamp"][0]) <= int(time()) * 1000
    assert list(feishu.body) == ["timestamp", "sign", "msg_type", "content"]
    assert before <= int(feishu.body["timestamp"]) <= int(time())
    assert len(query["sign"][0]) == len(feishu.body["sign"]) == 44


def test_blanks_around_a_pasted_address_do_no_harm(send: Send) -> None:
    with service() as at:
        assert send("feishu", f" {at.url}\n", secret=f"{SECRET}\n").code == 0


def test_what_the_service_is_too_busy_for_is_sent_when_it_says(send: Send) -> None:
    with service(says(45009, after="0"), Reply(503, headers=(("Retry-After", "0"),)), OK) as at:
        assert send("wecom", at.url) == (0, "sent to WeCom: 1 message with 1 alert\n", "")
    assert len(at.asked) == 3


def test_a_part_that_fails_ends_it_and_says_how_many_arrived(root: Path, send: Send) -> None:
    many(root)
    with service(OK, says(40058, "markdown.content exceed max length")) as at:
        ended = send("wecom", at.url)
    assert len(at.asked) == 2
    assert ended == (
        3,
        "",
        (
            "WeCom: 1 of 4 messages sent, and none from number 2 on: the service finds the message too long; send it "
            "in parts with --owner or --section (WeCom 40058: markdown.content exceed max length)\n"
        ),
    )


NOTHING = "nothing was sent (0 of 1 messages): "
FAILING = [
    (says(19021, "sign match fail"),
     f"{NOTHING}the signature does not match; check that WORKPLAN_FEISHU_SECRET holds the signing secret from the robot's settings, and that this machine's clock is right (Feishu 19021: sign match fail)"),
    (says(19022, "Ip Not Allowed"),
     f"{NOTHING}this machine's IP address is not on the robot's allowlist; add it in the robot's settings (Feishu 19022: Ip Not Allowed)"),
    (says(19024, "Key Words Not Found"),
     f"{NOTHING}the message contains none of the robot's keywords; add the keyword “Alerts” in the robot's settings: every message contains it (Feishu 19024: Key Words Not Found)"),
    (says(77, f"no {KEY}, {SECRET}"), f"{NOTHING}Feishu refused (77): no ***, ***"),
    (says(11232, "frequency limited", after="3601"),
     f"{NOTHING}too many messages (11232): the service asks to wait 61 minutes, and it was not tried again; send again after that"),
    (Reply(404, b"<html>"),
     f"{NOTHING}the server refused (HTTP 404); check WORKPLAN_FEISHU_URL, or for 5xx try again later"),
    (Reply(302, b"", (("Location", "https://elsewhere.example/"),)),
     f"{NOTHING}the address redirects elsewhere (HTTP 302), which was not followed, to protect the key; check WORKPLAN_FEISHU_URL"),
    (Reply(200, b"<html>hello</html>"),
     "0 of 1 messages sent; number 1 may or may not have arrived: the answer is not one of Feishu; check that WORKPLAN_FEISHU_URL holds the robot's address, and look in the group"),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "words"), FAILING, ids=lambda each: str(each)[:40])
def test_a_failure_names_its_remedy_and_no_secret(reply: Reply, words: str, send: Send) -> None:
    with service(reply) as at:
        assert send("feishu", at.url) == (3, "", f"Feishu: {words}\n")
    assert len(at.asked) == 1


def test_a_server_without_a_trusted_certificate_gets_nothing(send: Send) -> None:
    with service() as at:
        ended = send("wecom", at.url.replace("http:", "https:"))
    assert ended == (
        3,
        "",
        (
            "WeCom: nothing was sent (0 of 1 messages): the server's certificate cannot be trusted "
            "(WRONG_VERSION_NUMBER), and nothing was sent; check the host in WORKPLAN_WECOM_URL, or the root "
            "certificate of your proxy (SSL_CERT_FILE)\n"
        ),
    )


NO_ROBOT = "--send works only with --format wecom, dingtalk, feishu, for example `workplan alerts --format wecom --send`\n"
FORMATS = "--format is one of: table, json, csv, markdown"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        *((f"alerts --format {form} --send", NO_ROBOT) for form in ("table", "json", "csv", "markdown")),
        *((f"{name} --format wecom", f"{FORMATS}; see workplan {name.split()[0]} -h\n") for name in ("status", "show x", "history", "diff")),
        ("alerts --format slack", f"{FORMATS}, wecom, dingtalk, feishu; see workplan alerts -h\n"),
    ],
)  # fmt: skip
def test_only_alerts_have_these_formats_and_only_these_are_sent(words: str, said: str, call: Call) -> None:
    assert call(*words.split()) == (2, "", said)


@pytest.mark.parametrize("value", [None, "", "  "])
@pytest.mark.parametrize("robot", ROBOTS)
def test_without_an_address_the_variable_is_named_and_how_to_set_it(
    robot: str, value: str | None, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"WORKPLAN_{robot.upper()}_URL"
    if value is not None:
        monkeypatch.setenv(name, value)
    assert call(*MAY, "--format", robot, "--send") == (
        2,
        "",
        (
            f"the environment variable {name} is not set; it holds the webhook address of the group's robot. "
            f"For example:\n  read -rs {name}; export {name}    # paste the address: not shown, not kept in the history\n"
        ),
    )


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            f"robot?key={KEY}",
            (
                "the environment variable WORKPLAN_WECOM_URL does not hold an address (its content is "
                "secret and not shown); copy it again from the robot's settings; it looks like "
                "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…\n"
            ),
        ),
        (
            f"http://qyapi.weixin.qq.com{PATH}",
            (
                "the address in the environment variable WORKPLAN_WECOM_URL begins with http://, which exposes the key; "
                "use https:// (http is for this machine only)\n"
            ),
        ),
    ],
)
def test_an_address_that_cannot_be_is_refused_unseen(url: str, words: str, send: Send) -> None:
    assert send("wecom", url) == (2, "", words)


def test_without_alerts_nothing_is_printed_or_sent_and_it_says_so(call: Call, send: Send) -> None:
    assert call("alerts", "--as-of", "2022-01-10", "--format", "wecom") == (
        0, "", "no alerts, so no message was made\n",
    )  # fmt: skip
    with service() as at:
        ended = send("wecom", at.url, "--as-of", "2022-01-10")
    assert (ended, at.asked) == ((0, "", "no alerts, so nothing was sent\n"), [])


def test_a_threshold_that_is_met_ends_with_5_after_the_messages_were_sent(call: Call, send: Send) -> None:
    assert call(*MAY, "--format", "wecom", "--fail-on", "at-risk") == (5, WECOM, "")
    with service() as at:
        assert send("wecom", at.url, "--fail-on", "at-risk") == (
            5, "sent to WeCom: 1 message with 1 alert\n", "",
        )  # fmt: skip
        assert send("wecom", at.url, "--fail-on", "overdue") == (
            0, "sent to WeCom: 1 message with 1 alert\n", "",
        )  # fmt: skip
    with service(says(93000)) as at:
        assert send("wecom", at.url, "--fail-on", "at-risk").code == 3


def started(at: Service, stdout: int, stderr: int = subprocess.PIPE) -> "subprocess.Popen[str]":
    environment = {**os.environ, "WORKPLAN_WECOM_URL": at.url, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "workplan.cli.main", *MAY, "--format", "wecom", "--send"]
    return subprocess.Popen(command, env=environment, text=True, stdout=stdout, stderr=stderr)


def test_when_it_is_interrupted_it_says_how_far_it_was(root: Path) -> None:
    many(root)
    with service(OK, SILENCE) as at:
        running = started(at, stdout=subprocess.PIPE)
        while len(at.asked) < 2 and running.poll() is None:
            at.over.wait(0.01)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (
        130, "", "interrupted: 1 of 4 messages sent; check in the group whether number 2 arrived\n",
    )  # fmt: skip


def test_on_a_terminal_it_says_how_long_it_waits() -> None:
    ours, theirs = os.openpty()
    with service(says(45009, after="0"), OK) as at:
        running = started(at, stdout=subprocess.PIPE, stderr=theirs)
        out, _ = running.communicate(timeout=20)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        told = terminal.read(200)
    assert (out, told) == (
        "sent to WeCom: 1 message with 1 alert\n",
        b"0 of 1 messages sent, continuing in 0 s\r\n",
    )


def test_what_was_sent_but_cannot_be_told_ends_with_4() -> None:
    with service() as at, Path("/dev/full").open("w") as full:
        running = started(at, stdout=full.fileno())
        _, err = running.communicate(timeout=20)
    assert (running.returncode, err) == (4, "sent, but the result could not be printed\n")


def test_no_secret_is_in_the_arguments_of_a_process() -> None:
    with service(SILENCE) as at:
        running = started(at, stdout=subprocess.PIPE)
        while not at.asked and running.poll() is None:
            at.over.wait(0.01)
        arguments = Path(f"/proc/{running.pid}/cmdline").read_text()
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)
    assert "--send" in arguments
    assert KEY not in arguments
