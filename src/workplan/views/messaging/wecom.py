"""Messages for WeCom (企业微信): Markdown of its own, in which a line end ends the line."""

from workplan.views.messaging.form import Body, Form, Message

_LIMIT = 4096  # bytes of the content in UTF-8


def _body(message: Message) -> Body:
    return {"msgtype": "markdown", "markdown": {"content": _content(message)}}


def _content(message: Message) -> str:
    return "\n".join([f"**{message.title}**", message.about, *message.lines])


def _size(body: Body) -> int:
    match body:
        case {"markdown": {"content": str(content)}}:
            return len(content.encode())
    raise AssertionError(body)


WECOM = Form(_body, _size, _LIMIT)
