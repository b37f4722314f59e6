"""The remark on a day after the plan's period, which names the way back to a day within it."""

from workplan.core.status import Status
from workplan.views.page import BLANK, Line, Page, line
from workplan.views.phrases import day
from workplan.views.text import prose
from workplan.views.words import Words


def after_period(status: Status, words: Words) -> str:
    """The remark; empty on a day within the period, or before it."""
    if not status.is_after_period:
        return ""
    return words("label.after-period", end=day(status.plan.period.end))


def after_period_lines(status: Status, page: Page) -> list[Line]:
    """The remark above a page, with a blank line below it; nothing where it does not apply."""
    text = after_period(status, page.words)
    return [*map(line, prose(text, page.room, page.wide_ambiguous)), BLANK] if text else []
