"""The outcome of sending in words: how many messages arrived, and what to do about one that did not."""

from collections.abc import Mapping

from workplan.core.robots import Delivery, Failure, Robot, Trouble
from workplan.views.safety import safe
from workplan.views.words.language import Language, Text, count, say
from workplan.views.words.messaging import MESSAGING, REFUSALS, ROBOTS, TROUBLES
from workplan.views.words.tables import LABELS

_UNCERTAIN = (Trouble.UNANSWERED, Trouble.UNREADABLE)
_KEYWORDS: Mapping[Language, str] = {Language.ZH: "预警提醒", Language.EN: "Alerts"}


def sent_words(robot: Robot, messages: int, alerts: int, language: Language) -> str:
    """What arrived, when all did."""
    told = count(LABELS, "alerts-total", alerts, language)
    return count(MESSAGING, "sent", messages, language, robot=robot_name(robot, language), alerts=told)


def failed_words(robot: Robot, delivery: Delivery, variables: Mapping[str, str], language: Language) -> str:
    """What did not arrive, and the remedy; `variables` are the names of those of the environment."""
    failure = delivery.failure
    assert failure is not None
    key = "not-known" if failure.trouble in _UNCERTAIN else "half-sent" if delivery.sent else "not-sent"
    name = robot_name(robot, language)
    reason = _reason(robot, failure, variables, language)
    told = {"sent": delivery.sent, "next": delivery.sent + 1, "total": delivery.total}
    return say(MESSAGING[key], language, robot=name, reason=reason, **told)


def robot_name(robot: Robot, language: Language) -> str:
    """The service, as its users call it."""
    return say(ROBOTS[robot], language)


def _reason(robot: Robot, failure: Failure, variables: Mapping[str, str], language: Language) -> str:
    known = _refusal(robot, failure)
    words = {
        "robot": robot_name(robot, language),
        "code": failure.code,
        "said": safe(failure.said),
        "keyword": _KEYWORDS[language],
        **variables,
    }
    if known is None:
        return say(TROUBLES[failure.trouble], language, **words)
    return say(TROUBLES["refused.known"], language, remedy=say(known, language, **words), **words)


def _refusal(robot: Robot, failure: Failure) -> Text | None:
    """What a code of the service means; where a code has several meanings, its words decide."""
    if failure.trouble is not Trouble.REFUSED:
        return None
    code = f"{robot}.{failure.code}"
    meanings = (key for key in REFUSALS if key.startswith(f"{code}."))
    meant = next((key for key in meanings if key.rpartition(".")[2] in failure.said), code)
    return REFUSALS.get(meant)
