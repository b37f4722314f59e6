"""Alerts as messages for the robots of groups: their bodies, their sizes, and texts that would act in a chat."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from views.office import status, status_with, target
from workplan.core.calendar import Every, Span
from workplan.core.plan import Kind, Reporting
from workplan.core.robots import Delivery, Failure, Robot, Trouble
from workplan.core.status import Status
from workplan.views.alerts import alert_message
from workplan.views.phrases import Words
from workplan.views.robots import (
    MEANINGS,
    alert_bodies,
    body_lines,
    cut,
    divided,
    failed_words,
    inert,
    sent_words,
)
from workplan.views.words import Language

ZH, EN = Words(Language.ZH), Words(Language.EN)
LIMITS = {Robot.WECOM: 4096, Robot.DINGTALK: 20_000, Robot.FEISHU: 20_000}

LINES_ZH = (
    "《友谊路街道2022年工作要点》截至 2022-06-30 共 1 条预警",
    "■ 【逾期未完成】消防站：尚未报送数据，逾期30天（2022-05-31到期）；牵头：黄永、陈阳、万韬",
)


def one_alert() -> Status:
    """A plan whose only alert is one of its fire station; its reports are not asked for."""
    return named("消防站")


def named(*names: str, **plan: Any) -> Status:
    """The status of a plan that has one overdue milestone of each name."""
    over = {
        "window": Span(date(2022, 1, 1), date(2022, 5, 31)),
        "reporting": Reporting(Every.MONTH, 5, never=True),
    }
    targets = [target(f"t{i}", name, Kind.MILESTONE, None, **over) for i, name in enumerate(names)]
    made = status_with(*targets)
    return replace(made, plan=replace(made.plan, **plan))


def test_each_robot_takes_its_own_form_and_calls_nobody() -> None:
    paragraphs = [[{"tag": "text", "text": line}] for line in LINES_ZH]
    text = "\n\n".join(["#### 预警提醒 1/1", *LINES_ZH])
    post = {"zh_cn": {"title": "预警提醒 1/1", "content": paragraphs}}
    assert [alert_bodies(one_alert(), robot, ZH) for robot in Robot] == [
        [{"msgtype": "markdown", "markdown": {"content": "\n".join(["**预警提醒 1/1**", *LINES_ZH])}}],
        [{"msgtype": "markdown", "markdown": {"title": "预警提醒 1/1", "text": text}, "at": {"isAtAll": False}}],
        [{"msg_type": "post", "content": {"post": post}}],
    ]  # fmt: skip


@pytest.mark.parametrize("robot", Robot)
def test_without_alerts_there_is_no_message(robot: Robot) -> None:
    assert alert_bodies(named(), robot, ZH) == []
    assert body_lines([]) == ""


@pytest.mark.parametrize("robot", Robot)
def test_each_body_is_one_line_of_json(robot: Robot) -> None:
    bodies = alert_bodies(named("a\nb\u2028c\x1b[2J\U000e0100\r"), robot, ZH)
    (line,) = body_lines(bodies).splitlines()
    assert json.loads(line) == bodies[0]
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028]", line)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("robot", Robot)
def test_the_lines_are_the_messages_of_the_alerts_in_their_order(robot: Robot, language: Language) -> None:
    june = status()
    lines = [line for body in alert_bodies(june, robot, Words(language)) for line in lines_of(robot, body)]
    assert [line[2:] for line in lines] == [alert_message(alert, Words(language)) for alert in june.alerts]


def size_of(robot: Robot, body: Mapping[str, Any]) -> int:
    """The bytes that the service counts, with the longest signature where that is part of the body."""
    if robot is Robot.WECOM:
        return len(body["markdown"]["content"].encode())
    signature = {"timestamp": "1599360473", "sign": "x" * 44} if robot is Robot.FEISHU else {}
    return len(json.dumps({**signature, **body}, ensure_ascii=False, separators=(",", ":")).encode())


def lines_of(robot: Robot, body: Mapping[str, Any]) -> list[str]:
    """The lines of a message behind its title and what it is about."""
    if robot is Robot.WECOM:
        return str(body["markdown"]["content"]).split("\n")[2:]
    if robot is Robot.DINGTALK:
        return str(body["markdown"]["text"]).split("\n\n")[2:]
    (post,) = body["content"]["post"].values()
    return [str(node["text"]) for (node,) in post["content"][1:]]


def head_of(robot: Robot, body: Mapping[str, Any]) -> tuple[str, str]:
    """The title of a message and what it is about."""
    if robot is Robot.WECOM:
        title, about, *_ = body["markdown"]["content"].split("\n")
        return title.strip("*"), about
    if robot is Robot.DINGTALK:
        title, about, *_ = body["markdown"]["text"].split("\n\n")
        return title.removeprefix("#### "), about
    (post,) = body["content"]["post"].values()
    return post["title"], post["content"][0][0]["text"]


@pytest.mark.parametrize("robot", Robot)
def test_many_alerts_make_several_messages_each_with_its_number_and_none_is_lost(robot: Robot) -> None:
    names = [f"第{i}号工程" * (1 + i % 7) for i in range(700)]
    many = named(*names)
    bodies = alert_bodies(many, robot, ZH)
    assert len(bodies) > 1
    assert [head_of(robot, body) for body in bodies] == [
        (f"预警提醒 {i}/{len(bodies)}", "《友谊路街道2022年工作要点》截至 2022-06-30 共 700 条预警")
        for i in range(1, len(bodies) + 1)
    ]
    lines = [line for body in bodies for line in lines_of(robot, body)]
    assert lines == [f"■ {alert_message(alert, ZH)}" for alert in many.alerts]
    sizes = [size_of(robot, body) for body in bodies]
    assert max(sizes) <= LIMITS[robot]
    assert min(sizes[:-1]) > LIMITS[robot] - 600  # as full as whole alerts make it


@pytest.mark.parametrize("robot", Robot)
@given(names=st.lists(st.text(max_size=3_000), max_size=12), title=st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_no_message_is_larger_than_the_service_takes(robot: Robot, names: list[str], title: str) -> None:
    made = named(*names, title=title)
    bodies = alert_bodies(made, robot, ZH)
    assert all(size_of(robot, body) <= LIMITS[robot] for body in bodies)
    assert sum(len(lines_of(robot, body)) for body in bodies) == len(names)


@pytest.mark.parametrize("robot", Robot)
def test_an_alert_that_is_too_long_is_cut_and_says_so_and_its_neighbours_are_whole(robot: Robot) -> None:
    bodies = alert_bodies(named("前", "长" * 9_000, "后"), robot, ZH)
    lines = [line for body in bodies for line in lines_of(robot, body)]
    assert [len(bodies), len(lines)] == [3, 3]
    assert lines[0].startswith("■ 【逾期未完成】前：")
    assert re.fullmatch("■ 【逾期未完成】长+……（过长，已截断）", lines[1])
    assert lines[2].startswith("■ 【逾期未完成】后：")
    assert LIMITS[robot] - 150 < size_of(robot, bodies[1]) <= LIMITS[robot]


def test_a_title_that_is_too_long_is_cut() -> None:
    (body,) = alert_bodies(named("x", title="长" * 500), Robot.WECOM, ZH)
    assert head_of(Robot.WECOM, body)[1] == f"《{'长' * 100}…》截至 2022-06-30 共 1 条预警"


@pytest.mark.parametrize(
    ("text", "room", "fitting"),
    [
        ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("ae\u0301bcdefg", 3, "a…"),
        ("\u0301\u0301\u0301", 2, "…"), ("abc", 1, "…"), ("", 0, ""),
    ],
)  # fmt: skip
def test_a_text_is_cut_between_whole_characters(text: str, room: int, fitting: str) -> None:
    assert cut(text, lambda each: len(each) <= room, "…") == fitting


def test_lines_are_divided_where_a_part_is_full() -> None:
    parts = [("aa", "bb"), ("c",), ("ddd…",), ("e",)]
    assert divided(["aa", "bb", "c", "ddddd", "e"], len, 4, "…") == parts


HOSTILE = {
    "<@all>": "＜＠all＞", "<@userid>": "＜＠userid＞", "@13800001111": "＠13800001111", "@所有人": "＠所有人",
    '<at user_id="all">所有人</at>': '＜at user＿id="all"＞所有人＜/at＞', "<at id=all></at>": "＜at id=all＞＜/at＞",
    '<font color="warning">x</font>': '＜font color="warning"＞x＜/font＞',
    "[x](http://evil.example)": "[x］(http：//evil.example)",
    "![x](https://evil.example/a.png)": "![x］(https：//evil.example/a.png)", "[x][y]": "[x］[y]",
    "http://evil.example": "http：//evil.example",
    "dingtalk://dingtalkclient/page": "dingtalk：//dingtalkclient/page",
    "www.evil.example": "www．evil.example", "WWW.evil.example": "WWW．evil.example",
    "**b** _i_ ~~s~~ `c`": "＊＊b＊＊ ＿i＿ ～～s～～ ｀c｀", "~~~": "～～～", "&lt;@all&gt; &#60;": "＆lt;＠all＆gt; ＆#60;",
    "\\*": "＼＊",
    "R&D 3~5 [甲] 1#楼 a+b -1 ≥5% | x: y/z. e.g. 中国": "R&D 3~5 [甲] 1#楼 a+b -1 ≥5% | x: y/z. e.g. 中国",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_would_act_in_a_chat_is_shown_by_its_full_width_form(text: str) -> None:
    assert inert(text) == HOSTILE[text]


ACTING = (*HOSTILE, "# x", "> x", "- x", "1. x", "x\n# y", "x\n\n---\n", "| a |\n|---|", "    code", "```\nx", "<!--", "<br>", "x\\\n# y")  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", ACTING)
def test_read_as_markdown_a_message_is_its_heading_and_plain_text(text: str, language: Language) -> None:
    hostile = named(text, title=text)
    allowed: Callable[[set[str]], bool] = {"text", "softbreak", "strong_open", "strong_close"}.issuperset
    wecom, dingtalk = (
        alert_bodies(hostile, robot, Words(language))[0] for robot in (Robot.WECOM, Robot.DINGTALK)
    )
    contents: list[Any] = [wecom["markdown"], dingtalk["markdown"]]
    for content in (contents[0]["content"], contents[1]["text"]):
        parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
        tokens = parser.parse(content)
        assert {t.type.removesuffix("_open").removesuffix("_close") for t in tokens} <= {
            "heading", "paragraph", "inline",
        }  # fmt: skip
        assert sum(t.type == "heading_open" for t in tokens) == (content == contents[1].get("text"))
        assert allowed({child.type for t in tokens for child in t.children or ()}), content
        assert not re.search("[<>@`]", content)


@pytest.mark.parametrize("text", ACTING)
def test_in_feishu_a_text_calls_nobody_and_opens_nothing(text: str) -> None:
    (line,) = body_lines(alert_bodies(named(text, title=text), Robot.FEISHU, ZH)).splitlines()
    assert not re.search("[<>@]|://", line)
    assert set(re.findall('"tag":"(.*?)"', line)) == {"text"}


VARIABLES = {"address": "WORKPLAN_X_URL", "secret": "WORKPLAN_X_SECRET"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words(trouble: Trouble, language: Language) -> None:
    words = failed_words(
        Robot.FEISHU, Delivery(0, 1, Failure(trouble, 1, "said")), VARIABLES, Words(language)
    )
    assert "{" not in words
    assert len(words) > 25


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", " ".join(MEANINGS.values()).split())
def test_every_known_refusal_has_its_remedy(key: str, language: Language) -> None:
    robot, code, *about = key.split(".")
    refused = Failure(Trouble.REFUSED, int(code), " ".join(["it", *about]))
    words = failed_words(Robot(robot), Delivery(0, 1, refused), VARIABLES, Words(language))
    unknown = failed_words(Robot(robot), Delivery(0, 1, replace(refused, code=1)), VARIABLES, Words(language))
    assert "{" not in words
    assert len(words) > len(unknown)


@pytest.mark.parametrize("language", Language)
def test_the_keyword_that_is_recommended_is_in_every_message(language: Language) -> None:
    keyword = {"zh": "预警提醒", "en": "Alerts"}[language]
    refused = Delivery(0, 1, Failure(Trouble.REFUSED, 19024))
    assert f"“{keyword}”" in failed_words(Robot.FEISHU, refused, VARIABLES, Words(language))
    assert keyword in str(alert_bodies(one_alert(), Robot.FEISHU, Words(language)))


def test_what_arrived_is_counted() -> None:
    assert sent_words(Robot.WECOM, 1, "共 1 条预警", ZH) == "已发送到企业微信：1 条消息，共 1 条预警"
    assert sent_words(Robot.DINGTALK, 2, "30 alerts", EN) == "sent to DingTalk: 2 messages with 30 alerts"
