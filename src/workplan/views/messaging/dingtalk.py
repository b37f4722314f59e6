"""Messages for DingTalk (钉钉): a title for the list of chats, and Markdown in paragraphs."""

from workplan.views.machine.text import json_line
from workplan.views.messaging.form import Body, Form, Message

_LIMIT = 20_000  # bytes of the whole body


def _body(message: Message) -> Body:
    text = "\n\n".join([f"#### {message.title}", message.about, *message.lines])
    return {
        "msgtype": "markdown",
        "markdown": {"title": message.title, "text": text},
        "at": {"isAtAll": False},
    }


def _size(body: Body) -> int:
    return len(json_line(body).encode())


DINGTALK = Form(_body, _size, _LIMIT)
