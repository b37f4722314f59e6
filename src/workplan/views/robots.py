"""Alerts as messages for the robots of groups (docs/messages.md), and what became of the messages in words.

No service documents how to escape its markup, so a character of a plan or log that a messenger could act upon
is shown by its full-width form.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from unicodedata import combining

from workplan.core.robots import Delivery, Failure, Robot, Trouble
from workplan.core.status import Status
from workplan.views.alerts import alert_message, light_of
from workplan.views.answer import json_line
from workplan.views.pages.status import narrowed_title
from workplan.views.phrases import SHAPES, Words, day
from workplan.views.text import safe
from workplan.views.words import Language

Body = Mapping[str, object]
Message = tuple[str, ...]  # a title, what it is about, and its lines, all inert

_LONGEST_TITLE = 100  # characters of the plan's title
_MOST_PARTS = 99_999  # that the room for "part 1 of 99999" is kept free for
_SIGNATURE = 128  # bytes that the fields of Feishu's signature need, and some more
_LOCALES = {Language.ZH: "zh_cn", Language.EN: "en_us"}
_WIDE = str.maketrans({"<": "＜", ">": "＞", "@": "＠", "`": "｀", "*": "＊", "_": "＿", "\\": "＼"})
# The end of what could be the text of a link, a link without brackets, an entity, and struck out text.
_JOINED = re.compile(r"\](?=[(\[:])|:(?=//)|(?<=\bwww)\.|&(?=#?\w+;)|~(?=~)|(?<=~)~", re.IGNORECASE)
_WIDE_JOINED = {"]": "］", ":": "：", ".": "．", "&": "＆", "~": "～"}

ADDRESSES: Mapping[Robot, str] = {
    Robot.WECOM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
    Robot.DINGTALK: "https://oapi.dingtalk.com/robot/send?access_token=…",
    Robot.FEISHU: "https://open.feishu.cn/open-apis/bot/v2/hook/…",
}
# What codes of the services mean; of DingTalk's code for three things, by what its words are about.
MEANINGS: Mapping[str, str] = {
    "key": """wecom.93000 feishu.19001 dingtalk.40035 dingtalk.300001 dingtalk.300005 dingtalk.400101
        dingtalk.400106""",
    "length": "wecom.40058 dingtalk.460101",
    "stopped": "feishu.19007 dingtalk.400013 dingtalk.400102",
    "content": "dingtalk.430101 dingtalk.430102 dingtalk.430103 dingtalk.430104",
    "keyword": "feishu.19024 dingtalk.310000.keyword",
    "signature": "feishu.19021 dingtalk.310000.sign dingtalk.310000.timestamp",
    "place": "feishu.19022 dingtalk.310000.whitelist",
}


def alert_bodies(status: Status, robot: Robot, words: Words) -> list[Body]:
    """The bodies of all messages that tell the alerts, in their order; none without alerts."""
    lines = (f"{SHAPES[light_of(each.kind)]} {inert(alert_message(each, words))}" for each in status.alerts)
    return bodies_of(lambda part, parts: _heading(status, part, parts, words), lines, robot, words)


def bodies_of(
    heading: Callable[[int, int], Message], lines: Iterable[str], robot: Robot, words: Words
) -> list[Body]:
    """The bodies of messages that hold `lines`, inert, below the heading of each part; none without any."""
    empty, locale = heading(_MOST_PARTS, _MOST_PARTS), _LOCALES[words.language]
    least = _size(empty, robot, locale)

    def added(line: str) -> int:
        return _size((*empty, line), robot, locale) - least

    parts = divided(lines, added, _LIMITS[robot] - least, words("robots.cut"))
    headings = (heading(number, len(parts)) for number in range(1, len(parts) + 1))
    return [_BODIES[robot]((*head, *part), locale) for head, part in zip(headings, parts, strict=True)]


def body_lines(bodies: Iterable[Body]) -> str:
    """Each body as one line of JSON."""
    return "".join(f"{json_line(body)}\n" for body in bodies)


def _heading(status: Status, part: int, parts: int, words: Words) -> Message:
    """A message without its lines."""
    plan = cut(inert(narrowed_title(status, words)), lambda text: len(text) <= _LONGEST_TITLE + 1, "…")
    about = words("robots.about", plan=plan, number=len(status.alerts), day=day(status.as_of))
    return f"{words('report-heading.alerts')} {part}/{parts}", about


def _size(message: Message, robot: Robot, locale: str) -> int:
    """The bytes that a service counts: those of the content, or of the whole body."""
    text = _content(message) if robot is Robot.WECOM else json_line(_BODIES[robot](message, locale))
    return len(text.encode())


def inert(text: str) -> str:
    """One harmless line as one that no messenger acts upon, as long as something else begins its line."""
    return _JOINED.sub(lambda match: _WIDE_JOINED[match[0]], text).translate(_WIDE)


def divided(lines: Iterable[str], size: Callable[[str], int], room: int, sign: str) -> list[tuple[str, ...]]:
    """The lines in parts of at most `room`, in order; one too long for any is cut, and ends in `sign`.

    `size` is what a line adds to a part; a shorter one adds no more.
    """
    parts: list[list[str]] = []
    left = 0
    for line in lines:
        fitting = cut(line, lambda text: size(text) <= room, sign)
        if size(fitting) > left:
            parts.append([])
            left = room
        parts[-1].append(fitting)
        left -= size(fitting)
    return [tuple(part) for part in parts]


def cut(text: str, takes: Callable[[str], bool], sign: str) -> str:
    """`text`, if it is taken, else as much of it as is taken with `sign` behind it, in whole characters."""
    if takes(text):
        return text
    most = bisect_left(range(len(text)), True, key=lambda length: not takes(text[:length] + sign)) - 1
    while most > 0 and combining(text[most]):
        most -= 1
    return text[: max(most, 0)] + sign


def _content(message: Message) -> str:
    """Markdown of WeCom's own, in which a line end ends the line."""
    title, *lines = message
    return "\n".join([f"**{title}**", *lines])


def _dingtalk(message: Message) -> Body:
    """A title for the list of chats, and Markdown in paragraphs."""
    title, *lines = message
    markdown = {"title": title, "text": "\n\n".join([f"#### {title}", *lines])}
    return {"msgtype": "markdown", "markdown": markdown, "at": {"isAtAll": False}}


def _feishu(message: Message, locale: str) -> Body:
    """A title and paragraphs of plain text, in which nothing is markup."""
    title, *lines = message
    post = {locale: {"title": title, "content": [[{"tag": "text", "text": line}] for line in lines]}}
    return {"msg_type": "post", "content": {"post": post}}


_BODIES: Mapping[Robot, Callable[[Message, str], Body]] = {
    Robot.WECOM: lambda message, _: {"msgtype": "markdown", "markdown": {"content": _content(message)}},
    Robot.DINGTALK: lambda message, _: _dingtalk(message),
    Robot.FEISHU: _feishu,
}
# Of Feishu's "20 KB" this is the smaller reading.
_LIMITS = {Robot.WECOM: 4096, Robot.DINGTALK: 20_000, Robot.FEISHU: 20_000 - _SIGNATURE}


def sent_words(robot: Robot, messages: int, told: str, words: Words) -> str:
    """What arrived, when all did."""
    return words("robots.sent", number=messages, robot=words.of("robot", robot), alerts=told)


def failed_words(robot: Robot, delivery: Delivery, variables: Mapping[str, str], words: Words) -> str:
    """What did not arrive, and the remedy; `variables` are the names of those of the environment."""
    failure, name = delivery.failure, words.of("robot", robot)
    assert failure is not None
    key = "robots.half-sent" if delivery.sent else "robots.not-sent"
    if failure.trouble in (Trouble.UNANSWERED, Trouble.UNREADABLE):
        key = "robots.not-known"
    params = {
        "robot": name,
        "code": failure.code,
        "said": safe(failure.said),
        "minutes": -int(-failure.after // 60),
        "keyword": words("report-heading.alerts"),
        **variables,
    }
    meaning = _meaning(robot, failure)
    if meaning is None:
        reason = words.of("trouble", failure.trouble, **params)
    else:
        reason = words("trouble.refused.known", remedy=words.of("refusal", meaning, **params), **params)
    numbers = {"sent": delivery.sent, "next": delivery.sent + 1, "total": delivery.total}
    return words(key, robot=name, reason=reason, **numbers)


def _meaning(robot: Robot, failure: Failure) -> str | None:
    """What a code of the service means; where a code has several meanings, its words decide."""
    if failure.trouble is not Trouble.REFUSED:
        return None
    code = f"{robot}.{failure.code}"
    for meaning, codes in MEANINGS.items():
        for known in codes.split():
            if known == code or (known.startswith(f"{code}.") and known.rpartition(".")[2] in failure.said):
                return meaning
    return None
