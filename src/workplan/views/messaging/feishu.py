"""Messages for Feishu (飞书): a title and paragraphs of plain text, in which nothing is markup."""

from workplan.views.machine.text import json_line
from workplan.views.messaging.form import Body, Form, Message
from workplan.views.words import Language

_SIGNATURE = 128  # bytes that the fields of the signature need, and some more
_LIMIT = 20_000 - _SIGNATURE  # bytes of the whole body; "20 KB", of which this is the smaller reading
_LOCALES = {Language.ZH: "zh_cn", Language.EN: "en_us"}


def _body(message: Message) -> Body:
    paragraphs = [[{"tag": "text", "text": line}] for line in (message.about, *message.lines)]
    post = {_LOCALES[message.words.language]: {"title": message.title, "content": paragraphs}}
    return {"msg_type": "post", "content": {"post": post}}


def _size(body: Body) -> int:
    return len(json_line(body).encode())


FEISHU = Form(_body, _size, _LIMIT)
