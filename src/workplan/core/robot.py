"""Robots: the services whose groups take messages."""

from enum import StrEnum


class Robot(StrEnum):
    """The services whose group robots take messages."""

    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"
