"""The dashboard: the report as one HTML page."""

import gc

from workplan.core.report import Report
from workplan.views.dashboard.anchors import Anchors
from workplan.views.dashboard.dashboard import dashboard_of
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.html import html_text
from workplan.views.page import Page


def render(report: Report, page: Page) -> bytes:
    """The page in the language of `page`; nothing is collected meanwhile, for all that is made is kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        desk = Desk(report, page.words, Anchors.of(report.plan))
        return html_text(dashboard_of(desk), page.words).encode()
    finally:
        if was_on:
            gc.enable()
