"""The formats in which results can be asked for."""

from enum import StrEnum

from workplan.core.robots import Robot


class Format(StrEnum):
    """Formats of a result."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class AlertsFormat(StrEnum):
    """Formats of the list of alerts: also as messages for the robots of groups."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"

    @property
    def robot(self) -> Robot | None:
        """The robot that such messages are for."""
        return next((robot for robot in Robot if robot.value == self.value), None)


class CheckFormat(StrEnum):
    """Formats of the list of problems."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    GITHUB = "github"
