"""The outcome of sending in words: how many messages arrived, and what to do about one that did not."""

from collections.abc import Mapping

from workplan.core.robots import Delivery, Failure, Robot, Trouble
from workplan.views.safety import safe
from workplan.views.words import Language, Words

_UNCERTAIN = (Trouble.UNANSWERED, Trouble.UNREADABLE)
_KEYWORDS: Mapping[Language, str] = {Language.ZH: "预警提醒", Language.EN: "Alerts"}


def sent_words(robot: Robot, messages: int, alerts: int, words: Words) -> str:
    """What arrived, when all did."""
    told = words.count("label.alerts-total", alerts)
    return words.count("robots.sent", messages, robot=robot_name(robot, words), alerts=told)


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
    known = _refusal(robot, failure, words)
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


def _refusal(robot: Robot, failure: Failure, words: Words) -> str | None:
    """What a code of the service means; where a code has several meanings, its words decide."""
    if failure.trouble is not Trouble.REFUSED:
        return None
    code = f"{robot}.{failure.code}"
    meanings = (key for key in words.family("refusal") if key.startswith(f"{code}."))
    meant = next((key for key in meanings if key.rpartition(".")[2] in failure.said), code)
    return meant if f"refusal.{meant}" in words else None
