"""The outcome of sending in words: how many messages arrived, and what to do about one that did not."""

from collections.abc import Mapping

from workplan.core.delivery import Delivery, Failure, Trouble
from workplan.core.robot import Robot
from workplan.views.text import safe
from workplan.views.words import Language, Words

# What the codes of the services mean; of DingTalk's code for three things, by what its words are about.
_MEANINGS: Mapping[str, str] = {
    "wecom.93000": "key",
    "wecom.40058": "length",
    "dingtalk.300001": "key",
    "dingtalk.300005": "key",
    "dingtalk.400101": "key",
    "dingtalk.400106": "key",
    "dingtalk.40035": "key",
    "dingtalk.400013": "stopped",
    "dingtalk.400102": "stopped",
    "dingtalk.460101": "length",
    "dingtalk.310000.keyword": "keyword",
    "dingtalk.310000.sign": "signature",
    "dingtalk.310000.timestamp": "signature",
    "dingtalk.310000.whitelist": "place",
    **{f"dingtalk.{code}": "content" for code in (430101, 430102, 430103, 430104)},
    "feishu.19001": "key",
    "feishu.19007": "stopped",
    "feishu.19021": "signature",
    "feishu.19022": "place",
    "feishu.19024": "keyword",
}
ADDRESSES: Mapping[Robot, str] = {
    Robot.WECOM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
    Robot.DINGTALK: "https://oapi.dingtalk.com/robot/send?access_token=…",
    Robot.FEISHU: "https://open.feishu.cn/open-apis/bot/v2/hook/…",
}
_UNCERTAIN = (Trouble.UNANSWERED, Trouble.UNREADABLE)
_KEYWORDS: Mapping[Language, str] = {Language.ZH: "预警提醒", Language.EN: "Alerts"}


def sent_words(robot: Robot, messages: int, alerts: int, words: Words) -> str:
    """What arrived, when all did."""
    told = words("label.alerts-total", number=alerts)
    return words("robots.sent", number=messages, robot=robot_name(robot, words), alerts=told)


def failed_words(robot: Robot, delivery: Delivery, variables: Mapping[str, str], words: Words) -> str:
    """What did not arrive, and the remedy; `variables` are the names of those of the environment."""
    failure = delivery.failure
    assert failure is not None
    key = (
        "robots.not-known"
        if failure.trouble in _UNCERTAIN
        else "robots.half-sent"
        if delivery.sent
        else "robots.not-sent"
    )
    name = robot_name(robot, words)
    reason = _reason(robot, failure, variables, words)
    told = {"sent": delivery.sent, "next": delivery.sent + 1, "total": delivery.total}
    return words(key, robot=name, reason=reason, **told)


def robot_name(robot: Robot, words: Words) -> str:
    """The service, as its users call it."""
    return words.of("robot", robot)


def _reason(robot: Robot, failure: Failure, variables: Mapping[str, str], words: Words) -> str:
    known = _refusal(robot, failure)
    params = {
        "robot": robot_name(robot, words),
        "code": failure.code,
        "said": safe(failure.said),
        "keyword": _KEYWORDS[words.language],
        **variables,
    }
    if known is None:
        return words.of("trouble", failure.trouble, **params)
    return words("trouble.refused.known", remedy=words.of("refusal", known, **params), **params)


def _refusal(robot: Robot, failure: Failure) -> str | None:
    """What a code of the service means; where a code has several meanings, its words decide."""
    if failure.trouble is not Trouble.REFUSED:
        return None
    code = f"{robot}.{failure.code}"
    meanings = (key for key in _MEANINGS if key.startswith(f"{code}."))
    meant = next((key for key in meanings if key.rpartition(".")[2] in failure.said), code)
    return _MEANINGS.get(meant)
