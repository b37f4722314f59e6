"""The report as a bulletin for word processors."""

from workplan.core.report import Report
from workplan.views.bulletin.document import bulletin
from workplan.views.page import Page


def render(report: Report, page: Page) -> bytes:
    """The file, in the language of `page`."""
    return bulletin(report, page.words)
