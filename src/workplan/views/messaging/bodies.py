"""The messages of a status: its alerts as the bodies that a service's robot takes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from workplan.core.alerts import Alert
from workplan.core.robots import Robot
from workplan.core.status import Status
from workplan.views.alerts import light_of
from workplan.views.figures import day
from workplan.views.machine.text import json_line
from workplan.views.messages import alert_message
from workplan.views.messaging.dingtalk import DINGTALK
from workplan.views.messaging.feishu import FEISHU
from workplan.views.messaging.form import Body, Form, Message
from workplan.views.messaging.inert import inert
from workplan.views.messaging.parts import cut, divided
from workplan.views.messaging.wecom import WECOM
from workplan.views.safety import safe
from workplan.views.words import Words
from workplan.views.words.lights import SHAPES

FORMS: Mapping[Robot, Form] = {Robot.WECOM: WECOM, Robot.DINGTALK: DINGTALK, Robot.FEISHU: FEISHU}
_LONGEST_TITLE = 100  # characters of the plan's title
_MOST_PARTS = 99_999  # that the room for "part 1 of 99999" is kept free for


def alert_bodies(status: Status, robot: Robot, words: Words) -> list[Body]:
    """The bodies of all messages that tell the alerts, in their order; none without alerts."""
    form, empty = FORMS[robot], _message(status, _MOST_PARTS, _MOST_PARTS, words)
    lines = (_line(alert, words) for alert in status.alerts)
    parts = divided(lines, partial(form.added, empty), form.room(empty), words("robots.cut"))
    messages = (_message(status, i, len(parts), words) for i in range(1, len(parts) + 1))
    return [form.body(replace(m, lines=part)) for m, part in zip(messages, parts, strict=True)]


def body_lines(bodies: Iterable[Body]) -> str:
    """Each body as one line of JSON."""
    return "".join(f"{json_line(body)}\n" for body in bodies)


def _message(status: Status, part: int, parts: int, words: Words) -> Message:
    """A message without its lines."""
    is_short = lambda text: len(text) <= _LONGEST_TITLE + 1  # noqa: E731  # named for the reader
    plan = cut(inert(safe(status.plan.title)), is_short, "…")
    about = {"plan": plan, "day": day(status.as_of)}
    return Message(
        words("robots.title", part=part, parts=parts),
        words.count("robots.about", len(status.alerts), **about),
        (),
        words,
    )


def _line(alert: Alert, words: Words) -> str:
    return f"{SHAPES[light_of(alert.kind)]} {inert(alert_message(alert, words))}"
